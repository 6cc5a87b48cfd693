import { cmeError, okay, okayThen } from './answer.ts';
import { choiceOf } from './arguments.ts';
import type { CommandEntry, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';

interface FoundOperator {
  readonly long: string;
  readonly short: string;
  readonly numeric: string;
}

const others: readonly FoundOperator[] = [
  { long: 'CHN-UNICOM', short: 'UNICOM', numeric: '46001' },
  { long: 'CHN-CT', short: 'CT', numeric: '46011' },
  { long: '', short: '', numeric: '46015' },
];

/**
 * `+COPS: (<state>,"<long>","<short>","<numeric>",<technology>),…,,(<modes>),(<formats>)`: state 1 free, 2 current, 3 forbidden.
 * It takes half a minute and more; what the host sends meanwhile waits, because no way to interrupt the search is documented.
 */
const search = (core: ModuleCore): string => {
  const own = core.radio.registered() ? 2 : core.radio.rejectCause() === null ? 1 : 3;
  const entry = (state: number, { long, short, numeric }: FoundOperator): string =>
    `(${state},"${long}","${short}","${numeric}",${identity.accessTechnology})`;
  const found = [entry(own, identity.operator), ...others.map((other) => entry(3, other))];
  return `+COPS: ${found.join()},,(0,1,2,3,4),(0,1,2)`;
};

const select = (core: ModuleCore, mode: 0 | 1 | 2): void => {
  const before = core.ram.operatorMode;
  core.ram.operatorMode = mode;
  if (mode !== 2 && before === 2) {
    core.radio.searchAgain();
    core.after(core.timings.registrationMs, () => core.radio.announce());
  }
  if (mode !== 2 || before === 2) return;
  core.report('+CGEV: ME DETACH');
  core.radio.lost();
};

/** 0 automatic, 1 manual, 2 deregister, 3 format only, 4 manual, automatic if that fails. */
const set: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1, 2, 3, 4] as const);
  const format = args[1] ? choiceOf(args[1], [0, 1, 2] as const) : core.ram.operatorFormat;
  if (mode === null || format === null || args.length > 4) return cmeError('invalidParameter');
  if (mode === 3) {
    core.ram.operatorFormat = format;
    return okay();
  }
  if (mode === 0 || mode === 2) {
    if (mode === 0) core.ram.operatorFormat = format;
    return okayThen(() => select(core, mode));
  }
  const { long, short, numeric } = identity.operator;
  const name = args[2]?.text;
  if (name === undefined) return cmeError('invalidParameter');
  // The card may be used in its own network only.
  if (name !== [long, short, numeric][format])
    return mode === 1 ? cmeError('noNetwork') : okayThen(() => select(core, 0));
  return okayThen(() => select(core, mode === 1 ? 1 : 0));
};

export const operator: CommandEntry = {
  query: (core) => {
    const { operatorFormat: format, operatorMode: mode } = core.ram;
    if (!core.radio.registered()) return okay(`+COPS: ${mode}`);
    const { long, short, numeric } = identity.operator;
    return okay(`+COPS: ${mode},${format},"${[long, short, numeric][format] ?? numeric}",${identity.accessTechnology}`);
  },
  set,
  test: (core) => {
    if (core.ram.functionality !== 1) return cmeError('notAllowed');
    return { ...okay(search(core)), delayMs: core.timings.operatorScanMs };
  },
};
