import { cmeError, okay } from './answer.ts';
import { numberOf } from './arguments.ts';
import type { CommandEntry, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';

/** Settings of AT+SAPBR=3 with the most bytes that each takes (MAN SAPBR). */
const settings = { CONTYPE: 16, APN: 50, USER: 50, PWD: 50, PHONENUM: 50, RATE: 1 } as const;
type Setting = keyof typeof settings;

const isSetting = (text: string): text is Setting => Object.hasOwn(settings, text);

export const isBearerOpen = (core: ModuleCore, id: number): boolean =>
  core.ram.openBearers.has(id) && core.radio.attached();

/** The network was lost: `+SAPBR 1: DEACT`, with a blank before the number. */
export const loseBearers = (core: ModuleCore): void => {
  const ids = [...core.ram.openBearers].sort();
  core.ram.openBearers.clear();
  for (const id of ids) core.report(`+SAPBR ${id}: DEACT`);
};

const setTag = (core: ModuleCore, id: number, args: Parameters<Handler>[1]): ReturnType<Handler> => {
  const tag = args[2]?.text.toUpperCase() ?? '';
  const value = args[3]?.text;
  if (args.length !== 4 || value === undefined || !isSetting(tag) || value.length > settings[tag]) {
    return cmeError('invalidParameter');
  }
  core.ram.bearerSettings.set(`${id} ${tag}`, value);
  return okay();
};

/** `3` sets, `1` opens, `0` closes, `2` queries the state (1 open, 3 closed), `4` the settings; for the bearers 1 to 3. */
const set: Handler = (core, args) => {
  const action = numberOf(args[0], 0, 4);
  const id = numberOf(args[1], 1, 3);
  if (action === null || id === null || (action !== 3 && args.length > 2)) return cmeError('invalidParameter');
  const open = isBearerOpen(core, id);
  switch (action) {
    case 0:
      if (!open) return cmeError('notAllowed');
      core.ram.openBearers.delete(id);
      return okay();
    case 1:
      if (!core.radio.attached()) return cmeError('notAllowed');
      core.ram.openBearers.add(id);
      return okay();
    case 2:
      return okay(`+SAPBR: ${id},${open ? 1 : 3},"${open ? identity.address : '0.0.0.0'}"`);
    case 3:
      return setTag(core, id, args);
    default:
      return okay(
        ...Object.keys(settings).map((tag) => `+SAPBR:${tag},${core.ram.bearerSettings.get(`${id} ${tag}`) ?? ''}`),
      );
  }
};

export const bearer: CommandEntry = { set };
