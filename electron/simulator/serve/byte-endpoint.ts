import type { Undo } from '../../base/undo.ts';

/** The serial side of something that speaks bytes, such as a virtual module. */
export interface ByteEndpoint {
  /** Takes bytes in any chunks, as from a host's TX. The endpoint may keep the array. */
  receive(bytes: Uint8Array): void;
  /** Bytes as they leave, in any chunks. What leaves while nobody listens is lost, as on a wire. */
  onOutput(listener: (bytes: Uint8Array) => void): Undo;
  /** Told when the cable is pulled: clients are cut off at once. Left out: it never is. */
  onUnplugged?(listener: () => void): Undo;
}
