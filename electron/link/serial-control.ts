import { type Fact, failure, type Outcome, ok } from '../../shared/outcome.ts';
import type { OutputLines, PortControl } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import { factText, messageOf } from './fact-text.ts';

/** Everything that the binding sets at once: what is not named is switched off. */
export interface NativeOutputs extends OutputLines {
  readonly brk: boolean;
}

/** The methods of an opened port of the binding that change it. */
export interface ControllablePort {
  set(outputs: OutputLines | NativeOutputs): Promise<void>;
  /** Missing in ports that cannot be changed while they are open. */
  update?(options: { readonly baudRate: number }): Promise<void>;
  get?(): Promise<{ readonly cts: boolean; readonly dsr: boolean; readonly dcd: boolean }>;
}

export const baudRateLimit = 20_000_000;
/** A driver that hangs in one of these calls must not hold up its caller. */
export const controlDeadlineMs = 1000;

/** Settings and lines of an opened serial port. The system raises both lines on opening. */
export const createSerialControl = (port: ControllablePort, path: string, clock: Clock): PortControl => {
  let outputs: NativeOutputs = { dtr: true, rts: true, brk: false };
  const unsupported = (detail: string, text?: string): Outcome<never> => {
    const facts: Record<string, Fact> = { path, detail };
    if (text !== undefined) facts.error = factText(text);
    return { ok: false, error: failure('link/unsupported', facts) };
  };
  const attempt = <T>(what: string, call: Promise<T> | undefined): Promise<Outcome<T>> =>
    new Promise((resolve) => {
      if (!call) return resolve(unsupported(what));
      const cancel = clock.after(controlDeadlineMs, () => resolve(unsupported(what, 'deadline')));
      call.then(
        (value) => {
          cancel();
          resolve(ok(value));
        },
        (error: unknown) => {
          cancel();
          resolve(unsupported(what, messageOf(error)));
        },
      );
    });
  const setOutputs = async (part: Partial<NativeOutputs>, what: string): Promise<Outcome<void>> => {
    const next = { ...outputs, ...part };
    const set = await attempt(what, port.set(next));
    if (set.ok) outputs = next;
    return set;
  };

  return {
    setBaudRate: async (baudRate) => {
      if (!Number.isInteger(baudRate) || baudRate < 1 || baudRate > baudRateLimit) return unsupported('baud rate');
      const updated = await attempt('baud rate', port.update?.({ baudRate }));
      return updated.ok ? ok(baudRate) : updated;
    },
    // The binding sets them only when it opens a port.
    setFrame: async () => unsupported('frame'),
    setLines: ({ dtr, rts }) =>
      setOutputs(
        { ...(dtr === undefined ? {} : { dtr }), ...(rts === undefined ? {} : { rts }) },
        [dtr === undefined ? '' : 'DTR', rts === undefined ? '' : 'RTS'].filter(Boolean).join(' '),
      ),
    setBreak: (isOn) => setOutputs({ brk: isOn }, 'BREAK'),
    readLines: async () => {
      const read = await attempt('modem lines', port.get?.());
      return read.ok ? ok({ cts: read.value.cts, dsr: read.value.dsr, dcd: read.value.dcd, ri: null }) : read;
    },
  };
};
