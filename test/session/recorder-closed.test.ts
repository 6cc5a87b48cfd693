import { describe, expect, it } from 'vitest';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { planOf } from '../support/provision-bench.ts';
import { replayedAlike } from '../support/replayed-alike.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const opened = () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  let closings = 0;
  const file = {
    ...createMemoryAppendFile(),
    close: () => {
      closings += 1;
    },
  };
  const recorder = createSessionRecorder({ clock, file, header: { app: 'test', address: 'test:', epoch: 1 } });
  const session = createSession({ link, clock, recorder });
  replayedAlike(session, file.text);
  return { clock, link, session, closings: () => closings };
};

describe('the file of a recording', () => {
  it('is closed when the port is lost', async () => {
    const { clock, link, closings } = opened();
    await clock.advance(1_000);
    expect(closings()).toBe(0);
    link.lose();
    await clock.advance(1_000);
    expect(closings()).toBe(1);
  });

  it('is closed after the last of the runs that the loss ends', async () => {
    const { clock, link, session, closings } = opened();
    const { signal } = new AbortController();
    const seen: number[] = [];
    session.on('step', ({ status }) => {
      if (status === 'failed') seen.push(closings());
    });
    const running = session.provision(planOf({}), signal);
    await clock.advance(500);
    link.lose();
    await clock.runUntil(running);
    await clock.advance(1_000);
    expect(seen).toEqual([0]);
    expect(closings()).toBe(1);
  });

  it('stays open after a run on a port that stays open', async () => {
    const { clock, link, session, closings } = opened();
    const controller = new AbortController();
    const running = session.provision(planOf({}), controller.signal);
    await clock.advance(500);
    controller.abort();
    await clock.runUntil(running);
    await clock.advance(1_000);
    expect(closings()).toBe(0);
    link.lose();
    await clock.advance(1_000);
    expect(closings()).toBe(1);
  });
});
