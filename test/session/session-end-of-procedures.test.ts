import { expect, it } from 'vitest';
import { createSessionEnd } from '../../electron/session/session-end.ts';

const createBench = () => {
  const calls: string[] = [];
  const end = createSessionEnd(
    () => calls.push('procedure'),
    () => calls.push('end'),
  );
  return { calls, end };
};

it('a session without a procedure ends when its link is closed, once', () => {
  const { calls, end } = createBench();
  end.linkClosed();
  end.linkClosed();
  expect(calls).toEqual(['end']);
});

it('a session ends after its last procedure on a closed link, also when that throws', async () => {
  const { calls, end } = createBench();
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const first = end.underWay(() => held);
  const second = end.underWay(async () => {
    await held;
    throw new Error('bug');
  });
  end.linkClosed();
  expect(calls).toEqual([]);
  release();
  await first;
  await expect(second).rejects.toThrow('bug');
  expect(calls).toEqual(['procedure', 'procedure', 'end']);
});
