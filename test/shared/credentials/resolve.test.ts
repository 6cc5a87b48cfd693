import { describe, expect, it } from 'vitest';
import { resolveCredentials } from '../../../shared/credentials/resolve.ts';
import { secretOfFileText } from '../../../shared/credentials/secret-file-text.ts';
import { parseProfile } from '../../../shared/profile.ts';
import { positiveVectors } from '../clouds/huawei/vectors.ts';
import { huaweiCloud, sampleProfile, tls } from '../profile/sample.ts';

const wallMs = Date.UTC(2026, 10, 22, 20, 30);

const resolved = (cloud: Record<string, unknown>, secret: string | null, further: Record<string, unknown> = {}) => {
  const profile = parseProfile(sampleProfile({ cloud, ...further }));
  if (!profile.ok) throw new Error(JSON.stringify(profile.error.facts));
  return resolveCredentials({ cloud: profile.value.cloud, secret, wallMs });
};

describe('resolveCredentials', () => {
  it('derives the login of the article', () => {
    const [secret, , password] = positiveVectors[1];
    expect(resolved(huaweiCloud(), secret)).toEqual({
      ok: true,
      value: { clientId: '9e352064_0_0_2019071713', username: '9e352064', password },
    });
  });

  it('uses the current UTC hour if the profile has no timestamp', () => {
    const outcome = resolved(huaweiCloud({ timestamp: null }), 'mysecret');
    expect(outcome).toMatchObject({ value: { clientId: '9e352064_0_0_2026112220', password: positiveVectors[3][2] } });
  });

  it('derives the password for the hour in a given clientId', () => {
    const cloud = huaweiCloud({ timestamp: null, clientId: 'other_0_0_2024022923' });
    expect(resolved(cloud, 'A_b-9zY8')).toMatchObject({
      value: { clientId: 'other_0_0_2024022923', username: '9e352064', password: positiveVectors[4][2] },
    });
  });

  it('passes on a given password', () => {
    const cloud = huaweiCloud({ secret: null, password: 'p' });
    expect(resolved(cloud, null)).toMatchObject({ value: { clientId: '9e352064_0_0_2019071713', password: 'p' } });
  });

  it('sends no password for a device with a client certificate', () => {
    const mutual = { tls: tls({ check: 'mutual', clientCert: 'c.crt', clientKey: 'c.key' }) };
    expect(resolved(huaweiCloud({ secret: null }), null, mutual)).toMatchObject({
      value: { username: '9e352064', password: null },
    });
  });

  it('keeps the login of another broker unchanged', () => {
    const cloud = { kind: 'mqtt', host: 'h', clientId: 'c', username: null, password: null };
    expect(resolved(cloud, null)).toEqual({ ok: true, value: { clientId: 'c', username: null, password: null } });
  });

  it.each([
    ['a line end inside a secret file', 'first\nsecond', 'secret', 'line-break'],
    ['an empty secret file', '', 'secret', 'empty'],
  ])('refuses %s', (_, secret, field, problem) => {
    expect(resolved(huaweiCloud({ secret: null, secretFile: 's' }), secret)).toMatchObject({
      ok: false,
      error: { code: 'credentials/invalid', facts: { field, problem } },
    });
  });
});

describe('secretOfFileText', () => {
  it.each([
    ['12345678\n', '12345678'],
    ['\uFEFF12345678\r\n\r\n', '12345678'],
    [' a b ', ' a b '],
  ])('%j', (text, secret) => {
    expect(secretOfFileText(text)).toBe(secret);
  });
});
