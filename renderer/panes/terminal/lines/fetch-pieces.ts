import { decodeTraffic } from '../../../../shared/traffic.ts';
import type { FetchPieces } from '../../../store/older-lines.ts';
import { request } from '../../../store/view-store.ts';

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

/** Pieces of a session from the program. */
export const fetchPieces =
  (sessionId: string | null): FetchPieces =>
  async (from, to) => {
    if (sessionId === null) return null;
    const answer = await request('terminal.read', { sessionId, from, to });
    const pieces = answer.ok ? decodeTraffic(bytesOf(answer.value.piecesBase64)) : answer;
    return pieces.ok && answer.ok ? { pieces: pieces.value, linesBefore: answer.value.linesBefore } : null;
  };

export const later = (delayMs: number, action: () => void): void => void setTimeout(action, delayMs);
