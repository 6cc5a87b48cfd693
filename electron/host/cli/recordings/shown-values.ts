import type { RecordingResult } from '../../../../shared/contract.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { stageWords } from '../../../../shared/words/steps.ts';
import { translateInto } from '../../../../shared/words/translate.ts';
import { localTime, seconds } from '../text.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-20 15:02:11`, local. */
export const dateTime = (atMs: number): string => {
  const date = new Date(atMs);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${localTime(atMs).slice(0, 8)}`;
};

/** `00:12:31`. */
export const lengthText = (ms: number): string => {
  const all = Math.floor(ms / 1_000);
  return `${two(Math.floor(all / 3_600))}:${two(Math.floor(all / 60) % 60)}:${two(all % 60)}`;
};

/** `312 B`, `84 kB`, `1.9 MB`. */
export const sizeText = (bytes: number): string => {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
};

/** As the list of the window says it, with the code of a failure. */
export const resultText = ({ state, stage, code, online }: RecordingResult, language: Language): string => {
  const t = translateInto(language);
  if (state === 'done' && online) return t('recordings.cameOnline');
  const name = stage === null ? null : stageWords[language][stage];
  const text = name === null ? t(`recordings.${state}`) : t(`recordings.${state}At`, { stage: name });
  return code === null ? text : `${text} (${code})`;
};

export const timeText = (ms: number | null): string => (ms === null ? '–' : `${seconds(ms)} s`);
