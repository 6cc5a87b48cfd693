import type { RawData, WebSocket } from 'ws';
import type { Connection } from '../../../shared/connection.ts';
import { decodeClientFrame, encodeFrame, type ServerFrame } from '../../../shared/frames.ts';
import { createHeldValues, createOneTimeEvent } from '../../../shared/listeners.ts';

/** A page with more unread bytes than this is disconnected. It connects again and gets the current view. */
const unreadLimitBytes = 32 * 1_048_576;

const closeCodes = { unsupportedData: 1003 } as const;

/** Frames over one WebSocket. Pages send text only; any other message is ignored. */
export const socketConnection = (socket: WebSocket): Connection<ServerFrame> => {
  const frames = createHeldValues<unknown>();
  const closed = createOneTimeEvent();
  socket.on('message', (data: RawData, isBinary: boolean) => {
    if (isBinary || !Buffer.isBuffer(data)) {
      socket.close(closeCodes.unsupportedData);
      return;
    }
    if (socket.readyState !== socket.OPEN) return;
    frames.emit(decodeClientFrame(data.toString('utf8')));
  });
  socket.on('close', () => closed.emit());
  return {
    send: (frame) => {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > unreadLimitBytes) socket.terminate();
      else socket.send(encodeFrame(frame));
    },
    onFrame: frames.add,
    onClosed: closed.add,
  };
};
