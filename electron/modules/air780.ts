import { type Chip, carefulQuirks, type FirmwareRange, type ModuleFamily, smallestLimits } from './families.ts';

const from = (chip: Chip, version: number): FirmwareRange => ({ chip, from: version, to: null });
const before = (version: number): FirmwareRange => ({ chip: 'ec618', from: null, to: version - 1 });

/**
 * The Cat.1 modules with EigenComm chips. They share one manual, but not their version numbers: V1161 of a 780E (EC618) and
 * V1010 of a 780EP (EC718) cannot be compared. The changes are from the vendor's change log and from measurements (docs/at-dialect.md §13).
 */
export const air780: ModuleFamily = {
  id: 'air780',
  names: [
    ...['Air780E', 'Air780EG', 'Air780EP', 'Air780EPV', 'Air780EPM', 'Air600E', 'Air700E', 'Air780EL', 'Air780ET'],
    ...['Air780EQ', 'Air700ECQ', 'Air700EAQ', 'Air700EMQ', 'Air780EEN', 'Air780EEU', 'Air780EEJ'],
  ],
  modelShape: /^(?:780|600E|700E)[A-Z]{0,4}$/i,
  platforms: [
    { chip: 'ec618', modelShape: /^(?:780EG?|600E|700E)$/i },
    { chip: 'ec716', modelShape: /^(?:780E[LT]|700EC)$/i },
    { chip: 'ec718', modelShape: /^780EP[A-Z]?$/i },
    { chip: 'ec718-eq', modelShape: /^(?:780EQ|700E[CAM]Q|780EE[NUJ])$/i },
  ],
  bootLines: ['boot-rom', 'ready', 'network-mode', 'service', 'packet-event', 'network-time'],
  bootGraceMs: 90_000,
  limits: { ...smallestLimits, publishBytes: 4_100, receiveBytes: 4_100 },
  quirks: { ...carefulQuirks, promptTail: 'line-end', binaryPublish: 'any' },
  changes: [
    {
      range: before(1161),
      quirks: { sendsServerName: false, longestKeepAliveSeconds: 300, keepsAccessPoint: false },
    },
    { range: from('ec718', 1010), quirks: { answersEpsAsPacket: true } },
    { range: from('ec718', 1011), quirks: { errorsAsText: true } },
  ],
  gate: null,
};
