/** A whole number within bounds, or `null`. */
export const wholeNumber = (text: string, from: number, to: number): number | null => {
  const trimmed = text.trim();
  if (!/^\d{1,6}$/.test(trimmed)) return null;
  const value = Number(trimmed);
  return value >= from && value <= to ? value : null;
};
