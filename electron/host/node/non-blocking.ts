import { constants } from 'node:fs';

/**
 * For `open`: a pipe without a reader or writer does not make the program wait. For writing, the call then fails at once. Windows does not
 * have this flag, and its pipes have no paths of this kind.
 */
export const nonBlocking = constants.O_NONBLOCK ?? 0;
