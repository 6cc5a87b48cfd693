import { failure } from '../../shared/outcome.ts';
import { latin1Of } from '../framer/latin1.ts';
import type { CommandId, Job, PieceBytes } from './engine-state.ts';
import { emit, received, settle, type Turn, updateJob } from './turn.ts';

/** The byte that ends data whose length the module does not know. */
export const endOfData = 0x1a;

/** Added to the documented time of the module. */
const toleranceMs = 2_000;

/** The prompt of a command that asks for data: the engine waits for them, and the module too. */
export const askForData = (turn: Turn, job: Job, prompt: PieceBytes, countInPrompt: number | null): void => {
  const { asks } = job.request;
  if (!asks) return;
  received(turn, prompt, { kind: 'prompt', id: job.id });
  const sizeBytes = countInPrompt ?? asks.sizeBytes;
  const deadlineAtMs = asks.limitMs === null ? Infinity : turn.nowMs + asks.limitMs + toleranceMs;
  const asked = updateJob(turn, job, { stage: 'data', deadlineAtMs, wantedBytes: sizeBytes });
  if (job.abandoned) return leavePrompt(turn, asked);
  const canCancel = asks.cancelByte !== null || asks.limitMs !== null;
  emit(turn, { kind: 'data-wanted', id: job.id, wanted: { sizeBytes, limitMs: asks.limitMs, canCancel } });
};

/** Sends the data of the user. More or fewer bytes than asked for are a bug of the caller: nothing is sent. */
export const sendData = (turn: Turn, id: CommandId, bytes: Uint8Array, secret: boolean): void => {
  const job = askedJob(turn, id);
  if (!job || (job.wantedBytes !== null && bytes.length !== job.wantedBytes)) return;
  const isEnded = job.wantedBytes === null;
  const sent = isEnded ? Uint8Array.of(...bytes, endOfData) : bytes;
  updateJob(turn, job, {
    stage: 'final',
    deadlineAtMs: null,
    request: { ...job.request, payload: { bytes: sent, secret } },
    payloadEchoLeft: latin1Of(sent),
  });
  emit(turn, {
    kind: 'write',
    bytes: sent,
    secretSpans: secret ? [{ start: 0, end: bytes.length }] : [],
    owner: { kind: 'payload', id },
  });
};

/** The user does not want to send data after all. The caller is settled; the line is free when the module has left the prompt. */
export const cancelData = (turn: Turn, id: CommandId): void => {
  const job = askedJob(turn, id);
  if (!job) return;
  settle(turn, id, { ok: false, error: failure('stopped') });
  leavePrompt(turn, updateJob(turn, job, { abandoned: true }));
};

const askedJob = ({ state: { phase } }: Turn, id: CommandId): Job | null =>
  phase.kind === 'busy' && phase.job.id === id && phase.job.stage === 'data' ? phase.job : null;

/** Without a byte for it, the module leaves the prompt at its own time limit. */
const leavePrompt = (turn: Turn, job: Job): void => {
  const { cancelByte, limitMs } = job.request.asks ?? { cancelByte: null, limitMs: null };
  if (cancelByte === null) {
    const deadlineAtMs = limitMs === null ? turn.nowMs + job.request.deadlineMs : job.deadlineAtMs;
    updateJob(turn, job, { stage: 'final', deadlineAtMs });
    return;
  }
  updateJob(turn, job, { stage: 'final', deadlineAtMs: null });
  emit(turn, {
    kind: 'write',
    bytes: Uint8Array.of(cancelByte),
    secretSpans: [],
    owner: { kind: 'payload', id: job.id },
  });
};
