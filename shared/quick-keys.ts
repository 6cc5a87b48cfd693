/**
 * The keys of the first nine quick commands. Browsers own Ctrl and Alt with a digit (tabs), macOS owns Command and Shift with a digit (pictures of
 * the screen). Control is the same key on all systems here.
 */
export const quickKeyText = (number: number | string): string => `Ctrl+Shift+${number}`;

/** The used part of a keyboard event. Shift changes the character of a digit, so that only the place of the key counts. */
export interface PressedDigit {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** 1 to 9; `null`: another key. */
export const quickKeyOf = ({ code, ctrlKey, metaKey, shiftKey, altKey }: PressedDigit): number | null => {
  const [, digit] = /^(?:Digit|Numpad)([1-9])$/.exec(code) ?? [];
  return digit !== undefined && ctrlKey && shiftKey && !metaKey && !altKey ? Number(digit) : null;
};
