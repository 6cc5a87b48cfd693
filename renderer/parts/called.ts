import type { ProfileSummary, RunPlanView, SessionView } from '../../shared/contract.ts';
import type { Translate } from './words.ts';

/** What a draft, or what was run of one, is called. */
export interface Called {
  /** '' is one without a name. */
  readonly name: string;
  /** `kept`: a saved profile by its present name. `deleted`: it was saved, and is no more. */
  readonly as: 'kept' | 'unsaved' | 'deleted';
}

type Profiles = readonly Pick<ProfileSummary, 'id' | 'name'>[];

/** A profile that was renamed, or saved after the run, has one name everywhere: the present one. */
export const calledOfPlan = (
  { subject, profileId, name }: Pick<RunPlanView, 'subject' | 'profileId' | 'name'>,
  profiles: Profiles,
): Called => {
  const kept = profiles.find(({ id }) => id === (profileId ?? subject));
  if (kept) return { name: kept.name, as: 'kept' };
  return { name, as: profileId === null ? 'unsaved' : 'deleted' };
};

export const calledOfDraft = (
  { profileId, name }: { readonly profileId: string | null; readonly name: string },
  profiles: Profiles,
): Called => {
  const kept = profiles.find(({ id }) => id === profileId);
  return kept ? { name: kept.name, as: 'kept' } : { name: name.trim(), as: 'unsaved' };
};

/** A session beside its state: while a connection stands, by the run that made it. */
export const calledOfSession = (
  { online, draft }: Pick<SessionView, 'online'> & { readonly draft: Parameters<typeof calledOfDraft>[0] },
  profiles: Profiles,
): Called => {
  const plan = online.kind === 'offline' ? null : online.plan;
  return plan === null ? calledOfDraft(draft, profiles) : calledOfPlan(plan, profiles);
};

/** '' for one without a name. */
export const calledText = ({ name, as }: Called, t: Translate): string =>
  as === 'deleted' && name !== '' ? t('common.deletedProfile', { name }) : name;
