import { type ClipboardEvent, useState } from 'react';
import { repairedCommand } from '../../shared/at/repair-command.ts';

/** Notes about the text in the command line, before it is sent. */
export interface EntryNotes {
  /** The repaired text (`repairedCommand`); `null`: it needs no repair. */
  readonly repaired: string | null;
  /** Enter was pressed once: nothing is sent before it is pressed again. */
  readonly isConfirmationPending: boolean;
  readonly isRepaired: boolean;
  /** Number of pasted lines that follow. */
  readonly followingCount: number;
  readonly onRepair: () => void;
  readonly onUndo: () => void;
  readonly onDiscard: () => void;
}

/**
 * Handles text whose characters were changed by a document, and pasted lines. Enter calls `mayBeSent`: for such a text the first call only
 * shows that it was not sent. `next` is the text that follows a sent line.
 */
export const useEntryNotes = (text: string, setText: (text: string) => void, isDisabled: boolean) => {
  const [refused, setRefused] = useState<string | null>(null);
  const [repair, setRepair] = useState<{ readonly from: string; readonly to: string } | null>(null);
  const [lines, setLines] = useState<readonly string[]>([]);
  const repaired = isDisabled ? null : repairedCommand(text);
  const onPaste = (event: ClipboardEvent<HTMLInputElement>): void => {
    const { selectionStart, selectionEnd, value } = event.currentTarget;
    const split = pastedLines(event.clipboardData.getData('text'), value, selectionStart, selectionEnd);
    if (split === null) return;
    event.preventDefault();
    setText(split.first);
    setLines([...split.following, ...lines]);
  };
  const notes: EntryNotes = {
    repaired,
    isConfirmationPending: refused === text,
    isRepaired: repair !== null && repair.to === text,
    followingCount: lines.length,
    onRepair: () => {
      if (repaired === null) return;
      setRepair({ from: text, to: repaired });
      setText(repaired);
    },
    onUndo: () => {
      if (repair !== null) setText(repair.from);
      setRepair(null);
    },
    onDiscard: () => setLines([]),
  };
  return {
    onPaste,
    notes,
    mayBeSent: (): boolean => {
      if (repaired === null || refused === text) return true;
      setRefused(text);
      return false;
    },
    next: (): string => {
      setLines(lines.slice(1));
      setRefused(null);
      setRepair(null);
      return lines[0] ?? '';
    },
  };
};

/** A field of one line would join several pasted lines into one command. `null`: there is only one. */
export const pastedLines = (
  pasted: string,
  value: string,
  from: number | null,
  to: number | null,
): { readonly first: string; readonly following: readonly string[] } | null => {
  const [start = '', ...rest] = pasted.replace(/^[\r\n]+|[\r\n]+$/g, '').split(/[\r\n]+/);
  const last = rest.pop();
  if (last === undefined) return null;
  const following = [...rest, `${last}${value.slice(to ?? value.length)}`].map((line) => line.trim());
  return {
    first: `${value.slice(0, from ?? value.length)}${start}`,
    following: following.filter((line) => line !== ''),
  };
};
