import { expect, it } from 'vitest';
import { checkupFacts, checkupRows } from '../../../../renderer/panes/setup/checkup.ts';
import { stageCards } from '../../../../renderer/panes/setup/stages.ts';
import { type ModuleFacts, noFacts } from '../../../../shared/contract.ts';
import { input, wholeRun } from './fixture.ts';

const source = { atMs: 5, command: 'AT' };

const known: ModuleFacts = {
  ...noFacts,
  model: { text: 'Air720H', ...source },
  imei: { text: '866714043186526', ...source },
  sim: { state: 'ready', ...source },
  registration: { stat: 5, registered: true, roaming: true, denied: false, ...source },
  clock: { text: '26/11/20,15:02:24+32', offMs: 10, ...source },
};

it('the check-up of a run shows its findings, not the current values', () => {
  const found: ModuleFacts = { ...known, signal: { rssi: 18, dbm: -77, judgement: 'good', ...source } };
  // The cable was unplugged: changing values are unknown again, and the model was read again.
  const later: ModuleFacts = { ...noFacts, model: { text: 'Air720H', atMs: 99, command: 'AT+CGMM' } };
  const run = { ...wholeRun(), found };
  const rows = checkupRows(checkupFacts(run, later));
  expect(rows.filter(({ state }) => state === 'ok').map(({ id }) => id)).toEqual([
    'model',
    'sim',
    'imei',
    'signal',
    'clock',
  ]);
  expect(new Set(rows.flatMap(({ fact }) => fact?.atMs ?? []))).toEqual(new Set([source.atMs]));
  const [card] = stageCards(input(run, { facts: later }));
  expect(card?.summary).toMatchObject({ key: 'moduleDone', values: { count: 5, of: 9, signal: '−77 dBm' } });
  // During a check-up, what is known now.
  expect(checkupFacts({ ...run, found: null }, later)).toBe(later);
  expect(checkupFacts(null, later)).toBe(later);
});

it.each([noFacts, known])('the check-up counts the ticks below it, not the steps', (facts) => {
  const [card] = stageCards(input(wholeRun(), { facts }));
  const rows = checkupRows(facts);
  const ticks = rows.filter(({ state }) => state === 'ok').length;
  expect(card?.summary).toMatchObject({ key: 'moduleDone', values: { count: ticks, of: rows.length } });
});
