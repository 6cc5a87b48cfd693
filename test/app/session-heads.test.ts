import { describe, expect, it } from 'vitest';
import { demoContent } from '../../electron/app/services/draft/demo-draft.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

describe('a session that has just been opened', () => {
  it('is not noisy, and publishes nothing until it is', async () => {
    const bench = createSessionServiceBench();
    await bench.open();
    expect(bench.session().noisy).toBe(false);
    const before = bench.events.length;
    await bench.clock.advance(5_000);
    expect(bench.events.slice(before).filter((event) => event.type === 'session' && event.head.noisy)).toEqual([]);
  });
});

it('the demo device subscribes to the topic of its test message', () => {
  const ca = { content: new Uint8Array(0), fileOnModule: 'ca.crt', lineEnds: 'lf', accepted: false };
  const { fields } = demoContent({ deviceId: 'd', secret: 's' }, ca as unknown as Parameters<typeof demoContent>[1]);
  const topics = fields.subscriptions.map(({ topic }) => topic);
  expect(topics).toContain(fields.proof?.topic);
  expect(topics.length).toBeGreaterThan(1);
});
