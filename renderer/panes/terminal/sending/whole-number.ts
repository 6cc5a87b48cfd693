/** A typed whole number; `null`: none, or outside of the limits. */
export const wholeNumber = (typed: string, least: number, most: number): number | null => {
  const number = /^\d{1,9}$/.test(typed.trim()) ? Number(typed) : Number.NaN;
  return number >= least && number <= most ? number : null;
};
