import { carefulQuirks, type ModuleFamily, smallestLimits } from './families.ts';

/** Any module that speaks the dialect: the smallest limits of all families, and no gate because versions of others do not compare. */
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
  problems: [],
  gate: null,
};
