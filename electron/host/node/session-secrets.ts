import type { SecretKeeping } from '../../../shared/contract.ts';
import { done, fail, ok } from '../../../shared/outcome.ts';
import type { SecretStore } from '../../base/platform.ts';

/**
 * Secrets in memory until the program ends: plain Node has no keyring, and an unencrypted file would not be safe.
 * @param lockedKeys keys of secrets in a keyring that cannot be read in this session
 */
export const createSessionSecrets = (
  reason: Extract<SecretKeeping, { readonly kind: 'session' }>['reason'],
  lockedKeys: readonly string[] = [],
): SecretStore => {
  const values = new Map<string, string>();
  const locked = new Set(lockedKeys);
  return {
    keeping: { kind: 'session', reason },
    read: async (key) => (locked.has(key) ? fail('file/secret-locked') : ok(values.get(key) ?? null)),
    write: async (key, value) => {
      locked.delete(key);
      values.set(key, value);
      return done;
    },
    remove: async (key) => {
      locked.delete(key);
      values.delete(key);
      return done;
    },
  };
};
