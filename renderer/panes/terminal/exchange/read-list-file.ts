import type { ImportPreview } from '../../../../shared/imports/preview.ts';
import { previewImport } from '../../../../shared/imports/preview-import.ts';
import { type ImportRefusal, importLimitBytes } from '../../../../shared/imports/refusals.ts';
import { type Failure, failure } from '../../../../shared/outcome.ts';
import type { SequenceFile } from '../../../../shared/sequences/file-schema.ts';
import type { PlacedProblem } from '../../../../shared/sequences/problem.ts';
import type { AskSequences } from '../quick/quick-store.ts';

/** What a chosen or dropped file is. */
export type ListFile =
  | { readonly kind: 'list'; readonly preview: ImportPreview }
  /** A file of this program. */
  | { readonly kind: 'sequence'; readonly file: SequenceFile }
  | { readonly kind: 'problems'; readonly problems: readonly PlacedProblem[] }
  | { readonly kind: 'refused'; readonly refusal: ImportRefusal }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The largest text of a group (`contract/sequences.ts`). */
const longestText = 1_000_000;

/** Reads a file in this window: the thread of the ports must not wait for it. Only our own YAML is read by the program, which has the parser. */
export const readListFile = async (file: Blob & { readonly name: string }, ask: AskSequences): Promise<ListFile> => {
  const content = await file
    .slice(0, importLimitBytes + 1)
    .arrayBuffer()
    .catch(() => null);
  if (content === null) return { kind: 'failed', failure: failure('file/unreadable', { path: file.name }) };
  const bytes = new Uint8Array(content);
  const own = ownText(bytes);
  if (own !== null) {
    const opened = await ask({ kind: 'open', text: own });
    return opened.ok ? opened.value : { kind: 'failed', failure: opened.error };
  }
  const read = previewImport(bytes, file.name);
  return read.ok ? { kind: 'list', preview: read.value } : { kind: 'refused', refusal: read.error };
};

const hasKey = (text: string, key: string): boolean =>
  new RegExp(`(?:^|[{,])[ \\t]*"?${key}"?[ \\t]*:`, 'm').test(text);

/** The text of a file that has the two keys of every sequence; `null`: not a sequence. */
const ownText = (bytes: Uint8Array): string | null => {
  if (bytes.length > longestText) return null;
  const text = utf8Text(bytes);
  return text !== null && hasKey(text, 'sequence') && hasKey(text, 'steps') ? text : null;
};

const utf8Text = (bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};
