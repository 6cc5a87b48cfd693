import type { TrafficLine } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from './line-source.ts';

/** Longer is not waited for a line. */
const patienceMs = 10_000;

/** The line at or after a sequence number, as soon as it is in memory. `null`: there is none, or it does not arrive. */
export const whenHere = (source: LineSource, sequence: number): Promise<TrafficLine | null> =>
  new Promise((resolve) => {
    let stop: () => void = () => undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (line: TrafficLine | null): void => {
      stop();
      clearTimeout(timer);
      resolve(line);
    };
    const look = (): boolean => {
      const at = source.near(sequence, 1);
      const line = at === null ? null : source.lineAt(at);
      if (at !== null && line === null) return false;
      end(line);
      return true;
    };
    if (look()) return;
    timer = setTimeout(() => end(null), patienceMs);
    stop = source.onChange(look);
  });
