import type { LineFrame } from '../../shared/contract.ts';
import { done, fail, type Outcome } from '../../shared/outcome.ts';
import { addressKind } from '../../shared/port-address.ts';
import type { ByteLink, OutputLines, ReadLines } from '../base/byte-link.ts';
import type { SessionRecorder } from '../recorder/session-recorder.ts';

/** The outputs of an open port. */
export interface SwitchedLines extends OutputLines {
  readonly brk: boolean;
}

export interface LinesNow {
  /** `null`: the port has none. */
  readonly outputs: SwitchedLines | null;
  /** `null`: the port has none, or does not tell. */
  readonly inputs: ReadLines | null;
}

/** Settings and lines of the port of a session. What is changed is recorded. Fails with `link/unsupported` where the port does not have it. */
export interface PortLines {
  /** Resolves with the rate that applies now. */
  setBaudRate(baudRate: number): Promise<Outcome<number>>;
  setFrame(frame: LineFrame): Promise<Outcome<LineFrame>>;
  /** Outputs that are not named stay as they are. */
  switch(outputs: Partial<SwitchedLines>): Promise<Outcome<void>>;
  read(): Promise<LinesNow>;
}

export const createPortLines = (link: ByteLink, recorder: Pick<SessionRecorder, 'event'>): PortLines => {
  const { address, control } = link;
  // The system raises both on opening.
  let outputs: SwitchedLines = { dtr: true, rts: true, brk: false };
  const unsupported = (detail: string) => fail('link/unsupported', { path: address, detail });
  const note = (what: Partial<SwitchedLines> | Partial<LineFrame> | { readonly baudRate: number }): void =>
    recorder.event('port', what);

  const setBreak = async (isOn: boolean): Promise<Outcome<void>> => {
    const set = (await control?.setBreak(isOn)) ?? unsupported('BREAK');
    if (!set.ok) return set;
    outputs = { ...outputs, brk: isOn };
    note({ brk: isOn });
    return done;
  };
  const setLines = async (lines: Partial<OutputLines>): Promise<Outcome<void>> => {
    const names = Object.keys(lines).map((name) => name.toUpperCase());
    const set = (await control?.setLines(lines)) ?? unsupported(names.join(' '));
    if (!set.ok) return set;
    outputs = { ...outputs, ...lines };
    note(lines);
    return done;
  };

  return {
    setBaudRate: async (baudRate) => {
      const set = (await control?.setBaudRate(baudRate)) ?? unsupported('baud rate');
      if (set.ok) note({ baudRate: set.value });
      return set;
    },
    setFrame: async (frame) => {
      const set = (await control?.setFrame(frame)) ?? unsupported('frame');
      if (set.ok) note(set.value);
      return set;
    },
    switch: async ({ dtr, rts, brk }) => {
      const lines = { ...(dtr === undefined ? {} : { dtr }), ...(rts === undefined ? {} : { rts }) };
      const switched = Object.keys(lines).length > 0 ? await setLines(lines) : done;
      return switched.ok && brk !== undefined ? setBreak(brk) : switched;
    },
    read: async () => {
      const read = (await control?.readLines()) ?? unsupported('modem lines');
      const inputs = read.ok ? read.value : null;
      // A serial port that cannot be read cannot be switched (a pseudo-terminal); a server of RFC 2217 answers to each request.
      const hasOutputs = control !== undefined && (inputs !== null || addressKind(address) === 'rfc2217');
      return { outputs: hasOutputs ? outputs : null, inputs };
    },
  };
};
