import { describe, expect, it } from 'vitest';
import type { DraftView } from '../../shared/contract.ts';
import { noFacts } from '../../shared/contract.ts';
import { type DiagnosisContext, diagnose, diagnosisActionKinds, observationKeys } from '../../shared/diagnosis.ts';
import { type ErrorCode, exitCodes } from '../../shared/errors.ts';
import { failure } from '../../shared/outcome.ts';
import type { StageId } from '../../shared/steps.ts';
import { causeWords } from '../../shared/words/causes.ts';
import { uiWords } from '../../shared/words/ui.ts';
import { failingOf } from '../support/failing-rows.ts';

const source = { atMs: 0, command: 'AT' };
const draft = {
  platform: 'huawei-iotda',
  host: 'iot-mqtts.cn-north-4.myhuaweicloud.com',
  port: 8883,
  tlsEnabled: true,
  tlsCheck: 'server',
  checkDates: true,
  keepAliveSeconds: 120,
  clientId: '',
  timestamp: null,
  hasSecret: true,
  hasPassword: false,
  remarks: [],
  certificates: { ca: { certificates: [{ notAfterMs: 0, findings: [] }] }, clientCert: null, clientKey: null },
} as unknown as DraftView;

const context = (stage: StageId, further: Partial<DiagnosisContext> = {}): DiagnosisContext => ({
  stage,
  facts: null,
  ...further,
});

const codes = Object.keys(exitCodes) as ErrorCode[];

describe('the demo device', () => {
  const demo = { ...draft, demo: true, host: 'demo.example' } as DraftView;
  const causesOf = (further: Partial<DiagnosisContext>, code: ErrorCode = 'connect/failed') =>
    diagnose(failure(code), context('connect', { draft: demo, step: 'connect.open', ...further })).causes;

  it('is the first cause of a failed connection of any other module, since its host exists only here', () => {
    const [first] = causesOf({ isVirtual: false });
    expect(first).toMatchObject({
      key: 'demo-device',
      likelihood: 'likely',
      observation: { key: 'demoHostOutside', facts: { host: 'demo.example' } },
      action: { kind: 'open-credentials' },
    });
  });

  it('is not a cause on the virtual module, for another profile, or after an established connection', () => {
    const keys = (further: Partial<DiagnosisContext>, code?: ErrorCode) =>
      causesOf(further, code).map(({ key }) => key);
    expect(keys({ isVirtual: true })).not.toContain('demo-device');
    expect(keys({})).not.toContain('demo-device');
    expect(keys({ isVirtual: false, draft })).not.toContain('demo-device');
    expect(keys({ isVirtual: false, step: 'connect.login' }, 'connect/closed')).not.toContain('demo-device');
  });
});

describe('a diagnosis', () => {
  it('of every failure has a cause, and a button with a label in both languages', () => {
    const failing = failingOf(codes, (code) => {
      const { causes } = diagnose(failure(code), context('connect'));
      expect(causes.length, 'number of causes').toBeGreaterThan(0);
      for (const language of ['en', 'zh'] as const) {
        for (const { key, action } of causes) {
          expect(causeWords[language][key].cause, `${language} words of cause ${key}`).not.toBe('');
          expect(uiWords[language].diagnosis.action[action.kind], `${language} label of ${action.kind}`).not.toBe('');
        }
      }
    });
    expect(failing).toEqual([]);
  });

  it('has words for every action and every observation', () => {
    expect(Object.keys(uiWords.en.diagnosis.action).sort()).toEqual([...diagnosisActionKinds].sort());
    expect(Object.keys(uiWords.en.diagnosis.observation).sort()).toEqual([...observationKeys].sort());
  });

  it('of an earlier connection does not blame the current certificate', () => {
    const retired = { ...draft, host: '49.4.93.24', certificates: { ca: null } } as unknown as DraftView;
    const keysOf = (code: ErrorCode): readonly string[] =>
      diagnose(failure(code), context('connect', { step: 'connect.open', draft: retired })).causes.map(
        ({ key }) => key,
      );
    expect(keysOf('connect/failed')).toContain('ca-missing');
    expect(keysOf('connect/not-closed')).toEqual(['module-state']);
  });

  it('keeps the order of the causes that the procedure named', () => {
    const failed = failure('connect/failed', { causes: ['host-unreachable', 'ca-not-for-host', 'port-wrong'] });
    const { causes } = diagnose(failed, context('connect', { step: 'connect.open' }));
    expect(causes.map(({ key }) => key)).toEqual(['host-unreachable', 'ca-not-for-host', 'port-wrong']);
    expect(causes.map(({ likelihood }) => likelihood)).toEqual(['likely', 'possible', 'possible']);
  });

  it('excludes the certificate when the login was reached', () => {
    const failed = failure('mqtt/refused', { causes: ['password-wrong', 'device-not-in-instance'] }, ['CLOSED']);
    const { causes, evidence } = diagnose(failed, context('connect', { step: 'connect.login', draft }));
    expect(causes[0]).toMatchObject({ key: 'password-wrong', likelihood: 'likely', ruledOut: false });
    expect(causes.at(-1)).toMatchObject({
      key: 'ca-not-for-host',
      ruledOut: true,
      observation: { key: 'tlsCameUp' },
      action: { kind: 'open-certificate' },
    });
    expect(evidence).toEqual([{ direction: 'error', text: 'CLOSED', expected: 'CONNACK OK' }]);
  });

  it.each([
    // docs/huawei.md §5.2 row 12: a server with another protocol also accepts the connection, and then is silent or closes it.
    ['TLS at 443, no CONNACK', 'mqtt/no-connack', { port: 443 }, false, 'portUnusual'],
    ['TCP at 8443, dropped', 'mqtt/dropped', { port: 8443, tlsEnabled: false }, false, 'portUnusual'],
    ['TCP at 8883', 'mqtt/dropped', { port: 8883, tlsEnabled: false }, false, 'portUnusual'],
    ['TLS at 8883', 'mqtt/no-connack', { port: 8883 }, true, 'tlsCameUp'],
    ['TLS at 8883, not checked', 'mqtt/no-connack', { port: 8883, tlsCheck: 'none' }, true, 'tlsCameUpUnchecked'],
    ['TCP at 1883', 'mqtt/no-connack', { port: 1883, tlsEnabled: false }, true, 'tcpCameUp'],
  ] as const)(
    'excludes the port as a cause only if it is the registered one: %s',
    (_name, code, changed, ruledOut, key) => {
      const failed = failure(code, code === 'mqtt/dropped' ? { causes: ['port-wrong', 'login-too-late'] } : {}, [
        'CLOSED',
      ]);
      const { causes } = diagnose(
        failed,
        context('connect', { step: 'connect.login', draft: { ...draft, ...changed } as DraftView }),
      );
      const port = causes.find((cause) => cause.key === 'port-wrong');
      expect(port).toMatchObject({ ruledOut, observation: { key } });
      if (!ruledOut && code === 'mqtt/dropped') expect(causes[0]).toBe(port);
    },
  );

  it('puts measured causes before typical ones', () => {
    const facts = { ...noFacts, signal: { rssi: 2, dbm: -109, judgement: 'weak' as const, ...source } };
    const failed = failure('connect/timed-out', { causes: ['host-unreachable', 'host-unknown'] });
    const { causes } = diagnose(failed, context('connect', { facts, draft, step: 'connect.open' }));
    expect(causes[0]).toMatchObject({
      key: 'signal-weak',
      likelihood: 'likely',
      observation: { facts: { dbm: -109 } },
      action: { kind: 'check-signal' },
    });
    expect(causes[1]).toMatchObject({ key: 'host-unreachable', likelihood: 'possible' });
  });

  it('counts a right clock against the cause clock-wrong, and a wrong clock for it', () => {
    const clockOff = (offMs: number) => ({ ...noFacts, clock: { text: '', offMs, ...source } });
    const failed = failure('connect/failed', { causes: ['ca-not-for-host', 'clock-wrong'] });
    const judged = (offMs: number) =>
      diagnose(failed, context('connect', { facts: clockOff(offMs) })).causes.find(({ key }) => key === 'clock-wrong');
    expect(judged(-400)).toMatchObject({ likelihood: 'unlikely', observation: { key: 'clockRight' } });
    expect(judged(1_000_000)).toMatchObject({ likelihood: 'likely', observation: { key: 'clockOff' } });
  });

  it('names a keep-alive that Huawei refuses', () => {
    const wrong = { ...draft, keepAliveSeconds: 10 };
    const failed = failure('mqtt/refused', { causes: ['password-wrong'] });
    const { causes } = diagnose(failed, context('connect', { draft: wrong, step: 'connect.login' }));
    expect(causes[0]).toMatchObject({ key: 'keep-alive-out-of-range', observation: { facts: { seconds: 10 } } });
  });

  it('offers to derive the login again when its values were given', () => {
    const given = { ...draft, hasPassword: true };
    const failed = failure('mqtt/refused', { causes: ['password-wrong'] });
    const [first] = diagnose(failed, context('connect', { draft: given, step: 'connect.login' })).causes;
    expect(first?.action.kind).toBe('derive-again');
  });

  it('offers the current root for an expired CA, and another file for a client certificate', () => {
    const failed = failure('certificate/expired', { date: '2026-05-02' });
    const first = (item: string) => diagnose(failed, context('certificate', { item })).causes[0]?.action;
    expect(first('ca')).toEqual({ kind: 'use-current-root', role: 'ca' });
    expect(first('clientCert')).toEqual({ kind: 'open-certificate', role: 'clientCert' });
  });

  it('shows the expected line when nothing was received', () => {
    const failed = failure('mqtt/no-suback', { command: 'AT+MSUB=' });
    expect(diagnose(failed, context('connect')).evidence).toEqual([
      { direction: 'sent', text: 'AT+MSUB', expected: null },
      { direction: 'error', text: null, expected: 'SUBACK' },
    ]);
  });

  it('shows at most three lines, without control characters', () => {
    const failed = failure('at/error', { command: 'AT+FSMEM' }, ['one', 'two', 'three', '+CME ERROR: 58\u001b[31m']);
    const { evidence } = diagnose(failed, context('certificate'));
    expect(evidence.map(({ text }) => text)).toEqual(['AT+FSMEM', 'three', '+CME ERROR: 58 [31m']);
    expect(evidence.at(-1)).toMatchObject({ direction: 'error', expected: 'OK' });
  });

  it('mentions the faults of a virtual module last', () => {
    const { causes } = diagnose(failure('module/sim-missing'), context('module', { faultsOn: 1 }));
    expect(causes[0]?.key).toBe('sim-missing');
    expect(causes.at(-1)).toMatchObject({ key: 'virtual-fault', action: { kind: 'open-faults' } });
  });
});
