import { cmeTexts } from './cme-texts.ts';

/** A parsed `+CME ERROR:` or `+CMS ERROR:` line. */
export interface CmeAnswer {
  readonly kind: 'CME' | 'CMS';
  /** The text after the colon. */
  readonly text: string;
  /** `null`: a text that the table does not contain. */
  readonly number: number | null;
  /** True: the module printed text instead of a number (error mode 2; 780EPV V1011 also in mode 1). */
  readonly verbose: boolean;
}

/** The network's cause after a text: `(#33)`. The text means the same (3GPP TS 27.007 §9.2.2). */
const networkCause = /\s{0,4}\(#\d{1,3}\)$/;

/** Parses `+CME ERROR: 10`, `+CME ERROR:10`, `+CME ERROR: SIM busy`, `… not subscribed (#33)`; `null` for any other line. */
export const readCmeAnswer = (line: string): CmeAnswer | null => {
  const match = /^\s*\+(CM[ES]) ERROR\s*:(.*)$/.exec(line);
  const text = match?.[2]?.trim();
  if (!match || text === undefined) return null;
  const kind = match[1] === 'CMS' ? 'CMS' : 'CME';
  if (/^\d{1,6}$/.test(text)) return { kind, text, number: Number(text), verbose: false };
  const name = text.toLowerCase().replace(networkCause, '');
  const number = Object.hasOwn(cmeTexts, name) ? (cmeTexts[name] ?? null) : null;
  return { kind, text, number, verbose: true };
};
