export { type Inspection, inspectCertificates } from '../certificates/inspect.ts';
export { prepareForModule } from '../certificates/prepare.ts';
export { readCertificateFile } from '../certificates/read-certificates.ts';
export { readKeyFile } from '../certificates/read-key.ts';
export type { ConnectionEnd } from '../procedures/close-connection.ts';
export type { Progress } from '../procedures/context.ts';
export type { OnlineState } from '../procedures/keep-online.ts';
export { type PlannedFile, type ProvisionPlan, secretsOfPlan } from '../procedures/plan.ts';
export type { ProvisionResult } from '../procedures/provision.ts';
export { reportOf, reportOfNoRun } from '../procedures/report.ts';
export { diagnoseRun, type RunSeen } from '../procedures/run-diagnosis.ts';
export type { StepRecord } from '../procedures/runner.ts';
export { defaultWaits, type Waits } from '../procedures/waits.ts';
export { createSecretSet } from '../recorder/masking.ts';
export { junitEnd, junitHead, suiteXml } from '../sequences/junit.ts';
export type { RunSummary } from '../sequences/run-counts.ts';
export type { SequenceEvent } from '../sequences/run-sequence.ts';
export { neededVariables } from '../sequences/run-variables.ts';
export {
  largestFileBytes as largestSequenceFileBytes,
  readSequenceFile,
  sequenceFileText,
} from '../sequences/sequence-file.ts';
export type { StepResult } from '../sequences/step-result.ts';
export { type AwaitedAnswer, awaitedAnswerOf } from '../session/awaited-answer.ts';
export { answerLinesOf, type TypedAnswer, type TypedOptions } from '../session/console.ts';
export { followFacts } from '../session/followed-facts.ts';
export type { Monitor, MonitorPiece, MonitorState, MonitorTraffic } from '../session/monitor.ts';
export type { RecordedItem, Session } from '../session/session.ts';
export { checkTypedCommand, dataAskedBy } from '../session/typed-command.ts';
export { maskTypedLine } from '../session/typed-secrets.ts';
export { type App, createApp, type OpenedMonitor, type OpenedSession } from './create-app.ts';
export { demoPlan } from './demo-plan.ts';
export { createLinks, type Links } from './links.ts';
export { sequenceEffects } from './sequence-effects.ts';
export { askModule, profileVariables } from './sequence-variables.ts';
export { createNotesFiles } from './services/recordings/notes-file.ts';
export type { Simulation, SimulationOptions } from './simulation.ts';
