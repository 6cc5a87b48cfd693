import { type SequenceAnswers, type SequenceAsk, sequenceAskSchema } from '../../../../shared/contract/sequences.ts';
import { fail, type Outcome, ok } from '../../../../shared/outcome.ts';
import type { Platform } from '../../../base/platform.ts';
import type { HandlersOf } from '../../handlers.ts';
import { createLibrary, exportedGroup, openedFile } from './group-exchange.ts';
import { createGroupFiles, type GroupFiles } from './group-files.ts';
import { createRunValues, type RunValues, type RunValuesDeps } from './run-values.ts';
import { createSequenceRuns, type SequenceRuns, type SequenceRunsDeps } from './sequence-runs.ts';

export interface SequencesServiceDeps extends Omit<SequenceRunsDeps, 'groups' | 'values'>, Omit<RunValuesDeps, 'view'> {
  readonly platform: Platform;
}

export interface SequencesService {
  readonly handlers: HandlersOf<'sequences'>;
}

/** Groups of quick commands: their files and their runs. */
export const createSequencesService = (deps: SequencesServiceDeps): SequencesService => {
  const { viewStore, platform } = deps;
  const view = viewStore.view;
  const groups = createGroupFiles(platform, () => viewStore.publish({ type: 'groups', groups: view().groups + 1 }));
  const values = createRunValues({ ...deps, view });
  const runs = createSequenceRuns({ ...deps, groups, values });
  const library = createLibrary();
  return {
    handlers: {
      'sequences.ask': async (params) => {
        const asked = sequenceAskSchema.safeParse(params);
        if (!asked.success) return fail('usage/invalid', { field: asked.error.issues[0]?.path.join('.') ?? '' });
        return answerTo(asked.data, { groups, values, runs, library });
      },
    },
  };
};

interface Parts {
  readonly groups: GroupFiles;
  readonly values: RunValues;
  readonly runs: SequenceRuns;
  readonly library: ReturnType<typeof createLibrary>;
}

type Answer = Outcome<SequenceAnswers[keyof SequenceAnswers]>;

const answerTo = async (ask: SequenceAsk, parts: Parts): Promise<Answer> => {
  switch (ask.kind) {
    case 'run':
      return parts.runs.start(ask);
    case 'stop':
      parts.runs.stop(ask.sessionId);
      return ok({ kind: 'stopped' });
    case 'results':
      return ok({ results: parts.runs.results(ask.sessionId, ask.id, ask.after) });
    case 'values':
      return ok({ values: await parts.values.shown(ask.sessionId) });
    case 'open':
      return ok(openedFile(ask.text));
    case 'export':
      return exportedGroup(parts.groups, ask);
    case 'library':
      return ok(parts.library());
    default:
      return answerAboutFiles(ask, parts);
  }
};

type FileAsk = Extract<SequenceAsk, { readonly kind: 'list' | 'read' | 'save' | 'create' | 'rename' | 'delete' }>;

const renamed = async (
  { id, revision, name }: Extract<SequenceAsk, { readonly kind: 'rename' }>,
  groups: GroupFiles,
  runs: SequenceRuns,
): Promise<Answer> => {
  const written = await groups.rename(id, revision, name);
  if (written.ok && written.value.kind === 'saved' && written.value.group.id !== id) {
    runs.renamed(id, written.value.group.id);
  }
  return written;
};

const answerAboutFiles = async (ask: FileAsk, { groups, runs }: Pick<Parts, 'groups' | 'runs'>): Promise<Answer> => {
  switch (ask.kind) {
    case 'list': {
      const listed = await groups.list();
      return listed.ok ? ok({ groups: listed.value }) : listed;
    }
    case 'read': {
      const read = await groups.read(ask.id);
      if (!read.ok) return read;
      const group = read.value?.content ?? null;
      return ok({ group: group !== null && group.revision === ask.known ? 'known' : group });
    }
    case 'save':
      return groups.save(ask.id, ask.revision, ask.text);
    case 'create':
      return groups.create(ask.name, ask.text);
    case 'rename':
      return renamed(ask, groups, runs);
    case 'delete': {
      const removed = await groups.remove(ask.id, ask.revision);
      return removed.ok ? ok({ kind: removed.value }) : removed;
    }
  }
};
