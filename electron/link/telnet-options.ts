import type { TelnetVerb } from './telnet-codec.ts';

/** Numbers of the options that are used here (RFC 856, 858, 2217). */
export const telnetOptions = { binary: 0, suppressGoAhead: 3, comPort: 44 } as const;

/** Names of common options, for notes. */
const optionNames: Readonly<Record<number, string>> = {
  0: 'BINARY',
  1: 'ECHO',
  3: 'SUPPRESS-GO-AHEAD',
  5: 'STATUS',
  24: 'TERMINAL-TYPE',
  31: 'NAWS',
  32: 'TERMINAL-SPEED',
  33: 'REMOTE-FLOW-CONTROL',
  34: 'LINEMODE',
  37: 'AUTHENTICATION',
  39: 'NEW-ENVIRON',
  44: 'COM-PORT-OPTION',
};

export const optionName = (option: number): string => optionNames[option] ?? String(option);

/** One request or answer of this end. */
export type Answer = readonly [verb: TelnetVerb, option: number];

interface OptionState {
  /** Whether this end does it: `asked` while its WILL has no answer. */
  readonly own: 'no' | 'asked' | 'yes' | 'refused';
  readonly remote: 'no' | 'asked' | 'yes' | 'refused';
}

/** Which options this end would use itself (`own`) and lets the other end use (`remote`). */
export interface OptionPolicy {
  readonly own: readonly number[];
  readonly remote: readonly number[];
}

export interface TelnetOptions {
  /** The first requests of this end. */
  request(own: readonly number[], remote: readonly number[]): readonly Answer[];
  /** The answers to a request of the other end. An answer is given only where something changes, so two ends never answer each other for ever. */
  received(verb: TelnetVerb, option: number): readonly Answer[];
  own(option: number): OptionState['own'];
  remote(option: number): OptionState['remote'];
}

const nothing: OptionState = { own: 'no', remote: 'no' };

/** The negotiation of options as in RFC 1143, for an end that switches nothing off again by itself. Every unknown option is refused once. */
export const createTelnetOptions = (policy: OptionPolicy): TelnetOptions => {
  const states = new Map<number, OptionState>();
  const stateOf = (option: number): OptionState => states.get(option) ?? nothing;
  const change = (option: number, part: Partial<OptionState>): void =>
    void states.set(option, { ...stateOf(option), ...part });

  const offered = (option: number): readonly Answer[] => {
    const { remote } = stateOf(option);
    if (remote === 'yes') return [];
    const isWanted = policy.remote.includes(option);
    change(option, { remote: isWanted ? 'yes' : 'refused' });
    if (remote === 'asked' || (!isWanted && remote === 'refused')) return [];
    return [[isWanted ? 'do' : 'dont', option]];
  };
  const asked = (option: number): readonly Answer[] => {
    const { own } = stateOf(option);
    if (own === 'yes') return [];
    const isWanted = policy.own.includes(option);
    change(option, { own: isWanted ? 'yes' : 'refused' });
    if (own === 'asked' || (!isWanted && own === 'refused')) return [];
    return [[isWanted ? 'will' : 'wont', option]];
  };
  const withdrawn = (option: number): readonly Answer[] => {
    const { remote } = stateOf(option);
    change(option, { remote: 'refused' });
    return remote === 'yes' ? [['dont', option]] : [];
  };
  const forbidden = (option: number): readonly Answer[] => {
    const { own } = stateOf(option);
    change(option, { own: 'refused' });
    return own === 'yes' ? [['wont', option]] : [];
  };

  return {
    request: (own, remote) => {
      const isNew = (state: OptionState['own']): boolean => state === 'no';
      const wills = own.filter((option) => isNew(stateOf(option).own));
      for (const option of wills) change(option, { own: 'asked' });
      const dos = remote.filter((option) => isNew(stateOf(option).remote));
      for (const option of dos) change(option, { remote: 'asked' });
      return [...wills.map((option): Answer => ['will', option]), ...dos.map((option): Answer => ['do', option])];
    },
    received: (verb, option) => {
      if (verb === 'will') return offered(option);
      if (verb === 'do') return asked(option);
      return verb === 'wont' ? withdrawn(option) : forbidden(option);
    },
    own: (option) => stateOf(option).own,
    remote: (option) => stateOf(option).remote,
  };
};
