import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { judgeCommandModule, noCommands } from './command-declarations.ts';
import { listPaths, root } from './source-tree.ts';

const folder = 'electron/commands/';
const files = listPaths('electron/commands')
  .map((path) => path.slice(folder.length))
  .filter((file) => /^[^/]+\.ts$/.test(file) && !noCommands.includes(file));

const load = async (file: string): Promise<Readonly<Record<string, unknown>>> =>
  (await import(/* @vite-ignore */ pathToFileURL(resolve(root, folder, file)).href)) as Record<string, unknown>;

const loadListed = async (): Promise<ReadonlySet<unknown>> => {
  const { allCommands } = await load('index.ts');
  return new Set(Array.isArray(allCommands) ? allCommands : Object.values(allCommands as object));
};

describe('every command', () => {
  it('has a file', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  it.each(files)('%s declares everything that the engine needs', async (file) => {
    const source = readFileSync(resolve(root, folder, file), 'utf8');
    expect(judgeCommandModule(file, source, await load(file), await loadListed())).toEqual([]);
  });

  it('is tested with real lines in a file of the same name', () => {
    const tests = new Set(listPaths('test/commands'));
    const names = files.map((file) => `test/commands/${file.replace(/\.ts$/, '.test.ts')}`);
    expect(names.filter((name) => !tests.has(name))).toEqual([]);
  });

  it('in the list has its own file', async () => {
    const modules = await Promise.all(files.map(load));
    const exported = new Set(modules.flatMap((exports) => Object.values(exports)));
    const strays = [...(await loadListed())].filter((spec) => !exported.has(spec));
    expect(strays).toEqual([]);
  });
});

describe('the rule', () => {
  const good = {
    name: 'AT+CPIN=',
    source: 'MAN 4.2',
    line: () => null,
    parse: () => null,
    deadlineMs: () => 9000,
    repeatable: false,
    optional: false,
    secrets: ['pin'],
    response: { prefixes: ['+CPIN'], bare: null },
    finals: { success: [/^SHUT OK$/], failure: [] },
    prompt: null,
    countedBytes: null,
    secondPhase: null,
  };
  const source = "{ readonly pin: string } commandLine('AT+CPIN=', secret(pin))";
  const judged = (change: object, text = source, isListed = true): readonly string[] => {
    const spec = { ...good, ...change };
    return judgeCommandModule('a.ts', text, { spec }, new Set(isListed ? [spec] : []));
  };

  it('accepts a complete declaration', () => {
    expect(judged({})).toEqual([]);
  });

  it.each([
    [{ name: 'CPIN' }, 'name'],
    [{ source: ' ' }, 'source'],
    [{ deadlineMs: 9000 }, 'deadlineMs'],
    [{ repeatable: undefined }, 'repeatable'],
    [{ optional: undefined }, 'optional'],
    [{ secrets: undefined }, 'secrets'],
    [{ response: null }, 'response'],
    [{ finals: undefined }, 'finals'],
    [{ finals: { success: [/SHUT OK/], failure: [] } }, 'whole lines'],
    [{ prompt: undefined }, 'prompt'],
    [{ secondPhase: {} }, 'secondPhase'],
  ])('refuses %j', (change, problem) => {
    expect(judged(change)[0]).toContain(problem);
  });

  it('refuses a command that is not in the list, and a file without a command', () => {
    expect(judged({}, source, false)).toEqual([expect.stringContaining('not listed')]);
    expect(judgeCommandModule('a.ts', '', { helper: () => null }, new Set())).toEqual(['a.ts: exports no CommandSpec']);
  });

  it('refuses secret parameters that are not declared, or declared but not marked', () => {
    expect(judged({ secrets: [] })).toEqual([expect.stringContaining('declares no secrets')]);
    expect(judged({}, 'commandLine(pin)')).toEqual([expect.stringContaining('marks none')]);
  });
});
