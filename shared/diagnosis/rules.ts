import type { SeenLine } from '../outcome.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import { type Incident, isNewer, isReceived, linesAfter, newest, newestSent } from './incident.ts';
import type { Likelihood, ObservationKey } from './keys.ts';
import { addressLine, hostLookup, hostOf, isOnNetwork, noAddressLine, sessionRefusal } from './network-lines.ts';
import { luatosLine, otherMakerLine, restartCommand } from './seen-lines.ts';

/** Without a connection there was no TLS that could fail. */
export const causesInTls: readonly CauseKey[] = [
  'ca-expired',
  'ca-not-yet-valid',
  'ca-retired-root',
  'ca-not-for-host',
  'ca-missing',
  'clock-wrong',
  'host-name-differs',
  'cipher-old-firmware',
  'firmware-too-old',
  'client-certificate-refused',
  'client-certificate-missing',
];

/** What the lines before a failure show about its cause. */
export interface Rule {
  /** `null`: the lines only exclude causes. */
  readonly cause: CauseKey | null;
  readonly likelihood: Exclude<Likelihood, 'unlikely'>;
  /** The lines that show it, oldest first; `null`: the rule does not apply. Empty: the silence shows it. */
  readonly because: (incident: Incident) => readonly SeenLine[] | null;
  readonly excludes: readonly CauseKey[];
  /** The sentence for the cause. Default: `answered`, with the last line. */
  readonly observation?: ObservationKey;
  /** The sentence for the excluded causes. Default: that of the cause. */
  readonly excludedBy?: ObservationKey;
  readonly source: string;
}

const connectionStart = /^AT\+(?:SSLMIPSTART|MIPSTART)/i;
/** Neither IPv4 nor IPv6. */
const isName = (host: string): boolean => /[^\d.:]/.test(host);

const isConnecting = ({ failure: { code } }: Incident): boolean => code.startsWith('connect/');
const hasCode = ({ failure }: Incident, ...codes: readonly string[]): boolean => codes.includes(failure.code);

const networkLine = /^(?:\+CGEV|\+C[GE]?REG|\+PDP|\+NO Service|\+CGATT)/i;

const one = (line: SeenLine | null): readonly SeenLine[] | null => (line === null ? null : [line]);

const lookedUp = (incident: Incident, isResolved: boolean): readonly SeenLine[] | null => {
  const lookup = hostLookup(incident);
  return lookup?.isResolved === isResolved ? [lookup.seen] : null;
};

const noContext = [/^STATE\s*:\s*IP INITIAL\b/, /^\+PDP\s*:?\s*DEACT/];

const contextMissing = (incident: Incident): readonly SeenLine[] | null => {
  const isTooEarly =
    !isConnecting(incident) && !hasCode(incident, 'module/not-attached', 'at/error', 'at/second-phase-failed');
  if (isTooEarly) return null;
  const refused = sessionRefusal(incident, newestSent(incident, connectionStart));
  if (refused) return [refused];
  const found = [...noContext.map((shape) => newest(incident, shape)), noAddressLine(incident)].filter(
    (line) => line !== null,
  );
  const last = found.toSorted((a, b) => incident.lines.indexOf(a) - incident.lines.indexOf(b)).at(-1) ?? null;
  return last && isNewer(incident, last, addressLine(incident)) ? [last] : null;
};

/** `CME ERROR: 3` also has other reasons, so it counts only where the module has data and the host is a name. */
const nameRefused = (incident: Incident): readonly SeenLine[] | null => {
  if (!hasCode(incident, 'connect/refused') || !isName(hostOf(incident) ?? '') || !isOnNetwork(incident)) return null;
  const answer = newest(incident, /^\+CME ERROR\s*:\s*(?:3\b|operation not allowed$)/i);
  const start = newestSent(incident, connectionStart);
  return answer && (start === null || isNewer(incident, answer, start)) ? [...(one(start) ?? []), answer] : null;
};

/** The start was accepted, and then nothing at all was received. */
const nothingAfterStart = (incident: Incident): readonly SeenLine[] | null => {
  if (!hasCode(incident, 'connect/timed-out')) return null;
  const start = newestSent(incident, connectionStart);
  if (start === null) return null;
  const after = linesAfter(incident, start);
  const nextSent = after.findIndex((seen) => !isReceived(seen));
  const answers = nextSent === -1 ? after : after.slice(0, nextSent);
  return answers.every(({ line }) => line === 'OK' || line === start.line) ? [start, ...answers] : null;
};

const olderConnection = (incident: Incident): readonly SeenLine[] | null => {
  const found = newest(incident, /^(?:\d\s*,\s*)?ALREADY CONNECT\b/);
  if (found === null) return null;
  if (hasCode(incident, 'connect/not-closed', 'connect/close-unconfirmed')) return [found];
  const refused = newest(incident, /^(?:\+CME ERROR\s*:\s*(?:767|operation failed)\b|ERROR$)/i);
  const isEarly = isConnecting(incident) || incident.failure.code.startsWith('mqtt/');
  return isEarly && refused && isNewer(incident, refused, found) ? [found, refused] : null;
};

/** One device may have one connection; a second login ends the first (docs/huawei.md §4). */
const loginEndedMs = 60_000;
const closedLine = /^(?:\d\s*,\s*)?CLOSED$/;

const closedAfterLogin = (incident: Incident): readonly SeenLine[] | null => {
  if (!hasCode(incident, 'mqtt/dropped', 'mqtt/kicked')) return null;
  const login = newest(incident, /^CONNACK OK$/);
  const closed = newest(incident, closedLine);
  if (!login || !closed || !isNewer(incident, closed, login)) return null;
  const isSoon = login.atMs !== null && closed.atMs !== null && closed.atMs - login.atMs <= loginEndedMs;
  const between = linesAfter(incident, login);
  const isNetwork = between.some((seen) => isReceived(seen) && networkLine.test(seen.line));
  const isPublish = between.some(
    ({ line, atMs }) => /^AT\+MPUB/i.test(line) && (closed.atMs ?? 0) - (atMs ?? 0) < publishedMs,
  );
  return isSoon && !isNetwork && !isPublish ? [login, closed] : null;
};

/** A connection that ends so soon after a publish was closed because of it. */
const publishedMs = 3_000;

/** Results and identity are the wrong ones: what the program sends is another dialect. */
const dialectCodes =
  /^(?:at\/(?:error|unexpected-answer|timeout)|certificate\/(?:no-|write-|size-|read-)|tls\/|connect\/(?:refused|failed)|mqtt\/config-|module\/(?:firmware|not-attached))/;

/** The echo came back, and nothing else: the module, or a loop from TX to RX, repeats what is sent. */
const onlyEcho = (incident: Incident): readonly SeenLine[] | null => {
  if (!hasCode(incident, 'at/timeout', 'at/unresponsive', 'module/no-answer')) return null;
  const sent = newestSent(incident, /^AT/i);
  if (sent === null) return null;
  const after = linesAfter(incident, sent).filter(isReceived);
  const isEcho = after.length > 0 && after.every(({ line }) => line === sent.line);
  return isEcho ? [sent, ...after.slice(0, 1)] : null;
};

const bootLine = /^[^\x21-\x7e]{0,4}(?:\^boot|RDY)/;

/** No module takes longer to start again after it was asked to. */
const restartMs = 30_000;

/** The command that asked for this restart. */
const restartOrder = (incident: Incident, boot: SeenLine): SeenLine | null =>
  incident.lines
    .slice(0, incident.lines.indexOf(boot))
    .findLast(
      (seen) => !isReceived(seen) && restartCommand.test(seen.line) && (boot.atMs ?? 0) - (seen.atMs ?? 0) <= restartMs,
    ) ?? null;

/** Boot lines while something was being sent. Where a command was sent after them, that command was not the one that was cut off. */
const restartedWhileSending = (incident: Incident): readonly SeenLine[] | null => {
  if (!hasCode(incident, 'at/timeout', 'at/unresponsive', 'module/restarted', 'connect/timed-out', 'mqtt/no-connack'))
    return null;
  const boot = newest(incident, bootLine);
  if (boot === null || restartOrder(incident, boot) !== null) return null;
  const isOver = linesAfter(incident, boot).some((seen) => !isReceived(seen) && /^AT./i.test(seen.line));
  if (isOver && !hasCode(incident, 'module/restarted')) return null;
  const sent = incident.lines.findLast((seen) => !isReceived(seen) && isNewer(incident, boot, seen));
  return [...(sent ? [sent] : []), boot];
};

const restartOnRequest = (incident: Incident): readonly SeenLine[] | null => {
  const boot = hasCode(incident, 'module/restarted') ? newest(incident, bootLine) : null;
  const order = boot && restartOrder(incident, boot);
  return boot && order ? [order, boot] : null;
};

/** The reject cause in `+CEREG: 3,3,…,0,<cause>` (3GPP TS 27.007 §10.1.22): 3, 5 and 6 refuse this module, or its IMEI, with this card. */
const rejectedModule = (incident: Incident): readonly SeenLine[] | null =>
  hasCode(incident, 'module/registration-denied')
    ? one(newest(incident, /^\+C[GE]?REG\s*:.*,\s*0\s*,\s*[356]\s*$/))
    : null;

/** A computer on the USB port may have used up the data of the card: then nothing is reached, although there is an address. */
const networkCardOn = (incident: Incident): readonly SeenLine[] | null => {
  if (!hasCode(incident, 'connect/timed-out', 'connect/failed', 'module/not-attached')) return null;
  const card = newest(incident, /^\+RNDISCALL\s*:/);
  return card && /:\s*1/.test(card.line) ? [card] : null;
};

const lineAndPower: readonly CauseKey[] = ['cable-or-power', 'baud-rate', 'wrong-port', 'line-noise', 'supply-weak'];

/** In order: of several rules that apply, the first one names the first cause. */
export const rules: readonly Rule[] = [
  {
    cause: 'luatos-firmware',
    likelihood: 'certain',
    because: (incident) =>
      /^(?:at|module|certificate)\//.test(incident.failure.code) ? one(newest(incident, luatosLine)) : null,
    excludes: [...lineAndPower, 'module-hangs', 'firmware-crash'],
    source: 'docs/at-dialect.md §4',
  },
  {
    cause: 'other-maker',
    likelihood: 'certain',
    because: (incident) => (dialectCodes.test(incident.failure.code) ? one(newest(incident, otherMakerLine)) : null),
    excludes: ['storage-full', 'storage-damaged', 'command-unknown', ...causesInTls],
    source: 'docs/at-dialect.md §3',
  },
  {
    cause: 'supply-weak',
    likelihood: 'likely',
    because: restartedWhileSending,
    excludes: ['cable-or-power', 'wrong-port', 'baud-rate'],
    source: 'docs/at-dialect.md §4',
  },
  {
    cause: 'restarted-on-request',
    likelihood: 'certain',
    because: restartOnRequest,
    excludes: ['supply-weak', 'firmware-crash'],
    observation: 'restartOnRequest',
    source: 'docs/at-dialect.md §4',
  },
  {
    cause: 'echo-only',
    likelihood: 'likely',
    because: onlyEcho,
    excludes: lineAndPower,
    observation: 'echoOnly',
    source: 'docs/at-dialect.md §2',
  },
  {
    cause: 'sim-bound',
    likelihood: 'likely',
    because: rejectedModule,
    excludes: [],
    source: '3GPP TS 24.301 Annex A',
  },
  {
    cause: 'data-used-by-computer',
    likelihood: 'possible',
    because: networkCardOn,
    excludes: [],
    source: 'FAQ, USB network card',
  },
  {
    cause: 'older-connection',
    likelihood: 'certain',
    because: olderConnection,
    excludes: ['password-wrong', 'network-lost', 'host-unknown', 'host-unreachable', 'port-wrong', ...causesInTls],
    source: 'docs/at-dialect.md §9.2',
  },
  {
    cause: 'host-unknown',
    likelihood: 'likely',
    because: (incident) => (isConnecting(incident) ? lookedUp(incident, false) : null),
    excludes: ['host-unreachable', 'port-wrong', ...causesInTls],
    source: 'docs/at-dialect.md §6.3',
  },
  {
    cause: 'no-data-plan',
    likelihood: 'likely',
    because: contextMissing,
    excludes: ['host-unknown', 'host-unreachable', 'port-wrong', 'module-state', ...causesInTls],
    source: 'docs/at-dialect.md §6.1',
  },
  {
    cause: 'host-unknown',
    likelihood: 'likely',
    because: nameRefused,
    excludes: ['host-unreachable', 'port-wrong', 'network-lost', ...causesInTls],
    source: 'docs/at-dialect.md §9.2',
  },
  {
    cause: null,
    likelihood: 'possible',
    because: (incident) => (hasCode(incident, 'connect/refused') ? (one(newest(incident, /ERROR/)) ?? []) : null),
    excludes: causesInTls,
    excludedBy: 'tlsNotReached',
    source: 'docs/at-dialect.md §9.2',
  },
  {
    cause: null,
    likelihood: 'possible',
    because: (incident) => (isConnecting(incident) ? lookedUp(incident, true) : null),
    excludes: ['host-unknown'],
    source: 'docs/at-dialect.md §6.3',
  },
  {
    cause: 'module-socket-hangs',
    likelihood: 'likely',
    because: nothingAfterStart,
    excludes: [],
    observation: 'acceptedThenSilent',
    source: 'docs/at-dialect.md §9.2',
  },
  {
    cause: 'same-device-elsewhere',
    likelihood: 'likely',
    because: closedAfterLogin,
    excludes: ['network-lost', 'heartbeat-lost', 'signal-weak'],
    observation: 'closedAfterLogin',
    source: 'docs/huawei.md §4',
  },
];
