import { hasImeiCheckDigit, unwrittenImei } from '../../shared/at/imei.ts';
import { isPlainText } from '../../shared/at/publish-way.ts';
import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import { warning } from '../../shared/warnings.ts';
import {
  automaticUpdates,
  clockQuery,
  clockSet,
  echoOff,
  errorMode,
  identity,
  model,
  revision,
  type SerialNumber,
  serialNumber,
  simCardId,
  sleepMode,
} from '../commands/index.ts';
import {
  type FirmwareNeeds,
  firmwareIssuesFor,
  judgeFirmware,
  type ModuleFamilyId,
  type RecognisedModule,
  recogniseModule,
} from '../modules/index.ts';
import { awaits, command, isInterruption, optional, type RunContext } from './context.ts';
import { attachStep, registrationStep } from './network-steps.ts';
import type { Step } from './runner.ts';
import { isAddress, serverNameOf } from './server-name.ts';
import { signalStep } from './signal-step.ts';
import { simStep } from './sim-step.ts';

/** After an interrupted upload the module may still be at its prompt and treat all input as data until its timeout. */
const contactTimeoutMs = ({ waits, resume }: RunContext): number =>
  resume?.stepId === 'certificate.upload'
    ? Math.max(waits.contactMs, (waits.writeSeconds + 5) * 1_000)
    : waits.contactMs;

/** Whether the module answers, and in a usable form. */
const answer = async (context: RunContext): Promise<Outcome<void>> => {
  awaits(context, 'module.answer', contactTimeoutMs(context));
  const contact = await context.lease.contact(contactTimeoutMs(context), context.signal);
  if (!contact.ok) {
    const { code, facts, evidence } = contact.error;
    if (code !== 'at/unresponsive') return contact;
    const { serialBaudRate = null } = context.plan;
    const line = serialBaudRate === null ? {} : { baudRate: serialBaudRate };
    return fail('module/no-answer', { ...facts, ...line }, evidence);
  }
  // An ATE0 sent at the moment of RDY is lost (transcript 31), so a missing answer is worth a second try. The engine
  // also works with echo on.
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const echo = await command(context, echoOff, undefined);
    if (echo.ok || echo.error.code !== 'at/timeout') break;
  }
  const mode = await optional(command(context, errorMode, { mode: 1 }));
  return mode.ok ? noteSleep(context) : mode;
};

/** A module in a sleep mode loses the command that wakes it. Lost probes are then explained by a warning. */
const noteSleep = async (context: RunContext): Promise<Outcome<void>> => {
  if (context.lostProbes() === 0) return done;
  const sleep = await optional(command(context, sleepMode, undefined));
  if (!sleep.ok) return sleep;
  const mode = sleep.value?.mode ?? 0;
  if (mode > 0) context.warn(warning('module-was-asleep', { found: mode }));
  return done;
};

const readVersion = async (context: RunContext): Promise<Outcome<string | null>> => {
  const short = await optional(command(context, identity, undefined));
  if (!short.ok || short.value) return short.ok ? ok(short.value?.version ?? null) : short;
  const long = await optional(command(context, revision, undefined));
  return long.ok ? ok(long.value?.version ?? null) : long;
};

const identify = async (context: RunContext): Promise<Outcome<void>> => {
  const { findings, plan } = context;
  const version = await readVersion(context);
  if (!version.ok) return version;
  findings.module = recogniseModule(version.value ?? '', plan.profile.module.family);
  const name = await optional(command(context, model, undefined));
  if (!name.ok) return name;
  findings.model = name.value?.model ?? findings.module.model;
  const number = await command(context, serialNumber, undefined);
  noteImei(context, number);
  const imei = await optional(Promise.resolve(number));
  if (!imei.ok) return imei;
  findings.imei = imei.value?.imei ?? null;
  if (version.value === null) context.warn(warning('identity-unknown'));
  if (isAnotherModule(context)) context.warn(warning('resumed-on-another-module', { found: findings.imei ?? '' }));
  return done;
};

/** Networks refuse a module whose IMEI was never written, and its IMEI is not unique. */
const noteImei = ({ warn }: RunContext, number: Outcome<SerialNumber>): void => {
  if (!number.ok && number.error.evidence.some((line) => line.includes(unwrittenImei))) {
    warn(warning('imei-not-written', { found: unwrittenImei }));
  }
  if (number.ok && !hasImeiCheckDigit(number.value.imei)) {
    warn(warning('imei-check-digit', { found: number.value.imei }));
  }
};

/** Not dangerous, because every step checks for itself, but the user may not expect it. */
export const isAnotherModule = ({ resume, findings }: RunContext): boolean =>
  resume !== null && resume.imei !== null && findings.imei !== null && resume.imei !== findings.imei;

/** The module uses certificates as soon as TLS is on and a file is configured. */
const needsCertificateLogin = ({ plan }: RunContext): boolean =>
  plan.profile.tls.enabled && (plan.profile.tls.check !== 'none' || plan.files.length > 0);

const firmwareNeeds = (context: RunContext): FirmwareNeeds => {
  const { cloud, tls, mqtt, module } = context.plan.profile;
  return {
    needsCertificateLogin: needsCertificateLogin(context),
    usesTls: tls.enabled,
    needsServerName: tls.enabled && serverNameOf(context.plan.profile) !== null,
    needsMutualTls: tls.enabled && tls.check === 'mutual',
    keepAliveSeconds: mqtt.keepAlive,
    // A device is set up to stay connected.
    staysConnected: true,
    resolvesName: !isAddress(cloud.host),
    publishesBinary: mqtt.proof !== null && !isPlainText(new TextEncoder().encode(mqtt.proof.payload)),
    setsAccessPoint: module.apn !== null && module.apn.user !== null,
  };
};

const checkFirmware = async (context: RunContext): Promise<Outcome<void>> => {
  const { module } = context.findings;
  if (!module) return done;
  const judged = judgeFirmware(module, firmwareNeeds(context));
  const facts = { found: module.text, minimum: judged.minimum === null ? '' : `V${judged.minimum}` };
  if (judged.verdict === 'too-old') return fail('module/firmware-too-old', facts, [module.text]);
  if (judged.verdict === 'unknown') {
    context.warn(warning(module.version === null ? 'firmware-unknown' : 'firmware-not-gated', facts));
  }
  for (const { key, fixedIn, usbOnly } of judged.issues) {
    const issue = { problem: key, found: module.text, minimum: `V${fixedIn}` };
    context.warn(warning('firmware-problem', { ...issue, ...(usbOnly && { usbOnly }) }));
  }
  return checkUpdates(context, module);
};

/** Where the command is documented. For a module of another maker it could start an update. */
const hasAutomaticUpdates: ReadonlySet<ModuleFamilyId> = new Set(['air724', 'air780']);

const checkUpdates = async (context: RunContext, module: RecognisedModule): Promise<Outcome<void>> => {
  if (module.chip === null || !hasAutomaticUpdates.has(module.family.id)) return done;
  const updates = await optional(command(context, automaticUpdates, undefined));
  if (!updates.ok) return updates;
  if (!updates.value?.on) return done;
  const destructive = firmwareIssuesFor(module).find(({ key }) => key === 'update-bricks');
  const facts = { found: module.text, minimum: destructive ? `V${destructive.fixedIn}` : '' };
  context.warn(warning(destructive ? 'updates-may-brick' : 'updates-automatic', facts));
  return done;
};

const readSimCard = async (context: RunContext): Promise<Outcome<void>> => {
  const card = await optional(command(context, simCardId, undefined));
  if (!card.ok) return card;
  context.findings.iccid = card.value?.iccid ?? null;
  return done;
};

/** Certificates have dates, so the module's clock matters. If the clock cannot be set, a warning is added and the run continues. */
const setClock = async (context: RunContext): Promise<Outcome<void>> => {
  const { findings, waits, clock, warn } = context;
  const isRight = (wallMs: number): boolean => Math.abs(wallMs - clock.wallMs()) <= waits.clockToleranceMs;
  const before = await command(context, clockQuery, undefined);
  if (!before.ok && isInterruption(before.error)) return before;
  findings.clockRight = before.ok && isRight(before.value.wallMs);
  if (findings.clockRight) return done;
  const set = await command(context, clockSet, { wallMs: clock.wallMs() });
  if (!set.ok && isInterruption(set.error)) return set;
  const after = await command(context, clockQuery, undefined);
  if (!after.ok && isInterruption(after.error)) return after;
  findings.clockRight = after.ok && isRight(after.value.wallMs);
  const found = before.ok ? before.value.text : '';
  warn(warning(findings.clockRight ? 'clock-was-wrong' : 'clock-not-set', { found }));
  return done;
};

export const moduleSteps: readonly Step<RunContext>[] = [
  { id: 'module.answer', act: answer },
  { id: 'module.identity', act: identify },
  { id: 'module.firmware', act: checkFirmware },
  { ...simStep, proof: readSimCard },
  signalStep,
  registrationStep,
  attachStep,
  { id: 'module.clock', act: setClock },
];
