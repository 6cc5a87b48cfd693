import type { DraftView, RunPlanView } from '../../../../shared/contract.ts';
import { createListeners } from '../../../../shared/listeners.ts';
import { done, fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { unitOf } from '../../../../shared/virtual-modules.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Undo } from '../../../base/undo.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import type { HandlersOf } from '../../handlers.ts';
import type { ViewStore } from '../../view-store.ts';
import type { BuiltInCertificates } from './built-in-certificates.ts';
import type { DemoCloudFacts } from './demo-draft.ts';
import { createDraft, type Draft } from './draft.ts';
import type { DraftContent } from './draft-content.ts';
import { draftHandlers } from './draft-handlers.ts';
import { noDraft } from './no-draft.ts';
import { newProfileId } from './profile-id.ts';
import { type PlanOptions, planOf } from './profile-of-draft.ts';
import { isSameContent } from './same-content.ts';
import { runPlanOf, type StageInputs, stageInputsOf } from './stage-inputs.ts';

/** The ID of a session, or `null` for the draft of the window, which the next session takes over. */
export type DraftOwner = string | null;

/** A plan, and what is kept of it after the run. */
export interface PlannedRun {
  readonly plan: ProvisionPlan;
  readonly shown: RunPlanView;
  readonly inputs: StageInputs;
}

export interface DraftService {
  readonly handlers: HandlersOf<'draft' | 'certificate'>;
  /** The plan of the draft. */
  planFor(owner: DraftOwner, options: PlanOptions): Promise<Outcome<PlannedRun>>;
  /** `null`: the session has ended. */
  of(owner: DraftOwner): Draft | null;
  all(): readonly Draft[];
  /** A session begins and takes over the draft of the window. Returns the view of the draft. */
  begin(sessionId: string): DraftView;
  /** A session has ended. The draft of the last session goes back to the window, unless the window has another one in use. */
  end(sessionId: string): void;
  /**
   * Replaces a draft by the content that `load` returns, after the run in progress has ended; `profileId` as in `Draft.open`. Of several
   * pending choices only the newest has an effect. Fails with `profile/not-opened` if the form was edited in the meantime.
   */
  open(owner: DraftOwner, load: () => Promise<Outcome<DraftContent>>, profileId: string | null): Promise<Outcome<void>>;
  /** Called when a draft was edited or replaced. */
  onChange(listener: (owner: DraftOwner) => void): Undo;
  /** Cancels its timer. */
  close(): void;
}

export interface DraftServiceDeps {
  readonly viewStore: ViewStore;
  readonly clock: Clock;
  readonly builtInCertificates: BuiltInCertificates;
  /** The demo cloud, which is started if it is not running. */
  readonly demo: (unit: number) => Promise<Outcome<DemoCloudFacts>>;
  /** Before a draft is replaced: waits for the run in progress. */
  readonly beforeOpen?: (owner: DraftOwner) => Promise<void>;
}

const hourMs = 3_600_000;

/** Keeps the drafts, including secrets and files, and publishes them without their secrets. */
export const createDraftService = (deps: DraftServiceDeps): DraftService => {
  const { viewStore, clock, builtInCertificates, demo } = deps;
  const drafts = new Map<DraftOwner, Draft>();
  const changes = createListeners<[DraftOwner]>();

  const publish = (draft: Draft): void => {
    const owner = [...drafts].find(([, other]) => other === draft)?.[0];
    if (owner === undefined) return;
    const opensNext = opener.opensNext(owner);
    viewStore.publish({ type: 'draft', sessionId: owner, draft: { ...draft.view(clock.wallMs()), opensNext } });
    changes.emit(owner);
  };
  const opener = createDraftOpener(drafts, publish, deps);
  const create = (): Draft => {
    const draft: Draft = createDraft(newProfileId, () => publish(draft));
    return draft;
  };
  drafts.set(null, create());
  const stopHours = everyHour(clock, () => {
    for (const draft of drafts.values()) publish(draft);
  });

  return {
    open: opener.open,
    handlers: draftHandlers({
      draftOf: (owner) => drafts.get(owner) ?? null,
      unit: (owner) => unitOf(viewStore.view().sessions[owner ?? '']?.address ?? 'sim:') ?? 1,
      ...{ clock, builtInCertificates, demo, open: opener.open },
    }),
    planFor: async (owner, options) => {
      const draft = drafts.get(owner);
      return draft ? plannedRun(draft, options, clock) : noDraft();
    },
    of: (owner) => drafts.get(owner) ?? null,
    all: () => [...drafts.values()],
    begin: (sessionId) => {
      const taken = drafts.get(null) ?? create();
      drafts.set(sessionId, taken);
      const next = create();
      drafts.set(null, next);
      publish(next);
      return taken.view(clock.wallMs());
    },
    end: (sessionId) => {
      const draft = drafts.get(sessionId);
      drafts.delete(sessionId);
      opener.forget(sessionId);
      const ofWindow = drafts.get(null);
      const isInUse = ofWindow && (ofWindow.changed() || ofWindow.profileId() !== null);
      if (drafts.size > 1 || isInUse || !draft) return;
      drafts.set(null, draft);
      publish(draft);
    },
    onChange: changes.add,
    close: stopHours,
  };
};

const plannedRun = (draft: Draft, options: PlanOptions, clock: Clock): Outcome<PlannedRun> => {
  const content = draft.content();
  const plan = planOf(content, options, clock.wallMs());
  if (!plan.ok) return plan;
  const shown = runPlanOf(content, { profileId: draft.profileId(), subject: draft.subject() });
  return ok({ plan: plan.value, shown, inputs: stageInputsOf(content) });
};

type OpensNext = DraftView['opensNext'];

/** Replaces drafts, after the run in progress has ended. */
interface DraftOpener {
  readonly open: DraftService['open'];
  /** The choice that waits for the end of the run; `null`: none. */
  opensNext(owner: DraftOwner): OpensNext;
  /** The session has ended. */
  forget(owner: DraftOwner): void;
}

const createDraftOpener = (
  drafts: ReadonlyMap<DraftOwner, Draft>,
  publish: (draft: Draft) => void,
  { viewStore, beforeOpen }: Pick<DraftServiceDeps, 'viewStore' | 'beforeOpen'>,
): DraftOpener => {
  /** The newest choice for each draft. An older pending one has no effect. */
  const choices = new Map<DraftOwner, symbol>();
  /** Choices that wait for the end of a run. */
  const waiting = new Map<DraftOwner, NonNullable<OpensNext>>();

  const showWaiting = (owner: DraftOwner, profileId: string | null): void => {
    const { state } = viewStore.view().sessions[owner ?? '']?.run ?? {};
    if (state !== 'running' && state !== 'stopping') return;
    waiting.set(owner, { profileId });
    const draft = drafts.get(owner);
    if (draft) publish(draft);
  };
  return {
    opensNext: (owner) => waiting.get(owner) ?? null,
    forget: (owner) => void waiting.delete(owner),
    open: async (owner, load, profileId) => {
      const before = drafts.get(owner)?.content();
      const choice = Symbol('choice');
      choices.set(owner, choice);
      // A profile that cannot be read fails at once, not at the end of the run.
      const early = await load();
      if (!early.ok) return early;
      showWaiting(owner, profileId);
      await beforeOpen?.(owner);
      if (choices.get(owner) !== choice) return done;
      // It may have been saved elsewhere or deleted during the wait.
      const loaded = await load();
      if (choices.get(owner) !== choice) return done;
      choices.delete(owner);
      const draft = drafts.get(owner);
      if (waiting.delete(owner) && draft) publish(draft);
      if (!loaded.ok) return loaded;
      if (!draft || before === undefined) return noDraft();
      if (draft.changed() && !isSameContent(draft.content(), before)) return fail('profile/not-opened');
      draft.open(loaded.value, profileId);
      return done;
    },
  };
};

/** The derived login, the remark about an old hour and the validity of certificates change with the hour. */
const everyHour = (clock: Clock, action: () => void): (() => void) => {
  const untilNext = (): number => hourMs - (clock.wallMs() % hourMs);
  let stop = (): void => undefined;
  const arm = (): void => {
    stop = clock.after(untilNext(), () => {
      action();
      arm();
    });
  };
  arm();
  return () => stop();
};
