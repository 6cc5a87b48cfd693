import { huaweiTimestamp } from '../../../../shared/clouds/huawei/derive.ts';
import { hourStartMs } from '../../../../shared/clouds/huawei/hours.ts';
import { draftSchema } from '../../../../shared/contract/draft.ts';
import type { DraftFields, DraftPatch } from '../../../../shared/contract.ts';
import { recogniseParameters } from '../../../../shared/credentials/recognise-parameters.ts';
import { done, fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import type { ProvisionPlan } from '../../../procedures/plan.ts';
import { type HandlersOf, nothing } from '../../handlers.ts';
import type { Truth } from '../../truth.ts';
import { certificateHandlers } from './certificate-handlers.ts';
import type { CertificateShelf } from './certificate-shelf.ts';
import { type DemoCloudFacts, demoCa, demoContent } from './demo-draft.ts';
import { type DraftContent, stillLocked } from './draft-content.ts';
import { loginOf } from './draft-login.ts';
import { draftViewOf, emptyContent } from './initial-draft.ts';
import { lostSecrets, undone, withoutLockedUndo, withUndo } from './kept-secrets.ts';
import { pastedContent } from './pasted-content.ts';
import { changedForm } from './platform-defaults.ts';
import { type PlanOptions, planOf } from './profile-of-draft.ts';

export interface DraftService {
  readonly handlers: HandlersOf<'draft' | 'certificate'>;
  planFor(options: PlanOptions): Promise<Outcome<ProvisionPlan>>;
  snapshot(): DraftContent;
  /** Puts another content in place; `null`: it belongs to no saved profile. */
  open(content: DraftContent, profileId: string | null): void;
  markSaved(profileId: string, name: string): void;
  /** Forgets its timer. */
  close(): void;
}

export interface DraftServiceDeps {
  readonly truth: Truth;
  readonly clock: Clock;
  readonly shelf: CertificateShelf;
  /** Of the running simulation, which is started if need be. */
  readonly demo: () => Promise<Outcome<DemoCloudFacts>>;
}

const hourMs = 3_600_000;

/** Keeps the draft, secrets and file contents included, and publishes what panes may know of it. */
export const createDraftService = ({ truth, clock, shelf, demo }: DraftServiceDeps): DraftService => {
  let content = emptyContent;
  let profileId: string | null = null;
  let changed = false;

  const publish = (): void => {
    truth.publish({ type: 'draft', draft: draftViewOf(content, { profileId, changed }, clock.wallMs()) });
  };
  const change = (next: DraftContent): void => {
    content = withUndo(content, next);
    changed = true;
    publish();
  };
  const changeIfShowable = (next: DraftContent, given: readonly string[]): Outcome<void> => {
    const showable = checkShowable(next, given, clock.wallMs());
    if (showable.ok) change(next);
    return showable;
  };
  const open = (next: DraftContent, id: string | null): void => {
    content = next;
    profileId = id;
    changed = false;
    publish();
  };
  const stopHours = everyHour(clock, publish);

  return {
    handlers: {
      'draft.change': async (patch) => {
        const next = changedContent(content, patch);
        const [lost] = lostSecrets(content, next);
        // What is typed, cleared or pasted over, here or in another window, destroys nothing that is stored.
        if (lost !== undefined) return fail('usage/invalid', { field: lost, problem: 'secret-kept' });
        return nothing(changeIfShowable(next, Object.keys(patch)));
      },
      'draft.replaceSecret': async ({ field, value }) =>
        nothing(changeIfShowable(changedContent(content, { [field]: value }), [field])),
      'draft.undoSecret': async ({ field }) => {
        const next = undone(content, field);
        if (next === null) return nothing();
        content = next;
        changed = true;
        publish();
        return nothing();
      },
      'draft.paste': async ({ text, replaces = false }) => {
        const pasted = pastedContent(content, recogniseParameters(text));
        if (!pasted.ok) return pasted;
        const { kind, fields, untaken } = pasted.value;
        const next = pasted.value.content;
        if (next === content) return ok({ kind, fields, untaken, stored: [] });
        const showable = checkShowable(next, fields, clock.wallMs());
        if (!showable.ok) return showable;
        const stored = replaces ? [] : lostSecrets(content, next);
        if (stored.length > 0) return ok({ kind, fields: [], untaken, stored });
        change(next);
        return ok({ kind, fields, untaken, stored });
      },
      'draft.useDemoDevice': async () => {
        const facts = await demo();
        if (!facts.ok) return facts;
        const ca = shelf.take('demo') ?? demoCa(facts.value.caPem, 'demo-ca.crt');
        open(demoContent(facts.value, ca), null);
        return nothing();
      },
      'draft.reveal': async ({ field }) => {
        const value = field === 'derivedPassword' ? loginOf(content, clock.wallMs())?.password : content.secrets[field];
        return ok({ value: value ?? '' });
      },
      ...certificateHandlers({ content: () => content, change, shelf }),
    },
    planFor: async (options) => planOf(content, options, clock.wallMs()),
    snapshot: () => content,
    open,
    markSaved: (id, name) => {
      content = withoutLockedUndo({ ...content, fields: { ...content.fields, name } });
      profileId = id;
      changed = false;
      publish();
    },
    close: stopHours,
  };
};

/**
 * Each field is within its bounds when it comes, but what follows from it may not be: topics and the login hold the device id.
 * `given` are the fields that a person gave; what they did not give grew by the id.
 */
const checkShowable = (content: DraftContent, given: readonly string[], nowMs: number): Outcome<void> => {
  const checked = draftSchema.safeParse(draftViewOf(content, { profileId: null, changed: true }, nowMs));
  if (checked.success) return done;
  const field = String(checked.error.issues[0]?.path[0]);
  return fail('usage/invalid', { field: given.includes(field) ? field : 'deviceId', problem: 'too-long' });
};

/** '' takes a secret back. */
export const changedContent = (content: DraftContent, patch: DraftPatch): DraftContent => {
  const { secret, password, simPin, ...fields } = patch;
  const secretOf = (given: string | undefined, before: string | null): string | null =>
    given === undefined ? before : given || null;
  const typed = (['secret', 'password', 'simPin'] as const).filter((name) => patch[name] !== undefined);
  return {
    ...content,
    locked: stillLocked(content, typed),
    ...changedForm(content, fields satisfies Partial<Record<keyof DraftFields, unknown>>),
    secrets: {
      secret: secretOf(secret, content.secrets.secret),
      password: secretOf(password, content.secrets.password),
      simPin: secretOf(simPin, content.secrets.simPin),
    },
  };
};

/** The derived login, the staleness of an hour and the dates of certificates change with the hour. */
const everyHour = (clock: Clock, action: () => void): (() => void) => {
  const untilNext = (): number => {
    const nowMs = clock.wallMs();
    return (hourStartMs(huaweiTimestamp(nowMs)) ?? nowMs) + hourMs - nowMs;
  };
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
