import type { SecretKeeping } from '../../../shared/contract.ts';
import { done, ok } from '../../../shared/outcome.ts';
import type { SecretStore } from '../../base/platform.ts';

/** Secrets in memory until the program ends: plain Node has no keyring, and a file in clear is none. */
export const createSessionSecrets = (
  reason: Extract<SecretKeeping, { readonly kind: 'session' }>['reason'],
): SecretStore => {
  const values = new Map<string, string>();
  return {
    keeping: { kind: 'session', reason },
    read: async (key) => ok(values.get(key) ?? null),
    write: async (key, value) => {
      values.set(key, value);
      return done;
    },
    remove: async (key) => {
      values.delete(key);
      return done;
    },
  };
};
