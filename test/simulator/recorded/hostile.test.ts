import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsMasked, readCommandLine } from '../../../electron/simulator/recorded/command-line.ts';
import { createRecordedModule } from '../../../electron/simulator/recorded/recorded-module.ts';
import { recordedScript } from '../../../electron/simulator/recorded/recorded-script.ts';
import { type TrafficPiece, trafficOwners } from '../../../shared/traffic.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const text = fc.oneof(
  fc.constantFrom('AT\r', 'AT+CSQ\r', 'AT+FSWRITE="f",0,3,1\r', 'AT+FSREAD="f",0,3,0\r', 'AT+MPUB="t",0,0,"a"\r'),
  fc.constantFrom('\r\n', 'OK\r\n', '>', '+MSUB: "t",9999999 byte,a', '+CCLK: "99/99/99,99:99:99"', '+FSFLSIZE: 9\r\n'),
  fc.string({ maxLength: 20 }),
);
const piece = fc.record({
  ...{ owner: fc.constantFrom(...trafficOwners), commandId: fc.integer({ min: 0, max: 5 }), text },
  ...{ direction: fc.constantFrom('sent' as const, 'received' as const), afterMs: fc.integer({ min: -5, max: 50 }) },
});

describe('a recording that was made by hand', () => {
  it('is answered with, whatever it contains and whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.array(text, { maxLength: 8 }), async (rows, sent) => {
        const pieces = rows.map(({ text: content, afterMs, ...rest }, sequence): TrafficPiece => {
          const bytes = Uint8Array.from(Buffer.from(content, 'latin1'));
          return { ...rest, sequence, bytes, atMs: 1_000 * sequence + afterMs, name: '', isRecorded: true };
        });
        const clock = new VirtualClock();
        const module = createRecordedModule({ script: recordedScript(pieces), clock });
        for (const one of sent) {
          module.receive(Uint8Array.from(Buffer.from(one, 'latin1')));
          await clock.advance(100_000);
        }
        module.dispose();
        expect(clock.pendingTimers).toBe(0);
      }),
      { numRuns: 50 },
    );
  });
});

describe('masked text', () => {
  it('fits itself before it was masked', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), fc.string(), (before, secret, after) => {
        expect(fitsMasked(`${before}${'*'.repeat(secret.length)}${after}`, `${before}${secret}${after}`)).toBe(true);
      }),
    );
  });

  it('is no command without AT', () => {
    expect(readCommandLine('+CSQ')).toBeNull();
    expect(readCommandLine(' at+csq? ')).toMatchObject({ name: '+CSQ?', normal: 'AT+CSQ?' });
  });
});
