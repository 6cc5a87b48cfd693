import { type RecordedModuleAsk, recordedModuleAskSchema } from '../../../shared/contract/recorded-module.ts';
import type { RecordedModuleAnswers, RecordedModuleChoice } from '../../../shared/contract.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import { recordedModuleAddress } from '../../../shared/virtual-modules.ts';
import type { Clock } from '../../base/clock.ts';
import type { Platform } from '../../base/platform.ts';
import { readRecordedTraffic } from '../../recordings/recorded-traffic.ts';
import { createRecordedModule, type RecordedModule } from '../../simulator/recorded/recorded-module.ts';
import { type RecordedScript, recordedScript } from '../../simulator/recorded/recorded-script.ts';
import type { HandlersOf } from '../handlers.ts';
import type { Links } from '../links.ts';
import type { ViewStore } from '../view-store.ts';
import { recordedCommands } from './recordings/recorded-commands.ts';

export interface RecordedModuleService {
  readonly handlers: HandlersOf<'recordedModule'>;
}

export interface RecordedModuleDeps {
  readonly viewStore: ViewStore;
  readonly platform: Platform;
  readonly clock: Clock;
  readonly links: Pick<Links, 'serveRecorded'>;
  readonly maskText: (text: string) => string;
}

interface InUse {
  readonly name: string;
  readonly module: RecordedModule;
  readonly commands: number;
  readonly isCut: boolean;
  choice: RecordedModuleChoice;
}

/** The most that is shown of an unknown command. */
const shownCharacters = 200;

type Answer = Outcome<RecordedModuleAnswers[keyof RecordedModuleAnswers]>;

/** One recording of the list at a time answers at an address of its own, until another one is chosen or it is given up. */
export const createRecordedModuleService = (deps: RecordedModuleDeps): RecordedModuleService => {
  const { viewStore, clock, links, maskText } = deps;
  let inUse: InUse | null = null;

  const publish = (): void => {
    const recordedModule = inUse && {
      ...inUse.choice,
      ...{ recording: inUse.name, commands: inUse.commands, isCut: inUse.isCut },
      unknown: inUse.module.unknown.map(({ line, count }) => ({
        line: maskText(line).slice(0, shownCharacters),
        count,
      })),
    };
    viewStore.publish({ type: 'recorded-module', recordedModule });
  };
  const leave = (): void => {
    inUse?.module.dispose();
    inUse = null;
    links.serveRecorded(null);
  };
  const use = async (name: string, choice: RecordedModuleChoice): Promise<Answer> => {
    const read = await readScript(deps, name);
    if (!read.ok) return read;
    const { script, isCut } = read.value;
    leave();
    const module = createRecordedModule({ script, clock, settings: choice });
    module.onCommand(({ by }) => {
      if (by === 'unknown') publish();
    });
    inUse = { name, module, choice, commands: script.answers.length, isCut };
    links.serveRecorded(module);
    publish();
    return ok({ address: recordedModuleAddress });
  };
  const answerTo = async (ask: RecordedModuleAsk): Promise<Answer> => {
    switch (ask.kind) {
      case 'use':
        return use(ask.name, choiceOf(ask));
      case 'change':
        if (!inUse) return fail('usage/invalid', { field: 'address', problem: 'no-recorded-module' });
        inUse.choice = choiceOf(ask);
        inUse.module.change(inUse.choice);
        publish();
        return ok({ kind: 'changed' });
      case 'leave':
        leave();
        publish();
        return ok({ kind: 'left' });
      case 'commands': {
        const read = await readScript(deps, ask.name);
        return read.ok ? ok(recordedCommands(read.value.script, maskText)) : read;
      }
    }
  };

  return {
    handlers: {
      'recordedModule.ask': async (params) => {
        const asked = recordedModuleAskSchema.safeParse(params);
        if (!asked.success) return fail('usage/invalid', { field: asked.error.issues[0]?.path.join('.') ?? '' });
        return answerTo(asked.data);
      },
    },
  };
};

const choiceOf = ({ timing, repeatsLines, edits }: RecordedModuleChoice): RecordedModuleChoice => ({
  ...{ timing, repeatsLines, edits },
});

/** Only names in the list are valid. */
const readScript = async (
  { viewStore, platform }: RecordedModuleDeps,
  name: string,
): Promise<Outcome<{ readonly script: RecordedScript; readonly isCut: boolean }>> => {
  const isListed = viewStore.view().recordings.some((recording) => recording.name === name);
  if (!isListed) return fail('file/missing', { cause: 'ENOENT' });
  const path = platform.join(platform.join(platform.dataFolder, 'recordings'), name);
  const read = await readRecordedTraffic(platform, path);
  if (!read.ok) return read;
  const script = recordedScript(read.value.pieces);
  if (script.answers.length === 0) return fail('usage/invalid', { field: 'recording', problem: 'no-commands' });
  return ok({ script, isCut: read.value.isCut });
};
