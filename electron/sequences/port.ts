import type { Outcome } from '../../shared/outcome.ts';
import type { LineEnding } from '../../shared/sending/line-ending.ts';
import type { Undo } from '../base/undo.ts';

/** One received line, without its line end. Payloads, echoes and blank lines do not count as lines. */
export interface PortLine {
  /** Latin-1, secrets not masked. */
  readonly text: string;
  /** When it arrived, by the monotonic clock. */
  readonly atMs: number;
  /** The command that the line answers, as `PortCommand.sent` gives it; `null`: none. */
  readonly commandId: number | null;
  /** It is the final result of that command. */
  readonly isFinal: boolean;
  /** The name of an unsolicited result code, such as `+CREG`; `null`: not an unsolicited line. */
  readonly urc: string | null;
}

export interface PortCommand {
  readonly lineEnding: LineEnding;
  /** `null`: the time of the command in the table of the dialect. */
  readonly timeoutMs: number | null;
  /** For the prompt of the command. `null`: none. */
  readonly data: Uint8Array | null;
  readonly signal: AbortSignal;
  /** Called when the command is sent, with the number that its lines have. */
  readonly onSent: (commandId: number) => void;
}

export interface PortAnswer {
  /** How long its result may still follow, for a command whose final result only means that it was accepted. 0: nothing follows. */
  readonly resultWithinMs: number;
}

/** What a sequence sends to and what it reads: one open port that it holds. */
export interface SequencePort {
  /** The text is an AT command, so its answer is found by the engine. */
  isCommand(text: string): boolean;
  /** Resolves at the final result. Fails as a typed command does: `at/error`, `at/timeout`, `link/lost`, `usage/invalid` … */
  command(text: string, options: PortCommand): Promise<Outcome<PortAnswer>>;
  /** Resolves when the link has accepted the bytes. What comes back belongs to no command. */
  sendBytes(bytes: Uint8Array): Promise<Outcome<void>>;
  onLine(listener: (line: PortLine) => void): Undo;
  /** The text with secrets masked, and as UTF-8 where it is UTF-8. */
  shown(text: string): string;
}
