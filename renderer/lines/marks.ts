/** Marked lines with their notes; an empty note is a mark alone. */
export type Marks = ReadonlyMap<number, string>;

export const noMarks: Marks = new Map();

/** Puts a mark on a line, or takes it away. */
export const toggledMark = (marks: Marks, sequence: number): Marks => {
  const next = new Map(marks);
  if (!next.delete(sequence)) next.set(sequence, '');
  return next;
};

const longestNote = 200;

/** A note also marks the line. */
export const withNote = (marks: Marks, sequence: number, note: string): Marks =>
  new Map(marks).set(sequence, note.slice(0, longestNote));
