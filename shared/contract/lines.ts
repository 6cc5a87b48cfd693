import { z } from 'zod';
import { encodingIds } from '../encodings/encoding-ids.ts';
import { lineClasses, lineKinds, longestQuery, matchKinds } from '../lines/kinds.ts';
import { mergedPortLimit } from '../traffic.ts';

/** Which lines a filter or a search finds (`LineCondition`). */
export const lineConditionSchema = z.strictObject({
  classes: z.array(z.enum(lineClasses)).max(lineClasses.length).readonly(),
  kinds: z.array(z.enum(lineKinds)).max(lineKinds.length).readonly().nullable(),
  from: z.int().nonnegative(),
  queries: z
    .array(z.strictObject({ kind: z.enum(matchKinds), text: z.string().min(1).max(longestQuery) }))
    .max(4)
    .readonly(),
  command: z.string().max(200),
  groupsChecks: z.boolean(),
  encoding: z.enum(encodingIds),
  ports: z.array(z.int().nonnegative()).max(mergedPortLimit).readonly().optional(),
});
