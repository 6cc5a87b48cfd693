import { createSecretSet } from '../recorder/masking.ts';
import { createTypedSecrets } from '../session/typed-secrets.ts';

const answer = /^[+*^][A-Z][A-Z0-9]{1,20}(?: \d)?\s{0,2}:/;
const nothing = { spans: [], values: [] } as const;

/** Masks lines of any origin, one after another: secret arguments of commands and answers, private keys, and what was seen as a secret before. */
export const createLineMask = (): ((line: string) => string) => {
  const secrets = createSecretSet();
  const typed = createTypedSecrets();
  return (line) => {
    const bytes = Buffer.from(`${line}\r`, 'utf8');
    // An answer has other arguments than its command: `+CPIN: READY` contains no PIN. What an answer repeats is found by `mask`.
    const { spans, values } = answer.test(line) ? nothing : typed.read(bytes);
    for (const value of values) secrets.register(value);
    return Buffer.from(secrets.mask(bytes, spans)).toString('utf8').slice(0, -1);
  };
};
