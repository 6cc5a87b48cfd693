import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { ProfileProblem } from '../../../shared/profile/problem.ts';
import type { ProfileFile } from '../../../shared/profile/schema.ts';
import { parseProfile, parseProfileText, problemsOfFailure } from '../../../shared/profile.ts';
import type { ProfileStore } from '../../settings/profile-store.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import type { ViewStore } from '../view-store.ts';
import type { DraftContent } from './draft/draft-content.ts';
import { emptyContent } from './draft/initial-draft.ts';
import { noDraft } from './draft/no-draft.ts';
import { newProfileId } from './draft/profile-id.ts';
import { contentOfStored, copyOf, storedProfileOf } from './profile-content.ts';
import { draftContentOf, leftOutOf, profileJsonOf } from './profile-json.ts';
import { createProfileSaver, type OpenDrafts, type ProfileSaver } from './profile-saver.ts';

export interface ProfilesService {
  readonly handlers: HandlersOf<'profiles'>;
  /** Publishes the list of the stored profiles. Resolves to the files that cannot be read as a profile. */
  load(): Promise<Outcome<readonly string[]>>;
}

export interface ProfilesDeps {
  readonly viewStore: ViewStore;
  readonly store: ProfileStore;
  readonly drafts: OpenDrafts;
  readonly newId?: () => string;
}

export const createProfilesService = (deps: ProfilesDeps): ProfilesService => {
  const { newId = newProfileId } = deps;
  const saver = createProfileSaver({ ...deps, newId });
  const parts: ProfileParts = { ...deps, newId, saver };
  return { load: saver.load, handlers: { ...draftHandlers(parts), ...storeHandlers(parts), ...fileHandlers(parts) } };
};

interface ProfileParts extends Required<ProfilesDeps> {
  readonly saver: ProfileSaver;
}

type Names<Name extends string> = `profiles.${Name}`;

/** Requests between a draft and a stored profile. */
const draftHandlers = ({
  store,
  drafts,
  saver,
}: ProfileParts): Pick<HandlersOf<'profiles'>, Names<'save' | 'open' | 'new'>> => ({
  'profiles.save': async ({ sessionId, name, asCopy }) => {
    const draft = drafts.of(sessionId);
    if (!draft) return noDraft();
    const named = nameOf(name);
    if (!named.ok) return named;
    if (asCopy && draft.content().locked.length > 0) return fail('file/secret-locked');
    return saver.saveDraft(draft, named.value, asCopy);
  },
  'profiles.open': async ({ sessionId, id }) => {
    const load = async (): Promise<Outcome<DraftContent>> => {
      const stored = await store.read(id);
      return stored.ok ? ok(contentOfStored(stored.value)) : stored;
    };
    return emptyAnswer(await drafts.open(sessionId, load, id));
  },
  'profiles.new': async ({ sessionId }) =>
    emptyAnswer(await drafts.open(sessionId, async () => ok(emptyContent), null)),
});

/** Requests about stored profiles only. */
const storeHandlers = ({
  store,
  drafts,
  saver,
  newId,
}: ProfileParts): Pick<HandlersOf<'profiles'>, Names<'duplicate' | 'delete'>> => ({
  'profiles.duplicate': async ({ id, name }) => {
    const named = nameOf(name);
    if (!named.ok) return named;
    const stored = await store.read(id);
    if (!stored.ok) return stored;
    const copy = copyOf(stored.value, newId(), named.value);
    return copy.ok ? saver.write(copy.value) : copy;
  },
  'profiles.delete': async ({ id }) => {
    const removed = await store.remove(id);
    if (removed.ok) for (const draft of drafts.all()) if (draft.profileId() === id) draft.orphan();
    await saver.load();
    return emptyAnswer(removed);
  },
});

/** Requests between a stored profile and a profile file of the command line. */
const fileHandlers = ({
  store,
  drafts,
  saver,
  newId,
}: ProfileParts): Pick<HandlersOf<'profiles'>, Names<'import' | 'export'>> => ({
  'profiles.import': async ({ sessionId, text }) => {
    const profile = parseProfileText(text);
    if (!profile.ok) return profile;
    const content = draftContentOf(profile.value);
    if (!content.ok) return content;
    const id = newId();
    const written = await saver.write(storedProfileOf(id, content.value));
    if (!written.ok) return written;
    const opened = await drafts.open(sessionId, async () => content, id);
    return opened.ok ? written : opened;
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
});

const problemsIn = (profile: ProfileFile): readonly ProfileProblem[] => {
  const parsed = parseProfile(profile);
  return parsed.ok ? [] : problemsOfFailure(parsed.error);
};

const nameOf = (text: string): Outcome<string> => {
  const name = text.trim();
  return name === '' ? fail('usage/invalid', { field: 'name', problem: 'empty' }) : ok(name);
};
