import type { ImportItem, ImportPreview, ImportWarning } from '../../../../shared/imports/preview.ts';
import { goesOnAfterFailure, sequenceOfList } from '../../../../shared/imports/sequence-of-list.ts';
import type { ExportNote } from '../../../../shared/imports/sscom-export.ts';
import type { LineEnding } from '../../../../shared/sending/line-ending.ts';
import { fileOf } from '../../../../shared/sequences/file-of.ts';
import type { SequenceFile } from '../../../../shared/sequences/file-schema.ts';

/** What a person takes of a list, and how. */
export interface ImportChoice {
  readonly lineEnds: LineEnding;
  /** After an item that failed. */
  readonly goesOn: boolean;
  /** Keys of the items. */
  readonly ticked: ReadonlySet<string>;
}

export interface ImportRow {
  readonly key: string;
  readonly item: ImportItem;
  /** What was changed in it, and what a sequence cannot hold of it. */
  readonly warnings: readonly ImportWarning[];
  readonly notes: readonly ExportNote[];
  readonly canBeTaken: boolean;
}

export interface ImportGroupRows {
  readonly name: string;
  readonly rows: readonly ImportRow[];
}

const keyOf = (group: number, place: number): string => `${group} ${place}`;

/** Everything but what came with the other program, and what cannot be a step. */
export const initialChoice = (preview: ImportPreview): ImportChoice => ({
  lineEnds: preview.lineEnds,
  goesOn: goesOnAfterFailure(preview),
  ticked: new Set(
    preview.groups.flatMap(({ items }, group) =>
      items.flatMap((item, place) =>
        item.factoryDefault || !canBeStep(notesOf(preview, item)) ? [] : [keyOf(group, place)],
      ),
    ),
  ),
});

const canBeStep = (notes: readonly ExportNote[]): boolean =>
  !notes.some(({ code }) => code === 'hex-left-out' || code === 'text-too-long');

/** The groups with the warnings at their items; `others` belong to no item that is shown. `lineEnds`: what was chosen. */
export const importRows = (
  preview: ImportPreview,
  lineEnds: LineEnding = preview.lineEnds,
): { readonly groups: readonly ImportGroupRows[]; readonly others: readonly ImportWarning[] } => {
  const at = (warning: ImportWarning): string => `${warning.group ?? ''} ${warning.index}`;
  const byPlace = new Map<string, ImportWarning[]>();
  const warned = preview.warnings.filter(({ code }) => code !== 'line-end-not-added' || lineEnds === 'none');
  for (const warning of warned) {
    if (warning.index !== undefined) byPlace.set(at(warning), [...(byPlace.get(at(warning)) ?? []), warning]);
  }
  const shown = new Set<ImportWarning>();
  const groups = preview.groups.map((group, number): ImportGroupRows => {
    const rows = group.items.map((item, place): ImportRow => {
      const warnings = [`${group.name} ${item.index}`, ` ${item.index}`].flatMap((key) =>
        (byPlace.get(key) ?? []).filter((warning) => !shown.has(warning)),
      );
      for (const warning of warnings) shown.add(warning);
      const notes = notesOf(preview, item);
      return { key: keyOf(number, place), item, warnings, notes, canBeTaken: canBeStep(notes) };
    });
    return { name: group.name, rows };
  });
  return { groups, others: warned.filter((warning) => !shown.has(warning)) };
};

const notesOf = (preview: ImportPreview, item: ImportItem): readonly ExportNote[] =>
  sequenceOfList({ ...preview, settings: {}, groups: [{ name: '', items: [item] }] }).unsupported;

const ends = { crlf: '\r\n', cr: '\r', lf: '\n', none: '' } as const;

/** Where a line end was chosen that the list does not add, texts that carry it have it once. */
const withoutOwnEnd = (item: ImportItem, end: string): ImportItem =>
  'text' in item && end !== '' && item.text.endsWith(end) ? { ...item, text: item.text.slice(0, -end.length) } : item;

export interface NewGroup {
  readonly name: string;
  readonly file: SequenceFile;
}

/** A group of each group of the list, with what is ticked of it. */
export const newGroups = (preview: ImportPreview, { lineEnds, goesOn, ticked }: ImportChoice): readonly NewGroup[] =>
  preview.groups.flatMap(({ name, items }, number) => {
    const taken = items.filter((_item, place) => ticked.has(keyOf(number, place)));
    const own = lineEnds === preview.lineEnds ? '' : ends[lineEnds];
    const list = { ...preview, lineEnds, groups: [{ name, items: taken.map((item) => withoutOwnEnd(item, own)) }] };
    const { sequence } = sequenceOfList(list, goesOn);
    return sequence === null ? [] : [{ name: name.trim() || sequence.name, file: fileOf(sequence) }];
  });

/** Whether the list should be asked for its line end: AT commands are in it, and it adds none. */
export const asksForLineEnd = ({ warnings, lineEnds }: ImportPreview): boolean =>
  lineEnds === 'none' && warnings.some(({ code }) => code === 'line-end-not-added');

/** Warnings of one kind, in the order of their first place. */
export const byCode = <Each extends { readonly code: string }>(all: readonly Each[]): readonly (readonly Each[])[] => {
  const groups = new Map<string, Each[]>();
  for (const each of all) {
    const same = groups.get(each.code);
    if (same) same.push(each);
    else groups.set(each.code, [each]);
  }
  return [...groups.values()];
};
