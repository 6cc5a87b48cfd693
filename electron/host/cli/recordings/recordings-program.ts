import { type Command, Option } from 'commander';
import { cliRecordingsWords } from '../../../../shared/words/cli-recordings.ts';
import type { Language } from '../../../../shared/words/language.ts';
import type { CommonOptions, RunWith } from '../command-registration.ts';
import type { ExportArguments } from './export-command.ts';
import { exportFormats, readShownKinds } from './export-options.ts';

/** How a subcommand is added, with the options that all have. */
export type AddSubcommand = (name: string, description: string) => Command;

interface Registration {
  readonly add: AddSubcommand;
  readonly language: Language;
  readonly runWith: RunWith;
  readonly optionJson: string;
}

/** `atelier recordings …`: one file for each subcommand, loaded when it is run. */
export const addRecordingsCommands = (registration: Registration): void => {
  addExport(registration);
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
