import type { DecodeBytes, FileText } from './file-text.ts';
import type { ImportedList, Notes } from './preview-draft.ts';
import type { Imported } from './refusals.ts';

/** A file, as far as it is needed to tell what it is. */
export interface CandidateFile extends FileText {
  readonly bytes: Uint8Array;
  readonly lines: readonly string[];
  /** `undefined`: not JSON. */
  readonly json: unknown;
  /** The name without folder and suffix; `null`: unknown. */
  readonly name: string | null;
  /** In small letters, without the dot; empty: none. */
  readonly suffix: string;
  readonly decode: DecodeBytes;
}

/** Reads the files of one program. */
export interface FormatReader {
  /** `sure`: by what only this program writes. `possible`: others write such lines too; then the suffix decides, if there is one. */
  recognises(file: CandidateFile): 'sure' | 'possible' | null;
  /** Suffixes of its files, as a hint. */
  readonly suffixes: readonly string[];
  read(file: CandidateFile, notes: Notes): Imported<ImportedList>;
}
