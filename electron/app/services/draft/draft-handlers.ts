import { draftSchema } from '../../../../shared/contract/draft.ts';
import type { DraftFields, DraftPatch } from '../../../../shared/contract.ts';
import { recogniseParameters } from '../../../../shared/credentials/recognise-parameters.ts';
import { done, fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Clock } from '../../../base/clock.ts';
import { emptyAnswer, type HandlersOf } from '../../handlers.ts';
import { type BuiltInCertificates, demoCa } from './built-in-certificates.ts';
import { certificateHandlers } from './certificate-handlers.ts';
import { type DemoCloudFacts, demoContent } from './demo-draft.ts';
import type { Draft } from './draft.ts';
import { type DraftContent, stillLocked } from './draft-content.ts';
import { loginOf } from './draft-login.ts';
import { draftViewOf } from './initial-draft.ts';
import { lostSecrets, undone } from './kept-secrets.ts';
import { noDraft } from './no-draft.ts';
import { pastedContent } from './pasted-content.ts';
import { changedForm } from './platform-defaults.ts';

export interface DraftHandlerDeps {
  /** `null`: the session has ended. */
  readonly draftOf: (owner: string | null) => Draft | null;
  readonly clock: Clock;
  readonly builtInCertificates: BuiltInCertificates;
  readonly demo: (unit: number) => Promise<Outcome<DemoCloudFacts>>;
  /** Replaces a draft (`DraftService.open`). */
  readonly open: (
    owner: string | null,
    load: () => Promise<Outcome<DraftContent>>,
    profileId: string | null,
  ) => Promise<Outcome<void>>;
  /** Number of the virtual module of a session; 1 for any other port. */
  readonly unit: (owner: string | null) => number;
}

/** The requests about drafts. */
export const draftHandlers = (deps: DraftHandlerDeps): HandlersOf<'draft' | 'certificate'> => {
  const { draftOf, clock, builtInCertificates, demo } = deps;
  const changeIfShowable = (draft: Draft, next: DraftContent, given: readonly string[]): Outcome<void> => {
    const showable = checkShowable(next, given, clock.wallMs());
    if (showable.ok) draft.change(next);
    return showable;
  };
  return {
    'draft.change': async ({ sessionId, patch }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      const content = draft.content();
      const next = changedContent(content, patch);
      const [lost] = lostSecrets(content, next);
      // Typing, clearing or pasting, here or in another window, never overwrites a stored secret.
      if (lost !== undefined) return fail('usage/invalid', { field: lost, problem: 'secret-kept' });
      return emptyAnswer(changeIfShowable(draft, next, Object.keys(patch)));
    },
    'draft.replaceSecret': async ({ sessionId, field, value }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      return emptyAnswer(changeIfShowable(draft, changedContent(draft.content(), { [field]: value }), [field]));
    },
    'draft.undoSecret': async ({ sessionId, field }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      const next = undone(draft.content(), field);
      if (next !== null) draft.put(next);
      return emptyAnswer();
    },
    'draft.paste': async ({ sessionId, text, replaces = false }) => {
      const draft = draftOf(sessionId);
      if (!draft) return noDraft();
      const content = draft.content();
      const pasted = pastedContent(content, recogniseParameters(text));
      if (!pasted.ok) return pasted;
      const { kind, fields, unusable } = pasted.value;
      const next = pasted.value.content;
      if (next === content) return ok({ kind, fields, unusable, stored: [] });
      const showable = checkShowable(next, fields, clock.wallMs());
      if (!showable.ok) return showable;
      const stored = replaces ? [] : lostSecrets(content, next);
      if (stored.length > 0) return ok({ kind, fields: [], unusable, stored });
      draft.change(next);
      return ok({ kind, fields, unusable, stored });
    },
    'draft.useDemoDevice': async ({ sessionId }) => {
      const load = async (): Promise<Outcome<DraftContent>> => {
        const facts = await demo(deps.unit(sessionId));
        return facts.ok ? ok(demoContent(facts.value, demoCa(facts.value.caPem))) : facts;
      };
      return emptyAnswer(await deps.open(sessionId, load, null));
    },
    'draft.reveal': async ({ sessionId, field }) => {
      const content = draftOf(sessionId)?.content();
      if (!content) return noDraft();
      const value = field === 'derivedPassword' ? loginOf(content, clock.wallMs())?.password : content.secrets[field];
      return ok({ value: value ?? '' });
    },
    ...certificateHandlers({ draftOf, builtInCertificates }),
  };
};

/**
 * Each field is checked by its request, but values derived from it may be too long: topics and the login contain the device ID. `given`:
 * the fields that the user changed; any other field has grown because of the device ID.
 */
const checkShowable = (content: DraftContent, given: readonly string[], nowMs: number): Outcome<void> => {
  const checked = draftSchema.safeParse(draftViewOf(content, { profileId: null, changed: true }, nowMs));
  if (checked.success) return done;
  const field = String(checked.error.issues[0]?.path[0]);
  return fail('usage/invalid', { field: given.includes(field) ? field : 'deviceId', problem: 'too-long' });
};

/** '' removes a secret. */
const changedContent = (content: DraftContent, patch: DraftPatch): DraftContent => {
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
