import { describe, expect, it } from 'vitest';
import { closeConnection } from '../../electron/procedures/close-connection.ts';
import { createBench } from '../support/engine-bench.ts';

const waits = { closeMs: 3_000, pollMs: 1_000 };

/** A module that answers at once, so that only the pauses take time. */
const closeOn = async (answers: Readonly<Record<string, () => string>>) => {
  const { clock, engine, link } = createBench();
  link.onWrite = (sent) => link.say(`\r\n${answers[sent.trim()]?.() ?? 'OK'}\r\n`);
  const { signal } = new AbortController();
  const startedAtMs = clock.nowMs();
  const closing = closeConnection({ run: (spec) => engine.run(spec, undefined), clock, signal, waits });
  const outcome = await clock.runUntil(closing);
  const closes = link.sent.filter((line) => line === 'AT+MIPCLOSE\r').length;
  return { outcome, closes, tookMs: clock.nowMs() - startedAtMs };
};

const state = (number: number): string => `+MQTTSTATU :${number}\r\n\r\nOK`;

describe('a connection that does not close', () => {
  it('gets one close per poll until the time limit, and no longer', async () => {
    const { outcome, closes, tookMs } = await closeOn({ 'AT+MQTTSTATU': () => state(1) });
    expect(outcome).toEqual({ ok: true, value: { end: 'still-open', evidence: ['+MQTTSTATU :1'] } });
    expect(tookMs).toBe(waits.closeMs);
    // At 0, 1, 2 and 3 s.
    expect(closes).toBe(4);
  });
});

describe('a connection that closes at the second poll', () => {
  it('is waited for no longer', async () => {
    let looks = 0;
    const { outcome, tookMs } = await closeOn({
      'AT+MQTTSTATU': () => {
        looks += 1;
        return state(looks < 3 ? 1 : 0);
      },
    });
    expect(outcome).toEqual({ ok: true, value: { end: 'closed', evidence: ['+MQTTSTATU :0'] } });
    expect(tookMs).toBe(waits.pollMs);
  });
});
