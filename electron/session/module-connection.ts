import type { ModuleFacts } from '../../shared/contract.ts';
import type { Failure } from '../../shared/outcome.ts';
import type { StepId } from '../../shared/steps.ts';
import type { FactChanges, FactSource } from './tracked-line.ts';

/** Lines that report the state of the connection to the broker. */

const opens = /^AT\+(?:SSL)?MIPSTART\s*=/i;
const logsIn = /^AT\+MCONNECT\s*=/i;
const ends = /^AT\+MIPCLOSE|^AT\+CIPSHUT/i;
const failing = /^(?:ERROR|\+CM[ES] ERROR\s*:.*)$/;

/** For the connection that is open or was started last. */
const opened = ({ tls }: ModuleFacts, state: 'up' | 'failed', source: FactSource): FactChanges => ({
  tls: { state, encrypted: tls?.encrypted ?? null, ...source },
});

/** An open connection is not started again: the module answers such a command with an error or `ALREADY CONNECT`. */
export const changesFromSent = (facts: ModuleFacts, line: string, source: FactSource): FactChanges => {
  if (opens.test(line) && facts.tls?.state !== 'up') {
    return { tls: { state: 'connecting', encrypted: /SSL/i.test(line), ...source } };
  }
  return logsIn.test(line) && facts.mqtt?.state !== 'online' ? { mqtt: { state: 'connecting', ...source } } : {};
};

/** Evaluates the line that ends an answer. */
export const changesFromResult = (
  facts: ModuleFacts,
  line: string,
  command: string,
  source: FactSource,
): FactChanges => {
  if (failing.test(line)) {
    if (opens.test(command)) return facts.tls?.state === 'connecting' ? opened(facts, 'failed', source) : {};
    if (!logsIn.test(command) || facts.mqtt?.state !== 'connecting') return {};
    // Over a connection that was closed before, no login reached a broker that could have refused it.
    return { mqtt: facts.tls?.state === 'closed' ? null : { state: 'refused', ...source } };
  }
  if (/^AT\+MDISCONNECT/i.test(command)) return facts.mqtt ? { mqtt: { state: 'closed', ...source } } : {};
  if (ends.test(command)) return lostConnection(facts, source);
  if (/^AT\+CGATT\s*=\s*0/i.test(command)) return { attach: { attached: false, address: null, ...source } };
  return {};
};

/** Evaluates words that are alone in a line, as a second phase or unsolicited. */
export const changesFromText = (facts: ModuleFacts, line: string, source: FactSource): FactChanges => {
  const words = line.replace(/^\d\s*,\s*/, '');
  const isOpening = facts.tls?.state === 'connecting';
  if (words === 'CONNECT OK' || words === 'ALREADY CONNECT') {
    return isOpening ? opened(facts, 'up', source) : {};
  }
  if (words === 'CONNECT FAIL' || /^TCP ERROR\s*:/.test(words)) {
    return facts.tls ? opened(facts, 'failed', source) : {};
  }
  if (words === 'CONNACK OK') return { ...opened(facts, 'up', source), mqtt: { state: 'online', ...source } };
  if (words.startsWith('CONNACK')) return { mqtt: { state: 'refused', ...source } };
  if (words === 'CLOSED') return isOpening ? opened(facts, 'failed', source) : lostConnection(facts, source);
  return {};
};

/** `+MQTTSTATU`: 0 off line, 1 online, 2 connected but not logged in. */
export const changesFromState = (facts: ModuleFacts, state: number, source: FactSource): FactChanges => {
  if (state === 1) return { ...opened(facts, 'up', source), mqtt: { state: 'online', ...source } };
  // A connection that is still being opened is also reported as off line.
  if (state === 0) {
    if (facts.tls?.state === 'connecting') return {};
    return facts.mqtt === null
      ? { mqtt: { state: 'closed', ...source }, ...lostConnection(facts, source) }
      : lostConnection(facts, source);
  }
  const isLoggedOut = facts.mqtt === null || facts.mqtt.state === 'online';
  return { ...opened(facts, 'up', source), ...(isLoggedOut ? { mqtt: { state: 'closed', ...source } } : {}) };
};

/** Marks both as closed. An earlier refusal or failure is kept, because it is more specific. */
export const lostConnection = ({ tls, mqtt }: ModuleFacts, source: FactSource): FactChanges => ({
  ...(tls?.state === 'up' || tls?.state === 'connecting'
    ? { tls: { ...tls, state: 'closed' as const, ...source } }
    : {}),
  ...(mqtt?.state === 'online' || mqtt?.state === 'connecting'
    ? { mqtt: { state: 'closed' as const, ...source } }
    : {}),
});

/** A timeout appears in no line: it is taken from the step that stopped waiting. */
export const noteFailedStep = (facts: ModuleFacts, id: StepId, failure: Failure, atMs: number): ModuleFacts => {
  const source: FactSource = { atMs, command: facts.mqtt?.command ?? facts.tls?.command ?? id };
  if (id === 'connect.open' && facts.tls) {
    // A stopped step has not failed: its lines show whether the connection was closed. A connection closed by this program because it timed
    // out has failed.
    const isOver = facts.tls.state === 'connecting' ? failure.code !== 'stopped' : failure.code === 'connect/timed-out';
    return isOver ? { ...facts, tls: { ...facts.tls, state: 'failed', atMs } } : facts;
  }
  if (id !== 'connect.login') return facts;
  // A broker closes the connection after a refusal, so CLOSED may have arrived before the step failed.
  if (failure.code === 'mqtt/refused') return { ...facts, mqtt: { state: 'refused', ...source } };
  return facts.mqtt?.state === 'connecting' ? { ...facts, mqtt: { state: 'closed', ...source } } : facts;
};
