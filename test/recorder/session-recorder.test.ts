import { describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder, type SessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile, type MemoryFile } from './memory-file.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

interface Rig {
  readonly clock: VirtualClock;
  readonly file: MemoryFile;
  readonly recorder: SessionRecorder;
}

const createRig = (): Rig => {
  const clock = new VirtualClock();
  const file = createMemoryFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '1.2.3', address: '/dev/ttyUSB2', epoch: 4 } });
  return { clock, file, recorder };
};

/** Entries as short text, in the order of the file. */
const entriesIn = (file: MemoryFile): readonly string[] =>
  Array.from(readRecording(file.content()), (entry) => {
    const place = `${entry.seq} ${entry.timeUs}`;
    if ('bytes' in entry) return `${place} ${entry.kind} ${JSON.stringify(Buffer.from(entry.bytes).toString('utf8'))}`;
    if (entry.kind === 'cuts') return `${place} cuts ${entry.text}`;
    return `${place} ${entry.kind === 'event' ? entry.event : 'mark'} ${JSON.stringify(entry.facts)}`;
  });

describe('the file', () => {
  it('starts with a header that contains program, port, epoch and time', async () => {
    const { clock, file } = createRig();
    await clock.advance(50);
    expect(JSON.parse(file.text())).toEqual({
      v: 2,
      kind: 'atelier-recording',
      startedAt: '2026-11-23T06:00:00.000Z',
      app: '1.2.3',
      address: '/dev/ttyUSB2',
      epoch: 4,
    });
  });

  it('contains entries as numbered lines with time in µs, in the order of the calls', async () => {
    const { clock, file, recorder } = createRig();
    recorder.sent(bytesOf('AT\r'));
    await clock.advance(1.5);
    recorder.received(Uint8Array.of(0xff, 0x00));
    recorder.event('urc', { name: 'RDY' });
    recorder.mark('pulled the antenna');
    await clock.advance(50);
    expect(file.text().split('\n').slice(1)).toEqual([
      '[0,0,"t","QVQN"]',
      '[1,1500,"r","/wA="]',
      '[2,1500,"e",{"kind":"urc","facts":{"name":"RDY"}}]',
      '[3,1500,"m",{"text":"pulled the antenna"}]',
      '',
    ]);
  });

  it('is written at once on a quiet line, then in batches of 16 ms, and earlier when 64 KiB are waiting', async () => {
    const { clock, file, recorder } = createRig();
    await clock.advance(1_000);
    const before = file.appends;
    for (let count = 0; count < 10; count += 1) recorder.received(bytesOf('\r\nOK\r\n'));
    await clock.advance(15);
    expect(file.appends).toBe(before + 1);
    expect(entriesIn(file)).toHaveLength(1);
    await clock.advance(1);
    expect(file.appends).toBe(before + 2);
    expect(entriesIn(file)).toHaveLength(10);
    recorder.received(new Uint8Array(100_000));
    expect(file.appends).toBeGreaterThan(before + 2);
    expect(entriesIn(file)).toHaveLength(10 + 2);
  });

  it('is synced within a second when dirty, and not again while nothing is recorded', async () => {
    const { clock, file, recorder } = createRig();
    await clock.advance(5_000);
    expect(file.syncs).toBe(1);
    recorder.received(bytesOf('RDY'));
    await clock.advance(1_050);
    expect(file.syncs).toBe(2);
    await clock.advance(60_000);
    expect(file.syncs).toBe(2);
    expect(clock.pendingTimers).toBe(0);
  });

  it.each(['step', 'step.done', 'error', 'opened', 'closed'])(
    'is written, and its sync is started, when %s returns',
    (kind) => {
      const { file, recorder } = createRig();
      recorder.received(bytesOf('OK'));
      recorder.event(kind, { id: 'module.answer' });
      expect(file.syncs).toBe(1);
      expect(entriesIn(file)).toHaveLength(2);
    },
  );

  it('is complete after close, which leaves no timer and ignores later calls', async () => {
    const { clock, file, recorder } = createRig();
    recorder.received(bytesOf('last words'));
    recorder.close();
    recorder.close();
    await recorder.ended;
    const size = file.content().length;
    recorder.received(bytesOf('x'));
    recorder.event('step', {});
    recorder.flush();
    expect(file.content()).toHaveLength(size);
    expect(file.isClosed).toBe(true);
    expect(file.syncs).toBe(1);
    expect(entriesIn(file)).toEqual(['0 0 received "last words"']);
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('order while the masker buffers bytes', () => {
  it('keeps order, chunks and times when a secret arrives in chunks with other entries in between', async () => {
    const { clock, file, recorder } = createRig();
    recorder.registerSecret('c4naryPlainSecret');
    recorder.received(bytesOf('AT+X="c4nary'));
    await clock.advance(10);
    recorder.sent(bytesOf('AT\r'));
    recorder.event('urc', { name: 'RDY' });
    await clock.advance(10);
    recorder.received(bytesOf('Plain'));
    await clock.advance(10);
    recorder.received(bytesOf('Secret"\r\n'));
    recorder.close();
    expect(entriesIn(file)).toEqual([
      '0 0 received "AT+X=\\"******"',
      '1 10000 sent "AT\\r"',
      '2 10000 urc {"name":"RDY"}',
      '3 20000 received "*****"',
      '3 30000 received "******\\"\\r\\n"',
    ]);
  });

  it('empties the buffer after a batch, so that a device that stops cannot keep later entries from the disk', async () => {
    const { clock, file, recorder } = createRig();
    recorder.registerSecret('c4naryPlainSecret');
    recorder.received(bytesOf('c4naryPl'));
    recorder.sent(bytesOf('AT\r'));
    await clock.advance(50);
    expect(entriesIn(file)).toEqual(['0 0 received "********"', '1 0 sent "AT\\r"']);
    recorder.received(bytesOf('ainSecret.'));
    recorder.close();
    expect(entriesIn(file)[2]).toBe('2 50000 received "*********."');
  });

  it('emits the buffered bytes at the end, masked', () => {
    const { file, recorder } = createRig();
    recorder.registerSecret('c4naryPlainSecret');
    recorder.received(bytesOf('>c4naryPl'));
    recorder.close();
    expect(entriesIn(file)).toEqual(['0 0 received ">********"']);
  });

  it('masks sent bytes by spans, by value, and by value over several calls', () => {
    const { file, recorder } = createRig();
    recorder.registerSecret('c4naryPlainSecret');
    recorder.sent(bytesOf('AT+CPIN=1234\r'), [{ start: 8, end: 12 }]);
    recorder.sent(bytesOf('typed c4nary'));
    recorder.sent(bytesOf('PlainSecret\r'));
    recorder.close();
    expect(entriesIn(file)).toEqual([
      '0 0 sent "AT+CPIN=****\\r"',
      '1 0 sent "typed ******"',
      '2 0 sent "***********\\r"',
    ]);
  });

  it('masks spans in sent bytes that are too long for one entry', () => {
    const { file, recorder } = createRig();
    const key = Buffer.alloc(100_000, 'k');
    recorder.sent(key, [{ start: 10, end: key.length }]);
    recorder.close();
    const bytes = Array.from(readRecording(file.content())).flatMap((entry) => ('bytes' in entry ? [entry.bytes] : []));
    expect(bytes.length).toBeGreaterThan(1);
    expect(Buffer.concat(bytes).toString()).toBe(`kkkkkkkkkk${'*'.repeat(key.length - 10)}`);
  });
});

describe('facts of events', () => {
  it('are masked by value, at any depth, including names', () => {
    const { file, recorder } = createRig();
    const value = 'gehéim-鸟-x';
    recorder.registerSecret(value);
    const hex = Buffer.from(value).toString('hex');
    const latin1 = Buffer.from(value).toString('latin1');
    recorder.event('error', { kind: 'own', evidence: [`a ${value}`, { [value]: hex }], latin1, data: bytesOf(value) });
    recorder.mark(`saw ${value}`);
    recorder.close();
    expect(file.text()).not.toMatch(/geh|67656869|x"/);
    expect(entriesIn(file)[0]).toMatch(/^0 0 error \{"kind":"own","evidence":\["a \*+",\{"\*+":"\*+"\}\],/);
  });

  it('are truncated below a depth that no reasonable fact has', () => {
    const { file, recorder } = createRig();
    const chain: { next?: object } = {};
    chain.next = chain;
    recorder.event('odd', chain);
    recorder.close();
    expect(entriesIn(file)[0]).toMatch(/^0 0 odd (?:\{"next":){17}"…"\}{17}$/);
  });

  it.each<[string, () => object]>([
    [
      'a cycle',
      () => {
        const cycle: Record<string, unknown> = {};
        cycle.self = [cycle, cycle];
        return cycle;
      },
    ],
    ['a getter that throws', () => Object.defineProperty({}, 'x', { enumerable: true, get: () => JSON.parse('{') })],
    ['values that JSON does not support', () => ({ a: 1n, b: undefined, c: () => 1, d: Number.NaN, e: Symbol('s') })],
    ['a field named __proto__', () => JSON.parse('{"__proto__":{"polluted":true}}')],
    ['far too long text', () => ({ text: 'x'.repeat(3_000_000) })],
    ['very many values', () => ({ list: Array.from({ length: 100_000 }, () => ({ a: 1 })) })],
  ])('never throw and always give one readable line: %s', (_, facts) => {
    const { file, recorder } = createRig();
    recorder.event('odd', facts());
    recorder.close();
    const reader = readRecording(file.content());
    expect(Array.from(reader)).toHaveLength(1);
    expect(reader.report.badLines).toBe(0);
    expect('polluted' in {}).toBe(false);
  });
});
