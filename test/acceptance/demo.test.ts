import { afterAll, describe, expect, it } from 'vitest';
import { runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const platform = createTempPlatform();
afterAll(() => platform.remove());

const demo = (...args: readonly string[]): ReturnType<typeof runCliProcess> =>
  runCliProcess(['demo', '--data', platform.dataFolder, ...args]);

describe('the demo', () => {
  it('runs all stages and shows the AT lines of both directions', async () => {
    const run = await demo();
    expect(run).toMatchObject({ exitCode: 0, err: '' });
    for (const line of [
      '→ AT+FSWRITE="demo-ca.crt",0,',
      '→ AT+SSLMIPSTART="de30de30de.st1.iotda-device.cn-north-4.myhuaweicloud.com",8883',
      '← +MSUB: "$oc/devices/',
      '← CONNECT OK',
      '→ AT+MCONNECT=1,120',
      '← CONNACK OK',
      '← SUBACK',
      '→ AT+MDISCONNECT',
      'Proof: the message came back by subscription',
    ]) {
      expect(run.out).toContain(line);
    }
    expect(run.out).not.toContain('\u001b');
  });

  it("simulates the article's platform on request", async () => {
    const run = await demo('--cloud', 'huawei-v1');
    expect(run.exitCode).toBe(0);
    for (const line of [
      '→ AT+FSWRITE="server.crt",0,',
      '→ AT+SSLMIPSTART="49.4.93.24",8883',
      '← +MSUB: "/huawei/v1/devices/',
      '→ AT+MCONNECT=1,60',
      'Proof: the message came back by subscription',
    ]) {
      expect(run.out).toContain(line);
    }
  });

  it.each([
    ['en', '--cloud: must be one of huawei-iotda, huawei-v1'],
    ['zh', '--cloud：必须是以下之一：huawei-iotda, huawei-v1'],
  ])('lists the clouds that it can simulate: %s', async (language, expected) => {
    const run = await demo('--cloud', 'mqtt', '--lang', language);
    expect(run).toMatchObject({ exitCode: 2, out: '' });
    expect(run.err).toContain(expected);
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('uses Chinese on a Chinese system', async () => {
    const run = await runCliProcess(['demo', '--data', platform.dataFolder], { environment: { LANG: 'zh_CN.UTF-8' } });
    expect(run.exitCode).toBe(0);
    expect(run.out).toContain('验证：消息经订阅返回');
  });

  it.each([
    ['no-sim', 4],
    ['no-prompt', 5],
    ['connect-fail', 6],
    ['wrong-password', 7],
  ])('shows the fault %s and ends with %i and one sentence', async (fault, exitCode) => {
    const run = await demo('--fault', fault);
    expect(run.exitCode).toBe(exitCode);
    expect(run.err.trimEnd().split('\n')).toHaveLength(1);
    expect(run.err).not.toMatch(/\bat .*\.[jt]s:\d/);
  });
});
