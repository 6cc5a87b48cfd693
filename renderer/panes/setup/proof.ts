import type { DraftView, MessageView, StepView } from '../../../shared/contract.ts';

export interface ProofMessages {
  readonly published: MessageView | null;
  readonly returned: MessageView | null;
  /** The returned one has the bytes of the published one. */
  readonly identical: boolean;
}

const nothing: ProofMessages = { published: null, returned: null, identical: false };

/** The test message and its return among the messages of the session: the newest of the last proof, never of an earlier one. */
export const findProof = (
  proof: DraftView['proof'],
  messages: readonly MessageView[],
  steps: readonly StepView[],
): ProofMessages => {
  const startedAtMs = steps.find(({ id }) => id === 'proof.publish')?.startedAtMs ?? null;
  if (proof === null || startedAtMs === null) return nothing;
  const ofProof = messages.filter(({ topic, atMs }) => topic === proof.topic && atMs >= startedAtMs);
  const published = ofProof.find(({ direction }) => direction === 'up') ?? null;
  const answers = ofProof.filter(({ direction }) => direction === 'down');
  const same = answers.find(({ payload, complete }) => complete && payload === (published?.payload ?? proof.payload));
  return { published, returned: same ?? answers[0] ?? null, identical: same !== undefined };
};
