import { withMaskedNumbers } from '../../shared/at/masked-numbers.ts';
import { mergedAddressSeparator } from '../../shared/contract/merged.ts';
import type { View } from '../../shared/view.ts';
import type { lineListWords } from '../../shared/words/line-list-words.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { utcText } from '../parts/time.ts';

type ReportWords = (typeof lineListWords)['en']['report'] | (typeof lineListWords)['zh']['report'];

/** What someone else needs to understand the lines. */
export interface ReportFacts {
  readonly version: string;
  readonly os: string;
  readonly address: string | null;
  readonly model: string | null;
  readonly firmware: string | null;
  readonly lineCount: number;
  readonly fromMs: number | null;
}

/** Of the session that is shown. */
export const reportFactsOf = (
  view: View | null,
  sessionId: string | null,
): Omit<ReportFacts, 'lineCount' | 'fromMs'> => {
  const session = sessionId === null ? undefined : view?.sessions[sessionId];
  const ports = sessionId === null ? undefined : view?.merged[sessionId]?.ports;
  return {
    version: view?.product.version ?? '',
    os: `${view?.product.os ?? ''}, ${view?.product.host ?? ''}`,
    address: session?.address ?? ports?.map(({ address }) => address).join(mergedAddressSeparator) ?? null,
    model: session?.facts.model?.text ?? null,
    firmware: session?.facts.firmware?.text ?? null,
  };
};

/** A fence ends at the first line that is as long, so this one is longer than any in the lines. */
const fenceFor = (text: string): string => {
  const longest = [...text.matchAll(/`+/g)].reduce((most, [run]) => Math.max(most, run.length), 2);
  return '`'.repeat(longest + 1);
};

/** Lines as a Markdown text that can be given away: numbers of devices and SIM cards are masked; secrets already are. */
export const bugReport = (lines: string, facts: ReportFacts, words: ReportWords): string => {
  const unknown = words.unknown;
  const text = withMaskedNumbers(lines);
  const fence = fenceFor(text);
  const from = facts.fromMs === null ? unknown : `${utcText(facts.fromMs)} UTC`;
  const rows = [
    `ATelier ${facts.version} (${facts.os})`,
    fill(words.port, { address: facts.address ?? unknown }),
    fill(words.module, { model: facts.model ?? unknown, firmware: facts.firmware ?? unknown }),
    fill(words.lines, { n: String(facts.lineCount), from }),
    words.masked,
  ];
  return `${withMaskedNumbers(rows.map((row) => `- ${row}`).join('\n'))}\n\n${fence}text\n${text.replace(/\n?$/, '\n')}${fence}\n`;
};
