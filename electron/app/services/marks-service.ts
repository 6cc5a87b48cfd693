import type { SessionView } from '../../../shared/contract.ts';
import { longestNote, markLimit } from '../../../shared/lines/kinds.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { View } from '../../../shared/view.ts';
import type { Platform } from '../../base/platform.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import type { ViewStore } from '../view-store.ts';

/** Marks are in a second file, because a recording is only appended to. */
export const notesPathOf = (recordingPath: string): string => `${recordingPath.replace(/\.jsonl$/, '')}.notes.json`;

export interface MarksServiceDeps {
  readonly viewStore: ViewStore;
  readonly platform: Pick<Platform, 'writeFile'>;
  /** Masks registered secrets: a note is kept beside the recording, and may be given away with it. */
  readonly maskText: (text: string) => string;
  /** The recording that has a piece of a session; `null`: none. */
  readonly recordingAt: (sessionId: string, sequence: number) => string | null;
}

export interface MarksService {
  readonly handlers: HandlersOf<'marks'>;
}

/** Of a session or a merged view. */
const marksOf = ({ sessions, merged }: View, id: string): SessionView['marks'] | undefined =>
  (sessions[id] ?? merged[id])?.marks;

/** Keeps the marked lines of each session, in the view and beside its recording. */
export const createMarksService = ({ viewStore, platform, maskText, recordingAt }: MarksServiceDeps): MarksService => {
  /** All marks whose lines are in the same recording. */
  const store = async (sessionId: string, sequence: number): Promise<Outcome<void>> => {
    const path = recordingAt(sessionId, sequence);
    if (path === null) return ok(undefined);
    const all = marksOf(viewStore.view(), sessionId) ?? [];
    const marks = all.filter((mark) => recordingAt(sessionId, mark.sequence) === path);
    const text = `${JSON.stringify({ version: 1, marks })}\n`;
    return platform.writeFile(notesPathOf(path), new TextEncoder().encode(text));
  };
  const handlers: HandlersOf<'marks'> = {
    'marks.set': async ({ sessionId, sequence, note }) => {
      const before = marksOf(viewStore.view(), sessionId);
      if (before === undefined) return fail('usage/invalid', { field: 'session', problem: 'closed' });
      const others = before.filter((mark) => mark.sequence !== sequence);
      const marks =
        note === null
          ? others
          : [...others, { sequence, note: maskText(note).slice(0, longestNote) }].sort(
              (a, b) => a.sequence - b.sequence,
            );
      if (marks.length > markLimit) return fail('usage/invalid', { field: 'mark', problem: 'too-many-marks' });
      viewStore.publish({ type: 'marks', sessionId, marks });
      return emptyAnswer(await store(sessionId, sequence));
    },
  };
  return { handlers };
};
