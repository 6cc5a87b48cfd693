import { expect, it } from 'vitest';
import { defaultWaits } from '../../electron/procedures/waits.ts';
import { createProvisionBench } from '../support/provision-bench.ts';

it('every wait for one answer reports its limit when it begins', async () => {
  const bench = createProvisionBench();
  const reported = new Map<string, number>();
  bench.session.on('progress', (progress) => {
    if (progress.kind === 'wait' && progress.elapsedMs === 0) reported.set(progress.id, progress.limitMs);
  });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  expect(Object.fromEntries(reported)).toMatchObject({
    'module.answer': defaultWaits.contactMs,
    'connect.open': defaultWaits.connectMs,
    'connect.login': defaultWaits.loginMs,
    'connect.subscribe': defaultWaits.subscribeMs,
    'proof.return': defaultWaits.proofMs,
  });
});
