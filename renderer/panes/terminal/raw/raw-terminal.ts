import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import { openEmulator } from './emulator.ts';
import { createInputQueue } from './input-queue.ts';
import { createOutputFeed } from './output-feed.ts';
import { withoutStackedMarks } from './stacked-marks.ts';
import { readUserInput } from './user-input.ts';

/** Texts of the user to bytes, and received bytes to what the emulator takes: texts, or UTF-8. */
export interface TerminalCodec {
  encode(text: string): Promise<Outcome<Uint8Array>>;
  decode(bytes: Uint8Array): Uint8Array | string;
}

export interface RawTerminalOptions {
  readonly host: HTMLElement;
  readonly codec: TerminalCodec;
  /** The first piece that is shown. */
  readonly from: number;
  readonly fetch: (from: number, to: number) => Promise<readonly TrafficPiece[] | null>;
  readonly send: (bytes: Uint8Array) => Promise<Outcome<unknown>>;
  /** The last bytes were sent (`null`) or refused. */
  readonly onResult: (failure: Failure | null) => void;
  readonly onLost: (count: number) => void;
}

/** A terminal on a port. Received bytes and keys have ways of their own: nothing that was received can cause something to be sent. */
export interface RawTerminal {
  /** There may be new traffic. */
  wake(): void;
  focus(): void;
  /** The name of the input, for screen readers. */
  name(text: string): void;
  /** The theme has changed. */
  recolour(): void;
  end(): void;
}

export const openRawTerminal = (options: RawTerminalOptions): RawTerminal => {
  const { host, codec, fetch, send, onResult } = options;
  const emulator = openEmulator(host);
  const queue = createInputQueue({
    encode: codec.encode,
    send,
    onResult,
    nextFrame: (action) => requestAnimationFrame(action),
  });
  const feed = createOutputFeed({
    from: options.from,
    fetch,
    write: (bytes, done) => emulator.write(withoutStackedMarks(codec.decode(bytes)), done),
    onLost: options.onLost,
  });
  const stopReading = readUserInput({ host, emulator, onText: queue.type });
  // A serial port is not told the size: nothing is sent.
  const sizes = new ResizeObserver(() => {
    if (host.clientWidth > 0 && host.clientHeight > 0) emulator.fit();
  });
  sizes.observe(host);
  feed.wake();
  return {
    wake: feed.wake,
    focus: () => emulator.input.focus(),
    name: (text) => emulator.input.setAttribute('aria-label', text),
    recolour: emulator.recolour,
    end: () => {
      feed.stop();
      stopReading();
      sizes.disconnect();
      emulator.dispose();
    },
  };
};
