import { done, type Failure, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Subscription, TlsSettings, TlsVersion } from '../../shared/profile.ts';
import { warning } from '../../shared/warnings.ts';
import type { CauseKey } from '../../shared/words/cause-keys.ts';
import {
  mqttConfigure,
  mqttConnect,
  mqttEncoding,
  mqttMessageMode,
  mqttState,
  mqttSubscribe,
  readCmeError,
  type SslKey,
  sslConfigure,
  tcpConnect,
  tlsConnect,
} from '../commands/index.ts';
import { connectCauses, dropCauses, loginCauses } from './causes.ts';
import { checkAfterFailedConnect } from './check-after-failed-connect.ts';
import { connectionBasisOf, keepsSession } from './connection-basis.ts';
import { awaits, command, commandOf, isInterruption, optional, type RunContext } from './context.ts';
import { isConnectedAllTheSame, stateAfterDrop, unlessStillOnline } from './late-closed.ts';
import { isAnotherModule } from './module-steps.ts';
import type { Step } from './runner.ts';
import { serverNameOf } from './server-name.ts';
import { closeOpenConnection, closeUnfinished, endOldConnection } from './unfinished-connection.ts';

/**
 * For a run that is resumed after the login: if the session of the earlier run is still open, nothing is sent again. The module only
 * reports that a session is open. Whether it is the session of this plan is decided by comparing the parameters that it was made with.
 */
const stillOnline = async (context: RunContext): Promise<Outcome<boolean>> => {
  const { findings } = context;
  if (findings.stillOnline === null) {
    const { resume, earlier, plan } = context;
    const isSame = !isAnotherModule(context) && keepsSession(resume, earlier, plan);
    const state = isSame ? await optional(command(context, mqttState, undefined)) : ok(null);
    if (!state.ok) return state;
    findings.stillOnline = state.value?.state === 'online';
    findings.connected = findings.stillOnline;
    findings.connectedBy = findings.stillOnline ? connectionBasisOf(plan) : null;
  }
  return ok(findings.stillOnline);
};

const stillSubscribed = async (context: RunContext, topic: string): Promise<Outcome<boolean>> => {
  const online = await stillOnline(context);
  if (!online.ok || !online.value || !context.earlier?.subscribed.includes(topic))
    return online.ok ? ok(false) : online;
  context.findings.subscribed.push(topic);
  return ok(true);
};

const versionNumbers: Readonly<Record<TlsVersion, number>> = { '1.0': 1, '1.1': 2, '1.2': 3, all: 4 };
const securityLevels: Readonly<Record<TlsSettings['check'], number>> = { none: 0, server: 1, mutual: 2 };

interface SslSetting {
  readonly key: SslKey;
  readonly value: string | number;
}

/** In the order of the article, the CA first. Every setting is sent, because the module's defaults are not known. */
const sslSettings = (context: RunContext): readonly SslSetting[] => {
  const { tls } = context.plan.profile;
  const { uploads } = context.findings;
  const settings: SslSetting[] = [];
  const fileKeys = { ca: 'cacert', clientCert: 'clientcert', clientKey: 'clientkey' } as const;
  for (const [role, key] of Object.entries(fileKeys) as ['ca' | 'clientCert' | 'clientKey', SslKey][]) {
    const upload = uploads.get(role);
    if (upload) settings.push({ key, value: upload.fileOnModule });
  }
  if (tls.version !== null) settings.push({ key: 'sslversion', value: versionNumbers[tls.version] });
  settings.push({ key: 'seclevel', value: securityLevels[tls.check] });
  const serverName = serverNameOf(context.plan.profile);
  if (serverName !== null) settings.push({ key: 'hostname', value: serverName });
  settings.push({ key: 'ignorelocaltime', value: tls.checkDates ? 0 : 1 });
  return settings;
};

const configureSsl = async (context: RunContext): Promise<Outcome<void>> => {
  const ended = await endOldConnection(context);
  if (!ended.ok) return ended;
  const settings = sslSettings(context);
  if (!settings.some(({ key }) => key === 'hostname')) {
    // A server name from an earlier run would be checked against this address. Erasing a value that is not set may be refused.
    const erased = await optional(command(context, sslConfigure, { key: 'hostname', value: null }));
    if (!erased.ok) return erased;
  }
  for (const setting of settings) {
    const set = await command(context, sslConfigure, setting);
    if (!set.ok) {
      const facts = { command: `AT+SSLCFG="${setting.key}"`, answer: set.error.facts.answer ?? '' };
      return rename(set.error, 'at/error', () => fail('tls/config-refused', facts, set.error.evidence));
    }
  }
  if (context.plan.profile.tls.check === 'none') context.warn(warning('server-not-checked'));
  return done;
};

const rename = (error: Failure, code: Failure['code'], make: () => Outcome<never>): Outcome<never> =>
  error.code === code ? make() : { ok: false, error };

const configureMqtt = async (context: RunContext): Promise<Outcome<void>> => {
  const ended = await endOldConnection(context);
  if (!ended.ok) return ended;
  const { credentials } = context.findings;
  if (!credentials) throw new Error('credentials were not derived');
  for (const running of [
    () => command(context, mqttConfigure, credentials),
    // Both modes may have been left on by another program. Modules without the first one answer ERROR, and publish plain text.
    () => optional(command(context, mqttEncoding, { mode: 0 } as const)),
    () => command(context, mqttMessageMode, { mode: 0 } as const),
  ]) {
    const set = await running();
    if (!set.ok) {
      const { command: name, answer } = set.error.facts;
      const facts = { command: name ?? '', answer: answer ?? '' };
      return rename(set.error, 'at/error', () => fail('mqtt/config-refused', facts, set.error.evidence));
    }
  }
  return done;
};

const reportAddress = ({ plan, report }: RunContext): void => {
  const { cloud, tls } = plan.profile;
  report({ host: cloud.host, port: cloud.port, check: tls.enabled ? tls.check : 'off' });
};

/** `true`: the module already had a connection and kept it. */
const dial = async (context: RunContext): Promise<Outcome<boolean>> => {
  const { cloud, tls } = context.plan.profile;
  const { host, port } = cloud;
  if (context.dropLine() !== null) context.findings.closedLineOwed = false;
  context.forgetDrop();
  const spec = tls.enabled ? tlsConnect : tcpConnect;
  awaits(context, 'connect.open', context.waits.connectMs);
  context.findings.ownConnection = 'unfinished';
  const dialledAtMs = context.clock.nowMs();
  const opened = await command(context, spec, { host, port, secondPhaseMs: context.waits.connectMs });
  if (opened.ok) return ok(opened.value.already);
  // A line that is known to be owed is judged by `open`, on a new connection.
  if (context.findings.closedLineOwed) return opened;
  const connected = await isConnectedAllTheSame(context, opened.error, dialledAtMs);
  if (!connected.ok) return connected;
  return connected.value ? ok(false) : opened;
};

/**
 * Answers to a connect that may mean "there is a connection": 767 and 3 have been seen (docs/at-dialect.md §9.2), `ERROR` is what both
 * become without CMEE.
 */
const occupiedKeys: ReadonlySet<string> = new Set(['operation-failed', 'operation-not-allowed', 'socket-exists']);

const isOccupied = (opened: Outcome<boolean>): boolean => {
  if (opened.ok) return opened.value;
  const { code, facts } = opened.error;
  if (code !== 'at/error' && code !== 'at/second-phase-failed') return false;
  const answer = String(facts.answer ?? '');
  return answer === 'ERROR' || occupiedKeys.has(readCmeError(answer)?.key ?? '');
};

/**
 * `CLOSED` or `CONNECT FAIL` of an earlier connection cannot be distinguished from that of the new one. `CLOSED` may come although this run
 * closed nothing: a user, another program or another opening may have closed one.
 */
const mayBeEndOfOldOne = ({ findings }: RunContext, { code, facts }: Failure): boolean =>
  code === 'at/second-phase-failed' && (findings.closedLineOwed || /CLOSED$/.test(String(facts.answer)));

/** The module does not report every connection. If the answer to the connect shows another one, it is closed and the connect repeated once. */
const open = async (context: RunContext): Promise<Outcome<void>> => {
  const first = await dial(context);
  const isOfOldOne = !first.ok && mayBeEndOfOldOne(context, first.error);
  // A connection was made, by this command or by an earlier one to another address.
  const isUndecided = !first.ok && first.error.code === 'at/unclaimed';
  if (!isOccupied(first) && !isOfOldOne && !isUndecided) return judgeDial(context, first);
  context.findings.closedLineOwed = false;
  const closing = await closeOpenConnection(context, isOfOldOne ? context.waits.closeMs : undefined);
  if (!closing.ok) return closing;
  const second = await dial(context);
  if (second.ok && !second.value && !isOfOldOne && !isUndecided && closing.value.end === 'closed')
    context.warn(warning('already-connected'));
  return judgeDial(context, second);
};

const judgeDial = async (context: RunContext, opened: Outcome<boolean>): Promise<Outcome<void>> => {
  const { host, port } = context.plan.profile.cloud;
  if (opened.ok) {
    const answer = 'ALREADY CONNECT';
    // It is unknown who made that connection and to which host, so no login is sent over it.
    if (opened.value) return fail('connect/not-closed', { host, port, answer }, [answer]);
    context.findings.openedAtMs = context.clock.nowMs();
    return done;
  }
  const { error } = opened;
  if (isInterruption(error)) return opened;
  // Refused before a connection was started: neither the server nor a certificate has been reached.
  const causes =
    error.code === 'at/error' ? {} : { causes: connectCauses(context, error.code === 'at/second-phase-timeout') };
  const facts = { ...commandOf(error), host, port, answer: error.facts.answer ?? '', ...causes };
  const code = codeOfDial(error);
  if (code === null) return opened;
  // The module is still connecting, and would refuse every later connect in the meantime.
  if (code === 'connect/timed-out') await closeUnfinished(context);
  if (code !== 'connect/closed') await checkAfterFailedConnect(context, code);
  const deadlineMs = code === 'connect/timed-out' ? { deadlineMs: context.waits.connectMs } : {};
  return fail(code, { ...facts, ...deadlineMs }, error.evidence);
};

type DialCode = 'connect/refused' | 'connect/timed-out' | 'connect/closed' | 'connect/failed';

/** `null`: a failure that says nothing about the connection. */
const codeOfDial = ({ code, facts }: Failure): DialCode | null => {
  switch (code) {
    case 'at/error':
      return 'connect/refused';
    case 'at/second-phase-timeout':
      return 'connect/timed-out';
    case 'at/second-phase-failed':
      return /CLOSED$/.test(String(facts.answer)) ? 'connect/closed' : 'connect/failed';
    default:
      return null;
  }
};

/** Sent as soon as `CONNECT OK` arrives: brokers close a silent connection after about 5 s. */
const login = async (context: RunContext): Promise<Outcome<void>> => {
  const first = await sendLogin(context);
  if (first.ok || first.error.code !== 'mqtt/dropped') return first;
  const state = await stateAfterDrop(context);
  if (!state.ok) return state;
  if (state.value === 'online') return loggedIn(context);
  if (state.value !== 'login-needed') return first;
  // The connection is still there, and an answer to the login may still arrive. On a new connection it cannot be confused.
  const closing = await closeOpenConnection(context, context.waits.closeMs);
  if (!closing.ok) return closing;
  const opened = await judgeDial(context, await dial(context));
  return opened.ok ? sendLogin(context) : opened;
};

const loggedIn = ({ findings, plan }: RunContext): Outcome<void> => {
  findings.connected = true;
  findings.connectedBy = connectionBasisOf(plan);
  return done;
};

const sendLogin = async (context: RunContext): Promise<Outcome<void>> => {
  const { keepAlive, cleanSession } = context.plan.profile.mqtt;
  const secondPhaseMs = context.waits.loginMs;
  awaits(context, 'connect.login', secondPhaseMs);
  const logged = await command(context, mqttConnect, { cleanSession, keepAliveSeconds: keepAlive, secondPhaseMs });
  if (!logged.ok) return brokerFailure(brokerOf(context), logged.error, 'mqtt/refused', 'mqtt/no-connack', {});
  return loggedIn(context);
};

/** The data to judge a failure after the connection was opened. */
export interface BrokerView {
  /** `null`: unknown, because this run did not make the connection. */
  readonly host: string | null;
  /** The line that reported the end of the connection, if one was received. */
  readonly dropLine: () => string | null;
  /** From `CONNECT OK` to that line; `null`: not known. */
  readonly droppedAfterMs: () => number | null;
  /** Of the connection; `null`: unknown. */
  readonly tls: TlsSettings | null;
  readonly findings: { connected: boolean };
  readonly loginCauses: () => readonly CauseKey[];
}

export const brokerOf = (context: RunContext): BrokerView => ({
  host: context.plan.profile.cloud.host,
  dropLine: context.dropLine,
  droppedAfterMs: () => {
    const [from, to] = [context.findings.openedAtMs, context.droppedAtMs()];
    return from === null || to === null ? null : Math.max(0, to - from);
  },
  tls: context.plan.profile.tls,
  findings: context.findings,
  loginCauses: () => loginCauses(context),
});

/** A failure after the connection was opened: dropped if `CLOSED` was received, else the given failure. */
export const brokerFailure = (
  broker: BrokerView,
  error: Failure,
  refused: 'mqtt/refused' | 'mqtt/subscribe-refused' | 'mqtt/publish-refused',
  silent: 'mqtt/no-connack' | 'mqtt/no-suback' | 'mqtt/no-puback',
  facts: Readonly<Record<string, string | number>>,
): Outcome<never> => {
  if (isInterruption(error)) return { ok: false, error };
  const answer = String(error.facts.answer ?? '');
  // A broker closes the connection after a refusal: the refusal arrived first and is more specific than CLOSED.
  const refusal = error.code === 'at/second-phase-failed' && !/CLOSED$/.test(answer);
  const dropLine = refusal ? null : broker.dropLine();
  const all = { ...facts, ...commandOf(error), answer, ...(broker.host === null ? {} : { host: broker.host }) };
  if (dropLine !== null) {
    const beforeOnline = error.code === 'at/error' ? 'before-login' : 'during-login';
    const afterLogin = refused === 'mqtt/publish-refused' ? 'publishing' : 'online';
    const moment = broker.findings.connected ? afterLogin : beforeOnline;
    const causes = dropCauses(moment, broker.tls);
    const afterMs = broker.findings.connected ? null : broker.droppedAfterMs();
    broker.findings.connected = false;
    // A command that was refused was refused because the connection had ended before.
    const inOrder = error.code === 'at/error' ? [dropLine, ...error.evidence] : [...error.evidence, dropLine];
    const evidence = error.evidence.includes(dropLine) ? error.evidence : inOrder;
    return fail('mqtt/dropped', { ...all, causes, ...(afterMs !== null && { afterMs }) }, evidence);
  }
  if (error.code === 'at/second-phase-timeout') {
    return fail(silent, { ...all, deadlineMs: error.facts.deadlineMs ?? 0 }, error.evidence);
  }
  if (error.code === 'at/error' || error.code === 'at/second-phase-failed') {
    return fail(refused, refused === 'mqtt/refused' ? { ...all, causes: broker.loginCauses() } : all, error.evidence);
  }
  return { ok: false, error };
};

const subscribe = async (context: RunContext, { topic, qos }: Subscription): Promise<Outcome<void>> => {
  const secondPhaseMs = context.waits.subscribeMs;
  awaits(context, 'connect.subscribe', secondPhaseMs);
  const subscribed = await command(context, mqttSubscribe, { topic, qos, secondPhaseMs });
  if (!subscribed.ok) {
    return brokerFailure(brokerOf(context), subscribed.error, 'mqtt/subscribe-refused', 'mqtt/no-suback', { topic });
  }
  context.findings.subscribed.push(topic);
  return ok(undefined);
};

export const connectSteps = (tls: TlsSettings, subscriptions: readonly Subscription[]): readonly Step<RunContext>[] => [
  { id: 'connect.ssl', still: stillOnline, check: () => Promise.resolve(ok(!tls.enabled)), act: configureSsl },
  { id: 'connect.config', still: stillOnline, act: configureMqtt },
  {
    id: 'connect.open',
    still: (context) => {
      reportAddress(context);
      return stillOnline(context);
    },
    act: (context) => {
      reportAddress(context);
      return open(context);
    },
  },
  { id: 'connect.login', still: stillOnline, act: login },
  ...subscriptions.map(
    (subscription): Step<RunContext> => ({
      id: 'connect.subscribe',
      item: subscription.topic,
      still: (context) => stillSubscribed(context, subscription.topic),
      act: (context) => unlessStillOnline(context, () => subscribe(context, subscription)),
    }),
  ),
];
