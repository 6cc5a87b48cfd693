import { describe, expect, it } from 'vitest';
import { judgedCertificates } from '../../electron/app/services/draft/certificate-slot.ts';
import { copyOf } from '../../electron/app/services/profile-content.ts';
import type { CertificateFacts } from '../../shared/certificates/facts.ts';
import { caFacts as facts } from '../support/certificate-facts.ts';

const host = '0123456789.st1.iotda-device.cn-north-4.myhuaweicloud.com';
const codesOf = (role: 'ca' | 'clientCert', of: CertificateFacts, name = host): readonly string[] => {
  const prepared = { certificates: [of] } as unknown as Parameters<typeof judgedCertificates>[1];
  const context = { nowMs: Date.UTC(2026, 10, 28), host: name };
  return judgedCertificates(role, prepared, context).flatMap(({ findings }) => findings.map(({ code }) => code));
};

describe('a certificate', () => {
  it('is judged for its server, if there is one', () => {
    expect(codesOf('ca', facts)).toEqual(['root-not-known-for-host']);
    expect(codesOf('ca', facts, '')).toEqual([]);
  });

  it('of a client is judged as a client certificate', () => {
    expect(codesOf('clientCert', facts)).toEqual(['is-a-ca']);
    expect(codesOf('clientCert', { ...facts, isCa: false })).toEqual([]);
  });
});

it('a profile with a locked secret cannot be copied', () => {
  const stored = { record: { id: 'a', fields: { name: 'A' } }, locked: [] };
  const copy = (locked: readonly string[]) => copyOf({ ...stored, locked } as never, 'b', 'B');
  expect(copy(['secret'])).toMatchObject({ ok: false, error: { code: 'file/secret-locked' } });
  expect(copy([])).toMatchObject({ ok: true, value: { record: { id: 'b', fields: { name: 'B' } } } });
});
