import { encodings } from '../encodings/encodings.ts';
import type { FileEncoding } from './preview.ts';

/** The same in every language. */
export const fileEncodingName = (encoding: FileEncoding): string =>
  encoding === 'utf-16le' || encoding === 'utf-16be' ? 'UTF-16' : encodings[encoding].name;
