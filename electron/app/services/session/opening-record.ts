import type { SessionView } from '../../../../shared/contract.ts';
import type { Failure } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import { fileNameOf } from '../../../recorder/recording-name.ts';
import type { OpenedSession } from '../../place.ts';
import type { OpeningLines } from './opening-lines.ts';
import { withEnd, withOpening } from './opening-list.ts';
import { noFiles } from './session-files.ts';
import type { SessionHeadStore } from './session-head-store.ts';
import type { SubscriptionList } from './subscription-list.ts';

/** What the head of a session shows of its openings and of their recording. */
export interface OpeningRecord {
  begin(opened: OpenedSession, baudRate: number): void;
  /** Its recording continues in another file. */
  goesOnIn(path: string): void;
  /** `reopens`: the program waits for the port. */
  end(how: OpeningEnd, reopens: boolean): void;
  /** The recording of the last opening misses a part. */
  readonly isIncomplete: () => boolean;
}

export interface OpeningEnd {
  readonly kind: 'closed' | 'lost' | 'slept';
  /** `null`: closed by this program, but not for sleep mode. */
  readonly reason: Failure | null;
}

export const createOpeningRecord = (options: {
  readonly headStore: SessionHeadStore;
  readonly clock: Clock;
  readonly lines: Pick<OpeningLines, 'ended'>;
  readonly subscriptions: Pick<SubscriptionList, 'shown'>;
  /** Sequence number of the next piece of traffic. */
  readonly nextTraffic: () => number;
}): OpeningRecord => {
  const { headStore, clock, lines, subscriptions, nextTraffic } = options;
  /** As it was at the end of the last opening. */
  let recording: SessionView['recording'] = null;
  /** Number of openings in a row that were flaps. */
  let flaps = 0;

  return {
    begin: ({ session, recordingPath, address }, baudRate) => {
      const openedAtMs = clock.wallMs();
      const { openings } = headStore.head();
      const name = fileNameOf(recordingPath);
      const before = recording?.name === name ? recording : null;
      headStore.set({
        ...{ address, baudRate, state: { kind: 'open' }, typed: [], hold: null, busy: false, noisy: false },
        openings: withOpening(
          // Only the first of several flaps stays in the list; only that one has its lines in the terminal.
          flaps > 1 ? openings.slice(0, -1) : openings,
          { openedAtMs, trafficFrom: nextTraffic() },
          (openings.at(-1)?.number ?? 0) + 1,
        ),
        recording: {
          name,
          startedAtMs: before?.startedAtMs ?? openedAtMs,
          failed: false,
          hasGap: before?.hasGap ?? false,
        },
        ...{ subscriptions: subscriptions.shown(), files: noFiles },
        ...session.publishAbilities(),
      });
    },
    goesOnIn: (path) => {
      const { recording: now } = headStore.head();
      if (now) headStore.set({ recording: { ...now, name: fileNameOf(path) } });
    },
    end: ({ kind, reason }, reopens) => {
      const atMs = clock.wallMs();
      recording = headStore.head().recording;
      const { openings } = headStore.head();
      flaps = lines.ended(kind) ? flaps + 1 : 0;
      headStore.set({
        state: reason ? { kind: 'lost', failure: reason, atMs, reopens } : { kind: 'closed', atMs },
        openings: withEnd(openings, atMs, reason),
        // Nothing is recorded any more, but a recording that misses a part is still reported.
        recording: recording?.failed ? recording : null,
      });
    },
    isIncomplete: () => recording?.failed ?? false,
  };
};
