import type { ErrorCode } from '../errors.ts';
import type { Failure } from '../outcome.ts';
import type { StepId } from '../steps.ts';
import { safeText } from '../words/fact-text.ts';
import type { EvidenceLine } from './shapes.ts';

const shownLines = 3;

/** The expected line, by the code of the failure. */
const expectedOfCodes: Partial<Readonly<Record<ErrorCode, string>>> = {
  'at/error': 'OK',
  'at/timeout': 'OK',
  'at/unresponsive': 'OK',
  'module/no-answer': 'OK',
  'module/sim-missing': '+CPIN: READY',
  'module/sim-pin': '+CPIN: READY',
  'module/sim-puk': '+CPIN: READY',
  'module/sim-failure': '+CPIN: READY',
  'module/not-attached': '+CGATT: 1',
  'certificate/no-prompt': '>',
  'certificate/write-refused': 'OK',
  'certificate/write-timed-out': 'OK',
  'tls/config-refused': 'OK',
  'connect/refused': 'OK',
  'connect/failed': 'CONNECT OK',
  'connect/closed': 'CONNECT OK',
  'connect/timed-out': 'CONNECT OK',
  'mqtt/config-refused': 'OK',
  'mqtt/refused': 'CONNACK OK',
  'mqtt/no-connack': 'CONNACK OK',
  'mqtt/subscribe-refused': 'SUBACK',
  'mqtt/no-suback': 'SUBACK',
  'mqtt/not-connected': '+MQTTSTATU: 1',
  'mqtt/publish-refused': 'OK',
  'mqtt/no-puback': 'PUBACK',
};

/** Failures after a wait without an answer. Any other failure without a line was not reported by the module. */
const silentCodes: ReadonlySet<ErrorCode> = new Set([
  'at/timeout',
  'at/unresponsive',
  'module/no-answer',
  'certificate/no-prompt',
  'certificate/write-timed-out',
  'connect/timed-out',
  'mqtt/no-connack',
  'mqtt/no-suback',
  'mqtt/no-puback',
]);

/** The expected line when the connection was dropped, by the step that was waiting. */
const expectedOfSteps: Partial<Readonly<Record<StepId, string>>> = {
  'connect.open': 'CONNECT OK',
  'connect.login': 'CONNACK OK',
  'connect.subscribe': 'SUBACK',
};

/** Modules answer with any of three prefixes, so the expected line has the received one: `+CGREG: 0,2` → `+CGREG: 0,1`. */
const registeredLine = (line: string | undefined): string | null => {
  const beforeStat = /^(\+C[GE]?REG\s*:\s*\d\s*,\s*)\d/.exec(line ?? '')?.[1];
  return beforeStat === undefined ? null : `${beforeStat}1`;
};

const expectedOf = ({ code, evidence }: Failure, step: StepId | null): string | null => {
  if (code === 'module/not-registered' || code === 'module/registration-denied') return registeredLine(evidence.at(-1));
  if (code === 'mqtt/dropped' && step) return expectedOfSteps[step] ?? null;
  return expectedOfCodes[code] ?? null;
};

const badLine = /^(?:\+CM[ES] ERROR|ERROR|TCP ERROR|.*FAIL|.*CLOSED|TimeOut|\+PDP|.*DEACT|RDY|\^boot)/i;

const directionOf = (text: string): EvidenceLine['direction'] => {
  if (/^AT/i.test(text)) return 'sent';
  return badLine.test(text) ? 'error' : 'received';
};

const lineOf = (text: string, expected: string | null = null): EvidenceLine => ({
  direction: directionOf(text),
  text: safeText(text),
  expected,
});

/** The newest `count` lines in their order. Lines that report an error are preferred to newer ones. */
const mostRelevant = (lines: readonly string[], count: number): readonly string[] => {
  const newest = lines.map((text, at) => ({ at, isBad: badLine.test(text) })).reverse();
  const chosen = [...newest.filter(({ isBad }) => isBad), ...newest.filter(({ isBad }) => !isBad)].slice(0, count);
  return lines.filter((_, index) => chosen.some(({ at }) => at === index));
};

/** What was received instead of an answer, such as an echo or lines of another program. `null`: nothing since the last line was sent. */
const otherAnswer = ({ seen = [] }: Failure): string | null => {
  const sent = seen.findLastIndex(({ direction }) => direction === 'sent');
  return seen.slice(sent + 1).at(-1)?.line ?? null;
};

/** At most three lines: the sent one, the received ones, and the expected one. */
export const evidenceOf = (failure: Failure, step: StepId | null): readonly EvidenceLine[] => {
  const { command } = failure.facts;
  const sent = typeof command === 'string' && /^AT/i.test(command) ? [lineOf(command.replace(/[=?]$/, ''))] : [];
  const expected = expectedOf(failure, step);
  const last = failure.evidence.at(-1);
  if (last === undefined) {
    const isSilence = expected !== null && silentCodes.has(failure.code);
    const other = otherAnswer(failure);
    const text = other === null ? null : safeText(other);
    return isSilence ? [...sent, { direction: 'error', text, expected }] : sent;
  }
  const before = mostRelevant(failure.evidence.slice(0, -1), shownLines - 1 - sent.length);
  const isAsExpected = expected === null || last.trim() === expected;
  if (!isAsExpected) return [...sent, ...before.map((text) => lineOf(text)), lineOf(last, expected)];
  return [...sent, ...before.map((text) => lineOf(text)), lineOf(last)];
};
