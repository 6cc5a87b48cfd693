import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMasker, createSecretSet, maskText } from '../../electron/recorder/masking.ts';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const body = [
  'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj',
  'MzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu',
  'NMoSfm76oqFvAp8Gy0iz5sxjZmSnXyCdPEovGhLa0VzMaQ8s+CLOyS56YyCFGeJZ',
  'q+a1/w==',
];
const pemOf = (kind: string, end = '\n'): string =>
  `${[`-----BEGIN ${kind}-----`, ...body, `-----END ${kind}-----`].join(end)}${end}`;

/** Which lines of the body are still legible, in part. */
const legible = (shown: string): readonly string[] =>
  body.filter((line) =>
    Array.from({ length: line.length - 7 }, (_, at) => line.slice(at, at + 8)).some((part) => shown.includes(part)),
  );

const inPieces = (parts: readonly string[], pauses: boolean): string => {
  const masker = createMasker();
  const out = parts.flatMap((part) => [masker.push(bytesOf(part)), ...(pauses ? [masker.settle()] : [])]);
  return Buffer.concat([...out, masker.flush()]).toString('latin1');
};

describe('a private key in received bytes', () => {
  const read = (content: string): string =>
    `AT+FSREAD="tls.pem",0,${content.length},0\r\r\n${content}\r\nOK\r\nAT+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\nATI\r\r\nAirM2M_720_V1\r\nOK\r\n`;

  it.each([
    ...['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY', 'ENCRYPTED PRIVATE KEY', 'OPENSSH PRIVATE KEY'],
    'PGP PRIVATE KEY BLOCK',
  ])('is hidden: %s', (kind) => {
    for (const end of ['\n', '\r\n', '\r', '\\n']) {
      const shown = maskText(read(pemOf(kind, end)), []);
      expect([end, legible(shown)]).toEqual([end, []]);
      expect(shown.slice(shown.indexOf('OK\r\nAT+CSQ'))).toBe(read('').slice(read('').indexOf('OK\r\nAT+CSQ')));
      expect(shown).toHaveLength(read(pemOf(kind, end)).length);
    }
  });

  it('is hidden with any chunking and any pauses', () => {
    const text = read(pemOf('PRIVATE KEY'));
    const whole = maskText(text, []);
    for (const pauses of [false, true]) {
      expect(inPieces([...text], pauses)).toBe(whole);
      for (let at = 0; at < text.length; at += 1)
        expect(inPieces([text.slice(0, at), text.slice(at)], pauses)).toBe(whole);
    }
  });

  it('is hidden when it is read in blocks of any size, with unsolicited lines in between', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 90 }),
        fc.constantFrom('', '+CREG: 1\r\n', '+CGREG: 1,"A1","B2",7\r\n\r\n'),
        fc.constantFrom('FSREAD="tls.pem",1,', 'HTTPREAD='),
        fc.boolean(),
        (size, urc, reader, pauses) => {
          const content = pemOf('RSA PRIVATE KEY', '\r\n');
          const parts: string[] = [];
          for (let at = 0; at < content.length; at += size) {
            parts.push(`AT+${reader}${size},${at}\r\r\n`, content.slice(at, at + size), `\r\n${urc}OK\r\n`);
          }
          const shown = inPieces([...parts, 'AT+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\nstray\r\n'], pauses);
          expect(legible(shown)).toEqual([]);
          expect(shown).toContain('AT+CSQ\r\r\n+CSQ: 20,99\r\n\r\nOK\r\nstray\r\n');
        },
      ),
    );
  });

  it('hides no more than the longest key when its end is missing', () => {
    const text = `-----BEGIN PRIVATE KEY-----\n${`${body[0]}\n`.repeat(600)}`;
    const shown = inPieces([text], false);
    expect(shown.slice(0, 16_384)).not.toContain(body[0]);
    expect(shown.slice(17_000)).toContain(body[0]);
  });

  it('is not confused with a certificate or a public key', () => {
    for (const kind of ['CERTIFICATE', 'PUBLIC KEY', 'CERTIFICATE REQUEST']) {
      const text = read(pemOf(kind));
      expect(maskText(text, [])).toBe(text);
    }
  });

  it('may follow a certificate and precede another one', () => {
    const [before, after] = ['-----BEGIN CERTIFICATE-----\nMIIBcert\n-----END CERTIFICATE-----\n', 'text behind it'];
    const shown = maskText(`${before}${pemOf('PRIVATE KEY')}${after}`, []);
    expect(legible(shown)).toEqual([]);
    expect(shown.startsWith(before)).toBe(true);
    expect(shown.endsWith(after)).toBe(true);
  });
});

describe('a part of a key file', () => {
  const line = body[1] ?? '';
  /** What a stream shows after these lines were sent. */
  const shownAfter = (sent: readonly string[], received: string, keyFiles: readonly string[] = []): string => {
    const secrets = createSecretSet();
    keyFiles.forEach(secrets.noteKeyFile);
    const stream = secrets.createStream();
    for (const text of sent) stream.noteSent(bytesOf(text), []);
    const out = [...received].map((character) => stream.push(bytesOf(character)));
    return Buffer.concat([...out, stream.flush()]).toString('latin1');
  };
  const answer = `\r\n${line}\r\n+CREG: 1\r\nOK\r\nATI\r\r\nAirM2M_720_V1\r\n\r\nOK\r\n`;
  const hidden = answer.replace(line, '*'.repeat(line.length));

  it.each([
    ['client.key', []],
    ['CLIENT.KEY', []],
    ['/user/client_key.pem', []],
    ['tls.pem', ['tls.pem']],
  ] as const)('is hidden, by its name: %s', (file, keyFiles) => {
    const command = `AT+FSREAD="${file}",1,64,65\r`;
    // With and without an echo.
    expect(shownAfter([command], `${command}${answer}`, keyFiles)).toBe(`${command}${hidden}`);
    expect(shownAfter([command, 'ATI\r'], answer, keyFiles)).toBe(hidden);
    expect(shownAfter([], `${command}${answer}`, keyFiles)).toBe(`${command}${hidden}`);
  });

  it.each([
    ['it was configured as the key', 'AT+SSLCFG="clientkey",88,"tls.pem"\r', ''],
    ['the module reports it as the key', 'AT+SSLCFG="clientkey",88\r', '+SSLCFG: "clientkey",88,"tls.pem"\r\nOK\r\n'],
    ['a key was written to it', 'AT+FSWRITE="tls.pem",0,99,9\r', ''],
    ['its beginning was read', 'AT+FSREAD="tls.pem",0,28,0\r', '-----BEGIN PRIVATE KEY-----\n\r\nOK\r\n'],
  ])('is hidden after %s', (_, before, beforeAnswer) => {
    const command = 'AT+FSREAD="tls.pem",1,64,65\r';
    const secrets = createSecretSet();
    const stream = secrets.createStream();
    stream.noteSent(bytesOf(before), []);
    if (before.includes('FSWRITE')) stream.noteSent(bytesOf('-----BEGIN PRIVATE KEY-----\nMIIB'), []);
    stream.push(bytesOf(`${before}\r\n${beforeAnswer || 'OK\r\n'}`));
    stream.noteSent(bytesOf(command), []);
    stream.flush();
    expect(Buffer.from(stream.push(bytesOf(answer))).toString('latin1')).toBe(hidden);
  });

  it('is shown of any other file', () => {
    const command = 'AT+FSREAD="server.crt",1,64,65\r';
    expect(shownAfter([command], `${command}${answer}`)).toBe(`${command}${answer}`);
  });

  it('is hidden in an answer without its echo', () => {
    const secrets = createSecretSet();
    const sent = { bytes: bytesOf('AT+FSREAD="client.key",1,64,65'), spans: [] };
    expect(secrets.maskText(`${line}\nOK`, sent)).toBe(`${'*'.repeat(64)}\nOK`);
    expect(secrets.maskText(`${line}\nOK`)).toBe(`${line}\nOK`);
  });
});
