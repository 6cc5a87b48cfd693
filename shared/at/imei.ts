/** The value that a module reports before an IMEI is written. It has the sixteen digits of an IMEISV (FAQ, IMEI and SN; 3GPP TS 23.003 §6.2). */
export const unwrittenImei = '3520990017614823';

/** The text if it has the form of an IMEI: fifteen digits. */
export const readImei = (text: string): string | null => (/^\d{15}$/.test(text) ? text : null);

/** Whether the last digit completes the others (Luhn, 3GPP TS 23.003 annex B). */
export const hasImeiCheckDigit = (imei: string): boolean => {
  const sum = [...imei].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return sum % 10 === 0;
};
