import { describe, expect, it } from 'vitest';
import { AtEngine } from '../../electron/at/engine.ts';
import { mqttPublishBinary, recogniseUrc } from '../../electron/commands/index.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { expectNoInjection, play, textOf } from './support.ts';

const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const params = { topic: 'a/b', qos: 0, retain: false, message: bytesOf('abc'), secondPhaseMs: 10_000 } as const;

/** Sends it to a module that counts a first LF after a bare CR as part of the line end, as the manual warns. */
const publishTo = async (message: Uint8Array, qos: 0 | 1 | 2, acknowledgement: string, echo: boolean) => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = new AtEngine({ link, clock, recogniseUrc });
  let taken = '';
  let swallowsLineFeed = false;
  link.onWrite = (text) => {
    if (text.startsWith('AT+')) {
      swallowsLineFeed = text.endsWith('\r');
      return link.say(`${echo ? text : ''}\r\n>`);
    }
    taken += swallowsLineFeed && taken === '' && text.startsWith('\n') ? text.slice(1) : text;
    if (taken.length >= message.length) link.say(`\r\nOK\r\n${acknowledgement}`);
  };
  const outcome = await clock.runUntil(engine.run(mqttPublishBinary, { ...params, qos, message }));
  return { outcome, taken, sent: link.sent };
};

describe('the line', () => {
  it('always contains the length, so that neither 0x1A nor a gap ends the message', () => {
    expect(textOf(mqttPublishBinary.line(params))).toBe('AT+MPUBEX="a/b",0,0,3');
    expect(textOf(mqttPublishBinary.line({ ...params, qos: 2, retain: true }))).toBe('AT+MPUBEX="a/b",2,1,3');
  });

  it.each([0, 4101])('refuses %i bytes', (length) => {
    expect(() => mqttPublishBinary.line({ ...params, message: new Uint8Array(length) })).toThrow(RangeError);
  });

  it('keeps the topic inside its quotes', () => {
    expectNoInjection(mqttPublishBinary, (topic) => ({ ...params, topic }), 1);
  });
});

describe.each([
  ['echo on', true],
  ['echo off', false],
])('the message, %s', (_name, echo) => {
  it.each([
    ['plain', 'abc'],
    ['LF first', '\n{"a":1}'],
    ['LF alone', '\n'],
    ['CR LF first', '\r\nabc'],
    ['result words', 'OK\r\nERROR\r\n'],
    ['0x1A, 0x00, quotes and bytes above 0x7f', '\x1a\x00"\xff\x80\\22'],
    ['of the maximum length', '>'.repeat(4100)],
  ])('arrives unchanged, byte by byte: %s', async (_case, text) => {
    const { outcome, taken } = await publishTo(bytesOf(text), 0, '', echo);
    expect(outcome).toEqual({ ok: true, value: undefined });
    expect(taken).toBe(text);
  });

  it('follows CR LF only when it begins with LF', async () => {
    expect((await publishTo(bytesOf('\nabc'), 0, '', echo)).sent).toEqual(['AT+MPUBEX="a/b",0,0,4\r\n', '\nabc']);
    expect((await publishTo(bytesOf('abc'), 0, '', echo)).sent).toEqual(['AT+MPUBEX="a/b",0,0,3\r', 'abc']);
  });

  it.each([
    [1, '\r\nPUBACK\r\n'],
    [2, '\r\nPUBREC\r\n\r\nPUBCOMP\r\n'],
  ] as const)('at QoS %i is acknowledged after OK', async (qos, acknowledgement) => {
    expect((await publishTo(bytesOf('abc'), qos, acknowledgement, echo)).outcome.ok).toBe(true);
    expect((await publishTo(bytesOf('abc'), qos, '', echo)).outcome).toMatchObject({
      ok: false,
      error: { code: 'at/second-phase-timeout' },
    });
  });
});

describe('the answer', () => {
  it('may be a refusal before the prompt, or a lost connection after OK', () => {
    expect(play(mqttPublishBinary, params, ['ERROR']).failedBy).toBe('ERROR');
    expect(play(mqttPublishBinary, { ...params, qos: 1 }, ['OK', 'CLOSED']).failedBy).toBe('CLOSED');
  });

  it('does not lead to an automatic repetition', () => {
    expect(mqttPublishBinary.repeatable).toBe(false);
  });
});
