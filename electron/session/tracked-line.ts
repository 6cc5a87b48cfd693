import type { ModuleFacts } from '../../shared/contract.ts';

/** One line sent or received, with the command that it belongs to. Commands of procedures and typed commands are treated alike. */
export interface TrackedLine {
  readonly direction: 'sent' | 'received';
  /** Without its line end; one character per byte. */
  readonly line: string;
  /** The command line that it is or answers, secrets masked; `null`: unsolicited. */
  readonly command: string | null;
  /** True: it ends the answer of `command`. */
  readonly isFinal: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly atMs: number;
}

/** The time and the source of a fact. */
export interface FactSource {
  readonly atMs: number;
  readonly command: string;
}

/** The facts from one line; `null`: no longer known. */
export type FactChanges = Partial<ModuleFacts>;
