import { hasImeiCheckDigit, unwrittenImei } from '../../at/imei.ts';
import type { AnswerPlace, ArgumentPlace, FieldPlace, PatternPlace } from './places.ts';
import { phoneForm } from './places.ts';

/** Of the module, the SIM card and the subscriber. */
export const identityArguments: readonly ArgumentPlace[] = [
  { command: '+WIMEI', at: [0], kind: 'imei', source: 'docs/at-commands.md §2' },
  { command: '+WISN', at: [0], kind: 'device-ids', source: 'docs/at-commands.md §2' },
  { command: '+MCONFIG', at: [0], beginsWith: 1, kind: 'device-ids', source: 'docs/at-dialect.md §9.1' },
  { command: '+MCONFIG', at: [1], kind: 'device-ids', source: 'docs/at-dialect.md §9.1' },
  { command: '+CSCA', at: [0], form: phoneForm, kind: 'phone', source: 'docs/at-commands.md §12' },
  { command: '+CMGS', at: [0], form: /^\+?\d{5,20}$/, kind: 'phone', source: 'docs/at-commands.md §12' },
  { command: '+CMGW', at: [0], form: /^\+?\d{5,20}$/, kind: 'phone', source: 'docs/at-commands.md §12' },
  { command: '+CMSS', at: [1], form: phoneForm, kind: 'phone', source: 'docs/at-commands.md §12' },
  { command: '+CPBW', at: [1, 3], kind: 'phone', source: 'docs/at-commands.md §12' },
];

export const identityFields: readonly FieldPlace[] = [
  { prefix: '+CGSN', at: [0], form: /^\d{14,17}$/, kind: 'imei', source: 'docs/at-dialect.md §5' },
  { prefix: '+CIMI', at: [0], form: /^\d{14,15}$/, kind: 'imsi', source: 'docs/at-dialect.md §5' },
  { prefix: '+ICCID', at: [0], kind: 'iccid', source: 'docs/at-dialect.md §5; transcript 14' },
  { prefix: '+CCID', at: [0], kind: 'iccid', source: 'docs/at-commands.md §2' },
  { prefix: '+MCONFIG', at: [0, 1], kind: 'device-ids', source: 'docs/at-dialect.md §9.1' },
  { prefix: '+WISN', at: [0], kind: 'device-ids', source: 'docs/at-commands.md §2' },
  { prefix: '+CCED', label: 'LTE current cell', at: [2], kind: 'imsi', source: 'docs/at-dialect.md §6.4' },
  { prefix: '+CNUM', at: [1], form: phoneForm, kind: 'phone', source: 'docs/at-commands.md §2; 3GPP TS 27.007 §7.1' },
  { prefix: '+CSCA', at: [0], form: phoneForm, kind: 'phone', source: 'docs/at-commands.md §12' },
  { prefix: '+CMGR', at: [1], form: phoneForm, kind: 'phone', source: 'docs/at-commands.md §12' },
  { prefix: '+CMGL', at: [2], form: phoneForm, kind: 'phone', source: 'docs/at-commands.md §12' },
  { prefix: '+CMT', at: [0], form: phoneForm, kind: 'phone', source: '3GPP TS 27.005 §3.4.1' },
  { prefix: '+CDS', at: [2], isQuoted: true, form: phoneForm, kind: 'phone', source: '3GPP TS 27.005 §3.4.1' },
  { prefix: '+CLIP', at: [0], form: phoneForm, kind: 'phone', source: '3GPP TS 27.007 §7.11' },
  { prefix: '+CLCC', at: [5], form: phoneForm, kind: 'phone', source: 'docs/at-commands.md §13' },
  { prefix: '+CPBR', at: [1, 3], isQuoted: true, kind: 'phone', source: '3GPP TS 27.007 §8.12' },
];

/** A message as the network transfers it contains the number in another order of digits. */
const messageForm = /^0[0-9A-C](?:[0-9A-F]{2}){6,}$/i;

export const identityAnswers: readonly AnswerPlace[] = [
  { after: '+CGSN', at: [0], form: /^\d{14,17}$/, kind: 'imei', source: 'docs/at-dialect.md §5' },
  { after: '+CIMI', at: [0], form: /^\d{14,15}$/, kind: 'imsi', source: 'docs/at-dialect.md §5' },
  { after: '+CCID', at: [0], form: /^89[0-9A-F]{16,20}$/i, kind: 'iccid', source: 'docs/at-commands.md §2' },
  { after: '+WISN', at: [0], form: /^[\w-]{4,64}$/, kind: 'device-ids', source: 'docs/at-commands.md §2' },
  ...['+CMGR', '+CMGL', '+CMGS', '+CMGW', '+CNMI'].map(
    (after): AnswerPlace => ({ after, at: [0], form: messageForm, kind: 'phone', source: 'docs/at-commands.md §12' }),
  ),
];

const report = (name: string, form: string): RegExp =>
  new RegExp(`^\\s*${name}\\s*:\\s*"?(?<value>${form})"?\\s*$`, 'g');
/** A quotation mark in text, in JSON within a command, and in JSON within JSON. */
const mark = '(?:\\\\22|\\\\{0,2}")';
const jsonKey = (names: string, form: string): RegExp =>
  new RegExp(`${mark}(?:${names})${mark}\\s*:\\s*${mark}?(?<value>${form})`, 'gi');

export const identityPatterns: readonly PatternPlace[] = [
  { pattern: report('IMEI', '\\d{14,17}'), hint: 'IMEI', kind: 'imei', source: 'docs/at-dialect.md §5' },
  { pattern: report('IMSI', '\\d{14,15}'), hint: 'IMSI', kind: 'imsi', source: 'docs/at-dialect.md §5' },
  { pattern: report('ICCID', '[0-9A-F]{18,22}'), hint: 'ICCID', kind: 'iccid', source: 'docs/at-dialect.md §5' },
  { pattern: /^\s*ATD\s*(?<value>\+?\d{5,20})/gi, kind: 'phone', source: 'docs/at-commands.md §13' },
  {
    // The check digit keeps other numbers of fifteen digits readable.
    pattern: /(?<![0-9A-Za-z])(?<value>\d{15})(?![0-9A-Za-z])/g,
    isValid: (value) => hasImeiCheckDigit(value) && /^(?:0[1-9]|35|86|99)/.test(value) && value !== unwrittenImei,
    kind: 'imei',
    source: '3GPP TS 23.003 §6.2',
  },
  { pattern: /(?<![0-9A-Za-z])(?<value>460\d{12})(?![0-9A-Za-z])/g, kind: 'imsi', source: '3GPP TS 23.003 §2.2' },
  {
    pattern: /(?<![0-9A-Za-z])(?<value>89\d{4}[0-9A-F]{12,14})(?![0-9A-Za-z])/g,
    kind: 'iccid',
    source: 'transcript 14; ITU-T E.118',
  },
  { pattern: jsonKey('imei', '\\d{14,17}'), hint: 'imei', kind: 'imei', source: '3GPP TS 23.003 §6.2' },
  { pattern: jsonKey('imsi', '\\d{14,15}'), hint: 'imsi', kind: 'imsi', source: '3GPP TS 23.003 §2.2' },
  { pattern: jsonKey('iccid', '[0-9A-F]{18,22}'), hint: 'iccid', kind: 'iccid', source: 'ITU-T E.118' },
  {
    pattern: jsonKey('(?:device_?)?secret|secret_?key|(?:iot_?|access_?)?token|passw(?:or)?d', '[^"\\\\,}\\s]{4,512}'),
    hint: ':',
    kind: 'secrets',
    source: 'docs/huawei.md §1',
  },
];
