import { describe, expect, it } from 'vitest';
import { createBench } from '../support/engine-bench.ts';

describe('the end of the link', () => {
  it.each(['lose', 'close'] as const)('(%s) shows the half line that was there, once', async (end) => {
    const { link, owners, traffic } = createBench();
    link.say('OK\r\n+CSQ: 2');
    expect(owners()).toEqual(['unclaimed OK']);
    await link[end]();
    expect(owners()).toEqual(['unclaimed OK', 'unclaimed +CSQ: 2']);
    link.say('5,99\r\n');
    expect(traffic).toHaveLength(2);
  });

  it('shows the message that was not complete, and says so', () => {
    const { link, events } = createBench();
    link.say('+MSUB: "t",9 byte,abc');
    link.lose();
    expect(events).toEqual(['message t abc incomplete']);
  });
});
