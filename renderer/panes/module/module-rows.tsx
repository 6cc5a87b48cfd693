import type { ReactNode } from 'react';
import type { ModuleItem } from '../../../shared/contract.ts';
import { ageText } from '../../../shared/words/age-text.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { clockText, utcText } from '../../parts/time.ts';
import { useNow } from '../../parts/use-now.ts';
import { offerCommand } from '../../store/offered-command.ts';
import styles from './module-pane.module.css';
import { useModuleWords } from './use-module-words.ts';

export const Card = ({
  title,
  action,
  wide = false,
  children,
}: {
  readonly title: string;
  /** At the right of the title. */
  readonly action?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) => (
  <section className={wide ? styles.wideCard : styles.card} aria-label={title}>
    <header className={styles.cardHead}>
      <h2>{title}</h2>
      <span className={styles.grow} />
      {action}
    </header>
    {children}
  </section>
);

export const Rows = ({ children }: { readonly children: ReactNode }) => <dl className={styles.rows}>{children}</dl>;

/** A value is shown with its age once it is older than this. */
const freshMs = 60_000;

/** The command that got a value, and when. Puts it into the command line. */
export const Source = ({ command, atMs }: { readonly command: string; readonly atMs: number }) => {
  const { m, t, language } = useModuleWords();
  const ageMs = useNow(10_000) - atMs;
  const canBeSent = !command.includes('*"') && !/\*{4}/.test(command);
  const title = `${fill(m.readAt, { time: clockText(atMs, false) })} (${t('common.utc', { time: utcText(atMs) })})`;
  return (
    <span className={styles.source} title={title}>
      {canBeSent ? (
        <button
          type="button"
          className={styles.command}
          aria-label={fill(m.useCommand, { command })}
          onClick={() => offerCommand(command)}
        >
          {command}
        </button>
      ) : (
        <span className={styles.command}>{command}</span>
      )}
      <span className={styles.age}>
        {ageMs >= freshMs ? fill(m.age, { age: ageText(ageMs, language) }) : clockText(atMs, false)}
      </span>
    </span>
  );
};

/** One value with its name and source. */
export const Row = ({
  name,
  source,
  wide = false,
  children,
}: {
  readonly name: string;
  /** For a table: below its name, over the whole width. */
  readonly wide?: boolean;
  readonly source?: { readonly command: string; readonly atMs: number } | null;
  readonly children: ReactNode;
}) => (
  <div className={wide ? styles.wideRow : styles.row}>
    <dt>{name}</dt>
    <dd>
      <div className={styles.value}>{children}</div>
      {source && <Source command={source.command} atMs={source.atMs} />}
    </dd>
  </div>
);

/** Why the newest attempt gave no value. */
export const Problem = ({ item }: { readonly item: Pick<ModuleItem<unknown>, 'problem'> | null }) => {
  const { m, language } = useModuleWords();
  const problem = item?.problem;
  if (!problem) return null;
  if (problem.kind === 'absent') return <span className={styles.dim}>{m.absent}</span>;
  const { happened, code } = describeFailure(problem.failure, language);
  return (
    <span className={styles.problem}>
      {fill(m.failed, { happened })} <code className={styles.code}>{code}</code>
    </span>
  );
};

/** A row for an item: its value, or why there is none. An old value stays next to a new problem. */
export const ItemRow = <Value,>({
  name,
  item,
  wide = false,
  children,
}: {
  readonly name: string;
  readonly wide?: boolean;
  readonly item: ModuleItem<Value> | null;
  readonly children: (value: Value) => ReactNode;
}) => {
  const { m } = useModuleWords();
  const source = item && (item.value === null && item.problem ? item.problem : item);
  return (
    <Row name={name} source={source} wide={wide}>
      {item === null && <span className={styles.dim}>{m.notRead}</span>}
      {item !== null && item.value !== null && children(item.value)}
      <Problem item={item} />
    </Row>
  );
};
