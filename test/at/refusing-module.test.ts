import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { query } from '../support/test-commands.ts';

const attach = query('AT+CGATT?', ['+CGATT']);
const signal = query('AT+CSQ', ['+CSQ']);

/** A lease on a device that answers every command with these lines. */
const contactWith = async (answerOf: (sent: string) => string) => {
  const bench = createBench();
  bench.link.onWrite = (sent) => bench.link.say(answerOf(sent));
  const lease = await bench.clock.runUntil(bench.engine.acquire());
  if (!lease.ok) throw new Error('no lease');
  const startMs = bench.clock.nowMs();
  const outcome = await bench.clock.runUntil(lease.value.contact(10_000));
  return { outcome, tookMs: bench.clock.nowMs() - startMs };
};

describe('a module that answers ERROR to everything', () => {
  it.each(['ERROR', '+CME ERROR: 3'])('is tried for as long as a silent one: %s', async (answer) => {
    const { outcome, tookMs } = await contactWith(() => `\r\n${answer}\r\n`);
    // The failure contains the received line, because the module was not silent.
    expect(outcome).toMatchObject({ ok: false, error: { code: 'at/unresponsive', evidence: [answer] } });
    expect(tookMs).toBe(10_000);
  });

  it('is given up as well when it repeats the answer without a command', async () => {
    const { clock, link, engine } = createBench();
    const print = (): void => {
      link.say('\r\nERROR\r\n');
      clock.after(400, print);
    };
    await clock.runUntil(engine.run(signal, undefined));
    print();
    const startMs = clock.nowMs();
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: false });
    // The open command may have been answered once.
    expect(clock.nowMs() - startMs).toBeLessThanOrEqual(21_000);
  });

  it('without any received byte has no evidence', async () => {
    const { outcome, tookMs } = await contactWith(() => '');
    expect(tookMs).toBe(10_000);
    expect(outcome).toMatchObject({ ok: false, error: { code: 'at/unresponsive', evidence: [] } });
  });
});

describe('answers that are still expected', () => {
  it('are waited for one after the other, also where each is a refusal', async () => {
    const { clock, link, engine } = createBench();
    for (const name of ['AT+ONE', 'AT+TWO', 'AT+THREE']) {
      void engine.run(query(name), undefined, { onQueued: (sendNow) => clock.after(10, sendNow) });
      await clock.advance(20);
    }
    // Each refusal arrives shortly before the timeout of a silent module.
    for (const atMs of [9_000, 18_000, 27_000]) clock.after(atMs, () => link.say('\r\nERROR\r\n'));
    clock.after(28_000, () => {
      link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    });
    await expect(clock.runUntil(engine.run(query('AT+NEXT'), undefined))).resolves.toMatchObject({ ok: true });
  });
});
