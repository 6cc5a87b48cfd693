import type { RecordingShowOutput } from '../../../../shared/cli-recordings-output.ts';
import { isAdvice } from '../../../../shared/diagnosis.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import { diagnoseSeen } from '../../../../shared/recordings/diagnose-seen.ts';
import { type RecordedStep, recordedSteps } from '../../../../shared/recordings/recorded-steps.ts';
import type { SeenFailure } from '../../../../shared/recordings/seen-failures.ts';
import { cliRecordingsReadWords } from '../../../../shared/words/cli-recordings-read.ts';
import { describeFailure, oneSentence } from '../../../../shared/words/describe-failure.ts';
import { causeText } from '../../../../shared/words/fact-text.ts';
import { statusWords, stepWords } from '../../../../shared/words/steps.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { createNotesFiles, type RecordingNotes } from '../../../app/services/recordings/notes-file.ts';
import { recordingContents } from '../../../recordings/recording-contents.ts';
import type { CommandContext } from '../host-process.ts';
import { endInFailure, successOutput, writeDocument } from '../json-output.ts';
import { table, visibleText } from '../text.ts';
import { findRecording } from './find-recording.ts';
import { dateTime, lengthText, timeText } from './shown-values.ts';

export interface ShowArguments {
  readonly file: string;
  readonly json?: boolean;
}

/** Says what a recording contains. */
export const showCommand = async (context: CommandContext, args: ShowArguments): Promise<number> => {
  const read = await readShown(context, args.file);
  if (!read.ok) return endInFailure(context, args, read.error);
  if (args.json) writeDocument(context, { ...read.value, ...successOutput } satisfies RecordingShowOutput);
  else writeShown(context, read.value);
  return 0;
};

type Shown = Awaited<ReturnType<typeof readShown>> extends Outcome<infer Value> ? Value : never;

const readShown = async (context: CommandContext, file: string) => {
  const { platform } = context;
  const found = await findRecording(context, file);
  if (!found.ok) return found;
  const paths = found.value.map(({ path }) => path);
  const survey = await recordingContents(platform, paths).survey();
  if (!survey.ok) return survey;
  const { lines, counts, firstAtMs, lastAtMs, isDerived, answers, events, failures, failureCount } = survey.value;
  const notes = createNotesFiles(platform);
  const all: readonly RecordingNotes[] = await Promise.all(paths.map((path) => notes.read(path)));
  const module = events.findLast(({ kind }) => kind === 'module')?.facts ?? null;
  return ok({
    ...{ files: found.value, lines, counts, firstAtMs, lastAtMs, isDerived, module, answers },
    failures: failures.map(failureShown),
    failureCount,
    steps: recordedSteps(events),
    ...{ marks: all.flatMap(({ marks }) => marks), remarks: all[0]?.remarks ?? null },
  });
};

/** A failure with its most likely causes first, as the window ranks them. */
const failureShown = (seen: SeenFailure) => {
  const { atMs, step, item, code, facts, evidence } = seen;
  const causes = diagnoseSeen(seen, null)
    .causes.filter(isAdvice)
    .map(({ key, likelihood }) => ({ key, likelihood }));
  return { atMs, step, item, code, facts, evidence, causes };
};

const writeShown = ({ out, language }: CommandContext, shown: Shown): void => {
  const words = cliRecordingsReadWords[language];
  const { files, lines, counts, firstAtMs, lastAtMs, isDerived, answers, steps, marks, remarks } = shown;
  const { failures, failureCount } = shown;
  const more = failureCount - failures.length;
  const part = (head: string, text: string): string => (text === '' ? '' : `\n${head}\n${text}`);
  const texts = [
    ...files.map(({ path }) => visibleText(path)),
    ...(remarks?.title ? [visibleText(remarks.title)] : []),
    ...(remarks && remarks.tags.length > 0 ? [fill(words.tags, { tags: visibleText(remarks.tags.join(', ')) })] : []),
    ...(remarks?.note ? [visibleText(remarks.note)] : []),
    fill(words.lines, { lines, ...counts }),
    ...(isDerived ? [words.derived] : []),
    ...(firstAtMs === null || lastAtMs === null
      ? []
      : [
          fill(words.from, {
            ...{ from: dateTime(firstAtMs), to: dateTime(lastAtMs), length: lengthText(lastAtMs - firstAtMs) },
          }),
        ]),
  ];
  const times = answers.map(({ name, count, errors, unanswered, medianMs, p95Ms, slowestMs }) => [
    ...[visibleText(name), String(count), String(errors), String(unanswered)],
    ...[timeText(medianMs), timeText(p95Ms), timeText(slowestMs)],
  ]);
  out.write(
    [
      `${texts.join('\n')}\n`,
      part(words.steps, steps.length === 0 ? '' : table(steps.map((step) => stepRow(step, language)))),
      part(
        words.failures,
        [
          ...failures.map((failure) => failureText(failure, language)),
          ...(more > 0 ? [fill(words.moreFailures, { more })] : []),
        ]
          .map((text) => `${text}\n`)
          .join(''),
      ),
      part(words.answers, times.length === 0 ? '' : table([words.answerColumns, ...times])),
      part(words.marks, marks.map(({ sequence, note }) => `${sequence}  ${visibleText(note)}\n`).join('')),
    ].join(''),
  );
};

const stepRow = (step: RecordedStep, language: CommandContext['language']): readonly string[] => {
  const { id, item, status, startedAtMs, endedAtMs, failure } = step;
  return [
    [stepWords[language][id], item].filter((text) => text !== null).join(' '),
    statusWords[language][status],
    endedAtMs === null ? '' : timeText(endedAtMs - startedAtMs),
    failure === null ? '' : visibleText(`${oneSentence(failure, language)} (${failure.code})`),
  ];
};

const failureText = (failure: Shown['failures'][number], language: CommandContext['language']): string => {
  const { causes, ...seen } = failure;
  const { happened } = describeFailure(seen, language);
  const where = seen.step === null ? '' : `${[stepWords[language][seen.step], seen.item].filter(Boolean).join(' ')}: `;
  const head = `${dateTime(seen.atMs)}  ${where}${happened} (${seen.code})`;
  return [head, ...causes.map(({ key }) => `  - ${causeText(key, seen.facts, language)}`)].map(visibleText).join('\n');
};
