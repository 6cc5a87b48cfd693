import { type ModuleFacts, noFacts } from '../../shared/contract.ts';
import type { Clock } from '../base/clock.ts';
import { createCommandBook } from './command-book.ts';
import { noteFailedStep } from './module-connection.ts';
import { noteLine } from './module-facts.ts';
import type { Session } from './session.ts';

/** What the module tells of itself in this session, as the window knows it. */
export const followFacts = (session: Pick<Session, 'on'>, clock: Clock): (() => ModuleFacts) => {
  const book = createCommandBook();
  let facts: ModuleFacts = noFacts;
  session.on('traffic', (item) => {
    const heard = book.lineOf(item, clock.wallMs());
    if (heard) facts = noteLine(facts, heard);
  });
  session.on('step', ({ id, error }) => {
    if (error) facts = noteFailedStep(facts, id, error, clock.wallMs());
  });
  return () => facts;
};
