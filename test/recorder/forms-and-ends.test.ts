import { describe, expect, it } from 'vitest';
import { createMasker } from '../../electron/recorder/masking.ts';
import { secretForms } from '../../electron/recorder/secret-forms.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('the forms of a secret', () => {
  it('are its Base64 characters at each of three positions, with any surrounding bytes', () => {
    const forms = secretForms('abcdefgh').texts.map(textOf);
    // '.abcdefgh' and '..abcdefgh' are LmFiY2RlZmdo and Li5hYmNkZWZnaA. The first two or three characters encode the preceding bytes.
    for (const form of ['YWJjZGVmZ2', 'FiY2RlZmdo', 'hYmNkZWZna', 'hYmNkZWZnaA', 'YWJjZGVmZ2g=']) {
      expect(forms, form).toContain(form);
    }
    for (const lead of ['', '.', '..']) {
      const encoded = Buffer.from(`${lead}abcdefgh..`).toString('base64');
      expect(forms.some((form) => form.length >= 10 && encoded.includes(form))).toBe(true);
    }
  });

  it('of a long value are pieces that cover it from its first byte to its last', () => {
    const value = Uint8Array.from({ length: 2_500 }, (_, at) => (at * 7 + (at >> 8) * 13) % 251);
    const forms = new Set(secretForms(value).texts.map(textOf));
    for (const start of [0, 1_021, 2_500 - 1_024]) {
      expect(forms.has(textOf(value.subarray(start, start + 1_024))), `from ${start}`).toBe(true);
    }
    const exact = secretForms(value.subarray(0, 1_025)).texts.map(textOf);
    expect(exact).toContain(textOf(value.subarray(0, 1_024)));
    expect(exact).toContain(textOf(value.subarray(1, 1_025)));
  });
});

it('an argument that began before the end of a stream does not continue after it', () => {
  const masker = createMasker();
  expect(textOf(masker.push(bytesOf('AT+CPIN="12')))).toContain('AT+CPIN=');
  masker.flush();
  expect(textOf(Buffer.concat([masker.push(bytesOf('34"\r\n')), masker.flush()]))).toBe('34"\r\n');
});
