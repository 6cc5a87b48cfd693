import { expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

it.each([
  ['+SSLCFG', 'tls/config-refused', /^AT\+SSLCFG="/],
  ['+MCONFIG', 'mqtt/config-refused', /^AT\+MCONFIG$/],
  ['+MQTTMSGSET', 'mqtt/config-refused', /^AT\+MQTTMSGSET$/],
])('a refused setting is reported with its command and answer: %s', async (command, code, named) => {
  const bench = createProvisionBench({
    tls: { serverName: 'iot.example' },
    faults: [{ fault: 'error', command, occurrence: null, point: 'after-echo' }],
  });
  const report = await bench.provision();
  const failed = report.steps.find(({ status }) => status === 'failed')?.error;
  expect(failed).toMatchObject({ code, facts: { answer: 'ERROR', command: expect.stringMatching(named) } });
});
