import type { Answer } from './answer.ts';
import { cmeError, okay, plainError } from './answer.ts';
import { choiceOf } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';

/** Answers with `line` if the card can be read. The number of the SIM requires a card, but not its PIN. */
const withCard = (core: ModuleCore, line: string, needsPin: boolean): Answer => {
  const problem = core.radio.simProblem();
  if (problem === null) return okay(line);
  const onlyLocked = problem === 'simPinRequired' || problem === 'simPukRequired';
  return onlyLocked && !needsPin ? okay(line) : cmeError(problem);
};

const pinState = (core: ModuleCore): Answer => {
  const problem = core.radio.simProblem();
  if (problem === null) return okay('+CPIN: READY');
  if (problem === 'simPinRequired') return okay('+CPIN: SIM PIN');
  return problem === 'simPukRequired' ? okay('+CPIN: SIM PUK') : cmeError(problem);
};

/** Three wrong PINs lock the card, also across restarts. */
const enterPin = (core: ModuleCore, pin: string | undefined): Answer => {
  const problem = core.radio.simProblem();
  if (problem === null) return cmeError('notAllowed');
  if (problem !== 'simPinRequired') return cmeError(problem);
  if (pin === undefined || !/^\d{4,8}$/.test(pin)) return cmeError('invalidParameter');
  if (pin !== identity.simPin) {
    core.flash.pinAttemptsLeft -= 1;
    return cmeError('wrongPassword');
  }
  core.flash.pinAttemptsLeft = 3;
  core.ram.pinEntered = true;
  core.radio.searchAgain();
  core.after(core.timings.registrationMs, () => core.radio.announce());
  return okay('+CPIN: READY');
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
  '+CPIN': { query: pinState, set: (core, args) => enterPin(core, args[0]?.text) },
  '+CIMI': { execute: (core) => withCard(core, core.identity.imsi, true) },
  '+ICCID': { execute: cardId },
  '+CSDT': { query: (core) => okay(`+CSDT: ${core.ram.reportsCard ? 1 : 0}`), set: reportCard },
  '+CCID': { execute: (core) => withCard(core, core.identity.iccid, false) },
};
