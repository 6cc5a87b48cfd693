import { done, fail, type Outcome } from '../../../shared/outcome.ts';
import type { CommandAnswer } from '../../at/command-spec.ts';

/** `parse` of a command whose only result is success. */
export const accepted = (): Outcome<void> => done;

/** An answer arrived that this command cannot give. */
export const unexpected = (command: string, answer: CommandAnswer): ReturnType<typeof fail> =>
  fail('at/unexpected-answer', { command }, answer.lines);

/** Removes blanks and the surrounding quotes, also a single quote without its partner (seen under SSLCFG in the manual). */
export const unquoted = (text: string): string => text.trim().replace(/^"/, '').replace(/"$/, '').trim();

/** A line without prefix that is plain text: version, model. The engine tests for known URCs first. */
export const bareText = /^[A-Za-z][\x20-\x7e]{0,127}$/;

/** A line without prefix that may be a file name: UTF-8 as Latin-1, at most 64 bytes and the trailing mark of a directory. */
export const bareName = /^[^\x00-\x1f\x7f+^][^\x00-\x1f\x7f]{0,64}$/;
