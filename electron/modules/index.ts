export * from './air720.ts';
export * from './families.ts';
export * from './firmware-gate.ts';
export * from './generic.ts';
export * from './recognise.ts';
