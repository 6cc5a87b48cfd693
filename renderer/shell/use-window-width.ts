import { useMediaQuery } from '@mantine/hooks';

const useWidth = (query: string): boolean => useMediaQuery(query, true, { getInitialValueInEffect: false }) ?? true;

/** `wide`: from here on Setup has its dock at the side. `large`: docks are larger. The same limits stand in the style sheets. */
export const useWindowWidth = (): { readonly wide: boolean; readonly large: boolean } => ({
  wide: useWidth('(min-width: 1180px)'),
  large: useWidth('(min-width: 1680px)'),
});
