import { describe, expect, it } from 'vitest';
import { type Chip, chipsOf, staleMs } from '../../../renderer/shell/chips.ts';
import { meaningOfStat } from '../../../shared/at/registration-stat.ts';
import { type ModuleFacts, noFacts, type OnlineView, type RunView } from '../../../shared/contract.ts';
import type { StepId } from '../../../shared/steps.ts';
import { samplePlan } from '../../support/run-plan.ts';

const source = { atMs: 1_000, command: 'AT+X' };
const offline: OnlineView = { kind: 'offline', failure: null };

const healthy: ModuleFacts = {
  ...noFacts,
  operator: { text: 'China Mobile', ...source },
  sim: { state: 'ready', ...source },
  registration: { stat: 1, registered: true, roaming: false, denied: false, ...source },
  signal: { rssi: 18, dbm: -77, judgement: 'good', ...source },
  attach: { attached: true, address: '10.0.0.2', ...source },
  tls: { state: 'up', encrypted: true, ...source },
  mqtt: { state: 'online', ...source },
};

const states = (facts: ModuleFacts, online: OnlineView = offline, run: RunView | null = null): string =>
  chipsOf(facts, online, run)
    .map(({ id, state }) => `${id} ${state}`)
    .join(', ');

const chip = (id: Chip['id'], facts: ModuleFacts, online: OnlineView = offline): Chip => {
  const found = chipsOf(facts, online, null).find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

const runAt = (id: StepId, state: RunView['state'] = 'running'): RunView => ({
  number: 1,
  plan: samplePlan,
  state,
  stages: ['module'],
  startedAtMs: 0,
  endedAtMs: null,
  steps: [
    {
      id,
      item: null,
      status: 'running',
      startedAtMs: 0,
      ms: 0,
      failure: null,
      warnings: [],
      progress: null,
      trafficFrom: 0,
      trafficTo: null,
      about: {},
    },
  ],
  failure: null,
  report: null,
  found: null,
});

describe('the pipeline of the top bar', () => {
  it('is waiting everywhere while nothing is known', () => {
    expect(states(noFacts)).toBe(
      'sim waiting, network waiting, signal waiting, attached waiting, tls waiting, mqtt waiting',
    );
  });

  it('is green from end to end for a module that is online', () => {
    expect(states(healthy)).toBe('sim done, network done, signal done, attached done, tls done, mqtt done');
  });

  it('shows nothing as done after a broken link', () => {
    const noSim = { ...healthy, sim: { state: 'missing', ...source } } as const;
    expect(states(noSim)).toBe(
      'sim failed, network waiting, signal waiting, attached waiting, tls waiting, mqtt waiting',
    );
  });

  it('shows a refusal even after the connection closed', () => {
    const refused = {
      ...healthy,
      tls: { state: 'closed', encrypted: true, ...source },
      mqtt: { state: 'refused', ...source },
    } as const;
    expect(states(refused)).toBe('sim done, network done, signal done, attached done, tls waiting, mqtt failed');
  });

  it('shows the operator, and whether the network is roaming', () => {
    expect(chip('network', healthy)).toMatchObject({ detail: 'China Mobile', detailAlone: true });
    const abroad = { ...healthy, registration: { stat: 5, registered: true, roaming: true, denied: false, ...source } };
    expect(chip('network', abroad)).toMatchObject({ word: 'roaming', detail: 'China Mobile', detailAlone: false });
  });

  it('distinguishes searching from being refused', () => {
    const of = (denied: boolean) => ({
      ...noFacts,
      registration: { stat: denied ? 3 : 2, registered: false, roaming: false, denied, ...source },
    });
    expect(chip('network', of(false))).toMatchObject({ state: 'running', word: 'searching' });
    expect(chip('network', of(true))).toMatchObject({ state: 'failed', word: 'denied' });
  });

  it.each([
    [0, 'waiting', 'notSearching'],
    [2, 'running', 'searching'],
    [4, 'waiting', 'noNetwork'],
    [8, 'failed', 'emergency'],
    [11, 'failed', 'emergency'],
    [6, 'done', 'registeredLimited'],
    [10, 'done', 'registeredLimited'],
  ] as const)('shows the exact meaning of registration %i', (stat, state, word) => {
    const { registered, roaming, denied } = meaningOfStat(stat);
    const facts = { ...healthy, registration: { stat, registered, roaming, denied, ...source } };
    expect(chip('network', facts)).toMatchObject({ state, word });
  });

  it.each([
    [-51, 4],
    [-80, 4],
    [-81, 3],
    [-93, 3],
    [-94, 2],
    [-105, 2],
    [-106, 1],
  ])('draws %i dBm with %i bars', (dbm, bars) => {
    const facts = { ...noFacts, signal: { rssi: 1, dbm, judgement: 'good', ...source } } as const;
    expect(chip('signal', facts)).toMatchObject({ bars, detail: `−${-dbm} dBm` });
  });

  it('warns of a weak signal and fails without one', () => {
    const weak = { ...noFacts, signal: { rssi: 5, dbm: -103, judgement: 'weak', ...source } } as const;
    const none = { ...noFacts, signal: { rssi: 99, dbm: null, judgement: 'none', ...source } } as const;
    expect(chip('signal', weak).state).toBe('warning');
    expect(chip('signal', none)).toMatchObject({ state: 'failed', bars: 0 });
  });

  it('shows the chip of a running step, also after a broken link, and none after the run', () => {
    expect(states(noFacts, offline, runAt('connect.open'))).toContain('tls running');
    expect(states(healthy, offline, runAt('module.sim'))).toContain('sim running');
    expect(states(noFacts, offline, runAt('connect.open', 'stopped'))).toContain('tls waiting');
  });

  it('shows reconnecting, regardless of the last report of the module', () => {
    const recovering: OnlineView = { kind: 'recovering', plan: samplePlan, attempt: 2, waitMs: 5_000, failure: null };
    const closed = { ...healthy, mqtt: { state: 'closed', ...source } } as const;
    expect(chip('mqtt', closed, recovering)).toMatchObject({ state: 'running', word: 'mqttRecovering' });
  });

  it('shows that TLS is off, from the connection or else from the form', () => {
    const off = (wantsTls: boolean, facts: ModuleFacts) => chipsOf(facts, offline, null, wantsTls)[4];
    expect(off(false, noFacts)).toMatchObject({ state: 'waiting', word: 'tlsOff' });
    expect(off(true, noFacts)).toMatchObject({ state: 'waiting', word: 'tls' });
    const plain = (state: 'up' | 'failed' | 'closed') => ({ ...healthy, tls: { state, encrypted: false, ...source } });
    expect(off(true, plain('up'))).toMatchObject({ state: 'skipped', word: 'tlsOff' });
    expect(off(true, plain('failed'))).toMatchObject({ state: 'failed', word: 'tcpFailed' });
    expect(off(true, plain('closed'))).toMatchObject({ state: 'waiting', word: 'tcpClosed' });
  });

  it('distinguishes a closed session from a lost one', () => {
    const closed = { ...healthy, mqtt: { state: 'closed', ...source } } as const;
    const lost: OnlineView = { kind: 'offline', failure: { code: 'mqtt/dropped', facts: {}, evidence: [] } };
    expect(chip('mqtt', closed)).toMatchObject({ state: 'waiting', word: 'mqttClosed' });
    expect(chip('mqtt', closed, lost)).toMatchObject({ state: 'failed', word: 'mqttLost' });
  });
});

describe('the age of a chip', () => {
  it('is shown after a minute without an update', () => {
    expect(staleMs(chip('signal', healthy), 61_000)).toBeNull();
    expect(staleMs(chip('signal', healthy), 61_001)).toBe(60_001);
  });

  it('is not shown for connections, whose changes the module reports', () => {
    expect(staleMs(chip('mqtt', healthy), 1_000_000)).toBeNull();
    expect(staleMs(chip('tls', healthy), 1_000_000)).toBeNull();
  });

  it('is not shown for unknown values', () => {
    expect(staleMs(chip('sim', noFacts), 1_000_000)).toBeNull();
  });
});
