import { createListeners } from '../../../shared/listeners.ts';
import type { AnswerEdit, AnswerTiming } from '../../../shared/recordings/answer-edits.ts';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import { CommandReader } from '../module/command-reader.ts';
import { latin1Bytes } from '../module/text.ts';
import type { ByteEndpoint } from '../serve/byte-endpoint.ts';
import { AnswerChoice, type ChosenAnswer, type FoundBy } from './answer-choice.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { dataSizeOf } from './data-size.ts';
import { EditsInPlace } from './edits-in-place.ts';
import { FileReplica } from './file-replica.ts';
import { edited, errorAnswer, inTiming, type PlannedAnswer, type PlannedOutput } from './planned-answer.ts';
import type { RecordedAnswer, RecordedScript } from './recorded-script.ts';
import { bytesOfNow, ChangedNames } from './values-of-now.ts';

export interface RecordedModuleSettings {
  readonly timing: AnswerTiming;
  /** Lines that no command caused come again when an answer repeats. */
  readonly repeatsLines: boolean;
  readonly edits: readonly AnswerEdit[];
}

export const defaultRecordedSettings: RecordedModuleSettings = { timing: 'recorded', repeatsLines: false, edits: [] };

/** A command that the recording has no answer for. */
export interface UnknownCommand {
  /** As the host sent it: it may contain secrets. */
  readonly line: string;
  readonly count: number;
}

/** A command that arrived, and how it was answered. `edited`: an edit acted on it. The line may contain secrets. */
export interface AnsweredCommand {
  readonly line: string;
  readonly by: FoundBy | 'unknown';
  readonly edited: boolean;
}

/** A virtual module that answers as the module of a recording did. */
export interface RecordedModule extends ByteEndpoint {
  /** Everything from the beginning of the recording. The list of unknown commands stays. */
  restart(): void;
  /** Starts from the beginning, with an empty list of unknown commands. */
  change(settings: RecordedModuleSettings): void;
  readonly unknown: readonly UnknownCommand[];
  onCommand(listener: (command: AnsweredCommand) => void): Undo;
  /** Stops every timer, and disconnects its clients. */
  dispose(): void;
}

/** Data that do not come for this time after a prompt are given up, as real modules do. */
const dataLimitMs = 60_000;
/** Different unknown commands that are listed. */
const unknownLimit = 200;

export const createRecordedModule = (options: {
  readonly script: RecordedScript;
  readonly clock: Clock;
  readonly settings?: RecordedModuleSettings;
}): RecordedModule => {
  const player = new Player(options.script, options.clock, options.settings ?? defaultRecordedSettings);
  return {
    receive: (bytes) => player.receive(bytes),
    onOutput: (listener) => player.output.add(listener),
    opened: () => player.restart(),
    onUnplugged: (listener) => player.unplugged.add(listener),
    restart: () => player.restart(),
    change: (settings) => player.change(settings),
    get unknown() {
      return player.unknown;
    },
    onCommand: (listener) => player.commands.add(listener),
    dispose: () => player.dispose(),
  };
};

class Player {
  readonly output = createListeners<[Uint8Array]>();
  readonly commands = createListeners<[AnsweredCommand]>();
  readonly unplugged = createListeners();
  private readonly script: RecordedScript;
  private readonly clock: Clock;
  private settings: RecordedModuleSettings;
  private readonly reader: CommandReader;
  private readonly timers = new Set<Undo>();
  private choice: AnswerChoice;
  private edits: EditsInPlace;
  private files = new FileReplica();
  private names = new ChangedNames();
  private readonly counts = new Map<string, number>();
  private echoes: boolean;
  private begun = false;
  private disposed = false;

  constructor(script: RecordedScript, clock: Clock, settings: RecordedModuleSettings) {
    this.script = script;
    this.clock = clock;
    this.settings = settings;
    this.choice = new AnswerChoice(script.answers);
    this.edits = new EditsInPlace(settings.edits);
    this.echoes = this.echoesAtFirst();
    this.reader = new CommandReader({
      // The echo is part of the recorded answer.
      echoes: () => false,
      echoesData: () => false,
      echo: () => undefined,
      admits: () => true,
      onLine: (line) => this.take(line),
    });
  }

  get unknown(): readonly UnknownCommand[] {
    return [...this.counts].map(([line, count]) => ({ line, count }));
  }

  receive(bytes: Uint8Array): void {
    if (this.disposed) return;
    this.begin();
    this.reader.receive(bytes);
  }

  restart(): void {
    for (const undo of this.timers) undo();
    this.timers.clear();
    this.reader.reset();
    this.choice = new AnswerChoice(this.script.answers);
    this.edits = new EditsInPlace(this.settings.edits);
    this.files = new FileReplica();
    this.names = new ChangedNames();
    this.echoes = this.echoesAtFirst();
    this.begun = false;
  }

  change(settings: RecordedModuleSettings): void {
    this.settings = settings;
    this.counts.clear();
    this.restart();
  }

  dispose(): void {
    this.restart();
    this.disposed = true;
    this.unplugged.emit();
  }

  /** Whether the module echoed when the recording began. */
  private echoesAtFirst(): boolean {
    const [first] = this.script.answers;
    return first === undefined || hasEcho(first);
  }

  /** What came before the first command comes with the first bytes: no one tells a module that its port was opened. */
  private begin(): void {
    if (this.begun) return;
    this.begun = true;
    this.play(this.script.before.map(({ kind, atMs, afterMs, bytes }) => ({ kind, atMs, afterMs, bytes })));
  }

  private take(text: string | null): void {
    const line = text === null ? null : readCommandLine(text);
    // Modules ignore lines without AT.
    if (line === null) return this.reader.resume();
    const chosen = this.choice.choose(line);
    const edits = this.edits.take(line, chosen?.answer.line ?? null);
    if (chosen) this.answer(line, chosen, edits);
    else this.refuse(line, edits);
    this.commands.emit({ line: line.text, by: chosen?.foundBy ?? 'unknown', edited: edits.length > 0 });
  }

  private refuse(line: CommandLine, edits: readonly AnswerEdit[]): void {
    const isAnswered = edits.some(({ kind }) => kind === 'replace');
    if (!isAnswered && (this.counts.has(line.text) || this.counts.size < unknownLimit)) {
      this.counts.set(line.text, (this.counts.get(line.text) ?? 0) + 1);
    }
    if (this.echoes) this.output.emit(latin1Bytes(`${line.text}\r`));
    this.play(edited(errorAnswer, edits).output, () => this.reader.resume());
  }

  private answer(line: CommandLine, { answer, isRepeated }: ChosenAnswer, edits: readonly AnswerEdit[]): void {
    if (!isRepeated) this.echoes = hasEcho(answer);
    this.names.note(answer.line, line);
    const plan = (data: Uint8Array): PlannedAnswer => {
      const today = { line, data, wallMs: this.clock.wallMs(), files: this.files, names: this.names };
      const planned = (outputs: RecordedAnswer['output']): readonly PlannedOutput[] =>
        outputs
          .filter(({ kind }) => kind !== 'line' || !isRepeated || this.settings.repeatsLines)
          .map((output) => ({ ...output, bytes: bytesOfNow(output, answer, today) }));
      const whole = { output: planned(answer.output), afterData: answer.data && planned(answer.data.output) };
      return inTiming(edited(whole, edits), this.settings.timing);
    };
    const first = plan(new Uint8Array(0));
    const isStored = answer.isOk && edits.every(({ kind }) => kind === 'delay' || kind === 'inject');
    if (this.echoes) this.echo(line, answer);
    const output = first.output.filter(({ kind }) => kind !== 'echo');
    if (first.afterData === null) {
      this.files.take(line, null, isStored);
      this.play(output, () => this.ended(line));
      return;
    }
    this.play(output, () =>
      this.takeData(answer, line, (data) => {
        this.files.take(line, data, isStored);
        this.play(plan(data).afterData ?? [], () => this.ended(line));
      }),
    );
  }

  /** The line as it came today, with the line end that the recorded echo had. */
  private echo(line: CommandLine, answer: RecordedAnswer): void {
    const recorded = answer.output.find(({ kind }) => kind === 'echo');
    const tail = recorded?.bytes.subarray(answer.line.text.length + 1) ?? new Uint8Array(0);
    this.output.emit(latin1Bytes(`${line.text}\r`));
    if (tail.length > 0) this.output.emit(Uint8Array.from(tail));
  }

  private ended({ name, args }: CommandLine): void {
    if (name === 'E') this.echoes = args[0] === '1';
    this.reader.resume();
  }

  private takeData(answer: RecordedAnswer, line: CommandLine, complete: (data: Uint8Array) => void): void {
    const { sizeBytes, endBytes } = dataSizeOf(answer, line);
    const data: number[] = [];
    const giveUp = this.after(dataLimitMs, () => {
      this.reader.endData();
      this.reader.resume();
    });
    this.reader.takeData((byte) => {
      data.push(byte);
      if (data.length < sizeBytes && !endBytes.includes(byte)) return false;
      giveUp();
      // After the reader has finished with the byte.
      this.after(0, () => complete(Uint8Array.from(data)));
      return true;
    });
  }

  /** `onAnswered`: the module takes the next command; later lines still come. */
  private play(outputs: readonly PlannedOutput[], onAnswered: () => void = () => undefined): void {
    const fromMs = this.clock.nowMs();
    const ordered = outputs.toSorted((a, b) => a.afterMs - b.afterMs);
    const answered = ordered.findLastIndex(({ kind }) => kind !== 'line' && kind !== 'result' && kind !== 'returned');
    let isAnswered = false;
    const step = (index: number): void => {
      let at = index;
      for (; at < ordered.length; at += 1) {
        const { afterMs = 0, bytes = new Uint8Array(0) } = ordered[at] ?? {};
        const waitMs = fromMs + afterMs - this.clock.nowMs();
        if (waitMs > 0) {
          const next = at;
          this.after(waitMs, () => step(next));
          break;
        }
        this.output.emit(Uint8Array.from(bytes));
      }
      // The next command may wait already: its answer comes after everything that is due.
      if (isAnswered || at <= answered) return;
      isAnswered = true;
      onAnswered();
    };
    step(0);
  }

  private after(delayMs: number, action: () => void): Undo {
    const undo = this.clock.after(delayMs, () => {
      this.timers.delete(undo);
      action();
    });
    this.timers.add(undo);
    return () => {
      undo();
      this.timers.delete(undo);
    };
  }
}

const hasEcho = ({ output }: RecordedAnswer): boolean => output.some(({ kind }) => kind === 'echo');
