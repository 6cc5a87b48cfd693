/** A field of the form: what is typed there is sent after a pause. */
export interface TypedField {
  readonly send: () => void;
  readonly forget: () => void;
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

/** Sends what was typed a moment ago and waits until the program has it: before a run is started. */
export const flushTyped = async (): Promise<void> => {
  for (const field of [...fields]) field.send();
  await Promise.all([...underWay]);
};

/** What stands typed but cannot be sent gives way: after the form was filled anew as a whole. */
export const forgetTyped = (): void => {
  for (const field of [...fields]) field.forget();
};
