import { describe, expect, it } from 'vitest';
import type { ReceivedMessage, RunContext } from '../../electron/procedures/context.ts';
import { proofSteps } from '../../electron/procedures/proof-steps.ts';
import { ok } from '../../shared/outcome.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The proof on an open connection. The test chooses the messages that are received. */
const proofBench = () => {
  const clock = new VirtualClock();
  const listeners = new Set<(message: ReceivedMessage) => void>();
  const findings = { connected: true, proof: null };
  const context = {
    clock,
    findings,
    signal: new AbortController().signal,
    waits: { proofMs: 10_000, publishMs: 10_000, pollMs: 1_000 },
    lease: { run: async () => ok(undefined) },
    progress: () => undefined,
    report: () => undefined,
    warn: () => undefined,
    dropLine: () => null,
    plan: { profile: { cloud: { host: 'h', port: 1883 } } },
    onMessage: (listener: (message: ReceivedMessage) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as RunContext;
  const proof = { topic: 'a/b', qos: 0 as const, payload: 'mine' };
  const [publish, wait] = proofSteps(proof, [{ topic: 'a/#', qos: 0 }]);
  const say = (topic: string, payload: string): void => {
    for (const listener of [...listeners]) {
      listener({ topic: bytesOf(topic), payload: bytesOf(payload), complete: true } as ReceivedMessage);
    }
  };
  const prove = async (...messages: readonly (readonly [string, string])[]) => {
    const published = await clock.runUntil(publish?.act(context) ?? Promise.reject(new Error('no step')));
    expect(published.ok).toBe(true);
    for (const [topic, payload] of messages) say(topic, payload);
    return clock.runUntil(wait?.act(context) ?? Promise.reject(new Error('no step')));
  };
  return { prove, findings, clock, listeners };
};

describe('a proof', () => {
  it('that is received back succeeds at once, regardless of other messages', async () => {
    const { prove, findings, clock, listeners } = proofBench();
    await expect(prove(['a/b', 'other'], ['a/c', 'mine'], ['a/b', 'mine'])).resolves.toMatchObject({ ok: true });
    expect(findings.proof).toBe('returned');
    expect(clock.nowMs()).toBe(0);
    expect(listeners.size).toBe(0);
  });

  it.each([
    ['nothing was received', [], 'proof/not-returned'],
    ['only another topic was received', [['a/c', 'mine']], 'proof/not-returned'],
    ['its topic had another message', [['a/b', 'other']], 'proof/differs'],
  ] as const)('that is not received back reports whether %s', async (_name, messages, code) => {
    const { prove, clock } = proofBench();
    await expect(prove(...messages)).resolves.toMatchObject({
      ok: false,
      error: { code, facts: { topic: 'a/b', deadlineMs: 10_000 } },
    });
    expect(clock.nowMs()).toBe(10_000);
  });
});
