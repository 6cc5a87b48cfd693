import { describe, expect, it } from 'vitest';
import { builtInRoots } from '../../electron/certificates/built-in-roots.ts';
import { draftSchema } from '../../shared/contract/draft.ts';
import type { CertificateRole } from '../../shared/steps.ts';
import { keyPemAs, makeCertificate } from '../support/certificates.ts';
import { createDraftBench } from '../support/draft-bench.ts';
import { articleCa } from '../support/provision-bench.ts';

const authority = await makeCertificate({ subject: 'CN=Test CA', ca: true });
const client = await makeCertificate({ subject: 'CN=prod_node1', issuer: authority });
const stranger = await makeCertificate({ subject: 'CN=stranger', issuer: authority });
const expired = await makeCertificate({ subject: 'CN=Old CA', ca: true, toMs: Date.UTC(2026, 10, 22) });

const base64 = (content: string | Uint8Array): string => Buffer.from(content).toString('base64');
const bench = () => {
  const made = createDraftBench();
  const choose = (role: CertificateRole, content: string | Uint8Array, name = 'file.pem') =>
    made.request['certificate.choose']({ role, name, contentBase64: base64(content) });
  return { ...made, choose, slot: (role: CertificateRole) => made.draft().certificates[role] };
};

describe('a file name that a module may not accept', () => {
  it('does not prevent changes of other fields', async () => {
    const { request, draft, service } = createDraftBench();
    await request['certificate.useBuiltInCertificates']({ id: 'globalsign-r3' });
    const content = service.snapshot();
    const { ca } = content.certificates;
    if (ca === null) throw new Error('no file');
    service.open(
      { ...content, certificates: { ...content.certificates, ca: { ...ca, fileOnModule: 'my ca.crt' } } },
      null,
    );
    expect(await request['certificate.change']({ role: 'ca', accepted: true, lineEnds: 'crlf' })).toMatchObject({
      ok: true,
    });
    expect(draft().certificates.ca).toMatchObject({ fileOnModule: 'my ca.crt', accepted: true, lineEnds: 'crlf' });
    expect(await request['certificate.change']({ role: 'ca', fileOnModule: 'other ca.crt' })).toMatchObject({
      error: { facts: { problem: 'file-name' } },
    });
  });
});

describe('a chosen file', () => {
  it('is shown as it will be sent: certificates, size and fingerprint', async () => {
    const { choose, slot, draft, request } = bench();
    await choose('ca', `\uFEFFnote\r\n${authority.pem.replaceAll('\n', '\r\n')}\r\n`, 'C:\\ca\\My CA.crt');
    expect(slot('ca')).toMatchObject({
      name: 'C:\\ca\\My CA.crt',
      fileOnModule: 'ca.crt',
      format: 'pem',
      sizeBytes: authority.pem.trim().length,
      failure: null,
      certificates: [{ commonName: 'Test CA', isCa: true }],
    });
    const bytes = await request['certificate.bytes']({ role: 'ca' });
    expect(bytes).toEqual({ ok: true, value: { contentBase64: base64(authority.pem.trim()) } });
    expect(draftSchema.safeParse(draft()).error).toBeUndefined();
  });

  it('may be DER, a bundle, or have other line ends on the module', async () => {
    const { choose, slot, request } = bench();
    await choose('ca', authority.der);
    expect(slot('ca')).toMatchObject({ format: 'der', certificates: [{ commonName: 'Test CA' }] });
    const lfBytes = slot('ca')?.sizeBytes ?? 0;
    const lines = authority.pem.trim().split('\n').length;
    await request['certificate.change']({ role: 'ca', lineEnds: 'crlf' });
    expect(slot('ca')?.sizeBytes).toBe(lfBytes + lines - 1);
    await choose('ca', `${authority.pem}\n${expired.pem}`);
    expect(slot('ca')?.certificates.map(({ commonName }) => commonName)).toEqual(['Test CA', 'Old CA']);
    expect(slot('ca')?.lineEnds).toBe('crlf');
  });

  it.each<[string, CertificateRole, string | Uint8Array, string]>([
    ['nothing', 'ca', '', 'certificate/empty'],
    ['no certificate', 'ca', 'hello', 'certificate/unreadable'],
    ['a damaged one', 'ca', articleDamaged(), 'certificate/damaged'],
    ['a key for a CA', 'ca', client.keyPem, 'certificate/is-a-key'],
    ['a client’s certificate for a CA', 'ca', client.pem, 'certificate/not-a-ca'],
    ['a CA for a client’s certificate', 'clientCert', builtInRoots[0]?.pem ?? '', 'certificate/is-a-ca'],
    ['a certificate for a key', 'clientKey', client.pem, 'certificate/not-a-key'],
    ['an encrypted key', 'clientKey', keyPemAs(client, 'encrypted'), 'certificate/key-encrypted'],
  ])('of %s reports why it cannot be used', async (_, role, content, code) => {
    const { choose, slot } = bench();
    expect(await choose(role, content)).toEqual({ ok: true, value: {} });
    expect(slot(role)?.failure?.code).toBe(code);
  });

  it('that cannot be read does not replace a valid one, and the reason is returned', async () => {
    const { choose, slot } = bench();
    await choose('ca', authority.pem, 'good.pem');
    expect(await choose('ca', 'hello', 'holiday.jpg')).toMatchObject({
      error: { code: 'certificate/unreadable', facts: { file: 'holiday.jpg' } },
    });
    expect(slot('ca')).toMatchObject({ name: 'good.pem', failure: null });
    // An invalid file is replaced by another invalid one, so that the reason belongs to the last chosen file.
    await choose('clientKey', 'hello');
    expect(await choose('clientKey', client.pem)).toMatchObject({ ok: true });
    expect(slot('clientKey')?.failure?.code).toBe('certificate/not-a-key');
  });

  it('that is a key must match the certificate, in any order', async () => {
    const { choose, slot } = bench();
    await choose('clientKey', stranger.keyPem);
    expect(slot('clientKey')).toMatchObject({ failure: null, certificates: [] });
    await choose('clientCert', client.pem);
    expect(slot('clientKey')?.failure?.code).toBe('certificate/key-mismatch');
    await choose('clientKey', client.keyPem);
    expect(slot('clientKey')?.failure).toBeNull();
  });

  it('is judged by the clock and the host of the draft', async () => {
    const { choose, slot, request, clock } = bench();
    const codes = () => slot('ca')?.certificates.flatMap(({ findings }) => findings.map(({ code }) => code));
    await choose('ca', articleCa);
    expect(codes()).toEqual(['expired', 'retired-huawei-root']);
    await request['draft.change']({ host: 'iot-mqtts.cn-north-4.myhuaweicloud.com' });
    expect(codes()).toEqual(['expired', 'retired-huawei-root', 'huawei-root-host-mismatch']);
    await choose('ca', authority.pem);
    expect(codes()).not.toContain('expires-soon');
    await clock.advance(360 * 86_400_000);
    expect(codes()).toContain('expires-soon');
  });

  it('is returned as bytes, but a key never is', async () => {
    const { choose, viewStore } = bench();
    await choose('clientKey', client.keyPem);
    const line = client.keyPem.split('\n')[1] ?? 'none';
    expect(JSON.stringify(viewStore.view())).not.toContain(line);
  });

  it('can be removed, and a missing one cannot be changed', async () => {
    const { choose, slot, request } = bench();
    await choose('ca', authority.pem);
    await request['certificate.remove']({ role: 'ca' });
    expect(slot('ca')).toBeNull();
    const missing = { ok: false, error: { code: 'usage/invalid', facts: { field: 'ca' } } };
    expect(await request['certificate.change']({ role: 'ca', accepted: true })).toMatchObject(missing);
    expect(await request['certificate.bytes']({ role: 'ca' })).toMatchObject(missing);
  });
});

describe('a permission to use an expired certificate', () => {
  it('applies to that file only', async () => {
    const { choose, slot, request } = bench();
    await choose('ca', expired.pem);
    await request['certificate.change']({ role: 'ca', accepted: true });
    expect(slot('ca')?.accepted).toBe(true);
    await choose('ca', expired.pem);
    expect(slot('ca')?.accepted).toBe(false);
  });
});

describe('names on the module', () => {
  it('are three different ones, regardless of the names of the files', async () => {
    const { choose, slot } = bench();
    await choose('ca', authority.pem, 'all.pem');
    await choose('clientCert', client.pem, 'ALL.pem');
    await choose('clientKey', client.keyPem, 'all.pem');
    const names = (['ca', 'clientCert', 'clientKey'] as const).map((role) => slot(role)?.fileOnModule);
    expect(names).toEqual(['all.pem', 'client.crt', 'client.key']);
  });

  it.each([
    ['a folder', '/ca.crt', 'file-name'],
    ['a quote', 'a"b', 'file-name'],
    ['another file’s', 'Client.CRT', 'file-name-taken'],
  ])('cannot be %s', async (_, fileOnModule, problem) => {
    const { choose, slot, request } = bench();
    await choose('ca', authority.pem, 'server.crt');
    await choose('clientCert', client.pem, 'client.crt');
    const changed = await request['certificate.change']({ role: 'ca', fileOnModule });
    expect(changed).toMatchObject({ ok: false, error: { code: 'usage/invalid', facts: { problem } } });
    expect(slot('ca')?.fileOnModule).toBe('server.crt');
  });
});

describe('the built-in CAs', () => {
  it('returns a root by its ID, and nothing for an unknown ID', async () => {
    const { request, slot } = bench();
    expect(await request['certificate.useBuiltInCertificates']({ id: 'digicert-global-root-ca' })).toEqual({
      ok: true,
      value: {},
    });
    expect(slot('ca')).toMatchObject({ builtInId: 'digicert-global-root-ca', sizeBytes: 1337, failure: null });
    expect(await request['certificate.useBuiltInCertificates']({ id: 'demo' })).toMatchObject({ ok: false });
  });
});

/** The file of the article with one letter changed: it parses, but its own signature is invalid. */
function articleDamaged(): string {
  const text = Buffer.from(articleCa).toString('latin1');
  const at = 1200;
  const other = text[at] === 'A' ? 'B' : 'A';
  return `${text.slice(0, at)}${other}${text.slice(at + 1)}`;
}
