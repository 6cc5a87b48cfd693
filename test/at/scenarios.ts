import fc from 'fast-check';
import type { RawInput, Scenario } from './slow-module.ts';

/** Mostly a healthy module: faults between normal answers find more defects than constant faults. */
const busyMs = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 8_000, max: 30_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
);
const gapMs = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 20 }) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 1_000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 5_000 }) },
);
const line = fc.record({
  gapMs,
  againAfterMs: fc.option(fc.integer({ min: 1, max: 149 }), { nil: null, freq: 3 }),
});
const treatment = fc.record({
  busyMs,
  lost: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  lines: fc.array(line, { minLength: 1, maxLength: 2 }),
});

const ordinary = {
  treatments: fc.array(treatment, { minLength: 3, maxLength: 40, size: 'max' }),
  withText: fc.array(fc.boolean(), { minLength: 2, maxLength: 6 }),
  hasIdentity: fc.integer({ min: 0, max: 9 }).map((number) => number > 0),
} as const;

/** Busy for 0 to 60 s, 1 ms to 5 s between lines, lost answers, results that arrive twice within 150 ms. */
export const scenario: fc.Arbitrary<Scenario> = fc.record(ordinary);

/** The same, with commands that are sent while others still wait for their answer. */
export const scenarioWithSendNow: fc.Arbitrary<Scenario> = fc.record({
  ...ordinary,
  sendNowAfterMs: fc.array(fc.option(fc.integer({ min: 0, max: 20_000 }), { nil: null, freq: 2 }), {
    minLength: 6,
    maxLength: 6,
  }),
});

const rawText = fc.constantFrom(
  ...['AT+N=902\r', 'AT+D=903\r', 'AT+D=904\r', 'AT+N=905\rAT+D=906\rAT\r', 'AT+N=9', '08\r', 'AT', '\r', 'A/', '+++'],
  ...['ATI\r', 'AT+CGSN\r', 'AT+CG', 'SN\r', 'AT+CGX\bSN\r', '\x1a', 'what is this\r', 'AT+FSREAD="f"\r'],
);
const rawInput: fc.Arbitrary<RawInput> = fc.record({
  afterMs: fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 30_000 })),
  text: rawText,
});

/** The same, with bytes of a user before, during and after commands. */
export const scenarioWithRawBytes: fc.Arbitrary<Scenario> = fc.record({
  ...ordinary,
  raw: fc.array(
    fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 3, arbitrary: fc.array(rawInput, { maxLength: 6 }) }),
    {
      minLength: 6,
      maxLength: 6,
    },
  ),
  ofProgram: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
});
