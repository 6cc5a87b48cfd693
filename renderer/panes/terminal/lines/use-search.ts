import { useCallback, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import {
  bytesOfHex,
  hexMatcher,
  type Matcher,
  plainMatcher,
  type Query,
  regexMatcher,
} from '../../../../shared/lines/matcher.ts';
import type { TrafficLine } from '../../../../shared/lines/traffic-lines.ts';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import { createFilteredSource, type FilterPace } from '../../../store/filtered-source.ts';
import type { LineSource } from '../../../store/line-source.ts';
import type { LinesModel } from './lines-model.ts';

export const pagePace: FilterPace = {
  now: () => performance.now(),
  later: (action) => {
    const timer = setTimeout(action);
    return () => clearTimeout(timer);
  },
};

/** Large, and few people search with expressions. */
const regexPart = createLazyPart(async () => (await import('./regex.ts')).compileRegex);

export interface UsedMatcher {
  /** `null`: nothing is searched. */
  readonly matcher: Matcher | null;
  /** The query is none of its kind. */
  readonly isWrong: boolean;
}

const nothing: UsedMatcher = { matcher: null, isWrong: false };
const wrong: UsedMatcher = { matcher: null, isWrong: true };

export const useMatcher = ({ kind, text }: Query): UsedMatcher => {
  const regex = useStore(regexPart.state);
  const needsRegex = kind === 'regex' && text !== '';
  useEffect(() => {
    if (needsRegex) void regexPart.load();
  }, [needsRegex]);
  return useMemo(() => {
    if (text === '') return nothing;
    if (kind === 'text') return { matcher: plainMatcher(text), isWrong: false };
    if (kind === 'hex') {
      const bytes = bytesOfHex(text);
      return bytes === null ? wrong : { matcher: hexMatcher(bytes), isWrong: false };
    }
    if (regex.kind !== 'loaded') return nothing;
    const pattern = regex.part(text);
    return pattern === null ? wrong : { matcher: regexMatcher(pattern), isWrong: false };
  }, [kind, text, regex]);
};

/** A filter over a source; the source itself if every line passes. */
export const useFiltered = (base: LineSource, passes: ((line: TrafficLine) => boolean) | null): LineSource =>
  useMemo(() => (passes === null ? base : createFilteredSource(base, passes, pagePace)), [base, passes]);

const newest = Number.MAX_SAFE_INTEGER;

export interface LineSearch {
  readonly hits: LineSource | null;
  /** The current hit. */
  readonly hit: number | null;
  step(direction: 1 | -1): void;
}

/** Finds lines in the list. The newest hit comes first, once everything was looked at. */
export const useSearch = (list: LineSource, matcher: Matcher | null, model: LinesModel): LineSearch => {
  const hits = useMemo(
    () => (matcher === null ? null : createFilteredSource(list, matcher.matches, pagePace)),
    [list, matcher],
  );
  const [hit, setHit] = useState<number | null>(null);
  const goTo = useCallback(
    (sequence: number | null) => {
      setHit(sequence);
      if (sequence !== null) model.goTo(sequence);
    },
    [model],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter of the list does not move what is read
  useEffect(() => {
    if (hits === null) return setHit(null);
    let isChosen = false;
    const choose = (): void => {
      if (isChosen || !hits.isComplete()) return;
      isChosen = true;
      goTo(hits.near(newest, -1));
    };
    const stop = hits.onChange(choose);
    choose();
    return stop;
  }, [matcher, goTo]);
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
