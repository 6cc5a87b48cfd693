import type { PageFile } from '../node/page-files.ts';

/** The bytes to send, and how they are encoded; `null`: as they are. */
export interface Encoded {
  readonly bytes: Uint8Array;
  readonly encoding: string | null;
}

/** The smallest encoding of a file that the browser accepts (RFC 9110 §12.5.3). Weights other than 0 are not compared, because all encodings are lossless. */
export const encodedFor = (file: PageFile, acceptEncoding: string | undefined): Encoded => {
  const accepts = acceptedBy(acceptEncoding ?? '');
  const [smallest] = file.encoded
    .filter(({ encoding }) => accepts(encoding))
    .sort((a, b) => a.bytes.length - b.bytes.length);
  return smallest !== undefined && smallest.bytes.length < file.bytes.length
    ? smallest
    : { bytes: file.bytes, encoding: null };
};

const acceptedBy = (header: string): ((encoding: string) => boolean) => {
  const named = new Map<string, boolean>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
    if (name !== '') named.set(name, !parameters.some((text) => /^q=0(?:\.0{0,3})?$/.test(text)));
  }
  return (encoding) => named.get(encoding) ?? named.get('*') ?? false;
};
