import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SecretStore } from '../../../electron/base/platform.ts';
import { createKeyringSecrets, type Keyring } from '../../../electron/host/electron/secret-store.ts';
import { createNodePlatform } from '../../../electron/host/node/node-platform.ts';
import { type FakeKeyring, fakeKeyring } from '../../support/electron-stub/fake-keyring.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';

const canary = 'kanari-7f3a-Geheimnis';
let platform: TempPlatform;
beforeEach(() => {
  platform = createTempPlatform();
});
afterEach(() => platform.remove());

const openStore = (keyring: FakeKeyring, os = 'linux'): Promise<SecretStore> =>
  createKeyringSecrets(createNodePlatform({ dataFolder: platform.dataFolder }), keyring as Keyring, os);

const file = (): string => join(platform.dataFolder, 'secrets.json');

/** Whether the secret is in any file on the disk, in any of its usual encodings. */
const isOnDisk = (): boolean =>
  readdirSync(platform.dataFolder).some((name) => {
    const content = readFileSync(join(platform.dataFolder, name));
    const forms = [canary, Buffer.from(canary).toString('base64'), Buffer.from(canary).toString('hex')];
    return forms.some((form) => content.includes(form));
  });

describe('secrets with a keyring', () => {
  it.each([
    ['linux', 'gnome_libsecret', 'gnome_libsecret'],
    ['linux', 'kwallet6', 'kwallet6'],
    ['win32', 'unknown', 'dpapi'],
    ['darwin', 'unknown', 'keychain'],
  ])('on %s with %s are stored, and never unencrypted', async (os, backend, name) => {
    const store = await openStore(fakeKeyring(backend), os);
    expect(store.keeping).toEqual({ kind: 'kept', backend: name });
    expect(await store.write('p1', canary)).toEqual({ ok: true, value: undefined });
    expect(isOnDisk()).toBe(false);
    if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600);
    const again = await openStore(fakeKeyring(backend), os);
    expect(await again.read('p1')).toEqual({ ok: true, value: canary });
    expect(await again.read('p2')).toEqual({ ok: true, value: null });
    expect(await again.remove('p1')).toEqual({ ok: true, value: undefined });
    expect(await again.read('p1')).toEqual({ ok: true, value: null });
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toEqual({ version: 1, backend: name, secrets: {} });
  });

  it('store all of several changes at once', async () => {
    const store = await openStore(fakeKeyring());
    const keys = ['a', 'b', 'c', '__proto__'];
    await Promise.all([...keys.map((key) => store.write(key, `${canary} ${key}`)), store.remove('b')]);
    const again = await openStore(fakeKeyring());
    const values = await Promise.all(keys.map((key) => again.read(key)));
    expect(values.map((value) => value.ok && value.value)).toEqual([
      `${canary} a`,
      null,
      `${canary} c`,
      `${canary} __proto__`,
    ]);
  });

  it('that cannot be decrypted now differ from missing ones, and can be read again later', async () => {
    await (await openStore(fakeKeyring())).write('p1', canary);
    const before = readFileSync(file(), 'utf8');
    const keyring = fakeKeyring();
    const { decryptStringAsync } = keyring;
    keyring.decryptStringAsync = async () => {
      throw new Error('locked');
    };
    const store = await openStore(keyring);
    expect(await store.read('p1')).toMatchObject({ ok: false, error: { code: 'file/secret-locked' } });
    expect(await store.read('p2')).toEqual({ ok: true, value: null });
    expect(readFileSync(file(), 'utf8')).toBe(before);
    keyring.decryptStringAsync = decryptStringAsync;
    expect(await store.read('p1')).toEqual({ ok: true, value: canary });
  });

  it('whose key was rotated are encrypted again when they are read', async () => {
    await (await openStore(fakeKeyring())).write('p1', canary);
    const before = readFileSync(file(), 'utf8');
    const keyring = fakeKeyring();
    const { decryptStringAsync } = keyring;
    keyring.decryptStringAsync = async (bytes) => ({
      result: (await decryptStringAsync.call(keyring, bytes.subarray(0, -1))).result,
      shouldReEncrypt: true,
    });
    keyring.encryptStringAsync = async (text) =>
      Buffer.concat([await fakeKeyring().encryptStringAsync(text), Buffer.from('n')]);
    // The old key still decrypts what it encrypted.
    const padded = JSON.parse(before) as { secrets: Record<string, string> };
    padded.secrets.p1 = Buffer.concat([Buffer.from(padded.secrets.p1 ?? '', 'base64'), Buffer.from('o')]).toString(
      'base64',
    );
    writeFileSync(file(), JSON.stringify(padded));
    const store = await openStore(keyring);
    expect(await store.read('p1')).toEqual({ ok: true, value: canary });
    await store.remove('not there');
    expect(Buffer.from(JSON.parse(readFileSync(file(), 'utf8')).secrets.p1, 'base64').at(-1)).toBe('n'.charCodeAt(0));
    expect(isOnDisk()).toBe(false);
  });

  it('whose key was rotated stay as they are when they cannot be encrypted again', async () => {
    await (await openStore(fakeKeyring())).write('p1', canary);
    const before = readFileSync(file(), 'utf8');
    const keyring = fakeKeyring();
    const { decryptStringAsync } = keyring;
    keyring.decryptStringAsync = async (bytes) => ({
      ...(await decryptStringAsync.call(keyring, bytes)),
      shouldReEncrypt: true,
    });
    keyring.encryptStringAsync = async () => {
      throw new Error('locked');
    };
    const store = await openStore(keyring);
    expect(await store.read('p1')).toEqual({ ok: true, value: canary });
    await store.remove('not there');
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it('that the keyring cannot encrypt are a failure in words, and nothing is written', async () => {
    const keyring = fakeKeyring();
    keyring.encryptStringAsync = async () => {
      throw new Error('locked');
    };
    const written = await (await openStore(keyring)).write('p1', canary);
    expect(written).toMatchObject({ ok: false, error: { code: 'file/unwritable' } });
    expect(existsSync(file())).toBe(false);
  });
});

describe('secrets without a keyring that can be trusted', () => {
  const unavailable = (): FakeKeyring => ({ ...fakeKeyring(), isAvailable: false });
  const throwing = (): FakeKeyring => ({
    ...fakeKeyring(),
    isAsyncEncryptionAvailable: () => Promise.reject(new Error('no bus')),
  });

  it.each([
    ['a publicly known password', () => fakeKeyring('basic_text'), 'no-keyring'],
    ['none that is known', () => fakeKeyring('unknown'), 'no-keyring'],
    ['an unknown backend', () => fakeKeyring('something_new'), 'no-keyring'],
    ['one that is locked', unavailable, 'unavailable'],
    ['one that throws', throwing, 'unavailable'],
  ])('(%s) last for the session', async (_name, keyring, reason) => {
    const store = await openStore(keyring());
    expect(store.keeping).toEqual({ kind: 'session', reason });
    await store.write('p1', canary);
    expect(await store.read('p1')).toEqual({ ok: true, value: canary });
    expect(readdirSync(platform.dataFolder)).toEqual([]);
    expect(await (await openStore(keyring())).read('p1')).toEqual({ ok: true, value: null });
  });

  it('(another keyring than last time) last for the session, and the file stays as it is', async () => {
    await (await openStore(fakeKeyring('gnome_libsecret'))).write('p1', canary);
    const before = readFileSync(file(), 'utf8');
    const store = await openStore(fakeKeyring('kwallet6'));
    expect(store.keeping).toEqual({ kind: 'session', reason: 'backend-changed' });
    expect(await store.read('p1')).toMatchObject({ ok: false, error: { code: 'file/secret-locked' } });
    expect(await store.read('p2')).toEqual({ ok: true, value: null });
    await store.write('p1', `${canary} new`);
    await store.remove('p1');
    expect(readFileSync(file(), 'utf8')).toBe(before);
    const back = await openStore(fakeKeyring('gnome_libsecret'));
    expect(await back.read('p1')).toEqual({ ok: true, value: canary });
  });

  it('(locked when the program starts) last for the session, and stored secrets differ from missing ones', async () => {
    await (await openStore(fakeKeyring())).write('p1', canary);
    const before = readFileSync(file(), 'utf8');
    const store = await openStore(unavailable());
    expect(store.keeping).toEqual({ kind: 'session', reason: 'unavailable' });
    expect(await store.read('p1')).toMatchObject({ ok: false, error: { code: 'file/secret-locked' } });
    await store.write('p1', 'typed anew');
    expect(await store.read('p1')).toEqual({ ok: true, value: 'typed anew' });
    await store.remove('p1');
    expect(await store.read('p1')).toEqual({ ok: true, value: null });
    expect(readFileSync(file(), 'utf8')).toBe(before);
  });

  it('(unreadable file) last for the session', async () => {
    mkdirSync(file());
    expect((await openStore(fakeKeyring())).keeping).toEqual({ kind: 'session', reason: 'unavailable' });
  });

  it.each([
    ['no JSON', '{'],
    ['of a later version', '{"version":2,"backend":"gnome_libsecret","secrets":{}}'],
    ['of another form', '{"version":1,"backend":"gnome_libsecret","secrets":{"a":1}}'],
    ['an array', '[]'],
  ])('(a file that is %s) last for the session, and the file stays as it is', async (_name, content) => {
    writeFileSync(file(), content);
    const store = await openStore(fakeKeyring());
    expect(store.keeping).toEqual({ kind: 'session', reason: 'unavailable' });
    await store.write('p1', canary);
    expect(readFileSync(file(), 'utf8')).toBe(content);
  });
});
