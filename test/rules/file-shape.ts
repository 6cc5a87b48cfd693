import { codeOnly } from './source-mask.ts';
import type { SourceFile } from './source-tree.ts';

export const maximumLines = 400;

/** Files with too many lines. */
export const tooLong = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, text }) => {
    const lines = text.replace(/\r?\n$/, '').split('\n').length;
    return lines > maximumLines ? [`${path}: ${lines} lines, at most ${maximumLines}`] : [];
  });

/** Default exports. Configuration files of tools need one. */
export const defaultExports = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(({ path }) => !path.endsWith('.config.ts'))
    .filter(({ text }) => /\bexport\s+default\b|\bas\s+default\b|\bexport\s*=/.test(codeOnly(text)))
    .map(({ path }) => `${path}: default export`);

/** Folders and files whose names are not in kebab-case. */
export const oddNames = (paths: readonly string[]): readonly string[] =>
  paths.filter((path) => !path.split('/').every((part) => /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+)*$/.test(part)));
