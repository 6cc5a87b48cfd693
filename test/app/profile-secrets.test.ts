import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fail } from '../../shared/outcome.ts';
import { makeCertificate } from '../support/certificates.ts';
import type { TempPlatform } from '../support/temp-platform.ts';
import { canaries, caPem, profilesBench, sampleContent, sourceOf } from './profiles-bench.ts';

const client = await makeCertificate({ subject: 'CN=device' });
/** A line from the middle of the key. It must not appear anywhere, in any encoding. */
const keyCanary = client.keyPem.replaceAll(/-----.*-----|\n/g, '').slice(40, 80);

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The text of a file, and every Base64 value in it decoded. */
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
  const outcome = await bench.request['profiles.save']({ name: 'Greenhouse', asCopy: false });
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
  it('is in no file of the data folder', async () => {
    const { platform, request, id } = await saved(withClient);
    await request['profiles.duplicate']({ id, name: 'Copy' });
    const files = filesOf(platform.dataFolder);
    expect(files).toHaveLength(2);
    for (const path of files) {
      for (const canary of [...Object.values(canaries), keyCanary]) expect(everythingIn(path)).not.toContain(canary);
      expect(statSync(path).mode & 0o777).toBe(0o600);
    }
  });

  it('is read from the secret store', async () => {
    const { platform, id } = await saved(withClient);
    const later = profilesBench(platform);
    await later.request['profiles.open']({ id });
    expect(later.draft.snapshot()).toEqual({ ...withClient, fields: { ...withClient.fields, name: 'Greenhouse' } });
  });

  it('is not in the view', async () => {
    const { viewStore } = await saved(withClient);
    const view = JSON.stringify(viewStore.view());
    for (const canary of [...Object.values(canaries), keyCanary]) expect(view).not.toContain(canary);
  });

  it.each([
    ['a key', client.keyPem],
    ['a bundle with a key', `${client.pem}\n${client.keyPem}`],
    ['a damaged bundle', `${client.keyPem.replace('-----END', '----END')}\n${caPem}`],
    ['a key without its first line', client.keyPem.split('\n').slice(1).join('\n')],
  ])('is not in a file either when it is %s, chosen as the CA by mistake', async (_, text) => {
    const content = sampleContent({ certificates: { ca: sourceOf(text) } });
    const { platform, id } = await saved(content);
    for (const path of filesOf(platform.dataFolder)) expect(everythingIn(path)).not.toContain(keyCanary);
    const later = profilesBench(platform);
    await later.request['profiles.open']({ id });
    expect(later.draft.snapshot().certificates.ca).toEqual(content.certificates.ca);
  });

  it('is deleted with its profile', async () => {
    const { platform, request, id } = await saved(withClient);
    await request['profiles.delete']({ id });
    for (const name of ['secret', 'password', 'simPin', 'clientKey']) {
      expect(await platform.secrets.read(`profile/${id}/${name}`)).toEqual({ ok: true, value: null });
    }
    expect(filesOf(platform.dataFolder)).toEqual([]);
  });
});

describe('a secret that the keyring does not unlock at the moment', () => {
  const locked = (platform: TempPlatform): TempPlatform => ({
    ...platform,
    secrets: {
      ...platform.secrets,
      read: async (key) => {
        const value = await platform.secrets.read(key);
        return value.ok && value.value === null ? value : fail('file/secret-locked');
      },
    },
  });
  const content = { ...withClient, fields: { ...withClient.fields, name: 'Greenhouse' } };
  const openedLocked = async () => {
    const { platform, id } = await saved(withClient);
    const bench = profilesBench(locked(platform));
    await bench.service.load();
    expect(await bench.request['profiles.open']({ id })).toEqual({ ok: true, value: {} });
    return { ...bench, platform, id };
  };
  const reopened = async (platform: TempPlatform, id: string) => {
    const later = profilesBench(platform);
    await later.request['profiles.open']({ id });
    return later.draft.snapshot();
  };

  it('is reported at its field, and the stored value survives saving the profile', async () => {
    const { platform, id, draft, viewStore, request } = await openedLocked();
    expect(viewStore.view().draft).toMatchObject({ deviceId: '9e352064', hasSecret: false, changed: false });
    const locked = viewStore.view().draft.remarks.filter(({ code }) => code === 'secret-locked');
    expect(locked.map(({ field }) => field)).toEqual(['secret', 'password', 'simPin', 'clientKey']);
    await draft.handlers['draft.change']({ apn: 'cmnet' });
    expect(await request['profiles.save']({ name: 'Greenhouse', asCopy: false })).toEqual({ ok: true, value: { id } });
    expect(await reopened(platform, id)).toEqual({ ...content, fields: { ...content.fields, apn: 'cmnet' } });
  });

  it('survives saving as well when the keyring is unlocked first', async () => {
    const { platform, id } = await saved(withClient);
    const secrets = { ...platform.secrets, read: locked(platform).secrets.read };
    const bench = profilesBench({ ...platform, secrets });
    await bench.service.load();
    await bench.request['profiles.open']({ id });
    secrets.read = platform.secrets.read;
    await bench.request['profiles.save']({ name: 'Greenhouse', asCopy: false });
    expect(await reopened(platform, id)).toEqual(content);
  });

  it('is replaced only by a new value or file', async () => {
    const { platform, id, draft, request, viewStore } = await openedLocked();
    expect(await draft.handlers['draft.change']({ secret: 'TypedAnew1' })).toMatchObject({
      error: { facts: { field: 'secret', problem: 'secret-kept' } },
    });
    await draft.handlers['draft.replaceSecret']({ field: 'secret', value: 'TypedAnew1' });
    const contentBase64 = Buffer.from(`${client.keyPem}\n`).toString('base64');
    await draft.handlers['certificate.choose']({ role: 'clientKey', name: 'new.key', contentBase64 });
    const locked = viewStore.view().draft.remarks.filter(({ code }) => code === 'secret-locked');
    expect(locked.map(({ field }) => field)).toEqual(['password', 'simPin']);
    await request['profiles.save']({ name: 'Greenhouse', asCopy: false });
    const { secrets, certificates } = await reopened(platform, id);
    expect(secrets).toEqual({ ...content.secrets, secret: 'TypedAnew1' });
    expect(certificates.clientKey).toMatchObject({ fileOnModule: 'new.key' });
  });

  it('that is typed again and then removed is deleted', async () => {
    const { platform, id, draft, request } = await openedLocked();
    await draft.handlers['draft.replaceSecret']({ field: 'simPin', value: '1234' });
    await draft.handlers['draft.replaceSecret']({ field: 'simPin', value: '' });
    await request['profiles.save']({ name: 'Greenhouse', asCopy: false });
    expect((await reopened(platform, id)).secrets).toEqual({ ...content.secrets, simPin: null });
  });

  it('is locked again when its replacement is undone, until the profile is saved with it', async () => {
    const { draft, request, viewStore } = await openedLocked();
    await draft.handlers['draft.replaceSecret']({ field: 'secret', value: 'TypedAnew1' });
    await draft.handlers['draft.undoSecret']({ field: 'secret' });
    expect(draft.snapshot()).toMatchObject({
      secrets: { secret: null },
      locked: expect.arrayContaining(['secret', 'password', 'simPin', 'clientKey']),
    });
    expect(viewStore.view().draft).toMatchObject({ changed: false, redoable: ['secret'] });
    await draft.handlers['draft.replaceSecret']({ field: 'secret', value: 'TypedAnew2' });
    await request['profiles.save']({ name: 'Greenhouse', asCopy: false });
    expect(viewStore.view().draft.undoable).toEqual([]);
  });

  it('of another device is dropped when a device is pasted', async () => {
    const { platform, id, draft, request } = await openedLocked();
    await draft.handlers['draft.paste']({ text: '{"device_id":"another"}', replaces: true });
    await request['profiles.save']({ name: 'Greenhouse', asCopy: false });
    expect((await reopened(platform, id)).secrets).toEqual({ ...content.secrets, secret: null, password: null });
  });

  it('makes a copy and an export with secrets fail', async () => {
    const { id, request, viewStore } = await openedLocked();
    const refused = { ok: false, error: { code: 'file/secret-locked' } };
    expect(await request['profiles.duplicate']({ id, name: 'Copy' })).toMatchObject(refused);
    expect(await request['profiles.save']({ name: 'Copy', asCopy: true })).toMatchObject(refused);
    expect(await request['profiles.export']({ id, withSecrets: true })).toMatchObject(refused);
    expect(viewStore.view().profiles.map(({ name }) => name)).toEqual(['Greenhouse']);
  });

  it('is deleted with its profile, and the form has no secret any more', async () => {
    const { platform, id, request, viewStore } = await openedLocked();
    await request['profiles.delete']({ id });
    expect(await platform.secrets.read(`profile/${id}/secret`)).toEqual({ ok: true, value: null });
    expect(viewStore.view().draft.remarks.map(({ code }) => code)).not.toContain('secret-locked');
    expect(await request['profiles.save']({ name: 'Again', asCopy: false })).toMatchObject({ ok: true });
  });
});

describe('a certificate that is public', () => {
  it('is stored in the file of the profile, so that it survives the loss of the secrets', async () => {
    const { platform, id } = await saved(withClient);
    for (const name of ['secret', 'password', 'simPin', 'clientKey'])
      await platform.secrets.remove(`profile/${id}/${name}`);
    const later = profilesBench(platform);
    await later.request['profiles.open']({ id });
    expect(later.draft.snapshot().certificates).toEqual({ ...withClient.certificates, clientKey: null });
  });

  it('is restored also when it was chosen as the key by mistake', async () => {
    const chosen = sourceOf(caPem, { fileOnModule: 'client.key' });
    const { platform, id } = await saved(sampleContent({ certificates: { clientKey: chosen } }));
    const later = profilesBench(platform);
    await later.request['profiles.open']({ id });
    expect(later.draft.snapshot().certificates.clientKey).toEqual(chosen);
  });

  it('larger than any module accepts is not stored', async () => {
    const { draft, request, id } = await saved(sampleContent({ certificates: { ca: sourceOf('x'.repeat(70_000)) } }));
    await request['profiles.open']({ id });
    expect(draft.snapshot().certificates.ca).toBeNull();
  });
});
