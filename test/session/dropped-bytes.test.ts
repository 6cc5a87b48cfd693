import { expect, it } from 'vitest';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { ok } from '../../shared/outcome.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { replayedAlike } from '../support/replayed-alike.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';
import { startMonitor } from './monitor-bench.ts';

class LateLink extends ScriptedLink {
  readonly droppedBytes = 5;
}

it('a monitor shows and records that the first bytes of an opening are lost', async () => {
  const clock = new VirtualClock();
  const { monitor, states, recording } = await startMonitor({ clock, openLink: async () => ok(new LateLink()) });
  expect(states).toMatchObject([{ kind: 'open' }, { kind: 'dropped', bytes: 5 }]);
  await monitor.close();
  const events = recording().flatMap((entry) => (entry.kind === 'event' ? [[entry.event, entry.facts]] : []));
  expect(events).toContainEqual(['dropped', { bytes: 5 }]);
});

it('a session records it', async () => {
  const clock = new VirtualClock();
  const file = createMemoryAppendFile();
  const recorder = createSessionRecorder({ clock, file, header: { app: 'test', address: 'sim:', epoch: 1 } });
  const session = createSession({ link: new LateLink(), clock, recorder });
  replayedAlike(session, file.text);
  await session.close();
  expect(file.text()).toMatch(/"dropped".*"bytes":5/);
});
