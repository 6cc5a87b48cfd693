import { exitCodeOf } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { oneSentence } from '../../../shared/words/describe-failure.ts';
import type { ServeProcess } from './host-process.ts';

/** Reports output that could not be written, and returns its exit code. Never replaces another failure. */
export const keepOutput = async (
  { err, language, onOutputFailure, outputSettled }: ServeProcess,
  run: () => Promise<number>,
): Promise<number> => {
  const lost: Failure[] = [];
  onOutputFailure?.((failure) => {
    lost.push(failure);
    err(`${oneSentence(failure, language)}\n`);
  });
  const exitCode = await run();
  await outputSettled?.();
  const [reason] = lost;
  return exitCode === 0 && reason ? exitCodeOf(reason.code) : exitCode;
};
