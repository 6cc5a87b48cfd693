import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../support/certificates.ts';
import { canaries, caPem, profilesBench, sampleContent, sourceOf } from './profiles-bench.ts';

const client = await makeCertificate({ subject: 'CN=device' });
/** A line from the middle of the key: it must not stand anywhere, in no wrapping. */
const keyCanary = client.keyPem.replaceAll(/-----.*-----|\n/g, '').slice(40, 80);

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The text of a file, with every Base64 in it also decoded. */
const everythingIn = (path: string): string => {
  const text = readFileSync(path, 'utf8');
  const decoded = [...text.matchAll(/[A-Za-z0-9+/=]{16,}/g)].map(([part]) =>
    Buffer.from(part, 'base64').toString('latin1'),
  );
  return [text, ...decoded].join('\n').replaceAll('\n', '');
};

const saved = async (content: ReturnType<typeof sampleContent>) => {
  const bench = profilesBench();
  bench.draft.open(content, null);
  const outcome = await bench.wish['profiles.save']({ name: 'Greenhouse', asCopy: false });
  if (!outcome.ok) throw new Error(outcome.error.code);
  return { ...bench, id: outcome.value.id };
};

const withClient = sampleContent({
  secrets: canaries,
  certificates: {
    clientCert: sourceOf(client.pem, { fileOnModule: 'client.crt' }),
    clientKey: sourceOf(client.keyPem, { fileOnModule: 'client.key', lineEnds: 'crlf' }),
  },
});

describe('a secret that is saved with a profile', () => {
  it('stands in no file of the data folder', async () => {
    const { platform, wish, id } = await saved(withClient);
    await wish['profiles.duplicate']({ id, name: 'Copy' });
    const files = filesOf(platform.dataFolder);
    expect(files).toHaveLength(2);
    for (const path of files) {
      for (const canary of [...Object.values(canaries), keyCanary]) expect(everythingIn(path)).not.toContain(canary);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  it('comes back from the secret store', async () => {
    const { platform, id } = await saved(withClient);
    const later = profilesBench(platform);
    await later.wish['profiles.open']({ id });
    expect(later.draft.snapshot()).toEqual({ ...withClient, fields: { ...withClient.fields, name: 'Greenhouse' } });
  });

  it('stands nowhere in the view', async () => {
    const { truth } = await saved(withClient);
    const view = JSON.stringify(truth.view());
    for (const canary of [...Object.values(canaries), keyCanary]) expect(view).not.toContain(canary);
  });

  it.each([
    ['a key', client.keyPem],
    ['a bundle with a key', `${client.pem}\n${client.keyPem}`],
    ['a damaged bundle', `${client.keyPem.replace('-----END', '----END')}\n${caPem}`],
    ['a key without its first line', client.keyPem.split('\n').slice(1).join('\n')],
  ])('also when it is %s that was chosen as the CA by mistake', async (_, text) => {
    const content = sampleContent({ certificates: { ca: sourceOf(text) } });
    const { platform, id } = await saved(content);
    for (const path of filesOf(platform.dataFolder)) expect(everythingIn(path)).not.toContain(keyCanary);
    const later = profilesBench(platform);
    await later.wish['profiles.open']({ id });
    expect(later.draft.snapshot().certificates.ca).toEqual(content.certificates.ca);
  });

  it('is forgotten with its profile', async () => {
    const { platform, wish, id } = await saved(withClient);
    await wish['profiles.delete']({ id });
    for (const name of ['secret', 'password', 'simPin', 'clientKey']) {
      expect(await platform.secrets.read(`profile/${id}/${name}`)).toEqual({ ok: true, value: null });
    }
    expect(filesOf(platform.dataFolder)).toEqual([]);
  });
});

describe('a certificate that is public', () => {
  it('stands in the file, so that it is there when the secrets are gone', async () => {
    const { platform, id } = await saved(withClient);
    for (const name of ['secret', 'password', 'simPin', 'clientKey'])
      await platform.secrets.remove(`profile/${id}/${name}`);
    const later = profilesBench(platform);
    await later.wish['profiles.open']({ id });
    expect(later.draft.snapshot().certificates).toEqual({ ...withClient.certificates, clientKey: null });
  });

  it('comes back also when it was chosen as the key by mistake', async () => {
    const { platform, id } = await saved(sampleContent({ certificates: { clientKey: sourceOf(caPem) } }));
    const later = profilesBench(platform);
    await later.wish['profiles.open']({ id });
    expect(later.draft.snapshot().certificates.clientKey).toEqual(sourceOf(caPem));
  });

  it('larger than any module takes is not kept', async () => {
    const { draft, wish, id } = await saved(sampleContent({ certificates: { ca: sourceOf('x'.repeat(70_000)) } }));
    await wish['profiles.open']({ id });
    expect(draft.snapshot().certificates.ca).toBeNull();
  });
});
