import { describe, expect, it } from 'vitest';
import { createLineNoter } from '../../electron/session/module-facts.ts';
import type { TrackedLine } from '../../electron/session/tracked-line.ts';
import { noFacts } from '../../shared/contract.ts';

const signal = (line: string, atMs: number): TrackedLine => ({
  ...{ direction: 'received', line, command: 'AT+CSQ', isFinal: false, atMs },
});

describe('the facts of repeated lines', () => {
  it('change with the first line of its kind, with another value, and back', () => {
    const note = createLineNoter();
    const values = ['+CSQ: 20,99', '+CSQ: 21,99', '+CSQ: 20,99', '+CSQ: 20,99'];
    let facts = noFacts;
    const seen = values.map((line, index) => {
      facts = note(facts, signal(line, index));
      return facts.signal?.rssi;
    });
    expect(seen).toEqual([20, 21, 20, 20]);
  });

  it('get a new time when they are a minute old', () => {
    const note = createLineNoter();
    let facts = note(noFacts, signal('+CSQ: 20,99', 0));
    for (let atMs = 0; atMs < 62_000; atMs += 100) facts = note(facts, signal('+CSQ: 20,99', atMs));
    expect(facts.signal?.atMs).toBeGreaterThanOrEqual(60_000);
  });
});
