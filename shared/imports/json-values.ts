import type { ImportWarning } from './preview.ts';
import type { ImportWarningCode } from './warnings.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const listOf = (value: unknown): readonly unknown[] | null => (Array.isArray(value) ? value : null);

/** A field of the object itself, so not `constructor`. */
export const fieldOf = (value: unknown, name: string): unknown =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;

export const textField = (value: unknown, name: string): string => {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : typeof field === 'number' ? String(field) : '';
};

/** A value of a file in a warning. An object may have a `toString` of its own, which is not a function. */
export const shownValue = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value);

/** For a table whose keys are numbers. */
export const numberKey = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

export const hasFields = (value: unknown, ...names: readonly string[]): boolean =>
  isObject(value) && names.every((name) => Object.hasOwn(value, name));

/** Values that say nothing: a field that has one is not missed. */
const isNothing = (value: unknown): boolean =>
  value === '' || value === null || value === undefined || value === false || value === 0;

/** Names the fields of an item that have a value and no meaning here. */
export const noteOtherFields = (
  value: unknown,
  known: readonly string[],
  notes: { add(code: ImportWarningCode, place: Omit<ImportWarning, 'code'>): void },
  place: { readonly index: number; readonly group?: string },
): void => {
  if (!isObject(value)) return;
  for (const [name, field] of Object.entries(value)) {
    if (!known.includes(name) && !isNothing(field)) notes.add('field-not-used', { ...place, text: name });
  }
};
