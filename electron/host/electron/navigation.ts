import type { WebContents } from 'electron';
import { isPageAddress } from './page-address.ts';

/** Keeps a page where it is: it never goes elsewhere, opens no window and embeds nothing. `openLink` judges what was to be opened. */
export const keepAtPage = (contents: WebContents, openLink: (address: string) => void): void => {
  const stay = (event: { readonly url: string; preventDefault(): void }): void => {
    if (!isPageAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stay);
  contents.on('will-frame-navigate', stay);
  contents.on('will-redirect', stay);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openLink(url);
    return { action: 'deny' };
  });
};
