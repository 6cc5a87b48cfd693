import type { Answer } from './answer.ts';
import type { Argument } from './command-syntax.ts';
import type { ModuleCore } from './core.ts';

export type Handler = (core: ModuleCore, args: readonly Argument[]) => Answer;

/** A missing form answers `ERROR`; a missing test form answers `OK`. */
export interface CommandEntry {
  readonly execute?: Handler;
  readonly query?: Handler;
  readonly set?: Handler;
  readonly test?: Handler;
}

/** Commands of one subject, by upper-case name without `AT`. */
export type CommandGroup = Readonly<Record<string, CommandEntry>>;
