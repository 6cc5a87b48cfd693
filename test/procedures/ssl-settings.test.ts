import { describe, expect, it } from 'vitest';
import { createProvisionBench } from '../support/provision-bench.ts';

const settingsOf = async (tls: Readonly<Record<string, unknown>>): Promise<readonly string[]> => {
  const bench = createProvisionBench({ tls });
  await expect(bench.provision()).resolves.toMatchObject({ exitCode: 0 });
  return bench.commands().filter((line) => line.startsWith('AT+SSLCFG='));
};

describe('the settings of TLS', () => {
  it.each([
    ['1.0', 1],
    ['1.1', 2],
    ['1.2', 3],
    ['all', 4],
  ])('contain the number of version %s', async (version, number) => {
    expect(await settingsOf({ version })).toContain(`AT+SSLCFG="sslversion",88,${number}`);
  });

  it('are all sent, the CA first, and an unset server name is erased', async () => {
    expect(await settingsOf({})).toEqual([
      'AT+SSLCFG="hostname",88,',
      'AT+SSLCFG="cacert",88,"server.crt"',
      'AT+SSLCFG="seclevel",88,1',
      'AT+SSLCFG="ignorelocaltime",88,0',
    ]);
  });

  it.each([
    ['server', true, ['"seclevel",88,1', '"ignorelocaltime",88,0']],
    ['server', false, ['"seclevel",88,1', '"ignorelocaltime",88,1']],
    ['none', true, ['"seclevel",88,0', '"ignorelocaltime",88,0']],
  ] as const)('contain the requested checks: %s, dates %s', async (check, checkDates, expected) => {
    const sent = await settingsOf({ check, checkDates });
    for (const setting of expected) expect(sent).toContain(`AT+SSLCFG=${setting}`);
  });
});
