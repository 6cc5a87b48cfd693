import { isBoundedJson } from '../bounded-json.ts';
import { replacement } from '../encodings/streaming-decoder.ts';
import { type DecodeBytes, decodeBytes, linesOf, readFileText } from './file-text.ts';
import type { CandidateFile, FormatReader } from './format-reader.ts';
import { formatReaders } from './formats.ts';
import { otherFile } from './other-files.ts';
import type { ImportPreview } from './preview.ts';
import { createNotes } from './preview-draft.ts';
import { type Imported, imported, importLimitBytes, importLimitItems, refuse } from './refusals.ts';

/**
 * Reads a list of commands that another program has saved. The content decides what kind of file it is; the name is a hint. Every file ends
 * in a preview or in a refusal with its name, and nothing of it is left out without a warning. `decode`: with better tables than the platform.
 */
export const previewImport = (
  bytes: Uint8Array,
  fileName?: string,
  decode: DecodeBytes = decodeBytes,
): Imported<ImportPreview> => {
  if (bytes.length > importLimitBytes) return refuse('too-large', { limit: importLimitBytes });
  const file = candidate(bytes, fileName, decode);
  if (!file.ok) return file;
  if (file.value.text.trim() === '') return refuse('empty');
  const other = otherFile(file.value);
  if (other !== null) return { ok: false, error: other };
  const reader = readerOf(file.value);
  if (reader === null) return looksLikeJson(file.value.text) ? refuse('bad-json') : refuse('not-recognised');
  return preview(reader, file.value);
};

const preview = (reader: FormatReader, file: CandidateFile): Imported<ImportPreview> => {
  const notes = createNotes();
  const list = reader.read(file, notes);
  if (!list.ok) return list;
  const { format, encoding, lineEnds, settings, groups } = list.value;
  // SSCOM names the items with such bytes.
  if (!format.startsWith('sscom') && file.text.includes(replacement)) notes.add('bytes-replaced');
  if (groups.reduce((sum, { items }) => sum + items.length, 0) > importLimitItems) {
    return refuse('too-many-items', { limit: importLimitItems });
  }
  return imported({ format, encoding, lineEnds, settings, groups, warnings: notes.all() });
};

const candidate = (bytes: Uint8Array, fileName: string | undefined, decode: DecodeBytes): Imported<CandidateFile> => {
  const about = readFileText(bytes, 'utf-8', decode);
  const isJson = looksLikeJson(about.text);
  if (isJson && !isBoundedJson(about.text)) return refuse('json-too-complex');
  return imported({
    ...about,
    bytes,
    decode,
    lines: linesOf(about.text),
    json: isJson ? parseJson(about.text) : undefined,
    ...nameParts(fileName),
  });
};

/** Of a list in JSON; a section of an ini file begins with a bracket too, but with a letter or digit after it. */
const looksLikeJson = (text: string): boolean => /^\s*(?:\{|\[\s*[[{"\]])/.test(text);

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const nameParts = (fileName: string | undefined): Pick<CandidateFile, 'name' | 'suffix'> => {
  const base = (fileName ?? '').split(/[\\/]/).at(-1) ?? '';
  const dot = base.lastIndexOf('.');
  const name = dot > 0 ? base.slice(0, dot) : base;
  return { name: name === '' ? null : name, suffix: dot > 0 ? base.slice(dot + 1).toLowerCase() : '' };
};

const readerOf = (file: CandidateFile): FormatReader | null => {
  const judged = formatReaders.map((reader) => ({ reader, verdict: reader.recognises(file) }));
  const sure = judged.find(({ verdict }) => verdict === 'sure');
  const possible = judged.filter(({ verdict }) => verdict === 'possible');
  const hinted = possible.find(({ reader }) => reader.suffixes.includes(file.suffix));
  return (sure ?? hinted ?? possible[0])?.reader ?? null;
};
