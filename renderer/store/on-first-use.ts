/** Creates a value when it is first needed, so that importing a module has no side effects. */
export const onFirstUse = <Value>(create: () => Value): (() => Value) => {
  let created: { readonly value: Value } | null = null;
  return () => {
    created ??= { value: create() };
    return created.value;
  };
};
