import type { Answer } from './answer.ts';
import { cmeError, okay } from './answer.ts';
import type { CommandGroup } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';

/** Gives `lines` when the card can be read; the number of the SIM only needs a card, not its PIN. */
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

/** Three wrong PINs lock the card, over restarts too. */
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

export const simCardCommands: CommandGroup = {
  '+CPIN': { query: pinState, set: (core, args) => enterPin(core, args[0]?.text) },
  '+CIMI': { execute: (core) => withCard(core, identity.imsi, true) },
  '+ICCID': { execute: (core) => withCard(core, `+ICCID: ${identity.iccid}`, false) },
  '+CCID': { execute: (core) => withCard(core, identity.iccid, false) },
};
