import type { Session } from '../../../session/session.ts';

const isSilence = (code: string): boolean => code === 'module/no-answer' || code === 'at/unresponsive';

/** Whether the module answered the last command. */
export const watchAnswers = (session: Pick<Session, 'on'>): (() => boolean) => {
  let answers = true;
  session.on('step', ({ error }) => {
    if (error && isSilence(error.code)) answers = false;
  });
  session.on('traffic', ({ direction, owner }) => {
    if (direction === 'received' && (owner.kind === 'final' || owner.kind === 'probe')) answers = true;
  });
  return () => answers;
};
