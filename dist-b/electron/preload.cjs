let electron = require("electron");
// electron/preload.ts
/** As in `electron/host/electron/ipc.ts`; a sandboxed preload can import nothing but `electron`. */
var frameChannel = "atelier:frame";
/** Tells this load of the page from the one before a reload: what was meant for that one does not count here. */
var load = crypto.randomUUID();
var listeners = /* @__PURE__ */ new Set();
var early = [];
electron.ipcRenderer.on(frameChannel, (_event, to, frame) => {
	if (to !== load) return;
	if (listeners.size === 0) early.push(frame);
	for (const listener of [...listeners]) listener(frame);
});
/** All that the page gets of the program (`PreloadBridge` of `renderer/bridge`). */
electron.contextBridge.exposeInMainWorld("atelier", {
	send: (frame) => electron.ipcRenderer.send(frameChannel, load, frame),
	onFrame: (listener) => {
		listeners.add(listener);
		for (const frame of early.splice(0)) listener(frame);
		return () => {
			listeners.delete(listener);
		};
	}
});
electron.ipcRenderer.send(frameChannel, load);
