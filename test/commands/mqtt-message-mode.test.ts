import { expect, it } from 'vitest';
import { mqttMessageMode } from '../../electron/commands/mqtt-message-mode.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('builds both modes and accepts OK or an error', () => {
  expect(textOf(mqttMessageMode.line({ mode: 0 }))).toBe('AT+MQTTMSGSET=0');
  expect(textOf(mqttMessageMode.line({ mode: 1 }))).toBe('AT+MQTTMSGSET=1');
  expectPlainAnswer(mqttMessageMode, { mode: 0 });
});
