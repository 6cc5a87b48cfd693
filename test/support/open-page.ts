import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Connection } from '../../shared/connection.ts';
import { type ClientFrame, decodeFrame, encodeFrame } from '../../shared/frames.ts';
import { encodeAuthentication, readWelcome } from '../../shared/page-authentication.ts';

/** The page end of a served application, in Node. */
export interface OpenedPage {
  readonly connection: Connection<ClientFrame>;
  readonly socket: WebSocket;
  /** The token that the page stores for the next time. */
  readonly token: string;
}

/**
 * Opens a page with the address that the application printed, as a page in a browser does: the first message has the token of the address.
 * Rejects with the close code when the page is not accepted.
 */
export const openPage = async (address: string): Promise<OpenedPage> => {
  const { host, origin, searchParams } = new URL(address);
  const socket = new WebSocket(`ws://${host}/socket`, { origin });
  const welcome = once(socket, 'message');
  welcome.catch(() => undefined);
  await once(socket, 'open');
  const closed = new Promise<never>((_resolve, reject) =>
    socket.once('close', (code) => reject(new Error(`closed: ${code}`))),
  );
  closed.catch(() => undefined);
  // Listens before the welcome arrives, because a frame may follow it directly.
  const frames = keptFrames(socket);
  socket.send(encodeAuthentication(searchParams.get('token') ?? ''));
  const [data] = await Promise.race([welcome, closed]);
  const token = readWelcome(String(data));
  if (token === null) throw new Error(`no welcome: ${String(data)}`);
  return { connection: connectionOver(socket, frames), socket, token };
};

/** Frames that arrive on a socket from now on, kept for the first listener. */
interface KeptFrames {
  onFrame(listener: (frame: unknown) => void): () => void;
}

const keptFrames = (socket: WebSocket): KeptFrames => {
  const frameListeners = new Set<(frame: unknown) => void>();
  const early: unknown[] = [];
  let isFirst = true;
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (isFirst) {
      isFirst = false;
      return;
    }
    const frame = decodeFrame(isBinary ? new Uint8Array(data) : data.toString('utf8'));
    if (frameListeners.size === 0) early.push(frame);
    for (const listener of [...frameListeners]) listener(frame);
  });
  return {
    onFrame: (listener) => {
      frameListeners.add(listener);
      for (const frame of early.splice(0)) listener(frame);
      return () => frameListeners.delete(listener);
    },
  };
};

const connectionOver = (socket: WebSocket, { onFrame }: KeptFrames): Connection<ClientFrame> => ({
  send: (frame) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame));
  },
  onFrame,
  onClosed: (listener) => {
    const reported = (): void => listener();
    socket.on('close', reported);
    return () => socket.off('close', reported);
  },
});
