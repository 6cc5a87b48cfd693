import type { Connection } from './run-control.ts';

/** The connections that stood when the port of their module was lost, by its IMEI. A module with power of its own keeps its connection. */
export interface KeptConnections {
  keep(imei: string | null, made: Connection | null): void;
  /** Gives it once. */
  take(imei: string | null): Connection | null;
}

/** Of so many modules in one place. */
const mostKept = 16;

export const createKeptConnections = (): KeptConnections => {
  const kept = new Map<string, Connection>();
  const take: KeptConnections['take'] = (imei) => {
    const made = kept.get(imei ?? '') ?? null;
    kept.delete(imei ?? '');
    return made;
  };
  return {
    keep: (imei, made) => {
      take(imei);
      if (imei !== null && made !== null) kept.set(imei, made);
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    },
    take,
  };
};
