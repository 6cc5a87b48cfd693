/** Result of an action, and the profile that it is about. */
export interface ToldNote {
  readonly sentence: string;
  /** The profile that was open when the action finished; `null` if it was not saved. */
  readonly profileId: string | null;
  /** The note is about the content of the form: editing ends it. */
  readonly ofForm?: boolean;
}

export const noNote: ToldNote = { sentence: '', profileId: null };

/** Returns `null` if another profile is open, because the note would seem to be about that one. */
export const noteFor = (
  { sentence, profileId, ofForm = false }: ToldNote,
  inHand: { readonly profileId: string | null; readonly changed: boolean },
): string => (profileId === inHand.profileId && !(ofForm && inHand.changed) ? sentence : '');
