import { defaultFrame, type LineFrame } from '../../shared/contract.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { LineSettings } from '../base/byte-link.ts';
import { type Clock, sleep } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';
import { factText, messageOf } from './fact-text.ts';
import { type CountedLink, type LinkContext, LinkCore } from './link-core.ts';
import { type OpenHints, openErrorCode, openFailure } from './open-errors.ts';
import { baudRateLimit, type ControllablePort, createSerialControl } from './serial-control.ts';

/** An opened port of the binding. */
export interface NativePort extends ControllablePort {
  read(buffer: Buffer, offset: number, length: number): Promise<{ readonly bytesRead: number }>;
  write(bytes: Buffer): Promise<void>;
  close(): Promise<void>;
  /** See `SafePort`; missing where the binding does not need it. */
  lookAgain?(): void;
}

/** The system functions needed to open a serial port; tests pass doubles. */
export interface SerialSystem {
  readonly platform: NodeJS.Platform;
  /** Rejects with an error text for `openFailure`. */
  open(path: string, baudRate: number, frame: LineFrame): Promise<NativePort>;
  /** Finds out what prevents the opening, after `code`. */
  hints(path: string, code: ErrorCode): Promise<OpenHints>;
}

export type OpenSerialLink = (
  path: string,
  settings: LineSettings,
  context: LinkContext,
) => Promise<Outcome<CountedLink>>;

export const openDeadlineMs = 10_000;
const linesDeadlineMs = 1000;
const readSizeBytes = 64 * 1024;
/** Maximum delay until a loss is detected or bytes are read when the poller lost the event (seen once in 290 pulled cables). */
export const lookAgainMs = 750;
/** Windows drivers keep the handle for a moment after it was closed (`Access denied` on reopening; node-serialport issues 1502, 2220). */
const busyRetry = { attempts: 3, pauseMs: 300 } as const;
/** serialport_win.cpp copies only ten characters of the name, and could open a different port. */
const windowsNameLimit = 9;

const plainPath = (platform: NodeJS.Platform, path: string): string => {
  if (platform !== 'win32') return path;
  const name = path
    .trim()
    .replace(/^\\\\\.\\/, '')
    .replace(/:$/, '');
  return /^com\d+$/i.test(name) ? name.toUpperCase() : name;
};

const settingsProblem = (platform: NodeJS.Platform, path: string, baudRate: number): string | null => {
  if (path === '' || path.includes('\0')) return 'path';
  if (platform === 'win32' && path.length > windowsNameLimit) return 'path';
  if (!Number.isInteger(baudRate) || baudRate < 1 || baudRate > baudRateLimit) return 'baudRate';
  return null;
};

/** Opens serial ports of `system`. Every opening is a new object with a new epoch, and is never reopened. */
export const createSerialOpener =
  (system: SerialSystem): OpenSerialLink =>
  async (address, settings, context) => {
    const { platform } = system;
    const { baudRate, frame = defaultFrame } = settings;
    const path = plainPath(platform, address);
    const problem = settingsProblem(platform, path, baudRate);
    if (problem) return fail('link/bad-settings', { path: factText(address), detail: problem, baudRate });
    const retries = platform === 'win32' ? busyRetry.attempts : 0;
    for (let attempt = 0; ; attempt += 1) {
      const result = await openOnce(system, path, { baudRate, frame }, context.clock);
      if ('port' in result) return ok(linkOf(result.port, address, baudRate, context));
      const code = openErrorCode(platform, result.text);
      if (code !== 'link/busy' || attempt >= retries) {
        const hints = await system.hints(path, code).catch(() => ({}));
        return { ok: false, error: openFailure(platform, address, result.text, hints) };
      }
      await sleep(context.clock, busyRetry.pauseMs);
    }
  };

type Attempt = { readonly port: NativePort } | { readonly text: string };

/** A port that opens after the deadline is closed again. */
const openOnce = async (
  system: SerialSystem,
  path: string,
  { baudRate, frame }: Required<LineSettings>,
  clock: Clock,
): Promise<Attempt> => {
  const opening = system.open(path, baudRate, frame);
  const attempt = opening.then(
    (port): Attempt => ({ port }),
    (error: unknown): Attempt => ({ text: messageOf(error) }),
  );
  const result = await within(clock, openDeadlineMs, attempt);
  if (result === null) {
    void opening.then((port) => port.close()).catch(() => undefined);
    return { text: 'open deadline' };
  }
  // Windows opens with RTS off; other systems raise both lines. With flow control the driver controls RTS.
  if (system.platform === 'win32' && !frame.rtscts && 'port' in result) {
    await within(
      clock,
      linesDeadlineMs,
      result.port.set({ dtr: true, rts: true }).catch(() => undefined),
    );
  }
  return result;
};

const within = <T>(clock: Clock, deadlineMs: number, promise: Promise<T>): Promise<T | null> =>
  new Promise((resolve, reject) => {
    const cancelDeadline = clock.after(deadlineMs, () => resolve(null));
    promise.then(
      (value) => {
        cancelDeadline();
        resolve(value);
      },
      (error: unknown) => {
        cancelDeadline();
        reject(error);
      },
    );
  });

const linkOf = (port: NativePort, address: string, baudRate: number, context: LinkContext): CountedLink => {
  const core = new LinkCore({
    address,
    epoch: context.nextEpoch(),
    clock: context.clock,
    baudRate,
    control: createSerialControl(port, address, context.clock),
    transport: { send: (bytes) => port.write(Buffer.from(bytes)), release: () => port.close() },
  });
  core.onClosed(lookAgainRegularly(port, context.clock));
  void pump(port, core);
  return core;
};

/** Returns a function that stops it. */
const lookAgainRegularly = (port: NativePort, clock: Clock): Undo => {
  if (!port.lookAgain) return () => undefined;
  let cancel: Undo = () => undefined;
  const wait = (): void => {
    cancel = clock.after(lookAgainMs, () => {
      port.lookAgain?.();
      wait();
    });
  };
  wait();
  return () => cancel();
};

/** Reads as long as the link is open: a port that is not read does not detect a hang-up. */
const pump = async (port: NativePort, core: LinkCore): Promise<void> => {
  const buffer = Buffer.allocUnsafeSlow(readSizeBytes);
  for (;;) {
    const result = await port.read(buffer, 0, buffer.length).catch((error: unknown) => messageOf(error));
    if (typeof result === 'string') return core.lose(result);
    if (result.bytesRead === 0) return core.lose('hung up');
    core.receive(new Uint8Array(buffer.subarray(0, result.bytesRead)));
  }
};
