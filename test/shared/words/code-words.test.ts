import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failure } from '../../../shared/outcome.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { factText } from '../../../shared/words/fact-text.ts';
import { languages } from '../../../shared/words/language.ts';

/** Without the simulator: its texts are those of a device or a cloud. */
const folders = ['electron', 'shared', 'renderer'];

const sources = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('simulator') && !path.startsWith('words'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));

/** Short words that the program itself writes into facts whose values are shown inside sentences. */
const codes = [
  ...new Set(
    folders
      .flatMap(sources)
      .flatMap((text) => [
        ...text.matchAll(/\b(?:detail|problem): '([^']+)'/g),
        ...text.matchAll(/\blose\('([^']+)'\)/g),
        ...text.matchAll(/fail(?:ure)?\('[^']+', \{[^}]*\bcause: '([^']+)'/g),
      ])
      .map(([, code = '']) => code),
  ),
].sort();

describe('a code inside a sentence', () => {
  it('is looked for', () => expect(codes).toEqual(expect.arrayContaining(['ended', 'hung up', 'keyring', 'too-long'])));

  describe.each(languages)('in %s', (language) => {
    it.each(codes)('%s has words', (code) => {
      const text = factText({ detail: code }, 'detail', language);
      expect(text).not.toBe(code);
      if (language === 'zh') expect(text).toMatch(/\p{Script=Han}/u);
    });

    it('of a lost port is not a code word', () => {
      const { happened } = describeFailure(failure('link/lost', { path: 'COM7', detail: 'ended' }), language);
      expect(happened).not.toMatch(/[(（]ended[)）]/);
    });
  });
});
