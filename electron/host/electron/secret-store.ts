import type { SafeStorage } from 'electron';
import type { SecretKeeping } from '../../../shared/contract.ts';
import { done, fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Platform, SecretStore } from '../../base/platform.ts';
import { createTurns } from '../../base/turns.ts';
import { createSessionSecrets } from '../node/session-secrets.ts';

export type Keyring = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** The Linux backends with a real keyring. `basic_text` uses a password that is publicly known. */
const realBackends: ReadonlySet<string> = new Set(['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']);

const version = 1;
const largestFile = 1_048_576;

interface SecretFile {
  readonly version: typeof version;
  readonly backend: string;
  /** Ciphertext in Base64 by key. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * Secrets encrypted with the keyring of the system, in `secrets.json` (mode 0600) of the data folder. Without a real keyring, or with another
 * keyring than last time, secrets last until the program ends, and the file stays as it is. Call it after `ready`.
 */
export const createKeyringSecrets = async (
  platform: Pick<Platform, 'dataFolder' | 'join' | 'readFile' | 'writeFile'>,
  keyring: Keyring,
  os: string,
): Promise<SecretStore> => {
  const path = platform.join(platform.dataFolder, 'secrets.json');
  const found = await findBackend(keyring, os);
  const content = await platform.readFile(path, largestFile);
  const kept = content.ok ? parseSecretFile(content.value) : null;
  const locked = Object.keys(kept?.secrets ?? {});
  if ('missing' in found) return createSessionSecrets(found.missing, locked);
  const { backend } = found;
  const isNew = !content.ok && content.error.code === 'file/missing';
  const file = isNew ? emptyFile(backend) : kept;
  if (file === null) return createSessionSecrets('unavailable');
  if (file.backend !== backend) return createSessionSecrets('backend-changed', locked);
  return keptSecrets(file, keyring, (next) =>
    platform.writeFile(path, new TextEncoder().encode(`${JSON.stringify(next, null, 2)}\n`)),
  );
};

type Found = { readonly backend: string } | { readonly missing: 'no-keyring' | 'unavailable' };

const findBackend = async (keyring: Keyring, os: string): Promise<Found> => {
  try {
    const isAvailable = await keyring.isAsyncEncryptionAvailable();
    const backend = os === 'linux' ? keyring.getSelectedStorageBackend() : os === 'darwin' ? 'keychain' : 'dpapi';
    if (os === 'linux' && !realBackends.has(backend)) return { missing: 'no-keyring' };
    return isAvailable ? { backend } : { missing: 'unavailable' };
  } catch {
    return { missing: 'unavailable' };
  }
};

const keptSecrets = (
  loaded: SecretFile,
  keyring: Keyring,
  save: (file: SecretFile) => Promise<Outcome<void>>,
): SecretStore => {
  const keeping: SecretKeeping = { kind: 'kept', backend: loaded.backend };
  let file = loaded;
  const put = async (secrets: SecretFile['secrets']): Promise<Outcome<void>> => {
    const next = { ...file, secrets };
    const saved = await save(next);
    if (saved.ok) file = next;
    return saved;
  };
  // Changes run one after the other, because each depends on the file that the previous one wrote.
  const inTurn = createTurns();
  const encrypt = async (key: string, value: string): Promise<Outcome<void>> => {
    try {
      const ciphertext = (await keyring.encryptStringAsync(value)).toString('base64');
      return await put({ ...file.secrets, [key]: ciphertext });
    } catch {
      return fail('file/unwritable', { path: 'secrets.json', cause: 'keyring' });
    }
  };
  /** Encrypts the value with the new key of the keyring, unless it has changed in the meantime. If this fails, the old ciphertext is still valid. */
  const encryptAgain = (key: string, value: string, old: string): void =>
    void inTurn(async () => (file.secrets[key] === old ? encrypt(key, value) : done));
  return {
    keeping,
    read: async (key) => {
      await inTurn(() => Promise.resolve());
      const ciphertext = Object.hasOwn(file.secrets, key) ? file.secrets[key] : undefined;
      if (ciphertext === undefined) return ok(null);
      try {
        const { result, shouldReEncrypt } = await keyring.decryptStringAsync(Buffer.from(ciphertext, 'base64'));
        if (shouldReEncrypt) encryptAgain(key, result, ciphertext);
        return ok(result);
      } catch {
        return fail('file/secret-locked');
      }
    },
    write: (key, value) => inTurn(() => encrypt(key, value)),
    remove: (key) =>
      inTurn(async () => {
        if (!Object.hasOwn(file.secrets, key)) return done;
        return put(Object.fromEntries(Object.entries(file.secrets).filter(([other]) => other !== key)));
      }),
  };
};

const emptyFile = (backend: string): SecretFile => ({ version, backend, secrets: {} });

/** `null`: not our file format, or that of a newer program. The file is left unchanged. */
const parseSecretFile = (content: Uint8Array): SecretFile | null => {
  try {
    const { version: found, backend, secrets } = JSON.parse(new TextDecoder().decode(content));
    if (found !== version || typeof backend !== 'string' || typeof secrets !== 'object' || secrets === null)
      return null;
    const entries = Object.entries(secrets);
    if (!entries.every((entry): entry is [string, string] => typeof entry[1] === 'string')) return null;
    return { version, backend, secrets: Object.fromEntries(entries) };
  } catch {
    return null;
  }
};
