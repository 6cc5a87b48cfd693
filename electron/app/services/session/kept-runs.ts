import type { ModuleName, RunView } from '../../../../shared/contract.ts';
import { type StageId, stageOf } from '../../../../shared/steps.ts';
import { isSameModule } from './opening-list.ts';
import { type SeenFiles, withSeen } from './seen-files.ts';

/** What is kept of the runs of one draft on one module. */
export interface KeptRun {
  readonly run: RunView;
  /** By step, in the order of the run: what its stage was made with when this step ran last; `null`: it did not run. */
  readonly made: readonly (string | null)[];
}

/** The runs of one module, by the draft they were made of. */
type RunsOfModule = Map<string, KeptRun>;

interface OtherModule {
  readonly module: ModuleName;
  readonly runs: RunsOfModule;
  readonly files: SeenFiles;
}

/** Runs of so many drafts are kept for each module; a person who tries more profiles than this on one module has the recordings. */
const keptDrafts = 16;

/** So many modules that were in this place before are remembered with their runs. */
const keptModules = 8;

/** The runs of the module in this place, and those of the modules that were here before: a module that comes back has its own again. */
export interface KeptRuns {
  readonly of: (subject: string) => KeptRun | undefined;
  keep(subject: string, kept: KeptRun): void;
  drop(subject: string): void;
  /** The newest run of another draft on this module. */
  readonly ofOtherDraft: (subject: string) => RunView | null;
  /** The newest run of a module that was here before, under the name that it had. */
  readonly ofOtherModule: () => { readonly run: RunView; readonly module: ModuleName } | null;
  /** Whether anything was ever run in this place, on whichever module. */
  readonly hasAny: () => boolean;
  readonly highestNumber: () => number;
  /** What this stage was made with when it ran last on this module, of whichever draft. */
  readonly madeLast: (stage: StageId) => string | null;
  /** Another module is here: the runs are those of `module`, which had that name. */
  putAside(module: ModuleName): void;
  /** This module is here: what was put aside under its name is its own again. */
  takeBack(module: ModuleName): void;
  change(change: (run: RunView) => RunView): void;
  /** What was seen of the files of this module, for whichever draft. */
  readonly files: () => SeenFiles;
  see(files: SeenFiles): void;
}

export const createKeptRuns = (): KeptRuns => {
  let own: RunsOfModule = new Map();
  let files: SeenFiles = [];
  /** The one that was here last at the end. */
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
    madeLast: (stage) => madeLastOf([...own.values()], stage),
    putAside: (module) => {
      // One more, until it is known whether the module that is here now is one of them.
      if (own.size > 0) others = [...others, { module, runs: own, files }].slice(-keptModules - 1);
      own = new Map();
      files = [];
    },
    takeBack: (module) => {
      const isIt = (other: OtherModule): boolean => isSameModule(other.module, module) === true;
      const mine = others.filter(isIt);
      const back = mine.flatMap(({ runs }) => [...runs]);
      others = others.filter((other) => !isIt(other)).slice(-keptModules);
      if (back.length === 0) return;
      files = [...mine.flatMap((other) => other.files), ...files].reduce<SeenFiles>(withSeen, []);
      const merged: RunsOfModule = new Map();
      for (const [subject, kept] of [...back, ...own]) {
        const before = merged.get(subject);
        merged.set(subject, before ? completed(before, kept) : kept);
      }
      own = bounded(merged);
    },
    change: (change) => {
      own = new Map([...own].map(([subject, { run, made }]) => [subject, { run: change(run), made }]));
    },
    files: () => files,
    see: (seen) => {
      files = seen;
    },
  };
};

const newestOf = (runs: readonly RunView[]): RunView | null =>
  runs.reduce<RunView | null>((newest, run) => (newest === null || run.number > newest.number ? run : newest), null);

/** The draft whose run is the oldest goes first. */
const bounded = (runs: RunsOfModule): RunsOfModule =>
  new Map([...runs].sort(([, one], [, other]) => one.run.number - other.run.number).slice(-keptDrafts));

/** A newer run with the results of an older one in the stages that it has not run. */
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
    made: newer.made.map((text, index) => older.made[places[index] ?? -1] ?? text),
  };
};

const madeLastOf = (all: readonly KeptRun[], stage: StageId): string | null => {
  let found: string | null = null;
  let foundAtMs = Number.NEGATIVE_INFINITY;
  for (const { run, made } of all) {
    for (const [index, { id, status, startedAtMs }] of run.steps.entries()) {
      if (stageOf(id) !== stage || status === 'waiting' || startedAtMs === null || startedAtMs < foundAtMs) continue;
      found = made[index] ?? found;
      foundAtMs = startedAtMs;
    }
  }
  return found;
};
