import { beforeAll, describe, expect, it } from 'vitest';
import { checkReplay, isSameReplay } from '../../electron/recordings/check-replay.ts';
import { createSessionServiceBench } from '../support/session-service-bench.ts';

/** The lines of a recording of the application with two typed commands, two openings and a message. */
let lines: readonly string[] = [];

beforeAll(async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  const type = async (line: string): Promise<void> => {
    await bench.ask('terminal.send', { sessionId, line });
    await bench.clock.advance(300);
  };
  await type('AT+CSQ');
  await type('AT+CGSN');
  await bench.ask('session.close', { sessionId });
  await bench.clock.advance(300);
  await bench.ask('session.open', { address: 'sim:', baudRate: 115_200 });
  await type('AT+CSQ');
  await bench.ask('session.close', { sessionId });
  await bench.clock.advance(300);
  lines = bench.recorded();
});

const check = (changed: (line: string, index: number) => string | null = (line) => line) =>
  checkReplay(() => [
    Buffer.from(
      lines
        .flatMap((line, index) => changed(line, index) ?? [])
        .join('\n')
        .concat('\n'),
    ),
  ]);
const letterOf = (line: string): string => /^\[\d+,\d+,"(\w)"/.exec(line)?.[1] ?? '';

describe('the replay of a recording', () => {
  it('cuts as it was cut, over all openings', () => {
    const found = check();
    expect(found).toMatchObject({ openings: 2, differences: 0, first: null, gaps: 0, unreadableInputs: 0 });
    expect(found.comparedPieces).toBeGreaterThan(15);
    expect(isSameReplay(found)).toBe(true);
  });

  it('says where a line belongs to something else today', () => {
    const found = check((line) => line.replace('22.2 8.13.1', '22.2 26.13.1'));
    expect(found).toMatchObject({
      differences: 1,
      first: { direction: 'received', kept: { owner: 'unclaimed' }, now: { owner: 'answer', commandId: 1 } },
    });
    expect(Buffer.from(found.first?.bytes ?? []).toString()).toBe('+CSQ: 25,99\r\n');
    expect(isSameReplay(found)).toBe(false);
  });

  it('says where a line ends elsewhere today, and goes on behind it', () => {
    const found = check((line) => line.replace('22.2 8.13.1 22.2', '22.2 8.10.1 22.5'));
    expect(found).toMatchObject({ differences: 2, first: { kept: { owner: 'answer' }, now: null } });
  });

  it('says where a restart is no restart today', () => {
    const kept = check((line) => line.replace('"kind":"closed"', '"kind":"restarted"'));
    expect(kept.restarts).toEqual({ kept: 2, now: 0 });
    expect(isSameReplay(kept)).toBe(false);
  });

  it('compares nothing without the inputs of an engine', () => {
    const found = check((line) => (letterOf(line) === 'q' ? null : line));
    expect(found).toMatchObject({ openings: 0, comparedPieces: 0, differences: 0 });
  });

  it('compares nothing between missing bytes and the next opening', () => {
    const first = lines.findIndex((line) => letterOf(line) === 'r');
    const gap = (line: string): string =>
      line.replace(
        /^\[(\d+),(\d+).*/,
        '[$1,$2,"m",{"gap":{"entries":1,"bytes":40},"to":{"sentBytes":8,"receivedBytes":8}}]',
      );
    const found = check((line, index) => (index === first ? gap(line) : line));
    expect(found).toMatchObject({ openings: 2, gaps: 1, differences: 0 });
    expect(found.comparedPieces).toBeGreaterThan(0);
    expect(found.comparedPieces).toBeLessThan(check().comparedPieces);
  });

  it('counts inputs that it cannot read, and goes on', () => {
    const found = check((line) => line.replace('"kind":"submit","id":1,', '"kind":"from-the-future","id":1,'));
    expect(found.unreadableInputs).toBe(2);
    expect(found.differences).toBeGreaterThan(0);
  });
});
