/** With the true minus sign, as numbers in sentences have it. */
export const minus = (value: number): string => String(value).replace('-', '−');
