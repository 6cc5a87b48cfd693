import type { EncodingId } from '../encodings/encoding-ids.ts';
import { parseEscapes } from '../sending/escapes.ts';
import { hexText } from '../sending/hex-text.ts';
import { asciiBytesOfParts } from './escaped-parts.ts';
import type { FormatReader } from './format-reader.ts';
import { hexPart } from './hex-item.ts';
import { fieldOf, hasFields, isObject, listOf, noteOtherFields, textField } from './json-values.ts';
import { type EndedItem, withLineEnds } from './line-ends.ts';
import { groupName, labelPart, type Notes, usableSettings, type WarningPlace } from './preview-draft.ts';
import { imported } from './refusals.ts';

/** The list of one connection, and how it sends. */
interface Connection {
  readonly name: string;
  readonly items: readonly unknown[];
  readonly plugin: unknown;
}

const customItems = (value: unknown): readonly unknown[] | null => listOf(fieldOf(value, 'customSendItems'));

/** `items[].config.plugin.customSendItems` of config.json, `{customSendItems: […]}` of a fork, or its list alone. */
const connectionsOf = (json: unknown, name: string | null): readonly Connection[] | null => {
  const whole = customItems(json);
  if (whole !== null) return [{ name: name ?? 'COMTool', items: whole, plugin: json }];
  const list = listOf(json);
  if (list !== null) {
    const isList =
      list.length > 0 && list.every((item) => typeof item === 'string' || hasFields(item, 'text', 'remark'));
    return isList ? [{ name: name ?? 'COMTool', items: list, plugin: null }] : null;
  }
  const found = (listOf(fieldOf(json, 'items')) ?? []).flatMap((item, at) => {
    const plugin = fieldOf(fieldOf(item, 'config'), 'plugin');
    const items = customItems(plugin);
    return items === null ? [] : [{ name: textField(item, 'name') || String(at + 1), items, plugin }];
  });
  return found.length > 0 ? found : null;
};

const known = ['text', 'remark'];

type Content = { readonly text: string } | { readonly hex: string };

/** Escapes as in Python, where the connection has them on; bytes that are not characters make the item hex. */
const escaped = (typed: string, ending: string, notes: Notes, place: WarningPlace): Content => {
  const read = parseEscapes(typed);
  const parts = read.ok
    ? read.value.flatMap((part) => (part.kind === 'text' ? [part.text] : charactersOf(part.bytes)))
    : [];
  const hasBytes = parts.some((part) => typeof part === 'number');
  const bytes = hasBytes ? asciiBytesOfParts([...parts, ending]) : null;
  if (!read.ok || (hasBytes && bytes === null)) {
    notes.add('escape-kept', { ...place, text: typed });
    return { text: typed };
  }
  if (bytes !== null) {
    notes.add('bytes-as-hex', { ...place, text: typed });
    return { hex: hexText(bytes) };
  }
  const text = parts.join('');
  if (text !== typed) notes.add('escapes-read', { ...place, text: typed });
  return { text };
};

const charactersOf = (bytes: Uint8Array): readonly (string | number)[] =>
  [...bytes].map((byte) => (byte < 0x80 ? String.fromCharCode(byte) : byte));

/** `sendAutoNewline` adds a line end, `useCRLF` says which. A file without the first is read by the second. `null`: it does not say. */
const endingOf = (plugin: unknown): '' | '\r\n' | '\n' | null => {
  const adds = fieldOf(plugin, 'sendAutoNewline');
  const isCrLf = fieldOf(plugin, 'useCRLF') === true;
  if (adds === false) return '';
  if (isCrLf) return '\r\n';
  return adds === true ? '\n' : null;
};

/** An item and its line end. Hex that was made of escapes has it in its bytes. */
const readItem = (
  typed: string,
  plugin: unknown,
  notes: Notes,
  place: WarningPlace,
): Content & Pick<EndedItem, 'ends'> => {
  const ending = endingOf(plugin);
  if (fieldOf(plugin, 'sendAscii') === false) {
    return { ...hexPart(typed, notes, place), ends: ending !== null && ending !== '' };
  }
  // With `useCRLF`, a line break that was typed is sent as CR LF.
  const text = fieldOf(plugin, 'useCRLF') === true ? typed.replaceAll('\n', '\r\n') : typed;
  const isEscaped = fieldOf(plugin, 'sendEscape') === true;
  const content: Content = isEscaped ? escaped(text, ending ?? '', notes, place) : { text };
  if ('hex' in content) return { ...content, ends: false };
  if (ending !== '\n') return { ...content, ends: ending === null ? null : ending !== '' };
  // The list can end in one way only; LF alone is rare.
  notes.add('line-end-in-text', place);
  return { text: `${content.text}\n`, ends: false };
};

const itemsOf = (connection: Connection, isOnly: boolean, notes: Notes): readonly EndedItem[] =>
  connection.items.flatMap((item, at) => {
    const index = at + 1;
    const group = isOnly ? {} : { group: groupName(connection.name) };
    const typed = typeof item === 'string' ? item : isObject(item) ? item.text : null;
    if (typeof typed !== 'string') {
      notes.add('item-not-read', { index, ...group, text: JSON.stringify(item) ?? '' });
      return [];
    }
    if (typed === '') {
      notes.add('empty-skipped', { index, ...group });
      return [];
    }
    noteOtherFields(item, known, notes, { index, ...group });
    const { ends, ...content } = readItem(typed, connection.plugin, notes, { index, ...group });
    const label = labelPart(textField(item, 'remark'), notes, { index, ...group });
    return [{ ...group, item: { index, ...content, ...label, factoryDefault: false }, ends }];
  });

/** The encoding of what is sent, by the names that Python has for it. */
const encodingNamed = (name: string): string | undefined => {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '');
  const names: Readonly<Record<string, EncodingId>> = {
    utf8: 'utf-8',
    ascii: 'utf-8',
    gbk: 'gbk',
    gb2312: 'gbk',
    gb18030: 'gb18030',
    latin1: 'latin1',
    iso88591: 'latin1',
    big5: 'big5',
    shiftjis: 'shift-jis',
  };
  return name === '' ? undefined : Object.hasOwn(names, plain) ? names[plain] : name;
};

/** The custom items to send of COMTool. Everything else of its configuration stays there. */
export const comtool: FormatReader = {
  suffixes: ['json'],
  recognises: ({ json, name }) => (connectionsOf(json, name) === null ? null : 'sure'),
  read: ({ json, encoding, name }, notes) => {
    const connections = connectionsOf(json, name) ?? [];
    const filled = connections.map((each) => itemsOf(each, connections.length === 1, notes));
    notes.addCount('group-without-items', filled.filter((entries) => entries.length === 0).length);
    const { lineEnds, items } = withLineEnds(filled, null, notes);
    const groups = connections.flatMap((connection, at) => {
      const own = items[at] ?? [];
      return own.length === 0 ? [] : [{ name: groupName(connection.name), items: own }];
    });
    if (listOf(json) === null) notes.add('settings-not-used');
    const settings = usableSettings({ encoding: encodingNamed(textField(json, 'encoding')) }, notes);
    return imported({ format: 'comtool', encoding, lineEnds, settings, groups });
  },
};
