import { useMediaQuery } from '@mantine/hooks';

const useMatches = (query: string): boolean => useMediaQuery(query, true, { getInitialValueInEffect: false }) ?? true;

/**
 * Size classes of the window, in CSS pixels (at 200 % zoom, half of the screen's). docs/architecture.md §10 lists what
 * is hidden first; the style sheets use the same limits.
 */
export const useWindowWidth = (): {
  /** Docks are larger. */
  readonly large: boolean;
  /** Setup has its dock at the side; MQTT shows its subscriptions. */
  readonly wide: boolean;
  /** Two panels do not fit side by side: the dock is always below, and composer and messages take turns. */
  readonly narrow: boolean;
  /** Docks start with three lines. */
  readonly low: boolean;
} => ({
  large: useMatches('(min-width: 1680px)'),
  wide: useMatches('(min-width: 1180px)'),
  narrow: useMatches('(max-width: 899px)'),
  low: useMatches('(max-height: 599px)'),
});
