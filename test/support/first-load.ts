import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

/** A built page, by the names of its files in `assets/`. */
export interface BuiltPage {
  /** The scripts that a browser fetches before it runs any: those of `index.html` and their imports. */
  readonly first: readonly string[];
  readonly all: readonly string[];
  text(name: string): string;
  /** A script with all its static imports. */
  withImports(name: string): readonly string[];
  /** As compressed by the build and sent by the web host. */
  gzipBytes(names: Iterable<string>): number;
}

export const readBuiltPage = (folder: string): BuiltPage => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const all = readdirSync(join(folder, 'assets')).filter((name) => name.endsWith('.js'));
  const text = (name: string): string => readFileSync(join(folder, 'assets', name), 'utf8');
  const withAll = (names: readonly string[]): readonly string[] => {
    const found = new Set<string>();
    const add = (name: string): void => {
      if (found.has(name)) return;
      found.add(name);
      for (const imported of importsOf(text(name))) add(imported);
    };
    for (const name of names) add(name);
    return [...found];
  };
  return {
    first: withAll([...html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)].map(([, name = '']) => name)),
    all,
    text,
    withImports: (name) => withAll([name]),
    gzipBytes: (names) =>
      [...names].reduce((sum, name) => sum + statSync(join(folder, 'assets', `${name}.gz`)).size, 0),
  };
};

/** The modules in `import … from` and `export … from`, without dynamic `import()`. */
const importsOf = (text: string): readonly string[] =>
  parseAst(text).body.flatMap((statement) => {
    if (!('source' in statement) || !statement.source) return [];
    const { value } = statement.source;
    return typeof value === 'string' && value.startsWith('./') ? [value.slice(2)] : [];
  });
