import { describe, expect, it } from 'vitest';
import { readRecording } from '../../electron/recorder/read-recording.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { ok } from '../../shared/outcome.ts';
import { createMemoryFile } from '../recorder/memory-file.ts';
import { replayedAlike } from '../support/replayed-alike.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { startMonitor } from './monitor-bench.ts';

const telnet = '\xff\xfd\x2c\xff\xfb\x01';
const options = ['DO COM-PORT-OPTION', 'WILL ECHO'];
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

const receivedIn = (
  entries: Iterable<ReturnType<typeof readRecording> extends Iterable<infer E> ? E : never>,
): string => [...entries].map((entry) => (entry.kind === 'received' ? text(entry.bytes) : '')).join('');

/** A link as `tcp://` has it. */
const linkAt = (address: string): ScriptedLink => Object.assign(new ScriptedLink(), { address });

const openSession = (address: string) => {
  const clock = new VirtualClock();
  const link = linkAt(address);
  const file = createMemoryFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: '0', address, epoch: 1 } });
  const session = createSession({ link, clock, recorder });
  replayedAlike(session, file.content);
  const notes: unknown[] = [];
  const shown: string[] = [];
  session.on('note', (note) => notes.push(note));
  session.on('traffic', ({ direction, bytes }) => direction === 'received' && shown.push(text(bytes)));
  return { clock, link, file, recorder, session, notes, shown };
};

describe('telnet negotiation at the beginning of tcp://', () => {
  it('is a note of the session and no line; the recording has its bytes', async () => {
    const { clock, link, file, recorder, notes, shown } = openSession('tcp://host:7000');
    link.say(telnet.slice(0, 4));
    link.say(`${telnet.slice(4)}RDY\r\n`);
    await clock.advance(1000);
    expect(notes).toEqual([
      { kind: 'telnet', options: options.slice(0, 1) },
      { kind: 'telnet', options: options.slice(1) },
    ]);
    expect(shown.join('')).toBe('RDY\r\n');
    recorder.close();
    const entries = [...readRecording(file.content())];
    expect(receivedIn(entries)).toBe(`${telnet}RDY\r\n`);
    expect(JSON.stringify(entries)).toContain('COM-PORT-OPTION');
  });

  it('does not swallow an answer that follows in the same read', async () => {
    const { clock, link, session } = openSession('tcp://host:7000');
    link.onWrite = (sent) => link.say(`${telnet}${sent}\r\r\nOK\r\n`);
    const answer = session.sendTyped('AT', { signal: new AbortController().signal });
    expect(await clock.runUntil(answer)).toMatchObject({ ok: true });
  });

  it('is shown when it turns out to be no request', async () => {
    const { clock, link, notes, shown } = openSession('tcp://host:7000');
    link.say('\xff');
    link.say('\xff\x01\r\n');
    await clock.advance(1000);
    expect([notes, shown.join('')]).toEqual([[], '\xff\xff\x01\r\n']);
  });

  it('is data on any other kind of port', async () => {
    const { clock, link, notes, shown } = openSession('/dev/ttyUSB2');
    link.say(`${telnet}\r\n`);
    await clock.advance(1000);
    expect([notes, shown.join('')]).toEqual([[], `${telnet}\r\n`]);
  });

  it('is a note of a monitor as well, and held bytes are shown at the end', async () => {
    const clock = new VirtualClock();
    const link = linkAt('tcp://host:7000');
    const { states, traffic, monitor, recording } = await startMonitor({ clock, openLink: async () => ok(link) });
    link.say(telnet);
    link.say('\xff');
    await clock.advance(1000);
    expect(states.filter(({ kind }) => kind === 'note')).toEqual([{ kind: 'note', note: { kind: 'telnet', options } }]);
    expect(traffic).toEqual([]);
    await monitor.close();
    expect(traffic.map(({ bytes }) => text(bytes))).toEqual(['\xff']);
    expect(receivedIn(recording())).toBe(`${telnet}\xff`);
  });
});

describe('a monitor that serves another program', () => {
  it('gives it the bytes as they are, and sends and records what it says', async () => {
    const clock = new VirtualClock();
    const link = new ScriptedLink();
    const { monitor, recording } = await startMonitor({ clock, openLink: async () => ok(link) });
    const given: string[] = [];
    monitor.on('bytes', (bytes) => given.push(text(bytes)));
    link.say('+CS');
    link.say('Q: 1\r\n');
    expect(given).toEqual(['+CS', 'Q: 1\r\n']);
    expect(await monitor.pass(Uint8Array.of(255, 13))).toMatchObject({ ok: true });
    monitor.note('share.connected', { peer: '192.0.2.7:4711' });
    await monitor.close();
    expect(link.sent).toEqual(['\xff\r']);
    expect(JSON.stringify(recording())).toContain('192.0.2.7:4711');
    expect(await monitor.pass(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'link/lost' } });
    expect(monitor.control()).toBe(null);
  });
});
