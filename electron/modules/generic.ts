import type { ModuleFamily } from './families.ts';

/** Any module that speaks the dialect: the smallest limits of all families, and no gate because versions of others do not compare. */
export const generic: ModuleFamily = {
  id: 'generic',
  names: [],
  modelShape: /^/,
  bootLines: ['boot-rom', 'ready'],
  bootGraceMs: 90_000,
  limits: { publishBytes: 1_360, fileWriteBytes: 10_240, fileNameBytes: 64, stringBytes: 256 },
  quirks: { deleteBeforeCreate: true, registrationOrder: ['packet', 'eps', 'network'], omitEmptyLogin: true },
  gate: null,
};
