import { randomInt } from 'node:crypto';

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The ID of a profile, or of a draft that may become one. */
export const newProfileId = (): string =>
  `p${Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')}`;
