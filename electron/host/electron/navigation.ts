import type { WebContents } from 'electron';
import { isPageAddress } from './page-address.ts';

/** Prevents all navigation, new windows and embedded content. Addresses for a new window are passed to `openLink`. */
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
