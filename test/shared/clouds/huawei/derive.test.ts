import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deriveHuaweiCredentials, hmacSha256Hex, huaweiTimestamp } from '../../../../shared/clouds/huawei/derive.ts';
import { hmacOnlyVector, positiveVectors } from './vectors.ts';

const input = { deviceId: 'device', secret: '12345678', timestamp: '2025041401', signType: 0, authType: 0 } as const;

describe('deriveHuaweiCredentials', () => {
  it.each(positiveVectors)('secret %s at %s', (secret, timestamp, password) => {
    expect(deriveHuaweiCredentials({ ...input, secret, timestamp })).toEqual({
      ok: true,
      value: { clientId: `device_0_0_${timestamp}`, username: 'device', password },
    });
  });

  it('uses the timestamp as the key and the secret as the message', () => {
    const [secret, timestamp, password] = hmacOnlyVector;
    expect(hmacSha256Hex(timestamp, secret)).toBe(password);
  });

  it('puts authType and signType into the clientId', () => {
    const derived = deriveHuaweiCredentials({ ...input, signType: 1, authType: 2 });
    expect(derived).toMatchObject({ ok: true, value: { clientId: 'device_2_1_2025041401', username: 'device' } });
  });

  it('accepts a clientId of 256 bytes, and unusual secrets', () => {
    expect(deriveHuaweiCredentials({ ...input, deviceId: 'd'.repeat(241) }).ok).toBe(true);
    expect(deriveHuaweiCredentials({ ...input, secret: '密 ö!' }).ok).toBe(true);
  });

  it.each([
    [{ deviceId: '' }, 'deviceId', 'empty'],
    [{ deviceId: 'a"b' }, 'deviceId', 'quote'],
    [{ deviceId: 'd'.repeat(242) }, 'deviceId', 'too-long'],
    [{ secret: '' }, 'secret', 'empty'],
    [{ secret: '12345678\n' }, 'secret', 'line-break'],
    [{ secret: '"12345678"' }, 'secret', 'quote'],
    [{ secret: 's'.repeat(257) }, 'secret', 'too-long'],
    [{ timestamp: '202504140' }, 'timestamp', 'not-ten-digits'],
    [{ timestamp: '202504140100' }, 'timestamp', 'not-ten-digits'],
    [{ timestamp: '20250414 1' }, 'timestamp', 'not-ten-digits'],
  ])('refuses %o', (change, field, problem) => {
    expect(deriveHuaweiCredentials({ ...input, ...change })).toEqual({
      ok: false,
      error: { code: 'credentials/invalid', facts: { field, problem }, evidence: [] },
    });
  });
});

describe('huaweiTimestamp', () => {
  const zone = process.env.TZ;
  beforeAll(() => {
    process.env.TZ = 'Asia/Shanghai';
  });
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it.each([
    ['the sample of the documents', Date.UTC(2018, 6, 24, 17, 56, 20), '2018072417'],
    ['Beijing morning, still the day before in UTC', Date.parse('2026-11-23T07:30:00+08:00'), '2026112223'],
    ['leap day', Date.UTC(2024, 1, 29, 23, 59, 59, 999), '2024022923'],
    ['new year', Date.UTC(2026, 0, 1), '2026010100'],
    ['LuatOS’s default', 32_472_115_200_000, '2998123116'],
  ])('%s', (_, wallMs, timestamp) => {
    expect(huaweiTimestamp(wallMs)).toBe(timestamp);
  });
});
