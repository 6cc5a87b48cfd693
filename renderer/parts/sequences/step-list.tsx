import type { StepFile } from '../../../shared/sequences/file-schema.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import styles from './exchange.module.css';
import { contentOf, expectedText, formOf, nameIn } from './step-text.ts';
import { useExchangeWords } from './use-exchange-words.ts';

/** More would make the dialog slow; all of them are taken. */
export const mostShown = 500;

/** The steps of a group, to read. */
export const StepList = ({ name, steps }: { readonly name: string; readonly steps: readonly StepFile[] }) => {
  const { m, language } = useExchangeWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it is scrolled with the keys
    <ol className={styles.items} aria-label={name} tabIndex={0}>
      {steps.slice(0, mostShown).map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <li key={place} className={styles.item}>
          <StepContent step={step} title={nameIn(step.name, language)} />
        </li>
      ))}
      {steps.length > mostShown && (
        <li className={styles.more}>{fill(m.import.more, { n: steps.length - mostShown })}</li>
      )}
    </ol>
  );
};

/** Name over content, and what is expected beside them. */
export const StepContent = ({ step, title }: { readonly step: StepFile; readonly title: string }) => {
  const { m } = useExchangeWords();
  const expected = expectedText(step);
  return (
    <>
      <span className={styles.main}>
        {title !== '' && <span className={styles.name}>{title}</span>}
        <span className={styles.content}>
          {formOf(step) === 'hex' && <span className={styles.badge}>{m.import.hex}</span>}
          {contentOf(step)}
        </span>
      </span>
      <span className={styles.facts}>{expected !== '' && <span className={styles.expected}>{expected}</span>}</span>
    </>
  );
};
