import type { LineFrame } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { Undo } from './undo.ts';

/** Bytes in and out of one opening of one port. A new opening is a new object with a higher epoch. */
export interface ByteLink {
  /** Grows by one with every opening in this process; whatever carries an older epoch is void. */
  readonly epoch: number;
  /** What the user named: a device path, `COMn`, `tcp://host:port` or `sim:`. */
  readonly address: string;
  /** Resolves when the driver has taken the bytes. After the link is lost or closed: `link/lost`, nothing is kept for later. */
  write(bytes: Uint8Array): Promise<Outcome<void>>;
  /** Bytes as they come, in any chunks. What comes before the first listener is kept for it. */
  onBytes(listener: (bytes: Uint8Array) => void): Undo;
  /** Called once: with the failure when the far end went away, with `null` after `close()`. */
  onClosed(listener: (reason: Failure | null) => void): Undo;
  /** Idempotent, and never takes longer than its deadline: afterwards the object is abandoned. */
  close(): Promise<void>;
}

export interface LineSettings {
  readonly baudRate: number;
  /** Of serial ports. Left out: 8N1 without flow control. */
  readonly frame?: LineFrame;
}

/** Opens what an address names. Never throws for an expected reason. */
export type OpenLink = (address: string, settings: LineSettings) => Promise<Outcome<ByteLink>>;
