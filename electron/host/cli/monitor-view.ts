import pc from 'picocolors';
import type { Failure } from '../../../shared/outcome.ts';
import { withoutOuterLineEnds } from '../../../shared/without-tail.ts';
import { type CliTerminalWords, cliTerminalWords } from '../../../shared/words/cli-terminal.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import { baudRateOf } from '../../app/baud-rate.ts';
import type { MonitorState, MonitorTraffic } from '../../app/index.ts';
import type { CommandContext } from './host-process.ts';
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

  const write = (wallMs: number, text: string): void => out.write(`${colours.dim(localTime(wallMs))} ${text}\n`);
  const writeNotice = (text: string): void => write(clock.wallMs(), colours.yellow(`● ${text}`));
  const writeSkipped = (): void => {
    if (skipped > 0) writeNotice(fill(words.monitorSkipped, { count: skipped }));
    skipped = 0;
  };

  return {
    traffic: (item) => {
      const lines = options.hex ? hexLines(item.bytes) : textLines(item);
      if ((out.bufferedBytes?.() ?? 0) > waitingLimitBytes) {
        skipped += lines.length;
        return;
      }
      writeSkipped();
      const arrow = item.direction === 'sent' ? colours.cyan('→') : colours.magenta('←');
      const name = item.urc === null ? '' : colours.dim(`  [${item.urc}]`);
      const mark = item.isRecorded ? '' : colours.yellow(`  [${words.notRecorded}]`);
      for (const text of lines) write(item.wallMs, `${arrow} ${text}${name}${mark}`);
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

/** Line ends of an answer are not shown. All other bytes are. */
const textLines = ({ bytes, kind }: MonitorTraffic): readonly string[] => {
  if (kind === 'blank') return [];
  const text = Buffer.from(bytes).toString('utf8');
  return [visibleText(withoutOuterLineEnds(text))];
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
