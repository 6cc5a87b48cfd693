import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { ProfileProblem } from '../../../shared/profile/problem.ts';
import type { ProfileFile } from '../../../shared/profile/schema.ts';
import { parseProfile, parseProfileText, problemsOfFailure } from '../../../shared/profile.ts';
import type { ProfileStore, StoredProfile } from '../../settings/profile-store.ts';
import { type HandlersOf, nothing } from '../handlers.ts';
import type { Truth } from '../truth.ts';
import type { Draft } from './draft/draft.ts';
import type { DraftContent } from './draft/draft-content.ts';
import type { DraftService } from './draft/draft-service.ts';
import { emptyContent } from './draft/initial-draft.ts';
import { noDraft } from './draft/no-draft.ts';
import { newProfileId } from './draft/profile-id.ts';
import { contentOfStored, copyOf, storedProfileOf } from './profile-content.ts';
import { draftContentOf, leftOutOf, profileJsonOf } from './profile-json.ts';

/** What profiles need of the draft service. */
export type OpenDrafts = Pick<DraftService, 'of' | 'all' | 'open'>;

export interface ProfilesService {
  readonly handlers: HandlersOf<'profiles'>;
  /** Publishes the list of what was kept. The value: files that cannot be read as a profile. */
  load(): Promise<Outcome<readonly string[]>>;
}

export interface ProfilesDeps {
  readonly truth: Truth;
  readonly store: ProfileStore;
  readonly drafts: OpenDrafts;
  readonly newId?: () => string;
}

export const createProfilesService = (deps: ProfilesDeps): ProfilesService => {
  const { truth, store, drafts, newId = newProfileId } = deps;

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
    truth.publish({ type: 'profiles', profiles });
    return ok(list.value.broken);
  };

  const keep = async (stored: StoredProfile): Promise<Outcome<{ readonly id: string }>> => {
    const written = await store.write(stored);
    if (!written.ok) return written;
    await load();
    return ok({ id: stored.record.id });
  };

  /**
   * The id that a save goes to: that of the opened profile while it is still there. What is saved for the first time takes the id under which
   * its runs are known already, so that they have its name.
   */
  const idToSave = (draft: Draft, asCopy: boolean): string => {
    const profileId = draft.profileId();
    const isKept = (wanted: string): boolean => truth.view().profiles.some(({ id }) => id === wanted);
    if (asCopy) return newId();
    const subject = draft.subject();
    // Two sessions may have had the same profile when it was deleted.
    const isShared = drafts.all().some((other) => other !== draft && other.subject() === subject);
    if (profileId === null) return isKept(subject) || isShared ? newId() : subject;
    return isKept(profileId) ? profileId : newId();
  };

  /** Again when it was edited while it was written: then "saved" is true. */
  const saveDraft = async (draft: Draft, id: string, name: string): Promise<Outcome<{ readonly id: string }>> => {
    const content = draft.content();
    // What is locked is kept under the id of the opened profile, and nowhere else.
    const locked = id === draft.profileId() ? content.locked : [];
    const kept = await keep(storedProfileOf(id, { ...content, locked, fields: { ...content.fields, name } }));
    if (!kept.ok) return kept;
    if (draft.content() !== content) return saveDraft(draft, id, name);
    draft.markSaved(id, name);
    for (const other of drafts.all())
      if (other !== draft && other.profileId() === id) other.savedElsewhere(draft.content());
    return kept;
  };

  return {
    load,
    handlers: {
      'profiles.save': async ({ sessionId, name, asCopy }) => {
        const draft = drafts.of(sessionId);
        if (!draft) return noDraft();
        const named = nameOf(name);
        if (!named.ok) return named;
        if (asCopy && draft.content().locked.length > 0) return fail('file/secret-locked');
        return saveDraft(draft, idToSave(draft, asCopy), named.value);
      },
      'profiles.open': async ({ sessionId, id }) => {
        const load = async (): Promise<Outcome<DraftContent>> => {
          const stored = await store.read(id);
          return stored.ok ? ok(contentOfStored(stored.value)) : stored;
        };
        return nothing(await drafts.open(sessionId, load, id));
      },
      'profiles.duplicate': async ({ id, name }) => {
        const named = nameOf(name);
        if (!named.ok) return named;
        const stored = await store.read(id);
        if (!stored.ok) return stored;
        const copy = copyOf(stored.value, newId(), named.value);
        return copy.ok ? keep(copy.value) : copy;
      },
      'profiles.delete': async ({ id }) => {
        const removed = await store.remove(id);
        if (removed.ok) for (const draft of drafts.all()) if (draft.profileId() === id) draft.orphan();
        await load();
        return nothing(removed);
      },
      'profiles.new': async ({ sessionId }) =>
        nothing(await drafts.open(sessionId, async () => ok(emptyContent), null)),
      'profiles.import': async ({ sessionId, text }) => {
        const profile = parseProfileText(text);
        if (!profile.ok) return profile;
        const content = draftContentOf(profile.value);
        if (!content.ok) return content;
        const id = newId();
        const kept = await keep(storedProfileOf(id, content.value));
        if (!kept.ok) return kept;
        const opened = await drafts.open(sessionId, async () => content, id);
        return opened.ok ? kept : opened;
      },
      'profiles.export': async ({ id, withSecrets }) => {
        const stored = await store.read(id);
        if (!stored.ok) return stored;
        if (withSecrets && stored.value.locked.length > 0) return fail('file/secret-locked');
        const content = contentOfStored(stored.value);
        const json = profileJsonOf(content, { withSecrets });
        if (!json.ok) return json;
        const text = `${JSON.stringify(json.value, null, 2)}\n`;
        return ok({ text, leftOut: leftOutOf(content, { withSecrets }), problems: problemsIn(json.value) });
      },
    },
  };
};

const problemsIn = (profile: ProfileFile): readonly ProfileProblem[] => {
  const parsed = parseProfile(profile);
  return parsed.ok ? [] : problemsOfFailure(parsed.error);
};

const nameOf = (text: string): Outcome<string> => {
  const name = text.trim();
  return name === '' ? fail('usage/invalid', { field: 'name', problem: 'empty' }) : ok(name);
};
