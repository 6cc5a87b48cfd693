import type { ClientFrame } from './frames.ts';

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

/** What the preload script of the Electron window exposes as `window.atelier`, and nothing else. */
export interface PreloadBridge {
  send(frame: ClientFrame): void;
  onFrame(listener: (frame: unknown) => void): () => void;
}
