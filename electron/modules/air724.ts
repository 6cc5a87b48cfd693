import { carefulQuirks, type FirmwareRange, type ModuleFamily, smallestLimits } from './families.ts';

const modelShape = /^(?:720U[A-Z]{0,2}|72[24][A-Z]{0,3}|820[A-Z]{0,3})$/i;

const from = (version: number): FirmwareRange => ({ chip: 'rda8910', from: version, to: null });
const before = (version: number): FirmwareRange => ({ chip: 'rda8910', from: null, to: version - 1 });

/**
 * The Cat.1 modules with the RDA 8910. Versions in order: V409, V838, V907, V1628, V3018xx, V4018xx. The changes are from the vendor's
 * change log (docs/at-dialect.md §13). The MPUB limit since V838 is 2384 in the change log and 2348 in one manual; the change log is used.
 */
export const air724: ModuleFamily = {
  id: 'air724',
  names: ['Air724UG', 'Air720U', 'Air720UG', 'Air720UH', 'Air722UG', 'Air820UG'],
  modelShape,
  platforms: [{ chip: 'rda8910', modelShape }],
  bootLines: ['ready', 'sim-state', 'network-mode', 'service', 'packet-event', 'network-time'],
  bootGraceMs: 90_000,
  limits: smallestLimits,
  quirks: carefulQuirks,
  changes: [
    {
      range: before(838),
      quirks: {
        pingsByItself: false,
        tellsServerClose: false,
        emptyDirectoryIsError: true,
      },
    },
    { range: before(907), quirks: { binaryPublish: 'none' } },
    { range: before(301_833), quirks: { firstCardIdFails: true } },
    { range: before(401_857), quirks: { promptTail: 'none' } },
    { range: from(838), limits: { publishBytes: 2_384 } },
    { range: from(907), quirks: { binaryPublish: 'with-length' } },
    { range: from(301_831), quirks: { binaryPublish: 'any' } },
    { range: from(401_857), quirks: { promptTail: 'blank' } },
  ],
  gate: null,
};
