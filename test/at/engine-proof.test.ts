import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { download, query } from '../support/test-commands.ts';
import { timeoutMs } from '../support/time-scale.ts';
import { scenario } from './scenarios.ts';
import { SlowModule, type Treatment } from './slow-module.ts';

const at = (gapMs: number): Treatment => ({ busyMs: 0, lost: false, lines: [{ gapMs, againAfterMs: null }] });

describe('a module that is slow', () => {
  it('does not make the next command succeed with the OK of an old probe', () => {
    // 12 s for AT+FSDEL, then a line every 600 ms.
    const treatments = [{ ...at(600), busyMs: 12_000 }, ...Array.from({ length: 40 }, () => at(600))];
    expect(new SlowModule({ treatments, withText: [false, false, false], hasIdentity: true }).run()).toEqual([]);
  });

  it('never assigns an answer to another command, in 10 000 random runs', { timeout: timeoutMs(300_000) }, () => {
    let answered = 0;
    fc.assert(
      fc.property(scenario, (drawn) => {
        const module = new SlowModule(drawn);
        expect(module.run()).toEqual([]);
        answered += module.answered;
      }),
      { numRuns: 10_000 },
    );
    // Without any answers the test would prove nothing.
    expect(answered).toBeGreaterThan(10_000);
  });
});

describe('a command that prints a file', () => {
  it('may print a line like a serial number, so such a line proves nothing while it is open', async () => {
    const { clock, link, engine } = createBench();
    await clock.runUntil(engine.run(download(100), undefined));
    link.onWrite = (sent) => {
      if (sent === 'AT\r') link.say('\r\nOK\r\n');
    };
    const next = engine.run(query('AT+CSQ', ['+CSQ']), undefined);
    await clock.advance(5_000);
    link.say('\r\n866714040000007\r\n\r\nOK\r\n');
    await clock.advance(5_000);
    expect(link.sent).not.toContain('AT+CGSN\r');
    expect(link.sent).not.toContain('AT+CSQ\r');
    await clock.advance(66_000);
    expect(link.sent.at(-1)).toBe('AT+CSQ\r');
    link.say('\r\n+CSQ: 20,0\r\n\r\nOK\r\n');
    await expect(next).resolves.toMatchObject({ ok: true });
  });
});
