import { isDiagnostic } from '../../shared/diagnosis/seen-lines.ts';
import type { SeenLine } from '../../shared/outcome.ts';
import type { TrafficItem } from '../at/engine.ts';
import type { Clock } from '../base/clock.ts';
import { latin1Of } from '../framer/latin1.ts';

/** The newest lines of the traffic, from which a failure takes those that a diagnosis can use. */
export interface SeenLines {
  /** Called with a piece as it is in the recording, secrets masked. */
  traffic(item: Pick<TrafficItem, 'direction' | 'owner' | 'bytes'>, wallMs?: number): void;
  /** The lines that a diagnosis can use, and the last ones, oldest first. */
  taken(): readonly SeenLine[];
  /** Another module is on this line. */
  forget(): void;
}

const keptPieces = 256;
const keptBytes = 160;
const takenLines = 40;
/** Whatever they are: the last command, its echo, and lines of unknown programs. */
const newestLines = 8;

/** Their content comes from files and from other devices, not from the module. */
const foreignKinds: ReadonlySet<TrafficItem['owner']['kind']> = new Set(['message', 'data', 'payload', 'blank']);

interface KeptPiece {
  readonly atMs: number;
  readonly direction: SeenLine['direction'];
  readonly bytes: Uint8Array;
}

export const createSeenLines = (clock: Pick<Clock, 'wallMs'>): SeenLines => {
  /** A ring. Lines are read only when a failure needs them. */
  const pieces: KeptPiece[] = [];
  let next = 0;

  const inOrder = (): readonly KeptPiece[] => [...pieces.slice(next), ...pieces.slice(0, next)];
  return {
    traffic: (item, wallMs = clock.wallMs()) => {
      const { direction, owner } = item;
      if (foreignKinds.has(owner.kind)) return;
      // A copy: a piece is a view of a larger buffer, which would be kept with it.
      pieces[next] = { atMs: wallMs, direction, bytes: item.bytes.slice(0, keptBytes) };
      next = (next + 1) % keptPieces;
    },
    taken: () => {
      const lines = inOrder()
        .map(({ atMs, direction, bytes }) => ({ atMs, direction, line: latin1Of(bytes).trim() }))
        .filter(({ line }) => line !== '');
      const newest = lines.length - newestLines;
      return lines.filter((line, index) => index >= newest || isDiagnostic(line)).slice(-takenLines);
    },
    forget: () => {
      pieces.length = 0;
      next = 0;
    },
  };
};
