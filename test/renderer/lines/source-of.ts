import { createTrafficSource, type LineSource } from '../../../renderer/store/line-source.ts';
import { createTrafficLog, type TrafficLimits } from '../../../shared/lines/traffic-lines.ts';
import type { TrafficOwner, TrafficPiece } from '../../../shared/traffic.ts';

export interface TestTraffic {
  readonly source: LineSource;
  /** Owner, text, and what differs. Sequence numbers and times go up by themselves. */
  say(owner: TrafficOwner, text: string, more?: Partial<TrafficPiece>): void;
}

/** A source of lines that a test fills. */
export const testTraffic = (limits?: TrafficLimits): TestTraffic => {
  const log = createTrafficLog(limits);
  const listeners = new Set<() => void>();
  let version = 0;
  const source = createTrafficSource(
    () => ({
      ...{ session: 's', version, ranges: [], start: log.start(), lines: log.lines() },
      ...{ lost: log.lost(), dropped: log.dropped(), counts: log.counts() },
    }),
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  );
  return {
    source,
    say: (owner, text, more = {}) => {
      const sequence = log.next();
      const direction = owner === 'command' ? 'sent' : 'received';
      const bytes = new TextEncoder().encode(text);
      const piece = {
        sequence,
        atMs: sequence * 1_000,
        direction,
        owner,
        commandId: 0,
        name: '',
        isRecorded: true,
        bytes,
      };
      log.add([{ ...piece, ...more } as TrafficPiece]);
      version += 1;
      for (const listener of listeners) listener();
    },
  };
};
