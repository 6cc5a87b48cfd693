/** A program for tables would take a cell that begins so for a formula. */
const formulaStart = /^[=+\-@\t\r]/;

/** A text as a cell of comma-separated values (RFC 4180 §2). An apostrophe is put before what would be taken for a formula. */
export const csvCell = (text: string): string => {
  const safe = formulaStart.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
