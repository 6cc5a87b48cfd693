import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRequest } from '../../electron/at/command-spec.ts';
import { fileWrite, fileWriteParts } from '../../electron/commands/file-write.ts';
import { expectNoInjection, play, textOf } from './support.ts';

const certificate = {
  file: 'server.crt',
  mode: 0,
  bytes: new Uint8Array(1402).fill(0x2d),
  seconds: 15,
  secret: false,
} as const;

describe('the line', () => {
  it('is that of the article for the certificate of the article', () => {
    expect(textOf(fileWrite.line(certificate))).toBe('AT+FSWRITE="server.crt",0,1402,15');
  });

  it('appends with mode 1', () => {
    const part = { ...certificate, mode: 1, bytes: new Uint8Array(10_240).fill(0x41), seconds: 20 } as const;
    expect(textOf(fileWrite.line(part))).toBe('AT+FSWRITE="server.crt",1,10240,20');
  });

  it('refuses values that the module would refuse or misread', () => {
    const build = (change: object) => () => fileWrite.line({ ...certificate, ...change });
    expect(build({ bytes: new Uint8Array(0) })).toThrow(RangeError);
    expect(build({ bytes: new Uint8Array(10_241) })).toThrow(RangeError);
    expect(build({ bytes: Uint8Array.of(0x0a, 0x41) })).toThrow(RangeError);
    expect(build({ seconds: 0 })).toThrow(RangeError);
    expect(build({ seconds: 1.5 })).toThrow(RangeError);
  });

  it('keeps the name inside its quotes', () => {
    expectNoInjection(fileWrite, (file) => ({ ...certificate, file }), 1);
  });
});

describe('the payload', () => {
  it('contains the unchanged bytes, and is masked when it is a private key', () => {
    expect(buildRequest(fileWrite, certificate).payload).toEqual({ bytes: certificate.bytes, secret: false });
    expect(buildRequest(fileWrite, { ...certificate, secret: true }).payload?.secret).toBe(true);
    expect(fileWrite.secrets).toEqual(['bytes']);
  });
});

describe('the final result', () => {
  it('is OK, an error, or TimeOut of the module', () => {
    expect(play(fileWrite, certificate, ['', 'OK']).outcome?.ok).toBe(true);
    expect(play(fileWrite, certificate, ['TimeOut']).failedBy).toBe('TimeOut');
    expect(play(fileWrite, certificate, ['TIMEOUT']).failedBy).toBe('TIMEOUT');
    expect(play(fileWrite, certificate, ['ERROR']).failedBy).toBe('ERROR');
  });

  it('has a deadline 2 s longer than the module waits, and is never repeated automatically', () => {
    expect(fileWrite.deadlineMs(certificate)).toBe(17_000);
    expect(fileWrite.repeatable).toBe(false);
  });
});

describe('the parts of a long file', () => {
  it('add up to the file, stay within the limit, and lose no line feed to the command line', () => {
    const lines = fc.array(fc.constantFrom('A', 'B', '\n', 'abc', '\r\n'), { maxLength: 200 });
    fc.assert(
      fc.property(lines, fc.integer({ min: 4, max: 40 }), (pieces, limitBytes) => {
        const text = `-${pieces.join('').replace(/\n{2,}/g, '\n')}`;
        const content = new TextEncoder().encode(text);
        const parts = fileWriteParts(content, limitBytes);
        expect(parts.map((part) => new TextDecoder().decode(part)).join('')).toBe(text);
        for (const part of parts) {
          expect(part.length).toBeGreaterThan(0);
          expect(part.length).toBeLessThanOrEqual(limitBytes);
          expect(part[0]).not.toBe(0x0a);
        }
      }),
    );
  });

  it('are one for a certificate, and none for an empty file', () => {
    expect(fileWriteParts(certificate.bytes)).toHaveLength(1);
    expect(fileWriteParts(new Uint8Array(0))).toEqual([]);
  });

  it('keep a line feed at a boundary in the part before it', () => {
    const content = new TextEncoder().encode('abcd\nefgh');
    expect(fileWriteParts(content, 4).map((part) => part.length)).toEqual([3, 4, 2]);
  });
});
