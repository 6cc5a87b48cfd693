import { expect, it } from 'vitest';
import { searchNote } from '../../../renderer/shell/find-rows.ts';
import type { ProbeView } from '../../../shared/contract.ts';

const probe = (address: string, state: ProbeView['state']): ProbeView => ({
  ...{ address, state, baudRate: null, version: null, failure: null },
});
const silent = probe('COM1', 'silent');
const waiting = probe('COM2', 'waiting');

it('says that no port answered only after asking all', () => {
  expect(searchNote({ running: false, probes: [silent, silent], done: 2 })).toBe('nothing');
  // Stopped half-way.
  expect(searchNote({ running: false, probes: [silent, waiting], done: 1 })).toBe('hint');
  expect(searchNote({ running: false, probes: [silent, probe('COM3', 'answers')], done: 2 })).toBe('hint');
  expect(searchNote({ running: true, probes: [], done: 0 })).toBe('hint');
  expect(searchNote({ running: false, probes: [], done: 0 })).toBe('noPorts');
});
