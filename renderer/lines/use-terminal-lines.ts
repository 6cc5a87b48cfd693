import { useCallback, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { SessionView } from '../../shared/contract.ts';
import { lineClasses, lineKinds } from '../../shared/lines/kinds.ts';
import { everyLine, type LineCondition } from '../../shared/lines/line-condition.ts';
import { noQuery, type Query } from '../../shared/lines/matcher.ts';
import type { LineClass, LineKind } from '../../shared/lines/traffic-lines.ts';
import type { LineSource } from '../store/line-source.ts';
import type { FetchMatches } from '../store/matched-source.ts';
import { createOlderCounts, type OlderCounts } from '../store/older-counts.ts';
import { subscribeTraffic, trafficOf } from '../store/traffic.ts';
import { requestAndNotify, useScope, useView } from '../store/view-store.ts';
import { fetchMatches } from './fetch-pieces.ts';
import type { Marks } from './marks.ts';
import type { LinesMode } from './row-space.ts';
import type { RulerLines } from './ruler.ts';
import { useMergedPorts } from './use-merged-view.ts';
import { type SessionSources, useMatched, useMatcher, useSearch } from './use-search.ts';
import { errorKinds, useKinds, useModelOf, useSessionLines } from './use-session-lines.ts';

const allClasses: ReadonlySet<LineClass> = new Set(lineClasses);

const urcKinds: readonly LineKind[] = ['urc', 'message'];
const noneMarked: SessionView['marks'] = [];
/** Dividers are not lines. */
const countedKinds: readonly LineKind[] = lineKinds.filter((kind) => kind !== 'divider');

/** Counts of the lines from before the page was connected. */
const useOlderCounts = (session: string | null): OlderCounts => {
  const scope = useScope();
  const start = useSyncExternalStore(subscribeTraffic, () => trafficOf(scope).start);
  const isRecording = useView(({ opened }) => opened[scope ?? ''] !== undefined);
  return useMemo(() => {
    const fetchOf = (name: LineClass): FetchMatches =>
      fetchMatches(scope, { ...everyLine, classes: [name], kinds: countedKinds });
    // Another session has other lines, also at the same port. Those of a recording are counted by the program.
    return createOlderCounts(session === null || isRecording ? 0 : start, fetchOf);
  }, [scope, session, start, isRecording]);
};

/** The state of the page: which lines are shown and how, what is searched, and what is marked. */
export const useTerminalLines = () => {
  const { session, sources } = useSessionLines();
  const { all, memory } = sources;
  const olderCounts = useOlderCounts(session);
  const model = useModelOf(session);
  const [mode, setModeOnly] = useState<LinesMode>('text');
  const [wraps, setWraps] = useState(true);
  const filter = useLineFilter(session, sources);
  const [query, setQuery] = useState<Query>(noQuery);
  const { matcher, isWrong } = useMatcher(query);
  const hits = useMemo(
    (): LineCondition | null =>
      matcher === null
        ? null
        : { ...filter.condition, groupsChecks: false, queries: [...filter.condition.queries, query] },
    [filter.condition, matcher, query],
  );
  const { list, showChecks } = filter;
  const reveal = useCallback(
    (sequence: number) => {
      if (list.near(sequence, 1) !== sequence) showChecks();
      model.goTo(sequence);
    },
    [list, showChecks, model],
  );
  const search = useSearch(sources, hits, matcher, reveal);
  const marking = useMarks();
  const errors = useKinds(sources, filter.condition, errorKinds);
  const urcs = useKinds(sources, filter.condition, urcKinds);
  const ruler = useMemo(
    (): RulerLines => ({ errors, urcs, hits: search.hits, marks: marking.marks }),
    [errors, urcs, search.hits, marking.marks],
  );
  const scope = useScope();
  const ranges = useCallback(() => trafficOf(scope).ranges, [scope]);
  const toError = useCallback(
    (direction: 1 | -1) => {
      const next = errors.near(model.reference(direction) + direction, direction);
      if (next !== null) model.goTo(next);
    },
    [errors, model],
  );
  return {
    ...{ session, sources, memory, all, olderCounts, model, mode, wraps, setWraps, filter },
    ...{ query, setQuery, matcher, isWrong },
    ...{ search, marking, errors, ruler, ranges, toError },
    setMode: useCallback(
      (next: LinesMode) => {
        setModeOnly(next);
        // Its columns are characters in one form, and bytes in the other.
        model.select(null);
      },
      [model],
    ),
  };
};

export type TerminalLines = ReturnType<typeof useTerminalLines>;

const useLineFilter = (session: string | null, sources: SessionSources) => {
  const [classes, setClasses] = useState(allClasses);
  const [cleared, setCleared] = useState<{ readonly session: string | null; readonly from: number } | null>(null);
  const [query, setQuery] = useState<Query>(noQuery);
  const [command, setCommand] = useState('');
  const { matcher, isWrong } = useMatcher(query);
  const from = cleared !== null && cleared.session === session ? cleared.from : 0;
  const [wantsChecks, setWantsChecks] = useState(false);
  const { memory } = sources;
  const { hiddenPorts, togglePort, ports } = usePortFilter();
  const isFiltered = classes.size < lineClasses.length || matcher !== null || command !== '' || ports !== undefined;
  const hasChecks = useHasChecks(memory);
  // A filter shows every line that passes.
  const groupsChecks = !wantsChecks && !isFiltered && hasChecks;
  const condition = useMemo(
    (): LineCondition => ({
      ...everyLine,
      ...{ classes: [...classes], from, command, queries: matcher === null ? [] : [query], groupsChecks, ports },
    }),
    [classes, from, matcher, query, command, groupsChecks, ports],
  );
  const list = useMatched(sources, condition) ?? sources.all;
  return {
    ...{ groupsChecks, wantsChecks, setWantsChecks, hasChecks },
    showChecks: useCallback(() => setWantsChecks(true), []),
    ...{ hiddenPorts, togglePort },
    ...{ list, condition, classes, setClasses, from, query, setQuery, isWrong, command, setCommand },
    clear: useCallback(() => setCleared({ session, from: firstAfterClearing(memory) }), [session, memory]),
    showAll: useCallback(() => setCleared(null), []),
  };
};

const noPorts: ReadonlySet<number> = new Set();

/** In a merged view: the ports whose lines are hidden, and those whose lines are shown (`undefined`: all). */
const usePortFilter = () => {
  const all = useMergedPorts();
  const [hiddenPorts, setHidden] = useState(noPorts);
  const ports = useMemo(
    () =>
      hiddenPorts.size === 0 || all === null ? undefined : [...all.keys()].filter((number) => !hiddenPorts.has(number)),
    [all, hiddenPorts],
  );
  const togglePort = useCallback(
    (number: number) =>
      setHidden((before) => {
        const next = new Set(before);
        if (!next.delete(number)) next.add(number);
        return next;
      }),
    [],
  );
  return { hiddenPorts, togglePort, ports };
};

/** Whether the lines that the page keeps have checks of a connection. Looks at new lines only. */
const useHasChecks = (memory: LineSource): boolean => {
  const looked = useRef<{ readonly memory: LineSource; next: number; has: boolean } | null>(null);
  return useSyncExternalStore(memory.onChange, () => {
    const before = looked.current;
    const state = before !== null && before.memory === memory ? before : { memory, next: 0, has: false };
    looked.current = state;
    if (memory.count() === 0) [state.next, state.has] = [0, false];
    if (memory.count() === 0 || state.has || memory.next() === state.next) return state.has;
    const added = memory.lines(state.next, Number.MAX_SAFE_INTEGER) ?? [];
    state.has = added.some(({ check }) => check !== undefined);
    state.next = memory.next();
    return state.has;
  });
};

/** A line without an end, such as a prompt, stays because it may still grow. */
const firstAfterClearing = (memory: LineSource): number => {
  const last = memory.lineAt(memory.next() - 1);
  if (last === null) return memory.next();
  return last.owner === 'unfinished' ? last.sequence : last.sequence + 1;
};

/** Kept by the program, beside the recording. */
const useMarks = () => {
  const scope = useScope();
  const kept = useView(
    ({ session, merged, opened }) => (session ?? merged[scope ?? ''] ?? opened[scope ?? ''])?.marks ?? noneMarked,
  );
  const marks = useMemo((): Marks => new Map(kept.map(({ sequence, note }) => [sequence, note])), [kept]);
  const set = useCallback(
    (sequence: number, note: string | null) => {
      if (scope !== null) requestAndNotify('marks.set', { sessionId: scope, sequence, note });
    },
    [scope],
  );
  return {
    marks,
    toggle: useCallback((sequence: number) => set(sequence, marks.has(sequence) ? null : ''), [marks, set]),
    note: set,
  };
};
