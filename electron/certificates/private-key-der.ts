import { createPrivateKey, type KeyObject } from 'node:crypto';
import { isEncryptedPkcs8 } from './der.ts';

/** The three DER formats of private keys, with the PEM label of each. */
const containers = [
  { type: 'pkcs8', label: 'PRIVATE KEY' },
  { type: 'pkcs1', label: 'RSA PRIVATE KEY' },
  { type: 'sec1', label: 'EC PRIVATE KEY' },
] as const;

export type KeyLabel = (typeof containers)[number]['label'];

export interface ParsedKey {
  readonly key: KeyObject;
  readonly label: KeyLabel;
}

/** A private key in DER without a password. With `label` only that format is tried. */
export const parsePrivateKeyDer = (der: Uint8Array, label?: string): ParsedKey | null => {
  for (const container of containers) {
    if (label !== undefined && label !== container.label) continue;
    try {
      const key = createPrivateKey({ key: Buffer.from(der), format: 'der', type: container.type });
      return { key, label: container.label };
    } catch {
      // Not this format: try the next one.
    }
  }
  return null;
};

/** A private key in DER, with or without a password. */
export const isPrivateKeyDer = (der: Uint8Array): boolean => isEncryptedPkcs8(der) || parsePrivateKeyDer(der) !== null;
