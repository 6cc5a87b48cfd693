import { hexText, parseHex } from '../sending/hex-text.ts';
import type { Notes, WarningPlace } from './preview-draft.ts';

/** Anything but digits and blanks, or a blank inside of a byte, is an error of the file: it is shown, not repaired. */
const isPlainHex = (text: string): boolean => !/[^\dA-Fa-f\s]/.test(text);

/** The hex of an item with a blank between bytes. What cannot be read stays as it is in the file, and is named. */
export const hexPart = (typed: string, notes: Notes, place: WarningPlace): { readonly hex: string } => {
  const bytes = isPlainHex(typed) ? parseHex(typed) : null;
  if (bytes?.ok) return { hex: hexText(bytes.value) };
  notes.add('hex-not-read', { ...place, text: typed });
  return { hex: typed };
};
