import { LazyPage } from '../parts/lazy-page.tsx';
import { createLazyPart } from '../parts/lazy-part.ts';

const dock = createLazyPart(async () => (await import('../panes/dock/dock-pane.tsx')).DockPane);
// With the page, not after it.
void dock.load();

/** The terminal dock. The pane beside it can be used before its code is there. */
export const Dock = () => <LazyPage page={dock} given={{}} />;
