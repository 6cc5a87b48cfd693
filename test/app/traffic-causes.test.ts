import { describe, expect, it } from 'vitest';
import { createTrafficLog } from '../../renderer/store/traffic-lines.ts';
import { createSessionServiceBench, type SessionServiceBench } from '../support/session-service-bench.ts';

const open = async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  return { bench, sessionId };
};

/** What was sent, with why. */
const sentIn = ({ traffic }: SessionServiceBench, from = 0): readonly string[] =>
  traffic()
    .filter(({ owner, direction, sequence }) => sequence >= from && direction === 'sent' && owner === 'command')
    .map(({ name, bytes }) => `${name}: ${Buffer.from(bytes).toString().trim()}`);

const errorsIn = ({ traffic }: SessionServiceBench): readonly string[] => {
  const log = createTrafficLog();
  log.add(traffic());
  return log
    .lines()
    .filter(({ kind }) => kind === 'error')
    .map(({ text }) => text);
};

describe('a command that was sent says who caused it', () => {
  it('a person who typed it, and nobody else', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CSQ' });
    expect(sentIn(bench)).toEqual(['typed: AT+CSQ']);
  });

  it('a button of the window', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CSQ', byButton: true });
    await bench.ask('files.read', { sessionId });
    expect(sentIn(bench).length).toBeGreaterThan(2);
    expect(sentIn(bench).every((line) => line.startsWith('wish: '))).toBe(true);
  });

  it('the program, when the page reads by itself what stands on the module', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('files.read', { sessionId, unasked: true });
    expect(sentIn(bench).length).toBeGreaterThan(1);
    expect(sentIn(bench).every((line) => line.startsWith(': '))).toBe(true);
  });

  it('the messaging of the MQTT room, and the program that ends the connection', async () => {
    const { bench, sessionId } = await open();
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
    const from = bench.traffic().length;
    await bench.ask('mqtt.subscribe', { sessionId, topic: 'a/b', qos: 0 });
    await bench.ask('session.close', { sessionId });
    const sent = sentIn(bench, from);
    expect(sent).toContain('wish: AT+MSUB="a/b",0');
    expect(sent).toContain(': AT+MDISCONNECT');
    expect(sent.some((line) => line.startsWith('typed'))).toBe(false);
  });
});

describe('a refusal that was counted with', () => {
  it('is no error: a file that is not there before its upload, a connection that is not there to be closed', async () => {
    const { bench } = await open();
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
    const answers = bench.traffic().filter(({ owner, name }) => owner === 'final' && name === 'expected');
    expect(answers.map(({ bytes }) => Buffer.from(bytes).toString().trim())).toContain('+CME ERROR: 62');
    expect(errorsIn(bench)).toEqual([]);
  });

  it('stays an error where a person typed the same command', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CMEE=1' });
    await bench.ask('terminal.send', { sessionId, line: 'AT+FSFLSIZE="none.crt"' });
    expect(errorsIn(bench)).toEqual(['+CME ERROR: 62']);
  });

  it('stays an error by number alone', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+FSDEL="none.crt"' });
    expect(errorsIn(bench)).toHaveLength(1);
  });
});
