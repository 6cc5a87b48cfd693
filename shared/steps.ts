/** The stages of a provisioning run, in order (docs/architecture.md §6). */
export const stages = ['module', 'certificate', 'credentials', 'connect', 'proof'] as const;

export type StageId = (typeof stages)[number];

/** All steps, in order. Ids are stable, because reports, recordings and words use them as keys. */
export const stepIds = [
  'module.answer',
  'module.identity',
  'module.firmware',
  'module.sim',
  'module.signal',
  'module.registration',
  'module.attach',
  'module.clock',
  'certificate.inspect',
  'certificate.space',
  'certificate.upload',
  'certificate.verify',
  'credentials.derive',
  'credentials.check',
  'connect.ssl',
  'connect.config',
  'connect.open',
  'connect.login',
  'connect.subscribe',
  'proof.publish',
  'proof.return',
] as const;

export type StepId = (typeof stepIds)[number];

export const stepStatuses = ['waiting', 'running', 'done', 'skipped', 'failed', 'stopped'] as const;

export type StepStatus = (typeof stepStatuses)[number];

/** The part of a step id before the dot. */
export const stageOf = (id: StepId): StageId => id.slice(0, id.indexOf('.')) as StageId;

/** The three files of the `certificate` stage. Each of its steps runs once per file in the profile. */
export const certificateRoles = ['ca', 'clientCert', 'clientKey'] as const;

export type CertificateRole = (typeof certificateRoles)[number];
