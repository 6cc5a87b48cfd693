import { contextBridge, ipcRenderer } from 'electron';
import { createHeldValues } from '../shared/listeners.ts';

/** The same channel as in `electron/host/electron/ipc.ts`. It is repeated here because a sandboxed preload can import only `electron`. */
const frameChannel = 'atelier:frame';

/** Identifies this load of the page. Frames for an earlier load, before a reload, are ignored. */
const load = crypto.randomUUID();

const frames = createHeldValues<unknown>();

ipcRenderer.on(frameChannel, (_event, to: unknown, frame: unknown) => {
  if (to === load) frames.emit(frame);
});

/** The only API that the page has (`PreloadBridge` of `renderer/bridge`). */
contextBridge.exposeInMainWorld('atelier', {
  send: (frame: unknown): void => ipcRenderer.send(frameChannel, load, frame),
  onFrame: (listener: (frame: unknown) => void): (() => void) => frames.add(listener),
});

ipcRenderer.send(frameChannel, load);
