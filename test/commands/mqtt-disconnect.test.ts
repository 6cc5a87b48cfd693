import { expect, it } from 'vitest';
import { mqttDisconnect } from '../../electron/commands/mqtt-disconnect.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it('builds the line of the article and accepts OK or an error', () => {
  expect(textOf(mqttDisconnect.line())).toBe('AT+MDISCONNECT');
  expectPlainAnswer(mqttDisconnect, undefined);
});
