import { expect, it } from 'vitest';
import { fileMemory } from '../../electron/commands/file-memory.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['transcript 12', '+FSMEM: 64100 bytes', 64_100],
  ['one word only', '+FSMEM:1331200', 1_331_200],
  ['full', '+FSMEM: 0 byte', 0],
])('reads the free space: %s', (_name, line, freeBytes) => {
  expect(textOf(fileMemory.line())).toBe('AT+FSMEM');
  expect(resultOf(fileMemory, undefined, [line, '', 'OK'])).toEqual({ freeBytes, line });
});

it('is optional with a short deadline, because in one log the OK is missing', () => {
  expect(fileMemory.optional).toBe(true);
  expect(fileMemory.deadlineMs()).toBeLessThanOrEqual(3_000);
});

it.each([[['OK']], [['+FSMEM: 64 kB', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(fileMemory, undefined, received);
});
