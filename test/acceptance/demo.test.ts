import { afterAll, describe, expect, it } from 'vitest';
import { runCliProcess } from '../support/run-cli.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const platform = createTempPlatform();
afterAll(() => platform.remove());

const demo = (...args: readonly string[]): ReturnType<typeof runCliProcess> =>
  runCliProcess(['demo', '--data', platform.dataFolder, ...args]);

describe('the demo', () => {
  it('does the whole job and shows the AT lines of both directions', async () => {
    const run = await demo();
    expect(run).toMatchObject({ exitCode: 0, err: '' });
    for (const line of [
      '→ AT+FSWRITE="server.crt",0,',
      '← +MSUB: "/huawei/v1/devices/',
      '← CONNECT OK',
      '→ AT+MCONNECT=1,60',
      '← CONNACK OK',
      '← SUBACK',
      '→ AT+MDISCONNECT',
      'Proof: the message came back by subscription',
    ]) {
      expect(run.out).toContain(line);
    }
    expect(run.out).not.toContain('\u001b');
  });

  it('speaks Chinese where the system does', async () => {
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
