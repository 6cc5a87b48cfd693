import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, TestRunner } from 'vitest';
import { latin1Of } from '../../electron/framer/latin1.ts';
import { checkReplay } from '../../electron/recordings/check-replay.ts';
import { replay } from '../../electron/recordings/replay.ts';
import type { Session } from '../../electron/session/session.ts';

const saidOf = (direction: string, owner: string, commandId: number, bytes: Uint8Array): string =>
  `${direction} ${owner} ${commandId} ${latin1Of(bytes)}`;

/**
 * When the test has finished, today's engine must give the same pieces and events from the recording of the session. Without kept cuts there is
 * nothing else to compare them with.
 */
export const replayedAlike = (session: Session, recording: () => string | Uint8Array): void => {
  const live: string[] = [];
  const liveEvents: string[] = [];
  session.on('traffic', ({ direction, owner, bytes }) =>
    live.push(saidOf(direction, owner.kind, 'id' in owner ? owner.id : 0, bytes)),
  );
  session.on('urc', (name) => liveEvents.push(`urc ${name}`));
  session.on('message', (_topic, payload) => liveEvents.push(`message ${payload.length}`));
  session.on('restarted', (line) => liveEvents.push(`restarted ${line}`));
  atTestEnd(() => {
    const content = recording();
    const file = typeof content === 'string' ? Buffer.from(content) : content;
    const now: string[] = [];
    const events: string[] = [];
    replay(() => [file], {
      piece: ({ direction, owner, commandId, bytes }) => now.push(saidOf(direction, owner, commandId, bytes)),
      event: (event) => {
        if (event.kind === 'urc') events.push(`urc ${event.name}`);
        if (event.kind === 'message') events.push(`message ${event.payload.length}`);
        if (event.kind === 'restarted') events.push(`restarted ${event.line}`);
      },
    });
    expectSameBeginning(now, live);
    expectSameBeginning(events, liveEvents);
  });
};

/** What is in the file may not be shown yet. */
const expectSameBeginning = (now: readonly string[], live: readonly string[]): void => {
  expectSame(now.slice(0, live.length), live);
};

/** Compared as one text, because there are many. */
export const expectSame = (now: readonly string[], live: readonly string[]): void => {
  if (now.join('\n') !== live.join('\n')) expect(now).toEqual(live);
};

/** The same for all recordings in a folder, by the cuts that they have. */
export const recordingsReplayAlike = (folder: string): void => atTestEnd(() => checkRecordingsIn(folder));

export const checkRecordingsIn = (folder: string): void => {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  for (const name of names) {
    // What continues in `R.2.jsonl` is one recording.
    if (/\.\d+\.jsonl$/.test(name)) continue;
    const further = names.filter((other) => isFurther(name, other)).sort(byNumber);
    const files = [name, ...further].map((each) => readFileSync(join(folder, each)));
    const { differences, first, restarts } = checkReplay(() => files);
    const said = { name, differences, first, restarts: restarts.now };
    expect(said).toEqual({ name, differences: 0, first: null, restarts: restarts.kept });
  }
};

const numberOf = (name: string): number => Number(/\.(\d+)\.jsonl$/.exec(name)?.[1] ?? 1);
const byNumber = (one: string, other: string): number => numberOf(one) - numberOf(other);
const isFurther = (first: string, other: string): boolean =>
  other !== first && other.replace(/\.\d+(?=\.jsonl$)/, '') === first;

/** What is made outside of a test, such as in a `beforeAll`, is not compared. */
export const atTestEnd = (check: () => void): void => {
  if (TestRunner.getCurrentTest() !== undefined) onTestFinished(check);
};
