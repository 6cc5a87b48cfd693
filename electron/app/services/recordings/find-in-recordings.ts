import type { FoundInRecording } from '../../../../shared/contract/recordings.ts';
import type { Clock } from '../../../base/clock.ts';
import type { RecordingReader } from '../../../recorder/recording-reader.ts';
import type { RecordingFiles } from './opened-recordings.ts';

interface FindingDeps {
  readonly reader: Pick<RecordingReader, 'find'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly filesOf: (name: string) => RecordingFiles | null;
}

/** One answer takes about this long, so that a page can show what was found so far, and stop. */
const limitMs = 250;

/** Looks for a text in recordings, one after the other. What cannot be read has nothing. */
export const findInRecordings = async (
  { reader, clock, filesOf }: FindingDeps,
  names: readonly string[],
  text: string,
): Promise<{ readonly found: readonly FoundInRecording[]; readonly done: number }> => {
  const endMs = clock.nowMs() + limitMs;
  const found: FoundInRecording[] = [];
  let done = 0;
  for (const name of names) {
    const files = filesOf(name);
    const hit = files && files.name === name ? await reader.find(files.paths, text) : null;
    if (hit?.ok && hit.value !== null) found.push({ name, ...hit.value });
    done += 1;
    if (clock.nowMs() >= endMs) break;
  }
  return { found, done };
};
