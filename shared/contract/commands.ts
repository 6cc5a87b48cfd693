/** What the program knows of commands (`electron/commands/dialect/`), as texts for a page. */

/** What a command does besides answering. `never`: no program may offer it as a ready button. */
export const commandEffects = ['safe', 'changes', 'flash', 'restarts', 'disconnects', 'costs', 'never'] as const;

export type CommandEffect = (typeof commandEffects)[number];

/** `AT+X`, `AT+X=?`, `AT+X?`, `AT+X=…`. */
export type CommandFormKind = 'execute' | 'test' | 'query' | 'set';

/** One form of a command, with what answers it. */
export interface CommandForm {
  readonly kind: CommandFormKind;
  /** After the name: `=<0 GET,1 POST,2 HEAD>`. */
  readonly syntax: string;
  /** The arguments for which it counts, as a regular expression. `null`: any. */
  readonly when: string | null;
  /** Lines before the final result code, as an example. */
  readonly answer: readonly string[];
  /** Final result codes besides the usual ones. */
  readonly finals: readonly string[];
  /** What follows the final result code. `null`: nothing. */
  readonly late: { readonly lines: readonly string[]; readonly deadlineMs: number } | null;
  /** What asks for data. `null`: nothing. */
  readonly prompt: string | null;
  readonly deadlineMs: number;
  readonly effect: CommandEffect;
  /** May be sent again without reading the state first. */
  readonly repeatable: boolean;
}

export interface CommandFacts {
  /** `AT+HTTPACTION`. */
  readonly name: string;
  /** By the keys of docs/at-dialect.md §0. */
  readonly source: string;
  /** Families and firmware versions that have it. Empty: all of the manual. */
  readonly firmware: string;
  /** The firmware of the module does not have it. */
  readonly isLacking: boolean;
  readonly forms: readonly CommandForm[];
}

/** One section of docs/at-commands.md. */
export interface CommandArea {
  /** In the mark of its table there. */
  readonly name: string;
  readonly commands: readonly CommandFacts[];
}

export interface CommandTable {
  readonly areas: readonly CommandArea[];
}
