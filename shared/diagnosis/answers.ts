import { readCmeAnswer } from '../at/cme-error.ts';
import type { Failure } from '../outcome.ts';
import type { CauseKey } from '../words/cause-keys.ts';
import type { Incident } from './incident.ts';
import { causesInTls } from './rules.ts';
import type { Finding, Observation } from './shapes.ts';

/** What one answer of the module shows: the cause that it names, and the causes that it excludes. */
interface Verdict {
  readonly names: CauseKey;
  readonly excludes: readonly CauseKey[];
}

const verdict = (names: CauseKey, excludes: readonly CauseKey[] = []): Verdict => ({ names, excludes });

/** A host refused the connection, so its name was resolved and it was reached. */
const refused = verdict('port-wrong', ['host-unknown', 'host-unreachable', ...causesInTls]);
const timedOut = verdict('host-unreachable', ['host-unknown', ...causesInTls]);
const noName = verdict('host-unknown', ['host-unreachable', 'port-wrong', ...causesInTls]);
const noNetwork = verdict('network-lost', causesInTls);
/** The network reported it, so it was not caused by a second login. */
const networkEnded = verdict('network-lost', ['same-device-elsewhere', 'heartbeat-lost']);

/** Numbers of `+CME ERROR:` (docs/at-dialect.md §11) that name a cause. 3, 50, 767 and most others have many possible reasons. */
const ofCmeErrors: Readonly<Record<number, Verdict>> = {
  20: verdict('storage-full'),
  30: noNetwork,
  31: noNetwork,
  60: verdict('storage-damaged'),
  62: verdict('file-on-module-differs'),
  107: verdict('no-data-plan'),
  132: verdict('no-data-plan'),
  133: verdict('no-data-plan'),
  149: verdict('apn-wrong'),
  797: verdict('radio-off'),
  811: verdict('command-unknown'),
  901: noNetwork,
  910: refused,
  911: timedOut,
  917: noName,
  918: noName,
};

/** Numbers of `TCP ERROR:` (docs/at-dialect.md §11). */
const ofTcpErrors: Readonly<Record<number, Verdict>> = { 5: noNetwork, 6: timedOut, 11: refused, 12: timedOut };

const ofLines: readonly (readonly [RegExp, Verdict])[] = [
  // docs/at-dialect.md §9.9.
  [/^\+CGEV\s*:\s*(?:NW|ME) (?:PDN DEACT|DETACH)/, networkEnded],
  [/^\+PDP\s*:?\s*DEACT$/, networkEnded],
  [/^\+NO Service$/i, networkEnded],
  // 0: the module is not even searching (docs/at-dialect.md §6.1).
  [/^\+C[GE]?REG\s*:\s*\d\s*,\s*0\b/, verdict('radio-off')],
];

const verdictOf = (line: string): Verdict | null => {
  const cme = readCmeAnswer(line)?.number ?? null;
  if (cme !== null) return ofCmeErrors[cme] ?? null;
  const tcp = /^(?:\d\s*,\s*)?TCP ERROR\s*:\s*(\d{1,3})$/.exec(line)?.[1];
  if (tcp !== undefined) return ofTcpErrors[Number(tcp)] ?? null;
  return ofLines.find(([shape]) => shape.test(line))?.[1] ?? null;
};

/** The newest answer that shows something. A report has no other lines, but it has the answer itself. */
const decisive = ({ evidence, facts }: Failure): (Verdict & { readonly answer: string }) | null => {
  const answers = [...evidence, ...(typeof facts.answer === 'string' ? [facts.answer] : [])];
  for (const answer of answers.map((line) => line.trim()).reverse()) {
    const found = verdictOf(answer);
    if (found) return { ...found, answer };
  }
  return null;
};

/** The cause that an answer names, regardless of the code of the failure. */
export const causeOfAnswer = (failure: Failure): CauseKey | null => decisive(failure)?.names ?? null;

/** Brokers close a connection without a login after about 5 s (docs/at-dialect.md §9.3). */
const loginDueMs = 4_000;

const closedTooSoon = (cause: CauseKey, { facts: { afterMs } }: Failure): Observation | null =>
  cause === 'login-too-late' && typeof afterMs === 'number' && afterMs < loginDueMs
    ? { key: 'closedAtOnce', facts: { afterMs }, weight: 'out' }
    : null;

/** What the time of the end and the newest answer that names a cause say. */
export const answerFindings = (failure: Failure, { lines }: Pick<Incident, 'lines'>): readonly Finding[] => {
  const early = closedTooSoon('login-too-late', failure);
  const found = decisive(failure);
  const tooSoon: readonly Finding[] = early
    ? [{ cause: 'login-too-late', observation: early, because: [], likelihood: 'possible' }]
    : [];
  if (found === null) return tooSoon;
  const { answer, names, excludes } = found;
  const because = lines.filter(({ line }) => line === answer).slice(-1);
  const finding = (cause: CauseKey, weight: Observation['weight']): Finding => ({
    cause,
    because,
    likelihood: certainCauses.has(names) ? 'certain' : 'likely',
    observation: { key: 'answered', facts: { answer }, weight },
  });
  return [...tooSoon, finding(names, 'for'), ...excludes.map((cause) => finding(cause, 'out'))];
};

/** The answer says exactly this. */
const certainCauses: ReadonlySet<CauseKey> = new Set(['storage-full', 'radio-off', 'command-unknown']);
