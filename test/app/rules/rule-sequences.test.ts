import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRuleSequences, type RuleSequenceResult } from '../../../electron/app/services/rules/rule-sequences.ts';
import { createGroupFiles } from '../../../electron/app/services/sequences/group-files.ts';
import type { Platform } from '../../../electron/base/platform.ts';
import { done, fail } from '../../../shared/outcome.ts';
import { keepPortIn } from '../../support/keep-port.ts';
import { createSessionServiceBench } from '../../support/session-service-bench.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { sampleRule } from './sample-rule.ts';

const file = (expected: string): string =>
  `sequence: own\nsteps:\n  - send: AT+CGMM\n    expect: '${expected}'\n  - send: AT+CSQ\n`;

const sequencesOf = (platform: Platform, clock: VirtualClock) =>
  createRuleSequences({
    clock,
    groups: createGroupFiles(platform, () => undefined),
    values: { forRun: async (_, needed) => new Map(needed.map((name) => [name, `value of ${name}`])) },
  });

/** A rule on the answer to AT+CSQ runs a sequence. */
const setUp = async (sequence: string, files: Readonly<Record<string, string>> = {}, text = '+CSQ:') => {
  const platform = createTempPlatform();
  const folder = join(platform.dataFolder, 'sequences');
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const results: RuleSequenceResult[] = [];
  const clock = new VirtualClock();
  let sequences = sequencesOf(platform, clock);
  const bench = createSessionServiceBench({
    ruleTools: {
      mark: async () => undefined,
      runSequence: async (sessionId, opening, name) => {
        const result = await sequences.run(sessionId, opening, name);
        results.push(result);
        return result;
      },
    },
  });
  sequences = sequencesOf(platform, bench.clock);
  const rule = sampleRule({ text, mark: false, sequence });
  await keepPortIn(bench.viewStore)('sim:', { rules: { rules: [rule], off: [] } });
  const sessionId = await bench.open();
  bench.service.rulesOf(sessionId)?.switch('r1', true);
  const type = async (line = 'AT+CSQ'): Promise<void> => {
    await bench.ask('terminal.send', { sessionId, line });
    await bench.clock.advance(200);
    // The file is read outside the virtual time.
    await expect.poll(() => bench.clock.advance(1).then(() => results.length)).toBeGreaterThan(0);
  };
  return { bench, sessionId, results, type, all: () => sequences.all() };
};

describe('a sequence of a rule', () => {
  it('of the data folder is run once, although it causes what the rule looks for', async () => {
    const { bench, results, type } = await setUp('own', { 'own.atseq.yaml': file('Air720') });
    await type();
    await bench.clock.advance(60_000);
    expect(results).toEqual(['passed']);
    expect(bench.commands().filter((line) => line === 'AT+CGMM')).toHaveLength(1);
    expect(bench.recorded().some((line) => line.includes('"result":"passed"'))).toBe(true);
  });

  it('of the program is run where the folder has none of its name', async () => {
    const { results, type, all } = await setUp('check-up', { 'low-power.atseq.yaml': file('Air720') });
    await type();
    expect(results).toEqual(['passed']);
    const listed = await all();
    expect(listed).toMatchObject({
      value: expect.arrayContaining([
        { name: 'update', title: { en: 'Firmware update', zh: '固件升级' } },
        { name: 'low-power', title: expect.any(String) },
      ]),
    });
    expect(listed.ok && listed.value.filter(({ name }) => name === 'low-power')).toHaveLength(1);
  });

  it('has the values of the profile and of the module', async () => {
    const { bench, results, type } = await setUp('own', {
      'own.atseq.yaml': "sequence: own\nsteps:\n  - send: AT+CGSN=${imei}\n    expect: '.'\n",
    });
    await type();
    expect(results).toHaveLength(1);
    expect(bench.commands()).toContain('AT+CGSN=value of imei');
  });

  it('that fails says so', async () => {
    const { results, type } = await setUp('own', { 'own.atseq.yaml': file('another module') });
    await type();
    expect(results).toEqual(['failed']);
  });

  it.each(['gone', '../own', 'broken'])('%s is missing, and nothing is sent', async (name) => {
    const { bench, results, type } = await setUp(name, {
      'own.atseq.yaml': file('x'),
      'broken.atseq.yaml': 'steps: 1',
    });
    await type();
    expect(results).toEqual(['missing']);
    expect(bench.commands()).toEqual(['AT+CSQ']);
  });

  it('is not run while a page has the port', async () => {
    const { bench, sessionId, results } = await setUp('check-up', {}, 'RDY');
    await bench.ask('terminal.keepPort', { sessionId, keep: true });
    bench.module.restart();
    await bench.clock.advance(60_000);
    await expect.poll(() => results).toEqual(['held']);
    expect(bench.commands()).toEqual([]);
  });

  it('waits for the port for ten seconds, and is not run later', async () => {
    const clock = new VirtualClock();
    let isAborted = false;
    const running = sequencesOf(createTempPlatform(), clock).run(
      's1',
      {
        raw: { isFree: () => done, send: async () => done, keep: () => done, end: () => undefined },
        underWay: (action) => action(new AbortController().signal),
        session: {
          identity: async () => fail('stopped'),
          runSequence: ({ signal }) =>
            new Promise((resolve) => {
              signal.addEventListener('abort', () => {
                isAborted = true;
                resolve(fail('stopped'));
              });
            }),
        },
      },
      'check-up',
    );
    await expect.poll(() => clock.pendingTimers).toBe(1);
    await clock.advance(9_999);
    expect(isAborted).toBe(false);
    await clock.advance(1);
    expect(await running).toBe('held');
  });
});
