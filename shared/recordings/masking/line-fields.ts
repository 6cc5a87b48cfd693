/** A value between commas, without blanks and quotes; the places are of its text. */
export interface LineField {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

export interface LineFields {
  readonly fields: readonly LineField[];
  /** Where the next command of the line begins, or the line ends. */
  readonly end: number;
}

const blank = /[ \t]/;

/**
 * The values from `from` on. A missing closing quote is assumed at the end of the line. `endsAt`: what ends them outside of quotes, as `;` does
 * in a command.
 */
export const lineFields = (text: string, from: number, endsAt = ''): LineFields => {
  const fields: LineField[] = [];
  let at = from;
  for (;;) {
    while (blank.test(text[at] ?? '')) at += 1;
    const isQuoted = text[at] === '"';
    const start = isQuoted ? at + 1 : at;
    const closing = isQuoted ? text.indexOf('"', start) : -1;
    let next = closing === -1 ? (isQuoted ? text.length : start) : closing + 1;
    while (next < text.length && text[next] !== ',' && (endsAt === '' || text[next] !== endsAt)) next += 1;
    let end = closing === -1 ? next : closing;
    while (end > start && !isQuoted && blank.test(text[end - 1] ?? '')) end -= 1;
    fields.push({ start, end, isQuoted });
    if (text[next] !== ',') return { fields, end: next };
    at = next + 1;
  }
};
