import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import type { AtEngine, TrafficItem } from '../../electron/at/engine.ts';
import { createBench, testUrcs } from '../support/engine-bench.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { publish, query, subscribe } from '../support/test-commands.ts';
import type { VirtualClock } from '../support/virtual-clock.ts';

const answers = (sent: string): string =>
  sent === 'ATI\r' ? '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n' : '\r\nOK\r\n';

/** The port is lost and opened again, as with a pulled cable. The module keeps its connection. */
const reopened = (clock: VirtualClock, before: AtEngine) => {
  const link = new ScriptedLink();
  link.onWrite = (sent) => link.say(answers(sent));
  const engine = recordedEngine({ link, clock, recogniseUrc: testUrcs, before: before.answersAtClose });
  const traffic: TrafficItem[] = [];
  engine.on('traffic', (item) => traffic.push(item));
  const waitForSent = async (line: string): Promise<void> => {
    await clock.advance(2_000);
    expect(link.sent.at(-1)).toBe(`${line}\r`);
  };
  return { engine, link, traffic, waitForSent };
};

describe('a second phase that was awaited when the port was lost', () => {
  it('is not taken as that of another subscription after the port was opened again', async () => {
    const { clock, engine, link } = createBench();
    link.onWrite = (sent) => link.say(answers(sent));
    const first = engine.run(subscribe('a'), undefined);
    await clock.advance(1_000);
    link.lose();
    await expect(first).resolves.toMatchObject({ error: { code: 'link/lost' } });
    const next = reopened(clock, engine);
    const second = next.engine.run(subscribe('b'), undefined);
    await next.waitForSent('AT+MSUB="b",1');
    next.link.say('\r\nSUBACK\r\n');
    await clock.advance(1);
    next.link.say('\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(second)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });

  it('is not taken as that of another message, whose own acknowledgement never comes', async () => {
    const { clock, engine, link } = createBench();
    link.onWrite = (sent) => link.say(answers(sent));
    const first = engine.run(publish, { qos: 1 });
    await clock.advance(1_000);
    link.lose();
    await expect(first).resolves.toMatchObject({ error: { code: 'link/lost' } });
    const next = reopened(clock, engine);
    const other: typeof publish = { ...publish, line: () => query('AT+MPUB="t",1,0,"other"').line(undefined) };
    const second = next.engine.run(other, { qos: 1 });
    await next.waitForSent('AT+MPUB="t",1,0,"other"');
    next.link.say('\r\nPUBACK\r\n');
    await expect(clock.runUntil(second)).resolves.toMatchObject({ error: { code: 'at/second-phase-timeout' } });
  });
});

/** As typed in the terminal: `OK` ends it, and its result is a late line. */
const typed = (line: string, last: RegExp, ofConnection?: true) => ({
  ...query(line),
  late: [{ lines: [], last: [last], deadlineMs: 30_000, ...(ofConnection && { ofConnection }) }],
});
const awaited = (line: string, success: RegExp): CommandSpec<undefined, readonly string[]> => ({
  ...query(line),
  secondPhase: () => ({ success: [success], failure: [/^CLOSED$/], detail: [], deadlineMs: 10_000, holdsLine: true }),
});

describe('the result of a typed command that was accepted before the port was opened again', () => {
  it.each([
    ['AT+MCONNECT=1,60', 'CONNACK OK', typed('AT+MCONNECT=0,60', /^CONNACK\b/, true)],
    ['AT+MSUB="b",1', 'SUBACK', typed('AT+MSUB="a",1', /^SUBACK\b/, true)],
    ['AT+MIPSTART="b",1', 'CONNECT OK', typed('AT+CIPSTART="TCP","a",1', /^(?:CONNECT OK|CONNECT FAIL)$/)],
  ])('is not taken as that of %s', async (line, result, command) => {
    const { clock, engine, link } = createBench();
    link.onWrite = (sent) => link.say(answers(sent));
    await expect(clock.runUntil(engine.run(command, undefined))).resolves.toMatchObject({ ok: true });
    link.lose();
    await clock.advance(1);
    const next = reopened(clock, engine);
    const second = next.engine.run(awaited(line, new RegExp(`^${result}$`)), undefined);
    await next.waitForSent(line);
    next.link.say(`\r\n${result}\r\n`);
    await expect(clock.runUntil(second)).resolves.toMatchObject({ ok: false });
    const owners = next.traffic
      .filter(({ bytes }) => Buffer.from(bytes).includes(result))
      .map(({ owner }) => owner.kind);
    expect(owners).toEqual(['late']);
  });

  it('is not waited for where it arrived before', async () => {
    const { clock, engine, link } = createBench();
    link.onWrite = (sent) => link.say(answers(sent));
    await clock.runUntil(engine.run(typed('AT+MSUB="a",1', /^SUBACK\b/, true), undefined));
    link.say('\r\nSUBACK\r\n');
    link.lose();
    await clock.advance(1);
    expect(engine.answersAtClose).toBeNull();
  });
});
