import { z } from 'zod';
import { factsSchema as facts } from './contract/shapes.ts';
import { evidenceDirections, observationKeys, observationWeights } from './diagnosis/keys.ts';
import { type ErrorCode, exitCodes } from './errors.ts';
import { certificateRoles, stepIds, stepStatuses } from './steps.ts';
import { warningCodes } from './warnings.ts';
import { causeKeys } from './words/cause-keys.ts';

const errorCodes = Object.keys(exitCodes) as [ErrorCode, ...ErrorCode[]];
const textOrUnknown = z.string().nullable();

/** `unknown`: its end was not observed, and the module was not queried since. */
const connectionStates = ['online', 'recovering', 'closed', 'unknown'] as const;

const reportError = z.strictObject({
  code: z.enum(errorCodes),
  facts,
  /** The lines of the module that show it, secrets masked. Omitted: there are none, or an older version wrote the report. */
  evidence: z.array(z.string()).readonly().optional(),
});

/** What is known about one cause. */
const judgedCause = {
  key: z.enum(causeKeys),
  observation: z.strictObject({ key: z.enum(observationKeys), facts, weight: z.enum(observationWeights) }).nullable(),
  /** The lines that show it, secrets masked. `atMs`: milliseconds since 1970; `null`: unknown. */
  because: z.array(z.strictObject({ atMs: z.number().nullable(), line: z.string() })).readonly(),
};

const currentDiagnosis = z.strictObject({
  /** The failure that it explains. Omitted: an older version wrote the report. */
  code: z.enum(errorCodes).optional(),
  /** The most likely first. */
  causes: z.array(z.strictObject({ ...judgedCause, likelihood: z.enum(['certain', 'likely', 'possible']) })).readonly(),
  /** Causes that are often suspected here, and what speaks against them. */
  unlikely: z.array(z.strictObject({ ...judgedCause, ruledOut: z.boolean() })).readonly(),
  /** In chronological order. `text` null: nothing was received. `atMs` null: unknown. */
  evidence: z
    .array(
      z.strictObject({
        direction: z.enum(evidenceDirections),
        text: textOrUnknown,
        expected: textOrUnknown,
        atMs: z.number().nullable(),
      }),
    )
    .readonly(),
});

/** Version 0.2.0 and older: one list with all causes, without lines. */
const oldCause = z.looseObject({ likelihood: z.enum(['very-likely', 'possible', 'unlikely']), ruledOut: z.boolean() });
const oldDiagnosis = z.looseObject({ causes: z.array(oldCause) });

const withoutJudgement = ({ likelihood: _likelihood, ruledOut: _ruledOut, ...cause }: z.infer<typeof oldCause>) => ({
  ...cause,
  because: [],
});

const upgraded = (given: unknown): unknown => {
  const old = oldDiagnosis.safeParse(given);
  if (!old.success) return given;
  const { causes, ...diagnosis } = old.data;
  const isAdvice = ({ likelihood, ruledOut }: z.infer<typeof oldCause>): boolean =>
    !ruledOut && likelihood !== 'unlikely';
  return {
    ...diagnosis,
    causes: causes.filter(isAdvice).map((cause) => ({
      ...withoutJudgement(cause),
      likelihood: cause.likelihood === 'very-likely' ? 'likely' : 'possible',
    })),
    unlikely: causes
      .filter((cause) => !isAdvice(cause))
      .map((cause) => ({ ...withoutJudgement(cause), ruledOut: cause.ruledOut })),
  };
};

/** The diagnosis shown in the window, ranked by `diagnose`. */
const reportDiagnosisSchema = z.preprocess(upgraded, currentDiagnosis);

const reportStep = z.strictObject({
  id: z.enum(stepIds),
  /** The file (`ca`, `clientCert`, `clientKey`) or topic, for steps that run more than once. */
  item: z.string().optional(),
  status: z.enum(stepStatuses),
  /** When it began, in ms since 1970; steps of an earlier run began before this one. Omitted: it did not, or an older version wrote the report. */
  startedAtMs: z.number().optional(),
  ms: z.number().nonnegative(),
  error: reportError.optional(),
  warnings: z
    .array(z.strictObject({ code: z.enum(warningCodes), facts }))
    .readonly()
    .optional(),
});

/** The output of `provision --report`. Contains no secret. `null` in `module` means: the module did not report it. */
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
    /** The number in +CREG:, +CGREG: or +CEREG:. */
    registrationStat: z.number().nullable().default(null),
    /** At the end the module's clock agreed with the computer's. */
    clockRight: z.boolean().nullable().default(null),
  }),
  certificates: z.array(
    z.strictObject({
      /** `null`: a report written by an older version. */
      role: z.enum(certificateRoles).nullable().default(null),
      /** Name of the file on the module. */
      file: z.string(),
      bytes: z.number().int().nonnegative(),
      /** Of the bytes as sent, lower-case hex. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** The module returned exactly these bytes when the file was read back. */
      verified: z.boolean(),
    }),
  ),
  /** The cloud and the login of the run; `null`: no run reached the login, or an older version wrote the report. */
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
    /** Topics whose SUBACK was received. */
    subscriptions: z.array(z.string()),
    proof: z.enum(['returned', 'acknowledged', 'accepted', 'none']),
  }),
  /** Why the connection of the run was lost before the report was saved. Omitted: it was not lost, or an older version wrote the report. */
  lost: reportError.optional(),
  /** The state of the connection when the report was saved. Omitted: it was not checked, or an older version wrote the report. */
  connectionWhenSaved: z.enum(connectionStates).optional(),
  /** Of the failure of the run, or of the loss. Omitted: there was none, or an older version wrote the report. */
  diagnosis: reportDiagnosisSchema.optional(),
});

export type Report = z.infer<typeof reportSchema>;
export type ReportDiagnosis = NonNullable<Report['diagnosis']>;
export type ReportStep = Report['steps'][number];
export type ReportCloud = NonNullable<Report['cloud']>;
export type ConnectionWhenSaved = NonNullable<Report['connectionWhenSaved']>;
export type ProofResult = Report['mqtt']['proof'];
