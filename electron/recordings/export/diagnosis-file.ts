import { z } from 'zod';
import { diagnose } from '../../../shared/diagnosis.ts';
import { type ErrorCode, exitCodes } from '../../../shared/errors.ts';
import type { Failure } from '../../../shared/outcome.ts';
import { type StepId, stageOf, stepIds } from '../../../shared/steps.ts';
import { describeFailure } from '../../../shared/words/describe-failure.ts';
import { causeText, remedyText } from '../../../shared/words/fact-text.ts';
import { languages } from '../../../shared/words/language.ts';
import type { RecordingContent } from './find-values.ts';

const codeSchema = z.enum(Object.keys(exitCodes) as [ErrorCode, ...ErrorCode[]]);
const factSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]);
const failureSchema = z.object({
  code: codeSchema,
  facts: z.record(z.string(), factSchema).catch({}),
  evidence: z.array(z.string()).catch([]),
});
const stepSchema = z.object({
  id: z.enum(stepIds),
  item: z.string().optional().catch(undefined),
  error: failureSchema,
});
const runSchema = z.object({ code: codeSchema, step: z.enum(stepIds).nullable().catch(null) });
const closedSchema = failureSchema.partial({ evidence: true });

/** How the recorded session failed. */
export interface RecordedFailure {
  readonly failure: Failure;
  readonly step: StepId | null;
  readonly item: string | null;
}

/** The last step that failed; of an older recording or a killed program the result of the run, or the loss of the port. `null`: nothing failed. */
export const recordedFailure = ({ events, failedStep }: RecordingContent): RecordedFailure | null => {
  const step = stepSchema.safeParse(failedStep).data;
  if (step) return { failure: step.error, step: step.id, item: step.item ?? null };
  const run = runSchema.safeParse(events.get('run')).data;
  if (run) return { failure: { code: run.code, facts: {}, evidence: [] }, step: run.step, item: null };
  const closed = closedSchema.safeParse(events.get('closed')).data;
  return closed ? { failure: { ...closed, evidence: closed.evidence ?? [] }, step: null, item: null } : null;
};

/** What happened, what it means and what to do, in both languages, with the lines that show it and the likely causes. */
export const diagnosisFile = ({ failure, step, item }: RecordedFailure): object => {
  const { code, facts, evidence } = failure;
  const stage = step === null ? 'module' : stageOf(step);
  const diagnosis = diagnose(failure, { stage, step, item, facts: null });
  return {
    ...{ code, step, item, facts, evidence },
    description: Object.fromEntries(languages.map((language) => [language, describeFailure(failure, language)])),
    lines: diagnosis.evidence,
    causes: diagnosis.causes.map(({ key, likelihood, ruledOut, observation }) => ({
      ...{ key, likelihood, ruledOut, observation },
      ...Object.fromEntries(
        languages.map((language) => [
          language,
          { cause: causeText(key, facts, language), remedy: remedyText(key, facts, language) },
        ]),
      ),
    })),
  };
};
