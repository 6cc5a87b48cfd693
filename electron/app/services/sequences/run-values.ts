import type { View } from '../../../../shared/view.ts';
import type { Clock } from '../../../base/clock.ts';
import { firstBuiltInValues } from '../../../sequences/run-variables.ts';
import type { Session } from '../../../session/session.ts';
import type { App } from '../../create-app.ts';
import { askModule, profileVariableNames, profileVariables } from '../../sequence-variables.ts';
import type { DraftService } from '../draft/draft-service.ts';

/** The values of the variables of a group, besides those in its file. */
export interface RunValues {
  /** Of the profile and of the module on the line. `needed`: the module is asked for these only. */
  forRun(
    sessionId: string,
    needed: readonly string[],
    session: Pick<Session, 'identity'>,
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, string>>;
  /** What is known without asking the module; `null`: a secret. */
  shown(sessionId: string | null): Promise<Readonly<Record<string, string | null>>>;
}

export interface RunValuesDeps {
  readonly view: () => View;
  readonly clock: Clock;
  readonly drafts: Pick<DraftService, 'planFor'>;
  readonly secrets: Pick<App['secrets'], 'register'>;
}

export const createRunValues = ({ view, clock, drafts, secrets }: RunValuesDeps): RunValues => {
  const ofModule = (sessionId: string | null): Map<string, string> => {
    const facts = sessionId === null ? undefined : view().sessions[sessionId]?.facts;
    const known = Object.entries({ imei: facts?.imei?.text, model: facts?.model?.text });
    return new Map(known.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
  };
  /** An incomplete form gives no values: a run that needs them says which. */
  const ofProfile = async (sessionId: string | null) => {
    const baudRate = (sessionId === null ? null : view().sessions[sessionId]?.baudRate) ?? 115_200;
    const planned = await drafts.planFor(sessionId, { baudRate });
    const variables = planned.ok ? profileVariables(planned.value.plan, clock.wallMs()) : planned;
    if (!variables.ok) return { values: new Map<string, string>(), secrets: [] };
    // A module may print them as soon as they are sent.
    for (const secret of variables.value.secrets) secrets.register(secret);
    return variables.value;
  };
  return {
    forRun: async (sessionId, needed, session, signal) => {
      const names: readonly string[] = profileVariableNames;
      const profile = needed.some((name) => names.includes(name)) ? (await ofProfile(sessionId)).values : new Map();
      const module = ofModule(sessionId);
      const asked = await askModule(
        session,
        needed.filter((name) => !module.has(name)),
        signal,
      );
      return new Map([...profile, ...module, ...(asked.ok ? asked.value : [])]);
    },
    shown: async (sessionId) => {
      const profile = await ofProfile(sessionId);
      const isSecret = (value: string): boolean => profile.secrets.includes(value);
      const ofNow = Object.entries(firstBuiltInValues(clock.wallMs()));
      return Object.fromEntries(
        [...ofNow, ...profile.values, ...ofModule(sessionId)].map(([name, value]) => [
          name,
          isSecret(value) ? null : value,
        ]),
      );
    },
  };
};
