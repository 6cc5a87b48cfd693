import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskKinds } from '../../../shared/recordings/masking/kinds.ts';
import { canaries, contains, encodingsOf, writtenHex } from '../../recorder/secret-values.ts';
import { transcriptNames } from '../../support/transcripts.ts';
import { contentOf, entriesOfTranscript, exported, recordingOf, type TestEntry, textOf } from './export-bench.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const hexOf = (text: string): string => Buffer.from(text).toString('hex');
const atEscaped = (text: string): string =>
  text.replaceAll('\\', '\\5C').replaceAll('"', '\\22').replaceAll('\r', '\\0D').replaceAll('\n', '\\0A');

/** The eight forms in which a value may stand. */
const formsOf = (value: string): Readonly<Record<string, Uint8Array>> => ({
  plain: bytesOf(value),
  hex: bytesOf(hexOf(value)),
  'hex in upper case': bytesOf(hexOf(value).toUpperCase()),
  'hex with blanks': bytesOf((hexOf(value).match(/../g) ?? []).join(' ')),
  Base64: bytesOf(Buffer.from(value).toString('base64')),
  'URL-encoded': bytesOf(encodeURIComponent(value)),
  'JSON-escaped': bytesOf(JSON.stringify(value).slice(1, -1)),
  'AT-escaped': bytesOf(atEscaped(JSON.stringify(value).slice(1, -1))),
});

/** The form sent and received, between other traffic, once for each place where it can be cut. */
const traffic = (form: Uint8Array): readonly TestEntry[] => {
  const line = Buffer.concat([Buffer.from('+MSUB: "t",9 byte,x '), form, Buffer.from(' y\r\n')]);
  return Array.from({ length: line.length }, (_, cut): readonly TestEntry[] => [
    ['>', line.subarray(0, cut)],
    ['<', line.subarray(0, cut)],
    ['>', line.subarray(cut)],
    ['<', line.subarray(cut)],
    ['<', '\r\nOK\r\n'],
  ]).flat();
};

const expectAbsent = (content: Uint8Array, value: string): void => {
  const texts = [
    content,
    Buffer.from(textOf(content, 'sent'), 'latin1'),
    Buffer.from(textOf(content, 'received'), 'latin1'),
  ];
  for (const form of [...Object.values(encodingsOf(value)), ...Object.values(formsOf(value))]) {
    for (const text of texts) expect(contains(text, form)).toBe(false);
  }
};

describe.each(Object.entries(canaries))('a secret that the recording contains, %s', (_name, value) => {
  it.each(Object.entries(formsOf(value)))('is not in an export as %s, wherever it is cut', async (_form, form) => {
    const content = await exported(recordingOf(traffic(form)), { known: [value] });
    expectAbsent(content, value);
    const line = `+MSUB: "t",9 byte,x ${'*'.repeat(form.length)} y\r\n\r\nOK\r\n`;
    expect(textOf(content, 'received')).toBe(line.repeat(form.length + 24));
  });
});

describe('a password that a log of another program contains', () => {
  const value = 'luat-pw-4711';

  it.each(Object.entries(formsOf(value)))('is found by its place, and hidden as %s', async (_form, form) => {
    const login: TestEntry = ['>', `AT+MCONFIG="id","user","${value}"\r`];
    expectAbsent(await exported(recordingOf([login, ...traffic(form)])), value);
  });
});

const identities: Readonly<Record<string, readonly [string, readonly TestEntry[]]>> = {
  imei: [
    '866714043075174',
    [
      ['>', 'AT+CGSN\r'],
      ['<', '\r\n866714043075174\r\n'],
    ],
  ],
  imsi: [
    '460011234567890',
    [
      ['>', 'AT+CIMI\r'],
      ['<', '\r\n460011234567890\r\n'],
    ],
  ],
  iccid: ['898604981022C0254186', [['<', '+ICCID: 898604981022C0254186\r\n']]],
  phone: ['+8613812345678', [['<', '+CNUM: "","+8613812345678",145\r\n']]],
  'location-and-cells': ['114.3214505', [['<', '+CIPGSMLOC: 0,34.7983328,114.3214505,2023/06/05,14:38:50\r\n']]],
  addresses: ['36.152.44.96', [['<', '+CDNSGIP: 1,"a.example","36.152.44.96"\r\n']]],
  'device-ids': ['5f0a9c_pump-7', [['>', 'AT+MCONFIG="5f0a9c_pump-7_0_0_2026112306","5f0a9c_pump-7","********"\r']]],
};

describe.each(Object.entries(identities))('a value of kind %s', (_kind, [value, where]) => {
  it.each(Object.entries(formsOf(value)))('is not in an export as %s, wherever it is cut', async (_form, form) => {
    const recording = recordingOf([...where, ...traffic(form)]);
    const content = await exported(recording);
    expectAbsent(content, value);
    expect(textOf(content, 'received')).toHaveLength(textOf(recording, 'received').length);
  });

  it.each(writtenHex(hexOf(value)))('is hidden in hex as %j, and its name has the same form', async (hex) => {
    const content = await exported(recordingOf([...where, ['<', `x ${hex} y\r\n`]]));
    const written = textOf(content, 'received').split('x ').at(-1)?.slice(0, hex.length) ?? '';
    expect(written.replaceAll(/[0-9a-f]/gi, '0')).toBe(hex.replaceAll(/[0-9a-f]/gi, '0'));
    expect(Buffer.from(written.replaceAll(/[^0-9a-f]/gi, ''), 'hex').toString()).toMatch(/^[A-Z]+-?\d_*$/);
  });
});

/** What identifies a person in the captured sessions, with its name in an export. */
const inTranscripts: readonly (readonly [RegExp, string])[] = [
  // The client id is the IMEI of the module.
  [/868488076771714|866289037465624/g, 'IMEI-1_________'],
  [/<clientid>/g, 'DEVICE-1__'],
  [/<username>/g, 'DEVICE-2__'],
  [/<password>/g, '**********'],
  [/(?<=AT\+MCONFIG=IMEI-1_+,)root/g, 'D1__'],
  [/(?<="IMEI-1_+",")user(?=")/g, 'D1__'],
  [/luat123456/g, '**********'],
  [/(?<=")password(?=")/g, '********'],
  [/898604981022C0254186/g, 'ICCID-1_____________'],
  [/2797/g, 'L1__'],
  [/02B82E17/g, 'PLACE-2_'],
  [/10\.76\.1\.35/g, 'ADDRESS-1_'],
];

describe('nothing else is hidden', () => {
  it.each(transcriptNames())('in transcript %s', async (name) => {
    const recording = recordingOf(entriesOfTranscript(name));
    const masked = await exported(recording);
    for (const direction of ['sent', 'received'] as const) {
      const expected = inTranscripts.reduce(
        (text, [pattern, by]) => text.replace(pattern, by),
        textOf(recording, direction),
      );
      expect(textOf(masked, direction)).toBe(expected);
    }
  });

  it('when there is nothing to hide: every byte is as it was, with any cuts', async () => {
    const harmless = fc.constantFrom(
      'OK\r\n',
      '+CSQ: 20,99\r\n',
      'AT+CGATT?\r',
      '+CGATT: 1\r\n',
      '> ',
      'deadbeef',
      'x'.repeat(300),
      '\u0000\u00ff',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('>' as const, '<' as const), harmless), { maxLength: 40 }),
        async (entries) => {
          const recording = recordingOf(entries);
          const masked = await exported(recording);
          for (const direction of ['sent', 'received'] as const)
            expect(textOf(masked, direction)).toBe(textOf(recording, direction));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the names of an export', () => {
  it('are running numbers, which say nothing of a value', async () => {
    const entries: readonly TestEntry[] = [
      ['<', 'IMEI: 866714043075174\r\nIMEI: 866714043220945\r\nIMEI: 866714043075174\r\n'],
    ];
    expect(textOf(await exported(recordingOf(entries)), 'received')).toBe(
      'IMEI: IMEI-1_________\r\nIMEI: IMEI-2_________\r\nIMEI: IMEI-1_________\r\n',
    );
  });

  it('are counted by kind', async () => {
    const { found } = await contentOf(recordingOf(entriesOfTranscript('14-air780e-sim-hotplug-llcom')));
    expect(found.values.map(({ kind, text }) => [kind, text])).toEqual([['iccid', '898604981022C0254186']]);
    expect(maskKinds).toHaveLength(10);
  });
});
