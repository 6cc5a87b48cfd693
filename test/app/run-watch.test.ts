import { describe, expect, it } from 'vitest';
import { emptyContent } from '../../electron/app/services/draft/initial-draft.ts';
import { runPlanOf, stageInputsOf } from '../../electron/app/services/draft/stage-inputs.ts';
import { createConnectionRecord } from '../../electron/app/services/session/connection-record.ts';
import { createRunControl } from '../../electron/app/services/session/run-control.ts';
import { noFindings } from '../../electron/procedures/context.ts';
import type { KeepOnlineRun, Session } from '../../electron/session/session.ts';
import type { SessionHead } from '../../shared/contract.ts';
import { type Failure, failure, ok } from '../../shared/outcome.ts';
import { type StageId, stages } from '../../shared/steps.ts';
import { planOf } from '../support/provision-bench.ts';
import { sampleSession } from '../support/sample-view.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const planned = {
  plan: planOf({}),
  shown: runPlanOf(emptyContent, { profileId: null, subject: 'punsaved' }),
  inputs: stageInputsOf(emptyContent),
};

/** Runs on a session without a module. The test decides how a run and a watch end. */
const createBench = () => {
  const clock = new VirtualClock();
  let head: SessionHead = sampleSession();
  const headStore = {
    head: () => head,
    set: (change: Partial<SessionHead>) => {
      head = { ...head, ...change };
    },
    setSoon: () => undefined,
  };
  const connection = createConnectionRecord(headStore);
  const says = (state: 'online' | 'closed'): void =>
    connection.noteFacts({ mqtt: { state, atMs: 1, command: 'AT+MCONNECT' } });
  const watches: { readonly run: KeepOnlineRun; readonly end: (failure: Failure | null) => void }[] = [];
  const bugs: unknown[] = [];
  const bench = {
    /** Replaces the steps of a run. */
    provision: async (): Promise<void> => undefined,
    watches,
    bugs,
    online: () => head.online,
    run: async (asked: readonly StageId[] = stages): Promise<void> => {
      await expect(clock.runUntil(runs.start([...asked], false))).resolves.toEqual(ok(undefined));
      await clock.advance(1);
      expect(runs.isRunning()).toBe(false);
    },
    runs: () => runs,
    clock,
  };
  const session = {
    on: () => () => undefined,
    provision: async () => {
      await bench.provision();
      return ok({ steps: [], failure: null, findings: { ...noFindings(), connected: true } });
    },
    keepOnline: (run: KeepOnlineRun) =>
      new Promise<Failure | null>((resolve) => {
        const onState: KeepOnlineRun['onState'] = (state) => {
          says(state.kind === 'online' ? 'online' : 'closed');
          run.onState(state);
        };
        const end = (failure: Failure | null): void => {
          says('closed');
          resolve(failure);
        };
        watches.push({ run: { ...run, onState }, end });
        run.signal.addEventListener('abort', () => resolve(null));
        onState({ kind: 'online' });
      }),
    publishAbilities: () => ({ publishLimitBytes: 1_360, publishesBinary: false }),
    disconnect: async () => {
      says('closed');
      return 'closed';
    },
  };
  const runs = createRunControl({
    session: session as unknown as Session,
    ...{ headStore, connection, onUnknown: () => undefined },
    track: {
      ...{ run: () => null, begin: () => undefined, note: () => undefined, progress: () => undefined },
      ...{ stopping: () => undefined, noteFileGone: () => undefined, noteTyped: () => undefined, end: () => undefined },
      ...{ hasResults: () => false, draftChanged: () => undefined, retire: () => undefined, named: () => undefined },
    },
    plan: async () => ok(planned),
    nextTraffic: () => 7,
    ...{ recovers: () => true, onRecovered: () => undefined, onNewConnection: () => undefined },
    onBug: (bug) => bugs.push(bug),
  });
  return bench;
};

const kicked = failure('mqtt/kicked', { host: 'h', port: 8883, count: 3 });

describe('a watch that ends without a stop', () => {
  it('leaves the session offline with its reason, also after a recovery', async () => {
    const { run, watches, online, clock } = createBench();
    await run();
    expect(online().kind).toBe('online');
    const [watch] = watches;
    watch?.run.onState({ kind: 'offline', failure: failure('mqtt/dropped') });
    watch?.run.onState({ kind: 'recovering', failure: null, attempt: 1, waitMs: 1_000 });
    expect(online()).toMatchObject({ kind: 'recovering', failure: { code: 'mqtt/dropped' } });
    watch?.end(kicked);
    await clock.advance(1);
    // Lines after it may look like the evidence.
    expect(online()).toEqual({ kind: 'offline', failure: kicked, trafficTo: 7 });
  });

  it('reports nothing when it was ended by a request to close', async () => {
    const { run, watches, online, runs } = createBench();
    await run();
    await expect(runs().closeConnection()).resolves.toMatchObject({ ok: true });
    watches[0]?.run.onState({ kind: 'offline', failure: kicked });
    expect(online()).toEqual({ kind: 'offline', failure: null });
  });
});

describe('an exception in a run', () => {
  const broken = new Error('a step broke');

  it('is not shown as the reason of a session that was offline before', async () => {
    const bench = createBench();
    await bench.run();
    bench.watches[0]?.end(kicked);
    await bench.clock.advance(1);
    bench.provision = () => Promise.reject(broken);
    await bench.run();
    expect(bench.bugs).toEqual([broken]);
    expect(bench.online()).toEqual({ kind: 'offline', failure: kicked, trafficTo: 7 });
  });

  it('leaves the connection of the module open and unwatched', async () => {
    const bench = createBench();
    await bench.run();
    bench.provision = () => Promise.reject(broken);
    await bench.run(['module']);
    expect(bench.online()).toMatchObject({ kind: 'online', plan: null });
  });
});
