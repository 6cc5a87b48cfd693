import type { MonitorOutput } from '../../../shared/cli-output.ts';
import { noteDetails } from '../../../shared/link-note.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { withoutOuterLineEnds } from '../../../shared/without-tail.ts';
import { baudRateOf } from '../../app/baud-rate.ts';
import type { CommandContext } from './host-process.ts';
import { errorOutput, type WithoutTime, writeJsonLine } from './json-output.ts';
import { type MonitorView, type MonitorViewOptions, waitingLimitBytes } from './monitor-view.ts';

/** The output of `monitor --json`: one line of JSON for each line of traffic and each change of state. */
export const createMonitorEvents = (context: CommandContext, options: MonitorViewOptions): MonitorView => {
  const { out, clock } = context;
  let skipped = 0;

  const write = (atMs: number, line: WithoutTime<MonitorOutput>): void =>
    writeJsonLine<MonitorOutput>(context, atMs, line);
  const writeEvent = (line: WithoutTime<MonitorOutput>): void => {
    if (skipped > 0) write(clock.wallMs(), { type: 'skipped', lines: skipped });
    skipped = 0;
    write(clock.wallMs(), line);
  };
  const error = (reason: Failure) => errorOutput(context, reason);

  return {
    traffic: ({ wallMs, direction, epoch, bytes, pieces, isRecorded }) => {
      let end = 0;
      for (const { kind, length, urc } of pieces) {
        const piece = Buffer.from(bytes.subarray(end, end + length));
        end += length;
        if (kind === 'blank') continue;
        if ((out.bufferedBytes?.() ?? 0) > waitingLimitBytes) {
          skipped += 1;
          continue;
        }
        if (skipped > 0) write(clock.wallMs(), { type: 'skipped', lines: skipped });
        skipped = 0;
        const text = withoutOuterLineEnds(piece.toString('utf8'));
        const hex = options.hex ? { hex: piece.toString('hex') } : {};
        write(wallMs, { type: 'line', direction, text, recorded: isRecorded, epoch, kind, urc, ...hex });
      }
    },
    state: (state) => {
      switch (state.kind) {
        case 'open': {
          const { address, epoch } = state;
          return writeEvent({ type: 'open', address, epoch, baudRate: baudRateOf(options.address, options.baudRate) });
        }
        case 'lost':
          return writeEvent({ type: 'lost', error: error(state.reason) });
        case 'waiting': {
          const { attempt, waitMs } = state;
          return writeEvent({ type: 'waiting', attempt, waitMs, error: error(state.reason) });
        }
        case 'reopened':
          return writeEvent({ type: 'reopened', address: state.address, epoch: state.epoch });
        case 'dropped':
          return writeEvent({ type: 'dropped', bytes: state.bytes });
        case 'note':
          return writeEvent({ type: 'note', note: state.note.kind, details: noteDetails(state.note) });
        case 'closed':
          return;
      }
    },
    ended: (exitCode, reason, recording) =>
      writeEvent({ type: 'ended', exitCode, error: reason && error(reason), recording }),
  };
};
