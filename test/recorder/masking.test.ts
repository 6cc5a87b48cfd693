import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMasker, createSecretSet, type Masker, maskSpans, maskText } from '../../electron/recorder/masking.ts';
import { secretForms } from '../../electron/recorder/secret-forms.ts';
import { canaries, concat, contains, encodingsOf, writtenHex } from './secret-values.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

const maskerFor = (...values: readonly (string | Uint8Array)[]): Masker => {
  const masker = createMasker();
  values.forEach(masker.register);
  return masker;
};

const run = (masker: Masker, chunks: readonly Uint8Array[]): Uint8Array =>
  concat(...chunks.map((chunk) => masker.push(chunk)), masker.flush());

const allForms = (value: string): readonly Uint8Array[] => {
  const { texts, hex } = secretForms(value);
  return [...texts, ...hex.flatMap((digits) => writtenHex(Buffer.from(digits).toString('latin1')).map(bytesOf))];
};

/** Cuts at the given offsets, in any order. */
const cutAt = (bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] => {
  const borders = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return borders.slice(1).map((end, index) => bytes.subarray(borders[index], end));
};

const before = bytesOf('\r\n+MSUB: "t",9 byte,');
const after = bytesOf('\r\n\r\nOK\r\n');

describe.each(Object.entries(canaries))('a canary %s', (_, value) => {
  it.each(Object.entries(encodingsOf(value)))(
    'is masked as %s for every chunking, and nothing else is masked',
    (_name, form) => {
      const input = concat(before, form, after);
      const expected = concat(before, bytesOf('*'.repeat(form.length)), after);
      for (let first = 0; first <= input.length; first += 1) {
        const masker = maskerFor(value);
        expect(textOf(run(masker, cutAt(input, [first])))).toBe(textOf(expected));
      }
      expect(textOf(run(maskerFor(value), cutAt(input, [...input.keys()])))).toBe(textOf(expected));
    },
  );

  it('is unreadable inside longer Base64 data, at every alignment', () => {
    for (const lead of ['', 'x', 'xy', 'user:']) {
      for (const trail of ['', 'z', 'zz', 'zzz']) {
        const encoded = Buffer.from(`${lead}${value}${trail}`).toString('base64');
        const masked = textOf(run(maskerFor(value), [bytesOf(encoded)]));
        expect(masked).toHaveLength(encoded.length);
        const decoded = Buffer.from(masked.replaceAll('*', 'A'), 'base64');
        const [first = 0, ...inner] = Buffer.from(value);
        expect(contains(decoded, Uint8Array.from(inner.slice(0, 2)))).toBe(false);
        expect(contains(decoded.subarray(lead.length), Uint8Array.from([first, ...inner.slice(0, 1)]))).toBe(false);
      }
    }
  });
});

describe('a stream in chunks of any size', () => {
  const alphabet = fc.constantFrom(...'ab"\\\r'.split(''));
  const word = fc.array(alphabet, { minLength: 8, maxLength: 13 }).map((characters) => characters.join(''));
  const scenario = fc.record({
    values: fc.array(word, { minLength: 1, maxLength: 4 }),
    noise: fc.array(fc.array(alphabet, { maxLength: 12 }).map((characters) => characters.join(''))),
    picks: fc.array(fc.nat(), { maxLength: 20 }),
    cuts: fc.array(fc.nat(), { maxLength: 12 }),
  });

  it('gives the same masked bytes with the same length, contains no form, and buffers less than the longest form', () => {
    fc.assert(
      fc.property(scenario, ({ values, noise, picks, cuts }) => {
        const forms = values.flatMap((value) => allForms(value));
        const longest = Math.max(...forms.map((form) => form.length));
        const parts = picks.map((pick, index) => [bytesOf(noise[index] ?? ''), forms[pick % forms.length] ?? after]);
        const input = concat(...parts.flat(), bytesOf('#'));
        const whole = run(maskerFor(...values), [input]);
        const masker = maskerFor(...values);
        const out: Uint8Array[] = [];
        for (const chunk of cutAt(input, cuts)) {
          out.push(masker.push(chunk));
          expect(masker.heldBytes).toBeLessThan(longest);
        }
        const chunked = concat(...out, masker.flush());
        expect(textOf(chunked)).toBe(textOf(whole));
        expect(textOf(createSecretSet(values).mask(input))).toBe(textOf(whole));
        expect(chunked).toHaveLength(input.length);
        for (const form of forms) expect(contains(chunked, form)).toBe(false);
      }),
    );
  });

  it('leaves data without secrets unchanged', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (chunks) => {
        // The filler has no byte that occurs in a form of the value, so that no form can appear by chance.
        const input = chunks.map((chunk) => chunk.map((byte) => byte & 0x87));
        expect(run(maskerFor('c4naryPlainSecret'), input)).toEqual(concat(...input));
      }),
    );
  });

  it('never buffers ordinary text that begins no form', () => {
    const masker = maskerFor('zQ7!kP2x');
    expect(textOf(masker.push(bytesOf('\r\nOK\r\n')))).toBe('\r\nOK\r\n');
    expect(masker.heldBytes).toBe(0);
  });

  it('masks values that are registered while it is running, even in bytes it has buffered', () => {
    const masker = maskerFor('secretOne');
    expect(textOf(masker.push(bytesOf('..secret')))).toBe('..');
    masker.register('secretTwo!');
    expect(textOf(concat(masker.push(bytesOf('Two!..')), masker.flush()))).toBe('**********..');
  });

  it('finds a new value inside the buffered bytes', () => {
    const masker = maskerFor('secretNumberOne');
    expect(textOf(masker.push(bytesOf('..secretNumber')))).toBe('..');
    masker.register('cretNumb');
    expect(textOf(concat(masker.push(bytesOf('.')), masker.flush()))).toBe('se********er.');
  });

  it('finds a value inside a longer one that is not completed', () => {
    expect(textOf(run(maskerFor('abcdefghijkl', 'cdefghij'), [bytesOf('abcdefghijX')]))).toBe('ab********X');
  });

  it('does not become slower with many values', () => {
    const values = Array.from({ length: 300 }, (_, index) => `value-number-${index}-${index * 7919}`);
    const input = bytesOf(`AT+X="${values[299]}"\r\n`.repeat(2_000));
    const out = textOf(run(maskerFor(...values), [input]));
    expect(out).not.toContain(values[299]);
  });
});

describe('a beginning of a secret at the end of the stream', () => {
  it.each([
    ['c4naryPlainSecret', 'c4n', 'c4n'],
    ['c4naryPlainSecret', 'c4na', '****'],
    ['c4naryPlainSecret', 'c4naryPlainSecre', '****************'],
    ['qZ9wX1rT', 'qZ9', 'qZ9'],
    ['qZ9wX1rT', 'qZ9w', '****'],
    ['qZ9wX1rT', 'xqZ9wX', 'x*****'],
  ])('%j: the input %j is emitted as %j', (value, input, expected) => {
    expect(textOf(run(maskerFor(value), [bytesOf(input)]))).toBe(expected);
  });

  it('is emitted by settle, and the rest of the secret is still masked', () => {
    const masker = maskerFor('c4naryPlainSecret');
    const out: string[] = [];
    for (const character of '>c4naryPlainSecret<') {
      out.push(textOf(masker.push(bytesOf(character))), textOf(masker.settle()));
      expect(masker.heldBytes).toBe(0);
    }
    expect(out.join('')).toBe(`>c4n${'*'.repeat(14)}<`);
  });
});

describe('masking of values alone', () => {
  it('masks every form of a registered value and nothing else, and leaves other bytes as they are', () => {
    const secrets = createSecretSet(['a secret value']);
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    const textOf = (text: string): string => Buffer.from(secrets.maskValues(bytes(text))).toString();
    expect(textOf('it is a secret value.')).toBe('it is **************.');
    expect(textOf(Buffer.from('a secret value').toString('hex'))).toBe('*'.repeat(28));
    const other = bytes('AT+CPIN="1234"');
    expect(secrets.maskValues(other)).toBe(other);
  });
});

describe('masking', () => {
  it('does not search for values shorter than 8 bytes: a PIN may be a byte count', () => {
    expect(secretForms('abcdefg')).toEqual({ texts: [], hex: [] });
    expect(textOf(run(maskerFor('OK', '', '1234'), [bytesOf('OK 1234\r\n')]))).toBe('OK 1234\r\n');
  });

  it('masks every line of a key for all line ends, and leaves its boundaries', () => {
    const body = Array.from({ length: 26 }, (_, line) => Buffer.alloc(48, line * 7 + 1).toString('base64'));
    const pem = `-----BEGIN PRIVATE KEY-----\n${body.join('\n')}\n-----END PRIVATE KEY-----\n`;
    const shown = textOf(run(maskerFor(pem), [bytesOf(pem.replaceAll('\n', '\r\n'))]));
    for (const line of body) expect(shown).not.toContain(line);
    expect(shown.startsWith('-----BEGIN PRIVATE KEY-----\r\n****')).toBe(true);
  });

  it('masks a long binary value completely, in pieces', () => {
    const value = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 31 + (index >> 5)) % 251);
    const hex = bytesOf(Buffer.from(value).toString('hex'));
    expect(new Set(run(maskerFor(value), [value]))).toEqual(new Set([0x2a]));
    expect(new Set(run(maskerFor(value), [hex]))).toEqual(new Set([0x2a]));
  });

  it('masks spans by offset and cuts them to the bytes', () => {
    expect(textOf(maskSpans(bytesOf('AT+CPIN=1234'), [{ start: 8, end: 12 }]))).toBe('AT+CPIN=****');
    expect(
      textOf(
        maskSpans(bytesOf('abc'), [
          { start: -5, end: 1 },
          { start: 2, end: 99 },
        ]),
      ),
    ).toBe('*b*');
    expect(textOf(maskSpans(bytesOf('abc'), [{ start: 2, end: 1 }]))).toBe('abc');
  });

  it('masks the text of errors, also when its characters are bytes', () => {
    const value = 'gehéim-鸟-🐤-x';
    expect(maskText(`x ${value} y`, [value])).not.toContain('gehéim');
    const latin1 = Buffer.from(value, 'utf8').toString('latin1');
    expect(maskText(`线路 ${latin1} y`, [value])).toBe(`线路 ${'*'.repeat(Buffer.byteLength(latin1))} y`);
    expect(maskText('broken \ud800 surrogate', [value])).toBe('broken \ud800 surrogate');
  });
});
