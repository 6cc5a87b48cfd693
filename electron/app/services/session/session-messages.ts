import type { Truth } from '../../truth.ts';
import { messageView } from './message-view.ts';

export interface SessionMessages {
  show(message: Omit<Parameters<typeof messageView>[0], 'number'>): void;
  /** From here on nobody knows whose messages come, until the module has identified itself. */
  doubt(): void;
  /** Since the last doubt they are of another module. */
  ofAnother(module: string): void;
}

/** The messages of a session, numbered over all its openings. */
export const createSessionMessages = (truth: Truth, sessionId: string): SessionMessages => {
  let count = 0;
  let firstInDoubt = 1;
  return {
    show: (message) => {
      count += 1;
      truth.publish({ type: 'message', sessionId, message: messageView({ ...message, number: count }) });
    },
    doubt: () => {
      firstInDoubt = count + 1;
    },
    ofAnother: (module) => {
      if (firstInDoubt === 1) return;
      truth.publish({ type: 'message-owner', sessionId, owner: { from: firstInDoubt, module } });
    },
  };
};
