import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { createMemoryFile } from '../recorder/memory-file.ts';
import { replayedAlike } from '../support/replayed-alike.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const setUp = async () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const file = createMemoryFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '0', address: 'test:', epoch: 1 } });
  const session = createSession({ link, clock, recorder });
  replayedAlike(session, file.content);
  const reported: string[] = [];
  session.on('unfinished', ({ bytes, atMs, ends }) => reported.push(`${atMs} ${ends ? '|' : '~'} ${text(bytes)}`));
  session.on('traffic', ({ direction, owner, bytes, shownBytes }) => {
    if (owner.kind === 'blank') return;
    reported.push(
      `${direction === 'sent' ? '>' : '<'} ${text(bytes).trim()}${shownBytes > 0 ? ` (${shownBytes})` : ''}`,
    );
  });
  await clock.advance(1_000);
  return { clock, link, file, recorder, session, reported };
};

describe('received bytes without a line end', () => {
  it('are shown once the line is quiet, with the time of their arrival', async () => {
    const { clock, link, reported } = await setUp();
    link.say('PROMPT> ');
    await clock.advance(90);
    expect(reported).toEqual([]);
    await clock.advance(20);
    expect(reported).toEqual(['1000 ~ PROMPT> ']);
    await clock.advance(60_000);
    expect(reported).toHaveLength(1);
  });

  it('are part of their line, with the number of bytes that were shown', async () => {
    const { clock, link, reported } = await setUp();
    link.say('half');
    await clock.advance(200);
    link.say(' a li');
    await clock.advance(200);
    link.say('ne\r\nwhole\r\n');
    await clock.advance(200);
    expect(reported).toEqual(['1000 ~ half', '1200 ~  a li', '< half a line (9)', '< whole']);
  });

  it('are shown before bytes that are sent later, also when the line was not quiet for long', async () => {
    const { clock, link, session, reported } = await setUp();
    link.say('login: ');
    await clock.advance(40);
    void session.sendTyped('AT');
    await clock.advance(200);
    expect(reported).toEqual(['1000 ~ login: ', '> AT']);
  });

  it('are not shown if the line continues at once, or for a line end alone', async () => {
    const { clock, link, reported } = await setUp();
    link.say('+CSQ: 2');
    await clock.advance(50);
    link.say('0,99\r');
    await clock.advance(500);
    link.say('\n');
    await clock.advance(50);
    expect(reported.filter((line) => line.includes('~'))).toEqual(['1050 ~ +CSQ: 20,99\r']);
    reported.length = 0;
    link.say('\r');
    await clock.advance(500);
    expect(reported).toEqual([]);
  });

  it('are shown after half a second when they arrive without a pause', async () => {
    const { clock, link, reported } = await setUp();
    for (let dots = 0; dots < 12; dots += 1) {
      link.say('.');
      await clock.advance(50);
    }
    expect(reported).toEqual(['1450 ~ ..........']);
  });

  it('are shown as they are in the recording, which does not change', async () => {
    const { clock, link, file, recorder, session, reported } = await setUp();
    recorder.registerSecret('c4naryPlainSecret');
    link.say('login c4naryPl');
    await clock.advance(200);
    link.say('ainSecret and a AT+CPIN=12');
    await clock.advance(200);
    link.say('34\r\n');
    await clock.advance(200);
    await session.close();
    const kept = Array.from(readRecording(file.content()), (entry) =>
      entry.kind === 'received' ? text(entry.bytes) : '',
    );
    const parts = reported.filter((line) => line.includes('~')).map((line) => line.replace(/^\d+ ~ /, ''));
    expect(parts).toEqual(kept.filter((part) => part !== '').slice(0, 2));
    expect(parts[0]).toBe('login ********');
    expect(reported.join()).not.toMatch(/c4nary|ainSecret/);
  });

  it('are shown once, for any chunks, pauses and commands', async () => {
    const chunk = fc.tuple(
      fc.stringMatching(/^[a> \r\n]{1,6}$/),
      fc.constantFrom(0, 15, 30, 60, 120, 700),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(chunk, { maxLength: 20 }), async (chunks) => {
        const { clock, link, session } = await setUp();
        let shown = '';
        session.on('unfinished', ({ bytes }) => {
          shown += text(bytes);
        });
        session.on('traffic', ({ direction, bytes, shownBytes }) => {
          if (direction === 'received') shown += text(bytes.subarray(shownBytes));
        });
        for (const [text, pauseMs, types] of chunks) {
          link.say(text);
          if (pauseMs > 0) await clock.advance(pauseMs);
          if (types) void session.sendTyped('AT+CSQ');
        }
        await clock.advance(200);
        await session.close();
        expect(shown).toBe(chunks.map(([text]) => text).join(''));
      }),
      { numRuns: 60 },
    );
  });

  it('cost one timer for many reads', async () => {
    const { clock, link, reported } = await setUp();
    let timers = 0;
    const after = clock.after.bind(clock);
    clock.after = (delayMs, action) => {
      if (delayMs === 100) timers += 1;
      return after(delayMs, action);
    };
    for (let read = 0; read < 1_000; read += 1) link.say(`line ${read}\r\nli`);
    expect(timers).toBe(1);
    expect(reported.some((line) => line.includes('~'))).toBe(false);
  });
});

describe('received bytes where a pause ends a line', () => {
  it('are packets, however many reads they came in, and whatever their bytes are', async () => {
    const { clock, link, session, reported } = await setUp();
    session.splitPackets(20);
    link.say('\u0001\u0003');
    await clock.advance(15);
    link.say('\u0000');
    await clock.advance(30);
    link.say('\r');
    await clock.advance(30);
    link.say('abc');
    await clock.advance(30);
    const kept = reported.filter((line) => !line.startsWith('<'));
    expect(kept).toEqual(['1015 | \u0001\u0003\u0000', '1045 | \r', '1075 | abc']);
  });

  it('are shown before they end if there is no pause, except for the last byte, which tells the end', async () => {
    const { clock, link, session, reported } = await setUp();
    session.splitPackets(50);
    for (let count = 0; count < 60; count += 1) {
      link.say('x');
      await clock.advance(10);
    }
    await clock.advance(100);
    expect(reported.map((line) => line.replace(/x+/, (run) => `${run.length}`))).toEqual(['1490 ~ 49', '1590 | 11']);
  });

  it('end also where something is sent, and are not lines of their own where the bytes end the line', async () => {
    const { clock, link, session, reported } = await setUp();
    session.splitPackets(100);
    link.say('login: ');
    await clock.advance(40);
    void session.sendTyped('AT');
    await clock.advance(200);
    link.say('one line\r\n');
    await clock.advance(200);
    expect(reported).toEqual(['1000 | login: ', '> AT', '< login: one line (7)']);
  });

  it('are lines as before when it is switched off again', async () => {
    const { clock, link, session, reported } = await setUp();
    session.splitPackets(20);
    session.splitPackets(null);
    link.say('PROMPT> ');
    await clock.advance(60);
    expect(reported).toEqual([]);
    await clock.advance(60);
    expect(reported).toEqual(['1000 ~ PROMPT> ']);
  });

  it('lose and change no byte, wherever they pause', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.constantFrom(0, 5, 30, 600)), {
          maxLength: 12,
        }),
        async (reads) => {
          const { clock, link, session } = await setUp();
          session.splitPackets(20);
          const shown: Uint8Array[] = [];
          session.on('unfinished', ({ bytes }) => shown.push(bytes));
          session.on('traffic', ({ bytes, shownBytes }) => shown.push(bytes.subarray(shownBytes)));
          for (const [bytes, pauseMs] of reads) {
            link.say(Buffer.from(bytes).toString('latin1'));
            await clock.advance(pauseMs);
          }
          await clock.advance(1_000);
          const sent = Buffer.concat(reads.map(([bytes]) => bytes));
          expect(Buffer.concat(shown).equals(sent)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
