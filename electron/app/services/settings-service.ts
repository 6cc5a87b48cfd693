import type { Notice, Settings } from '../../../shared/contract.ts';
import type { Outcome } from '../../../shared/outcome.ts';
import { hasBaudRate } from '../../../shared/port-address.ts';
import { keptSettings, type PortChange, withPort } from '../../../shared/port-settings.ts';
import type { LoadedSettings, SettingsStore } from '../../settings/settings-store.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import type { ViewStore } from '../view-store.ts';

export interface SettingsService {
  readonly handlers: HandlersOf<'settings'>;
  /** Publishes the stored settings. To be called before the settings are read. An invalid file is moved away and reported as a notice. */
  load(): Promise<LoadedSettings>;
  /** Stores the last port for other windows and the next start, and its rate. */
  rememberPort(address: string, baudRate: number): void;
  /** Stores the settings of a port. */
  keepPort(address: string, change: PortChange): Promise<Outcome<void>>;
  /** Writes pending changes, at the end of the program. */
  flush(): Promise<void>;
}

/** Maximum number of stored panel groups. The window has fewer. */
const maxGroups = 40;

export const createSettingsService = (deps: {
  readonly viewStore: ViewStore;
  readonly store: SettingsStore;
}): SettingsService => {
  const { viewStore, store } = deps;
  const change = (patch: SettingsPatch): Promise<Outcome<void>> => {
    const settings = changed(viewStore.view().settings, patch);
    viewStore.publish({ type: 'settings', settings });
    return store.save(settings);
  };
  const showNotices = (notices: readonly Notice[]): void =>
    viewStore.publish({ type: 'product', product: { ...viewStore.view().product, notices } });
  return {
    handlers: {
      /** Applies at once in every window. Answered when the file is written, or with the reason why it is not. */
      'settings.change': async (patch) => emptyAnswer(await change(patch)),
      'settings.dismissNotices': async () => {
        showNotices([]);
        return emptyAnswer();
      },
    },
    rememberPort: (lastAddress, lastBaudRate) => {
      const view = viewStore.view();
      const { settings } = view;
      const isKept = !hasBaudRate(lastAddress) || keptSettings(view, lastAddress)?.baudRate === lastBaudRate;
      if (settings.lastAddress === lastAddress && settings.lastBaudRate === lastBaudRate && isKept) return;
      void change({ lastAddress, lastBaudRate, ports: withPort(view, lastAddress, { baudRate: lastBaudRate }) });
    },
    keepPort: (address, changed) => change({ ports: withPort(viewStore.view(), address, changed) }),
    load: async () => {
      const loaded = await store.load();
      viewStore.publish({ type: 'settings', settings: loaded.settings });
      const notices = noticesOf(loaded);
      if (notices.length > 0) showNotices(notices);
      return loaded;
    },
    flush: store.flush,
  };
};

const noticesOf = ({ brokenKeptAs, rulesLeftOut, failure }: LoadedSettings): readonly Notice[] => [
  ...(brokenKeptAs === null
    ? []
    : [{ kind: 'settings-put-aside', path: brokenKeptAs, ...(rulesLeftOut && { rulesLeftOut }) } as const]),
  ...(failure === null ? [] : [{ kind: 'failure', failure } as const]),
];

type SettingsPatch = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

/** A pane sends the sizes of its own group only, so `layout` is merged by group. */
const changed = (settings: Settings, patch: SettingsPatch): Settings => {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  const groups = { ...settings.layout, ...patch.layout };
  return { ...settings, ...given, layout: Object.fromEntries(Object.entries(groups).slice(-maxGroups)) };
};
