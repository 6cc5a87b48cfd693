import { type Failure, failure } from '../../../shared/outcome.ts';
import type { CommandContext } from './host-process.ts';

type FileOptions = Readonly<Record<string, string | undefined>>;

/** Options that write a file, each with the options that must not name the same file. A new report may overwrite the report that is resumed. */
const otherFiles: Readonly<Record<string, readonly string[]>> = {
  report: ['record', 'profile', 'port', 'file'],
  record: ['profile', 'resume', 'port', 'file'],
};

/** `file` is an argument, and no option. */
const shownName = (name: string): string => (name === 'file' ? 'FILE' : `--${name}`);

/** Finds two options that name one file and would overwrite each other. Call it before anything is opened. `null`: there are none. */
export const sameFileFailure = async (
  { platform, workingFolder }: Pick<CommandContext, 'platform' | 'workingFolder'>,
  options: FileOptions,
): Promise<Failure | null> => {
  for (const [output, others] of Object.entries(otherFiles)) {
    for (const other of others) {
      const [path, otherPath] = [options[output], options[other]];
      if (path === undefined || otherPath === undefined) continue;
      const isSame = await platform.isSameFile(
        platform.resolve(workingFolder, path),
        platform.resolve(workingFolder, otherPath),
      );
      if (!isSame) continue;
      return failure('usage/invalid', { option: `${shownName(output)}, ${shownName(other)}`, detail: 'same-file' });
    }
  }
  return null;
};
