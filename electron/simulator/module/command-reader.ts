import { concatBytes, latin1Text } from './text.ts';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Longer lines are thrown away up to their end; the longest sensible one is a fully escaped MPUB, below 5 kB. */
export const lineLimitBytes = 8_192;
/** What waits while a command runs; more is lost, as in a UART. */
export const waitingLimitBytes = 65_536;

export interface ReaderHost {
  echoes(): boolean;
  echoesData(): boolean;
  echo(bytes: Uint8Array): void;
  /** `null`: the line was too long. The reader waits until `resume` or `takeData`. */
  onLine(line: string | null): void;
}

/** Cuts what the host of the module sends into command lines and, after a prompt, raw data. */
export interface CommandReader {
  receive(bytes: Uint8Array): void;
  /** The command is done: the next line may come. */
  resume(): void;
  /** After a prompt: every byte is data for `sink` until it says that it has enough. */
  takeData(sink: (byte: number) => boolean): void;
  reset(): void;
}

export const createCommandReader = (host: ReaderHost): CommandReader => {
  let mode: 'line' | 'busy' | 'data' = 'line';
  let waiting: Uint8Array = new Uint8Array(0);
  let line: Uint8Array = new Uint8Array(0);
  let lineTooLong = false;
  let lineFeedBelongsToLineEnd = false;
  let sink: (byte: number) => boolean = () => true;
  let draining = false;

  const take = (count: number): Uint8Array => {
    const taken = waiting.subarray(0, count);
    waiting = waiting.subarray(count);
    return taken;
  };
  const readLine = (): void => {
    const end = waiting.indexOf(carriageReturn);
    const part = take(end === -1 ? waiting.length : end + 1);
    if (host.echoes()) host.echo(part);
    const text = end === -1 ? part : part.subarray(0, -1);
    if (line.length + text.length > lineLimitBytes) lineTooLong = true;
    else line = concatBytes([line, text]);
    if (end === -1) return;
    const finished = lineTooLong ? null : latin1Text(line);
    line = new Uint8Array(0);
    lineTooLong = false;
    lineFeedBelongsToLineEnd = true;
    mode = 'busy';
    host.onLine(finished);
  };
  const readData = (): void => {
    let count = 0;
    let enough = false;
    // `reset` inside the sink (a restart) empties `waiting` and ends the mode.
    while (!enough && mode === 'data' && count < waiting.length) enough = sink(waiting[count++] ?? 0);
    if (host.echoesData()) host.echo(waiting.subarray(0, count));
    take(count);
    if (enough && mode === 'data') mode = 'busy';
  };
  const step = (): boolean => {
    if (waiting.length === 0) return false;
    if (lineFeedBelongsToLineEnd) {
      lineFeedBelongsToLineEnd = false;
      if (waiting[0] === lineFeed) {
        // Also as the first byte after a prompt: the trap of at-dialect §2.
        const end = take(1);
        if (mode !== 'data' && host.echoes()) host.echo(end);
        return true;
      }
    }
    if (mode === 'busy') return false;
    if (mode === 'line') readLine();
    else readData();
    return true;
  };
  const drain = (): void => {
    if (draining) return;
    draining = true;
    while (step());
    draining = false;
  };

  return {
    receive: (bytes) => {
      waiting = concatBytes([waiting, bytes.subarray(0, waitingLimitBytes - waiting.length)]);
      drain();
    },
    resume: () => {
      mode = 'line';
      drain();
    },
    takeData: (newSink) => {
      // Bytes that came before the prompt are lost: send only after `>` (at-dialect §9.6).
      waiting = new Uint8Array(0);
      mode = 'data';
      sink = newSink;
    },
    reset: () => {
      mode = 'line';
      waiting = new Uint8Array(0);
      line = new Uint8Array(0);
      lineTooLong = false;
      lineFeedBelongsToLineEnd = false;
    },
  };
};
