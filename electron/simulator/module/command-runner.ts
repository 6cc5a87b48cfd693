import type { FaultPoint } from '../faults.ts';
import type { Answer, DataRequest } from './answer.ts';
import { cmeError, okay, plainError } from './answer.ts';
import type { CommandEntry } from './command-entry.ts';
import { CommandReader } from './command-reader.ts';
import { type ParsedCommand, parseCommandBody } from './command-syntax.ts';
import { commandTable } from './commands.ts';
import type { ModuleCore } from './core.ts';
import { addDamage, type Damage, noDamage } from './damage.ts';
import { DataPhase } from './data-phase.ts';
import type { Output } from './output.ts';

/** The number of the answer that the fault `boot-in-the-middle` replaces with a restart. */
const bootInsteadOfAnswer = 10;
/** Parameters of these commands are not written to the log. */
const secretCommands = /(\+(?:MCONFIG|CPIN|CLCK|CPWD|CPNETAPN|CSTT|CGAUTH|CIPCSGP|FTPPW|SAPBR|UPGRADE)=).*$/is;

/** Runs one command line at a time: reads it, waits for the module's latency, answers. */
export class CommandRunner {
  private readonly core: ModuleCore;
  private readonly output: Output;
  private readonly reader: CommandReader;
  private commandCount = 0;
  private bootedInTheMiddle = false;
  /** Names of the commands of the current line, and the effects of faults on it. */
  private names: readonly string[] = [];
  private damage: Damage = noDamage;
  private data: DataPhase | null = null;

  constructor(core: ModuleCore, output: Output) {
    this.core = core;
    this.output = output;
    this.reader = new CommandReader({
      echoes: () => core.ram.settings.echo || core.has('echo-on'),
      echoesData: () => core.has('payload-echo'),
      echo: output.echo,
      admits: (line) => this.admits(line),
      onLine: (line) => this.onLine(line),
    });
  }

  receive(bytes: Uint8Array): void {
    this.reader.receive(bytes);
  }

  /** The cable was pulled: bytes that were not read are lost. */
  loseInput(): void {
    this.reader.loseWaiting();
  }

  /** After a restart: nothing is open. */
  reset(): void {
    this.reader.reset();
    this.data = null;
    this.names = [];
    this.damage = noDamage;
  }

  /** `boot-in-the-middle` may happen again, after ten more commands. */
  rearm(): void {
    this.bootedInTheMiddle = false;
    this.commandCount = 0;
  }

  private admits(line: string | null): boolean {
    this.damage = noDamage;
    const body = line === null ? null : bodyOf(this.core, line.trim());
    this.names = body === null ? [] : namesIn(body);
    if (body === null) return true;
    this.core.countCommands(this.names);
    return !this.applyFaults('before-echo');
  }

  /** True: the module has restarted. */
  private applyFaults(point: FaultPoint): boolean {
    const damage = this.core.applyFaults(this.names, point);
    if (!damage.ended) this.damage = addDamage(this.damage, damage);
    return damage.ended;
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
      core.after(core.timings.answerMs, () => core.restart('crash'));
      return;
    }
    if (this.applyFaults('after-echo')) return;
    const late = core.has('late-answers') && this.commandCount % 3 === 0;
    core.after(core.timings.answerMs + (late ? core.timings.lateMs : 0), () => {
      this.finish(this.damage.error ? [plainError] : answersTo(core, body));
    });
  }

  private finish(answers: readonly Answer[]): void {
    const delayMs = answers.reduce((sum, answer) => sum + answer.delayMs, this.damage.lateMs);
    this.damage = { ...this.damage, error: false, lateMs: 0 };
    if (delayMs > 0) this.core.after(delayMs, () => this.send(answers));
    else this.send(answers);
  }

  private send(answers: readonly Answer[]): void {
    const { core } = this;
    const end = answers.at(-1)?.end;
    if (end?.kind === 'prompt') {
      this.sendPrompt(answers, end.request);
      return;
    }
    this.output.answer(this.damage.lostFinal ? answers.map(withoutEnd) : answers);
    const afterOk = end?.kind === 'ok' ? core.applyFaults(this.names, 'after-ok') : noDamage;
    if (afterOk.ended) return;
    const actAfterAnswers = (): void => {
      for (const answer of answers) answer.after?.();
    };
    if (afterOk.error) core.report('ERROR');
    else if (afterOk.lateMs > 0) core.after(afterOk.lateMs, actAfterAnswers);
    else if (!afterOk.lostFinal) actAfterAnswers();
    this.reader.resume();
  }

  private sendPrompt(answers: readonly Answer[], request: DataRequest): void {
    const { core } = this;
    const data = new DataPhase(core, request, {
      atHalf: () => this.applyDataFaults(data, 'mid-payload'),
      done: (answer, delayMs) => this.endData(data, answer, delayMs),
    });
    this.data = data;
    // Before the prompt is sent: the host may answer within the same function call.
    this.reader.takeData((byte) => data.take(byte));
    this.output.answer(answers);
    if (this.data === data) this.applyDataFaults(data, 'after-prompt');
  }

  /** True: no more data are accepted. */
  private applyDataFaults(data: DataPhase, point: FaultPoint): boolean {
    if (this.applyFaults(point)) return true;
    if (this.damage.error) this.endData(data, plainError, this.core.timings.answerMs);
    return this.data !== data;
  }

  private endData(data: DataPhase, answer: Answer, delayMs: number): void {
    data.cancel();
    this.data = null;
    this.reader.endData();
    this.core.after(delayMs, () => this.finish([answer]));
  }
}

const withoutEnd = (answer: Answer): Answer => ({ ...answer, end: { kind: 'silence' } });

/**
 * The part after the prefix; `null`: not a command for this module. The automatic baud rate is trained only by `AT`, not by `aT`
 * (docs/at-dialect.md §2).
 */
const bodyOf = (core: ModuleCore, line: string): string | null => {
  const prefix = line.slice(0, 2);
  if (prefix.toUpperCase() !== 'AT') return null;
  if (!core.ram.trained && prefix !== 'AT') return null;
  core.ram.trained = true;
  return line.slice(2);
};

const namesIn = (body: string): readonly string[] => {
  const names = parseCommandBody(body).map(({ name }) => name);
  return names.length > 0 ? names : ['AT'];
};

const answersTo = (core: ModuleCore, body: string | null): readonly Answer[] => {
  if (body === null) return [cmeError('lineTooLong')];
  const answers: Answer[] = [];
  for (const command of parseCommandBody(body)) {
    const answer = runOne(core, command);
    answers.push(answer);
    if (answer.end.kind !== 'ok') break;
  }
  return answers.length > 0 ? answers : [okay()];
};

const runOne = (core: ModuleCore, { name, form, args }: ParsedCommand): Answer => {
  const entry: CommandEntry | undefined = commandTable.get(name);
  if (!entry || args === null || core.model.absent.includes(name)) return plainError;
  const handler = entry[form];
  if (handler) return handler(core, args);
  return form === 'test' ? okay() : plainError;
};

const shownCommand = (line: string | null): string =>
  line === null ? '(line too long)' : line.replace(secretCommands, '$1…').slice(0, 512);
