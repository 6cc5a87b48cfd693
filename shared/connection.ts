import type { ClientFrame } from './frames.ts';

/**
 * Carries frames between the main process and one page: IPC, a WebSocket, or a pair in memory. Delivers frames in order and complete, or
 * not at all. Frames that arrive before the first `onFrame` listener are buffered. The receiver validates the frames.
 */
export interface Connection<Out> {
  send(frame: Out): void;
  onFrame(listener: (frame: unknown) => void): () => void;
  /** Called once, regardless of which side closed. */
  onClosed(listener: () => void): () => void;
}

/** What the preload script of the Electron window exposes as `window.atelier`, and nothing else. */
export interface PreloadBridge {
  send(frame: ClientFrame): void;
  onFrame(listener: (frame: unknown) => void): () => void;
}
