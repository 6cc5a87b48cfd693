import { expect, it } from 'vitest';
import { attach, attachState } from '../../electron/commands/attach.ts';
import { expectPlainAnswer, expectUnreadable, resultOf, textOf } from './support.ts';

it.each([
  ['as in the article (docs/at-dialect.md)', '+CGATT: 1', true],
  ['trailing blanks, transcript 27', '+CGATT: 1       ', true],
  ['no blank', '+CGATT:1', true],
  ['not attached', '+CGATT: 0', false],
])('reads the state: %s', (_name, line, attached) => {
  expect(textOf(attachState.line())).toBe('AT+CGATT?');
  expect(resultOf(attachState, undefined, ['AT+CGATT?', '', line, '', 'OK'])).toEqual({ attached });
});

it.each([[['OK']], [['+CGATT: ', 'OK']], [['+CGATT: yes', 'OK']]])('does not parse %j', (received) => {
  expectUnreadable(attachState, undefined, received);
});

it('attaches and detaches, with the deadline of the manual', () => {
  expect(textOf(attach.line({ attached: true }))).toBe('AT+CGATT=1');
  expect(textOf(attach.line({ attached: false }))).toBe('AT+CGATT=0');
  expect(attach.deadlineMs({ attached: true })).toBe(108_000);
  expectPlainAnswer(attach, { attached: true });
});
