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
 *
 * The file is a list of notes, one JSON object in a line; the last one counts. A note is added before the first command of a quiet line is sent,
 * because the program may be killed at any time, and another one when all answers are there; both take less time than a byte on the line.
 */
export interface OpenAnswersShelf {
  /** Resolves to what takes the answers that the opening before left open at this address: once, and only when that opening begins. */
  find(address: string): Promise<() => OpenAnswers | null>;
  leave(address: string, answers: OpenAnswers): void;
  /** The program may be killed: what is open is in the file before it is sent, until it is answered. */
  watch(address: string, watched: Watched): void;
  /** Resolves when what was left is in its file. A file that cannot be written is left out: it only shortens what the next run does. */
  settled(): Promise<void>;
}

/** A session or a monitor. */
export interface Watched {
  /** Before the bytes are sent; they count among the pending answers already. */
  onSending(listener: () => void): void;
  onClosed(listener: () => void): void;
  pendingAnswers(): OpenAnswers | null;
}

/** For so long an answer may still come. */
const openForMs = defaultTimings.provingSilenceMs;

/** The last note of a file is not longer. */
const noteLimitBytes = 8_192;
/** A longer file begins anew. */
const fileLimitBytes = 64 * 1_024;

/** Nearly every answer is there sooner. The commands between two looks cost no note. */
const lookMs = 250;
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

const lastNoteOf = (content: Uint8Array): LeftOpen | null => {
  try {
    const line = new TextDecoder().decode(content).trimEnd().split('\n').at(-1) ?? '';
    return leftOpen.safeParse(JSON.parse(line)).data ?? null;
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

  const sizes = new Map<string, number>();
  /** `null`: nothing is open. In the file when it returns. */
  const note = (address: string, pending: OpenAnswers | null): void => {
    const reads = pending?.unanswered.commands.some(printsAnything) ? { printsAnything: true } : {};
    const endsAtMs = pending === null ? 0 : clock.wallMs() + openForMs;
    const line = new TextEncoder().encode(`${JSON.stringify({ address, endsAtMs, ...reads })}\n`);
    const path = fileOf(address);
    const file = platform.openAppend(path);
    if (!file.ok) return;
    file.value.append(line);
    file.value.close();
    sizes.set(path, (sizes.get(path) ?? 0) + line.length);
  };
  const remove = (address: string): void => {
    const path = fileOf(address);
    sizes.delete(path);
    writing = writing.then(() => platform.removeFile(path));
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
    for (const { name, sizeBytes } of files.slice(0, mostFiles)) {
      const path = platform.join(platform.dataFolder, 'open-answers', name);
      const read = await platform.readPart(path, Math.max(0, sizeBytes - noteLimitBytes), noteLimitBytes);
      const left = read.ok ? lastNoteOf(read.value) : null;
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
          // Its own file is added to from now on, so it must not be removed later.
          if (fileOf(name) !== fileOf(address)) remove(name);
        }
        if (stored.length > 0) note(address, null);
        return found[0] ?? stored.map(answersOf).find((answers) => answers !== null) ?? null;
      };
    },
    leave: (address, answers) => {
      kept.set(address, answers);
      writing = writing.then(() => note(address, answers));
    },
    watch: (address, watched) => {
      let cancel: Undo | null = null;
      let noted: 'nothing' | 'open' | 'reading' = 'nothing';
      const noteNow = (pending: OpenAnswers | null): void => {
        note(address, pending);
        noted = pending === null ? 'nothing' : pending.unanswered.commands.some(printsAnything) ? 'reading' : 'open';
      };
      const beginAnew = (): void => {
        if ((sizes.get(fileOf(address)) ?? 0) < fileLimitBytes) return;
        remove(address);
        writing = writing.then(() => noted !== 'nothing' && noteNow(watched.pendingAnswers()));
      };
      const look = (): void => {
        const pending = watched.pendingAnswers();
        cancel = pending === null ? null : clock.after(lookAgainMs, look);
        if (pending !== null || noted !== 'nothing') noteNow(pending);
        beginAnew();
      };
      watched.onSending(() => {
        cancel ??= clock.after(lookMs, look);
        const pending = watched.pendingAnswers();
        const isReading = pending?.unanswered.commands.some(printsAnything) ?? false;
        if (pending && (noted === 'nothing' || (isReading && noted === 'open'))) noteNow(pending);
      });
      watched.onClosed(() => {
        cancel?.();
        cancel = null;
        noted = 'nothing';
        remove(address);
      });
    },
    settled: async () => {
      await writing;
    },
  };
};
