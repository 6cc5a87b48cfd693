import { buildRequest, type CommandRequest } from '../../electron/at/command-spec.ts';
import { type EngineInput, type EngineState, initialEngineState } from '../../electron/at/engine-state.ts';
import { nextWakeMs, step } from '../../electron/at/step.ts';
import { defaultTimings } from '../../electron/at/timings.ts';
import { testUrcs } from '../support/engine-bench.ts';
import { query } from '../support/test-commands.ts';

/** One line of an answer, and its timing. */
export interface TimedLine {
  /** Time since the previous line. */
  readonly gapMs: number;
  /** The line is sent again after this time, unless its command is still waiting; `null`: it is sent once. */
  readonly againAfterMs: number | null;
}

/** How the module treats one command that it received. */
export interface Treatment {
  /** Time before the first line of the answer. */
  readonly busyMs: number;
  /** The command is not answered. */
  readonly lost: boolean;
  readonly lines: readonly TimedLine[];
}

export interface RawInput {
  readonly afterMs: number;
  readonly text: string;
}

export interface Scenario {
  /** One entry per command, reused from the start when there are more commands. */
  readonly treatments: readonly Treatment[];
  /** Which commands have answer text besides the result. Of the others, those with an odd number fail. */
  readonly withText: readonly boolean[];
  /** Per command: how long after it was typed it is sent now, if it still waits; `null`: never. */
  readonly sendNowAfterMs?: readonly (number | null)[];
  /** Per command: bytes without a command, each sent so long after the ones before, while the command waits. Not together with `sendNowAfterMs`. */
  readonly raw?: readonly (readonly RawInput[])[];
  /** Per command: sent by the program instead of typed, so it is sent again after an interruption. */
  readonly ofProgram?: readonly boolean[];
  /** False: the module supports neither ATI nor AT+CGSN. */
  readonly hasIdentity: boolean;
}

const environment = { timings: defaultTimings, recogniseUrc: testUrcs };

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly text: string;
  /** The command whose result this line is; `null`: another line, or a repeated one. */
  readonly resultOf: number | null;
  readonly againAfterMs: number | null;
}

/**
 * Sends commands one after the other through the engine to a slow module that processes one at a time. Returns the results that
 * were wrong: settled before the command's own result was sent, or with a different one.
 */
export class SlowModule {
  private state: EngineState = initialEngineState;
  private nowMs = 0;
  private freeAtMs = 0;
  private sent = 0;
  private order = 0;
  private events: Event[] = [];
  private readonly said = new Set<number>();
  private readonly settled = new Map<number, string>();
  private typedLine = '';
  private lastLine = '';
  private rawId = 1_000;
  private readonly scenario: Scenario;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
  }

  run(): readonly string[] {
    const wrong: string[] = [];
    for (const [index, withText] of this.scenario.withText.entries()) {
      const id = index + 1;
      const request = requestOf(id, withText);
      const isOfProgram = this.scenario.ofProgram?.[index] ?? false;
      const how = isOfProgram ? { repeatable: true } : { typed: true as const };
      this.feed({
        kind: 'submit',
        atMs: this.nowMs,
        command: { id, request, lease: null, priority: 'ordinary', ...how },
      });
      const inputs = this.scenario.raw?.[index];
      if (inputs) this.sendRaw(inputs);
      const hurryAfterMs = this.scenario.sendNowAfterMs?.[index] ?? null;
      this.untilSettled(id, hurryAfterMs === null ? null : this.nowMs + hurryAfterMs);
      const result = this.settled.get(id) ?? 'never';
      if (isFailureOfTime(result)) continue;
      if (!this.said.has(id)) wrong.push(`${id}: ${result} before its own`);
      else if (result !== ownResult(id, withText)) wrong.push(`${id}: ${result}`);
    }
    return wrong;
  }

  /** The virtual time that the run took. */
  get tookMs(): number {
    return this.nowMs;
  }

  /** How many of the commands were sent with `send-now`. */
  get sentNow(): number {
    return [...this.settled.values()].filter((result) => result.startsWith('at/unclaimed')).length;
  }

  /** How many of the commands got their result. */
  get answered(): number {
    return [...this.settled.values()].filter((result) => !isFailureOfTime(result)).length;
  }

  /** Also after the command was settled: the following commands must not get the results. */
  private sendRaw(inputs: readonly RawInput[]): void {
    for (const { afterMs, text } of inputs) {
      this.until(this.nowMs + afterMs);
      const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
      this.feed({ kind: 'send-bytes', atMs: this.nowMs, id: this.rawId++, lease: null, bytes, secretSpans: [] });
    }
  }

  private until(atMs: number): void {
    this.passTime(() => this.nowMs >= atMs, null, atMs);
    this.nowMs = Math.max(this.nowMs, atMs);
  }

  private untilSettled(id: number, sendNowAtMs: number | null): void {
    this.passTime(() => this.settled.has(id), { id, atMs: sendNowAtMs }, Infinity);
  }

  private passTime(
    isOver: () => boolean,
    hurry: { readonly id: number; readonly atMs: number | null } | null,
    endMs: number,
  ): void {
    let hurryAtMs = hurry?.atMs ?? null;
    while (!isOver()) {
      const wakeMs = nextWakeMs(this.state, environment);
      const event = this.events[0];
      if (Math.min(event?.atMs ?? Infinity, wakeMs ?? Infinity) > endMs) return;
      if (hurryAtMs !== null && hurryAtMs <= Math.min(event?.atMs ?? Infinity, wakeMs ?? Infinity)) {
        this.nowMs = Math.max(this.nowMs, hurryAtMs);
        hurryAtMs = null;
        this.feed({ kind: 'send-now', atMs: this.nowMs, id: hurry?.id ?? 0 });
      } else if (event && (wakeMs === null || event.atMs <= wakeMs)) {
        this.events.shift();
        this.nowMs = Math.max(this.nowMs, event.atMs);
        if (event.againAfterMs !== null && (event.resultOf === null || this.settled.has(event.resultOf))) {
          this.say(event.atMs + event.againAfterMs, event.text, null, null);
        }
        if (event.resultOf !== null) this.said.add(event.resultOf);
        this.feed({ kind: 'bytes', atMs: this.nowMs, bytes: new Uint8Array(Buffer.from(`\r\n${event.text}\r\n`)) });
      } else if (wakeMs === null) {
        return;
      } else {
        this.nowMs = Math.max(this.nowMs, wakeMs);
        this.feed({ kind: 'time', atMs: this.nowMs });
      }
    }
  }

  private feed(input: EngineInput): void {
    const result = step(this.state, input, environment);
    this.state = result.state;
    for (const effect of result.effects) {
      if (effect.kind === 'settle') {
        this.settled.set(
          effect.id,
          effect.outcome.ok ? effect.outcome.value.lines.join() : textOf(effect.outcome.error),
        );
      }
      if (effect.kind === 'write') {
        this.hear(Buffer.from(effect.bytes).toString('latin1'));
        this.feed({ kind: 'written', atMs: this.nowMs });
      }
    }
  }

  /** A module reads single characters: a line that was not finished begins the next one. `A/` repeats the line before. */
  private hear(text: string): void {
    for (const character of text) {
      const isRepeat = /A\/$/i.test(this.typedLine + character);
      if (character === '\b') this.typedLine = this.typedLine.slice(0, -1);
      else if (character !== '\r' && !isRepeat) this.typedLine += character;
      else {
        const line = isRepeat ? this.lastLine : this.typedLine.trim();
        this.typedLine = '';
        this.lastLine = line;
        if (line !== '') this.receive(line);
      }
    }
  }

  private receive(command: string): void {
    const { treatments } = this.scenario;
    const treatment = treatments[this.sent % treatments.length];
    this.sent += 1;
    if (!treatment || treatment.lost) return;
    const answer = this.answerOf(command);
    let atMs = Math.max(this.freeAtMs, this.nowMs) + treatment.busyMs;
    for (const [index, text] of answer.entries()) {
      const line = treatment.lines[index % treatment.lines.length] ?? { gapMs: 1, againAfterMs: null };
      atMs += line.gapMs;
      const isResult = index === answer.length - 1;
      const number = Number(/^AT\+[ND]=(\d+)$/.exec(command)?.[1] ?? Number.NaN);
      const resultOf = isResult && !Number.isNaN(number) ? number : null;
      this.say(atMs, text, resultOf, isResult ? line.againAfterMs : null);
    }
    this.freeAtMs = atMs;
  }

  private answerOf(command: string): readonly string[] {
    if (command === 'AT') return ['OK'];
    if (command === 'ATI') return this.scenario.hasIdentity ? ['AirM2M_720U_V420_LTE_AT', 'OK'] : ['OK'];
    if (command === 'AT+CGSN') return this.scenario.hasIdentity ? ['866475030000019', 'OK'] : ['ERROR'];
    if (command.startsWith('AT+FSREAD')) return ['866475030000019', 'AirM2M_720U_V420_LTE_AT', 'OK'];
    const number = Number(command.split('=')[1]);
    if (!/^AT\+[ND]=\d+$/.test(command)) return ['ERROR'];
    if (command.startsWith('AT+N=')) return [`+N: ${number}`, 'OK'];
    return [number % 2 === 1 ? `+CME ERROR: ${number}` : 'OK'];
  }

  private say(atMs: number, text: string, resultOf: number | null, againAfterMs: number | null): void {
    const event = { atMs, text, resultOf, againAfterMs, order: this.order++ };
    const place = this.events.findIndex((other) => other.atMs > atMs);
    this.events.splice(place < 0 ? this.events.length : place, 0, event);
  }
}

const requestOf = (id: number, withText: boolean): CommandRequest =>
  buildRequest(withText ? query(`AT+N=${id}`, ['+N']) : query(`AT+D=${id}`), undefined);

const ownResult = (id: number, withText: boolean): string => {
  if (withText) return `+N: ${id}`;
  return id % 2 === 1 ? `at/error +CME ERROR: ${id}` : '';
};

const isFailureOfTime = (result: string): boolean => /^at\/(?:timeout|unresponsive|unclaimed)/.test(result);

const textOf = (error: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> }): string =>
  `${error.code} ${String(error.facts.answer ?? '')}`;
