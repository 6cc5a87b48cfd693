import { describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession, type RecordedItem } from '../../electron/session/session.ts';
import { createMemoryFile } from '../recorder/memory-file.ts';
import { sequenceOf } from '../sequences/sequence-bench.ts';
import { replayedAlike } from '../support/replayed-alike.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const setUp = () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const file = createMemoryFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '0', address: 'test:', epoch: 1 } });
  const session = createSession({ link, clock, recorder });
  replayedAlike(session, file.content);
  const kept = (kind: 'received' | 'sent'): string =>
    Array.from(readRecording(file.content()), (entry) =>
      entry.kind === kind ? Buffer.from(entry.bytes).toString('latin1') : '',
    ).join('');
  const shown = { received: '', sent: '' };
  const early: RecordedItem[] = [];
  session.on('traffic', (item) => {
    shown[item.direction] += Buffer.from(item.bytes).toString('latin1');
    if (item.isRecorded && !kept(item.direction).startsWith(shown[item.direction])) early.push(item);
  });
  return { clock, link, file, recorder, session, kept, shown, early };
};

describe('a session', () => {
  it('shows the bytes of its recording, and never earlier', async () => {
    const { clock, link, session, kept, shown, early } = setUp();
    link.onWrite = (text) => link.say(`${text}\r\n+CSQ: 20,99\r\n\r\nOK\r\n`);
    const answers: string[] = [];
    for (const line of ['AT+CSQ', 'AT+CSTT="apn","user","pw"', 'AT+CPIN=1234', 'AT+CSQ']) {
      const answered = session.sendTyped(line).then(() => answers.push(shown.received));
      link.say('+CGEV: ME PDN ACT 1\r\n+MSUB: "a/b",9 byte,SSSSddddd\r\n');
      await clock.runUntil(answered);
    }
    link.say('half a li');
    await clock.advance(10_000);
    await session.close();
    expect(early).toEqual([]);
    expect(shown).toEqual({ received: kept('received'), sent: kept('sent') });
    expect(shown.sent).toContain('AT+CSTT="apn","user","**"\r');
    expect(shown.received).toContain('AT+CPIN=****\r\r\n');
    // When an answer is returned, its lines have been shown.
    expect(answers.every((text) => text.endsWith('OK\r\n'))).toBe(true);
  });

  it('returns the result of a step of a sequence when its lines are in the recording', async () => {
    const { clock, link, session, kept } = setUp();
    const seen: boolean[] = [];
    const ended = session.runSequence({
      sequence: sequenceOf({
        steps: [
          { send: 'x', lineEnding: 'none', expect: 'B' },
          { wait: '1s', expect: 'C' },
        ],
      }),
      signal: new AbortController().signal,
      onEvent: (event) => {
        if (event.kind !== 'step' || !event.result) return;
        seen.push(event.result.lines().every((line) => kept('received').includes(line)));
      },
    });
    await clock.advance(1);
    // The second write of a batch waits a moment.
    link.say('A\r\n');
    await clock.advance(1);
    link.say('B\r\n');
    await clock.advance(5);
    link.say('C\r\n');
    await clock.runUntil(ended);
    expect(seen).toEqual([true, true]);
  });

  it('also shows what the disk refuses, and marks it', async () => {
    const { clock, link, file, session } = setUp();
    const reported: (readonly [string, boolean])[] = [];
    session.on('traffic', ({ bytes, isRecorded }) =>
      reported.push([Buffer.from(bytes).toString('latin1'), isRecorded]),
    );
    await clock.advance(100);
    link.say('A\r\n');
    file.room = 0;
    await clock.advance(20);
    link.say('B\r\n');
    await clock.advance(20);
    file.room = Number.POSITIVE_INFINITY;
    await clock.advance(1_000);
    link.say('C\r\n');
    await clock.advance(20);
    expect(reported).toEqual([
      ['A\r\n', true],
      ['B\r\n', false],
      ['C\r\n', true],
    ]);
  });

  it('emits messages, result codes and restarts in order with the lines, masked like the stream', async () => {
    const { clock, link, recorder, session } = setUp();
    recorder.registerSecret('c4naryPlainSecret');
    await clock.advance(100);
    const reported: string[] = [];
    session.on('traffic', ({ owner }) => reported.push(owner.kind));
    session.on('urc', (name) => reported.push(`! ${name}`));
    session.on('restarted', (line) => reported.push(`! ${line}`));
    session.on('message', (topic, payload) => reported.push(`! ${Buffer.from(topic)} ${Buffer.from(payload)}`));
    link.say('+MSUB: "t",8 byte,c4naryPl\r\n+MSUB: "t",9 byte,ainSecret\r\n+CGEV: ME PDN ACT 1\r\nRDY\r\n');
    await clock.advance(100);
    expect(reported.filter((what) => what !== 'blank')).toEqual([
      ...['message', '! t c4naryPl', 'message', '! t ainSecret'],
      ...['urc', '! packet-event', 'urc', '! RDY'],
    ]);
    reported.length = 0;
    link.say('+MSUB: "t",8 byte,c4naryPl');
    await clock.advance(10_000);
    expect(reported).toEqual(['message', '! t ********']);
  });

  it('masks a secret in the lines of an answer, also where its echo was torn', async () => {
    const { clock, link, session } = setUp();
    link.onWrite = () => link.say('AT+CPIN=12\r\nBUSY,34\r\r\n+CSQ: 1\r\nOK\r\n');
    let lines: readonly string[] = [];
    const answered = session.sendTyped('AT+CPIN=12BUSY,34').then((answer) => {
      if (answer.ok) lines = answer.value.lines;
    });
    await clock.runUntil(answered);
    expect(lines.join('|')).not.toMatch(/12|34/);
    expect(lines).toContain('+CSQ: 1');
  });
});
