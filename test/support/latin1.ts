/** Encodes a string with one byte per character. */
export const bytesOfLatin1 = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff);
