/** Decodes complete characters. Codes without a character become U+FFFD. */
export type DecodeWhole = (bytes: Uint8Array) => string;

/** Node and every browser have it; the types of this folder know neither. */
declare const TextDecoder: new (
  label: string,
  options: { readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** The decoder of Node or of the browser. A byte order mark is a character like others: what arrived is shown. */
export const platformDecoder = (label: string): DecodeWhole => {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  return (bytes) => decoder.decode(bytes);
};
