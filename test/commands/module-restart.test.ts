import { expect, it } from 'vitest';
import { restartModule } from '../../electron/commands/module-restart.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('restarts once', () => {
  expect(textOf(restartModule.line())).toBe('AT+RESET');
  expect(restartModule.repeatable).toBe(false);
  expectPlainAnswer(restartModule, undefined);
});
