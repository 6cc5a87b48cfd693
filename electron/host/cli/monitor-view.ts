import pc from 'picocolors';
import type { Failure } from '../../../shared/outcome.ts';
import { withoutOuterLineEnds } from '../../../shared/without-tail.ts';
import { type CliTerminalWords, cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { baudRateOf } from '../../app/baud-rate.ts';
import type { MonitorState, MonitorTraffic } from '../../app/index.ts';
import type { CommandContext } from './host-process.ts';
import { linkNoteText } from './link-note-text.ts';
import { localTime, visibleText } from './text.ts';

export interface MonitorViewOptions {
  /** The address as the user wrote it. */
  readonly address: string;
  readonly baudRate: number;
  readonly hex: boolean;
}

export interface MonitorView {
  traffic(item: MonitorTraffic): void;
  state(state: MonitorState): void;
  /** `error`: the reason for the end. `recording`: the path of the recording, `null` if there is none. */
  ended(exitCode: number, error: Failure | null, recording: string | null): void;
}

/** Output that is not consumed stays in memory. Above this limit lines are dropped and counted. */
export const waitingLimitBytes = 1024 * 1024;
const hexColumns = 16;
/**
 * The first attempts are shown, then one a minute (the longest wait between attempts is 5 s), so that a long outage does not fill the screen.
 */
const shownAttempts = 5;
const shownEvery = 12;

/** One line for each line of traffic and each change of state, all on stdout, in order. The reason for the end is on stderr. */
export const createMonitorView = (context: CommandContext, options: MonitorViewOptions): MonitorView => {
  const { out, clock, language } = context;
  const words = cliTerminalWords[language];
  const colours = pc.createColors(out.isTerminal && context.environment.NO_COLOR === undefined);
  let skipped = 0;

  const stampOf = (wallMs: number): string => `${colours.dim(localTime(wallMs))} `;
  const writeNotice = (text: string): void => out.write(`${stampOf(clock.wallMs())}${colours.yellow(`● ${text}`)}\n`);
  const writeSkipped = (): void => {
    if (skipped > 0) writeNotice(fill(words.monitorSkipped, { count: skipped }));
    skipped = 0;
  };
  const [sentArrow, receivedArrow] = [colours.cyan('→'), colours.magenta('←')];
  const urcMark = (urc: string | null): string => (urc === null ? '' : colours.dim(`  [${urc}]`));

  return {
    traffic: (item) => {
      if ((out.bufferedBytes?.() ?? 0) > waitingLimitBytes) {
        skipped += linesIn(item, options.hex);
        return;
      }
      writeSkipped();
      const before = `${stampOf(item.wallMs)}${item.direction === 'sent' ? sentArrow : receivedArrow} `;
      const after = item.isRecorded ? '\n' : `${colours.yellow(`  [${words.notRecorded}]`)}\n`;
      // One write for all lines: each costs a call of the system.
      const lines: string[] = [];
      const add = (text: string, urc: string | null): void => {
        lines.push(before, text, urcMark(urc), after);
      };
      if (options.hex) addHexLines(item, add);
      else addTextLines(item, add);
      if (lines.length > 0) out.write(lines.join(''));
    },
    state: (state) => {
      writeSkipped();
      const { address } = options;
      const happened = 'reason' in state && state.reason ? describeFailure(state.reason, language).happened : '';
      switch (state.kind) {
        case 'open':
          return writeNotice(openText(words, state.address, baudRateOf(address, options.baudRate)));
        case 'lost':
          return writeNotice(fill(words.monitorLost, { reason: happened }));
        case 'waiting': {
          const { attempt, waitMs } = state;
          if (attempt > shownAttempts && attempt % shownEvery !== 0) return;
          return writeNotice(
            fill(words.monitorWaiting, { attempt, address, seconds: waitMs / 1000, reason: happened }),
          );
        }
        case 'reopened':
          return writeNotice(fill(words.monitorReopened, { address: state.address, epoch: state.epoch }));
        case 'dropped':
          return writeNotice(fill(words.monitorDropped, { bytes: state.bytes }));
        case 'note':
          return writeNotice(linkNoteText(state.note, language));
        case 'closed':
          return;
      }
    },
    ended: (_exitCode, _error, recording) => {
      writeSkipped();
      if (recording !== null) context.err.write(`${fill(words.monitorRecording, { path: recording })}\n`);
    },
  };
};

const openText = (words: CliTerminalWords, address: string, baud: number | null): string =>
  baud === null ? fill(words.monitorOpenPlain, { address }) : fill(words.monitorOpen, { address, baud });

type AddLine = (text: string, urc: string | null) => void;

const linesIn = ({ pieces }: MonitorTraffic, isHex: boolean): number =>
  pieces.reduce(
    (sum, { kind, length }) => sum + (isHex ? Math.ceil(length / hexColumns) : kind === 'blank' ? 0 : 1),
    0,
  );

/** Bytes that are shown as they are, and line ends. */
const plainBytes = /^[\x20-\x7e\r\n]*$/;

/** Line ends of an answer are not shown. All other bytes are. */
const addTextLines = ({ bytes, pieces }: MonitorTraffic, add: AddLine): void => {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const isPlain = plainBytes.test(latin1);
  let end = 0;
  for (const piece of pieces) {
    const start = end;
    end += piece.length;
    if (piece.kind === 'blank') continue;
    const isSimple = isPlain && piece.isOneLine;
    add(isSimple ? plainLine(latin1, start, end) : visibleLine(bytes, start, end), piece.urc);
  }
};

const isLineEnd = (code: number): boolean => code === 0x0d || code === 0x0a;

const plainLine = (text: string, from: number, to: number): string => {
  let [start, end] = [from, to];
  while (start < end && isLineEnd(text.charCodeAt(start))) start += 1;
  while (start < end && isLineEnd(text.charCodeAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

const visibleLine = (bytes: Uint8Array, start: number, end: number): string =>
  visibleText(withoutOuterLineEnds(Buffer.from(bytes.subarray(start, end)).toString('utf8')));

const addHexLines = ({ bytes, pieces }: MonitorTraffic, add: AddLine): void => {
  let end = 0;
  for (const { length, urc } of pieces) {
    for (const line of hexLines(bytes.subarray(end, end + length))) add(line, urc);
    end += length;
  }
};

const hexLines = (bytes: Uint8Array): readonly string[] => {
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += hexColumns) {
    const row = [...bytes.subarray(at, at + hexColumns)];
    const digits = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const characters = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${digits.padEnd(hexColumns * 3 - 1)}  |${characters}|`);
  }
  return lines;
};
