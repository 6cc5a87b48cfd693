import type { MaskStream, SecretSet } from './masking.ts';

const nothing = new Uint8Array(0);

const stream: MaskStream = {
  push: (bytes) => bytes,
  noteSent: () => undefined,
  settle: () => nothing,
  flush: () => nothing,
  heldBytes: 0,
};

/**
 * For a recording of traffic that another recorder has masked. Masking it again could hide more: the lines of several ports are mixed in it, and what
 * follows a sent secret on one port is no echo of it on another.
 */
export const alreadyMasked: SecretSet = {
  register: () => undefined,
  hold: () => undefined,
  noteSent: () => undefined,
  noteKeyFile: () => undefined,
  mask: (bytes) => bytes,
  maskText: (text) => text,
  createStream: () => stream,
};
