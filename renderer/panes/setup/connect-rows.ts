import type { DraftView, StepView } from '../../../shared/contract.ts';

/** A row of the waterfall. `count` above 1: several steps of the same kind that were not reached. */
export interface ConnectRow {
  /** Index of its first step. */
  readonly index: number;
  readonly step: StepView;
  readonly count: number;
}

/** Which sides were verified; `off`: no TLS. Taken from the form until the connection is known. */
export const checkOfConnection = (
  { about }: Pick<StepView, 'about'>,
  { tlsEnabled, tlsCheck }: Pick<DraftView, 'tlsEnabled' | 'tlsCheck'>,
): string => String(about.check ?? (tlsEnabled ? tlsCheck : 'off'));

/** After a failure, steps that were not reached are collapsed into one row, because the diagnosis needs the space. */
export const connectRows = (steps: readonly StepView[], failed: boolean): readonly ConnectRow[] => {
  const rows: ConnectRow[] = [];
  for (const [index, step] of steps.entries()) {
    const last = rows.at(-1);
    const joins = failed && last?.step.status === 'waiting' && step.status === 'waiting' && last.step.id === step.id;
    if (joins && last) rows[rows.length - 1] = { ...last, count: last.count + 1 };
    else rows.push({ index, step, count: 1 });
  }
  return rows;
};
