import { cloudOf, defaultPort } from '../clouds/index.ts';
import type { CertificateView } from '../contract/draft.ts';
import type { Fact } from '../outcome.ts';
import { checkOfForm } from '../profile/tls-check.ts';
import { stepIds } from '../steps.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import type { ValuesAt } from '../words/translate.ts';
import type { ObservationKey } from './keys.ts';
import type { DiagnosisContext, Observation } from './shapes.ts';

/** More than the check-up itself tolerates (`clockToleranceMs` of the procedures). */
const clockToleranceMs = 120_000;

type Observe = (context: DiagnosisContext) => Observation | null;

/** The values that the sentence needs; a difference is passed as `offMs` and shown as a duration. */
type NamesOf<Key extends ObservationKey> = keyof ValuesAt<`diagnosis.observation.${Key}`>;
type Needed<Key extends ObservationKey> =
  'off' extends NamesOf<Key> ? Exclude<NamesOf<Key>, 'off'> | 'offMs' : NamesOf<Key>;
type Given<Key extends ObservationKey> = [Needed<Key>] extends [never]
  ? []
  : [facts: Readonly<Record<Needed<Key>, Fact>>];

const seen = <Key extends ObservationKey>(
  weight: Observation['weight'],
  key: Key,
  ...[facts]: Given<Key>
): Observation => ({ key, facts: facts ?? {}, weight });

const isAfterStep = (context: DiagnosisContext, step: 'connect.open' | 'connect.login'): boolean =>
  context.step !== undefined && context.step !== null && stepIds.indexOf(context.step) > stepIds.indexOf(step);

/** A failure of the login implies a connection: host name, route and certificates were right. */
const connectionCameUp: Observe = (context) => {
  if (!isAfterStep(context, 'connect.open')) return null;
  if (context.draft?.tlsEnabled !== true) return seen('out', 'tcpCameUp');
  return seen('out', context.draft.tlsCheck === 'none' ? 'tlsCameUpUnchecked' : 'tlsCameUp');
};

/** The module does not report since when its clock is wrong, only that it was wrong when it was read. */
const clock: Observe = ({ facts }) => {
  const known = facts?.clock;
  if (!known) return null;
  if (known.offMs === null) return seen('for', 'clockNone');
  const off = Math.abs(known.offMs);
  return off > clockToleranceMs
    ? seen('for', 'clockOff', { offMs: off })
    : seen('against', 'clockRight', { offMs: off });
};

const signal: Observe = ({ facts }) => {
  const known = facts?.signal;
  if (!known) return null;
  if (known.dbm === null || known.judgement === 'none') return seen('for', 'signalNone');
  const weak = known.judgement === 'weak';
  return seen(weak ? 'for' : 'against', weak ? 'signalWeak' : 'signalGood', { dbm: known.dbm });
};

const network: Observe = ({ facts }) => {
  if (facts?.registration?.registered === false) return seen('for', 'notRegistered');
  if (facts?.attach?.attached === false) return seen('for', 'notAttached');
  return facts?.registration?.registered ? seen('neutral', 'registered') : null;
};

const firmware: Observe = ({ facts }) => {
  const known = facts?.firmware;
  if (!known || known.verdict === 'unknown') return null;
  const old = known.verdict === 'too-old';
  return seen(old ? 'for' : 'against', old ? 'firmwareOld' : 'firmwareGood', { version: known.text });
};

/** The minimum for a login with a certificate says nothing about ciphers, so a newer firmware excludes nothing. */
const firmwareOfCiphers: Observe = (context) => {
  const observed = firmware(context);
  return observed?.weight === 'for' ? observed : null;
};

type JudgedCertificate = Pick<CertificateView, 'notAfterMs' | 'findings'>;

const caOf = ({ draft }: DiagnosisContext): JudgedCertificate | null => draft?.certificates.ca?.certificates[0] ?? null;

const findingOf = (certificate: JudgedCertificate, code: string): boolean =>
  certificate.findings.some((finding) => finding.code === code);

const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

const certificateDates: Observe = (context) => {
  const certificate = caOf(context);
  if (!certificate) return null;
  const date = isoDate(certificate.notAfterMs);
  return findingOf(certificate, 'expired')
    ? seen('for', 'certificateExpired', { date })
    : seen('against', 'certificateValid', { date });
};

const certificateForHost: Observe = (context) => {
  const came = connectionCameUp(context);
  if (came) return came;
  const certificate = caOf(context);
  const host = context.draft?.host ?? '';
  return certificate && findingOf(certificate, 'huawei-root-host-mismatch')
    ? seen('for', 'certificateForOtherHost', { host })
    : null;
};

const certificateThere: Observe = ({ draft }) =>
  draft && checkOfForm(draft) !== 'none' && draft.certificates.ca === null ? seen('for', 'certificateNone') : null;

/**
 * A connection does not show that the server is a broker: a web server on port 443 also accepts one, and then is silent or closes it
 * (docs/huawei.md §5.2 row 12). Only on the registered MQTT port for this encryption is a connection a sign that the port is right.
 */
const port: Observe = (context) => {
  const { draft } = context;
  if (!draft || draft.port === null) return null;
  const usual = defaultPort(draft.platform, draft.tlsEnabled);
  const other = defaultPort(draft.platform, !draft.tlsEnabled);
  if (draft.port === usual) return connectionCameUp(context) ?? seen('against', 'portUsual', { port: draft.port });
  return seen(draft.port === other ? 'for' : 'neutral', 'portUnusual', { port: draft.port, usual });
};

const host: Observe = (context) => {
  if (context.draft?.remarks.some(({ code }) => code === 'host-wrong-side')) {
    return seen('for', 'hostWrongSide', { host: context.draft.host });
  }
  return connectionCameUp(context);
};

/** A host that exists only in the network of the virtual module, so a connection from a real module cannot have been established. */
const demoDevice: Observe = (context) =>
  context.isVirtual === false && context.draft?.demo === true && !isAfterStep(context, 'connect.open')
    ? seen('for', 'demoHostOutside', { host: context.draft.host })
    : null;

const hostName: Observe = (context) => {
  const name = context.draft?.host ?? '';
  return /^[\d.]+$|:/.test(name) ? seen('for', 'hostIsAddress', { host: name }) : connectionCameUp(context);
};

const keepAlive: Observe = ({ draft }) => {
  const range = draft ? cloudOf(draft.platform).login.keepAliveSeconds : null;
  if (!draft || range === null) return null;
  const { keepAliveSeconds: seconds } = draft;
  return seconds < range.least || seconds > range.most ? seen('for', 'keepAliveIs', { seconds }) : null;
};

const password: Observe = ({ draft }) => {
  if (!draft) return null;
  const mistake = draft.remarks.find(({ code }) => code === 'password-mistake');
  if (mistake) return seen('for', 'passwordMistake', { problem: mistake.facts.problem ?? '' });
  return draft.hasSecret && !draft.hasPassword ? seen('neutral', 'passwordDerived') : null;
};

const faults: Observe = ({ faultsOn = 0 }) => (faultsOn > 0 ? seen('neutral', 'faultsOn', { count: faultsOn }) : null);

const heartbeat: Observe = ({ draft }) =>
  draft ? seen('neutral', 'keepAliveIs', { seconds: draft.keepAliveSeconds }) : null;

/** What is known about each cause. For a cause without an entry there is no evidence. */
const observers: Partial<Readonly<Record<CauseKey, Observe>>> = {
  'ca-expired': certificateDates,
  'ca-retired-root': certificateDates,
  'file-expired': certificateDates,
  'ca-not-for-host': certificateForHost,
  'ca-missing': certificateThere,
  'ca-not-yet-valid': clock,
  'clock-wrong': clock,
  'host-name-differs': hostName,
  'host-unknown': host,
  'host-unreachable': host,
  'host-wrong-side': host,
  'demo-device': demoDevice,
  'port-wrong': port,
  'cipher-old-firmware': firmwareOfCiphers,
  'firmware-too-old': firmware,
  'command-unknown': firmware,
  'network-lost': network,
  'signal-weak': signal,
  'no-coverage': signal,
  'keep-alive-out-of-range': keepAlive,
  'heartbeat-lost': heartbeat,
  'password-wrong': password,
  'virtual-fault': faults,
};

export const observe = (cause: CauseKey, context: DiagnosisContext): Observation | null =>
  observers[cause]?.(context) ?? null;
