import { useMediaQuery } from '@mantine/hooks';

/** From here on Setup has its dock at the side and labels are long; the same limit stands in the style sheets. */
export const useWideWindow = (): boolean =>
  useMediaQuery('(min-width: 1180px)', true, { getInitialValueInEffect: false }) ?? true;
