import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { latin1Text } from '../../../../shared/encodings/streaming-decoder.ts';
import {
  type LogOutcome,
  logGuesses,
  logLimitBytes,
  logPrograms,
  logRefusalCodes,
  logWarningCodes,
} from '../../../../shared/imports/logs/log.ts';
import { readLog } from '../../../../shared/imports/logs/read-log.ts';
import { transcriptBytes } from '../../../recordings/import-bench.ts';
import { transcriptNames } from '../../../support/transcripts.ts';

const changedAtMs = Date.UTC(2026, 10, 30, 20);

const read = (bytes: Uint8Array, name?: string): LogOutcome => readLog({ bytes, name, changedAtMs });

/** Every outcome is whole: entries with rising times, or a refusal with a name. */
const judge = (log: LogOutcome): void => {
  if (!log.ok) {
    expect(logRefusalCodes).toContain(log.error.code);
    return;
  }
  const { program, entries, guessed, warnings } = log.value;
  expect(logPrograms).toContain(program);
  expect(guessed.every((guess) => logGuesses.includes(guess))).toBe(true);
  expect(warnings.every(({ code, count }) => logWarningCodes.includes(code) && count > 0)).toBe(true);
  // One comparison: a file may have millions of entries.
  let before = Number.NEGATIVE_INFINITY;
  const wrong = entries.find(({ atMs, bytes, note, line }) => {
    const isFalling = atMs !== null && !(Number.isFinite(atMs) && atMs >= before);
    before = atMs ?? before;
    return isFalling || line < 1 || (bytes.length === 0 && note === undefined);
  });
  expect(wrong).toBeUndefined();
};

const samples: readonly Uint8Array[] = [
  ...transcriptNames().map(transcriptBytes),
  new Uint8Array(iconv.encode('[14:58:16.163]发→◇AT\r\n□\r\n[14:58:16.167]收←◆OK\\0\t//删除\r\n', 'gbk')),
  new TextEncoder().encode(
    '2026-02-03 10:20:30.100 +08:00 [INF] <-AT\n2026-02-03 10:20:30.100 +08:00 [DBG] [HEX]41 54\n',
  ),
  new TextEncoder().encode(
    '[10:20:30.100] AT+X=1,3\r\n[10:20:30.200] >\r\n[10:20:30.300] abc\r\n[10:20:30.400] OK\r\n',
  ),
];

const anyName = fc.option(fc.constantFrom('minicom.cap', 'tio_x.log', 'a.txt', ''), { nil: undefined });

const piece = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      '\n',
      '\r\n',
      '\r',
      'AT',
      'AT+X=2,5',
      'OK',
      '+X: 1',
      '>',
      '> ',
      '//',
      ' //',
      '\t',
      '  ',
      '删',
      '"',
      '#',
      '|',
      '| 发 |',
    ],
    ...[
      '[10:20:30.100] ',
      '[25:00:00] ',
      '[2026-02-30 10:20:30] ',
      '发→◇',
      '收←◆',
      '□',
      '[10:20:30.100]发→◇',
      "b'AT\\r\\n'",
      "b'\\x4",
    ],
    ...[
      'TX: ',
      'RX: ',
      '-> ',
      '<- ',
      'I (1) a: TX:|',
      '2026-02-03 10:20:30.100 +08:00 [INF] ->',
      'T+X=1',
      'Connected',
      'tio v2',
    ],
  ),
);

describe('any file ends in a log or in a refusal with its name', () => {
  it('any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), anyName, (bytes, name) => judge(read(bytes, name))));
  });

  it('any text made of what logs contain', () => {
    fc.assert(
      fc.property(fc.array(piece), anyName, (pieces, name) =>
        judge(read(new TextEncoder().encode(pieces.join('')), name)),
      ),
      { numRuns: 1_000 },
    );
  });

  it('each known log with bytes changed, removed and repeated', () => {
    const change = fc.record({ at: fc.nat(), remove: fc.nat({ max: 20 }), insert: fc.uint8Array({ maxLength: 8 }) });
    fc.assert(
      fc.property(fc.constantFrom(...samples), fc.array(change, { maxLength: 6 }), (sample, changes) => {
        const changed = changes.reduce<Uint8Array>((bytes, { at, remove, insert }) => {
          const start = at % (bytes.length + 1);
          return Uint8Array.from([...bytes.subarray(0, start), ...insert, ...bytes.subarray(start + remove)]);
        }, sample);
        judge(read(changed));
      }),
      { numRuns: 300 },
    );
  });

  it('one that is too large', () => {
    expect(read(new Uint8Array(logLimitBytes + 1))).toEqual({
      ok: false,
      error: { code: 'too-large', facts: { limit: logLimitBytes } },
    });
  });
});

describe('the bytes of a device', () => {
  it('are all in the entries of a capture without times and notes', () => {
    const line = fc.oneof(
      fc.constantFrom('AT+CSQ', 'OK', '+CSQ: 1', 'RDY', '', 'T+X=1', '> a'),
      fc.stringMatching(/^[!-.0-~]{0,20}$/),
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), (lines) => {
        const text = `AT\r\r\nOK\r\n${lines.map((each) => `${each}\r\n`).join('')}`;
        const log = read(new TextEncoder().encode(text));
        if (!log.ok || log.value.program !== 'plain') return;
        const { entries, warnings } = log.value;
        // What the terminal has printed of what was typed was sent, not received.
        if (warnings.some(({ code }) => code === 'local-echo-taken')) return;
        expect(
          entries
            .filter(({ direction }) => direction === 'received')
            .map(({ bytes }) => latin1Text(bytes))
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('a file of 1 MB that one line or one sign fills', () => {
  const size = 1024 * 1024;
  it.each([
    ['blanks', 'AT\nOK\n', ' '],
    ['tabs and slashes', 'AT\nOK\n', '\t/'],
    ['prompts', 'AT+X=9\n', '>\n'],
    ['prompts with text', 'AT+X=9\nOK\nAT+X=9\n', '> a\n'],
    ['commands with prompts', 'AT\nOK\n', 'AT+X=99999\n>\n'],
    ['quotes', 'AT\nOK\n', '" //'],
    ['heads', '', '[10:20:30.100]发→◇'],
    ['heads in lines', '', '[10:20:30.100]收←◆41 0D 0A\n'],
    ['bytes of Python', "b'AT\\r\\n'\nb'OK\\r\\n'\n", "b'"],
    ['brackets', 'AT\nOK\n', '['],
    ['cells', '| 发 | AT |\n| 收 | OK |\n', '|'],
    ['arrows', '-> AT\n<- OK\n', '-> '],
    ['returns', 'AT\nOK\n', '\r'],
  ])('is read to its end: %s', (_what, head, sign) => {
    judge(read(new TextEncoder().encode(head + sign.repeat(size / sign.length))));
  });
});
