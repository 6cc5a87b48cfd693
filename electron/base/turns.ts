/** Runs one task after the other: each begins when the one before it has settled. A failed task does not stop the next one. */
export type Turns = <Result>(task: () => Promise<Result>) => Promise<Result>;

export const createTurns = (): Turns => {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task);
    last = result.catch(() => undefined);
    return result;
  };
};
