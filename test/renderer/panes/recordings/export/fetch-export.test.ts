import { describe, expect, it } from 'vitest';
import type { AskExport } from '../../../../../renderer/panes/recordings/export/ask-export.ts';
import { exportFileName, fetchExport } from '../../../../../renderer/panes/recordings/export/fetch-export.ts';
import type { RecordingExportAsk } from '../../../../../shared/contract/recording-export.ts';
import { fail, ok } from '../../../../../shared/outcome.ts';

const order = { name: 'a.jsonl', shown: ['imei'] as const, withSequence: true };

/** A program that gives these parts, and what it was asked. */
const programWith = (texts: readonly string[]) => {
  const asked: RecordingExportAsk[] = [];
  let next = 0;
  const ask = (async (question: RecordingExportAsk) => {
    asked.push(question);
    if (question.kind === 'begin') return ok({ id: 'x' });
    if (question.kind === 'end') return ok({});
    const text = texts[next];
    next += 1;
    if (text === undefined) return fail('file/unreadable');
    return ok({ contentBase64: btoa(text), isEnd: next === texts.length });
  }) as unknown as AskExport;
  return { ask, asked };
};

const textOf = (parts: readonly Uint8Array[] | null): string => Buffer.concat(parts ?? []).toString();

describe('the zip of an export', () => {
  it('is fetched in parts, which are joined in order', async () => {
    const { ask, asked } = programWith(['PK', 'abc', 'd']);
    const progress: number[] = [];
    const fetched = await fetchExport(order, ask, (bytes) => {
      progress.push(bytes);
      return true;
    });
    expect(fetched.ok && textOf(fetched.value)).toBe('PKabcd');
    expect(progress).toEqual([2, 5]);
    expect(asked[0]).toEqual({ kind: 'begin', ...order });
  });

  it('is ended when a person stops it', async () => {
    const { ask, asked } = programWith(['PK', 'abc', 'd']);
    expect(await fetchExport(order, ask, () => false)).toEqual(ok(null));
    expect(asked.map(({ kind }) => kind)).toEqual(['begin', 'next', 'end']);
  });

  it('ends with the failure of the program', async () => {
    expect(await fetchExport(order, programWith([]).ask, () => true)).toMatchObject({
      error: { code: 'file/unreadable' },
    });
  });

  it.each([
    ['2026-11-23T06:00:00.000Z', 'atelier-support-20261123T060000Z.zip'],
    [null, 'atelier-support-recording.zip'],
    ['../../x', 'atelier-support-recording.zip'],
  ])('of %s is named %s, without the port', (startedAt, name) => {
    expect(exportFileName(startedAt)).toBe(name);
  });
});
