/**
 * How a page in a browser authenticates: the first message over its WebSocket contains the token from its address, and the program answers
 * with the token to store. No cookie is used, because browsers send cookies to every port of 127.0.0.1.
 */
export const encodeAuthentication = (token: string): string => JSON.stringify({ kind: 'proof', token });

export const encodeWelcome = (token: string): string => JSON.stringify({ kind: 'welcome', token });

/** The token in a first message; `null` for any other message. */
export const readAuthentication = (message: string): string | null => tokenOf(message, 'proof');

/** The token to store; `null` for any other message. */
export const readWelcome = (message: string): string | null => tokenOf(message, 'welcome');

/** Close code of the connection when the token is not valid, or no longer valid. */
export const tokenRejected = 4401;

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
