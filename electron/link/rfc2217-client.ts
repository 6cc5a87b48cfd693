import { baudRateSchema } from '../../shared/contract/shapes.ts';
import { defaultFrame, frameText, type LineFrame } from '../../shared/contract.ts';
import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { LineSettings, LinkNote, ModemLines, PortControl } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import {
  allModemLines,
  baudRateBytes,
  baudRateIn,
  comPortCommands as commands,
  comPort,
  controls,
  dataSizeOf,
  flowOf,
  flowValue,
  lineErrorMask,
  lineErrorsIn,
  modemLinesIn,
  parityOf,
  parityValue,
  serverOffset,
  stopSizeOf,
  stopSizeValue,
} from './com-port-option.ts';
import { createNoteGate } from './note-gate.ts';
import { createReplies } from './rfc2217-replies.ts';
import { createTelnetDecoder, encodeNegotiation, encodeSubnegotiation, escapeTelnet } from './telnet-codec.ts';
import { createNullRemover, withNulls } from './telnet-newlines.ts';
import { createTelnetOptions, telnetOptions } from './telnet-options.ts';

/** How long a server may take to accept the option: some open the port first. */
export const negotiationDeadlineMs = 5000;
/** More answers than options exist are a server that repeats itself. */
const answerLimit = 512;

export interface Rfc2217ClientOptions {
  readonly clock: Clock;
  /** Sends bytes that are already encoded. */
  readonly send: (bytes: Uint8Array) => void;
  /** Bytes of the device. */
  readonly onData: (bytes: Uint8Array) => void;
  readonly onNote: (note: LinkNote) => void;
  /** The server does not keep to the protocol; the connection must end. */
  readonly onBroken: (detail: string) => void;
}

/** Why a server cannot be used. */
export type OpeningProblem = 'refused' | 'silent' | 'settings-silent';

/** The client side of RFC 2217 on any stream of bytes. */
export interface Rfc2217Client {
  /** Bytes of the server. */
  receive(bytes: Uint8Array): void;
  /** Device bytes as they are sent. */
  encode(bytes: Uint8Array): Uint8Array;
  /** Resolves when the server accepts data. */
  ready(): Promise<void>;
  /** Negotiates the option and applies the settings. `null`: the port can be used. */
  open(settings: LineSettings): Promise<OpeningProblem | null>;
  readonly control: PortControl;
  /** The connection has ended: whatever waits gets no answer. */
  end(): void;
}

const { binary, suppressGoAhead, comPort: comPortOption } = telnetOptions;
const nobody = (): void => undefined;

export const createRfc2217Client = (options: Rfc2217ClientOptions): Rfc2217Client => {
  const { clock, send, onData, onNote } = options;
  const decoder = createTelnetDecoder();
  const both = [binary, suppressGoAhead];
  const negotiation = createTelnetOptions({ own: [...both, comPortOption], remote: both });
  const removeNulls = createNullRemover();
  const gate = createNoteGate(clock, onNote);
  const replies = createReplies(clock, (content) => send(encodeSubnegotiation(comPortOption, content)));
  let answers = 0;
  /** As the server reported them last. */
  let lines: ModemLines | null = null;
  let isSuspended = false;
  let isEnded = false;
  let resume: () => void = nobody;
  let resumed: Promise<void> = Promise.resolve();
  let decided: (accepted: boolean) => void = nobody;

  const suspend = (): void => {
    if (isSuspended || isEnded) return;
    isSuspended = true;
    resumed = new Promise((resolve) => {
      resume = resolve;
    });
  };
  const release = (): void => {
    isSuspended = false;
    resume();
  };
  const negotiate = (verb: Parameters<typeof negotiation.received>[0], option: number): void => {
    for (const [answer, about] of negotiation.received(verb, option)) {
      answers += 1;
      if (answers > answerLimit) return options.onBroken('telnet negotiation without end');
      send(encodeNegotiation(answer, about));
    }
    const state = negotiation.own(comPortOption);
    if (state === 'yes') decided(true);
    else if (state === 'refused') decided(false);
  };
  const answered = (content: Uint8Array): void => {
    const [code = 0, value] = content;
    const command = code - serverOffset;
    if (command === commands.suspend) return suspend();
    if (command === commands.resume) return release();
    if (command === commands.notifyModemState && value !== undefined) {
      lines = modemLinesIn(value);
      return gate.modemLines(lines);
    }
    if (command === commands.notifyLineState && value !== undefined) return gate.lineErrors(lineErrorsIn(value));
    replies.received(command, content.subarray(1));
  };
  const receive = (bytes: Uint8Array): void => {
    for (const event of decoder.push(bytes)) {
      if (isEnded) return;
      if (event.kind === 'data') {
        const data = negotiation.remote(binary) === 'yes' ? event.bytes : removeNulls(event.bytes);
        if (data.length > 0) onData(data);
      } else if (event.kind === 'negotiation') negotiate(event.verb, event.option);
      else if (event.kind === 'subnegotiation' && event.option === comPortOption && !event.isCut) answered(event.bytes);
    }
  };
  const accepted = (): Promise<boolean | null> =>
    new Promise((resolve) => {
      const cancel = clock.after(negotiationDeadlineMs, () => resolve(null));
      decided = (isAccepted) => {
        cancel();
        resolve(isAccepted);
      };
      const wanted = [comPortOption, ...both];
      for (const [verb, option] of negotiation.request(wanted, both)) send(encodeNegotiation(verb, option));
    });

  const port = createSettings(replies, onNote, () => lines);
  return {
    receive,
    encode: (bytes) => escapeTelnet(negotiation.own(binary) === 'yes' ? bytes : withNulls(bytes)),
    ready: () => resumed,
    open: async (settings) => {
      const isAccepted = await accepted();
      if (isAccepted !== true) return isAccepted === null ? 'silent' : 'refused';
      return (await port.applyAll(settings)) ? null : 'settings-silent';
    },
    control: port.control,
    end: () => {
      isEnded = true;
      gate.end();
      release();
      replies.end();
      decided(false);
    },
  };
};

const flowTexts: Readonly<Record<number, string>> = {
  [controls.hardwareFlow]: ' RTS/CTS',
  [controls.softwareFlow]: ' XON/XOFF',
};

type Replies = ReturnType<typeof createReplies>;

const isKnown = <T>(value: T | null): value is T => value !== null;

/** Settings of the port by requests, and what the server made of them. */
const createSettings = (replies: Replies, onNote: (note: LinkNote) => void, reportedLines: () => ModemLines | null) => {
  const byteOf = async (command: number, wanted: number): Promise<number | null> =>
    (await replies.ask(comPort(command, wanted)))?.[0] ?? null;

  const askBaudRate = async (baudRate: number): Promise<number | null> => {
    const content = await replies.ask(comPort(commands.baudRate, ...baudRateBytes(baudRate)));
    return content && baudRateIn(content);
  };
  const askFrame = async (frame: LineFrame): Promise<readonly (number | null)[]> =>
    Promise.all([
      byteOf(commands.dataSize, frame.dataBits),
      byteOf(commands.parity, parityValue(frame.parity)),
      byteOf(commands.stopSize, stopSizeValue(frame.stopBits)),
      byteOf(commands.control, flowValue(frame)),
    ]);
  /** One kind of software flow control is asked for as both; that is not another setting. */
  const flowPart = (frame: LineFrame, answer: number | null): Partial<LineFrame> =>
    answer === null || answer === flowValue(frame) ? {} : (flowOf(answer) ?? {});
  const frameOf = (frame: LineFrame, [data, parity, stop, flow]: readonly (number | null)[]): LineFrame => ({
    ...frame,
    dataBits: dataSizeOf(data ?? 0) ?? frame.dataBits,
    parity: parityOf(parity ?? 0) ?? frame.parity,
    stopBits: stopSizeOf(stop ?? 0) ?? frame.stopBits,
    ...flowPart(frame, flow ?? null),
  });
  const textOf = (baudRate: number, frame: LineFrame): string =>
    `${baudRate} ${frameText(frame)}${flowTexts[flowValue(frame)] ?? ''}`;
  const unsupported = (detail: string): Outcome<never> => fail('link/unsupported', { detail });

  const applyAll = async ({ baudRate, frame = defaultFrame }: LineSettings): Promise<boolean> => {
    replies.tell(comPort(commands.modemStateMask, allModemLines));
    replies.tell(comPort(commands.lineStateMask, lineErrorMask));
    const [answer, parts] = await Promise.all([askBaudRate(baudRate), askFrame(frame)]);
    // 0 is what a server without a baud rate says.
    const rate = answer === 0 ? null : answer;
    if (answer === null && !parts.some(isKnown)) return false;
    const wanted = textOf(baudRate, frame);
    const actual = textOf(rate ?? baudRate, frameOf(frame, parts));
    if (actual !== wanted) onNote({ kind: 'settings-differ', wanted, actual });
    else if (rate === null) onNote({ kind: 'settings-unknown', wanted: String(baudRate) });
    return true;
  };
  /** One line, one request: the answer is the state that the line has now. */
  const setControl = async (wanted: number, detail: string): Promise<Outcome<void>> =>
    (await byteOf(commands.control, wanted)) === wanted ? done : unsupported(detail);

  const control: PortControl = {
    setBaudRate: async (baudRate) => {
      const actual = await askBaudRate(baudRate);
      // A server may claim any number. One that is not a baud rate can be neither shown nor kept for the port.
      const usable = baudRateSchema.safeParse(actual);
      return usable.success ? ok(usable.data) : unsupported('baud rate');
    },
    setFrame: async (frame) => {
      const parts = await askFrame(frame);
      return parts.every(isKnown) ? ok(frameOf(frame, parts)) : unsupported('frame');
    },
    setLines: async ({ dtr, rts }) => {
      const results = await Promise.all([
        dtr === undefined ? done : setControl(dtr ? controls.dtrOn : controls.dtrOff, 'DTR'),
        rts === undefined ? done : setControl(rts ? controls.rtsOn : controls.rtsOff, 'RTS'),
      ]);
      return results.find((result) => !result.ok) ?? done;
    },
    setBreak: (isOn) => setControl(isOn ? controls.breakOn : controls.breakOff, 'BREAK'),
    // A server reports the lines when it is given the mask, and after each change.
    readLines: async () => {
      const lines = reportedLines();
      return lines ? ok(lines) : unsupported('modem lines');
    },
  };
  return { applyAll, control };
};
