import { expect, it } from 'vitest';
import { createProvisionBench, planOf } from '../support/provision-bench.ts';
import type { ScriptedLine } from '../support/scripted-module.ts';

/** The broker closes no silent connection. A run to another address fails. The module answers `ERROR` to AT+MIPCLOSE where there is nothing to close. */
const afterFailedRun = async (dialled: readonly ScriptedLine[]) => {
  const script: [RegExp, readonly ScriptedLine[]][] = [
    [/^AT\+SSLMIPSTART="wrong/, dialled],
    [/^AT\+MIPCLOSE/, ['ERROR']],
  ];
  const bench = createProvisionBench({ script, upstream: { idleCloseMs: 3_600_000 } });
  const wrong = planOf({ cloud: { host: 'wrong.example' } });
  const failed = await bench.clock.runUntil(bench.session.provision(wrong, new AbortController().signal));
  expect(failed).toMatchObject({ value: { failure: { code: expect.stringMatching(/^connect\//) } } });
  bench.session.on('traffic', ({ bytes }) => {
    if (Buffer.from(bytes).includes('CONNECT OK')) script.length = 0;
  });
  return bench;
};

it.each<[string, readonly ScriptedLine[]]>([
  ['failed', ['OK', [500, 'CONNECT FAIL']]],
  ['never had a result', ['OK']],
])('a run after one whose connect %s passes, although the module answers ERROR to AT+MIPCLOSE', async (_, dialled) => {
  const bench = await afterFailedRun(dialled);
  const startedAtMs = bench.clock.nowMs();
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
  // No deadline of a connect is waited for.
  expect(bench.clock.nowMs() - startedAtMs).toBeLessThan(10_000);
});

it('a login goes over no connection that may be that of an earlier command', async () => {
  const bench = await afterFailedRun(['OK', [500, 'CONNECT FAIL']]);
  const before = bench.commands().length;
  await bench.provision();
  const sent = bench.commands().slice(before);
  const dials = sent.flatMap((line, index) => (line.startsWith('AT+SSLMIPSTART') ? [index] : []));
  expect(dials).toHaveLength(2);
  expect(sent.slice(dials[0], dials[1]).filter((line) => line.startsWith('AT+MCONNECT'))).toEqual([]);
  expect(sent.slice(dials[0], dials[1])).toContain('AT+MIPCLOSE');
});
