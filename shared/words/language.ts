/** The languages of the product: English and simplified Chinese. */
export const languages = ['en', 'zh'] as const;

export type Language = (typeof languages)[number];

/** A table of words: the same keys and the same placeholders in every language (proved by `test/rules/words-tables.test.ts`). */
export type Words<Table> = Readonly<Record<Language, Table>>;
