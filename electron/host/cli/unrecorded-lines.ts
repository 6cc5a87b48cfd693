import type { Session } from '../../app/index.ts';

/** More lines than an answer keeps; beyond it all lines count as not recorded. */
const textsLimit = 2_500;

/** Which lines of answers the disk refused. */
export interface UnrecordedLines {
  /** `line`: as an answer has it, one character per byte. */
  has(line: string): boolean;
}

/** Nothing was heard, so nothing is missing. */
export const noUnrecordedLines: UnrecordedLines = { has: () => false };

/** Listens to what a session shows. A line is known by its text: an answer has the lines themselves, not their places in the traffic. */
export const listenForUnrecorded = (session: Pick<Session, 'on'>): UnrecordedLines => {
  const texts = new Set<string>();
  session.on('traffic', ({ owner, bytes, isRecorded }) => {
    const isAnswer = owner.kind === 'answer' || owner.kind === 'final' || owner.kind === 'second-phase';
    if (!isAnswer || isRecorded || texts.size >= textsLimit) return;
    texts.add(Buffer.from(bytes).toString('latin1').trim());
  });
  return { has: (line) => texts.size >= textsLimit || texts.has(line.trim()) };
};
