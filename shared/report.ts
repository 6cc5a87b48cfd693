import { z } from 'zod';
import { factsSchema as facts } from './contract/shapes.ts';
import { type ErrorCode, exitCodes } from './errors.ts';
import { certificateRoles, stepIds, stepStatuses } from './steps.ts';
import { warningCodes } from './warnings.ts';

const errorCodes = Object.keys(exitCodes) as [ErrorCode, ...ErrorCode[]];
const textOrUnknown = z.string().nullable();

const reportStep = z.strictObject({
  id: z.enum(stepIds),
  /** Which file (`ca`, `clientCert`, `clientKey`) or topic, for steps that run more than once. */
  item: z.string().optional(),
  status: z.enum(stepStatuses),
  ms: z.number().nonnegative(),
  error: z
    .strictObject({
      code: z.enum(errorCodes),
      facts,
      /** The lines of the module that show it, secrets masked; left out: there are none, or an older version wrote it. */
      evidence: z.array(z.string()).readonly().optional(),
    })
    .optional(),
  warnings: z
    .array(z.strictObject({ code: z.enum(warningCodes), facts }))
    .readonly()
    .optional(),
});

/** What `provision --report` writes. Holds no secret. `null` in `module` means: the module did not say. */
export const reportSchema = z.strictObject({
  version: z.literal(1),
  ok: z.boolean(),
  exitCode: z.number().int().nonnegative(),
  steps: z.array(reportStep).readonly(),
  module: z.strictObject({
    family: textOrUnknown,
    model: textOrUnknown,
    firmware: textOrUnknown,
    imei: textOrUnknown,
    iccid: textOrUnknown,
    signalDbm: z.number().nullable(),
    /** The number behind +CEREG: and its like. */
    registrationStat: z.number().nullable().default(null),
    /** The clock agreed with the computer's in the end. */
    clockRight: z.boolean().nullable().default(null),
  }),
  certificates: z.array(
    z.strictObject({
      /** `null`: a report that an older version wrote. */
      role: z.enum(certificateRoles).nullable().default(null),
      /** Name of the file on the module. */
      file: z.string(),
      bytes: z.number().int().nonnegative(),
      /** Of the bytes as sent, lower-case hex. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** The module gave back exactly these bytes. */
      verified: z.boolean(),
    }),
  ),
  /** Where the module was to log in, and as whom; `null`: no run came so far, or an older version wrote it. */
  cloud: z
    .strictObject({
      host: z.string(),
      port: z.number(),
      encrypted: z.boolean(),
      clientId: z.string(),
      username: textOrUnknown,
    })
    .nullable()
    .default(null),
  mqtt: z.strictObject({
    connected: z.boolean(),
    /** Topics whose SUBACK came. */
    subscriptions: z.array(z.string()),
    proof: z.enum(['returned', 'acknowledged', 'accepted', 'none']),
  }),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportStep = Report['steps'][number];
export type ReportCloud = NonNullable<Report['cloud']>;
export type ProofResult = Report['mqtt']['proof'];
