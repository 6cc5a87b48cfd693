export * from './air720.ts';
export * from './air724.ts';
export * from './air780.ts';
export * from './families.ts';
export * from './firmware-gate.ts';
export * from './generic.ts';
export * from './recognise.ts';
export * from './traits.ts';
