import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Platform } from '../base/platform.ts';
import { jsonBytes, readJsonFile } from './json-file.ts';
import {
  noSecrets,
  type ProfileRecord,
  type ProfileSecretName,
  type ProfileSecrets,
  profileIdSchema,
  profileRecordSchema,
  profileSecretNames,
} from './profile-record.ts';

const limitBytes = 1024 * 1024;
const mostProfiles = 1_000;
const fileName = /^(p[a-z0-9]{6,20})\.json$/;

export interface ProfileList {
  /** By name. */
  readonly profiles: readonly ProfileRecord[];
  /** Files that cannot be read as a profile; they stay as they are. */
  readonly broken: readonly string[];
}

export interface StoredProfile {
  readonly record: ProfileRecord;
  /** `null` also for what the secret store no longer has. */
  readonly secrets: ProfileSecrets;
}

/** `file/missing` for an id that is not one of a profile here; a broken file is `file/unreadable`. */
export interface ProfileStore {
  list(): Promise<Outcome<ProfileList>>;
  read(id: string): Promise<Outcome<StoredProfile>>;
  /** Creates or replaces. The secrets first: a profile in the list has all of its own. */
  write(record: ProfileRecord, secrets: ProfileSecrets): Promise<Outcome<void>>;
  remove(id: string): Promise<Outcome<void>>;
}

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

  const keep = async (id: string, secrets: ProfileSecrets): Promise<Outcome<void>> => {
    for (const name of profileSecretNames) {
      const value = secrets[name];
      const key = keyOf(id, name);
      const kept = value === null ? await platform.secrets.remove(key) : await platform.secrets.write(key, value);
      if (!kept.ok) return kept;
    }
    return done;
  };

  const recall = async (id: string): Promise<Outcome<ProfileSecrets>> => {
    const values: Record<ProfileSecretName, string | null> = { ...noSecrets };
    for (const name of profileSecretNames) {
      const value = await platform.secrets.read(keyOf(id, name));
      if (!value.ok) return value;
      values[name] = value.value;
    }
    return ok(values);
  };

  return {
    list: async () => {
      const files = await platform.listFolder(folder);
      if (!files.ok) return files;
      const profiles: ProfileRecord[] = [];
      const broken: string[] = [];
      for (const { name } of files.value) {
        const id = fileName.exec(name)?.[1];
        if (id === undefined || profiles.length >= mostProfiles) continue;
        const record = await readRecord(id);
        if (record.ok) profiles.push(record.value);
        else if (record.error.code !== 'file/missing') broken.push(name);
      }
      profiles.sort((a, b) => a.fields.name.localeCompare(b.fields.name) || (a.id < b.id ? -1 : 1));
      return ok({ profiles, broken: broken.sort() });
    },
    read: async (id) => {
      const record = await readRecord(id);
      if (!record.ok) return record;
      const secrets = await recall(id);
      return secrets.ok ? ok({ record: record.value, secrets: secrets.value }) : secrets;
    },
    write: async (record, secrets) => {
      const path = pathOf(record.id);
      if (!path.ok) return path;
      const checked = profileRecordSchema.safeParse(record);
      if (!checked.success) return fail('profile/invalid', { field: checked.error.issues[0]?.path.join('.') ?? '' });
      const kept = await keep(record.id, secrets);
      return kept.ok ? platform.writeFile(path.value, jsonBytes(checked.data)) : kept;
    },
    remove: async (id) => {
      const path = pathOf(id);
      if (!path.ok) return path;
      const removed = await platform.removeFile(path.value);
      if (!removed.ok) return removed;
      return keep(id, noSecrets);
    },
  };
};
