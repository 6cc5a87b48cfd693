import type { ComparisonPart } from '../../../../shared/contract/recordings.ts';
import type { RequestParams } from '../../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import { type Comparison, compareCommands } from '../../../../shared/recordings/compare.ts';
import type { RecordingReader } from '../../../recorder/recording-reader.ts';
import type { RecordingFiles } from './opened-recordings.ts';

export interface ComparingDeps {
  readonly reader: Pick<RecordingReader, 'commands'>;
  readonly filesOf: (name: string) => RecordingFiles | null;
}

/** Rows of one answer: as JSON they stay below the limit of a frame. */
const partRows = 200;

/** Compares two recordings. The newest comparison is kept, because a page asks for its parts one after the other. */
export const createComparing = ({ reader, filesOf }: ComparingDeps) => {
  let kept: { readonly key: string; readonly comparison: Comparison } | null = null;
  const compare = async ({
    a,
    b,
    ignoreIds,
    ignoreTimes,
  }: RequestParams<'recordings.compare'>): Promise<Outcome<Comparison>> => {
    const [one, other] = [filesOf(a), filesOf(b)];
    if (one === null || other === null) return fail('file/missing', { cause: 'ENOENT' });
    const key = JSON.stringify([one.paths, one.sizeBytes, other.paths, other.sizeBytes, ignoreIds, ignoreTimes]);
    if (kept?.key === key) return ok(kept.comparison);
    const commandsOfA = await reader.commands(one.paths);
    if (!commandsOfA.ok) return commandsOfA;
    const commandsOfB = await reader.commands(other.paths);
    if (!commandsOfB.ok) return commandsOfB;
    const comparison = compareCommands(commandsOfA.value, commandsOfB.value, { ignoreIds, ignoreTimes });
    kept = { key, comparison };
    return ok(comparison);
  };
  return async (params: RequestParams<'recordings.compare'>): Promise<Outcome<ComparisonPart>> => {
    const compared = await compare(params);
    if (!compared.ok) return compared;
    const { rows, ...rest } = compared.value;
    const { from } = params;
    return ok({ ...rest, total: rows.length, from, rows: rows.slice(from, from + partRows) });
  };
};
