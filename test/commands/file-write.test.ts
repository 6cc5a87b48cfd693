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
  it("is the article's for the article's certificate", () => {
    expect(textOf(fileWrite.line(certificate))).toBe('AT+FSWRITE="server.crt",0,1402,15');
  });

  it('appends with mode 1', () => {
    const part = { ...certificate, mode: 1, bytes: new Uint8Array(10_240).fill(0x41), seconds: 20 } as const;
    expect(textOf(fileWrite.line(part))).toBe('AT+FSWRITE="server.crt",1,10240,20');
  });

  it('refuses what the module would refuse or misread', () => {
    const build = (change: object) => () => fileWrite.line({ ...certificate, ...change });
    expect(build({ bytes: new Uint8Array(0) })).toThrow(RangeError);
    expect(build({ bytes: new Uint8Array(10_241) })).toThrow(RangeError);
    expect(build({ bytes: Uint8Array.of(0x0a, 0x41) })).toThrow(RangeError);
    expect(build({ seconds: 0 })).toThrow(RangeError);
    expect(build({ seconds: 1.5 })).toThrow(RangeError);
  });

  it('lets no name out of its quotes', () => {
    expectNoInjection(fileWrite, (file) => ({ ...certificate, file }), 1);
  });
});

describe('the payload', () => {
  it('is the bytes themselves, and masked when it is a key', () => {
    expect(buildRequest(fileWrite, certificate).payload).toEqual({ bytes: certificate.bytes, secret: false });
    expect(buildRequest(fileWrite, { ...certificate, secret: true }).payload?.secret).toBe(true);
    expect(fileWrite.secrets).toEqual(['bytes']);
  });
});

describe('the end', () => {
  it("is OK, an error, or the module's own TimeOut", () => {
    expect(play(fileWrite, certificate, ['', 'OK']).outcome?.ok).toBe(true);
    expect(play(fileWrite, certificate, ['TimeOut']).failedBy).toBe('TimeOut');
    expect(play(fileWrite, certificate, ['TIMEOUT']).failedBy).toBe('TIMEOUT');
    expect(play(fileWrite, certificate, ['ERROR']).failedBy).toBe('ERROR');
  });

  it('is waited for 2 s longer than the module waits, and never repeated blindly', () => {
    expect(fileWrite.deadlineMs(certificate)).toBe(17_000);
    expect(fileWrite.repeatable).toBe(false);
  });
});

describe('the parts of a long file', () => {
  it('are the file again, within the limit, and none loses a line feed to the command line', () => {
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

  it('is one for a certificate, none for nothing', () => {
    expect(fileWriteParts(certificate.bytes)).toHaveLength(1);
    expect(fileWriteParts(new Uint8Array(0))).toEqual([]);
  });

  it('leaves the line feed at a boundary with the part before', () => {
    const content = new TextEncoder().encode('abcd\nefgh');
    expect(fileWriteParts(content, 4).map((part) => part.length)).toEqual([3, 4, 2]);
  });
});
