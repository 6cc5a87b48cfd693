/** Decodes device bytes as Latin-1, one character per byte: the grammar works on bytes, and decoding loses nothing. */
export const latin1Of = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
