/** Determines glyph and colour of a line. */
export const lineKinds = ['sent', 'received', 'urc', 'error', 'message', 'payload', 'divider'] as const;

/** The four kinds that can be filtered. */
export const lineClasses = ['sent', 'received', 'urc', 'error'] as const;

/** How a search or a filter compares. */
export const matchKinds = ['text', 'regex', 'hex'] as const;

/** Of the text of a search or a filter. */
export const longestQuery = 2_000;

/** Of the note on a marked line. */
export const longestNote = 200;
/** Marked lines of a session. */
export const markLimit = 1_000;
