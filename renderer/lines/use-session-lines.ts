import { useMemo, useRef, useSyncExternalStore } from 'react';
import type { LineCondition } from '../../shared/lines/line-condition.ts';
import type { LineKind } from '../../shared/lines/traffic-lines.ts';
import { createHistorySource } from '../store/history-source.ts';
import { createTrafficSource, type LineSource } from '../store/line-source.ts';
import { createOlderLines } from '../store/older-lines.ts';
import { subscribeTraffic, trafficOf } from '../store/traffic.ts';
import { useScope } from '../store/view-store.ts';
import { createDecodedSource } from './decoded-source.ts';
import { fetchPieces, later } from './fetch-pieces.ts';
import { createLinesModel, type LinesModel } from './lines-model.ts';
import { useLineDecoder } from './use-line-decoder.ts';
import { type SessionSources, useMatched } from './use-search.ts';

/** The lines of the session, and their session. */
export const useSessionLines = (): { readonly session: string | null; readonly sources: SessionSources } => {
  const scope = useScope();
  const session = useSyncExternalStore(subscribeTraffic, () => trafficOf(scope).session);
  const kept = useMemo(() => createTrafficSource(() => trafficOf(scope), subscribeTraffic), [scope]);
  const history = useMemo(
    () => createHistorySource(() => trafficOf(scope), kept, createOlderLines(fetchPieces(scope), later)),
    [scope, kept],
  );
  const decoding = useLineDecoder();
  const sources = useMemo((): SessionSources => {
    const { encoding, decode } = decoding;
    const decoded = (source: LineSource): LineSource => (decode ? createDecodedSource(source, decode) : source);
    return { sessionId: scope, encoding, all: decoded(history), memory: decoded(kept) };
  }, [scope, history, kept, decoding]);
  return { session, sources };
};

/** What is read and selected belongs to a session. It stays while the lines are released and fetched again. */
export const useModelOf = (session: string | null): LinesModel => {
  const made = useRef<{ session: string | null; readonly model: LinesModel } | null>(null);
  const before = made.current;
  if (before === null || (session !== null && before.session !== null && before.session !== session)) {
    made.current = { session, model: createLinesModel() };
  } else if (session !== null) before.session = session;
  return made.current?.model ?? createLinesModel();
};

export const errorKinds: readonly LineKind[] = ['error'];

/** The lines of some kinds among those that the list shows. */
export const useKinds = (sources: SessionSources, condition: LineCondition, kinds: readonly LineKind[]): LineSource =>
  useMatched(
    sources,
    useMemo(() => ({ ...condition, kinds }), [condition, kinds]),
  ) ?? sources.all;
