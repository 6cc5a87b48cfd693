import { z } from 'zod';
import { freeCommand } from '../at/command-spec.ts';
import { printsAnything } from '../at/proof.ts';
import { defaultTimings } from '../at/timings.ts';
import { nothingUnanswered, type OpenAnswers, withCommand } from '../at/unanswered.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { addressName } from '../recorder/recording-name.ts';
import { isSameAddress } from './same-address.ts';

/**
 * A module answers a command also when its port was closed and opened meanwhile, by this program or by its next run. What an opening left
 * open is kept by address: whole in memory, and its end in a file, so that the next run (`send`, `provision`) begins with the proof.
 */
export interface OpenAnswersShelf {
  /** Resolves to what takes the answers that the opening before left open at this address: once, and only when that opening begins. */
  find(address: string): Promise<() => OpenAnswers | null>;
  leave(address: string, answers: OpenAnswers): void;
  /** The program may be killed: what is open now is in the file, until it is not any more. */
  watch(address: string, watched: Watched): void;
  /** Resolves when what was left is in its file. A file that cannot be written is left out: it only shortens what the next run does. */
  settled(): Promise<void>;
}

/** A session or a monitor. */
export interface Watched {
  onSent(listener: () => void): void;
  onClosed(listener: () => void): void;
  pendingAnswers(): OpenAnswers | null;
}

/** For so long an answer may still come. */
const openForMs = defaultTimings.provingSilenceMs;

const fileLimitBytes = 4_096;

/** Nearly every answer is there sooner, and costs no file. */
const slowMs = 250;
const lookAgainMs = 1_000;

/** `printsAnything`: one of the commands reads a file, whose lines may look like any proof. */
const leftOpen = z.strictObject({
  address: z.string().max(4_096),
  endsAtMs: z.number(),
  printsAnything: z.boolean().optional(),
});
type LeftOpen = z.infer<typeof leftOpen>;

/** Of so many files at most, the newest; each is of another port. */
const mostFiles = 64;

/** Stands for whatever the run before sent: every line may belong to it. */
const anyCommand = freeCommand();

const parse = (content: Uint8Array): LeftOpen | null => {
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

  const write = (address: string, { unanswered }: OpenAnswers): void => {
    const reads = unanswered.commands.some(printsAnything) ? { printsAnything: true } : {};
    const text = JSON.stringify({ address, endsAtMs: clock.wallMs() + openForMs, ...reads });
    writing = writing.then(() => platform.writeFile(fileOf(address), new TextEncoder().encode(text)));
  };
  const remove = (address: string): void => {
    writing = writing.then(() => platform.removeFile(fileOf(address)));
  };

  const answersOf = (found: LeftOpen): OpenAnswers | null => {
    const leftMs = found.endsAtMs - clock.wallMs();
    // A time further away than any can be was written under another clock.
    if (leftMs <= 0 || leftMs > openForMs) return null;
    const lastSentAtMs = clock.nowMs() - (openForMs - leftMs);
    const command = found.printsAnything ? { ...anyCommand, countedBytes: 1 } : anyCommand;
    return { unanswered: { ...withCommand(nothingUnanswered, command), lastSentAtMs }, identity: {}, owed: [] };
  };
  /** What the files say of this port, under any of its names. */
  const fromFiles = async (address: string): Promise<readonly LeftOpen[]> => {
    const listed = await platform.listFolder(platform.join(platform.dataFolder, 'open-answers'));
    const files = [...(listed.ok ? listed.value : [])].sort((a, b) => b.changedAtMs - a.changedAtMs);
    const found: LeftOpen[] = [];
    for (const { name } of files.slice(0, mostFiles)) {
      const read = await platform.readFile(platform.join(platform.dataFolder, 'open-answers', name), fileLimitBytes);
      const left = read.ok ? parse(read.value) : null;
      if (left && (await isSameAddress(platform, left.address, address))) found.push(left);
    }
    return found;
  };
  const namesOf = async (address: string): Promise<readonly string[]> => {
    const names: string[] = [];
    for (const other of kept.keys()) if (await isSameAddress(platform, other, address)) names.push(other);
    return names;
  };

  return {
    find: async (address) => {
      await writing;
      const stored = await fromFiles(address);
      const names = new Set([address, ...(await namesOf(address)), ...stored.map((left) => left.address)]);
      return () => {
        const found = [...names].flatMap((name) => kept.get(name) ?? []);
        for (const name of names) {
          kept.delete(name);
          remove(name);
        }
        return found[0] ?? stored.map(answersOf).find((answers) => answers !== null) ?? null;
      };
    },
    leave: (address, answers) => {
      kept.set(address, answers);
      write(address, answers);
    },
    watch: (address, watched) => {
      let cancel: Undo | null = null;
      let isNoted = false;
      const look = (): void => {
        cancel = null;
        const pending = watched.pendingAnswers();
        if (pending !== null) {
          isNoted = true;
          write(address, pending);
          cancel = clock.after(lookAgainMs, look);
        } else if (isNoted) {
          isNoted = false;
          remove(address);
        }
      };
      watched.onSent(() => {
        cancel ??= clock.after(slowMs, look);
      });
      watched.onClosed(() => {
        cancel?.();
        cancel = null;
        if (isNoted && watched.pendingAnswers() === null) remove(address);
      });
    },
    settled: async () => {
      await writing;
    },
  };
};
