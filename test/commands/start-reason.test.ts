import { expect, it } from 'vitest';
import { startReason } from '../../electron/commands/start-reason.ts';
import { expectUnreadable, resultOf, textOf } from './support.ts';

it('reads the reason of the last start', () => {
  expect(textOf(startReason.line())).toBe('AT*EXINFO?');
  expect(resultOf(startReason, undefined, ['*EXINFO: 8', 'OK'])).toEqual({ code: 8 });
  expectUnreadable(startReason, undefined, ['*EXINFO: ', 'OK']);
  expectUnreadable(startReason, undefined, ['OK']);
});
