import type { ProfileSummary, RunPlanView, SessionView } from '../../shared/contract.ts';
import type { Translate } from './words.ts';

/** The display name of a draft or of a run. */
export interface Called {
  /** Empty if it has no name. */
  readonly name: string;
  /** `kept`: a saved profile, by its current name. `deleted`: the profile was saved once but no longer exists. */
  readonly as: 'kept' | 'unsaved' | 'deleted';
}

type Profiles = readonly Pick<ProfileSummary, 'id' | 'name'>[];

/** A profile that was renamed, or saved after the run, has its current name everywhere. */
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

/** For a session: while connected, the name of the run that connected it. */
export const calledOfSession = (
  { online, draft }: Pick<SessionView, 'online'> & { readonly draft: Parameters<typeof calledOfDraft>[0] },
  profiles: Profiles,
): Called => {
  const plan = online.kind === 'offline' ? null : online.plan;
  return plan === null ? calledOfDraft(draft, profiles) : calledOfPlan(plan, profiles);
};

/** Empty if there is no name. */
export const calledText = ({ name, as }: Called, t: Translate): string =>
  as === 'deleted' && name !== '' ? t('common.deletedProfile', { name }) : name;
