import { posix } from 'node:path';
import type { SourceFile } from './source-tree.ts';

/** Public documents that may be cited by name; their sections are not looked up. */
const publicDocuments = [
  String.raw`RFC \d{3,5}`,
  'WHATWG Encoding Standard',
  String.raw`MQTT 3\.1\.1`,
  String.raw`3GPP TS \d\d\.\d{3}`,
  String.raw`ITU-T [A-Z]\.\d{2,4}`,
  'PNG specification',
] as const;

const section = String.raw`§\d+(?:\.\d+)*`;
/** A row of a table by its first cell, or a point of a numbered list. */
const row = String.raw`(?: (?:row|point)s? (\d+)(?: to (\d+))?)?`;

/**
 * `docs/x.md §9.3`, `docs/x.md §1.6, §5.2 row 4`, `docs/y.md §5 point 3`, `RFC 5280 §4.1`. In a document of `docs/` also `§9.3` alone, for the
 * same document.
 */
const citation = new RegExp(
  String.raw`(?:(?<document>docs/[\w./-]+\.md|${publicDocuments.join('|')}) )?(?<sections>${section}${row}(?:(?:, (?:and )?| and | to |–)${section}${row})*)`,
  'g',
);

/** Wrong names of documents, and references that readers cannot look up. */
const unknown: readonly (readonly [RegExp, string])[] = [
  [/(?<!3GPP TS )\b(?:27\.007|23\.003)\b/g, 'write 3GPP TS before it'],
  [/(?<!ITU-T )\bV\.250\b/g, 'write ITU-T before it'],
  [/(?<=\s)\[[CLU]\](?!\w)/g, 'describe the certainty in words'],
  [
    /(?<!docs\/at-)\b(?:reliability|platform|users|formats|clouds|commands|next|ui)(?:\.md)? (?:§|[FPRT]-?\d)[\w.]*/g,
    'not in the repository',
  ],
  [/\b[FPRT]-\d{1,2}[a-z]?\b/g, 'a code that readers cannot look up'],
];

/** A path or a file name that ends in `.md`, also with `../`. Longer paths belong to other repositories. */
const documentName = /(?<![\w/.-])(?:\.\.\/)*[\w.-]+(?:\/[\w.-]+)*\.md\b/g;

const transcripts = /\btranscripts? (?<numbers>\d\d(?:(?:, | and | to )\d\d)*)\b/gi;

/** A text without comment marks, so that a citation may continue on the next line. `lineOf` returns the line of a position. */
interface ReadableText {
  readonly text: string;
  readonly lineOf: (at: number) => number;
}

const readable = (source: string): ReadableText => {
  const starts: number[] = [];
  let text = '';
  for (const line of source.split('\n')) {
    starts.push(text.length);
    text += `${line.replace(/^\s*(?:\/?\*+|\/\/)?\s*/, '').replaceAll('`', '')} `;
  }
  return { text, lineOf: (at) => starts.filter((start) => start <= at).length };
};

/** Everything that can be cited: documents by path with their headings and table rows, all other Markdown files, numbers of transcripts. */
export interface Library {
  readonly documents: readonly SourceFile[];
  readonly paths: readonly string[];
  readonly transcripts: readonly string[];
}

/** The lines of the section with this number, up to the next heading. `null`: there is none. */
const sectionOf = ({ text }: SourceFile, number: string): string | null => {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => new RegExp(`^#{2,4} ${number.replaceAll('.', '\\.')} `).test(line));
  if (start < 0) return null;
  const length = lines.slice(start + 1).findIndex((line) => /^#{1,4} /.test(line));
  return lines.slice(start, length < 0 ? undefined : start + 1 + length).join('\n');
};

const hasRow = (text: string, number: string): boolean =>
  new RegExp(`^(?:\\| ${number} \\||${number}\\. )`, 'm').test(text);

const faultsOfSections = (document: SourceFile, sections: string): readonly string[] =>
  [...sections.matchAll(new RegExp(`(${section})${row}`, 'g'))].flatMap(([, name = '', ...rows]) => {
    const found = sectionOf(document, name.slice(1));
    if (found === null) return [`${document.path} has no ${name}`];
    const missing = rows.filter((number) => number !== undefined && !hasRow(found, number));
    return missing.map((number) => `${document.path} ${name} has no ${number}`);
  });

const faultsOfCitation = (groups: Record<string, string | undefined>, path: string, library: Library) => {
  const { document, sections = '' } = groups;
  const isOwn = document === undefined && library.documents.some((file) => file.path === path);
  if (document === undefined && !isOwn) return [`${sections} names no document`];
  if (document !== undefined && !document.startsWith('docs/')) return [];
  const file = library.documents.find((each) => each.path === (document ?? path));
  return file ? faultsOfSections(file, sections) : [`${document} does not exist`];
};

/** Whether a name in a file is a path from the root of the repository or relative to the file. */
const isThere = (name: string, path: string, paths: readonly string[]): boolean => {
  return paths.includes(name) || paths.includes(posix.join(posix.dirname(path), name));
};

/** Whether the name is that of a document of another repository, as in `docs/at-dialect.md` and in the headers of transcripts. */
const isForeign = (text: string, at: number): boolean =>
  /(?:github\.com|gitee\.com|luatos-doc-pool|nodejs\/node)(?:(?!\. )[^;|])*$/.test(
    text.slice(Math.max(0, at - 200), at),
  );

/** Every citation that cannot be followed, with its line. */
export const findDeadCitations = (files: readonly SourceFile[], library: Library): readonly string[] =>
  files.flatMap(({ path, text: source }) => {
    const { text, lineOf } = readable(source);
    const faults: { at: number; fault: string }[] = [];
    for (const { index: at, groups = {} } of text.matchAll(citation)) {
      for (const fault of faultsOfCitation(groups, path, library)) faults.push({ at, fault });
    }
    for (const { index: at, groups } of text.matchAll(transcripts)) {
      const numbers = groups?.numbers?.match(/\d\d/g) ?? [];
      for (const number of numbers.filter((each) => !library.transcripts.includes(each)))
        faults.push({ at, fault: `transcript ${number} does not exist` });
    }
    for (const { index: at, 0: name } of text.matchAll(documentName)) {
      if (!isThere(name, path, library.paths) && !isForeign(text, at))
        faults.push({ at, fault: `${name} does not exist` });
    }
    for (const [shape, advice] of unknown) {
      for (const { index: at, 0: found } of text.matchAll(shape)) faults.push({ at, fault: `${found}: ${advice}` });
    }
    return faults.map(({ at, fault }) => `${path}:${lineOf(at)}: ${fault}`);
  });
