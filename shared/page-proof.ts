/**
 * How a page in a browser proves that it may come in: the first message over its WebSocket shows the token that stood in its address, and
 * the program answers with the token that is to be kept. No cookie: a browser sends those to every port of 127.0.0.1.
 */
export const encodeProof = (token: string): string => JSON.stringify({ kind: 'proof', token });

export const encodeWelcome = (token: string): string => JSON.stringify({ kind: 'welcome', token });

/** The token that a first message shows; `null` for any other message. */
export const readProof = (message: string): string | null => tokenOf(message, 'proof');

/** The token to keep; `null` for any other message. */
export const readWelcome = (message: string): string | null => tokenOf(message, 'welcome');

/** The connection closes with this number: the token is not, or no longer, the one. */
export const notLetIn = 4401;

const longestMessage = 400;

const tokenOf = (message: string, kind: 'proof' | 'welcome'): string | null => {
  if (message.length > longestMessage) return null;
  try {
    const { kind: found, token } = JSON.parse(message) as { readonly kind?: unknown; readonly token?: unknown };
    return found === kind && typeof token === 'string' ? token : null;
  } catch {
    return null;
  }
};
