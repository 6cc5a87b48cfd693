import { expect, it } from 'vitest';
import { digestRecording } from '../../electron/app/services/recordings/recording-digest.ts';
import { createPlacesBench, type PlacesBench } from '../support/places-bench.ts';

const first = '866475030000019';
const second = '866475030000027';

const exchange = async (bench: PlacesBench, unit: number): Promise<void> => {
  bench.socket('sim:').pull();
  await bench.clock.advance(1_000);
  bench.socket('sim:').plug(unit);
  await bench.clock.advance(120_000);
};

const digest = (bench: PlacesBench) => {
  const [lines = []] = Object.values(bench.recordings());
  return digestRecording(new TextEncoder().encode(`${lines.join('\n')}\n`), null);
};

it('a recording lists every module that was on its port, each with the result of its own run', async () => {
  const bench = createPlacesBench();
  const sessionId = await bench.open('sim:');
  await bench.run(sessionId);
  await exchange(bench, 2);
  bench.socket('sim:').module.setFault('no-sim', true);
  await bench.run(sessionId);
  expect(digest(bench)).toMatchObject({ imei: second, others: [{ imei: first }] });
  await bench.ask('session.close', { sessionId });
  const failed = { state: 'failed', stage: 'module' };
  expect(digest(bench)).toMatchObject({
    ...{ imei: second, result: failed },
    others: [{ imei: first, result: { state: 'done', online: true } }],
  });
  await bench.ask('session.open', { address: 'sim:', baudRate: 115_200 });
  await exchange(bench, 1);
  await bench.ask('session.forget', { sessionId });
  expect(digest(bench)).toMatchObject({
    ...{ imei: first, result: { state: 'done', online: true } },
    others: [{ imei: second, result: failed }],
  });
});
