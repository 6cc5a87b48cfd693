/**
 * IMEI and IMEISV have 15 and 16 digits (3GPP TS 23.003 §6.2), an IMSI at most 15 (3GPP TS 23.003 §2.2), an ICCID 18 to 20 (ITU-T E.118), of which some
 * operators write a few as letters. Shorter numbers are times, counts and codes.
 */
const identity = /(?<![0-9A-Za-z])(?:89\d{4}[0-9A-F]{12,14}|\d{15,22})(?![0-9A-Za-z])/g;
/** A phone number is in quotes (3GPP TS 27.007 §7.1) or after ATD, with or without the sign of an international number. */
const phone = /(?<=")\+?\d{8,15}(?=")|(?<=\bATD\s*)\+?\d{8,15}/gi;

/** The first digits name a type of device, an operator or a country, not a person. */
const keptDigits = 6;
const keptPhoneDigits = 3;

const maskedAfter =
  (kept: number) =>
  (text: string): string =>
    text.slice(0, kept) + '*'.repeat(Math.max(0, text.length - kept));

/** A text that may be given away: numbers that identify a device, a SIM card or a subscriber end in `*`. Its length stays. */
export const withMaskedNumbers = (text: string): string =>
  text.replace(identity, maskedAfter(keptDigits)).replace(phone, maskedAfter(keptPhoneDigits));
