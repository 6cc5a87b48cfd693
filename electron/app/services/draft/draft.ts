import type { DraftView } from '../../../../shared/contract.ts';
import type { DraftContent } from './draft-content.ts';
import { draftViewOf, emptyContent } from './initial-draft.ts';
import { withoutLockedUndo, withUndo } from './kept-secrets.ts';
import { isSameContent } from './same-content.ts';

/** One draft: its content, its saved profile, and whether it differs from the saved one. */
export interface Draft {
  readonly content: () => DraftContent;
  readonly profileId: () => string | null;
  readonly changed: () => boolean;
  /**
   * Identifies the draft for its runs: the ID of its present or future profile. Stays the same during edits and the first save. Changes
   * when another profile is opened, and is the earlier one when that profile is opened again.
   */
  readonly subject: () => string;
  readonly view: (nowMs: number) => DraftView;
  /** Replaced secrets can be restored. */
  change(next: DraftContent): void;
  /** Without a way to restore replaced secrets. */
  put(next: DraftContent): void;
  /** Replaces the content; `null`: it belongs to no saved profile. */
  open(next: DraftContent, profileId: string | null): void;
  markSaved(profileId: string, name: string): void;
  /** Its profile was saved from another draft. An unedited draft takes over the content. An edited one is compared with it from now on. */
  savedElsewhere(next: DraftContent): void;
  /** Its profile was deleted. The draft loses its name and keeps its content. */
  orphan(): void;
}

export const createDraft = (newSubject: () => string, onChange: () => void): Draft => {
  let content = emptyContent;
  let profileId: string | null = null;
  /** The saved content; `null`: the profile was deleted, so nothing is saved. */
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
      // A copy is another profile. The earlier runs belong to the original.
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
      const { replaced, redoable } = content;
      changeTo(withoutLockedUndo(withUndo(content, { ...next, replaced, redoable })));
    },
    orphan: () => {
      profileId = null;
      saved = null;
      changeTo({ ...content, locked: [], fields: { ...content.fields, name: '' } });
    },
  };
};
