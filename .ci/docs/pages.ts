import { languages } from '../../shared/words/language.ts';
import { dialectTables } from './dialect.ts';
import { errorIndex } from './errors.ts';
import { exitCodeTable } from './exit-codes.ts';
import { commandHelp, entryHelp } from './help.ts';
import { importCodes } from './import-codes.ts';
import { exampleBlock, profileSchemaText, profileTable } from './profile.ts';
import { replaceParts } from './replace-parts.ts';
import { sequenceSchemaText } from './sequence.ts';

export interface Page {
  /** Relative to the root of the repository. */
  readonly path: string;
  readonly text: string;
}

/** All pages with generated parts. `read` returns the current text of a page, whose other parts are written by hand. */
export const makePages = async (read: (path: string) => string): Promise<readonly Page[]> => {
  const pages: Page[] = [{ path: 'docs/profile.schema.json', text: profileSchemaText() }];
  pages.push({ path: 'docs/sequence.schema.json', text: sequenceSchemaText() });
  for (const language of languages) {
    const suffix = language === 'en' ? '' : '.zh-CN';
    const parts = {
      'exit codes': exitCodeTable(language),
      errors: errorIndex(language),
      help: await commandHelp(language),
      start: entryHelp(language),
      settings: profileTable(language),
      ...dialectTables(language),
      ...importCodes(language),
      example: exampleBlock(read('docs/examples/huawei-iotda.json')),
      'check-up': exampleBlock(read('docs/examples/check-up.atseq.yaml'), 'yaml'),
    };
    for (const name of ['cli', 'errors', 'profile', 'at-commands', 'sequences', 'imports']) {
      const path = `docs/${name}${suffix}.md`;
      pages.push({ path, text: replaceParts(read(path), parts) });
    }
  }
  return pages;
};
