import { targetOf } from './import-rules.ts';
import { scanImports } from './import-scanner.ts';
import { codeOnly, textPieces, withoutComments } from './source-mask.ts';
import type { SourceFile } from './source-tree.ts';

/** The folder of the clouds. Only code in it may compare with the name of a cloud. */
const home = 'shared/clouds/';

/** Places where the name of a cloud has another meaning. */
const allowed: readonly { readonly path: string; readonly line: RegExp; readonly reason: string }[] = [
  { path: 'renderer/shell/chips.ts', line: /id === 'tls' \|\| id === 'mqtt'/, reason: 'a status in the header line' },
  { path: 'renderer/panes/dock/dock-pane.tsx', line: /usePage\(\) === 'mqtt'/, reason: 'a page of the window' },
];

/** Files whose subject is a single cloud. */
export const allowedFolders: readonly { readonly path: string; readonly folder: string; readonly reason: string }[] = [
  {
    path: 'electron/simulator/demo-cloud/certificate-store.ts',
    folder: 'huawei',
    reason: 'the certificate of the demo cloud is issued for the hosts of the cloud that it simulates',
  },
  {
    path: 'electron/host/cli/credentials-command.ts',
    folder: 'huawei',
    reason: 'the command derives the login of a Huawei device, and nothing else',
  },
  {
    path: 'electron/host/cli/arguments.ts',
    folder: 'huawei',
    reason: 'reads the hour that is given to the command for logins of Huawei devices',
  },
];

const comparisonWith = (name: string): RegExp => {
  const text = `['"\`]${name}['"\`]`;
  return new RegExp(`[=!]==?\\s*${text}|${text}\\s*[=!]==?|\\bcase\\s+${text}|\\bincludes\\(\\s*${text}`);
};

/** A name with a hyphen is not an ordinary word, so it is reported anywhere. This also finds tables of clouds. */
const isOwnWord = (name: string): boolean => name.includes('-');

/** Lines outside of `shared/clouds` that compare the name of a cloud, pick a single cloud from the list, or import from its folder. */
export const findCloudNames = (files: readonly SourceFile[], names: readonly string[]): readonly string[] =>
  files
    .filter(({ path }) => !path.startsWith(home))
    .flatMap((file) => [...comparisonsIn(file, names), ...namesIn(file, names), ...importsIn(file)]);

const comparisonsIn = ({ path, text }: SourceFile, names: readonly string[]): readonly string[] => {
  const code = codeOnly(text).split('\n');
  return withoutComments(text)
    .split('\n')
    .flatMap((line, index) => {
      const name = names.find((candidate) => comparisonWith(candidate).test(line));
      // Comparison operators inside of strings are not code.
      if (name === undefined || !/[=!]==?|\bcase\b|\bincludes\b/.test(code[index] ?? '')) return [];
      if (allowed.some((place) => place.path === path && place.line.test(line))) return [];
      return [`${path}:${index + 1}: compares with '${name}'`];
    });
};

const namesIn = ({ path, text }: SourceFile, names: readonly string[]): readonly string[] =>
  textPieces(text).flatMap(({ line, text: piece }) =>
    names.some((name) => isOwnWord(name) && name === piece) ? [`${path}:${line}: names '${piece}'`] : [],
  );

const importsIn = ({ path, text }: SourceFile): readonly string[] =>
  scanImports(text).flatMap(({ specifier }) => {
    const target = targetOf(path, specifier ?? '') ?? '';
    const folder = /^shared\/clouds\/([^/]+)\/./.exec(target)?.[1];
    if (folder === undefined && target !== `${home}list.ts`) return [];
    const isAllowed = allowedFolders.some((place) => place.path === path && place.folder === folder);
    const isWholeCloud = target.endsWith('/cloud.ts');
    return isAllowed && !isWholeCloud ? [] : [`${path}: imports a single cloud, ${target}`];
  });
