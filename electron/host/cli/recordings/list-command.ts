import type { RecordingListOutput } from '../../../../shared/cli-recordings-output.ts';
import type { RecordingSummary } from '../../../../shared/contract.ts';
import { cliRecordingsReadWords } from '../../../../shared/words/cli-recordings-read.ts';
import { fill } from '../../../../shared/words/typed-words.ts';
import { listRecordings } from '../../../app/services/recordings/list-recordings.ts';
import type { CommandContext } from '../host-process.ts';
import { endInFailure, successOutput, writeDocument } from '../json-output.ts';
import { table, visibleText } from '../text.ts';
import { dateTime, lengthText, resultText, sizeText } from './shown-values.ts';

export interface ListArguments {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Lists the recordings of the data folder, the newest first. */
export const listCommand = async (context: CommandContext, args: ListArguments): Promise<number> => {
  const listed = await listRecordings(context.platform);
  if (!listed.ok) return endInFailure(context, args, listed.error);
  const recordings = listed.value.filter(({ empty }) => args.all || !empty);
  if (args.json) writeDocument(context, { recordings, ...successOutput } satisfies RecordingListOutput);
  else writeList(context, recordings, listed.value.length - recordings.length);
  return 0;
};

const writeList = (
  { out, language, platform }: CommandContext,
  recordings: readonly RecordingSummary[],
  empty: number,
): void => {
  const words = cliRecordingsReadWords[language];
  if (recordings.length === 0) {
    out.write(`${fill(words.none, { folder: visibleText(platform.join(platform.dataFolder, 'recordings')) })}\n`);
  } else {
    const rows = recordings.map(({ startedAtMs, imei, result, address, durationMs, sizeBytes, name, remarks }) => [
      startedAtMs === null ? '' : dateTime(startedAtMs),
      visibleText(imei ?? ''),
      result === null ? '' : resultText(result, language),
      visibleText(address ?? ''),
      durationMs === null ? '' : lengthText(durationMs),
      sizeText(sizeBytes),
      visibleText([name, remarks.title, ...remarks.tags].filter((text) => text !== '').join(' · ')),
    ]);
    out.write(table([words.columns, ...rows]));
  }
  if (empty > 0) out.write(`${fill(words.empty, { count: empty })}\n`);
};
