import { z } from 'zod';
import { type ShowableKind, showableKinds } from '../recordings/masking/kinds.ts';
import type { ExportPreview } from '../recordings/masking/preview.ts';

/**
 * The requests about exports for support: `recordings.export`. Their schemas are here and not in `requests.ts`, because a page needs that file before
 * it is shown. The service checks what a page asks.
 */
const name = z.string().min(1).max(300);
const id = z.string().min(1).max(60);
const shown = z
  .array(z.enum(showableKinds as [ShowableKind, ...ShowableKind[]]))
  .max(showableKinds.length)
  .readonly();

export const recordingExportAskSchema = z.discriminatedUnion('kind', [
  /** What an export would contain and hide. Nothing is written. */
  z.strictObject({ kind: z.literal('preview'), name, shown }),
  /** What the files of the zip are, and how its readable text begins. */
  z.strictObject({ kind: z.literal('look'), name, shown, withSequence: z.boolean() }),
  /** Begins to make the zip. `withSequence`: with the sent commands as a sequence. */
  z.strictObject({ kind: z.literal('begin'), name, shown, withSequence: z.boolean() }),
  /** The next part of the zip. */
  z.strictObject({ kind: z.literal('next'), id }),
  /** The rest is not wanted. */
  z.strictObject({ kind: z.literal('end'), id }),
]);

export type RecordingExportAsk = z.infer<typeof recordingExportAskSchema>;

/** The answer to each kind of question. */
export interface RecordingExportAnswers {
  readonly preview: { readonly preview: ExportPreview };
  readonly look: { readonly files: readonly string[]; readonly text: string };
  readonly begin: { readonly id: string };
  /** `isEnd`: it is the last part. */
  readonly next: { readonly contentBase64: string; readonly isEnd: boolean };
  readonly end: Readonly<Record<string, never>>;
}
