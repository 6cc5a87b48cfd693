import { contextBridge, ipcRenderer } from 'electron';

/** As in `electron/host/electron/ipc.ts`; a sandboxed preload can import nothing but `electron`. */
const frameChannel = 'atelier:frame';

/** Tells this load of the page from the one before a reload: what was meant for that one does not count here. */
const load = crypto.randomUUID();

const listeners = new Set<(frame: unknown) => void>();
const early: unknown[] = [];

ipcRenderer.on(frameChannel, (_event, to: unknown, frame: unknown) => {
  if (to !== load) return;
  if (listeners.size === 0) early.push(frame);
  for (const listener of [...listeners]) listener(frame);
});

/** All that the page gets of the program (`PreloadBridge` of `renderer/bridge`). */
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
