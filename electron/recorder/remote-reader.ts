import type { LineCondition } from '../../shared/lines/line-condition.ts';
import type { MatchedPieces } from '../../shared/lines/match-lines.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import { decodeTraffic, encodeTraffic } from '../../shared/traffic.ts';
import type { RecordingReader } from './recording-reader.ts';

/** What a reader on another thread is asked for: plain data. */
export type ReaderRequest =
  | {
      readonly kind: 'pieces';
      readonly files: readonly string[];
      readonly from: number;
      readonly to: number;
      readonly limitBytes: number;
    }
  | {
      readonly kind: 'match';
      readonly files: readonly string[];
      readonly from: number;
      readonly to: number;
      readonly condition: LineCondition;
    };

/** Pieces are in the layout of `encodeTraffic`: as objects they would take longer to pass than to read. */
export type ReaderReply =
  | { readonly kind: 'pieces'; readonly outcome: Outcome<Uint8Array> }
  | { readonly kind: 'match'; readonly outcome: Outcome<MatchedPieces> };

/** Passes a request to the other thread. `null`: there is no such thread, or it has ended. */
export type CallReader = (request: ReaderRequest) => Promise<ReaderReply | null>;

/** For the other thread. */
export const answerRequest = async (reader: RecordingReader, request: ReaderRequest): Promise<ReaderReply> => {
  const { kind, files, from, to } = request;
  if (kind === 'match') return { kind, outcome: await reader.match(files, from, to, request.condition) };
  const read = await reader.pieces(files, from, to, request.limitBytes);
  return { kind, outcome: read.ok ? ok(encodeTraffic(read.value)) : read };
};

/** Reads on another thread, so that long recordings do not hold up the ports; on this one where that thread is missing. */
export const createRemoteReader = (call: CallReader, fallback: () => RecordingReader): RecordingReader => {
  let local: RecordingReader | null = null;
  const here = (): RecordingReader => {
    local ??= fallback();
    return local;
  };
  const ask = async (request: ReaderRequest): Promise<ReaderReply> =>
    (local === null ? await call(request) : null) ?? answerRequest(here(), request);
  return {
    pieces: async (files, from, to, limitBytes) => {
      const reply = await ask({ kind: 'pieces', files, from, to, limitBytes });
      if (reply.kind !== 'pieces') throw new Error('the reply to another request');
      return reply.outcome.ok ? decodeTraffic(reply.outcome.value) : reply.outcome;
    },
    match: async (files, from, to, condition) => {
      const reply = await ask({ kind: 'match', files, from, to, condition });
      if (reply.kind !== 'match') throw new Error('the reply to another request');
      return reply.outcome;
    },
  };
};
