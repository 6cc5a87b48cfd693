import { expect, it } from 'vitest';
import { mqttEncoding } from '../../electron/commands/mqtt-encoding.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('builds both modes, accepts OK or an error, and is optional', () => {
  expect(textOf(mqttEncoding.line({ mode: 0 }))).toBe('AT+MQTTMODE=0');
  expect(textOf(mqttEncoding.line({ mode: 1 }))).toBe('AT+MQTTMODE=1');
  expectPlainAnswer(mqttEncoding, { mode: 0 });
  expect(mqttEncoding.optional).toBe(true);
});
