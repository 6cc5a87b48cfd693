import type { Session } from '../../app/index.ts';

/** More lines than an answer can have. Above it all lines count as not recorded. */
const textsLimit = 2_500;

/** The lines of answers that could not be recorded. */
export interface UnrecordedLines {
  /** `line`: one character per byte, as in an answer. */
  has(line: string): boolean;
  /** False also when no command was sent. */
  readonly isCommandRecorded: boolean;
}

/** Nothing was sent or received. */
export const noUnrecordedLines: UnrecordedLines = { has: () => false, isCommandRecorded: false };

/** Listens to the traffic of a session. Lines are identified by their text, because an answer has no positions in the traffic. */
export const listenForUnrecorded = (session: Pick<Session, 'on'>): UnrecordedLines => {
  const texts = new Set<string>();
  let isCommandRecorded = false;
  session.on('traffic', ({ owner, bytes, isRecorded }) => {
    if (owner.kind === 'command') isCommandRecorded = isRecorded;
    const isAnswer = owner.kind === 'answer' || owner.kind === 'final' || owner.kind === 'second-phase';
    if (!isAnswer || isRecorded || texts.size >= textsLimit) return;
    texts.add(Buffer.from(bytes).toString('latin1').trim());
  });
  return {
    has: (line) => texts.size >= textsLimit || texts.has(line.trim()),
    get isCommandRecorded() {
      return isCommandRecorded;
    },
  };
};
