import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Clock } from '../../base/clock.ts';

/** How long an address for one visit is valid. */
const oneVisitMs = 120_000;

/** Decides which requests are accepted. Its only state is the one-time tokens, each until it is used or expired. */
export interface Access {
  /** The Host header names this computer, and no page of another origin sent the request. */
  comesFromHere(headers: IncomingHttpHeaders): boolean;
  /** The Origin header is present and ours. Browsers always send it when a page opens a WebSocket. */
  comesFromPage(headers: IncomingHttpHeaders): boolean;
  /** Whether a page with this token is accepted. */
  acceptsToken(token: string): boolean;
  /** A token for one visit, for a command line that other users of this computer can read. */
  oneTimeToken(): string;
}

export const createAccess = (options: {
  readonly port: number;
  readonly token: string;
  readonly makeToken: () => string;
  readonly clock: Clock;
}): Access => {
  const { port, token, makeToken, clock } = options;
  const oneTime = new Map<string, { readonly untilMs: number }>();
  const authorities = new Set(
    ['127.0.0.1', 'localhost'].flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`])),
  );

  const authorityOf = (headers: IncomingHttpHeaders): string | null => {
    const host = headers.host?.toLowerCase() ?? '';
    return authorities.has(host) ? host : null;
  };
  const takeOneTime = (given: string): boolean => {
    for (const [candidate, { untilMs }] of oneTime) if (untilMs < clock.nowMs()) oneTime.delete(candidate);
    const match = [...oneTime.keys()].find((candidate) => isSame(candidate, given));
    return match !== undefined && oneTime.delete(match);
  };

  return {
    comesFromHere: (headers) => {
      const authority = authorityOf(headers);
      if (authority === null) return false;
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
      return headers.origin === undefined || headers.origin === `http://${authority}`;
    },
    comesFromPage: (headers) => {
      const authority = authorityOf(headers);
      return authority !== null && headers.origin === `http://${authority}`;
    },
    acceptsToken: (shown) => isSame(shown, token) || takeOneTime(shown),
    oneTimeToken: () => {
      const made = makeToken();
      oneTime.set(made, { untilMs: clock.nowMs() + oneVisitMs });
      return made;
    },
  };
};

/** All digests have the same length, so that the time of a comparison reveals nothing. */
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isSame = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));
