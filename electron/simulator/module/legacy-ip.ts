import { cmeError, finalLine, okay, okayThen } from './answer.ts';
import { choiceOf } from './arguments.ts';
import type { CommandGroup } from './command-entry.ts';
import { identity } from './identity.ts';

/** The IP setup of 2G modules: not needed on 4G, but still supported, with its own order of states (docs/at-dialect.md §6.2). */
export const legacyIpCommands: CommandGroup = {
  '+CIPMUX': {
    query: (core) => okay(`+CIPMUX: ${core.ram.multiplexed ? 1 : 0}`),
    set: (core, args) => {
      const mode = choiceOf(args[0], [0, 1] as const);
      if (mode === null) return cmeError('invalidParameter');
      if (core.ram.ipState !== 'IP INITIAL') return cmeError('notAllowed');
      core.ram.multiplexed = mode === 1;
      return okay();
    },
  },
  // `OK` first, then the state, without a second `OK`.
  '+CIPSTATUS': { execute: (core) => okayThen(() => core.report(`STATE: ${core.ram.ipState}`)) },
  '+CSTT': {
    execute: (core) => {
      if (core.ram.ipState !== 'IP INITIAL') return cmeError('notAllowed');
      core.ram.ipState = 'IP START';
      return okay();
    },
    set: (core, args) => {
      if (core.ram.ipState !== 'IP INITIAL') return cmeError('notAllowed');
      if (args.length > 3 || args.some((part, index) => part.text.length > (index === 0 ? 128 : 32))) {
        return cmeError('invalidParameter');
      }
      core.ram.ipState = 'IP START';
      return okay();
    },
  },
  '+CIICR': {
    execute: (core) => {
      if (core.ram.ipState !== 'IP START' || !core.radio.attached()) return cmeError('notAllowed');
      core.ram.ipState = 'IP GPRSACT';
      return okay();
    },
  },
  '+CIFSR': {
    execute: (core) => {
      if (core.ram.ipState === 'IP INITIAL' || core.ram.ipState === 'IP START') return cmeError('notAllowed');
      core.ram.ipState = 'IP STATUS';
      return finalLine(identity.address);
    },
  },
  '+CIPSHUT': {
    execute: (core) => {
      core.mqtt.close();
      core.ram.ipState = 'IP INITIAL';
      return finalLine('SHUT OK');
    },
  },
};
