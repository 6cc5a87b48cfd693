import type { RawData, WebSocket } from 'ws';
import type { Connection } from '../../../shared/connection.ts';
import { decodeClientFrame, encodeFrame, type ServerFrame } from '../../../shared/frames.ts';

/** A page with more unread bytes than this is disconnected. It connects again and gets the current view. */
const untakenLimitBytes = 32 * 1_048_576;

const closeCodes = { unsupportedData: 1003 } as const;

/** Frames over one WebSocket. Pages send text only; any other message is ignored. */
export const socketConnection = (socket: WebSocket): Connection<ServerFrame> => {
  const frameListeners = new Set<(frame: unknown) => void>();
  const closedListeners = new Set<() => void>();
  const early: unknown[] = [];
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary || !Buffer.isBuffer(data)) {
      socket.close(closeCodes.unsupportedData);
      return;
    }
    if (socket.readyState !== socket.OPEN) return;
    const frame = decodeClientFrame(data.toString('utf8'));
    if (frameListeners.size === 0) early.push(frame);
    for (const listener of [...frameListeners]) listener(frame);
  });
  socket.on('close', () => {
    for (const listener of [...closedListeners]) listener();
  });
  return {
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > untakenLimitBytes) socket.terminate();
      else socket.send(encodeFrame(frame));
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
