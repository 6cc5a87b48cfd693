/**
 * What carries frames between the main process and one page: IPC, a WebSocket, or a pair in memory. Delivers in order, whole or not at all;
 * `onFrame` keeps what came before the first listener. Frames are checked by whoever receives them.
 */
export interface Connection<Out> {
  send(frame: Out): void;
  onFrame(listener: (frame: unknown) => void): () => void;
  /** Called once, whoever closed. */
  onClosed(listener: () => void): () => void;
}
