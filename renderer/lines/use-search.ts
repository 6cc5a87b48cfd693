import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { EncodingId } from '../../shared/encodings/encoding-ids.ts';
import { createLineTest, isEveryLine, type LineCondition } from '../../shared/lines/line-condition.ts';
import { createMatcher, type Matcher, type Query } from '../../shared/lines/matcher.ts';
import { createLazyPart } from '../parts/lazy-part.ts';
import type { LineSource } from '../store/line-source.ts';
import { createMatchedSource, type FilterPace } from '../store/matched-source.ts';
import { fetchMatches } from './fetch-pieces.ts';

export const pagePace: FilterPace = {
  now: () => performance.now(),
  later: (action, delayMs) => {
    const timer = setTimeout(action, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Large, and few people search with expressions. */
const regexPart = createLazyPart(async () => (await import('../../shared/lines/regex.ts')).compileRegex);

export interface UsedMatcher {
  /** `null`: nothing is searched. */
  readonly matcher: Matcher | null;
  /** The query is not valid for its kind. */
  readonly isWrong: boolean;
}

/** Makes a matcher of a query. `null`: it is not valid, or the part for expressions is not loaded yet. */
const useMatcherOf = (
  needsRegex: boolean,
): { readonly of: (query: Query) => Matcher | null; readonly isReady: boolean } => {
  const regex = useStore(regexPart.state);
  useEffect(() => {
    if (needsRegex) void regexPart.load();
  }, [needsRegex]);
  return useMemo(() => {
    const compile = regex.kind === 'loaded' ? regex.part : () => null;
    return { of: (query) => createMatcher(query, compile), isReady: !needsRegex || regex.kind === 'loaded' };
  }, [regex, needsRegex]);
};

export const useMatcher = (query: Query): UsedMatcher => {
  const { of, isReady } = useMatcherOf(query.kind === 'regex' && query.text !== '');
  return useMemo(() => {
    const matcher = of(query);
    return { matcher, isWrong: isReady && matcher === null && query.text !== '' };
  }, [of, isReady, query]);
};

/** The lines of one session: all, and those that the page keeps. */
export interface SessionSources {
  readonly sessionId: string | null;
  /** In which the lines have their text; also for the program, which tests older ones. */
  readonly encoding: EncodingId;
  readonly all: LineSource;
  readonly memory: LineSource;
}

/**
 * The lines that fulfil a condition; all lines if it leaves out nothing. `condition`: the same object while it does not change. `null`: no lines
 * are looked for.
 */
export const useMatched = (sources: SessionSources, condition: LineCondition | null): LineSource | null => {
  const needsRegex = condition?.queries.some(({ kind }) => kind === 'regex') ?? false;
  const { of, isReady } = useMatcherOf(needsRegex);
  return useMemo(() => {
    const { sessionId, encoding, all, memory } = sources;
    if (condition === null) return null;
    if (!isReady || isEveryLine(condition)) return all;
    const passes = createLineTest(condition, of);
    if (passes === null) return all;
    const fetch = fetchMatches(sessionId, { ...condition, encoding });
    return createMatchedSource({ all, memory, passes, from: condition.from, fetch, pace: pagePace });
  }, [sources, condition, of, isReady]);
};

const newest = Number.MAX_SAFE_INTEGER;

export interface LineSearch {
  readonly hits: LineSource | null;
  /** The current hit. */
  readonly hit: number | null;
  step(direction: 1 | -1): void;
}

/** Finds lines in the list. The newest hit comes first. `condition`: `null` if nothing is searched. */
export const useSearch = (
  sources: SessionSources,
  condition: LineCondition | null,
  matcher: Matcher | null,
  reveal: (sequence: number) => void,
): LineSearch => {
  const hits = useMatched(sources, condition);
  const [hit, setHit] = useState<number | null>(null);
  const revealNow = useRef(reveal);
  revealNow.current = reveal;
  const goTo = useCallback((sequence: number | null) => {
    setHit(sequence);
    if (sequence !== null) revealNow.current(sequence);
  }, []);
  /** The first hit is chosen once for each search: another filter, or coming back to the page, does not move what is read. */
  const chosenFor = useRef<Matcher | null>(null);
  useEffect(() => {
    if (hits === null) {
      chosenFor.current = null;
      return setHit(null);
    }
    const choose = (): void => {
      if (chosenFor.current === matcher || !hits.includesNewest()) return;
      const last = hits.near(newest, -1);
      if (last === null && !hits.isComplete()) return;
      chosenFor.current = matcher;
      goTo(last);
    };
    const stop = hits.onChange(choose);
    choose();
    return stop;
  }, [hits, matcher, goTo]);
  const step = useCallback(
    (direction: 1 | -1) => {
      if (hits === null) return;
      const from = hit ?? (direction === 1 ? -1 : newest);
      const next = hits.near(from + direction, direction);
      goTo(next ?? hits.near(direction === 1 ? 0 : newest, direction));
    },
    [hits, hit, goTo],
  );
  return { hits, hit, step };
};
