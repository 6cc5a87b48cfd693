import type { SimulatorView } from '../../shared/contract.ts';
import type { Language } from '../../shared/words/language.ts';

export type Fault = SimulatorView['faults'][number];

/** Keys of `shell.simulator.group…`, in display order. */
const faultGroupIds = ['placed', 'module', 'connection', 'files', 'other'] as const;

export type FaultGroupId = (typeof faultGroupIds)[number];

/** By prefix of the name, so that a new fault gets a group without a change here. The first match counts. */
const prefixes: readonly (readonly [FaultGroupId, readonly string[]])[] = [
  [
    'files',
    [
      'write',
      'short-write',
      'corrupt',
      'storage',
      'no-prompt',
      'prompt',
      'reset-on-write',
      'mute-after',
      'payload',
      'read-',
    ],
  ],
  [
    'connection',
    ['connect', 'drop-', 'wrong-password', 'no-suback', 'no-puback', 'reset-on-connect', 'broker', 'no-connack'],
  ],
  [
    'module',
    [
      'no-sim',
      'sim-',
      'not-',
      'registration',
      'denied-',
      'weak',
      'old-',
      'wrong-clock',
      'cereg',
      'no-signal',
      'voltage-',
      'powered-off',
    ],
  ],
  [
    'placed',
    [
      'reset',
      'mute',
      'drop',
      'error',
      'late',
      'garbage',
      'lost-final',
      'unplug',
      'echo',
      'byte',
      'urc',
      'trailing',
      'boot',
    ],
  ],
];

const groupOf = (name: string): FaultGroupId =>
  prefixes.find(([, beginnings]) => beginnings.some((beginning) => name.startsWith(beginning)))?.[0] ?? 'other';

/** The faults that match the typed text, by their words or by their name on the command line. */
export const faultGroups = (
  faults: readonly Fault[],
  typed: string,
  language: Language,
): readonly { readonly id: FaultGroupId; readonly faults: readonly Fault[] }[] => {
  const wanted = typed.trim().toLowerCase();
  const fitting = faults.filter(({ name, words }) => `${name} ${words[language]}`.toLowerCase().includes(wanted));
  return faultGroupIds
    .map((id) => ({ id, faults: fitting.filter(({ name }) => groupOf(name) === id) }))
    .filter((group) => group.faults.length > 0);
};
