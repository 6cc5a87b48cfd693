import type { DraftView, MessageView, StepView } from '../../../shared/contract.ts';

export interface ProofMessages {
  readonly published: MessageView | null;
  readonly returned: MessageView | null;
  /** The returned message has the bytes of the published one. */
  readonly identical: boolean;
}

/** Steps have times in whole milliseconds. Message times are more precise and may be up to 1 ms earlier. */
const roundingMs = 1;

const nothing: ProofMessages = { published: null, returned: null, identical: false };

/** Topic of the sent test message, or of the form if none was sent yet. */
export const topicOfProof = (proof: DraftView['proof'], steps: readonly StepView[]): string | null => {
  const sent = steps.find(({ id }) => id === 'proof.publish')?.about.topic;
  return sent === undefined ? (proof?.topic ?? null) : String(sent);
};

/** The test message and its return among the messages of the session. Uses the latest proof only. */
export const findProof = (
  proof: DraftView['proof'],
  messages: readonly MessageView[],
  steps: readonly StepView[],
): ProofMessages => {
  const startedAtMs = steps.find(({ id }) => id === 'proof.publish')?.startedAtMs ?? null;
  const topic = topicOfProof(proof, steps);
  if (topic === null || startedAtMs === null) return nothing;
  const ofProof = messages.filter((message) => message.topic === topic && message.atMs > startedAtMs - roundingMs);
  const published = ofProof.find(({ direction }) => direction === 'up') ?? null;
  const answers = ofProof.filter(({ direction }) => direction === 'down');
  const same = answers.find(({ payload, complete }) => complete && payload === (published?.payload ?? proof?.payload));
  return { published, returned: same ?? answers[0] ?? null, identical: same !== undefined };
};
