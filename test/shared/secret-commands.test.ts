import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { typedSecretSpans } from '../../electron/session/typed-secrets.ts';
import { mayHoldSecret } from '../../shared/at/secret-commands.ts';

const source = readFileSync(resolve(import.meta.dirname, '../../electron/recorder/secret-arguments.ts'), 'utf8');
const names = [...source.matchAll(/'(\+[A-Z0-9]+)'/g)].map((match) => match[1] ?? '');

it('detects every command with an argument that the main process masks', () => {
  expect(names.length).toBeGreaterThan(8);
  for (const name of names) expect([name, mayHoldSecret(`AT${name}="a","b","c","d"`)]).toEqual([name, true]);
});

it('does not match commands without secrets', () => {
  for (const line of ['AT', 'AT+CSQ', 'AT+CPIN?', 'AT+MCONNECT=1,60', 'AT+MPUB="t",0,0,"m"']) {
    expect(typedSecretSpans(new TextEncoder().encode(line))).toEqual([]);
    expect(mayHoldSecret(line)).toBe(false);
  }
});
