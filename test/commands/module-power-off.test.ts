import { expect, it } from 'vitest';
import { powerOffModule } from '../../electron/commands/module-power-off.ts';
import { play, textOf } from './support.ts';

it('ends with its own result', () => {
  expect(textOf(powerOffModule.line())).toBe('AT+CPOWD=1');
  expect(play(powerOffModule, undefined, ['AT+CPOWD=1', 'NORMAL POWER DOWN']).outcome?.ok).toBe(true);
  expect(play(powerOffModule, undefined, ['ERROR']).failedBy).toBe('ERROR');
});
