import { describe, expect, it } from 'vitest';
import { findForbiddenCalls, forbiddenCalls } from './forbidden-calls.ts';
import { example, listPaths, productFolders, readFiles, typescript } from './source-tree.ts';

describe('the product', () => {
  it('makes no forbidden call', () => {
    expect(findForbiddenCalls(readFiles(productFolders, typescript))).toEqual([]);
  });

  it('has a file for every exception', () => {
    const paths = productFolders.flatMap(listPaths);
    // The command line is a separate host and may still be empty.
    const exceptions = forbiddenCalls.flatMap(({ allowed }) => allowed.map(({ path }) => path));
    const unused = exceptions.filter((path) => !path.endsWith('/') && !paths.includes(path));
    expect(unused).toEqual([]);
  });
});

describe('the rule', () => {
  it.each([
    'const at = Date.now();',
    'const at = Date . now;',
    'setTimeout(f, 1);',
    'globalThis.setTimeout(f, 1);',
    "import { setTimeout as sleep } from 'node:timers/promises';",
    'setInterval(f, 1);',
    'performance.now()',
    'process.hrtime.bigint()',
    'const at = new Date();',
    'const at = new Date;',
    'const a = currentView()?.draft.name;',
    "console.log('a');",
    "console['log']('a');",
    "createWriteStream('a');",
    'const a = `$' + '{Date.now()}`;',
  ])('refuses %j', (source) => {
    expect(findForbiddenCalls([example('electron/at/a.ts', source)])).toHaveLength(1);
  });

  it.each([
    'const at = new Date(wallMs).toISOString();',
    'const at: Date = f();',
    '// Date.now()',
    "const a = 'setTimeout(f)';",
    'clearTimeout(timer);',
    'const consoleName = 1;',
  ])('accepts %j', (source) => {
    expect(findForbiddenCalls([example('electron/at/a.ts', source)])).toEqual([]);
  });

  it('applies the exceptions', () => {
    expect(findForbiddenCalls([example('electron/host/cli/print.ts', 'console.log(1);')])).toEqual([]);
    expect(findForbiddenCalls([example('electron/host/node/node-clock.ts', 'Date.now(); setTimeout(f, 1);')])).toEqual(
      [],
    );
    expect(findForbiddenCalls([example('electron/host/node/node-clock.ts', 'console.log(1);')])).toHaveLength(1);
    expect(findForbiddenCalls([example('renderer/parts/a.tsx', 'setTimeout(f, 1); console.log(1);')])).toEqual([
      expect.stringContaining('console.'),
    ]);
  });
});
