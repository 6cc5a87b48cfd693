import pc from 'picocolors';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import { withoutOuterLineEnds } from '../../../../shared/without-tail.ts';
import type { CommandContext } from '../host-process.ts';
import { localTime, visibleText } from '../text.ts';

/** The text of a piece without the line ends at both ends. */
export const pieceText = (bytes: Uint8Array): string => withoutOuterLineEnds(Buffer.from(bytes).toString('utf8'));

export interface ReplayView {
  piece(piece: TrafficPiece): void;
  note(text: string): void;
  /** Prints what is left of an incomplete line. */
  end(): void;
}

const marked: ReadonlySet<TrafficPiece['owner']> = new Set(['urc', 'late', 'unclaimed', 'probe', 'raw', 'unsent']);

/** One line for each piece, as `monitor` prints them. */
export const createReplayView = ({ out, environment }: CommandContext): ReplayView => {
  const colours = pc.createColors(out.isTerminal && environment.NO_COLOR === undefined);
  const arrows = { sent: colours.cyan('→'), received: colours.magenta('←') };
  /** The beginning of a line that was shown before it ended. */
  let begun = '';

  const write = ({ atMs, direction, owner, name }: TrafficPiece, text: string): void => {
    const mark = marked.has(owner) ? colours.dim(`  [${name === '' ? owner : visibleText(name)}]`) : '';
    out.write(`${colours.dim(localTime(atMs))} ${arrows[direction]} ${visibleText(text)}${mark}\n`);
  };
  let last: TrafficPiece | null = null;
  const end = (): void => {
    if (last && begun !== '') write(last, begun);
    begun = '';
  };
  return {
    note: (text) => out.write(`${colours.yellow(`● ${text}`)}\n`),
    piece: (piece) => {
      const { owner, bytes, name, atMs } = piece;
      const text = pieceText(bytes);
      if (owner === 'divider') {
        end();
        out.write(`${colours.dim(localTime(atMs))} ${colours.yellow(`● ${visibleText(`${name} ${text}`.trim())}`)}\n`);
      } else if (owner === 'unfinished') {
        begun += text;
        last = piece;
      } else if (owner !== 'blank' || begun !== '') {
        write(piece, `${piece.direction === 'received' ? begun : ''}${text}`);
        if (piece.direction === 'received') begun = '';
      }
    },
    end,
  };
};
