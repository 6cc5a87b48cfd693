import { describe, expect, it } from 'vitest';
import { createRuleEngine } from '../../../electron/app/services/rules/rule-engine.ts';
import type { LineRule } from '../../../shared/contract.ts';
import { createTrafficLog, type TrafficLine } from '../../../shared/lines/traffic-lines.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';
import { sampleRule } from './sample-rule.ts';

const setUp = (...rules: readonly LineRule[]) => {
  const clock = new VirtualClock();
  let spent = 0;
  const engine = createRuleEngine(clock, () => {
    spent += 1;
  });
  engine.use(rules);
  let sequence = 0;
  const line = (text: string, change: Partial<TrafficLine> = {}): TrafficLine => {
    const log = createTrafficLog();
    sequence += 1;
    log.add([
      {
        ...{ sequence, atMs: clock.wallMs(), direction: 'received', owner: 'unclaimed', commandId: 0, name: '' },
        ...{ isRecorded: true, bytes: new TextEncoder().encode(text) },
      },
    ]);
    return { ...(log.lines()[0] as TrafficLine), ...change };
  };
  /** The ids of the rules that act on a line that comes now. */
  const come = (text: string, change: Partial<TrafficLine> = {}): readonly string[] =>
    engine.actOn(line(text, change)).map(({ id }) => id);
  return { clock, engine, line, come, spent: () => spent };
};

describe('a rule that acts', () => {
  it('acts on each line that it finds, beside the others', async () => {
    const { come } = setUp(sampleRule({ text: 'RDY' }), sampleRule({ id: 'r2', kind: 'regex', text: '^R' }));
    expect(come('RDY')).toEqual(['r1', 'r2']);
    expect(come('OK')).toEqual([]);
  });

  it('acts at most once a second', async () => {
    const { come, clock } = setUp(sampleRule());
    expect(come('RDY')).toEqual(['r1']);
    await clock.advance(999);
    expect(come('RDY')).toEqual([]);
    await clock.advance(1);
    expect(come('RDY')).toEqual(['r1']);
  });

  it('acts at most ten times a minute', async () => {
    const { come, clock } = setUp(sampleRule());
    const acted: number[] = [];
    for (let second = 0; second < 120; second += 1) {
      if (come('RDY').length > 0) acted.push(second);
      await clock.advance(1_000);
    }
    expect(acted).toEqual([
      ...Array.from({ length: 10 }, (_, n) => n),
      ...Array.from({ length: 10 }, (_, n) => n + 60),
    ]);
  });

  it('keeps its counts when other rules change, and starts counting again when it changes itself', async () => {
    const { come, engine } = setUp(sampleRule());
    expect(come('RDY')).toEqual(['r1']);
    engine.use([sampleRule(), sampleRule({ id: 'r2' })]);
    expect(come('RDY')).toEqual(['r2']);
    engine.use([sampleRule({ text: 'rdy' })]);
    expect(come('RDY')).toEqual(['r1']);
  });

  it('does not act on lines that came while a procedure held the port, also where they are seen later', async () => {
    const { come, engine, line, clock } = setUp(sampleRule());
    const before = line('RDY');
    await clock.advance(1);
    engine.held(true);
    await clock.advance(10);
    expect(come('RDY')).toEqual([]);
    const during = line('RDY');
    engine.held(false);
    await clock.advance(1);
    expect(engine.actOn(during)).toEqual([]);
    expect(engine.actOn(before)).toHaveLength(1);
    await clock.advance(1_000);
    expect(come('RDY')).toEqual(['r1']);
  });

  it('does not act while its sequence runs, nor on late answers to its commands', async () => {
    const { come, engine, clock } = setUp(sampleRule({ sequence: 'check-up' }), sampleRule({ id: 'r2', text: 'late' }));
    expect(come('RDY', { commandId: 3 })).toEqual(['r1']);
    const end = engine.causes();
    await clock.advance(2_000);
    expect(come('late', { commandId: 5 })).toEqual([]);
    end();
    expect(come('late', { commandId: 6 })).toEqual([]);
    come('AT', { direction: 'sent', owner: 'command', commandId: 7 });
    expect(come('late', { commandId: 6 })).toEqual([]);
    expect(come('late', { commandId: 7 })).toEqual(['r2']);
  });

  it('runs no sequence on what a sequence of a rule may still cause, such as a restart', async () => {
    const { come, engine, clock } = setUp(sampleRule({ sequence: 'restart' }), sampleRule({ id: 'r2', mark: true }));
    expect(come('RDY')).toEqual(['r1', 'r2']);
    engine.causes()();
    await clock.advance(29_999);
    expect(come('RDY')).toEqual(['r2']);
    await clock.advance(1);
    expect(come('RDY')).toEqual(['r1']);
  });

  it('is switched off with all others when the expressions take too long, and that is said once', async () => {
    const slow = Array.from({ length: 24 }, (_, n) =>
      sampleRule({ id: `r${n + 1}`, kind: 'regex', text: '(?:a?){30}(?:a?){30}b' }),
    );
    const { come, engine, spent } = setUp(...slow);
    const long = 'a'.repeat(8_000);
    for (let times = 0; times < 20; times += 1) come(long);
    expect(spent()).toBe(1);
    expect(engine.rules()).toEqual([]);
    expect(come('ab')).toEqual([]);
    engine.use([sampleRule()]);
    expect(come('RDY')).toEqual(['r1']);
  });

  it('with an invalid expression does nothing', async () => {
    const { come } = setUp(sampleRule({ kind: 'regex', text: '(' }));
    expect(come('(')).toEqual([]);
  });
});
