import { expect, it } from 'vitest';
import { parseRegistration } from '../../electron/commands/parts/registration.ts';
import type { RunContext } from '../../electron/procedures/context.ts';
import { registrationStep } from '../../electron/procedures/network-steps.ts';
import { ok } from '../../shared/outcome.ts';
import type { Warning } from '../../shared/warnings.ts';

const runWith = async (line: string): Promise<readonly Warning[]> => {
  const warnings: Warning[] = [];
  const context = {
    lease: { run: () => Promise.resolve(ok(parseRegistration([line]))) },
    findings: { module: null },
    waits: {},
    clock: { nowMs: () => 0 },
    warn: (warning: Warning) => warnings.push(warning),
  } as unknown as RunContext;
  expect(await registrationStep.act(context)).toEqual(ok(undefined));
  return warnings;
};

it.each([
  ['+CGREG: 0,1', []],
  ['+CGREG: 0,5', ['roaming']],
  ['+CGREG: 0,6', ['registration-limited']],
  ['+CGREG: 0,10', ['roaming', 'registration-limited']],
])('%s is registered, with the warnings %j', async (line, codes) => {
  expect((await runWith(line)).map(({ code }) => code)).toEqual(codes);
});
