import type { DraftView } from '../../../../shared/contract.ts';
import type { DraftContent } from './draft-content.ts';
import { draftViewOf, emptyContent } from './initial-draft.ts';
import { withoutLockedUndo, withUndo } from './kept-secrets.ts';
import { isSameContent } from './same-content.ts';

/** One draft: what it holds, which saved profile it is, and whether it differs from that. */
export interface Draft {
  readonly content: () => DraftContent;
  readonly profileId: () => string | null;
  readonly changed: () => boolean;
  /**
   * Names what is in hand, for the runs that were made of it: the id of the profile that it is or will be. The same while it is edited and
   * when it is saved for the first time, another one when another profile is opened, and the earlier one when that comes back.
   */
  readonly subject: () => string;
  readonly view: (nowMs: number) => DraftView;
  /** What was replaced by it can be brought back. */
  change(next: DraftContent): void;
  /** As it is given: nothing is kept to be brought back. */
  put(next: DraftContent): void;
  /** Puts another content in place; `null`: it belongs to no saved profile. */
  open(next: DraftContent, profileId: string | null): void;
  markSaved(profileId: string, name: string): void;
  /** Its profile was saved from another draft. One that was not edited follows; what is edited stays, and is compared with that. */
  savedElsewhere(next: DraftContent): void;
  /** Its profile is gone, and its name with it; what is edited stays. */
  orphan(): void;
}

export const createDraft = (newSubject: () => string, onChange: () => void): Draft => {
  let content = emptyContent;
  let profileId: string | null = null;
  /** What it is compared with; `null`: its profile is gone, so that nothing of it is saved. */
  let saved: DraftContent | null = content;
  let subject = newSubject();
  const subjects = new Map<string, string>();
  const changeTo = (next: DraftContent): void => {
    content = next;
    onChange();
  };
  const changed = (): boolean => saved === null || !isSameContent(content, saved);
  return {
    content: () => content,
    profileId: () => profileId,
    changed,
    subject: () => subject,
    view: (nowMs) => draftViewOf(content, { profileId, changed: changed() }, nowMs),
    change: (next) => changeTo(withUndo(content, next)),
    put: changeTo,
    open: (next, id) => {
      content = next;
      saved = next;
      profileId = id;
      subject = id === null ? newSubject() : (subjects.get(id) ?? id);
      if (id !== null) subjects.set(id, subject);
      onChange();
    },
    markSaved: (id, name) => {
      // A copy is another profile: what was run was the one that it was made of.
      if (profileId !== null && profileId !== id) subject = id;
      subjects.set(id, subject);
      content = withoutLockedUndo({ ...content, fields: { ...content.fields, name } });
      saved = content;
      profileId = id;
      onChange();
    },
    savedElsewhere: (next) => {
      const follows = !changed();
      saved = next;
      if (!follows) return onChange();
      const { replaced, redoes } = content;
      changeTo(withoutLockedUndo(withUndo(content, { ...next, replaced, redoes })));
    },
    orphan: () => {
      profileId = null;
      saved = null;
      changeTo({ ...content, locked: [], fields: { ...content.fields, name: '' } });
    },
  };
};
