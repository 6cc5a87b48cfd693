import { describe, expect, it } from 'vitest';
import { noFacts } from '../../../shared/contract.ts';
import { causeOfAnswer } from '../../../shared/diagnosis/answers.ts';
import { type Diagnosis, diagnose } from '../../../shared/diagnosis.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { failure } from '../../../shared/outcome.ts';
import { stageOf } from '../../../shared/steps.ts';
import type { CauseKey } from '../../../shared/words/cause-keys.ts';

const connectCauses = ['ca-not-for-host', 'host-unreachable', 'host-unknown', 'port-wrong', 'cipher-old-firmware'];
const online = { causes: ['network-lost', 'same-device-elsewhere'] };

const of = (code: ErrorCode, line: string, facts = {}): Diagnosis =>
  diagnose(failure(code, facts, ['OK', line]), { stage: stageOf('connect.open'), facts: null, step: 'connect.open' });

describe('the answer of the module', () => {
  it.each<[string, ErrorCode, string, CauseKey, readonly CauseKey[], object]>([
    // docs/at-dialect.md §11.
    ['refused', 'connect/failed', 'TCP ERROR:11', 'port-wrong', ['host-unknown', 'ca-not-for-host'], {}],
    ['refused', 'connect/refused', '+CME ERROR: 910', 'port-wrong', ['host-unknown'], {}],
    [
      'no answer in time',
      'connect/failed',
      'TCP ERROR: 12',
      'host-unreachable',
      ['host-unknown', 'ca-not-for-host'],
      {},
    ],
    ['no answer in time', 'connect/refused', '+CME ERROR: 911', 'host-unreachable', ['host-unknown'], {}],
    ['no name', 'connect/refused', '+CME ERROR: 917', 'host-unknown', [], {}],
    ['no name', 'connect/failed', '+CME ERROR: 918', 'host-unknown', ['port-wrong', 'ca-not-for-host'], {}],
    ['no network', 'connect/failed', '7,TCP ERROR:5', 'network-lost', ['ca-not-for-host'], {}],
    ['APN', 'module/not-attached', '+CME ERROR: 149', 'apn-wrong', [], {}],
    ['no data', 'module/not-attached', '+CME ERROR: 133', 'no-data-plan', [], {}],
    ['radio off', 'at/error', '+CME ERROR: 797', 'radio-off', [], {}],
    ['radio off', 'module/not-registered', '+CGREG: 0,0', 'radio-off', [], {}],
    ['full', 'certificate/write-refused', '+CME ERROR: 20', 'storage-full', [], {}],
    ['unknown command', 'at/error', '+CME ERROR: 811', 'command-unknown', [], {}],
    // docs/at-dialect.md §9.9.
    ['network', 'mqtt/dropped', '+CGEV: NW PDN DEACT 1', 'network-lost', ['same-device-elsewhere'], online],
    ['network', 'mqtt/dropped', '+PDP: DEACT', 'network-lost', ['same-device-elsewhere'], online],
    ['network', 'mqtt/dropped', '+CGEV: ME DETACH', 'network-lost', ['same-device-elsewhere'], online],
  ])('names a cause: %s, %s, %s', (_name, code, line, first, excluded, further) => {
    const facts = { ...(code === 'connect/failed' ? { causes: connectCauses } : {}), ...further };
    const { causes } = of(code, line, facts);
    expect(causes[0]).toMatchObject({
      key: first,
      likelihood: expect.stringMatching(/^(?:certain|likely)$/),
      observation: { key: 'answered', facts: { answer: line } },
    });
    const ruledOut = causes.filter((cause) => cause.ruledOut).map(({ key }) => key);
    expect(ruledOut).toEqual(expect.arrayContaining([...excluded]));
    expect(causes.filter(({ likelihood }) => likelihood === 'certain' || likelihood === 'likely')).toHaveLength(1);
  });

  it('also works for a report, which stores no lines', () => {
    const failed = failure('connect/failed', { causes: connectCauses, answer: 'TCP ERROR:11' });
    expect(diagnose(failed, { stage: 'connect', facts: null }).causes[0]?.key).toBe('port-wrong');
  });

  it.each(['OK', 'CLOSED', 'CONNECT FAIL', '+CME ERROR: 3', '+CGREG: 0,2', 'TCP ERROR:999'])(
    'names no cause: %s',
    (line) => {
      const { causes } = of('connect/failed', line, { causes: connectCauses });
      expect(causes.map(({ key }) => key)).toEqual(connectCauses);
      expect(causes.some(({ observation }) => observation?.key === 'answered')).toBe(false);
    },
  );

  it('takes precedence over earlier measurements', () => {
    const source = { atMs: 0, command: 'AT' };
    const facts = { ...noFacts, registration: { stat: 1, registered: true, roaming: false, denied: false, ...source } };
    const failed = failure('mqtt/dropped', online, ['+CGEV: NW PDN DEACT 1']);
    const [first] = diagnose(failed, { stage: 'connect', facts }).causes;
    expect(first).toMatchObject({ key: 'network-lost', observation: { key: 'answered', weight: 'for' } });
  });
});

describe('of several answers', () => {
  it('the newest one that names a cause counts', () => {
    const lines = ['+CME ERROR: 911', '+CME ERROR: 910', 'OK'];
    expect(causeOfAnswer(failure('connect/refused', {}, lines))).toBe('port-wrong');
    expect(causeOfAnswer(failure('connect/refused', {}, lines.toReversed()))).toBe('host-unreachable');
  });

  it('the answer itself counts as newer than the lines before it', () => {
    const facts = { answer: 'TCP ERROR:11' };
    expect(causeOfAnswer(failure('connect/failed', facts, ['TCP ERROR:12']))).toBe('port-wrong');
    expect(causeOfAnswer(failure('connect/failed', facts))).toBe('port-wrong');
  });

  it('none counts when no line names a cause', () => {
    expect(causeOfAnswer(failure('connect/failed', {}, ['OK', 'AT+X']))).toBeNull();
  });
});
