import { splitName } from './split-name.ts';
import styles from './tail-name.module.css';

/** A name that is shortened at its start, because its end identifies it. */
export const TailName = ({
  name,
  className = '',
}: {
  readonly name: string;
  readonly className?: string | undefined;
}) => {
  const [head, tail] = splitName(name);
  return (
    <span className={`${styles.name} ${className}`}>
      <span className={styles.head}>{head}</span>
      <span className={styles.tail}>{tail}</span>
    </span>
  );
};
