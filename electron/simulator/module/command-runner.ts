import type { Answer, DataRequest } from './answer.ts';
import { cmeError, finalLine, okay, plainError } from './answer.ts';
import type { CommandEntry } from './command-entry.ts';
import { CommandReader } from './command-reader.ts';
import { type ParsedCommand, parseCommandBody } from './command-syntax.ts';
import { commandTable } from './commands.ts';
import type { ModuleCore } from './core.ts';
import type { Output } from './output.ts';

/** The fault `boot-in-the-middle` restarts instead of this answer. */
const bootInsteadOfAnswer = 10;
/** Bytes that the fault `write-timeout` loses. */
const lostBytes = 16;
/** Parameters of these are not written to the log. */
const secretCommands = /(\+(?:MCONFIG|CPIN|CPNETAPN|CSTT)=).*$/is;

/** Runs one command line at a time: reads it, waits the module's latency, answers. */
export class CommandRunner {
  private readonly core: ModuleCore;
  private readonly output: Output;
  private readonly reader: CommandReader;
  private commandCount = 0;
  private bootedInTheMiddle = false;

  constructor(core: ModuleCore, output: Output) {
    this.core = core;
    this.output = output;
    this.reader = new CommandReader({
      echoes: () => core.ram.settings.echo || core.has('echo-on'),
      echoesData: () => core.has('payload-echo'),
      echo: output.echo,
      onLine: (line) => this.onLine(line),
    });
  }

  receive(bytes: Uint8Array): void {
    this.reader.receive(bytes);
  }

  /** After a restart: nothing is open any more. */
  reset(): void {
    this.reader.reset();
  }

  /** `boot-in-the-middle` may happen again, ten commands from here. */
  rearm(): void {
    this.bootedInTheMiddle = false;
    this.commandCount = 0;
  }

  private onLine(line: string | null): void {
    const { core } = this;
    const text = line?.trim();
    const body = text === undefined ? null : bodyOf(core, text);
    if (text !== '') core.note('command', shownCommand(line));
    if (text !== undefined && body === null) {
      this.reader.resume();
      return;
    }
    this.commandCount += 1;
    if (core.has('boot-in-the-middle') && !this.bootedInTheMiddle && this.commandCount >= bootInsteadOfAnswer) {
      this.bootedInTheMiddle = true;
      core.after(core.timings.answerMs, () => core.restart());
      return;
    }
    const late = core.has('late-answers') && this.commandCount % 3 === 0;
    core.after(core.timings.answerMs + (late ? core.timings.lateMs : 0), () => {
      this.finish(body === null ? [cmeError('lineTooLong')] : runAll(core, parseCommandBody(body)));
    });
  }

  private finish(answers: readonly Answer[]): void {
    const delayMs = answers.reduce((sum, answer) => sum + answer.delayMs, 0);
    if (delayMs > 0) this.core.after(delayMs, () => this.send(answers));
    else this.send(answers);
  }

  private send(answers: readonly Answer[]): void {
    const end = answers.at(-1)?.end;
    // Before the prompt leaves: its reader may be as quick as a function call.
    if (end?.kind === 'prompt') this.openData(end.request);
    this.output.answer(answers);
    for (const answer of answers) answer.after?.();
    if (end?.kind !== 'prompt') this.reader.resume();
  }

  private openData(request: DataRequest): void {
    const { core } = this;
    const data = new Uint8Array(request.sizeBytes);
    const half = Math.floor(request.sizeBytes / 2);
    let taken = 0;
    let stored = 0;
    const stopTimer = core.after(request.limitMs, () => {
      core.note('file', `time out after ${stored} of ${request.sizeBytes} bytes`);
      this.finish([finalLine('TimeOut')]);
    });
    this.reader.takeData((byte) => {
      taken += 1;
      if (core.has('reset-on-write') && taken > half) {
        core.restart();
        return true;
      }
      if (core.has('write-timeout') && taken > half && taken <= half + lostBytes) return false;
      data[stored++] = byte;
      if (stored < request.sizeBytes) return false;
      stopTimer();
      core.after(core.timings.fileMs, () => this.finish([request.complete(data)]));
      return true;
    });
  }
}

/** What follows the prefix; `null`: not a command for this module. Only `AT` trains the automatic baud rate, `aT` does not (at-dialect §2). */
const bodyOf = (core: ModuleCore, line: string): string | null => {
  const prefix = line.slice(0, 2);
  if (prefix.toUpperCase() !== 'AT') return null;
  if (!core.ram.trained && prefix !== 'AT') return null;
  core.ram.trained = true;
  return line.slice(2);
};

const runAll = (core: ModuleCore, commands: readonly ParsedCommand[]): readonly Answer[] => {
  const answers: Answer[] = [];
  for (const command of commands) {
    const answer = runOne(core, command);
    answers.push(answer);
    if (answer.end.kind !== 'ok') break;
  }
  return answers.length > 0 ? answers : [okay()];
};

const runOne = (core: ModuleCore, { name, form, args }: ParsedCommand): Answer => {
  const entry: CommandEntry | undefined = commandTable.get(name);
  if (!entry || args === null) return plainError;
  const handler = entry[form];
  if (handler) return handler(core, args);
  return form === 'test' ? okay() : plainError;
};

const shownCommand = (line: string | null): string =>
  line === null ? '(line too long)' : line.replace(secretCommands, '$1…').slice(0, 512);
