import { Popover, UnstyledButton } from '@mantine/core';
import { memo, useState } from 'react';
import { noFacts } from '../../shared/contract.ts';
import { ageText } from '../../shared/words/age-text.ts';
import { operatorText } from '../../shared/words/operators.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { useNow } from '../parts/use-now.ts';
import { useWords } from '../parts/words.ts';
import { useSessionPart, useView } from '../store/view-store.ts';
import { ChipFacts } from './chip-facts.tsx';
import { type Chip, chipsOf, staleMs } from './chips.ts';
import styles from './pipeline.module.css';
import { useFitting } from './use-fitting.ts';

const offline = { kind: 'offline', failure: null } as const;

/**
 * Levels from everything to the least: no age, no details, no bars, short words, tight, glyphs with the word of what
 * failed, glyphs only. The style sheet says what each level hides.
 */
const fits = ['all', 'no-age', 'no-detail', 'no-bars', 'short', 'tight', 'failed-word', 'glyphs'] as const;

/** The state of the module, from left to right. The first chip that is not green shows the problem. */
export const Pipeline = () => {
  const { t, language } = useWords();
  const isShown = useSessionPart(({ state }) => state.kind === 'open', false);
  const facts = useSessionPart((session) => (isShown ? session.facts : noFacts), noFacts);
  const online = useSessionPart((session) => (isShown ? session.online : offline), offline);
  const run = useSessionPart((session) => session.run, null);
  const wantsTls = useView(({ draft }) => draft.tlsEnabled);
  const now = useNow(10_000);
  const { space, content } = useFitting(fits);
  return (
    <div ref={space} className={styles.space}>
      <ul ref={content} aria-label={t('shell.pipeline.label')} className={styles.pipeline}>
        {chipsOf(facts, online, run, wantsTls).map((chip) => {
          const age = staleMs(chip, now);
          return <DrawnChip key={chip.id} chip={chip} age={age === null ? null : ageText(age, language)} />;
        })}
      </ul>
    </div>
  );
};

const DrawnChip = memo(function DrawnChip({ chip, age }: { readonly chip: Chip; readonly age: string | null }) {
  const { t, language } = useWords();
  const [opened, setOpened] = useState(false);
  const { id, state, word, detailAlone, bars } = chip;
  const detail = id === 'network' && chip.detail !== null ? operatorText(chip.detail, language) : chip.detail;
  const full = detailAlone && detail !== null ? detail : t(`shell.chip.${word}`);
  const short = id === 'signal' && detail !== null ? detail.replace(' dBm', '') : t(`shell.chipShort.${id}`);
  const name = t(`shell.chip.${id === 'attached' ? 'attach' : id}`);
  // The accessible name begins with the visible text.
  const seen = [full, detailAlone ? null : detail, age].filter((text) => text !== null);
  const label = `${name}: ${seen.join(' ')}, ${t(`shell.pipeline.${state}`)}`;
  return (
    <li className={`${styles.item} ${styles[state] ?? ''}`} data-state={state} data-chip={id}>
      <Popover opened={opened} onChange={setOpened} position="bottom" width={300} trapFocus returnFocus>
        <Popover.Target>
          <UnstyledButton className={styles.chip} aria-label={label} title={label} onClick={() => setOpened(!opened)}>
            <StateMark state={state} size={14} />
            <span className={styles.full}>{full}</span>
            <span className={styles.short} data-text={state === 'failed' ? full : short} />
            {!detailAlone && detail !== null && <span className={styles.detail}> {detail}</span>}
            {bars !== null && <Bars count={bars} />}
            {age !== null && <span className={styles.age}> {age}</span>}
          </UnstyledButton>
        </Popover.Target>
        <Popover.Dropdown aria-label={name}>{opened && <ChipFacts chip={chip} />}</Popover.Dropdown>
      </Popover>
    </li>
  );
});

const heights = [4, 6, 8.5, 11] as const;

const Bars = ({ count }: { readonly count: number }) => (
  <svg aria-hidden="true" className={styles.bars} width="15" height="11" viewBox="0 0 15 11">
    {heights.map((height, index) => (
      <rect
        key={height}
        x={index * 4}
        y={11 - height}
        width="2.5"
        height={height}
        rx="1"
        className={index < count ? styles.barOn : styles.barOff}
      />
    ))}
  </svg>
);
