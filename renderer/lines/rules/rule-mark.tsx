import type { RuleColour } from '../../../shared/lines/line-rules.ts';
import colours from './rule-colours.module.css';
import styles from './rule-mark.module.css';

const shapes: Readonly<Record<RuleColour | 'red', React.ReactNode>> = {
  blue: <rect x="3.5" y="1" width="5" height="10" rx="1" />,
  orange: <rect x="1.5" y="1.5" width="9" height="9" rx="1" />,
  teal: <circle cx="6" cy="6" r="5" />,
  plum: <path d="M6 .6 11.4 6 6 11.4.6 6z" />,
  green: <path d="M6 1 11.4 10.8H.6z" />,
  ochre: <path d="m6 .6 1.6 3.5 3.8.4-2.8 2.6.8 3.8L6 9 2.6 10.9l.8-3.8L.6 4.5l3.8-.4z" />,
  red: <path d="M3.6.8h4.8l2.8 2.8v4.8l-2.8 2.8H3.6L.8 8.4V3.6z" />,
};

/** The colour of a rule with its shape. Decorative: its name is next to it. */
export const RuleMark = ({ colour }: { readonly colour: RuleColour | 'red' }) => (
  <svg aria-hidden="true" width="10" height="10" viewBox="0 0 12 12" className={`${styles.mark} ${colours[colour]}`}>
    {shapes[colour]}
  </svg>
);
