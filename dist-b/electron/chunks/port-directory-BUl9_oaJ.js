import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { a as messageOf, i as factText, n as listNativePorts } from "./open-link-BfyoEUp7.js";
import { basename, dirname, join, resolve } from "node:path";
import { readFile, readdir, readlink, realpath } from "node:fs/promises";
// electron/link/port-info.ts
/** USB ids of running modules: at-dialect §3 (Linux `option` driver for the 8910, captured logs for EC618/EC718). */
var modulesByUsbId = {
	"1782:4e00": "air724",
	"19d1:0001": "air780"
};
var text = (...values) => {
	for (const value of values) {
		const clean = value === void 0 ? "" : factText(value);
		if (clean !== "") return clean;
	}
	return null;
};
var usbId = (...values) => {
	const value = values.find((candidate) => candidate !== void 0 && /^(0x)?[0-9a-f]{1,4}$/i.test(candidate));
	return value === void 0 ? null : value.replace(/^0x/i, "").toLowerCase().padStart(4, "0");
};
/** Joins what several sources say about one port; the first source that knows something is believed. */
var portInfo = (path, sources) => {
	const all = (key) => sources.map((source) => source[key]);
	const vendorId = usbId(...all("vendorId"));
	const productId = usbId(...all("productId"));
	return {
		path,
		manufacturer: text(...all("manufacturer")),
		product: text(...all("product")),
		serialNumber: text(...all("serialNumber")),
		vendorId,
		productId,
		interfaceNumber: all("interfaceNumber").find((value) => value !== void 0) ?? null,
		usbLocation: text(...all("usbLocation")),
		stablePath: all("stablePath").find((value) => value !== void 0) ?? null,
		knownModule: modulesByUsbId[`${vendorId}:${productId}`] ?? null
	};
};
var collator = new Intl.Collator("en", { numeric: true });
/** `ttyUSB2` before `ttyUSB10`. */
var byPath = (a, b) => collator.compare(a.path, b.path);
// electron/link/sysfs-ports.ts
var entryLimit = 1024;
var textLimit = 256;
/** tty → usb-serial port → interface → device, with room for hubs and platform buses. */
var ancestorLimit = 8;
/** Bluetooth serial ports may have no device behind their name. */
var needsNoDevice = (name) => /^rfcomm\d+$/.test(name);
/** The serial ports that Linux knows, with their USB identity; `null` where the folder cannot be read. */
var readSysfsPorts = async ({ sysFolder, devFolder }) => {
	const classFolder = join(sysFolder, "class", "tty");
	const names = await readdir(classFolder).catch(() => null);
	if (names === null) return null;
	const stablePaths = await readStablePaths(devFolder);
	const ports = [];
	for (const name of names.slice(0, entryLimit)) {
		const device = await realpath(join(classFolder, name, "device")).catch(() => null);
		if (device === null && !needsNoDevice(name)) continue;
		if (await readText(join(classFolder, name, "type")) === "0") continue;
		const path = join(devFolder, name);
		ports.push({
			path,
			stablePath: stablePaths.get(path),
			...device === null ? {} : await readUsbFacts(device)
		});
	}
	return ports;
};
var readUsbFacts = async (deviceFolder) => {
	let interfaceNumber;
	let folder = deviceFolder;
	for (let level = 0; level < ancestorLimit; level += 1) {
		const number = await readText(join(folder, "bInterfaceNumber"));
		if (number !== void 0 && /^[0-9a-f]{2}$/i.test(number)) interfaceNumber ??= Number.parseInt(number, 16);
		const vendorId = await readText(join(folder, "idVendor"));
		if (vendorId !== void 0) return {
			vendorId,
			productId: await readText(join(folder, "idProduct")),
			manufacturer: await readText(join(folder, "manufacturer")),
			product: await readText(join(folder, "product")),
			serialNumber: await readText(join(folder, "serial")),
			usbLocation: basename(folder),
			interfaceNumber
		};
		folder = dirname(folder);
	}
	return {};
};
var readStablePaths = async (devFolder) => {
	const folder = join(devFolder, "serial", "by-id");
	const links = (await readdir(folder).catch(() => [])).slice(0, entryLimit);
	const paths = /* @__PURE__ */ new Map();
	for (const link of links) {
		const target = await readlink(join(folder, link)).catch(() => null);
		if (target !== null) paths.set(resolve(folder, target), join(folder, link));
	}
	return paths;
};
var readText = async (path) => {
	return (await readFile(path, "utf8").catch(() => void 0))?.slice(0, textLimit).trim();
};
// electron/link/port-directory.ts
var listDeadlineMs = 3e3;
var portLimit = 512;
var nativePortReaders = (platform) => ({
	listNative: listNativePorts,
	readSysfs: platform === "linux" ? () => readSysfsPorts({
		sysFolder: "/sys",
		devFolder: "/dev"
	}) : null
});
/** One question to the system at a time: whoever asks meanwhile gets the same answer. */
var createPortDirectory = (readers, clock) => {
	let nativeQuestion = null;
	let lastKnown = null;
	/** A question that hangs is not asked a second time: the first is still waited for. */
	const askNative = () => {
		nativeQuestion ??= answerOf(readers.listNative).finally(() => {
			nativeQuestion = null;
		});
		const question = nativeQuestion;
		return new Promise((resolve) => {
			const cancelDeadline = clock.after(listDeadlineMs, () => resolve({ problem: "list deadline" }));
			question.then((answer) => {
				cancelDeadline();
				resolve(answer);
			});
		});
	};
	const list = async () => {
		const sysfs = await readers.readSysfs?.() ?? null;
		if (sysfs !== null) return ok(portsOf(sysfs));
		const native = await askNative();
		if ("problem" in native) return lastKnown ? ok(lastKnown) : fail("link/failed", { detail: factText(native.problem) });
		lastKnown = portsOf(native.entries.map(findingsOf));
		return ok(lastKnown);
	};
	return { listPorts: list };
};
var answerOf = async (listNative) => {
	try {
		return { entries: await listNative() };
	} catch (error) {
		return { problem: messageOf(error) };
	}
};
/** A port that is listed twice is one port: what the first entry does not know, the next one may. */
var portsOf = (all) => {
	const byPort = /* @__PURE__ */ new Map();
	for (const findings of all) if (findings.path !== "") byPort.set(findings.path, [...byPort.get(findings.path) ?? [], findings]);
	return [...byPort].slice(0, portLimit).map(([path, findings]) => portInfo(path, findings)).sort(byPath);
};
var findingsOf = (entry) => {
	const windowsInterface = /&MI_([0-9a-f]{2})/i.exec(entry.pnpId ?? "")?.[1];
	return {
		path: entry.path,
		manufacturer: entry.manufacturer,
		product: entry.friendlyName,
		serialNumber: entry.serialNumber,
		vendorId: entry.vendorId,
		productId: entry.productId,
		usbLocation: entry.locationId,
		interfaceNumber: windowsInterface === void 0 ? void 0 : Number.parseInt(windowsInterface, 16)
	};
};
export { nativePortReaders as n, createPortDirectory as t };

//# sourceMappingURL=port-directory-BUl9_oaJ.js.map