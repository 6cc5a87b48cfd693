import { expect, it } from 'vitest';
import type { FaultName } from '../../electron/simulator/faults.ts';
import { type ModelName, modelNames } from '../../electron/simulator/module/models.ts';
import { createProvisionBench, validCa } from '../support/provision-bench.ts';

it.each<[ModelName, string, string, string]>([
  ['air720h', 'air720', 'Air720H', 'AirM2M_720H_V1104_LTE_AT'],
  ['air724ug', 'air724', 'Air724UG', 'AirM2M_Air724UG_V401875_LTE_AT'],
  ['air780e', 'air780', 'Air780E', 'AirM2M_780E_V1169_LTE_AT'],
  ['air780ep', 'air780', 'Air780EP', 'AirM2M_780EP_V1010_LTE_AT'],
])('%s: a full run', async (model, family, name, firmware) => {
  const bench = createProvisionBench({ model });
  const report = await bench.provision();
  expect(report).toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' }, module: { family, model: name, firmware } });
  expect(report.steps.flatMap(({ warnings = [] }) => warnings.map(({ code }) => code))).not.toContain(
    'firmware-not-gated',
  );
  expect(bench.module.files.get('server.crt')).toEqual(validCa);
});

it.each(
  modelNames.flatMap((model) =>
    [
      ['echo-on', 'payload-echo', 'byte-by-byte', 'urc-storm', 'trailing-blanks', 'read-extra-line-ends'],
      ['sim-busy', 'wrong-clock', 'weak-signal'],
    ].map((faults) => [model, faults as FaultName[]] as const),
  ),
)('%s with %j: the run succeeds', async (model, faults) => {
  const bench = createProvisionBench({ model, faults });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  expect(bench.module.files.get('server.crt')).toEqual(validCa);
});

it.each<[ModelName]>([['air724ug'], ['air780e'], ['air780ep']])(
  '%s with its old firmware: the run succeeds',
  async (model) => {
    const bench = createProvisionBench({ model, faults: ['old-firmware'] });
    await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
  },
);

it('an answer to FSMEM without its OK is "not known", and the upload is tried', async () => {
  const report = await createProvisionBench({ model: 'air780ep', faults: ['old-firmware'] }).provision();
  const step = report.steps.find(({ id }) => id === 'certificate.space');
  expect(step).toMatchObject({ status: 'done', warnings: [{ code: 'storage-unknown' }] });
});

it.each(modelNames)('%s on a line of 9600 baud: the run succeeds', async (model) => {
  const bench = createProvisionBench({ model, paceBaud: 9_600 });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  expect(bench.module.files.get('server.crt')).toEqual(validCa);
});

it('relevant known bugs of the firmware cause warnings, which name the firmware that fixes them', async () => {
  const options = { model: 'air780e', faults: ['old-firmware'], cloud: { host: 'iot.example' } } as const;
  const report = await createProvisionBench({ ...options, mqtt: { keepAlive: 600 } }).provision();
  expect(report).toMatchObject({ exitCode: 0 });
  const found = 'AirM2M_780E_V1121_LTE_AT';
  const warnings = report.steps.find(({ id }) => id === 'module.firmware')?.warnings ?? [];
  expect(warnings.filter(({ code }) => code === 'firmware-problem').map(({ facts }) => facts)).toEqual([
    { problem: 'long-sessions-crash', found, minimum: 'V1132' },
    { problem: 'no-server-name', found, minimum: 'V1161' },
    { problem: 'keep-alive-cut', found, minimum: 'V1161' },
    { problem: 'dns-short-lived', found, minimum: 'V1162' },
  ]);
});
