import { describe, expect, it } from 'vitest';
import { readFault } from '../../electron/simulator/placed-faults.ts';
import { noFacts } from '../../shared/contract.ts';
import { diagnose } from '../../shared/diagnosis.ts';
import { type StepId, stageOf } from '../../shared/steps.ts';
import { type Bench, type BenchOptions, createProvisionBench } from '../support/provision-bench.ts';

const faults: readonly string[] = [
  ...['no-sim', 'sim-pin', 'sim-busy', 'not-registered', 'registration-denied', 'not-attached', 'old-firmware'],
  ...['connect-fail', 'connect-silent', 'wrong-password', 'drop-after-connect', 'drop-after-login'],
  ...['no-suback', 'no-puback', 'mute-after-upload', 'no-prompt', 'write-timeout', 'write-error', 'short-write'],
  ...['corrupt-write', 'storage-full', 'reset-on-write', 'reset-on-connect', 'boot-in-the-middle', 'mute'],
  ...['ATE', 'FSCREATE', 'FSWRITE', 'SSLCFG', 'MCONFIG', 'SSLMIPSTART', 'MCONNECT', 'MSUB', 'MPUB', 'CGATT'].flatMap(
    (name) => ['reset', 'mute', 'drop', 'error', 'late', 'garbage', 'lost-final'].map((fault) => `${fault}@${name}#1`),
  ),
  ...['SSLMIPSTART', 'MCONNECT', 'MSUB', 'MPUB'].flatMap((name) =>
    ['drop', 'mute', 'error', 'lost-final'].map((fault) => `${fault}@${name}#1:before-second-phase`),
  ),
];

const acknowledged = {
  mqtt: { proof: { topic: 'a/b', qos: 1, payload: 'x' }, subscriptions: [{ topic: 'a/#', qos: 1 }] },
};

const cases: readonly (readonly [string, BenchOptions])[] = [
  ...faults.map((fault) => [fault, {}] as const),
  ['a PIN that is refused', { module: { simPin: '9999' } }],
  ['a message that is too long', { mqtt: { proof: { topic: 'a/b', qos: 1, payload: 'x'.repeat(3_000) } } }],
];

const faultOf = (name: string): string => (name.includes(' ') ? (name.includes('PIN') ? 'sim-pin' : '') : name);

const textsOf = ({ traffic }: Bench): readonly { readonly sent: boolean; readonly text: string }[] =>
  traffic
    .filter(({ owner }) => owner.kind !== 'echo')
    .map(({ direction, bytes }) => ({ sent: direction === 'sent', text: Buffer.from(bytes).toString('latin1').trim() }))
    .filter(({ text }) => text !== '');

describe('the evidence of a failure', () => {
  it.each(cases)('is what stands in the traffic: %s', async (name, options) => {
    const fault = faultOf(name);
    const spec = fault === '' ? null : readFault(fault);
    if (fault !== '' && spec === null) throw new Error(`${fault} is no fault`);
    const bench = createProvisionBench({ ...acknowledged, ...options, faults: spec ? [spec] : [] });
    const report = await bench.provision();
    const failed = report.steps.find(({ status }) => status === 'failed');
    const { failure } = bench.result();
    if (!failed || !failure) return;
    const step: StepId = failed.id;
    const { evidence } = diagnose(failure, { stage: stageOf(step), facts: noFacts, step });
    console.log(name, '=>', failure.code, JSON.stringify(evidence), '|', textsOf(bench).slice(-3).map(({sent, text}) => (sent ? '>' : '<') + text.slice(0, 60)).join(' '));
    const lines = textsOf(bench);
    for (const { direction, text } of evidence) {
      if (text === null || direction === 'sent') continue;
      expect(lines.some((line) => !line.sent && line.text === text)).toBe(true);
    }
    if (evidence.some(({ text }) => text === null)) expect(lines.at(-1)?.sent).toBe(true);
  });
});
