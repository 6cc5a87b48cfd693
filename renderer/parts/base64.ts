export const bytesFromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < characters.length; at += 1) bytes[at] = characters.charCodeAt(at);
  return bytes;
};

/** Bytes as Base64. In chunks, because the number of arguments of one call is limited. */
export const base64Of = (bytes: Uint8Array): string => {
  let characters = '';
  for (let at = 0; at < bytes.length; at += 8_192) {
    characters += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(characters);
};
