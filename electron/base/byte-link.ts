import type { LineFrame } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { Undo } from './undo.ts';

/** Sends and receives the bytes of one opening of one port. Opening the port again creates a new object with a higher epoch. */
export interface ByteLink {
  /** Increases by one with every opening in this process. Data with an older epoch is invalid. */
  readonly epoch: number;
  /** The address that the user entered: a device path, `COMn`, `tcp://host:port`, `rfc2217://host:port` or `sim:`. */
  readonly address: string;
  /** Resolves when the driver has accepted the bytes. After the link is lost or closed it fails with `link/lost`; nothing is buffered for later. */
  write(bytes: Uint8Array): Promise<Outcome<void>>;
  /** Received bytes, in chunks of any size. Bytes that arrive before the first listener is added are buffered for it. */
  onBytes(listener: (bytes: Uint8Array) => void): Undo;
  /** Called once: with the failure when the remote end disappeared, with `null` after `close()`. */
  onClosed(listener: (reason: Failure | null) => void): Undo;
  /** Number of bytes that were dropped because too many arrived before the first listener. Omitted: none. */
  readonly droppedBytes?: number;
  /** Settings and lines of the open port. Omitted: the port has none, as `tcp://` and `sim:`. */
  readonly control?: PortControl;
  /** What is known of the connection besides its bytes. Notes that come before the first listener are kept for it. Omitted: there are none. */
  onNote?(listener: (note: LinkNote) => void): Undo;
  /** Idempotent. Never takes longer than its deadline; after that the object must not be used. */
  close(): Promise<void>;
}

/** The inputs of a serial port. */
export interface ModemLines {
  readonly cts: boolean;
  readonly dsr: boolean;
  readonly dcd: boolean;
  readonly ri: boolean;
}

/** What can be read of the inputs. `ri` `null`: the driver does not tell; node-serialport does not read it. */
export interface ReadLines extends Omit<ModemLines, 'ri'> {
  readonly ri: boolean | null;
}

/** The outputs of a serial port. */
export interface OutputLines {
  readonly dtr: boolean;
  readonly rts: boolean;
}

/** Changes an open port. Fails with `link/unsupported` (fact `detail`: what) where the port or the server does not have it. */
export interface PortControl {
  /** Resolves with the baud rate that applies now, which may be another one. */
  setBaudRate(baudRate: number): Promise<Outcome<number>>;
  /** Resolves with what applies now. */
  setFrame(frame: LineFrame): Promise<Outcome<LineFrame>>;
  /** Lines that are not named stay as they are. */
  setLines(lines: Partial<OutputLines>): Promise<Outcome<void>>;
  setBreak(isOn: boolean): Promise<Outcome<void>>;
  readLines(): Promise<Outcome<ReadLines>>;
}

export type LinkNote =
  /** The other end negotiates Telnet options, so it is not a plain TCP server. `options`: what it said, as `DO COM-PORT-OPTION`. */
  | { readonly kind: 'telnet'; readonly options: readonly string[] }
  /** The server uses other settings than those it was asked for. */
  | { readonly kind: 'settings-differ'; readonly wanted: string; readonly actual: string }
  /** The server did not answer to a setting. */
  | { readonly kind: 'settings-unknown'; readonly wanted: string }
  | { readonly kind: 'modem-lines'; readonly lines: ModemLines }
  /** `errors`: `break`, `framing`, `parity` or `overrun`. */
  | { readonly kind: 'line-errors'; readonly errors: readonly string[] };

export interface LineSettings {
  readonly baudRate: number;
  /** Serial ports and `rfc2217://` only. Without it: 8N1, no flow control. */
  readonly frame?: LineFrame;
}

/** Opens the port or connection at an address. Never throws for an expected reason. */
export type OpenLink = (address: string, settings: LineSettings) => Promise<Outcome<ByteLink>>;
