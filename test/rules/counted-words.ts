import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { listPaths, root, typescript } from './source-tree.ts';
import { isWordsTable } from './words-tables.ts';

/** Unit symbols, which have no plural. */
const unitSigns = new Set(['s', 'ms', 'min', 'h', 'd', 'dBm', 'dB', 'mV', 'baud', 'UTC', 'KB']);

/** Words that may follow a name, an address or a number without being counted. */
const noNouns = new Set(
  (
    'is was are were has had contains does did cannot would will may uses needs takes only and or of to at in on by for from with without ' +
    'behind instead as off until later ago not so if but then when ' +
    'expired expires belongs exclude closed read'
  ).split(' '),
);

/** Words after a placeholder that need no plural form, each with the reason. */
export const uncounted: readonly { readonly text: string; readonly reason: string }[] = [
  { text: '{key} key', reason: 'the kind of a key, RSA 2048' },
  { text: '{n} more', reason: 'the same for one and for many' },
  { text: '{n} cleared', reason: 'a participle: the same for one and for many' },
  { text: '{count} set', reason: 'a participle: the same for one and for many' },
  { text: '{up} up', reason: 'a direction: the same for one and for many' },
  { text: '{down} down', reason: 'a direction: the same for one and for many' },
];

export interface BothTexts {
  readonly path: string;
  readonly en: string;
  readonly zh: string;
}

/** Every sentence of a table of words, in both languages. */
const textsOf = (path: string, table: unknown): readonly BothTexts[] =>
  isWordsTable(table) ? pairsOf(path, table.en, table.zh) : [];

const textsIn = async (path: string): Promise<readonly BothTexts[]> => {
  const exports: object = await import(/* @vite-ignore */ pathToFileURL(resolve(root, path)).href);
  return Object.entries(exports).flatMap(([name, table]) => textsOf(name, table));
};

/** Every sentence of `shared/words`. */
export const wordsTexts = async (): Promise<readonly BothTexts[]> =>
  (
    await Promise.all(
      listPaths('shared/words')
        .filter((path) => typescript.test(path))
        .map(textsIn),
    )
  ).flat();

const pairsOf = (path: string, en: unknown, zh: unknown): readonly BothTexts[] => {
  if (typeof en === 'string' && typeof zh === 'string') return [{ path, en, zh }];
  if (typeof en !== 'object' || typeof zh !== 'object' || en === null || zh === null) return [];
  return Object.entries(en).flatMap(([key, item]) =>
    pairsOf(`${path}.${key}`, item, Object.getOwnPropertyDescriptor(zh, key)?.value),
  );
};

const counted = /\{([a-zA-Z]+)#([^{}|]*)\|([^{}|]*)\}/g;
/** `{name} word`: a noun after a number must be written with its forms. */
const followed = /\{[a-zA-Z]+(?:\|[^{}]*)?\}\]? (?:(?:older|hexadecimal) )?([A-Za-z]+|\{)/g;

/** Chinese puts a measure word or a unit between number and noun. */
const measure = '(?:个|条|行|项|次|步|张|段|台|处|字节|天|秒|小时|分钟)';

/** Sentences that are wrong for one or for many items. */
export const findUncounted = ({ path, en, zh }: BothTexts): readonly string[] => [
  ...[...en.matchAll(followed)].flatMap(([found, word = '']) =>
    word === '{' || unitSigns.has(word) || noNouns.has(word) || uncounted.some(({ text }) => found.endsWith(text))
      ? []
      : [`${path}: "${found}" has no form for one, as in {n#${word}|…}`],
  ),
  ...[...en.matchAll(counted)].flatMap(([found, name = '', one, many]) => [
    ...(one === many || one === '' || many === '' ? [`${path}: ${found} has not two forms`] : []),
    ...(new RegExp(`\\{${name}(?:\\|[^}]*)?\\} ?${measure}`).test(zh)
      ? []
      : [`${path}: {${name}} in Chinese has no measure word`]),
  ]),
  ...(/\{[^{}]*#/.test(zh) ? [`${path}: Chinese has one form, so it names none`] : []),
];
