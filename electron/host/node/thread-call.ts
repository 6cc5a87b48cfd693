import { Worker } from 'node:worker_threads';

interface Waiting {
  readonly resolve: (reply: unknown) => void;
}

/**
 * Passes requests to a thread and returns its replies. The thread runs the file at `url`: it gets messages `{ id, request }` and sends
 * `{ id, reply }`. It begins with the first request, and does not keep the process alive. `null`: the thread could not begin, or has ended;
 * then there are no further replies. `onError`: called with what the thread threw.
 */
export const createThreadCall = <Request, Reply>(
  url: URL,
  onError: (error: unknown) => void,
): ((request: Request) => Promise<Reply | null>) => {
  let worker: Worker | null = null;
  let hasEnded = false;
  let nextId = 0;
  const waiting = new Map<number, Waiting>();
  const end = (): void => {
    hasEnded = true;
    for (const { resolve } of waiting.values()) resolve(null);
    waiting.clear();
  };
  const begin = (): Worker => {
    const begun = new Worker(url);
    begun.unref();
    begun.on('message', ({ id, reply }: { readonly id: number; readonly reply: unknown }) => {
      waiting.get(id)?.resolve(reply);
      waiting.delete(id);
    });
    begun.on('error', (error) => {
      end();
      onError(error);
    });
    begun.on('exit', end);
    return begun;
  };
  return (request) => {
    if (hasEnded) return Promise.resolve(null);
    worker ??= begin();
    nextId += 1;
    const id = nextId;
    worker.postMessage({ id, request });
    return new Promise((resolve) => {
      waiting.set(id, { resolve: (reply) => resolve(reply as Reply | null) });
    });
  };
};
