/** Why a file is not read as a list. The sentences are in `words/import-words.ts`. */
export const importRefusalCodes = [
  'empty',
  'too-large',
  'too-many-items',
  'not-recognised',
  'is-log',
  'is-recording',
  'other-data',
  'bad-json',
  'json-too-complex',
] as const;
export type ImportRefusalCode = (typeof importRefusalCodes)[number];

/** An expected failure of an importer, apart from `Failure`: its words are loaded with the importers only. */
export interface ImportRefusal {
  readonly code: ImportRefusalCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export type Imported<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: ImportRefusal };

export const imported = <Value>(value: Value): Imported<Value> => ({ ok: true, value });

export const refuse = (
  code: ImportRefusalCode,
  facts: ImportRefusal['facts'] = {},
): { readonly ok: false; readonly error: ImportRefusal } => ({ ok: false, error: { code, facts } });

/** Larger than any list that people keep; a read of it takes less than a second. */
export const importLimitBytes = 2 * 1024 * 1024;
export const importLimitItems = 10_000;
