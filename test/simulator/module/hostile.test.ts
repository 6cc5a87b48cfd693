import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandTable } from '../../../electron/simulator/module/commands.ts';
import { type ModelName, modelNames } from '../../../electron/simulator/module/models.ts';
import { seededRandom } from '../../../electron/simulator/seeded-random.ts';
import { createBench } from './bench.ts';

/** Off, or without a result: the module would not answer the last `AT`. */
const silencing = new Set(['+CPOWD', '+RESET', '+CFUN', '+IPR', '+FSWRITE', '+MPUBEX', '+COPS', '+CIPPING', '+CCED']);

const names = [...commandTable.keys()].filter((name) => !silencing.has(name));

const argument = fc.oneof(
  fc.constantFrom('', '0', '1', '2', '3', '5', '88', '255', '4294967296', '-1', '"', '"SC"', '"AUTO"', '__proto__'),
  fc.string({ maxLength: 300 }).map((text) => `"${text.replace(/[\r\n";]/g, '')}"`),
);

const command = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom('', '?', '=?', '='), fc.array(argument, { maxLength: 6 }))
  .map(([name, form, args]) => `AT${name}${form}${form === '=' ? args.join() : ''}`);

test.each<[ModelName]>(modelNames.map((name) => [name]))(
  '%s: any arguments are answered, and neither timers nor settings grow',
  async (model) => {
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 1, maxLength: 40 }), async (commands) => {
        const bench = await createBench({ module: { model, random: seededRandom(1) } });
        for (const line of commands) await bench.lines(line, 30_000);
        expect(bench.clock.pendingTimers).toBeLessThan(20);
        expect((await bench.lines('AT', 30_000)).at(-1)).toBe('OK');
        bench.module.dispose();
        expect(bench.clock.pendingTimers).toBeLessThan(3);
      }),
      { numRuns: 25 },
    );
  },
);

test('values that a host can set have a most length and a most number', async () => {
  const bench = await createBench({ module: { model: 'air780e' } });
  for (let count = 0; count < 300; count += 1) {
    const text = String(count).repeat(10);
    await bench.lines(`AT+SAPBR=3,${1 + (count % 3)},"APN","${text}";+UPGRADE="URL","${text}";+WISN="${text}"`, 10);
  }
  expect(await bench.lines('AT+SAPBR=4,1')).toHaveLength(7);
  expect(await bench.lines('AT+SAPBR=3,4,"APN","x"')).toEqual(['+CME ERROR: 50']);
  expect(await bench.lines(`AT+UPGRADE="URL","${'x'.repeat(257)}"`)).toEqual(['+CME ERROR: 50']);
});
