import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksumIds } from '../../../shared/sending/checksum-ids.ts';
import { checksumBytes, checksums } from '../../../shared/sending/checksums.ts';
import { hexText } from '../../../shared/sending/hex-text.ts';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'latin1'));
const digits = bytesOf('123456789');

describe('checksums', () => {
  it.each([
    // Catalogue of parametrised CRC algorithms, check values of "123456789".
    ['crc16-modbus', 0x4b37],
    ['crc16-ccitt', 0x29b1],
    ['crc32', 0xcbf43926],
    // 0x31 + 0x32 + … + 0x39 = 477.
    ['add8', 0xdd],
    ['add8-complement', 0x23],
    ['add16', 0x01dd],
    ['xor8', 0x31],
    ['none', 0],
  ] as const)('%s of "123456789"', (id, value) => {
    expect(checksums[id].of(digits)).toBe(value);
  });

  it.each([
    ['none', ''],
    ['crc16-modbus', '37 4B'],
    ['crc16-ccitt', '29 B1'],
    ['crc32', 'CB F4 39 26'],
    ['add8-complement', '23'],
    ['add8', 'DD'],
    ['xor8', '31'],
    ['add16', '01 DD'],
  ] as const)('%s is sent as %s', (id, sent) => {
    expect(hexText(checksumBytes(id, digits))).toBe(sent);
  });

  it('a request of Modbus has the checksum of its specification', () => {
    // Modbus over Serial Line V1.02, appendix B: 02 07 gives 41 12.
    expect(hexText(checksumBytes('crc16-modbus', Uint8Array.of(0x02, 0x07)))).toBe('41 12');
  });

  it.each([
    ['crc16-modbus', 'FF FF'],
    ['crc16-ccitt', 'FF FF'],
    ['crc32', '00 00 00 00'],
    ['add8-complement', '00'],
    ['add16', '00 00'],
  ] as const)('%s of nothing is %s', (id, sent) => {
    expect(hexText(checksumBytes(id, new Uint8Array()))).toBe(sent);
  });

  it('keep the order of the list of SSCOM', () => {
    expect(checksumIds.map((id) => checksums[id].name)).toEqual([
      ...['None', 'ModbusCRC16', 'CCITT-CRC16', 'CRC32', '0-ADD8', 'ADD8', 'XOR8', 'ADD16'],
    ]);
    for (const id of checksumIds) expect(checksums[id].id).toBe(id);
  });
});

describe('the bytes that a checksum covers', () => {
  it.each([
    [{ first: 1, leftOut: 0 }, '123456789'],
    [{ first: 2, leftOut: 0 }, '23456789'],
    [{ first: 1, leftOut: 1 }, '12345678'],
    [{ first: 3, leftOut: 4 }, '345'],
    [{ first: 9, leftOut: 0 }, '9'],
    [{ first: 10, leftOut: 0 }, ''],
    [{ first: 8, leftOut: 4 }, ''],
    [{ first: 0, leftOut: 0 }, '123456789'],
    [{ first: -5, leftOut: 0 }, '123456789'],
  ] as const)('%j are %j', (range, covered) => {
    for (const id of checksumIds) {
      expect(checksumBytes(id, digits, range)).toEqual(checksumBytes(id, bytesOf(covered)));
    }
  });
});

describe('for any bytes', () => {
  it('CRC32 is that of zlib', () => {
    const zlibCrc = typeof crc32 === 'function' ? (bytes: Uint8Array): number => crc32(bytes) : null;
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        if (zlibCrc) expect(checksums.crc32.of(bytes)).toBe(zlibCrc(bytes));
      }),
    );
  });

  it('followed by 0-ADD8 they add up to zero, followed by XOR8 their XOR is zero', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(checksums.add8.of(Uint8Array.from([...bytes, ...checksumBytes('add8-complement', bytes)]))).toBe(0);
        expect(checksums.xor8.of(Uint8Array.from([...bytes, ...checksumBytes('xor8', bytes)]))).toBe(0);
      }),
    );
  });

  it('followed by a CRC in its bit order they have the residue of the CRC', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const modbus = Uint8Array.from([...bytes, ...checksumBytes('crc16-modbus', bytes)]);
        expect(checksums['crc16-modbus'].of(modbus)).toBe(0);
        const ccitt = Uint8Array.from([...bytes, ...checksumBytes('crc16-ccitt', bytes)]);
        expect(checksums['crc16-ccitt'].of(ccitt)).toBe(0);
        const whole = Uint8Array.from([...bytes, ...checksumBytes('crc32', bytes).reverse()]);
        expect(checksums.crc32.of(whole)).toBe(0x2144df1c);
      }),
    );
  });

  it('have as many bytes as the table says', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom(...checksumIds), (bytes, id) => {
        expect(checksumBytes(id, bytes)).toHaveLength(checksums[id].sizeBytes);
      }),
    );
  });
});
