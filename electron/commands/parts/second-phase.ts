/** The connection was closed. With CIPMUX=1 a connection number precedes the word. */
export const linkClosed = /^(?:\d\s*,\s*)?CLOSED$/;

/**
 * An error after `OK`. It can only belong to the second phase while the second phase holds the line, so a rule that does not
 * hold the line must not use it.
 */
export const errorAfterOk = /^(?:ERROR|\+CM[ES] ERROR\s*:.*)$/;
