import { carefulQuirks, type ModuleFamily, smallestLimits } from './families.ts';

const modelShape = /^720(?!U)[A-Z]{0,3}$/i;

/**
 * The Cat.4 modules with the ASR1802. The firmware gate is that of the tutorial of 2019 (docs/at-dialect.md §0): certificate login from
 * V1104 on. Limits are the smallest in the sources for old firmware (docs/at-dialect.md §7, §9). 720U, 720UG and 720UH have another chip
 * (8910).
 */
export const air720: ModuleFamily = {
  id: 'air720',
  names: ['Air720', 'Air720H', 'Air720D', 'Air720SL', 'Air720SD'],
  modelShape,
  platforms: [{ chip: 'asr1802', modelShape }],
  bootLines: ['ready', 'sms-ready', 'boot-completed'],
  bootGraceMs: 90_000,
  limits: smallestLimits,
  quirks: carefulQuirks,
  changes: [],
  gate: { minimumVersion: 1104, forFeature: 'certificate-login' },
};
