import { Tooltip } from '@mantine/core';
import { type ModuleFacts, noFacts } from '../../shared/contract.ts';
import { ageText } from '../../shared/words/age-text.ts';
import type { Language } from '../../shared/words/language.ts';
import { operatorText } from '../../shared/words/operators.ts';
import { utcText } from '../parts/time.ts';
import { useNow } from '../parts/use-now.ts';
import { useWords } from '../parts/words.ts';
import { useSessionPart } from '../store/view-store.ts';
import styles from './chip-facts.module.css';
import type { Chip, ChipId } from './chips.ts';

/** The facts shown for each chip. */
const factsOfChip: Readonly<Record<ChipId, readonly (keyof ModuleFacts)[]>> = {
  sim: ['sim', 'iccid', 'imei'],
  network: ['registration', 'operator'],
  signal: ['signal'],
  attached: ['attach'],
  tls: ['tls'],
  mqtt: ['mqtt'],
};

type FactName = 'sim' | 'iccid' | 'imei' | 'registration' | 'operator' | 'signal' | 'attach' | 'tls' | 'mqtt';

/** The details of a chip: its values, their age, and the AT command or line that reported them. */
export const ChipFacts = ({ chip }: { readonly chip: Chip }) => {
  const { t, language } = useWords();
  const facts = useSessionPart(({ facts, state }) => (state.kind === 'open' ? facts : noFacts), noFacts);
  const now = useNow(1_000);
  const known = factsOfChip[chip.id].flatMap((name) => {
    const fact = facts[name];
    if (fact === null) return [];
    const value = name === 'operator' && 'text' in fact ? operatorLine(fact.text, language) : textOf(fact);
    return [{ name: name as FactName, fact, value }];
  });
  if (known.length === 0) return <p className={styles.never}>{t('shell.pipeline.never')}</p>;
  return (
    <dl className={styles.facts}>
      {known.map(({ name, fact, value }) => (
        <div key={name}>
          <dt>{t(`shell.fact.${name}`)}</dt>
          <dd>{value ?? t(`shell.chip.${chip.word}`)}</dd>
          <dd className={styles.source}>
            <Tooltip label={t('common.utc', { time: utcText(fact.atMs) })}>
              <span>{t('shell.pipeline.learnt', { age: ageText(now - fact.atMs, language) })}</span>
            </Tooltip>{' '}
            <code>{fact.command}</code>
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** The name, and what the module calls it. */
const operatorLine = (text: string, language: Language): string => {
  const name = operatorText(text, language);
  return name === text ? text : `${name} (${text})`;
};

/** The value as text; `null` if the word on the chip already says it. */
const textOf = (fact: NonNullable<ModuleFacts[keyof ModuleFacts]>): string | null => {
  if ('text' in fact) return fact.text;
  if ('dbm' in fact) return fact.dbm === null ? null : `${String(fact.dbm).replace('-', '−')} dBm (CSQ ${fact.rssi})`;
  if ('address' in fact) return fact.address;
  return null;
};
