import type { LineFrame } from '../../shared/contract.ts';
import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { Undo } from './undo.ts';

/** Sends and receives the bytes of one opening of one port. Opening the port again creates a new object with a higher epoch. */
export interface ByteLink {
  /** Increases by one with every opening in this process. Data with an older epoch is invalid. */
  readonly epoch: number;
  /** The address that the user entered: a device path, `COMn`, `tcp://host:port` or `sim:`. */
  readonly address: string;
  /** Resolves when the driver has accepted the bytes. After the link is lost or closed it fails with `link/lost`; nothing is buffered for later. */
  write(bytes: Uint8Array): Promise<Outcome<void>>;
  /** Received bytes, in chunks of any size. Bytes that arrive before the first listener is added are buffered for it. */
  onBytes(listener: (bytes: Uint8Array) => void): Undo;
  /** Called once: with the failure when the remote end disappeared, with `null` after `close()`. */
  onClosed(listener: (reason: Failure | null) => void): Undo;
  /** Number of bytes that were dropped because too many arrived before the first listener. Omitted: none. */
  readonly droppedBytes?: number;
  /** Idempotent. Never takes longer than its deadline; after that the object must not be used. */
  close(): Promise<void>;
}

export interface LineSettings {
  readonly baudRate: number;
  /** Serial ports only. Without it: 8N1, no flow control. */
  readonly frame?: LineFrame;
}

/** Opens the port or connection at an address. Never throws for an expected reason. */
export type OpenLink = (address: string, settings: LineSettings) => Promise<Outcome<ByteLink>>;
