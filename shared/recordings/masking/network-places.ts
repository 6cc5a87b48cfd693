import type { AnswerPlace, ArgumentPlace, FieldPlace, PatternPlace } from './places.ts';
import { decimalForm, hardwareAddressForm, hexForm, ipForm, ipInText } from './places.ts';

const addressArguments = (command: string, source: string): ArgumentPlace => ({
  ...{ command, at: 'all', form: ipForm, kind: 'addresses', source },
});
const addressFields = (prefix: string, source: string): FieldPlace => ({
  ...{ prefix, at: 'all', form: ipForm, kind: 'addresses', source },
});
const place = { kind: 'location-and-cells' } as const;

/** A host name stays readable: without the server no failure of a connection can be understood. Its address is masked. */
export const networkArguments: readonly ArgumentPlace[] = [
  addressArguments('+CGDCONT', 'docs/at-dialect.md §6.1'),
  addressArguments('+CDNSCFG', 'docs/at-commands.md §5'),
  addressArguments('+CIPPING', 'docs/at-dialect.md §6.3'),
  addressArguments('+CNTP', 'docs/at-dialect.md §6.3'),
  addressArguments('+CIPSTART', 'docs/at-commands.md §6'),
  addressArguments('+MIPSTART', 'docs/at-dialect.md §9.2'),
  addressArguments('+SSLMIPSTART', 'docs/at-dialect.md §9.2'),
  addressArguments('+FTPSERV', 'docs/at-commands.md §10'),
  addressArguments('+GSMLOCFG', 'docs/at-commands.md §15'),
  { command: '+BTMAC', at: [0], form: hardwareAddressForm, kind: 'addresses', source: 'docs/at-commands.md §19' },
];

export const networkFields: readonly FieldPlace[] = [
  addressFields('+CGPADDR', 'docs/at-commands.md §5; transcript 31'),
  addressFields('+CGDCONT', 'docs/at-dialect.md §6.1'),
  addressFields('+CGCONTRDP', 'docs/at-commands.md §5'),
  addressFields('+GETIP', 'docs/at-commands.md §5'),
  addressFields('*GETIP', 'docs/at-commands.md §5'),
  addressFields('+SAPBR', 'docs/at-commands.md §5'),
  addressFields('+CDNSGIP', 'docs/at-dialect.md §6.3'),
  addressFields('+CIPPING', 'docs/at-dialect.md §6.3'),
  addressFields('+CNTP', 'docs/at-commands.md §5'),
  addressFields('+FTPSERV', 'docs/at-commands.md §10'),
  addressFields('PrimaryDns', 'docs/at-commands.md §5'),
  addressFields('SecondaryDns', 'docs/at-commands.md §5'),
  addressFields('C', 'docs/at-commands.md §6'),
  { prefix: '+MIFIMAC', at: [0], form: hardwareAddressForm, kind: 'addresses', source: 'docs/at-commands.md §2' },
  { prefix: '+BTMAC', at: [0], form: hardwareAddressForm, kind: 'addresses', source: 'docs/at-commands.md §19' },
  // Area and cell stand in quotes, at different places of an answer and of an unsolicited line.
  ...['+CREG', '+CGREG', '+CEREG'].map(
    (prefix): FieldPlace => ({
      ...{
        prefix,
        at: 'all',
        isQuoted: true,
        form: hexForm,
        ...place,
        source: 'docs/at-dialect.md §6.1; transcript 31',
      },
    }),
  ),
  { prefix: '+CCED', label: 'LTE current cell', at: [7, 10], ...place, source: 'docs/at-dialect.md §6.4' },
  { prefix: '+CCED', label: 'LTE neighbor cell', at: [3, 6], ...place, source: 'docs/at-dialect.md §6.4' },
  // The last of the thirty fields is the temporary identity of the subscriber.
  { prefix: '+EEMLTESVC', at: [3, 9, 29], form: /^-?\d{2,}$/, ...place, source: 'docs/at-dialect.md §6.4' },
  { prefix: '+EEMLTEINTRA', at: [7, 8], form: /^\d{2,}$/, ...place, source: 'docs/at-dialect.md §6.4' },
  { prefix: '+EEMLTEINTER', at: [7, 8], form: /^\d{2,}$/, ...place, source: 'docs/at-dialect.md §6.4' },
  { prefix: '+CENG', at: 'all', isQuoted: true, ...place, source: 'docs/at-commands.md §4' },
  { prefix: '+CIPGSMLOC', at: [1, 2], form: decimalForm, ...place, source: 'docs/at-dialect.md §6.4' },
  { prefix: '+WIFILOC', at: [1, 2], form: decimalForm, ...place, source: 'docs/at-dialect.md §6.4' },
  { prefix: '+WIFISCAN', at: 'all', form: hardwareAddressForm, ...place, source: 'docs/at-dialect.md §6.4' },
  { prefix: '+CGNSINF', at: [3, 4, 5], form: /^-?\d+\.\d+$/, ...place, source: 'docs/at-commands.md §15' },
];

export const networkAnswers: readonly AnswerPlace[] = [
  { after: '+CIFSR', at: [0], form: ipForm, kind: 'addresses', source: 'docs/at-dialect.md §6.2; transcript 31' },
  { after: '+CIPSTATUS', at: 'all', form: ipForm, kind: 'addresses', source: 'docs/at-commands.md §6' },
  { after: '+CDNSCFG', at: 'all', form: ipForm, kind: 'addresses', source: 'docs/at-commands.md §5' },
  // One line is printed as two.
  { after: '+CGNSINF', at: [3, 4, 5], form: /^-?\d+\.\d+$/, ...place, source: 'docs/at-dialect.md §15 row 12' },
  { after: '+BTMAC', at: [0], form: hardwareAddressForm, kind: 'addresses', source: 'docs/at-commands.md §19' },
];

export const networkPatterns: readonly PatternPlace[] = [
  {
    pattern: new RegExp(`(?<=://)${ipInText.source}`, 'g'),
    hint: '://',
    kind: 'addresses',
    source: 'docs/at-commands.md §9',
  },
  { pattern: ipInText, hint: 'RECV FROM:', kind: 'addresses', source: 'docs/at-commands.md §6' },
  // The sentences of the receiver: latitude and longitude, degrees and minutes.
  {
    pattern: /(?<=\$G[A-Z]{4}[^*\r\n]{0,40}?,)(?<value>\d{3,5}\.\d{2,},[NS],\d{4,5}\.\d{2,},[EW])/g,
    ...{ hint: '$G', ...place, source: 'docs/at-commands.md §15' },
  },
  {
    pattern:
      /(?:\\22|\\{0,2}")(?:lat|lng|lon|latitude|longitude)(?:\\22|\\{0,2}")\s*:\s*(?:\\22|\\{0,2}")?(?<value>-?\d{1,3}\.\d{2,})/gi,
    ...{ hint: '.', ...place, source: 'docs/at-dialect.md §6.4' },
  },
];
