import type { FurtherFile } from '../../../recorder/further-files.ts';
import type { UnnumberedPiece } from './traffic-ring.ts';

/** A piece with its place in the recording. */
export interface PlacedPiece extends UnnumberedPiece {
  /** Of its first byte, among all bytes of its direction in its recording. `null`: it is not from the line. */
  readonly position: number | null;
}

/** Which file has which pieces of a session. */
export interface FilePlaces {
  /** Another recording begins with this piece. */
  begin(path: string, sequence: number): void;
  /** The recording continues in a further file, which has the bytes from these positions on. */
  continueIn(file: FurtherFile): void;
  /** Called for each piece, in order. */
  note(piece: Pick<PlacedPiece, 'direction' | 'position'>, sequence: number): void;
  /** The file with this piece, or with its beginning; `null`: none. */
  at(sequence: number): string | null;
}

export const createFilePlaces = (): FilePlaces => {
  const places: { readonly path: string; readonly from: number }[] = [];
  /** Files of which no piece was shown yet: the pieces of the bytes before them may follow. */
  let further: FurtherFile[] = [];
  return {
    begin: (path, from) => {
      further = [];
      places.push({ path, from });
    },
    continueIn: (file) => further.push(file),
    note: ({ direction, position }, from) => {
      for (let [next] = further; next; [next] = further) {
        const begins = direction === 'sent' ? next.sentBytes : next.receivedBytes;
        if (position === null || position < begins) return;
        places.push({ path: next.path, from });
        further = further.slice(1);
      }
    },
    at: (sequence) => places.findLast(({ from }) => from <= sequence)?.path ?? null,
  };
};
