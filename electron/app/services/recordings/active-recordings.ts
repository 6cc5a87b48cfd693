import type { RecordedModule, RecordingResult, RunView, SessionView } from '../../../../shared/contract.ts';
import { stageOf } from '../../../../shared/steps.ts';
import type { View } from '../../../../shared/view.ts';

/** The values that the list shows for a recording in progress. */
export interface ActiveRecording {
  readonly model: string | null;
  readonly imei: string | null;
  readonly result: RecordingResult | null;
  /** `null`: known from the file only. */
  readonly others: readonly RecordedModule[] | null;
}

/** A merged view is of no module. */
const ofNoModule: ActiveRecording = { model: null, imei: null, result: null, others: null };

/** The recordings of sessions with an open port, and of merged views, by file name. */
export const activeRecordings = ({ sessions, merged }: View): ReadonlyMap<string, ActiveRecording> =>
  new Map([
    ...Object.values(sessions).flatMap((session): (readonly [string, ActiveRecording])[] =>
      session.state.kind === 'open' && session.recording !== null
        ? [[session.recording.name, nowOf(session)] as const]
        : [],
    ),
    ...Object.values(merged).map(({ recording }) => [recording.name, ofNoModule] as const),
  ]);

/** Changes whenever the list has to be published again, also when a recording was completed. */
export const recordingsKey = ({ sessions, merged }: View): string =>
  JSON.stringify([
    Object.values(merged).map(({ id, recording }) => [id, recording.name]),
    Object.values(sessions).map((session) => [
      session.id,
      session.state.kind,
      session.recording?.name,
      // A recording is complete when the connection is no longer watched.
      session.online.kind,
      session.run?.number,
      session.run?.state,
      session.facts.model?.text,
      session.facts.imei?.text,
    ]),
  ]);

const nowOf = ({ facts, run, lastRun }: SessionView): ActiveRecording => ({
  model: facts.model?.text ?? null,
  imei: facts.imei?.text ?? null,
  result: run && resultOf(run),
  others: lastRun?.isOther
    ? [{ model: lastRun.module.model, imei: lastRun.module.imei, result: resultOf(lastRun.run) }]
    : null,
});

const resultOf = ({ state, stages, steps, failure, report }: RunView): RecordingResult | null => {
  if (state === 'running' || state === 'stopping') return null;
  // Steps of other stages have the result of an earlier run.
  const endedAt =
    state === 'done' ? undefined : steps.find(({ id, status }) => status === state && stages.includes(stageOf(id)));
  return {
    state,
    stage: endedAt ? stageOf(endedAt.id) : (stages.at(-1) ?? null),
    code: failure?.code ?? null,
    online: state === 'done' && report?.mqtt.connected === true,
  };
};
