import { LazyPage } from '../../../parts/lazy-page.tsx';
import { createLazyPart } from '../../../parts/lazy-part.ts';

const panel = createLazyPart(async () => (await import('./recorded-module-panel.tsx')).RecordedModulePanel);

/** A recording of the list as a virtual module. `name`: its file name. Fetched when it is first shown. */
export const RecordedModule = ({ name }: { readonly name: string }) => <LazyPage page={panel} given={{ name }} />;
