import type { MessageSummary } from '../../../shared/clouds/cloud.ts';
import { clouds } from '../../../shared/clouds/index.ts';

/** A payload in one line: its subject and its values. */
export interface PayloadSummary {
  readonly head: string | null;
  readonly pairs: readonly { readonly name: string; readonly value: string }[];
  /** For a payload that is not a JSON object. */
  readonly text: string | null;
}

const maxPairs = 6;
const longestValue = 80;
const longestText = 200;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Understands the formats of the clouds (reports, commands, answers) and any other JSON object. For anything else,
 * returns the beginning of the text.
 */
export const summaryOf = (payload: string): PayloadSummary => {
  const value = parsed(payload);
  if (!isObject(value)) return { head: null, pairs: [], text: oneLine(payload, longestText) };
  for (const { topics } of clouds) {
    const summary = topics.summaryOf(value);
    if (summary !== null) return shown(summary);
  }
  return shown({ head: null, pairs: Object.entries(value) });
};

const shown = ({ head, pairs }: MessageSummary): PayloadSummary => ({
  head: head === null ? null : short(head),
  pairs: pairs.slice(0, maxPairs).map(([name, item]) => ({ name: short(name), value: textOf(item) })),
  text: null,
});

const parsed = (payload: string): unknown => {
  try {
    return JSON.parse(payload);
  } catch {
    return null;
  }
};

const textOf = (value: unknown): string => short(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const short = (text: string): string => oneLine(text, longestValue);

const oneLine = (text: string, limit: number): string => {
  const line = text.slice(0, limit + 1).replace(/\s+/g, ' ');
  return line.length > limit ? `${line.slice(0, limit)}…` : line;
};
