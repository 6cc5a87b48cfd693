import { ActionIcon, Tooltip } from '@mantine/core';
import { useState } from 'react';
import { IconCheck, IconCopy } from './icons.ts';
import { useWords } from './words.ts';

const shownMs = 1_500;

/** Copies a text, or what `getValue` fetches (a secret, asked for only now). `what` names it: `Copy Client ID`. */
export const CopyButton = ({
  what,
  getValue,
}: {
  readonly what: string;
  readonly getValue: () => string | null | Promise<string | null>;
}) => {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const value = await getValue();
    if (value === null) return;
    await navigator.clipboard.writeText(value);
    setCopied(true);
    setTimeout(() => setCopied(false), shownMs);
  };
  const label = copied ? t('common.copied') : t('common.copy', { what });
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} onClick={() => void copy()}>
        {copied ? <IconCheck size={16} stroke={1.75} /> : <IconCopy size={16} stroke={1.75} />}
      </ActionIcon>
    </Tooltip>
  );
};
