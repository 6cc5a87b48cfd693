import { type Exchange, type ExchangePart, exchangesOf } from '../../../shared/recordings/exchanges.ts';
import type { TrafficPiece } from '../../../shared/traffic.ts';
import { latin1Text } from '../module/text.ts';
import { type CommandLine, readCommandLine } from './command-line.ts';
import { FileReplica } from './file-replica.ts';
import { type Publish, publishOf, receivedMessage } from './published.ts';
import { commandPieces } from './recorded-pieces.ts';

/** Bytes that the module sent. */
export interface RecordedOutput {
  /** Since the end of the command line, or of its data. */
  readonly afterMs: number;
  /** When it was recorded, ms since 1970 UTC. */
  readonly atMs: number;
  readonly bytes: Uint8Array;
  /**
   * `echo`: the echo of the line, as recorded. `answer`: until its end the module takes no further command. `result`: a later result. `line`: of no
   * command. `returned`: a message that came back after it was published by this command.
   */
  readonly kind: 'echo' | 'answer' | 'prompt' | 'data' | 'result' | 'line' | 'returned';
}

/** A command and everything that followed it until the next one. */
export interface RecordedAnswer {
  /** In the recording, from 0 on. */
  readonly index: number;
  readonly line: CommandLine;
  /** Until the data of the command; without data everything. */
  readonly output: readonly RecordedOutput[];
  /** What was sent after a prompt; `null`: nothing. */
  readonly data: { readonly bytes: Uint8Array; readonly output: readonly RecordedOutput[] } | null;
  /** The command ended with `OK`. */
  readonly isOk: boolean;
  readonly publish: Publish | null;
  /** For a command that reads a file: its bytes as they had been written in this recording; `null`: not known. */
  readonly written: Uint8Array | null;
}

export interface RecordedScript {
  readonly answers: readonly RecordedAnswer[];
  /** What came before the first command. */
  readonly before: readonly RecordedOutput[];
}

interface Draft {
  readonly exchange: Exchange;
  readonly line: CommandLine;
  readonly parts: { readonly part: ExchangePart; readonly kind: RecordedOutput['kind'] | 'sent' }[];
}

/** What a virtual module needs of a recording. The pieces are in the order of the line. */
export const recordedScript = (pieces: readonly TrafficPiece[]): RecordedScript => {
  const { exchanges, others } = exchangesOf(commandPieces(pieces));
  const drafts = exchanges.flatMap((exchange): Draft[] => {
    const line = readCommandLine(latin1Text(exchange.command.bytes));
    if (line === null) return [];
    return [{ exchange, line, parts: exchange.parts.map((part) => ({ part, kind: kindOf(part) })) }];
  });
  const lines = others.filter(({ direction, owner }) => direction === 'received' && owner !== 'divider');
  const startMs = pieces[0]?.atMs ?? 0;
  const before: RecordedOutput[] = [];
  const publishes = drafts.map(({ exchange, line }) => publishOf(line, payloadOf(exchange)));
  for (const piece of lines) {
    const last = lastBefore(drafts, piece.sequence);
    if (last === -1) {
      before.push({ ...outputOf(piece, 'line', startMs) });
      continue;
    }
    const from = publisherOf(publishes, last, piece);
    drafts[from ?? last]?.parts.push({ part: piece, kind: from === null ? 'line' : 'returned' });
  }
  const files = new FileReplica();
  return {
    answers: drafts.map((draft, index) => {
      const answer = answerOf(draft, index, publishes[index] ?? null, files);
      files.take(answer.line, answer.data?.bytes ?? null, answer.isOk);
      return answer;
    }),
    before,
  };
};

/** The last command before a piece; -1: none. */
const lastBefore = (drafts: readonly Draft[], sequence: number): number => {
  let [low, high] = [0, drafts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((drafts[middle]?.exchange.command.sequence ?? 0) < sequence) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

/** How many commands back a message can be that came back. */
const returnWithin = 50;

const publisherOf = (publishes: readonly (Publish | null)[], last: number, piece: TrafficPiece): number | null => {
  const message = piece.owner === 'message' || piece.owner === 'urc' ? receivedMessage(latin1Text(piece.bytes)) : null;
  if (message === null) return null;
  for (let index = last; index >= 0 && index > last - returnWithin; index -= 1) {
    const publish = publishes[index];
    if (publish?.topic === message.topic && publish.payload === message.payload) return index;
  }
  return null;
};

const payloadOf = ({ parts }: Exchange): string =>
  parts
    .filter(({ owner, direction }) => direction === 'sent' && owner === 'payload')
    .map(({ bytes }) => latin1Text(bytes))
    .join('');

const kindOf = ({ owner, direction }: ExchangePart): RecordedOutput['kind'] | 'sent' => {
  if (direction === 'sent') return 'sent';
  if (owner === 'echo' || owner === 'prompt' || owner === 'data') return owner;
  return owner === 'second-phase' || owner === 'late' ? 'result' : 'answer';
};

const outputOf = (
  { atMs, bytes }: Pick<ExchangePart, 'atMs' | 'bytes'>,
  kind: RecordedOutput['kind'],
  fromMs: number,
): RecordedOutput => ({ kind, atMs, bytes, afterMs: Math.max(0, atMs - fromMs) });

const answerOf = (
  { exchange, line, parts }: Draft,
  index: number,
  publish: Publish | null,
  files: FileReplica,
): RecordedAnswer => {
  const ordered = parts.toSorted((a, b) => a.part.sequence - b.part.sequence);
  const lastSent = ordered.findLastIndex(({ kind }) => kind === 'sent');
  const sent = ordered.filter(({ kind }) => kind === 'sent').map(({ part }) => part);
  const outputs = (given: typeof ordered, fromMs: number): readonly RecordedOutput[] =>
    given.flatMap(({ part, kind }) => (kind === 'sent' ? [] : separated(outputOf(part, kind, fromMs), exchange)));
  const first = outputs(ordered.slice(0, lastSent === -1 ? ordered.length : lastSent), exchange.command.atMs);
  const data = sent.length === 0 ? null : { bytes: Uint8Array.from(Buffer.concat(sent.map(({ bytes }) => bytes))) };
  const after = data === null ? [] : outputs(ordered.slice(lastSent + 1), sent.at(-1)?.atMs ?? 0);
  const final = exchange.final ?? parts.findLast(({ kind }) => kind === 'answer')?.part;
  return {
    ...{ index, line, publish, output: first, data: data && { ...data, output: after } },
    isOk: final !== undefined && /^\s*OK\s*$/.test(latin1Text(final.bytes)),
    written: files.read(line),
  };
};

/** The answer to a line that the engine did not send may begin with the echo. */
const separated = (output: RecordedOutput, { command }: Exchange): readonly RecordedOutput[] => {
  const { bytes, kind } = output;
  const length = command.bytes.length;
  const isEcho = kind === 'answer' && command.bytes.every((byte, index) => bytes[index] === byte);
  if (!isEcho) return [output];
  const lineEnd = /^(?:\r?\n)?/.exec(latin1Text(bytes.subarray(length)))?.[0].length ?? 0;
  const rest = bytes.subarray(length + lineEnd);
  const echo: RecordedOutput = { ...output, kind: 'echo', bytes: bytes.subarray(0, length + lineEnd) };
  return rest.length === 0 ? [echo] : [echo, { ...output, bytes: rest }];
};
