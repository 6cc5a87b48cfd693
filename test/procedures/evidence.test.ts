import { describe, expect, it } from 'vitest';
import { brokerFailure } from '../../electron/procedures/connect-steps.ts';
import { readFault } from '../../electron/simulator/placed-faults.ts';
import { diagnose } from '../../shared/diagnosis.ts';
import { failure } from '../../shared/outcome.ts';
import { stageOf } from '../../shared/steps.ts';
import { type Bench, type BenchOptions, createProvisionBench } from '../support/provision-bench.ts';

/** Faults of the matrix and named ones: one for every code that a run can end with. */
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

/** Name, fault of the virtual module (`null`: the settings cause the failure), settings. */
const cases: readonly (readonly [string, string | null, BenchOptions])[] = [
  ...faults.map((fault) => [fault, fault, {}] as const),
  ['a refused PIN', 'sim-pin', { module: { simPin: '9999' } }],
  ['a message that is too long', null, { mqtt: { proof: { topic: 'a/b', qos: 1, payload: 'x'.repeat(3_000) } } }],
];

/** The module's reply to the last command, without echo, URCs and unclaimed lines. */
const repliesToLastCommand = ({ traffic }: Bench): readonly string[] => {
  const from = traffic.findLastIndex(({ direction }) => direction === 'sent');
  return traffic
    .slice(from + 1)
    .filter(({ owner }) => ['answer', 'final', 'second-phase', 'prompt', 'data'].includes(owner.kind))
    .map(textOf);
};

/** Nothing that a module says in one line shows these. */
const withoutLine: ReadonlySet<string> = new Set([
  'certificate/read-back-differs',
  'mqtt/publish-refused',
  'proof/not-returned',
  'proof/differs',
]);

const textOf = ({ bytes }: Bench['traffic'][number]): string => Buffer.from(bytes).toString('latin1').trim();

describe('the evidence of a failure', () => {
  it.each(cases)('is the same as in the traffic: %s', async (_name, fault, options) => {
    const spec = fault === null ? null : readFault(fault);
    if (fault !== null && spec === null) throw new Error(`unknown fault: ${fault}`);
    const bench = createProvisionBench({ ...acknowledged, ...options, faults: spec ? [spec] : [] });
    const report = await bench.provision();
    const step = report.steps.find(({ status }) => status === 'failed')?.id;
    const { failure } = bench.result();
    if (!step || !failure) return;
    const { evidence } = diagnose(failure, { stage: stageOf(step), facts: null, step });
    const received = new Set(bench.traffic.filter(({ direction }) => direction === 'received').map(textOf));
    for (const { direction, text } of evidence) {
      if (text !== null && direction !== 'sent') expect(received).toContain(text);
    }
    if (!withoutLine.has(failure.code))
      expect(evidence.filter(({ direction }) => direction !== 'sent')).not.toEqual([]);
    const saysSilence = evidence.some(({ text }) => text === null);
    if (saysSilence) expect(repliesToLastCommand(bench)).toEqual([]);
  });

  it.each([
    ['that was refused because of it, before', 'at/error', ['+CME ERROR: 3'], ['CLOSED', '+CME ERROR: 3']],
    ['that waited for its second phase, afterwards', 'at/second-phase-timeout', ['OK'], ['OK', 'CLOSED']],
    ['that it answered, once', 'at/second-phase-failed', ['OK', 'CLOSED'], ['OK', 'CLOSED']],
  ] as const)('names the end of a connection in its place: of a command %s', (_name, code, lines, evidence) => {
    const error = failure(code, { command: 'AT+MSUB', answer: lines.at(-1) ?? '' }, [...lines]);
    const broker = {
      ...{ host: 'h', tls: null, dropLine: () => 'CLOSED', droppedAfterMs: () => null },
      ...{ findings: { connected: true }, loginCauses: () => [] },
    };
    const judged = brokerFailure(broker, error, 'mqtt/subscribe-refused', 'mqtt/no-suback', {});
    expect(judged).toMatchObject({ ok: false, error: { code: 'mqtt/dropped', evidence } });
  });

  it.each([
    ['sim-pin', 'module/sim-pin', '+CPIN: SIM PIN', '+CPIN: READY'],
    ['not-registered', 'module/not-registered', '+CGREG: 0,2', '+CGREG: 0,1'],
    ['registration-denied', 'module/registration-denied', '+CREG: 0,3', '+CREG: 0,1'],
  ])('of %s is the received line and the expected line', async (fault, code, text, expected) => {
    const bench = createProvisionBench({ faults: [fault].flatMap((name) => readFault(name) ?? []) });
    await bench.provision();
    const { failure } = bench.result();
    if (!failure) throw new Error('it did not fail');
    expect(failure.code).toBe(code);
    const { evidence } = diagnose(failure, { stage: 'module', facts: null });
    expect(evidence).toEqual([{ direction: 'received', text, expected }]);
  });

  it.each([
    ['not-registered', 2],
    ['registration-denied', 3],
  ])('of %s is in the report, with the state of the registration', async (fault, stat) => {
    const bench = createProvisionBench({ faults: [fault].flatMap((name) => readFault(name) ?? []) });
    const report = await bench.provision();
    expect(report.module.registrationStat).toBe(stat);
    const evidence = report.steps.find(({ error }) => error)?.error?.evidence ?? [];
    expect(evidence).toHaveLength(1);
    expect(evidence).toEqual(bench.result().failure?.evidence);
  });
});
