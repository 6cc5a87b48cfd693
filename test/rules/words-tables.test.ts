import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { example, listPaths, readFiles, root, typescript } from './source-tree.ts';
import { compareWords, findStrayChinese, isWordsTable } from './words-tables.ts';

const modules = ['shared/words', 'shared/clouds'].flatMap(listPaths).filter((path) => typescript.test(path));

/** The differences between the languages of a module. A module that cannot be loaded is reported too. */
const differencesIn = async (path: string): Promise<readonly string[]> => {
  try {
    const exports: object = await import(/* @vite-ignore */ pathToFileURL(resolve(root, path)).href);
    return Object.entries(exports)
      .flatMap(([name, table]) => (isWordsTable(table) ? compareWords(name, table.en, table.zh) : []))
      .map((difference) => `${path} ${difference}`);
  } catch (error) {
    return [`${path}: ${String(error)}`];
  }
};

describe('words', () => {
  it('correspond in both languages, in every module of words', async () => {
    expect(modules.length).toBeGreaterThan(0);
    const failing = (await Promise.all(modules.map(differencesIn))).flat();
    expect(failing).toEqual([]);
  });

  it('are found', async () => {
    const { failureWords } = await import('../../shared/words/failure-words.ts');
    expect(isWordsTable(failureWords)).toBe(true);
  });

  it('in Chinese are only in shared/words', () => {
    expect(findStrayChinese(readFiles(['electron'], typescript))).toEqual([]);
  });
});

describe('the rule', () => {
  it.each([
    [{ a: 'Port {path}' }, { a: '串口 {path}' }, []],
    [{ a: 'Port {path|x}' }, { a: '串口 {path|某处}' }, []],
    [{ a: 'MQTT' }, { a: 'MQTT' }, []],
    [{ a: '; ' }, { a: '；' }, []],
    [{ a: 'Port' }, { b: '串口' }, ['t.a: missing in zh', 't.b: missing in en']],
    [{ a: 'Port {path}' }, { a: '串口' }, ['t.a: placeholders differ: en {path}, zh {}']],
    [{ a: 'Port' }, { a: 'Port' }, ['t.a: no Chinese in the Chinese text']],
    [{ a: '串口' }, { a: '串口' }, ['t.a: Chinese in the English text']],
    [{ a: { b: 'Port' } }, { a: '串口' }, ['t.a: differs in kind']],
    [{ a: () => 'Port' }, { a: () => '串口' }, ['t.a: words are text with placeholders, not functions']],
  ])('checks %j and %j', (en, zh, problems) => {
    expect(compareWords('t', en, zh)).toEqual(problems);
  });

  it('finds Chinese in code, and ignores comments and the faults of the simulator', () => {
    const files = [
      example('electron/at/a.ts', "// 注释\nconst a = '串口';"),
      example('electron/simulator/faults.ts', "const a = '串口';"),
    ];
    expect(findStrayChinese(files)).toEqual(["electron/at/a.ts:2: const a = '串口';"]);
  });
});
