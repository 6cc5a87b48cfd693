import { describe, expect, it } from 'vitest';
import { type CheckupRowId, checkupRows, isOutdated } from '../../../../renderer/panes/setup/checkup.ts';
import { type ModuleFacts, noFacts } from '../../../../shared/contract.ts';
import { runAt } from './fixture.ts';

const source = { atMs: 5, command: 'AT' };
const row = (id: CheckupRowId, facts: Partial<ModuleFacts>) =>
  checkupRows({ ...noFacts, ...facts }).find((candidate) => candidate.id === id);

const signal = (rssi: number, dbm: number | null, judgement: 'good' | 'weak' | 'none') =>
  row('signal', { signal: { rssi, dbm, judgement, ...source } });
const clock = (offMs: number | null) => row('clock', { clock: { text: '26/11/20,15:02:24+32', offMs, ...source } });
const network = (stat: number, further = {}) =>
  row('registration', {
    registration: { stat, registered: false, roaming: false, denied: false, ...source, ...further },
  });

describe('the check-up', () => {
  it('has nine values, and marks unknown ones', () => {
    const rows = checkupRows(noFacts);
    expect(rows).toHaveLength(9);
    expect(rows.every(({ state, value }) => state === 'unknown' && value === 'unknown')).toBe(true);
  });

  it.each([
    [31, -51, 'good', 'excellent', 'ok'],
    [18, -77, 'good', 'good', 'ok'],
    [12, -89, 'good', 'fair', 'ok'],
    [6, -101, 'weak', 'weak', 'warning'],
    [2, -109, 'weak', 'veryWeak', 'warning'],
    [99, null, 'none', 'noSignal', 'failed'],
  ] as const)('shows CSQ %i as %s dBm, and in words', (rssi, dbm, judgement, value, state) => {
    expect(signal(rssi, dbm, judgement)).toMatchObject({ value, state, raw: `CSQ ${rssi}` });
  });

  it("compares the clock of the module with the computer's", () => {
    expect(clock(400)).toMatchObject({ state: 'ok', value: 'clockRight', values: { offMs: 400 }, raw: '15:02:24' });
    expect(clock(-200_000)).toMatchObject({ state: 'failed', value: 'clockWrong', values: { offMs: 200_000 } });
    expect(clock(null)).toMatchObject({ state: 'failed', value: 'clockNone' });
  });

  it('checks the firmware against the minimum', () => {
    const firmware = (verdict: 'ok' | 'too-old' | 'unknown', minimum: number | null) =>
      row('firmware', { firmware: { text: 'AirM2M_720H_V1009_LTE_AT', verdict, minimum, ...source } });
    expect(firmware('ok', 1104)).toMatchObject({ state: 'ok', badge: '≥ V1104' });
    expect(firmware('too-old', 1104)).toMatchObject({ state: 'failed', badge: '< V1104' });
    expect(firmware('unknown', null)).toMatchObject({ state: 'warning', badge: null });
  });

  it('describes the registration', () => {
    expect(network(1, { registered: true })).toMatchObject({ state: 'ok', value: 'home', raw: 'CEREG 1' });
    expect(network(5, { registered: true, roaming: true })).toMatchObject({ state: 'warning', value: 'roaming' });
    expect(network(2)).toMatchObject({ state: 'warning', value: 'searching' });
    expect(network(3, { denied: true })).toMatchObject({ state: 'failed', value: 'denied' });
    expect(network(8)).toMatchObject({ state: 'failed', value: 'emergency' });
    expect(network(0)).toMatchObject({ state: 'failed', value: 'notSearching' });
    expect(network(4)).toMatchObject({ state: 'failed', value: 'notRegistered' });
    expect(network(6, { registered: true })).toMatchObject({ state: 'warning', value: 'limited' });
    // Named after the command that answered: modules support three.
    expect(network(1, { registered: true, command: 'AT+CGREG?' })).toMatchObject({ raw: 'CGREG 1' });
    expect(network(2, { command: '+CREG' })).toMatchObject({ raw: 'CREG 2' });
  });

  it('identifies the SIM card by the end of its number', () => {
    const facts = { sim: { state: 'ready' as const, ...source }, iccid: { text: '89860012345678904471', ...source } };
    expect(row('sim', facts)).toMatchObject({ state: 'ok', value: 'simReady', raw: 'ICCID …4471', fact: source });
  });

  it('has old values until their steps are done again', () => {
    const steps = runAt('module.sim', 'failed').steps.filter(({ id }) => id.startsWith('module.'));
    const now = Number.MAX_SAFE_INTEGER;
    expect(isOutdated('model', steps, now)).toBe(false);
    expect(isOutdated('sim', steps, now)).toBe(false);
    // The step failed before it read the value again.
    expect(isOutdated('sim', steps, 0)).toBe(true);
    expect(isOutdated('model', steps, 0)).toBe(false);
    expect(isOutdated('registration', steps, now)).toBe(true);
    expect(isOutdated('registration', [], now)).toBe(false);
    const untouched = steps.map((step) => ({ ...step, status: 'waiting' as const, startedAtMs: null }));
    expect(isOutdated('registration', untouched, now)).toBe(false);
  });
});
