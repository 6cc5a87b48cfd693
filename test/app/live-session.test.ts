import { describe, expect, it } from 'vitest';
import { createLiveSession } from '../../electron/app/services/session/live-session.ts';
import { createTruth } from '../../electron/app/truth.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { planOf } from '../support/provision-bench.ts';
import { sampleSession, sampleView } from '../support/sample-view.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** A session over a link whose far end is the test. */
const open = () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const header = { app: 'test', address: link.address, epoch: link.epoch };
  const recorder = createSessionRecorder({ clock, file: createMemoryAppendFile(), header });
  const truth = createTruth(sampleView());
  const heads: boolean[] = [];
  truth.onEvent((event) => {
    if (event.type === 'session') heads.push(event.head.noisy);
  });
  const { facts: _f, run: _r, counters: _c, messageCounts: _m, messages: _s, ...head } = sampleSession();
  const live = createLiveSession({
    ...{ truth, clock, head, session: createSession({ link, clock, recorder }) },
    plan: async () => ok(planOf({})),
    ...{ onEnded: () => undefined, onBug: () => undefined },
  });
  return { clock, link, live, heads };
};

describe('a line that is noise', () => {
  it('is called so in the head, once, and no longer when text comes', async () => {
    const { clock, link, live, heads } = open();
    link.say(`${'\xff\xfe'.repeat(300)}\r\n`);
    await clock.advance(1_000);
    expect(live.record.head().noisy).toBe(true);
    link.say(`${'\xff\xfe'.repeat(300)}\r\n`);
    await clock.advance(1_000);
    expect(heads).toEqual([true]);
    for (let count = 0; count < 100; count += 1) link.say('+CSQ: 25,99\r\n');
    await clock.advance(1_000);
    expect(heads).toEqual([true, false]);
  });
});

describe('a wish that is under way', () => {
  const untilStopped = (signal: AbortSignal): Promise<Outcome<void>> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(fail('stopped'))));

  it.each(['close', 'suspend'] as const)('is stopped by the end of the session: %s', async (end) => {
    const { clock, live } = open();
    const wish = live.underWay(untilStopped);
    expect(live.record.head().busy).toBe(true);
    await clock.runUntil(live[end]());
    await expect(clock.runUntil(wish)).resolves.toMatchObject({ error: { code: 'stopped' } });
    expect(live.record.head().busy).toBe(false);
  });
});
