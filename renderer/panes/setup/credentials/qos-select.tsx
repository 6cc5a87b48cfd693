import { NativeSelect } from '@mantine/core';
import { useOptimisticChoice } from '../use-optimistic-choice.ts';
import styles from './credentials.module.css';

export type Qos = 0 | 1 | 2;

const levels: readonly Qos[] = [0, 1, 2];

export const QosSelect = ({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Qos;
  readonly onChange: (value: Qos) => Promise<unknown>;
}) => {
  const [shown, ask] = useOptimisticChoice(value, onChange);
  return (
    <NativeSelect
      className={styles.qos ?? ''}
      aria-label={label}
      value={String(shown)}
      data={levels.map((level) => ({ value: String(level), label: `QoS ${level}` }))}
      onChange={({ currentTarget }) => ask(Number(currentTarget.value) as Qos)}
    />
  );
};
