import type { TrafficItem } from '../at/engine.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { RecordedItem } from './recorded-item.ts';
import type { TrackedLine } from './tracked-line.ts';

/** Pieces carry the number of their command. This maps the number back to the command line that was sent. */
export interface CommandTracker {
  /** The line in this piece, with its command; `null` for payloads, data, echoes and blank lines. */
  lineOf(item: TrackedPiece, atMs: number): TrackedLine | null;
}

/** `text` and `endsLine` as of a `RecordedItem`. Without them they are read from the bytes. */
type TrackedPiece = Pick<TrafficItem, 'direction' | 'owner' | 'bytes'> &
  Partial<Pick<RecordedItem, 'text' | 'endsLine'>>;

/** Only a few commands can be open at once: one in flight, and publishes that wait for their acknowledgement. */
const maxRemembered = 32;

export const createCommandTracker = (): CommandTracker => {
  const lines = new Map<number, string>();
  return {
    lineOf: (item, atMs) => {
      const { direction, owner } = item;
      if (direction === 'received' && !(item.endsLine ?? endsLine(item.bytes))) return null;
      switch (owner.kind) {
        case 'command': {
          const line = textOf(item);
          lines.set(owner.id, line);
          const [oldest] = lines.keys();
          if (lines.size > maxRemembered && oldest !== undefined) lines.delete(oldest);
          return { direction, line, command: line, isFinal: false, atMs };
        }
        case 'answer':
        case 'final':
        case 'second-phase': {
          const command = lines.get(owner.id) ?? null;
          return { direction, line: textOf(item), command, isFinal: owner.kind === 'final', atMs };
        }
        case 'urc':
        case 'late':
        case 'unclaimed':
          return { direction, line: textOf(item), command: null, isFinal: false, atMs };
        default:
          return null;
      }
    },
  };
};

const endsLine = (bytes: Uint8Array): boolean => bytes.at(-1) === 0x0a || bytes.at(-1) === 0x0d;

const textOf = (item: TrackedPiece): string => item.text ?? latin1Of(item.bytes).trim();
