/** Telnet as bytes (RFC 854): a decoder without input or output of its own, and the encodings for sending. */
export const telnet = {
  iac: 255,
  dont: 254,
  do: 253,
  wont: 252,
  will: 251,
  subnegotiation: 250,
  subnegotiationEnd: 240,
} as const;

export type TelnetVerb = 'will' | 'wont' | 'do' | 'dont';

export type TelnetEvent =
  /** Bytes of the device, escapes removed. */
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'negotiation'; readonly verb: TelnetVerb; readonly option: number }
  /** `isCut`: it was longer than `subnegotiationLimitBytes`, and the rest was dropped. */
  | {
      readonly kind: 'subnegotiation';
      readonly option: number;
      readonly bytes: Uint8Array;
      readonly isCut: boolean;
    }
  /** A command without an option, such as `NOP`. */
  | { readonly kind: 'command'; readonly code: number };

/** Replies about a port have at most five bytes, signatures some dozens. */
export const subnegotiationLimitBytes = 1024;

export interface TelnetDecoder {
  /** The events that these bytes complete, in order. Data is not held back: adjacent data of two calls are two events. */
  push(bytes: Uint8Array): readonly TelnetEvent[];
}

type State = 'data' | 'iac' | 'verb' | 'option' | 'inside' | 'inside-iac';

const verbCodes: Readonly<Record<TelnetVerb, number>> = {
  will: telnet.will,
  wont: telnet.wont,
  do: telnet.do,
  dont: telnet.dont,
};
const verbs = new Map(Object.entries(verbCodes).map(([verb, code]) => [code, verb as TelnetVerb]));

export const createTelnetDecoder = (): TelnetDecoder => {
  let state: State = 'data';
  let verb: TelnetVerb = 'will';
  let option = 0;
  let inside: number[] = [];
  let isCut = false;

  const keep = (byte: number): void => {
    if (inside.length < subnegotiationLimitBytes) inside.push(byte);
    else isCut = true;
  };
  const begin = (): void => {
    inside = [];
    isCut = false;
    state = 'option';
  };
  const ended = (): TelnetEvent => ({ kind: 'subnegotiation', option, bytes: Uint8Array.from(inside), isCut });
  const commandOf = (byte: number): TelnetEvent | null => {
    const found = verbs.get(byte);
    if (found !== undefined) {
      verb = found;
      state = 'verb';
      return null;
    }
    if (byte === telnet.subnegotiation) {
      begin();
      return null;
    }
    state = 'data';
    return { kind: 'command', code: byte };
  };
  /** A byte that is not data. */
  const step = (byte: number): TelnetEvent | null => {
    switch (state) {
      case 'iac':
        return commandOf(byte);
      case 'verb':
        state = 'data';
        return { kind: 'negotiation', verb, option: byte };
      case 'option':
        option = byte;
        state = 'inside';
        return null;
      case 'inside':
        if (byte === telnet.iac) state = 'inside-iac';
        else keep(byte);
        return null;
      case 'inside-iac':
        state = 'inside';
        if (byte === telnet.iac) {
          keep(byte);
          return null;
        }
        // The end is missing where another command follows: what was read so far is all there is.
        return byte === telnet.subnegotiationEnd ? endInside() : leaveInside(byte);
      case 'data':
        return null;
    }
  };
  const endInside = (): TelnetEvent => {
    state = 'data';
    return ended();
  };
  const leaveInside = (byte: number): TelnetEvent | null => {
    state = 'iac';
    return commandOf(byte);
  };

  return {
    push: (bytes) => {
      if (state === 'data' && !bytes.includes(telnet.iac)) return bytes.length > 0 ? [{ kind: 'data', bytes }] : [];
      const events: TelnetEvent[] = [];
      const data = new Uint8Array(bytes.length);
      let [start, end] = [0, 0];
      const endData = (): void => {
        if (end > start) events.push({ kind: 'data', bytes: data.subarray(start, end) });
        start = end;
      };
      for (const byte of bytes) {
        if (state === 'data' && byte === telnet.iac) {
          state = 'iac';
        } else if (state === 'data' || (state === 'iac' && byte === telnet.iac)) {
          state = 'data';
          data[end] = byte;
          end += 1;
        } else {
          const event = step(byte);
          if (!event) continue;
          endData();
          events.push(event);
        }
      }
      endData();
      return events;
    },
  };
};

export const encodeNegotiation = (verb: TelnetVerb, option: number): Uint8Array =>
  Uint8Array.of(telnet.iac, verbCodes[verb], option);

/** Data as it is sent: the byte 255 is doubled. */
export const escapeTelnet = (bytes: Uint8Array): Uint8Array => {
  const count = bytes.reduce((sum, byte) => (byte === telnet.iac ? sum + 1 : sum), 0);
  if (count === 0) return bytes;
  const escaped = new Uint8Array(bytes.length + count);
  let end = 0;
  for (const byte of bytes) {
    escaped[end] = byte;
    end += 1;
    if (byte === telnet.iac) {
      escaped[end] = byte;
      end += 1;
    }
  }
  return escaped;
};

export const encodeSubnegotiation = (option: number, bytes: Uint8Array): Uint8Array =>
  Uint8Array.of(
    telnet.iac,
    telnet.subnegotiation,
    option,
    ...escapeTelnet(bytes),
    telnet.iac,
    telnet.subnegotiationEnd,
  );
