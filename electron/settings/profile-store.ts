import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Platform } from '../base/platform.ts';
import { jsonBytes, readJsonFile } from './json-file.ts';
import {
  noSecrets,
  type ProfileFile,
  type ProfileRecord,
  type ProfileSecretName,
  type ProfileSecrets,
  profileIdSchema,
  profileRecordSchema,
  profileSecretNames,
} from './profile-record.ts';

const limitBytes = 1024 * 1024;
const maxProfiles = 1_000;
const fileName = /^(p[a-z0-9]{6,20})\.json$/;

export interface ProfileList {
  /** Sorted by name. */
  readonly profiles: readonly ProfileRecord[];
  /** Files that cannot be read as a profile. They are left unchanged. */
  readonly broken: readonly string[];
}

export interface StoredProfile {
  readonly record: ProfileRecord;
  /** Also `null` for a secret that is no longer in the secret store. */
  readonly secrets: ProfileSecrets;
  /** Secrets that the secret store cannot decrypt now. Writing the profile leaves them unchanged, and the entries of their files are kept. */
  readonly locked: readonly ProfileSecretName[];
}

/** `file/missing` for an ID without a profile; `file/unreadable` for a broken file. */
export interface ProfileStore {
  list(): Promise<Outcome<ProfileList>>;
  read(id: string): Promise<Outcome<StoredProfile>>;
  /** Creates or replaces a profile. Secrets are written first: a profile in the list always has all of its secrets. */
  write(profile: StoredProfile): Promise<Outcome<void>>;
  remove(id: string): Promise<Outcome<void>>;
}

/** Typed secrets, and those files of the profile whose content is not in the profile file itself. */
const isKeptSecret = ({ certificates }: ProfileRecord, name: ProfileSecretName): boolean => {
  const files: Readonly<Record<string, ProfileFile | null>> = certificates;
  return !Object.hasOwn(files, name) || files[name]?.contentBase64 === null;
};

export const createProfileStore = (platform: Platform): ProfileStore => {
  const folder = platform.join(platform.dataFolder, 'profiles');
  const pathOf = (id: string): Outcome<string> =>
    profileIdSchema.safeParse(id).success
      ? ok(platform.join(folder, `${id}.json`))
      : fail('file/missing', { cause: 'id' });
  const keyOf = (id: string, name: ProfileSecretName): string => `profile/${id}/${name}`;

  const readRecord = async (id: string): Promise<Outcome<ProfileRecord>> => {
    const path = pathOf(id);
    if (!path.ok) return path;
    const file = await readJsonFile(platform, path.value, limitBytes);
    if (!file.ok) return file;
    if (file.value.kind === 'absent') return fail('file/missing', { path: path.value });
    const record = file.value.kind === 'read' ? profileRecordSchema.safeParse(file.value.value) : null;
    if (!record?.success || record.data.id !== id) {
      return fail('file/unreadable', { path: path.value, cause: 'other-content' });
    }
    return ok(record.data);
  };

  const keep = async (
    id: string,
    secrets: ProfileSecrets,
    locked: readonly ProfileSecretName[],
  ): Promise<Outcome<void>> => {
    for (const name of profileSecretNames) {
      if (locked.includes(name)) continue;
      const value = secrets[name];
      const key = keyOf(id, name);
      const kept = value === null ? await platform.secrets.remove(key) : await platform.secrets.write(key, value);
      if (!kept.ok) return kept;
    }
    return done;
  };

  const recall = async (record: ProfileRecord): Promise<Outcome<StoredProfile>> => {
    const secrets: Record<ProfileSecretName, string | null> = { ...noSecrets };
    const locked: ProfileSecretName[] = [];
    for (const name of profileSecretNames) {
      if (!isKeptSecret(record, name)) continue;
      const value = await platform.secrets.read(keyOf(record.id, name));
      if (value.ok) secrets[name] = value.value;
      else if (value.error.code === 'file/secret-locked') locked.push(name);
      else return value;
    }
    return ok({ record, secrets, locked });
  };

  /** Keeps the entries of locked files: a draft has no entry for a file whose content cannot be read. */
  const withLockedFiles = async ({ record, locked }: StoredProfile): Promise<ProfileRecord> => {
    const before = locked.length > 0 ? await readRecord(record.id) : null;
    if (!before?.ok) return record;
    const entries = Object.entries(before.value.certificates).filter(([role]) =>
      (locked as readonly string[]).includes(role),
    );
    return { ...record, certificates: { ...record.certificates, ...Object.fromEntries(entries) } };
  };

  return {
    list: async () => {
      const files = await platform.listFolder(folder);
      if (!files.ok) return files;
      const profiles: ProfileRecord[] = [];
      const broken: string[] = [];
      for (const { name } of files.value) {
        const id = fileName.exec(name)?.[1];
        if (id === undefined || profiles.length >= maxProfiles) continue;
        const record = await readRecord(id);
        if (record.ok) profiles.push(record.value);
        else if (record.error.code !== 'file/missing') broken.push(name);
      }
      profiles.sort((a, b) => a.fields.name.localeCompare(b.fields.name) || (a.id < b.id ? -1 : 1));
      return ok({ profiles, broken: broken.sort() });
    },
    read: async (id) => {
      const record = await readRecord(id);
      return record.ok ? recall(record.value) : record;
    },
    write: async (profile) => {
      const { record, secrets, locked } = profile;
      const path = pathOf(record.id);
      if (!path.ok) return path;
      const checked = profileRecordSchema.safeParse(await withLockedFiles(profile));
      if (!checked.success) return fail('profile/invalid', { field: checked.error.issues[0]?.path.join('.') ?? '' });
      const kept = await keep(record.id, secrets, locked);
      return kept.ok ? platform.writeFile(path.value, jsonBytes(checked.data)) : kept;
    },
    remove: async (id) => {
      const path = pathOf(id);
      if (!path.ok) return path;
      const removed = await platform.removeFile(path.value);
      if (!removed.ok) return removed;
      return keep(id, noSecrets, []);
    },
  };
};
