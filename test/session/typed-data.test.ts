import { describe, expect, it } from 'vitest';
import type { WantedData } from '../../electron/at/command-spec.ts';
import type { TrafficItem } from '../../electron/at/engine.ts';
import { recogniseUrc } from '../../electron/commands/index.ts';
import { runTyped, type TypedAnswer } from '../../electron/session/console.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

interface Asked {
  readonly wanted: WantedData;
  readonly provide: (bytes: Uint8Array | null) => void;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** An engine with a silent module. `asked` has every prompt. */
const setUp = () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const engine = recordedEngine({ link, clock, recogniseUrc });
  const traffic: TrafficItem[] = [];
  engine.on('traffic', (item) => traffic.push(item));
  const asked: Asked[] = [];
  const answers = new Map<string, Outcome<TypedAnswer>>();
  const type = async (line: string, signal?: AbortSignal): Promise<void> => {
    const running = runTyped(engine, line, {
      ...(signal && { signal }),
      onQueued: () => undefined,
      onDataWanted: (wanted, provide) => asked.push({ wanted, provide }),
    });
    void running.then((answer) => answers.set(line, answer));
    await clock.advance(200);
  };
  const say = async (text: string): Promise<void> => {
    link.say(text);
    await clock.advance(0);
  };
  return { clock, link, engine, traffic, asked, answers, type, say };
};

describe('a typed command with a prompt', () => {
  it.each<[string, string, WantedData]>([
    ['AT+CIPSEND=5', '\r\n> ', { sizeBytes: 5, limitMs: null, canCancel: false }],
    ['AT+CIPSEND', '\r\n> ', { sizeBytes: null, limitMs: null, canCancel: true }],
    ['AT+FSWRITE="a",0,7,15', '\r\n>', { sizeBytes: 7, limitMs: 15_000, canCancel: true }],
    ['AT+HTTPDATA=9,10000', '\r\nDOWNLOAD\r\n', { sizeBytes: 9, limitMs: 10_000, canCancel: true }],
    ['AT+FTPPUT=2,9', '\r\n+FTPPUT: 2,7\r\n', { sizeBytes: 7, limitMs: null, canCancel: false }],
    ['AT+FTPEXTPUT=2,0,5,1000', '\r\n+FTPEXTPUT: 0,5\r\n', { sizeBytes: 5, limitMs: 1_000, canCancel: true }],
  ])('%s asks for its data once', async (line, prompt, wanted) => {
    const { asked, type, say } = setUp();
    await type(line);
    expect(asked).toEqual([]);
    await say(prompt);
    expect(asked.map((each) => each.wanted)).toEqual([wanted]);
  });

  it('holds the next typed command back until the data are sent, and says why', async () => {
    const { clock, link, engine, asked, answers, type, say } = setUp();
    await type('AT+HTTPDATA=5,60000');
    await say('\r\nDOWNLOAD\r\n');
    await type('AT+CSQ');
    await clock.advance(30_000);
    expect(link.sent).toEqual(['AT+HTTPDATA=5,60000\r']);
    expect(engine.hold).toEqual({ reason: 'data', canSendNow: false });
    asked[0]?.provide(bytesOf('hello'));
    await say('\r\nOK\r\n');
    await clock.advance(200);
    expect(link.sent).toEqual(['AT+HTTPDATA=5,60000\r', 'hello', 'AT+CSQ\r']);
    expect(answers.get('AT+HTTPDATA=5,60000')).toMatchObject({ ok: true, value: { final: 'OK' } });
  });

  it('sends nothing when the number of bytes is wrong, and still waits', async () => {
    const { link, asked, type, say } = setUp();
    await type('AT+CIPSEND=5');
    await say('\r\n>');
    asked[0]?.provide(bytesOf('four'));
    asked[0]?.provide(bytesOf('sixsix'));
    expect(link.sent).toEqual(['AT+CIPSEND=5\r']);
    asked[0]?.provide(bytesOf('fives'));
    expect(link.sent.at(-1)).toBe('fives');
  });

  it('ends text with Ctrl+Z, and leaves the prompt with ESC', async () => {
    const { link, asked, answers, type, say } = setUp();
    await type('AT+CMGS="10086"');
    await say('\r\n> ');
    asked[0]?.provide(bytesOf('hello'));
    await say('\r\n+CMGS: 1\r\n\r\nOK\r\n');
    await type('AT+CMGS="10087"');
    await say('\r\n> ');
    asked[1]?.provide(null);
    await say('\r\nOK\r\n');
    expect(link.sent).toEqual(['AT+CMGS="10086"\r', 'hello\x1a', 'AT+CMGS="10087"\r', '\x1b']);
    expect(answers.get('AT+CMGS="10086"')).toMatchObject({ ok: true, value: { lines: ['+CMGS: 1'] } });
    expect(answers.get('AT+CMGS="10087"')).toMatchObject({ ok: false, error: { code: 'stopped' } });
  });

  it('that is cancelled without ESC waits for the end of the module', async () => {
    const { clock, link, asked, answers, type, say } = setUp();
    await type('AT+FSWRITE="a",0,7,15');
    await say('\r\n>');
    asked[0]?.provide(null);
    await type('AT+CSQ');
    await clock.advance(14_000);
    expect(link.sent).toEqual(['AT+FSWRITE="a",0,7,15\r']);
    await say('\r\nTimeOut\r\n');
    await clock.advance(200);
    expect(answers.get('AT+FSWRITE="a",0,7,15')).toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(link.sent.at(-1)).toBe('AT+CSQ\r');
  });

  it('fails when the module gives up first', async () => {
    const { asked, answers, type, say } = setUp();
    await type('AT+FSWRITE="a",0,7,15');
    await say('\r\n>');
    await say('\r\nTimeOut\r\n');
    expect(answers.get('AT+FSWRITE="a",0,7,15')).toMatchObject({ ok: false, error: { code: 'at/error' } });
    asked[0]?.provide(bytesOf('1234567'));
    await type('AT');
  });

  it.each(['AT+HTTPDATA=0,1000', 'AT+FSWRITE="a",0,1,15'])('%s may end with OK before any prompt', async (line) => {
    const { answers, type, say } = setUp();
    await type(line);
    await say('\r\nOK\r\n');
    expect(answers.get(line)).toMatchObject({ ok: true });
  });

  it('that is stopped while it waits for the prompt sends ESC as soon as it arrives', async () => {
    const { link, type, say } = setUp();
    const stop = new AbortController();
    await type('AT+CIPSEND', stop.signal);
    stop.abort();
    await say('\r\n> ');
    expect(link.sent).toEqual(['AT+CIPSEND\r', '\x1b']);
  });

  it('marks a private key as secret', async () => {
    const { asked, traffic, type, say } = setUp();
    const key = '-----BEGIN PRIVATE KEY-----';
    await type(`AT+FSWRITE="client.key",0,${key.length},15`);
    await say('\r\n>');
    asked[0]?.provide(bytesOf(key));
    const sent = traffic.findLast(({ direction }) => direction === 'sent');
    expect(sent?.secretSpans).toEqual([{ start: 0, end: key.length }]);
  });
});

describe('counted data of a typed command', () => {
  it('are lines of the answer', async () => {
    const { answers, type, say } = setUp();
    await type('AT+HTTPREAD');
    await say('\r\n+HTTPREAD: 8\r\nOK\r\na\r\n>\r\nOK\r\n');
    expect(answers.get('AT+HTTPREAD')).toMatchObject({
      ok: true,
      value: { lines: ['+HTTPREAD: 8', 'OK', 'a', '>'], final: 'OK' },
    });
  });

  it('that never come hold back nothing for longer than a stall', async () => {
    const { clock, answers, type, say } = setUp();
    await type('AT+HTTPREAD');
    await say('\r\n+HTTPREAD: 300000\r\nshort\r\nOK\r\n');
    expect(answers.size).toBe(0);
    await clock.advance(2_000);
    expect(answers.get('AT+HTTPREAD')).toMatchObject({ ok: true, value: { lines: ['+HTTPREAD: 300000', 'short'] } });
  });

  it('with an impossible count are lines at once', async () => {
    const { answers, type, say } = setUp();
    await type('AT+HTTPREAD');
    await say('\r\n+HTTPREAD: 9999999\r\nshort\r\nOK\r\n');
    expect(answers.get('AT+HTTPREAD')).toMatchObject({ ok: true });
  });

  it('may take longer than the deadline of the command, while they arrive', async () => {
    const { clock, answers, type, say } = setUp();
    await type('AT+FTPEXTGET=3,0,40960');
    await say('\r\n+FTPEXTGET: 3,40960\r\n');
    for (let part = 0; part < 40; part += 1) {
      await clock.advance(500);
      await say('x'.repeat(1_024));
    }
    await say('\r\nOK\r\n');
    expect(answers.get('AT+FTPEXTGET=3,0,40960')).toMatchObject({ ok: true, value: { final: 'OK' } });
  });
});
