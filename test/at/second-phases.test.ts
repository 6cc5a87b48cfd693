import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { publish, query } from '../support/test-commands.ts';

const published = async () => {
  const bench = createBench();
  bench.link.onWrite = () => bench.link.say('\r\nOK\r\n');
  const controller = new AbortController();
  const outcome = bench.engine.run(publish, { qos: 2 }, { signal: controller.signal });
  await bench.clock.runUntil(bench.engine.run(query('AT'), undefined));
  return { ...bench, outcome, stop: () => controller.abort() };
};

describe('a publish that waits for its acknowledgement', () => {
  it('fails with the line that reports it, which is also a URC', async () => {
    const { clock, link, outcome, events } = await published();
    link.say('\r\nCLOSED\r\n');
    await expect(clock.runUntil(outcome)).resolves.toEqual({
      ok: false,
      error: {
        code: 'at/second-phase-failed',
        facts: { command: 'AT+MPUB', answer: 'CLOSED' },
        evidence: ['CLOSED'],
      },
    });
    expect(events).toEqual(['urc CLOSED']);
  });

  it('no longer waits after it is stopped: the acknowledgement is a late result, and the next publish is sent', async () => {
    const { clock, link, engine, outcome, owners, stop } = await published();
    stop();
    await expect(clock.runUntil(outcome)).resolves.toMatchObject({ error: { code: 'stopped' } });
    link.say('\r\nPUBREC\r\n');
    expect(owners()).toContain('late PUBREC');
    const next = engine.run(publish, { qos: 1 });
    await clock.advance(1);
    expect(link.sent.at(-1)).toBe('AT+MPUB="t",1,0,"m"\r');
    link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toEqual({ ok: true, value: ['PUBACK'] });
  });
});
