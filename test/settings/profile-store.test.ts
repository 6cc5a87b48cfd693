import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noSecrets,
  type ProfileRecord,
  type ProfileSecrets,
  profileRecordSchema,
} from '../../electron/settings/profile-record.ts';
import { createProfileStore, type ProfileStore, type StoredProfile } from '../../electron/settings/profile-store.ts';
import { draftFieldsSchema } from '../../shared/contract/draft.ts';
import { fail, type Outcome } from '../../shared/outcome.ts';
import { sampleView } from '../support/sample-view.ts';
import { arbitraryOf } from '../support/schema-arbitrary.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const { draft } = sampleView();
const shape = Object.keys(draftFieldsSchema.shape);
const fields = draftFieldsSchema.parse(
  Object.fromEntries(Object.entries(draft).filter(([key]) => shape.includes(key))),
);

const recordOf = (id: string, name = 'Greenhouse'): ProfileRecord => ({
  version: 1,
  id,
  fields: { ...fields, name },
  certificates: { ca: null, clientCert: null, clientKey: null },
});

const secrets: ProfileSecrets = { ...noSecrets, secret: 'CanarySecret1', password: 'CanaryPassword2' };

const stored = (record: ProfileRecord, kept: ProfileSecrets): StoredProfile => ({ record, secrets: kept, locked: [] });

const benchOf = () => {
  const platform = createTempPlatform();
  const folder = join(platform.dataFolder, 'profiles');
  return { platform, folder, store: createProfileStore(platform) };
};

const namesOf = async (store: ProfileStore): Promise<readonly string[]> => {
  const list = await store.list();
  if (!list.ok) throw new Error(list.error.code);
  return list.value.profiles.map((profile) => profile.fields.name);
};

describe('profiles', () => {
  it('are read back as written, with their secrets', async () => {
    const { store } = benchOf();
    await fc.assert(
      fc.asyncProperty(arbitraryOf(profileRecordSchema), async (record) => {
        expect(await store.write(stored(record, secrets))).toEqual({ ok: true, value: undefined });
        expect(await store.read(record.id)).toEqual({ ok: true, value: { record, secrets, locked: [] } });
      }),
      { numRuns: 50 },
    );
  });

  it('are listed by name; without a folder the list is empty', async () => {
    const { store } = benchOf();
    expect(await namesOf(store)).toEqual([]);
    await store.write(stored(recordOf('paaaaaa', 'Pump'), noSecrets));
    await store.write(stored(recordOf('pbbbbbb', 'Barn'), noSecrets));
    await store.write(stored(recordOf('pcccccc', 'Greenhouse'), noSecrets));
    expect(await namesOf(store)).toEqual(['Barn', 'Greenhouse', 'Pump']);
  });

  it('are replaced when written again; a removed secret is deleted', async () => {
    const { store } = benchOf();
    await store.write(stored(recordOf('paaaaaa', 'Old'), secrets));
    await store.write(stored(recordOf('paaaaaa', 'New'), { ...noSecrets, password: 'other' }));
    expect(await namesOf(store)).toEqual(['New']);
    expect(await store.read('paaaaaa')).toMatchObject({
      value: { secrets: { ...noSecrets, password: 'other' } },
    });
  });

  it('are removed with their secrets', async () => {
    const { store, platform, folder } = benchOf();
    await store.write(stored(recordOf('paaaaaa'), secrets));
    expect(await store.remove('paaaaaa')).toEqual({ ok: true, value: undefined });
    expect(readdirSync(folder)).toEqual([]);
    expect(await platform.secrets.read('profile/paaaaaa/secret')).toEqual({ ok: true, value: null });
    expect(await store.remove('paaaaaa')).toMatchObject({ error: { code: 'file/missing' } });
  });

  it('are stored in files that only their owner can read', async () => {
    const { store, folder } = benchOf();
    await store.write(stored(recordOf('paaaaaa'), secrets));
    expect(statSync(join(folder, 'paaaaaa.json')).mode & 0o777).toBe(0o600);
  });
});

describe('a profile that cannot be read', () => {
  it.each([
    ['no JSON', '{'],
    ['with other content', '{"name":"x"}'],
    ['of a newer version', JSON.stringify({ ...recordOf('pbroken1'), version: 2 })],
    ['under the name of another profile', JSON.stringify(recordOf('paaaaaa'))],
    ['with a private key in it', JSON.stringify({ ...recordOf('pbroken1'), clientKey: 'x' })],
  ])('(%s) is reported and left unchanged, and the others are listed', async (_, content) => {
    const { store, folder } = benchOf();
    await store.write(stored(recordOf('pgoodone', 'Good'), noSecrets));
    writeFileSync(join(folder, 'pbroken1.json'), content);
    expect(await store.list()).toMatchObject({
      value: { profiles: [{ id: 'pgoodone' }], broken: ['pbroken1.json'] },
    });
    expect(await store.read('pbroken1')).toMatchObject({ error: { code: 'file/unreadable' } });
    expect(readFileSync(join(folder, 'pbroken1.json'), 'utf8')).toBe(content);
  });

  it('because it is too large is reported as well', async () => {
    const { store, folder } = benchOf();
    mkdirSync(folder);
    writeFileSync(join(folder, 'pbroken1.json'), ' '.repeat(1024 * 1024 + 1));
    expect(await store.list()).toMatchObject({ value: { profiles: [], broken: ['pbroken1.json'] } });
  });

  it('because the secret store fails returns that failure, as does one that cannot be written', async () => {
    const { platform, store, folder } = benchOf();
    await store.write(stored(recordOf('paaaaaa'), secrets));
    const failing = async (): Promise<Outcome<never>> => fail('file/unwritable', { path: 'keyring' });
    const locked = createProfileStore({
      ...platform,
      secrets: { ...platform.secrets, read: failing, write: failing, remove: failing },
    });
    expect(await locked.read('paaaaaa')).toMatchObject({ error: { code: 'file/unwritable' } });
    expect(await locked.write(stored(recordOf('pbbbbbb'), secrets))).toMatchObject({
      error: { code: 'file/unwritable' },
    });
    expect(readdirSync(folder)).toEqual(['paaaaaa.json']);
  });
});

describe('other files in the folder', () => {
  it('are not profiles: temporary files, folders, links, names that the application does not generate', async () => {
    const { store, folder } = benchOf();
    await store.write(stored(recordOf('pgoodone'), noSecrets));
    const content = readFileSync(join(folder, 'pgoodone.json'));
    for (const name of ['.pgoodtwo.json.ab12.tmp', 'pgoodtwo.json.bak', 'PGOODTWO.json', 'notes.txt', 'p.json']) {
      writeFileSync(join(folder, name), content);
    }
    mkdirSync(join(folder, 'pfolder1.json'));
    symlinkSync(join(folder, 'pgoodone.json'), join(folder, 'plinked1.json'));
    expect(await store.list()).toMatchObject({ value: { profiles: [{ id: 'pgoodone' }], broken: [] } });
  });
});

describe('a profile ID', () => {
  const bad = [
    '',
    'p',
    '../settings',
    'p../../x',
    'paaaaaa/../x',
    'PAAAAAA',
    'paaaaaa.json',
    `p${'a'.repeat(21)}`,
    'p\0aaaaaa',
  ];

  it.each(bad)('%j is invalid, and nothing is read, written or removed with it', async (id) => {
    const { platform, store } = benchOf();
    writeFileSync(join(platform.dataFolder, 'settings.json'), '{}');
    expect(await store.read(id)).toMatchObject({ error: { code: 'file/missing' } });
    expect(await store.write(stored(recordOf(id), secrets))).toMatchObject({ error: { code: 'file/missing' } });
    expect(await store.remove(id)).toMatchObject({ error: { code: 'file/missing' } });
    expect(readdirSync(platform.dataFolder)).toEqual(['settings.json']);
    expect(await platform.secrets.read(`profile/${id}/secret`)).toEqual({ ok: true, value: null });
  });
});
