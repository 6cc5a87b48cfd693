import type { LineCondition } from '../../shared/lines/line-condition.ts';
import { decodeTraffic } from '../../shared/traffic.ts';
import { bytesFromBase64 } from '../parts/base64.ts';
import type { FetchMatches } from '../store/matched-source.ts';
import type { FetchPieces } from '../store/older-lines.ts';
import { request } from '../store/view-store.ts';

/** Pieces of a session from the program. */
export const fetchPieces =
  (sessionId: string | null): FetchPieces =>
  async (from, to) => {
    if (sessionId === null) return null;
    const answer = await request('terminal.read', { sessionId, from, to });
    const pieces = answer.ok ? decodeTraffic(bytesFromBase64(answer.value.piecesBase64)) : answer;
    return pieces.ok && answer.ok ? { pieces: pieces.value, linesBefore: answer.value.linesBefore } : null;
  };

/** Has the program test lines of a session. */
export const fetchMatches =
  (sessionId: string | null, condition: LineCondition): FetchMatches =>
  async (from, to) => {
    if (sessionId === null) return null;
    const answer = await request('terminal.match', { sessionId, from, to, condition });
    return answer.ok ? { to: answer.value.to, bits: bytesFromBase64(answer.value.bitsBase64) } : null;
  };

export const later = (delayMs: number, action: () => void): void => void setTimeout(action, delayMs);
