import type { ComponentType } from 'react';
import { createLazyPart, type LazyPart } from '../parts/lazy-part.ts';
import type { PageId } from '../store/ui-store.ts';

/**
 * The pages of the window. Each is a separate file in the build and is fetched on first use.
 */
export const pages: Readonly<Record<PageId, LazyPart<ComponentType>>> = {
  setup: createLazyPart(async () => (await import('./setup-page.tsx')).SetupPage),
  module: createLazyPart(async () => (await import('./module-page.tsx')).ModulePage),
  terminal: createLazyPart(async () => (await import('../panes/terminal/terminal-pane.tsx')).TerminalPane),
  mqtt: createLazyPart(async () => (await import('./mqtt-page.tsx')).MqttPage),
  recordings: createLazyPart(async () => (await import('../panes/recordings/recordings-pane.tsx')).RecordingsPane),
  settings: createLazyPart(async () => (await import('../panes/settings/settings-pane.tsx')).SettingsPane),
};

/** Instead of the pages that are about one module. */
export const mergedNote = createLazyPart<ComponentType>(async () => (await import('./merged-note.tsx')).MergedNote);
