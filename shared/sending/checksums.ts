import type { ChecksumId } from './checksum-ids.ts';

export type ByteOrder = 'low-first' | 'high-first';

export interface Checksum {
  readonly id: ChecksumId;
  /** As in the list of SSCOM; the same in every language. */
  readonly name: string;
  readonly sizeBytes: 0 | 1 | 2 | 4;
  /** The order in which the bytes are sent. */
  readonly order: ByteOrder;
  /** Of the bytes it covers, as an unsigned number. */
  of(bytes: Uint8Array): number;
}

/** The parameters of a CRC, in the usual terms (catalogue of parametrised CRC algorithms, G. Cook). */
interface CrcForm {
  readonly widthBits: 16 | 32;
  readonly polynomial: number;
  readonly initial: number;
  /** Bits of bytes and of the result from the lowest on. */
  readonly isReflected: boolean;
  readonly finalXor: number;
}

const reflect = (value: number, widthBits: number): number => {
  let result = 0;
  for (let bit = 0; bit < widthBits; bit += 1) if ((value >>> bit) & 1) result |= 1 << (widthBits - 1 - bit);
  return result >>> 0;
};

/** A CRC by bits: what is sent by hand is short. */
const crc =
  ({ widthBits, polynomial, initial, isReflected, finalXor }: CrcForm) =>
  (bytes: Uint8Array): number => {
    const mask = widthBits === 32 ? 0xffffffff : 0xffff;
    const divisor = isReflected ? reflect(polynomial, widthBits) : polynomial;
    const top = widthBits - 1;
    let value = initial;
    for (const byte of bytes) {
      value ^= isReflected ? byte : byte << (widthBits - 8);
      for (let bit = 0; bit < 8; bit += 1) {
        const isOut = (isReflected ? value : value >>> top) & 1;
        value = isReflected ? value >>> 1 : (value << 1) & mask;
        if (isOut) value ^= divisor;
      }
    }
    return ((value ^ finalXor) & mask) >>> 0;
  };

const sum = (bytes: Uint8Array): number => bytes.reduce((total, byte) => (total + byte) & 0xffff, 0);

/**
 * Every checksum by its id. SSCOM documents the names only, so the following are choices of this program:
 * - CCITT-CRC16: initial value 0xFFFF, not reflected (CRC-16/IBM-3740, usually called CCITT-FALSE). XMODEM has 0, KERMIT is reflected.
 * - Byte order: low byte first for Modbus CRC16 (Modbus over Serial Line V1.02 requires it), high byte first for CCITT-CRC16, CRC32 and ADD16.
 */
export const checksums: Readonly<Record<ChecksumId, Checksum>> = {
  none: { id: 'none', name: 'None', sizeBytes: 0, order: 'high-first', of: () => 0 },
  'crc16-modbus': {
    ...{ id: 'crc16-modbus', name: 'ModbusCRC16', sizeBytes: 2, order: 'low-first' },
    of: crc({ widthBits: 16, polynomial: 0x8005, initial: 0xffff, isReflected: true, finalXor: 0 }),
  },
  'crc16-ccitt': {
    ...{ id: 'crc16-ccitt', name: 'CCITT-CRC16', sizeBytes: 2, order: 'high-first' },
    of: crc({ widthBits: 16, polynomial: 0x1021, initial: 0xffff, isReflected: false, finalXor: 0 }),
  },
  crc32: {
    ...{ id: 'crc32', name: 'CRC32', sizeBytes: 4, order: 'high-first' },
    of: crc({ widthBits: 32, polynomial: 0x04c11db7, initial: 0xffffffff, isReflected: true, finalXor: 0xffffffff }),
  },
  // "0-ADD8": zero minus the sum, so that all bytes and the checksum add up to 0.
  'add8-complement': {
    ...{ id: 'add8-complement', name: '0-ADD8', sizeBytes: 1, order: 'high-first' },
    of: (bytes) => -sum(bytes) & 0xff,
  },
  add8: {
    ...{ id: 'add8', name: 'ADD8', sizeBytes: 1, order: 'high-first' },
    of: (bytes) => sum(bytes) & 0xff,
  },
  xor8: {
    ...{ id: 'xor8', name: 'XOR8', sizeBytes: 1, order: 'high-first' },
    of: (bytes) => bytes.reduce((value, byte) => value ^ byte, 0),
  },
  add16: {
    ...{ id: 'add16', name: 'ADD16', sizeBytes: 2, order: 'high-first' },
    of: sum,
  },
};

/** Which bytes a checksum covers, as in SSCOM: from byte `first` (counted from 1) to the end, or to one to four bytes before it. */
export interface ChecksumRange {
  readonly first: number;
  /** How many bytes at the end are left out. */
  readonly leftOut: 0 | 1 | 2 | 3 | 4;
}

export const wholeRange: ChecksumRange = { first: 1, leftOut: 0 };

/** The bytes of the checksum in the order in which they are sent. Of no bytes it is that of an empty text. */
export const checksumBytes = (id: ChecksumId, bytes: Uint8Array, range: ChecksumRange = wholeRange): Uint8Array => {
  const { sizeBytes, order, of } = checksums[id];
  const from = Math.max(1, Math.trunc(range.first)) - 1;
  const value = of(bytes.subarray(from, Math.max(from, bytes.length - range.leftOut)));
  const highFirst = Uint8Array.from({ length: sizeBytes }, (_, at) => (value >>> (8 * (sizeBytes - 1 - at))) & 0xff);
  return order === 'high-first' ? highFirst : highFirst.reverse();
};
