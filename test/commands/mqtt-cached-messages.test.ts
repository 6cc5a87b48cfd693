import { describe, expect, it } from 'vitest';
import { AtEngine } from '../../electron/at/engine.ts';
import { mqttMessageSlots, mqttTakeMessages, recogniseUrc } from '../../electron/commands/index.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { expectUnreadable, play, resultOf, textOf } from './support.ts';

interface Taken {
  readonly messages: readonly string[];
  readonly owners: readonly string[];
  readonly ok: boolean;
  /** Whether the messages were reported before the command ended. */
  readonly inFlight: boolean;
}

const take = async (answer: string, chunkBytes: number): Promise<Taken> => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = new AtEngine({ link, clock, recogniseUrc });
  const messages: string[] = [];
  const owners: string[] = [];
  let settled = false;
  let inFlight = true;
  engine.on('message', (topic, payload, complete) => {
    messages.push(`${Buffer.from(topic)} ${Buffer.from(payload)}${complete ? '' : ' incomplete'}`);
    inFlight &&= !settled;
  });
  engine.on('traffic', ({ owner, direction }) => {
    if (direction === 'received' && owner.kind !== 'blank' && owner.kind !== 'echo') owners.push(owner.kind);
  });
  link.onWrite = () => {
    const bytes = Buffer.from(answer).toString('latin1');
    for (let at = 0; at < bytes.length; at += chunkBytes) link.say(bytes.slice(at, at + chunkBytes));
  };
  const running = engine.run(mqttTakeMessages, undefined).then((outcome) => {
    settled = true;
    return outcome;
  });
  const outcome = await clock.runUntil(running);
  return { messages, owners, ok: outcome.ok, inFlight };
};

const one = ['t abcdef'];

describe.each([1, 3, 4096])('the cached messages, in chunks of %i bytes', (chunkBytes) => {
  it.each([
    ['quoted, with "byte"', '+MSUB: "t",6 byte,abcdef', one],
    ['neither blank nor quotes', '+MSUB:t,6 byte,abcdef', one],
    ['unquoted, as in the example of the manual', '+MSUB: t,6 byte,abcdef', one],
    ['the full-width colon of the manual', '+MSUB：t,6 byte,abcdef', one],
    ['none', '', []],
    [
      'all four slots',
      ['"a",1 byte,1', '"b",2 byte,22', 'c,3 byte,333', '"d",0 byte,'].map((text) => `+MSUB: ${text}\r\n`).join('\r\n'),
      ['a 1', 'b 22', 'c 333', 'd '],
    ],
  ])('%s', async (_name, text, messages) => {
    const taken = await take(`AT+MQTTMSGGET\r\r\n${text}\r\n\r\nOK\r\n`, chunkBytes);
    expect(taken).toEqual({
      messages,
      owners: [...messages.map(() => 'message'), 'final'],
      ok: true,
      inFlight: true,
    });
  });

  it('are not ended by result words inside a message', async () => {
    const payload = 'OK\r\nERROR\r\n>温度\r\nOK\r\n';
    const header = `+MSUB: "主题",${Buffer.byteLength(payload)} byte,`;
    const taken = await take(`\r\n${header}${payload}\r\n+MSUB:t,4 byte,OK\r\n\r\nOK\r\n`, chunkBytes);
    expect(taken.messages).toEqual([`主题 ${payload}`, 't OK\r\n']);
    expect(taken.owners).toEqual(['message', 'message', 'final']);
  });
});

describe('reading the messages', () => {
  it('is never repeated automatically: messages in a lost answer cannot be read again', () => {
    expect(textOf(mqttTakeMessages.line())).toBe('AT+MQTTMSGGET');
    expect(mqttTakeMessages.repeatable).toBe(false);
  });

  it('is requested by a separate URC', () => {
    expect(recogniseUrc('+MSUB: 0')).toEqual({ name: 'message-waiting', restart: false });
  });
});

describe('the slots', () => {
  const all = ['VALID', 'INVALID', 'VALID', 'INVALID'];
  const expected = { slots: all.map((status, slot) => ({ slot, occupied: status === 'VALID' })) };

  it.each([
    ['as printed', '+MQTTMSGGET: '],
    ['no blank', '+MQTTMSGGET:'],
    ['the full-width colon of the manual', Buffer.from('+MQTTMSGGET：').toString('latin1')],
  ])('are read: %s', (_name, prefix) => {
    const received = [...all.map((status, slot) => `${prefix}${slot},${status}`), '', 'OK'];
    expect(textOf(mqttMessageSlots.line())).toBe('AT+MQTTMSGGET?');
    expect(resultOf(mqttMessageSlots, undefined, received)).toEqual(expected);
  });

  it('are not guessed when the answer is incomplete', () => {
    expectUnreadable(mqttMessageSlots, undefined, ['OK']);
    expectUnreadable(mqttMessageSlots, undefined, ['+MQTTMSGGET: 0,PERHAPS', 'OK']);
    expect(play(mqttMessageSlots, undefined, ['ERROR']).failedBy).toBe('ERROR');
  });
});
