import { describe, expect, it } from 'vitest';
import type { TrafficItem } from '../../electron/at/engine.ts';
import { recogniseUrc, signalQuality } from '../../electron/commands/index.ts';
import { runTyped, type TypedAnswer } from '../../electron/session/console.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const setUp = (options: { readonly startsInDataMode?: boolean } = {}) => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = recordedEngine({ link, clock, recogniseUrc, ...options });
  const traffic: TrafficItem[] = [];
  engine.on('traffic', (item) => traffic.push(item));
  const answers = new Map<string, Outcome<TypedAnswer>>();
  const sendNow = new Map<string, () => void>();
  const type = async (line: string): Promise<void> => {
    void runTyped(engine, line, { onQueued: (now) => sendNow.set(line, now), lineEnd: 'crlf' }).then((answer) => {
      answers.set(line, answer);
    });
    await clock.advance(200);
  };
  const say = async (text: string): Promise<void> => {
    link.say(text);
    await clock.advance(200);
  };
  const sent = (): readonly string[] =>
    traffic.filter(({ direction }) => direction === 'sent').map(({ bytes }) => Buffer.from(bytes).toString('latin1'));
  return { clock, link, engine, traffic, answers, sendNow, type, say, sent };
};

const transparent = async () => {
  const bench = setUp();
  await bench.type('AT+CIPSTART="TCP","h",1');
  await bench.say('\r\nOK\r\n');
  await bench.say('\r\nCONNECT\r\n');
  return bench;
};

describe('data mode', () => {
  it('sends no command and no probe to the other side, and says why they wait', async () => {
    const { clock, engine, sent, type } = await transparent();
    const before = sent().length;
    await type('AT+CSQ');
    void engine.run(signalQuality, undefined);
    void engine.acquire();
    await clock.advance(120_000);
    expect(sent().slice(before)).toEqual([]);
    expect(engine.hold).toMatchObject({ reason: 'data-mode' });
  });

  it('is not begun by CONNECT OK, nor by a line that no command asked for', async () => {
    const { engine, type, say } = setUp();
    await type('AT+CIPSTART="TCP","h",1');
    await say('\r\nOK\r\n\r\nCONNECT OK\r\n\r\nCONNECT\r\n');
    expect(engine.hold).toBeNull();
  });

  it.each(['ATO', 'ATD*99#'])('is begun by %s', async (line) => {
    const { engine, type, say } = setUp();
    await type(line);
    await say('\r\nCONNECT 150000000\r\n');
    expect(engine.hold?.reason).toBe('data-mode');
  });

  it('ends with +++ without a line end, a second after the last byte that was sent', async () => {
    const { clock, engine, answers, sent, say, type } = await transparent();
    await type('AT+CSQ');
    await type('+++');
    expect(sent().at(-1)).toMatch(/CIPSTART/);
    await clock.advance(2_000);
    expect(sent().at(-1)).toBe('+++');
    await say('\r\nOK\r\n');
    expect(answers.get('+++')).toMatchObject({ ok: true, value: { final: 'OK' } });
    expect(engine.hold?.reason).not.toBe('data-mode');
    // The other side may have sent that `OK`: the module must prove that it receives commands.
    await clock.advance(1_000);
    expect(sent().at(-1)).toBe('AT\r');
  });

  it('does not end with an OK that comes before the module can have answered', async () => {
    const { clock, engine, answers, sent, say, type } = await transparent();
    await type('AT+CSQ');
    await type('+++');
    while (sent().at(-1) !== '+++') await clock.advance(100);
    await clock.advance(500);
    await say('\r\nOK\r\n');
    expect(answers.get('+++')).toBeUndefined();
    expect(engine.hold?.reason).toBe('data-mode');
    expect(sent().at(-1)).toBe('+++');
  });

  it('continues when +++ is not answered', async () => {
    const { clock, engine, answers, type } = await transparent();
    await type('+++');
    await clock.advance(15_000);
    expect(answers.get('+++')).toMatchObject({ ok: false, error: { code: 'at/timeout' } });
    expect(engine.hold?.reason).toBe('data-mode');
  });

  it.each(['CLOSED', 'NO CARRIER', 'TCP ERROR: 5', '+PDP: DEACT'])('ends with %s', async (line) => {
    const { engine, say } = await transparent();
    await say(`\r\n${line}\r\n`);
    expect(engine.hold).toBeNull();
  });

  it('ends with a restart', async () => {
    const { engine, say } = await transparent();
    await say('\r\nRDY\r\n');
    expect(engine.hold?.reason).not.toBe('data-mode');
  });

  it('takes what the other side sends for data, whatever it looks like', async () => {
    const { engine, traffic, say } = await transparent();
    const urcs: string[] = [];
    engine.on('urc', (name) => urcs.push(name));
    await say('\r\nOK\r\n+CEREG: 3\r\nSEND OK\r\n');
    expect(urcs).toEqual([]);
    expect(traffic.slice(-3).map(({ owner }) => owner.kind)).toEqual(['unclaimed', 'unclaimed', 'unclaimed']);
    expect(engine.hold?.reason).toBe('data-mode');
  });

  it('fails a waiting +++ when the port is lost', async () => {
    const { clock, link, answers, type } = await transparent();
    await type('+++');
    await clock.advance(2_000);
    await link.close();
    await clock.advance(10);
    expect(answers.get('+++')).toMatchObject({ ok: false });
  });
});

describe('a module that left the data mode without an answer to +++', () => {
  const unanswered = async () => {
    const bench = await transparent();
    await bench.type('+++');
    await bench.clock.advance(60_000);
    expect(bench.answers.get('+++')).toMatchObject({ ok: false, error: { code: 'at/timeout' } });
    expect(bench.engine.hold?.reason).toBe('data-mode');
    return bench;
  };

  it('is believed when the answer comes late, and must prove it', async () => {
    const { clock, engine, say, sent } = await unanswered();
    await say('\r\nOK\r\n');
    expect(engine.hold?.reason).not.toBe('data-mode');
    void engine.run(signalQuality, undefined);
    await clock.advance(1_000);
    expect(sent().at(-1)).toBe('AT\r');
  });

  it('can be sent a command at once, and the proof follows it', async () => {
    const { clock, engine, answers, sendNow, say, sent, type } = await unanswered();
    await type('AT+CSQ');
    expect(engine.hold).toEqual({ reason: 'data-mode', canSendNow: true });
    sendNow.get('AT+CSQ')?.();
    expect(sent().at(-1)).toBe('AT+CSQ\r\n');
    await clock.advance(1);
    expect(answers.get('AT+CSQ')).toMatchObject({ ok: false, error: { code: 'at/unclaimed' } });
    await say('\r\n+CSQ: 20,99\r\n\r\nOK\r\n');
    await clock.advance(300);
    expect(sent().at(-1)).toBe('AT\r');
    await say('\r\nOK\r\n');
    await clock.advance(500);
    expect(sent().at(-1)).toBe('ATI\r');
    await say('\r\nAirM2M_720_V1\r\n\r\nOK\r\n');
    await clock.advance(1_000);
    expect(engine.hold).toBeNull();
    const before = sent().length;
    void type('AT+CSQ');
    await clock.advance(10);
    expect(sent().slice(before)).toEqual(['AT+CSQ\r\n']);
  });

  it('counts as in data mode again if it does not answer that command', async () => {
    const { clock, engine, sendNow, sent, type } = await unanswered();
    await type('AT+CSQ');
    sendNow.get('AT+CSQ')?.();
    await clock.advance(600_000);
    expect(engine.hold?.reason).toBe('data-mode');
    const before = sent().length;
    await type('AT+CSQ');
    await clock.advance(600_000);
    expect(sent().slice(before)).toEqual([]);
  });

  it('counts as in data mode again if a line of the other side looked like its end', async () => {
    const { clock, engine, say, type } = await transparent();
    await say('\r\nNO CARRIER\r\n');
    await type('AT+CSQ');
    await clock.advance(600_000);
    expect(engine.isInDataMode).toBe(true);
  });

  it('cannot be sent +++ without the silence before it', async () => {
    const { sendNow, sent, type } = await transparent();
    await type('+++');
    sendNow.get('+++')?.();
    expect(sent().at(-1)).toMatch(/CIPSTART/);
  });
});

describe('a link that opens while the module is in data mode', () => {
  it('sends nothing to the other side before the data mode is left', async () => {
    const { clock, engine, say, sent, type } = setUp({ startsInDataMode: true });
    void engine.acquire();
    await type('AT+CSQ');
    await clock.advance(120_000);
    expect(sent()).toEqual([]);
    await type('+++');
    await clock.advance(2_000);
    expect(sent()).toEqual(['+++']);
    await say('\r\nOK\r\n');
    expect(engine.isInDataMode).toBe(false);
  });

  it('is left by +++ also when answers are open and nothing is known of the data mode', async () => {
    const clock = new VirtualClock();
    const link = new ScriptedLink();
    const before = recordedEngine({ link, clock, recogniseUrc });
    void before.run(signalQuality, undefined);
    await link.close();
    expect(before.answersAtClose).not.toBeNull();
    const next = new ScriptedLink();
    const engine = recordedEngine({ link: next, clock, recogniseUrc, before: before.answersAtClose });
    const answer = runTyped(engine, '+++', { onQueued: () => undefined });
    await clock.advance(2_000);
    expect(next.sent.join('')).toBe('+++');
    next.say('\r\nOK\r\n');
    await expect(answer).resolves.toMatchObject({ ok: true, value: { final: 'OK' } });
  });

  it('knows at its end whether the module still was', async () => {
    const { engine, link } = await transparent();
    await link.close();
    expect(engine.isInDataMode).toBe(true);
    const other = setUp();
    await other.link.close();
    expect(other.engine.isInDataMode).toBe(false);
  });
});
