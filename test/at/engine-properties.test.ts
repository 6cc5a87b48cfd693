import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRequest, type CommandRequest } from '../../electron/at/command-spec.ts';
import { type Effect, type EngineInput, type EngineState, initialEngineState } from '../../electron/at/engine-state.ts';
import { nextWakeMs, step } from '../../electron/at/step.ts';
import { defaultTimings } from '../../electron/at/timings.ts';
import { failure } from '../../shared/outcome.ts';
import { testUrcs } from '../support/engine-bench.ts';
import { connect, download, publish, query, upload } from '../support/test-commands.ts';

const environment = { timings: defaultTimings, recogniseUrc: testUrcs };

const requests: readonly CommandRequest[] = [
  buildRequest(query('AT+CSQ', ['+CSQ']), undefined),
  buildRequest(connect, undefined),
  buildRequest(publish, { qos: 1 }),
  buildRequest(publish, { qos: 2 }),
  buildRequest(upload, { text: 'hello' }),
  buildRequest(download(5), undefined),
  buildRequest(
    { ...query('AT+HTTPREAD', ['+HTTPREAD']), counted: { prefix: '+HTTPREAD', first: null, at: 0 } },
    undefined,
  ),
  buildRequest(
    {
      ...query('AT+CIPSEND', []),
      asks: { line: null, sizeBytes: null, limitMs: null, cancelByte: 0x1b },
      late: [{ lines: [/^PUBREC$/], last: [/^CLOSED$/], deadlineMs: 20_000 }],
    },
    undefined,
  ),
  buildRequest(
    { ...query('AT+HTTPDATA', []), asks: { line: /^DOWNLOAD$/, sizeBytes: 5, limitMs: 10_000, cancelByte: null } },
    undefined,
  ),
];

type Act =
  | { readonly kind: 'submit' | 'contact'; readonly request: number; readonly lease: number | null }
  | { readonly kind: 'acquire' | 'written' | 'wake' | 'closed' }
  | { readonly kind: 'cancel' | 'release' | 'pass' | 'data'; readonly value: number }
  | { readonly kind: 'say'; readonly text: string };

const spoken = [
  ...['OK', 'ERROR', '+CME ERROR: 3', '+CSQ: 25,99', 'CONNECT OK', 'CONNECT FAIL', 'CLOSED', 'PUBACK', 'PUBREC'],
  ...['PUBCOMP', 'TimeOut', 'RDY', '^boot.rom', 'AT', 'AT+CSQ', '+CGEV: NW DETACH', 'nonsense', '+MSUB: "t",3 byte,ab'],
  ...['+HTTPREAD: 7', '+HTTPREAD: 99999', 'DOWNLOAD', '+IPD,4:', '+RECEIVE,0,3:'],
].map((line) => `\r\n${line}\r\n`);

const lease = fc.option(fc.nat(3), { nil: null });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('submit' as const), request: fc.nat(requests.length - 1), lease }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('contact' as const), request: fc.nat(20_000), lease }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom('acquire' as const, 'written' as const, 'wake' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('cancel' as const, 'release' as const, 'data' as const),
      value: fc.nat(8),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('pass' as const), value: fc.nat(20_000) }) },
  {
    weight: 6,
    arbitrary: fc.constantFrom(...spoken, '>', '\r\nOK\r\n', 'hello').map((text) => ({ kind: 'say' as const, text })),
  },
);

/** The generator prefers short lists by default, but most faults need several actions in a row. */
const manyActs = fc.array(act, { maxLength: 60, size: 'max' });

/** Feeds `step`, and checks its invariants after every input. */
class Drive {
  state: EngineState = initialEngineState;
  nowMs = 0;
  readonly submitted: number[] = [];
  readonly settled: number[] = [];
  readonly leases: number[] = [];
  readonly released = new Set<number>();
  readonly effects: Effect[] = [];
  private nextId = 1;

  feed(input: EngineInput): void {
    const before = this.state.phase;
    const result = step(this.state, input, environment);
    this.state = result.state;
    this.effects.push(...result.effects);
    for (const effect of result.effects) if (effect.kind === 'settle') this.settled.push(effect.id);
    this.checkWrites(before, result.effects);
  }

  private checkWrites(before: EngineState['phase'], effects: readonly Effect[]): void {
    const after = this.state.phase;
    const writes = effects.flatMap((effect) => (effect.kind === 'write' ? [effect.owner] : []));
    if (before.kind === 'closed') expect(effects.filter(({ kind }) => kind !== 'settle')).toEqual([]);
    const inDoubt = after.kind === 'resync' || after.kind === 'closed';
    if (inDoubt) expect(writes.filter(({ kind }) => kind === 'command')).toEqual([]);
    if (before.kind === 'resync' && inDoubt) expect(writes.filter(({ kind }) => kind !== 'probe')).toEqual([]);
    const commands = writes.flatMap((owner) => (owner.kind === 'command' ? [owner.id] : []));
    expect(commands.length).toBeLessThanOrEqual(1);
    for (const id of commands) {
      // One command in flight: the previous one has ended before this one starts.
      expect(after).toMatchObject({ kind: 'busy', job: { id } });
      if (before.kind === 'busy') expect(before.job.id).not.toBe(id);
    }
    for (const owner of writes) {
      if (owner.kind === 'payload') expect(before).toMatchObject({ kind: 'busy', job: { id: owner.id } });
    }
  }

  perform(act: Act): void {
    const atMs = this.nowMs;
    switch (act.kind) {
      case 'submit':
      case 'contact': {
        const id = this.nextId++;
        const lease = act.lease === null ? null : (this.leases[act.lease] ?? null);
        this.submitted.push(id);
        if (act.kind === 'contact') {
          return this.feed({ kind: 'contact', atMs, contact: { id, lease, patienceMs: act.request } });
        }
        const request = requests[act.request] ?? requests[0];
        if (!request) return;
        return this.feed({ kind: 'submit', atMs, command: { id, request, lease, priority: 'ordinary' } });
      }
      case 'acquire': {
        const lease = this.nextId++;
        this.leases.push(lease);
        return this.feed({ kind: 'acquire', atMs, lease });
      }
      case 'written':
        return this.feed({ kind: 'written', atMs });
      case 'wake':
        return this.wake();
      case 'pass':
        this.nowMs += act.value;
        return this.feed({ kind: 'time', atMs: this.nowMs });
      case 'cancel':
        return this.feed({ kind: 'cancel', atMs, id: this.submitted.at(-1 - act.value) ?? 0 });
      case 'data': {
        const id = this.submitted.at(-1 - act.value) ?? 0;
        const bytes = act.value % 3 === 0 ? null : new Uint8Array(Buffer.from('hello'));
        return this.feed({ kind: 'data', atMs, id, bytes, secret: false });
      }
      case 'release':
        return this.release(this.leases.at(-1 - act.value) ?? 0);
      case 'say':
        return this.feed({ kind: 'bytes', atMs, bytes: new Uint8Array(Buffer.from(act.text)) });
      case 'closed':
        return this.feed({ kind: 'closed', atMs, reason: failure('link/lost') });
    }
  }

  release(lease: number): void {
    this.released.add(lease);
    this.feed({ kind: 'release', atMs: this.nowMs, lease });
  }

  /** A prompt may wait for ever for the data of the user. */
  leavePrompt(): void {
    const { phase } = this.state;
    if (phase.kind !== 'busy' || phase.job.stage !== 'data') return;
    this.feed({ kind: 'data', atMs: this.nowMs, id: phase.job.id, bytes: null, secret: false });
  }

  /** Advances to the next time at which the engine must be called. */
  wake(): void {
    this.nowMs = Math.max(this.nowMs, nextWakeMs(this.state, environment) ?? this.nowMs);
    this.feed({ kind: 'time', atMs: this.nowMs });
  }
}

const sorted = (ids: readonly number[]): readonly number[] => [...ids].sort((a, b) => a - b);

describe('any sequence of inputs', () => {
  it('leaves no caller waiting: once the leases are released, time alone settles everything, exactly once', () => {
    fc.assert(
      fc.property(manyActs, (acts) => {
        const drive = new Drive();
        for (const one of acts) drive.perform(one);
        for (const lease of drive.leases) if (!drive.released.has(lease)) drive.release(lease);
        for (let count = 0; count < 500; count += 1) {
          drive.leavePrompt();
          drive.perform({ kind: 'written' });
          if (nextWakeMs(drive.state, environment) === null) break;
          drive.wake();
        }
        expect(sorted(drive.settled)).toEqual(drive.submitted);
        expect(drive.state).toMatchObject({ queue: [], background: [], lease: null });
      }),
      { numRuns: 500 },
    );
  });

  it('is settled exactly once by the end of the link, and has no effect after it', () => {
    fc.assert(
      fc.property(manyActs, fc.array(act, { maxLength: 20 }), (acts, later) => {
        const drive = new Drive();
        for (const one of [...acts, { kind: 'closed' as const }]) drive.perform(one);
        expect(sorted(drive.settled)).toEqual(drive.submitted);
        for (const one of [...later, { kind: 'closed' as const }]) drive.perform(one);
        expect(sorted(drive.settled)).toEqual(drive.submitted);
        expect(drive.state.phase.kind).toBe('closed');
        expect(nextWakeMs(drive.state, environment)).toBeNull();
      }),
      { numRuns: 500 },
    );
  });
});
