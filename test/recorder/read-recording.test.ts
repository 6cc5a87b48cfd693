import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadingReport, type RecordingEntry, readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { createMemoryFile } from './memory-file.ts';
import { concat } from './secret-values.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const clean: ReadingReport = { furtherParts: 0, badLines: 0, isTorn: false, repeatedEntries: 0, missingEntries: 0 };

const header =
  '{"v":1,"kind":"atelier-recording","startedAt":"2026-11-23T06:00:00.000Z","app":"0","address":"sim:","epoch":1}\n';

const read = (text: string): { readonly entries: readonly RecordingEntry[]; readonly report: ReadingReport } => {
  const reader = readRecording(bytesOf(text));
  return { entries: Array.from(reader), report: reader.report };
};

type Call =
  | readonly ['received' | 'sent', Uint8Array]
  | readonly ['event', string]
  | readonly ['mark', string]
  | readonly ['wait', number];

const call: fc.Arbitrary<Call> = fc.oneof(
  fc.tuple(fc.constantFrom('received', 'sent'), fc.uint8Array({ minLength: 1, maxLength: 40 })),
  fc.tuple(fc.constant('event'), fc.string({ unit: 'binary' })),
  fc.tuple(fc.constant('mark'), fc.string({ unit: 'binary' })),
  fc.tuple(fc.constant('wait'), fc.nat({ max: 200 })),
);

describe('a recording', () => {
  it('replays the calls that created it: order, chunks, bytes, times', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(call, { maxLength: 40 }), async (calls) => {
        const clock = new VirtualClock();
        const file = createMemoryFile();
        const recorder = createSessionRecorder({ clock, file, header: { app: '0', address: 'sim:', epoch: 1 } });
        const expected: RecordingEntry[] = [];
        for (const [what, content] of calls) {
          const place = { seq: expected.length, timeUs: clock.nowMs() * 1000 };
          switch (what) {
            case 'wait':
              await clock.advance(content);
              break;
            case 'event':
              recorder.event('note', { content });
              expected.push({ ...place, kind: what, event: 'note', facts: { content } });
              break;
            case 'mark':
              recorder.mark(content);
              expected.push({ ...place, kind: what, facts: { text: content } });
              break;
            default:
              recorder[what](content);
              expected.push({ ...place, kind: what, bytes: Uint8Array.from(content) });
          }
        }
        recorder.close();
        const reader = readRecording(file.content());
        const withoutNumbers = ({ seq: _seq, ...entry }: RecordingEntry) => entry;
        expect(Array.from(reader, withoutNumbers)).toEqual(expected.map(withoutNumbers));
        expect(reader.report).toEqual(clean);
        expect(reader.header).toMatchObject({ address: 'sim:', startedAt: '2026-11-23T06:00:00.000Z' });
      }),
      { numRuns: 40 },
    );
  });

  it('cut at any byte gives the entries before the cut, and reports an incomplete last line', () => {
    const file = createMemoryFile();
    const recorder = createSessionRecorder({
      clock: new VirtualClock(),
      file,
      header: { app: '0', address: 'sim:', epoch: 1 },
    });
    for (let count = 0; count < 30; count += 1) {
      recorder.received(bytesOf(`\r\n+CSQ: ${count},0\r\n`));
      recorder.event('step', { id: '步骤', count });
    }
    recorder.close();
    const content = file.content();
    for (let cut = 0; cut <= content.length; cut += 1) {
      const kept = content.subarray(0, cut);
      const reader = readRecording(kept);
      const wholeLines = kept.filter((byte) => byte === 0x0a).length;
      expect(Array.from(reader)).toHaveLength(Math.max(0, wholeLines - 1));
      expect(reader.report).toEqual({ ...clean, isTorn: cut > 0 && content[cut - 1] !== 0x0a });
    }
  });

  it('gives the same entries for any chunking', () => {
    const content = bytesOf(`${header}[0,0,"r","QQ=="]\nrubbish\n[1,5,"t","QQ=="]\n[2,5,"m",{"text":"鸟"}]\n[3,`);
    const expected = Array.from(readRecording(content));
    expect(expected).toHaveLength(3);
    for (let size = 1; size < 40; size += 1) {
      const pieces = Array.from({ length: Math.ceil(content.length / size) }, (_, index) =>
        content.subarray(index * size, (index + 1) * size),
      );
      const reader = readRecording(pieces);
      expect(Array.from(reader)).toEqual(expected);
      expect(reader.report).toEqual({ ...clean, badLines: 1, isTorn: true });
    }
  });
});

describe('bad content', () => {
  it.each([
    ['[0,0,"r","QQ="]', 'Base64 that is cut'],
    ['[0,0,"r","Q\\u0000=="]', 'Base64 with a foreign character'],
    ['[0,0,"r",{"a":1}]', 'an object for bytes'],
    ['[0,0,"x","QQ=="]', 'an input that is no object'],
    ['[-1,0,"r","QQ=="]', 'a negative number'],
    ['[0,0.5,"r","QQ=="]', 'a broken time'],
    ['[1e99,0,"r","QQ=="]', 'a huge number'],
    ['[0,0,"e",{"kind":1,"facts":{}}]', 'an event without a kind'],
    ['[0,0,"m","text"]', 'a mark that is not an object'],
    ['[0,0,"r","QQ==",1]', 'a field too many'],
    ['{"v":2,"kind":"atelier-recording"}', 'a header of another version'],
    ['null', 'null'],
    ['\u0000\u0000\u0000', 'a hole left by a power cut'],
  ])('%j (%s) is skipped and counted', (line) => {
    const { entries, report } = read(`${header}${line}\n[0,0,"r","QQ=="]\n`);
    expect(entries).toHaveLength(1);
    expect(report).toEqual({ ...clean, badLines: 1 });
  });

  it('of a letter that a later version has is left out, and its number is not missing', () => {
    const { entries, report } = read(`${header}[0,0,"r","QQ=="]\n[1,0,"V",[1],2]\n[2,0,"z",{}]\n[3,0,"r","QQ=="]\n`);
    expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([
      [0, 'received'],
      [2, 'input'],
      [3, 'received'],
    ]);
    expect(report).toEqual(clean);
  });

  it('never throws for any content', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.uint8Array(), fc.json().map(bytesOf), fc.constant(bytesOf('\n')))), (parts) => {
        Array.from(readRecording(concat(bytesOf(header), ...parts)));
      }),
    );
  });

  it('without line ends does not fill the memory, and the next line is read', () => {
    const pieces = function* (): Generator<Uint8Array> {
      yield bytesOf(header);
      for (let count = 0; count < 300; count += 1) yield new Uint8Array(1_000_000);
      yield bytesOf('\n[0,0,"r","QQ=="]\n');
    };
    const reader = readRecording(pieces());
    expect(Array.from(reader)).toHaveLength(1);
    expect(reader.report).toEqual({ ...clean, badLines: 1 });
  });

  it('with missing or repeated entries is counted, and counting restarts at another header', () => {
    const entry = (seq: number): string => `[${seq},0,"r","QQ=="]\n`;
    const { entries, report } = read([header, entry(0), entry(1), entry(1), entry(4), '\n', header, entry(0)].join(''));
    expect(entries.map(({ seq }) => seq)).toEqual([0, 1, 4, 0]);
    expect(report).toEqual({ ...clean, furtherParts: 1, repeatedEntries: 1, missingEntries: 2 });
  });

  it('in a file that is not a recording has no entries and no header', () => {
    const reader = readRecording(bytesOf('-----BEGIN CERTIFICATE-----\n'));
    expect(Array.from(reader)).toEqual([]);
    expect(reader.header).toBeNull();
  });
});
