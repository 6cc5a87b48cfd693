import { rawLimitBytes } from '../../../../shared/contract/shapes.ts';
import type { Failure, Outcome } from '../../../../shared/outcome.ts';

/** What is typed, on its way to the port. */
export interface InputQueue {
  type(bytes: Uint8Array): void;
}

export interface InputQueueOptions {
  readonly send: (bytes: Uint8Array) => Promise<Outcome<unknown>>;
  readonly nextFrame: (action: () => void) => void;
  /** What was typed and not sent is dropped: nobody wants the rest of a line to follow later. `null`: sending works. */
  readonly onResult: (failure: Failure | null) => void;
}

/** In order: gathered for a frame, and one request at a time. */
export const createInputQueue = ({ send, nextFrame, onResult }: InputQueueOptions): InputQueue => {
  let waiting: Uint8Array[] = [];
  let isSending = false;

  const flush = async (): Promise<void> => {
    while (waiting.length > 0) {
      const joined = joinBytes(waiting);
      const next = joined.subarray(0, rawLimitBytes);
      waiting = joined.length > next.length ? [joined.subarray(next.length)] : [];
      const sent = await send(next);
      if (!sent.ok) waiting = [];
      onResult(sent.ok ? null : sent.error);
    }
    isSending = false;
  };

  return {
    type: (bytes) => {
      if (bytes.length === 0) return;
      waiting.push(bytes);
      if (isSending) return;
      isSending = true;
      nextFrame(() => void flush());
    },
  };
};

export const joinBytes = (parts: readonly Uint8Array[]): Uint8Array => {
  const [first] = parts;
  if (parts.length === 1 && first) return first;
  const joined = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
};
