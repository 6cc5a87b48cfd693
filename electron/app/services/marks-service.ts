import type { SessionView } from '../../../shared/contract.ts';
import { longestNote, markLimit } from '../../../shared/lines/kinds.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { View } from '../../../shared/view.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import type { ViewStore } from '../view-store.ts';
import type { NotesFiles } from './recordings/notes-file.ts';

export interface MarksServiceDeps {
  readonly viewStore: ViewStore;
  readonly notes: Pick<NotesFiles, 'change'>;
  /** Masks registered secrets: a note is kept beside the recording, and may be given away with it. */
  readonly maskText: (text: string) => string;
  /** The recording that has a piece of a session; `null`: none. */
  readonly recordingAt: (sessionId: string, sequence: number) => string | null;
}

export interface MarksService {
  readonly handlers: HandlersOf<'marks'>;
}

/** Of a session, a merged view or a recording. */
const marksOf = ({ sessions, merged, opened }: View, id: string): SessionView['marks'] | undefined =>
  (sessions[id] ?? merged[id] ?? opened[id])?.marks;

/** The session or merged view that writes the opened recording now; otherwise the recording itself. */
const writerOf = ({ sessions, merged, opened }: View, id: string): string => {
  const name = opened[id]?.name;
  if (name === undefined) return id;
  return (
    [...Object.values(sessions), ...Object.values(merged)].find(({ recording }) => recording?.name === name)?.id ?? id
  );
};

/** Keeps the marked lines of each session, in the view and beside its recording. */
export const createMarksService = ({ viewStore, notes, maskText, recordingAt }: MarksServiceDeps): MarksService => {
  /** All marks whose lines are in the same recording. */
  const store = async (sessionId: string, sequence: number): Promise<Outcome<void>> => {
    const path = recordingAt(sessionId, sequence);
    if (path === null) return ok(undefined);
    const all = marksOf(viewStore.view(), sessionId) ?? [];
    const marks = all.filter((mark) => recordingAt(sessionId, mark.sequence) === path);
    return notes.change(path, { marks });
  };
  const handlers: HandlersOf<'marks'> = {
    'marks.set': async ({ sessionId: asked, sequence, note }) => {
      const sessionId = writerOf(viewStore.view(), asked);
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
