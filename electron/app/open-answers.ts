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
 * A module still answers a command when its port was closed and opened meanwhile, by this program or by its next run. Unanswered commands
 * are kept by address: completely in memory, and their deadline in a file, so that the next run (`send`, `provision`) begins with the
 * proof.
 *
 * The file is a list of notes, one JSON object per line; the last one counts. A note is added before the first command on a quiet line is
 * sent, because the program may be killed at any time, and another one when all answers have arrived. Both take less time than one byte on
 * the line.
 */
export interface OpenAnswersShelf {
  /**
   * Resolves to a function that takes the open answers of the previous opening at this address. To be called once, when the next opening
   * begins.
   */
  find(address: string): Promise<() => OpenAnswers | null>;
  leave(address: string, answers: OpenAnswers): void;
  /** Keeps the file up to date: an open command is in the file from before it is sent until it is answered, because the program may be killed. */
  watch(address: string, watched: Watched): void;
  /** Resolves when the files are written. A failed write is ignored: the next run then only skips the proof. */
  settled(): Promise<void>;
}

/** A session or a monitor. */
export interface Watched {
  /** Called before the bytes are sent. They count among the pending answers already. */
  onSending(listener: () => void): void;
  onClosed(listener: () => void): void;
  pendingAnswers(): OpenAnswers | null;
}

/** How long an answer may still arrive. */
const openForMs = defaultTimings.provingSilenceMs;

/** Maximum length of a note. */
const noteLimitBytes = 8_192;
/** A longer file is replaced by a new one. */
const fileLimitBytes = 64 * 1_024;

/** Most answers arrive sooner. The commands between two checks need no note. */
const lookMs = 250;
const lookAgainMs = 1_000;

/** `printsAnything`: one of the commands reads a file, whose lines may look like any proof. */
const leftOpen = z.strictObject({
  address: z.string().max(4_096),
  endsAtMs: z.number(),
  printsAnything: z.boolean().optional(),
});
type LeftOpen = z.infer<typeof leftOpen>;

/** Maximum number of files that are read, the newest first. Each belongs to one port. */
const mostFiles = 64;

/** Stands for the unknown commands of the previous run: every line may belong to them. */
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
  /** `null`: nothing is open. Synchronous: the note is in the file when it returns. */
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
    // A later time than possible was written with another system time.
    if (leftMs <= 0 || leftMs > openForMs) return null;
    const lastSentAtMs = clock.nowMs() - (openForMs - leftMs);
    const command = found.printsAnything ? { ...anyCommand, countedBytes: 1 } : anyCommand;
    return { unanswered: { ...withCommand(nothingUnanswered, command), lastSentAtMs }, identity: {}, owed: [] };
  };
  /** The stored entries of this port, under any of its names. */
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
          // Later notes are appended to its own file, so that must not be removed.
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
      const replaceFile = (): void => {
        if ((sizes.get(fileOf(address)) ?? 0) < fileLimitBytes) return;
        remove(address);
        writing = writing.then(() => noted !== 'nothing' && noteNow(watched.pendingAnswers()));
      };
      const look = (): void => {
        const pending = watched.pendingAnswers();
        cancel = pending === null ? null : clock.after(lookAgainMs, look);
        if (pending !== null || noted !== 'nothing') noteNow(pending);
        replaceFile();
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
