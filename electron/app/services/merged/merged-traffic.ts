import type { MergedView } from '../../../../shared/contract/merged.ts';
import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { TrafficPiece } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import { fileNameOf } from '../../../recorder/recording-name.ts';
import type { App } from '../../create-app.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import { createTrafficHistory, type TrafficHistory } from '../session/traffic-history.ts';
import { createTimeMerge } from './time-merge.ts';

/** A port of a merged view, with the session that is followed. */
export interface FollowedPort {
  readonly number: number;
  readonly address: string;
  readonly source: TrafficSource;
}

/** The lines of several sessions, merged by time, with their own recording. */
export interface MergedTraffic {
  readonly lines: TrafficHistory;
  /** The file that is written now. */
  readonly recordingPath: string;
  readonly recording: MergedView['recording'];
  /** Takes the lines of a session from now on. `ports`: all ports so far, for the recording. */
  follow(port: FollowedPort, ports: MergedView['ports']): void;
  /** Takes what the session has, and leaves it. */
  leave(number: number): void;
  end(): void;
}

export interface MergedTrafficOptions {
  readonly clock: Clock;
  readonly app: Pick<App, 'recordMerged' | 'reader' | 'secrets'>;
  /** At the beginning. */
  readonly ports: readonly FollowedPort[];
  /** The recording continues in a further file. */
  readonly onFurtherFile: (path: string) => void;
}

/** At the beginning, so many pieces of all ports together: as many as a session keeps in memory. */
const firstPieces = 100_000;

/** Fails if there can be no recording. */
export const createMergedTraffic = (options: MergedTrafficOptions): Outcome<MergedTraffic> => {
  const { clock, app, ports } = options;
  const started = app.recordMerged(ports.map(({ number, address }) => ({ number, address })));
  if (!started.ok) return started;
  const { recorder } = started.value;
  let { path } = started.value;
  const lines = createTrafficHistory({ clock, reader: app.reader });
  lines.recordIn(path, recorder.cuts);
  let recordedPorts = ports.map(({ number, address }) => ({ number, address }));
  recorder.summarise(() => ({ module: null, run: null, others: [], ports: { ports: recordedPorts } }));
  recorder.onFurtherFile((file) => {
    ({ path } = file);
    lines.goOnIn(file);
    options.onFurtherFile(path);
  });
  const positions = { sent: 0, received: 0 };

  const take = (port: number, piece: TrafficPiece): void => {
    const { direction } = piece;
    // A value may have become known since the session showed it.
    const bytes = app.secrets.maskValues(piece.bytes);
    const isOnLine = piece.owner !== 'divider' && piece.owner !== 'unsent';
    const position = isOnLine ? positions[direction] : null;
    if (isOnLine) {
      recorder[direction](bytes);
      positions[direction] += bytes.length;
    }
    lines.push({ ...piece, bytes, port, position });
  };
  const merge = createTimeMerge({ clock, take });
  const share = Math.floor(firstPieces / ports.length);
  for (const { number, source } of ports) merge.add(number, source, Math.max(source.first, source.next - share));

  return ok({
    lines,
    get recordingPath() {
      return path;
    },
    recording: { name: fileNameOf(path), startedAtMs: clock.wallMs(), failed: false, hasGap: false },
    follow: ({ number, source }, all) => {
      recordedPorts = all.map(({ number: known, address }) => ({ number: known, address }));
      recorder.event('ports', { ports: recordedPorts });
      merge.add(number, source, source.next);
    },
    leave: merge.remove,
    end: () => {
      merge.end();
      lines.flush();
      recorder.event('summary', { ...recorder.soFar, module: null, run: null, others: [] });
      recorder.close();
    },
  });
};
