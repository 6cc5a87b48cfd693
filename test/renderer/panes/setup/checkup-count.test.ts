import { expect, it } from 'vitest';
import { checkupRows } from '../../../../renderer/panes/setup/checkup.ts';
import { stageCards } from '../../../../renderer/panes/setup/stages.ts';
import { type ModuleFacts, noFacts } from '../../../../shared/contract.ts';
import { input, wholeRun } from './fixture.ts';

const learnt = { atMs: 5, command: 'AT' };

const known: ModuleFacts = {
  ...noFacts,
  model: { text: 'Air720H', ...learnt },
  imei: { text: '866714043186526', ...learnt },
  sim: { state: 'ready', ...learnt },
  registration: { stat: 5, registered: true, roaming: true, denied: false, ...learnt },
  clock: { text: '26/11/20,15:02:24+32', offMs: 10, ...learnt },
};

it.each([noFacts, known])(
  'the check-up counts the ticks that stand below it, whatever the number of steps',
  (facts) => {
    const [card] = stageCards(input(wholeRun(), { facts }));
    const rows = checkupRows(facts);
    const ticks = rows.filter(({ state }) => state === 'ok').length;
    expect(card?.summary).toMatchObject({ key: 'moduleDone', values: { count: ticks, of: rows.length } });
  },
);
