/** The type of a Chinese table: the same keys as the English one, any text. */
export type { SameKeys as UiText } from '../typed-words.ts';
