import type { LinkNote, ModemLines } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Undo } from '../base/undo.ts';

/** A server may report a floating input thousands of times a second. A note of each kind is passed on at most this often. */
export const noteGapMs = 250;

export interface NoteGate {
  modemLines(lines: ModemLines): void;
  lineErrors(errors: readonly string[]): void;
  end(): void;
}

const isSame = (one: ModemLines | null, other: ModemLines): boolean =>
  one !== null && one.cts === other.cts && one.dsr === other.dsr && one.dcd === other.dcd && one.ri === other.ri;

/** Passes reports of the port on: the first at once, then what has become of them when the gap is over. */
export const createNoteGate = (clock: Clock, emit: (note: LinkNote) => void): NoteGate => {
  let shown: ModemLines | null = null;
  let lines: ModemLines | null = null;
  let errors = new Set<string>();
  let cancel: Undo | null = null;

  const flush = (): boolean => {
    const isNew = lines !== null && !isSame(shown, lines);
    if (isNew && lines) emit({ kind: 'modem-lines', lines });
    shown = lines;
    const found = errors;
    errors = new Set();
    if (found.size > 0) emit({ kind: 'line-errors', errors: [...found] });
    return isNew || found.size > 0;
  };
  const arrived = (): void => {
    if (cancel || !flush()) return;
    const wait = (): void => {
      cancel = clock.after(noteGapMs, () => {
        cancel = null;
        if (flush()) wait();
      });
    };
    wait();
  };

  return {
    modemLines: (next) => {
      lines = next;
      arrived();
    },
    lineErrors: (found) => {
      for (const error of found) errors.add(error);
      arrived();
    },
    end: () => cancel?.(),
  };
};
