import type { Notice, Settings } from '../../../shared/contract.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import type { LoadedSettings, SettingsStore } from '../../settings/settings-store.ts';
import { type HandlersOf, nothing } from '../handlers.ts';
import type { Truth } from '../truth.ts';

export interface SettingsService {
  readonly handlers: HandlersOf<'settings'>;
  /** Publishes what was kept; call it before anything reads the settings. A broken file that was put aside becomes a notice. */
  load(): Promise<LoadedSettings>;
  /** The port in hand is the same in every window, and at the next start. */
  rememberPort(address: string, baudRate: number): void;
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
  const change = (patch: SettingsPatch): Promise<Outcome<void>> => {
    const settings = changed(truth.view().settings, patch);
    truth.publish({ type: 'settings', settings });
    return store.save(settings);
  };
  const showNotices = (notices: readonly Notice[]): void =>
    truth.publish({ type: 'product', product: { ...truth.view().product, notices } });
  return {
    handlers: {
      /** True at once, in every window; the answer comes when it is on the disk, or says why it is not. */
      'settings.change': async (patch) => nothing(await change(patch)),
      'settings.dismissNotices': async () => {
        showNotices([]);
        return nothing();
      },
    },
    rememberPort: (lastAddress, lastBaudRate) => {
      const { settings } = truth.view();
      if (settings.lastAddress === lastAddress && settings.lastBaudRate === lastBaudRate) return;
      void change({ lastAddress, lastBaudRate });
    },
    load: async () => {
      const loaded = await store.load();
      truth.publish({ type: 'settings', settings: loaded.settings });
      const notices = noticesOf(loaded);
      if (notices.length > 0) showNotices(notices);
      return loaded;
    },
    flush: store.flush,
  };
};

const noticesOf = ({ brokenKeptAs, failure }: LoadedSettings): readonly Notice[] => [
  ...(brokenKeptAs === null ? [] : [{ kind: 'settings-put-aside', path: brokenKeptAs } as const]),
  ...(failure === null ? [] : [{ kind: 'failure', failure } as const]),
];

type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

/** A pane sends the sizes of its own group only, so `layout` is merged by group. */
const changed = (settings: Settings, patch: SettingsPatch): Settings => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const groups = { ...settings.layout, ...patch.layout };
  return { ...settings, ...given, layout: Object.fromEntries(Object.entries(groups).slice(-mostGroups)) };
};
