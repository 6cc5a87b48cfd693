import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lease } from '../../electron/at/engine.ts';
import { createBench } from '../support/engine-bench.ts';
import { bareQuery, connect, query, upload } from '../support/test-commands.ts';

const signal = query('AT+CSQ', ['+CSQ']);
const attach = query('AT+CGATT?', ['+CGATT']);

const version = 'AirM2M_720U_V420_LTE_AT';

const answers: Readonly<Record<string, string>> = {
  'ATI\r': `\r\n${version}\r\n\r\nOK\r\n`,
  'AT+CGSN\r': '\r\n866475030000019\r\n\r\nOK\r\n',
  'AT+CGATT?\r': '\r\n+CGATT: 1\r\n\r\nOK\r\n',
};
/** The answers of a healthy module. */
const answerOf = (sent: string): string => answers[sent] ?? '\r\nOK\r\n';

const leaseOf = async (bench: ReturnType<typeof createBench>): Promise<Lease> => {
  const outcome = await bench.clock.runUntil(bench.engine.acquire());
  if (!outcome.ok) throw new Error('no lease');
  return outcome.value;
};

describe('after a missed deadline', () => {
  it('nothing is sent until the line is quiet, an AT was answered by OK and a query by a text of its own', async () => {
    const bench = createBench();
    const { clock, link, engine, owners } = bench;
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(answerOf(sent));
    const next = engine.run(attach, undefined);
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
    expect(link.sent).toEqual(['AT+CSQ\r', 'AT\r', 'ATI\r', 'AT+CGATT?\r']);
    expect(owners()).toEqual(['probe OK', `probe ${version}`, 'probe OK', 'answer +CGATT: 1', 'final OK']);
  });

  it('the first AT waits until the line has been quiet', async () => {
    const { clock, link, engine } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    link.say('\r\n+CSQ: 1,99\r\n');
    void engine.run(attach, undefined);
    await clock.advance(1);
    expect(link.sent).toEqual(['AT+CSQ\r']);
    await clock.advance(1_000);
    expect(link.sent.slice(0, 2)).toEqual(['AT+CSQ\r', 'AT\r']);
  });

  it('a line that is never quiet is probed all the same', async () => {
    const { clock, link, engine } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(answerOf(sent));
    let isPositioning = true;
    const position = (): void => {
      if (!isPositioning) return;
      link.say('\r\n$GPRMC,043000,A,3110.8,N,12133.4,E*68\r\n');
      clock.after(100, position);
    };
    position();
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    isPositioning = false;
  });

  it('a line between two answers of the module is not part of the proof', async () => {
    const { clock, link, engine, owners } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(sent === 'AT\r' ? '\r\nOK\r\nhello\r\n' : answerOf(sent));
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    expect(owners().slice(0, 2)).toEqual(['probe OK', 'late hello']);
  });

  it('a late answer is marked as late and answers no command, even while probing', async () => {
    const { clock, link, engine, owners } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => {
      // The late answer of AT+CSQ arrives together with the answer of the probe.
      if (sent === 'AT\r') link.say('\r\n+CSQ: 1,99\r\n\r\nOK\r\n\r\nOK\r\n');
      else link.say(sent === 'ATI\r' ? answerOf(sent) : '\r\n+CGATT: 0\r\nOK\r\n');
    };
    const outcome = await clock.runUntil(engine.run(attach, undefined));
    expect(outcome).toEqual({ ok: true, value: ['+CGATT: 0'] });
    expect(owners().slice(0, 5)).toEqual(['late +CSQ: 1,99', 'probe OK', 'late OK', `probe ${version}`, 'probe OK']);
    expect(link.sent).toEqual(['AT+CSQ\r', 'AT\r', 'ATI\r', 'AT+CGATT?\r']);
  });

  it('a module that lost what it was sent costs one more query, not a wait for each of them', async () => {
    const { clock, link, engine } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    const startMs = clock.nowMs();
    // The module wakes up at the third probe and loses the first query.
    const lost = ['AT\r', 'AT\r', 'ATI\r'];
    link.onWrite = (sent) => {
      if (lost.includes(sent)) lost.splice(lost.indexOf(sent), 1);
      else link.say(answerOf(sent));
    };
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    expect(link.sent.slice(1)).toEqual(['AT\r', 'AT\r', 'AT\r', 'ATI\r', 'AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
    expect(clock.nowMs() - startMs).toBeLessThan(12_000);
  });

  it('a module without any identity text counts as in sync after 66 s of silence', async () => {
    const { clock, link, engine } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(sent === 'AT+CGATT?\r' ? answerOf(sent) : '\r\nOK\r\n');
    const startMs = clock.nowMs();
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    expect(clock.nowMs() - startMs).toBeGreaterThan(66_000);
    expect(link.sent.slice(1)).toEqual(['AT\r', 'ATI\r', 'AT\r', 'AT+CGSN\r', 'AT\r', 'AT+CGATT?\r']);
  });

  it('a result without a text belongs to no command: it may be that of the query, or a late one', async () => {
    const { clock, link, engine, owners } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(sent === 'ATI\r' || sent === 'AT+CGSN\r' ? '\r\nERROR\r\n' : '\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    expect(owners()).toEqual(['probe OK', 'unclaimed ERROR', 'probe OK', 'unclaimed ERROR', 'probe OK', 'final OK']);
  });

  it('an unsolicited line proves nothing, even when its identity text is unknown', async () => {
    for (const stray of ['Call Ready', 'NO CARRIER', 'PB DONE 2']) {
      const { clock, link, engine, owners } = createBench();
      await clock.runUntil(engine.run(signal, undefined));
      link.onWrite = (sent) => link.say(sent === 'AT\r' ? answerOf(sent) : `\r\n${stray}\r\n`);
      void engine.run(attach, undefined);
      await clock.advance(3_000);
      expect(owners().at(-1)).toBe(`late ${stray}`);
      expect(link.sent.at(-1)).not.toBe('AT+CGATT?\r');
    }
  });

  it('a known text proves nothing while a command is open that may print the same text', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = (sent) => link.say(answerOf(sent));
    await clock.runUntil(engine.run(bareQuery('ATI', /^\S+$/), undefined));
    link.onWrite = () => undefined;
    await clock.runUntil(engine.run(bareQuery('AT+CGMI', /^\S+$/), undefined));
    link.onWrite = (sent) => link.say(answerOf(sent));
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    expect(link.sent.slice(2)).toEqual(['AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
  });

  it('an ordinary answer provides the text that proves', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nSome-Module-7\r\n\r\nOK\r\n' : answerOf(sent));
    await clock.runUntil(engine.run(bareQuery('ATI', /^\S+$/), undefined));
    link.onWrite = () => undefined;
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nSome-Module-7\r\n\r\nOK\r\n' : answerOf(sent));
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    expect(link.sent.slice(2)).toEqual(['AT\r', 'ATI\r', 'AT+CGATT?\r']);
  });

  it.each([
    ['a query that is not answered', (sent: string) => (sent === 'AT\r' ? answerOf(sent) : '')],
    ['a module without any text', (sent: string) => (sent.startsWith('AT+CGATT') ? '' : '\r\nOK\r\n')],
  ])('ends, whatever the device keeps printing: %s', async (_name, answer) => {
    const { clock, link, engine } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(answer(sent));
    const print = (): void => {
      link.say('\r\n[D] heartbeat\r\n');
      clock.after(4_000, print);
    };
    print();
    const startMs = clock.nowMs();
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({
      ok: false,
      error: { code: 'at/unresponsive' },
    });
    expect(clock.nowMs() - startMs).toBeLessThanOrEqual(610_000);
  });

  it('a text that may belong to the late command proves nothing', async () => {
    const { clock, link, engine, owners } = createBench();
    await clock.runUntil(engine.run(bareQuery('AT+FSLS', /^\S+$/), undefined));
    link.onWrite = (sent) => {
      if (sent === 'AT+CGSN\r') link.say('\r\nserver.crt\r\n');
      link.say(answerOf(sent));
    };
    await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
    // Any text could be a file name. The query whose text cannot be one is sent instead.
    expect(link.sent.slice(1)).toEqual(['AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
    expect(owners().slice(0, 3)).toEqual(['probe OK', 'late server.crt', 'probe 866475030000019']);
  });

  it('a query whose text is known is proven only by exactly that text', async () => {
    const { clock, link, engine, owners } = createBench();
    link.onWrite = (sent) => (sent === 'AT+CSQ\r' ? undefined : link.say(answerOf(sent)));
    await clock.runUntil(engine.run(signal, undefined));
    await clock.runUntil(engine.run(attach, undefined));
    await clock.runUntil(engine.run(signal, undefined));
    link.onWrite = (sent) => link.say(sent === 'ATI\r' ? '\r\nCall Ready\r\n' : answerOf(sent));
    const next = engine.run(attach, undefined);
    await clock.advance(3_000);
    expect(owners().slice(-2)).toEqual(['probe OK', 'late Call Ready']);
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it('never assigns a late answer to a later command, for any delays', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 30_000 }), { minLength: 4, maxLength: 12 }),
        async (delays) => {
          const { clock, link, engine } = createBench();
          let count = 0;
          let freeAtMs = 0;
          link.onWrite = (sent) => {
            const name = sent.trim();
            const delay = name === 'AT' ? 3 : (delays[count++ % delays.length] ?? 1);
            const number = name.match(/\d+/)?.[0];
            // A module processes one command at a time: no answer overtakes another.
            freeAtMs = Math.max(freeAtMs, clock.nowMs()) + delay;
            clock.after(freeAtMs - clock.nowMs(), () =>
              link.say(number ? `\r\n+N: ${number}\r\n\r\nOK\r\n` : '\r\nOK\r\n'),
            );
          };
          for (let number = 0; number < delays.length; number += 1) {
            const outcome = await clock.runUntil(engine.run(query(`AT+N=${number}`, ['+N']), undefined));
            if (outcome.ok) expect(outcome.value).toEqual([`+N: ${number}`]);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives up on a silent module after 10 s, and the waiting commands fail', async () => {
    const { clock, engine } = createBench();
    await clock.runUntil(engine.run(signal, undefined));
    const startMs = clock.nowMs();
    const outcome = await clock.runUntil(engine.run(attach, undefined));
    expect(outcome).toMatchObject({ error: { code: 'at/unresponsive' } });
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(10_000);
    expect(clock.nowMs() - startMs).toBeLessThanOrEqual(11_000);
  });

  it('a cut upload is waited for as long as the module may stay in its prompt', async () => {
    const { clock, link, engine } = createBench();
    link.onWrite = (sent) => (sent.startsWith('AT+FSWRITE') ? link.say('\r\n>') : undefined);
    await clock.runUntil(engine.run(upload, { text: 'abcd' }));
    const startMs = clock.nowMs();
    await clock.runUntil(engine.run(attach, undefined));
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(19_000);
  });
});

describe('a restart', () => {
  it('fails what is in flight and voids the lease', async () => {
    const bench = createBench();
    const { clock, link, events } = bench;
    const lease = await leaseOf(bench);
    link.onWrite = () => link.say("\r\nOK\r\n^boot.rom'v'!\n\r\nRDY\r\n");
    const outcome = await clock.runUntil(lease.run(connect, undefined));
    expect(outcome).toMatchObject({ error: { code: 'module/restarted', evidence: ["^boot.rom'v'!"] } });
    await expect(clock.runUntil(lease.run(signal, undefined))).resolves.toMatchObject({
      error: { code: 'module/restarted' },
    });
    expect(events).toEqual(['restarted']);
    expect(link.sent).toHaveLength(1);
  });

  it('is probed for 90 s before the module counts as unresponsive', async () => {
    const { clock, link, engine } = createBench();
    link.say('\r\nRDY\r\n');
    const startMs = clock.nowMs();
    await expect(clock.runUntil(engine.run(signal, undefined))).resolves.toMatchObject({
      error: { code: 'at/unresponsive' },
    });
    expect(clock.nowMs() - startMs).toBeGreaterThanOrEqual(90_000);
  });
});

describe('a lease', () => {
  it('keeps all other callers waiting; afterwards they run in order of arrival', async () => {
    const bench = createBench();
    const { clock, link, engine } = bench;
    link.onWrite = () => link.say('\r\nOK\r\n');
    const lease = await leaseOf(bench);
    const typed = engine.run(query('AT+TYPED'), undefined);
    const later = engine.acquire();
    const answer = engine.run(query('AT+CLOUD'), undefined, { priority: 'cloud-answer' });
    await clock.runUntil(lease.run(query('AT+ONE'), undefined));
    await clock.runUntil(lease.run(query('AT+TWO'), undefined));
    expect(engine.queueLength).toBe(3);
    lease.release();
    await clock.runUntil(Promise.all([typed, answer, later]));
    expect(link.sent).toEqual(['AT+ONE\r', 'AT+TWO\r', 'AT+CLOUD\r', 'AT+TYPED\r']);
  });

  it('does not treat the result of an unknown query as a late answer if nothing else is open', async () => {
    const bench = createBench();
    const lease = await leaseOf(bench);
    bench.link.onWrite = (sent) => bench.link.say(sent === 'AT\r' ? '\r\nOK\r\n' : '\r\nERROR\r\n');
    await bench.clock.runUntil(lease.contact(10_000));
    const results = bench.owners();
    expect(results.length).toBeGreaterThan(3);
    expect(new Set(results)).toEqual(new Set(['probe OK', 'probe ERROR']));
  });

  it('confirms contact with a module that answers', async () => {
    const bench = createBench();
    const lease = await leaseOf(bench);
    bench.link.onWrite = (sent) => bench.link.say(`${sent}${answerOf(sent)}`);
    await expect(bench.clock.runUntil(lease.contact(10_000))).resolves.toEqual({ ok: true, value: undefined });
    expect(bench.owners()).toEqual(['probe AT', 'probe OK', 'probe ATI', `probe ${version}`, 'probe OK']);
  });

  it('reports a module that does not answer', async () => {
    const bench = createBench();
    const lease = await leaseOf(bench);
    await expect(bench.clock.runUntil(lease.contact(10_000))).resolves.toMatchObject({
      error: { code: 'at/unresponsive' },
    });
  });
});

describe('stopping a command', () => {
  it('settles the caller at once and keeps the line busy until the module has answered', async () => {
    const { clock, link, engine } = createBench();
    const controller = new AbortController();
    const stopped = engine.run(signal, undefined, { signal: controller.signal });
    const next = engine.run(attach, undefined);
    await clock.advance(5);
    controller.abort();
    await expect(clock.runUntil(stopped)).resolves.toMatchObject({ error: { code: 'stopped' } });
    await clock.advance(100);
    expect(link.sent).toEqual(['AT+CSQ\r']);
    link.onWrite = () => link.say('\r\n+CGATT: 1\r\nOK\r\n');
    link.say('\r\n+CSQ: 9,99\r\nOK\r\n');
    await expect(clock.runUntil(next)).resolves.toEqual({ ok: true, value: ['+CGATT: 1'] });
  });

  it('still sends the payload when the prompt arrives afterwards', async () => {
    const { clock, link, engine } = createBench();
    const controller = new AbortController();
    const stopped = engine.run(upload, { text: 'abcd' }, { signal: controller.signal });
    await clock.advance(5);
    controller.abort();
    await clock.runUntil(stopped);
    link.say('\r\n>');
    await clock.advance(1);
    expect(link.sent).toEqual(['AT+FSWRITE="f",0,4,15\r', 'abcd']);
  });

  it('frees the line at once when only the second phase is missing', async () => {
    const { clock, link, engine } = createBench();
    const controller = new AbortController();
    link.onWrite = () => link.say('\r\nOK\r\n');
    const stopped = engine.run(connect, undefined, { signal: controller.signal });
    await clock.advance(5);
    controller.abort();
    const stoppedAtMs = clock.nowMs();
    await clock.runUntil(stopped);
    await expect(clock.runUntil(engine.run(query('AT+MIPCLOSE'), undefined))).resolves.toMatchObject({ ok: true });
    expect(clock.nowMs() - stoppedAtMs).toBeLessThan(1_000);
  });
});

describe('a lost link', () => {
  it('fails every waiting caller, and every later one', async () => {
    const bench = createBench();
    const { clock, link, engine } = bench;
    const running = engine.run(signal, undefined);
    const queued = engine.run(attach, undefined);
    const waiting = engine.acquire();
    await clock.advance(1);
    link.lose();
    for (const promise of [running, queued, waiting, engine.run(attach, undefined), engine.acquire()]) {
      await expect(clock.runUntil<unknown>(promise)).resolves.toMatchObject({ error: { code: 'link/lost' } });
    }
    expect(clock.pendingTimers).toBe(0);
  });
});
