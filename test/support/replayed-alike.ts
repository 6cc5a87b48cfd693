import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, TestRunner } from 'vitest';
import { checkReplay } from '../../electron/recordings/check-replay.ts';
import { replay } from '../../electron/recordings/replay.ts';
import type { Session } from '../../electron/session/session.ts';
import { latin1Of } from '../../electron/framer/latin1.ts';

/** What is said of each piece of a session, live or replayed. */
interface Said {
  readonly direction: string;
  readonly owner: string;
  readonly commandId: number;
  readonly text: string;
}

/**
 * When the test has finished, today's engine must give the same pieces and events from the recording of the session. Without kept cuts there is
 * nothing else to compare them with.
 */
export const replayedAlike = (session: Session, recording: () => string | Uint8Array): void => {
  const live: Said[] = [];
  const liveEvents: string[] = [];
  session.on('traffic', ({ direction, owner, bytes }) =>
    live.push({ direction, owner: owner.kind, commandId: 'id' in owner ? owner.id : 0, text: latin1Of(bytes) }),
  );
  session.on('urc', (name) => liveEvents.push(`urc ${name}`));
  session.on('message', (_topic, payload) => liveEvents.push(`message ${payload.length}`));
  session.on('restarted', (line) => liveEvents.push(`restarted ${line}`));
  atEnd(() => {
    const content = recording();
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const now: Said[] = [];
    const events: string[] = [];
    replay(() => [bytes], {
      piece: ({ direction, owner, commandId, bytes: own }) =>
        now.push({ direction, owner, commandId, text: latin1Of(own) }),
      event: (event) => {
        if (event.kind === 'urc') events.push(`urc ${event.name}`);
        if (event.kind === 'message') events.push(`message ${event.payload.length}`);
        if (event.kind === 'restarted') events.push(`restarted ${event.line}`);
      },
    });
    // What the recorder still holds back is in neither of them.
    expect(now.slice(0, live.length)).toEqual(live.slice(0, now.length));
    expect(events.slice(0, liveEvents.length)).toEqual(liveEvents.slice(0, events.length));
  });
};

/** The same for all recordings in a folder, by the cuts that they have. */
export const recordingsReplayAlike = (folder: string): void =>
  atEnd(() => checkRecordingsIn(folder));

export const checkRecordingsIn = (folder: string): void => {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.jsonl'))) {
    const bytes = readFileSync(join(folder, name));
    const { differences, first, restarts, comparedPieces } = checkReplay(() => [bytes]);
    if (process.env.REPLAY_STAT) console.log('REPLAY', expect.getState().currentTestName, name, comparedPieces, differences);
    expect({ name, differences, first, restarts: restarts.now }).toEqual({ name, differences: 0, first: null, restarts: restarts.kept });
  }
};

/** What is made outside of a test, such as in a `beforeAll`, is not compared. */
const atEnd = (check: () => void): void => {
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(check);
};
