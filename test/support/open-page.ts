import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { Connection } from '../../shared/connection.ts';
import { type ClientFrame, decodeFrame, encodeFrame } from '../../shared/frames.ts';
import { encodeProof, readWelcome } from '../../shared/page-proof.ts';

/** The page's side of a served application, from Node. */
export interface OpenedPage {
  readonly connection: Connection<ClientFrame>;
  readonly socket: WebSocket;
  /** What the page keeps for the next time. */
  readonly token: string;
}

/**
 * Opens a page by the address that the application printed, as the page in a browser does it: the token of the address is shown in the
 * first message. Rejects with the number that the connection was closed with when it is not let in.
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
  // Before the welcome comes: a frame may stand directly behind it.
  const frames = keptFrames(socket);
  socket.send(encodeProof(searchParams.get('token') ?? ''));
  const [data] = await Promise.race([welcome, closed]);
  const token = readWelcome(String(data));
  if (token === null) throw new Error(`no welcome: ${String(data)}`);
  return { connection: connectionOver(socket, frames), socket, token };
};

/** What comes over a socket, from now on, kept for the first listener. */
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
    const told = (): void => listener();
    socket.on('close', told);
    return () => socket.off('close', told);
  },
});
