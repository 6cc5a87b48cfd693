import { type Outcome, ok } from '../../shared/outcome.ts';
import type { Platform } from '../base/platform.ts';

/** The result of reading a JSON file: absent, broken (with its bytes, to be kept), or its value, which must still be validated. */
export type JsonFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'broken'; readonly bytes: Uint8Array }
  | { readonly kind: 'read'; readonly value: unknown; readonly bytes: Uint8Array };

export const readJsonFile = async (
  platform: Platform,
  path: string,
  limitBytes: number,
): Promise<Outcome<JsonFile>> => {
  const read = await platform.readFile(path, limitBytes);
  if (!read.ok) return read.error.code === 'file/missing' ? ok({ kind: 'absent' }) : read;
  const bytes = read.value;
  try {
    return ok({ kind: 'read', value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)), bytes });
  } catch {
    return ok({ kind: 'broken', bytes });
  }
};

/** Readable JSON: indented, with a line end. */
export const jsonBytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
