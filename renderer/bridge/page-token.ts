/**
 * The token of the address, which lets this page in. It leaves the address bar at once and is kept in the session storage of this tab:
 * unlike a cookie, no other port of this machine ever sees it.
 */
const name = 'atelier-token';

/** A browser may refuse storage: then the page works until it is loaded again. */
let kept: string | null = null;

/** Takes the token out of the address, if one is there; else the one that this tab kept. `null`: there is none. */
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
