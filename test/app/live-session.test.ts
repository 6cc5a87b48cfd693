import { describe, expect, it } from 'vitest';
import type { Place } from '../../electron/app/place.ts';
import { createDraft } from '../../electron/app/services/draft/draft.ts';
import { createLiveSession } from '../../electron/app/services/session/live-session.ts';
import { createViewStore } from '../../electron/app/view-store.ts';
import { createRecordingReader } from '../../electron/recorder/recording-reader.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { createSession } from '../../electron/session/session.ts';
import { fail, type Outcome } from '../../shared/outcome.ts';
import { createMemoryAppendFile } from '../support/memory-append-file.ts';
import { noRuleTools } from '../support/no-rule-tools.ts';
import { sampleView } from '../support/sample-view.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

/** A session on a scripted link. */
const open = () => {
  const clock = new VirtualClock();
  const link = new ScriptedLink();
  const header = { app: 'test', address: link.address, epoch: link.epoch };
  const recorder = createSessionRecorder({ clock, file: createMemoryAppendFile(), header });
  const viewStore = createViewStore(sampleView());
  const heads: boolean[] = [];
  viewStore.onEvent((event) => {
    if (event.type === 'session') heads.push(event.head.noisy);
  });
  const draft = createDraft(
    () => 'unsaved-1',
    () => undefined,
  );
  const place: Place = {
    open: async () => fail('link/missing'),
    keepTrying: () => () => undefined,
    adopt: () => true,
    endRecording: () => undefined,
    reader: createRecordingReader(() => Promise.resolve(fail('stopped'))),
  };
  const live = createLiveSession({
    ...{ viewStore, clock, place, id: 's1', address: link.address, ruleTools: noRuleTools },
    ...{ draft: () => draft, draftView: draft.view(clock.wallMs()) },
    plan: async () => fail('stopped'),
    beforeOpen: async () => undefined,
    ...{ onRecording: () => undefined, onBug: () => undefined },
  });
  live.attach(
    { session: createSession({ link, clock, recorder }), recordingPath: 'x.jsonl', address: 'test:' },
    115_200,
  );
  heads.length = 0;
  return { clock, link, live, heads };
};

describe('a line that is noise', () => {
  it('is reported in the head, once, until text arrives', async () => {
    const { clock, link, live, heads } = open();
    link.say(`${'\xff\xfe'.repeat(300)}\r\n`);
    await clock.advance(1_000);
    expect(live.headStore.head().noisy).toBe(true);
    link.say(`${'\xff\xfe'.repeat(300)}\r\n`);
    await clock.advance(1_000);
    expect(heads).toEqual([true]);
    for (let count = 0; count < 100; count += 1) link.say('+CSQ: 25,99\r\n');
    await clock.advance(1_000);
    expect(heads).toEqual([true, false]);
  });
});

describe('an action in progress', () => {
  const untilStopped = (signal: AbortSignal): Promise<Outcome<void>> =>
    new Promise((resolve) => signal.addEventListener('abort', () => resolve(fail('stopped'))));

  it.each(['close', 'suspend'] as const)('is stopped by the end of the session: %s', async (end) => {
    const { clock, live } = open();
    const request = live.opening()?.underWay(untilStopped);
    expect(live.headStore.head().busy).toBe(true);
    await clock.runUntil(live[end]());
    await expect(clock.runUntil(Promise.resolve(request))).resolves.toMatchObject({ error: { code: 'stopped' } });
    expect(live.headStore.head().busy).toBe(false);
  });
});
