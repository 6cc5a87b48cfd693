import { expect, it } from 'vitest';
import { shutConnections } from '../../electron/commands/shut-connections.ts';
import { expectPlainAnswer, play, textOf } from './support.ts';

it('ends with SHUT OK, in one vendor table with OK', () => {
  expect(textOf(shutConnections.line())).toBe('AT+CIPSHUT');
  expect(play(shutConnections, undefined, ['', 'SHUT OK']).outcome?.ok).toBe(true);
  expectPlainAnswer(shutConnections, undefined);
});

it('may take the 90 s of the manual', () => {
  expect(shutConnections.deadlineMs()).toBe(90_000);
});
