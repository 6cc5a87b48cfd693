import { closeSync, openSync, readSync } from 'node:fs';
import type { RecordingCheckOutput, RecordingReplayOutput } from '../../../../shared/cli-recordings-output.ts';
import { exitCodeOf } from '../../../../shared/errors.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import { createPlayer, type PlayerSpeed } from '../../../../shared/recordings/player.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import { cliReplayWords } from '../../../../shared/words/cli-replay.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { checkReplay, isSameReplay, type ReplayCheck } from '../../../recordings/check-replay.ts';
import type { ReadSource } from '../../../recordings/entry-stream.ts';
import { piecesOf } from '../../../recordings/pieces-of.ts';
import { type CommandContext, reportFailure } from '../host-process.ts';
import { endInFailure, errorOutput, successOutput, writeDocument, writeJsonLine } from '../json-output.ts';
import { localTime, visibleText } from '../text.ts';
import { findRecording } from './find-recording.ts';
import { createReplayView, pieceText } from './replay-view.ts';

export interface ReplayArguments {
  readonly file: string;
  readonly speed: PlayerSpeed;
  readonly check?: boolean;
  readonly json?: boolean;
}

/** As a failed expectation of a sequence. */
const differsExitCode = 10;
const stoppedExitCode = 130;

/** Prints the lines of a recording at their pace, or compares today's cuts with those that were kept. Nothing is sent. */
export const replayCommand = async (context: CommandContext, args: ReplayArguments): Promise<number> => {
  const found = await findRecording(context, args.file);
  if (!found.ok)
    return args.check || !args.json ? endInFailure(context, args, found.error) : endLines(context, found.error);
  const source = sourceOf(found.value.map(({ path }) => path));
  return args.check ? check(context, args, source) : play(context, args, source);
};

/** The failure as the last of the JSON Lines. */
const endLines = (context: CommandContext, failure: Failure): number => {
  const exitCode = exitCodeOf(failure.code);
  const error = errorOutput(context, failure);
  const ended = { type: 'ended', exitCode, error, from: null } as const;
  writeJsonLine<RecordingReplayOutput>(context, Math.round(context.clock.wallMs()), ended);
  return reportFailure(context, failure);
};

const chunkBytes = 1024 * 1024;

/** Reads the files one after the other, a part at a time. What cannot be read any more is left out. */
const sourceOf = (paths: readonly string[]): ReadSource =>
  function* () {
    for (const path of paths) {
      const file = openSync(path, 'r');
      try {
        for (;;) {
          const chunk = new Uint8Array(chunkBytes);
          const length = readSync(file, chunk);
          if (length === 0) break;
          yield chunk.subarray(0, length);
        }
      } finally {
        closeSync(file);
      }
    }
  };

const check = (context: CommandContext, args: ReplayArguments, source: ReadSource): number => {
  const found = checkReplay(source);
  const exitCode = isSameReplay(found) ? 0 : differsExitCode;
  if (args.json) writeDocument(context, documentOf(found, exitCode));
  else context.out.write(`${checkText(context, found).join('\n')}\n`);
  return exitCode;
};

const documentOf = (found: ReplayCheck, exitCode: number): RecordingCheckOutput => {
  const { first, ...counts } = found;
  const text = first && { ...first, text: pieceText(first.bytes) };
  const shown = text && { ...text, bytes: Buffer.from(text.bytes).toString('base64') };
  return { ...counts, first: shown, ...successOutput, ok: exitCode === 0, exitCode };
};

const checkText = ({ language }: CommandContext, found: ReplayCheck): readonly string[] => {
  const words = cliReplayWords[language];
  const { openings, comparedPieces: pieces, differences, first, restarts, gaps, unreadableInputs } = found;
  if (pieces === 0 && differences === 0) return [words.nothingToCompare];
  const lines = [
    differences === 0 ? fill(words.same, { openings, pieces }) : fill(words.differs, { openings, pieces, differences }),
  ];
  if (first) {
    const owner = (side: typeof first.kept): string => side?.owner ?? words.noPiece;
    const text = visibleText(pieceText(first.bytes));
    const direction = words[first.direction];
    const at = { time: localTime(first.atMs), direction, end: first.end };
    lines.push(fill(words.first, { ...at, kept: owner(first.kept), now: owner(first.now), text }));
  }
  if (restarts.kept !== restarts.now) lines.push(fill(words.restarts, restarts));
  if (gaps > 0) lines.push(fill(words.gaps, { gaps }));
  if (unreadableInputs > 0) lines.push(fill(words.unreadable, { inputs: unreadableInputs }));
  return lines;
};

const play = async (context: CommandContext, args: ReplayArguments, source: ReadSource): Promise<number> => {
  const { from, pieces } = piecesOf(source);
  const view = args.json ? null : createReplayView(context);
  if (from === 'replayed') view?.note(cliReplayWords[context.language].noCuts);
  const show = (piece: TrafficPiece): void => {
    if (view) view.piece(piece);
    else writePiece(context, piece);
  };
  const isWhole = await playPieces(context, args.speed, pieces[Symbol.iterator](), show);
  view?.end();
  const exitCode = isWhole ? 0 : stoppedExitCode;
  if (args.json) {
    writeJsonLine<RecordingReplayOutput>(context, Math.round(context.clock.wallMs()), {
      ...{ type: 'ended', exitCode, error: null, from },
    });
  }
  return exitCode;
};

const writePiece = (context: CommandContext, { atMs, bytes, ...piece }: TrafficPiece): void => {
  const { sequence, direction, owner, commandId, name } = piece;
  const base64 = Buffer.from(bytes).toString('base64');
  writeJsonLine<RecordingReplayOutput>(context, Math.round(atMs), {
    ...{ type: 'piece', sequence, direction, owner, commandId, name, text: pieceText(bytes), bytes: base64 },
  });
};

/** In memory at once. */
const keptPieces = 4_096;

/** Resolves with false when it was stopped before the end. */
const playPieces = (
  { clock, onStop }: CommandContext,
  speed: PlayerSpeed,
  pieces: Iterator<TrafficPiece>,
  show: (piece: TrafficPiece) => void,
): Promise<boolean> => {
  const waiting: TrafficPiece[] = [];
  let shown = 0;
  let isAtEnd = false;
  const pull = (): void => {
    while (!isAtEnd && waiting.length < keptPieces) {
      const next = pieces.next();
      if (next.done) isAtEnd = true;
      else waiting.push(next.value);
    }
  };
  /** The last one that was shown is kept: the next silence begins with it. */
  const drop = (to: number): void => {
    waiting.splice(0, Math.max(0, to - 1 - shown));
    shown = Math.max(shown, to - 1);
  };
  pull();
  return new Promise((resolve) => {
    const player = createPlayer({
      ...{ clock, speed },
      source: {
        get count() {
          return shown + waiting.length;
        },
        timeMs: (index) => waiting[index - shown]?.atMs ?? 0,
      },
      onItems: (from, to) => {
        for (let index = from; index < to; index += 1) {
          const piece = waiting[index - shown];
          if (piece) show(piece);
        }
        drop(to);
        if (waiting.length < keptPieces / 2) pull();
      },
      onState: (state) => {
        if (state === 'ended') end(true);
      },
    });
    const end = (isWhole: boolean): void => {
      stopListening();
      resolve(isWhole);
    };
    const stopListening = onStop(() => {
      end(false);
      player.pause();
    });
    player.play();
  });
};
