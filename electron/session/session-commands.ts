import type { Outcome } from '../../shared/outcome.ts';
import { mqttState } from '../commands/index.ts';
import { type Closer, type ConnectionEnd, closeConnection } from '../procedures/close-connection.ts';
import { type ModuleIdentity, readIdentity } from '../procedures/read-identity.ts';
import { maskFacts } from '../recorder/mask-facts.ts';
import { maskLines } from '../recorder/masking.ts';
import { runTyped, type TypedAnswer, type TypedOptions } from './console.ts';
import { followLinkMode } from './link-mode.ts';
import { maskFailure } from './mask-failure.ts';
import type { SessionCore } from './session-core.ts';
import { typedSecretSpans, typedSecretValues } from './typed-secrets.ts';

/** Single commands and short procedures without a plan. Each waits for the line. */
export interface SessionCommands {
  /** Runs one command typed by a user; its lines are masked. */
  sendTyped(line: string, options?: TypedOptions): Promise<Outcome<TypedAnswer>>;
  /** Reads the identity of the module. Repeats the query for as long as a module may need to start. */
  identity(signal: AbortSignal): Promise<Outcome<ModuleIdentity>>;
  /** Reads the state of the MQTT connection. The answer is part of the traffic. */
  askMqttState(signal: AbortSignal): Promise<void>;
  /** Closes MQTT, then TCP, and returns what the module reported of their end. Waits for a command in flight. */
  disconnect(): Promise<ConnectionEnd>;
}

export const createSessionCommands = (core: SessionCore): SessionCommands => {
  const { engine, clock, waits, recorder, memory, masked, underWay } = core;
  const linkMode = followLinkMode(engine);
  return {
    sendTyped: async (line, options = {}) => {
      const bytes = new TextEncoder().encode(line);
      for (const value of typedSecretValues(bytes)) recorder.registerSecret(value);
      memory.noteTyped(line);
      const answer = await runTyped(engine, line, { hasSeveralLinks: linkMode.hasSeveralLinks(), ...options });
      recorder.flush();
      const sent = { bytes, spans: typedSecretSpans(bytes) };
      const maskText = (text: string): string => recorder.maskText(text, sent);
      if (!answer.ok) return { ok: false, error: maskFailure(answer.error, maskText) };
      const { lines, final, value } = answer.value;
      return {
        ok: true,
        value: {
          ...answer.value,
          lines: maskLines(lines, maskText),
          final: maskText(final),
          value: value && maskFacts(value, maskText),
        },
      };
    },
    identity: async (signal) => {
      const lease = await engine.acquire(signal);
      if (!lease.ok) return { ok: false, error: masked(lease.error) };
      const patienceMs = core.timings.restartPatienceMs;
      const identity = await underWay(() => readIdentity(lease.value, patienceMs, signal)).finally(lease.value.release);
      return identity.ok ? identity : { ok: false, error: masked(identity.error) };
    },
    askMqttState: async (signal) => {
      await underWay(() => engine.run(mqttState, undefined, { signal }));
    },
    disconnect: async () => {
      // A restart has closed every connection.
      if (engine.isRestarting) return 'none';
      const lease = await engine.acquire();
      if (!lease.ok) return 'unknown';
      memory.noteConnected(false);
      const { run, release } = lease.value;
      const { signal } = new AbortController();
      const closer: Closer = {
        run: (spec, expects = false) => run(spec, undefined, { expects }),
        ...{ clock, signal, waits },
      };
      const closing = await underWay(() => closeConnection(closer)).finally(release);
      if (closing.ok && closing.value.end === 'closed') memory.noteClosing();
      return closing.ok ? closing.value.end : 'unknown';
    },
  };
};
