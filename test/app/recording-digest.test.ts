import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestRecording, type RecordingDigest } from '../../electron/app/services/recordings/recording-digest.ts';
import { type EntryLetter, entryLine, headerLine } from '../../electron/recorder/recording-format.ts';

const startMs = Date.UTC(2026, 10, 23, 6);
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const header = (atMs = startMs): Uint8Array => headerLine({ app: '1', address: 'COM3', epoch: 1 }, atMs);

type Entry = readonly [ms: number, letter: EntryLetter, content: string | object];
const event = (ms: number, kind: string, facts: object = {}): Entry => [ms, 'e', { kind, facts }];
const part = (entries: readonly Entry[], atMs = startMs): Uint8Array =>
  Buffer.concat([
    header(atMs),
    ...entries.map(([ms, letter, content], seq) =>
      entryLine(seq, ms * 1_000, letter, typeof content === 'string' ? bytes(content) : content),
    ),
  ]);
const digest = (...parts: readonly Uint8Array[]): RecordingDigest => digestRecording(Buffer.concat(parts), null);

const opened = event(0, 'opened', { address: 'COM3', epoch: 1 });
const closed = (ms: number): Entry => event(ms, 'closed');
const summary = (ms: number, facts: object): Entry =>
  event(ms, 'summary', {
    startedAt: new Date(startMs).toISOString(),
    sentBytes: 9,
    receivedBytes: 9,
    module: null,
    run: null,
    ...facts,
  });
const run = (facts: object): object => ({
  result: 'done',
  stages: ['module', 'proof'],
  step: null,
  code: null,
  online: true,
  ...facts,
});

describe('a recording with events about its module and its run', () => {
  it('is summarised by its last entry', () => {
    const facts = { module: { model: 'Air720H', imei: '866475030000019', firmware: 'x' }, run: run({}) };
    expect(digest(part([opened, [5, 't', 'AT\r\n'], [9, 'r', 'OK\r\n'], closed(90), summary(92, facts)]))).toEqual({
      header: expect.objectContaining({ address: 'COM3' }),
      durationMs: 92,
      model: 'Air720H',
      imei: '866475030000019',
      result: { state: 'done', stage: 'proof', code: null, online: true },
      others: [],
      empty: false,
      hasSummary: true,
    });
  });

  it('is summarised by its events when the program was killed', () => {
    const failed = run({ result: 'failed', step: 'connect.open', code: 'connect/failed', online: false });
    const killed = [opened, event(4, 'module', { model: 'Air720H', imei: null }), event(8, 'run', failed)];
    expect(digest(part([...killed, [70, 'r', 'x']]))).toMatchObject({
      durationMs: 70,
      model: 'Air720H',
      imei: null,
      result: { state: 'failed', stage: 'connect', code: 'connect/failed', online: false },
      hasSummary: false,
    });
  });

  it('is summarised by its last run and its last module', () => {
    const digested = digest(
      part([
        event(1, 'module', { model: 'A', imei: '1' }),
        event(2, 'run', run({})),
        event(3, 'module', { model: 'B', imei: '2' }),
        event(4, 'run', run({ result: 'stopped', step: 'module.sim', code: 'stopped' })),
      ]),
    );
    expect(digested).toMatchObject({
      model: 'B',
      imei: '2',
      result: { state: 'stopped', stage: 'module', online: false },
    });
  });

  it('is not summarised by invalid values', () => {
    const odd = { module: { model: 7, imei: 'x'.repeat(300) }, run: { result: 'splendid' }, sentBytes: -1 };
    expect(
      digest(part([opened, summary(5, odd), event(6, 'run', { result: 'done', code: 'no/such', step: 'x' })])),
    ).toMatchObject({ model: null, imei: null, result: { state: 'done', stage: null, code: null, online: false } });
  });
});

describe('an older recording', () => {
  const step = (ms: number, id: string, status: string, error?: object): Entry =>
    event(ms, 'step', { id, status, ms: 1, warnings: [], ...(error ? { error } : {}) });

  it('reports the step that failed', () => {
    const failed = step(9, 'certificate.upload', 'failed', {
      code: 'certificate/write-refused',
      facts: {},
      evidence: [],
    });
    const old = [opened, step(1, 'module.answer', 'done'), step(8, 'certificate.upload', 'running'), failed];
    expect(digest(part([...old, closed(50)]))).toMatchObject({
      durationMs: 50,
      result: { state: 'failed', stage: 'certificate', code: 'certificate/write-refused', online: false },
    });
  });

  it('reports that its run was completed, regardless of a later recovery', () => {
    const whole = [step(5, 'proof.return', 'done'), event(6, 'connection', { kind: 'online' })];
    const later = [step(700, 'connect.open', 'failed', { code: 'connect/failed', facts: {} }), closed(800)];
    expect(digest(part([opened, ...whole, ...later])).result).toEqual({
      state: 'done',
      stage: 'proof',
      code: null,
      online: true,
    });
  });

  it.each(['running', 'done'])('reports no result of a run whose last known step is %s', (status) => {
    expect(digest(part([opened, step(5, 'connect.open', status)])).result).toBeNull();
  });

  it('identifies the module by its answers', () => {
    const asked: readonly Entry[] = [
      [1, 't', 'AT+CGMM\r\n'],
      [2, 'r', '\r\nAir720'],
      [3, 'r', 'H\r\n\r\nOK\r\n'],
      [4, 't', 'AT+CGSN\r\n'],
      [5, 'r', '\r\n866475030000019\r\n\r\nOK\r\n'],
    ];
    expect(digest(part([opened, ...asked]))).toMatchObject({ model: 'Air720H', imei: '866475030000019' });
  });
});

describe('the duration of a recording', () => {
  it('is the time from the start of its first part to its last entry', () => {
    const second = part([opened, [2_000, 'r', 'x']], startMs + 60_000);
    expect(digest(part([opened, closed(5_000)]), second).durationMs).toBe(62_000);
  });

  it('is known for a long file from both ends', () => {
    const long = part([opened, ...Array.from({ length: 300 }, (_, at): Entry => [at * 10, 'r', 'x'.repeat(40)])]);
    expect(digestRecording(long.subarray(0, 500), long.subarray(long.length - 500)).durationMs).toBe(2_990);
  });

  it('is unknown when a part began between the ends', () => {
    const first = part([opened, [90_000, 'r', 'x']]);
    const second = part(
      Array.from({ length: 30 }, (_, at): Entry => [at, 'r', 'x']),
      startMs + 600_000,
    );
    expect(digestRecording(first, second.subarray(second.length - 300)).durationMs).toBeNull();
  });

  it('is then known from the summary', () => {
    const first = part([opened, [90_000, 'r', 'x']]);
    const startedAt = new Date(startMs + 600_000).toISOString();
    const second = part([opened, [5, 'r', 'x'.repeat(500)], summary(1_000, { startedAt })], startMs + 600_000);
    expect(digestRecording(first, second.subarray(second.length - 300)).durationMs).toBe(601_000);
  });

  it('is unknown without a header or an entry', () => {
    expect(digest(bytes('nonsense\n')).durationMs).toBeNull();
    expect(digest(header()).durationMs).toBeNull();
  });
});

describe('an empty opening', () => {
  const isEmpty = (entries: readonly Entry[]): boolean => digest(part(entries)).empty;

  it('was closed before anything was sent or received', () => {
    expect(isEmpty([opened, closed(9)])).toBe(true);
    expect(isEmpty([opened, closed(9), summary(9, { sentBytes: 0, receivedBytes: 0 })])).toBe(true);
  });

  it.each([
    ['traffic', [opened, [5, 'r', '\r\n'], closed(9)]],
    ['a note', [opened, [5, 'm', { text: 'antenna off' }], closed(9)]],
    ['a gap, in which traffic was lost', [opened, [5, 'm', { gap: { entries: 3, bytes: 90 } }], closed(9)]],
    ['no end: somebody may still write it', [opened]],
    ['an end by loss: the port may come back', [opened, event(9, 'closed', { code: 'link/lost', facts: {} })]],
    ['no entry', []],
  ] as readonly (readonly [string, readonly Entry[]])[])('is not empty with %s', (_, entries) => {
    expect(isEmpty(entries)).toBe(false);
  });

  it('is not one that was lost, reopened and closed with traffic', () => {
    const lost = part([opened, event(9, 'closed', { code: 'link/lost' })]);
    expect(digest(lost, part([opened, [1, 'r', 'x'], closed(2)])).empty).toBe(false);
    expect(digest(lost, part([opened, closed(2)])).empty).toBe(true);
  });

  it('is not assumed when only the ends of a file with several parts are read', () => {
    const first = part([opened, closed(2)]);
    const later = { startedAt: new Date(startMs + 5).toISOString(), sentBytes: 0, receivedBytes: 0 };
    expect(digestRecording(first, part([opened, summary(9, later)], startMs + 5)).empty).toBe(false);
  });
});

it('no content throws, and no text exceeds the limit of the list', () => {
  const line = fc.oneof(
    fc.json().map((text) => `${text}\n`),
    fc
      .tuple(fc.nat(9), fc.nat(), fc.constantFrom('r', 't', 'e', 'm', 'q'), fc.oneof(fc.json(), fc.base64String()))
      .map((fields) => `${JSON.stringify(fields)}\n`),
    fc.string(),
    fc.constant(Buffer.from(header()).toString()),
  );
  fc.assert(
    fc.property(fc.array(line), fc.option(fc.array(line)), (head, tail) => {
      const found = digestRecording(bytes(head.join('')), tail && bytes(tail.join('')));
      expect((found.model ?? '').length).toBeLessThanOrEqual(200);
      expect((found.imei ?? '').length).toBeLessThanOrEqual(200);
    }),
  );
});
