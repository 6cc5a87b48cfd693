import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRequest } from '../../electron/at/command-spec.ts';
import { mqttPublish } from '../../electron/commands/mqtt-publish.ts';
import { unescapeMessage } from '../../shared/at/message-escapes.ts';
import { expectNoInjection, play, textOf } from './support.ts';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const params = {
  topic: 'mqtt/topic',
  qos: 0,
  retain: false,
  message: encode('SSSSddddd'),
  secondPhaseMs: 10_000,
} as const;

describe('the line', () => {
  it('is that of the article', () => {
    expect(textOf(mqttPublish.line(params))).toBe('AT+MPUB="mqtt/topic",0,0,"SSSSddddd"');
  });

  it.each([
    ['quotes, as in the article', '{"msgType":"deviceReq"}', '{\\22msgType\\22:\\22deviceReq\\22}'],
    ['line ends and a backslash', 'a\r\nb\\c', 'a\\0D\\0Ab\\5Cc'],
    ['Chinese', '温度 21℃', '温度 21℃'],
    ['nothing', '', ''],
  ])('escapes %s', (_name, message, escaped) => {
    expect(textOf(mqttPublish.line({ ...params, message: encode(message) }))).toBe(
      `AT+MPUB="mqtt/topic",0,0,"${escaped}"`,
    );
  });

  it('contains QoS and retain', () => {
    expect(textOf(mqttPublish.line({ ...params, qos: 2, retain: true }))).toBe('AT+MPUB="mqtt/topic",2,1,"SSSSddddd"');
  });

  it('carries any bytes inside one pair of quotes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (message) => {
        const match = /^AT\+MPUB="mqtt\/topic",0,0,"([^"\x00-\x1f]*)"$/.exec(
          textOf(mqttPublish.line({ ...params, message })),
        );
        expect(unescapeMessage(match?.[1] ?? '')).toEqual(message);
      }),
    );
  });

  it('keeps the topic inside its quotes', () => {
    expectNoInjection(mqttPublish, (topic) => ({ ...params, topic }), 2);
  });
});

describe('the acknowledgement', () => {
  it.each([
    [0, ['OK']],
    [1, ['OK', 'PUBACK']],
    [2, ['OK', 'PUBREC', '', 'PUBCOMP']],
  ] as const)('of QoS %i', (qos, received) => {
    expect(play(mqttPublish, { ...params, qos }, received).outcome?.ok).toBe(true);
  });

  it.each([
    [1, ['OK']],
    [2, ['OK', 'PUBREC']],
    [2, ['OK', 'PUBCOMP', 'PUBREC']],
    [1, ['OK', 'PUBCOMP']],
  ] as const)('of QoS %i is not %j', (qos, received) => {
    expect(play(mqttPublish, { ...params, qos }, received).outcome).toBeNull();
  });

  it('does not hold the line, so an error of a later command does not belong to it', () => {
    expect(buildRequest(mqttPublish, { ...params, qos: 1 }).secondPhase?.holdsLine).toBe(false);
    expect(play(mqttPublish, { ...params, qos: 1 }, ['OK', 'ERROR', 'PUBACK']).outcome?.ok).toBe(true);
  });

  it.each([
    [1, 'PUBACK 135', 'PUBCOMP 146'],
    [2, 'PUBCOMP 146', 'PUBACK 135'],
  ] as const)('of QoS %i may be %s, but not %s, which is of another publish', (qos, own, foreign) => {
    expect(play(mqttPublish, { ...params, qos }, ['OK', own]).failedBy).toBe(own);
    expect(play(mqttPublish, { ...params, qos }, ['OK', foreign]).failedBy).not.toBe(foreign);
  });

  it('fails when the connection is lost', () => {
    expect(play(mqttPublish, { ...params, qos: 1 }, ['OK', 'CLOSED']).failedBy).toBe('CLOSED');
  });

  it('does not lead to an automatic repetition when it is missing', () => {
    expect(mqttPublish.repeatable).toBe(false);
  });
});
