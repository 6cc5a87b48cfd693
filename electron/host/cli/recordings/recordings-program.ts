import { type Command, Option } from 'commander';
import { cliRecordingsWords } from '../../../../shared/words/cli-recordings.ts';
import { cliRecordingsReadWords } from '../../../../shared/words/cli-recordings-read.ts';
import { cliReplayWords } from '../../../../shared/words/cli-replay.ts';
import type { Language } from '../../../../shared/words/language.ts';
import type { CommonOptions, Run, RunWith } from '../command-registration.ts';
import type { CompareArguments } from './compare-command.ts';
import type { ExportArguments } from './export-command.ts';
import { exportFormats, readShownKinds } from './export-options.ts';
import type { ListArguments } from './list-command.ts';
import type { ReplayArguments } from './replay-command.ts';
import type { SearchArguments } from './search-command.ts';
import type { ShowArguments } from './show-command.ts';

interface Registration {
  /** How a subcommand is added, with the options that all have. */
  readonly add: (name: string, description: string) => Command;
  readonly language: Language;
  readonly run: Run;
  readonly runWith: RunWith;
  readonly optionJson: string;
}

/** `atelier recordings …`: one file for each subcommand, loaded when it is run. */
export const addRecordingsCommands = (registration: Registration): void => {
  addList(registration);
  addShow(registration);
  addSearch(registration);
  addCompare(registration);
  addExport(registration);
  addReplay(registration);
};

const addList = ({ add, language, run, optionJson }: Registration): void => {
  const words = cliRecordingsReadWords[language];
  add('list', words.list)
    .option('--all', words.listAll)
    .option('--json', optionJson)
    .action(
      run<ListArguments & CommonOptions>(async (...given) => (await import('./list-command.ts')).listCommand(...given)),
    );
};

const addShow = ({ add, language, runWith, optionJson }: Registration): void => {
  add('show', cliRecordingsReadWords[language].show)
    .argument('<FILE>', cliRecordingsWords[language].recording)
    .option('--json', optionJson)
    .action(
      runWith<ShowArguments & CommonOptions, 'file'>('file', async (...given) =>
        (await import('./show-command.ts')).showCommand(...given),
      ),
    );
};

const addSearch = ({ add, language, runWith, optionJson }: Registration): void => {
  const words = cliRecordingsReadWords[language];
  add('search', words.search)
    .argument('<TEXT>', words.searchText)
    .option('--json', optionJson)
    .action(
      runWith<SearchArguments & CommonOptions, 'text'>('text', async (...given) =>
        (await import('./search-command.ts')).searchCommand(...given),
      ),
    );
};

const addCompare = ({ add, language, run, optionJson }: Registration): void => {
  const words = cliRecordingsReadWords[language];
  const runGiven = run<CompareArguments & CommonOptions>(async (...given) =>
    (await import('./compare-command.ts')).compareCommand(...given),
  );
  add('compare', words.compare)
    .argument('<A>', words.recordingA)
    .argument('<B>', words.recordingB)
    .option('--ids', words.compareIds)
    .option('--times', words.compareTimes)
    .option('--json', optionJson)
    .action((a: string, b: string, options: Omit<CompareArguments & CommonOptions, 'a' | 'b'>) =>
      runGiven({ ...options, a, b }),
    );
};

const addExport = ({ add, language, runWith, optionJson }: Registration): void => {
  const words = cliRecordingsWords[language];
  add('export', words.export)
    .argument('<FILE>', words.recording)
    .requiredOption('--output <F>', words.output)
    .option('--show <KIND>', words.show, readShownKinds)
    .addOption(new Option('--format <FORMAT>', words.format).choices(exportFormats).default('zip'))
    .option('--sequence', words.sequence)
    .option('--json', optionJson)
    .action(
      runWith<ExportArguments & CommonOptions, 'file'>('file', async (...given) =>
        (await import('./export-command.ts')).exportCommand(...given),
      ),
    );
};

interface ReplayOptions extends Omit<ReplayArguments, 'file' | 'speed'>, CommonOptions {
  readonly speed: (typeof speeds)[number];
}

const speeds = ['1', '10', 'max'] as const;

const addReplay = ({ add, language, run, optionJson }: Registration): void => {
  const words = cliReplayWords[language];
  const runGiven = run<ReplayArguments & CommonOptions>(async (...given) =>
    (await import('./replay-command.ts')).replayCommand(...given),
  );
  add('replay', words.replay)
    .argument('<FILE>', cliRecordingsWords[language].recording)
    .addOption(new Option('--speed <SPEED>', words.speed).choices(speeds).default('1'))
    .option('--check', words.check)
    .option('--json', optionJson)
    .action((file: string, { speed, ...options }: ReplayOptions) =>
      runGiven({ ...options, file, speed: speed === 'max' ? speed : speed === '10' ? 10 : 1 }),
    );
};
