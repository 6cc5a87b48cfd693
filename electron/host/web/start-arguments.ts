import { parseArgs } from 'node:util';
import type { StartWords } from '../../../shared/words/start.ts';
import { fill } from '../../../shared/words/typed-words.ts';

export interface StartArguments {
  readonly port: number;
  readonly dataFolder: string | undefined;
  readonly open: boolean;
  readonly stop: boolean;
  readonly fetchElectron: boolean;
  readonly help: boolean;
}

/** The set of options that an entry accepts. */
export type EntryOptions = 'serve' | 'start';

const common = { data: { type: 'string' }, lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
const own = {
  serve: { ...common, port: { type: 'string' }, open: { type: 'boolean' }, stop: { type: 'boolean' } },
  start: { ...common, 'fetch-electron': { type: 'boolean' } },
} as const;

/** The parsed options, or a sentence that says what is wrong with them. */
export const readStartArguments = (
  args: readonly string[],
  entry: EntryOptions,
  words: StartWords,
): StartArguments | { readonly problem: string } => {
  const { values, tokens } = parseArgs({ args: [...args], options: own[entry], strict: false, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') return { problem: unexpected(words, token.value) };
    if (token.kind !== 'option') continue;
    if (!Object.hasOwn(own[entry], token.name)) return { problem: unexpected(words, token.rawName) };
  }
  const { data, port = '0', lang } = values;
  if (typeof port !== 'string' || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return { problem: words.badPort };
  if (lang !== undefined && lang !== 'en' && lang !== 'zh') return { problem: words.badLanguage };
  if (data !== undefined && (typeof data !== 'string' || data === '')) return { problem: words.badData };
  return {
    port: Number(port),
    dataFolder: data,
    open: values.open === true,
    stop: values.stop === true,
    fetchElectron: values['fetch-electron'] === true,
    help: values.help === true,
  };
};

const unexpected = (words: StartWords, name: string): string =>
  fill(words.unexpected, { name: JSON.stringify(name.slice(0, 40)) });
