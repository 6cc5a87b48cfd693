import type { Connection, PreloadBridge } from '../../shared/connection.ts';
import { type ClientFrame, decodeFrame, encodeFrame } from '../../shared/frames.ts';
import { createHeldValues, createOneTimeEvent } from '../../shared/listeners.ts';
import { encodeAuthentication, readWelcome, tokenRejected } from '../../shared/page-authentication.ts';
import { keepPageToken, takePageToken } from './page-token.ts';

declare global {
  interface Window {
    readonly atelier?: PreloadBridge;
  }
}

/**
 * Uses IPC if the preload script is present, otherwise a WebSocket to the page's own host. Returns `null` if the page
 * has no token. Calls `onTokenRejected` before the connection closes because the program rejected the token.
 */
export const openConnection = (onTokenRejected: () => void): Connection<ClientFrame> | null => {
  if (window.atelier) return overPreload(window.atelier);
  const token = takePageToken();
  return token === null ? null : overWebSocket(socketAddress(), token, onTokenRejected);
};

const socketAddress = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`;

const overPreload = (bridge: PreloadBridge): Connection<ClientFrame> => ({
  send: (frame) => bridge.send(frame),
  onFrame: (listener) => bridge.onFrame(listener),
  // The window and its main process end together.
  onClosed: () => () => undefined,
});

const overWebSocket = (address: string, token: string, onTokenRejected: () => void): Connection<ClientFrame> => {
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const waiting: ClientFrame[] = [];
  const frames = createHeldValues<unknown>();
  const closed = createOneTimeEvent();
  let isWelcome = false;
  socket.addEventListener('open', () => {
    socket.send(encodeAuthentication(token));
    for (const frame of waiting.splice(0)) socket.send(encodeFrame(frame) as string);
  });
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    const newToken = isWelcome || typeof data !== 'string' ? null : readWelcome(data);
    if (newToken !== null) {
      isWelcome = true;
      keepPageToken(newToken);
      return;
    }
    frames.emit(decodeFrame(typeof data === 'string' ? data : new Uint8Array(data)));
  });
  socket.addEventListener('close', ({ code }) => {
    if (code === tokenRejected) onTokenRejected();
    closed.emit();
  });
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame) as string);
      else if (socket.readyState === WebSocket.CONNECTING) waiting.push(frame);
    },
    onFrame: frames.add,
    onClosed: closed.add,
  };
};
