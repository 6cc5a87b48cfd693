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

/** Which lines of a run could not be recorded. A run may be long, so a line counts as its text was recorded last. */
export interface UnrecordedRunLines {
  /** `line`: as the steps of a sequence have it. */
  has(line: string): boolean;
  /** Whether everything since the last call was recorded. */
  areAllRecorded(): boolean;
}

/** A step keeps no more characters of a line. */
const comparedCharacters = 300;

const comparable = (latin1: string): string =>
  Buffer.from(latin1, 'latin1').toString('utf8').trim().slice(0, comparedCharacters);

/** Listens to the traffic of a session. As `listenForUnrecorded`, but the lines of an answer are only some of those that a step compares. */
export const followUnrecorded = (session: Pick<Session, 'on'>): UnrecordedRunLines => {
  const texts = new Set<string>();
  let areRecorded = true;
  session.on('traffic', ({ direction, text, isRecorded }) => {
    areRecorded &&= isRecorded;
    if (direction === 'sent' || (isRecorded && texts.size === 0)) return;
    const line = comparable(text);
    texts.delete(line);
    if (isRecorded || line === '') return;
    texts.add(line);
    const [oldest] = texts;
    if (texts.size > textsLimit && oldest !== undefined) texts.delete(oldest);
  });
  return {
    has: (line) => texts.has(line.trim().slice(0, comparedCharacters)),
    areAllRecorded: () => {
      const now = areRecorded;
      areRecorded = true;
      return now;
    },
  };
};

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
