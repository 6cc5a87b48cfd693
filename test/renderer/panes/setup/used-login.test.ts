import { describe, expect, it } from 'vitest';
import { usedFiles } from '../../../../renderer/panes/setup/certificate/certificate-facts.ts';
import { isSameLogin, isSecretMissing, usedLoginOf } from '../../../../renderer/panes/setup/credentials/used-login.ts';
import type { DraftView } from '../../../../shared/contract.ts';
import { draft, uploaded, wholeRun } from './fixture.ts';

const about = { host: 'host.example', port: 8883, keepAlive: 120, clientId: 'me_0_0_2026112007', username: 'me' };
const steps = wholeRun().steps.map((step) => (step.id === 'credentials.derive' ? { ...step, about } : step));

describe('the login of a run', () => {
  it('is taken from its steps, with its time stamp', () => {
    expect(usedLoginOf(steps, 'huawei-iotda')).toEqual({
      ...{ host: 'host.example', port: 8883, keepAliveSeconds: 120, platform: 'huawei-iotda' },
      ...{ timestamp: '2026112007', clientId: 'me_0_0_2026112007', username: 'me' },
    });
    expect(usedLoginOf([], 'huawei-iotda')).toBeNull();
  });

  it.each([
    ['the same names', draft.derived, false, true],
    ['another hour', { ...draft.derived, clientId: 'me_0_0_2026112008' }, false, false],
    ['another user name', { ...draft.derived, username: 'you' }, false, false],
    ['another secret', draft.derived, true, false],
    ['an incomplete form', null, false, false],
  ])('has the password of the form only for the same login: %s', (_, derived, changed, same) => {
    const used = usedLoginOf(steps, 'huawei-iotda');
    expect(used && isSameLogin(used, derived as DraftView['derived'], changed)).toBe(same);
  });
});

describe('a missing password', () => {
  const form = {
    platform: 'huawei-iotda',
    hasSecret: false,
    hasPassword: false,
    tlsEnabled: true,
    tlsCheck: 'server',
  } as const;

  it.each([
    ['while the secret is missing', {}, true],
    ['with the secret', { hasSecret: true }, false],
    ['with a given password', { hasPassword: true }, false],
    ['with a certificate instead', { tlsCheck: 'mutual' }, false],
    ['for a cloud that derives none', { platform: 'mqtt' }, false],
  ] as const)('is unknown only while the secret is missing: %s', (_, change, missing) => {
    expect(isSecretMissing({ ...form, ...change })).toBe(missing);
  });
});

describe('the files of a run', () => {
  it('are the verified ones, also if the form has another one since', () => {
    const { ca } = draft.certificates;
    const file = { role: 'ca', ...uploaded };
    expect(usedFiles(steps, draft.certificates)).toEqual({ files: [file], areOther: false });
    const other = { ...draft.certificates, ca: ca && { ...ca, sha256: 'b'.repeat(64) } };
    expect(usedFiles(steps, other)).toEqual({ files: [file], areOther: true });
    expect(usedFiles([], other)).toEqual({ files: [], areOther: false });
  });
});
