import { fileEncodingName } from '../../../shared/imports/file-encoding-name.ts';
import type {
  ImportGroup,
  ImportItem,
  ImportPreview,
  ImportSettings,
  ImportWarning,
} from '../../../shared/imports/preview.ts';
import { goesOnAfterFailure } from '../../../shared/imports/sequence-of-list.ts';
import type { ExportNote } from '../../../shared/imports/sscom-export.ts';
import { cliImportWords } from '../../../shared/words/cli-import.ts';
import {
  describeExportNote,
  describeImportWarning,
  importFormatNames,
  lineEndName,
} from '../../../shared/words/import-words.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { createLineMask } from '../../app/line-mask.ts';
import type { CommandContext } from './host-process.ts';
import type { WrittenList } from './import-output.ts';
import { cutToColumns, table, visibleText } from './text.ts';

type Context = Pick<CommandContext, 'out' | 'language'>;

/** What is sent is masked where it is shown to people; `--json` has it as it is. */
type Mask = (text: string) => string;

const contentColumns = 60;
const labelColumns = 24;
/** Places of one kind of warning that are listed; `--json` has all. */
const listedPlaces = 8;

const answerOf = ({ expect, timeoutMs }: ImportItem, { language }: Context, mask: Mask): string => {
  const words = cliImportWords[language];
  if (expect !== undefined) return fill(words.expected, { answer: visibleText(mask(expect)), timeout: timeoutMs });
  return timeoutMs === undefined ? '' : fill(words.timeout, { timeout: timeoutMs });
};

const rowOf = (item: ImportItem, context: Context, mask: Mask): readonly string[] => {
  const words = cliImportWords[context.language];
  const content = 'text' in item ? visibleText(mask(item.text)) : fill(words.hex, { hex: visibleText(item.hex) });
  const label = item.factoryDefault ? words.factory : (item.label ?? '');
  return [
    String(item.index),
    item.order === undefined ? '' : String(item.order),
    item.delayMs === undefined ? '' : fill(words.delay, { n: item.delayMs }),
    cutToColumns(visibleText(label), labelColumns),
    cutToColumns(content, contentColumns),
    answerOf(item, context, mask),
  ];
};

/** The group as a table, without the columns that are empty in all of its rows. */
const groupText = ({ name, items }: ImportGroup, context: Context, mask: Mask): string => {
  const words = cliImportWords[context.language];
  const rows = items.map((item) => rowOf(item, context, mask));
  const filled = words.columns.map((_heading, column) => rows.some((row) => row[column] !== ''));
  const shown = [words.columns, ...rows].map((row) => row.filter((_cell, column) => filled[column]));
  return `\n${fill(words.group, { name: visibleText(name), n: items.length })}\n${items.length === 0 ? '' : table(shown)}`;
};

/** The names of the settings are those of the port settings, in every language. */
const settingsText = (settings: ImportSettings, { language }: Context): string => {
  const words = cliImportWords[language];
  return Object.entries(settings)
    .map(([name, value]) => {
      if (typeof value === 'boolean') return `${name} ${value ? words.on : words.off}`;
      const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
      return `${name} ${visibleText(shown)}`;
    })
    .join(', ');
};

/** The place that a warning refers to, and the text there. */
const placeOf = ({ index, group, line, text }: ImportWarning, { language }: Context, mask: Mask): string => {
  const words = cliImportWords[language];
  const item =
    index === undefined
      ? null
      : group === undefined
        ? fill(words.item, { index })
        : fill(words.itemOf, { index, group: visibleText(group) });
  const places = [item, line === undefined ? null : fill(words.line, { line })].filter((part) => part !== null);
  if (places.length === 0) return '';
  const quote = text === undefined ? '' : `: ${cutToColumns(visibleText(mask(text)), contentColumns)}`;
  return `${places.join(', ')}${quote}`;
};

/** A place that is shown with its text has a line of its own; the other places share one line. */
const placesText = (places: readonly string[], haveQuotes: boolean, { language }: Context): string => {
  if (places.length === 0) return '';
  const more = places.length - listedPlaces;
  const rest = more > 0 ? [fill(cliImportWords[language].more, { n: more })] : [];
  const shown = [...places.slice(0, listedPlaces), ...rest];
  return haveQuotes ? shown.map((place) => `    ${place}\n`).join('') : `    ${shown.join(', ')}\n`;
};

const warningsText = (warnings: readonly ImportWarning[], context: Context, mask: Mask): string => {
  const { language } = context;
  const words = cliImportWords[language];
  const codes = [...new Set(warnings.map(({ code }) => code))];
  const parts = codes.map((code) => {
    const same = warnings.filter((warning) => warning.code === code);
    const [first = { code }] = same;
    const places = same.map((warning) => placeOf(warning, context, mask)).filter((place) => place !== '');
    // What has no place has its values here: a setting with its value.
    const isLoose = code === 'setting-not-read' || code === 'port-is-network';
    const values = isLoose ? same.map(({ text }) => visibleText(text ?? '')) : places;
    const haveQuotes = isLoose || same.some(({ text }) => text !== undefined);
    return `  ${describeImportWarning(code, first, language)}\n${placesText(values, haveQuotes, context)}`;
  });
  return `\n${words.changed}\n${parts.join('')}`;
};

/** What was understood, and what was changed or left out and why. */
export const writeImportText = (context: Context, file: string, preview: ImportPreview): void => {
  const { out, language } = context;
  const words = cliImportWords[language];
  const mask = createLineMask();
  const { format, encoding, lineEnds, settings, groups, warnings } = preview;
  const head = fill(words.head, {
    file: visibleText(file),
    program: importFormatNames[format],
    encoding: fileEncodingName(encoding),
    items: groups.reduce((sum, { items }) => sum + items.length, 0),
    lineEnd: lineEndName(lineEnds, language),
  });
  const port = settingsText(settings, context);
  out.write(`${head}\n${port === '' ? '' : `${fill(words.settings, { settings: port })}\n`}`);
  for (const group of groups) out.write(groupText(group, context, mask));
  out.write(warnings.length === 0 ? `\n${words.understood}\n` : warningsText(warnings, context, mask));
  if (goesOnAfterFailure(preview)) out.write(`${words.goesOn}\n`);
};

const noteText = ({ code, index, text, ...values }: ExportNote, context: Context, mask: Mask): string => {
  const sentence = describeExportNote(code, values, context.language);
  const place =
    index === undefined ? visibleText(text ?? '') : placeOf({ code: 'item-not-read', index, text }, context, mask);
  return `  ${sentence}\n${place === '' ? '' : `    ${place}\n`}`;
};

/** What was written, and what the file cannot hold. */
export const writeWrittenText = (context: Context, { path, factoryItems, unsupported }: WrittenList): void => {
  const { out, language } = context;
  const words = cliImportWords[language];
  const mask = createLineMask();
  out.write(`\n${fill(words.written, { path: visibleText(path) })}\n`);
  if (factoryItems > 0) out.write(`${fill(words.factoryLeftOut, { n: factoryItems })}\n`);
  if (unsupported.length > 0) {
    out.write(`${words.notKept}\n${unsupported.map((note) => noteText(note, context, mask)).join('')}`);
  }
};
