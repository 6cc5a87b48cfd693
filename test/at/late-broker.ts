import fc from 'fast-check';
import { buildRequest, type CommandRequest, type SecondPhaseRule } from '../../electron/at/command-spec.ts';
import { type EngineInput, type EngineState, initialEngineState } from '../../electron/at/engine-state.ts';
import { nextWakeMs, step } from '../../electron/at/step.ts';
import { defaultTimings } from '../../electron/at/timings.ts';
import { testUrcs } from '../support/engine-bench.ts';
import { query } from '../support/test-commands.ts';

/** The time of the second phases, as in `procedures/waits.ts`. */
const deadlineMs = 10_000;

const forms = ['MSUB', 'MUNSUB', 'MPUB', 'MPUB2'] as const;
type Form = (typeof forms)[number];

/** The results of each form in order, and the one that replaces the last one if the broker refuses. */
const resultsOf: Readonly<Record<Form, { readonly success: readonly string[]; readonly refusal: string }>> = {
  MSUB: { success: ['SUBACK'], refusal: 'SUBACK 128' },
  MUNSUB: { success: ['UNSUBACK'], refusal: 'UNSUBACK 17' },
  MPUB: { success: ['PUBACK'], refusal: 'PUBACK 135' },
  MPUB2: { success: ['PUBREC', 'PUBCOMP'], refusal: 'PUBCOMP 146' },
};

/** One command, and what becomes of its result. */
export interface Exchange {
  readonly form: Form;
  /** The text of the command. Commands of the same form and text are the same, and the broker treats them alike. */
  readonly text: number;
  readonly isRefused: boolean;
  /** The result never arrives. */
  readonly isLost: boolean;
  /** From the `OK` to the result. Results of one form arrive in order. */
  readonly afterMs: number;
  /** From the end of the command before to this one; `null`: together with it. */
  readonly gapMs: number | null;
  /** The caller stops after this time. */
  readonly stopAfterMs: number | null;
  /** A typed command is sent now after this time, if it still waits. */
  readonly sendNowAfterMs: number | null;
}

const environment = { timings: defaultTimings, recogniseUrc: testUrcs };

interface Event {
  readonly atMs: number;
  readonly order: number;
  readonly act: () => void;
}

/** Sends commands with a second phase through the engine to a broker whose results are late or lost. */
export class LateBroker {
  private state: EngineState = initialEngineState;
  private nowMs = 0;
  private order = 0;
  private events: Event[] = [];
  private readonly lastAtMs = new Map<Form, number>();
  private readonly said = new Set<number>();
  /** Commands that got a result before their own was said. */
  private readonly early = new Set<number>();
  private readonly settled = new Map<number, string>();
  private readonly exchanges: readonly Exchange[];

  constructor(exchanges: readonly Exchange[]) {
    this.exchanges = exchanges;
  }

  /** The commands whose outcome is not their own result. */
  run(): readonly string[] {
    for (const [index, { gapMs }] of this.exchanges.entries()) {
      if (gapMs !== null) {
        this.until(() => this.settled.size >= index);
        const startMs = this.nowMs + gapMs;
        this.at(startMs, () => undefined);
        this.until(() => this.nowMs >= startMs);
      }
      this.submit(index);
    }
    this.until(() => this.settled.size >= this.exchanges.length);
    return this.exchanges.flatMap((exchange, index) => this.wrongOf(exchange, index));
  }

  /** How many of the commands got their result. */
  get answered(): number {
    return [...this.settled.values()].filter(isResult).length;
  }

  get lost(): number {
    return this.exchanges.filter(({ isLost }) => isLost).length;
  }

  /** How many got none although it arrived in time. */
  get missed(): number {
    return this.exchanges.filter(
      ({ isLost, afterMs, stopAfterMs, sendNowAfterMs }, index) =>
        !isLost && afterMs < deadlineMs && stopAfterMs === null && sendNowAfterMs === null && !this.hasResult(index),
    ).length;
  }

  get tookMs(): number {
    return this.nowMs;
  }

  private hasResult(index: number): boolean {
    return isResult(this.settled.get(index) ?? '');
  }

  private wrongOf({ form, isRefused }: Exchange, index: number): readonly string[] {
    const outcome = this.settled.get(index) ?? 'never';
    if (!isResult(outcome)) return outcome === 'never' ? [`${index}: never`] : [];
    const own = isRefused ? resultsOf[form].refusal : 'success';
    if (outcome !== own) return [`${index}: ${outcome} instead of ${own}`];
    return this.early.has(index) ? [`${index}: ${outcome} before its own`] : [];
  }

  /** The result of the same command says the same. */
  private wasSaid(index: number): boolean {
    const own = this.exchanges[index];
    return [...this.said].some((said) => {
      const other = this.exchanges[said];
      return other?.form === own?.form && other?.text === own?.text;
    });
  }

  private submit(index: number): void {
    const exchange = this.exchanges[index];
    if (!exchange) return;
    const request = requestOf(exchange);
    const { stopAfterMs, sendNowAfterMs } = exchange;
    const typed = sendNowAfterMs === null ? {} : ({ typed: true } as const);
    const command = { id: index, request, lease: null, priority: 'ordinary', ...typed } as const;
    this.feed({ kind: 'submit', atMs: this.nowMs, command });
    if (stopAfterMs !== null) {
      this.at(this.nowMs + stopAfterMs, () => this.feed({ kind: 'cancel', atMs: this.nowMs, id: index }));
    }
    if (sendNowAfterMs !== null) {
      this.at(this.nowMs + sendNowAfterMs, () => this.feed({ kind: 'send-now', atMs: this.nowMs, id: index }));
    }
  }

  private until(isDone: () => boolean): void {
    while (!isDone()) {
      const wakeMs = nextWakeMs(this.state, environment) ?? Infinity;
      const event = this.events[0];
      if (event && event.atMs <= wakeMs) {
        this.events.shift();
        this.nowMs = Math.max(this.nowMs, event.atMs);
        event.act();
      } else if (wakeMs === Infinity) {
        return;
      } else {
        this.nowMs = Math.max(this.nowMs, wakeMs);
        this.feed({ kind: 'time', atMs: this.nowMs });
      }
    }
  }

  private feed(input: EngineInput): void {
    const { state, effects } = step(this.state, input, environment);
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'settle') {
        const { outcome, id } = effect;
        const text = outcome.ok ? 'success' : `${outcome.error.facts.answer ?? outcome.error.code}`;
        this.settled.set(id, text);
        if (isResult(text) && !this.wasSaid(id)) this.early.add(id);
      }
      if (effect.kind === 'write') {
        const { owner } = effect;
        this.receive(Buffer.from(effect.bytes).toString('latin1').trim(), owner.kind === 'command' ? owner.id : null);
        this.feed({ kind: 'written', atMs: this.nowMs });
      }
    }
  }

  private receive(line: string, index: number | null): void {
    const okAtMs = this.nowMs + 5;
    this.say(okAtMs, line === 'ATI' ? '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    const exchange = index === null ? undefined : this.exchanges[index];
    if (index === null || !exchange || exchange.isLost) return;
    const { form, isRefused, afterMs } = exchange;
    const { success, refusal } = resultsOf[form];
    const atMs = Math.max(okAtMs + afterMs, this.lastAtMs.get(form) ?? 0);
    this.lastAtMs.set(form, atMs);
    this.at(atMs, () => void this.said.add(index));
    for (const text of isRefused ? success.with(-1, refusal) : success) this.say(atMs, `\r\n${text}\r\n`);
  }

  private say(atMs: number, text: string): void {
    this.at(atMs, () => this.feed({ kind: 'bytes', atMs: this.nowMs, bytes: new Uint8Array(Buffer.from(text)) }));
  }

  private at(atMs: number, act: () => void): void {
    this.events.push({ atMs, order: this.order++, act });
    this.events.sort(inOrder);
  }
}

const inOrder = (one: Event, other: Event): number => one.atMs - other.atMs || one.order - other.order;

const phases: Readonly<Record<Form, Omit<SecondPhaseRule, 'deadlineMs'>>> = {
  MSUB: { success: [/^SUBACK$/], failure: [/^SUBACK .+$/, /^CLOSED$/, /^ERROR$/], detail: [], holdsLine: true },
  MUNSUB: { success: [/^UNSUBACK$/], failure: [/^UNSUBACK .+$/, /^CLOSED$/, /^ERROR$/], detail: [], holdsLine: true },
  MPUB: { success: [/^PUBACK$/], failure: [/^PUBACK .+$/, /^CLOSED$/], detail: [], holdsLine: false },
  MPUB2: {
    success: [/^PUBREC$/, /^PUBCOMP$/],
    failure: [/^PUB(?:REC|COMP) .+$/, /^CLOSED$/],
    detail: [],
    holdsLine: false,
  },
};

const requestOf = ({ form, text }: Exchange): CommandRequest =>
  buildRequest({ ...query(`AT+${form}="${text}"`), secondPhase: () => ({ ...phases[form], deadlineMs }) }, undefined);

const isResult = (outcome: string): boolean => outcome === 'success' || / \d+$/.test(outcome);

const afterMs = fc.oneof(
  { weight: 7, arbitrary: fc.integer({ min: 1, max: 2_000 }) },
  { weight: 3, arbitrary: fc.integer({ min: 5_000, max: 25_000 }).map((lateMs) => deadlineMs + lateMs) },
);
const oneIn = (count: number): fc.Arbitrary<boolean> => fc.nat(count - 1).map((number) => number === 0);
const oftenNull = (times: number, value: fc.Arbitrary<number>): fc.Arbitrary<number | null> =>
  fc.oneof({ weight: times, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });

/** 30 % of the results are 5 to 25 s late, one in ten is lost, in any mix of forms. Some commands are repeated, stopped or sent now. */
export const exchanges: fc.Arbitrary<readonly Exchange[]> = fc
  .record({
    refused: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    drawn: fc.array(
      fc.record({
        form: fc.oneof({ weight: 2, arbitrary: fc.constant('MSUB' as const) }, fc.constantFrom(...forms)),
        text: fc.nat(5),
        isLost: oneIn(10),
        afterMs,
        gapMs: fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 40_000 })),
        stopAfterMs: oftenNull(12, fc.integer({ min: 0, max: 15_000 })),
        sendNowAfterMs: oftenNull(12, fc.integer({ min: 0, max: 30_000 })),
      }),
      { minLength: 3, maxLength: 14, size: 'max' },
    ),
  })
  .map(({ refused, drawn }) => drawn.map((one) => ({ ...one, isRefused: refused[one.text] ?? false })));
