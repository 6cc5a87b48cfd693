import { Button, type ButtonProps } from '@mantine/core';
import { useRef } from 'react';
import { showExchange } from './exchange-ui.ts';

/** Opens the file dialog of the system; the chosen list is shown before anything of it is taken. */
export const ChooseListButton = ({
  label,
  hint = label,
  ...button
}: ButtonProps & { readonly label: string; readonly hint?: string }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} data-list-button="" aria-label={label} title={hint} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        data-list=""
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          // Allows choosing the same file again, for example after correcting it.
          if (file) showExchange({ kind: 'import', file, onSend: null });
          currentTarget.value = '';
        }}
      />
    </>
  );
};
