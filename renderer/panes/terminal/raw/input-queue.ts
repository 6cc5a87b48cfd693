import type { Failure, Outcome } from '../../../../shared/outcome.ts';
import { longestText } from '../sending/raw-bytes.ts';

/** What is typed, on its way to the port. */
export interface InputQueue {
  type(text: string): void;
}

export interface InputQueueOptions {
  /** The bytes of at most `longestText` characters. */
  readonly encode: (text: string) => Promise<Outcome<Uint8Array>>;
  readonly send: (bytes: Uint8Array) => Promise<Outcome<unknown>>;
  readonly nextFrame: (action: () => void) => void;
  /** What was typed and not sent is dropped, because the rest of a line must not follow later. `null`: sending works. */
  readonly onResult: (failure: Failure | null) => void;
}

/** In order: gathered for a frame, and one request at a time. */
export const createInputQueue = ({ encode, send, nextFrame, onResult }: InputQueueOptions): InputQueue => {
  let waiting = '';
  let isSending = false;

  const flush = async (): Promise<void> => {
    while (waiting !== '') {
      const next = waiting.slice(0, wholeCharacters(waiting));
      waiting = waiting.slice(next.length);
      const bytes = await encode(next);
      const sent = bytes.ok ? await send(bytes.value) : bytes;
      if (!sent.ok) waiting = '';
      onResult(sent.ok ? null : sent.error);
    }
    isSending = false;
  };

  return {
    type: (text) => {
      if (text === '') return;
      waiting += text;
      if (isSending) return;
      isSending = true;
      nextFrame(() => void flush());
    },
  };
};

/** How much of a text goes into one request, without cutting a character of two units. */
const wholeCharacters = (text: string): number => {
  const unit = text.charCodeAt(longestText - 1);
  return unit >= 0xd800 && unit < 0xdc00 ? longestText - 1 : longestText;
};
