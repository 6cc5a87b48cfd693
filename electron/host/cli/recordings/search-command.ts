import type { RecordingSearchOutput } from '../../../../shared/cli-recordings-output.ts';
import { type FoundInRecording, foundLimit } from '../../../../shared/contract/recordings.ts';
import { cliRecordingsReadWords } from '../../../../shared/words/cli-recordings-read.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { listRecordings } from '../../../app/services/recordings/list-recordings.ts';
import { recordingContents } from '../../../recordings/recording-contents.ts';
import type { CommandContext } from '../host-process.ts';
import { endInFailure, successOutput, writeDocument } from '../json-output.ts';
import { visibleText } from '../text.ts';
import { findRecording } from './find-recording.ts';

export interface SearchArguments {
  readonly text: string;
  readonly json?: boolean;
}

/** Looks for a text in the lines of all recordings, the newest first. */
export const searchCommand = async (context: CommandContext, args: SearchArguments): Promise<number> => {
  const { platform, out, language } = context;
  const words = cliRecordingsReadWords[language];
  const listed = await listRecordings(platform);
  if (!listed.ok) return endInFailure(context, args, listed.error);
  // The further files of a recording are searched with its first one.
  const names = listed.value.filter(({ empty, part }) => !empty && (part?.number ?? 1) === 1).map(({ name }) => name);
  const found: FoundInRecording[] = [];
  for (const name of names) {
    const files = await findRecording(context, platform.join(platform.dataFolder, 'recordings', name));
    if (!files.ok) continue;
    const hit = await recordingContents(
      platform,
      files.value.map(({ path }) => path),
    ).find(args.text);
    if (!hit.ok || hit.value === null) continue;
    const one = { name, ...hit.value };
    found.push(one);
    const { places, first } = one;
    const values = { name: visibleText(name), places, text: visibleText(first.text) };
    if (!args.json) out.write(`${fill(places >= foundLimit ? words.foundMore : words.found, values)}\n`);
  }
  if (args.json)
    writeDocument(context, { searched: names.length, found, ...successOutput } satisfies RecordingSearchOutput);
  else out.write(`${fill(found.length === 0 ? words.nothingFound : words.searched, { count: names.length })}\n`);
  return 0;
};
