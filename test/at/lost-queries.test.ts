import { describe, expect, it } from 'vitest';
import type { AtEngine } from '../../electron/at/engine.ts';
import type { OpenAnswers } from '../../electron/at/unanswered.ts';
import { createBench, testUrcs } from '../support/engine-bench.ts';
import { recordedEngine } from '../support/recorded-engine.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { query } from '../support/test-commands.ts';

const answers: Readonly<Record<string, string>> = {
  'AT\r': '\r\nOK\r\n',
  'ATI\r': '\r\nAirM2M_720U_V420_LTE_AT\r\n\r\nOK\r\n',
  'AT+CGSN\r': '\r\n866475030000019\r\n\r\nOK\r\n',
  'AT+CGATT?\r': '\r\n+CGATT: 1\r\n\r\nOK\r\n',
};
const attach = query('AT+CGATT?', ['+CGATT']);

/** An engine with a command in flight, whose links end one after the other while a query is open. Returns the answers that are still open. */
const lostQuestions = async (deadlineMs: number, losses: number) => {
  const { clock, link, engine } = createBench();
  let before: OpenAnswers | null = null;
  void engine.run({ ...query('AT+CSQ', ['+CSQ']), deadlineMs: () => deadlineMs }, undefined);
  await clock.advance(1);
  link.lose();
  before = engine.answersAtClose;
  for (let count = 0; count < losses; count += 1) {
    const next = new ScriptedLink();
    next.onWrite = (sent) => {
      if (sent === 'AT\r') next.say('\r\nOK\r\n');
      else next.lose();
    };
    const again: AtEngine = recordedEngine({ link: next, clock, recogniseUrc: testUrcs, before });
    clock.after(1_000, () => next.lose());
    await expect(clock.runUntil(again.run(attach, undefined))).resolves.toMatchObject({ ok: false });
    before = again.answersAtClose;
  }
  return { clock, before };
};

/** The lines that are sent until a command has its answer, and how long that takes. */
const untilAnswered = async ({ clock, before }: Awaited<ReturnType<typeof lostQuestions>>, said = answers) => {
  const link = new ScriptedLink();
  link.onWrite = (sent) => link.say(said[sent] ?? '');
  const engine = recordedEngine({ link, clock, recogniseUrc: testUrcs, before });
  const startMs = clock.nowMs();
  await expect(clock.runUntil(engine.run(attach, undefined))).resolves.toMatchObject({ ok: true });
  return { sent: link.sent, tookMs: clock.nowMs() - startMs };
};

describe('queries that were lost with their links', () => {
  it.each([2, 3, 9])('do not cause a minute of silence (%s of them)', async (losses) => {
    const { sent, tookMs } = await untilAnswered(await lostQuestions(3_000, losses));
    expect(sent).toEqual(['AT\r', 'AT+CGATT?\r']);
    expect(tookMs).toBeGreaterThan(6_000);
    expect(tookMs).toBeLessThan(7_000);
  });

  it('delay later commands for as long as the command that was cut off may take', async () => {
    const { sent, tookMs } = await untilAnswered(await lostQuestions(45_000, 2));
    expect(sent).toEqual(['AT\r', 'AT+CGATT?\r']);
    expect(tookMs).toBeGreaterThan(45_000);
    expect(tookMs).toBeLessThan(46_000);
  });

  it('stay open only as long as that, also while no port is open', async () => {
    const left = await lostQuestions(3_000, 2);
    await left.clock.advance(6_000);
    const { sent } = await untilAnswered(left);
    expect(sent).toEqual(['AT\r', 'ATI\r', 'AT+CGATT?\r']);
  });
});

describe('another module on the port', () => {
  it('proves by its different IMEI that no earlier answer can arrive', async () => {
    const { clock, before } = await lostQuestions(3_000, 1);
    if (!before) throw new Error('nothing was left open');
    const known = { ...before, identity: { ATI: 'AirM2M_720U_V420_LTE_AT', 'AT+CGSN': '866475030000019' } };
    const other = { ...answers, 'AT+CGSN\r': '\r\n866475030000027\r\n\r\nOK\r\n' };
    const { sent, tookMs } = await untilAnswered({ clock, before: known }, other);
    expect(sent).toEqual(['AT\r', 'AT+CGSN\r', 'AT+CGATT?\r']);
    expect(tookMs).toBeLessThan(1_000);
  });
});
