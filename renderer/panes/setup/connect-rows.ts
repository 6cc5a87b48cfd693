import type { DraftView, StepView } from '../../../shared/contract.ts';

/** A row of the waterfall. `count` above 1: so many steps of one kind that were not reached. */
export interface ConnectRow {
  /** Place of the first of its steps. */
  readonly index: number;
  readonly step: StepView;
  readonly count: number;
}

/** Who was checked when the connection was made; `off`: it was made without TLS. Before that is told, as the form says. */
export const checkOfConnection = (
  { about }: Pick<StepView, 'about'>,
  { tlsEnabled, tlsCheck }: Pick<DraftView, 'tlsEnabled' | 'tlsCheck'>,
): string => String(about.check ?? (tlsEnabled ? tlsCheck : 'off'));

/** After a failure what was not reached matters only by its number, and the diagnosis needs the room. */
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
