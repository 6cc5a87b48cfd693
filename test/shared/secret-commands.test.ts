import { describe, expect, it } from 'vitest';
import { dialectAreas } from '../../electron/commands/dialect/table.ts';
import { createArgumentScanner } from '../../electron/recorder/argument-scanner.ts';
import { typedSecretSpans } from '../../electron/session/typed-secrets.ts';
import { mayHoldSecret, secretCommands } from '../../shared/at/secret-commands.ts';

/** Enough arguments for every rule: the key in its place, a canary everywhere else. */
const lineOf = (name: string): string => {
  const [after] = secretCommands.get(name)?.after ?? [];
  const values = [0, 1, 2, 3].map((index) => (after && index === after.secret - 1 ? after.key : 'canary'));
  return `AT${name}=${values.map((value) => `"${value}"`).join(',')}`;
};

it.each([...secretCommands.keys()])('%s is detected in a page, in a typed line and in the stream', (name) => {
  const line = lineOf(name);
  expect(mayHoldSecret(line)).toBe(true);
  const bytes = new TextEncoder().encode(line);
  const typed = typedSecretSpans(bytes);
  expect(typed.length).toBeGreaterThan(0);
  const masked = createArgumentScanner().spansIn(bytes);
  expect(masked).toEqual(typed);
});

it('the other ways to send a PIN or a key are detected in a page', () => {
  for (const line of ['ATD**04*1234*5678*5678#', 'ATD**052*1*2*2#', '-----BEGIN RSA PRIVATE KEY-----'])
    expect(mayHoldSecret(line)).toBe(true);
});

it('does not match commands without secrets', () => {
  for (const line of ['AT', 'AT+CSQ', 'AT+CPIN?', 'AT+MCONNECT=1,60', 'AT+MPUB="t",0,0,"m"']) {
    expect(typedSecretSpans(new TextEncoder().encode(line))).toEqual([]);
    expect(mayHoldSecret(line)).toBe(false);
  }
});

describe('the table of the dialect', () => {
  const passwords = dialectAreas
    .flatMap(({ rows }) => rows)
    .flatMap(({ name, forms }) =>
      forms.flatMap(({ kind, syntax }) => {
        const at = /<(?:old |new )?(?:password|pw|pwd|pin|puk)\b/i.exec(syntax)?.index;
        if (kind !== 'set' || at === undefined) return [];
        const before = syntax.slice(0, at).replace(/<[^<>]*>/g, '');
        return [[name, before.split(',').length - 1] as const];
      }),
    );

  it('names passwords', () => {
    expect(passwords.length).toBeGreaterThan(5);
  });

  it.each(passwords)('%s has a secret argument at index %i', (name, index) => {
    expect(secretCommands.get(name.slice('AT'.length))?.always).toContain(index);
  });
});
