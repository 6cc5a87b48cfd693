import { Button, type ButtonProps } from '@mantine/core';
import { useRef } from 'react';
import { showLog } from './log-import-ui.ts';

/** Opens the file dialog of the system; the chosen log is shown before anything is written. */
export const ChooseLogButton = ({
  label,
  hint = label,
  ...button
}: ButtonProps & { readonly label: string; readonly hint?: string }) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} title={hint} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        data-log=""
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) showLog(file);
          // Allows choosing the same file again.
          currentTarget.value = '';
        }}
      />
    </>
  );
};
