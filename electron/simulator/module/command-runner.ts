import type { Answer, DataRequest } from './answer.ts';
import { cmeError, finalLine, okay, plainError } from './answer.ts';
import type { CommandEntry } from './command-entry.ts';
import { type CommandReader, createCommandReader } from './command-reader.ts';
import { type ParsedCommand, parseCommandBody } from './command-syntax.ts';
import { commandTable } from './commands.ts';
import type { ModuleCore } from './core.ts';
import type { Output } from './output.ts';

/** Reset by the fault `boot-in-the-middle` instead of an answer. */
const bootInsteadOfAnswer = 10;
/** Bytes that the fault `write-timeout` loses. */
const lostBytes = 16;
/** Timers of the host cannot wait longer. */
const longestTimerMs = 2_147_483_647;
/** Parameters of these are not written to the log. */
const secretCommands = /(\+(?:MCONFIG|CPIN|CPNETAPN|CSTT)=).*$/is;

/** Runs one command line at a time: reads it, waits the module's latency, answers. */
export interface CommandRunner {
  receive(bytes: Uint8Array): void;
  /** After a restart: nothing is open any more. */
  reset(): void;
  /** Forgets that `boot-in-the-middle` has happened. */
  rearm(): void;
}

export const createCommandRunner = (core: ModuleCore, output: Output): CommandRunner => {
  let commandCount = 0;
  let bootedInTheMiddle = false;
  const reader: CommandReader = createCommandReader({
    echoes: () => core.ram.settings.echo || core.has('echo-on'),
    echoesData: () => core.has('payload-echo'),
    echo: output.echo,
    onLine: (line) => onLine(line),
  });

  const onLine = (line: string | null): void => {
    if (line?.trim() === '') {
      reader.resume();
      return;
    }
    const body = line === null ? null : bodyOf(core, line.trim());
    core.note('command', shownCommand(line));
    if (line !== null && body === null) {
      reader.resume();
      return;
    }
    commandCount += 1;
    if (core.has('boot-in-the-middle') && !bootedInTheMiddle && commandCount >= bootInsteadOfAnswer) {
      bootedInTheMiddle = true;
      core.after(core.timings.answerMs, () => core.restart());
      return;
    }
    const late = core.has('late-answers') && commandCount % 3 === 0;
    core.after(core.timings.answerMs + (late ? core.timings.lateMs : 0), () => {
      finish(body === null ? [cmeError('lineTooLong')] : runAll(core, parseCommandBody(body)));
    });
  };
  const finish = (answers: readonly Answer[]): void => {
    const delayMs = answers.reduce((sum, answer) => sum + answer.delayMs, 0);
    if (delayMs > 0) core.after(delayMs, () => send(answers));
    else send(answers);
  };
  const send = (answers: readonly Answer[]): void => {
    const end = answers.at(-1)?.end;
    if (end?.kind === 'prompt') openData(end.request);
    output.answer(answers);
    for (const answer of answers) answer.after?.();
    if (end?.kind !== 'prompt') reader.resume();
  };
  const openData = (request: DataRequest): void => {
    const data = new Uint8Array(request.sizeBytes);
    const lostFrom = Math.floor(request.sizeBytes / 2);
    let taken = 0;
    let stored = 0;
    const stopTimer = core.after(Math.min(request.limitMs, longestTimerMs), () => {
      core.note('file', `time out after ${stored} of ${request.sizeBytes} bytes`);
      finish([finalLine('TimeOut')]);
    });
    reader.takeData((byte) => {
      taken += 1;
      if (core.has('reset-on-write') && taken > lostFrom) {
        core.restart();
        return true;
      }
      if (core.has('write-timeout') && taken > lostFrom && taken <= lostFrom + lostBytes) return false;
      data[stored++] = byte;
      if (stored < request.sizeBytes) return false;
      stopTimer();
      core.after(core.timings.fileMs, () => finish([request.complete(data)]));
      return true;
    });
  };

  return {
    receive: reader.receive,
    reset: reader.reset,
    rearm: () => {
      bootedInTheMiddle = false;
      commandCount = 0;
    },
  };
};

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
