import { useMediaQuery } from '@mantine/hooks';

const useMatches = (query: string): boolean => useMediaQuery(query, true, { getInitialValueInEffect: false }) ?? true;

/**
 * How much room the window has, in CSS pixels (at 200 % zoom half of the screen's). The order in which things give way is in
 * docs/architecture.md §10; the same limits stand in the style sheets.
 */
export const useWindowRoom = (): {
  /** Docks are larger. */
  readonly large: boolean;
  /** Setup has its dock at the side, MQTT its subscriptions. */
  readonly wide: boolean;
  /** Two things do not stand side by side: the dock is always below, the composer takes turns with the messages. */
  readonly narrow: boolean;
  /** Docks begin with three lines. */
  readonly low: boolean;
} => ({
  large: useMatches('(min-width: 1680px)'),
  wide: useMatches('(min-width: 1180px)'),
  narrow: useMatches('(max-width: 899px)'),
  low: useMatches('(max-height: 599px)'),
});
