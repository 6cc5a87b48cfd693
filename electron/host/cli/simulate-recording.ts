import { isBoundedJson } from '../../../shared/bounded-json.ts';
import { fail, failure, type Outcome, ok } from '../../../shared/outcome.ts';
import { readAnswerEdit } from '../../../shared/recordings/answer-edit-text.ts';
import { type AnswerEdit, type AnswerTiming, answerEditsSchema } from '../../../shared/recordings/answer-edits.ts';
import { cliRecordedWords } from '../../../shared/words/cli-recorded.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createSecretSet } from '../../app/index.ts';
import { readRecordedTraffic } from '../../recordings/recorded-traffic.ts';
import { createRecordedModule, type RecordedModule } from '../../simulator/recorded/recorded-module.ts';
import { recordedScript } from '../../simulator/recorded/recorded-script.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { closeServices, type SimulateService, serveModule } from './serve-module.ts';
import { visibleText } from './text.ts';

export interface SimulateRecordingArguments {
  readonly tcp?: number;
  readonly pty?: string;
  readonly recording: string;
  readonly timing?: AnswerTiming;
  readonly repeatLines?: boolean;
  /** As typed: read when the command runs, because its schemas cost time at every start of the program. */
  readonly edit?: readonly string[];
  readonly edits?: string;
}

const editsLimitBytes = 1_000_000;

/** A recording answers in place of a module, until a stop is requested. Then it lists the commands that the recording has no answer for. */
export const simulateRecording = async (context: CommandContext, args: SimulateRecordingArguments): Promise<number> => {
  const { platform, clock, workingFolder, language } = context;
  const words = cliRecordedWords[language];
  const stopped = new Promise<void>((resolve) => {
    context.onStop(resolve);
    context.out.onFailure?.(() => resolve());
  });
  const edits = await editsOf(context, args);
  if (!edits.ok) return reportFailure(context, edits.error);
  const read = await readRecordedTraffic(platform, platform.resolve(workingFolder, args.recording));
  if (!read.ok) return reportFailure(context, read.error);
  const script = recordedScript(read.value.pieces);
  const { length: commands } = script.answers;
  if (commands === 0)
    return reportFailure(context, failure('usage/invalid', { field: 'recording', problem: 'no-commands' }));
  const settings = { timing: args.timing ?? 'recorded', repeatsLines: args.repeatLines ?? false, edits: edits.value };
  const module = createRecordedModule({ script, clock, settings });
  const services: SimulateService[] = [];
  try {
    const relayEnded = await serveModule(context, args, module, services);
    if (!relayEnded.ok) return reportFailure(context, relayEnded.error);
    printCommands(context, module);
    context.out.write(`ready ${services.flatMap((service) => service.names).join(' ')}\n`);
    context.err.write(`${fill(words.ready, { commands, file: args.recording })}\n`);
    if (read.value.isCut) context.err.write(`${words.cut}\n`);
    await Promise.race([stopped, relayEnded.value]);
    printUnknown(context, module);
    return 0;
  } finally {
    await closeServices(services);
    module.dispose();
  }
};

/** Those of the file come first. */
const editsOf = async (
  { platform, workingFolder }: CommandContext,
  { edit = [], edits }: SimulateRecordingArguments,
): Promise<Outcome<readonly AnswerEdit[]>> => {
  const typed = edit.map(readAnswerEdit);
  const known = typed.filter((one) => one !== null);
  const unread = edit[typed.indexOf(null)];
  if (unread !== undefined) return fail('usage/invalid', { option: '--edit', found: unread });
  if (edits === undefined) return ok(known);
  const content = await platform.readFile(platform.resolve(workingFolder, edits), editsLimitBytes);
  if (!content.ok) return content;
  const parsed = answerEditsSchema.safeParse(jsonOf(Buffer.from(content.value).toString('utf8')));
  return parsed.success ? ok([...parsed.data, ...known]) : fail('usage/invalid', { option: '--edits FILE' });
};

const jsonOf = (text: string): unknown => {
  if (!isBoundedJson(text)) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** Each command on stderr, as with the virtual module. Arguments that are secret are masked by their command. */
const printCommands = (context: CommandContext, module: RecordedModule): void => {
  const words = cliRecordedWords[context.language];
  const secrets = createSecretSet([]);
  module.onCommand(({ line, by, edited }) => {
    const notes = [by === 'unknown' ? words.unknownMark : '', edited ? words.edited : ''].filter((note) => note !== '');
    const text = [visibleText(secrets.maskText(line)), ...notes].join('  ');
    context.err.write(`module  ${text}\n`);
  });
};

const printUnknown = (context: CommandContext, { unknown }: RecordedModule): void => {
  const words = cliRecordedWords[context.language];
  const secrets = createSecretSet([]);
  context.err.write(`${unknown.length === 0 ? words.unknownNone : words.unknownTitle}\n`);
  for (const { line, count } of unknown) {
    context.err.write(`${fill(words.unknown, { count, line: visibleText(secrets.maskText(line)) })}\n`);
  }
};
