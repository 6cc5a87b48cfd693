import styles from './mqtt-pane.module.css';
import { markCount } from './topic-names.ts';

const shapes = [
  <circle key="circle" cx="6" cy="6" r="4.5" />,
  <rect key="square" x="2" y="2" width="8" height="8" rx="1" />,
  <path key="triangle" d="M6 1.5 11 10.5H1z" />,
  <path key="diamond" d="M6 .8 11.2 6 6 11.2.8 6z" />,
] as const;
const colours = [styles.mark1, styles.mark2, styles.mark3, styles.mark4] as const;

/** Colour and shape of the subscription that a message came by. Decorative: the topic is next to it. */
export const TopicMark = ({ index }: { readonly index: number }) => (
  <svg aria-hidden="true" width="12" height="12" viewBox="0 0 12 12" className={colours[index % markCount]}>
    {index >= 0 && shapes[index % markCount]}
  </svg>
);
