/** The link went away; with CIPMUX=1 a link number stands before it. */
export const linkClosed = /^(?:\d\s*,\s*)?CLOSED$/;

/**
 * An error after `OK`. It can only mean the second phase while that holds the line, so a rule that does not hold
 * the line must not use it.
 */
export const errorAfterOk = /^(?:ERROR|\+CM[ES] ERROR\s*:.*)$/;
