/** Marked lines with their notes, by sequence number; an empty note is a mark alone. */
export type Marks = ReadonlyMap<number, string>;
