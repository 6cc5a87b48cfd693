import { emptyAnswer, type HandlersOf } from '../../handlers.ts';
import type { SessionList } from '../session/session-list.ts';

export const moduleHandlers = (sessions: SessionList): HandlersOf<'module'> => ({
  'module.use': async ({ sessionId, action }) => {
    const opening = sessions.openingOf(sessionId);
    const page = sessions.get(sessionId)?.modulePage;
    if (!opening.ok || !page) return emptyAnswer(opening);
    return emptyAnswer(await opening.value.underWay(() => page.use(opening.value, action)));
  },
  'module.stop': async ({ sessionId }) => {
    sessions.get(sessionId)?.modulePage.stop();
    return emptyAnswer();
  },
  'module.watch': async ({ sessionId }) => {
    const opening = sessions.openingOf(sessionId);
    if (opening.ok) sessions.get(sessionId)?.modulePage.watch(opening.value);
    return emptyAnswer();
  },
});
