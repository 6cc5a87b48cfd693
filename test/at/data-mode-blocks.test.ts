import { describe, expect, it } from 'vitest';
import { recogniseUrc } from '../../electron/commands/index.ts';
import { runTyped } from '../../electron/session/console.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const transparent = async () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = recordedEngine({ link, clock, recogniseUrc });
  const say = async (text: string): Promise<void> => {
    link.say(text);
    await clock.advance(200);
  };
  void runTyped(engine, 'AT+CIPSTART="TCP","h",1', {});
  await clock.advance(200);
  await say('\r\nOK\r\n');
  await say('\r\nCONNECT\r\n');
  expect(engine.isInDataMode).toBe(true);
  return { clock, link, engine, say };
};

describe('data of the other side in data mode that look like counted data', () => {
  it('are not messages of the broker', async () => {
    const { engine, say, clock } = await transparent();
    const messages: string[] = [];
    engine.on('message', (topic, payload) => messages.push(`${Buffer.from(topic)} ${Buffer.from(payload)}`));
    await say('+MSUB: "command",5 byte,reset\r\n');
    await clock.advance(5_000);
    expect(messages).toEqual([]);
  });

  it.each(['+MSUB: "t",100 byte,', '+IPD,100:'])('do not hide the end of the connection: %s', async (header) => {
    const { engine, say, clock } = await transparent();
    await say(`${header}ab\r\n`);
    await say('\r\nNO CARRIER\r\n');
    await clock.advance(5_000);
    expect(engine.isInDataMode).toBe(false);
  });
});
