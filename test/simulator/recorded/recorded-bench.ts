import {
  createRecordedModule,
  defaultRecordedSettings,
  type RecordedModuleSettings,
} from '../../../electron/simulator/recorded/recorded-module.ts';
import { recordedScript } from '../../../electron/simulator/recorded/recorded-script.ts';
import type { TrafficOwner, TrafficPiece } from '../../../shared/traffic.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

/** `at`: milliseconds of the recording. Owner, number of the command, text. `sent` are commands, payloads, probes and raw bytes. */
export type Row = readonly [at: number, owner: TrafficOwner, commandId: number, text: string];

/** When the rows were recorded. */
export const recordedAtMs = Date.UTC(2026, 0, 5, 12, 0, 0);

const sentOwners = new Set<TrafficOwner>(['command', 'payload']);

export const piecesOf = (rows: readonly Row[]): readonly TrafficPiece[] =>
  rows.map(([at, owner, commandId, text], sequence) => ({
    ...{ sequence, owner, commandId, name: '', isRecorded: true },
    atMs: recordedAtMs + at,
    direction: sentOwners.has(owner) || text.startsWith('> ') ? 'sent' : 'received',
    bytes: Uint8Array.from(Buffer.from(text.replace(/^> /, ''), 'latin1')),
  }));

/** A command without echo, and its answer 5 ms later. */
export const exchange = (at: number, id: number, command: string, ...lines: readonly string[]): readonly Row[] => [
  [at, 'command', id, `${command}\r`],
  ...lines.flatMap((line, index): Row[] => [
    [at + 5, 'blank', 0, '\r\n'],
    [at + 5, index === lines.length - 1 ? 'final' : 'answer', id, `${line}\r\n`],
  ]),
];

/** The virtual module of a recording, in virtual time. */
export const moduleOf = (rows: readonly Row[], settings: Partial<RecordedModuleSettings> = {}) => {
  const clock = new VirtualClock();
  const module = createRecordedModule({
    ...{ script: recordedScript(piecesOf(rows)), clock },
    settings: { ...defaultRecordedSettings, ...settings },
  });
  let text = '';
  module.onOutput((bytes) => {
    text += Buffer.from(bytes).toString('latin1');
  });
  return {
    clock,
    module,
    /** What came in the given time after these bytes. */
    send: async (sent: string, waitMs = 1_000): Promise<string> => {
      text = '';
      module.receive(Uint8Array.from(Buffer.from(sent, 'latin1')));
      await clock.advance(waitMs);
      return text;
    },
  };
};
