import { type MergedPortView, type MergedView, mergedViewLimit } from '../../../../shared/contract/merged.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { mergedPortLimit } from '../../../../shared/traffic.ts';
import type { Clock } from '../../../base/clock.ts';
import { fileNameOf } from '../../../recorder/recording-name.ts';
import type { App } from '../../create-app.ts';
import { emptyAnswer, type HandlersOf } from '../../handlers.ts';
import type { TrafficSource } from '../../traffic-source.ts';
import type { ViewStore } from '../../view-store.ts';
import type { TrafficHistory } from '../session/traffic-history.ts';
import { createMergedTraffic, type FollowedPort, type MergedTraffic } from './merged-traffic.ts';

export interface MergedServiceOptions {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly app: Pick<App, 'recordMerged' | 'reader' | 'secrets'>;
  /** Of a session; `null`: there is no such session. */
  readonly traffic: (sessionId: string) => TrafficSource | null;
}

/** Views that show the lines of several sessions in one list. They are made in the program, so that all pages see the same and one recording has it. */
export interface MergedService {
  readonly handlers: HandlersOf<'merged'>;
  /** `null`: there is no such view. */
  lines(mergedId: string): TrafficHistory | null;
  /** As those of `SessionService`. */
  noteRecordingFailure(path: string): void;
  noteRecordingResumed(path: string, isWhole: boolean): void;
  /** Ends all. */
  close(): void;
}

interface Live {
  readonly traffic: MergedTraffic;
  shown: MergedView;
}

export const createMergedService = (options: MergedServiceOptions): MergedService => {
  const { viewStore, clock } = options;
  const views = new Map<string, Live>();
  let count = 0;

  const show = (live: Live, change: Partial<MergedView>): void => {
    const marks = viewStore.view().merged[live.shown.id]?.marks ?? [];
    live.shown = { ...live.shown, ...change, marks };
    viewStore.publish({ type: 'merged', mergedId: live.shown.id, merged: live.shown });
  };
  const leave = (live: Live, isLeft: (port: MergedPortView) => boolean): void => {
    const left = live.shown.ports.filter((port) => port.sessionId !== null && isLeft(port));
    if (left.length === 0) return;
    for (const { number } of left) live.traffic.leave(number);
    const numbers = new Set(left.map(({ number }) => number));
    show(live, {
      ports: live.shown.ports.map((port) => (numbers.has(port.number) ? { ...port, sessionId: null } : port)),
    });
  };
  const follow = (live: Live, sessionId: string): Outcome<void> => {
    const { ports } = live.shown;
    if (ports.some((port) => port.sessionId === sessionId)) return ok(undefined);
    const found = portOf(options, sessionId, ports);
    if (!found.ok) return found;
    const { number, address } = found.value;
    const others = ports.filter((port) => port.number !== number);
    const all = [...others, { number, address, sessionId }].sort((one, other) => one.number - other.number);
    live.traffic.follow(found.value, all);
    show(live, { ports: all });
    return ok(undefined);
  };
  const close = (mergedId: string): void => {
    const live = views.get(mergedId);
    if (!live) return;
    live.traffic.end();
    views.delete(mergedId);
    viewStore.publish({ type: 'merged-closed', mergedId });
  };
  const setRecording = (path: string, change: Partial<MergedView['recording']>): void => {
    const live = [...views.values()].find(({ traffic }) => traffic.recordingPath === path);
    if (live) show(live, { recording: { ...live.shown.recording, ...change } });
  };
  // A session that ends leaves the divider of its closed port as its last line.
  viewStore.onEvent((event) => {
    if (event.type !== 'session-forgotten') return;
    for (const live of views.values()) leave(live, ({ sessionId }) => sessionId === event.sessionId);
  });

  return {
    handlers: {
      'merged.open': async ({ sessionIds }) => {
        if (views.size >= mergedViewLimit) return fail('usage/invalid', { field: 'merged', problem: 'too-many' });
        const ports = portsOf(options, sessionIds);
        if (!ports.ok) return ports;
        let opened: Live | null = null;
        const traffic = createMergedTraffic({
          ...{ clock, app: options.app, ports: ports.value.map(({ port }) => port) },
          onFurtherFile: (path) => {
            if (opened) show(opened, { recording: { ...opened.shown.recording, name: fileNameOf(path) } });
          },
        });
        if (!traffic.ok) return traffic;
        count += 1;
        const id = `m${count}`;
        const shown = ports.value.map(({ port: { number, address }, sessionId }) => ({ number, address, sessionId }));
        const { recording } = traffic.value;
        const live: Live = {
          traffic: traffic.value,
          shown: { id, madeAtMs: clock.wallMs(), ports: shown, recording, marks: [] },
        };
        opened = live;
        views.set(id, live);
        show(live, {});
        return ok({ mergedId: id });
      },
      'merged.change': async ({ mergedId, sessionIds }) => {
        const live = views.get(mergedId);
        if (!live) return fail('usage/invalid', { field: 'merged', problem: 'unknown' });
        leave(live, ({ sessionId }) => sessionId !== null && !sessionIds.includes(sessionId));
        for (const sessionId of sessionIds) {
          const followed = follow(live, sessionId);
          if (!followed.ok) return followed;
        }
        return emptyAnswer();
      },
      'merged.close': async ({ mergedId }) => {
        close(mergedId);
        return emptyAnswer();
      },
    },
    lines: (mergedId) => views.get(mergedId)?.traffic.lines ?? null,
    noteRecordingFailure: (path) => setRecording(path, { failed: true }),
    noteRecordingResumed: (path, isWhole) =>
      setRecording(path, isWhole ? { failed: false } : { failed: false, hasGap: true }),
    close: () => {
      for (const id of [...views.keys()]) close(id);
    },
  };
};

interface NumberedSession {
  readonly port: FollowedPort;
  readonly sessionId: string;
}

const portsOf = (options: MergedServiceOptions, sessionIds: readonly string[]): Outcome<readonly NumberedSession[]> => {
  const found: (NumberedSession & MergedPortView)[] = [];
  for (const sessionId of new Set(sessionIds)) {
    const port = portOf(options, sessionId, found);
    if (!port.ok) return port;
    found.push({ ...port.value, port: port.value, sessionId });
  }
  return found.length < 2 ? fail('usage/invalid', { field: 'merged', problem: 'missing' }) : ok(found);
};

/** A port that was followed before keeps its number. */
const portOf = (
  { viewStore, traffic }: MergedServiceOptions,
  sessionId: string,
  ports: readonly MergedPortView[],
): Outcome<FollowedPort> => {
  const source = traffic(sessionId);
  const address = viewStore.view().sessions[sessionId]?.address;
  if (source === null || address === undefined) return fail('usage/invalid', { field: 'session', problem: 'unknown' });
  const before = ports.find((port) => port.address === address && port.sessionId === null);
  const number = before?.number ?? ports.length + 1;
  if (number > mergedPortLimit) return fail('usage/invalid', { field: 'merged', problem: 'too-many' });
  return ok({ number, address, source });
};
