import { expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

it('a run is not ended by the CONNECT FAIL of a half-open connection that another opening or program closed', async () => {
  for (let afterMs = 50; afterMs <= 1_000; afterMs += 50) {
    const bench = createProvisionBench({ script: [[/^AT\+MCONFIG/, [[afterMs, 'CONNECT FAIL']], 'pass']] });
    const report = await bench.provision();
    expect([afterMs, report.exitCode, report.mqtt.proof]).toEqual([afterMs, 0, 'returned']);
  }
});

const afterDial = (lines: readonly string[]): readonly string[] =>
  lines.slice(lines.findIndex((line) => line.startsWith('AT+SSLMIPSTART')) + 1);

it('a connection that fails is dialled once: the module is asked whether it connects all the same', async () => {
  const bench = createProvisionBench({ faults: ['connect-fail'] });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 6 });
  const after = afterDial(bench.commands());
  expect(after.filter((line) => line.startsWith('AT+SSLMIPSTART'))).toEqual([]);
  const asked = after.filter((line) => line === 'AT+MQTTSTATU').length;
  expect(asked).toBeGreaterThan(1);
  expect(asked).toBeLessThanOrEqual(7);
});

it.each([
  ['the module does not report its state', 500, ['ERROR']],
  ['a connection would have been made long before', 4_000, ['+MQTTSTATU :0', 'OK']],
])('the module is asked once if %s', async (_, failsAfterMs, state) => {
  const bench = createProvisionBench({
    script: [
      [/^AT\+SSLMIPSTART/, ['OK', [failsAfterMs, 'CONNECT FAIL']]],
      [/^AT\+MQTTSTATU/, state],
    ],
  });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 6 });
  const after = afterDial(bench.commands());
  expect(after.filter((line) => line === 'AT+MQTTSTATU')).toHaveLength(1);
  expect(after.filter((line) => line.startsWith('AT+SSLMIPSTART'))).toEqual([]);
});
