import { type Failure, failure } from '../../../shared/outcome.ts';
import { fill } from '../../../shared/words/typed-words.ts';
import type { AppOptions } from '../../app/create-app.ts';
import { type CommandContext, reportFailure } from './host-process.ts';

/** Prints what happens to a recording. `unrecorded` gets the failures. */
export const recordingReports = (
  context: CommandContext,
  unrecorded: Failure[],
): Pick<AppOptions, 'onRecordingFailure' | 'onRecordingContinues'> => ({
  onRecordingFailure: (path) => {
    const error = failure('file/unwritable', { path });
    unrecorded.push(error);
    reportFailure(context, error);
  },
  onRecordingContinues: (path) => {
    context.err.write(`${fill(context.words.recordingContinues, { path })}\n`);
  },
});
