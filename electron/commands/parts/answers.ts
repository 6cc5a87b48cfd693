import { done, fail, type Outcome } from '../../../shared/outcome.ts';
import type { CommandAnswer } from '../../at/command-spec.ts';

/** `parse` of a command whose success says everything. */
export const accepted = (): Outcome<void> => done;

/** The answer came, but is not one that the command can give. */
export const unexpected = (command: string, answer: CommandAnswer): ReturnType<typeof fail> =>
  fail('at/unexpected-answer', { command }, answer.lines);

/** Without the quotes around it and blanks; a quote that lost its partner goes as well (seen in the manual's SSLCFG). */
export const unquoted = (text: string): string => text.trim().replace(/^"/, '').replace(/"$/, '').trim();

/** A bare line of an answer that is plain text: version, model. The engine takes known URCs out before it looks here. */
export const bareText = /^[A-Za-z][\x20-\x7e]{0,127}$/;

/** A bare line that may be a file name: UTF-8 as Latin-1, at most 64 bytes and the mark of a directory. */
export const bareName = /^[^\x00-\x1f\x7f+^][^\x00-\x1f\x7f]{0,64}$/;
