import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHarmless } from '../../electron/recorder/harmless.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';

/** Parts of everything that a scanner looks for, and lines in which there is nothing. */
const parts = [
  ...[
    '\r\n',
    '\r',
    '\n',
    '\r\nOK\r\n',
    '+CSQ: 20,99\r\n',
    '+MQTTSTATU :1',
    'AT',
    '+C',
    'PIN',
    '=',
    '=?',
    ':',
    ' ',
    '\t',
    ',',
  ],
  ...[
    '"',
    '1234',
    'MCONFIG',
    '"id","user","password"',
    '+SAPBR',
    'PWD',
    'PWD: secret',
    '**04',
    '*',
    '#',
    '*CESQ: 1',
    'D',
    'ATD',
  ],
  ...[
    'BEGIN ',
    'B',
    'EGIN',
    'PRIVATE KEY',
    '-----',
    'END ',
    'MIIE',
    'FSREAD',
    '+FSREAD="key.pem"',
    '+SSLCFG: "clientkey"',
    '+S',
  ],
  ...[
    '\xef\xbc',
    '\x9a',
    '\xa3\xba',
    '\x01',
    '+CLCK: 1',
    'RDY\r\n',
    'ERROR\r\n',
    'x',
    'BUSY',
    '+CPNETAPN: 2,"a","u","p"',
  ],
];
const chunk = fc.array(fc.constantFrom(...parts), { maxLength: 6 }).map((all) => Buffer.from(all.join(''), 'latin1'));

type Step = { readonly kind: 'received' | 'settle' | 'sent'; readonly bytes: Buffer };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('received', 'received', 'received', 'received', 'settle', 'sent'),
  bytes: chunk,
});

const masked = (steps: readonly Step[], judge: typeof isHarmless): string => {
  const stream = createSecretSet([], undefined, judge).createStream();
  const shown = steps.map(({ kind, bytes }) => {
    if (kind === 'settle') return stream.settle();
    if (kind === 'received') return stream.push(bytes);
    stream.noteSent(bytes, []);
    return new Uint8Array();
  });
  return Buffer.concat([...shown, stream.flush()]).toString('latin1');
};

describe('bytes that are passed without a look at each', () => {
  it('are those in which the scanners would find nothing, now and later', () => {
    let skipped = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const fast = masked(steps, (bytes, lineBytes) => {
          const isSkipped = isHarmless(bytes, lineBytes);
          if (isSkipped) skipped += 1;
          return isSkipped;
        });
        expect(fast).toBe(masked(steps, () => false));
      }),
      { numRuns: Number(process.env.ATELIER_RUNS ?? 2_000) },
    );
    expect(skipped).toBeGreaterThan(500);
  });

  it.each(['+CSQ: 20,99\r\n', '\r\nOK\r\n', '+CREG: 0,1\r\n+CCLK: "26/11/30,10:02:41+32"\r\n', '*CESQ: 1,2\r\n'])(
    'include %j',
    (text) => {
      expect(isHarmless(Buffer.from(text), 0)).toBe(true);
    },
  );
});
