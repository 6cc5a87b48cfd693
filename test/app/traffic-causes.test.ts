import { describe, expect, it } from 'vitest';
import { createTrafficLog } from '../../shared/lines/traffic-lines.ts';
import { createSessionServiceBench, type SessionServiceBench } from '../support/session-service-bench.ts';

const open = async () => {
  const bench = createSessionServiceBench();
  const sessionId = await bench.open();
  return { bench, sessionId };
};

/** Sent lines with their cause. */
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

describe('the cause of a sent command', () => {
  it('is `typed` only for a command of the user', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CSQ' });
    expect(sentIn(bench)).toEqual(['typed: AT+CSQ']);
  });

  it('is `request` for a button of the window', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CSQ', byButton: true });
    await bench.ask('files.read', { sessionId });
    expect(sentIn(bench).length).toBeGreaterThan(2);
    expect(sentIn(bench).every((line) => line.startsWith('request: '))).toBe(true);
  });

  it('is the program when the page reads the files automatically', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('files.read', { sessionId, automatic: true });
    expect(sentIn(bench).length).toBeGreaterThan(1);
    expect(sentIn(bench).every((line) => line.startsWith(': '))).toBe(true);
  });

  it('is `request` for the MQTT page, and the program for the end of the connection', async () => {
    const { bench, sessionId } = await open();
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
    const from = bench.traffic().length;
    await bench.ask('mqtt.subscribe', { sessionId, topic: 'a/b', qos: 0 });
    await bench.ask('session.close', { sessionId });
    const sent = sentIn(bench, from);
    expect(sent).toContain('request: AT+MSUB="a/b",0');
    expect(sent).toContain(': AT+MDISCONNECT');
    expect(sent.some((line) => line.startsWith('typed'))).toBe(false);
  });
});

describe('an expected error', () => {
  it('is marked: a missing file before its upload, a missing connection before its end', async () => {
    const { bench } = await open();
    await expect(bench.setUp()).resolves.toMatchObject({ state: 'done' });
    const answers = bench.traffic().filter(({ owner, name }) => owner === 'final' && name === 'expected');
    expect(answers.map(({ bytes }) => Buffer.from(bytes).toString().trim())).toContain('+CME ERROR: 62');
    expect(errorsIn(bench)).toEqual([]);
  });

  it('is an error when the user typed the same command', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+CMEE=1' });
    await bench.ask('terminal.send', { sessionId, line: 'AT+FSFLSIZE="none.crt"' });
    expect(errorsIn(bench)).toEqual(['+CME ERROR: 62']);
  });

  it('is an error for another number', async () => {
    const { bench, sessionId } = await open();
    await bench.ask('terminal.send', { sessionId, line: 'AT+FSDEL="none.crt"' });
    expect(errorsIn(bench)).toHaveLength(1);
  });
});
