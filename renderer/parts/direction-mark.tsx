import styles from './direction-mark.module.css';

export type TrafficKind = 'sent' | 'received' | 'urc' | 'error';

/** Paths in a 10 × 10 square. */
export const directionShapes: Readonly<Record<TrafficKind, string>> = {
  sent: 'M2 1.2 9 5 2 8.8z',
  received: 'M8 1.2 1 5l7 3.8z',
  urc: 'M5 .8 9.2 5 5 9.2.8 5z',
  error: 'M5 .8 9.6 9.2H.4z',
};

/** TX ▶, RX ◀, URC ◆, error ▲. Drawn as SVG, because some fonts show these characters as emoji. Decorative. */
export const DirectionMark = ({ kind, size = 10 }: { readonly kind: TrafficKind; readonly size?: number }) => (
  <svg aria-hidden="true" className={`${styles.mark} ${styles[kind]}`} width={size} height={size} viewBox="0 0 10 10">
    <path d={directionShapes[kind]} />
  </svg>
);
