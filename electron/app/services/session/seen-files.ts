import type { RunView, SeenFile } from '../../../../shared/contract.ts';
import { stageOf } from '../../../../shared/steps.ts';
import type { StepRecord } from '../../../procedures/runner.ts';

/**
 * The known state of the files of one module, by name, for any run or profile. Only files in this list are shown as verified or deleted.
 */
export type SeenFiles = readonly SeenFile[];

/** Maximum number of names. A module has space for a few files only. */
const keptNames = 50;

export const withSeen = (seen: SeenFiles, file: SeenFile): SeenFiles =>
  [...seen.filter(({ name }) => name !== file.name), file].slice(-keptNames);

export const withDeleted = (seen: SeenFiles, name: string): SeenFiles =>
  withSeen(seen, { name, state: 'deleted', sha256: null });

/** Only for a known file: others are unknown anyway. */
const withDoubt = (seen: SeenFiles, name: string): SeenFiles =>
  seen.some((file) => file.name === name) ? withSeen(seen, { name, state: 'unknown', sha256: null }) : seen;

export const isProven = (seen: SeenFiles, name: string, sha256: string): boolean =>
  seen.some((file) => file.state === 'proven' && file.name === name && file.sha256 === sha256);

/** The state after a step of the certificate stage. A file is verified after it was read back, and unknown after it was written. */
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

/** The state after the steps of one run. */
export const seenOfRun = (run: RunView): SeenFiles =>
  run.steps.reduce<SeenFiles>((seen, { id, item, status, about }) => {
    return status === 'running' || status === 'waiting'
      ? seen
      : afterStep(seen, run, { id, ...(item === null ? {} : { item }), status, about });
  }, []);

/** Commands that write or delete a file, or all files. */
const changesFile = /^\s*AT\+FS(?:DEL|CREATE|WRITE|APPEND|RENAME)\b[^"]*"([^"]*)"/i;
const changesAll = /^\s*AT\+FS(?:FORMAT|INIT)\b/i;

/** The state after a typed line, regardless of its answer. */
export const afterTyped = (seen: SeenFiles, line: string): SeenFiles => {
  const name = changesFile.exec(line)?.[1];
  if (name !== undefined) return withDoubt(seen, name);
  return changesAll.test(line) ? seen.reduce((all, file) => withDoubt(all, file.name), seen) : seen;
};
