import { describe, expect, it } from 'vitest';
import { diagnoseRun } from '../../electron/procedures/run-diagnosis.ts';
import { followFacts } from '../../electron/session/followed-facts.ts';
import { readFault } from '../../electron/simulator/placed-faults.ts';
import { withAdvice } from '../../shared/diagnosis.ts';
import { knownCauses } from '../../shared/words/fact-text.ts';
import { createProvisionBench } from '../support/provision-bench.ts';

/** The diagnosis of a run with this fault, as the command line makes it. */
const diagnosed = async (fault: string, faultsOn = 1) => {
  const bench = createProvisionBench({ faults: [fault].flatMap((name) => readFault(name) ?? []) });
  const facts = followFacts(bench.session, bench.clock);
  await bench.provision();
  const { failure, ...result } = bench.result();
  if (!failure) throw new Error('it did not fail');
  const seen = { ...result, plan: bench.plan, facts: facts(), wallMs: bench.clock.wallMs() };
  const { causes } = diagnoseRun(failure, { ...seen, isVirtual: true, faultsOn });
  return { failure, causes, facts: facts(), advised: withAdvice(failure, causes) };
};

describe('the diagnosis of a run without a window', () => {
  it.each([
    ['connect-fail', false, 'portUsual'],
    ['drop-after-connect', true, 'tlsCameUp'],
  ] as const)('does not send anybody to a port that is right: %s', async (fault, ruledOut, key) => {
    // The list is short, and a fault that is on would take the place of an unlikely cause.
    const { failure, causes, advised } = await diagnosed(fault, 0);
    // The procedure has named it: without what is known of the run it would be the first advice.
    expect(knownCauses(failure.facts)).toContain('port-wrong');
    const port = causes.find((cause) => cause.key === 'port-wrong');
    expect(port).toMatchObject({ likelihood: 'unlikely', ruledOut, observation: { key } });
    expect(knownCauses(advised.facts)).not.toContain('port-wrong');
  });

  it('does not report a late login if the connection was closed immediately', async () => {
    const { causes, advised } = await diagnosed('drop-after-connect');
    const late = causes.find(({ key }) => key === 'login-too-late');
    expect(late).toMatchObject({ ruledOut: true, observation: { key: 'closedAtOnce' } });
    expect(knownCauses(advised.facts)).toContain('client-certificate-missing');
  });

  it('includes an active fault and what the module has reported', async () => {
    const { causes, facts } = await diagnosed('connect-fail');
    expect(causes).toContainEqual(
      expect.objectContaining({ key: 'virtual-fault', observation: expect.objectContaining({ facts: { count: 1 } }) }),
    );
    expect(facts).toMatchObject({
      registration: { registered: true },
      signal: { judgement: 'good' },
      tls: { state: 'failed' },
    });
  });
});
