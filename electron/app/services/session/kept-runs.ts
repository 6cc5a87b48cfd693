import type { ModuleName, RunView } from '../../../../shared/contract.ts';
import { type StageId, stageOf } from '../../../../shared/steps.ts';
import { isSameModule } from './opening-list.ts';
import { type SeenFiles, withSeen } from './seen-files.ts';

/** The last run of one draft on one module. */
export interface KeptRun {
  readonly run: RunView;
  /** For each step of the run, the basis of its stage (`stage-basis.ts`) when the step last ran; `null`: it did not run. */
  readonly basis: readonly (string | null)[];
}

/** The runs of one module, by draft. */
type RunsOfModule = Map<string, KeptRun>;

interface OtherModule {
  readonly module: ModuleName;
  readonly runs: RunsOfModule;
  readonly files: SeenFiles;
}

/** Maximum number of drafts per module whose runs are kept. Older runs are in the recordings. */
const keptDrafts = 16;

/** Maximum number of earlier modules whose runs are kept. */
const keptModules = 8;

/** The runs of the connected module and of earlier modules on this port. A module that comes back gets its runs back. */
export interface KeptRuns {
  readonly of: (subject: string) => KeptRun | undefined;
  keep(subject: string, kept: KeptRun): void;
  drop(subject: string): void;
  /** The newest run of another draft on this module. */
  readonly ofOtherDraft: (subject: string) => RunView | null;
  /** The newest run of an earlier module, and its name. */
  readonly ofOtherModule: () => { readonly run: RunView; readonly module: ModuleName } | null;
  /** Whether there is any run on this port, of any module. */
  readonly hasAny: () => boolean;
  readonly highestNumber: () => number;
  /** The basis of this stage when it last ran on this module, of any draft. */
  readonly lastBasis: (stage: StageId) => string | null;
  /** Another module is connected. The runs so far belong to `module`. */
  putAside(module: ModuleName): void;
  /** This module is connected. Its earlier runs are the current ones again. */
  takeBack(module: ModuleName): void;
  change(change: (run: RunView) => RunView): void;
  /** The known state of the files of this module, for any draft. */
  readonly files: () => SeenFiles;
  see(files: SeenFiles): void;
}

export const createKeptRuns = (): KeptRuns => {
  let own: RunsOfModule = new Map();
  let files: SeenFiles = [];
  /** The most recent module last. */
  let others: readonly OtherModule[] = [];

  const everyRun = (): readonly RunView[] =>
    [own, ...others.map(({ runs }) => runs)].flatMap((runs) => [...runs.values()].map(({ run }) => run));

  return {
    of: (subject) => own.get(subject),
    keep: (subject, kept) => {
      own = bounded(new Map([...own, [subject, kept]]));
    },
    drop: (subject) => {
      own.delete(subject);
    },
    ofOtherDraft: (subject) => newestOf([...own].filter(([name]) => name !== subject).map(([, { run }]) => run)),
    ofOtherModule: () => {
      const newest = newestOf(others.flatMap(({ runs }) => [...runs.values()].map(({ run }) => run)));
      const owner = others.find(({ runs }) => [...runs.values()].some(({ run }) => run === newest));
      return newest && owner ? { run: newest, module: owner.module } : null;
    },
    hasAny: () => own.size > 0 || others.length > 0,
    highestNumber: () => Math.max(0, ...everyRun().map(({ number }) => number)),
    lastBasis: (stage) => lastBasisOf([...own.values()], stage),
    putAside: (module) => {
      // One more than the limit, because the connected module may turn out to be one of them.
      if (own.size > 0) others = [...others, { module, runs: own, files }].slice(-keptModules - 1);
      own = new Map();
      files = [];
    },
    takeBack: (module) => {
      const isRequested = (other: OtherModule): boolean => isSameModule(other.module, module) === true;
      const matching = others.filter(isRequested);
      const back = matching.flatMap(({ runs }) => [...runs]);
      others = others.filter((other) => !isRequested(other)).slice(-keptModules);
      if (back.length === 0) return;
      files = [...matching.flatMap((other) => other.files), ...files].reduce<SeenFiles>(withSeen, []);
      const merged: RunsOfModule = new Map();
      for (const [subject, kept] of [...back, ...own]) {
        const before = merged.get(subject);
        merged.set(subject, before ? completed(before, kept) : kept);
      }
      own = bounded(merged);
    },
    change: (change) => {
      own = new Map([...own].map(([subject, { run, basis }]) => [subject, { run: change(run), basis }]));
    },
    files: () => files,
    see: (seen) => {
      files = seen;
    },
  };
};

const newestOf = (runs: readonly RunView[]): RunView | null =>
  runs.reduce<RunView | null>((newest, run) => (newest === null || run.number > newest.number ? run : newest), null);

/** Drops the oldest run first. */
const bounded = (runs: RunsOfModule): RunsOfModule =>
  new Map([...runs].sort(([, one], [, other]) => one.run.number - other.run.number).slice(-keptDrafts));

/** The newer run, with the results of the older one in stages that it did not run. */
const completed = (older: KeptRun, newer: KeptRun): KeptRun => {
  const places = newer.run.steps.map((step) => {
    const isOpen = step.status === 'waiting' && !newer.run.stages.includes(stageOf(step.id));
    return isOpen ? older.run.steps.findIndex(({ id, item }) => id === step.id && item === step.item) : -1;
  });
  return {
    run: {
      ...newer.run,
      found: newer.run.found ?? older.run.found,
      steps: newer.run.steps.map((step, index) => older.run.steps[places[index] ?? -1] ?? step),
    },
    basis: newer.basis.map((text, index) => older.basis[places[index] ?? -1] ?? text),
  };
};

const lastBasisOf = (all: readonly KeptRun[], stage: StageId): string | null => {
  let found: string | null = null;
  let foundAtMs = Number.NEGATIVE_INFINITY;
  for (const { run, basis } of all) {
    for (const [index, { id, status, startedAtMs }] of run.steps.entries()) {
      if (stageOf(id) !== stage || status === 'waiting' || startedAtMs === null || startedAtMs < foundAtMs) continue;
      found = basis[index] ?? found;
      foundAtMs = startedAtMs;
    }
  }
  return found;
};
