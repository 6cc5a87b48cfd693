import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { lineOfPort } from '../../../../shared/port-settings.ts';
import { sessionLimit } from '../../../../shared/view.ts';
import { createTurns } from '../../../base/turns.ts';
import type { App } from '../../create-app.ts';
import type { LiveSession } from './live-session.ts';
import type { SessionList, SessionListOptions } from './session-list.ts';

/** Opens ports: the port of a known session again, or a new session. */
export interface SessionOpener {
  open(address: string, baudRate: number): Promise<Outcome<{ readonly sessionId: string }>>;
  /** Opens no new session any more. Resolves when none is being opened. */
  close(): Promise<void>;
}

export interface SessionOpenerOptions extends Pick<SessionListOptions, 'viewStore' | 'beforeOpen'> {
  readonly app: Pick<App, 'place'>;
}

export const createSessionOpener = (
  { viewStore, app, beforeOpen }: SessionOpenerOptions,
  sessions: SessionList,
): SessionOpener => {
  /** New sessions open one after the other, so that the next one finds the one before. Known ones have a separate queue. */
  const inTurn = createTurns();
  let isClosing = false;

  const reopen = async (live: LiveSession, baudRate: number): Promise<Outcome<{ readonly sessionId: string }>> => {
    const opened = await live.open(baudRate);
    return opened.ok ? ok({ sessionId: live.id }) : opened;
  };
  const open = async (address: string, baudRate: number): Promise<Outcome<{ readonly sessionId: string }>> => {
    const known = sessions.ofAddress(address);
    if (known) return reopen(known, baudRate);
    await beforeOpen?.(address, baudRate);
    if (isClosing) return fail('stopped');
    if (sessions.all().length >= sessionLimit) return fail('usage/invalid', { field: 'session', problem: 'too-many' });
    const place = app.place(address);
    let sessionId = '';
    const frame = lineOfPort(viewStore.view(), address);
    const opened = await place.open({ baudRate, frame }, (session) => {
      const live = sessions.add(address, place);
      sessionId = live.id;
      live.attach(session, baudRate);
    });
    return opened.ok ? ok({ sessionId }) : opened;
  };

  return {
    open: (address, baudRate) => {
      const known = sessions.ofAddress(address);
      if (known) return reopen(known, baudRate);
      return inTurn(() => open(address, baudRate));
    },
    close: async () => {
      isClosing = true;
      await inTurn(() => Promise.resolve());
    },
  };
};
