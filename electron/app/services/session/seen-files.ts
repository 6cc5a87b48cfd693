import type { RunView, SeenFile } from '../../../../shared/contract.ts';
import { stageOf } from '../../../../shared/steps.ts';
import type { StepRecord } from '../../../procedures/runner.ts';

/**
 * What was seen of the files of one module, by name, whichever run or profile it was for. Only what is in here is called proven, and only
 * what was seen to be deleted is called deleted.
 */
export type SeenFiles = readonly SeenFile[];

/** A module has room for a few; of more names than this the oldest are forgotten. */
const keptNames = 50;

export const withSeen = (seen: SeenFiles, file: SeenFile): SeenFiles =>
  [...seen.filter(({ name }) => name !== file.name), file].slice(-keptNames);

export const withDeleted = (seen: SeenFiles, name: string): SeenFiles =>
  withSeen(seen, { name, state: 'deleted', sha256: null });

/** Only of a name that something was known of: of others nothing is known anyway. */
const withDoubt = (seen: SeenFiles, name: string): SeenFiles =>
  seen.some((file) => file.name === name) ? withSeen(seen, { name, state: 'unknown', sha256: null }) : seen;

export const isProven = (seen: SeenFiles, name: string, sha256: string): boolean =>
  seen.some((file) => file.state === 'proven' && file.name === name && file.sha256 === sha256);

/** A step of the certificate stage has ended: what is read back is proven, what was written and is not read back yet is not. */
export const afterStep = (seen: SeenFiles, { steps }: RunView, record: Ended): SeenFiles => {
  if (stageOf(record.id) !== 'certificate') return seen;
  const { file: name, sha256 } = { ...inspected(steps, record.item ?? null), ...record.about };
  if (typeof name !== 'string') return seen;
  const isOver = record.status === 'done' || record.status === 'skipped';
  if (record.id === 'certificate.verify' && isOver && typeof sha256 === 'string') {
    return withSeen(seen, { name, state: 'proven', sha256 });
  }
  const isTouched = record.id === 'certificate.upload' && record.status !== 'skipped';
  const isOther = record.id === 'certificate.verify' && record.status === 'failed';
  return isTouched || isOther ? withDoubt(seen, name) : seen;
};

type Ended = Pick<StepRecord, 'id' | 'item' | 'status' | 'about'>;

const inspected = (steps: RunView['steps'], item: string | null): RunView['steps'][number]['about'] =>
  steps.find((step) => step.id === 'certificate.inspect' && step.item === item)?.about ?? {};

/** What the steps of a run alone have shown. */
export const seenOfRun = (run: RunView): SeenFiles =>
  run.steps.reduce<SeenFiles>((seen, { id, item, status, about }) => {
    return status === 'running' || status === 'waiting'
      ? seen
      : afterStep(seen, run, { id, ...(item === null ? {} : { item }), status, about });
  }, []);

/** Commands that write or delete a file, or all files. */
const changesFile = /^\s*AT\+FS(?:DEL|CREATE|WRITE|APPEND|RENAME)\b[^"]*"([^"]*)"/i;
const changesAll = /^\s*AT\+FS(?:FORMAT|INIT)\b/i;

/** A person typed this line; what the module made of it is not looked at. */
export const afterTyped = (seen: SeenFiles, line: string): SeenFiles => {
  const name = changesFile.exec(line)?.[1];
  if (name !== undefined) return withDoubt(seen, name);
  return changesAll.test(line) ? seen.reduce((all, file) => withDoubt(all, file.name), seen) : seen;
};
