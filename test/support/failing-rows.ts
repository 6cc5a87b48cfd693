import { expect } from 'vitest';

/** Checks every row of a table, so that one run lists all failures with their reasons. Fails for an empty table. */
export const failingOf = <Row>(rows: readonly Row[], check: (row: Row) => void): readonly string[] => {
  expect(rows.length).toBeGreaterThan(0);
  return rows.flatMap((row) => {
    try {
      check(row);
      return [];
    } catch (error) {
      return [`${JSON.stringify(row).slice(0, 250)}: ${String(error)}`];
    }
  });
};
