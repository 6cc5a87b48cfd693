import { describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../electron/at/command-spec.ts';
import { createBench } from '../support/engine-bench.ts';
import { connect, connectPhase, query, subscribe } from '../support/test-commands.ts';

const close: CommandSpec<undefined, readonly string[]> = { ...query('AT+MIPCLOSE'), endsConnection: true };

/** The first subscribe never got its SUBACK, and the module refuses to close the connection. */
const afterSilence = async () => {
  const bench = createBench();
  const { clock, engine, link } = bench;
  link.onWrite = (sent) => link.say(sent.startsWith('AT+MIPCLOSE') ? '\r\nERROR\r\n' : '\r\nOK\r\n');
  const outcome = engine.run(subscribe('a'), undefined);
  await expect(clock.runUntil(outcome)).resolves.toMatchObject({ error: { code: 'at/second-phase-timeout' } });
  await clock.runUntil(engine.run(close, undefined));
  return bench;
};

describe('a connection that may be that of an earlier command', () => {
  const other: CommandSpec<undefined, readonly string[]> = {
    ...connect,
    line: () => query('AT+SSLMIPSTART="other",8883').line(undefined),
  };

  /** The connect failed, or was reported as failed for an earlier one, and the module refuses to close: it may still connect. */
  const afterRefusedClose = async () => {
    const bench = createBench();
    const { clock, engine, link } = bench;
    link.onWrite = (sent) => link.say(sent.startsWith('AT+MIPCLOSE') ? '\r\nERROR\r\n' : '\r\nOK\r\n');
    const failed = engine.run(connect, undefined);
    await clock.advance(500);
    link.say('\r\nCONNECT FAIL\r\n');
    await expect(failed).resolves.toMatchObject({ error: { facts: { answer: 'CONNECT FAIL' } } });
    await clock.runUntil(engine.run(close, undefined));
    return bench;
  };

  it('is that of no command, and the one that waits fails at once', async () => {
    const { clock, engine, link, owners } = await afterRefusedClose();
    const dialled = engine.run(other, undefined);
    await clock.advance(500);
    link.say('\r\nCONNECT OK\r\n');
    expect(owners().at(-1)).toBe('late CONNECT OK');
    await expect(dialled).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
  });

  it('is that of no command either after one that was typed', async () => {
    const { clock, engine, link, owners } = await afterSilence();
    const late = [{ lines: [], last: [/^CONNECT OK$/], deadlineMs: 60_000, ofConnection: true as const }];
    await clock.runUntil(engine.run({ ...query('AT+SSLMIPSTART="h",8883'), late }, undefined));
    const dialled = engine.run(other, undefined);
    await clock.advance(500);
    link.say('\r\nCONNECT OK\r\n');
    expect(owners().at(-1)).toBe('second-phase CONNECT OK');
    await expect(dialled).resolves.toMatchObject({ error: { code: 'at/unclaimed' } });
  });

  it('is closed, and the next one is that of its command', async () => {
    const { clock, engine, link } = await afterRefusedClose();
    const dialled = engine.run(other, undefined);
    await clock.advance(500);
    link.say('\r\nCONNECT OK\r\n');
    await expect(dialled).resolves.toMatchObject({ ok: false });
    link.onWrite = () => link.say('\r\nOK\r\n');
    await expect(clock.runUntil(engine.run(close, undefined))).resolves.toMatchObject({ ok: true });
    const again = engine.run(other, undefined);
    await clock.advance(500);
    link.say('\r\nCONNECT OK\r\n');
    await expect(clock.runUntil(again)).resolves.toMatchObject({ ok: true });
  });

  it('ends the second phases of the one before, also where the module refused to close it', async () => {
    const { clock, engine, link } = await afterSilence();
    const dialled = engine.run(other, undefined);
    await clock.advance(500);
    link.say('\r\nCONNECT OK\r\n');
    await expect(clock.runUntil(dialled)).resolves.toMatchObject({ ok: true });
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ ok: true });
  });

  it('is no end of the one before if the module had it already', async () => {
    const { clock, engine, link } = await afterSilence();
    const already = { ...connect, secondPhase: () => ({ ...connectPhase, success: [/^ALREADY CONNECT$/] }) };
    const dialled = engine.run(already, undefined);
    await clock.advance(500);
    link.say('\r\nALREADY CONNECT\r\n');
    await expect(clock.runUntil(dialled)).resolves.toMatchObject({ ok: true });
    const next = engine.run(subscribe('b'), undefined);
    await clock.advance(1);
    link.say('\r\nSUBACK\r\n\r\nSUBACK 128\r\n');
    await expect(clock.runUntil(next)).resolves.toMatchObject({ error: { facts: { answer: 'SUBACK 128' } } });
  });

  it('is that of the same command sent again', async () => {
    const { clock, engine, link } = await afterRefusedClose();
    const again = engine.run(connect, undefined);
    await clock.advance(500);
    link.say('\r\nCONNECT OK\r\n');
    await expect(clock.runUntil(again)).resolves.toMatchObject({ ok: true });
  });
});
