import { sentence } from '../../../shared/words/fact-text.ts';
import type { Language } from '../../../shared/words/language.ts';
import { operatorText } from '../../../shared/words/operators.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { shortTopic } from '../../parts/short-topic.ts';
import { countText } from '../../parts/time.ts';
import { useWords } from '../../parts/words.ts';
import type { StageCard } from './stage-card.ts';
import styles from './stage-item.module.css';
import { useAwaits } from './use-awaits.ts';

/** Next to the title: what the stage found, waits for, or needs. */
export const StageSentence = ({ card }: { readonly card: StageCard }) =>
  card.summary.key === 'awaits' ? <Awaits card={card} /> : <Sentence card={card} />;

const Awaits = ({ card }: { readonly card: StageCard }) => {
  const what = useAwaits(card.current);
  return (
    <span className={styles.sentence} data-tone="running">
      {what}
    </span>
  );
};

const Sentence = ({ card }: { readonly card: StageCard }) => {
  const { t, language } = useWords();
  const { key, values, tone, changed = false } = card.summary;
  const facts = { ...shown(values, language), step: card.current?.id ?? '' };
  const done = sentence(uiWords[language].setup.summary[key], facts, language);
  const text = changed ? `${done} · ${t('setup.changedSince')}` : done;
  return (
    <span className={styles.sentence} data-tone={changed && tone === 'plain' ? 'warning' : tone} title={text}>
      {text}
    </span>
  );
};

/** Joins optional parts: `China Mobile · −77 dBm`. */
const shown = (values: StageCard['summary']['values'], language: Language): Record<string, string | number> => {
  const operator = typeof values.operator === 'string' ? operatorText(values.operator, language) : '';
  const detail = [operator, values.signal].filter((part) => part !== undefined && part !== '');
  const topic = typeof values.topic === 'string' ? shortTopic(values.topic) : '';
  const bytes = typeof values.bytes === 'number' ? { bytes: countText(values.bytes) } : {};
  return { ...values, ...bytes, topic, detail: detail.join(' · ') };
};
