import { ActionIcon, Button, type ButtonProps, Tooltip } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import styles from './bar-buttons.module.css';
import { IconArrowBarToDown } from './icons.ts';
import { countText } from './time.ts';

interface FilterChipProps extends ComponentProps<'button'> {
  readonly glyph: ReactNode;
  readonly word: string;
  readonly count: number;
  readonly isOn: boolean;
}

/** Shows or hides one kind of rows, with their number. Other props go to the button, so that a tooltip can wrap it. */
export const FilterChip = ({ glyph, word, count, isOn, ...props }: FilterChipProps) => (
  <button
    {...props}
    type="button"
    className={styles.chip}
    aria-label={`${word} ${countText(count)}`}
    aria-pressed={isOn}
  >
    {glyph}
    <span className={styles.word}>{word}</span> <span className={styles.count}>{countText(count)}</span>
  </button>
);

interface FollowToggleProps extends ButtonProps {
  readonly word: string;
  readonly isOn: boolean;
  readonly onPress: () => void;
}

/** Keeps a list at its newest row. */
export const FollowToggle = ({ word, isOn, onPress, ...props }: FollowToggleProps) => (
  <Button
    {...props}
    variant={isOn ? 'light' : 'default'}
    aria-label={word}
    aria-pressed={isOn}
    title={word}
    leftSection={<IconArrowBarToDown size={16} stroke={1.75} />}
    onClick={onPress}
  >
    <span className={styles.word}>{word}</span>
  </Button>
);

interface BarIconButtonProps {
  readonly label: string;
  /** Omitted: it switches nothing. */
  readonly isPressed?: boolean;
  readonly onClick: () => void;
  /** The icon. */
  readonly children: ReactNode;
}

export const BarIconButton = ({ label, isPressed, onClick, children }: BarIconButtonProps) => (
  <Tooltip label={label}>
    <ActionIcon
      variant={isPressed ? 'light' : 'subtle'}
      color={isPressed ? 'accent' : 'gray'}
      size={28}
      aria-label={label}
      aria-pressed={isPressed}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  </Tooltip>
);
