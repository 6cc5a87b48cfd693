import type { Connection, PreloadBridge } from '../../shared/connection.ts';
import { type ClientFrame, decodeFrame, encodeFrame } from '../../shared/frames.ts';

declare global {
  interface Window {
    readonly atelier?: PreloadBridge;
  }
}

/** IPC where the preload script is there, else a WebSocket to where the page came from. */
export const openConnection = (): Connection<ClientFrame> =>
  window.atelier ? overPreload(window.atelier) : overWebSocket(socketAddress());

const socketAddress = (): string => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/socket`;

const overPreload = (bridge: PreloadBridge): Connection<ClientFrame> => ({
  send: (frame) => bridge.send(frame),
  onFrame: (listener) => bridge.onFrame(listener),
  // The window and its main process end together.
  onClosed: () => () => undefined,
});

const overWebSocket = (address: string): Connection<ClientFrame> => {
  const socket = new WebSocket(address);
  socket.binaryType = 'arraybuffer';
  const waiting: ClientFrame[] = [];
  const early: unknown[] = [];
  const frameListeners = new Set<(frame: unknown) => void>();
  const closedListeners = new Set<() => void>();
  socket.addEventListener('open', () => {
    for (const frame of waiting.splice(0)) socket.send(encodeFrame(frame) as string);
  });
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    const frame = decodeFrame(typeof data === 'string' ? data : new Uint8Array(data));
    if (frameListeners.size === 0) early.push(frame);
    for (const listener of [...frameListeners]) listener(frame);
  });
  socket.addEventListener('close', () => {
    for (const listener of [...closedListeners]) listener();
  });
  return {
    send: (frame) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(encodeFrame(frame) as string);
      else if (socket.readyState === WebSocket.CONNECTING) waiting.push(frame);
    },
    onFrame: (listener) => {
      frameListeners.add(listener);
      for (const frame of early.splice(0)) listener(frame);
      return () => frameListeners.delete(listener);
    },
    onClosed: (listener) => {
      closedListeners.add(listener);
      return () => closedListeners.delete(listener);
    },
  };
};
