import { type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Sequence } from '../../../../shared/sequences/sequence.ts';
import type { Clock } from '../../../base/clock.ts';
import type { Platform } from '../../../base/platform.ts';
import { readSequenceFile } from '../../../sequences/sequence-file.ts';
import { sequenceLibrary } from '../../sequence-library.ts';
import type { Opening } from '../session/opening.ts';

/** How a sequence of a rule ended. `held`: nothing was sent, because something else had the port. `missing`: there is none, or it is none. */
export type RuleSequenceResult = 'passed' | 'failed' | 'held' | 'missing';

export type RunRuleSequence = (
  opening: Pick<Opening, 'raw' | 'underWay'> & { readonly session: Pick<Opening['session'], 'runSequence'> },
  name: string,
) => Promise<RuleSequenceResult>;

/** The sequences that a rule can run: the files of the data folder, and the library of the program. */
export interface RuleSequences {
  names(): Promise<Outcome<readonly string[]>>;
  readonly run: RunRuleSequence;
}

const fileEnd = '.atseq.yaml';
const limitBytes = 1_000_001;
const mostNames = 500;
/** What begins later was not asked for any more. */
const mostWaitMs = 10_000;

export const createRuleSequences = (platform: Platform, clock: Clock): RuleSequences => {
  const folder = platform.join(platform.dataFolder, 'sequences');
  const inFolder = async (): Promise<Outcome<readonly string[]>> => {
    const files = await platform.listFolder(folder);
    if (!files.ok) return files;
    const found = files.value.filter(({ name }) => name.endsWith(fileEnd) && name.length > fileEnd.length);
    return ok(found.map(({ name }) => name.slice(0, -fileEnd.length)).sort());
  };
  const read = async (name: string): Promise<Sequence | null> => {
    const names = await inFolder();
    // Only what the folder has, so that a name is never a path.
    if (names.ok && names.value.includes(name)) {
      const bytes = await platform.readFile(platform.join(folder, `${name}${fileEnd}`), limitBytes);
      const parsed = bytes.ok ? readSequenceFile(bytes.value) : null;
      return parsed?.ok ? parsed.value : null;
    }
    return sequenceLibrary().find((sequence) => sequence.name === name) ?? null;
  };
  return {
    names: async () => {
      const names = await inFolder();
      if (!names.ok) return names;
      return ok([...new Set([...names.value.slice(0, mostNames), ...sequenceLibrary().map(({ name }) => name)])]);
    },
    run: async (opening, name) => {
      const sequence = await read(name);
      if (sequence === null) return 'missing';
      // A page that has the port keeps it until a person lets it go.
      if (!opening.raw.isFree().ok) return 'held';
      return opening
        .underWay(async (closing) => ok(await runSoon(opening, sequence, clock, closing)))
        .then((result) => (result.ok ? result.value : 'failed'));
    },
  };
};

/** Waits for the line as every procedure does, but not for long. */
const runSoon = async (
  { session }: Parameters<RunRuleSequence>[0],
  sequence: Sequence,
  clock: Clock,
  closing: AbortSignal,
): Promise<RuleSequenceResult> => {
  const waiting = new AbortController();
  let hasBegun = false;
  const stopWaiting = clock.after(mostWaitMs, () => waiting.abort());
  const summary = await session.runSequence({
    sequence,
    signal: AbortSignal.any([closing, waiting.signal]),
    onEvent: () => {
      hasBegun = true;
      stopWaiting();
    },
  });
  stopWaiting();
  if (!summary.ok) return hasBegun || closing.aborted ? 'failed' : 'held';
  return summary.value.ok && summary.value.value.passed ? 'passed' : 'failed';
};
