import { latin1Of } from '../framer/latin1.ts';
import type { CommandRequest, CountedRule } from './command-spec.ts';
import type { Job, UrcRecogniser } from './engine-state.ts';
import { afterPrefix } from './syntax.ts';

/** The meaning of a text line for the command in flight. The first match wins (docs/architecture.md §5 point 3). */
export type LineMeaning =
  | { readonly kind: 'echo' }
  | { readonly kind: 'payload-echo'; readonly left: string }
  | { readonly kind: 'final'; readonly success: boolean }
  /** `isClaimed`: by a prefix. Otherwise any line would do. */
  | { readonly kind: 'answer'; readonly isClaimed: boolean; readonly blockBytes: number }
  | { readonly kind: 'prompt'; readonly sizeBytes: number | null }
  | { readonly kind: 'second-phase'; readonly result: 'next' | 'detail' | 'failed' }
  | { readonly kind: 'urc'; readonly name: string; readonly restart: boolean }
  | { readonly kind: 'unclaimed' };

const failingFinal = /^(?:ERROR|\+CM[ES] ERROR ?:.*)$/;

const isFailingFinal = (line: string): boolean => failingFinal.test(line);

/** Up to three characters may be lost at the start of an echo (transcript 27: `T+MIPSTART=`). */
const lostEchoCharacters = 3;

/** The echo equals the sent line or is its end. "Starts with AT" is not enough: `AT version:1.1.0.0` is a real answer. */
const isEchoOf = (sent: string, line: string): boolean => {
  const expected = sent.trim();
  if (line === expected) return true;
  return line.length >= 4 && line.length >= expected.length - lostEchoCharacters && expected.endsWith(line);
};

/** Classifies a line while `job` is in flight. */
export const meaningFor = (job: Job, line: string, recogniseUrc: UrcRecogniser): LineMeaning => {
  const urc = recogniseUrc(line);
  if (isEchoOf(latin1Of(job.request.line.bytes), line)) return { kind: 'echo' };
  const payloadEcho = payloadEchoOf(job, line);
  if (payloadEcho) return payloadEcho;
  if (job.stage !== 'second-phase') {
    const prompt = job.stage === 'prompt' ? job.request.asks?.line?.exec(line) : null;
    if (prompt)
      return { kind: 'prompt', sizeBytes: prompt.groups?.size === undefined ? null : Number(prompt.groups.size) };
    const final = finalOf(job, line);
    if (final) return final;
    const blockBytes = announcedBytes(job.request.counted, line);
    if (blockBytes > 0 || job.request.response.prefixes.some((name) => afterPrefix(line, name) !== null)) {
      return { kind: 'answer', isClaimed: true, blockBytes };
    }
    // A line without a prefix only if it is not a known URC: a file name never looks like `+CGEV: …`.
    if (!urc && job.request.response.bare?.test(line)) return { kind: 'answer', isClaimed: false, blockBytes: 0 };
  } else {
    const second = secondPhaseOf(job, line);
    if (second) return second;
  }
  return urc ? { kind: 'urc', ...urc } : { kind: 'unclaimed' };
};

/** Whether the line could belong to this command: its echo, an answer, data, a result. */
export const mayBelongTo = (request: CommandRequest, line: string): boolean => {
  const { response, finals, secondPhase, payload, countedBytes } = request;
  const patterns = [
    ...finals.success,
    ...finals.failure,
    ...(secondPhase ? [...secondPhase.success, ...secondPhase.failure, ...secondPhase.detail] : []),
  ];
  return (
    (countedBytes ?? 0) > 0 ||
    isEchoOf(latin1Of(request.line.bytes), line) ||
    isFailingFinal(line) ||
    response.prefixes.some((name) => afterPrefix(line, name) !== null) ||
    (response.bare?.test(line) ?? false) ||
    patterns.some((pattern) => pattern.test(line)) ||
    (payload !== null && latin1Of(payload.bytes).includes(line))
  );
};

/** More than the longest answer of the dialect (FTPEXTGET, 300 kB). A larger count is not believed. */
const largestBlockBytes = 400_000;

/**
 * How many bytes of data follow this answer line. A number with a leading zero is the last number with data directly after it
 * (`+CIPRXGET: 2,3,0123`, MAN CIPRXGET), so nothing follows.
 */
const announcedBytes = (rule: CountedRule | null, line: string): number => {
  const text = rule ? afterPrefix(line, rule.prefix) : null;
  if (!rule || text === null || !/^\d{1,7}(?: ?, ?\d{1,7})*$/.test(text)) return 0;
  if (/(?:^|,) ?0\d/.test(text)) return 0;
  const numbers = text.split(',').map(Number);
  if (rule.first !== null && numbers[0] !== rule.first) return 0;
  const count = numbers.at(rule.at) ?? 0;
  return count <= largestBlockBytes ? count : 0;
};

const finalOf = (job: Job, line: string): LineMeaning | null => {
  const { finals } = job.request;
  if (line === 'OK' || finals.success.some((pattern) => pattern.test(line))) return { kind: 'final', success: true };
  if (isFailingFinal(line) || finals.failure.some((pattern) => pattern.test(line))) {
    return { kind: 'final', success: false };
  }
  return null;
};

const secondPhaseOf = (job: Job, line: string): LineMeaning | null => {
  const rule = job.request.secondPhase;
  if (!rule) return null;
  if (job.secondPhaseLeft[0]?.test(line)) return { kind: 'second-phase', result: 'next' };
  if (rule.failure.some((pattern) => pattern.test(line))) return { kind: 'second-phase', result: 'failed' };
  if (rule.detail.some((pattern) => pattern.test(line))) return { kind: 'second-phase', result: 'detail' };
  return null;
};

/**
 * Some modules echo what is written after the prompt. A line counts as that echo only if it continues the payload, and a
 * result code only once the echo has begun: a payload that starts with the line `OK` must not consume the final result.
 */
const payloadEchoOf = (job: Job, line: string): LineMeaning | null => {
  const { payload } = job.request;
  const left = job.payloadEchoLeft;
  if (!payload || left === null || job.stage !== 'final') return null;
  const rest = left.trimStart();
  if (!rest.startsWith(line)) return null;
  const after = rest.slice(line.length);
  if (after !== '' && !/^\s*[\r\n]/.test(after)) return null;
  const begun = left.length < payload.bytes.length;
  if (!begun && finalOf(job, line)) return null;
  return { kind: 'payload-echo', left: after };
};
