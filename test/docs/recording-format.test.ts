import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { checkReplay } from '../../electron/recordings/check-replay.ts';
import { piecesOf } from '../../electron/recordings/pieces-of.ts';
import { type TrafficPiece, trafficOwners } from '../../shared/traffic.ts';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/recording-format.md'), 'utf8');
const example = Buffer.from(/```jsonl\n(.*?)```/s.exec(page)?.[1] ?? '');

const rowOf = ({ atMs, direction, owner, commandId, bytes }: TrafficPiece): string => {
  const time = new Date(atMs).toISOString().slice(11, 23);
  const text = JSON.stringify(Buffer.from(bytes).toString('latin1')).slice(1, -1).replaceAll('\\"', '"');
  const cells = [time, direction, owner, commandId === 0 ? '' : String(commandId), text === '' ? '' : `\`${text}\``];
  return `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`;
};

describe('the example of docs/recording-format.md', () => {
  it('is a recording without a fault', () => {
    const reader = readRecording(example);
    expect([...reader].length).toBeGreaterThan(15);
    expect(reader.report).toEqual({
      ...{ furtherParts: 0, badLines: 0, isTorn: false, repeatedEntries: 0, missingEntries: 0 },
    });
  });

  it('is read as its table says', () => {
    const { from, pieces: found } = piecesOf(() => [example]);
    const pieces = [...found];
    expect(from).toBe('kept');
    for (const piece of pieces) expect(page).toContain(rowOf(piece));
    expect(page.match(/^\| \d\d:\d\d:\d\d\.\d{3} /gm)).toHaveLength(pieces.length);
  });

  it('is cut in the same way by the engine', () => {
    expect(checkReplay(() => [example])).toMatchObject({ openings: 1, comparedPieces: 10, differences: 0 });
  });
});

it('docs/recording-format.md has the numbers of the owners', () => {
  const rows = [...page.matchAll(/^\| (\d+) \| `([a-z-]+)` \|/gm)].map(([, number, owner]) => `${number} ${owner}`);
  expect(rows).toEqual(trafficOwners.map((owner, number) => `${number} ${owner}`));
});
