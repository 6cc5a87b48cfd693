import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { root } from './source-tree.ts';

interface Change {
  readonly file: string;
  readonly code: string;
  readonly change: string;
  readonly times?: number;
}

const path = '.ci/mutate/mutants.mjs';
const { mutantsOf }: { mutantsOf(file: string, text: string): { readonly mutants: readonly Change[] } } = await import(
  resolve(root, path)
);

const nameOf = ({ file, code, change, times = 1 }: Change): string => `${file}: ${code}: ${change} (${times})`;

it('every change in the list of surviving mutations still exists', () => {
  const listed: readonly Change[] = JSON.parse(readFileSync(resolve(root, '.ci/mutate/stays.json'), 'utf8'));
  const files = new Set(listed.map(({ file }) => file));
  const existing = new Set(
    [...files].flatMap((file) => mutantsOf(file, readFileSync(resolve(root, file), 'utf8')).mutants.map(nameOf)),
  );
  expect(listed.map(nameOf).filter((name) => !existing.has(name))).toEqual([]);
});
