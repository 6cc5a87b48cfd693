import { z } from 'zod';
import { profileSchema } from '../../shared/profile/schema.ts';
import type { Language, Words } from '../../shared/words/language.ts';
import { settingWords } from './setting-words.ts';

interface Node {
  readonly $schema?: string | undefined;
  readonly title?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  /** Added by `settingsOf`. */
  readonly isRequired?: boolean;
}

const childKey = (key: string, name: string): string => (key === '' ? name : `${key}.${name}`);

/** The node with descriptions for its setting and all settings in it. */
const described = (node: Node, key: string): Node => {
  const { properties, items, oneOf, anyOf } = node;
  const each = (nodes: readonly Node[]): readonly Node[] => nodes.map((child) => described(child, key));
  return {
    ...node,
    ...(oneOf && { oneOf: each(oneOf) }),
    // An APN may be written as its name only. The zod schema converts it to an object first, so the string is missing in its JSON Schema.
    ...(anyOf && { anyOf: key === 'module.apn' ? [{ type: 'string' }, ...each(anyOf)] : each(anyOf) }),
    ...(items && { items: described(items, `${key}[]`) }),
    ...(properties && { properties: describedSettings(properties, key) }),
  };
};

const describedSettings = (properties: Readonly<Record<string, Node>>, key: string): Readonly<Record<string, Node>> =>
  Object.fromEntries(
    Object.entries(properties).map(([name, child]) => {
      const words = settingWords[childKey(key, name)];
      return [name, { ...(words && { description: words.en }), ...described(child, childKey(key, name)) }];
    }),
  );

/** The JSON Schema of a profile file, for editors. Draft 7, because editors support later drafts only in part. */
export const profileJsonSchema = (): Node => {
  const { $schema, ...schema } = z.toJSONSchema(profileSchema, { io: 'input', target: 'draft-7' });
  return {
    $schema,
    title: 'Profile of ATelier',
    description:
      'One device. ATelier also checks what a schema cannot say, for example that exactly one of secret, secretFile and password is given.',
    ...described(schema as Node, ''),
  };
};

/** The schema as text, formatted as Biome does it: short lists on one line. */
export const profileSchemaText = (): string => `${onShortLines(JSON.stringify(profileJsonSchema(), null, 2))}\n`;

/** Lists of texts and numbers on one line. */
export const onShortLines = (json: string): string =>
  json.replace(/\[\n\s+([^[\]{}]*?)\n\s+\]/g, (_, items: string) => `[${items.replace(/\n\s+/g, ' ')}]`);

/** The schema nodes of each setting by its key. A setting has several nodes if several clouds have it. */
export const settingsOf = (node: Node, key = ''): ReadonlyMap<string, readonly Node[]> => {
  const found = new Map<string, readonly Node[]>();
  const add = (more: ReadonlyMap<string, readonly Node[]>): void => {
    for (const [name, nodes] of more) found.set(name, [...(found.get(name) ?? []), ...nodes]);
  };
  for (const [name, child] of Object.entries(node.properties ?? {})) {
    const own = childKey(key, name);
    add(new Map([[own, [{ ...child, isRequired: node.required?.includes(name) === true }]]]));
    add(settingsOf(child, own));
  }
  for (const alternative of [...(node.oneOf ?? []), ...(node.anyOf ?? [])]) add(settingsOf(alternative, key));
  if (node.items !== undefined) add(settingsOf(node.items, `${key}[]`));
  return found;
};

const code = (value: unknown): string => `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``;

/** The possible values of an enumeration; empty for any other type. */
const choicesOf = (nodes: readonly Node[]): readonly unknown[] => {
  const values = nodes.flatMap((node) => [
    ...(node.const === undefined ? [] : [node.const]),
    ...(node.enum ?? []),
    ...choicesOf(node.anyOf ?? []),
  ]);
  return [...new Set(values)];
};

const isPart = ({ properties, oneOf }: Node): boolean => properties !== undefined || oneOf !== undefined;

export const profileTable = (language: Language): string => {
  const rows = [...settingsOf(profileJsonSchema())]
    .filter(([, nodes]) => !nodes.some(isPart))
    .map(([key, nodes]) => {
      const choices = choicesOf(nodes).map(code).join(', ');
      return `| \`${key}\` | ${choices} | ${defaultText(nodes, language)} | ${settingWords[key]?.[language] ?? ''} |`;
    });
  const head: Words<string> = {
    en: '| setting | values | left out | meaning |',
    zh: '| 设置 | 取值 | 省略时 | 含义 |',
  };
  return [head[language], '|---|---|---|---|', ...rows].join('\n');
};

const required: Words<string> = { en: '*required*', zh: '*必填*' };

const defaultText = (nodes: readonly Node[], language: Language): string => {
  if (nodes.every(({ isRequired }) => isRequired)) return required[language];
  const defaultValue = nodes.find((node) => node.default !== undefined)?.default;
  return defaultValue === undefined ? '' : code(defaultValue);
};

/** An example as a code block of a page, without its `$schema` line. */
export const exampleBlock = (text: string, language = 'json'): string =>
  `\`\`\`${language}\n${text.replace(/^ *"\$schema".*\n/m, '').trim()}\n\`\`\``;
