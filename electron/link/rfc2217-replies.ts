import type { Clock } from '../base/clock.ts';
import { comPortCommands, controlSubject } from './com-port-option.ts';

/** How long a server may take to answer to a setting. */
export const replyDeadlineMs = 2000;

interface Waiting {
  readonly wanted: Uint8Array;
  readonly settle: (content: Uint8Array | null) => void;
}

/** The requests of one key that have no answer yet, and how many answers of given up requests may still come. */
interface Line {
  waiting: Waiting[];
  owed: number;
}

const keyOf = (command: number, value: number | undefined): string =>
  command === comPortCommands.control ? `control ${controlSubject(value ?? 0)}` : String(command);

const isEqual = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, at) => byte === other[at]);

/** Pairs the answers of a server with the requests: by the setting, in order. */
export const createReplies = (clock: Clock, send: (content: Uint8Array) => void) => {
  const lines = new Map<string, Line>();
  let isEnded = false;

  const lineOf = (key: string): Line => {
    const line = lines.get(key) ?? { waiting: [], owed: 0 };
    lines.set(key, line);
    return line;
  };
  return {
    /** Sends a request that needs no answer. */
    tell: (content: Uint8Array): void => send(content),
    /** Resolves with the content of the answer, or with `null` when there is none in time. */
    ask: (content: Uint8Array): Promise<Uint8Array | null> =>
      new Promise((resolve) => {
        if (isEnded) return resolve(null);
        const line = lineOf(keyOf(content[0] ?? 0, content[1]));
        const waiting: Waiting = {
          wanted: content.subarray(1),
          settle: (answer) => {
            cancel();
            line.waiting = line.waiting.filter((other) => other !== waiting);
            resolve(answer);
          },
        };
        const cancel = clock.after(replyDeadlineMs, () => {
          line.owed += 1;
          waiting.settle(null);
        });
        line.waiting.push(waiting);
        send(content);
      }),
    received: (command: number, content: Uint8Array): void => {
      const line = lines.get(keyOf(command, content[0]));
      const [next] = line?.waiting ?? [];
      if (!line || !next) return;
      // An answer that differs may be the late one of a request that was given up.
      if (line.owed > 0 && !isEqual(content, next.wanted)) {
        line.owed -= 1;
        return;
      }
      line.owed = 0;
      next.settle(Uint8Array.from(content));
    },
    end: (): void => {
      isEnded = true;
      for (const { waiting } of lines.values()) for (const each of [...waiting]) each.settle(null);
    },
  };
};
