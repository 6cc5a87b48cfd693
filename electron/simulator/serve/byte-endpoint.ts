import type { Undo } from '../../base/undo.ts';

/** The serial side of a byte stream, such as a virtual module. */
export interface ByteEndpoint {
  /** Receives bytes in any chunks, as from a host's TX. The endpoint may keep the array. */
  receive(bytes: Uint8Array): void;
  /** Emits bytes in any chunks. Without a listener they are lost, as on a wire. */
  onOutput(listener: (bytes: Uint8Array) => void): Undo;
  /** A program has opened the port, and no other one had it open. Not known on a pseudo-terminal. Omitted: it makes no difference. */
  opened?(): void;
  /** Called when the cable is pulled: clients are disconnected at once. Omitted: that never happens. */
  onUnplugged?(listener: () => void): Undo;
}
