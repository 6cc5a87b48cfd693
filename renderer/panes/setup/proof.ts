import type { DraftView, MessageView, StepView } from '../../../shared/contract.ts';

export interface ProofMessages {
  readonly published: MessageView | null;
  readonly returned: MessageView | null;
  /** The returned one has the bytes of the published one. */
  readonly identical: boolean;
}

/** The step's time is one of whole milliseconds; that of a message is reckoned from it, and may be less by a part of one. */
const roundingMs = 1;

const nothing: ProofMessages = { published: null, returned: null, identical: false };

/** Of the test message that was sent, whatever the form names by now; before one is sent, of that in the form. */
export const topicOfProof = (proof: DraftView['proof'], steps: readonly StepView[]): string | null => {
  const told = steps.find(({ id }) => id === 'proof.publish')?.about.topic;
  return told === undefined ? (proof?.topic ?? null) : String(told);
};

/** The test message and its return among the messages of the session: the newest of the last proof, never of an earlier one. */
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
