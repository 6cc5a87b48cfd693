import type { AnswerEdit, AnswerTiming } from '../../../shared/recordings/answer-edits.ts';
import { latin1Bytes } from '../module/text.ts';
import type { RecordedOutput } from './recorded-script.ts';

/** Bytes that will be sent. */
export interface PlannedOutput {
  /** Since the end of the command line, or of its data. */
  readonly afterMs: number;
  readonly bytes: Uint8Array;
  readonly kind: RecordedOutput['kind'];
  /** When it was recorded; `null`: it was not. */
  readonly atMs: number | null;
}

/** What a command gets: the output until its data, and that after them. */
export interface PlannedAnswer {
  readonly output: readonly PlannedOutput[];
  /** `null`: the command takes no data. */
  readonly afterData: readonly PlannedOutput[] | null;
}

export const errorAnswer: PlannedAnswer = {
  output: [{ afterMs: 0, kind: 'answer', atMs: null, bytes: latin1Bytes('\r\nERROR\r\n') }],
  afterData: null,
};

/** Lines that no command caused keep their time: they are events, not answers. */
export const inTiming = (answer: PlannedAnswer, timing: AnswerTiming): PlannedAnswer => {
  if (timing === 'recorded') return answer;
  const soon = (output: PlannedOutput): PlannedOutput => (output.kind === 'line' ? output : { ...output, afterMs: 0 });
  return { output: answer.output.map(soon), afterData: answer.afterData?.map(soon) ?? null };
};

/** Edits act in their order. */
export const edited = (answer: PlannedAnswer, edits: readonly AnswerEdit[]): PlannedAnswer =>
  edits.reduce(editedOnce, answer);

const isOwn = ({ kind }: PlannedOutput): boolean => kind !== 'echo' && kind !== 'line';

const editedOnce = (answer: PlannedAnswer, edit: AnswerEdit): PlannedAnswer => {
  switch (edit.kind) {
    case 'delay':
      return mapped(answer, (output) =>
        isOwn(output) ? { ...output, afterMs: output.afterMs + edit.delayMs } : output,
      );
    case 'drop':
      return { output: answer.output.filter((output) => !isOwn(output)), afterData: null };
    case 'replace':
      return replaced(answer, edit.lines);
    case 'inject':
      return injected(answer, edit);
    case 'cut':
      return cut(answer, edit.atByte);
  }
};

/** A delay counts once: the time after the data begins when they are complete. */
const mapped = (answer: PlannedAnswer, change: (output: PlannedOutput) => PlannedOutput): PlannedAnswer =>
  answer.afterData === null
    ? { ...answer, output: answer.output.map(change) }
    : { ...answer, afterData: answer.afterData.map(change) };

const lineBytes = (line: string): Uint8Array => Uint8Array.from(Buffer.from(`\r\n${line}\r\n`, 'utf8'));
const prompt = '>';

const replaced = ({ output, afterData }: PlannedAnswer, lines: readonly string[]): PlannedAnswer => {
  const takesData = lines[0]?.trim() === prompt;
  const phase = takesData ? (afterData ?? []) : output;
  const kept = phase.filter((one) => !isOwn(one));
  const rest = takesData ? lines.slice(1) : lines;
  const lineKinds = [...kept, ...repliesOf(rest, phase)];
  if (!takesData) return { output: lineKinds, afterData: null };
  const before = output.filter(({ kind }) => kind !== 'prompt');
  const asked = output.find(({ kind }) => kind === 'prompt');
  return {
    output: [...before, asked ?? { afterMs: 0, kind: 'prompt', atMs: null, bytes: latin1Bytes('\r\n>') }],
    afterData: lineKinds,
  };
};

const finalResult = /^(?:OK|ERROR|\+CM[ES] ERROR\b.*)$/;

/** Lines up to the final result at the time of the recorded answer, those after it at that of the recorded result. */
const repliesOf = (lines: readonly string[], recorded: readonly PlannedOutput[]): readonly PlannedOutput[] => {
  const answerMs = recorded.find(({ kind }) => kind === 'answer' || kind === 'prompt')?.afterMs ?? 0;
  const resultMs = recorded.find(({ kind }) => kind === 'result')?.afterMs ?? answerMs;
  const final = lines.findIndex((line) => finalResult.test(line.trim()));
  return lines.map((line, index) => {
    const isResult = final !== -1 && index > final;
    return {
      kind: isResult ? 'result' : 'answer',
      afterMs: isResult ? Math.max(answerMs, resultMs) : answerMs,
      atMs: null,
      bytes: lineBytes(line),
    };
  });
};

const injected = (answer: PlannedAnswer, { line, delayMs }: Extract<AnswerEdit, { kind: 'inject' }>): PlannedAnswer => {
  const phase = answer.afterData ?? answer.output;
  const endMs = Math.max(0, ...phase.filter(({ kind }) => kind === 'answer').map(({ afterMs }) => afterMs));
  const own: PlannedOutput = { kind: 'line', afterMs: endMs + delayMs, atMs: null, bytes: lineBytes(line) };
  return answer.afterData === null
    ? { ...answer, output: [...answer.output, own] }
    : { ...answer, afterData: [...answer.afterData, own] };
};

/** What is behind the cut is lost, also a prompt with its data. */
const cut = (answer: PlannedAnswer, atByte: number): PlannedAnswer => {
  let left = atByte;
  const shortened = (outputs: readonly PlannedOutput[]): readonly PlannedOutput[] =>
    outputs.flatMap((output) => {
      if (!isOwn(output)) return [output];
      const bytes = output.bytes.subarray(0, left);
      left -= bytes.length;
      return bytes.length === 0 ? [] : [{ ...output, bytes }];
    });
  const output = shortened(answer.output);
  const hasPrompt = left > 0 || output.some(({ kind }) => kind === 'prompt');
  return { output, afterData: answer.afterData && hasPrompt ? shortened(answer.afterData) : null };
};
