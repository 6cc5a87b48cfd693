/** The same keys as the English table, any text. */
export type UiText<Table> = { readonly [Key in keyof Table]: Table[Key] extends string ? string : UiText<Table[Key]> };
