import { NativeSelect } from '@mantine/core';
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
  readonly onChange: (value: Qos) => void;
}) => (
  <NativeSelect
    className={styles.qos ?? ''}
    aria-label={label}
    value={String(value)}
    data={levels.map((level) => ({ value: String(level), label: `QoS ${level}` }))}
    onChange={({ currentTarget }) => onChange(Number(currentTarget.value) as Qos)}
  />
);
