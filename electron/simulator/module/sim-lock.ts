import { type Answer, cmeError, okay } from './answer.ts';
import { choiceOf } from './arguments.ts';
import type { CommandGroup, Handler } from './command-entry.ts';
import type { ModuleCore } from './core.ts';
import { identity } from './identity.ts';
import { pinTries, pukTries } from './memory.ts';

const isPin = (text: string | undefined): text is string => text !== undefined && /^\d{4,8}$/.test(text);

/** Three wrong PINs block the card, also across restarts; ten wrong PUKs permanently. `null`: it was right. */
const checkPin = (core: ModuleCore, pin: string | undefined): Answer | null => {
  if (!isPin(pin)) return cmeError('invalidParameter');
  const { lock } = core.flash;
  if (pin === lock.pin) {
    lock.pinTriesLeft = pinTries;
    return null;
  }
  lock.pinTriesLeft -= 1;
  return cmeError('wrongPassword');
};

const checkPuk = (core: ModuleCore, puk: string | undefined, pin: string | undefined): Answer | null => {
  if (!isPin(puk) || !isPin(pin)) return cmeError('simPukRequired');
  const { lock } = core.flash;
  if (lock.pukTriesLeft === 0) return cmeError('simFailure');
  if (puk !== identity.simPuk) {
    lock.pukTriesLeft -= 1;
    return cmeError('wrongPassword');
  }
  lock.pukTriesLeft = pukTries;
  lock.pinTriesLeft = pinTries;
  lock.pin = pin;
  return null;
};

/** `=<PIN>` or `=<PUK>,<new PIN>`. */
const enter: Handler = (core, args) => {
  const problem = core.radio.simProblem();
  if (problem === null) return cmeError('notAllowed');
  if (problem !== 'simPinRequired' && problem !== 'simPukRequired') return cmeError(problem);
  const [first, second] = args.map(({ text }) => text);
  const refused = problem === 'simPinRequired' ? checkPin(core, first) : checkPuk(core, first, second);
  if (refused) return refused;
  core.ram.pinEntered = true;
  core.radio.searchAgain();
  core.after(core.timings.registrationMs, () => core.radio.announce());
  return okay('+CPIN: READY');
};

const state = (core: ModuleCore): Answer => {
  const problem = core.radio.simProblem();
  if (problem === null) return okay('+CPIN: READY');
  if (problem === 'simPinRequired') return okay('+CPIN: SIM PIN');
  return problem === 'simPukRequired' ? okay('+CPIN: SIM PUK') : cmeError(problem);
};

const withUsableCard = (core: ModuleCore, action: () => Answer): Answer => {
  const problem = core.radio.simProblem();
  if (problem !== null) return cmeError(problem);
  return { ...action(), delayMs: core.timings.cardMs };
};

/** `="SC",<0 off, 1 on, 2 query>[,"<PIN>"]`: whether the card requires its PIN after a start. */
const facilityLock: Handler = (core, args) => {
  const mode = choiceOf(args[1], [0, 1, 2] as const);
  if (args[0]?.text.toUpperCase() !== 'SC' || mode === null) return cmeError('invalidParameter');
  return withUsableCard(core, () => {
    const { lock } = core.flash;
    if (mode === 2) return okay(`+CLCK: ${lock.on ? 1 : 0}`);
    const refused = checkPin(core, args[2]?.text);
    if (refused) return refused;
    lock.on = mode === 1;
    core.ram.pinEntered = true;
    return okay();
  });
};

/** `="SC","<old>","<new>"`: only while the lock is on (MAN CPWD). */
const changePin: Handler = (core, args) => {
  const next = args[2]?.text;
  if (args[0]?.text.toUpperCase() !== 'SC' || !isPin(next)) return cmeError('invalidParameter');
  return withUsableCard(core, () => {
    const { lock } = core.flash;
    if (!lock.on) return cmeError('notAllowed');
    const refused = checkPin(core, args[1]?.text);
    if (refused) return refused;
    lock.pin = next;
    return okay();
  });
};

/** Tries that remain; PIN2 and PUK2 are never used here. */
const triesOf = (core: ModuleCore): Readonly<Record<string, readonly [number, number]>> => {
  const { pinTriesLeft, pukTriesLeft } = core.flash.lock;
  return {
    'SIM PIN': [pinTriesLeft, pinTries],
    'SIM PUK': [pukTriesLeft, pukTries],
    'SIM PIN2': [pinTries, pinTries],
    'SIM PUK2': [pukTries, pukTries],
  };
};

/** EigenComm: `="SIM PIN"` → `+CPINR: "SIM PIN",<left>,<at first>` (3GPP TS 27.007 §8.65, form of the published source). */
const remaining: Handler = (core, args) => {
  const name = args[0]?.text.toUpperCase() ?? '';
  const tries = triesOf(core);
  const found = Object.hasOwn(tries, name) ? tries[name] : undefined;
  if (core.has('no-sim')) return cmeError('simNotInserted');
  return found ? okay(`+CPINR: "${name}",${found.join()}`) : cmeError('invalidParameter');
};

/** PIN, its lock and the tries that remain. */
export const simLockCommands: CommandGroup = {
  '+CPIN': { query: state, set: enter },
  '+CLCK': { set: facilityLock, test: () => okay('+CLCK: ("SC")') },
  '+CPWD': { set: changePin, test: () => okay('+CPWD: ("SC",8)') },
  '+CPINR': {
    execute: (core) =>
      core.has('no-sim')
        ? cmeError('simNotInserted')
        : okay(...Object.entries(triesOf(core)).map(([name, tries]) => `+CPINR: "${name}",${tries.join()}`)),
    set: remaining,
  },
  // ASR: PIN, PIN2, PUK, PUK2, in the form of the published source of its AT interpreter.
  '+EPIN': {
    query: (core) => {
      const { pinTriesLeft, pukTriesLeft } = core.flash.lock;
      if (core.has('no-sim')) return cmeError('simNotInserted');
      return okay(`+EPIN:${pinTriesLeft},${pinTries},${pukTriesLeft},${pukTries}`);
    },
  },
};
