/** The eight choices of SSCOM 5.13, in the order of its list (its ini setting N1060 is the index). */
export const checksumIds = [
  'none',
  'crc16-modbus',
  'crc16-ccitt',
  'crc32',
  'add8-complement',
  'add8',
  'xor8',
  'add16',
] as const;
export type ChecksumId = (typeof checksumIds)[number];
