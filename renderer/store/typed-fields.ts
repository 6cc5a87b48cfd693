/** A field of the form: what is typed there is sent after a pause. */
export interface TypedField {
  readonly send: () => void;
  readonly forget: () => void;
  /** Something is typed that is sent only when the person says so; gives what leads there. */
  readonly undecided?: () => (() => void) | null;
}

/** Fields that are drawn, and what was sent of them and is not answered. */
const fields = new Set<TypedField>();
const underWay = new Set<Promise<unknown>>();

/** Gives the undo. */
export const registerTypedField = (field: TypedField): (() => void) => {
  fields.add(field);
  return () => fields.delete(field);
};

export const noteSending = (answer: Promise<unknown>): void => {
  underWay.add(answer);
  void answer.finally(() => underWay.delete(answer));
};

/**
 * Sends what was typed a moment ago and waits until the program has it: before a run is started. False: in one field it is not decided
 * whether what is typed counts, such as a secret that would replace a stored one; the person is led there.
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

/** What stands typed but cannot be sent gives way: after the form was filled anew as a whole. */
export const forgetTyped = (): void => {
  for (const field of [...fields]) field.forget();
};
