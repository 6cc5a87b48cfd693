import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../base/clock.ts';

/** How long an address for one visit is valid. */
const oneVisitMs = 120_000;

/** Decides which requests are accepted. Its only state is the one-time tokens, each until it is used or expired. */
export interface Access {
  /** The Host header names this computer, and no page of another origin sent the request, unless it led the user to our page. */
  comesFromHere(headers: IncomingHttpHeaders): boolean;
  /** The Origin header is present and ours. Browsers always send it when a page opens a WebSocket. */
  comesFromPage(headers: IncomingHttpHeaders): boolean;
  /** Whether a page with this token is accepted. */
  acceptsToken(token: string): boolean;
  /** A token for one visit. `onEnd` is called when it was used, has expired or was forgotten. */
  oneTimeToken(onEnd?: () => void): string;
  forgetOneTimeTokens(): void;
}

export const createAccess = (options: {
  readonly port: number;
  readonly token: string;
  readonly makeToken: () => string;
  readonly clock: Clock;
}): Access => {
  const { port, token, makeToken, clock } = options;
  /** Ends a one-time token, by token. */
  const oneTime = new Map<string, () => void>();
  const authorities = new Set(
    ['127.0.0.1', 'localhost'].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])),
  );

  const authorityOf = (headers: IncomingHttpHeaders): string | null => {
    const host = headers.host?.toLowerCase() ?? '';
    return authorities.has(host) ? host : null;
  };
  const takeOneTime = (given: string): boolean => {
    const match = [...oneTime.keys()].find((candidate) => isSame(candidate, given));
    if (match === undefined) return false;
    oneTime.get(match)?.();
    return true;
  };

  return {
    comesFromHere: (headers) => {
      const authority = authorityOf(headers);
      if (authority === null) return false;
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation(headers)) return false;
      return headers.origin === undefined || headers.origin === `http://${authority}`;
    },
    comesFromPage: (headers) => {
      const authority = authorityOf(headers);
      return authority !== null && headers.origin === `http://${authority}`;
    },
    acceptsToken: (shown) => isSame(shown, token) || takeOneTime(shown),
    oneTimeToken: (onEnd = () => undefined) => {
      const made = makeToken();
      const end = (): void => {
        cancel();
        if (oneTime.delete(made)) onEnd();
      };
      const cancel = clock.after(oneVisitMs, end);
      oneTime.set(made, end);
      return made;
    },
    forgetOneTimeTokens: () => {
      for (const end of [...oneTime.values()]) end();
    },
  };
};

/**
 * A navigation replaces the other page, which learns nothing about ours. For a browser, the file with which the program opens the page
 * (`visit-file.ts`) is another site, and some browsers report it as the site of origin again at each reload.
 */
const isNavigation = (headers: IncomingHttpHeaders): boolean =>
  headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';

/** All digests have the same length, so that the time of a comparison reveals nothing. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
