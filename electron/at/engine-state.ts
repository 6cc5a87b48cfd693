import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { CommandCause } from '../../shared/traffic.ts';
import type { FramerState } from '../framer/framer.ts';
import { emptyFramer } from '../framer/framer.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { SecretSpan } from './command-line.ts';
import type { CommandAnswer, CommandRequest, LateRule, SecondPhaseRule, WantedData } from './command-spec.ts';
import { type Identity, nothingUnanswered, type OwedResult, type ProofQuery, type Unanswered } from './unanswered.ts';

export type CommandId = number;
export type LeaseId = number;

/** Answers to cloud commands must be sent within 20 s, so they are moved ahead in the queue. */
export type Priority = 'cloud-answer' | 'ordinary';

/** A command in the queue. */
export interface QueuedCommand {
  readonly kind: 'command';
  readonly id: CommandId;
  readonly request: CommandRequest;
  readonly lease: LeaseId | null;
  readonly priority: Priority;
  readonly cause?: CommandCause;
  /** Failing answers that the caller expects. */
  readonly expected?: RegExp;
  /** It may be sent again without reading the state first. */
  readonly repeatable?: boolean;
  /** Typed by a user: it may be sent now (see `canSendNow`), or be cut off by the next typed command. */
  readonly typed?: true;
}

/** A caller that waits for the line. */
export interface QueuedLease {
  readonly kind: 'lease';
  readonly lease: LeaseId;
}

/** A caller that checks whether the module answers before it sends anything. */
export interface QueuedContact {
  readonly kind: 'contact';
  readonly id: CommandId;
  readonly lease: LeaseId | null;
  /** How long a silent module is probed. */
  readonly patienceMs: number;
}

export type QueueEntry = QueuedCommand | QueuedLease | QueuedContact;

/** The command in flight. */
export interface Job {
  readonly id: CommandId;
  readonly request: CommandRequest;
  readonly typed: boolean;
  /** The command as it was queued, to be sent again where bytes of a user interrupt it; `null`: it must not be sent again. */
  readonly repeats: QueuedCommand | null;
  readonly expected: RegExp | null;
  /** `data`: the prompt has arrived, and the caller has been asked for the data. */
  readonly stage: 'prompt' | 'data' | 'final' | 'second-phase';
  /** `null` until the last byte has been passed to the link: the deadline starts then. */
  readonly deadlineAtMs: number | null;
  readonly lines: readonly string[];
  readonly final: string;
  readonly data: Uint8Array;
  readonly dataSeen: boolean;
  readonly secondPhase: readonly string[];
  /** The number of bytes that the prompt asks for. `null`: no such prompt has arrived, or they end with Ctrl+Z. */
  readonly wantedBytes: number | null;
  /** The number of bytes of data that must follow the last answer line. */
  readonly blockBytes: number;
  /** Lines of the second phase that must still arrive. */
  readonly secondPhaseLeft: readonly RegExp[];
  /** Payload text that may still be echoed. `null` when the module does not echo it. */
  readonly payloadEchoLeft: string | null;
  /** The caller has already been settled (cancelled). The line stays busy until the final result code. */
  readonly abandoned: boolean;
  /** A second phase of an earlier command arrived after this command was sent. */
  readonly tookOwed: boolean;
}

/** A second phase that does not hold the line (PUBACK). */
export interface BackgroundPhase {
  readonly id: CommandId;
  readonly command: string;
  readonly answer: CommandAnswer;
  readonly rule: SecondPhaseRule;
  readonly left: readonly RegExp[];
  readonly deadlineAtMs: number;
  /** Command line and payload as sent. */
  readonly sent: string;
  readonly tookOwed: boolean;
  /** The typed commands sent before it whose late lines had not arrived. */
  readonly behind: readonly CommandId[];
}

/** A command whose late lines may still arrive. */
export interface OpenLate {
  readonly id: CommandId;
  readonly rule: LateRule;
  /** The commands sent before it whose second phase had not arrived. Its number does not say so: typed commands are overtaken. */
  readonly behind: readonly CommandId[];
  readonly endsAtMs: number;
  /** Command line and payload as sent. */
  readonly sent: string;
  /** A result of its form arrived meanwhile and was assigned to an earlier command. */
  readonly tookOwed: boolean;
}

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly job: Job }
  /** The line may be out of sync (missed deadline, restart): the next command must wait for a resync. */
  | OutOfSync
  | Resync
  | DataMode
  | { readonly kind: 'closed' };

/** `afterDataMode` as in `Resync`; default: false. */
export interface OutOfSync extends Pick<Resync, 'patienceMs' | 'afterRestart'>, Partial<Pick<Resync, 'afterDataMode'>> {
  readonly kind: 'out-of-sync';
}

/** What is sent goes to the other side of a connection (`data-mode.ts`). */
export interface DataMode {
  readonly kind: 'data-mode';
  /** Since then nothing was sent. */
  readonly quietFromMs: number;
  /** The `+++` that was sent. */
  readonly escape: Job | null;
  /** The answer to a `+++` did not arrive in time. A late one still ends the data mode. */
  readonly isEscapeUnanswered: boolean;
  /** Only a note of an earlier program says so. The module may have been restarted since. */
  readonly isNoted: boolean;
}

/** `+++` leaves the data mode. */
export const isEscape = ({ request }: QueuedCommand): boolean => latin1Of(request.line.bytes) === '+++';

export const dataModeFrom = (nowMs: number, isNoted = false): DataMode => ({
  ...{ kind: 'data-mode', quietFromMs: nowMs, escape: null, isEscapeUnanswered: false, isNoted },
});

/** Brings the engine and the module back in sync. Nothing else is sent until it is proven that no earlier answer can still arrive. */
export interface Resync {
  readonly kind: 'resync';
  /** How long a module is probed, counted from the last expected answer, or `OK`. */
  readonly patienceMs: number;
  readonly giveUpAtMs: number;
  /**
   * `quiet`: waiting for silence. `probe`: an `AT` was sent. `proof`: the query was sent. `answer`: the text of its answer arrived, the
   * result did not. `settle`: a result arrived (of the query, or of the probe if no query was sent yet) and may be repeated. `silence`: no
   * query is left, so a long silence is the proof. `unclaimed`: a command was sent by `send-now`, and its deadline is running.
   */
  readonly stage: 'quiet' | 'probe' | 'proof' | 'answer' | 'settle' | 'silence' | 'unclaimed';
  readonly stageEndsAtMs: number;
  /** Number of `AT` sent since the last answered one. */
  readonly probes: number;
  /** The query that was sent and has not been answered. */
  readonly query: ProofQuery | null;
  /** Time of the last result: it may arrive twice. */
  readonly lastResultAtMs: number;
  /**
   * The number of results of earlier commands that may still arrive. Only these extend the resync, not each refusal of a module that
   * refuses everything.
   */
  readonly owedResults: number;
  /** The answer to the last `AT` where that was not `OK`. */
  readonly refusal: string | null;
  /** The command that was sent by `send-now`. From then on no line can be assigned to a command. */
  readonly unclaimed: CommandRequest | null;
  /** The end of the resync, regardless of what the module sends. */
  readonly endsAtMs: number;
  readonly afterRestart: boolean;
  /** The module may still be in data mode: a line of the other side may have looked like its end. Without the proof it counts as in data mode. */
  readonly afterDataMode: boolean;
  /** Contact checks that this resync settles. */
  readonly contacts: readonly CommandId[];
}

export interface LeaseState {
  readonly id: LeaseId;
  /** The module restarted under this lease, with this line: the state that the holder assumes is wrong, and its commands are refused. */
  readonly void: string | null;
}

export interface EngineState {
  readonly framer: FramerState;
  readonly phase: Phase;
  readonly queue: readonly QueueEntry[];
  readonly lease: LeaseState | null;
  /** A user has the port: only bytes without a command are sent (`raw-bytes.ts`). */
  readonly isKept: boolean;
  readonly background: readonly BackgroundPhase[];
  /** Second phases that no caller waits for any more and that may still arrive, oldest first. */
  readonly owed: readonly OwedResult[];
  /** Commands whose late lines may still arrive, oldest first. */
  readonly late: readonly OpenLate[];
  /** When bytes were last received; used to detect stalled messages and a quiet line. */
  readonly lastByteAtMs: number;
  /** Time of the last final result: it may arrive twice. */
  readonly lastFinalAtMs: number;
  /** The module has sent a result twice. */
  readonly repeatsResults: boolean;
  /** The last command line that was sent, without its line end; `null`: unknown. `A/` repeats it. */
  readonly lastLine: string | null;
  /** What was sent since the line was last proven to be in sync, and may still be answered. */
  readonly unanswered: Unanswered;
  /** The module's last answers to the queries of a resync. */
  readonly identity: Identity;
}

export const initialEngineState: EngineState = {
  framer: emptyFramer,
  phase: { kind: 'idle' },
  queue: [],
  lease: null,
  isKept: false,
  background: [],
  owed: [],
  late: [],
  lastByteAtMs: 0,
  lastFinalAtMs: -Infinity,
  repeatsResults: false,
  lastLine: null,
  unanswered: nothingUnanswered,
  identity: {},
};

export type EngineInput =
  | { readonly kind: 'bytes'; readonly atMs: number; readonly bytes: Uint8Array }
  | { readonly kind: 'time'; readonly atMs: number }
  /** The link has accepted the bytes of the last write effect. */
  | { readonly kind: 'written'; readonly atMs: number }
  | { readonly kind: 'submit'; readonly atMs: number; readonly command: Omit<QueuedCommand, 'kind'> }
  | { readonly kind: 'cancel'; readonly atMs: number; readonly id: CommandId }
  /** The data for the prompt of this command. `null`: there are none. */
  | {
      readonly kind: 'data';
      readonly atMs: number;
      readonly id: CommandId;
      readonly bytes: Uint8Array | null;
      readonly secret: boolean;
    }
  /** Sends a queued command at once, without waiting. Its result is assigned to no command (see `canSendNow`). */
  | { readonly kind: 'send-now'; readonly atMs: number; readonly id: CommandId }
  /** Sends bytes that are not commands, at once. Settles `id`. `lease`: of the sender; `null`: a user. */
  | {
      readonly kind: 'send-bytes';
      readonly atMs: number;
      readonly id: CommandId;
      readonly lease: LeaseId | null;
      readonly bytes: Uint8Array;
      readonly secretSpans: readonly SecretSpan[];
      readonly cause?: CommandCause;
    }
  | { readonly kind: 'keep-port'; readonly atMs: number; readonly isKept: boolean }
  | { readonly kind: 'acquire'; readonly atMs: number; readonly lease: LeaseId }
  | { readonly kind: 'release'; readonly atMs: number; readonly lease: LeaseId }
  /** Checks contact: settles `id` when the line is proven to be in sync (docs/architecture.md §5 point 8). */
  | { readonly kind: 'contact'; readonly atMs: number; readonly contact: Omit<QueuedContact, 'kind'> }
  | { readonly kind: 'closed'; readonly atMs: number; readonly reason: Failure };

/** What a recording keeps of the inputs: the bytes are in it anyway. */
export type NotedInput = Exclude<EngineInput, { readonly kind: 'bytes' }>;

/** Which command or event a piece belongs to. Shown next to every line and stored in every recording. */
export type Owner =
  | { readonly kind: 'echo' | 'answer' | 'second-phase' | 'prompt' | 'data'; readonly id: CommandId }
  /** `expected`: a failing result that the caller expects. */
  | { readonly kind: 'final'; readonly id: CommandId; readonly expected?: true }
  | { readonly kind: 'urc'; readonly name: string }
  | { readonly kind: 'message' | 'blank' | 'late' | 'unclaimed' | 'probe' };

/** The bytes of a piece. Of most pieces only the length is needed. */
export interface PieceBytes {
  readonly length: number;
  readonly bytes: Uint8Array;
}

export type Effect =
  | {
      readonly kind: 'write';
      readonly bytes: Uint8Array;
      readonly secretSpans: readonly SecretSpan[];
      readonly owner: SentOwner;
      /** To be settled when the link has accepted the bytes. */
      readonly settles?: CommandId;
    }
  | {
      readonly kind: 'received';
      readonly piece: PieceBytes;
      readonly secretSpans: readonly SecretSpan[];
      readonly owner: Owner;
    }
  | { readonly kind: 'settle'; readonly id: CommandId; readonly outcome: Outcome<CommandAnswer> }
  /** A prompt of this command has arrived, and its data are needed. */
  | { readonly kind: 'data-wanted'; readonly id: CommandId; readonly wanted: WantedData }
  | { readonly kind: 'lease-granted'; readonly lease: LeaseId }
  | { readonly kind: 'urc'; readonly name: string; readonly line: string }
  | { readonly kind: 'message'; readonly topic: Uint8Array; readonly payload: Uint8Array; readonly complete: boolean }
  | { readonly kind: 'restarted'; readonly line: string };

/** Without `cause`: sent by a procedure of the program. `raw`: bytes of a user, or of a sequence, that are not a command. */
export type SentOwner =
  | { readonly kind: 'command' | 'payload'; readonly id: CommandId; readonly cause?: CommandCause }
  | { readonly kind: 'raw'; readonly cause?: CommandCause }
  | { readonly kind: 'probe' };

/**
 * Names an unsolicited result code. `restart` ends everything in flight. `answersToo`: a query has an answer of the same form. Passed in by the
 * folder above, which has the dialect.
 */
export type UrcRecogniser = (
  line: string,
) => { readonly name: string; readonly restart: boolean; readonly answersToo?: boolean } | null;
