import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { prepareForModule } from '../../electron/certificates/prepare.ts';
import { cloudRoots } from '../../shared/certificates/cloud-roots.ts';
import { judgeCertificates } from '../../shared/certificates/judge.ts';
import { articleCa } from './fixtures.ts';

/** Depending on its version, Node has most of Huawei’s roots. Compared as DER, because Node wraps PEM at 72 characters. */
const known = rootCertificates.flatMap((pem) => {
  const file = prepareForModule(new X509Certificate(pem).raw, { role: 'ca' });
  const facts = file.ok ? file.value.certificates[0] : undefined;
  const root = cloudRoots.find(({ serialNumber }) => serialNumber === facts?.serialNumber);
  return file.ok && facts && root ? [{ root, facts, sizeBytes: file.value.bytes.length }] : [];
});

describe('Huawei’s roots', () => {
  it('have the fingerprints of the table, and the sizes of docs/huawei.md §2.4', () => {
    const sizes: Readonly<Record<string, number>> = {
      'DigiCert Global Root CA': 1337,
      'GlobalSign Root CA - R3': 1228,
      'GlobalSign Root CA - R6': 1971,
      'GlobalSign Root R46': 1914,
    };
    expect(known.length).toBeGreaterThan(1);
    for (const { root, facts, sizeBytes } of known) {
      expect(facts.sha256).toBe(root.sha256);
      expect(sizeBytes).toBe(sizes[root.name]);
    }
  });

  it('include the CA of the article: expired, of the retired platform', () => {
    const file = prepareForModule(articleCa, { role: 'ca' });
    if (!file.ok) throw new Error(file.error.code);
    const context = { role: 'ca', nowMs: Date.UTC(2026, 10, 23), host: '49.4.93.24' } as const;
    const codes = judgeCertificates(file.value.certificates, context)
      .flat()
      .map(({ code }) => code);
    expect(codes).toEqual(['expired', 'retired-huawei-root']);
  });
});
