import { describe, expect, it } from 'vitest';
import { defaultExports, oddNames, tooLong } from './file-shape.ts';
import { example, listPaths, productFolders, readFiles, typescript } from './source-tree.ts';

const folders = [...productFolders, 'test'];

describe('files', () => {
  it('have at most 400 lines', () => {
    expect(tooLong(readFiles(folders, /\.(tsx?|css)$/))).toEqual([]);
  });

  it('export by name', () => {
    expect(defaultExports(readFiles(folders, typescript))).toEqual([]);
  });

  it('are named in kebab-case', () => {
    expect(oddNames(folders.flatMap(listPaths).filter((path) => /\.(tsx?|css)$/.test(path)))).toEqual([]);
  });
});

describe('the rules of files', () => {
  it('count lines as an editor does', () => {
    expect(tooLong([example('a.ts', 'x\n'.repeat(400))])).toEqual([]);
    expect(tooLong([example('a.css', 'x\n'.repeat(401))])).toEqual(['a.css: 401 lines, at most 400']);
  });

  it.each(['export default 1;', 'export { a as default };', "export { default } from 'a';", 'export = a;'])(
    'find the default export in %j',
    (source) => {
      const isDefault = !source.includes('{ default }');
      expect(defaultExports([example('a.ts', source)])).toHaveLength(isDefault ? 1 : 0);
      expect(defaultExports([example('vite.config.ts', source)])).toEqual([]);
    },
  );

  it('ignore strings and comments', () => {
    expect(
      defaultExports([example('a.ts', "// export default\nconst a = 'export default'; switch (a) { default: }")]),
    ).toEqual([]);
  });

  it.each([
    ['electron/at/command-line.ts', true],
    ['test/at/command-line.test.ts', true],
    ['shared/at/v1.ts', true],
    ['electron/at/commandLine.ts', false],
    ['electron/at/CommandLine.tsx', false],
    ['electron/AT/command-line.ts', false],
    ['electron/at/command_line.ts', false],
    ['electron/at/-a.ts', false],
  ])('the name %s is valid: %s', (path, isFine) => {
    expect(oddNames([path])).toHaveLength(isFine ? 0 : 1);
  });
});
