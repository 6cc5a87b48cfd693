import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { ProfileStore, StoredProfile } from '../../settings/profile-store.ts';
import type { ViewStore } from '../view-store.ts';
import type { Draft } from './draft/draft.ts';
import type { DraftService } from './draft/draft-service.ts';
import { storedProfileOf } from './profile-content.ts';

/** The part of the draft service that the profile handlers use. */
export type OpenDrafts = Pick<DraftService, 'of' | 'all' | 'open'>;

/** Writes profiles, and publishes the list of the stored ones. */
export interface ProfileSaver {
  /** Publishes the list. Resolves to the files that cannot be read as a profile. */
  load(): Promise<Outcome<readonly string[]>>;
  write(stored: StoredProfile): Promise<Outcome<{ readonly id: string }>>;
  saveDraft(draft: Draft, name: string, asCopy: boolean): Promise<Outcome<{ readonly id: string }>>;
}

export const createProfileSaver = (deps: {
  readonly viewStore: ViewStore;
  readonly store: ProfileStore;
  readonly drafts: OpenDrafts;
  readonly newId: () => string;
}): ProfileSaver => {
  const { viewStore, store, drafts, newId } = deps;

  const load = async (): Promise<Outcome<readonly string[]>> => {
    const list = await store.list();
    if (!list.ok) return list;
    const profiles = list.value.profiles.map(({ id, fields: { name, platform, host, deviceId } }) => ({
      id,
      name,
      platform,
      host,
      deviceId,
    }));
    viewStore.publish({ type: 'profiles', profiles });
    return ok(list.value.broken);
  };

  const write = async (stored: StoredProfile): Promise<Outcome<{ readonly id: string }>> => {
    const written = await store.write(stored);
    if (!written.ok) return written;
    await load();
    return ok({ id: stored.record.id });
  };

  /**
   * The id to save under: the id of the opened profile if it still exists. A draft that is saved for the first time keeps the id that its
   * runs refer to.
   */
  const idToSave = (draft: Draft, asCopy: boolean): string => {
    if (asCopy) return newId();
    const isStored = (wanted: string): boolean => viewStore.view().profiles.some(({ id }) => id === wanted);
    const profileId = draft.profileId();
    if (profileId !== null) return isStored(profileId) ? profileId : newId();
    const subject = draft.subject();
    // Two sessions may have had the same profile when it was deleted.
    const isShared = drafts.all().some((other) => other !== draft && other.subject() === subject);
    return isStored(subject) || isShared ? newId() : subject;
  };

  /** Saves again if the draft was edited during the write, so that it is not shown as saved by mistake. */
  const saveAs = async (draft: Draft, id: string, name: string): Promise<Outcome<{ readonly id: string }>> => {
    const content = draft.content();
    // Locked secrets are stored under the id of the opened profile only.
    const locked = id === draft.profileId() ? content.locked : [];
    const written = await write(storedProfileOf(id, { ...content, locked, fields: { ...content.fields, name } }));
    if (!written.ok) return written;
    if (draft.content() !== content) return saveAs(draft, id, name);
    draft.markSaved(id, name);
    for (const other of drafts.all())
      if (other !== draft && other.profileId() === id) other.savedElsewhere(draft.content());
    return written;
  };

  return { load, write, saveDraft: (draft, name, asCopy) => saveAs(draft, idToSave(draft, asCopy), name) };
};
