import { done, type Failure, fail, type Outcome } from '../../../../shared/outcome.ts';
import type { Undo } from '../../../base/undo.ts';
import type { Session } from '../../../session/session.ts';
import type { RequestingPage } from '../../handlers.ts';

/** Who sends to the port of this opening, besides the engine: the bytes of users. */
export interface RawPort {
  /** Sends bytes at once. Fails with `terminal/port-held` while the program needs the port for its own commands. */
  send(bytes: Uint8Array): Promise<Outcome<void>>;
  /** Keeps the port for a page, until that page lets it go or is closed. Fails with `terminal/port-held`. */
  keep(page: RequestingPage, isKept: boolean): Outcome<void>;
  /** Fails with `terminal/port-held` while a page keeps it. */
  isFree(): Outcome<void>;
  /** No page keeps it any more. */
  end(): void;
}

export interface RawPortOptions {
  readonly session: Pick<Session, 'sendBytes' | 'keepPort'>;
  readonly isRunning: () => boolean;
  readonly usesTool: () => boolean;
  readonly onLine: (line: string) => void;
}

export const createRawPort = ({ session, isRunning, usesTool, onLine }: RawPortOptions): RawPort => {
  const keepers = new Map<RequestingPage, Undo>();
  let isOver = false;
  const holder = (): string => (isRunning() ? 'by-run' : usesTool() ? 'by-tool' : 'by-program');
  const held = (): Outcome<never> => fail('terminal/port-held', { holder: holder() });
  const named = (error: Failure): Outcome<never> =>
    error.code === 'terminal/port-held' ? held() : { ok: false, error };
  const letGo = (page: RequestingPage): void => {
    keepers.get(page)?.();
    if (keepers.delete(page) && keepers.size === 0) session.keepPort(false);
  };

  return {
    send: async (bytes) => {
      const sent = await session.sendBytes(bytes, onLine);
      return sent.ok ? sent : named(sent.error);
    },
    keep: (page, isKept) => {
      if (!isKept) letGo(page);
      if (!isKept || keepers.has(page)) return done;
      // A run that waits for the line would begin as soon as the port is free, without a request at that time.
      if (isOver || isRunning() || !session.keepPort(true)) return held();
      keepers.set(
        page,
        page.onGone(() => letGo(page)),
      );
      return done;
    },
    isFree: () => (keepers.size > 0 ? fail('terminal/port-held', { holder: 'by-raw-view' }) : done),
    end: () => {
      isOver = true;
      for (const page of [...keepers.keys()]) letGo(page);
    },
  };
};
