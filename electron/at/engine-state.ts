import type { Failure, Outcome } from '../../shared/outcome.ts';
import type { CommandCause } from '../../shared/traffic.ts';
import type { FramerState } from '../framer/framer.ts';
import { emptyFramer } from '../framer/framer.ts';
import type { SecretSpan } from './command-line.ts';
import type { CommandAnswer, CommandRequest, SecondPhaseRule } from './command-spec.ts';
import {
  type Identity,
  nothingUnanswered,
  type OwedResult,
  type ProofQuestion,
  type Unanswered,
} from './unanswered.ts';

export type CommandId = number;
export type LeaseId = number;

/** Answers to cloud commands must be out within 20 s, so they overtake within the queue. */
export type Priority = 'cloud-answer' | 'ordinary';

/** A command that waits for its turn. */
export interface QueuedCommand {
  readonly kind: 'command';
  readonly id: CommandId;
  readonly request: CommandRequest;
  readonly lease: LeaseId | null;
  readonly priority: Priority;
  readonly cause?: CommandCause;
  /** Answers that its caller counts with. */
  readonly expected?: RegExp;
  /** A person typed it, who may send it now or have it cut off by the next one. */
  readonly typed?: true;
}

/** Somebody who waits for the line. */
export interface QueuedLease {
  readonly kind: 'lease';
  readonly lease: LeaseId;
}

/** Somebody who wants to know whether the module answers, before sending anything. */
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
  readonly expected: RegExp | null;
  readonly stage: 'prompt' | 'final' | 'second-phase';
  /** `null` until the last byte has been handed to the link: the deadline runs from there. */
  readonly deadlineAtMs: number | null;
  readonly lines: readonly string[];
  readonly final: string;
  readonly data: Uint8Array;
  readonly dataSeen: boolean;
  readonly secondPhase: readonly string[];
  /** Lines of the second phase that must still come. */
  readonly secondPhaseLeft: readonly RegExp[];
  /** Payload text that may still come back as echo; `null` when the module has shown that it does not echo it. */
  readonly payloadEchoLeft: string | null;
  /** The caller has been told already (cancelled); the slot stays taken until the final result code. */
  readonly abandoned: boolean;
  /** The second phase of an older command came since it was sent. */
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
  /** Command line and payload. */
  readonly sent: string;
  readonly tookOwed: boolean;
}

export type Phase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'busy'; readonly job: Job }
  /** In doubt: the next command waits for a resync. */
  | { readonly kind: 'doubtful'; readonly patienceMs: number; readonly afterRestart: boolean }
  | Resync
  | { readonly kind: 'closed' };

/** The engine finds out where the line stands: nothing else is sent until it is proven that no answer of before can still come. */
export interface Resync {
  readonly kind: 'resync';
  /** How long a module that says nothing is tried, from when it last answered anything. */
  readonly patienceMs: number;
  readonly giveUpAtMs: number;
  /**
   * `quiet`: waiting for silence; `probe`: an `AT` is out; `settle`: a result came (of the probe while there is no question, else
   * of the question) and may come twice; `proof`: the question is out; `answer`: its text came, its result did not; `silence`: no
   * question is left to ask, a long silence must do; `unclaimed`: a command was sent all the same, and has the time of its answer.
   */
  readonly stage: 'quiet' | 'probe' | 'proof' | 'answer' | 'settle' | 'silence' | 'unclaimed';
  readonly stageEndsAtMs: number;
  /** How many `AT` went out since the last one that was answered. */
  readonly probes: number;
  /** The question that is out. */
  readonly question: ProofQuestion | null;
  /** When an `OK` last came: it may come twice. */
  readonly lastOkAtMs: number;
  /** The command that was sent all the same: from then on nobody can tell whose a line is. */
  readonly unclaimed: CommandRequest | null;
  /** No resync goes on for longer, whatever the module says. */
  readonly endsAtMs: number;
  readonly afterRestart: boolean;
  /** Contacts that are settled by it. */
  readonly contacts: readonly CommandId[];
}

export interface LeaseState {
  readonly id: LeaseId;
  /** The module restarted under this lease: what the holder believes is void, its commands are refused. */
  readonly void: boolean;
}

export interface EngineState {
  readonly framer: FramerState;
  readonly phase: Phase;
  readonly queue: readonly QueueEntry[];
  readonly lease: LeaseState | null;
  readonly background: readonly BackgroundPhase[];
  /** Second phases that nobody waits for any more and that may still come, oldest first. */
  readonly owed: readonly OwedResult[];
  /** When bytes last came in: for stalled messages and quiet lines. */
  readonly lastByteAtMs: number;
  /** When a command last had its result: it may come twice. */
  readonly lastFinalAtMs: number;
  /** What was sent since the line was last proven to be in step, and may still be answered. */
  readonly unanswered: Unanswered;
  /** What the module said when it was last asked: the text that proves. */
  readonly identity: Identity;
}

export const initialEngineState: EngineState = {
  framer: emptyFramer,
  phase: { kind: 'idle' },
  queue: [],
  lease: null,
  background: [],
  owed: [],
  lastByteAtMs: 0,
  lastFinalAtMs: -Infinity,
  unanswered: nothingUnanswered,
  identity: {},
};

export type EngineInput =
  | { readonly kind: 'bytes'; readonly atMs: number; readonly bytes: Uint8Array }
  | { readonly kind: 'time'; readonly atMs: number }
  /** The link took the bytes of the last write effect. */
  | { readonly kind: 'written'; readonly atMs: number }
  | { readonly kind: 'submit'; readonly atMs: number; readonly command: Omit<QueuedCommand, 'kind'> }
  | { readonly kind: 'cancel'; readonly atMs: number; readonly id: CommandId }
  /** Sends a command of the queue at once, whatever is waited for; nobody claims its result (see `canSendNow`). */
  | { readonly kind: 'send-now'; readonly atMs: number; readonly id: CommandId }
  | { readonly kind: 'acquire'; readonly atMs: number; readonly lease: LeaseId }
  | { readonly kind: 'release'; readonly atMs: number; readonly lease: LeaseId }
  /** Make contact: settles `id` when the line is proven to be in step (docs/architecture.md §5 point 8). */
  | { readonly kind: 'contact'; readonly atMs: number; readonly contact: Omit<QueuedContact, 'kind'> }
  | { readonly kind: 'closed'; readonly atMs: number; readonly reason: Failure };

/** Whose a piece is; shown beside every line and kept in every recording. */
export type Owner =
  | { readonly kind: 'echo' | 'answer' | 'second-phase' | 'prompt' | 'data'; readonly id: CommandId }
  /** `expected`: it says no, and the caller counts with that. */
  | { readonly kind: 'final'; readonly id: CommandId; readonly expected?: true }
  | { readonly kind: 'urc'; readonly name: string }
  | { readonly kind: 'message' | 'blank' | 'late' | 'unclaimed' | 'probe' };

export type Effect =
  | {
      readonly kind: 'write';
      readonly bytes: Uint8Array;
      readonly secretSpans: readonly SecretSpan[];
      readonly owner: SentOwner;
    }
  | {
      readonly kind: 'received';
      readonly bytes: Uint8Array;
      readonly secretSpans: readonly SecretSpan[];
      readonly owner: Owner;
    }
  | { readonly kind: 'settle'; readonly id: CommandId; readonly outcome: Outcome<CommandAnswer> }
  | { readonly kind: 'lease-granted'; readonly lease: LeaseId }
  | { readonly kind: 'urc'; readonly name: string; readonly line: string }
  | { readonly kind: 'message'; readonly topic: Uint8Array; readonly payload: Uint8Array; readonly complete: boolean }
  | { readonly kind: 'restarted'; readonly line: string };

/** Without `cause`: a procedure of the program. */
export type SentOwner =
  | { readonly kind: 'command' | 'payload'; readonly id: CommandId; readonly cause?: CommandCause }
  | { readonly kind: 'probe' };

/** Names an unsolicited result code; `restart` ends everything in flight. Handed in by the room above, which knows the dialect. */
export type UrcRecogniser = (line: string) => { readonly name: string; readonly restart: boolean } | null;
