import { splitName } from './split-name.ts';
import styles from './tail-name.module.css';

/** A name whose beginning gives way to an ellipsis where there is too little room: its end tells it from others. */
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
