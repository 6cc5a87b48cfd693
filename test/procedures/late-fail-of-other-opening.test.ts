import { expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

it('a run is not ended by the CONNECT FAIL of a half-open connection that another opening or program closed', async () => {
  for (let afterMs = 50; afterMs <= 1_000; afterMs += 50) {
    const bench = createProvisionBench({ script: [[/^AT\+MCONFIG/, [[afterMs, 'CONNECT FAIL']], 'pass']] });
    const report = await bench.provision();
    expect([afterMs, report.exitCode, report.mqtt.proof]).toEqual([afterMs, 0, 'returned']);
  }
});
