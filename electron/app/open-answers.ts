import { z } from 'zod';
import { isSimulated } from '../../shared/virtual-modules.ts';
import { type CommandRequest, freeCommand, type Payload } from '../at/command-spec.ts';
import { openProofs, printsAnything } from '../at/proof.ts';
import { defaultTimings } from '../at/timings.ts';
import {
  joinedAnswers,
  nothingUnanswered,
  type OpenAnswers,
  openUntilMs,
  type ProofName,
  promptMsOf,
  proofNames,
  resultsOf,
  withCommand,
} from '../at/unanswered.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { addressName } from '../recorder/recording-name.ts';
import { formsOf, owedNote, owedNoteOf, owedOfNote } from './owed-note.ts';
import { isSameAddress } from './same-address.ts';

/**
 * A module still answers a command when its port was closed and opened in the meantime, by this program or by its next run. Unanswered commands
 * are kept by address: completely in memory, and their deadline in a file, so that the next run (`send`, `provision`) begins with the
 * proof.
 *
 * The file is a list of notes, one JSON object per line; the last one counts. A note is added before the first command on a quiet line is
 * sent, because the program may be killed at any time, and another one when all answers have arrived. Both take less time than one byte on
 * the line. A virtual module ends with its program and has no file: another program has another module at the same address.
 */
export interface OpenAnswersStore {
  /**
   * Resolves to a function that takes what the previous opening at this address left open. Call it once, when the next opening begins.
   * Answers that are still open when that opening closes are stored again, unless their time is over.
   */
  find(address: string): Promise<() => LeftBehind>;
  /**
   * Keeps the file up to date: an open command is in the file from before it is sent until it is answered, because the program may be killed.
   * Keeps what is still open at the end for the next opening.
   */
  follow(address: string, followed: Followed): void;
  /** Resolves when the files are written. A failed write is ignored: the next run then only skips the proof. */
  settled(): Promise<void>;
}

export interface LeftBehind {
  readonly answers: OpenAnswers | null;
  /** An earlier program noted that the module was in data mode. No restart of the module was seen since. */
  readonly wasInDataMode: boolean;
}

/** A session, a monitor or a probe. */
export interface Followed {
  /** Called before the bytes are sent. They count among the pending answers already. */
  onSending(listener: () => void): void;
  onClosed(listener: () => void): void;
  /** Called when the data mode begins or ends, and at other times. */
  onDataMode?(listener: () => void): void;
  isInDataMode(): boolean;
  pendingAnswers(): OpenAnswers | null;
  /** Called when it is closed: the answers that may still arrive. */
  answersAtClose(): OpenAnswers | null;
}

/** How long an answer may still arrive after the longest time of its command. */
const silenceMs = defaultTimings.provingSilenceMs;
/** A command may have any deadline, but a note is not kept for longer than this. */
const longestNoteMs = 24 * 3_600_000;

/** Maximum length of a note. */
const noteLimitBytes = 8_192;
/** A longer file is replaced by a new one. */
const fileLimitBytes = 64 * 1_024;

/** Most answers arrive sooner. The commands between two checks need no note. */
const firstCheckMs = 250;
const checkAgainMs = 1_000;

/**
 * `forMs`: the time from writing to `endsAtMs`; omitted: 66 s. `results`: how many results may come; omitted: 1. `printsAnything`: one of the
 * commands reads a file, whose lines may look like any proof. `proofs`: the queries whose text may still arrive as an answer to them or to
 * another command. `promptMs`: how long the module may wait for data. `owed`: second phases that may still arrive. `dataMode`: the module was in data mode, for which there is no time limit.
 */
const leftOpen = z.strictObject({
  address: z.string().max(4_096),
  endsAtMs: z.number(),
  forMs: z.number().positive().max(longestNoteMs).optional(),
  results: z.number().int().nonnegative().optional(),
  printsAnything: z.boolean().optional(),
  proofs: z.array(z.enum(proofNames)).max(proofNames.length).optional(),
  promptMs: z.number().positive().max(longestNoteMs).optional(),
  owed: owedNote.optional(),
  dataMode: z.boolean().optional(),
});
type LeftOpen = z.infer<typeof leftOpen>;

/** Maximum number of files that are read, the newest first. Each belongs to one port. */
const maxFiles = 64;

const isReading = ({ unanswered }: OpenAnswers): boolean =>
  (unanswered.raw?.printsAnything ?? false) || unanswered.commands.some(printsAnything);

/** What the last note says. */
interface Noted {
  readonly results: number;
  readonly isReading: boolean;
  readonly promptMs: number;
  readonly proofs: readonly ProofName[];
  readonly owed: readonly string[];
  readonly isInDataMode: boolean;
  readonly untilMs: number;
}
const nothingNoted: Noted = {
  ...{ results: 0, isReading: false, promptMs: 0, proofs: [], owed: [] },
  ...{ isInDataMode: false, untilMs: -Infinity },
};
const notedOf = (pending: OpenAnswers | null, isInDataMode: boolean): Noted =>
  pending === null
    ? { ...nothingNoted, isInDataMode }
    : {
        isInDataMode,
        results: resultsOf(pending),
        isReading: isReading(pending),
        promptMs: promptMsOf(pending.unanswered.commands),
        proofs: openProofs(pending.unanswered),
        owed: formsOf(pending.owed),
        untilMs: openUntilMs(pending),
      };
const isSameNote = (one: Noted, other: Noted): boolean =>
  one.results === other.results &&
  one.isReading === other.isReading &&
  one.promptMs === other.promptMs &&
  one.proofs.join() === other.proofs.join() &&
  one.owed.join() === other.owed.join() &&
  one.isInDataMode === other.isInDataMode &&
  one.untilMs === other.untilMs;
/** Short commands one after the other need one note for all of them, which is renewed by the next check. */
const addsTo = (noted: Noted, now: Noted): boolean =>
  now.results > noted.results ||
  (now.isReading && !noted.isReading) ||
  now.promptMs > noted.promptMs ||
  now.proofs.some((name) => !noted.proofs.includes(name)) ||
  now.owed.length > noted.owed.length ||
  now.owed.some((form) => !noted.owed.includes(form)) ||
  now.untilMs > noted.untilMs + checkAgainMs;

/** Placeholder for the unknown commands of the previous run: every line may belong to them. */
const anyCommand = freeCommand();
const unknownPayload: Payload = { bytes: new Uint8Array(0), secret: false };

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
}): OpenAnswersStore => {
  const kept = new Map<string, OpenAnswers>();
  let writing: Promise<unknown> = Promise.resolve();
  const fileOf = (address: string): string =>
    platform.join(platform.dataFolder, 'open-answers', `${addressName(address)}.json`);

  const sizes = new Map<string, number>();
  /** `null`: nothing is open. Synchronous: the note is in the file when it returns. */
  const note = (address: string, pending: OpenAnswers | null, isInDataMode: boolean): void => {
    if (isSimulated(address)) return;
    const path = fileOf(address);
    const file = platform.openAppend(path);
    if (!file.ok) return;
    const line = new TextEncoder().encode(
      `${JSON.stringify({ address, ...noteOf(pending), ...(isInDataMode ? { dataMode: true } : {}) })}\n`,
    );
    file.value.append(line);
    file.value.close();
    sizes.set(path, (sizes.get(path) ?? 0) + line.length);
  };
  const noteOf = (pending: OpenAnswers | null): Omit<LeftOpen, 'address'> => {
    const leftMs = pending === null ? 0 : Math.min(longestNoteMs, Math.ceil(openUntilMs(pending) - clock.nowMs()));
    if (pending === null || leftMs <= 0) return { endsAtMs: clock.wallMs(), forMs: 1, results: 0 };
    const results = resultsOf(pending);
    const proofs = openProofs(pending.unanswered);
    const promptMs = promptMsOf(pending.unanswered.commands);
    const owed = owedNoteOf(pending.owed, clock.nowMs());
    return {
      endsAtMs: clock.wallMs() + leftMs,
      forMs: leftMs,
      ...(results === 1 ? {} : { results }),
      ...(isReading(pending) ? { printsAnything: true } : {}),
      ...(promptMs > 0 ? { promptMs: Math.min(promptMs, longestNoteMs) } : {}),
      ...(proofs.length > 0 ? { proofs: [...proofs] } : {}),
      ...(owed.length > 0 ? { owed } : {}),
    };
  };
  const remove = (address: string): void => {
    if (isSimulated(address)) return;
    const path = fileOf(address);
    sizes.delete(path);
    writing = writing.then(() => platform.removeFile(path));
  };

  const answersOf = ({
    endsAtMs,
    forMs = silenceMs,
    results = 1,
    printsAnything: isReading,
    proofs = [],
    promptMs,
    owed: noted = [],
  }: LeftOpen): OpenAnswers | null => {
    // A later time than possible was written with another system time: how long ago is unknown.
    const leftMs = Math.min(endsAtMs - clock.wallMs(), forMs);
    if (leftMs <= 0) return null;
    const owed = owedOfNote(noted, clock.nowMs(), forMs - leftMs);
    if (results === 0) return { unanswered: nothingUnanswered, identity: {}, owed };
    const worksUntilMs = clock.nowMs() + leftMs - silenceMs;
    const command: CommandRequest = {
      ...anyCommand,
      ...(isReading && { countedBytes: 1 }),
      ...(promptMs !== undefined && { payload: unknownPayload, deadlineMs: promptMs }),
    };
    const queries = [...new Set(proofs)];
    const probes = Math.max(0, results - 1 - queries.length);
    const unanswered = { ...withCommand(nothingUnanswered, command, 0), queries, probes, worksUntilMs };
    return {
      unanswered: { ...unanswered, lastSentAtMs: Math.min(clock.nowMs(), worksUntilMs) },
      identity: {},
      owed,
    };
  };
  const isNotedDataMode = ({ dataMode = false, endsAtMs, forMs = silenceMs }: LeftOpen): boolean =>
    dataMode && clock.wallMs() < endsAtMs - forMs + longestNoteMs;
  /** The stored entries of this port, under any of its names. */
  const fromFiles = async (address: string): Promise<readonly LeftOpen[]> => {
    if (isSimulated(address)) return [];
    const listed = await platform.listFolder(platform.join(platform.dataFolder, 'open-answers'));
    const files = [...(listed.ok ? listed.value : [])].sort((a, b) => b.changedAtMs - a.changedAtMs);
    const found: LeftOpen[] = [];
    for (const { name, sizeBytes } of files.slice(0, maxFiles)) {
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
        const remembered = [...names].flatMap((name) => kept.get(name) ?? []);
        // What this program remembers of a name is in its file as well. The file that changed last comes first.
        const noted = stored.filter((left) => !kept.has(left.address)).reverse();
        const found = [...noted.flatMap((left) => answersOf(left) ?? []), ...remembered];
        for (const name of names) {
          kept.delete(name);
          // Later notes are appended to its own file, so that must not be removed.
          if (fileOf(name) !== fileOf(address)) remove(name);
        }
        const live = found.filter((open) => openUntilMs(open) > clock.nowMs());
        const [first, ...others] = live;
        const answers = first ? others.reduce(joinedAnswers, first) : null;
        const wasInDataMode = stored.some(isNotedDataMode);
        // The opening that takes it may be killed before it sends anything.
        if (stored.length > 0) note(address, answers, wasInDataMode);
        return { answers, wasInDataMode };
      };
    },
    follow: (address, followed) => {
      let cancel: Undo | null = null;
      let noted: Noted = nothingNoted;
      const pendingNow = (): OpenAnswers | null => {
        const pending = followed.pendingAnswers();
        return pending && openUntilMs(pending) > clock.nowMs() ? pending : null;
      };
      const notedNow = (pending: OpenAnswers | null): Noted => notedOf(pending, followed.isInDataMode());
      const noteNow = (pending: OpenAnswers | null): void => {
        noted = notedNow(pending);
        note(address, pending, noted.isInDataMode);
      };
      const replaceFile = (): void => {
        if ((sizes.get(fileOf(address)) ?? 0) < fileLimitBytes) return;
        remove(address);
        writing = writing.then(() => (noted.isInDataMode || noted.untilMs > -Infinity) && noteNow(pendingNow()));
      };
      const check = (): void => {
        const pending = pendingNow();
        cancel = pending === null ? null : clock.after(checkAgainMs, check);
        if (!isSameNote(noted, notedNow(pending))) noteNow(pending);
        replaceFile();
      };
      const begun = pendingNow();
      noted = notedNow(begun);
      if (begun) cancel = clock.after(checkAgainMs, check);
      followed.onDataMode?.(() => {
        if (noted.isInDataMode !== followed.isInDataMode()) noteNow(pendingNow());
      });
      followed.onSending(() => {
        cancel ??= clock.after(firstCheckMs, check);
        const pending = pendingNow();
        if (pending && addsTo(noted, notedNow(pending))) noteNow(pending);
      });
      followed.onClosed(() => {
        cancel?.();
        cancel = null;
        noted = nothingNoted;
        const left = followed.answersAtClose();
        const isInDataMode = followed.isInDataMode();
        if (left) kept.set(address, left);
        else kept.delete(address);
        if (!left && !isInDataMode) return remove(address);
        writing = writing.then(() => note(address, left, isInDataMode));
      });
    },
    settled: async () => {
      await writing;
    },
  };
};
