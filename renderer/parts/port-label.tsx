import styles from './port-label.module.css';
import { TailName } from './tail-name.tsx';

/** A port among several: its number, and how it is named where there is little room. */
export interface PortLabelFacts {
  readonly number: number;
  /** The display name of the port, as in its tab. */
  readonly name: string;
  readonly address: string;
}

/** What tells a port from others: without the folder or the scheme of its address. */
export const shortPortName = (name: string): string => name.replace(/^(?:\/dev\/|[a-z0-9]+:\/\/)/i, '') || name;

const colours = 8;

/** The name of a port with its colour. The name is always there, because colours repeat and not everybody sees them. */
export const PortLabel = ({ port: { number, name, address } }: { readonly port: PortLabelFacts }) => (
  <span className={styles.label} data-colour={((number - 1) % colours) + 1} title={address}>
    <i className={styles.mark} aria-hidden="true" />
    <TailName name={shortPortName(name)} />
  </span>
);
