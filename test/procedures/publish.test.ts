import { describe, expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

const proof = (payload: string): Readonly<Record<string, unknown>> => ({
  subscriptions: [{ topic: 'a/b', qos: 0 }],
  proof: { topic: 'a/b', qos: 1, payload },
});

describe('a message', () => {
  it.each([
    ['air720h', '温度 "21"\r\n\\', 'AT+MPUB='],
    ['air780ep', '温度 "21"\r\n\\', 'AT+MPUB='],
    ['air780ep', 'a\u0001b', 'AT+MPUBEX='],
    ['air780ep', '\n\u0000starts with LF', 'AT+MPUBEX='],
    ['air720h', 'a\u0001b', 'AT+MPUB='],
  ] as const)('is published by %s: %j as %s, and is received back byte for byte', async (model, payload, name) => {
    const bench = createProvisionBench({ model, mqtt: proof(payload) });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
    expect(bench.commands().filter((line) => line.startsWith(name))).toHaveLength(1);
    expect(Buffer.from(bench.upstream.publishes[0]?.payload ?? []).toString()).toBe(payload);
  });

  it('is published only if the module accepts its length', async () => {
    const bench = createProvisionBench({ mqtt: proof('x'.repeat(1_361)) });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 7, facts: { expected: 1_360, found: 1_361 } });
    expect(bench.commands().filter((line) => line.startsWith('AT+MPUB'))).toEqual([]);
  });
});
