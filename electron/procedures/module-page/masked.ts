const shownDigits = 4;

/** Only the last digits of a number that identifies a person: an IMSI, a phone number. The length stays. */
export const masked = (number: string): string => {
  const hidden = Math.max(number.length - shownDigits, Math.min(number.length, shownDigits));
  return '•'.repeat(hidden) + number.slice(hidden);
};
