import { Fragment } from 'react';
import styles from './command-help.module.css';

interface KeyHintsProps {
  /** Keys, and what they do. */
  readonly hints: readonly (readonly [keys: readonly string[], does: string])[];
}

/** The keys of a panel, at its foot. */
export const KeyHints = ({ hints }: KeyHintsProps) => (
  <p className={styles.keys} aria-hidden="true">
    {hints.map(([keys, does]) => (
      <Fragment key={does}>
        {keys.map((key) => (
          <kbd key={key}>{key}</kbd>
        ))}{' '}
        {does}
      </Fragment>
    ))}
  </p>
);
