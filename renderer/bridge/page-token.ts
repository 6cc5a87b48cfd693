/**
 * The token in the address authenticates this page. It is removed from the address bar at once and kept in the session
 * storage of this tab. Unlike a cookie, it is never sent to another port of this machine.
 */
const name = 'atelier-token';

/** Fallback when the browser refuses storage: the page then works until it is reloaded. */
let kept: string | null = null;

/** Takes the token out of the address, or returns the one stored for this tab. */
export const takePageToken = (): string | null => {
  const address = new URL(location.href);
  const shown = address.searchParams.get('token');
  if (shown !== null) {
    address.searchParams.delete('token');
    history.replaceState(history.state, '', `${address.pathname}${address.search}${address.hash}`);
    if (shown !== '') keepPageToken(shown);
  }
  kept ??= readStored();
  return kept;
};

export const keepPageToken = (token: string): void => {
  kept = token;
  try {
    sessionStorage.setItem(name, token);
  } catch {
    // Storage is blocked or full.
  }
};

const readStored = (): string | null => {
  try {
    return sessionStorage.getItem(name);
  } catch {
    return null;
  }
};
