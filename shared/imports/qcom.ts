import type { FormatReader } from './format-reader.ts';
import { hexPart } from './hex-item.ts';
import { type EndedItem, withLineEnds } from './line-ends.ts';
import { groupName, largestIndex, type Notes, usableSettings, wholeNumber } from './preview-draft.ts';
import { imported, importLimitItems, refuse } from './refusals.ts';

/** Longer than any key that tells what a file is. */
const longestKey = 12;

interface Section {
  readonly name: string;
  readonly line: number;
  /** By the key in small letters. */
  readonly values: Map<string, string>;
}

interface Sections {
  readonly sections: readonly Section[];
  readonly others: readonly { readonly line: number; readonly text: string }[];
}

/** Values are not split: commands contain `;` and `=`. */
const readSections = (lines: readonly string[]): Sections => {
  const sections: Section[] = [];
  const others: { line: number; text: string }[] = [];
  lines.forEach((text, at) => {
    const trimmed = text.trim();
    const equals = text.indexOf('=');
    const section = sections.at(-1);
    if (trimmed.startsWith('[') && trimmed.endsWith(']')) {
      sections.push({ name: trimmed.slice(1, -1), line: at + 1, values: new Map() });
    } else if (section !== undefined && equals > 0) {
      section.values.set(text.slice(0, equals).trim().toLowerCase(), text.slice(equals + 1));
    } else if (trimmed !== '' && !trimmed.startsWith(';')) others.push({ line: at + 1, text });
  });
  return { sections, others };
};

const isNumbered = ({ name }: Section): boolean => /^\d{1,6}$/.test(name);
const isSet = ({ name }: Section): boolean => name.toLowerCase() === 'set';
const has = ({ values }: Section, ...keys: readonly string[]): boolean => keys.every((key) => values.has(key));

/** Config.ini, beside the program. */
const isConfig = (section: Section): boolean => isSet(section) && has(section, 'baudrate', 'bytesize');

const itemOf = (section: Section, delayTime: string | undefined, notes: Notes): EndedItem | null => {
  const index = wholeNumber(section.name, largestIndex) ?? 0;
  const value = (key: string): string => section.values.get(key) ?? '';
  const command = value('cmd');
  if (command === '') return null;
  const delay = value('delay').trim() || delayTime?.trim();
  const delayMs = wholeNumber(delay);
  if (delay && delayMs === null) notes.add('number-not-read', { index, text: `Delay ${delay}` });
  const isChosen = value('cho').trim() !== '0';
  if (!isChosen) notes.add('not-selected', { index });
  const content = value('hex').trim() === '1' ? hexPart(command, notes, { index }) : { text: command };
  const enter = value('enter').trim();
  return {
    item: {
      index,
      ...content,
      ...(isChosen ? {} : { order: 0 }),
      ...(delayMs === null ? {} : { delayMs }),
      factoryDefault: false,
    },
    ends: enter === '1' ? true : enter === '0' ? false : null,
  };
};

/** Config.ini keeps most values as places in the lists of its window, which are not in the file. */
const configSettings = (section: Section | undefined, notes: Notes) => {
  if (section === undefined) return {};
  const flag = (key: string): boolean | undefined => {
    const value = section.values.get(key)?.trim();
    return value === '1' ? true : value === '0' ? false : undefined;
  };
  notes.add('settings-are-places');
  return usableSettings({ dtr: flag('dtr_enable'), rts: flag('rts_enable'), hexView: flag('showinhex') }, notes);
};

/** Test scripts of QCOM 1.6, and its Config.ini. */
export const qcom: FormatReader = {
  suffixes: ['ini'],
  recognises: ({ lines }) => {
    const starts = lines.map((line) => line.trimStart().slice(0, longestKey).toLowerCase());
    const hasKey = (key: string): boolean => starts.some((start) => start.startsWith(key));
    const isNumberedList = starts.some((start) => /^\[\d{1,6}\]/.test(start)) && hasKey('cmd=');
    const isSettings = hasKey('[set]') && (hasKey('runtimes=') || (hasKey('baudrate=') && hasKey('bytesize=')));
    return isNumberedList || isSettings ? 'sure' : null;
  },
  read: ({ lines, encoding, name }, notes) => {
    const { sections, others } = readSections(lines);
    for (const { line, text } of others) notes.add('line-skipped', { line, text });
    const set = sections.find((section) => isSet(section) && !isConfig(section));
    const numbered = sections.filter((section) => isNumbered(section) && has(section, 'cmd'));
    if (numbered.length > importLimitItems) return refuse('too-many-items', { limit: importLimitItems });
    const seen = new Set<string>();
    for (const section of numbered) {
      if (seen.has(section.name)) notes.add('index-twice', { index: Number(section.name), line: section.line });
      seen.add(section.name);
    }
    const runs = wholeNumber(set?.values.get('runtimes'), largestIndex);
    if (runs !== null && runs !== 1) notes.add('repeat-not-kept', { count: runs });
    const entries = numbered.flatMap((section) => itemOf(section, set?.values.get('delaytime'), notes) ?? []);
    notes.addCount('empty-skipped', numbered.length - entries.length);
    const { lineEnds, items } = withLineEnds([entries], null, notes);
    const settings = configSettings(sections.find(isConfig), notes);
    const groups = entries.length === 0 ? [] : [{ name: groupName(name ?? 'QCOM'), items: items[0] ?? [] }];
    return imported({ format: 'qcom', encoding, lineEnds, settings, groups });
  },
};
