import { expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

it('a busy topic does not hide the proof', async () => {
  const bench = createProvisionBench();
  const topic = bench.plan.profile.mqtt.proof?.topic ?? '';
  bench.session.on('step', ({ id, status }) => {
    if (id !== 'proof.publish' || status !== 'running') return;
    for (let count = 0; count < 150; count += 1) bench.upstream.deliver(topic, Buffer.from(`other ${count}`));
  });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0, mqtt: { proof: 'returned' } });
});
