/** What came of an action, and of which profile it tells. */
export interface ToldNote {
  readonly sentence: string;
  /** The profile that was in hand when it became true; `null`: none that is saved. */
  readonly profileId: string | null;
  /** It tells what the form holds: an edit ends it. */
  readonly ofForm?: boolean;
}

export const noNote: ToldNote = { sentence: '', profileId: null };

/** Beside the name of another profile it would say something of that one: then nothing. */
export const noteFor = (
  { sentence, profileId, ofForm = false }: ToldNote,
  inHand: { readonly profileId: string | null; readonly changed: boolean },
): string => (profileId === inHand.profileId && !(ofForm && inHand.changed) ? sentence : '');
