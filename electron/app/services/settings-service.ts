import type { Settings } from '../../../shared/contract.ts';
import type { LoadedSettings, SettingsStore } from '../../settings/settings-store.ts';
import { type HandlersOf, nothing } from '../handlers.ts';
import type { Truth } from '../truth.ts';

export interface SettingsService {
  readonly handlers: HandlersOf<'settings'>;
  /** Publishes what was kept; call it before anything reads the settings. Says whether a broken file was put aside. */
  load(): Promise<LoadedSettings>;
  /** Writes what still waits: for the end of the program. */
  flush(): Promise<void>;
}

/** Groups of panels whose sizes are kept: more than the window has, and a bound for the file. */
const mostGroups = 40;

export const createSettingsService = (deps: {
  readonly truth: Truth;
  readonly store: SettingsStore;
}): SettingsService => {
  const { truth, store } = deps;
  return {
    handlers: {
      /** True at once, in every window; the answer comes when it is on the disk, or says why it is not. */
      'settings.change': async (patch) => {
        const settings = changed(truth.view().settings, patch);
        truth.publish({ type: 'settings', settings });
        return nothing(await store.save(settings));
      },
    },
    load: async () => {
      const loaded = await store.load();
      truth.publish({ type: 'settings', settings: loaded.settings });
      return loaded;
    },
    flush: store.flush,
  };
};

type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

/** A pane sends the sizes of its own group only, so `layout` is merged by group. */
const changed = (settings: Settings, patch: SettingsPatch): Settings => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const groups = { ...settings.layout, ...patch.layout };
  return { ...settings, ...given, layout: Object.fromEntries(Object.entries(groups).slice(-mostGroups)) };
};
