import type { RecordedModule, RecordingResult, RunView, SessionView } from '../../../../shared/contract.ts';
import { stageOf } from '../../../../shared/steps.ts';
import type { View } from '../../../../shared/view.ts';

/** What is known of a recording while it is written. */
export interface RecordingNow {
  readonly model: string | null;
  readonly imei: string | null;
  readonly result: RecordingResult | null;
  /** `null`: only the file knows. */
  readonly others: readonly RecordedModule[] | null;
}

/** By the name of the file: the recordings of the sessions whose port is open. */
export const recordingsNow = ({ sessions }: View): ReadonlyMap<string, RecordingNow> =>
  new Map(
    Object.values(sessions).flatMap((session): (readonly [string, RecordingNow])[] =>
      session.state.kind === 'open' && session.recording !== null
        ? [[session.recording.name, nowOf(session)] as const]
        : [],
    ),
  );

/** Another one whenever the list would say something else, also of a recording that was just completed. */
export const recordingsKey = ({ sessions }: View): string =>
  JSON.stringify(
    Object.values(sessions).map((session) => [
      session.id,
      session.state.kind,
      session.recording?.name,
      // A recording is complete when the watch over its connection has ended.
      session.online.kind,
      session.run?.number,
      session.run?.state,
      session.facts.model?.text,
      session.facts.imei?.text,
    ]),
  );

const nowOf = ({ facts, run, lastRun }: SessionView): RecordingNow => ({
  model: facts.model?.text ?? null,
  imei: facts.imei?.text ?? null,
  result: run && resultOf(run),
  others: lastRun?.isOther
    ? [{ model: lastRun.module.model, imei: lastRun.module.imei, result: resultOf(lastRun.run) }]
    : null,
});

const resultOf = ({ state, stages, steps, failure, report }: RunView): RecordingResult | null => {
  if (state === 'running' || state === 'stopping') return null;
  // Steps of other stages keep what an earlier run made of them.
  const broken =
    state === 'done' ? undefined : steps.find(({ id, status }) => status === state && stages.includes(stageOf(id)));
  return {
    state,
    stage: broken ? stageOf(broken.id) : (stages.at(-1) ?? null),
    code: failure?.code ?? null,
    online: state === 'done' && report?.mqtt.connected === true,
  };
};
