import { z } from 'zod';
import { logGuesses, logPrograms, logWarningCodes } from '../imports/logs/log.ts';
import { fileEncodings } from '../imports/preview.ts';
import { count, timeMs } from './shapes.ts';

/**
 * The requests that write the log of another program as a recording: `logs.import`. The page reads the file, so that no port waits for
 * it, and gives its entries in parts. Their schemas are here and not in `requests.ts`, because a page needs that file before it is shown.
 */

/** Of one part. */
export const logPartLimits = { entries: 100, entryBytes: 32 * 1024, partBytes: 128 * 1024 } as const;

const longestBase64 = Math.ceil(logPartLimits.entryBytes / 3) * 4;
const importId = z.string().min(1).max(40);

const entry = z.strictObject({
  direction: z.enum(['sent', 'received']),
  /** `null`: as of the entry before. */
  atMs: timeMs.nullable(),
  bytesBase64: z.base64().max(longestBase64),
  note: z.string().max(4_000).optional(),
});

export const logImportAskSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('begin'),
    fileName: z.string().min(1).max(255),
    startedAtMs: timeMs,
    program: z.enum(logPrograms),
    encoding: z.enum(fileEncodings),
    guessed: z.array(z.enum(logGuesses)).max(logGuesses.length).readonly(),
    warnings: z
      .array(z.strictObject({ code: z.enum(logWarningCodes), count, line: count.optional() }))
      .max(logWarningCodes.length)
      .readonly(),
  }),
  z.strictObject({
    kind: z.literal('entries'),
    id: importId,
    entries: z.array(entry).max(logPartLimits.entries).readonly(),
  }),
  z.strictObject({ kind: z.literal('end'), id: importId }),
  /** What was written is removed. */
  z.strictObject({ kind: z.literal('cancel'), id: importId }),
]);
export type LogImportAsk = z.infer<typeof logImportAskSchema>;

/** `id` of `begin`, for the other requests; `name` of `end`: of the recording in the list. */
export type LogImportAnswer =
  | { readonly id: string }
  | { readonly name: string; readonly commands: number; readonly answered: number }
  | Record<string, never>;
