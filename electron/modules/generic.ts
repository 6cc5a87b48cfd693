import { carefulQuirks, type ModuleFamily, smallestLimits } from './families.ts';

/** Any module with this AT dialect: the smallest limits of all families. No gate, because versions of other modules cannot be compared. */
export const generic: ModuleFamily = {
  id: 'generic',
  names: [],
  modelShape: /^/,
  platforms: [],
  bootLines: ['boot-rom', 'ready'],
  bootGraceMs: 90_000,
  limits: smallestLimits,
  quirks: carefulQuirks,
  changes: [],
  gate: null,
};
