import { describe, expect, it } from 'vitest';
import { partsOfLog, previewOf } from '../../../../renderer/panes/recordings/logs/log-parts.ts';
import { writeLog } from '../../../../renderer/panes/recordings/logs/write-log.ts';
import { logImportAskSchema, logPartLimits } from '../../../../shared/contract/log-import.ts';
import type { LogImportAnswer, LogImportAsk } from '../../../../shared/contract.ts';
import type { LogEntry } from '../../../../shared/imports/logs/log.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { logOf, transcriptBytes } from '../../../recordings/import-bench.ts';

const log = logOf(transcriptBytes('14-air780e-sim-hotplug-llcom'));

describe('a log in parts', () => {
  it('has all entries in their order, and each part is one that the program takes', () => {
    const long: LogEntry = {
      ...{ direction: 'received', atMs: null, bytes: new Uint8Array(100_000).fill(0x41) },
      ...{ note: 'end', guessed: [], line: 1 },
    };
    const short: LogEntry = { direction: 'sent', atMs: 0, bytes: Uint8Array.of(0x42), guessed: [], line: 1 };
    const entries = [...log.entries, ...Array.from({ length: 250 }, () => short), long];
    const parts = [...partsOfLog(entries)];
    for (const part of parts) {
      const ask = { kind: 'entries', id: 'i1', entries: part };
      expect(logImportAskSchema.safeParse(ask).success).toBe(true);
      expect(part.length).toBeLessThanOrEqual(logPartLimits.entries);
    }
    const all = parts.flat();
    const bytes = Buffer.concat(all.map(({ bytesBase64 }) => Buffer.from(bytesBase64, 'base64')));
    expect(bytes).toEqual(Buffer.concat(entries.map(({ bytes: of }) => of)));
    expect(all.filter(({ note }) => note === 'end')).toHaveLength(1);
  });

  it('has none for a log without entries', () => {
    expect([...partsOfLog([])]).toEqual([]);
  });
});

describe('the preview of a log', () => {
  it('shows the first commands and answers, and none that may hold a secret', () => {
    const lines = previewOf(
      logOf('AT+MCONFIG="a","b","topsecret"\r\nOK\r\n\r\nhello\r\nAT+CSQ\r\n+CSQ: 20,0\r\nOK\r\n'),
    );
    expect(lines.map(({ direction, text, isInferred }) => [direction, text, isInferred])).toEqual([
      ['received', 'OK', false],
      ['sent', 'AT+CSQ', true],
      ['received', 'AT+CSQ', false],
      ['received', '+CSQ: 20,0', false],
      ['received', 'OK', false],
    ]);
  });
});

describe('writing a log', () => {
  const file = { name: 'a.txt', lastModified: 1_000 };
  const benchOf = (answers: Partial<Record<LogImportAsk['kind'], Outcome<LogImportAnswer>>> = {}) => {
    const kinds: string[] = [];
    const ask = async (asked: LogImportAsk): Promise<Outcome<LogImportAnswer>> => {
      kinds.push(asked.kind);
      const begun = ok({ id: 'i1' });
      const ended = ok({ name: 'R.jsonl', commands: 1, answered: 1 });
      return answers[asked.kind] ?? (asked.kind === 'begin' ? begun : asked.kind === 'end' ? ended : ok({}));
    };
    return { ask, kinds };
  };

  it('gives its parts one after the other, and ends with the name of the recording', async () => {
    const { ask, kinds } = benchOf();
    const percents: number[] = [];
    const written = await writeLog(log, file, ask, new AbortController().signal, (percent) => percents.push(percent));
    expect(written).toEqual({ ok: true, value: 'R.jsonl' });
    expect(kinds).toEqual(['begin', 'entries', 'end']);
    expect(percents).toEqual([99]);
  });

  it('stops when a part is refused, and cancels when it is given up', async () => {
    const refused = benchOf({ entries: fail('file/disk-full', {}) });
    const { signal } = new AbortController();
    expect(await writeLog(log, file, refused.ask, signal, () => undefined)).toMatchObject({ ok: false });
    expect(refused.kinds).toEqual(['begin', 'entries']);
    const left = benchOf();
    await writeLog(log, file, left.ask, AbortSignal.abort(), () => undefined);
    expect(left.kinds).toEqual(['begin', 'cancel']);
  });
});
