import { describe, expect, it } from 'vitest';
import { byDay, sizeText } from '../../../../renderer/panes/recordings/by-day.ts';
import { readWhole } from '../../../../renderer/panes/recordings/export-recording.ts';
import { noRemarks } from '../../../../shared/contract/recordings.ts';
import { fail, ok } from '../../../../shared/outcome.ts';

const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime();
const recording = (name: string, startedAtMs: number | null) => ({
  name,
  startedAtMs,
  address: 'COM7',
  sizeBytes: 1,
  live: false,
  durationMs: null,
  model: null,
  imei: null,
  result: null,
  others: [],
  part: null,
  remarks: noRemarks,
  empty: false,
});

describe('recordings by day', () => {
  it('are grouped by local day, newest first, those without a time last', () => {
    const days = byDay(
      [
        recording('none', null),
        recording('late', at(19, 23)),
        recording('now', at(20, 9)),
        recording('old', at(18, 23)),
      ],
      at(20, 10),
    );
    expect(days.map(({ id, recordings }) => [id, recordings.map(({ name }) => name)])).toEqual([
      ['today', ['now']],
      ['yesterday', ['late']],
      ['earlier', ['old', 'none']],
    ]);
  });

  it('leaves out days without recordings', () => {
    expect(byDay([], 0)).toEqual([]);
  });

  it.each([
    [999, '999 B'],
    [84_210, '84 KB'],
    [1_912_410, '1.9 MB'],
  ])('%i bytes are %s', (bytes, text) => expect(sizeText(bytes)).toBe(text));
});

describe('the export of a recording', () => {
  const part = (text: string, nextOffset: number | null) => ok({ contentBase64: btoa(text), nextOffset });

  it('joins its parts in order and reports the progress', async () => {
    const offsets: number[] = [];
    const progress: number[] = [];
    const whole = await readWhole(
      'a.jsonl',
      async ({ offset }) => {
        offsets.push(offset);
        return offset === 0 ? part('abc', 3) : part('de', null);
      },
      (done) => progress.push(done),
    );
    expect(whole.ok && whole.value.map((bytes) => new TextDecoder().decode(bytes)).join('')).toBe('abcde');
    expect(offsets).toEqual([0, 3]);
    expect(progress).toEqual([3, 5]);
  });

  it('ends with the failure of a part', async () => {
    const whole = await readWhole(
      'a.jsonl',
      async () => fail('file/missing', {}),
      () => undefined,
    );
    expect(whole).toMatchObject({ ok: false, error: { code: 'file/missing' } });
  });
});
