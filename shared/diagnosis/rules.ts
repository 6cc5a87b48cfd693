import type { SeenLine } from '../outcome.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import type { Likelihood, ObservationKey } from './keys.ts';
import { behind, isNewer, isReceived, newest, newestSent, type Scene } from './scene.ts';
import { luatosLine, otherMakerLine } from './seen-lines.ts';

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
  readonly because: (scene: Scene) => readonly SeenLine[] | null;
  readonly excludes: readonly CauseKey[];
  /** The sentence for the cause. Default: `answered`, with the last line. */
  readonly observation?: ObservationKey;
  /** The sentence for the excluded causes. Default: that of the cause. */
  readonly excludedBy?: ObservationKey;
  readonly source: string;
}

const connectionStart = /^AT\+(?:SSLMIPSTART|MIPSTART)/i;
const mqttAddress = /[^\d.:]/;

const isConnecting = ({ failure: { code } }: Scene): boolean => code.startsWith('connect/');
const hasCode = ({ failure }: Scene, ...codes: readonly string[]): boolean => codes.includes(failure.code);

const withAddress =
  /^\+(?:CGDCONT\s*:\s*\d+\s*,\s*"[^"]*"\s*,\s*"[^"]*"|CGPADDR\s*:\s*\d+)\s*,\s*"?(?!0\.0\.0\.0)\d+\.\d+/;
const withoutAddress = /^\+CGDCONT\s*:\s*\d+\s*,\s*"[^"]*"\s*,\s*"[^"]*"\s*,\s*"(?:0\.0\.0\.0)?"/;
const registeredLine = /^\+C[GE]?REG\s*:\s*(?:\d\s*,\s*)?[15]\b(?!\s*")/;
const networkLine = /^(?:\+CGEV|\+C[GE]?REG|\+PDP|\+NO Service|\+CGATT)/i;

const address = (scene: Scene): SeenLine | null => {
  const found = newest(scene, withAddress);
  return found && isNewer(scene, found, newest(scene, withoutAddress)) ? found : null;
};

/** The newest line, or what was reported earlier, says that the module is registered and has an address. */
const hasAddress = (scene: Scene): boolean => {
  const { facts } = scene.context;
  if (newest(scene, withoutAddress) !== null && address(scene) === null) return false;
  const isRegistered = newest(scene, registeredLine) !== null || facts?.registration?.registered === true;
  return isRegistered && (address(scene) !== null || (facts?.attach?.address ?? null) !== null);
};

const resolved = /^\+CDNSGIP\s*:\s*1\s*,/;
const unresolved = /^\+CDNSGIP\s*:\s*0\s*,/;

/** The host of the plan is a name, not an address. */
const hasHostName = ({ failure, context }: Scene): boolean => {
  const host = typeof failure.facts.host === 'string' ? failure.facts.host : (context.draft?.host ?? '');
  return mqttAddress.test(host);
};

const one = (line: SeenLine | null): readonly SeenLine[] | null => (line === null ? null : [line]);

/** `+CME ERROR: requested service option not subscribed (#33)`: the session management of the network refused (3GPP TS 24.301 §9.9.4.4). */
const sessionRefused = /^\+CM[ES] ERROR\s*:.*\(#\d{1,3}\)/;
const noContext = [/^STATE\s*:\s*IP INITIAL\b/, withoutAddress, /^\+PDP\s*:?\s*DEACT/];

const contextMissing = (scene: Scene): readonly SeenLine[] | null => {
  const isTooEarly =
    !isConnecting(scene) && !hasCode(scene, 'module/not-attached', 'at/error', 'at/second-phase-failed');
  if (isTooEarly) return null;
  const refused = newest(scene, sessionRefused);
  if (refused) return [refused];
  const found = noContext.map((shape) => newest(scene, shape)).filter((line) => line !== null);
  const last = found.toSorted((a, b) => scene.lines.indexOf(a) - scene.lines.indexOf(b)).at(-1) ?? null;
  return last && isNewer(scene, last, address(scene)) ? [last] : null;
};

/** `CME ERROR: 3` also has other reasons, so it counts only where the module has data and the host is a name. */
const nameRefused = (scene: Scene): readonly SeenLine[] | null => {
  if (!hasCode(scene, 'connect/refused') || !hasHostName(scene) || !hasAddress(scene)) return null;
  const answer = newest(scene, /^\+CME ERROR\s*:\s*(?:3\b|operation not allowed$)/i);
  const start = newestSent(scene, connectionStart);
  return answer && (start === null || isNewer(scene, answer, start)) ? [...(one(start) ?? []), answer] : null;
};

/** The start was accepted, and then nothing at all was received. */
const nothingAfterStart = (scene: Scene): readonly SeenLine[] | null => {
  if (!hasCode(scene, 'connect/timed-out')) return null;
  const start = newestSent(scene, connectionStart);
  if (start === null) return null;
  const after = behind(scene, start);
  const nextSent = after.findIndex((seen) => !isReceived(seen));
  const answers = nextSent === -1 ? after : after.slice(0, nextSent);
  return answers.every(({ line }) => line === 'OK' || line === start.line) ? [start, ...answers] : null;
};

const olderConnection = (scene: Scene): readonly SeenLine[] | null => {
  const found = newest(scene, /^(?:\d\s*,\s*)?ALREADY CONNECT\b/);
  if (found === null) return null;
  if (hasCode(scene, 'connect/not-closed', 'connect/close-unconfirmed')) return [found];
  const refused = newest(scene, /^(?:\+CME ERROR\s*:\s*(?:767|operation failed)\b|ERROR$)/i);
  const isEarly = isConnecting(scene) || scene.failure.code.startsWith('mqtt/');
  return isEarly && refused && isNewer(scene, refused, found) ? [found, refused] : null;
};

/** One device may have one connection; a second login ends the first (docs/huawei.md §4). */
const loginEndedMs = 60_000;
const closedLine = /^(?:\d\s*,\s*)?CLOSED$/;

const closedAfterLogin = (scene: Scene): readonly SeenLine[] | null => {
  if (!hasCode(scene, 'mqtt/dropped', 'mqtt/kicked')) return null;
  const login = newest(scene, /^CONNACK OK$/);
  const closed = newest(scene, closedLine);
  if (!login || !closed || !isNewer(scene, closed, login)) return null;
  const isSoon = login.atMs !== null && closed.atMs !== null && closed.atMs - login.atMs <= loginEndedMs;
  const between = behind(scene, login);
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
const onlyEcho = (scene: Scene): readonly SeenLine[] | null => {
  if (!hasCode(scene, 'at/timeout', 'at/unresponsive', 'module/no-answer')) return null;
  const sent = newestSent(scene, /^AT/i);
  if (sent === null) return null;
  const after = behind(scene, sent).filter(isReceived);
  const isEcho = after.length > 0 && after.every(({ line }) => line === sent.line);
  return isEcho ? [sent, ...after.slice(0, 1)] : null;
};

const bootLine = /^[^\x21-\x7e]{0,4}(?:\^boot|RDY)/;

/** Boot lines while something was being sent. */
const restartedWhileSending = (scene: Scene): readonly SeenLine[] | null => {
  if (!hasCode(scene, 'at/timeout', 'at/unresponsive', 'module/restarted', 'connect/timed-out', 'mqtt/no-connack'))
    return null;
  const boot = newest(scene, bootLine);
  const sent = scene.lines.findLast((seen) => !isReceived(seen) && (boot === null || isNewer(scene, boot, seen)));
  return boot ? [...(sent ? [sent] : []), boot] : null;
};

/** The reject cause in `+CEREG: 3,3,…,0,<cause>` (3GPP TS 27.007 §10.1.22): 3 and 6 refuse this module with this card. */
const rejectedModule = (scene: Scene): readonly SeenLine[] | null =>
  hasCode(scene, 'module/registration-denied') ? one(newest(scene, /^\+C[GE]?REG\s*:.*,\s*0\s*,\s*[36]\s*$/)) : null;

const lineAndPower: readonly CauseKey[] = ['cable-or-power', 'baud-rate', 'wrong-port', 'line-noise', 'supply-weak'];

/** In order: of several rules that apply, the first one names the first cause. */
export const rules: readonly Rule[] = [
  {
    cause: 'luatos-firmware',
    likelihood: 'certain',
    because: (scene) =>
      /^(?:at|module|certificate)\//.test(scene.failure.code) ? one(newest(scene, luatosLine)) : null,
    excludes: [...lineAndPower, 'module-hangs', 'firmware-crash'],
    source: 'docs/at-dialect.md §4',
  },
  {
    cause: 'other-maker',
    likelihood: 'certain',
    because: (scene) => (dialectCodes.test(scene.failure.code) ? one(newest(scene, otherMakerLine)) : null),
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
    cause: 'older-connection',
    likelihood: 'certain',
    because: olderConnection,
    excludes: ['password-wrong', 'network-lost', 'host-unknown', 'host-unreachable', 'port-wrong', ...causesInTls],
    source: 'docs/at-dialect.md §9.2',
  },
  {
    cause: 'host-unknown',
    likelihood: 'likely',
    because: (scene) => (isConnecting(scene) ? one(newest(scene, unresolved)) : null),
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
    because: (scene) => (hasCode(scene, 'connect/refused') ? (one(newest(scene, /ERROR/)) ?? []) : null),
    excludes: causesInTls,
    excludedBy: 'tlsNotReached',
    source: 'docs/at-dialect.md §9.2',
  },
  {
    cause: null,
    likelihood: 'possible',
    because: (scene) => (isConnecting(scene) ? one(newest(scene, resolved)) : null),
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
