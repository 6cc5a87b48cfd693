/** Result of an action, and the profile that it is about. */
export interface ActionNote {
  readonly sentence: string;
  /** The profile that was open when the action finished; `null` if it was not saved. */
  readonly profileId: string | null;
  /** The note is about the content of the form: editing ends it. */
  readonly ofForm?: boolean;
}

export const noNote: ActionNote = { sentence: '', profileId: null };

/** Empty if another profile is open, because the note would seem to be about that one. */
export const noteFor = (
  { sentence, profileId, ofForm = false }: ActionNote,
  draft: { readonly profileId: string | null; readonly changed: boolean },
): string => (profileId === draft.profileId && !(ofForm && draft.changed) ? sentence : '');
