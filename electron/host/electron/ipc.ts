import type { IpcMain, IpcMainEvent, WebContents } from 'electron';
import type { Connection } from '../../../shared/connection.ts';
import type { ServerFrame } from '../../../shared/frames.ts';
import { createHeldValues, createOneTimeEvent } from '../../../shared/listeners.ts';
import { isPageAddress, pageOrigin } from './page-address.ts';

/**
 * The only channel between a page and the main process; `electron/preload.ts` repeats the name. A message has the id of the page load and a
 * frame. A message with only the id opens a connection. Both sides drop messages of an earlier load.
 */
export const frameChannel = 'atelier:frame';

export interface PageConnections {
  /** Allows pages of this window to connect. */
  admit(contents: WebContents): void;
}

interface OpenPage {
  readonly load: string;
  take(frame: unknown): void;
  close(): void;
}

/** Accepts the pages of our windows. Each load of a page, also a reload, has its own connection. */
export const createPageConnections = (
  ipcMain: Pick<IpcMain, 'on'>,
  attach: (connection: Connection<ServerFrame>) => void,
): PageConnections => {
  const admitted = new Set<WebContents>();
  const pages = new Map<WebContents, OpenPage>();
  const close = (contents: WebContents): void => {
    pages.get(contents)?.close();
    pages.delete(contents);
  };
  ipcMain.on(frameChannel, (event, ...message: readonly unknown[]) => {
    const contents = event.sender;
    const [load, ...frames] = message;
    if (!admitted.has(contents) || !isFromPage(event)) return;
    if (typeof load !== 'string' || !/^[0-9a-f-]{36}$/.test(load) || frames.length > 1) return;
    if (frames.length === 1) {
      const page = pages.get(contents);
      if (page?.load === load) page.take(frames[0]);
      return;
    }
    close(contents);
    const { page, connection } = openPage(contents, load);
    pages.set(contents, page);
    attach(connection);
  });
  return {
    admit: (contents) => {
      admitted.add(contents);
      contents.on('render-process-gone', () => close(contents));
      contents.once('destroyed', () => {
        close(contents);
        admitted.delete(contents);
      });
    },
  };
};

/** True for the main frame of the window at our address. A frame that no longer exists is not accepted. */
const isFromPage = ({ sender, senderFrame }: IpcMainEvent): boolean =>
  senderFrame !== null &&
  senderFrame === sender.mainFrame &&
  senderFrame.origin === pageOrigin &&
  isPageAddress(senderFrame.url);

const openPage = (
  contents: WebContents,
  load: string,
): { readonly page: OpenPage; readonly connection: Connection<ServerFrame> } => {
  const frames = createHeldValues<unknown>();
  const closed = createOneTimeEvent();
  let isOpen = true;
  const page: OpenPage = {
    load,
    take: frames.emit,
    close: () => {
      isOpen = false;
      closed.emit();
    },
  };
  const connection: Connection<ServerFrame> = {
    send: (frame) => {
      if (isOpen && !contents.isDestroyed()) contents.send(frameChannel, load, frame);
    },
    onFrame: frames.add,
    onClosed: closed.add,
  };
  return { page, connection };
};
