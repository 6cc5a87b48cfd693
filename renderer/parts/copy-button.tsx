import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { IconCheck, IconCopy, IconX } from './icons.ts';
import { useWords } from './words.ts';

/** How long the result is shown. */
const shownMs = { copied: 1_500, refused: 6_000 } as const;

type GetValue = () => string | null | Promise<string | null>;

/** Copies the result of `getValue` (for a secret, fetched only on click). `end`: the result, shown for a moment. */
export const useCopying = (getValue: GetValue) => {
  const [end, setEnd] = useState<keyof typeof shownMs | null>(null);
  useEffect(() => {
    if (end === null) return;
    const timer = setTimeout(() => setEnd(null), shownMs[end]);
    return () => clearTimeout(timer);
  }, [end]);
  const copy = useCallback(async (): Promise<void> => {
    const value = await getValue();
    if (value === null) return;
    // A browser may refuse: by its settings, without focus, or for an address other than localhost.
    const isCopied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setEnd(isCopied ? 'copied' : 'refused');
  }, [getValue]);
  return { end, copy: useCallback(() => void copy(), [copy]) };
};

/** `what` names the text: `Copy Client ID`. */
export const CopyButton = ({ what, getValue }: { readonly what: string; readonly getValue: GetValue }) => (
  <CopyIcon what={what} {...useCopying(getValue)} />
);

/** The button alone, for a text that an action copies too. */
export const CopyIcon = ({
  what,
  end,
  copy,
}: { readonly what: string } & Pick<ReturnType<typeof useCopying>, 'end' | 'copy'>) => {
  const { t } = useWords();
  const label =
    end === null ? t('common.copy', { what }) : end === 'copied' ? t('common.copied') : t('common.notCopied');
  const Icon = end === null ? IconCopy : end === 'copied' ? IconCheck : IconX;
  return (
    <>
      <Tooltip label={label} {...(end === 'refused' ? { opened: true } : {})}>
        <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} onClick={copy}>
          <Icon size={16} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      {end === 'refused' && <VisuallyHidden role="alert">{label}</VisuallyHidden>}
    </>
  );
};
