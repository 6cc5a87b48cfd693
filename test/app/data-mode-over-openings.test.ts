import { describe, expect, it } from 'vitest';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

describe('a port that is closed in data mode and opened again', () => {
  it('is still in data mode: it says so, and nothing is sent to the other side', async () => {
    const bench = createSessionServiceBench({
      script: [
        [/^ATO/, ['CONNECT']],
        [/^\+\+\+/, [[1_200, 'OK']]],
      ],
    });
    const sessionId = await bench.open();
    await bench.clock.advance(20_000);
    void bench.service.handlers['terminal.send']({ sessionId, line: 'ATO' });
    await bench.clock.advance(1_000);
    expect(bench.session().hold?.reason).toBe('data-mode');
    await bench.ask('session.close', { sessionId });
    const sent = bench.commands().length;
    await bench.open();
    await bench.clock.advance(60_000);
    expect(bench.session()).toMatchObject({ state: { kind: 'open' }, hold: { reason: 'data-mode' } });
    expect(bench.commands().slice(sent)).toEqual([]);
    await bench.ask('terminal.send', { sessionId, line: '+++' });
    await bench.clock.advance(20_000);
    expect(bench.session().hold).toBeNull();
    const answer = await bench.ask('terminal.send', { sessionId, line: 'AT+CSQ' });
    expect(answer).toMatchObject({ ok: true });
    expect(bench.bugs).toEqual([]);
  });
});
