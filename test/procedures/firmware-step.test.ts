import { describe, expect, it } from 'vitest';
import { moduleSteps } from '../../electron/procedures/module-steps.ts';
import { updatesOffLine } from '../../shared/at/automatic-updates.ts';
import type { Warning } from '../../shared/warnings.ts';
import { describeWarning } from '../../shared/words/describe-warning.ts';
import { type BenchOptions, createProvisionBench, planOf } from '../support/provision-bench.ts';
import { runAlone } from './step-bench.ts';

const steps = moduleSteps.filter(({ id }) => id === 'module.identity' || id === 'module.firmware');
const version = (text: string): string => `AirM2M_${text}\r\n\r\nOK`;
const goodImei = '866475030000019\r\n\r\nOK';

const checked = async (
  answers: Readonly<Record<string, string>>,
  options: BenchOptions = {},
): Promise<{
  readonly warnings: readonly Warning[];
  readonly sent: readonly string[];
  readonly imei: string | null;
}> => {
  const ended = await runAlone({
    steps,
    plan: planOf(options),
    answers: { 'AT+CGMM': '+CGMM: "Air780E"\r\n\r\nOK', 'AT+CGSN': goodImei, 'AT+UPGRADE="AUTO"': 'ERROR', ...answers },
  });
  expect(ended.failure).toBeNull();
  return { warnings: ended.warnings, sent: ended.sent, imei: ended.findings.imei };
};

const codesOf = (warnings: readonly Warning[]): readonly string[] => warnings.map(({ code }) => code);

describe('automatic updates', () => {
  const on = '+UPGRADE:"AUTO",1\r\n\r\nOK';
  it.each([
    ['780E_V1170_LTE_AT', on, ['updates-automatic']],
    ['780EP_V1010_LTE_AT', on, ['updates-automatic']],
    ['Air724UG_V401879_LTE_AT', on, ['updates-automatic']],
    ['780EQ_V2014_LTE_AT', on, ['updates-automatic']],
    ['780EQ_V2013_LTE_AT', on, ['updates-may-brick']],
    ['700ECQ_V2012_LTE_AT', on, ['updates-may-brick']],
    ['700EAQ_V2012_LTE_AT', on, ['updates-may-brick']],
    ['700EMQ_V2012_LTE_AT', on, ['updates-may-brick']],
    ['780EQ_V2013_LTE_AT', '+UPGRADE:"AUTO",0\r\n\r\nOK', []],
    // A query that a module does not have is not a fault of it.
    ['780EQ_V2013_LTE_AT', 'ERROR', []],
    ['780E_V1170_LTE_AT', '+CME ERROR: 4', []],
    ['780E_V1170_LTE_AT', '+UPGRADE: 0\r\n\r\nOK', []],
  ])('%s that answers %j: %j', async (text, answer, codes) => {
    const { warnings } = await checked({ ATI: version(text), 'AT+UPGRADE="AUTO"': answer });
    expect(codesOf(warnings)).toEqual(codes);
  });

  it('are asked only of modules that are known to have the command', async () => {
    for (const text of ['AirM2M_720H_V1104_LTE_AT', 'Quectel_EC20CEFAG']) {
      const { sent } = await checked({ ATI: `${text}\r\n\r\nOK` });
      expect(sent.filter((line) => line.includes('UPGRADE'))).toEqual([]);
    }
  });

  it('are never switched off without a request', async () => {
    const { sent, warnings } = await checked({ ATI: version('780EQ_V2013_LTE_AT'), 'AT+UPGRADE="AUTO"': on });
    expect(sent.filter((line) => line.includes('UPGRADE'))).toEqual(['AT+UPGRADE="AUTO"\r']);
    for (const language of ['en', 'zh'] as const) {
      const texts = warnings.map((warning) => describeWarning(warning, language));
      expect(texts.join()).toContain('AT+UPGRADE="AUTO",0');
      expect(texts.join()).toContain('V2014');
    }
  });
});

describe('the IMEI', () => {
  it.each([
    [goodImei, '866475030000019', []],
    ['866475030000018\r\n\r\nOK', '866475030000018', ['imei-check-digit']],
    ['3520990017614823\r\n\r\nOK', null, ['imei-not-written']],
    ['+CGSN: "3520990017614823"\r\n\r\nOK', null, ['imei-not-written']],
    ['ERROR', null, []],
  ])('%j is %s, with the warnings %j', async (answer, imei, codes) => {
    const found = await checked({ ATI: version('780E_V1170_LTE_AT'), 'AT+CGSN': answer });
    expect(found.imei).toBe(imei);
    expect(codesOf(found.warnings)).toEqual(codes);
  });
});

describe('known faults', () => {
  it('that matter are named with the firmware that cures them, in both languages', async () => {
    const { warnings } = await checked({ ATI: version('720U_V907_LTE_AT') }, { cloud: { host: '49.4.93.24' } });
    expect(warnings.map(({ facts }) => facts)).toEqual([
      { problem: 'cipher-suites', found: 'AirM2M_720U_V907_LTE_AT', minimum: 'V301840', usbOnly: true },
      { problem: 'quick-messages-lost', found: 'AirM2M_720U_V907_LTE_AT', minimum: 'V401857', usbOnly: true },
      { problem: 'incoming-cut', found: 'AirM2M_720U_V907_LTE_AT', minimum: 'V301831', usbOnly: true },
      { problem: 'receive-stuck', found: 'AirM2M_720U_V907_LTE_AT', minimum: 'V301845', usbOnly: true },
    ]);
    const [first] = warnings;
    if (!first) throw new Error('no warning');
    expect(describeWarning(first, 'en')).toMatch(
      /cipher suites unknown to it; V301840 and later do not \(another line/,
    );
    expect(describeWarning(first, 'zh')).toMatch(/加密套件.*V301840.*只能通过 USB 烧录/);
  });

  it('of binary messages matter to a test message that is binary', async () => {
    const binary = { mqtt: { proof: { topic: 't', qos: 0, payload: '\u0001' } } } as const;
    const text = version('780E_V1158_LTE_AT');
    const problems = (warnings: readonly Warning[]) => warnings.map(({ facts }) => facts.problem);
    expect(problems((await checked({ ATI: text }, binary)).warnings)).toContain('binary-publish-one-line');
    expect(problems((await checked({ ATI: text })).warnings)).not.toContain('binary-publish-one-line');
  });
});

describe('a whole run on the virtual module', () => {
  it('warns of automatic updates until they are switched off with the line of the button', async () => {
    const bench = createProvisionBench({ model: 'air780ep' });
    const codes = async (): Promise<readonly string[]> => {
      const { steps } = await bench.provision();
      return codesOf(steps.find(({ id }) => id === 'module.firmware')?.warnings ?? []);
    };
    expect(await codes()).toContain('updates-automatic');
    const answer = await bench.clock.runUntil(bench.session.sendTyped(updatesOffLine));
    expect(answer).toMatchObject({ ok: true, value: { final: 'OK' } });
    expect(await codes()).not.toContain('updates-automatic');
  });
});
