import type { ReadLines } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import { comPortCommands as commands, comPort, modemStateValue, serverOffset } from './com-port-option.ts';
import { createPortAnswers, type SharedPortOptions } from './shared-port.ts';
import { createTelnetDecoder, encodeNegotiation, encodeSubnegotiation, escapeTelnet } from './telnet-codec.ts';
import { createNullRemover, withNulls } from './telnet-newlines.ts';
import { createTelnetOptions, telnetOptions } from './telnet-options.ts';

/** How often the inputs of the port are read for a client. */
export const modemPollMs = 200;
/** Requests of a client that wait for the port. */
const requestLimit = 64;
const answerLimit = 512;

export interface Rfc2217ServerOptions extends SharedPortOptions {
  readonly clock: Clock;
  /** Sends bytes that are already encoded. */
  readonly send: (bytes: Uint8Array) => void;
  /** The client has negotiated the option. Called once. */
  readonly onReady: () => void;
  /** Bytes for the device. Never called before `onReady`. */
  readonly onData: (bytes: Uint8Array) => void;
  /** Bytes that came before the option was negotiated. They are not for the device. */
  readonly onEarlyData: (bytes: Uint8Array) => void;
  readonly onBroken: (detail: string) => void;
}

/** The server side of RFC 2217 for one client, on any stream of bytes. */
export interface Rfc2217Server {
  /** Sends the first requests. */
  start(): void;
  /** Bytes of the client. */
  receive(bytes: Uint8Array): void;
  /** Bytes of the device as they are sent. */
  encode(bytes: Uint8Array): Uint8Array;
  readonly isReady: boolean;
  /** Settles when the port has taken every request so far; `null`: none waits. */
  readonly busy: Promise<void> | null;
  /** The client has asked to send it nothing for now. */
  readonly isSuspended: boolean;
  end(): void;
}

const { binary, suppressGoAhead, comPort: comPortOption } = telnetOptions;

export const createRfc2217Server = (options: Rfc2217ServerOptions): Rfc2217Server => {
  const both = [binary, suppressGoAhead];
  const decoder = createTelnetDecoder();
  const negotiation = createTelnetOptions({ own: both, remote: [...both, comPortOption] });
  const removeNulls = createNullRemover();
  const answer = (command: number, ...content: readonly number[]): void =>
    options.send(encodeSubnegotiation(comPortOption, comPort(command + serverOffset, ...content)));
  const modem = createModemPoll(options, (value) => answer(commands.notifyModemState, value));
  const port = createPortAnswers(options);
  let answers = 0;
  let isReady = false;
  let isSuspended = false;
  let isEnded = false;
  /** One request after the other: the port must end in the state of the last one. */
  let turn: Promise<void> = Promise.resolve();
  let waiting = 0;
  let pending = 0;

  const request = (content: Uint8Array): void => {
    const [command = 0, value = 0] = content;
    if (command === commands.suspend || command === commands.resume) isSuspended = command === commands.suspend;
    else if (command === commands.modemStateMask) {
      answer(command, value);
      modem.use(value);
    } else if (command === commands.lineStateMask || command === commands.purge) answer(command, value);
    else if (command === commands.signature) answer(command, ...new TextEncoder().encode('ATelier'));
    else enqueue(command, content.subarray(1));
  };
  const enqueue = (command: number, content: Uint8Array): void => {
    waiting += 1;
    if (waiting > requestLimit) return options.onBroken('too many requests');
    inTurn(async () => {
      const result = await port.answer(command, content);
      if (result && !isEnded) answer(command, ...result);
      waiting -= 1;
    });
  };
  /** Bytes that follow a request are for the port as it is after it. */
  const inTurn = (action: () => Promise<void>): void => {
    pending += 1;
    turn = turn.then(async () => {
      if (!isEnded) await action();
      pending -= 1;
    });
  };
  const negotiate = (verb: Parameters<typeof negotiation.received>[0], option: number): void => {
    for (const [reply, about] of negotiation.received(verb, option)) {
      answers += 1;
      if (answers > answerLimit) return options.onBroken('telnet negotiation without end');
      options.send(encodeNegotiation(reply, about));
    }
    if (isReady || negotiation.remote(comPortOption) !== 'yes') return;
    isReady = true;
    options.onReady();
  };

  return {
    start: () => {
      for (const [verb, option] of negotiation.request(both, [comPortOption, ...both]))
        options.send(encodeNegotiation(verb, option));
    },
    receive: (bytes) => {
      for (const event of decoder.push(bytes)) {
        if (isEnded) return;
        if (event.kind === 'negotiation') negotiate(event.verb, event.option);
        else if (event.kind === 'data') {
          const data = negotiation.remote(binary) === 'yes' ? event.bytes : removeNulls(event.bytes);
          if (data.length === 0) continue;
          if (!isReady) options.onEarlyData(data);
          else if (pending === 0) options.onData(data);
          else inTurn(async () => options.onData(data));
        } else if (event.kind === 'subnegotiation' && isReady && event.option === comPortOption && !event.isCut)
          request(event.bytes);
      }
    },
    encode: (bytes) => escapeTelnet(negotiation.own(binary) === 'yes' ? bytes : withNulls(bytes)),
    get busy() {
      return pending > 0 ? turn : null;
    },
    get isReady() {
      return isReady;
    },
    get isSuspended() {
      return isSuspended;
    },
    end: () => {
      isEnded = true;
      modem.end();
      port.end();
    },
  };
};

/** Reports the inputs of the port while a client wants them. Ports without them are asked once. */
const createModemPoll = ({ clock, control }: Rfc2217ServerOptions, report: (value: number) => void) => {
  let mask = 0;
  let before: ReadLines | null = null;
  let isReading = false;
  let cancel: Undo | null = null;

  const read = async (): Promise<void> => {
    isReading = true;
    const lines = await control()?.readLines();
    isReading = false;
    if (!lines?.ok || mask === 0) return;
    const value = modemStateValue(lines.value, before);
    const isNew = before === null || (value & 15 & mask) !== 0;
    before = lines.value;
    if (isNew) report(value & mask);
    cancel = clock.after(modemPollMs, () => void read());
  };
  return {
    use: (next: number): void => {
      mask = next;
      before = null;
      cancel?.();
      cancel = null;
      if (mask !== 0 && !isReading) void read();
    },
    end: (): void => {
      mask = 0;
      cancel?.();
    },
  };
};
