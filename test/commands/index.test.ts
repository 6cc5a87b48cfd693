import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as commands from '../../electron/commands/index.ts';

const isCommand = (value: unknown): value is commands.AnyCommand =>
  typeof value === 'object' && value !== null && 'parse' in value && 'repeatable' in value;

const root = resolve(import.meta.dirname, '../..');

describe('the list of all commands', () => {
  it('contains every exported command once', () => {
    const listed = new Set<unknown>(commands.allCommands);
    const exported = Object.entries(commands).filter(([, value]) => isCommand(value));
    // Compared by name, because a difference of complete declarations would be unreadable.
    expect(
      exported.filter(([, command]) => !listed.has(command)).map(([name]) => `${name} is not in allCommands`),
    ).toEqual([]);
    expect(commands.allCommands).toHaveLength(exported.length);
  });

  it('contains the commands of every file of the folder', () => {
    const index = readFileSync(resolve(root, 'electron/commands/index.ts'), 'utf8');
    const files = readdirSync(resolve(root, 'electron/commands')).filter((name) => name.endsWith('.ts'));
    expect(files.filter((name) => name !== 'index.ts' && !index.includes(`export * from './${name}'`))).toEqual([]);
  });

  it('contains every command of the article', () => {
    const names = commands.allCommands.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining([
        'AT+CGATT?',
        'AT+FSCREATE',
        'AT+FSWRITE',
        'AT+SSLCFG',
        'AT+MCONFIG',
        'AT+SSLMIPSTART',
        'AT+MCONNECT',
        'AT+MSUB',
        'AT+MPUB',
        'AT+MDISCONNECT',
      ]),
    );
  });
});

describe.each(commands.allCommands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  it('has a source for every command', () => {
    expect(name).toMatch(/^AT(?:[EI]0?|[+*^][A-Z]+(?:\?|=\?|="[A-Z]+")?)?$/);
    expect(command.source).toMatch(/MAN|article|transcript|docs\/at-dialect\.md §|3GPP TS 27\.007|vendor/);
  });

  it('has no whole-line pattern that matches inside a line', () => {
    const { finals, response } = command;
    for (const pattern of [...finals.success, ...finals.failure, ...(response.bare ? [response.bare] : [])]) {
      expect(pattern.source).toMatch(/^\^.*\$$/);
      expect(pattern.global || pattern.sticky).toBe(false);
    }
  });

  it('has no command that the prefix of another command answers', () => {
    const bare = name.replace(/^AT/, '').replace(/=?\?$|="[A-Z]+"$/, '');
    for (const prefix of command.response.prefixes) expect([bare, '+CCID', 'Revision']).toContain(prefix);
  });
});
