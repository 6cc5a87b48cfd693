import { contextBridge, ipcRenderer } from 'electron';

/** The same channel as in `electron/host/electron/ipc.ts`. It is repeated here because a sandboxed preload can import only `electron`. */
const frameChannel = 'atelier:frame';

/** Identifies this load of the page. Frames for an earlier load, before a reload, are ignored. */
const load = crypto.randomUUID();

const listeners = new Set<(frame: unknown) => void>();
const early: unknown[] = [];

ipcRenderer.on(frameChannel, (_event, to: unknown, frame: unknown) => {
  if (to !== load) return;
  if (listeners.size === 0) early.push(frame);
  for (const listener of [...listeners]) listener(frame);
});

/** The only API that the page has (`PreloadBridge` of `renderer/bridge`). */
contextBridge.exposeInMainWorld('atelier', {
  send: (frame: unknown): void => ipcRenderer.send(frameChannel, load, frame),
  onFrame: (listener: (frame: unknown) => void): (() => void) => {
    listeners.add(listener);
    for (const frame of early.splice(0)) listener(frame);
    return () => {
      listeners.delete(listener);
    };
  },
});

ipcRenderer.send(frameChannel, load);
