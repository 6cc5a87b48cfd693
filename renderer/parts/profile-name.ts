import type { ProfileSummary, RunPlanView, SessionView } from '../../shared/contract.ts';
import type { Translate } from './words.ts';

/** The display name of a draft or of a run. */
export interface ProfileName {
  /** Empty if it has no name. */
  readonly name: string;
  /** `kept`: a saved profile, by its current name. `deleted`: the profile was saved once but no longer exists. */
  readonly as: 'kept' | 'unsaved' | 'deleted';
}

type Profiles = readonly Pick<ProfileSummary, 'id' | 'name'>[];

/** A profile that was renamed, or saved after the run, has its current name everywhere. */
export const nameOfPlan = (
  { subject, profileId, name }: Pick<RunPlanView, 'subject' | 'profileId' | 'name'>,
  profiles: Profiles,
): ProfileName => {
  const kept = profiles.find(({ id }) => id === (profileId ?? subject));
  if (kept) return { name: kept.name, as: 'kept' };
  return { name, as: profileId === null ? 'unsaved' : 'deleted' };
};

export const nameOfDraft = (
  { profileId, name }: { readonly profileId: string | null; readonly name: string },
  profiles: Profiles,
): ProfileName => {
  const kept = profiles.find(({ id }) => id === profileId);
  return kept ? { name: kept.name, as: 'kept' } : { name: name.trim(), as: 'unsaved' };
};

/** For a session: while connected, the name of the run that connected it. */
export const nameOfSession = (
  { online, draft }: Pick<SessionView, 'online'> & { readonly draft: Parameters<typeof nameOfDraft>[0] },
  profiles: Profiles,
): ProfileName => {
  const plan = online.kind === 'offline' ? null : online.plan;
  return plan === null ? nameOfDraft(draft, profiles) : nameOfPlan(plan, profiles);
};

/** Empty if there is no name. */
export const profileNameText = ({ name, as }: ProfileName, t: Translate): string =>
  as === 'deleted' && name !== '' ? t('common.deletedProfile', { name }) : name;
