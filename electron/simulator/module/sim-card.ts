import type { Answer } from './answer.ts';
import { cmeError, okay, plainError } from './answer.ts';
import { choiceOf } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';

/** Answers with `line` if the card can be read. The number of the SIM requires a card, but not its PIN. */
const withCard = (core: ModuleCore, line: string, needsPin: boolean): Answer => {
  const problem = core.radio.simProblem();
  if (problem === null) return okay(line);
  const onlyLocked = problem === 'simPinRequired' || problem === 'simPukRequired';
  return onlyLocked && !needsPin ? okay(line) : cmeError(problem);
};

/** Old 8910 firmware fails the first request after a start (docs/at-dialect.md §13). */
const cardId = (core: ModuleCore): Answer => {
  const first = !core.ram.cardIdAsked;
  core.ram.cardIdAsked = true;
  return first && core.model.firstCardIdFails ? plainError : withCard(core, `+ICCID: ${core.identity.iccid}`, false);
};

const reportCard: Handler = (core, args) => {
  const mode = choiceOf(args[0], [0, 1] as const);
  if (mode === null) return cmeError('invalidParameter');
  core.ram.reportsCard = mode === 1;
  return okay();
};

export const simCardCommands: CommandGroup = {
  '+CIMI': { execute: (core) => withCard(core, core.identity.imsi, true) },
  '+ICCID': { execute: cardId },
  '+CSDT': { query: (core) => okay(`+CSDT: ${core.ram.reportsCard ? 1 : 0}`), set: reportCard },
  '+CCID': { execute: (core) => withCard(core, core.identity.iccid, false) },
  // The form of 3GPP TS 27.007 §7.1; many cards do not store their number.
  '+CNUM': { execute: (core) => withCard(core, `+CNUM: "","${core.identity.phoneNumber}",145`, true) },
  '*SIMDETEC': {
    set: (core, args) =>
      args[0]?.text === '1'
        ? okay(`*SIMDETEC: 1, ${core.has('no-sim') ? 'NOS' : 'SIM'}`)
        : cmeError('invalidParameter'),
  },
};
