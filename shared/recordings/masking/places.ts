import type { MaskKind } from './kinds.ts';

interface Place {
  readonly kind: MaskKind;
  /** Only such a value, without its quotes. Omitted: any. */
  readonly form?: RegExp;
  /** Where the fact comes from. */
  readonly source: string;
}

/** Which of the values between commas, from 0 on. */
export type Indexes = readonly number[] | 'all';

/** An argument of a set command, sent or echoed: `AT+MCONFIG=<0>,<1>,<2>`. */
export interface ArgumentPlace extends Place {
  readonly command: string;
  readonly at: Indexes;
  /** Only after this argument, such as `PWD`. */
  readonly after?: string;
  /** Where the value begins with the value of this argument, only that part is meant. */
  readonly beginsWith?: number;
}

/** A value of a line with a prefix: `+CGPADDR: <0>,<1>`. */
export interface FieldPlace extends Place {
  readonly prefix: string;
  /** Text between the prefix and the values: `LTE current cell`. */
  readonly label?: string;
  readonly at: Indexes;
  readonly isQuoted?: true;
}

/** A value of a line without a prefix, in the answer to a command or in what is entered for it: the IMEI of `AT+CGSN`. */
export interface AnswerPlace extends Place {
  readonly after: string;
  readonly at: Indexes;
}

/** A value in any line: each group `value` of the pattern. */
export interface PatternPlace extends Place {
  readonly pattern: RegExp;
  /** The line must contain it; a search is faster than the pattern. */
  readonly hint?: string;
  readonly isValid?: (value: string) => boolean;
}

const v4 = '(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)';
/** As 3GPP TS 27.007 §10.1.1 writes IPv6: sixteen numbers, or with colons. */
const v6 = '(?:\\d{1,3}\\.){15}\\d{1,3}|(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:]{3,39}';

/** An IP address that says something of a network: neither none nor the own computer. */
const reserved = '(?!0\\.0\\.0\\.0(?![\\d.])|127\\.0\\.0\\.1(?![\\d.])|255\\.|::1?$)';

export const ipForm = new RegExp(`^${reserved}(?:${v4}|${v6})$`);
export const ipInText = new RegExp(`(?<![\\w.])(?<value>${reserved}${v4})(?![\\w.]\\w|\\.\\d)`, 'g');
export const hardwareAddressForm = /^[0-9A-Fa-f]{2}(?:[:-]?[0-9A-Fa-f]{2}){5}$/;
export const phoneForm = /^\+?\d{3,20}$/;
export const decimalForm = /^-?\d{1,3}\.\d{2,}$/;
export const hexForm = /^[0-9A-Fa-f]{2,9}$/;
