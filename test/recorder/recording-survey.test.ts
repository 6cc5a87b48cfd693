import { describe, expect, it } from 'vitest';
import { createRecordingReader, type RecordingReader } from '../../electron/recorder/recording-reader.ts';
import { RecordingSurvey } from '../../electron/recorder/recording-survey.ts';
import { chunkPieces } from '../../shared/line-starts.ts';
import { everyLine } from '../../shared/lines/line-condition.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import { type RecordedLine, recordLines } from '../support/recorded-lines.ts';

const resultOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

/** A recording of these lines, 10 ms apart, and of facts. */
const recordingOf = async (lines: readonly RecordedLine[], facts: readonly string[] = []) => {
  const { content, startMs } = await recordLines(lines, { facts });
  const reader: RecordingReader = createRecordingReader((_, offset, limit) =>
    Promise.resolve(ok(content.subarray(offset, offset + limit))),
  );
  return { reader, files: ['r.jsonl'], startMs };
};

const surveyed = async (reader: RecordingReader, files: readonly string[]) => {
  for (;;) {
    const state = resultOf(await reader.survey(files));
    if (state.isAtEnd) return state;
  }
};

const exchange: readonly RecordedLine[] = [
  ['command', 'AT+CSQ\r', 1],
  ['answer', '+CSQ: 20,0\r\n', 1],
  ['final', 'OK\r\n', 1],
  ['urc', '+CREG: 1\r\n'],
  ['command', 'AT+MIPSTART="h",1883\r', 2],
  ['final', '+CME ERROR: 767\r\n', 2],
];

describe('the survey of a recording', () => {
  it('counts its lines by kind and time, and the answers of its commands', async () => {
    const { reader, files, startMs } = await recordingOf(exchange);
    const state = await surveyed(reader, files);
    expect(state).toMatchObject({ lines: 6, first: 0, next: 6, firstAtMs: startMs + 10, lastAtMs: startMs + 60 });
    expect(state.counts).toEqual({ sent: 2, received: 2, urc: 1, error: 1 });
    const { answers } = await reader.details(files);
    expect(answers.map(({ name, errors, medianMs }) => [name, errors, medianMs])).toEqual([
      ['AT+CSQ', 0, 20],
      ['AT+MIPSTART', 1, 10],
    ]);
    const { lanes } = await reader.timeline(files, { fromMs: startMs + 10, toMs: startMs + 70, parts: 6 });
    expect(lanes).toEqual({
      sent: [1, 0, 0, 0, 1, 0],
      received: [0, 1, 1, 0, 0, 0],
      urc: [0, 0, 0, 1, 0, 0],
      error: [0, 0, 0, 0, 0, 1],
    });
  });

  it('has the facts that a viewer shows, with their times', async () => {
    const { reader, files } = await recordingOf(exchange, ['opened', 'step', 'something-new']);
    await surveyed(reader, files);
    const { events } = await reader.details(files);
    expect(events.map(({ kind, facts }) => [kind, facts])).toEqual([
      ['opened', { about: 'opened' }],
      ['step', { about: 'step' }],
    ]);
  });

  it('says how many lines are before each part that a page asks for', async () => {
    const many = Array.from(
      { length: 1_500 },
      (_, at): RecordedLine => (at % 3 === 2 ? ['blank', '\r\n'] : ['urc', `${at}\r\n`]),
    );
    const { reader, files } = await recordingOf(many);
    await surveyed(reader, files);
    const before = await Promise.all([0, 512, 1_024, 7, 2_048].map((at) => reader.linesBefore(files, at)));
    expect(before).toEqual([0, 342, 683, null, null]);
  });

  it('stays small where an edited file claims ever larger numbers', () => {
    const survey = new RecordingSurvey();
    for (let jump = 0; jump < 5; jump += 1) {
      survey.take({
        ...{ sequence: jump * 900_000 * chunkPieces, atMs: jump, direction: 'received', owner: 'urc', commandId: 0 },
        ...{ name: '', bytes: Buffer.from('RDY\r\n'), isRecorded: true },
      });
    }
    expect(survey.facts().lines).toBe(5);
    expect(survey.keep().before.length).toBeLessThan(1_000_000);
  });

  it('begins again after it was forgotten', async () => {
    const { reader, files } = await recordingOf(exchange);
    await surveyed(reader, files);
    await reader.forget(files);
    expect((await reader.details(files)).answers).toEqual([]);
    expect((await surveyed(reader, files)).lines).toBe(6);
  });
});

describe('the series of a recording', () => {
  const reports = Array.from({ length: 6_000 }, (_, at): RecordedLine => ['urc', `+CSQ: ${at % 31},0\r\n`]);

  it('are what was measured and answered, with the points of those that are wanted', async () => {
    const { reader, files, startMs } = await recordingOf(exchange);
    await surveyed(reader, files);
    const window = { fromMs: startMs, toMs: startMs + 100, parts: 10 };
    const { found } = await reader.series(files, { ...window, ids: [] });
    expect(found.map(({ key, count, last }) => [key.kind, count, last])).toEqual([
      ['measure', 1, -73],
      ['answer', 2, 10],
      ['answer', 1, 20],
      ['measure', 1, 1],
      ['answer', 1, 10],
    ]);
    const ids = [found[1]?.id ?? '', 'unknown'];
    const { curves, gaps } = await reader.series(files, { ...window, ids });
    expect(curves).toEqual([
      {
        ...{ id: ids[0], isComplete: true, values: [20, 10], sequences: [0, 4] },
        atMs: [startMs + 10, startMs + 50],
      },
    ]);
    expect(gaps).toEqual([]);
  });

  it('have every point of a short time, also of a long recording', async () => {
    const { reader, files, startMs } = await recordingOf(reports);
    await surveyed(reader, files);
    const [id = ''] = (await reader.series(files, { ids: [], fromMs: 0, toMs: 1, parts: 1 })).found.map(
      (one) => one.id,
    );
    const of = async (fromMs: number, toMs: number) => {
      const window = { ids: [id], fromMs: startMs + fromMs, toMs: startMs + toMs, parts: 500 };
      return (await reader.series(files, window)).curves[0];
    };
    const whole = await of(0, 60_000);
    expect(whole?.isComplete).toBe(false);
    expect(whole?.values.length).toBeLessThan(1_003);
    expect([Math.min(...(whole?.values ?? [])), Math.max(...(whole?.values ?? []))]).toEqual([-113, -53]);
    const part = await of(1_000, 2_000);
    expect(part?.values).toEqual(
      reports
        .slice(98, 201)
        .map((_, at) => 2 * ((98 + at) % 31) - 113)
        .slice(0, part?.values.length),
    );
    expect(part).toMatchObject({ isComplete: true });
    expect(part?.atMs).toContain(startMs + 1_500);
  });
});

describe('a text in a recording', () => {
  it('is found in either direction and case, with its number, its first line and time', async () => {
    const { reader, files } = await recordingOf([...exchange, ['urc', '温度 21\r\n']]);
    const found = resultOf(await reader.find(files, 'csq'));
    expect(found).toMatchObject({ places: 2, first: { text: 'AT+CSQ' } });
    expect(resultOf(await reader.find(files, '温度'))).toMatchObject({ places: 1, first: { text: '温度 21' } });
    expect(resultOf(await reader.find(files, '+CGSN'))).toBeNull();
  });

  it('is found where it lies across two reads', async () => {
    const { reader, files } = await recordingOf([
      ['urc', '8664750'],
      ['command', 'AT\r', 1],
      ['urc', '30000019\r\n'],
    ]);
    expect(resultOf(await reader.find(files, '866475030000019'))).toMatchObject({ places: 1 });
  });

  it.each(['csq', '1883', 'ERROR', 'e9', '\\xE9', 'gré', '␛', 'x'])(
    'selects the same lines whether blocks are looked at first or not: %j',
    async (text) => {
      const lines: readonly RecordedLine[] = [...exchange, ['urc', 'gré\r\n'], ['urc', '\x1b[1mx\r\n']];
      const { reader, files } = await recordingOf(lines);
      const queries = [{ kind: 'text', text }] as const;
      const condition = { ...everyLine, queries };
      const matched = resultOf(await reader.match(files, 0, lines.length, condition));
      const asExpression = {
        ...everyLine,
        queries: [{ kind: 'regex', text: `(?i)${text.replace(/[\\+]/g, '\\$&')}` }],
      } as const;
      const expected = resultOf(await reader.match(files, 0, lines.length, asExpression));
      expect([...matched.bits]).toEqual([...expected.bits]);
    },
  );
});
