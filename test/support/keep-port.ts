import type { SettingsService } from '../../electron/app/services/settings-service.ts';
import type { ViewStore } from '../../electron/app/view-store.ts';
import { done } from '../../shared/outcome.ts';
import { withPort } from '../../shared/port-settings.ts';

/** Keeps the settings of ports in the view only. */
export const keepPortIn =
  (viewStore: ViewStore): SettingsService['keepPort'] =>
  async (address, change) => {
    const view = viewStore.view();
    viewStore.publish({ type: 'settings', settings: { ...view.settings, ports: withPort(view, address, change) } });
    return done;
  };
