import { repairedCommand } from '../../shared/at/repair-command.ts';
import { causesOfCodes } from '../../shared/diagnosis/causes-of-codes.ts';
import { type ErrorCode, exitCodes } from '../../shared/errors.ts';
import { causeWords } from '../../shared/words/causes.ts';
import { explainWords, resultWords } from '../../shared/words/explain.ts';
import { failureWords } from '../../shared/words/failure-words.ts';
import { generalText } from '../../shared/words/general-text.ts';
import type { Language } from '../../shared/words/language.ts';
import { explainLine } from '../../shared/words/lines/explain-line.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { recogniseUrc } from '../commands/urc-catalogue.ts';
import { payloadFormOf, readMessageHeader } from '../framer/message-header.ts';
import { explainCommand } from './explain-command.ts';
import { createLineMask } from './line-mask.ts';

export interface ExplainedText {
  /** Without time and direction, secrets masked. */
  readonly text: string;
  readonly kind: 'line' | 'command' | 'code' | 'unknown';
  /** Of an unsolicited result code, a command, an error code; otherwise `null`. */
  readonly name: string | null;
  /** `null`: not known here. */
  readonly meaning: string | null;
  readonly notes: readonly string[];
}

/** Explains lines one after another: a line may be the answer to the command before it. */
export const createExplainer = (language: Language): ((line: string) => ExplainedText) => {
  const mask = createLineMask();
  let command: string | undefined;
  return (whole) => {
    const line = withoutMargin(whole);
    const text = mask(line);
    const repaired = repairedCommand(line);
    if (/^AT/i.test(repaired ?? line)) {
      command = repaired ?? line;
      return commandText(command, text, repaired === null ? null : mask(repaired), language);
    }
    return (
      messageText(text, language) ??
      lineText(line, text, command, language) ??
      codeText(line, text, language) ??
      unknownText(text)
    );
  };
};

/** Time and direction, as `monitor` prints them and as lines are copied from the window. */
const margin = /^(?:\[?\d{1,2}:\d\d:\d\d(?:[.,]\d{1,3})?\]?\s+)?(?:(?:←|→|TX|RX|URC|ERR)\s+)?/;
/** The name that `monitor` prints after an unsolicited line. */
const nameBehind = /\s{2}\[[a-z-]{3,30}\]$/;

const withoutMargin = (line: string): string => line.trim().replace(margin, '').replace(nameBehind, '').trim();

const unknownText = (text: string): ExplainedText => ({
  ...{ text, kind: 'unknown' },
  name: null,
  meaning: null,
  notes: [],
});

const commandText = (line: string, text: string, repaired: string | null, language: Language): ExplainedText => {
  const known = explainCommand(line, language);
  const notes = repaired === null ? [] : [fill(explainWords[language].repaired, { command: repaired })];
  if (known === null) return { ...unknownText(text), notes };
  return { ...{ text, kind: 'command' }, name: known.name, meaning: known.meaning, notes: [...notes, ...known.notes] };
};

/** A message; its payload is its own explanation. */
const messageText = (text: string, language: Language): ExplainedText | null => {
  const bytes = Buffer.from(text, 'utf8');
  const header = readMessageHeader(bytes);
  if (header === null) return null;
  const words = explainWords[language];
  const isHex = payloadFormOf(bytes, header) === 'hex';
  const topic = Buffer.from(header.topic).toString('utf8');
  const meaning = fill(words.message, { n: header.payloadBytes, topic });
  return { ...{ text, kind: 'line' }, name: 'message', meaning, notes: isHex ? [words.hexMessage] : [] };
};

const lineText = (
  line: string,
  text: string,
  command: string | undefined,
  language: Language,
): ExplainedText | null => {
  const urcName = recogniseUrc(line)?.name ?? null;
  const results: Readonly<Record<string, string>> = resultWords[language];
  const meaning =
    explainLine(line, language, { command, urcName: urcName ?? '' }) ??
    (Object.hasOwn(results, line) ? results[line] : null);
  return meaning ? { ...{ text, kind: 'line' }, name: urcName, meaning, notes: [] } : null;
};

/** `mqtt/dropped`, or a whole sentence of this program with the code at its end. */
const codeIn = (line: string): ErrorCode | null => {
  const code =
    /^\(?([a-z]+(?:\/[a-z\d-]+)?)\)?$/.exec(line)?.[1] ?? /[(（]([a-z]+\/[a-z\d-]+)[)）][.。]?$/.exec(line)?.[1] ?? '';
  return isCode(code) ? code : null;
};

const isCode = (text: string): text is ErrorCode => Object.hasOwn(exitCodes, text);

/** Some codes have many possible causes; only the most likely ones are shown. */
const shownCauses = 3;

const codeText = (line: string, text: string, language: Language): ExplainedText | null => {
  const code = codeIn(line);
  if (code === null) return null;
  const { happened, meaning, action } = failureWords[language][code];
  const words = explainWords[language];
  const causes = causesOfCodes[code].slice(0, shownCauses).map((key) => {
    const { cause, remedy } = causeWords[language][key];
    return fill(words.cause, { cause: generalText(cause), remedy: generalText(remedy) });
  });
  return {
    ...{ text, kind: 'code' },
    name: code,
    meaning: generalText(happened),
    notes: [generalText(meaning), generalText(action), ...causes, fill(words.code, { exitCode: exitCodes[code] })],
  };
};
