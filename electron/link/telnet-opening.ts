import { subnegotiationLimitBytes, type TelnetVerb, telnet } from './telnet-codec.ts';
import { optionName } from './telnet-options.ts';

/** What a plain TCP connection begins with. */
export interface TelnetSplit {
  /** Number of the first bytes that are Telnet negotiation. */
  readonly negotiationBytes: number;
  /** As people write it: `WILL ECHO`, `DO COM-PORT-OPTION`. Each one once in a connection, and no more than `namedLimit`. */
  readonly options: readonly string[];
  /** The bytes after it. */
  readonly data: Uint8Array;
}

/** Recognises that a server negotiates Telnet options, at the beginning of a connection only: later such bytes may be data. */
export interface TelnetOpening {
  /** Bytes that may be the beginning of a request are held back until it is known. */
  push(bytes: Uint8Array): TelnetSplit;
  /** No more follows: what was held back. */
  end(): Uint8Array;
}

/** More than any server negotiates. A hostile one can send a million. */
export const namedLimit = 32;

const nothing = new Uint8Array(0);
const verbNames: Readonly<Record<number, Uppercase<TelnetVerb>>> = {
  [telnet.will]: 'WILL',
  [telnet.wont]: 'WONT',
  [telnet.do]: 'DO',
  [telnet.dont]: 'DONT',
};

interface Request {
  readonly length: number;
  readonly text: string;
}

/** The request at the beginning; `null`: there is none; `more`: not all of it has arrived. */
const requestAt = (bytes: Uint8Array): Request | null | 'more' => {
  const [iac, command, option] = bytes;
  if (iac === undefined) return 'more';
  if (iac !== telnet.iac) return null;
  if (command === undefined) return 'more';
  const verb = verbNames[command];
  if (verb === undefined && command !== telnet.subnegotiation) return null;
  if (option === undefined) return 'more';
  if (verb !== undefined) return { length: 3, text: `${verb} ${optionName(option)}` };
  for (let at = 3; at + 1 < bytes.length; at += 1) {
    if (bytes[at] !== telnet.iac) continue;
    if (bytes[at + 1] === telnet.subnegotiationEnd) return { length: at + 2, text: `SB ${optionName(option)}` };
    at += 1;
  }
  return bytes.length > subnegotiationLimitBytes ? null : 'more';
};

export const createTelnetOpening = (): TelnetOpening => {
  let held: Uint8Array = nothing;
  let isOver = false;
  const named = new Set<string>();
  return {
    push: (bytes) => {
      if (isOver) return { negotiationBytes: 0, options: [], data: bytes };
      let rest = held.length > 0 ? Uint8Array.from([...held, ...bytes]) : bytes;
      let negotiationBytes = 0;
      const options: string[] = [];
      for (;;) {
        const request = requestAt(rest);
        if (request === 'more') {
          held = rest;
          return { negotiationBytes, options, data: nothing };
        }
        if (request === null) {
          isOver = true;
          held = nothing;
          return { negotiationBytes, options, data: rest };
        }
        negotiationBytes += request.length;
        if (named.size < namedLimit && !named.has(request.text)) {
          named.add(request.text);
          options.push(request.text);
        }
        rest = rest.subarray(request.length);
      }
    },
    end: () => {
      isOver = true;
      const left = held;
      held = nothing;
      return left;
    },
  };
};
