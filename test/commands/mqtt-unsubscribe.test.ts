import { expect, it } from 'vitest';
import { mqttUnsubscribe } from '../../electron/commands/mqtt-unsubscribe.ts';
import { expectNoInjection, play, textOf } from './support.ts';

const params = { topic: 'mqtt/topic', secondPhaseMs: 10_000 };

it('builds the line', () => {
  expect(textOf(mqttUnsubscribe.line(params))).toBe('AT+MUNSUB="mqtt/topic"');
});

it('succeeds with UNSUBACK, not with OK or SUBACK', () => {
  expect(play(mqttUnsubscribe, params, ['OK', 'SUBACK']).outcome).toBeNull();
  expect(play(mqttUnsubscribe, params, ['OK', '', 'UNSUBACK']).outcome?.ok).toBe(true);
});

it.each(['ERROR', 'CLOSED', 'UNSUBACK FAIL'])('fails with %s after OK', (line) => {
  expect(play(mqttUnsubscribe, params, ['OK', line]).failedBy).toBe(line);
});

it('keeps the topic inside its quotes', () => {
  expectNoInjection(mqttUnsubscribe, (topic) => ({ ...params, topic }), 1);
});
