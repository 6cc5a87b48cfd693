import type { Session } from 'electron';
import { pageOrigin } from './page-address.ts';

const longestName = 120;

/** Asks where to save reports, profiles and recordings of the page. Every other download is cancelled. */
export const askWhereToSave = (session: Pick<Session, 'on'>): void => {
  session.on('will-download', (event, item) => {
    const address = item.getURL();
    if (!address.startsWith(`blob:${pageOrigin}/`)) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: plainName(item.getFilename()) });
  });
};

/** A name without folders, control characters and characters that Windows does not allow. */
export const plainName = (name: string): string =>
  name
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_')
    .replace(/^\.+/, '_')
    .slice(-longestName) || 'atelier';
