import styles from './state-mark.module.css';

export type MarkState = 'done' | 'running' | 'failed' | 'waiting' | 'warning' | 'skipped' | 'stopped';

/**
 * Shape first, colour second: filled circle with tick, ring with dot, octagon with cross, dashed circle, triangle.
 * Decorative: the state is next to it as text.
 */
export const StateMark = ({ state, size = 20 }: { readonly state: MarkState; readonly size?: number }) => (
  <svg aria-hidden="true" className={`${styles.mark} ${styles[state]}`} width={size} height={size} viewBox="0 0 20 20">
    {shapes[state]}
  </svg>
);

const tick = <path d="m6 10.3 2.7 2.7L14 7.6" className={styles.line} />;

const shapes: Readonly<Record<MarkState, React.ReactNode>> = {
  done: (
    <>
      <circle cx="10" cy="10" r="9" className={styles.fill} />
      {tick}
    </>
  ),
  running: (
    <>
      <circle cx="10" cy="10" r="8" className={styles.track} />
      <path d="M10 2a8 8 0 0 1 8 8" className={styles.turn} />
      <circle cx="10" cy="10" r="3" className={styles.fill} />
    </>
  ),
  failed: (
    <>
      <path d="M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3z" className={styles.fill} />
      <path d="m6.8 6.8 6.4 6.4m0-6.4-6.4 6.4" className={styles.line} />
    </>
  ),
  waiting: <circle cx="10" cy="10" r="8" className={styles.dashed} />,
  warning: (
    <>
      <path d="M10 1.8 19 18H1z" className={styles.fill} />
      <path d="M10 7.5v5M10 15.2v.1" className={styles.line} />
    </>
  ),
  skipped: (
    <>
      <circle cx="10" cy="10" r="8" className={styles.track} />
      {tick}
    </>
  ),
  stopped: (
    <>
      <circle cx="10" cy="10" r="8" className={styles.track} />
      <rect x="7" y="7" width="6" height="6" rx="1" className={styles.fill} />
    </>
  ),
};
