import { describe, expect, it } from 'vitest';
import { type IndexStore, indexPathOf } from '../../electron/recorder/kept-index.ts';
import {
  createRecordingReader,
  type RecordingReader,
  type SurveyState,
} from '../../electron/recorder/recording-reader.ts';
import { ok } from '../../shared/outcome.ts';
import { type RecordedLine, recordLines } from '../support/recorded-lines.ts';

const long = 'x'.repeat(40_000);
const some: readonly RecordedLine[] = [
  ['command', 'AT+CSQ\r', 1],
  ['final', 'ERROR\r\n', 1],
  ['urc', `${long}\r\n`],
  ['urc', '+CSQ: 20,0\r\n'],
  ['message', '+MSUB: "t",8 byte,{"t":21}'],
  ['command', 'AT+CGMR\r', 2],
];

/** A recording that is long enough for an index, and what follows later. */
const setUp = async () => {
  const times = 40;
  const whole = await recordLines([...Array.from({ length: times }, () => some).flat(), ['final', 'OK\r\n', 2]], {
    facts: ['opened', 'run'],
  });
  const files = new Map<string, Uint8Array>([['/r/one.jsonl', whole.content]]);
  let bytesRead = 0;
  const store: IndexStore = {
    fromBytes: 1_000_000,
    read: async (path) => files.get(path) ?? null,
    write: async (path, content) => void files.set(path, content),
  };
  const newReader = (): RecordingReader =>
    createRecordingReader(
      async (path, offset, limit) => {
        const part = files.get(path)?.subarray(offset, offset + limit) ?? new Uint8Array(0);
        bytesRead += part.length;
        return ok(part);
      },
      () => 0,
      store,
    );
  const bytesFor = async (action: () => Promise<unknown>): Promise<number> => {
    bytesRead = 0;
    await action();
    return bytesRead;
  };
  return { files, newReader, bytesFor, content: whole.content };
};

const surveyed = async (reader: RecordingReader): Promise<SurveyState> => {
  for (;;) {
    const state = await reader.survey(['/r/one.jsonl']);
    if (!state.ok) throw new Error(state.error.code);
    if (state.value.isAtEnd) return state.value;
  }
};

const everything = async (reader: RecordingReader) => {
  const files = ['/r/one.jsonl'];
  const { isAtEnd: _, ...state } = await surveyed(reader);
  const pieces = await reader.pieces(files, state.next - 3, state.next, 1_000_000);
  return {
    ...{ state, pieces, details: await reader.details(files), before: await reader.linesBefore(files, 0) },
    series: await reader.series(files, { ids: ['["measure",0,"rssi"]'], fromMs: 0, toMs: 1e13, parts: 4_096 }),
    timeline: await reader.timeline(files, {
      fromMs: state.firstAtMs ?? 0,
      toMs: (state.lastAtMs ?? 0) + 1,
      parts: 50,
    }),
  };
};

describe('the index of a long recording', () => {
  it('is kept beside it, and gives the same without reading it again', async () => {
    const { files, newReader, bytesFor, content } = await setUp();
    const first = await everything(newReader());
    expect(files.has(indexPathOf('/r/one.jsonl'))).toBe(true);
    const again = newReader();
    expect(await bytesFor(() => surveyed(again))).toBeLessThan(content.length / 4);
    expect(await everything(again)).toEqual(first);
  });

  it('goes on where it ended when the recording has grown', async () => {
    const { files, newReader, content, bytesFor } = await setUp();
    const cut = content.lastIndexOf(0x0a, content.length - 100_000) + 1;
    files.set('/r/one.jsonl', content.subarray(0, cut));
    await surveyed(newReader());
    files.set('/r/one.jsonl', content);
    const grown = newReader();
    expect(await bytesFor(() => surveyed(grown))).toBeLessThan(content.length / 2);
    files.delete(indexPathOf('/r/one.jsonl'));
    expect(await everything(grown)).toEqual(await everything(newReader()));
  });

  it.each([
    ['is damaged', () => Buffer.from('{"version":1,')],
    ['is of another version', () => Buffer.from('{"version":0}')],
    [
      'is not of this recording',
      (kept: Uint8Array) =>
        Buffer.from(
          Buffer.from(kept)
            .toString()
            .replace(/"tail":"..../, '"tail":"AAAA'),
        ),
    ],
  ])('is made again when it %s', async (_, changed) => {
    const { files, newReader } = await setUp();
    const first = await everything(newReader());
    const path = indexPathOf('/r/one.jsonl');
    files.set(path, changed(files.get(path) ?? new Uint8Array(0)));
    expect(await everything(newReader())).toEqual(first);
  });
});
