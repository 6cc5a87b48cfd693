/** Lines of one history. */
export const historyLimit = 200;

/** A longer line is not kept: it is a payload, not a command that is typed again. */
export const longestKeptLine = 1_000;

/** The newest last; repeated lines are stored once. */
export const withCommand = (history: readonly string[], line: string): readonly string[] =>
  history.at(-1) === line ? history : [...history, line].slice(-historyLimit);
