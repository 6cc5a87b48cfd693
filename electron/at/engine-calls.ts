import type { Outcome } from '../../shared/outcome.ts';
import type { CommandCause } from '../../shared/traffic.ts';
import type { SecretSpan } from './command-line.ts';
import type { CommandSpec, WantedData } from './command-spec.ts';
import type { Priority } from './engine-state.ts';

export interface RunOptions {
  readonly priority?: Priority;
  /** Stops waiting: the caller gets `stopped` at once. The line is free again when the module has answered. */
  readonly signal?: AbortSignal;
  /**
   * The command was typed by a user. Called with a function that sends it at once instead of waiting, where that is possible: the command
   * then fails with `at/unclaimed`, and its result is assigned to no command.
   */
  readonly onQueued?: (sendNow: () => void) => void;
  /**
   * Called when the module waits at a prompt for data. `provide` sends them; it takes `wanted.sizeBytes` bytes, or any number without Ctrl+Z.
   * `provide(null)`: there are none, and the command ends with `stopped`. Without this, the prompt is left at once.
   */
  readonly onDataWanted?: (wanted: WantedData, provide: ProvideData) => void;
  /** Called when the command line is sent. */
  readonly onSent?: () => void;
  /** Why the command is sent, for the traffic view. Default: a procedure of the program. */
  readonly cause?: CommandCause;
  /** The caller expects the failing result that the declaration names (`expected`). */
  readonly expects?: boolean;
}

/** `secret`: masked everywhere. */
export type ProvideData = (bytes: Uint8Array | null, secret: boolean) => void;

/** Exclusive use of the line, from the first command of a procedure to its last. */
export interface Lease {
  run<Params, Result>(
    spec: CommandSpec<Params, Result>,
    params: Params,
    options?: RunOptions,
  ): Promise<Outcome<Result>>;
  /** Checks whether the module answers, by the proof of a resync, for at most `patienceMs`. Fails with `at/unresponsive`. */
  contact(patienceMs: number, signal?: AbortSignal): Promise<Outcome<void>>;
  /**
   * Sends bytes that are not commands, between the commands of the holder. What comes back belongs to no command, and the next command begins with
   * the proof. Fails with `terminal/port-held` after the lease has ended.
   */
  sendBytes(bytes: Uint8Array, secretSpans?: readonly SecretSpan[]): Promise<Outcome<void>>;
  release(): void;
}
