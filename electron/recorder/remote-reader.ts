import type { LineCondition } from '../../shared/lines/line-condition.ts';
import type { MatchedPieces } from '../../shared/lines/match-lines.ts';
import { assertNever } from '../../shared/never.ts';
import { type Outcome, ok } from '../../shared/outcome.ts';
import type { ComparedCommand } from '../../shared/recordings/compare.ts';
import type { Timeline } from '../../shared/recordings/timeline.ts';
import type { SeriesAnswer, SeriesWindow } from '../../shared/series/series.ts';
import { decodeTraffic, encodeTraffic } from '../../shared/traffic.ts';
import type { FoundText } from './block-search.ts';
import type { RecordingReader, SurveyState, TimelineWindow } from './recording-reader.ts';
import type { RecordingDetails } from './recording-survey.ts';

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
    }
  | { readonly kind: 'find'; readonly files: readonly string[]; readonly text: string }
  | { readonly kind: 'commands'; readonly files: readonly string[] }
  | { readonly kind: 'survey'; readonly files: readonly string[] }
  | { readonly kind: 'details'; readonly files: readonly string[] }
  | { readonly kind: 'forget'; readonly files: readonly string[] }
  | { readonly kind: 'timeline'; readonly files: readonly string[]; readonly window: TimelineWindow }
  | { readonly kind: 'series'; readonly files: readonly string[]; readonly window: SeriesWindow }
  | { readonly kind: 'lines-before'; readonly files: readonly string[]; readonly sequence: number };

/** Pieces are in the layout of `encodeTraffic`: as objects they would take longer to pass than to read. */
export type ReaderReply =
  | { readonly kind: 'pieces'; readonly outcome: Outcome<Uint8Array> }
  | { readonly kind: 'match'; readonly outcome: Outcome<MatchedPieces> }
  | { readonly kind: 'find'; readonly outcome: Outcome<FoundText | null> }
  | { readonly kind: 'commands'; readonly outcome: Outcome<readonly ComparedCommand[]> }
  | { readonly kind: 'survey'; readonly outcome: Outcome<SurveyState> }
  | { readonly kind: 'details'; readonly details: RecordingDetails }
  | { readonly kind: 'timeline'; readonly timeline: Timeline }
  | { readonly kind: 'series'; readonly answer: SeriesAnswer }
  | { readonly kind: 'lines-before'; readonly lines: number | null }
  | { readonly kind: 'forget' };

/** Passes a request to the other thread. `null`: there is no such thread, or it has ended. */
export type CallReader = (request: ReaderRequest) => Promise<ReaderReply | null>;

/** For the other thread. */
export const answerRequest = async (reader: RecordingReader, request: ReaderRequest): Promise<ReaderReply> => {
  const { files } = request;
  switch (request.kind) {
    case 'match':
      return { kind: 'match', outcome: await reader.match(files, request.from, request.to, request.condition) };
    case 'find':
      return { kind: 'find', outcome: await reader.find(files, request.text) };
    case 'commands':
      return { kind: 'commands', outcome: await reader.commands(files) };
    case 'survey':
      return { kind: 'survey', outcome: await reader.survey(files) };
    case 'details':
      return { kind: 'details', details: await reader.details(files) };
    case 'timeline':
      return { kind: 'timeline', timeline: await reader.timeline(files, request.window) };
    case 'series':
      return { kind: 'series', answer: await reader.series(files, request.window) };
    case 'lines-before':
      return { kind: 'lines-before', lines: await reader.linesBefore(files, request.sequence) };
    case 'forget':
      await reader.forget(files);
      return { kind: 'forget' };
    case 'pieces': {
      const read = await reader.pieces(files, request.from, request.to, request.limitBytes);
      return { kind: 'pieces', outcome: read.ok ? ok(encodeTraffic(read.value)) : read };
    }
    default:
      return assertNever(request);
  }
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
  const replyTo = async <Kind extends ReaderReply['kind']>(
    request: Extract<ReaderRequest, { kind: Kind }>,
  ): Promise<Extract<ReaderReply, { kind: Kind }>> => {
    const reply = await ask(request);
    if (reply.kind !== request.kind) throw new Error('the reply to another request');
    return reply as Extract<ReaderReply, { kind: Kind }>;
  };
  return {
    pieces: async (files, from, to, limitBytes) => {
      const { outcome } = await replyTo<'pieces'>({ kind: 'pieces', files, from, to, limitBytes });
      return outcome.ok ? decodeTraffic(outcome.value) : outcome;
    },
    match: async (files, from, to, condition) =>
      (await replyTo<'match'>({ kind: 'match', files, from, to, condition })).outcome,
    find: async (files, text) => (await replyTo<'find'>({ kind: 'find', files, text })).outcome,
    commands: async (files) => (await replyTo<'commands'>({ kind: 'commands', files })).outcome,
    survey: async (files) => (await replyTo<'survey'>({ kind: 'survey', files })).outcome,
    details: async (files) => (await replyTo<'details'>({ kind: 'details', files })).details,
    timeline: async (files, window) => (await replyTo<'timeline'>({ kind: 'timeline', files, window })).timeline,
    series: async (files, window) => (await replyTo<'series'>({ kind: 'series', files, window })).answer,
    linesBefore: async (files, sequence) =>
      (await replyTo<'lines-before'>({ kind: 'lines-before', files, sequence })).lines,
    forget: async (files) => {
      await replyTo<'forget'>({ kind: 'forget', files });
    },
  };
};
