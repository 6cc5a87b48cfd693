import { describe, expect, it } from 'vitest';
import { createSecretSet, type SecretSet } from '../../electron/recorder/masking.ts';
import { maskTypedLine } from '../../electron/session/typed-secrets.ts';
import { mayHoldSecret } from '../../shared/at/secret-commands.ts';

const stars = '*'.repeat(11);
/** Commands as written by word processors and Chinese input methods, and their visible part. With mixed characters too much is masked. */
const lines = [
  ['AT+MCONFIG=“c”，“u”，“geheim12345”', `AT+MCONFIG=“c”，“u”，“${stars}”`],
  ['AT+MCONFIG=“c”，“u”，“geheim12345”，0，0', `AT+MCONFIG=“c”，“u”，“${stars}”，0，0`],
  ['AT+MCONFIG="c"，"u"，"geheim12345"', `AT+MCONFIG="c"，"u"，"${stars}"`],
  ['AT+MCONFIG=“c",”u",“geheim12345"', `AT+MCONFIG=“c",”u",${stars}****`],
  ['AT+MCONFIG=c，u，geheim12345', `AT+MCONFIG=c，u，${stars}`],
  ['AT+MCONFIG=「c」，「u」，「geheim12345」', `AT+MCONFIG=「c」，「u」，「${stars}」`],
  ['AT+MCONFIG=‘c’，‘u’，‘geh，im12345’', `AT+MCONFIG=‘c’，‘u’，‘${stars}**’`],
  ['AT+CPIN＝7391', 'AT+CPIN＝****'],
  ['AT＋CPIN＝7391', 'AT＋CPIN＝****'],
  ['ＡＴ＋ＣＰＩＮ＝“7391”', 'ＡＴ＋ＣＰＩＮ＝“****”'],
  ['AT+CPIN="7391"；+CSQ', 'AT+CPIN="************'],
  ['AT+CLCK=“SC”，1，“7391”', 'AT+CLCK=“SC”，1，“****”'],
  ['AT+SAPBR=3，1，“PWD”，“geheim12345”', `AT+SAPBR=3，1，“PWD”，“${stars}”`],
  ['AT+MCONFIG="c"、"u"、"geheim12345"', `AT+MCONFIG="c"、"u"、"${stars}"`],
] as const;

describe('a secret after characters that only Unicode has', () => {
  it.each([
    ['AT+CPIN\u00a0=7391', 'AT+CPIN\u00a0=****'],
    ['AT+CPIN\u200b=7391', 'AT+CPIN\u200b=****'],
    ['AT+CPIN=\u00a0"7391"', 'AT+CPIN=********'],
    ['AT+CLCK="SC"،1،"7391"', 'AT+CLCK="SC"،1،"****"'],
    ['AT+CLCK="SC"､1､"7391"', 'AT+CLCK="SC"､1､"****"'],
  ])('is not shown: %j', (line, shown) => {
    expect(mayHoldSecret(line)).toBe(true);
    expect(maskTypedLine(line)).toBe(shown);
    expect(createSecretSet().maskText(`${line}\r\nOK\r\n`)).toBe(`${shown}\r\nOK\r\n`);
  });
});

const gbk: Readonly<Record<string, string>> = {
  ...{
    '、': '\xa1\xa2',
    '“': '\xa1\xb0',
    '”': '\xa1\xb1',
    '‘': '\xa1\xae',
    '’': '\xa1\xaf',
    '「': '\xa1\xb8',
    '」': '\xa1\xb9',
  },
};
const fullWidth = (character: string): string => `\xa3${String.fromCharCode(character.charCodeAt(0) - 0xff01 + 0xa1)}`;
const encodings = {
  'UTF-8': (text: string): Buffer => Buffer.from(text, 'utf8'),
  GBK: (text: string): Buffer =>
    Buffer.from(
      text.replace(/[^\0-~]/g, (one) => gbk[one] ?? fullWidth(one)),
      'latin1',
    ),
};

const secretOf = (line: string): readonly string[] => line.match(/geheim12345|geh|im12345|7391/g) ?? [];

const shownInPieces = (secrets: SecretSet, bytes: Uint8Array, size: number, pauses: boolean): string => {
  const stream = secrets.createStream();
  const out: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += size) {
    out.push(stream.push(bytes.subarray(at, at + size)));
    if (pauses) out.push(stream.settle());
  }
  return Buffer.concat([...out, stream.flush()]).toString('latin1');
};

describe.each(Object.entries(encodings))('a secret between wide quotes and separators in %s', (_name, encode) => {
  it.each(lines)('is not shown, and the rest is: %s', (line) => {
    const secrets = createSecretSet();
    const shown = Buffer.from(secrets.mask(encode(`${line}\r\nOK\r\n`))).toString('latin1');
    for (const secret of secretOf(line)) expect(shown).not.toContain(secret);
    const start = encode(line)
      .toString('latin1')
      .indexOf(secretOf(line)[0] ?? '');
    expect(shown.slice(0, start - 4)).toBe(
      encode(line)
        .toString('latin1')
        .slice(0, start - 4),
    );
    expect(shown.slice(-4)).toBe('OK\r\n');
  });

  it.each(lines)('is not shown in pieces of any size, with and without pauses: %s', (line) => {
    const bytes = encode(`${line}\r\nOK\r\n`);
    const whole = Buffer.from(createSecretSet().mask(bytes)).toString('latin1');
    for (const size of [1, 2, 3, 4, 5, 7, 11]) {
      expect(shownInPieces(createSecretSet(), bytes, size, false)).toBe(whole);
      const paused = shownInPieces(createSecretSet(), bytes, size, true);
      for (const secret of secretOf(line)) expect(paused).not.toContain(secret);
      expect(paused).toHaveLength(whole.length);
    }
  });

  it.each(lines)('is not shown in an echo that line ends tear: %s', (line) => {
    const [secret = ''] = secretOf(line);
    const torn = line.replace(secret, `${secret.slice(0, 2)}\r\n${secret.slice(2)}`);
    const secrets = createSecretSet();
    secrets.noteSent(encode(`${line}\r`), []);
    const shown = shownInPieces(secrets, encode(`${torn}\r\r\nOK\r\n`), 1, false);
    expect(shown).not.toContain(`${secret.slice(0, 2)}\r\n`);
    expect(shown).not.toContain(secret.slice(2));
  });
});

describe('a typed line with wide quotes and separators', () => {
  it.each(lines)('%s', (line, shown) => {
    expect(maskTypedLine(line)).toBe(shown);
    expect(mayHoldSecret(line)).toBe(true);
  });

  it('is also judged with ASCII characters: either may be meant', () => {
    expect(maskTypedLine('AT+MCONFIG=c,u，v,geheim12345')).toBe(`AT+MCONFIG=c,u，*,${stars}`);
    expect(maskTypedLine('AT+MCONFIG="c","u","ge”，“heim"')).toBe(`AT+MCONFIG="c","u","${'*'.repeat(15)}"`);
  });
});

it('text with full-width characters and without a secret command is shown as it is', () => {
  const text = '+CMT: “短信”，＝：；，「」\r\n你好，世界。AT+CSQ：“1”\r\n';
  const stream = createSecretSet().createStream();
  const out = Array.from(Buffer.from(text), (byte) => stream.push(Uint8Array.of(byte)));
  // Nothing waits for more.
  expect(Buffer.concat(out).toString()).toBe(text);
});
