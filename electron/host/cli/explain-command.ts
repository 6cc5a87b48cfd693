import type { ExplainOutput } from '../../../shared/cli-output.ts';
import { type Failure, failure } from '../../../shared/outcome.ts';
import { explainWords } from '../../../shared/words/explain.ts';
import { createExplainer, type ExplainedText } from '../../app/explain-text.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { createListDocument, failureOutput, successOutput } from './json-output.ts';
import { visibleText } from './text.ts';
import { createTypedLines, type TypedLine } from './typed-lines.ts';

export interface ExplainArguments {
  /** The words of one line. Empty: the lines of standard input. */
  readonly words: readonly string[];
  readonly json?: boolean;
}

/** Fails if nothing of the text is known. */
export const explainCommand = async (context: CommandContext, args: ExplainArguments): Promise<number> => {
  const view = args.json ? jsonView(context) : textView(context);
  const explain = createExplainer(context.language);
  let lines = 0;
  let known = 0;
  const take = (line: string): void => {
    if (line.trim() === '') return;
    const explained = explain(line);
    lines += 1;
    if (explained.meaning !== null) known += 1;
    view.line(explained);
  };
  if (args.words.length > 0) for (const line of args.words.join(' ').split(/\r\n|\r|\n/)) take(line);
  else await readLines(context, take);
  const problem = lines === 0 ? 'empty' : 'text-unknown';
  const error = known > 0 ? null : failure('usage/invalid', { field: 'TEXT', problem });
  view.end(error);
  return error === null ? 0 : reportFailure(context, error);
};

const readLines = ({ input }: CommandContext, take: (line: string) => void): Promise<void> =>
  new Promise((resolve) => {
    if (input === undefined) return resolve();
    const typed = createTypedLines();
    // A line that is longer than any command cannot be a known one.
    const takeAll = (lines: readonly TypedLine[]): void => {
      for (const line of lines) take(line.kind === 'line' ? new TextDecoder().decode(line.bytes) : '…');
    };
    let stop = (): void => undefined;
    stop = input.read(
      async (bytes) => takeAll(typed.push(bytes)),
      () => {
        stop();
        takeAll(typed.end());
        resolve();
      },
    );
  });

interface ExplainView {
  line(explained: ExplainedText): void;
  end(error: Failure | null): void;
}

const jsonView = (context: CommandContext): ExplainView => {
  const document = createListDocument(context, { language: context.language }, 'lines');
  return {
    line: (explained: ExplainOutput['lines'][number]) => document.add(explained),
    end: (error) => document.end(error ? failureOutput(context, error) : successOutput),
  };
};

const textView = ({ out, language }: CommandContext): ExplainView => ({
  line: ({ text, meaning, notes }) => {
    const below = [meaning ?? explainWords[language].unknown, ...notes].map((note) => `  ${visibleText(note)}\n`);
    out.write(`${visibleText(text)}\n${below.join('')}`);
  },
  end: () => undefined,
});
