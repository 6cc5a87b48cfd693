import { encodeText } from '../../../electron/encodings/text-encoder.ts';
import type { ImportItem, ImportPreview, ImportWarning } from '../../../shared/imports/preview.ts';
import { previewImport } from '../../../shared/imports/preview-import.ts';
import type { ImportWarningCode } from '../../../shared/imports/warnings.ts';
import type { EncodeText } from '../../../shared/sending/raw-message.ts';

export const encode: EncodeText = encodeText;

export const bytesOf = (text: string, encoding: 'gb18030' | 'utf-8' = 'gb18030'): Uint8Array => {
  const bytes = encodeText(encoding, text);
  if (!bytes.ok) throw new Error(JSON.stringify(bytes.error));
  return bytes.value;
};

/** Lines as SSCOM writes them. */
export const saved = (lines: readonly string[], end = '\r\n'): Uint8Array =>
  bytesOf(lines.map((line) => line + end).join(''));

export const previewOf = (bytes: Uint8Array, fileName?: string): ImportPreview => {
  const read = previewImport(bytes, fileName);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

export const itemsOf = (preview: ImportPreview): readonly ImportItem[] => preview.groups.flatMap(({ items }) => items);

/** The content of each item: its text, or its hex in brackets. */
export const contents = (preview: ImportPreview): readonly string[] =>
  itemsOf(preview).map((item) => ('text' in item ? item.text : `[${item.hex}]`));

export const warningsOf = (preview: ImportPreview, code: ImportWarningCode): readonly ImportWarning[] =>
  preview.warnings.filter((warning) => warning.code === code);

export const codesOf = (preview: ImportPreview): readonly string[] =>
  [...new Set(preview.warnings.map(({ code }) => code))].sort();

/** SSCOM 5.10 and later: the meta line of each string precedes it. */
export const list510 = (strings: readonly string[], settings: readonly string[] = ['N1057=,Y']): Uint8Array =>
  saved([
    ';saved by a test',
    '',
    ...strings.flatMap((string, at) => [`N${101 + at}=${at + 1},,1000`, `N${at + 1}=${string}`, '']),
    ...settings,
    ';end',
  ]);

/** A comma as SSCOM saves it. */
export const comma = '\u0002';
