import { type ModuleFacts, noFacts } from '../../shared/contract.ts';
import type { Clock } from '../base/clock.ts';
import { createCommandTracker } from './command-tracker.ts';
import { noteFailedStep } from './module-connection.ts';
import { noteLine } from './module-facts.ts';
import type { Session } from './session.ts';

/** The facts that the module has reported in this session, as in the window. */
export const followFacts = (session: Pick<Session, 'on'>, clock: Clock): (() => ModuleFacts) => {
  const tracker = createCommandTracker();
  let facts: ModuleFacts = noFacts;
  session.on('traffic', (item) => {
    const tracked = tracker.lineOf(item, clock.wallMs());
    if (tracked) facts = noteLine(facts, tracked);
  });
  session.on('step', ({ id, error }) => {
    if (error) facts = noteFailedStep(facts, id, error, clock.wallMs());
  });
  return () => facts;
};
