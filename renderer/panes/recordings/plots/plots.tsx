import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';
import type { ViewedTime } from '../viewer/use-viewed-time.ts';
import type { PlotsViewProps } from './plots-view.tsx';

const view = createLazyPart(async () => (await import('./plots-view.tsx')).PlotsView);

/** The plots of a recording, fetched when they are first shown. `time`: `null` while the recording has no lines. */
export const Plots = ({ time, ...props }: Omit<PlotsViewProps, 'time'> & { readonly time: ViewedTime | null }) =>
  time === null ? null : <LazyPage page={view} given={{ ...props, time }} />;
