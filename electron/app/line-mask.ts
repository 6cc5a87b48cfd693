import { createSecretSet } from '../recorder/masking.ts';
import { createTypedSecrets } from '../session/typed-secrets.ts';

/** Masks lines of any origin, one after another: secret arguments of commands and answers, private keys, and what was seen as a secret before. */
export const createLineMask = (): ((line: string) => string) => {
  const secrets = createSecretSet();
  const typed = createTypedSecrets();
  return (line) => {
    const bytes = Buffer.from(`${line}\r`, 'utf8');
    const { spans, values } = typed.read(bytes);
    for (const value of values) secrets.register(value);
    return Buffer.from(secrets.mask(bytes, spans)).toString('utf8').slice(0, -1);
  };
};
