import { expect, it } from 'vitest';
import { buildRequest } from '../../electron/at/command-spec.ts';
import { mqttSubscribe } from '../../electron/commands/mqtt-subscribe.ts';
import { expectNoInjection, play, textOf } from './support.ts';

const topic = '/huawei/v1/devices/8598553f-1f3d-47e6-a7b4-bbdabce316ba/command/json';
const params = { topic, qos: 0, secondPhaseMs: 10_000 } as const;

it('builds the line of the article', () => {
  expect(textOf(mqttSubscribe.line(params))).toBe(`AT+MSUB="${topic}",0`);
  expect(textOf(mqttSubscribe.line({ ...params, topic: '/主题/+/#', qos: 2 }))).toBe('AT+MSUB="/主题/+/#",2');
});

it('succeeds with SUBACK, not with OK', () => {
  expect(play(mqttSubscribe, params, ['OK']).outcome).toBeNull();
  expect(play(mqttSubscribe, params, ['', 'OK', '', 'SUBACK']).outcome?.ok).toBe(true);
  expect(buildRequest(mqttSubscribe, params).secondPhase).toMatchObject({ deadlineMs: 10_000, holdsLine: true });
});

it.each(['ERROR', 'CLOSED', '+CME ERROR: 3', 'SUBACK FAIL', 'SUBACK: 128'])('is refused by %s after OK', (line) => {
  expect(play(mqttSubscribe, params, ['OK', line]).failedBy).toBe(line);
});

it('does not accept UNSUBACK or a message as SUBACK', () => {
  const { outcome, unclaimed } = play(mqttSubscribe, params, ['OK', 'UNSUBACK', '+MSUB: 0', 'SUBACK']);
  expect(outcome?.ok).toBe(true);
  expect(unclaimed).toEqual(['UNSUBACK', '+MSUB: 0']);
});

it('keeps the topic inside its quotes', () => {
  expectNoInjection(mqttSubscribe, (text) => ({ ...params, topic: text }), 1);
});
