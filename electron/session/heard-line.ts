import type { ModuleFacts } from '../../shared/contract.ts';

/** One line between computer and module, whoever wanted it. */
export interface HeardLine {
  readonly direction: 'sent' | 'received';
  /** Without its line end; one character per byte. */
  readonly line: string;
  /** The command line that it is or answers, secrets masked; `null`: it came by itself. */
  readonly command: string | null;
  /** It ends the answer of `command`. */
  readonly isFinal: boolean;
  /** Milliseconds since 1970 UTC. */
  readonly atMs: number;
}

/** When and from what something was learnt. */
export interface Learnt {
  readonly atMs: number;
  readonly command: string;
}

/** What a line taught; `null`: no longer known. */
export type Lesson = Partial<ModuleFacts>;
