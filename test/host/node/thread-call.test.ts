import { describe, expect, it } from 'vitest';
import { createThreadCall } from '../../../electron/host/node/thread-call.ts';

const threadOf = (source: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id, request }) => { ${source} });
    `)}`,
  );

const unexpected = (error: unknown): void => {
  throw error;
};

describe('a call to a thread', () => {
  it('is answered with its own reply, whatever the order of the replies', async () => {
    const call = createThreadCall<number, number>(
      threadOf(`
        globalThis.kept ??= [];
        kept.push([id, request]);
        if (kept.length === 3) for (const [id, request] of kept.reverse()) parentPort.postMessage({ id, reply: request * 2 });
      `),
      unexpected,
    );
    expect(await Promise.all([call(1), call(2), call(3)])).toEqual([2, 4, 6]);
  });

  it('has no reply once the thread has thrown, which is reported once', async () => {
    const errors: unknown[] = [];
    const call = createThreadCall<number, number>(threadOf(`throw new Error('broken ' + request)`), (error) =>
      errors.push(error),
    );
    expect(await Promise.all([call(1), call(2)])).toEqual([null, null]);
    expect(await call(3)).toBeNull();
    expect(errors.map(String)).toEqual(['Error: broken 1']);
  });

  it('has no reply without a thread', async () => {
    const errors: unknown[] = [];
    const call = createThreadCall(new URL('file:///no/such/thread.js'), (error) => errors.push(error));
    expect(await call(1)).toBeNull();
    expect(errors).toHaveLength(1);
  });
});
