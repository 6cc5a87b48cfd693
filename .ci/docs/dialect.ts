import { readablePattern, readablePatterns } from '../../electron/commands/dialect/readable.ts';
import type { DialectForm, DialectRow, Effect } from '../../electron/commands/dialect/row.ts';
import { dialectAreas } from '../../electron/commands/dialect/table.ts';
import { commandHelp } from '../../shared/words/command-help/table.ts';
import type { Language, Words } from '../../shared/words/language.ts';

interface TableWords {
  readonly headings: readonly string[];
  readonly effects: Readonly<Record<Effect, string>>;
  readonly yes: string;
  readonly no: string;
  readonly bytes: string;
  readonly endOfText: string;
  readonly usual: string;
}

const tableWords: Words<TableWords> = {
  en: {
    headings: [
      ...['command', 'what it does', 'answer', 'after the result', 'prompt', 'other results'],
      ...['longest', 'effect', 'again', 'firmware', 'source'],
    ],
    effects: {
      ...{ safe: 'safe', changes: 'changes', flash: 'writes flash', restarts: 'restarts', disconnects: 'disconnects' },
      ...{ costs: 'costs money', never: 'never offer' },
    },
    ...{ yes: 'yes', no: 'no', bytes: 'by count', endOfText: 'Ctrl+Z', usual: 'usually' },
  },
  zh: {
    headings: ['命令', '作用', '应答', '结果码之后', '提示符', '其他结果码', '最长', '影响', '可重发', '固件', '来源'],
    effects: {
      ...{ safe: '安全', changes: '改变状态', flash: '写入 Flash', restarts: '重启', disconnects: '断开' },
      ...{ costs: '产生费用', never: '不提供按钮' },
    },
    ...{ yes: '是', no: '否', bytes: '按字节数', endOfText: 'Ctrl+Z', usual: '通常' },
  },
};

const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

const list = (patterns: readonly RegExp[]): string => readablePatterns(patterns).map(code).join(', ');

const seconds = (ms: number): string => `${ms / 1_000} s`;

const afterwards = ({ late }: DialectForm, words: TableWords): string => {
  if (!late) return '';
  const usual = late.usualMs === null ? '' : `, ${words.usual} ${seconds(late.usualMs)}`;
  return `${list([...late.lines, ...late.last])}, ≤ ${seconds(late.deadlineMs)}${usual}`;
};

const promptText = ({ prompt }: DialectForm, words: TableWords): string => {
  if (!prompt) return '';
  const mark = code(prompt.line ? readablePattern(prompt.line) : '>');
  return `${mark}, ${prompt.line || prompt.sizeAt !== null ? words.bytes : words.endOfText}`;
};

const answerText = ({ answer }: DialectForm): string =>
  answer === null ? '' : answer.split(' / ').map(code).join('<br>');

const rowsOf = (row: DialectRow, language: Language): readonly string[] => {
  const words = tableWords[language];
  return row.forms.map((form, index) => {
    const cells = [
      code(`${row.name}${form.syntax}`),
      index === 0 ? (commandHelp[language][row.name] ?? '') : '',
      answerText(form),
      afterwards(form, words),
      promptText(form, words),
      list([...form.finals.success, ...form.finals.failure]),
      seconds(form.deadlineMs),
      words.effects[form.effect],
      form.repeatable ? words.yes : words.no,
      ...(index === 0 ? [row.firmware, row.source] : ['', '']),
    ];
    return `| ${cells.join(' | ')} |`;
  });
};

/** The tables of docs/at-commands.md, by the name of their area. */
export const dialectTables = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(
    dialectAreas.map(({ name, rows }) => {
      const { headings } = tableWords[language];
      const head = [`| ${headings.join(' | ')} |`, `|${'---|'.repeat(headings.length)}`];
      return [`${name} commands`, [...head, ...rows.flatMap((row) => rowsOf(row, language))].join('\n')];
    }),
  );
