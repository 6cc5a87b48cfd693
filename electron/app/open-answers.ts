import { z } from 'zod';
import { type CommandRequest, defaultDeadlineMs, noFurtherFinals } from '../at/command-spec.ts';
import { defaultTimings } from '../at/timings.ts';
import { nothingUnanswered, type OpenAnswers, withCommand } from '../at/unanswered.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { addressName } from '../recorder/recording-name.ts';
import type { Session } from '../session/session.ts';

/**
 * A module answers a command also when its port was closed and opened meanwhile, by this program or by its next run. What an opening left
 * open is kept by address: whole in memory, and its end in a file, so that the next run (`send`, `provision`) begins with the proof.
 */
export interface OpenAnswersShelf {
  /** Resolves to what takes the answers that the opening before left open at this address: once, and only when that opening begins. */
  find(address: string): Promise<() => OpenAnswers | null>;
  leave(address: string, answers: OpenAnswers): void;
  /** The program may be killed: what is open now is in the file, until it is not any more. */
  watch(address: string, session: Pick<Session, 'on' | 'pendingAnswers'>): void;
  /** Resolves when what was left is in its file. A file that cannot be written is left out: it only shortens what the next run does. */
  settled(): Promise<void>;
}

/** For so long an answer may still come. */
const openForMs = defaultTimings.provingSilenceMs;

const fileLimitBytes = 4_096;

/** Nearly every answer is there sooner, and costs no file. */
const slowMs = 250;
const lookAgainMs = 1_000;

const leftOpen = z.strictObject({ address: z.string().max(4_096), endsAtMs: z.number() });

/** Stands for whatever the run before sent: every line may belong to it. */
const anyCommand: CommandRequest = {
  name: 'AT',
  line: { bytes: new Uint8Array(0), secretSpans: [] },
  lineEnd: 'cr',
  response: { prefixes: [], bare: /^.+$/s },
  finals: noFurtherFinals,
  payload: null,
  countedBytes: null,
  secondPhase: null,
  endsConnection: false,
  deadlineMs: defaultDeadlineMs,
};

const parse = (content: Uint8Array): z.infer<typeof leftOpen> | null => {
  try {
    return leftOpen.safeParse(JSON.parse(new TextDecoder().decode(content))).data ?? null;
  } catch {
    return null;
  }
};

export const createOpenAnswers = ({
  platform,
  clock,
}: {
  readonly platform: Platform;
  readonly clock: Clock;
}): OpenAnswersShelf => {
  const kept = new Map<string, OpenAnswers>();
  let writing: Promise<unknown> = Promise.resolve();
  const fileOf = (address: string): string =>
    platform.join(platform.dataFolder, 'open-answers', `${addressName(address)}.json`);

  const write = (address: string): void => {
    const text = JSON.stringify({ address, endsAtMs: clock.wallMs() + openForMs });
    writing = writing.then(() => platform.writeFile(fileOf(address), new TextEncoder().encode(text)));
  };
  const remove = (address: string): void => {
    writing = writing.then(() => platform.removeFile(fileOf(address)));
  };

  const fromFile = async (address: string): Promise<OpenAnswers | null> => {
    const read = await platform.readFile(fileOf(address), fileLimitBytes);
    if (!read.ok) return null;
    const found = parse(read.value);
    const leftMs = (found?.endsAtMs ?? 0) - clock.wallMs();
    // A time further away than any can be was written under another clock.
    if (found?.address !== address || leftMs <= 0 || leftMs > openForMs) return null;
    const lastSentAtMs = clock.nowMs() - (openForMs - leftMs);
    return { unanswered: { ...withCommand(nothingUnanswered, anyCommand), lastSentAtMs }, identity: {}, owed: [] };
  };

  return {
    find: async (address) => {
      await writing;
      const stored = await fromFile(address);
      return () => {
        const answers = kept.get(address) ?? stored;
        kept.delete(address);
        remove(address);
        return answers;
      };
    },
    leave: (address, answers) => {
      kept.set(address, answers);
      write(address);
    },
    watch: (address, session) => {
      let cancel: Undo | null = null;
      let isNoted = false;
      const look = (): void => {
        cancel = null;
        if (session.pendingAnswers() !== null) {
          isNoted = true;
          write(address);
          cancel = clock.after(lookAgainMs, look);
        } else if (isNoted) {
          isNoted = false;
          remove(address);
        }
      };
      session.on('traffic', ({ direction }) => {
        if (direction === 'sent') cancel ??= clock.after(slowMs, look);
      });
      session.on('closed', () => {
        cancel?.();
        cancel = null;
        if (isNoted && session.pendingAnswers() === null) remove(address);
      });
    },
    settled: async () => {
      await writing;
    },
  };
};
