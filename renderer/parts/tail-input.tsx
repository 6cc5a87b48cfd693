import { TextInput, type TextInputProps } from '@mantine/core';
import { useLayoutEffect, useRef, useState } from 'react';

/** A text field that shows the end of its value and an ellipsis before it. While focused it is a normal text field. */
export const TailInput = ({ onFocus, onBlur, ...props }: TextInputProps & { readonly value: string }) => {
  const input = useRef<HTMLInputElement>(null);
  const [isFocused, setFocused] = useState(false);
  const [isCut, setCut] = useState(false);
  useLayoutEffect(() => {
    const field = input.current;
    if (!field || isFocused) return;
    const showTail = (): void => {
      field.scrollLeft = field.scrollWidth;
      setCut(field.scrollLeft > 0);
    };
    showTail();
    // Also when it becomes visible again or its width changes.
    const resized = new ResizeObserver(showTail);
    resized.observe(field);
    return () => resized.disconnect();
  });
  return (
    <TextInput
      {...props}
      ref={input}
      title={props.value}
      styles={{ input: { textOverflow: 'clip' } }}
      leftSection={isCut && !isFocused ? <span aria-hidden="true">…</span> : null}
      leftSectionWidth={20}
      leftSectionPointerEvents="none"
      onFocus={(event) => {
        setFocused(true);
        onFocus?.(event);
      }}
      onBlur={(event) => {
        setFocused(false);
        onBlur?.(event);
      }}
    />
  );
};
