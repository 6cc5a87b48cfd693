import { describe, expect, it } from 'vitest';
import { findCycles } from './import-cycles.ts';
import { example, productFolders, readFiles, typescript } from './source-tree.ts';

describe('import cycles', () => {
  it('do not exist, type imports included', () => {
    expect(findCycles(readFiles([...productFolders, 'test'], typescript))).toEqual([]);
  });

  it('are found through several files, through types, and in a file that imports itself', () => {
    const files = [
      example('shared/a.ts', "import './b.ts'; import './e.ts';"),
      example('shared/b.ts', "export type { C } from './x/c.ts';"),
      example('shared/x/c.ts', "let a: import('../a.ts').A;"),
      example('shared/d.ts', "import './a.ts';"),
      example('shared/e.ts', "import './d2.ts';"),
      example('shared/f.ts', "import './f.ts';"),
    ];
    expect(findCycles(files)).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/x/c.ts'], ['shared/f.ts']]);
  });

  it('are not reported for a diamond', () => {
    const files = [
      example('a.ts', "import './b.ts'; import './c.ts';"),
      example('b.ts', "import './d.ts';"),
      example('c.ts', "import './d.ts'; import './b.ts';"),
      example('d.ts', ''),
    ];
    expect(findCycles(files)).toEqual([]);
  });
});
