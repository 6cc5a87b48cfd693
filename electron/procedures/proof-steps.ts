import { done, fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { Proof, Subscription } from '../../shared/profile.ts';
import { topicMatches } from '../../shared/topics.ts';
import { warning } from '../../shared/warnings.ts';
import { mqttState } from '../commands/index.ts';
import { dropCauses } from './causes.ts';
import { awaits, command, optional, pause, type ReceivedMessage, type RunContext } from './context.ts';
import { stateAfterDrop, unlessStillOnline } from './late-closed.ts';
import { publish, publisherOf } from './publish.ts';
import type { Step } from './runner.ts';

/** Messages on the topic of the proof since it was published. Compared on arrival, so a busy topic neither fills the memory nor hides the proof. */
interface ProofWatch {
  hasReturned: boolean;
  hasOthers: boolean;
  end: () => void;
  wake: () => void;
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

const watch = (context: RunContext, proof: Proof, expected: Uint8Array): ProofWatch => {
  const topic = new TextEncoder().encode(proof.topic);
  const watching: ProofWatch = {
    hasReturned: false,
    hasOthers: false,
    end: () => undefined,
    wake: () => undefined,
  };
  watching.end = context.onMessage((message: ReceivedMessage) => {
    if (!sameBytes(message.topic, topic)) return;
    if (!sameBytes(message.payload, expected)) {
      watching.hasOthers = true;
      return;
    }
    watching.hasReturned = true;
    watching.wake();
  });
  return watching;
};

/** A proof that is run alone needs an open connection; any connection will do. */
const checkConnection = async (context: RunContext): Promise<Outcome<void>> => {
  if (context.findings.connected) return done;
  const asked = await optional(command(context, mqttState, undefined));
  if (!asked.ok) return asked;
  if (asked.value === null || asked.value.state === 'online') return done;
  return fail('mqtt/not-connected', {}, [`+MQTTSTATU: ${asked.value.number}`]);
};

const publishProof = async (
  context: RunContext,
  { topic, qos }: Proof,
  message: Uint8Array,
): Promise<Outcome<void>> => {
  context.report({ topic });
  if (qos > 0) awaits(context, 'proof.publish', context.waits.publishMs);
  const published = await publish(publisherOf(context), { topic, qos, message });
  if (published.ok) context.findings.proof = qos === 0 ? 'accepted' : 'acknowledged';
  return published;
};

/** Waits for the message to be received back by a subscription: at QoS 0 the only proof that the broker received it. */
const waitForReturn = async (context: RunContext, proof: Proof, watching: ProofWatch): Promise<Outcome<void>> => {
  const startedAtMs = context.clock.nowMs();
  awaits(context, 'proof.return', context.waits.proofMs);
  for (;;) {
    if (watching.hasReturned) {
      context.findings.proof = 'returned';
      return done;
    }
    const leftMs = startedAtMs + context.waits.proofMs - context.clock.nowMs();
    if (leftMs <= 0) break;
    const waited = await Promise.race([
      pause(context, Math.min(leftMs, context.waits.pollMs)),
      new Promise<Outcome<void>>((resolve) => {
        watching.wake = () => resolve(done);
      }),
    ]);
    if (!waited.ok) return waited;
    const dropLine = context.dropLine();
    if (dropLine !== null) {
      const state = await stateAfterDrop(context);
      if (!state.ok) return state;
      if (state.value === 'online') continue;
      const causes = dropCauses('online');
      context.findings.connected = false;
      return fail('mqtt/dropped', { topic: proof.topic, causes }, [dropLine]);
    }
  }
  const code = watching.hasOthers ? 'proof/differs' : 'proof/not-returned';
  return fail(code, { topic: proof.topic, deadlineMs: context.waits.proofMs });
};

export const proofSteps = (
  proof: Proof | null,
  subscriptions: readonly Subscription[],
): readonly Step<RunContext>[] => {
  if (proof === null) return [];
  const payload = new TextEncoder().encode(proof.payload);
  const comesBack = subscriptions.some((subscription) => topicMatches(subscription.topic, proof.topic));
  let watching: ProofWatch | null = null;
  return [
    {
      id: 'proof.publish',
      act: async (context) => {
        const connected = await checkConnection(context);
        if (!connected.ok) return connected;
        watching = comesBack ? watch(context, proof, payload) : null;
        const send = (): Promise<Outcome<void>> => publishProof(context, proof, payload);
        // QoS 2 is delivered once.
        const published = proof.qos === 2 ? await send() : await unlessStillOnline(context, send);
        if (published.ok) return published;
        watching?.end();
        // The message was received back, so the broker accepted it and its topic is allowed.
        return watching?.hasReturned && published.error.code === 'mqtt/no-puback'
          ? fail(
              'mqtt/no-puback',
              { ...published.error.facts, causes: ['confirmation-lost'] },
              published.error.evidence,
            )
          : published;
      },
    },
    {
      id: 'proof.return',
      check: (context) => {
        if (!comesBack && proof.qos === 0) context.warn(warning('proof-accepted-only', { topic: proof.topic }));
        return Promise.resolve(ok(!comesBack));
      },
      act: async (context) => {
        if (!watching) throw new Error('the proof was not published');
        const returned = await waitForReturn(context, proof, watching);
        watching.end();
        return returned;
      },
    },
  ];
};
