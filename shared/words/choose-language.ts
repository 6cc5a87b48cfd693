import { type Language, languages } from './language.ts';

const isLanguage = (text: string | undefined): text is Language => languages.some((language) => language === text);

/**
 * `--lang` wins; else Chinese for a Chinese locale, else English. Decided before the arguments are parsed, because help and
 * usage errors use the same language.
 */
export const chooseLanguage = (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
  systemLocale: string,
): Language => {
  const index = args.indexOf('--lang');
  const given = index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith('--lang='))?.slice('--lang='.length);
  if (isLanguage(given)) return given;
  const named = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
  // Windows has none of these variables; C and POSIX say nothing about the user.
  const locale = named && !/^(?:C|POSIX)\b/.test(named) ? named : environment.LC_ALL ? '' : systemLocale;
  return /^zh\b|^zh[_-]/i.test(locale) ? 'zh' : 'en';
};
