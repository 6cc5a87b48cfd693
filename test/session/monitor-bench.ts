import type { OpenLink } from '../../electron/base/byte-link.ts';
import type { Clock } from '../../electron/base/clock.ts';
import { createReconnector } from '../../electron/link/reconnect.ts';
import { type RecordingEntry, readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import {
  createMonitor,
  type Monitor,
  type MonitorPiece,
  type MonitorState,
  type MonitorTraffic,
} from '../../electron/session/monitor.ts';
import { ok } from '../../shared/outcome.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';

/** One piece with its bytes. */
export interface SinglePiece extends Omit<MonitorTraffic, 'pieces'>, Omit<MonitorPiece, 'length'> {}

const singlePieces = ({ pieces, bytes, ...common }: MonitorTraffic): readonly SinglePiece[] => {
  let end = 0;
  return pieces.map(({ length, ...piece }) => {
    end += length;
    return { ...common, ...piece, bytes: bytes.subarray(end - length, end) };
  });
};

export interface MonitorBench {
  readonly monitor: Monitor;
  readonly states: MonitorState[];
  readonly traffic: SinglePiece[];
  readonly recording: () => readonly RecordingEntry[];
  readonly recordingText: () => string;
  /** The epoch of the open link. */
  readonly epoch: () => number;
}

/** A monitor on the link that `openLink` opens, started with its first attempt. */
export const startMonitor = async (options: {
  readonly openLink: OpenLink;
  readonly clock: Clock;
  readonly address?: string;
  readonly reconnects?: boolean;
  readonly backOffMs?: readonly number[];
}): Promise<MonitorBench> => {
  const { clock, openLink, address = '/dev/x', reconnects = true, backOffMs } = options;
  const file = createMemoryAppendFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: 'test', address, epoch: 1 } });
  const directory = { listPorts: async () => ok([]) };
  const settings = () => ({ baudRate: 115_200 });
  const requests = backOffMs ? { backOffMs } : {};
  const reconnector = createReconnector({ address, settings, openLink, directory, clock, ...requests });
  const monitor = createMonitor({ clock, recorder, reconnector, address, reconnects });
  const states: MonitorState[] = [];
  const traffic: SinglePiece[] = [];
  let epoch = 0;
  monitor.on('state', (state) => {
    states.push(state);
    if ('epoch' in state) epoch = state.epoch;
  });
  monitor.on('traffic', (item) => traffic.push(...singlePieces(item)));
  monitor.start(await reconnector.open());
  return {
    monitor,
    states,
    traffic,
    recording: () => [...readRecording(new TextEncoder().encode(file.text()))],
    recordingText: file.text,
    epoch: () => epoch,
  };
};
