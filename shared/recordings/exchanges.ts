import type { TrafficOwner, TrafficPiece } from '../traffic.ts';

/** A piece of traffic that belongs to a command. */
export interface ExchangePart {
  /** Of the piece in its recording. */
  readonly sequence: number;
  readonly atMs: number;
  readonly direction: TrafficPiece['direction'];
  readonly owner: TrafficOwner;
  /** As of the piece. */
  readonly name: string;
  /** As they went over the line, with line ends; secrets masked. */
  readonly bytes: Uint8Array;
}

/** One command with all that belongs to it: its line, echo, payload, answer lines, final result, and what came after the result. */
export interface Exchange {
  readonly commandId: number;
  readonly port: number;
  /** The command line as it was sent, with its line end. */
  readonly command: ExchangePart;
  /** In the order of the line, without the command itself. */
  readonly parts: readonly ExchangePart[];
  /** The final result; `null`: none was seen. */
  readonly final: ExchangePart | null;
  /** From the command to its final result; `null` without one. */
  readonly answerMs: number | null;
}

/** What a recording contains: its commands, and the pieces that belong to none, both in the order of the line. */
export interface RecordedTraffic {
  readonly exchanges: readonly Exchange[];
  /** URCs, messages, unclaimed lines, bytes of a user, dividers. Without line ends that are not lines. */
  readonly others: readonly TrafficPiece[];
}

interface OpenExchange {
  readonly command: ExchangePart;
  readonly commandId: number;
  readonly port: number;
  readonly parts: ExchangePart[];
  final: ExchangePart | null;
}

/** Owners that belong to no command, although some of them have the number of one. */
const outside: ReadonlySet<TrafficOwner> = new Set([
  'urc',
  'message',
  'divider',
  'unclaimed',
  'unsent',
  'raw',
  'packet',
]);

/**
 * Assigns the pieces of a recording to its commands, by their numbers. `unfinished` pieces are left out, since the next piece contains them.
 * A piece whose command is not in the recording belongs to none.
 */
export const exchangesOf = (pieces: Iterable<TrafficPiece>): RecordedTraffic => {
  const exchanges: OpenExchange[] = [];
  const byCommand = new Map<string, OpenExchange>();
  const others: TrafficPiece[] = [];
  for (const piece of pieces) {
    const { owner, commandId, port = 0 } = piece;
    if (owner === 'unfinished') continue;
    const key = `${port}:${commandId}`;
    if (owner === 'command' && commandId > 0) {
      const opened: OpenExchange = { command: partOf(piece), commandId, port, parts: [], final: null };
      exchanges.push(opened);
      byCommand.set(key, opened);
      continue;
    }
    const exchange = commandId > 0 && !outside.has(owner) ? byCommand.get(key) : undefined;
    if (exchange === undefined) {
      if (owner !== 'blank') others.push(piece);
      continue;
    }
    const part = partOf(piece);
    exchange.parts.push(part);
    if (owner === 'final') exchange.final ??= part;
  }
  return { exchanges: exchanges.map(closed), others };
};

const partOf = ({ sequence, atMs, direction, owner, name, bytes }: TrafficPiece): ExchangePart => ({
  ...{ sequence, atMs, direction, owner, name, bytes },
});

const closed = (exchange: OpenExchange): Exchange => {
  const { command, final } = exchange;
  return { ...exchange, answerMs: final === null ? null : Math.max(0, final.atMs - command.atMs) };
};
