import { describe, expect, it } from 'vitest';
import { noteFailedStep } from '../../electron/session/module-connection.ts';
import { type ModuleFacts, noFacts } from '../../shared/contract.ts';
import { failure } from '../../shared/outcome.ts';

const source = { atMs: 1, command: 'AT+MCONNECT=1,60' };
const facts = (mqtt: 'connecting' | 'closed'): ModuleFacts => ({
  ...noFacts,
  tls: { state: 'up', encrypted: true, ...source },
  mqtt: { state: mqtt, ...source },
});

describe('a step that failed', () => {
  it('keeps a refusal even if the broker closed the connection after it', () => {
    for (const before of ['connecting', 'closed'] as const) {
      expect(noteFailedStep(facts(before), 'connect.login', failure('mqtt/refused'), 5).mqtt?.state).toBe('refused');
    }
  });

  it('ends a login that was not answered', () => {
    const after = noteFailedStep(facts('connecting'), 'connect.login', failure('mqtt/no-connack'), 5);
    expect(after.mqtt?.state).toBe('closed');
  });

  it.each([
    ['connecting', 'connect/timed-out', 'failed'],
    // Closed because of the time-out: "failed" is more specific.
    ['closed', 'connect/timed-out', 'failed'],
    ['connecting', 'stopped', 'connecting'],
    ['closed', 'stopped', 'closed'],
  ] as const)('to open the connection: %s and then %s is %s', (state, code, after) => {
    const before: ModuleFacts = { ...noFacts, tls: { state, encrypted: true, ...source } };
    expect(noteFailedStep(before, 'connect.open', failure(code), 5).tls?.state).toBe(after);
  });

  it('of another kind changes nothing', () => {
    const before = facts('connecting');
    expect(noteFailedStep(before, 'connect.subscribe', failure('mqtt/no-suback'), 5)).toBe(before);
  });
});
