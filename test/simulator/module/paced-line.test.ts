import { expect, test } from 'vitest';
import { createPacedLine } from '../../../electron/simulator/module/paced-line.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { createBench, linesOf } from './bench.ts';

test.each([
  [115_200, 1_000],
  [9_600, 97],
  [300, 3],
])('at %i baud %i bytes take ten bits each, and none is lost or reordered', async (baud, count) => {
  const clock = new VirtualClock();
  const arrived: number[] = [];
  let lastAtMs = 0;
  const line = createPacedLine(clock, baud, (bytes) => {
    arrived.push(...bytes);
    lastAtMs = clock.nowMs();
  });
  const sent = Uint8Array.from({ length: count }, (_, index) => index % 256);
  line.push(sent.subarray(0, 1));
  line.push(sent.subarray(1));
  await clock.advance(60_000);
  expect(arrived).toEqual([...sent]);
  expect(lastAtMs).toBeCloseTo((count * 10_000) / baud, 3);
  expect(clock.pendingTimers).toBe(0);
});

test('an idle line does not deliver faster afterwards', async () => {
  const clock = new VirtualClock();
  let lastAtMs = 0;
  const line = createPacedLine(clock, 9_600, () => {
    lastAtMs = clock.nowMs();
  });
  await clock.advance(10_000);
  line.push(new Uint8Array(96));
  await clock.advance(1_000);
  expect(lastAtMs).toBeCloseTo(10_100, 3);
});

test('bytes on the line are lost when it is cleared', async () => {
  const clock = new VirtualClock();
  let count = 0;
  const line = createPacedLine(clock, 9_600, (bytes) => {
    count += bytes.length;
  });
  line.push(new Uint8Array(96));
  await clock.advance(50);
  line.clear();
  await clock.advance(1_000);
  expect(count).toBe(48);
});

test('a paced module takes the time of both directions, and has the same output', async () => {
  const bench = await createBench({ module: { paceBaud: 9_600 }, echo: true });
  expect(await bench.exchange('AT+CGMR\r', 5)).toBe('');
  const text = await bench.exchange('', 1_000);
  expect(linesOf(text)).toEqual(['AT+CGMR', '+CGMR: "AirM2M_720H_V1104_LTE_AT"', 'OK']);
  expect(bench.chunks.length).toBeGreaterThan(10);
});

test('a paced upload arrives completely, and takes the expected time', async () => {
  const bench = await createBench({ module: { paceBaud: 9_600 } });
  await bench.lines('AT+FSCREATE="a"');
  await bench.exchange('AT+FSWRITE="a",0,960,15\r');
  expect(await bench.exchange('x'.repeat(960), 990)).toBe('');
  expect(linesOf(await bench.exchange('', 200))).toEqual(['OK']);
  expect(bench.module.files.get('a')?.length).toBe(960);
});
