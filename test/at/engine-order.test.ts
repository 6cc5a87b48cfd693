import { expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';
import { query } from '../support/test-commands.ts';

it('reports traffic in the order in which it happened, also when a listener sends', async () => {
  const { clock, link, engine, traffic } = createBench();
  link.onWrite = () => link.say('OK\r\n');
  const received: string[] = [];
  let answered: Promise<unknown> | null = null;
  engine.on('traffic', (item) => {
    const text = Buffer.from(item.bytes).toString('latin1').trim();
    if (text === 'first') answered = engine.run(query('AT+X'), undefined);
    received.push(text);
  });
  link.say('first\r\nsecond\r\n');
  expect(received).toEqual(['first', 'second', 'AT+X']);
  await clock.runUntil(answered ?? Promise.resolve());
  expect(received).toEqual(['first', 'second', 'AT+X', 'OK']);
  expect(traffic.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3]);
});
