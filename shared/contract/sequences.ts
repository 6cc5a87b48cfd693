import { z } from 'zod';
import type { ExportNote } from '../imports/sscom-export.ts';
import type { Failure } from '../outcome.ts';
import type { SequenceFile } from '../sequences/file-schema.ts';
import type { PlacedProblem, SequenceProblem } from '../sequences/problem.ts';
import type { LocalText } from '../sequences/sequence.ts';
import type { StepFailure } from '../sequences/step-failure.ts';
import type { CommandEffect } from './commands.ts';
import { count, sessionIdSchema } from './shapes.ts';

/**
 * The requests about groups of quick commands: `sequences.ask`. Their schemas are here and not in `requests.ts`, because a page needs that
 * file before it is shown. The service checks what a page asks.
 */

/** Name of the file without `.atseq.yaml`. */
const groupId = z.string().min(1).max(200);
const revision = z.string().min(1).max(64);
/** A `SequenceFile` as JSON. */
const text = z.string().max(1_000_000);
export const longestGroupName = 100;
const name = z.string().trim().min(1).max(longestGroupName);

/** Our own file, and `sscom51.ini` of SSCOM 5.13. */
export const exportForms = ['atseq', 'sscom'] as const;
export type ExportForm = (typeof exportForms)[number];

export const sequenceAskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('list') }),
  /** `known`: the revision that the page has. */
  z.strictObject({ kind: z.literal('read'), id: groupId, known: revision.nullable() }),
  /** `revision` as it was read; `null`: there is no such file, for example because it was deleted. */
  z.strictObject({ kind: z.literal('save'), id: groupId, revision: revision.nullable(), text }),
  /** A new group. `text`: its content, whose name is replaced. */
  z.strictObject({ kind: z.literal('create'), name, text }),
  z.strictObject({ kind: z.literal('rename'), id: groupId, revision, name }),
  z.strictObject({ kind: z.literal('delete'), id: groupId, revision }),
  /** `steps`: all that are not by hand, in their order; `from`: from this one on; `only`: these, in this order. By their place in the file. */
  z.strictObject({
    kind: z.literal('run'),
    sessionId: sessionIdSchema,
    id: groupId,
    revision,
    steps: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all') }),
      z.strictObject({ kind: z.literal('from'), index: count }),
      z.strictObject({ kind: z.literal('only'), indexes: z.array(count).min(1).max(10_000).readonly() }),
    ]),
    /** `null`: until it is stopped. */
    loops: z.int().min(1).max(1_000_000_000).nullable(),
    stopsAtFirstFailure: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('stop'), sessionId: sessionIdSchema }),
  /** The results of a group that are newer than `after`. */
  z.strictObject({ kind: z.literal('results'), sessionId: sessionIdSchema, id: groupId, after: count }),
  /** The values that a run would have now. */
  z.strictObject({ kind: z.literal('values'), sessionId: sessionIdSchema.nullable() }),
  /** A file of this program from elsewhere: YAML or JSON. Nothing is saved. */
  z.strictObject({ kind: z.literal('open'), text }),
  /** The file of a group, as it is on the disk; for SSCOM its list, with names in this language. */
  z.strictObject({ kind: z.literal('export'), id: groupId, form: z.enum(exportForms), language: z.enum(['en', 'zh']) }),
  /** The groups that come with the program. */
  z.strictObject({ kind: z.literal('library') }),
]);

export type SequenceAsk = z.infer<typeof sequenceAskSchema>;

/** A file in the list of groups. */
export interface GroupSummary {
  readonly id: string;
  readonly title: LocalText;
  readonly steps: number;
  /** Why it cannot be read. Not empty, or `failure`: the file is left as it is. */
  readonly problems: readonly PlacedProblem[];
  readonly failure: Failure | null;
}

export interface GroupContent {
  readonly id: string;
  readonly revision: string;
  readonly file: SequenceFile;
  /** What its commands do beyond reading and changing settings, each with the places of its steps. */
  readonly effects: readonly { readonly effect: CommandEffect; readonly steps: readonly number[] }[];
}

export type GroupWritten =
  | { readonly kind: 'saved'; readonly group: GroupContent }
  /** The file on the disk is not the one that was read; nothing was written. */
  | { readonly kind: 'changed' }
  /** The content is not a group; nothing was written. */
  | { readonly kind: 'problems'; readonly problems: readonly SequenceProblem[] };

/** How an item ended the last time. */
export interface ItemResult {
  /** Of the item, by its content: `stepKeys`. */
  readonly key: string;
  /** Increases with each result of the session. */
  readonly number: number;
  readonly answerMs: number;
  /** 0: a run has begun that will come to the item; what was before is not a result any more. */
  readonly attempts: number;
  /** `null`: it passed, or has no result. */
  readonly failure: StepFailure | null;
}

export interface SequenceAnswers {
  readonly list: { readonly groups: readonly GroupSummary[] };
  /** `known`: it is as the page has it. `null`: there is no such group. */
  readonly read: { readonly group: GroupContent | 'known' | null };
  readonly save: GroupWritten;
  readonly create: GroupWritten;
  readonly rename: GroupWritten;
  readonly delete: { readonly kind: 'deleted' | 'changed' };
  /** `running`: another run of this session is in progress. `nothing`: all items are by hand. */
  readonly run: { readonly kind: 'started' | 'changed' | 'running' | 'nothing' };
  readonly stop: { readonly kind: 'stopped' };
  /** At most 500, the oldest first. */
  readonly results: { readonly results: readonly ItemResult[] };
  /** `null`: a secret. */
  readonly values: { readonly values: Readonly<Record<string, string | null>> };
  readonly open:
    | { readonly kind: 'sequence'; readonly file: SequenceFile }
    /** Never empty. */
    | { readonly kind: 'problems'; readonly problems: readonly PlacedProblem[] };
  /** `null`: there is no such group. */
  readonly export: { readonly file: ExportedFile | null };
  readonly library: { readonly groups: readonly SequenceFile[] };
}

export interface ExportedFile {
  readonly contentBase64: string;
  /** What the file cannot hold. */
  readonly unsupported: readonly ExportNote[];
}

/** A run of quick commands in one session: the newest. Its results are asked for. */
export interface SequenceRunView {
  /** Counts from 1 within the session. */
  readonly number: number;
  readonly groupId: string;
  /** `waiting`: for the port. */
  readonly state: 'waiting' | 'running' | 'stopping' | 'ended';
  readonly startedAtMs: number;
  readonly endedAtMs: number | null;
  /** `null`: until it is stopped. */
  readonly loops: number | null;
  readonly loop: number;
  readonly good: number;
  readonly bad: number;
  /** The key of the item that runs. */
  readonly current: string | null;
  readonly currentSinceMs: number | null;
  /** How long it waits after the item; `null`: it does not. */
  readonly delayMs: number | null;
  /** Items in each loop. */
  readonly steps: number;
  /** Of all loops. */
  readonly passed: number;
  readonly failed: number;
  /** The number of the newest result. */
  readonly results: number;
  /** Why it ended before its end. */
  readonly ended: StepFailure | null;
}
