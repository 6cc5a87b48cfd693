import { historyLimit } from '../../shared/at/command-history.ts';
import { mayBeKept } from '../../shared/at/kept-lines.ts';

/**
 * The history of the program, with those lines of this window that the program does not keep (they may contain a secret) after the lines
 * that they followed.
 */
export const withOwnLines = (kept: readonly string[], here: readonly string[]): readonly string[] => {
  const merged = [...kept];
  here.forEach((line, index) => {
    if (mayBeKept(line)) return;
    const before = here[index - 1];
    const place = before === undefined ? 0 : merged.lastIndexOf(before) + 1;
    merged.splice(before !== undefined && place === 0 ? merged.length : place, 0, line);
  });
  return merged.slice(-historyLimit);
};
