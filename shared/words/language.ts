/** The languages of the product: English and simplified Chinese. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/** Each in its own language, so that users who cannot read the current one can find theirs. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', zh: '中文' };

/** A table of words: the same keys and the same placeholders in every language (checked by `test/rules/words-tables.test.ts`). */
export type Words<Table> = Readonly<Record<Language, Table>>;
