import { z } from 'zod';
import { exitCodes } from '../../errors.ts';
import { stepIds } from '../../steps.ts';
import { maskKinds } from './kinds.ts';

const count = z.int().nonnegative();
const errorCodes = Object.keys(exitCodes) as [keyof typeof exitCodes, ...(keyof typeof exitCodes)[]];

export const hiddenKindSchema = z.strictObject({
  kind: z.enum(maskKinds),
  /** Different values. */
  values: count,
  /** How often they stand at a place that names them; they are hidden wherever else they occur too. */
  places: count,
  /** Places that the recorder had masked already. */
  hidden: count,
  /** The first value with its middle hidden; `null`: never shown, or none. */
  sample: z.string().max(100).nullable(),
  /** A person has chosen to show them. */
  shown: z.boolean(),
});

/** What an export contains and what it hides. */
export const exportPreviewSchema = z.strictObject({
  startedAt: z.string().max(60).nullable(),
  /** Of the port, masked. */
  address: z.string().max(300).nullable(),
  sentBytes: count,
  receivedBytes: count,
  /** Of the failure that the diagnosis explains; `null`: nothing failed. */
  code: z.enum(errorCodes).nullable(),
  step: z.enum(stepIds).nullable(),
  /** Only those that occur. */
  kinds: z.array(hiddenKindSchema).max(maskKinds.length).readonly(),
  /** Values that are hidden at their places only, because there are too many to search for. */
  notSearched: count,
});

export type HiddenKind = z.infer<typeof hiddenKindSchema>;
export type ExportPreview = z.infer<typeof exportPreviewSchema>;
