import type { Outcome } from '../../../../shared/outcome.ts';
import { type RecordingFile, recordingFiles } from '../../../recordings/recording-files.ts';
import type { CommandContext } from '../host-process.ts';

const isName = (text: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,250}$/.test(text);

/** The recording of this path, else of this name in the folder of the recordings, with or without `.jsonl`. */
export const findRecording = async (
  { platform, workingFolder }: Pick<CommandContext, 'platform' | 'workingFolder'>,
  file: string,
): Promise<Outcome<readonly RecordingFile[]>> => {
  const given = await recordingFiles(platform, platform.resolve(workingFolder, file));
  if (given.ok || given.error.code !== 'file/missing' || !isName(file)) return given;
  for (const name of [file, `${file}.jsonl`]) {
    const kept = await recordingFiles(platform, platform.join(platform.dataFolder, 'recordings', name));
    if (kept.ok) return kept;
  }
  return given;
};
