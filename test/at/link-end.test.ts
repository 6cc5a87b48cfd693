import { describe, expect, it } from 'vitest';
import { createBench, testUrcs } from '../support/engine-bench.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { query, upload } from '../support/test-commands.ts';

describe('the end of the link', () => {
  it.each(['lose', 'close'] as const)('(%s) emits the incomplete line that was received, once', async (end) => {
    const { link, owners, traffic } = createBench();
    link.say('OK\r\n+CSQ: 2');
    expect(owners()).toEqual(['unclaimed OK']);
    await link[end]();
    expect(owners()).toEqual(['unclaimed OK', 'unclaimed +CSQ: 2']);
    link.say('5,99\r\n');
    expect(traffic).toHaveLength(2);
  });

  it('emits an incomplete message, marked as such', () => {
    const { link, events } = createBench();
    link.say('+MSUB: "t",9 byte,abc');
    link.lose();
    expect(events).toEqual(['message t abc incomplete']);
  });

  it.each([
    ['before the resync started', false],
    ['in the middle of the proof', true],
  ])('hands over what was not answered (%s)', async (_name, isProving) => {
    const { clock, engine, link } = createBench();
    expect(await clock.runUntil(engine.run(query('AT+CSQ', ['+CSQ']), undefined))).toMatchObject({ ok: false });
    if (isProving) void engine.run(query('AT+COPS?', ['+COPS']), undefined);
    await clock.advance(1_000);
    expect(engine.hold?.reason).toBe(isProving ? 'proof' : undefined);
    await link.close();
    const open = engine.answersAtClose?.unanswered.commands.map(({ line }) => Buffer.from(line.bytes).toString());
    expect(open).toEqual(['AT+CSQ']);
  });

  it('hands over nothing when everything was answered', async () => {
    const { clock, engine, link } = createBench();
    link.onWrite = () => link.say('\r\n+CSQ: 25,99\r\n\r\nOK\r\n');
    expect(await clock.runUntil(engine.run(query('AT+CSQ', ['+CSQ']), undefined))).toMatchObject({ ok: true });
    await link.close();
    expect(engine.answersAtClose).toBeNull();
  });

  it('hands over that the module may wait for data: the next contact takes as long', async () => {
    const { clock, engine, link } = createBench();
    void engine.run(upload, { text: 'abcd' });
    await clock.advance(10);
    await link.close();
    const startMs = clock.nowMs();
    const next = new ScriptedLink();
    // The data that did not come end with the module's own time limit.
    next.onWrite = (sent) => {
      if (clock.nowMs() - startMs > 15_000) next.say(sent === 'ATI\r' ? '\r\nT1\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    };
    const again = recordedEngine({ link: next, clock, recogniseUrc: testUrcs, before: engine.answersAtClose });
    const lease = await clock.runUntil(again.acquire());
    if (!lease.ok) throw new Error('no lease');
    await expect(clock.runUntil(lease.value.contact(10_000))).resolves.toMatchObject({ ok: true });
  });
});
