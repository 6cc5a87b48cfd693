/** Inside the virtual module, text is Latin-1, one character per byte, so that no byte is lost or combined. */
export const latin1Bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));

export const latin1Text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** For the network: MQTT names are UTF-8. */
export const utf8FromLatin1 = (text: string): string => Buffer.from(text, 'latin1').toString('utf8');

export const latin1FromUtf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');

export const concatBytes = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat([...parts]));
