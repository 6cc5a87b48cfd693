import { expect, it } from 'vitest';
import { mqttDisconnect } from '../../electron/commands/mqtt-disconnect.ts';
import { expectPlainAnswer, textOf } from './support.ts';

it("builds the article's line and takes OK or an error", () => {
  expect(textOf(mqttDisconnect.line())).toBe('AT+MDISCONNECT');
  expectPlainAnswer(mqttDisconnect, undefined);
});
