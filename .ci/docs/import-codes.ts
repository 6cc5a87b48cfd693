import { logRefusalCodes, logWarningCodes } from '../../shared/imports/logs/log.ts';
import { importRefusalCodes } from '../../shared/imports/refusals.ts';
import { exportNoteCodes, importWarningCodes } from '../../shared/imports/warnings.ts';
import { describeExportNote, describeImportRefusal, describeImportWarning } from '../../shared/words/import-words.ts';
import type { Language } from '../../shared/words/language.ts';
import { describeLogRefusal, describeLogWarning } from '../../shared/words/log-import-words.ts';

const headings = { en: ['code', 'meaning'], zh: ['代码', '含义'] } as const;
/** The text in place of a value. */
const values = { count: 2, text: '…', limit: '…', tool: '…' } as const;

const tableOf = (rows: readonly (readonly [string, string])[], language: Language): string =>
  [headings[language], ['---', '---'], ...rows.map(([code, text]) => [`\`${code}\``, text])]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

/** The codes of `import --json`, with the sentences that the command prints. */
export const importCodes = (language: Language): Readonly<Record<string, string>> => ({
  'import warnings': tableOf(
    importWarningCodes.map((code) => [code, describeImportWarning(code, values, language)] as const),
    language,
  ),
  'import refusals': tableOf(
    importRefusalCodes.map(
      (code) => [code, describeImportRefusal({ code, facts: values }, language).happened] as const,
    ),
    language,
  ),
  'log warnings': tableOf(
    logWarningCodes.map((code) => [code, describeLogWarning(code, values.count, language)] as const),
    language,
  ),
  'log refusals': tableOf(
    logRefusalCodes.map((code) => [code, describeLogRefusal({ code, facts: values }, language).happened] as const),
    language,
  ),
  'import output': tableOf(
    exportNoteCodes.map((code) => [code, describeExportNote(code, values, language)] as const),
    language,
  ),
});
