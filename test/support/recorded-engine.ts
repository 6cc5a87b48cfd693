import { AtEngine } from '../../electron/at/engine.ts';
import { defaultTimings } from '../../electron/at/timings.ts';
import { createSessionRecorder } from '../../electron/recorder/session-recorder.ts';
import { replay } from '../../electron/recordings/replay.ts';
import { createNotedInputs } from '../../electron/session/noted-inputs.ts';
import { recordedLink } from '../../electron/session/recorded-link.ts';
import { createMemoryAppendFile } from './memory-append-file.ts';
import { atTestEnd, expectSame } from './replayed-alike.ts';

type Options = Omit<ConstructorParameters<typeof AtEngine>[0], 'onInput'>;

/**
 * An engine whose inputs are recorded as those of a session. When the test has finished, the replay must give pieces with the same owners and
 * lengths, and the same events. Their bytes are masked in the recording.
 */
export const recordedEngine = (options: Options): AtEngine => {
  const { link, clock, recogniseUrc, timings = defaultTimings } = options;
  const file = createMemoryAppendFile();
  const recorder = createSessionRecorder({
    // It writes at the end: timers of a recorder are none of the engine.
    clock: { nowMs: () => clock.nowMs(), wallMs: () => clock.wallMs(), after: () => () => undefined },
    ...{ file, header: { app: 'test', address: 'test:', epoch: 1 } },
  });
  const inputs = createNotedInputs(recorder);
  inputs.begin(options, { address: link.address, nowMs: clock.nowMs(), timings });
  const recorded = recordedLink(link, recorder, { onArrived: () => undefined, onTelnet: () => undefined });
  const engine = new AtEngine({ ...options, link: recorded, onInput: inputs.note });
  const live: string[] = [];
  const liveEvents: string[] = [];
  engine.on('batch', (outputs) => {
    for (const output of outputs) {
      if ('notice' in output) {
        liveEvents.push(output.notice);
        continue;
      }
      const { direction, owner, length, bytes, secretSpans } = output;
      live.push(`${direction} ${owner.kind} ${'id' in owner ? owner.id : 0} ${length}`);
      if (direction === 'sent') recorder.sent(bytes, secretSpans);
    }
  });
  engine.on('restarted', () => liveEvents.push('restarted'));
  atTestEnd(() => {
    recorder.flush();
    const now: string[] = [];
    const events: string[] = [];
    replay(
      () => [Buffer.from(file.text())],
      {
        piece: ({ direction, owner, commandId, bytes }) =>
          now.push(`${direction} ${owner} ${commandId} ${bytes.length}`),
        event: ({ kind }) => {
          if (kind !== 'settled') events.push(kind);
        },
      },
      recogniseUrc,
    );
    expectSame(now, live);
    expectSame(events, liveEvents);
  });
  return engine;
};
