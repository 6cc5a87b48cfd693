import { describe, expect, it } from 'vitest';
import { keepOnline } from '../../electron/procedures/keep-online.ts';
import { defaultWaits } from '../../electron/procedures/waits.ts';
import { createBench } from '../support/engine-bench.ts';
import { planOf } from '../support/provision-bench.ts';

/** A lost connection whose recovery waits for a procedure that has the line. */
const waitingForTheLine = async () => {
  const { clock, engine, link } = createBench();
  link.onWrite = () => link.say('\r\n+MQTTSTATU :0\r\n\r\nOK\r\n');
  const stopping = new AbortController();
  const states: string[] = [];
  const ended = keepOnline({
    ...{
      engine,
      clock,
      plan: planOf({}),
      uploads: [],
      waits: defaultWaits,
      recover: () => true,
      signal: stopping.signal,
    },
    onState: ({ kind }) => states.push(kind),
    ...{ registerSecret: () => undefined, onStep: () => undefined, onProgress: () => undefined },
  });
  await clock.advance(100);
  expect(states).toEqual(['online', 'offline', 'recovering']);
  const other = await clock.runUntil(engine.acquire());
  if (!other.ok) throw new Error('no lease');
  await clock.advance(60_000);
  expect(engine.queueLength).toBe(1);
  return { clock, engine, link, ended, stop: () => stopping.abort() };
};

describe('a recovery that waits for the line', () => {
  it('can be stopped without a failure, and leaves nothing in the queue', async () => {
    const { clock, engine, link, ended, stop } = await waitingForTheLine();
    stop();
    await expect(clock.runUntil(ended)).resolves.toBeNull();
    expect(engine.queueLength).toBe(0);
    expect(link.sent).toEqual(['AT+MQTTSTATU\r']);
  });

  it('ends with the failure of the port', async () => {
    const { clock, link, ended } = await waitingForTheLine();
    link.lose();
    await expect(clock.runUntil(ended)).resolves.toMatchObject({ code: 'link/lost' });
  });
});
