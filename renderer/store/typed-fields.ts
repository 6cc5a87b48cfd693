/** A field of the form whose text is sent after a pause. */
export interface TypedField {
  readonly send: () => void;
  readonly forget: () => void;
  /** Returns a function that leads to the field if its text is sent only on request, otherwise `null`. */
  readonly undecided?: () => (() => void) | null;
}

/** The mounted fields, and requests that are not answered yet. */
const fields = new Set<TypedField>();
const underWay = new Set<Promise<unknown>>();

/** Returns a function that removes the registration. */
export const registerTypedField = (field: TypedField): (() => void) => {
  fields.add(field);
  return () => fields.delete(field);
};

export const noteSending = (answer: Promise<unknown>): void => {
  underWay.add(answer);
  void answer.finally(() => underWay.delete(answer));
};

/**
 * Sends typed text and waits until the program has it; called before a run starts. Returns false if a field needs a decision, such as a
 * secret that would replace a stored one, and leads the user there.
 */
export const flushTyped = async (): Promise<boolean> => {
  const lead = [...fields].map((field) => field.undecided?.() ?? null).find((found) => found !== null);
  if (lead !== undefined) {
    lead();
    return false;
  }
  for (const field of [...fields]) field.send();
  await Promise.all([...underWay]);
  return true;
};

/** Discards typed text that cannot be sent, after the whole form was filled. */
export const forgetTyped = (): void => {
  for (const field of [...fields]) field.forget();
};
