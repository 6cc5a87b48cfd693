import { wordOfStat } from '../../../../shared/at/registration-stat.ts';
import { visibleCharacters } from '../../../../shared/at/visible-text.ts';
import type { SeriesKey, SeriesUnit } from '../../../../shared/series/series.ts';
import { unitOf } from '../../../../shared/series/unit-of.ts';
import type { Language } from '../../../../shared/words/language.ts';
import { minus } from '../../../../shared/words/minus.ts';
import { plotWords } from '../../../../shared/words/plots.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { shortTopic } from '../../../parts/short-topic.ts';

/** Names are of a device: they are made visible. */
export const seriesName = (key: SeriesKey, language: Language): string => {
  const m = plotWords[language];
  const name = visibleCharacters(bareName(key, language));
  return key.port === 0 ? name : fill(m.port, { name, port: key.port });
};

const bareName = (key: SeriesKey, language: Language): string => {
  const m = plotWords[language];
  if (key.kind === 'measure') return m.measures[key.measure];
  if (key.kind === 'answer') return key.command === '' ? m.allAnswers : fill(m.answer, { command: key.command });
  return `${key.direction === 'sent' ? '↑' : '↓'} ${key.path} · ${shortTopic(key.topic)}`;
};

export const unitText = (unit: SeriesUnit, language: Language): string =>
  plotWords[language].units[unit === '' ? 'none' : unit];

/** A value with its unit; a registration in words. */
export const valueText = (key: SeriesKey, value: number, language: Language): string => {
  const unit = unitOf(key);
  const number = minus(Math.round(value * 1_000) / 1_000);
  if (unit === 'status') return `${number} ${plotWords[language].status[wordOfStat(value)]}`;
  return unit === '' ? number : `${number} ${unitText(unit, language)}`;
};
