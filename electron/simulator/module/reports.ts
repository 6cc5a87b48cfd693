import type { ModuleCore } from './core.ts';
import type { ReportName } from './memory.ts';

export const stopReport = (core: ModuleCore, name: ReportName): void => {
  core.ram.reports.get(name)?.();
  core.ram.reports.delete(name);
};

/** Replaces the report of the same name that is still to come. */
export const reportLater = (core: ModuleCore, name: ReportName, delayMs: number, action: () => void): void => {
  stopReport(core, name);
  const undo = core.after(delayMs, () => {
    core.ram.reports.delete(name);
    action();
  });
  core.ram.reports.set(name, undo);
};

export const reportEvery = (core: ModuleCore, name: ReportName, intervalMs: number, action: () => void): void =>
  reportLater(core, name, intervalMs, () => {
    action();
    reportEvery(core, name, intervalMs, action);
  });
