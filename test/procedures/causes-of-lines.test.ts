import { describe, expect, it } from 'vitest';
import { reportOf } from '../../electron/app/index.ts';
import { diagnoseRun } from '../../electron/procedures/run-diagnosis.ts';
import { followFacts } from '../../electron/session/followed-facts.ts';
import { readFault } from '../../electron/simulator/placed-faults.ts';
import { diagnosisOfCard } from '../../renderer/panes/setup/card-diagnosis.ts';
import type { DraftView } from '../../shared/contract.ts';
import { reportDiagnosisOf, withAdvice } from '../../shared/diagnosis.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { reportSchema } from '../../shared/report.ts';
import { stageOf } from '../../shared/steps.ts';
import type { CauseKey } from '../../shared/words/cause-keys.ts';
import { oneSentence } from '../../shared/words/describe-failure.ts';
import { causeText, withCapital } from '../../shared/words/fact-text.ts';
import { type BenchOptions, createProvisionBench } from '../support/provision-bench.ts';
import type { Script } from '../support/scripted-module.ts';

const start = /^AT\+SSLMIPSTART/;
const named = { cloud: { host: 'iot-mqtts.example.com' } };
const withAddress: Script = [[/^AT\+CGDCONT\?/, ['+CGDCONT: 1,"IP","cmnet","10.47.109.118",0,0', 'OK']]];
const noAddress: Script = [[/^AT\+CGDCONT\?/, ['+CGDCONT: 1,"IP","cmnet",""', 'OK']]];
const resolves: Script = [[/^AT\+CDNSGIP/, ['OK', '+CDNSGIP: 1,"iot-mqtts.example.com","1.2.3.4"']]];
const inTls: readonly CauseKey[] = ['ca-not-for-host', 'ca-expired', 'cipher-old-firmware', 'clock-wrong'];

interface Row {
  readonly script: Script;
  readonly options?: BenchOptions;
  /** Commands typed before the run. */
  readonly typed?: readonly string[];
  readonly code: ErrorCode;
  readonly first: CauseKey;
  /** The line that it is named by; `null`: any. */
  readonly because: string | null;
  /** Must not be advised. */
  readonly not: readonly CauseKey[];
}

const rows: Readonly<Record<string, Row>> = {
  'refused with 3 for a host name, registered and with an address; the lookup answers ERROR': {
    script: [[start, ['+CME ERROR: 3']], [/^AT\+CDNSGIP/, ['ERROR']], ...withAddress],
    options: named,
    ...{ code: 'connect/refused', first: 'host-unknown', because: '+CME ERROR: 3', not: inTls },
  },
  'the lookup says that there is no such name': {
    script: [[start, ['OK', 'CONNECT FAIL']], [/^AT\+CDNSGIP/, ['OK', '+CDNSGIP: 0,10']], ...withAddress],
    options: named,
    ...{ code: 'connect/failed', first: 'host-unknown', because: '+CDNSGIP: 0,10', not: inTls },
  },
  'no address in the context': {
    script: [[start, ['+CME ERROR: 3']], ...noAddress],
    options: named,
    ...{ code: 'connect/refused', first: 'no-data-plan', because: '+CGDCONT: 1,"IP","cmnet",""', not: inTls },
  },
  'STATE: IP INITIAL': {
    script: [
      [start, ['OK', 'STATE: IP INITIAL', 'CONNECT FAIL']],
      [/^AT\+CGDCONT\?/, ['OK']],
    ],
    ...{ code: 'connect/failed', first: 'no-data-plan', because: 'STATE: IP INITIAL', not: inTls },
  },
  '+PDP: DEACT while it connects': {
    script: [
      [start, ['OK', '+PDP: DEACT', 'CONNECT FAIL']],
      [/^AT\+CGDCONT\?/, ['OK']],
    ],
    ...{ code: 'connect/failed', first: 'no-data-plan', because: '+PDP: DEACT', not: inTls },
  },
  'a refusal of the session management': {
    script: [[start, ['+CME ERROR: requested service option not subscribed (#33)']]],
    ...{ code: 'connect/refused', first: 'no-data-plan', not: inTls },
    because: '+CME ERROR: requested service option not subscribed (#33)',
  },
  'accepted, and then nothing': {
    script: [[start, ['OK']], ...withAddress],
    options: named,
    ...{ code: 'connect/timed-out', first: 'module-socket-hangs', because: null, not: [] },
  },
  'CONNECT FAIL, with a firmware whose handshakes fail': {
    script: [
      [start, ['OK', 'CONNECT FAIL']],
      [/^ATI/, ['AirM2M_720U_V907_LTE_AT', 'OK']],
      [/^AT\+CGMM/, ['+CGMM: "Air720U"', 'OK']],
      ...resolves,
      ...withAddress,
    ],
    options: named,
    ...{ code: 'connect/failed', first: 'cipher-old-firmware', because: null, not: ['no-data-plan'] },
  },
  'CONNECT FAIL, with the check on, a known address and a resolved name': {
    script: [[start, ['OK', 'CONNECT FAIL']], ...resolves, ...withAddress],
    options: named,
    ...{ code: 'connect/failed', first: 'ca-not-for-host', because: null, not: ['host-unknown', 'no-data-plan'] },
  },
  'ALREADY CONNECT, then 767': {
    script: [
      [start, ['OK', 'ALREADY CONNECT']],
      [/^AT\+MIPCLOSE/, ['+CME ERROR: 767']],
    ],
    ...{ code: 'connect/not-closed', first: 'older-connection', because: 'ALREADY CONNECT', not: ['password-wrong'] },
  },
  'closed soon after the login': {
    script: [[/^AT\+MSUB/, [[5_000, 'CLOSED']]]],
    ...{ code: 'mqtt/dropped', first: 'same-device-elsewhere', because: 'CLOSED', not: ['network-lost'] },
  },
  'closed soon after the login, and the network reported why': {
    script: [[/^AT\+MSUB/, ['+CGEV: NW PDN DEACT 1', [50, 'CLOSED']]]],
    ...{ code: 'mqtt/dropped', first: 'network-lost', not: ['same-device-elsewhere'] },
    because: '+CGEV: NW PDN DEACT 1',
  },
  'a refused login': {
    script: [[/^AT\+MCONNECT/, ['OK', 'CONNACK 4']]],
    ...{
      code: 'mqtt/refused',
      first: 'password-wrong',
      because: null,
      not: ['network-lost', 'keep-alive-out-of-range'],
    },
  },
  'a refused login with a keep-alive out of the range of the platform': {
    script: [[/^AT\+MCONNECT/, ['OK', 'CONNACK 4']]],
    options: { mqtt: { keepAlive: 10 } },
    ...{ code: 'mqtt/refused', first: 'keep-alive-out-of-range', because: null, not: ['network-lost'] },
  },
  'log lines of LuatOS': {
    script: [[/^AT/, ['[000000000.226] I/pm poweron: Power/Reset']]],
    ...{ code: 'module/no-answer', first: 'luatos-firmware', not: ['cable-or-power', 'baud-rate'] },
    because: '[000000000.226] I/pm poweron: Power/Reset',
  },
  'the banner of LuatOS': {
    script: [[/^AT/, ['I/main LuatOS@EC618 base 22.12 bsp V1103']]],
    ...{ code: 'module/no-answer', first: 'luatos-firmware', not: ['cable-or-power', 'baud-rate'] },
    because: 'I/main LuatOS@EC618 base 22.12 bsp V1103',
  },
  'another maker': {
    script: [
      [/^ATI/, ['SIMCOM_SIM7600CE-T', 'OK']],
      [/^AT\+FS/, ['ERROR']],
    ],
    ...{
      code: 'certificate/write-refused',
      first: 'other-maker',
      because: 'SIMCOM_SIM7600CE-T',
      not: ['storage-full'],
    },
  },
  'an echo, and then silence': {
    script: [[/^AT/, ['{sent}']]],
    ...{ code: 'module/no-answer', first: 'echo-only', because: 'AT', not: ['cable-or-power', 'supply-weak'] },
  },
  'a boot line while it connects': {
    script: [[start, ['OK', [800, "^boot.rom'v'!"], [1_200, 'RDY']]]],
    ...{ code: 'module/restarted', first: 'supply-weak', because: "^boot.rom'v'!", not: ['cable-or-power'] },
  },
  'a reject cause that means this module': {
    script: [[/^AT\+(?:CEREG|CREG|CGREG)\?/, ['+CEREG: 3,3,"0000","00000000",7,0,6', 'OK']]],
    ...{ code: 'module/registration-denied', first: 'sim-bound', not: [] },
    because: '+CEREG: 3,3,"0000","00000000",7,0,6',
  },
  'a context of the telephone service without an address, after that of the data': {
    script: [
      [start, ['OK', 'CONNECT FAIL']],
      ...resolves,
      [/^AT\+CGDCONT\?/, ['+CGDCONT: 1,"IP","cmnet","10.47.109.118",0,0', '+CGDCONT: 8,"IPV4V6","ims","",0,0', 'OK']],
    ],
    options: named,
    ...{ code: 'connect/failed', first: 'ca-not-for-host', because: null, not: ['no-data-plan'] },
  },
  'the name of another host was not resolved before the run': {
    script: [
      [start, ['OK', 'CONNECT FAIL']],
      [/^AT\+CDNSGIP="typo\./, ['OK', '+CDNSGIP: 0,10']],
      [/^AT\+CDNSGIP/, ['ERROR']],
      ...withAddress,
    ],
    options: named,
    typed: ['AT+CDNSGIP="typo.example.com"'],
    ...{ code: 'connect/failed', first: 'ca-not-for-host', because: null, not: [] },
  },
  'the name was not resolved at first, and later it was': {
    script: [
      [start, ['OK', 'CONNECT FAIL']],
      [/^AT\+CDNSGIP="iot-mqtts.example.com"\r\n/, ['OK', '+CDNSGIP: 0,10']],
      ...resolves,
      ...withAddress,
    ],
    options: named,
    typed: ['AT+CDNSGIP="iot-mqtts.example.com"'],
    ...{ code: 'connect/failed', first: 'ca-not-for-host', because: null, not: ['host-unknown'] },
  },
  'a context was refused before the run, and now there is an address': {
    script: [
      [start, ['OK', 'CONNECT FAIL']],
      [/^AT\+CGACT=1,2/, ['+CME ERROR: requested service option not subscribed (#33)']],
      ...resolves,
      ...withAddress,
    ],
    options: named,
    typed: ['AT+CGACT=1,2'],
    ...{ code: 'connect/failed', first: 'ca-not-for-host', because: null, not: ['no-data-plan'] },
  },
  'a restart that a command asked for': {
    script: [[/^AT\+RESET/, ['OK', [500, "^boot.rom'v'!"], [1_500, 'RDY']]]],
    typed: ['AT+RESET'],
    ...{ code: 'module/restarted', first: 'restarted-on-request', because: 'AT+RESET', not: ['supply-weak'] },
  },
  'the IMEI is not accepted': {
    script: [[/^AT\+(?:CEREG|CREG|CGREG)\?/, ['+CEREG: 3,3,"0000","00000000",7,0,5', 'OK']]],
    ...{ code: 'module/registration-denied', first: 'sim-bound', not: [] },
    because: '+CEREG: 3,3,"0000","00000000",7,0,5',
  },
};

/** The same on the virtual module, which names the cause when it is asked for it. */
const refused: Readonly<Record<string, CauseKey>> = {
  'denied-device': 'sim-bound',
  'registration-denied': 'sim-inactive',
};

const diagnosed = async ({ script, options, typed = [] }: Row) => {
  const bench = createProvisionBench({ ...options, script });
  const facts = followFacts(bench.session, bench.clock);
  for (const line of typed) await bench.clock.runUntil(bench.session.sendTyped(line));
  await bench.provision();
  const result = bench.result();
  const { failure } = result;
  if (!failure) throw new Error('it did not fail');
  const seen = { ...result, plan: bench.plan, facts: facts(), wallMs: bench.clock.wallMs() };
  return {
    bench,
    failure,
    result,
    facts: facts(),
    diagnosis: diagnoseRun(failure, { ...seen, isVirtual: false, faultsOn: 0 }),
  };
};

describe.each(Object.entries(rows))('the first cause of a run: %s', (_name, row) => {
  it('is named by the command line and the report, with the line that shows it', async () => {
    const { failure, result, diagnosis } = await diagnosed(row);
    expect(failure.code).toBe(row.code);
    const [first] = diagnosis.causes;
    expect(first?.key).toBe(row.first);
    const report = { ...reportOf(result), diagnosis: reportDiagnosisOf(diagnosis, []) };
    const read = reportSchema.parse(JSON.parse(JSON.stringify(report)));
    expect(read.diagnosis?.code).toBe(row.code);
    const [told] = read.diagnosis?.causes ?? [];
    expect(told?.key).toBe(row.first);
    if (row.because !== null) {
      expect(told?.because.map(({ line }) => line)).toContain(row.because);
      for (const { atMs } of told?.because ?? []) expect(atMs).toBeGreaterThan(0);
    }
    const advised = read.diagnosis?.causes.map(({ key }) => key) ?? [];
    for (const cause of row.not) expect(advised).not.toContain(cause);
    for (const language of ['en', 'zh'] as const) {
      const spoken = oneSentence(withAdvice(failure, diagnosis.causes), language);
      const probably = language === 'en' ? 'probably: ' : '可能的原因：';
      expect(spoken).toContain(`${probably}${causeText(row.first, failure.facts, language)}`);
    }
  });

  it('is named by the window', async () => {
    const { bench, failure, result, facts } = await diagnosed(row);
    const broken = result.steps.find(({ status }) => status === 'failed');
    if (!broken) throw new Error('no step failed');
    const { cloud, tls, mqtt } = bench.plan.profile;
    const draft = {
      ...{ platform: cloud.kind, host: cloud.host, port: cloud.port, clientId: '', timestamp: null },
      ...{ tlsEnabled: tls.enabled, tlsCheck: tls.check, checkDates: tls.checkDates, keepAliveSeconds: mqtt.keepAlive },
      ...{ demo: false, hasSecret: true, hasPassword: false, remarks: [] },
      certificates: { ca: { certificates: [{ notAfterMs: 4e12, findings: [] }] }, clientCert: null, clientKey: null },
    } as unknown as DraftView;
    const current = { id: broken.id, item: broken.item ?? null } as never;
    const known = { facts, draft, address: '/dev/ttyUSB0', faultsOn: 0 };
    const { causes } = diagnosisOfCard({ id: stageOf(broken.id), current }, failure, known);
    expect(causes[0]?.key).toBe(row.first);
    const advised = causes.filter(({ likelihood }) => likelihood !== 'unlikely').map(({ key }) => key);
    for (const cause of row.not) expect(advised).not.toContain(cause);
    for (const language of ['en', 'zh'] as const) {
      expect(withCapital(causeText(row.first, failure.facts, language))).not.toBe('');
    }
  });
});

it('suspects the way to the server before certificates where the module reported nothing', async () => {
  const { diagnosis } = await diagnosed({
    script: [[start, ['OK']], ...withAddress],
    options: named,
    ...{ code: 'connect/timed-out', first: 'module-socket-hangs', because: null, not: [] },
  });
  expect(diagnosis.causes.slice(0, 2).map(({ key }) => key)).toEqual(['module-socket-hangs', 'host-unreachable']);
});

it('excludes no cipher fault because of a minimum version that is about another thing', async () => {
  const { diagnosis } = await diagnosed({
    script: [[start, ['OK', 'CONNECT FAIL']], ...resolves, ...withAddress],
    options: named,
    ...{ code: 'connect/failed', first: 'ca-not-for-host', because: null, not: [] },
  });
  expect(diagnosis.causes).toContainEqual(expect.objectContaining({ key: 'cipher-old-firmware', observation: null }));
});

it('names a computer that may have used up the data, after the lines that show more', async () => {
  const { diagnosis } = await diagnosed({
    script: [[start, ['OK']], [/^AT\+RNDISCALL\?/, ['+RNDISCALL:1', 'OK']], ...withAddress],
    options: named,
    typed: ['AT+RNDISCALL?'],
    ...{ code: 'connect/timed-out', first: 'module-socket-hangs', because: null, not: [] },
  });
  expect(diagnosis.causes.filter(({ likelihood }) => likelihood !== 'unlikely').map(({ key }) => key)).toContain(
    'data-used-by-computer',
  );
  const found = diagnosis.causes.find(({ key }) => key === 'data-used-by-computer');
  expect(found?.because.map(({ line }) => line)).toEqual(['+RNDISCALL:1']);
});

it.each(Object.entries(refused))('the network is asked why it refuses: %s', async (fault, first) => {
  const { diagnosis, bench } = await diagnosed({
    script: [],
    options: {
      model: 'air780e',
      module: { family: 'air780' },
      faults: [readFault(fault)].flatMap((spec) => spec ?? []),
    },
    ...{ code: 'module/registration-denied', first, because: null, not: [] },
  });
  expect(diagnosis.causes[0]?.key).toBe(first);
  expect(bench.commands().slice(-3)).toEqual(['AT+CEREG=3', 'AT+CEREG?', 'AT+CEREG=0']);
});
