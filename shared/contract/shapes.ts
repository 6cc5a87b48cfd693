import { z } from 'zod';
import { type ErrorCode, exitCodes } from '../errors.ts';
import { profileProblemCodes } from '../profile/problem.ts';
import { certificateRoles, stages, stepIds, stepStatuses } from '../steps.ts';
import { warningCodes } from '../warnings.ts';

/** Small shapes that several slices of the view share. Texts are bounded, because they come from devices, files and other pages. */

const errorCodes = Object.keys(exitCodes) as [ErrorCode, ...ErrorCode[]];

/** A problem of one setting, with the values that its sentence needs; never the value of the setting. */
export const problemSchema = z.strictObject({
  path: z.string().max(2_000),
  code: z.enum(profileProblemCodes),
  facts: z.record(z.string().max(100), z.union([z.string(), z.number(), z.array(z.string()).readonly()])),
});

export const factsSchema = z.record(
  z.string().max(100),
  z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly(), z.array(problemSchema).readonly()]),
);

export const failureCodeSchema = z.enum(errorCodes);

export const seenLineSchema = z.strictObject({
  atMs: z.number().nullable(),
  direction: z.enum(['sent', 'received']),
  line: z.string(),
});

export const failureSchema = z.strictObject({
  code: failureCodeSchema,
  facts: factsSchema,
  evidence: z.array(z.string()).readonly(),
  seen: z.array(seenLineSchema).readonly().optional(),
});

export const warningSchema = z.strictObject({ code: z.enum(warningCodes), facts: factsSchema });

export const roleSchema = z.enum(certificateRoles);
export const stageSchema = z.enum(stages);
export const stepIdSchema = z.enum(stepIds);
export const stepStatusSchema = z.enum(stepStatuses);
export const qosSchema = z.literal([0, 1, 2]);

/** Milliseconds since 1970 UTC. */
export const timeMs = z.number();
export const count = z.int().nonnegative();

/** Identifies one session for as long as the program runs. */
export const sessionIdSchema = z.string().regex(/^s[1-9]\d{0,8}$/);
export type SessionId = z.infer<typeof sessionIdSchema>;
export const mergedIdSchema = z.string().regex(/^m[1-9]\d{0,8}$/);
/** A recording that pages look at. */
export const openedIdSchema = z.string().regex(/^r[1-9]\d{0,8}$/);
/** What has lines: a session, a merged view or a recording. */
export const linesIdSchema = z.string().regex(/^[smr][1-9]\d{0,8}$/);

export const addressSchema = z.string().min(1).max(300);
/** Of a virtual module: it is a key of the view, so `__proto__` is not allowed. */
export const simulatorAddressSchema = z.string().regex(/^[sS][iI][mM]:\d{0,2}$/);
/** As typed by a user. Only for requests: a schema of the view must not change what it validates. */
export const typedAddressSchema = z.string().trim().min(1).max(300);
export const baudRateSchema = z.int().min(50).max(20_000_000);
export const topicText = z.string().max(1_000);

/** The longest data that can be entered at a prompt, in characters: more than HTTPDATA takes (130 048 bytes). */
export const typedDataLimit = 131_072;

/** The most bytes that are sent at once without a command. */
export const rawLimitBytes = 65_536;

/**
 * An object that only this program makes, from values that are checked and cut where they come from the module. Its fields are not checked
 * again, because a page would need their schemas before it is shown.
 */
export const madeHere = <Value extends object>(): z.ZodType<Value> =>
  z.record(z.string().max(60), z.unknown()) as unknown as z.ZodType<Value>;
