import { i as ok, n as fail, r as failure, t as done } from "./outcome-DjrHHilm.js";
import { _ as sizeInBytes, g as quoteArgument, h as findTextProblem, s as readCmeAnswer, x as exitCodeOf } from "./describe-failure-DUuiI3VI.js";
import { C as profileProblem, S as problemWith, _ as oneOf, a as demoClouds, b as problemsOfIssues, c as topicFolders, d as withoutSecrets, f as writtenCloud, g as isHost, h as hostName, i as clouds, l as usualCloud, m as checkedText, o as deviceOfTopic, p as argument, r as cloudOf, s as isAskedFor, t as anyBroker, u as usualPort, v as pemOrPath, x as findJsonError, y as paramsOf } from "./clouds-CDnZGGZe.js";
import { l as warning, n as demoHost, t as demoAuthority } from "./demo-cloud-BmyasQvl.js";
import { A as stageOf, M as stepIds, N as moduleFamilies$1, f as noFacts, j as stages, k as certificateRoles, t as createOpenLink } from "./open-link-BfyoEUp7.js";
import { t as resolveCredentials } from "./resolve-CWCCkgrB.js";
import { n as demoDeviceOf } from "./demo-device-C9q-IhCF.js";
import { closeSync, fstatSync, openSync, readSync, statSync } from "node:fs";
import { X509Certificate, createHash, createPrivateKey } from "node:crypto";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
// electron/link/port-identity.ts
/** Air780 modules all say `000000000001` (at-dialect §3), and cheap adapters `0`, `0001` or `12345678`. */
var sharedSerial = /^(?:0*[01]?|0*12345678(?:90?)?|f+)$/i;
var isTelling = (serialNumber) => serialNumber !== null && !sharedSerial.test(serialNumber);
/** Windows names are the same in any case and with the prefix of a device. */
var plainName$1 = (path) => {
	const name = path.trim().replace(/^\\\\\.\\/, "");
	return /^com\d+:?$/i.test(name) ? name.toUpperCase().replace(/:$/, "") : path;
};
var isNamed = (port, address) => port.path === plainName$1(address) || port.stablePath === address;
/** True unless one of both is not known: a device that has just come back is not described whole at once. */
var differs = (one, other) => one !== null && other !== null && one !== other;
var isOfSameKind = (identity, port) => port.vendorId === identity.vendorId && port.productId === identity.productId && !differs(identity.interfaceNumber, port.interfaceNumber) && !differs(identity.serialNumber, port.serialNumber);
/**
* Who is behind `address` among the ports there are. `null`: nothing to tell it by, as for pseudo-terminals, `tcp://` and ports
* that are not on USB: these come back under their address or not at all.
*/
var identifyPort = (address, ports) => {
	const own = ports.find((port) => isNamed(port, address));
	if (!own || own.vendorId === null || own.productId === null) return null;
	const { vendorId, productId, interfaceNumber, serialNumber, usbLocation, stablePath } = own;
	const identity = {
		vendorId,
		productId,
		interfaceNumber,
		serialNumber,
		usbLocation,
		stablePath
	};
	const twinLocations = ports.filter((port) => port !== own && isOfSameKind(identity, port)).flatMap((port) => port.usbLocation === null || port.usbLocation === usbLocation ? [] : [port.usbLocation]);
	return {
		...identity,
		twinLocations
	};
};
/**
* The path to open to reach the same port again, or `null` when it is not there, when another device has its name, or when
* several could be it: no byte may go to the wrong module.
*/
var matchPort = (address, identity, ports) => {
	if (identity === null) return address;
	const candidates = ports.filter((port) => isOfSameKind(identity, port) && !isTwin(identity, port));
	const only = (isIt) => {
		const found = candidates.filter(isIt);
		return found.length === 1 ? found[0]?.path ?? null : null;
	};
	return (isTelling(identity.serialNumber) ? only(({ serialNumber }) => serialNumber === identity.serialNumber) : null) ?? only(({ usbLocation }) => usbLocation !== null && usbLocation === identity.usbLocation) ?? only(({ stablePath }) => stablePath !== null && stablePath === identity.stablePath) ?? only((port) => isNamed(port, address)) ?? only(() => true) ?? (ports.some((port) => isNamed(port, address)) || candidates.length > 0 ? null : address);
};
/** A device with a serial number of its own has no twins, wherever it is plugged in. */
var isTwin = ({ serialNumber, usbLocation, twinLocations }, port) => !isTelling(serialNumber) && port.usbLocation !== null && port.usbLocation !== usbLocation && twinLocations.includes(port.usbLocation);
// electron/link/reconnect.ts
/** Waits before the attempts in ms; the last one repeats for ever (reliability R-3). */
var defaultBackOffMs = [
	250,
	500,
	1e3,
	2e3,
	5e3
];
var hasNoIdentity = (address) => /^(?:tcp|sim):/i.test(address);
var createReconnector = (options) => {
	const { address, settings, openLink, directory, clock } = options;
	const waits = options.backOffMs ?? defaultBackOffMs;
	let identity = null;
	let identified = Promise.resolve();
	/** Not waited for: the port is open, and its bytes are wanted now. */
	const identify = async (path) => {
		const listed = await directory.listPorts();
		if (listed.ok) identity = identifyPort(path, listed.value) ?? identity;
	};
	/** What to open now, or `null`. The ports of the machine are listed only where one of them may have come back under another name. */
	const findPath = async () => {
		await identified;
		if (identity === null) return address;
		const listed = await directory.listPorts();
		return listed.ok ? matchPort(address, identity, listed.value) : address;
	};
	const open = async () => {
		if (hasNoIdentity(address)) return openLink(address, settings());
		const path = await findPath();
		if (path === null) return {
			ok: false,
			error: failure("link/missing", { path: address })
		};
		const opened = await openLink(path, settings());
		if (opened.ok) identified = identify(path);
		return opened;
	};
	const keepTrying = (firstReason, { onWaiting, onOpened }) => {
		let isWanted = true;
		let cancelWait = () => void 0;
		const tryOnce = async (attempt) => {
			const opened = await open();
			if (!isWanted) {
				if (opened.ok) await opened.value.close();
				return;
			}
			if (opened.ok) onOpened(opened.value);
			else wait(attempt + 1, opened.error);
		};
		const wait = (attempt, reason) => {
			const waitMs = waits[Math.min(attempt, waits.length) - 1] ?? 0;
			cancelWait = clock.after(waitMs, () => void tryOnce(attempt));
			onWaiting(attempt, waitMs, reason);
		};
		wait(1, firstReason);
		return () => {
			isWanted = false;
			cancelWait();
		};
	};
	return {
		open,
		keepTrying
	};
};
// electron/recorder/recording-name.ts
var longestAddressCharacters = 60;
/** The port in the name of a file: valid on every platform, and empty for an address of other characters only. */
var addressName = (address) => address.replaceAll(/[^A-Za-z0-9._]+/g, "-").slice(0, longestAddressCharacters).replaceAll(/^[-.]+|[-.]+$/g, "");
/**
* Name of the file for a session that starts now: sorts by time (UTC), tells the port, and is valid on every platform, Windows included:
* `20261123T060000.000Z-dev-ttyUSB2.jsonl`. It starts with a digit, so it is never one of Windows' device names.
*/
var recordingName = (startedAtMs, address) => {
	return `${new Date(startedAtMs).toISOString().replaceAll(/[-:]/g, "")}-${addressName(address) || "session"}.jsonl`;
};
// electron/recorder/repair.ts
/**
* Opens a recording for a further part. When the file ends in half a line (the program or the machine stopped while writing), the new
* part starts on a new line, so that only the torn line is lost.
*/
var openForAppend = (platform, path) => {
	const isTorn = endsTorn(path);
	const opened = platform.openAppend(path);
	if (!opened.ok) return opened;
	const started = isTorn ? opened.value.append(Uint8Array.of(10)) : done;
	if (started.ok) return ok(opened.value);
	opened.value.close();
	return started;
};
/** False for what is not there, empty, not a plain file (reading a pipe would wait), or cannot be read. */
var endsTorn = (path) => {
	try {
		return statSync(path).isFile() && lastByte(path) !== 10;
	} catch {
		return false;
	}
};
var lastByte = (path) => {
	const descriptor = openSync(path, "r");
	try {
		const { size } = fstatSync(descriptor);
		if (size === 0) return 10;
		const last = /* @__PURE__ */ new Uint8Array(1);
		readSync(descriptor, last, 0, 1, size - 1);
		return last[0] ?? 10;
	} finally {
		closeSync(descriptor);
	}
};
// electron/recorder/batch-writer.ts
var nothing$1 = {
	entries: 0,
	bytes: 0,
	lastSeq: 0
};
var lineEnd = Uint8Array.of(10);
var createBatchWriter = (options) => {
	const { file } = options;
	let waiting = [];
	let waitingBytes = 0;
	let headerWritten = false;
	let isDirty = false;
	let isFailing = false;
	let isSyncFailing = false;
	let syncing = null;
	let isSyncAsked = false;
	let isClosed = false;
	let outage = nothing$1;
	let total = nothing$1;
	const giveUp = (count) => {
		for (const { seq, line } of waiting.slice(0, count)) {
			waitingBytes -= line.length;
			outage = {
				entries: outage.entries + 1,
				bytes: outage.bytes + line.length,
				lastSeq: seq
			};
			total = {
				entries: total.entries + 1,
				bytes: total.bytes + line.length,
				lastSeq: seq
			};
		}
		waiting = waiting.slice(count);
	};
	const keepNewest = () => {
		let count = 0;
		for (let bytes = waitingBytes; bytes > options.ringBytes; count += 1) bytes -= waiting[count]?.line.length ?? bytes;
		if (count > 0) giveUp(count);
	};
	/** After a failure the file may end in half a line: begin on a new one. */
	const batch = () => Buffer.concat([
		...isFailing ? [lineEnd] : [],
		...headerWritten ? [] : [options.header],
		...outage.entries > 0 ? [options.gapLine(outage.lastSeq, lossOf(outage))] : [],
		...waiting.map(({ line }) => line)
	]);
	const write = () => {
		if (isClosed || waiting.length === 0 && headerWritten && !isFailing) return;
		const appended = file.append(batch());
		const wasFailing = isFailing;
		isFailing = !appended.ok;
		if (!appended.ok) {
			keepNewest();
			if (!wasFailing) options.onFailure(appended.error);
			return;
		}
		const missing = lossOf(outage);
		headerWritten = true;
		waiting = [];
		waitingBytes = 0;
		outage = nothing$1;
		isDirty = true;
		if (wasFailing) options.onResumed(missing);
	};
	const sync = () => {
		isSyncAsked = syncing !== null;
		if (isSyncAsked || !isDirty) return;
		isDirty = false;
		syncing = file.flush().then((flushed) => {
			syncing = null;
			const isNews = !isSyncFailing && !isFailing;
			isSyncFailing = !flushed.ok;
			if (!flushed.ok && isNews) options.onFailure(flushed.error);
			if (isSyncAsked) sync();
		});
	};
	return {
		add(seq, line) {
			if (isClosed) return;
			waiting.push({
				seq,
				line
			});
			waitingBytes += line.length;
			if (isFailing) keepNewest();
		},
		write,
		sync,
		async close() {
			if (isClosed) return;
			write();
			giveUp(waiting.length);
			isClosed = true;
			sync();
			while (syncing !== null) await syncing;
			file.close();
		},
		get waitingBytes() {
			return waitingBytes;
		},
		get isWaiting() {
			return waiting.length > 0 || !headerWritten;
		},
		get isDirty() {
			return isDirty;
		},
		get isFailing() {
			return isFailing;
		},
		get loss() {
			return lossOf(total);
		}
	};
};
var lossOf = ({ entries, bytes }) => ({
	entries,
	bytes
});
// electron/recorder/mask-facts.ts
var deepest = 16;
var mostValues = 1e4;
/**
* A plain copy of an event's facts with every string (names of fields too) masked: what JSON can hold, bounded in depth and number, so
* that neither a cycle nor a getter that throws can hurt a recording. Numbers are kept: facts never carry secrets as numbers.
*/
var maskFacts = (facts, maskText) => {
	let left = mostValues;
	const copy = (value, depth) => {
		left -= 1;
		if (left < 0 || depth > deepest) return "…";
		if (typeof value === "string") return maskText(value);
		if (typeof value === "bigint") return maskText(String(value));
		if (typeof value === "number" || typeof value === "boolean") return value;
		if (typeof value !== "object" || value === null) return null;
		if (value instanceof Uint8Array) return { latin1: maskText(Buffer.from(value).toString("latin1")) };
		if (Array.isArray(value)) return value.slice(0, Math.max(0, left)).map((item) => copy(item, depth + 1));
		return copyRecord(value, depth);
	};
	/** `fromEntries` defines fields: a field named `__proto__` stays a field. */
	const copyRecord = (record, depth) => Object.fromEntries(Object.entries(record).slice(0, Math.max(0, left)).filter(([, value]) => value !== void 0).map(([name, value]) => [maskText(name), copy(value, depth + 1)]));
	try {
		return copyRecord(facts, 0);
	} catch {
		return { unreadable: true };
	}
};
// electron/recorder/pattern-automaton.ts
var edgeKey = (node, byte) => node * 256 + byte;
var createPatternAutomaton = () => {
	const trie = {
		edges: /* @__PURE__ */ new Map(),
		parent: [0],
		byteIn: [0],
		depth: [0],
		ends: [0],
		hasChildren: [false]
	};
	let links = null;
	let version = 0;
	const linked = () => {
		links ??= link$1(trie);
		return links;
	};
	return {
		get version() {
			return version;
		},
		add(pattern) {
			if (pattern.length === 0 || !insert(trie, pattern)) return;
			links = null;
			version += 1;
		},
		next: (state, byte) => follow(trie.edges, linked().fail, state, byte),
		matchLength: (state) => linked().longestMatch[state] ?? 0,
		openLength: (state) => linked().open[state] ?? 0,
		openTails: (state) => openTails(trie, linked(), state)
	};
};
/** False when the pattern was there already. */
var insert = (trie, pattern) => {
	let node = 0;
	for (const byte of pattern) {
		let child = trie.edges.get(edgeKey(node, byte));
		if (child === void 0) {
			child = trie.parent.length;
			trie.edges.set(edgeKey(node, byte), child);
			trie.hasChildren[node] = true;
			trie.parent.push(node);
			trie.byteIn.push(byte);
			trie.depth.push((trie.depth[node] ?? 0) + 1);
			trie.ends.push(0);
			trie.hasChildren.push(false);
		}
		node = child;
	}
	const isNew = trie.ends[node] === 0;
	trie.ends[node] = pattern.length;
	return isNew;
};
var follow = (edges, fail, from, byte) => {
	let state = from;
	for (;;) {
		const child = edges.get(edgeKey(state, byte));
		if (child !== void 0) return child;
		if (state === 0) return 0;
		state = fail[state] ?? 0;
	}
};
var link$1 = (trie) => {
	const size = trie.parent.length;
	const fail = new Int32Array(size);
	const longestMatch = new Int32Array(size);
	const open = new Int32Array(size);
	const at = (list, node) => list[node] ?? 0;
	const byDepth = Array.from({ length: size - 1 }, (_, index) => index + 1).sort((a, b) => at(trie.depth, a) - at(trie.depth, b));
	for (const node of byDepth) {
		const parent = at(trie.parent, node);
		const suffix = parent === 0 ? 0 : follow(trie.edges, fail, at(fail, parent), at(trie.byteIn, node));
		fail[node] = suffix;
		longestMatch[node] = at(trie.ends, node) || at(longestMatch, suffix);
		open[node] = trie.hasChildren[node] ? at(trie.depth, node) : at(open, suffix);
	}
	return {
		fail,
		longestMatch,
		open,
		shortestPattern: shortestPatterns(trie)
	};
};
/** For each node the length of the shortest pattern that runs through it or ends in it. */
var shortestPatterns = (trie) => {
	const shortest = new Int32Array(trie.parent.length).fill(2147483647);
	for (let node = trie.parent.length - 1; node > 0; node -= 1) {
		const end = trie.ends[node] || 2147483647;
		const own = Math.min(shortest[node] ?? end, end);
		shortest[node] = own;
		const parent = trie.parent[node] ?? 0;
		shortest[parent] = Math.min(shortest[parent] ?? own, own);
	}
	return shortest;
};
function* openTails(trie, links, state) {
	for (let node = state; node !== 0; node = links.fail[node] ?? 0) {
		if (!trie.hasChildren[node]) continue;
		yield {
			length: trie.depth[node] ?? 0,
			shortestPattern: links.shortestPattern[node] ?? 0
		};
	}
}
// electron/recorder/secret-arguments.ts
var always = (...numbers) => ({
	always: numbers,
	after: []
});
/**
* Set commands by name: those that are declared in `electron/commands` (a test compares them), and further ones of the dialect and of
* 3GPP TS 27.007.
*/
var ofCommands = /* @__PURE__ */ new Map([
	["+CPIN", always(0, 1)],
	["+CPNETAPN", always(3)],
	["+MCONFIG", always(2)],
	["+CSTT", always(2)],
	["+CGAUTH", always(3)],
	["+CLCK", always(2)],
	["+CPWD", always(1, 2)],
	["+FTPPW", always(0)],
	["+SAPBR", {
		always: [],
		after: [{
			key: "PWD",
			secret: 3
		}]
	}]
]);
/** Answers to the queries of such commands that repeat the argument (`+CSTT: "apn","user","password"`). */
var answering = [
	"+MCONFIG",
	"+CPNETAPN",
	"+CSTT",
	"+CGAUTH"
];
var ofAnswers = new Map([...ofCommands].filter(([name]) => answering.includes(name)));
/** By the name in front of an `=`, in capitals. */
var secretArgumentsOf = (name) => ofCommands.get(name);
var lookBackBytes = Math.max(...[...ofCommands.keys()].map((name) => name.length)) + 8 + 1;
var lastLettersOf = (names) => new Set(Array.from(names, (name) => name.charCodeAt(name.length - 1)));
var lastLetters = {
	"=": lastLettersOf(ofCommands.keys()),
	":": lastLettersOf(ofAnswers.keys())
};
var equals = 61;
var colon = 58;
var quote$1 = 34;
var comma = 44;
var semicolon = 59;
var questionMark = 63;
var isBlank$1 = (byte) => byte === 32 || byte === 9;
var carriageReturn = 13;
var lineFeed$2 = 10;
var isLineEnd = (byte) => byte === carriageReturn || byte === lineFeed$2;
/** Enough of an argument to compare it with a `key`. */
var keptCharacters = 8;
var createArgumentScanner = () => {
	let reading = null;
	let before = /* @__PURE__ */ new Uint8Array(0);
	return {
		spansIn: (bytes) => {
			const spans = [];
			let at = 0;
			while (at < bytes.length) {
				if (reading !== null) {
					const end = readArguments(reading, bytes, at, spans);
					if (end < bytes.length) reading = null;
					at = end;
					continue;
				}
				const sign = nextSign(bytes, at);
				if (sign === -1) break;
				const rules = rulesAt(before, bytes, sign);
				if (rules) reading = readingOf(rules);
				at = sign + 1;
			}
			before = lastBytes(before, bytes);
			return spans;
		},
		reset: () => {
			reading = null;
			before = /* @__PURE__ */ new Uint8Array(0);
		}
	};
};
var readingOf = (rules) => ({
	rules,
	keys: [],
	index: 0,
	isSecret: isSecretAt(rules, 0, []),
	place: "gap",
	text: "",
	lineEnd: null
});
var lastBytes = (before, bytes) => bytes.length >= lookBackBytes ? bytes.slice(-lookBackBytes) : Uint8Array.from(Buffer.concat([before, bytes]).subarray(-lookBackBytes));
/** The next `=` or `:` that a name with a secret argument may stand in front of, judged by one byte; the first byte of a piece always may. */
var nextSign = (bytes, from) => {
	for (let at = from; at < bytes.length; at += 1) {
		const byte = bytes[at];
		if (byte !== equals && byte !== colon) continue;
		const last = at === 0 ? null : bytes[at - 1] ?? 0;
		if (last === null || isBlank$1(last) || lastLetters[byte === equals ? "=" : ":"].has(last & 223)) return at;
	}
	return -1;
};
var rulesAt = (before, bytes, sign) => {
	const own = bytes.subarray(Math.max(0, sign - lookBackBytes), sign);
	const text = Buffer.concat([before.subarray(Math.max(0, before.length + own.length - lookBackBytes)), own]).toString("latin1");
	const name = /([+*^][A-Za-z]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase();
	if (bytes[sign] !== equals) return ofAnswers.get(name ?? "");
	const bareName = /[\r\n]([A-Za-z]+)[ \t]*$/.exec(text)?.[1]?.toUpperCase() ?? "";
	return ofCommands.get(name ?? `+${bareName}`);
};
var isSecretAt = ({ always: numbers, after }, index, keys) => numbers.includes(index) || after.some(({ key, secret }) => secret === index && keys.includes(key));
/** Reads on from `from`; where the arguments have ended, or the end of the bytes when they go on. */
var readArguments = (reading, bytes, from, spans) => {
	let start = -1;
	const close = (end) => {
		if (start !== -1) spans.push({
			start,
			end
		});
		start = -1;
	};
	let at = from;
	for (; at < bytes.length; at += 1) {
		const byte = bytes[at] ?? 0;
		const isQuoted = reading.place === "quoted";
		if (goesOnBehind(reading, byte)) {
			close(at);
			continue;
		}
		if (isLineEnd(byte) || byte === semicolon && !isQuoted) break;
		if (byte === comma && !isQuoted) {
			close(at);
			nextArgument(reading);
		} else if (reading.place === "gap" && byte === quote$1) reading.place = "quoted";
		else if (isQuoted && byte === quote$1) {
			close(at);
			reading.place = "behind";
		} else if (reading.place !== "behind" && !(reading.place === "gap" && isBlank$1(byte))) {
			if (reading.place === "gap" && byte === questionMark) reading.isSecret = false;
			if (reading.place === "gap") reading.place = "plain";
			if (reading.text.length < keptCharacters) reading.text += String.fromCharCode(byte);
			if (reading.isSecret && start === -1) start = at;
		}
	}
	close(at);
	return at;
};
/**
* A quoted secret may hold one line end (CR, LF or CR LF), which is no part of the span: lines stay lines. A blank line, which stands before
* every result, ends it: the closing quote was forgotten.
*/
var goesOnBehind = (reading, byte) => {
	if (reading.place !== "quoted" || !reading.isSecret || !isLineEnd(byte)) return false;
	const isSecond = byte === lineFeed$2 && reading.lineEnd === "cr";
	if (reading.lineEnd !== null && !isSecond) return false;
	reading.lineEnd = byte === carriageReturn ? "cr" : "whole";
	return true;
};
var nextArgument = (reading) => {
	reading.keys.push(reading.text.trim().toUpperCase());
	reading.index += 1;
	reading.text = "";
	reading.lineEnd = null;
	reading.place = "gap";
	reading.isSecret = isSecretAt(reading.rules, reading.index, reading.keys);
};
/** Longer values are searched for in pieces of this size, so that what a masker holds back stays small. */
var pieceBytes = 1024;
/** What a device may make of a line break inside a value. */
var lineBreaks = [
	"\r",
	"\n",
	"\r\n",
	"\r\r\n"
];
var encoder$1 = new TextEncoder();
/**
* Every way in which a secret value is known to appear in traffic, reports and logs (reliability.md R-18): plain, hex, spaced hex, Base64
* at any alignment, URL-encoded, JSON-escaped, escaped for an AT parameter, JSON inside an AT parameter, and UTF-8 encoded twice.
*/
var secretForms = (value) => {
	const bytes = typeof value === "string" ? encoder$1.encode(value) : value;
	if (bytes.length < 8) return [];
	const forms = /* @__PURE__ */ new Map();
	for (const piece of searchedParts(bytes)) for (const form of [piece, ...textForms(piece).map((text) => Buffer.from(text, "latin1"))]) if (form.length >= 8) forms.set(Buffer.from(form).toString("latin1"), form);
	return [...forms.values()];
};
/** The last piece is as long as the others, so that no short rest of a key is searched for. */
var pieces = (bytes) => {
	if (bytes.length <= pieceBytes) return [bytes];
	const found = [];
	for (let start = 0;; start += 1021) {
		if (start + pieceBytes >= bytes.length) return [...found, bytes.subarray(bytes.length - pieceBytes)];
		found.push(bytes.subarray(start, start + pieceBytes));
	}
};
/**
* A value with several lines is searched for with every kind of line break, and line by line. Of PEM only the lines between the marks: they
* are what is secret, and they keep the automaton of a key small.
*/
var searchedParts = (bytes) => {
	if (!bytes.includes(10) && !bytes.includes(13)) return pieces(bytes);
	const text = Buffer.from(bytes).toString("latin1");
	const lines = text.split(/[\r\n]+/).filter((line) => line.length >= 8 && !line.startsWith("-----")).flatMap((line) => pieces(Buffer.from(line, "latin1")));
	if (text.includes("-----BEGIN ") && lines.length > 0) return lines;
	return [...[bytes, ...lineBreaks.map((lineBreak) => Buffer.from(text.replaceAll(/\r*\n|\r+/g, lineBreak), "latin1"))].flatMap(pieces), ...lines];
};
/** All forms but the plain one. Text here is Latin-1: one character per byte. */
var textForms = (bytes) => {
	const plain = Buffer.from(bytes).toString("latin1");
	const hex = Buffer.from(bytes).toString("hex");
	const spaced = hex.replaceAll(/..(?!$)/g, "$& ");
	const json = [...jsonForms(bytes)];
	return [
		Buffer.from(plain, "utf8").toString("latin1"),
		hex,
		hex.toUpperCase(),
		spaced,
		spaced.toUpperCase(),
		...base64Forms(bytes),
		...urlForms(bytes),
		...json,
		...[plain, ...json].flatMap(atForms)
	];
};
/**
* For each of the three positions a value can have in a group of three bytes: the characters that depend on it alone, and the same up to
* the end when it ends the encoded data (`user:password`). The alphabet for URLs differs only in two characters.
*/
var base64Forms = (bytes) => {
	const forms = [];
	for (const lead of [
		0,
		1,
		2
	]) {
		const padded = new Uint8Array(lead + bytes.length);
		padded.set(bytes, lead);
		const encoded = Buffer.from(padded).toString("base64").replaceAll("=", "");
		const first = Math.ceil(lead * 8 / 6);
		const afterLastWhole = Math.floor(padded.length * 8 / 6);
		forms.push(encoded.slice(first, afterLastWhole), encoded.slice(first));
	}
	forms.push(Buffer.from(bytes).toString("base64"));
	return [...forms, ...forms.map((form) => form.replaceAll("+", "-").replaceAll("/", "_"))];
};
var percent = (bytes, kept, upper) => Array.from(bytes, (byte) => {
	const character = String.fromCharCode(byte);
	if (kept.test(character)) return character;
	const hex = byte.toString(16).padStart(2, "0");
	return `%${upper ? hex.toUpperCase() : hex}`;
}).join("");
/** As `encodeURIComponent`, as RFC 3986, and as a form (blank is `+`), each with either case of the hex digits. */
var urlForms = (bytes) => [true, false].flatMap((upper) => [
	percent(bytes, /[A-Za-z0-9\-_.!~*'()]/, upper),
	percent(bytes, /[A-Za-z0-9\-_.~]/, upper),
	percent(bytes, /[A-Za-z0-9\-_.* ]/, upper).replaceAll(" ", "+")
]);
var shortEscapes = {
	"\b": "\\b",
	"	": "\\t",
	"\n": "\\n",
	"\f": "\\f",
	"\r": "\\r",
	"\"": "\\\"",
	"\\": "\\\\"
};
var unicodeEscape = (unit) => `\\u${unit.toString(16).padStart(4, "0")}`;
/** As JavaScript writes JSON strings, with `\/`, and with everything outside ASCII as `\uXXXX` (Python's default). */
var jsonForms = function* (bytes) {
	const plain = Array.from(bytes, (byte) => {
		const character = String.fromCharCode(byte);
		return shortEscapes[character] ?? (byte < 32 ? unicodeEscape(byte) : character);
	}).join("");
	yield plain;
	yield plain.replaceAll("/", "\\/");
	if (!/[\x7f-\xff]/.test(plain)) return;
	const text = new TextDecoder().decode(bytes);
	yield Array.from({ length: text.length }, (_, index) => {
		const unit = text.charCodeAt(index);
		const character = text.charAt(index);
		return shortEscapes[character] ?? (unit < 32 || unit > 126 ? unicodeEscape(unit) : character);
	}).join("");
};
/** `\22 \0D \0A \5C` inside a quoted AT parameter (at-dialect.md: upper-case digits certain, lower-case unknown). */
var atForms = (text) => {
	const escaped = (upper) => text.replaceAll(/["\r\n\\]/g, (character) => {
		const hex = character.charCodeAt(0).toString(16).padStart(2, "0");
		return `\\${upper ? hex.toUpperCase() : hex}`;
	});
	return [escaped(true), escaped(false)];
};
// electron/recorder/masking.ts
var star = 42;
/** A partial secret of at least this many bytes is masked when it cannot be held back any longer. */
var shortestTellingBytes = 4;
var createSecretSet = (values = []) => {
	const automaton = createPatternAutomaton();
	const register = (value) => {
		for (const form of secretForms(value)) automaton.add(form);
	};
	const mask = (bytes, spans = []) => {
		const masked = maskSpans(bytes, [...spans, ...createArgumentScanner().spansIn(bytes)]);
		const { marks } = scan(automaton, 0, bytes, 0);
		maskMarked(masked, marks);
		return masked;
	};
	values.forEach(register);
	return {
		register,
		mask,
		maskText: (text) => maskEncoded(mask, text),
		createStream: (pieces = "any") => createStream(automaton, pieces)
	};
};
/** A copy in which the spans are `*`. Spans outside the bytes are cut to them. */
var maskSpans = (bytes, spans) => {
	const masked = Uint8Array.from(bytes);
	for (const { start, end } of spans) masked.fill(star, Math.max(0, start), Math.max(0, end));
	return masked;
};
/** The text itself when there is nothing to mask: encoding is not lossless for broken surrogates. */
var maskEncoded = (mask, text) => {
	const bytes = Buffer.from(text, "utf8");
	const masked = Buffer.from(mask(bytes));
	return masked.equals(bytes) ? text : masked.toString("utf8");
};
/** Runs over `window` from byte `from` on, in `state` there. */
var scan = (automaton, state, window, from) => {
	const marks = new Int32Array(window.length);
	let current = state;
	for (let at = from; at < window.length; at += 1) {
		current = automaton.next(current, window[at] ?? 0);
		marks[at] = automaton.matchLength(current);
	}
	return {
		state: current,
		marks
	};
};
/** One pass from the end, so that overlapping matches cost nothing. */
var maskMarked = (bytes, marks) => {
	let covered = 0;
	for (let at = bytes.length - 1; at >= 0; at -= 1) {
		covered = Math.max(covered - 1, marks[at] ?? 0);
		if (covered > 0) bytes[at] = star;
	}
};
var nothing = /* @__PURE__ */ new Uint8Array(0);
var emptyTail = {
	raw: nothing,
	shown: nothing,
	emitted: 0
};
var createStream = (automaton, pieces) => {
	let state = 0;
	let version = automaton.version;
	let tail = emptyTail;
	const scanner = createArgumentScanner();
	const push = (bytes, spans = []) => {
		if (pieces === "lines" && bytes.length > 0) scanner.reset();
		const raw = Buffer.concat([tail.raw, bytes]);
		const shown = Buffer.concat([tail.shown, maskSpans(bytes, [...spans, ...scanner.spansIn(bytes)])]);
		const isCurrent = version === automaton.version;
		const scanned = scan(automaton, isCurrent ? state : 0, raw, isCurrent ? tail.raw.length : 0);
		maskMarked(shown, scanned.marks);
		const decided = raw.length - automaton.openLength(scanned.state);
		const out = Uint8Array.from(shown.subarray(tail.emitted, Math.max(tail.emitted, decided)));
		state = scanned.state;
		version = automaton.version;
		tail = {
			raw: Uint8Array.from(raw.subarray(decided)),
			shown: Uint8Array.from(shown.subarray(decided)),
			emitted: Math.max(0, tail.emitted - decided)
		};
		return out;
	};
	const settle = () => {
		const early = push(nothing);
		const shown = Uint8Array.from(tail.shown);
		shown.fill(star, shown.length - tellingLength(automaton, state));
		const rest = shown.subarray(tail.emitted);
		tail = {
			raw: tail.raw,
			shown,
			emitted: shown.length
		};
		return Buffer.concat([early, rest]);
	};
	const flush = () => {
		const out = settle();
		state = 0;
		tail = emptyTail;
		scanner.reset();
		return out;
	};
	return {
		push,
		settle,
		flush,
		get heldBytes() {
			return tail.raw.length - tail.emitted;
		}
	};
};
/** How many of the last bytes would tell too much of a secret if they were shown. */
var tellingLength = (automaton, state) => {
	for (const { length, shortestPattern } of automaton.openTails(state)) if (length >= shortestTellingBytes || length * 2 >= shortestPattern) return length;
	return 0;
};
var recordingKind = "atelier-recording";
/** A line that is longer than this is not written, and is counted as bad when read. */
var longestLineBytes$1 = 2097152;
var encoder = new TextEncoder();
var headerLine = (subject, startedAtMs) => encoder.encode(`${JSON.stringify({
	v: 1,
	kind: recordingKind,
	startedAt: new Date(startedAtMs).toISOString(),
	...subject
})}\n`);
var entryLine = (seq, timeUs, letter, content) => {
	const encoded = content instanceof Uint8Array ? Buffer.from(content).toString("base64") : content;
	return encoder.encode(`${JSON.stringify([
		seq,
		timeUs,
		letter,
		encoded
	])}\n`);
};
// electron/recorder/traffic-queue.ts
var createTrafficQueue = (secrets, onEntry, onTraffic) => {
	const lanes = {
		r: {
			stream: secrets.createStream(),
			unfilled: []
		},
		t: {
			stream: secrets.createStream("lines"),
			unfilled: []
		}
	};
	let entries = [];
	let waitingBytes = 0;
	const drain = () => {
		const stuck = entries.findIndex((entry) => "masked" in entry && entry.filled < entry.masked.length);
		const count = stuck === -1 ? entries.length : stuck;
		for (const entry of entries.slice(0, count)) {
			waitingBytes -= sizeOf$1(entry);
			if ("line" in entry) onEntry(entry.seq, entry.line);
			else {
				onEntry(entry.seq, entryLine(entry.seq, entry.timeUs, entry.direction, entry.masked));
				onTraffic(entry.direction, entry.masked);
			}
		}
		entries = entries.slice(count);
	};
	const push = (entry) => {
		entries.push(entry);
		waitingBytes += sizeOf$1(entry);
	};
	const release = (give) => {
		fill(lanes.r, give(lanes.r.stream));
		fill(lanes.t, give(lanes.t.stream));
		drain();
	};
	return {
		bytes(direction, seq, timeUs, bytes, spans) {
			const lane = lanes[direction];
			const entry = {
				seq,
				timeUs,
				direction,
				masked: new Uint8Array(bytes.length),
				filled: 0
			};
			push(entry);
			lane.unfilled.push(entry);
			fill(lane, lane.stream.push(bytes, spans));
			drain();
		},
		line(seq, line) {
			push({
				seq,
				line
			});
			drain();
		},
		settle: () => release((stream) => stream.settle()),
		end: () => release((stream) => stream.flush()),
		get waitingBytes() {
			return waitingBytes;
		}
	};
};
/** Gives the bytes that the masker let go to the entries they came from. */
var fill = (lane, released) => {
	let rest = released;
	for (let entry = lane.unfilled[0]; entry && rest.length > 0; entry = lane.unfilled[0]) {
		const part = rest.subarray(0, entry.masked.length - entry.filled);
		entry.masked.set(part, entry.filled);
		entry.filled += part.length;
		rest = rest.subarray(part.length);
		if (entry.filled === entry.masked.length) lane.unfilled.shift();
	}
};
var sizeOf$1 = (entry) => ("line" in entry ? entry.line : entry.masked).length;
// electron/recorder/write-times.ts
var defaultRecorderWaits = {
	batchMs: 16,
	holdMs: 50,
	syncMs: 1e3,
	retryMs: 1e3
};
var createWriteTimes = (options) => {
	const { clock, waits, writer, queue, shown } = options;
	const timers = {
		batch: null,
		hold: null,
		sync: null,
		retry: null
	};
	const cancel = (name) => {
		timers[name]?.();
		timers[name] = null;
	};
	const arm = (name, delayMs, action) => {
		timers[name] ??= clock.after(delayMs, () => {
			timers[name] = null;
			action();
		});
	};
	/** Once it is written it may be shown; what the disk refuses is shown too, and called so. */
	const tryWrite = () => {
		writer.write();
		if (writer.isFailing) arm("retry", waits.retryMs, tryWrite);
		else cancel("retry");
		if (writer.isDirty) arm("sync", waits.syncMs, writer.sync);
		shown.release(!writer.isFailing);
	};
	/** A disk that fails is left alone until the next try. */
	const pass = () => {
		if (writer.isFailing) shown.release(false);
		else tryWrite();
	};
	const beginBatch = () => arm("batch", waits.batchMs, endBatch);
	const endBatch = () => {
		if (!(shown.isWaiting || writer.isWaiting && !writer.isFailing)) return;
		beginBatch();
		pass();
	};
	const endHold = () => {
		queue.settle();
		arrived();
	};
	const arrived = () => {
		if (queue.waitingBytes > 0) arm("hold", waits.holdMs, endHold);
		else if (timers.hold !== null) cancel("hold");
		if (timers.batch === null) endBatch();
	};
	const write = () => {
		cancel("hold");
		queue.settle();
		tryWrite();
	};
	beginBatch();
	return {
		arrived,
		full: () => {
			queue.settle();
			pass();
		},
		write,
		commit: () => {
			write();
			cancel("sync");
			writer.sync();
		},
		stop: () => {
			for (const name of [
				"batch",
				"hold",
				"sync",
				"retry"
			]) cancel(name);
		}
	};
};
// electron/recorder/written-stream.ts
var createWrittenStream = () => {
	const listeners = /* @__PURE__ */ new Set();
	let waiting = [];
	let ready = [];
	let isGiving = false;
	/** A listener may record something itself; what that releases comes behind what is being given. */
	const give = () => {
		if (isGiving) return;
		isGiving = true;
		try {
			while (ready.length > 0) {
				const now = ready;
				ready = [];
				for (const traffic of now) for (const listener of [...listeners]) listener(traffic);
			}
		} finally {
			isGiving = false;
		}
	};
	return {
		add: (direction, bytes) => {
			if (listeners.size > 0) waiting.push({
				direction: direction === "r" ? "received" : "sent",
				bytes
			});
		},
		release: (isRecorded) => {
			if (waiting.length === 0) return;
			for (const traffic of waiting) ready.push({
				...traffic,
				isRecorded
			});
			waiting = [];
			give();
		},
		on: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		get isWaiting() {
			return waiting.length > 0;
		}
	};
};
// electron/recorder/session-recorder.ts
var batchBytes = 65536;
var ringBytes = 1048576;
/** Longer pieces become several entries, so that no line is too long to be read. */
var longestEntryBytes = 49152;
var durableKinds = /* @__PURE__ */ new Set([
	"step",
	"error",
	"opened",
	"closed",
	"run",
	"summary"
]);
var createSessionRecorder = (options) => {
	const { clock } = options;
	const startMs = clock.nowMs();
	const startWallMs = clock.wallMs();
	const secrets = createSecretSet();
	let seq = 0;
	let isClosed = false;
	const bytesOf = {
		r: 0,
		t: 0
	};
	const timeUs = () => Math.max(0, Math.round((clock.nowMs() - startMs) * 1e3));
	const writer = createBatchWriter({
		file: options.file,
		header: headerLine(options.header, startWallMs),
		ringBytes,
		gapLine: (lastSeq, gap) => entryLine(lastSeq, timeUs(), "m", { gap }),
		onFailure: (failure) => options.onFailure?.(failure),
		onResumed: (loss) => options.onResumed?.(loss)
	});
	const shown = createWrittenStream();
	const queue = createTrafficQueue(secrets, writer.add, shown.add);
	const times = createWriteTimes({
		clock,
		waits: options.waits ?? defaultRecorderWaits,
		writer,
		queue,
		shown
	});
	const traffic = (direction, bytes, spans) => {
		if (isClosed) return;
		bytesOf[direction] += bytes.length;
		for (let at = 0; at < bytes.length; at += longestEntryBytes) {
			const part = bytes.subarray(at, at + longestEntryBytes);
			const shifted = spans.map(({ start, end }) => ({
				start: start - at,
				end: end - at
			}));
			queue.bytes(direction, seq++, timeUs(), part, shifted);
			if (queue.waitingBytes + writer.waitingBytes >= batchBytes) times.full();
		}
		times.arrived();
	};
	const fact = (letter, content, kind) => {
		if (isClosed) return;
		const number = seq++;
		const line = entryLine(number, timeUs(), letter, content);
		queue.line(number, line.length <= 2097152 ? line : entryLine(number, timeUs(), letter, {
			kind,
			facts: { tooLarge: true }
		}));
		if (durableKinds.has(kind.split(".")[0] ?? kind)) times.commit();
		else times.arrived();
	};
	let end = () => void 0;
	const ended = new Promise((resolve) => {
		end = resolve;
	});
	return {
		received: (bytes) => traffic("r", bytes, []),
		sent: (bytes, spans = []) => traffic("t", bytes, spans),
		event: (kind, facts) => fact("e", {
			kind,
			facts: maskFacts(facts, secrets.maskText)
		}, kind),
		mark: (text) => fact("m", { text: secrets.maskText(text) }, "mark"),
		registerSecret: secrets.register,
		onWritten: shown.on,
		maskText: secrets.maskText,
		mask: secrets.mask,
		flush: () => {
			if (!isClosed) times.write();
		},
		close() {
			if (isClosed) return;
			isClosed = true;
			times.stop();
			queue.end();
			end(writer.close());
			shown.release(!writer.isFailing);
		},
		get isClosed() {
			return isClosed;
		},
		ended,
		get loss() {
			return writer.loss;
		},
		get soFar() {
			return {
				startedAt: new Date(startWallMs).toISOString(),
				sentBytes: bytesOf.t,
				receivedBytes: bytesOf.r
			};
		}
	};
};
// electron/session/cut-stream.ts
var createCutStream = (recorder) => {
	const written = {
		sent: createByteQueue(),
		received: createByteQueue()
	};
	let entries = [];
	let next = 0;
	let isGiving = false;
	const isReady = (entry) => typeof entry === "function" || entry.length <= written[entry.direction].length();
	/** What a listener causes waits its turn. */
	const give = () => {
		if (isGiving) return;
		isGiving = true;
		try {
			for (let entry = entries[next]; entry && isReady(entry); entry = entries[next]) {
				next += 1;
				if (typeof entry === "function") entry();
				else {
					const { bytes, isRecorded } = written[entry.direction].take(entry.length);
					entry.give(bytes, isRecorded);
				}
			}
		} finally {
			isGiving = false;
			if (next * 2 > entries.length) {
				entries = entries.slice(next);
				next = 0;
			}
		}
	};
	return {
		cut: (direction, length, action) => {
			entries.push({
				direction,
				length,
				give: action
			});
			give();
		},
		behind: (action) => {
			entries.push(action);
			give();
		},
		end: recorder.onWritten((traffic) => {
			written[traffic.direction].add(traffic);
			give();
		})
	};
};
var createByteQueue = () => {
	let parts = [];
	/** Of the first part, what was taken already. */
	let taken = 0;
	let length = 0;
	return {
		add: (part) => {
			parts.push(part);
			length += part.bytes.length;
		},
		take: (wanted) => {
			const [first] = parts;
			length -= wanted;
			if (first && taken + wanted <= first.bytes.length) {
				const bytes = first.bytes.slice(taken, taken + wanted);
				taken += wanted;
				if (taken === first.bytes.length) {
					parts.shift();
					taken = 0;
				}
				return {
					bytes,
					isRecorded: first.isRecorded
				};
			}
			let count = 0;
			let end = -taken;
			while (end < wanted) {
				end += parts[count]?.bytes.length ?? wanted;
				count += 1;
			}
			const used = parts.slice(0, count);
			const bytes = Uint8Array.from(Buffer.concat(used.map((part) => part.bytes)).subarray(taken, taken + wanted));
			const left = end - wanted;
			const last = used.at(-1);
			parts = parts.slice(left > 0 ? count - 1 : count);
			taken = left > 0 ? (last?.bytes.length ?? 0) - left : 0;
			return {
				bytes,
				isRecorded: used.every(({ isRecorded }) => isRecorded)
			};
		},
		length: () => length
	};
};
// electron/at/command-line.ts
/** Marks a parameter of a command line as secret. */
var secret = (text) => ({ secret: text });
/** Joins the parts of a command line: `commandLine('AT+CPIN=', secret(pin))`. */
var commandLine = (...parts) => {
	const encoder = new TextEncoder();
	const chunks = [];
	const secretSpans = [];
	let length = 0;
	for (const part of parts) {
		const isSecret = typeof part === "object";
		const chunk = encoder.encode(isSecret ? part.secret : String(part));
		if (isSecret && chunk.length > 0) secretSpans.push({
			start: length,
			end: length + chunk.length
		});
		chunks.push(chunk);
		length += chunk.length;
	}
	const bytes = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return {
		bytes,
		secretSpans
	};
};
// electron/at/syntax.ts
/** Reading of answer lines. Text is Latin-1: one character per byte. */
/**
* What follows `+NAME:`, blanks cut; `null` when the line is not of that name. `+MQTTSTATU :1` counts (seen live), and so
* does the full-width colon of the manual, whose three bytes are three characters here.
*/
var afterPrefix = (line, name) => {
	if (!line.startsWith(name)) return null;
	return /^\s*(?:[:：]|\xef\xbc\x9a)\s*(.*?)\s*$/s.exec(line.slice(name.length))?.[1] ?? null;
};
/** The first line of that name, without the name. */
var findPrefixed = (lines, name) => {
	for (const line of lines) {
		const rest = afterPrefix(line, name);
		if (rest !== null) return rest;
	}
	return null;
};
/** Splits `0,"a,b",7` at the commas outside quotes; an unbalanced quote ends at the end of the line. */
var splitFields = (text) => {
	const fields = [];
	let at = 0;
	for (;;) {
		while (text[at] === " ") at += 1;
		const quoted = text[at] === "\"";
		const end = quoted ? closingQuote(text, at + 1) : nextComma(text, at);
		fields.push(quoted ? {
			text: text.slice(at + 1, end),
			quoted
		} : {
			text: text.slice(at, end).trim(),
			quoted: false
		});
		const comma = nextComma(text, quoted ? Math.min(end + 1, text.length) : end);
		if (comma >= text.length) return fields;
		at = comma + 1;
	}
};
var closingQuote = (text, from) => {
	const at = text.indexOf("\"", from);
	return at === -1 ? text.length : at;
};
var nextComma = (text, from) => {
	const at = text.indexOf(",", from);
	return at === -1 ? text.length : at;
};
/** A whole decimal number, or `null`. */
var integerOf = (text) => text !== void 0 && /^[+-]?\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : null;
/** Device text is Latin-1 in the engine; names and topics inside are UTF-8. Broken sequences become U+FFFD. */
var utf8Of = (latin1) => new TextDecoder().decode(Uint8Array.from(latin1, (character) => character.charCodeAt(0)));
// electron/commands/parts/answers.ts
/** `parse` of a command whose success says everything. */
var accepted = () => done;
/** The answer came, but is not one that the command can give. */
var unexpected = (command, answer) => fail("at/unexpected-answer", { command }, answer.lines);
/** Without the quotes around it and blanks; a quote that lost its partner goes as well (seen in the manual's SSLCFG). */
var unquoted = (text) => text.trim().replace(/^"/, "").replace(/"$/, "").trim();
/** A bare line of an answer that is plain text: version, model. The engine takes known URCs out before it looks here. */
var bareText = /^[A-Za-z][\x20-\x7e]{0,127}$/;
/** A bare line that may be a file name: UTF-8 as Latin-1, at most 64 bytes and the mark of a directory. */
var bareName = /^[^\x00-\x1f\x7f+^][^\x00-\x1f\x7f]{0,64}$/;
// electron/at/command-spec.ts
/** The manual's default for commands that its table of answer times does not name (MAN 1.4). */
var defaultDeadlineMs = 9e3;
var noFurtherFinals = {
	success: [],
	failure: []
};
var noResponse = {
	prefixes: [],
	bare: null
};
var buildRequest = (spec, params) => ({
	name: spec.name,
	line: spec.line(params),
	lineEnd: spec.lineEnd?.(params) ?? "cr",
	response: spec.response,
	finals: spec.finals,
	payload: spec.prompt?.(params) ?? null,
	countedBytes: spec.countedBytes?.(params) ?? null,
	secondPhase: spec.secondPhase?.(params) ?? null,
	endsConnection: spec.endsConnection,
	deadlineMs: spec.deadlineMs(params)
});
// electron/commands/parts/declare.ts
/** A declaration in which only what differs from the common case is written: `OK` or an error within the manual's 9 s. */
var declare = (own) => ({
	secrets: [],
	response: noResponse,
	finals: noFurtherFinals,
	prompt: null,
	countedBytes: null,
	secondPhase: null,
	endsConnection: false,
	deadlineMs: () => defaultDeadlineMs,
	optional: false,
	...own
});
/** The line of a command without parameters. */
var fixedLine = (text) => () => commandLine(text);
// electron/commands/attach.ts
/** The manual's longest answer time of every form of CGATT (MAN 1.4). */
var deadlineMs$3 = () => 108e3;
/** Attached normally within 2 minutes of boot. The article asks for a state of 1 or more. */
var attachState = declare({
	name: "AT+CGATT?",
	source: "article table; MAN CGATT; transcripts 01, 27",
	line: fixedLine("AT+CGATT?"),
	response: {
		prefixes: ["+CGATT"],
		bare: null
	},
	deadlineMs: deadlineMs$3,
	repeatable: true,
	parse: (answer) => {
		const state = integerOf(findPrefixed(answer.lines, "+CGATT") ?? void 0);
		return state === null || state < 0 ? unexpected("AT+CGATT?", answer) : ok({ attached: state >= 1 });
	}
});
var attach$1 = declare({
	name: "AT+CGATT",
	source: "MAN CGATT; at-dialect §6.1",
	line: ({ attached }) => commandLine("AT+CGATT=", attached ? 1 : 0),
	deadlineMs: deadlineMs$3,
	repeatable: true,
	parse: accepted
});
// electron/commands/attention.ts
/** Is there a module, and is it in command mode? Healthy modules answer within 5 ms (at-dialect §2). */
var attention = declare({
	name: "AT",
	source: "MAN 1.3; at-dialect §3 (port probe), §10 step 1",
	line: fixedLine("AT"),
	deadlineMs: () => 1e3,
	repeatable: true,
	parse: accepted
});
// electron/commands/clock.ts
var clockShape = /^(\d{2}|\d{4})\/(\d{2})\/(\d{2}),(\d{2}):(\d{2}):(\d{2})\s*([+-]\d{1,2})?$/;
var quarterMs = 9e5;
/** The longest distance of a time zone from Greenwich is 14 hours. */
var zoneLimitQuarters = 56;
/** Modules without a battery for the clock start in 1980 or 1970, so two-digit years from 70 on belong to the last century. */
var fullYear = (digits) => {
	const year = Number(digits);
	if (digits.length === 4) return year;
	return year >= 70 ? 1900 + year : 2e3 + year;
};
/** UTC of `18/08/01,12:12:58+00`; `null` for what no calendar has. */
var readClock = (text) => {
	const match = clockShape.exec(text);
	if (!match) return null;
	const [, year = "", month, day, hour, minute, second, zone = "0"] = match;
	const zoneQuarters = Number(zone);
	const local = new Date(Date.UTC(fullYear(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)));
	if (!(local.getUTCMonth() === Number(month) - 1 && local.getUTCHours() === Number(hour) && local.getUTCMinutes() === Number(minute) && local.getUTCSeconds() === Number(second)) || Math.abs(zoneQuarters) > zoneLimitQuarters) return null;
	return {
		wallMs: local.getTime() - zoneQuarters * quarterMs,
		text,
		zoneQuarters
	};
};
var clockQuery = declare({
	name: "AT+CCLK?",
	source: "MAN CCLK; at-dialect §5",
	line: fixedLine("AT+CCLK?"),
	response: {
		prefixes: ["+CCLK"],
		bare: null
	},
	repeatable: true,
	parse: (answer) => {
		const clock = readClock(unquoted(findPrefixed(answer.lines, "+CCLK") ?? ""));
		return clock ? ok(clock) : unexpected("AT+CCLK?", answer);
	}
});
var twoDigits = (value) => String(value % 100).padStart(2, "0");
var clockSet = declare({
	name: "AT+CCLK",
	source: "MAN CCLK; at-dialect §5",
	line: ({ wallMs }) => {
		const time = new Date(wallMs);
		const year = time.getUTCFullYear();
		if (!(year >= 2e3 && year < 2070)) throw new RangeError("the clock of the module knows the years 2000 to 2069");
		return commandLine(`AT+CCLK="${[
			year,
			time.getUTCMonth() + 1,
			time.getUTCDate()
		].map(twoDigits).join("/")},${[
			time.getUTCHours(),
			time.getUTCMinutes(),
			time.getUTCSeconds()
		].map(twoDigits).join(":")}+00"`);
	},
	repeatable: true,
	parse: accepted
});
// electron/commands/connection-state.ts
var stateShape = /^STATE\s*:\s*\S.*$/;
/** `OK` comes first, then a blank line, then the state (at-dialect §6.2). */
var connectionState = declare({
	name: "AT+CIPSTATUS",
	source: "MAN CIPSTATUS; at-dialect §6.2",
	line: fixedLine("AT+CIPSTATUS"),
	secondPhase: () => ({
		success: [stateShape],
		failure: [],
		detail: [],
		deadlineMs: 2e3,
		holdsLine: true
	}),
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const state = findPrefixed(answer.secondPhase, "STATE");
		return state ? ok({ state }) : unexpected("AT+CIPSTATUS", answer);
	}
});
// electron/commands/echo-off.ts
/** A wish only: an `ATE0` sent at the moment of `RDY` is lost (transcript 31), so nothing may rely on it. */
var echoOff = declare({
	name: "ATE0",
	source: "MAN 1.3; transcript 31",
	line: fixedLine("ATE0"),
	repeatable: true,
	parse: accepted
});
// shared/at/registration-stat.ts
var registered = /* @__PURE__ */ new Set([
	1,
	5,
	6,
	7,
	9,
	10
]);
var roaming = /* @__PURE__ */ new Set([
	5,
	7,
	10
]);
var limited = /* @__PURE__ */ new Set([
	6,
	7,
	9,
	10
]);
var meaningOfStat = (stat) => ({
	registered: registered.has(stat),
	roaming: roaming.has(stat),
	denied: stat === 3,
	limited: limited.has(stat)
});
// electron/commands/parts/registration.ts
var prefixes = [
	"+CGREG",
	"+CEREG",
	"+CREG"
];
/**
* The answer has the reporting mode before the status; a URC starts with the status itself. So the second field tells
* them apart: bare digit, or else quoted hex or nothing (at-dialect §6.1). The URC is left to the URC catalogue.
*/
var answerShape = /^\+C[GE]?REG\s*:\s*\d\s*,\s*\d{1,2}\s*(?:,.*)?$/;
var parseRegistration = (lines) => {
	const line = lines.find((candidate) => answerShape.test(candidate));
	const prefix = prefixes.find((name) => line?.startsWith(name));
	if (line === void 0 || prefix === void 0) return null;
	const fields = splitFields(afterPrefix(line, prefix) ?? "");
	const stat = integerOf(fields[1]?.text);
	if (stat === null) return null;
	const { registered, roaming, denied } = meaningOfStat(stat);
	return {
		stat,
		registered,
		roaming,
		denied,
		areaCode: fields[2]?.text || null,
		cellId: fields[3]?.text || null,
		accessTechnology: integerOf(fields[4]?.text),
		line
	};
};
/** The three registration queries differ in name only; 780EP V1010 answers one with the prefix of another (transcript 31). */
var declareRegistration = (name, source) => declare({
	name,
	source,
	line: fixedLine(name),
	response: {
		prefixes: [],
		bare: answerShape
	},
	repeatable: true,
	parse: (answer) => {
		const registration = parseRegistration(answer.lines);
		return registration ? ok(registration) : unexpected(name, answer);
	}
});
// electron/commands/eps-registration.ts
/** Registration in the LTE network. */
var epsRegistration = declareRegistration("AT+CEREG?", "MAN CEREG; transcript 31");
// electron/commands/parts/arguments.ts
/**
* `"text"`. Callers have checked what a person typed with `quoteArgument`; what still does not fit is a bug and throws,
* so no value can end its argument or its line. The value stays out of the message: it may be a secret.
*/
var quoted = (text, limitBytes) => {
	const outcome = quoteArgument(text, limitBytes);
	if (!outcome.ok) throw new Error(`not an AT argument of at most ${limitBytes} bytes`);
	return outcome.value;
};
/** `"text"` with everything between the quotes marked as secret. */
var quotedSecret = (text, limitBytes) => {
	return [
		"\"",
		secret(quoted(text, limitBytes).slice(1, -1)),
		"\""
	];
};
/** The number as it is sent, or a throw when it is not a whole number of that range. */
var wholeNumber = (value, minimum, maximum) => {
	if (!Number.isInteger(value) || value < minimum || value > maximum) throw new RangeError(`${value} is not a whole number from ${minimum} to ${maximum}`);
	return String(value);
};
// electron/commands/error-mode.ts
var errorMode = declare({
	name: "AT+CMEE",
	source: "MAN CMEE; at-dialect §5",
	line: ({ mode }) => commandLine("AT+CMEE=", wholeNumber(mode, 0, 2)),
	repeatable: true,
	parse: accepted
});
// electron/commands/extended-signal-quality.ts
/** `undefined`: not readable. 255 and everything else past the end of the scale is "not known". */
var scaled = (text, largest, scale) => {
	const value = integerOf(text);
	if (value === null || value < 0) return void 0;
	return value > largest ? null : scale(value);
};
var extendedSignalQuality = declare({
	name: "AT+CESQ",
	source: "MAN CESQ; at-dialect §5",
	line: fixedLine("AT+CESQ"),
	response: {
		prefixes: ["+CESQ"],
		bare: null
	},
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const fields = splitFields(findPrefixed(answer.lines, "+CESQ") ?? "");
		const rsrqDb = scaled(fields[4]?.text, 34, (value) => value / 2 - 20);
		const rsrpDbm = scaled(fields[5]?.text, 97, (value) => value - 141);
		if (rsrqDb === void 0 || rsrpDbm === void 0) return unexpected("AT+CESQ", answer);
		return ok({
			rsrpDbm,
			rsrqDb
		});
	}
});
// electron/commands/file-create.ts
/** An empty file. What it does to an existing one is not known: delete it first. */
var fileCreate = declare({
	name: "AT+FSCREATE",
	source: "article table; MAN FSCREATE; transcript 12",
	line: ({ file }) => commandLine("AT+FSCREATE=", quoted(file, 64)),
	repeatable: false,
	parse: accepted
});
// electron/commands/file-delete.ts
/** A missing file is `+CME ERROR: 62` or `100`, or plain `ERROR`; deleting twice does no harm. */
var fileDelete = declare({
	name: "AT+FSDEL",
	source: "MAN FSDEL; transcript 12",
	line: ({ file }) => commandLine("AT+FSDEL=", quoted(file, 64)),
	repeatable: true,
	parse: accepted
});
// electron/commands/file-list.ts
/** Directories end in a backslash. Firmware of the 724 before V838 answers `ERROR` for an empty directory (at-dialect §7). */
var fileList = declare({
	name: "AT+FSLS",
	source: "MAN FSLS; transcript 12",
	line: ({ directory }) => commandLine("AT+FSLS=", quoted(directory, 64)),
	response: {
		prefixes: [],
		bare: bareName
	},
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const names = answer.lines.map(utf8Of);
		const isDirectory = (name) => /[\\/]$/.test(name);
		return ok({
			files: names.filter((name) => !isDirectory(name)),
			directories: names.filter(isDirectory).map((name) => name.slice(0, -1))
		});
	}
});
// electron/commands/file-memory.ts
/** One captured log ends without the `OK` (transcript 12), hence the short deadline. */
var fileMemory = declare({
	name: "AT+FSMEM",
	source: "MAN FSMEM; transcript 12",
	line: fixedLine("AT+FSMEM"),
	response: {
		prefixes: ["+FSMEM"],
		bare: null
	},
	deadlineMs: () => 3e3,
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const line = answer.lines.find((text) => findPrefixed([text], "+FSMEM") !== null) ?? "";
		const match = /^(\d{1,15})(?:\s*bytes?)?$/i.exec(findPrefixed([line], "+FSMEM") ?? "");
		return match ? ok({
			freeBytes: Number(match[1]),
			line
		}) : unexpected("AT+FSMEM", answer);
	}
});
// electron/commands/file-write.ts
/** Most bytes of one FSWRITE or FSREAD (at-dialect §7). */
var fileBlockLimitBytes = 10240;
var lineFeed$1 = 10;
/**
* The module ends by itself once it has the bytes. A line feed right after the command line counts as its line end and is
* swallowed, so the block would never fill (at-dialect §2): a payload that starts with one is a bug.
*/
var fileWrite = declare({
	name: "AT+FSWRITE",
	source: "article table; MAN FSWRITE; transcripts 03, 12",
	line: ({ file, mode, bytes, seconds }) => {
		if (bytes[0] === lineFeed$1) throw new RangeError("a block that starts with a line feed would lose it");
		return commandLine("AT+FSWRITE=", quoted(file, 64), `,${wholeNumber(mode, 0, 1)},${wholeNumber(bytes.length, 1, fileBlockLimitBytes)}`, `,${wholeNumber(seconds, 1, 4294967295)}`);
	},
	secrets: ["bytes"],
	finals: {
		success: [],
		failure: [/^TimeOut$/i]
	},
	prompt: ({ bytes, secret }) => ({
		bytes,
		secret
	}),
	deadlineMs: ({ seconds }) => seconds * 1e3 + 2e3,
	repeatable: false,
	parse: accepted
});
/** Cuts a file into blocks for FSWRITE, none of which starts with a line feed unless the file itself does. */
var fileWriteParts = (content, limitBytes = fileBlockLimitBytes) => {
	const parts = [];
	let start = 0;
	while (start < content.length) {
		let end = Math.min(start + limitBytes, content.length);
		while (end < content.length && content[end] === lineFeed$1 && end - 1 > start) end -= 1;
		parts.push(content.subarray(start, end));
		start = end;
	}
	return parts;
};
// electron/commands/file-read.ts
/** One byte takes 10 bits; 9600 baud is the slowest rate worth waiting for. */
var slowestByteMs = 1e4 / 9600;
var fileRead = declare({
	name: "AT+FSREAD",
	source: "MAN FSREAD; transcript 12",
	line: ({ file, mode, sizeBytes, position }) => commandLine("AT+FSREAD=", quoted(file, 64), `,${wholeNumber(mode, 0, 1)},${wholeNumber(sizeBytes, 1, fileBlockLimitBytes)}`, `,${wholeNumber(position, 0, 4294967295)}`),
	countedBytes: ({ sizeBytes }) => sizeBytes,
	deadlineMs: ({ sizeBytes }) => defaultDeadlineMs + Math.ceil(sizeBytes * slowestByteMs),
	repeatable: true,
	parse: (answer, { sizeBytes }) => answer.data.length === sizeBytes ? ok({ bytes: answer.data }) : unexpected("AT+FSREAD", answer)
});
// electron/commands/file-size.ts
/** A missing file is `+CME ERROR: 62` or `100`, or plain `ERROR`. */
var fileSize = declare({
	name: "AT+FSFLSIZE",
	source: "MAN FSFLSIZE; transcript 12",
	line: ({ file }) => commandLine("AT+FSFLSIZE=", quoted(file, 64)),
	response: {
		prefixes: ["+FSFLSIZE"],
		bare: null
	},
	repeatable: true,
	parse: (answer) => {
		const sizeBytes = integerOf(findPrefixed(answer.lines, "+FSFLSIZE") ?? void 0);
		return sizeBytes === null || sizeBytes < 0 ? unexpected("AT+FSFLSIZE", answer) : ok({ sizeBytes });
	}
});
// electron/commands/parts/second-phase.ts
/** The link went away; with CIPMUX=1 a link number stands before it. */
var linkClosed = /^(?:\d\s*,\s*)?CLOSED$/;
/**
* An error after `OK`. It can only mean the second phase while that holds the line, so a rule that does not hold
* the line must not use it.
*/
var errorAfterOk = /^(?:ERROR|\+CM[ES] ERROR\s*:.*)$/;
// electron/commands/host-lookup.ts
/** Only after CSTT, CIICR and CIFSR (at-dialect §6.2). `+CDNSGIP: 0,<10 to 15>` is the reason why there is no address. */
var hostLookup = declare({
	name: "AT+CDNSGIP",
	source: "MAN CDNSGIP; at-dialect §6.3",
	line: ({ host }) => commandLine("AT+CDNSGIP=", quoted(host, 256)),
	secondPhase: ({ secondPhaseMs }) => ({
		success: [/^\+CDNSGIP\s*:\s*1\s*,.*$/],
		failure: [/^\+CDNSGIP\s*:\s*0\s*,.*$/, errorAfterOk],
		detail: [],
		deadlineMs: secondPhaseMs,
		holdsLine: true
	}),
	repeatable: true,
	parse: (answer) => {
		const addresses = splitFields(findPrefixed(answer.secondPhase, "+CDNSGIP") ?? "").slice(2).flatMap(({ text }) => text === "" ? [] : [text]);
		if (addresses.length > 0) return ok({ addresses });
		return unexpected("AT+CDNSGIP", {
			...answer,
			lines: answer.secondPhase
		});
	}
});
// electron/commands/host-ping.ts
var payloadBytes = 32;
/** A lost echo is printed as this time together with this time to live (MAN CIPPING). */
var lostTime = 600;
var lostTimeToLive = 255;
var readReply = (line) => {
	const fields = splitFields(afterPrefix(line, "+CIPPING") ?? "");
	const number = integerOf(fields[0]?.text);
	const time = integerOf(fields[2]?.text);
	const timeToLive = integerOf(fields[3]?.text);
	if (number === null || time === null || timeToLive === null) return null;
	const isLost = time === lostTime && timeToLive === lostTimeToLive;
	return {
		number,
		address: fields[1]?.text ?? "",
		time: isLost ? null : time
	};
};
/** Only after CSTT, CIICR and CIFSR (at-dialect §6.2). All replies come before `OK`. */
var hostPing = declare({
	name: "AT+CIPPING",
	source: "MAN CIPPING; at-dialect §6.3",
	line: ({ host, count, timeoutMs }) => commandLine("AT+CIPPING=", quoted(host, 256), `,${wholeNumber(count, 1, 100)},${payloadBytes},${wholeNumber(timeoutMs / 100, 1, 600)}`),
	response: {
		prefixes: ["+CIPPING"],
		bare: null
	},
	deadlineMs: ({ count, timeoutMs }) => count * (timeoutMs + 1e3) + defaultDeadlineMs,
	repeatable: true,
	parse: (answer) => {
		const replies = answer.lines.map(readReply);
		const read = replies.filter((reply) => reply !== null);
		return read.length === 0 || read.length < replies.length ? unexpected("AT+CIPPING", answer) : ok({ replies: read });
	}
});
// electron/commands/identity.ts
var identity = declare({
	name: "ATI",
	source: "MAN ATI; transcript 02",
	line: fixedLine("ATI"),
	response: {
		prefixes: [],
		bare: bareText
	},
	repeatable: true,
	parse: (answer) => {
		const version = answer.lines.find((line) => line.includes("AirM2M_")) ?? answer.lines.join(" ");
		return version === "" ? unexpected("ATI", answer) : ok({ version });
	}
});
// electron/commands/local-address.ts
var addressShape = /^\d{1,3}(?:\.\d{1,3}){3}$/;
/** The bare address is the end of the answer; no `OK` follows (at-dialect §6.2). */
var localAddress = declare({
	name: "AT+CIFSR",
	source: "MAN CIFSR; transcript 31",
	line: fixedLine("AT+CIFSR"),
	finals: {
		success: [addressShape],
		failure: []
	},
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const address = [answer.final, ...answer.lines].find((line) => addressShape.test(line));
		return address === void 0 ? unexpected("AT+CIFSR", answer) : ok({ address });
	}
});
// electron/commands/model.ts
var model = declare({
	name: "AT+CGMM",
	source: "MAN CGMM; at-dialect §5",
	line: fixedLine("AT+CGMM"),
	response: {
		prefixes: ["+CGMM"],
		bare: bareText
	},
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const name = unquoted(findPrefixed(answer.lines, "+CGMM") ?? answer.lines[0] ?? "");
		return name === "" ? unexpected("AT+CGMM", answer) : ok({ model: name });
	}
});
// electron/commands/module-report.ts
var reportLine = /^(?:Manufacturer|Model|Revision|HWver|Buildtime|IMEI|ICCID|IMSI)\s*:.*$/i;
var fieldOf = (lines, name) => {
	const line = lines.find((candidate) => candidate.toLowerCase().startsWith(name));
	const value = line === void 0 ? "" : unquoted(line.slice(line.indexOf(":") + 1));
	return value === "" ? null : value;
};
/** For a diagnosis: all identities in one answer. Blanks and capitals differ between the manual's own pages. */
var moduleReport = declare({
	name: "AT*I",
	source: "MAN AT*I; at-dialect §5",
	line: fixedLine("AT*I"),
	response: {
		prefixes: [],
		bare: reportLine
	},
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const { lines } = answer;
		const report = {
			manufacturer: fieldOf(lines, "manufacturer"),
			model: fieldOf(lines, "model"),
			revision: fieldOf(lines, "revision"),
			hardwareVersion: fieldOf(lines, "hwver"),
			buildTime: fieldOf(lines, "buildtime"),
			imei: fieldOf(lines, "imei"),
			iccid: fieldOf(lines, "iccid"),
			imsi: fieldOf(lines, "imsi")
		};
		return Object.values(report).every((value) => value === null) ? unexpected("AT*I", answer) : ok(report);
	}
});
// electron/commands/module-restart.ts
/** `OK`, and about 1.5 s later `RDY`. Files stay; MQTT and TLS settings and everything else in its memory are gone. */
var restartModule = declare({
	name: "AT+RESET",
	source: "MAN RESET; transcript 27",
	line: fixedLine("AT+RESET"),
	repeatable: false,
	parse: accepted
});
// electron/commands/mqtt-cached-messages.ts
/** The four slots of message mode 1; what is in them is lost at a restart, and the oldest is overwritten. */
var mqttMessageSlots = declare({
	name: "AT+MQTTMSGGET?",
	source: "MAN MQTTMSGGET; at-dialect §9.7",
	line: fixedLine("AT+MQTTMSGGET?"),
	response: {
		prefixes: ["+MQTTMSGGET"],
		bare: null
	},
	repeatable: true,
	parse: (answer) => {
		const slots = [];
		for (const line of answer.lines) {
			const fields = splitFields(afterPrefix(line, "+MQTTMSGGET") ?? "");
			const slot = integerOf(fields[0]?.text);
			const status = fields[1]?.text.toUpperCase();
			if (slot === null || status !== "VALID" && status !== "INVALID") return unexpected("AT+MQTTMSGGET?", answer);
			slots.push({
				slot,
				occupied: status === "VALID"
			});
		}
		return slots.length === 0 ? unexpected("AT+MQTTMSGGET?", answer) : ok({ slots });
	}
});
/**
* Prints and frees all cached messages. They are counted like messages that come by themselves and reach the listeners
* of messages, not the answer. Not repeatable: what a lost answer held is gone.
*/
var mqttTakeMessages = declare({
	name: "AT+MQTTMSGGET",
	source: "MAN MQTTMSGGET; at-dialect §9.7",
	line: fixedLine("AT+MQTTMSGGET"),
	repeatable: false,
	parse: accepted
});
// electron/commands/mqtt-close.ts
/** Closes the TCP connection to the broker. `+CME ERROR: 767` when there is none: the vendor says to ignore the result. */
var mqttClose = declare({
	name: "AT+MIPCLOSE",
	source: "MAN MIPCLOSE; transcripts 02, 09, 10",
	line: fixedLine("AT+MIPCLOSE"),
	endsConnection: true,
	finals: {
		success: [/^CLOSE OK$/],
		failure: []
	},
	repeatable: true,
	parse: accepted
});
// electron/commands/mqtt-configure.ts
/**
* Everything in quotes: unquoted, a comma in a value would shift the arguments. Without a login only the id is sent,
* because empty strings were refused with `+CME ERROR: 765` on 780EP V1010 (at-dialect §9.1).
*/
var mqttConfigure = declare({
	name: "AT+MCONFIG",
	source: "article; MAN MCONFIG; transcripts 02, 09",
	line: ({ clientId, username, password }) => {
		const id = quoted(clientId, 256);
		if (username === null) {
			if (password !== null) throw new Error("an MQTT password needs a username");
			return commandLine("AT+MCONFIG=", id);
		}
		return commandLine("AT+MCONFIG=", id, ",", quoted(username, 256), ",", ...quotedSecret(password ?? "", 256));
	},
	secrets: ["password"],
	repeatable: true,
	parse: accepted
});
// electron/commands/mqtt-connect.ts
/** What a refused login prints is not documented: anything but `CONNACK OK` is taken for a refusal (at-dialect §9.3). */
var mqttConnect = declare({
	name: "AT+MCONNECT",
	source: "article table; MAN MCONNECT; transcripts 02, 27",
	line: ({ cleanSession, keepAliveSeconds }) => commandLine("AT+MCONNECT=", cleanSession ? 1 : 0, ",", wholeNumber(keepAliveSeconds, 1, 65535)),
	secondPhase: ({ secondPhaseMs }) => ({
		success: [/^CONNACK OK$/],
		failure: [
			/^CONNACK(?! OK$).*$/,
			linkClosed,
			errorAfterOk
		],
		detail: [],
		deadlineMs: secondPhaseMs,
		holdsLine: true
	}),
	repeatable: false,
	parse: accepted
});
// electron/commands/mqtt-disconnect.ts
/** Ends the MQTT session; whatever it answers, MIPCLOSE follows. */
var mqttDisconnect = declare({
	name: "AT+MDISCONNECT",
	source: "article table; MAN MDISCONNECT; transcript 02",
	line: fixedLine("AT+MDISCONNECT"),
	repeatable: true,
	parse: accepted
});
// electron/commands/mqtt-encoding.ts
var mqttEncoding = declare({
	name: "AT+MQTTMODE",
	source: "MAN MQTTMODE; at-dialect §9.7",
	line: ({ mode }) => commandLine("AT+MQTTMODE=", wholeNumber(mode, 0, 1)),
	repeatable: true,
	optional: true,
	parse: accepted
});
// electron/commands/mqtt-message-mode.ts
/** The vendor contradicts itself on the default, so it is set before every subscription (at-dialect §9.7). */
var mqttMessageMode = declare({
	name: "AT+MQTTMSGSET",
	source: "MAN MQTTMSGSET; at-dialect §9.7",
	line: ({ mode }) => commandLine("AT+MQTTMSGSET=", wholeNumber(mode, 0, 1)),
	repeatable: true,
	parse: accepted
});
// shared/at/utf8.ts
/**
* How many bytes at `at` form one well-formed UTF-8 character (1 to 4), or 0 when the byte there starts none.
* Overlong forms, surrogates and values above U+10FFFF are not well formed (Unicode 15, table 3-7).
*/
var utf8CharacterSize = (bytes, at) => {
	const first = bytes[at];
	if (first === void 0) return 0;
	if (first < 128) return 1;
	if (first < 194 || first > 244) return 0;
	const size = first < 224 ? 2 : first < 240 ? 3 : 4;
	const second = bytes[at + 1] ?? 0;
	if (second < (first === 224 ? 160 : first === 240 ? 144 : 128) || second > (first === 237 ? 159 : first === 244 ? 143 : 191)) return 0;
	for (let offset = 2; offset < size; offset += 1) if (((bytes[at + offset] ?? 0) & 192) !== 128) return 0;
	return size;
};
/** The code point of the well-formed character of `size` bytes at `at`. */
var utf8CodePoint = (bytes, at, size) => {
	const first = bytes[at] ?? 0;
	let code = size === 1 ? first : first & 127 >> size;
	for (let offset = 1; offset < size; offset += 1) code = code << 6 | (bytes[at + offset] ?? 0) & 63;
	return code;
};
// shared/at/message-escapes.ts
var quote = 34;
var backslash = 92;
var firstPrintable = 32;
var deleteCode = 127;
/**
* Text for inside the quotes of AT+MPUB: the quote, the backslash and every control character as `\hh` (upper-case
* hexadecimal); UTF-8 passes as it is; bytes that are not UTF-8 become `\hh` each.
* `\22 \0D \0A \5C` are documented, other values are likely (at-dialect §9.5).
*/
var escapeMessage = (bytes) => {
	const parts = [];
	let at = 0;
	while (at < bytes.length) {
		const size = utf8CharacterSize(bytes, at);
		const code = size === 0 ? bytes[at] ?? 0 : utf8CodePoint(bytes, at, size);
		parts.push(size === 0 || mustEscape(code) ? escapeOf(code) : String.fromCodePoint(code));
		at += Math.max(1, size);
	}
	return parts.join("");
};
var mustEscape = (code) => code < firstPrintable || code === deleteCode || code === quote || code === backslash;
var escapeOf = (byte) => `\\${byte.toString(16).toUpperCase().padStart(2, "0")}`;
/** The inverse of `escapeMessage`. `\hh` may be lower case; a backslash without two hexadecimal digits is itself. */
var unescapeMessage = (text) => {
	const encoded = utf8ToBytes(text);
	const bytes = new Uint8Array(encoded.length);
	let length = 0;
	for (let at = 0; at < encoded.length;) {
		const byte = encoded[at] ?? 0;
		const high = byte === backslash ? hexDigit(encoded[at + 1]) : -1;
		const low = high < 0 ? -1 : hexDigit(encoded[at + 2]);
		const escaped = low >= 0;
		bytes[length] = escaped ? high * 16 + low : byte;
		length += 1;
		at += escaped ? 3 : 1;
	}
	return bytes.slice(0, length);
};
var hexDigit = (byte) => {
	if (byte === void 0) return -1;
	if (byte >= 48 && byte <= 57) return byte - 48;
	const letter = byte | 32;
	return letter >= 97 && letter <= 102 ? letter - 97 + 10 : -1;
};
// electron/commands/parts/publish-acknowledgement.ts
var acknowledgements = {
	0: [],
	1: [/^PUBACK(?: OK)?$/],
	2: [/^PUBREC(?: OK)?$/, /^PUBCOMP(?: OK)?$/]
};
/**
* What follows the `OK` of MPUB and MPUBEX; nothing at QoS 0. It does not hold the line, so a plain error is not among
* its failures: it belongs to whatever was sent since.
*/
var publishAcknowledgement = (qos, deadlineMs) => qos === 0 ? null : {
	success: acknowledgements[qos],
	failure: [/^(?:PUBACK|PUBREC|PUBCOMP)(?! OK$).+$/, linkClosed],
	detail: [],
	deadlineMs,
	holdsLine: false
};
// electron/commands/mqtt-publish.ts
/** Between the quotes. What could end the argument or the line there is a bug of the escaping and throws. */
var messageText = (message) => {
	const text = escapeMessage(message);
	if (/["\r\n]/.test(text)) throw new Error("an escaped message holds a quote or a line end");
	return text;
};
/** At QoS 0 `OK` says only that the module took it. */
var mqttPublish = declare({
	name: "AT+MPUB",
	source: "article table; MAN MPUB; transcripts 02, 27",
	line: ({ topic, qos, retain, message }) => commandLine("AT+MPUB=", quoted(topic, 256), `,${wholeNumber(qos, 0, 2)},${retain ? 1 : 0},"`, messageText(message), "\""),
	secondPhase: ({ qos, secondPhaseMs }) => publishAcknowledgement(qos, secondPhaseMs),
	repeatable: false,
	parse: accepted
});
// electron/commands/mqtt-publish-binary.ts
/** Most bytes of one MPUBEX (MAN MPUBEX); the module family may take fewer. */
var binaryMessageLimitBytes = 4100;
var lineFeed = 10;
/**
* With its length given, the module sends the message as soon as it has that many bytes; without it, a byte 0x1A or a gap
* of 5 s would end the message, so the length is always given. CR LF ends the line only before a message that begins
* with LF: whether firmware elsewhere swallows or counts that LF is not known. Not every family has this command.
*/
var mqttPublishBinary = declare({
	name: "AT+MPUBEX",
	source: "MAN MPUBEX; at-dialect §2, §9.6",
	line: ({ topic, qos, retain, message }) => commandLine("AT+MPUBEX=", quoted(topic, 256), `,${wholeNumber(qos, 0, 2)},${retain ? 1 : 0}`, `,${wholeNumber(message.length, 1, binaryMessageLimitBytes)}`),
	lineEnd: ({ message }) => message[0] === lineFeed ? "crlf" : "cr",
	prompt: ({ message }) => ({
		bytes: message,
		secret: false
	}),
	secondPhase: ({ qos, secondPhaseMs }) => publishAcknowledgement(qos, secondPhaseMs),
	repeatable: false,
	parse: accepted
});
// electron/commands/mqtt-state.ts
var stateNames$1 = [
	"offline",
	"online",
	"login-needed"
];
/** A live module printed `+MQTTSTATU :1`, with the blank before the colon (at-dialect §2). */
var mqttState = declare({
	name: "AT+MQTTSTATU",
	source: "MAN MQTTSTATU; at-dialect §9.8",
	line: fixedLine("AT+MQTTSTATU"),
	response: {
		prefixes: ["+MQTTSTATU"],
		bare: null
	},
	repeatable: true,
	parse: (answer) => {
		const number = integerOf(findPrefixed(answer.lines, "+MQTTSTATU") ?? void 0);
		const state = stateNames$1[number ?? -1];
		return number === null || state === void 0 ? unexpected("AT+MQTTSTATU", answer) : ok({
			state,
			number
		});
	}
});
// electron/commands/mqtt-subscribe.ts
/** The granted QoS is not shown; what a refused topic prints is not known (at-dialect §9.4). */
var mqttSubscribe = declare({
	name: "AT+MSUB",
	source: "article table; MAN MSUB; transcripts 02, 27",
	line: ({ topic, qos }) => commandLine("AT+MSUB=", quoted(topic, 256), ",", wholeNumber(qos, 0, 2)),
	secondPhase: ({ secondPhaseMs }) => ({
		success: [/^SUBACK(?: OK)?$/],
		failure: [
			/^SUBACK(?! OK$).+$/,
			linkClosed,
			errorAfterOk
		],
		detail: [],
		deadlineMs: secondPhaseMs,
		holdsLine: true
	}),
	repeatable: true,
	parse: accepted
});
// electron/commands/mqtt-unsubscribe.ts
var mqttUnsubscribe = declare({
	name: "AT+MUNSUB",
	source: "MAN MUNSUB; at-dialect §9.4",
	line: ({ topic }) => commandLine("AT+MUNSUB=", quoted(topic, 256)),
	secondPhase: ({ secondPhaseMs }) => ({
		success: [/^UNSUBACK(?: OK)?$/],
		failure: [
			/^UNSUBACK(?! OK$).+$/,
			linkClosed,
			errorAfterOk
		],
		detail: [],
		deadlineMs: secondPhaseMs,
		holdsLine: true
	}),
	repeatable: true,
	parse: accepted
});
// electron/commands/multiple-connections.ts
var multipleConnections = declare({
	name: "AT+CIPMUX?",
	source: "MAN CIPMUX; at-dialect §6.2",
	line: fixedLine("AT+CIPMUX?"),
	response: {
		prefixes: ["+CIPMUX"],
		bare: null
	},
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const mode = integerOf(findPrefixed(answer.lines, "+CIPMUX") ?? void 0);
		return mode === 0 || mode === 1 ? ok({ enabled: mode === 1 }) : unexpected("AT+CIPMUX?", answer);
	}
});
/** Only before the data path is up; single connections are the default. */
var setMultipleConnections = declare({
	name: "AT+CIPMUX",
	source: "MAN CIPMUX; at-dialect §6.2",
	line: ({ enabled }) => commandLine("AT+CIPMUX=", enabled ? 1 : 0),
	repeatable: true,
	parse: accepted
});
// electron/commands/network-apn.ts
var authenticationNumbers = {
	none: 0,
	pap: 1,
	chap: 2
};
/**
* The access point of a private SIM. Mode 2: stored and in force at once; the network stack restarts.
* Quoted as the vendor's own scripts for the ASR1802 do; the manual's example has no quotes.
*/
var networkApn = declare({
	name: "AT+CPNETAPN",
	source: "MAN CPNETAPN; at-dialect §6.1; vendor scripts for the ASR1802",
	line: ({ name, user, password, auth }) => commandLine("AT+CPNETAPN=2,", quoted(name, 256), ",", quoted(user ?? "", 256), ",", ...quotedSecret(password ?? "", 256), ",", authenticationNumbers[auth]),
	secrets: ["password"],
	repeatable: true,
	parse: accepted
});
// electron/commands/network-registration.ts
/** Registration in the circuit-switched domain. */
var networkRegistration = declareRegistration("AT+CREG?", "MAN CREG; at-dialect §6.1");
// electron/commands/operator-name.ts
var formats = [
	"long",
	"short",
	"numeric"
];
var operatorName = declare({
	name: "AT+COPS?",
	source: "MAN COPS; at-dialect §6.1",
	line: fixedLine("AT+COPS?"),
	response: {
		prefixes: ["+COPS"],
		bare: null
	},
	deadlineMs: () => 45e3,
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const fields = splitFields(findPrefixed(answer.lines, "+COPS") ?? "");
		if (integerOf(fields[0]?.text) === null) return unexpected("AT+COPS?", answer);
		return ok({
			name: utf8Of(fields[2]?.text ?? "") || null,
			format: formats[integerOf(fields[1]?.text) ?? -1] ?? null,
			accessTechnology: integerOf(fields[3]?.text)
		});
	}
});
// electron/commands/packet-activation.ts
/** The manual's longest answer time of every form of CGACT (MAN 1.4). */
var deadlineMs$2 = () => 108e3;
var packetActivations = declare({
	name: "AT+CGACT?",
	source: "MAN CGACT; transcript 31",
	line: fixedLine("AT+CGACT?"),
	response: {
		prefixes: ["+CGACT"],
		bare: null
	},
	deadlineMs: deadlineMs$2,
	repeatable: true,
	parse: (answer) => {
		const contexts = [];
		for (const line of answer.lines) {
			const text = afterPrefix(line, "+CGACT") ?? "";
			if (text === "") continue;
			const [id, state] = splitFields(text).map((field) => integerOf(field.text));
			if (typeof id !== "number" || state !== 0 && state !== 1) return unexpected("AT+CGACT?", answer);
			contexts.push({
				id,
				active: state === 1
			});
		}
		return ok({ contexts });
	}
});
var activatePacketContext = declare({
	name: "AT+CGACT",
	source: "MAN CGACT; at-dialect §6.1",
	line: ({ id, active }) => commandLine("AT+CGACT=", active ? 1 : 0, ",", wholeNumber(id, 1, 15)),
	deadlineMs: deadlineMs$2,
	repeatable: true,
	parse: accepted
});
// electron/commands/packet-bring-up.ts
var apnLimitBytes = 128;
/**
* CSTT, then CIICR, then CIFSR: leftovers of 2G that MQTT does not need, but CDNSGIP and CIPPING do (at-dialect §6.2).
* Only in the state `IP INITIAL`; in any other the module says `+CME ERROR: 3`.
*/
var startPacketTask = declare({
	name: "AT+CSTT",
	source: "MAN CSTT; at-dialect §6.2",
	line: ({ apn }) => apn === null ? commandLine("AT+CSTT") : commandLine("AT+CSTT=", quoted(apn, apnLimitBytes)),
	deadlineMs: () => 6e4,
	repeatable: false,
	parse: accepted
});
/** Only in the state `IP START`. A failure may be announced by `+PDP: DEACT` before the error. */
var bringUpPacketData = declare({
	name: "AT+CIICR",
	source: "MAN CIICR; at-dialect §6.2",
	line: fixedLine("AT+CIICR"),
	deadlineMs: () => 9e4,
	repeatable: false,
	parse: accepted
});
// electron/commands/packet-context.ts
var noAddress = /^(?:0+\.0+\.0+\.0+|::)?$/;
/** `undefined`: not readable; `null`: the empty line of a module without an active context. */
var readContext = (text) => {
	if (text === "") return null;
	const fields = splitFields(text);
	const id = integerOf(fields[0]?.text);
	if (id === null) return void 0;
	const address = fields[3]?.text ?? "";
	return {
		id,
		type: fields[1]?.text ?? "",
		apn: fields[2]?.text ?? "",
		address: noAddress.test(address) ? null : address
	};
};
var packetContext = declare({
	name: "AT+CGDCONT?",
	source: "MAN CGDCONT; at-dialect §6.1",
	line: fixedLine("AT+CGDCONT?"),
	response: {
		prefixes: ["+CGDCONT"],
		bare: null
	},
	repeatable: true,
	parse: (answer) => {
		const contexts = [];
		for (const line of answer.lines) {
			const text = afterPrefix(line, "+CGDCONT");
			if (text === null) continue;
			const context = readContext(text);
			if (context === void 0) return unexpected("AT+CGDCONT?", answer);
			if (context !== null) contexts.push(context);
		}
		return ok({ contexts });
	}
});
/** Only for SIM cards that need it: the network tells a public SIM its access point (at-dialect §6.1). */
var setPacketContext = declare({
	name: "AT+CGDCONT",
	source: "MAN CGDCONT; at-dialect §6.1",
	line: ({ apn }) => commandLine("AT+CGDCONT=1,\"IP\",", quoted(apn, 256)),
	repeatable: true,
	parse: accepted
});
// electron/commands/packet-registration.ts
/** Registration in the packet domain; the query of the article's and the vendor's examples. */
var packetRegistration = declareRegistration("AT+CGREG?", "MAN CGREG; transcript 02");
// electron/commands/radio-function.ts
/** The manual's longest answer time of every form of CFUN (MAN 1.4). */
var deadlineMs$1 = () => 45e3;
var isRadioLevel = (value) => value === 0 || value === 1 || value === 4;
var radioFunction = declare({
	name: "AT+CFUN?",
	source: "MAN CFUN; at-dialect §5",
	line: fixedLine("AT+CFUN?"),
	response: {
		prefixes: ["+CFUN"],
		bare: null
	},
	deadlineMs: deadlineMs$1,
	repeatable: true,
	parse: (answer) => {
		const level = integerOf(findPrefixed(answer.lines, "+CFUN") ?? void 0);
		return isRadioLevel(level) ? ok({ level }) : unexpected("AT+CFUN?", answer);
	}
});
/** Without the second parameter, which would restart the module. After 1 the registration comes by itself (transcript 14). */
var setRadioFunction = declare({
	name: "AT+CFUN",
	source: "MAN CFUN; transcript 14",
	line: ({ level }) => commandLine("AT+CFUN=", level),
	deadlineMs: deadlineMs$1,
	repeatable: true,
	parse: accepted
});
// electron/commands/revision.ts
/** The manual's syntax table says `Revision:`, its example and every log `+CGMR:`, 2G modules print it bare (at-dialect §5). */
var revision = declare({
	name: "AT+CGMR",
	source: "MAN CGMR; transcripts 27, 29",
	line: fixedLine("AT+CGMR"),
	response: {
		prefixes: ["+CGMR", "Revision"],
		bare: /^AirM2M_\S+$/
	},
	repeatable: true,
	parse: (answer) => {
		const { lines } = answer;
		const version = unquoted(findPrefixed(lines, "+CGMR") ?? findPrefixed(lines, "Revision") ?? lines[0] ?? "");
		return version === "" ? unexpected("AT+CGMR", answer) : ok({ version });
	}
});
// electron/commands/serial-number.ts
var imeiShape = /^\d{15}$/;
var serialNumber = declare({
	name: "AT+CGSN",
	source: "MAN CGSN; at-dialect §5",
	line: fixedLine("AT+CGSN"),
	response: {
		prefixes: ["+CGSN"],
		bare: imeiShape
	},
	repeatable: true,
	parse: (answer) => {
		const imei = unquoted(findPrefixed(answer.lines, "+CGSN") ?? answer.lines[0] ?? "");
		return imeiShape.test(imei) ? ok({ imei }) : unexpected("AT+CGSN", answer);
	}
});
// electron/commands/shut-connections.ts
/** Takes the data path down. Ends with `SHUT OK`, in one vendor table with `OK`; up to 90 s (MAN 1.4). */
var shutConnections = declare({
	name: "AT+CIPSHUT",
	source: "MAN CIPSHUT; at-dialect §6.2",
	line: fixedLine("AT+CIPSHUT"),
	endsConnection: true,
	finals: {
		success: [/^SHUT OK$/],
		failure: []
	},
	deadlineMs: () => 9e4,
	repeatable: true,
	parse: accepted
});
// electron/commands/signal-quality.ts
/** 18 and more is stable, 11 to 17 drops connections, below that there is practically no link (vendor guide, at-dialect §5). */
var judge$1 = (rssi) => {
	if (rssi < 0 || rssi > 31) return "none";
	if (rssi >= 18) return "good";
	return rssi >= 11 ? "weak" : "poor";
};
var signalQuality = declare({
	name: "AT+CSQ",
	source: "MAN CSQ; transcript 29",
	line: fixedLine("AT+CSQ"),
	response: {
		prefixes: ["+CSQ"],
		bare: null
	},
	repeatable: true,
	parse: (answer) => {
		const fields = splitFields(findPrefixed(answer.lines, "+CSQ") ?? "");
		const rssi = integerOf(fields[0]?.text);
		if (rssi === null || rssi < 0) return unexpected("AT+CSQ", answer);
		const judgement = judge$1(rssi);
		return ok({
			rssi,
			dbm: judgement === "none" ? null : 2 * rssi - 113,
			bitErrorRate: integerOf(fields[1]?.text) ?? 99,
			judgement
		});
	}
});
// electron/commands/sim-card-id.ts
var iccidShape = /^89[0-9A-Fa-f]{16,18}$/;
/** Before V301833 the first query after boot gives `ERROR` on the 724 family (at-dialect §5). */
var simCardId = declare({
	name: "AT+ICCID",
	source: "MAN ICCID; transcript 14",
	line: fixedLine("AT+ICCID"),
	response: {
		prefixes: ["+ICCID", "+CCID"],
		bare: iccidShape
	},
	repeatable: true,
	optional: true,
	parse: (answer) => {
		const { lines } = answer;
		const iccid = unquoted(findPrefixed(lines, "+ICCID") ?? findPrefixed(lines, "+CCID") ?? lines[0] ?? "");
		return iccidShape.test(iccid) ? ok({ iccid }) : unexpected("AT+ICCID", answer);
	}
});
// electron/commands/sim-pin.ts
var stateNames = {
	READY: "ready",
	"SIM PIN": "pin",
	"SIM PUK": "puk",
	"SIM PIN2": "pin2",
	"SIM PUK2": "puk2",
	"SIM REMOVED": "removed"
};
/** The hot-plug URC ends in the number of the SIM slot (`+CPIN: SIM REMOVED 0`, transcript 14); the answer does not. */
var hotPlugShape = /\s\d$/;
/** The manual's longest answer time of every form of CPIN (MAN 1.4). */
var deadlineMs = () => 18e4;
/** No SIM is `+CME ERROR: 10`, a SIM that is starting `+CME ERROR: 14`. */
var simState = declare({
	name: "AT+CPIN?",
	source: "MAN CPIN; transcripts 14, 27",
	line: fixedLine("AT+CPIN?"),
	response: {
		prefixes: ["+CPIN"],
		bare: null
	},
	deadlineMs,
	repeatable: true,
	parse: (answer) => {
		const text = answer.lines.map((line) => afterPrefix(line, "+CPIN") ?? "").findLast((candidate) => candidate !== "" && !hotPlugShape.test(candidate));
		if (text === void 0) return unexpected("AT+CPIN?", answer);
		return ok({
			state: Object.hasOwn(stateNames, text) ? stateNames[text] ?? "unknown" : "unknown",
			text
		});
	}
});
/** Quoted as in the example of the manual. Not repeatable: the third wrong PIN locks the SIM. */
var simPin = declare({
	name: "AT+CPIN",
	source: "MAN CPIN; at-dialect §5",
	line: ({ pin }) => {
		if (!/^\d{4,8}$/.test(pin)) throw new RangeError("a SIM PIN has 4 to 8 digits");
		return commandLine("AT+CPIN=\"", secret(pin), "\"");
	},
	secrets: ["pin"],
	response: {
		prefixes: ["+CPIN"],
		bare: null
	},
	deadlineMs,
	repeatable: false,
	parse: accepted
});
// electron/commands/ssl-configuration.ts
/** The context number of the module's MQTT client; fixed by the manual, not a choice (at-dialect §8). */
var mqttContext = 88;
var valueText = (value) => {
	if (value === null) return "";
	return typeof value === "number" ? wholeNumber(value, 0, 4294967295) : quoted(value, 256);
};
/** The order is key, context, value. Forgotten at every restart of the module, unlike the files it names. */
var sslConfigure = declare({
	name: "AT+SSLCFG",
	source: "article table; MAN 12.7; transcript 03",
	line: ({ key, value }) => commandLine("AT+SSLCFG=", quoted(key, 256), `,${mqttContext},`, valueText(value)),
	repeatable: true,
	parse: accepted
});
var sslQuery = declare({
	name: "AT+SSLCFG",
	source: "MAN 12.7; at-dialect §8",
	line: ({ key }) => commandLine("AT+SSLCFG=", quoted(key, 256), `,${mqttContext}`),
	response: {
		prefixes: ["+SSLCFG"],
		bare: null
	},
	repeatable: true,
	optional: true,
	parse: (answer, { key }) => {
		for (const line of answer.lines) {
			const fields = splitFields(afterPrefix(line, "+SSLCFG") ?? "").map((field) => unquoted(field.text));
			if (fields[0] === key && fields[1] === String(mqttContext)) return ok({ value: fields[2] || null });
		}
		return unexpected("AT+SSLCFG", answer);
	}
});
// electron/commands/parts/broker-connection.ts
var alreadyConnected = /^(?:\d\s*,\s*)?ALREADY CONNECT$/;
/** MIPSTART and SSLMIPSTART: same arguments, same results. The host is quoted: every firmware seen accepts that (at-dialect §9.2). */
var declareConnection = (name, source) => declare({
	name,
	source,
	line: ({ host, port }) => commandLine(`${name}=`, quoted(host, 256), ",", wholeNumber(port, 1, 65535)),
	secondPhase: ({ secondPhaseMs }) => ({
		success: [/^(?:\d\s*,\s*)?(?:CONNECT OK|ALREADY CONNECT)$/],
		failure: [
			/^(?:\d\s*,\s*)?CONNECT FAIL$/,
			/^TCP ERROR\s*:\s*\d+$/,
			linkClosed,
			errorAfterOk
		],
		detail: [/^STATE\s*:.*$/],
		deadlineMs: secondPhaseMs,
		holdsLine: true
	}),
	repeatable: false,
	parse: (answer) => ok({ already: answer.secondPhase.some((line) => alreadyConnected.test(line)) })
});
// electron/commands/tcp-connect.ts
/** Opens plain TCP to the broker. After `CONNECT OK` the login must follow at once: brokers close an idle connection in 5 s. */
var tcpConnect = declareConnection("AT+MIPSTART", "MAN MIPSTART; transcripts 02, 09, 27");
// electron/commands/tls-connect.ts
/** Opens TLS to the broker by the settings of SSLCFG. After `CONNECT OK` the login must follow at once. */
var tlsConnect = declareConnection("AT+SSLMIPSTART", "article; MAN SSLMIPSTART; transcript 03");
// electron/commands/cme-errors.ts
/**
* `+CME ERROR:` numbers → short keys (at-dialect §11). Those really seen in logs of Luat modules (3, 4, 10, 50, 62, 100,
* 765, 767, 65535), and those that SIM, file, network and MQTT steps can meet. Words for all numbers: shared/words/cme.ts.
*/
var keys = {
	3: "operation-not-allowed",
	4: "not-supported-or-not-ready",
	10: "sim-not-inserted",
	11: "sim-pin-required",
	12: "sim-puk-required",
	13: "sim-failure",
	14: "sim-busy",
	15: "sim-wrong",
	16: "wrong-password",
	17: "sim-pin2-required",
	18: "sim-puk2-required",
	20: "memory-full",
	22: "not-found",
	23: "memory-failure",
	30: "no-network-service",
	31: "network-timeout",
	32: "emergency-calls-only",
	50: "execution-failed",
	53: "invalid-parameter",
	58: "invalid-command-line",
	60: "flash-write-failed",
	62: "file-missing",
	63: "file-too-large",
	97: "directory-not-created",
	98: "directory-missing",
	100: "unknown",
	107: "packet-service-not-allowed",
	148: "packet-service-unspecified",
	149: "packet-authentication-failed",
	765: "invalid-input-value",
	767: "operation-failed",
	797: "radio-off",
	901: "packet-data-not-active",
	910: "tcp-refused",
	911: "tcp-timeout",
	912: "socket-exists",
	913: "socket-missing",
	917: "dns-timeout",
	918: "dns-failed",
	65535: "other"
};
var cmeErrorKey = (number) => Object.hasOwn(keys, number) ? keys[number] : null;
Object.keys(keys).map(Number);
/** Reads `+CME ERROR: 10` or `+CME ERROR: SIM busy` (also `+CMS ERROR`); `null` for any other line. */
var readCmeError = (line) => {
	const answer = readCmeAnswer(line);
	if (answer === null) return null;
	const { kind, number, text, verbose } = answer;
	const known = kind === "CME" || verbose ? number : null;
	return {
		number: verbose ? null : number,
		text,
		key: known === null ? null : cmeErrorKey(known)
	};
};
/** FSFLSIZE and FSDEL of a file that is not there (measured on 780EP; other firmware says plain `ERROR`), as number or text. */
var meansMissingFile = (line) => {
	const number = readCmeAnswer(line)?.number;
	return number === 62 || number === 100;
};
// electron/commands/urc-catalogue.ts
/** Bytes of a line that is still at the wrong rate, or of the ROM's own greeting: blanks, controls, `?`, above 0x7f. */
var noise = "[^\\x21-\\x3e\\x40-\\x7e]*";
/** With CIPMUX=1 a link number stands before the word. */
var link = (words) => new RegExp(`^(?:\\d\\s*,\\s*)?${words}$`);
var rows = [
	{
		name: "boot-rom",
		kind: "boot",
		pattern: new RegExp(`^${noise}\\^boot\\.rom`),
		restart: true
	},
	{
		name: "ready",
		kind: "boot",
		pattern: new RegExp(`^${noise}RDY$`),
		restart: true
	},
	{
		name: "sms-ready",
		kind: "boot",
		pattern: /^SMS READY$/i
	},
	{
		name: "boot-completed",
		kind: "boot",
		pattern: /^UART Boot Completed$/i
	},
	{
		name: "power-down",
		kind: "boot",
		pattern: /^NORMAL POWER DOWN$/
	},
	{
		name: "network-mode",
		kind: "network",
		pattern: /^\^MODE\s*:/
	},
	{
		name: "no-service",
		kind: "network",
		pattern: /^\+NO Service$/i
	},
	{
		name: "service",
		kind: "network",
		pattern: /^\+[A-Z_]+ Service$/i
	},
	{
		name: "network-time",
		kind: "network",
		pattern: /^\+NITZ\s*:/
	},
	{
		name: "packet-event",
		kind: "network",
		pattern: /^\+CGEV\s*:/
	},
	{
		name: "registration",
		kind: "network",
		pattern: /^\+C[GE]?REG\s*:\s*\d{1,2}\s*(?:,\s*".*)?$/
	},
	{
		name: "packet-data-lost",
		kind: "network",
		pattern: /^\+PDP\s*:?\s*DEACT$/
	},
	{
		name: "bearer-lost",
		kind: "network",
		pattern: /^\+SAPBR \d+\s*:\s*DEACT$/
	},
	{
		name: "sim-state",
		kind: "sim",
		pattern: /^\+CPIN\s*:/
	},
	{
		name: "connected",
		kind: "link",
		pattern: link("CONNECT OK")
	},
	{
		name: "connect-failed",
		kind: "link",
		pattern: link("CONNECT FAIL")
	},
	{
		name: "already-connected",
		kind: "link",
		pattern: link("ALREADY CONNECT")
	},
	{
		name: "link-state",
		kind: "link",
		pattern: /^STATE\s*:/
	},
	{
		name: "link-closed",
		kind: "link",
		pattern: link("CLOSED")
	},
	{
		name: "link-error",
		kind: "link",
		pattern: /^(?:TCP|UDP) ERROR\s*:\s*\d+$/
	},
	{
		name: "login-accepted",
		kind: "mqtt",
		pattern: /^CONNACK OK$/
	},
	{
		name: "login-refused",
		kind: "mqtt",
		pattern: /^CONNACK\b/
	},
	{
		name: "subscribed",
		kind: "mqtt",
		pattern: /^SUBACK\b/
	},
	{
		name: "unsubscribed",
		kind: "mqtt",
		pattern: /^UNSUBACK\b/
	},
	{
		name: "published",
		kind: "mqtt",
		pattern: /^PUBACK\b/
	},
	{
		name: "publish-received",
		kind: "mqtt",
		pattern: /^PUBREC\b/
	},
	{
		name: "publish-completed",
		kind: "mqtt",
		pattern: /^PUBCOMP\b/
	},
	{
		name: "message-waiting",
		kind: "mqtt",
		pattern: /^\+MSUB\s*:\s*\d$/
	},
	{
		name: "message",
		kind: "mqtt",
		pattern: /^\+MSUB\b/
	},
	{
		name: "ring",
		kind: "other",
		pattern: /^RING$/
	},
	{
		name: "short-message",
		kind: "other",
		pattern: /^\+(?:CMTI|CMT|CDS|CDSI)\s*:/
	},
	{
		name: "time-synchronised",
		kind: "other",
		pattern: /^\+CNTP\s*:\s*\d+$/
	},
	{
		name: "host-name-resolved",
		kind: "other",
		pattern: /^\+CDNSGIP\s*:/
	},
	{
		name: "firmware-update",
		kind: "other",
		pattern: /^\+(?:UPGRADEIND|QIND)\s*:/
	}
];
var rowOf = (line) => {
	const text = line.trim();
	return rows.find(({ pattern }) => pattern.test(text));
};
var urcKindOf = (name) => rows.find((row) => row.name === name)?.kind ?? "other";
/** What the engine is handed. */
var recogniseUrc = (line) => {
	const row = rowOf(line);
	return row ? {
		name: row.name,
		restart: row.restart ?? false
	} : null;
};
// electron/commands/index.ts
var allCommands = [
	attention,
	echoOff,
	errorMode,
	identity,
	revision,
	model,
	serialNumber,
	simCardId,
	simState,
	simPin,
	signalQuality,
	packetRegistration,
	epsRegistration,
	networkRegistration,
	operatorName,
	attachState,
	attach$1,
	packetContext,
	setPacketContext,
	networkApn,
	clockQuery,
	clockSet,
	fileCreate,
	fileWrite,
	fileRead,
	fileSize,
	fileDelete,
	fileList,
	fileMemory,
	sslConfigure,
	sslQuery,
	mqttConfigure,
	mqttMessageMode,
	mqttEncoding,
	mqttState,
	tcpConnect,
	tlsConnect,
	mqttConnect,
	mqttSubscribe,
	mqttUnsubscribe,
	mqttPublish,
	mqttDisconnect,
	mqttClose,
	localAddress,
	connectionState,
	shutConnections,
	mqttPublishBinary,
	mqttMessageSlots,
	mqttTakeMessages,
	multipleConnections,
	setMultipleConnections,
	activatePacketContext,
	packetActivations,
	radioFunction,
	setRadioFunction,
	restartModule,
	moduleReport,
	extendedSignalQuality,
	hostLookup,
	hostPing,
	bringUpPacketData,
	startPacketTask
];
/** Declarations without parameters: their line is always the same. */
var isQuery = (command) => command.line.length === 0;
/** The declaration whose whole line this is, in any case of letters; `null`: a command with parameters, or one that nobody declared. */
var findQuery = (line) => {
	const wanted = line.trim().toUpperCase();
	return allCommands.filter(isQuery).find((query) => lineText(query) === wanted) ?? null;
};
var lineText = (query) => new TextDecoder().decode(query.line().bytes);
// electron/framer/latin1.ts
/** Device bytes as text, one character per byte: grammar works on bytes, and nothing is lost by decoding. */
var latin1Of$1 = (bytes) => {
	let text = "";
	for (let at = 0; at < bytes.length; at += 4096) text += String.fromCharCode(...bytes.subarray(at, at + 4096));
	return text;
};
var joinBytes = (parts) => {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
};
// electron/framer/data-block.ts
/**
* Which lines may stand between a command and its data block. Only these: everything else there is data.
* A file that itself starts with one of them is misread; its read-back then differs, which is said, never hidden.
*/
var lineStarts = [
	"+CME ERROR",
	"+CMS ERROR",
	"+MSUB",
	"+CGEV",
	"+NITZ",
	"+CPIN",
	"+CREG",
	"+CGREG",
	"+CEREG",
	"+PDP",
	"+SAPBR",
	"+CMTI",
	"^MODE",
	"^boot.rom",
	"TCP ERROR:"
];
/** These only as whole lines. */
var wholeLines = [
	"ERROR",
	"OK",
	"CLOSED",
	"RDY",
	"RING",
	"SMS READY",
	"UART Boot Completed",
	"+E_UTRAN Service",
	"+GSM Service",
	"+NO Service",
	"CONNECT OK"
];
var longestStart = 24;
/** What the bytes in front of a data block are: a line, data, or not to be told yet. */
var judgeLeadIn = (pending) => {
	const text = latin1Of$1(pending.subarray(0, longestStart));
	if (lineStarts.some((start) => text.startsWith(start))) return "line";
	if (wholeLines.some((line) => text.startsWith(`${line}\r\n`))) return "line";
	return lineStarts.some((start) => start.startsWith(text)) || wholeLines.some((line) => `${line}\r\n`.startsWith(text)) ? "undecided" : "data";
};
// electron/framer/message-header.ts
/**
* A received MQTT message: `+MSUB: "topic",9 byte,` and then exactly that many bytes (article; at-dialect §9.7).
* The manual also shows a full-width colon, no `byte`, and unquoted topics. Lazy groups find the first possible
* end whatever follows, so the same bytes in any chunks give the same header.
*/
var quotedHeader = /^\+MSUB ?(?::|\xef\xbc\x9a) ?"([^\r\n]{0,1024}?)", ?(\d{1,5})(?: ?bytes?)?,/d;
var bareHeader = /^\+MSUB ?(?::|\xef\xbc\x9a) ?([^"\r\n]{1,1024}?), ?(\d{1,5}) ?bytes?,/d;
/** Longer than any header these expressions accept, so that a header is never cut. */
var headerWindowBytes = 1100;
/** The header at the start of `pending`; `null` when there is none (yet). */
var readMessageHeader = (pending) => {
	if (pending[0] !== 43 || pending[1] !== 77) return null;
	const text = latin1Of$1(pending.subarray(0, headerWindowBytes));
	const match = quotedHeader.exec(text) ?? bareHeader.exec(text);
	const topic = match?.indices?.[1];
	if (!match || !topic) return null;
	const payloadBytes = Number(match[2]);
	if (payloadBytes > 65536) return null;
	return {
		headerBytes: match[0].length,
		topic: pending.slice(topic[0], topic[1]),
		payloadBytes
	};
};
// electron/framer/framer.ts
var CR = 13;
var LF = 10;
var PROMPT = 62;
/** The echo of a fully escaped 4100-byte MPUB is over 12 kB; the longest line in any transcript has 576 bytes. */
var longestLineBytes = 16384;
var emptyFramer = {
	pending: /* @__PURE__ */ new Uint8Array(0),
	overlong: false,
	leadInSeen: false,
	blankLines: 0,
	heldBytes: 0
};
/** Copies `bytes`: the caller may reuse its buffer. */
var append = (state, bytes) => ({
	...state,
	pending: joinBytes([state.pending, bytes]),
	heldBytes: isFlooded(state) && isBlank(state.pending) ? state.pending.length : 0
});
var isFlooded = ({ blankLines }) => blankLines >= 16;
/** Cuts the next piece, or gives `null` when more bytes are needed to know what it is. */
var takePiece = (state, hints) => {
	const { pending } = state;
	if (pending.length === 0) return null;
	if (state.overlong) return takeLine$2(state, fragment);
	if (hints.data) {
		if (state.heldBytes > 0) return cut(state, state.heldBytes, lineOrBlank);
		return takeAroundData(state, hints.data);
	}
	if (hints.prompt && pending[0] === PROMPT) return cut(state, 1, (bytes) => ({
		kind: "prompt",
		bytes
	}));
	return takeMessageOrLine(state);
};
/** True while a counted message has begun and is not complete: its bytes must not stop coming for long. */
var isInsideMessage = (state) => !state.overlong && readMessageHeader(state.pending) !== null;
/** Gives up waiting: what is pending becomes an incomplete message or a fragment. */
var flushPending = (state) => {
	if (state.pending.length === 0) return null;
	const header = state.overlong ? null : readMessageHeader(state.pending);
	if (!header) return cut(state, state.pending.length, isFlooded(state) ? blankOrFragment : fragment);
	return cut(state, state.pending.length, (bytes) => ({
		kind: "message",
		bytes,
		topic: header.topic,
		payload: bytes.slice(header.headerBytes),
		declaredBytes: header.payloadBytes,
		complete: false
	}));
};
var cut = (state, length, make, leadInSeen = false) => ({
	piece: make(state.pending.slice(0, length)),
	state: {
		...emptyFramer,
		pending: state.pending.subarray(length),
		leadInSeen
	}
});
var fragment = (bytes) => ({
	kind: "fragment",
	bytes,
	text: latin1Of$1(bytes).trim()
});
var lineOrBlank = (bytes) => {
	const text = latin1Of$1(bytes).trim();
	return text === "" ? {
		kind: "blank",
		bytes
	} : {
		kind: "line",
		bytes,
		text
	};
};
/** What is left of a flood is blank too, although no line end shows that it is complete. */
var blankOrFragment = (bytes) => isBlank(bytes) ? {
	kind: "blank",
	bytes
} : fragment(bytes);
var takeMessageOrLine = (state) => {
	const header = readMessageHeader(state.pending);
	if (!header) return takeLine$2(state);
	const totalBytes = header.headerBytes + header.payloadBytes;
	if (state.pending.length < totalBytes) return null;
	return cut(state, totalBytes, (bytes) => ({
		kind: "message",
		bytes,
		topic: header.topic,
		payload: bytes.slice(header.headerBytes),
		declaredBytes: header.payloadBytes,
		complete: true
	}));
};
/**
* A line ends with LF, or with CRs that something else follows: the module echoes `AT+X` CR and then sends CR LF,
* so CR CR LF is one line end, while an echo followed at once by `>` ends at its CR.
*/
var lineEndIndex = (pending, from = 0) => {
	const limit = Math.min(pending.length, from + longestLineBytes);
	for (let at = from; at < limit; at += 1) {
		if (pending[at] === LF) return at + 1;
		if (pending[at] !== CR) continue;
		let next = at + 1;
		while (next < limit && pending[next] === CR) next += 1;
		if (next >= limit) return null;
		return pending[next] === LF ? next + 1 : next;
	}
	return null;
};
var takeLine$2 = (state, make = lineOrBlank) => {
	if (isFlooded(state)) {
		const flood = takeFlood(state);
		if (flood !== "none") return flood;
	}
	const end = lineEndIndex(state.pending);
	if (end !== null) {
		const line = cut(state, end, make);
		if (line.piece.kind !== "blank") return line;
		return {
			...line,
			state: {
				...line.state,
				blankLines: Math.min(state.blankLines + 1, 16)
			}
		};
	}
	if (state.pending.length <= 16384) return null;
	const long = cut(state, longestLineBytes, fragment);
	return {
		piece: long.piece,
		state: {
			...long.state,
			overlong: true
		}
	};
};
/**
* The blank lines in front, together: as many as `blankFloodBytes` take, or all in front of the next other line. `none`: there is none in
* front; `null`: more bytes are needed.
*/
var takeFlood = (state) => {
	const { pending } = state;
	let blankEnd = 0;
	while (blankEnd < 256) {
		const end = lineEndIndex(pending, blankEnd);
		if (!isBlank(pending.subarray(blankEnd, end ?? pending.length))) break;
		const isOverlong = pending.length - blankEnd > longestLineBytes;
		if (end === null && isOverlong) break;
		if (end === null) return null;
		blankEnd = end;
	}
	if (blankEnd === 0) return "none";
	const flood = cut(state, blankEnd, lineOrBlank);
	return {
		...flood,
		state: {
			...flood.state,
			blankLines: 16
		}
	};
};
/** As `trim` sees it. */
var isBlank = (bytes) => bytes.every((byte) => byte === 32 || byte >= 9 && byte <= 13 || byte === 160);
/**
* FSREAD answers: the echo with its CR (if echo is on), CR LF, the data, and 0 to 2 line ends before `OK`. Here a line end
* is cut exactly, because the data may begin with one. URCs may stand in front of the data, never inside it.
*/
var takeAroundData = (state, data) => {
	const { pending } = state;
	if (!state.leadInSeen) {
		const echoed = takeExactEcho(state, data.echo);
		if (echoed !== "none") return echoed;
		if (pending[0] === CR && pending.length === 1) return null;
		if (pending[0] === CR && pending[1] === LF) return cut(state, 2, lineOrBlank, true);
	}
	const judged = judgeLeadIn(pending);
	if (judged === "undecided") return null;
	if (judged === "line") return takeMessageOrLine(state);
	if (pending.length < data.sizeBytes) return null;
	return cut(state, data.sizeBytes, (bytes) => ({
		kind: "data",
		bytes
	}));
};
var takeExactEcho = (state, echo) => {
	const { pending } = state;
	const shared = Math.min(echo.length, pending.length);
	for (let at = 0; at < shared; at += 1) if (pending[at] !== echo[at]) return "none";
	if (pending.length <= echo.length) return null;
	return pending[echo.length] === CR ? cut(state, echo.length + 1, lineOrBlank) : "none";
};
// electron/framer/piece.ts
var noHints = {
	prompt: false,
	data: null
};
// electron/session/piece-reader.ts
/** A prompt has no line end; reads of one line came up to 50 ms apart (at-dialect §2). */
var quietMs = 200;
/** As the engine's `messageStallMs`. */
var messageStallMs = 2e3;
var createPieceReader = (clock, onPiece) => {
	let framer = emptyFramer;
	let cancelQuiet = () => void 0;
	let isEnded = false;
	const give = ({ piece, state }) => {
		framer = state;
		const { kind, bytes } = piece;
		if (kind === "prompt" || kind === "data") return;
		onPiece({
			kind,
			bytes,
			urc: kind === "line" ? recogniseUrc(piece.text)?.name ?? null : null
		});
	};
	const flush = () => {
		const cut = flushPending(framer);
		if (cut) give(cut);
	};
	return {
		push: (bytes) => {
			if (isEnded) return;
			cancelQuiet();
			framer = append(framer, bytes);
			for (let cut = takePiece(framer, noHints); cut; cut = takePiece(framer, noHints)) give(cut);
			if (framer.pending.length === 0) return;
			cancelQuiet = clock.after(isInsideMessage(framer) ? messageStallMs : quietMs, flush);
		},
		end: () => {
			isEnded = true;
			cancelQuiet();
			flush();
		}
	};
};
// electron/session/typed-command.ts
/** The longest line that the framer can still recognise as its echo. */
var commandLimitBytes = 16e3;
var invalid = (problem) => fail("usage/invalid", {
	field: "command",
	problem
});
/** `AT*DOWNLOAD=1` leaves a module that only the vendor's flashing tool can talk to: a tool must never send it (at-dialect §3). */
var entersDownloadMode = (text) => /[*+^]\s*DOWNLOAD\b/i.test(text.replaceAll(/"[^"\r\n]*"/g, "\"\""));
var downloadRefused = () => invalid("download-mode");
/**
* Commands after which the module waits at a prompt for bytes that no command line holds. Whoever sends one by hand leaves the module there:
* what is typed next goes into the file, and the module is silent until its own time is up (15 s for FSWRITE, at-dialect §7).
*/
var promptingNames = /[+](?:FSWRITE|MPUBEX|CMGS|CMGW|CMGC)=(?!\?)|[+]CIPSEND(?![?\w]|=\?)/i;
/** `AT+FSWRITE="server.crt",0,1402,15` and its like; not their questions (`=?`, `?`). */
var asksForData = (text) => promptingNames.test(text.replaceAll(/"[^"\r\n]*"?/g, "\"\""));
/**
* Whether one line may be sent as a command: it begins with `AT`, and holds no line end or other control character.
* Fails with `usage/invalid`, fact `problem`: `not-a-command`, `control-character`, `too-long`, `download-mode`, `asks-for-data`.
*/
var checkTypedCommand = (text) => {
	if (/[\u0000-\u001f\u007f]/.test(text)) return invalid("control-character");
	if (!/^AT(?![a-z]{3})/i.test(text.trim())) return invalid("not-a-command");
	if (Buffer.byteLength(text) > commandLimitBytes) return invalid("too-long");
	if (asksForData(text)) return invalid("asks-for-data");
	return entersDownloadMode(text) ? downloadRefused() : done;
};
// electron/session/typed-secrets.ts
/** The name of a set command, wherever it stands: commands can be joined, and the `AT` in front may be missing or misspelt. */
var setCommand = /([+*^][A-Za-z]+)[ \t]*=/g;
/**
* The secret parts of a line that a person typed, as byte offsets, found by its form alone. A quoted argument may hold line breaks; a quote
* that is never closed reaches to the end of the line: rather too much is hidden than too little.
*/
var typedSecretSpans = (line) => {
	const text = latin1Of$1(line);
	const spans = [];
	for (const match of text.matchAll(setCommand)) {
		const rules = secretArgumentsOf((match[1] ?? "").toUpperCase());
		if (!rules) continue;
		const found = argumentsFrom(text, match.index + match[0].length);
		const isSet = ({ key }) => found.some((other) => other.text.toUpperCase() === key);
		for (const index of [...rules.always, ...rules.after.filter(isSet).map(({ secret }) => secret)]) {
			const argument = found[index];
			if (argument && argument.end > argument.start && argument.text !== "?") spans.push({
				start: argument.start,
				end: argument.end
			});
		}
	}
	return spans;
};
/** Arguments up to the end of the line or a `;` outside quotes. */
var argumentsFrom = (text, from) => {
	const found = [];
	for (let at = from;;) {
		while (text[at] === " " || text[at] === "	") at += 1;
		const quoted = text[at] === "\"";
		const start = quoted ? at + 1 : at;
		const end = quoted ? quotedEnd(text, start) : trimmedEnd(text, start, indexOf(text, /[,;\r\n]/g, start));
		found.push({
			text: text.slice(start, end),
			start,
			end
		});
		at = indexOf(text, /[,;\r\n]/g, quoted ? end : start);
		if (text[at] !== ",") return found;
		at += 1;
	}
};
/** At the closing quote, else at the end of the line. */
var quotedEnd = (text, start) => {
	const closing = text.indexOf("\"", start);
	return closing === -1 ? Math.max(start, text.replace(/[\r\n]+$/, "").length) : closing;
};
var indexOf = (text, pattern, from) => {
	pattern.lastIndex = from;
	return pattern.exec(text)?.index ?? text.length;
};
var trimmedEnd = (text, start, end) => {
	let at = end;
	while (at > start && (text[at - 1] === " " || text[at - 1] === "	")) at -= 1;
	return at;
};
/** For showing: the same text with `*` for every byte that is secret by its form. */
var maskTypedLine = (text) => {
	const bytes = new TextEncoder().encode(text);
	return new TextDecoder().decode(maskSpans(bytes, typedSecretSpans(bytes)));
};
/** Longer than any key that a module takes; a block that was never closed must not hide everything for ever. */
var longestSecretBytes = 16384;
var createTypedSecrets = () => {
	let within = null;
	let secretBytes = 0;
	const spansOf = (text, line) => {
		const end = text.replace(/[\r\n]+$/, "").length;
		const begin = text.search(/-----BEGIN [A-Z ]*PRIVATE KEY-----/);
		if (within === "key" || begin !== -1) {
			const start = within === "key" ? 0 : begin;
			within = /-----END [A-Z ]*PRIVATE KEY-----/.test(text) ? null : "key";
			return [{
				start,
				end
			}];
		}
		if (within === "quotes" && !/^\s*AT(?:[+*^&]|[a-z]?\d*\s*$)/i.test(text)) {
			const closing = text.indexOf("\"");
			within = closing === -1 ? "quotes" : null;
			return [{
				start: 0,
				end: closing === -1 ? end : closing
			}];
		}
		const spans = typedSecretSpans(line);
		within = spans.some((span) => span.end === end && isOpenQuote(text, span)) ? "quotes" : null;
		return spans;
	};
	return { spansOf: (line) => {
		const spans = spansOf(latin1Of$1(line), line).filter(({ start, end }) => end > start);
		secretBytes = within === null ? 0 : secretBytes + line.length;
		if (secretBytes > longestSecretBytes) within = null;
		return spans;
	} };
};
var isOpenQuote = (text, { start, end }) => text[start - 1] === "\"" && text[end] !== "\"";
// electron/session/monitor.ts
var createMonitor = (options) => {
	const { clock, recorder, reconnector, address } = options;
	const pieces = createCutStream(recorder);
	const typedSecrets = createTypedSecrets();
	const listeners = {
		traffic: /* @__PURE__ */ new Set(),
		state: /* @__PURE__ */ new Set()
	};
	let link = null;
	let reader = null;
	let cancelReconnect = () => void 0;
	let openings = 0;
	let isClosed = false;
	const tellState = (state) => {
		for (const listener of [...listeners.state]) listener(state);
	};
	/** Told when the recorder has written as many bytes. */
	const tellTraffic = (direction, epoch, piece) => {
		const wallMs = clock.wallMs();
		const { kind, urc } = piece;
		pieces.cut(direction, piece.bytes.length, (bytes, isRecorded) => {
			const item = {
				direction,
				epoch,
				wallMs,
				bytes,
				kind,
				urc,
				isRecorded
			};
			for (const listener of [...listeners.traffic]) listener(item);
		});
	};
	const end = (reason) => {
		if (isClosed) return;
		isClosed = true;
		cancelReconnect();
		recorder.event("summary", { ...recorder.soFar });
		recorder.close();
		tellState({
			kind: "closed",
			reason
		});
	};
	const opened = (next) => {
		const { epoch } = next;
		recorder.event("opened", {
			address: next.address,
			epoch
		});
		const cutting = createPieceReader(clock, (piece) => tellTraffic("received", epoch, piece));
		link = next;
		reader = cutting;
		openings += 1;
		tellState({
			kind: openings === 1 ? "open" : "reopened",
			epoch,
			address: next.address
		});
		next.onBytes((bytes) => {
			if (link !== next) return;
			recorder.received(bytes);
			cutting.push(bytes);
		});
		next.onClosed((reason) => {
			if (link === next) lost(reason);
		});
	};
	const lost = (reason) => {
		reader?.end();
		link = null;
		reader = null;
		recorder.event("closed", reason ? { ...reason } : {});
		if (reason === null) return end(null);
		tellState({
			kind: "lost",
			reason
		});
		if (options.reconnects) wait(reason);
		else end(reason);
	};
	const wait = (reason) => {
		if (isClosed) return;
		cancelReconnect = reconnector.keepTrying(reason, {
			onWaiting: (attempt, waitMs, why) => tellState({
				kind: "waiting",
				attempt,
				waitMs,
				reason: why
			}),
			onOpened: opened
		});
	};
	const write = async (bytes) => {
		if (entersDownloadMode(Buffer.from(bytes).toString("latin1"))) return downloadRefused();
		const current = link;
		if (!current) return {
			ok: false,
			error: failure("link/lost", { path: address })
		};
		if (bytes.length === 0) return done;
		const spans = typedSecrets.spansOf(bytes);
		for (const { start, end: stop } of spans) recorder.registerSecret(bytes.slice(start, stop));
		recorder.sent(bytes, spans);
		tellTraffic("sent", current.epoch, {
			kind: "line",
			bytes,
			urc: null
		});
		return current.write(bytes);
	};
	return {
		on: (name, listener) => {
			const set = listeners[name];
			set.add(listener);
			return () => set.delete(listener);
		},
		start: (first) => first.ok ? opened(first.value) : wait(first.error),
		write,
		close: async () => {
			if (link) await link.close();
			end(null);
		}
	};
};
// electron/at/timings.ts
var defaultTimings = {
	promptDeadlineMs: 9e3,
	quietMs: 500,
	probeDeadlineMs: 1e3,
	longestProbeDeadlineMs: 4e3,
	probeQuietMs: 150,
	answerGapMs: 6e3,
	provingSilenceMs: 66e3,
	longestResyncMs: 6e5,
	patienceMs: 1e4,
	restartPatienceMs: 9e4,
	messageStallMs: 2e3
};
// electron/at/unanswered.ts
var nothingUnanswered = {
	questions: [],
	commands: [],
	lastSentAtMs: 0
};
var withCommand = (unanswered, request) => ({
	...unanswered,
	commands: [...unanswered.commands, request]
});
// electron/app/open-answers.ts
/** For so long an answer may still come. */
var openForMs = defaultTimings.provingSilenceMs;
var fileLimitBytes = 4096;
var leftOpen = z.strictObject({
	address: z.string().max(4096),
	endsAtMs: z.number()
});
/** Stands for whatever the run before sent: every line may belong to it. */
var anyCommand = {
	name: "AT",
	line: {
		bytes: /* @__PURE__ */ new Uint8Array(0),
		secretSpans: []
	},
	lineEnd: "cr",
	response: {
		prefixes: [],
		bare: /^.+$/s
	},
	finals: noFurtherFinals,
	payload: null,
	countedBytes: null,
	secondPhase: null,
	endsConnection: false,
	deadlineMs: defaultDeadlineMs
};
var parse = (content) => {
	try {
		return leftOpen.safeParse(JSON.parse(new TextDecoder().decode(content))).data ?? null;
	} catch {
		return null;
	}
};
var createOpenAnswers = ({ platform, clock }) => {
	const kept = /* @__PURE__ */ new Map();
	let writing = Promise.resolve();
	const fileOf = (address) => platform.join(platform.dataFolder, "open-answers", `${addressName(address)}.json`);
	const fromFile = async (address) => {
		const file = fileOf(address);
		const read = await platform.readFile(file, fileLimitBytes);
		if (!read.ok) return null;
		await platform.removeFile(file);
		const found = parse(read.value);
		const leftMs = (found?.endsAtMs ?? 0) - clock.wallMs();
		if (found?.address !== address || leftMs <= 0 || leftMs > openForMs) return null;
		const lastSentAtMs = clock.nowMs() - (openForMs - leftMs);
		return {
			unanswered: {
				...nothingUnanswered,
				commands: [anyCommand],
				lastSentAtMs
			},
			identity: {},
			owed: []
		};
	};
	return {
		take: async (address) => {
			await writing;
			const stored = await fromFile(address);
			const answers = kept.get(address) ?? stored;
			kept.delete(address);
			return answers;
		},
		leave: (address, answers) => {
			kept.set(address, answers);
			const text = JSON.stringify({
				address,
				endsAtMs: clock.wallMs() + openForMs
			});
			writing = writing.then(() => platform.writeFile(fileOf(address), new TextEncoder().encode(text)));
		},
		settled: async () => {
			await writing;
		}
	};
};
// electron/session/command-book.ts
/** Only a few commands can be under way at once: one in flight, and publishes that wait for their acknowledgement. */
var remembered = 32;
var createCommandBook = () => {
	const lines = /* @__PURE__ */ new Map();
	return { lineOf: ({ direction, owner, bytes }, atMs) => {
		switch (owner.kind) {
			case "command": {
				const line = textOf(bytes);
				lines.set(owner.id, line);
				const [oldest] = lines.keys();
				if (lines.size > remembered && oldest !== void 0) lines.delete(oldest);
				return {
					direction,
					line,
					command: line,
					isFinal: false,
					atMs
				};
			}
			case "answer":
			case "final":
			case "second-phase": {
				const command = lines.get(owner.id) ?? null;
				return {
					direction,
					line: textOf(bytes),
					command,
					isFinal: owner.kind === "final",
					atMs
				};
			}
			case "urc":
			case "late":
			case "unclaimed": return {
				direction,
				line: textOf(bytes),
				command: null,
				isFinal: false,
				atMs
			};
			default: return null;
		}
	} };
};
var textOf = (bytes) => latin1Of$1(bytes).trim();
// electron/modules/families.ts
/** The smallest limits of all families (at-dialect §7, §9). */
var smallestLimits = {
	publishBytes: 1360,
	receiveBytes: 1360,
	fileWriteBytes: 10240,
	fileNameBytes: 64,
	stringBytes: 256
};
/** The article's and the vendor's own order asks CGREG; a module that nobody knows is treated like that. */
var carefulQuirks = {
	deleteBeforeCreate: true,
	registrationOrder: [
		"packet",
		"eps",
		"network"
	],
	omitEmptyLogin: true,
	promptTail: "unknown",
	binaryPublish: "unknown",
	pingsByItself: true,
	longestKeepAliveSeconds: null,
	tellsServerClose: true,
	sendsServerName: true,
	keepsAccessPoint: true,
	answersEpsAsPacket: false,
	errorsAsText: false,
	emptyDirectoryIsError: false,
	firstCardIdFails: false
};
// electron/modules/air720.ts
var modelShape$1 = /^720(?!U)[A-Z]{0,3}$/i;
/**
* The Cat.4 modules on the ASR1802. The gate is the article's: login with a certificate from V1104 on. Limits are the
* smallest that the sources give for old firmware (at-dialect §7, §9). 720U, 720UG and 720UH are another chip (8910).
*/
var air720 = {
	id: "air720",
	names: [
		"Air720",
		"Air720H",
		"Air720D",
		"Air720SL",
		"Air720SD"
	],
	modelShape: modelShape$1,
	platforms: [{
		chip: "asr1802",
		modelShape: modelShape$1
	}],
	bootLines: [
		"ready",
		"sms-ready",
		"boot-completed"
	],
	bootGraceMs: 9e4,
	limits: smallestLimits,
	quirks: carefulQuirks,
	changes: [],
	problems: [],
	gate: {
		minimumVersion: 1104,
		forFeature: "certificate-login"
	}
};
// electron/modules/air724.ts
var modelShape = /^(?:720U[A-Z]{0,2}|72[24][A-Z]{0,3}|820[A-Z]{0,3})$/i;
var from$1 = (version) => ({
	chip: "rda8910",
	from: version,
	to: null
});
var before$1 = (version) => ({
	chip: "rda8910",
	from: null,
	to: version - 1
});
/**
* The Cat.1 modules on the RDA 8910. Numbers grew V409, V838, V907, V1628, V3018xx, V4018xx. Changes are the vendor's
* change log (at-dialect §13). The MPUB limit since V838 is 2384 in the log and 2348 in one manual; the log is taken.
*/
var air724 = {
	id: "air724",
	names: [
		"Air724UG",
		"Air720U",
		"Air720UG",
		"Air720UH",
		"Air722UG",
		"Air820UG"
	],
	modelShape,
	platforms: [{
		chip: "rda8910",
		modelShape
	}],
	bootLines: [
		"ready",
		"sim-state",
		"network-mode",
		"service",
		"packet-event",
		"network-time"
	],
	bootGraceMs: 9e4,
	limits: smallestLimits,
	quirks: carefulQuirks,
	changes: [
		{
			range: before$1(838),
			quirks: {
				pingsByItself: false,
				tellsServerClose: false,
				emptyDirectoryIsError: true
			}
		},
		{
			range: before$1(907),
			quirks: { binaryPublish: "none" }
		},
		{
			range: before$1(301833),
			quirks: { firstCardIdFails: true }
		},
		{
			range: before$1(401857),
			quirks: { promptTail: "none" }
		},
		{
			range: from$1(838),
			limits: { publishBytes: 2384 }
		},
		{
			range: from$1(907),
			quirks: { binaryPublish: "with-length" }
		},
		{
			range: from$1(301831),
			quirks: { binaryPublish: "any" }
		},
		{
			range: from$1(401857),
			quirks: { promptTail: "blank" }
		}
	],
	problems: [
		{
			problem: "no-keep-alive",
			range: before$1(838),
			build: null
		},
		{
			problem: "cipher-suites",
			range: before$1(301840),
			build: null
		},
		{
			problem: "quick-messages-lost",
			range: before$1(401857),
			build: null
		}
	],
	gate: null
};
// electron/modules/air780.ts
var from = (chip, version) => ({
	chip,
	from: version,
	to: null
});
var before = (version) => ({
	chip: "ec618",
	from: null,
	to: version - 1
});
/**
* The Cat.1 modules on EigenComm chips. Their manuals are one, their version numbers are not: V1161 of a 780E (EC618) and
* V1010 of a 780EP (EC718) do not compare. Changes are the vendor's change log and measurements (at-dialect §13).
*/
var air780 = {
	id: "air780",
	names: [
		"Air780E",
		"Air780EG",
		"Air780EP",
		"Air780EPV",
		"Air780EPM",
		"Air600E",
		"Air700E",
		"Air780EL",
		"Air780ET"
	],
	modelShape: /^(?:780|600E|700E)[A-Z]{0,4}$/i,
	platforms: [
		{
			chip: "ec618",
			modelShape: /^(?:780EG?|600E|700E)$/i
		},
		{
			chip: "ec716",
			modelShape: /^(?:780E[LT]|700EC)$/i
		},
		{
			chip: "ec718",
			modelShape: /^780EP[A-Z]?$/i
		}
	],
	bootLines: [
		"boot-rom",
		"ready",
		"network-mode",
		"service",
		"packet-event",
		"network-time"
	],
	bootGraceMs: 9e4,
	limits: {
		...smallestLimits,
		publishBytes: 4100,
		receiveBytes: 4100
	},
	quirks: {
		...carefulQuirks,
		promptTail: "line-end",
		binaryPublish: "any"
	},
	changes: [
		{
			range: before(1161),
			quirks: {
				sendsServerName: false,
				longestKeepAliveSeconds: 300,
				keepsAccessPoint: false
			}
		},
		{
			range: from("ec718", 1010),
			quirks: { answersEpsAsPacket: true }
		},
		{
			range: from("ec718", 1011),
			quirks: { errorsAsText: true }
		}
	],
	problems: [
		{
			problem: "tls-failure-crashes",
			range: before(1026),
			build: null
		},
		{
			problem: "long-sessions-crash",
			range: before(1132),
			build: null
		},
		{
			problem: "mutual-tls-publish",
			range: before(1138),
			build: "LSAT"
		},
		{
			problem: "login-refused",
			range: before(1156),
			build: "LPAT"
		},
		{
			problem: "no-server-name",
			range: before(1161),
			build: null
		},
		{
			problem: "keep-alive-cut",
			range: before(1161),
			build: null
		}
	],
	gate: null
};
// electron/modules/traits.ts
/** False as well when chip or version are not known. */
var isInRange = ({ chip, version }, range) => chip === range.chip && version !== null && version >= (range.from ?? 0) && version <= (range.to ?? Number.POSITIVE_INFINITY);
var changesOf = (module) => module.family.changes.filter(({ range }) => isInRange(module, range));
/** How much this module takes with the firmware that it has; the family's smallest where the firmware is not known. */
var limitsOf = (module) => Object.assign({}, module.family.limits, ...changesOf(module).map(({ limits }) => limits));
/** How this module behaves with the firmware that it has. */
var quirksOf = (module) => Object.assign({}, module.family.quirks, ...changesOf(module).map(({ quirks }) => quirks));
// electron/modules/firmware-gate.ts
var judgeFirmware = (module, needs) => {
	const found = module.version;
	const problems = problemsOf(module, needs);
	if (!needs.needsCertificateLogin) return {
		verdict: "ok",
		minimum: null,
		found,
		problems
	};
	const minimum = module.family.gate?.minimumVersion ?? null;
	if (found === null || module.chip === null) return {
		verdict: "unknown",
		minimum,
		found,
		problems
	};
	return {
		verdict: minimum !== null && found < minimum ? "too-old" : "ok",
		minimum,
		found,
		problems
	};
};
var matters = {
	"tls-failure-crashes": (needs) => needs.needsCertificateLogin,
	"no-server-name": (needs) => needs.needsServerName === true,
	"cipher-suites": (needs) => needs.needsCertificateLogin,
	"keep-alive-cut": ({ keepAliveSeconds = 0 }) => keepAliveSeconds > 300,
	"no-keep-alive": (needs) => needs.staysConnected === true,
	"mutual-tls-publish": (needs) => needs.needsMutualTls === true,
	"login-refused": () => true,
	"long-sessions-crash": (needs) => needs.staysConnected === true,
	"quick-messages-lost": (needs) => needs.staysConnected === true
};
var problemsOf = (module, needs) => module.family.problems.filter(({ range, build }) => isInRange(module, range) && (build === null || endsWithBuild(module.text, build))).filter(({ problem }) => matters[problem](needs)).map(({ problem, range }) => ({
	problem,
	curedIn: range.to === null ? null : range.to + 1
}));
var endsWithBuild = (text, build) => text.toUpperCase().endsWith(`_${build}`);
// electron/modules/generic.ts
/** Any module that speaks the dialect: the smallest limits of all families, and no gate because versions of others do not compare. */
var generic = {
	id: "generic",
	names: [],
	modelShape: /^/,
	platforms: [],
	bootLines: ["boot-rom", "ready"],
	bootGraceMs: 9e4,
	limits: smallestLimits,
	quirks: carefulQuirks,
	changes: [],
	problems: [],
	gate: null
};
// electron/modules/recognise.ts
/** In the order of recognition. */
var moduleFamilies = [
	air720,
	air724,
	air780,
	generic
];
/** Every version string seen (at-dialect §1); names of download files move the number to the end. */
var shapes = [/AirM2M_(?:([A-Za-z0-9]{1,20})_)?V(\d{1,9})(?:_|$)/, /AirM2M_([A-Za-z0-9]{1,20})_(?:[A-Za-z0-9]{1,20}_){0,4}V(\d{1,9})$/];
/**
* Reads the answer of `ATI` or `AT+CGMR`. What nobody knows is `generic`, never a failure.
* @param familyId what the profile says; `auto` goes by the version string.
*/
var recogniseModule = (versionText, familyId = "auto") => {
	const text = versionText.trim();
	const match = shapes.map((shape) => shape.exec(text)).find((found) => found !== null);
	const model = match?.[1] ?? null;
	const family = familyId === "auto" ? familyOfModel(model) : familyOf(familyId);
	return {
		family,
		chip: chipOf(family, model),
		model,
		version: match ? Number(match[2]) : null,
		text
	};
};
var familyOf = (familyId) => moduleFamilies.find(({ id }) => id === familyId) ?? generic;
var bareModel = (model) => model.replace(/^Air/i, "");
var familyOfModel = (model) => {
	if (model === null) return generic;
	return moduleFamilies.find(({ modelShape }) => modelShape.test(bareModel(model))) ?? generic;
};
/** A model that does not belong to the family that the profile names has numbers of another row. */
var chipOf = ({ platforms }, model) => model === null ? null : platforms.find(({ modelShape }) => modelShape.test(bareModel(model)))?.chip ?? null;
// electron/session/module-connection.ts
/** Lines that tell how far the connection to the broker is. */
var opens = /^AT\+(?:SSL)?MIPSTART\s*=/i;
var logsIn = /^AT\+MCONNECT\s*=/i;
var ends = /^AT\+MIPCLOSE|^AT\+CIPSHUT/i;
var failing = /^(?:ERROR|\+CM[ES] ERROR\s*:.*)$/;
/** Of the connection that is open or was begun last. */
var opened = ({ tls }, state, learnt) => ({ tls: {
	state,
	encrypted: tls?.encrypted ?? null,
	...learnt
} });
/** What stands already is not begun again: the module answers such a wish with an error or `ALREADY CONNECT`. */
var learnFromSent = (facts, line, learnt) => {
	if (opens.test(line) && facts.tls?.state !== "up") return { tls: {
		state: "connecting",
		encrypted: /SSL/i.test(line),
		...learnt
	} };
	return logsIn.test(line) && facts.mqtt?.state !== "online" ? { mqtt: {
		state: "connecting",
		...learnt
	} } : {};
};
/** The line that ends an answer. */
var learnFromResult = (facts, line, command, learnt) => {
	if (failing.test(line)) {
		if (opens.test(command)) return facts.tls?.state === "connecting" ? opened(facts, "failed", learnt) : {};
		return logsIn.test(command) && facts.mqtt?.state === "connecting" ? { mqtt: {
			state: "refused",
			...learnt
		} } : {};
	}
	if (/^AT\+MDISCONNECT/i.test(command)) return facts.mqtt ? { mqtt: {
		state: "closed",
		...learnt
	} } : {};
	if (ends.test(command)) return lostConnection(facts, learnt);
	if (/^AT\+CGATT\s*=\s*0/i.test(command)) return { attach: {
		attached: false,
		address: null,
		...learnt
	} };
	return {};
};
/** Words that stand alone in a line, as second phase or by themselves. */
var learnFromWords = (facts, line, learnt) => {
	const words = line.replace(/^\d\s*,\s*/, "");
	const isOpening = facts.tls?.state === "connecting";
	if (words === "CONNECT OK" || words === "ALREADY CONNECT") return isOpening ? opened(facts, "up", learnt) : {};
	if (words === "CONNECT FAIL" || /^TCP ERROR\s*:/.test(words)) return facts.tls ? opened(facts, "failed", learnt) : {};
	if (words === "CONNACK OK") return {
		...opened(facts, "up", learnt),
		mqtt: {
			state: "online",
			...learnt
		}
	};
	if (words.startsWith("CONNACK")) return { mqtt: {
		state: "refused",
		...learnt
	} };
	if (words === "CLOSED") return isOpening ? opened(facts, "failed", learnt) : lostConnection(facts, learnt);
	return {};
};
/** `+MQTTSTATU`: 0 off line, 1 online, 2 connected but not logged in. */
var learnFromState = (facts, state, learnt) => {
	if (state === 1) return {
		...opened(facts, "up", learnt),
		mqtt: {
			state: "online",
			...learnt
		}
	};
	if (state === 0) return facts.tls?.state === "connecting" ? {} : lostConnection(facts, learnt);
	const isLoggedOut = facts.mqtt === null || facts.mqtt.state === "online";
	return {
		...opened(facts, "up", learnt),
		...isLoggedOut ? { mqtt: {
			state: "closed",
			...learnt
		} } : {}
	};
};
/** Both are closed; a refusal or a failure that came before says more and stays. */
var lostConnection = ({ tls, mqtt }, learnt) => ({
	...tls?.state === "up" || tls?.state === "connecting" ? { tls: {
		...tls,
		state: "closed",
		...learnt
	} } : {},
	...mqtt?.state === "online" || mqtt?.state === "connecting" ? { mqtt: {
		state: "closed",
		...learnt
	} } : {}
});
/** What never comes is told by no line: a step that gave up waiting. */
var noteFailedStep = (facts, id, failure, atMs) => {
	const learnt = {
		atMs,
		command: facts.mqtt?.command ?? facts.tls?.command ?? id
	};
	if (id === "connect.open" && facts.tls) return (facts.tls.state === "connecting" ? failure.code !== "stopped" : failure.code === "connect/timed-out") ? {
		...facts,
		tls: {
			...facts.tls,
			state: "failed",
			atMs
		}
	} : facts;
	if (id !== "connect.login") return facts;
	if (failure.code === "mqtt/refused") return {
		...facts,
		mqtt: {
			state: "refused",
			...learnt
		}
	};
	return facts.mqtt?.state === "connecting" ? {
		...facts,
		mqtt: {
			state: "closed",
			...learnt
		}
	} : facts;
};
// electron/session/module-answers.ts
/** One line read as the whole answer of a query: the query's own parser judges it. */
var read$1 = (query, line) => {
	const parsed = query.parse({
		lines: [line],
		final: "OK",
		data: /* @__PURE__ */ new Uint8Array(),
		secondPhase: [line]
	});
	return parsed.ok ? parsed.value : null;
};
var simFacts = {
	ready: "ready",
	pin: "pin",
	puk: "puk",
	pin2: "ready",
	puk2: "ready",
	removed: "missing"
};
var sim = ({ line, learnt }) => {
	const state = read$1(simState, line.replace(/\s\d$/, ""))?.state ?? "unknown";
	if (state === "unknown") return {};
	const gone = state === "removed" ? { iccid: null } : {};
	return {
		sim: {
			state: simFacts[state],
			...learnt
		},
		...gone
	};
};
var simErrors = {
	"sim-not-inserted": "missing",
	"sim-pin-required": "pin",
	"sim-puk-required": "puk",
	"sim-failure": "failure",
	"sim-wrong": "failure",
	"sim-busy": "busy"
};
/** What an error says of the card, whatever was asked; to `AT+CPIN?` "not ready" is one of them too. */
var cardError = ({ line, command, learnt }) => {
	const key = readCmeError(line)?.key;
	const isAsked = /^AT\+CPIN\?/i.test(command ?? "");
	const state = key ? simErrors[key] ?? (isAsked && key === "not-supported-or-not-ready" ? "busy" : null) : null;
	return state ? { sim: {
		state,
		...learnt
	} } : {};
};
var signal = ({ line, learnt }) => {
	const quality = read$1(signalQuality, line);
	if (!quality) return {};
	const { rssi, dbm, judgement } = quality;
	return { signal: {
		rssi,
		dbm,
		judgement: judgement === "poor" ? "weak" : judgement,
		...learnt
	} };
};
/** Registered says more than refused, refused more than searching. */
var rankOf = ({ registered, denied }) => registered ? 2 : denied ? 1 : 0;
/** Which of the three registrations a line speaks of: that of the query first, since 780EP answers one by the name of another. */
var kindOf$1 = (text) => /C[GE]?REG/i.exec(text)?.[0]?.toUpperCase() ?? null;
var registration = ({ facts, line, learnt }) => {
	const stat = parseRegistration([line])?.stat ?? unsolicitedStat(line);
	if (stat === null) return {};
	const { registered, roaming, denied } = meaningOfStat(stat);
	const found = {
		stat,
		registered,
		roaming,
		denied,
		...learnt
	};
	const before = facts.registration;
	return before !== null && kindOf$1(before.command) !== kindOf$1(learnt.command) && rankOf(found) < rankOf(before) ? {} : { registration: found };
};
var unsolicitedStat = (line) => integerOf(/^\+C[GE]?REG\s*:\s*(\d{1,2})\s*(?:,\s*".*)?$/.exec(line)?.[1]);
var attach = ({ facts, line, learnt }) => {
	const state = read$1(attachState, line);
	if (!state) return {};
	const address = state.attached ? facts.attach?.address ?? null : null;
	return { attach: {
		attached: state.attached,
		address,
		...learnt
	} };
};
/** A context with an address: the way for data is ready. */
var context = ({ line, learnt }) => {
	const address = read$1(packetContext, line)?.contexts[0]?.address ?? null;
	return address === null ? {} : { attach: {
		attached: true,
		address,
		...learnt
	} };
};
var firmware = (text, learnt, facts) => {
	const module = recogniseModule(text);
	const { verdict, minimum } = judgeFirmware(module, { needsCertificateLogin: true });
	const name = module.model === null || /^air/i.test(module.model) ? module.model : `Air${module.model}`;
	return {
		firmware: {
			text,
			verdict,
			minimum,
			...learnt
		},
		...facts.model === null && name !== null ? { model: {
			text: name,
			...learnt
		} } : {}
	};
};
var version = ({ facts, line, learnt }) => {
	const text = read$1(revision, line)?.version;
	return text ? firmware(text, learnt, facts) : {};
};
var modelName = ({ line, learnt }) => {
	const name = read$1(model, line)?.model;
	return name ? { model: {
		text: name,
		...learnt
	} } : {};
};
var imei = ({ line, learnt }) => {
	const number = read$1(serialNumber, line)?.imei;
	return number ? { imei: {
		text: number,
		...learnt
	} } : {};
};
var iccid = ({ line, learnt }) => {
	const number = read$1(simCardId, line)?.iccid;
	return number ? { iccid: {
		text: number,
		...learnt
	} } : {};
};
var operator = ({ line, learnt }) => {
	const found = read$1(operatorName, line);
	if (!found) return {};
	return { operator: found.name === null ? null : {
		text: found.name,
		...learnt
	} };
};
/** A module that has no time yet counts from 1970, 1980 or 2000. */
var firstTrueMs = Date.UTC(2001, 0, 1);
var clock = ({ line, learnt }) => {
	const found = read$1(clockQuery, line);
	if (!found) return {};
	const offMs = found.wallMs < firstTrueMs ? null : found.wallMs - learnt.atMs;
	return { clock: {
		text: found.text,
		offMs,
		...learnt
	} };
};
var connection = ({ facts, line, learnt }) => {
	const state = read$1(mqttState, line);
	return state ? learnFromState(facts, state.number, learnt) : {};
};
/** Lines that say by their own name what they are. */
var named = {
	"+CPIN": sim,
	"+CME": cardError,
	"+CSQ": signal,
	"+CREG": registration,
	"+CGREG": registration,
	"+CEREG": registration,
	"+CGATT": attach,
	"+CGDCONT": context,
	"+CGMR": version,
	"+CGMM": modelName,
	"+CGSN": imei,
	"+ICCID": iccid,
	"+CCID": iccid,
	"+COPS": operator,
	"+CCLK": clock,
	"+MQTTSTATU": connection
};
/** `AT*I`: all identities in one answer, a line for each. */
var report = ({ facts, line, learnt }) => {
	const told = read$1(moduleReport, line);
	return {
		...told?.revision ? firmware(told.revision, learnt, facts) : {},
		...told?.model ? { model: {
			text: told.model,
			...learnt
		} } : {},
		...told?.imei ? { imei: {
			text: told.imei,
			...learnt
		} } : {},
		...told?.iccid ? { iccid: {
			text: told.iccid,
			...learnt
		} } : {}
	};
};
var address = ({ line, learnt }) => {
	const found = read$1(localAddress, line)?.address;
	return found ? { attach: {
		attached: true,
		address: found,
		...learnt
	} } : {};
};
/** Lines whose meaning is in the command that they answer; commands can be joined, so the shape counts too. */
var bare = [
	{
		command: /\+CGSN/i,
		shape: /^\d{15}$/,
		learn: imei
	},
	{
		command: /\+I?CCID/i,
		shape: /^89/,
		learn: iccid
	},
	{
		command: /^ATI|\+CGMR/i,
		shape: /^Revision\s*:/i,
		learn: version
	},
	{
		command: /\+CGMM/i,
		shape: /^[A-Za-z]/,
		learn: modelName
	},
	{
		command: /^AT\*I/i,
		shape: /:/,
		learn: report
	}
];
var learnFromAnswer = (facts, { line, command, isFinal }, learnt) => {
	const heard = {
		facts,
		line,
		command,
		learnt
	};
	const name = /^\+[A-Z]+/.exec(line)?.[0];
	if (name !== void 0) return Object.hasOwn(named, name) ? named[name]?.(heard) ?? {} : {};
	if (isFinal) return /^AT\+CIFSR/i.test(command ?? "") ? address(heard) : {};
	const luat = /AirM2M_[\w.-]+/.exec(line)?.[0];
	if (luat !== void 0 && !/^Revision/i.test(line)) return firmware(luat, learnt, facts);
	const row = command === null ? void 0 : bare.find((one) => one.command.test(command) && one.shape.test(line));
	return row ? row.learn(heard) : learnFromWords(facts, line, learnt);
};
// electron/session/module-facts.ts
/** What says the same again changes nothing, until it is so old that its time matters. */
var sameForMs = 6e4;
/** The facts after this line; the same object when it taught nothing. Pure. */
var noteLine = (facts, heard) => {
	const learnt = {
		atMs: heard.atMs,
		command: nameOf(heard)
	};
	return withLesson(facts, heard.direction === "sent" ? learnFromSent(facts, heard.line, learnt) : learn(facts, heard, learnt));
};
var learn = (facts, heard, learnt) => {
	const { line, command, isFinal } = heard;
	const urc = command === null ? recogniseUrc(line) : null;
	if (urc?.restart || urc?.name === "power-down") return afterRestart(facts, learnt);
	return {
		...urc && urcKindOf(urc.name) === "network" ? learnFromNetwork(facts, urc.name, line, learnt) : {},
		...isFinal ? learnFromResult(facts, line, command ?? "", learnt) : {},
		...learnFromAnswer(facts, heard, learnt)
	};
};
/** Of an answer the command without its parameters, else the line itself. */
var nameOf = ({ command, line }) => {
	return (command === null ? line : /^[^=]*/.exec(command)?.[0] ?? command).trim().slice(0, 100);
};
/** What a restart makes void. Card, model and firmware stay what they were. */
var afterRestart = (facts, learnt) => ({
	sim: null,
	registration: null,
	signal: null,
	attach: null,
	clock: null,
	...lostConnection(facts, learnt)
});
var learnFromNetwork = (facts, name, line, learnt) => {
	if (name === "no-service") return { registration: {
		stat: 4,
		registered: false,
		roaming: false,
		denied: false,
		...learnt
	} };
	if (name === "packet-data-lost") return {
		...withoutAddress(facts, learnt),
		...lostConnection(facts, learnt)
	};
	if (name !== "packet-event") return {};
	if (/\bDETACH\b/.test(line)) return {
		attach: {
			attached: false,
			address: null,
			...learnt
		},
		...lostConnection(facts, learnt)
	};
	if (/\bPDN DEACT\b/.test(line)) return {
		...withoutAddress(facts, learnt),
		...lostConnection(facts, learnt)
	};
	return /\bPDN ACT\b/.test(line) ? { attach: {
		attached: true,
		address: facts.attach?.address ?? null,
		...learnt
	} } : {};
};
var withoutAddress = ({ attach }, learnt) => attach ? { attach: {
	...attach,
	address: null,
	...learnt
} } : {};
var withLesson = (facts, told) => {
	const lesson = Object.fromEntries(Object.entries(told).map(([key, fact]) => [key, fact && bounded(fact)]));
	const news = Object.keys(lesson).filter((key) => isNews(facts[key], lesson[key] ?? null));
	return news.length === 0 ? facts : {
		...facts,
		...Object.fromEntries(news.map((key) => [key, lesson[key]]))
	};
};
/** The texts in it come from the module as long as it likes; a page takes none that is longer than the contract says. */
var bounded = (fact) => Object.fromEntries(Object.entries(fact).map(([name, value]) => [name, typeof value === "string" ? value.slice(0, 200) : value]));
var isNews = (before, after) => {
	if (before === null || after === null) return before !== after;
	return !Object.entries(after).every(([name, value]) => name === "atMs" || name === "command" || before[name] === value) || after.atMs - before.atMs >= sameForMs;
};
// electron/session/recording-notes.ts
var nothingKept = () => ({
	module: null,
	run: null
});
/** Only these ask a module who it is: other lines are not worth a second look. */
var asksForIdentity = /^AT(?:I|\*I)|\+(?:CGSN|CGMM|CGMR)/i;
var createRecordingNotes = (recorder, clock, kept = nothingKept()) => {
	const book = createCommandBook();
	let facts = noFacts;
	return {
		heard: (item) => {
			const heard = book.lineOf(item, clock.wallMs());
			if (heard?.direction !== "received" || !asksForIdentity.test(heard.command ?? "")) return;
			facts = noteLine(facts, heard);
			const next = moduleNote(facts);
			if (next.model === (kept.module?.model ?? null) && next.imei === (kept.module?.imei ?? null)) return;
			kept.module = next;
			recorder.event("module", next);
		},
		ran: (ended) => {
			kept.run = runNote(ended);
			recorder.event("run", kept.run);
		},
		end: () => recorder.event("summary", {
			...recorder.soFar,
			...kept
		})
	};
};
var moduleNote = ({ model, imei, firmware }) => ({
	model: model?.text ?? null,
	imei: imei?.text ?? null,
	firmware: firmware?.text ?? null
});
var runNote = ({ stages, failure, steps, online }) => ({
	result: failure === null ? "done" : failure.code === "stopped" ? "stopped" : "failed",
	stages,
	step: steps.find(({ status }) => status === "failed" || status === "stopped")?.id ?? null,
	code: failure?.code ?? null,
	online
});
// electron/at/engine-state.ts
var initialEngineState = {
	framer: emptyFramer,
	phase: { kind: "idle" },
	queue: [],
	lease: null,
	background: [],
	owed: [],
	lastByteAtMs: 0,
	unanswered: nothingUnanswered,
	identity: {}
};
// electron/at/turn.ts
var update = (turn, change) => {
	turn.state = {
		...turn.state,
		...change
	};
};
var updateJob = (turn, job, change) => {
	const next = {
		...job,
		...change
	};
	update(turn, { phase: {
		kind: "busy",
		job: next
	} });
	return next;
};
var emit = (turn, effect) => {
	turn.effects.push(effect);
};
var received = (turn, bytes, owner) => emit(turn, {
	kind: "received",
	bytes,
	secretSpans: [],
	owner
});
var answerOf$1 = (job) => ({
	lines: job.lines,
	final: job.final,
	data: job.data,
	secondPhase: job.secondPhase
});
var settle = (turn, id, outcome) => emit(turn, {
	kind: "settle",
	id,
	outcome
});
/** Tells the caller, unless it has been told already. */
var settleJob = (turn, job, result) => {
	if (!job.abandoned) settle(turn, job.id, result);
};
var succeed = (turn, job) => settleJob(turn, job, ok(answerOf$1(job)));
/** Ends everything in flight and in the background with the same failure. The queue is not touched. */
var failEverythingInFlight = (turn, reason) => {
	const { phase, background } = turn.state;
	if (phase.kind === "busy") settleJob(turn, phase.job, {
		ok: false,
		error: reason
	});
	for (const waiting of background) settle(turn, waiting.id, {
		ok: false,
		error: reason
	});
	update(turn, { background: [] });
};
/** The lines that show what went wrong: what the module said to this command. The command itself may hold secrets. */
var jobFailure = (job, code, facts, lastLine) => failure(code, {
	command: job.request.name,
	...facts
}, [
	...job.lines,
	...job.final === "" ? [] : [job.final],
	...job.secondPhase,
	...lastLine === null ? [] : [lastLine]
]);
// electron/at/owed.ts
/** What was sent, the payload included: two commands with the same one ask for the same. */
var sentTextOf = ({ line, payload }) => `${latin1Of$1(line.bytes)}\n${payload ? latin1Of$1(payload.bytes) : ""}`;
/**
* Notes that a second phase may still come. Not behind a command that saw the result of an older one: one of the two is lost, and every
* command from here on would wait in vain for the other's.
*/
var owe = (turn, { sent, rule, left, tookOwed }) => {
	if (!rule || left.length === 0 || tookOwed) return;
	const endsAtMs = turn.nowMs + turn.environment.timings.provingSilenceMs;
	update(turn, { owed: [...turn.state.owed, {
		sent,
		left,
		failure: rule.failure,
		endsAtMs
	}].slice(-64) });
};
/** The same for a command whose second phase has begun, or still could. */
var oweSecondPhase = (turn, { request, stage, secondPhaseLeft, tookOwed }) => {
	const rule = request.secondPhase;
	const left = stage === "second-phase" ? secondPhaseLeft : rule?.success ?? [];
	owe(turn, {
		sent: sentTextOf(request),
		rule,
		left,
		tookOwed
	});
};
/** After the connection was closed nothing of before comes. */
var oweNothing = (turn) => {
	if (turn.state.owed.length > 0) update(turn, { owed: [] });
};
/** The same once more: the result of either says the same of the topic, the connection or the message. */
var forgetRepeated = (turn, request) => {
	const { owed } = turn.state;
	if (owed.length === 0 || !request.secondPhase) return;
	const sent = sentTextOf(request);
	update(turn, { owed: owed.filter((other) => other.sent !== sent) });
};
var isGeneralError = (line) => /^(?:ERROR|\+CM[ES] ERROR ?:.*)$/.test(line);
/** True when the line is the result of a command that nobody waits for any more. */
var takeOwed = (turn, line) => {
	if (turn.state.owed.length === 0) return false;
	const owed = turn.state.owed.filter(({ endsAtMs }) => turn.nowMs < endsAtMs);
	const isFailing = ({ failure }) => !isGeneralError(line) && failure.some((pattern) => pattern.test(line));
	if (turn.environment.recogniseUrc(line) && owed.some(isFailing)) {
		update(turn, { owed: owed.filter((other) => !isFailing(other)) });
		return false;
	}
	const index = owed.findIndex((other) => other.left[0]?.test(line) || isFailing(other));
	const first = owed[index];
	if (!first) {
		update(turn, { owed });
		return false;
	}
	const left = first.left[0]?.test(line) ? first.left.slice(1) : [];
	update(turn, { owed: left.length > 0 ? owed.with(index, {
		...first,
		left
	}) : owed.toSpliced(index, 1) });
	noteTaken(turn);
	return true;
};
var noteTaken = (turn) => {
	const { phase, background } = turn.state;
	if (phase.kind === "busy") update(turn, { phase: {
		kind: "busy",
		job: {
			...phase.job,
			tookOwed: true
		}
	} });
	update(turn, { background: background.map((waiting) => ({
		...waiting,
		tookOwed: true
	})) });
};
// electron/at/ownership.ts
var failingFinal = /^(?:ERROR|\+CM[ES] ERROR ?:.*)$/;
var isFailingFinal = (line) => failingFinal.test(line);
/** Up to three characters of an echo may be lost at its start (transcript 27: `T+MIPSTART=`). */
var lostEchoCharacters = 3;
/** The echo equals what was sent, or is its end; "starts with AT" is not enough: `AT version:1.1.0.0` is a real answer. */
var isEchoOf = (sent, line) => {
	const expected = sent.trim();
	if (line === expected) return true;
	return line.length >= 4 && line.length >= expected.length - lostEchoCharacters && expected.endsWith(line);
};
/** Judges a line while `job` is in flight. */
var meaningFor = (job, line, recogniseUrc) => {
	const urc = recogniseUrc(line);
	if (isEchoOf(latin1Of$1(job.request.line.bytes), line)) return { kind: "echo" };
	const payloadEcho = payloadEchoOf(job, line);
	if (payloadEcho) return payloadEcho;
	if (job.stage !== "second-phase") {
		const final = finalOf(job, line);
		if (final) return final;
		if (job.request.response.prefixes.some((name) => afterPrefix(line, name) !== null)) return { kind: "answer" };
		if (!urc && job.request.response.bare?.test(line)) return { kind: "answer" };
	} else {
		const second = secondPhaseOf(job, line);
		if (second) return second;
	}
	return urc ? {
		kind: "urc",
		...urc
	} : { kind: "unclaimed" };
};
/** Whether the line could be anything of this command: its echo, an answer, data, a result. */
var mayBelongTo = (request, line) => {
	const { response, finals, secondPhase, payload, countedBytes } = request;
	const patterns = [
		...finals.success,
		...finals.failure,
		...secondPhase ? [
			...secondPhase.success,
			...secondPhase.failure,
			...secondPhase.detail
		] : []
	];
	return (countedBytes ?? 0) > 0 || isEchoOf(latin1Of$1(request.line.bytes), line) || isFailingFinal(line) || response.prefixes.some((name) => afterPrefix(line, name) !== null) || (response.bare?.test(line) ?? false) || patterns.some((pattern) => pattern.test(line)) || payload !== null && latin1Of$1(payload.bytes).includes(line);
};
var finalOf = (job, line) => {
	const { finals } = job.request;
	if (line === "OK" || finals.success.some((pattern) => pattern.test(line))) return {
		kind: "final",
		success: true
	};
	if (isFailingFinal(line) || finals.failure.some((pattern) => pattern.test(line))) return {
		kind: "final",
		success: false
	};
	return null;
};
var secondPhaseOf = (job, line) => {
	const rule = job.request.secondPhase;
	if (!rule) return null;
	if (job.secondPhaseLeft[0]?.test(line)) return {
		kind: "second-phase",
		result: "next"
	};
	if (rule.failure.some((pattern) => pattern.test(line))) return {
		kind: "second-phase",
		result: "failed"
	};
	if (rule.detail.some((pattern) => pattern.test(line))) return {
		kind: "second-phase",
		result: "detail"
	};
	return null;
};
/**
* Some modules echo what is written after the prompt. A line counts as that echo only while it continues the payload,
* and a result code only once the echo has begun: a payload that starts with the line `OK` must not eat the final result.
*/
var payloadEchoOf = (job, line) => {
	const { payload } = job.request;
	const left = job.payloadEchoLeft;
	if (!payload || left === null || job.stage !== "final") return null;
	const rest = left.trimStart();
	if (!rest.startsWith(line)) return null;
	const after = rest.slice(line.length);
	if (after !== "" && !/^\s*[\r\n]/.test(after)) return null;
	if (!(left.length < payload.bytes.length) && finalOf(job, line)) return null;
	return {
		kind: "payload-echo",
		left: after
	};
};
// electron/at/proof.ts
/**
* In the order in which they are asked (MAN ATI, CGSN; transcripts 02, 29). As long as the text is not known, a line without a digit or
* with blanks may be anything that a module prints by itself (`Call Ready`, `NO CARRIER`).
*/
var proofQuestions = [{
	name: "ATI",
	text: /^(?!\d{15}$)(?=.*\d)[A-Za-z0-9][\w.-]*[A-Za-z0-9]$/,
	isTelling: false,
	otherSources: /^ATI|[;*]\s*I|\+(?:C?GMR|VER)/i
}, {
	name: "AT+CGSN",
	text: /^(?:\+CGSN\s*:\s*)?"?\d{15}"?$/,
	isTelling: true,
	otherSources: /GSN|CIMI|EGMR|[;*]\s*I/i
}];
/** A text that a command claims only if it claims any. */
var anyText = "AirM2M_720_V1_LTE_AT";
var canProve = (question, { questions, commands }, identity) => !questions.includes(question.name) && !commands.some(({ line }) => question.otherSources.test(latin1Of$1(line.bytes))) && (question.isTelling || !commands.some((command) => mayBelongTo(command, identity[question.name] ?? anyText)));
/** The first question whose text could come from nothing else; `null`: there is none. */
var nextQuestion = (unanswered, identity) => proofQuestions.find((question) => canProve(question, unanswered, identity)) ?? null;
/** What an ordinary answer to one of the questions teaches. */
var identityFrom = (request, lines) => {
	const asked = latin1Of$1(request.line.bytes).trim().toUpperCase();
	const question = proofQuestions.find(({ name }) => name === asked);
	const [line] = lines;
	return question && line !== void 0 && lines.length === 1 && question.text.test(line) ? { [question.name]: line } : {};
};
/**
* True when the line is the text that was asked for: what the module said before, or where that is not known, something of its
* shape that cannot belong to a command that is still unanswered.
*/
var isProof = ({ name, text, isTelling }, line, { commands }, identity, recogniseUrc) => {
	const known = identity[name];
	if (known !== void 0) return line === known;
	if (!text.test(line) || /^(?:OK|ERROR)$/.test(line) || recogniseUrc(line) !== null) return false;
	if (proofQuestions.some((question) => question.name === line)) return false;
	return isTelling || !commands.some((command) => mayBelongTo(command, line));
};
// electron/at/resync.ts
/**
* After a missed deadline nothing is sent until the line is quiet, an `AT` got an `OK`, and a question got the text that only it
* can have. The `OK` alone proves nothing: it may be that of any `AT` before, or of the command that was late. Results come in
* the order of the commands, so the text proves that all before it is answered or lost.
*/
var lineOf$1 = (command) => new TextEncoder().encode(`${command}\r`);
var probeLine = lineOf$1("AT");
var emptyAnswer = {
	lines: [],
	final: "OK",
	data: /* @__PURE__ */ new Uint8Array(0),
	secondPhase: []
};
var isResult = (line) => /^(?:OK|ERROR|\+CM[ES] ERROR ?:.*)$/.test(line);
var isResultOf = (request, line) => isResult(line) || request !== null && [...request.finals.success, ...request.finals.failure].some((pattern) => pattern.test(line));
var startResync = (turn, patienceMs, afterRestart, contacts) => {
	const { nowMs, state, environment } = turn;
	const { quietMs, provingSilenceMs, longestResyncMs } = environment.timings;
	const quietAtMs = Math.max(nowMs, state.lastByteAtMs + quietMs);
	if (nowMs - Math.max(state.lastByteAtMs, state.unanswered.lastSentAtMs) >= provingSilenceMs) update(turn, { unanswered: nothingUnanswered });
	update(turn, { phase: {
		kind: "resync",
		patienceMs,
		giveUpAtMs: nowMs + patienceMs,
		stage: "quiet",
		stageEndsAtMs: quietAtMs,
		probes: 0,
		question: null,
		lastOkAtMs: -Infinity,
		unclaimed: null,
		endsAtMs: nowMs + longestResyncMs,
		afterRestart,
		contacts
	} });
	if (quietAtMs <= nowMs) continueResync(turn);
};
/**
* The same, behind a command that was sent although answers were still open. It has the time of its answer, because a module may give a
* command up when another one comes (V.250 5.6.1); its result, or what looks like it, ends that time.
*/
var resyncBehind = (turn, request, options) => {
	const { nowMs, environment } = turn;
	const stageEndsAtMs = nowMs + request.deadlineMs;
	update(turn, { phase: {
		kind: "resync",
		stage: "unclaimed",
		unclaimed: request,
		stageEndsAtMs,
		probes: 0,
		question: null,
		lastOkAtMs: -Infinity,
		giveUpAtMs: stageEndsAtMs + options.patienceMs,
		endsAtMs: stageEndsAtMs + environment.timings.longestResyncMs,
		...options
	} });
};
var enter = (turn, resync, change) => update(turn, { phase: {
	...resync,
	...change
} });
/** The same stage, with its end moved to `waitMs` from now; never beyond the end of all. */
var extend = (turn, resync, waitMs, change = {}) => enter(turn, resync, {
	...change,
	stageEndsAtMs: Math.min(turn.nowMs + waitMs, resync.endsAtMs)
});
/** True when the line belongs to the resync itself: to a probe, or to the question. */
var noteResyncLine = (turn, resync, line) => {
	const { recogniseUrc } = turn.environment;
	const isWaiting = resync.stage === "quiet" || resync.stage === "unclaimed";
	if (line === "AT" || line === resync.question?.name) return !isWaiting;
	if (recogniseUrc(line) !== null && !isResult(line)) return false;
	const heard = isResult(line) ? {
		...resync,
		giveUpAtMs: turn.nowMs + resync.patienceMs
	} : resync;
	return takeLine$1(turn, resync, line === "OK" ? {
		...heard,
		lastOkAtMs: turn.nowMs
	} : heard, line);
};
/** `before`: as it was when the line came; `now`: with the line noted. */
var takeLine$1 = (turn, before, now, line) => {
	const { answerGapMs, provingSilenceMs, probeQuietMs, quietMs } = turn.environment.timings;
	switch (before.stage) {
		case "quiet":
			enter(turn, now, {});
			return false;
		case "unclaimed":
			if (isResultOf(before.unclaimed, line)) extend(turn, now, quietMs, { stage: "quiet" });
			return false;
		case "probe":
			if (line === "OK") extend(turn, now, probeQuietMs, {
				stage: "settle",
				probes: 0
			});
			else enter(turn, now, {});
			return line === "OK";
		case "proof":
			if (before.question && isAnswer(turn, before, line)) {
				update(turn, { identity: {
					...turn.state.identity,
					[before.question.name]: line
				} });
				extend(turn, now, answerGapMs, { stage: "answer" });
				return true;
			}
			extend(turn, now, Math.min(answerGapMs, Math.max(0, now.giveUpAtMs - turn.nowMs)));
			return false;
		case "answer":
			if (!isResult(line)) {
				extend(turn, now, answerGapMs);
				return true;
			}
			if (turn.nowMs - before.lastOkAtMs < probeQuietMs) extend(turn, {
				...now,
				lastOkAtMs: before.lastOkAtMs
			}, answerGapMs);
			else extend(turn, now, probeQuietMs, { stage: "settle" });
			return true;
		case "settle":
			if (!isResult(line)) return false;
			extend(turn, now, probeQuietMs);
			return before.question !== null;
		case "silence":
			extend(turn, now, provingSilenceMs);
			return false;
	}
};
var isAnswer = (turn, { question }, line) => {
	const { unanswered, identity } = turn.state;
	return question !== null && isProof(question, line, unanswered, identity, turn.environment.recogniseUrc);
};
/** Called when the time of the current stage is over. */
var continueResync = (turn) => {
	const { phase: resync, lastByteAtMs } = turn.state;
	if (resync.kind !== "resync") return;
	const { nowMs } = turn;
	const { quietMs } = turn.environment.timings;
	if (nowMs >= resync.endsAtMs) return giveUp(turn, resync);
	if (resync.stage === "settle" && resync.question === null) return ask(turn, resync);
	if (resync.stage === "settle" || resync.stage === "answer" || resync.stage === "silence") return finish(turn, resync);
	if (nowMs >= resync.giveUpAtMs) return giveUp(turn, resync);
	const quietAtMs = lastByteAtMs + quietMs;
	if ((resync.stage === "quiet" || resync.stage === "unclaimed") && quietAtMs > nowMs) return enter(turn, resync, {
		stage: "quiet",
		stageEndsAtMs: Math.min(quietAtMs, resync.giveUpAtMs)
	});
	probe(turn, resync);
};
var write$1 = (turn, bytes) => {
	emit(turn, {
		kind: "write",
		bytes,
		secretSpans: [],
		owner: { kind: "probe" }
	});
	update(turn, { unanswered: {
		...turn.state.unanswered,
		lastSentAtMs: turn.nowMs
	} });
};
var probe = (turn, resync) => {
	const { probeDeadlineMs, longestProbeDeadlineMs } = turn.environment.timings;
	write$1(turn, probeLine);
	extend(turn, resync, Math.min(probeDeadlineMs * 2 ** resync.probes, longestProbeDeadlineMs), {
		stage: "probe",
		probes: resync.probes + 1,
		question: null
	});
};
/** The module answers: now the question that tells this answer from all others. */
var ask = (turn, resync) => {
	const { answerGapMs, provingSilenceMs } = turn.environment.timings;
	const question = nextQuestion(turn.state.unanswered, turn.state.identity);
	if (!question) return extend(turn, resync, provingSilenceMs, {
		stage: "silence",
		probes: 0,
		question
	});
	write$1(turn, lineOf$1(question.name));
	const { unanswered } = turn.state;
	update(turn, { unanswered: {
		...unanswered,
		questions: [...unanswered.questions, question.name]
	} });
	extend(turn, resync, answerGapMs, {
		stage: "proof",
		probes: 0,
		question
	});
};
var finish = (turn, resync) => {
	update(turn, {
		phase: { kind: "idle" },
		unanswered: nothingUnanswered
	});
	for (const id of resync.contacts) settle(turn, id, ok(emptyAnswer));
};
var giveUp = (turn, resync) => {
	const error = failure("at/unresponsive", { restarted: resync.afterRestart });
	for (const id of resync.contacts) settle(turn, id, {
		ok: false,
		error
	});
	for (const entry of turn.state.queue) if (entry.kind !== "lease") settle(turn, entry.id, {
		ok: false,
		error
	});
	update(turn, {
		phase: {
			kind: "doubtful",
			patienceMs: turn.environment.timings.patienceMs,
			afterRestart: resync.afterRestart
		},
		queue: turn.state.queue.filter((entry) => entry.kind === "lease")
	});
};
// electron/at/queue.ts
var lineEnds = {
	cr: Uint8Array.of(13),
	crlf: Uint8Array.of(13, 10)
};
/** Gives the line to whoever is next, as long as it is free. */
var pump = (turn) => {
	for (;;) {
		refuseVoidLease(turn);
		const { phase } = turn.state;
		if (phase.kind !== "idle" && phase.kind !== "doubtful") return;
		const next = pickNext(turn);
		if (!next) return;
		if (next.kind === "lease") {
			remove(turn, next);
			update(turn, { lease: {
				id: next.lease,
				void: false
			} });
			emit(turn, {
				kind: "lease-granted",
				lease: next.lease
			});
			continue;
		}
		if (next.kind === "contact") {
			remove(turn, next);
			startResync(turn, next.patienceMs, phase.kind === "doubtful" && phase.afterRestart, [next.id]);
			return;
		}
		if (phase.kind === "doubtful") return startResync(turn, phase.patienceMs, phase.afterRestart, []);
		remove(turn, next);
		start(turn, next);
		return;
	}
};
var remove = (turn, entry) => update(turn, { queue: turn.state.queue.filter((other) => other !== entry) });
/** The holder's commands first and alone; else answers to the cloud; else the order of arrival. */
var pickNext = (turn) => {
	const { queue, lease, background } = turn.state;
	const mayGo = (entry) => {
		if (entry.kind !== "command") return true;
		const rule = entry.request.secondPhase;
		return background.length === 0 || rule === null || rule.success.length === 0 || rule.holdsLine;
	};
	if (lease) return queue.find((entry) => entry.kind !== "lease" && entry.lease === lease.id && mayGo(entry)) ?? null;
	const ready = queue.filter((entry) => (entry.kind === "lease" || entry.lease === null) && mayGo(entry));
	return ready.find((entry) => entry.kind === "command" && entry.priority === "cloud-answer") ?? ready[0] ?? null;
};
/** After a restart the holder's picture of the module is wrong: it must take the line anew. */
var refuseVoidLease = (turn) => {
	const { lease, queue } = turn.state;
	if (!lease?.void) return;
	for (const entry of queue) {
		if (entry.kind === "lease" || entry.lease !== lease.id) continue;
		remove(turn, entry);
		settle(turn, entry.id, {
			ok: false,
			error: failure("module/restarted", {})
		});
	}
};
/** The command line goes out. */
var writeCommand = (turn, { id, request, watch }) => {
	const bytes = joinBytes([request.line.bytes, lineEnds[request.lineEnd]]);
	const owner = {
		kind: "command",
		id,
		...watch && { watch }
	};
	emit(turn, {
		kind: "write",
		bytes,
		secretSpans: request.line.secretSpans,
		owner
	});
	update(turn, { unanswered: {
		...turn.state.unanswered,
		lastSentAtMs: turn.nowMs
	} });
};
var start = (turn, command) => {
	const { id, request, typed = false } = command;
	const job = {
		id,
		request,
		typed,
		stage: request.payload ? "prompt" : "final",
		deadlineAtMs: null,
		lines: [],
		final: "",
		data: /* @__PURE__ */ new Uint8Array(0),
		dataSeen: false,
		secondPhase: [],
		secondPhaseLeft: [],
		payloadEchoLeft: null,
		abandoned: false,
		tookOwed: false
	};
	forgetRepeated(turn, request);
	update(turn, { phase: {
		kind: "busy",
		job
	} });
	writeCommand(turn, command);
};
// electron/at/send-now.ts
/** More answers than these cannot be open at once: what is sent beyond waits for the proof. */
var openAnswerLimit = 32;
/** `null`: nothing is waited for. */
var holdOf = (state) => {
	const { phase, lease } = state;
	const canSendNow = isInterruptible(state) && state.unanswered.commands.length < openAnswerLimit;
	if (lease) return {
		reason: "procedure",
		canSendNow
	};
	if (phase.kind === "busy") return {
		reason: "command",
		canSendNow
	};
	return phase.kind === "resync" ? {
		reason: reasonOf(phase),
		canSendNow
	} : null;
};
var reasonOf = ({ stage, afterRestart }) => {
	if (stage === "unclaimed") return "command";
	return afterRestart ? "restart" : "proof";
};
/**
* Nothing goes out between the commands of a procedure, and only what was typed itself is cut off: who runs any other command relies on
* its result. In doubt anything may: whatever it brings, the proof comes behind it.
*/
var isInterruptible = ({ phase, lease }) => {
	if (phase.kind === "resync" || phase.kind === "doubtful") return true;
	return phase.kind === "busy" && lease === null && phase.job.typed && phase.job.request.payload === null;
};
var isPlain = ({ typed, lease, request }) => typed === true && lease === null && request.payload === null;
/**
* Sends a command of the queue at once. Nobody can tell its result from those that are still open: it settles with `at/unclaimed`, as does
* the command in flight, and the proof begins again behind it. Where that cannot be, the command keeps its place.
*/
var sendNow = (turn, id) => {
	const { state } = turn;
	const command = state.queue.find((entry) => entry.kind === "command" && entry.id === id);
	if (command?.kind !== "command" || !isPlain(command) || !holdOf(state)?.canSendNow) return;
	const { phase } = state;
	remove(turn, command);
	if (phase.kind === "busy") {
		update(turn, { unanswered: withCommand(turn.state.unanswered, phase.job.request) });
		settleJob(turn, phase.job, {
			ok: false,
			error: failure("at/unclaimed", { command: phase.job.request.name })
		});
	}
	update(turn, { unanswered: withCommand(turn.state.unanswered, command.request) });
	writeCommand(turn, command);
	resyncBehind(turn, command.request, doubtOf(turn, phase));
	settle(turn, id, {
		ok: false,
		error: failure("at/unclaimed", { command: command.request.name })
	});
};
var doubtOf = (turn, phase) => {
	const contacts = phase.kind === "resync" ? phase.contacts : [];
	if (phase.kind === "resync" || phase.kind === "doubtful") return {
		patienceMs: phase.patienceMs,
		afterRestart: phase.afterRestart,
		contacts
	};
	return {
		patienceMs: turn.environment.timings.patienceMs,
		afterRestart: false,
		contacts
	};
};
// electron/at/pieces.ts
/** Far more than any answer of the dialect. What a module that goes on talking says beyond is traffic, and kept nowhere. */
var longestAnswerLines = 1e3;
var kept = (lines, line) => lines.length < longestAnswerLines ? [...lines, line] : lines;
/** What the command in flight makes possible for the framer. */
var hintsFor = ({ phase }) => {
	if (phase.kind !== "busy") return noHints;
	const { job } = phase;
	const sizeBytes = job.request.countedBytes;
	return {
		prompt: job.stage === "prompt",
		data: sizeBytes !== null && sizeBytes > 0 && job.stage === "final" && !job.dataSeen ? {
			sizeBytes,
			echo: job.request.line.bytes
		} : null
	};
};
/** Of what no command in flight and no probe claims. Behind a command that was sent all the same it may be that one's. */
var strayOwner = (phase) => {
	return { kind: phase.kind === "doubtful" || phase.kind === "resync" && phase.unclaimed === null ? "late" : "unclaimed" };
};
/** Gives one piece its owner and draws the consequences. */
var takeIn = (turn, piece) => {
	const { phase } = turn.state;
	switch (piece.kind) {
		case "blank": return received(turn, piece.bytes, { kind: "blank" });
		case "message":
			received(turn, piece.bytes, { kind: "message" });
			return emit(turn, {
				kind: "message",
				topic: piece.topic,
				payload: piece.payload,
				complete: piece.complete
			});
		case "fragment": return received(turn, piece.bytes, strayOwner(phase));
		case "prompt":
			if (phase.kind === "busy") takePrompt(turn, phase.job, piece.bytes);
			return;
		case "data":
			if (phase.kind !== "busy") return;
			received(turn, piece.bytes, {
				kind: "data",
				id: phase.job.id
			});
			updateJob(turn, phase.job, {
				data: piece.bytes,
				dataSeen: true
			});
			return;
		case "line": return takeLine(turn, piece.bytes, piece.text);
	}
};
var takePrompt = (turn, job, bytes) => {
	const { payload } = job.request;
	if (!payload) return;
	received(turn, bytes, {
		kind: "prompt",
		id: job.id
	});
	updateJob(turn, job, {
		stage: "final",
		deadlineAtMs: null,
		payloadEchoLeft: latin1Of$1(payload.bytes)
	});
	emit(turn, {
		kind: "write",
		bytes: payload.bytes,
		secretSpans: payload.secret ? [{
			start: 0,
			end: payload.bytes.length
		}] : [],
		owner: {
			kind: "payload",
			id: job.id
		}
	});
};
var takeLine = (turn, bytes, line) => {
	const { phase } = turn.state;
	if (phase.kind !== "busy") return takeLineOutsideCommand(turn, bytes, line);
	const { job } = phase;
	const meaning = meaningFor(job, line, turn.environment.recogniseUrc);
	if (meaning.kind !== "echo" && meaning.kind !== "payload-echo" && meaning.kind !== "final" && takeOwed(turn, line)) return received(turn, bytes, { kind: "late" });
	switch (meaning.kind) {
		case "echo": return emit(turn, {
			kind: "received",
			bytes,
			secretSpans: line.length === job.request.line.bytes.length ? job.request.line.secretSpans : [],
			owner: {
				kind: "echo",
				id: job.id
			}
		});
		case "payload-echo":
			emit(turn, {
				kind: "received",
				bytes,
				secretSpans: job.request.payload?.secret ? [{
					start: 0,
					end: bytes.length
				}] : [],
				owner: {
					kind: "echo",
					id: job.id
				}
			});
			updateJob(turn, job, { payloadEchoLeft: meaning.left });
			return;
		case "answer":
			received(turn, bytes, {
				kind: "answer",
				id: job.id
			});
			updateJob(turn, job, { lines: kept(job.lines, line) });
			return;
		case "final":
			received(turn, bytes, {
				kind: "final",
				id: job.id
			});
			return takeFinal(turn, job, line, meaning.success);
		case "second-phase": return takeSecondPhase(turn, job, bytes, line, meaning.result);
		case "urc":
		case "unclaimed": return takeUnasked(turn, bytes, line, { kind: "unclaimed" });
	}
};
var cmeNumber = (line) => {
	const match = /^\+CM[ES] ERROR ?: ?(\d+)$/.exec(line);
	return match ? { cme: Number(match[1]) } : {};
};
var takeFinal = (turn, job, line, success) => {
	if (job.request.endsConnection) oweNothing(turn);
	if (!success) {
		update(turn, { phase: { kind: "idle" } });
		return settleJob(turn, job, {
			ok: false,
			error: jobFailure(job, "at/error", {
				answer: line,
				...cmeNumber(line)
			}, line)
		});
	}
	update(turn, { identity: {
		...turn.state.identity,
		...identityFrom(job.request, job.lines)
	} });
	const finished = {
		...job,
		final: line
	};
	if (job.stage === "prompt") {
		update(turn, { phase: { kind: "idle" } });
		return settleJob(turn, job, {
			ok: false,
			error: jobFailure(job, "at/unexpected-answer", { answer: line }, line)
		});
	}
	const rule = job.request.secondPhase;
	if (!rule || rule.success.length === 0) {
		update(turn, { phase: { kind: "idle" } });
		return succeed(turn, finished);
	}
	const deadlineAtMs = turn.nowMs + rule.deadlineMs;
	if (rule.holdsLine && !job.abandoned) {
		updateJob(turn, finished, {
			stage: "second-phase",
			deadlineAtMs,
			secondPhaseLeft: rule.success
		});
		return;
	}
	update(turn, { phase: { kind: "idle" } });
	if (job.abandoned) return oweSecondPhase(turn, job);
	const { id, request, tookOwed } = job;
	const answer = {
		lines: finished.lines,
		final: line,
		data: finished.data,
		secondPhase: []
	};
	const waiting = {
		id,
		command: request.name,
		sent: sentTextOf(request),
		tookOwed,
		answer,
		rule,
		left: rule.success,
		deadlineAtMs
	};
	update(turn, { background: [...turn.state.background, waiting] });
};
var takeSecondPhase = (turn, job, bytes, line, result) => {
	received(turn, bytes, {
		kind: "second-phase",
		id: job.id
	});
	if (result === "failed") {
		update(turn, { phase: { kind: "idle" } });
		settleJob(turn, job, {
			ok: false,
			error: jobFailure(job, "at/second-phase-failed", { answer: line }, line)
		});
		return announceUrc(turn, line);
	}
	const left = result === "next" ? job.secondPhaseLeft.slice(1) : job.secondPhaseLeft;
	const next = updateJob(turn, job, {
		secondPhase: kept(job.secondPhase, line),
		secondPhaseLeft: left
	});
	if (left.length > 0) return;
	update(turn, { phase: { kind: "idle" } });
	succeed(turn, next);
};
/** `CLOSED` that ends a login is still news for whoever watches the connection. */
var announceUrc = (turn, line) => {
	const urc = turn.environment.recogniseUrc(line);
	if (urc) emit(turn, {
		kind: "urc",
		name: urc.name,
		line
	});
};
var takeLineOutsideCommand = (turn, bytes, line) => {
	const { phase } = turn.state;
	if (takeOwed(turn, line)) return received(turn, bytes, { kind: "late" });
	if (phase.kind === "resync" && noteResyncLine(turn, phase, line)) return received(turn, bytes, { kind: "probe" });
	takeUnasked(turn, bytes, line, strayOwner(phase));
};
/** A line the command in flight does not claim: a background second phase, a URC, or nobody's. */
var takeUnasked = (turn, bytes, line, otherwise) => {
	const urc = turn.environment.recogniseUrc(line);
	if (urc?.restart) {
		received(turn, bytes, {
			kind: "urc",
			name: urc.name
		});
		return noteRestart(turn, line);
	}
	const owner = takeBackgroundPhase(turn, line);
	if (owner) return received(turn, bytes, owner);
	received(turn, bytes, urc ? {
		kind: "urc",
		name: urc.name
	} : otherwise);
	if (urc) emit(turn, {
		kind: "urc",
		name: urc.name,
		line
	});
};
var takeBackgroundPhase = (turn, line) => {
	const { background } = turn.state;
	const waiting = background.find(({ left, rule }) => left[0]?.test(line) || rule.failure.some((pattern) => pattern.test(line)));
	if (!waiting) return null;
	const others = background.filter((other) => other !== waiting);
	const answer = {
		...waiting.answer,
		secondPhase: [...waiting.answer.secondPhase, line]
	};
	if (!waiting.left[0]?.test(line)) {
		update(turn, { background: others });
		const error = failure("at/second-phase-failed", {
			command: waiting.command,
			answer: line
		}, [line]);
		settle(turn, waiting.id, {
			ok: false,
			error
		});
		announceUrc(turn, line);
	} else if (waiting.left.length === 1) {
		update(turn, { background: others });
		settle(turn, waiting.id, {
			ok: true,
			value: answer
		});
	} else {
		const next = {
			...waiting,
			answer,
			left: waiting.left.slice(1)
		};
		update(turn, { background: background.map((other) => other === waiting ? next : other) });
	}
	return {
		kind: "second-phase",
		id: waiting.id
	};
};
/** `RDY` or `^boot.rom`: whatever was going on is over, and settings in the module's memory are gone. */
var noteRestart = (turn, line) => {
	const { phase, lease } = turn.state;
	if ((phase.kind === "doubtful" || phase.kind === "resync") && phase.afterRestart) return;
	failEverythingInFlight(turn, failure("module/restarted", {}, [line]));
	const contacts = phase.kind === "resync" ? phase.contacts : [];
	for (const id of contacts) settle(turn, id, {
		ok: false,
		error: failure("module/restarted", {}, [line])
	});
	update(turn, {
		lease: lease && {
			...lease,
			void: true
		},
		phase: {
			kind: "doubtful",
			patienceMs: turn.environment.timings.restartPatienceMs,
			afterRestart: true
		},
		unanswered: nothingUnanswered,
		identity: {},
		owed: []
	});
	emit(turn, {
		kind: "restarted",
		line
	});
};
// electron/at/step.ts
/** The engine as a pure function: the same inputs give the same effects, so a recording can be replayed. */
var step = (state, input, environment) => {
	const turn = {
		state,
		effects: [],
		nowMs: input.atMs,
		environment
	};
	apply(turn, input);
	pump(turn);
	return {
		state: turn.state,
		effects: turn.effects
	};
};
/** When `step` wants to be called with a `time` input; `null`: nothing is being waited for. */
var nextWakeMs = (state, environment) => {
	const { phase, background, framer, lastByteAtMs } = state;
	const times = background.map(({ deadlineAtMs }) => deadlineAtMs);
	if (phase.kind === "busy" && phase.job.deadlineAtMs !== null) times.push(phase.job.deadlineAtMs);
	if (phase.kind === "resync") times.push(phase.stageEndsAtMs);
	if (isInsideMessage(framer)) times.push(lastByteAtMs + environment.timings.messageStallMs);
	return times.length === 0 ? null : Math.min(...times);
};
var apply = (turn, input) => {
	if (turn.state.phase.kind === "closed") return refuseAfterEnd(turn, input);
	switch (input.kind) {
		case "bytes": return takeBytes(turn, input.bytes);
		case "time": return passTime(turn);
		case "written": return noteWritten(turn);
		case "submit": return enqueue(turn, {
			kind: "command",
			...input.command
		});
		case "contact": return enqueue(turn, {
			kind: "contact",
			...input.contact
		});
		case "acquire": return enqueue(turn, {
			kind: "lease",
			lease: input.lease
		});
		case "release": return release(turn, input.lease);
		case "cancel": return cancel(turn, input.id);
		case "send-now": return sendNow(turn, input.id);
		case "closed": return close$1(turn, input.reason);
	}
};
/** Bytes of a link that has ended belong to no epoch any more; whoever still asks is told. */
var refuseAfterEnd = (turn, input) => {
	const error = failure("link/lost");
	if (input.kind === "submit") settle(turn, input.command.id, {
		ok: false,
		error
	});
	if (input.kind === "contact") settle(turn, input.contact.id, {
		ok: false,
		error
	});
};
var enqueue = (turn, entry) => {
	const { lease, queue } = turn.state;
	if (entry.kind !== "lease" && entry.lease !== null && entry.lease !== lease?.id) return settle(turn, entry.id, {
		ok: false,
		error: failure("stopped")
	});
	update(turn, { queue: [...queue, entry] });
};
var takeBytes = (turn, bytes) => {
	update(turn, {
		framer: append(turn.state.framer, bytes),
		lastByteAtMs: turn.nowMs
	});
	for (;;) {
		const cut = takePiece(turn.state.framer, hintsFor(turn.state));
		if (!cut) return;
		update(turn, { framer: cut.state });
		takeIn(turn, cut.piece);
	}
};
var noteWritten = (turn) => {
	const { phase } = turn.state;
	if (phase.kind !== "busy" || phase.job.deadlineAtMs !== null) return;
	const { job } = phase;
	const limitMs = job.stage === "prompt" ? turn.environment.timings.promptDeadlineMs : job.request.deadlineMs;
	updateJob(turn, job, { deadlineAtMs: turn.nowMs + limitMs });
};
var passTime = (turn) => {
	const { nowMs } = turn;
	const { phase, framer, lastByteAtMs } = turn.state;
	if (isInsideMessage(framer) && nowMs >= lastByteAtMs + turn.environment.timings.messageStallMs) flush(turn);
	for (const waiting of turn.state.background) if (nowMs >= waiting.deadlineAtMs) expireBackground(turn, waiting);
	if (phase.kind === "busy" && phase.job.deadlineAtMs !== null && nowMs >= phase.job.deadlineAtMs) expire(turn, phase.job);
	if (phase.kind === "resync" && nowMs >= phase.stageEndsAtMs) continueResync(turn);
};
var flush = (turn) => {
	const cut = flushPending(turn.state.framer);
	if (!cut) return;
	update(turn, { framer: cut.state });
	takeIn(turn, cut.piece);
};
var expire = (turn, job) => {
	if (job.stage === "second-phase") {
		update(turn, { phase: { kind: "idle" } });
		oweSecondPhase(turn, job);
		return settleJob(turn, job, {
			ok: false,
			error: jobFailure(job, "at/second-phase-timeout", { deadlineMs: job.request.secondPhase?.deadlineMs ?? 0 }, null)
		});
	}
	const { timings } = turn.environment;
	const deadlineMs = job.stage === "prompt" ? timings.promptDeadlineMs : job.request.deadlineMs;
	settleJob(turn, job, {
		ok: false,
		error: jobFailure(job, "at/timeout", {
			stage: job.stage,
			deadlineMs
		}, null)
	});
	update(turn, { unanswered: withCommand(turn.state.unanswered, job.request) });
	oweSecondPhase(turn, job);
	update(turn, { phase: {
		kind: "doubtful",
		patienceMs: Math.max(timings.patienceMs, job.request.payload ? job.request.deadlineMs + 2e3 : 0),
		afterRestart: false
	} });
	flush(turn);
};
var expireBackground = (turn, waiting) => {
	update(turn, { background: turn.state.background.filter((other) => other !== waiting) });
	owe(turn, waiting);
	const facts = {
		command: waiting.command,
		deadlineMs: waiting.rule.deadlineMs
	};
	const error = failure("at/second-phase-timeout", facts, [waiting.answer.final, ...waiting.answer.secondPhase]);
	settle(turn, waiting.id, {
		ok: false,
		error
	});
};
var cancel = (turn, id) => {
	const { phase, queue, background } = turn.state;
	const stopped = {
		ok: false,
		error: failure("stopped")
	};
	const queued = queue.some((entry) => entry.kind !== "lease" && entry.id === id);
	const waiting = background.find((other) => other.id === id);
	if (queued || waiting) {
		if (waiting) owe(turn, waiting);
		update(turn, {
			queue: queue.filter((entry) => entry.kind === "lease" || entry.id !== id),
			background: background.filter((other) => other.id !== id)
		});
		return settle(turn, id, stopped);
	}
	if (phase.kind === "resync" && phase.contacts.includes(id)) {
		update(turn, { phase: {
			...phase,
			contacts: phase.contacts.filter((other) => other !== id)
		} });
		return settle(turn, id, stopped);
	}
	if (phase.kind !== "busy" || phase.job.id !== id || phase.job.abandoned) return;
	settle(turn, id, stopped);
	if (phase.job.stage === "second-phase") {
		update(turn, { phase: { kind: "idle" } });
		oweSecondPhase(turn, phase.job);
	} else updateJob(turn, phase.job, { abandoned: true });
};
var release = (turn, lease) => {
	const { state } = turn;
	if (state.lease?.id === lease) update(turn, { lease: null });
	for (const entry of state.queue) if (entry.kind !== "lease" && entry.lease === lease) settle(turn, entry.id, {
		ok: false,
		error: failure("stopped")
	});
	update(turn, { queue: turn.state.queue.filter((entry) => entry.lease !== lease) });
};
var close$1 = (turn, reason) => {
	flush(turn);
	failEverythingInFlight(turn, reason);
	const { phase } = turn.state;
	if (phase.kind === "resync") for (const id of phase.contacts) settle(turn, id, {
		ok: false,
		error: reason
	});
	for (const entry of turn.state.queue) if (entry.kind !== "lease") settle(turn, entry.id, {
		ok: false,
		error: reason
	});
	update(turn, {
		queue: [],
		lease: null,
		phase: { kind: "closed" }
	});
};
// electron/at/engine.ts
var openAnswersOf = ({ phase, unanswered, identity, owed }) => {
	if (phase.kind === "busy") return {
		unanswered: withCommand(unanswered, phase.job.request),
		identity,
		owed
	};
	return (phase.kind === "doubtful" || phase.kind === "resync") && unanswered.commands.length + unanswered.questions.length > 0 || owed.length > 0 ? {
		unanswered,
		identity,
		owed
	} : null;
};
/** Performs what `step` decides: writes to one link, keeps one timer, settles promises, tells listeners. */
var AtEngine = class {
	state = initialEngineState;
	environment;
	waiting = /* @__PURE__ */ new Map();
	waitingLeases = /* @__PURE__ */ new Map();
	listeners = {
		traffic: /* @__PURE__ */ new Set(),
		urc: /* @__PURE__ */ new Set(),
		message: /* @__PURE__ */ new Set(),
		hold: /* @__PURE__ */ new Set(),
		restarted: /* @__PURE__ */ new Set(),
		closed: /* @__PURE__ */ new Set()
	};
	inputs = [];
	running = false;
	nextId = 1;
	sequence = 0;
	writes = 0;
	cancelTimer = null;
	closedBecause = null;
	leftOpen = null;
	link;
	clock;
	constructor(options) {
		this.link = options.link;
		this.clock = options.clock;
		this.environment = {
			timings: options.timings ?? defaultTimings,
			recogniseUrc: options.recogniseUrc
		};
		if (options.before) {
			const { patienceMs } = this.environment.timings;
			this.state = {
				...initialEngineState,
				...options.before,
				phase: {
					kind: "doubtful",
					patienceMs,
					afterRestart: false
				}
			};
		}
		this.link.onBytes((bytes) => this.dispatch({
			kind: "bytes",
			atMs: this.clock.nowMs(),
			bytes
		}));
		this.link.onClosed((reason) => this.close(reason));
	}
	on(name, listener) {
		this.listeners[name].add(listener);
		return () => this.listeners[name].delete(listener);
	}
	/** Commands and leases that wait for the line; shown to whoever waits. */
	get queueLength() {
		return this.state.queue.length;
	}
	/** What the queue waits for; `null`: nothing. */
	get hold() {
		return holdOf(this.state);
	}
	/** The module restarted and has answered nothing since: nothing can stand on it that would have to be ended. */
	get isRestarting() {
		const { phase } = this.state;
		return (phase.kind === "doubtful" || phase.kind === "resync") && phase.afterRestart;
	}
	/** Once the link is closed: the answers that may still come; `null`: none. */
	get openAnswers() {
		return this.leftOpen;
	}
	/** One command outside any procedure: waits until no lease is held. */
	run(spec, params, options = {}) {
		return this.submit(null, spec, params, options);
	}
	/** Resolves when the line is this caller's alone; with `stopped` when the signal came first. `watch` as in `RunOptions`, for every command of the lease. */
	acquire(signal, options = {}) {
		if (this.closedBecause) return Promise.resolve({
			ok: false,
			error: this.closedBecause
		});
		if (signal?.aborted) return Promise.resolve(fail("stopped"));
		const id = this.nextId++;
		return new Promise((resolve) => {
			const stop = () => {
				this.waitingLeases.delete(id);
				this.dispatch({
					kind: "release",
					atMs: this.clock.nowMs(),
					lease: id
				});
				resolve(fail("stopped"));
			};
			signal?.addEventListener("abort", stop, { once: true });
			this.waitingLeases.set(id, (outcome) => {
				signal?.removeEventListener("abort", stop);
				resolve(outcome.ok ? {
					ok: true,
					value: this.leaseOf(id, options)
				} : outcome);
			});
			this.dispatch({
				kind: "acquire",
				atMs: this.clock.nowMs(),
				lease: id
			});
		});
	}
	leaseOf(id, common) {
		return {
			run: (spec, params, options = {}) => this.submit(id, spec, params, {
				...common,
				...options
			}),
			contact: async (patienceMs, signal) => {
				const answer = await this.await({ ...signal && { signal } }, (commandId, atMs) => ({
					kind: "contact",
					atMs,
					contact: {
						id: commandId,
						lease: id,
						patienceMs
					}
				}));
				return answer.ok ? {
					ok: true,
					value: void 0
				} : answer;
			},
			release: () => this.dispatch({
				kind: "release",
				atMs: this.clock.nowMs(),
				lease: id
			})
		};
	}
	async submit(lease, spec, params, options) {
		const request = buildRequest(spec, params);
		const answer = await this.await(options, (id, atMs) => ({
			kind: "submit",
			atMs,
			command: {
				id,
				request,
				lease,
				priority: options.priority ?? "ordinary",
				...options.watch && { watch: true },
				...options.onQueued && { typed: true }
			}
		}));
		return answer.ok ? spec.parse(answer.value, params) : answer;
	}
	await({ signal, onQueued, onSent }, input) {
		if (this.closedBecause) return Promise.resolve({
			ok: false,
			error: this.closedBecause
		});
		if (signal?.aborted) return Promise.resolve(fail("stopped"));
		const id = this.nextId++;
		return new Promise((resolve) => {
			const stop = () => this.dispatch({
				kind: "cancel",
				atMs: this.clock.nowMs(),
				id
			});
			signal?.addEventListener("abort", stop, { once: true });
			this.waiting.set(id, {
				onSent,
				settle: (outcome) => {
					signal?.removeEventListener("abort", stop);
					resolve(outcome);
				}
			});
			onQueued?.(() => this.dispatch({
				kind: "send-now",
				atMs: this.clock.nowMs(),
				id
			}));
			this.dispatch(input(id, this.clock.nowMs()));
		});
	}
	close(reason) {
		const because = reason ?? failure("stopped");
		this.leftOpen = openAnswersOf(this.state);
		this.closedBecause = because;
		this.dispatch({
			kind: "closed",
			atMs: this.clock.nowMs(),
			reason: because
		});
		for (const resolve of this.waitingLeases.values()) resolve({
			ok: false,
			error: because
		});
		this.waitingLeases.clear();
		this.tell("closed", (listener) => listener(because));
	}
	/** Inputs raised by listeners wait their turn: no listener ever runs inside a step. */
	dispatch(input) {
		this.inputs.push(input);
		if (this.running) return;
		this.running = true;
		const before = this.hold;
		try {
			for (let next = this.inputs.shift(); next; next = this.inputs.shift()) {
				const result = step(this.state, next, this.environment);
				this.state = result.state;
				for (const effect of result.effects) this.perform(effect, next.atMs);
			}
		} finally {
			this.running = false;
		}
		this.setTimer();
		const now = this.hold;
		if (now?.reason !== before?.reason || now?.canSendNow !== before?.canSendNow) this.tell("hold", (listener) => listener(now));
	}
	perform(effect, atMs) {
		switch (effect.kind) {
			case "write":
				if (effect.owner.kind === "command") this.waiting.get(effect.owner.id)?.onSent?.();
				this.tellTraffic("sent", effect.owner, effect.bytes, effect.secretSpans, atMs);
				return this.write(effect.bytes);
			case "received": return this.tellTraffic("received", effect.owner, effect.bytes, effect.secretSpans, atMs);
			case "settle": {
				const waiting = this.waiting.get(effect.id);
				this.waiting.delete(effect.id);
				return waiting?.settle(effect.outcome);
			}
			case "lease-granted": {
				const resolve = this.waitingLeases.get(effect.lease);
				this.waitingLeases.delete(effect.lease);
				return resolve?.({
					ok: true,
					value: void 0
				});
			}
			case "urc": return this.tell("urc", (listener) => listener(effect.name, effect.line));
			case "message": return this.tell("message", (listener) => listener(effect.topic, effect.payload, effect.complete));
			case "restarted": return this.tell("restarted", (listener) => listener(effect.line));
		}
	}
	/** A write that fails is the end of the link, which tells so itself. */
	write(bytes) {
		this.writes += 1;
		const number = this.writes;
		this.link.write(bytes).then((outcome) => {
			if (outcome.ok && number === this.writes) this.dispatch({
				kind: "written",
				atMs: this.clock.nowMs()
			});
		});
	}
	tellTraffic(direction, owner, bytes, secretSpans, atMs) {
		const item = {
			sequence: this.sequence++,
			atMs,
			direction,
			owner,
			bytes,
			secretSpans
		};
		this.tell("traffic", (listener) => listener(item));
	}
	/** Over a copy: a listener may remove itself. */
	tell(name, call) {
		for (const listener of [...this.listeners[name]]) call(listener);
	}
	setTimer() {
		this.cancelTimer?.();
		this.cancelTimer = null;
		const wakeAtMs = nextWakeMs(this.state, this.environment);
		if (wakeAtMs === null || this.state.phase.kind === "closed") return;
		const delayMs = Math.max(0, wakeAtMs - this.clock.nowMs());
		this.cancelTimer = this.clock.after(delayMs, () => {
			this.cancelTimer = null;
			this.dispatch({
				kind: "time",
				atMs: this.clock.nowMs()
			});
		});
	}
};
// electron/procedures/context.ts
var noFindings = () => ({
	module: null,
	model: null,
	imei: null,
	iccid: null,
	signalDbm: null,
	registrationStat: null,
	clockRight: null,
	uploads: /* @__PURE__ */ new Map(),
	verified: /* @__PURE__ */ new Set(),
	credentials: null,
	cloud: null,
	oldConnectionEnded: false,
	ownConnection: "none",
	stillOnline: null,
	connected: false,
	connectedBy: null,
	subscribed: [],
	proof: "none"
});
/** Runs one command under the lease of the run, stoppable. */
var command = (context, spec, params) => context.lease.run(spec, params, { signal: context.signal });
/** Failures that say nothing about the step itself: the module, the port or the person ended it. They pass unchanged. */
var isOutside = (error) => error.code === "stopped" || error.code === "module/restarted" || error.code === "at/unresponsive" || error.code.startsWith("link/");
/** The command that was answered so, for a failure that is told in other words: the first line of its evidence. */
var commandOf = ({ facts }) => facts.command === void 0 ? {} : { command: facts.command };
/** An answer that may be missing: `ERROR` and odd answers are "not known"; everything that ends a run still ends it. */
var optional = async (running) => {
	const outcome = await running;
	if (outcome.ok || isOutside(outcome.error) || outcome.error.code === "at/timeout") return outcome;
	return {
		ok: true,
		value: null
	};
};
/** Waits, and ends at once when the run is stopped. */
var pause = (context, delayMs) => new Promise((resolve) => {
	const stopped = () => {
		cancel();
		resolve({
			ok: false,
			error: failure("stopped")
		});
	};
	const cancel = context.clock.after(delayMs, () => {
		context.signal.removeEventListener("abort", stopped);
		resolve({
			ok: true,
			value: void 0
		});
	});
	if (context.signal.aborted) stopped();
	else context.signal.addEventListener("abort", stopped, { once: true });
});
/** Tells, before a single wait begins, how long it may last. */
var awaits = ({ progress }, id, limitMs) => progress({
	id,
	kind: "wait",
	elapsedMs: 0,
	limitMs
});
/** Looks again and again until something is there, can never be, or the time is over. */
var waitFor = async (context, id, limitMs, look) => {
	const startedAtMs = context.clock.nowMs();
	for (;;) {
		const elapsedMs = context.clock.nowMs() - startedAtMs;
		const seen = await look(elapsedMs);
		if (seen.kind === "there") return {
			ok: true,
			value: seen.value
		};
		if (seen.kind === "never" || elapsedMs >= limitMs) return {
			ok: false,
			error: seen.failure
		};
		context.progress({
			id,
			kind: "wait",
			elapsedMs,
			limitMs
		});
		const paused = await pause(context, context.waits.pollMs);
		if (!paused.ok) return paused;
	}
};
// electron/procedures/close-connection.ts
/** `null`: refused, not understood or not answered. What ends a run still ends it. */
var answerOf = async ({ run }, spec) => {
	const answer = await run(spec);
	return answer.ok || isOutside(answer.error) ? answer : ok(null);
};
/** What `AT+MIPCLOSE` answers is no proof alone: 767 comes when there is nothing to close (transcript 09), and with `ERROR` for other reasons. */
var endOf = (before, isClosed, after) => {
	if (after === null) return isClosed ? "closed" : "unknown";
	if (after.state !== "offline") return "stands";
	return isClosed || before !== null && before.state !== "offline" ? "closed" : "none";
};
/**
* Asks, closes, asks again, until the module says that nothing stands or the time is over. MIPCLOSE is sent in any case: a connection
* that is half open or left by MDISCONNECT shows as off line, and every later one is refused for it (at-dialect §9.2).
*/
var closeConnection = async (closer) => {
	const { clock, waits } = closer;
	const before = await answerOf(closer, mqttState);
	if (!before.ok) return before;
	if (before.value?.state !== "offline") {
		const left = await answerOf(closer, mqttDisconnect);
		if (!left.ok) return left;
	}
	const startedAtMs = clock.nowMs();
	let isClosed = false;
	for (;;) {
		const closed = await closer.run(mqttClose);
		if (!closed.ok && isOutside(closed.error)) return closed;
		isClosed ||= closed.ok;
		const after = await answerOf(closer, mqttState);
		if (!after.ok) return after;
		const end = endOf(before.value, isClosed, after.value);
		if (end !== "stands" || clock.nowMs() - startedAtMs >= waits.closeMs) return ok({
			end,
			evidence: after.value ? [`+MQTTSTATU :${after.value.number}`] : []
		});
		const waited = await pause(closer, waits.pollMs);
		if (!waited.ok) return waited;
	}
};
// electron/procedures/begun-connection.ts
var close = (context, signal) => {
	const { lease, clock, waits } = context;
	return closeConnection({
		run: (spec) => lease.run(spec, void 0, { signal }),
		clock,
		signal,
		waits
	});
};
var notClosed = ({ plan }, answer, evidence) => {
	const { host, port } = plan.profile.cloud;
	return fail("connect/not-closed", {
		host,
		port,
		answer
	}, evidence);
};
/**
* A connection that stands, made by this program or another, would be answered by `ALREADY CONNECT` and keep its address and its login; one that is
* half open refuses every other. Gives what was seen of its end; over one that is still said to stand nothing is sent.
*/
var endStandingConnection = async (context) => {
	const closing = await close(context, context.signal);
	if (!closing.ok || closing.value.end !== "stands") return closing;
	const [line = ""] = closing.value.evidence;
	return notClosed(context, line, closing.value.evidence);
};
/** Once, before the first setting of the connect stage. */
var endOldConnection = async (context) => {
	if (context.findings.oldConnectionEnded) return done;
	const closing = await endStandingConnection(context);
	if (!closing.ok) return closing;
	context.findings.oldConnectionEnded = true;
	return done;
};
/** What this run began and did not finish is closed; that it was not seen to close is said. It may take `closeMs`, also of a stopped run. */
var closeBegun = async (context) => {
	const { findings, clock, waits } = context;
	if (findings.ownConnection !== "begun") return;
	const limit = new AbortController();
	const cancel = clock.after(waits.closeMs, () => limit.abort());
	const closing = await close(context, limit.signal);
	cancel();
	findings.connected = false;
	findings.connectedBy = null;
	findings.subscribed.length = 0;
	const isSeen = closing.ok && closing.value.end === "closed" || context.dropLine() !== null;
	findings.ownConnection = isSeen ? "closed" : "not-closed";
	if (!isSeen) context.warn(warning("connection-not-closed"));
};
/** A connect stage that was stopped is not finished. Behind it the connection is made, and `keep-online.ts` decides. */
var closeWhenStopped = (context) => async (id) => {
	if (stageOf(id) === "connect") await closeBegun(context);
};
// shared/certificates/cloud-roots.ts
/** A certificate that some cloud publishes for its devices. */
var cloudRoots = clouds.flatMap(({ roots }) => roots);
var isRoot = (root, sha256) => sha256.startsWith(root.sha256);
var findCloudRoot = (sha256) => cloudRoots.find((root) => isRoot(root, sha256)) ?? null;
/**
* A root of one cloud never vouched for a host of another (huawei.md §2.5); the demo cloud has its own root, and no other cloud has
* that one. Of a host that belongs to no cloud nothing is expected.
*/
var rootFit = ({ sha256, subject }, host) => {
	const isDemoRoot = subject === demoAuthority;
	if (isDemoHost(host)) return isDemoRoot ? "known" : "never";
	const cloud = clouds.find(({ hosts, roots }) => roots.length > 0 && hosts.isForDevices(host));
	if (cloud === void 0) return "any-host";
	if (cloud.roots.some((root) => isRoot(root, sha256))) return "known";
	return isDemoRoot || findCloudRoot(sha256) !== null ? "never" : "unknown";
};
var isDemoHost = (host) => host.trim().toLowerCase().replace(/\.$/, "") === demoHost;
var dayMs = 864e5;
/** What is wrong with or noteworthy about one certificate, errors first. */
var judgeCertificate = (facts, context) => {
	const findings = [
		...judgeIntegrity(facts),
		...judgeDates(facts, context.nowMs),
		...judgeKey(facts)
	];
	findings.push(...context.role === "ca" ? judgeAsCa(facts, context.host) : judgeAsClient(facts));
	return findings.sort((a, b) => severityOrder[a.severity] - severityOrder[b.severity]);
};
/**
* Every certificate of a file, in its order. In a client's file only the first is the client's, the others are its chain;
* roots miss the host only if none of the file fits it.
*/
var judgeCertificates = (certificates, context) => {
	const { host, ...withoutHost } = context;
	const fits = host !== void 0 && certificates.some((facts) => fitsHost(facts, host));
	return certificates.map((facts, index) => judgeCertificateAt(index, facts, fits ? withoutHost : context));
};
/** The same of one of them, by its place in the file. Of a host each is judged by itself. */
var judgeCertificateAt = (index, facts, context) => {
	if (context.role !== "clientCert" || index === 0) return judgeCertificate(facts, context);
	const { host: _host, ...withoutHost } = context;
	return judgeCertificate(facts, {
		...withoutHost,
		role: "ca"
	});
};
var severityOrder = {
	error: 0,
	warning: 1,
	note: 2
};
var finding = (code, severity, facts, ...[further]) => ({
	code,
	severity,
	facts: {
		subject: facts.commonName ?? facts.subject,
		...further
	}
});
/**
* Most one-letter corruptions of a PEM still parse; the self-signature finds them (reliability §4.1), and for Huawei's
* own certificates a serial number that belongs to another fingerprint does.
*/
var judgeIntegrity = (facts) => {
	const notItself = facts.claimsSelfSigned && !facts.selfSigned && facts.keyKind !== "other";
	const bySerial = cloudRoots.find((root) => root.serialNumber === facts.serialNumber);
	const altered = bySerial !== void 0 && !facts.sha256.startsWith(bySerial.sha256);
	return notItself || altered || facts.keyKind === "unreadable" ? [finding("damaged-signature", "error", facts)] : [];
};
var judgeDates = (facts, nowMs) => {
	const date = isoDate(facts.notAfterMs);
	if (nowMs > facts.notAfterMs) return [finding("expired", "error", facts, {
		date,
		days: Math.floor((nowMs - facts.notAfterMs) / dayMs)
	})];
	if (nowMs < facts.notBeforeMs) return [finding("not-yet-valid", "error", facts, { date: isoDate(facts.notBeforeMs) })];
	const days = Math.floor((facts.notAfterMs - nowMs) / dayMs);
	return days < 30 ? [finding("expires-soon", "warning", facts, {
		date,
		days
	})] : [];
};
var isoDate = (ms) => new Date(ms).toISOString().slice(0, 10);
/** The documented cipher suites of the modules use RSA keys only (at-dialect §8). */
var judgeKey = (facts) => {
	const { keyKind, keyBits } = facts;
	const key = keyBits === null ? keyKind : `${keyKind}-${keyBits}`;
	if (keyKind === "unreadable") return [];
	if (keyKind !== "rsa") return [finding("unusual-key", "note", facts, { key })];
	return keyBits !== null && keyBits < 2048 ? [finding("weak-key", "warning", facts, { key })] : [];
};
var judgeAsCa = (facts, host) => {
	const findings = [];
	if (!facts.isCa) findings.push(finding("not-a-ca", facts.selfSigned ? "warning" : "error", facts));
	else if (!facts.claimsSelfSigned) findings.push(finding("not-self-signed", "note", facts));
	if (findCloudRoot(facts.sha256)?.retired === true) findings.push(finding("retired-huawei-root", "warning", facts));
	return host === void 0 ? findings : [...findings, ...judgeForHost(facts, host)];
};
/** A tenant's host may show a chain of its own, so a root that nobody published for it is no fault. */
var judgeForHost = (facts, host) => {
	const fit = rootFit(facts, host);
	if (fit === "never") return [finding("huawei-root-host-mismatch", "warning", facts, { host })];
	return fit === "unknown" && facts.isCa ? [finding("root-not-known-for-host", "note", facts, { host })] : [];
};
var judgeAsClient = (facts) => {
	if (!facts.isCa || facts.isVersion1) return [];
	return [finding("is-a-ca", !facts.selfSigned || findCloudRoot(facts.sha256) !== null ? "error" : "warning", facts)];
};
var fitsHost = (facts, host) => rootFit(facts, host) === "known";
// electron/procedures/causes.ts
/**
* Why a connection may have failed, likeliest first. The module itself says only `CONNECT FAIL` (at-dialect §9.2), so this
* goes by what the run knows: the certificate it sent, the module's clock, the host it dialled.
*/
var connectCauses = (context) => {
	const { tls, cloud } = context.plan.profile;
	if (!tls.enabled) return [
		"host-unreachable",
		"host-unknown",
		"port-wrong"
	];
	const causes = [];
	const { uploads, clockRight } = context.findings;
	const ca = uploads.get("ca");
	if (tls.check !== "none" && ca) {
		const nowMs = context.clock.wallMs();
		const judged = judgeCertificates(ca.certificates, {
			role: "ca",
			nowMs,
			host: cloud.host
		}).flat();
		if (judged.some(({ code }) => code === "expired")) causes.push("ca-expired");
		if (judged.some(({ code }) => code === "retired-huawei-root")) causes.push("ca-retired-root");
		if (tls.checkDates && clockRight === false) causes.push("clock-wrong");
		causes.push("ca-not-for-host");
	}
	if (tls.check === "mutual") causes.push("client-certificate-refused");
	return [
		...causes,
		"host-unreachable",
		"host-unknown",
		"port-wrong",
		"cipher-old-firmware"
	];
};
/** Why a login may have been refused. The module does not pass on the return code of CONNACK. */
var loginCauses = (context) => {
	const { cloud } = context.plan.profile;
	const { credentials } = context.findings;
	if (!credentials) return ["password-wrong", "username-differs"];
	return cloudOf(cloud.kind).login.refusalCauses(credentials, context.clock.wallMs());
};
/**
* Why a broker may have hung up. Before the login it has seen no password: a port that speaks something else, or a login that came
* too late. During it, the password; some brokers close without a CONNACK (at-dialect §9.3, §9.9). Of a session that stands, a missing
* heartbeat too (huawei.md §5.2 #18): while a run is at work, there is no time for one to be missed.
*/
var dropCauses = (moment) => {
	switch (moment) {
		case "before-login": return ["port-wrong", "login-too-late"];
		case "during-login": return ["password-wrong", "login-too-late"];
		case "online": return ["network-lost", "same-device-elsewhere"];
		case "standing": return [
			"network-lost",
			"same-device-elsewhere",
			"heartbeat-lost"
		];
	}
};
// electron/procedures/connection-basis.ts
/**
* Everything that a connection and its login were made by, as one text to compare. It holds the secret, so it stays in memory: no
* report can say whether a login was made by this secret without helping somebody to guess it.
*/
var connectionBasisOf = ({ plan, findings }) => {
	const { cloud, tls, mqtt } = plan.profile;
	const { keepAlive, cleanSession, subscriptions } = mqtt;
	const { check, checkDates, enabled, serverName, version } = tls;
	const files = [...findings.uploads.values()].map(({ role, fileOnModule, sha256 }) => [
		role,
		fileOnModule,
		sha256
	]);
	return JSON.stringify([
		cloud,
		plan.secret,
		[
			enabled,
			check,
			checkDates,
			serverName,
			version,
			files
		],
		[
			keepAlive,
			cleanSession,
			subscriptions
		]
	]);
};
// electron/procedures/network-steps.ts
var registrationQueries = {
	packet: packetRegistration,
	eps: epsRegistration,
	network: networkRegistration
};
/** Asks the family's registrations in turn; the first that says registered is enough. */
var lookAtRegistration = async (context, elapsedMs) => {
	const order = (context.findings.module?.family ?? generic).quirks.registrationOrder;
	let seen = null;
	for (const name of order) {
		const answer = await optional(command(context, registrationQueries[name], void 0));
		if (!answer.ok) return {
			kind: "never",
			failure: answer.error
		};
		if (answer.value?.registered) return {
			kind: "there",
			value: answer.value
		};
		if (answer.value && (seen === null || answer.value.denied)) seen = answer.value;
	}
	const stat = seen?.stat ?? "";
	const evidence = seen ? [seen.line] : [];
	if (seen?.denied) {
		const refused = failure("module/registration-denied", { stat }, evidence);
		return {
			kind: elapsedMs >= context.waits.denialMs ? "never" : "not-yet",
			failure: refused
		};
	}
	return {
		kind: "not-yet",
		failure: failure("module/not-registered", {
			stat,
			dbm: context.findings.signalDbm ?? ""
		}, evidence)
	};
};
var register = async (context) => {
	const { waits } = context;
	const found = await waitFor(context, "module.registration", waits.registrationMs, (elapsedMs) => lookAtRegistration(context, elapsedMs));
	if (!found.ok) return found;
	context.findings.registrationStat = found.value.stat;
	const { roaming, stat } = found.value;
	if (roaming) context.warn(warning("roaming"));
	if (meaningOfStat(stat).limited) context.warn(warning("registration-limited", { stat }));
	const operator = await optional(command(context, operatorName, void 0));
	return operator.ok ? done : operator;
};
/** Only when the profile names an access point: a public SIM gets its own from the network (at-dialect §6.1). */
var setAccessPoint = async (context) => {
	const { apn } = context.plan.profile.module;
	if (!apn) return done;
	const before = await optional(command(context, packetContext, void 0));
	if (!before.ok) return before;
	if (before.value?.contexts.some((entry) => entry.apn === apn.name && apn.user === null)) return done;
	return apn.user === null ? command(context, setPacketContext, { apn: apn.name }) : command(context, networkApn, apn);
};
var lookAtAttach = async (context) => {
	const state = await command(context, attachState, void 0);
	const notYet = failure("module/not-attached", {}, state.ok ? ["+CGATT: 0"] : state.error.evidence);
	if (!state.ok) return isOutside(state.error) || state.error.code === "at/timeout" ? {
		kind: "never",
		failure: state.error
	} : {
		kind: "not-yet",
		failure: notYet
	};
	return state.value.attached ? {
		kind: "there",
		value: void 0
	} : {
		kind: "not-yet",
		failure: notYet
	};
};
var attachToNetwork = async (context) => {
	const set = await setAccessPoint(context);
	if (!set.ok) return set;
	const attached = await waitFor(context, "module.attach", context.waits.attachMs, () => lookAtAttach(context));
	if (!attached.ok) return attached;
	return noteAddress(context);
};
/** An address in a context is the vendor's own test for "data will flow"; without one the connect step decides. */
var noteAddress = async (context) => {
	const contexts = await optional(command(context, packetContext, void 0));
	if (!contexts.ok) return contexts;
	if (!(contexts.value?.contexts.some((entry) => entry.address !== null) ?? false)) context.warn(warning("data-context-unknown"));
	return ok(void 0);
};
var registrationStep = {
	id: "module.registration",
	act: register
};
var attachStep = {
	id: "module.attach",
	act: attachToNetwork
};
// electron/procedures/server-name.ts
var isAddress = (host) => /^[\d.]+$/.test(host) || host.includes(":");
/** The name for SNI and for the check of the server's certificate; `null` for a server that is known by its address only. */
var serverNameOf = ({ tls, cloud }) => tls.serverName ?? (isAddress(cloud.host) ? null : cloud.host);
// electron/procedures/sim-step.ts
/** What an error to `AT+CPIN?` says about the card (at-dialect §5, §11). 4 and 14 pass by themselves after a start. */
var judgeSimError = (answer) => {
	switch (readCmeError(answer)?.key) {
		case "sim-busy":
		case "not-supported-or-not-ready": return {
			code: "module/sim-failure",
			passing: true
		};
		case "sim-not-inserted": return {
			code: "module/sim-missing",
			passing: false
		};
		case "sim-pin-required": return {
			code: "module/sim-pin",
			passing: false
		};
		case "sim-puk-required": return {
			code: "module/sim-puk",
			passing: false
		};
		default: return {
			code: "module/sim-failure",
			passing: false
		};
	}
};
var lookAtSim = async (context) => {
	const state = await command(context, simState, void 0);
	if (!state.ok) {
		const { error } = state;
		if (isOutside(error) || error.code !== "at/error") return {
			kind: "never",
			failure: error
		};
		const judged = judgeSimError(String(error.facts.answer ?? ""));
		const found = failure(judged.code, { answer: error.facts.answer ?? "" }, error.evidence);
		return {
			kind: judged.passing ? "not-yet" : "never",
			failure: found
		};
	}
	const { state: name, text } = state.value;
	switch (name) {
		case "ready": return {
			kind: "there",
			value: "ready"
		};
		case "pin": return {
			kind: "there",
			value: "pin"
		};
		case "puk": return {
			kind: "never",
			failure: failure("module/sim-puk", { answer: text }, [`+CPIN: ${text}`])
		};
		case "removed": return {
			kind: "never",
			failure: failure("module/sim-missing", { answer: text }, [`+CPIN: ${text}`])
		};
		case "pin2":
		case "puk2": return {
			kind: "there",
			value: "ready"
		};
		case "unknown": return {
			kind: "not-yet",
			failure: failure("module/sim-failure", { answer: text }, [`+CPIN: ${text}`])
		};
	}
};
/** A PIN was sent and not accepted; after the last attempt the card asks for its PUK at once. */
var judgeRefusal = (error) => {
	if (isOutside(error) || error.code !== "at/error") return error;
	const answer = String(error.facts.answer ?? "");
	return readCmeError(answer)?.key === "sim-puk-required" ? failure("module/sim-puk", { answer }, error.evidence) : failure("module/sim-pin", {
		given: true,
		answer
	}, error.evidence);
};
var prepareSim = async (context) => {
	const state = await waitFor(context, "module.sim", context.waits.simMs, () => lookAtSim(context));
	if (!state.ok) return state;
	if (state.value === "ready") return done;
	const { simPin: pin } = context.plan.profile.module;
	const refused = failure("module/sim-pin", { given: pin !== null }, ["+CPIN: SIM PIN"]);
	if (pin === null || context.resume?.pinRefused) return {
		ok: false,
		error: refused
	};
	const entered = await command(context, simPin, { pin });
	if (!entered.ok) return {
		ok: false,
		error: judgeRefusal(entered.error)
	};
	const after = await waitFor(context, "module.sim", context.waits.simMs, async () => {
		const look = await lookAtSim(context);
		return look.kind === "there" && look.value === "pin" ? {
			kind: "never",
			failure: refused
		} : look;
	});
	return after.ok ? done : after;
};
var simStep = {
	id: "module.sim",
	act: prepareSim
};
// electron/procedures/module-steps.ts
/** A module that was left inside the prompt of an upload takes everything for data until its time is over. */
var patienceMs = ({ waits, resume }) => resume?.stepId === "certificate.upload" ? Math.max(waits.contactMs, (waits.writeSeconds + 5) * 1e3) : waits.contactMs;
/** Does anything answer, and in a form that can be worked with? */
var answer = async (context) => {
	awaits(context, "module.answer", patienceMs(context));
	const contact = await context.lease.contact(patienceMs(context), context.signal);
	if (!contact.ok) return contact.error.code === "at/unresponsive" ? fail("module/no-answer", contact.error.facts) : contact;
	for (let attempt = 0; attempt < 2; attempt += 1) {
		const echo = await command(context, echoOff, void 0);
		if (echo.ok || echo.error.code !== "at/timeout") break;
	}
	const mode = await optional(command(context, errorMode, { mode: 1 }));
	return mode.ok ? done : mode;
};
var readVersion = async (context) => {
	const short = await optional(command(context, identity, void 0));
	if (!short.ok || short.value) return short.ok ? ok(short.value?.version ?? null) : short;
	const long = await optional(command(context, revision, void 0));
	return long.ok ? ok(long.value?.version ?? null) : long;
};
var identify = async (context) => {
	const { findings, plan } = context;
	const version = await readVersion(context);
	if (!version.ok) return version;
	findings.module = recogniseModule(version.value ?? "", plan.profile.module.family);
	const name = await optional(command(context, model, void 0));
	if (!name.ok) return name;
	findings.model = name.value?.model ?? findings.module.model;
	const imei = await optional(command(context, serialNumber, void 0));
	if (!imei.ok) return imei;
	findings.imei = imei.value?.imei ?? null;
	if (version.value === null) context.warn(warning("identity-unknown"));
	if (isAnotherModule(context)) context.warn(warning("resumed-on-another-module", { found: findings.imei ?? "" }));
	return done;
};
/** Every step checks for itself, so another module is no danger; it is only not what the person may think. */
var isAnotherModule = ({ resume, findings }) => resume !== null && resume.imei !== null && findings.imei !== null && resume.imei !== findings.imei;
/** Certificates on the module are used as soon as TLS is on and a file is named. */
var needsCertificateLogin = ({ plan }) => plan.profile.tls.enabled && (plan.profile.tls.check !== "none" || plan.files.length > 0);
var firmwareNeeds = (context) => {
	const { tls, mqtt } = context.plan.profile;
	return {
		needsCertificateLogin: needsCertificateLogin(context),
		needsServerName: tls.enabled && serverNameOf(context.plan.profile) !== null,
		needsMutualTls: tls.enabled && tls.check === "mutual",
		keepAliveSeconds: mqtt.keepAlive
	};
};
var checkFirmware = (context) => {
	const { module } = context.findings;
	if (!module) return Promise.resolve(done);
	const judged = judgeFirmware(module, firmwareNeeds(context));
	const facts = {
		found: module.text,
		minimum: judged.minimum === null ? "" : `V${judged.minimum}`
	};
	if (judged.verdict === "too-old") return Promise.resolve(fail("module/firmware-too-old", facts, [module.text]));
	if (judged.verdict === "unknown") context.warn(warning(module.version === null ? "firmware-unknown" : "firmware-not-gated", facts));
	for (const { problem, curedIn } of judged.problems) {
		const minimum = curedIn === null ? "" : `V${curedIn}`;
		context.warn(warning("firmware-problem", {
			problem,
			found: module.text,
			minimum
		}));
	}
	return Promise.resolve(done);
};
var readSimCard = async (context) => {
	const card = await optional(command(context, simCardId, void 0));
	if (!card.ok) return card;
	context.findings.iccid = card.value?.iccid ?? null;
	return done;
};
var measureSignal = async (context) => {
	const signal = await optional(command(context, signalQuality, void 0));
	if (!signal.ok) return signal;
	context.findings.signalDbm = signal.value?.dbm ?? null;
	if (signal.value?.judgement !== "good") context.warn(warning("signal-weak", {
		dbm: signal.value?.dbm ?? "",
		rssi: signal.value?.rssi ?? ""
	}));
	return done;
};
/** Certificates have dates, so the module's clock matters. A clock that cannot be set is said, and stops nothing. */
var setClock = async (context) => {
	const { findings, waits, clock, warn } = context;
	const isRight = (wallMs) => Math.abs(wallMs - clock.wallMs()) <= waits.clockToleranceMs;
	const before = await command(context, clockQuery, void 0);
	if (!before.ok && isOutside(before.error)) return before;
	findings.clockRight = before.ok && isRight(before.value.wallMs);
	if (findings.clockRight) return done;
	const set = await command(context, clockSet, { wallMs: clock.wallMs() });
	if (!set.ok && isOutside(set.error)) return set;
	const after = await command(context, clockQuery, void 0);
	if (!after.ok && isOutside(after.error)) return after;
	findings.clockRight = after.ok && isRight(after.value.wallMs);
	const found = before.ok ? before.value.text : "";
	warn(warning(findings.clockRight ? "clock-was-wrong" : "clock-not-set", { found }));
	return done;
};
var moduleSteps = [
	{
		id: "module.answer",
		act: answer
	},
	{
		id: "module.identity",
		act: identify
	},
	{
		id: "module.firmware",
		act: checkFirmware
	},
	{
		...simStep,
		proof: readSimCard
	},
	{
		id: "module.signal",
		act: measureSignal
	},
	registrationStep,
	attachStep,
	{
		id: "module.clock",
		act: setClock
	}
];
// electron/procedures/connect-steps.ts
/**
* For a run that is resumed behind the login: the session of the earlier run still stands, so nothing of it is sent again. The module
* says only that some session stands; that it is the one this plan would make is known only by what it was made by.
*/
var stillOnline = async (context) => {
	const { findings } = context;
	if (findings.stillOnline === null) {
		const basis = connectionBasisOf(context);
		const state = isResumedBehindLogin(context) && context.earlier?.connectedBy === basis ? await optional(command(context, mqttState, void 0)) : ok(null);
		if (!state.ok) return state;
		findings.stillOnline = state.value?.state === "online";
		findings.connected = findings.stillOnline;
		findings.connectedBy = findings.stillOnline ? basis : null;
	}
	return ok(findings.stillOnline);
};
var isResumedBehindLogin = (context) => context.resume !== null && !isAnotherModule(context) && isBehindLogin(context.resume.stepId);
var isBehindLogin = (id) => stepIds.indexOf(id) > stepIds.indexOf("connect.login");
var stillSubscribed = async (context, topic) => {
	const online = await stillOnline(context);
	if (!online.ok || !online.value || !context.earlier?.subscribed.includes(topic)) return online.ok ? ok(false) : online;
	context.findings.subscribed.push(topic);
	return ok(true);
};
var versionNumbers = {
	"1.0": 1,
	"1.1": 2,
	"1.2": 3,
	all: 4
};
var securityLevels = {
	none: 0,
	server: 1,
	mutual: 2
};
/** In the article's order: the CA first. Every setting is sent, because the module's defaults are not known. */
var sslSettings = (context) => {
	const { tls } = context.plan.profile;
	const { uploads } = context.findings;
	const settings = [];
	for (const [role, key] of Object.entries({
		ca: "cacert",
		clientCert: "clientcert",
		clientKey: "clientkey"
	})) {
		const upload = uploads.get(role);
		if (upload) settings.push({
			key,
			value: upload.fileOnModule
		});
	}
	if (tls.version !== null) settings.push({
		key: "sslversion",
		value: versionNumbers[tls.version]
	});
	settings.push({
		key: "seclevel",
		value: securityLevels[tls.check]
	});
	const serverName = serverNameOf(context.plan.profile);
	if (serverName !== null) settings.push({
		key: "hostname",
		value: serverName
	});
	settings.push({
		key: "ignorelocaltime",
		value: tls.checkDates ? 0 : 1
	});
	return settings;
};
var configureSsl = async (context) => {
	const ended = await endOldConnection(context);
	if (!ended.ok) return ended;
	const settings = sslSettings(context);
	if (!settings.some(({ key }) => key === "hostname")) {
		const erased = await optional(command(context, sslConfigure, {
			key: "hostname",
			value: null
		}));
		if (!erased.ok) return erased;
	}
	for (const setting of settings) {
		const set = await command(context, sslConfigure, setting);
		if (!set.ok) {
			const facts = {
				command: `AT+SSLCFG="${setting.key}"`,
				answer: set.error.facts.answer ?? ""
			};
			return rename(set.error, "at/error", () => fail("tls/config-refused", facts, set.error.evidence));
		}
	}
	if (context.plan.profile.tls.check === "none") context.warn(warning("server-not-checked"));
	return done;
};
var rename = (error, code, make) => error.code === code ? make() : {
	ok: false,
	error
};
var configureMqtt = async (context) => {
	const ended = await endOldConnection(context);
	if (!ended.ok) return ended;
	const { credentials } = context.findings;
	if (!credentials) throw new Error("credentials were not derived");
	for (const running of [() => command(context, mqttConfigure, credentials), () => command(context, mqttMessageMode, { mode: 0 })]) {
		const set = await running();
		if (!set.ok) {
			const { command: name, answer } = set.error.facts;
			const facts = {
				command: name ?? "",
				answer: answer ?? ""
			};
			return rename(set.error, "at/error", () => fail("mqtt/config-refused", facts, set.error.evidence));
		}
	}
	return done;
};
var tellAddress = ({ plan, tell }) => {
	const { host, port } = plan.profile.cloud;
	tell({
		host,
		port
	});
};
/** `true`: the module had a connection before, and kept that one. */
var dial = async (context) => {
	const { cloud, tls } = context.plan.profile;
	const { host, port } = cloud;
	context.forgetDrop();
	const spec = tls.enabled ? tlsConnect : tcpConnect;
	awaits(context, "connect.open", context.waits.connectMs);
	context.findings.ownConnection = "begun";
	const opened = await command(context, spec, {
		host,
		port,
		secondPhaseMs: context.waits.connectMs
	});
	return opened.ok ? ok(opened.value.already) : opened;
};
/** Answers to a dial that may mean "there is a connection": 767 and 3 were met (at-dialect §9.2), `ERROR` is what both become without CMEE. */
var occupiedKeys = /* @__PURE__ */ new Set([
	"operation-failed",
	"operation-not-allowed",
	"socket-exists"
]);
var isOccupied = (opened) => {
	if (opened.ok) return opened.value;
	const { code, facts } = opened.error;
	if (code !== "at/error" && code !== "at/second-phase-failed") return false;
	const answer = String(facts.answer ?? "");
	return answer === "ERROR" || occupiedKeys.has(readCmeError(answer)?.key ?? "");
};
/** What the module says of a connection is not all that there may be: its answer to the dial tells the rest, and is believed once. */
var open = async (context) => {
	const first = await dial(context);
	if (!isOccupied(first)) return judgeDial(context, first);
	const closing = await endStandingConnection(context);
	if (!closing.ok) return closing;
	const second = await dial(context);
	if (second.ok && !second.value && closing.value.end === "closed") context.warn(warning("already-connected"));
	return judgeDial(context, second);
};
var judgeDial = async (context, opened) => {
	const { host, port } = context.plan.profile.cloud;
	if (opened.ok) {
		const answer = "ALREADY CONNECT";
		return opened.value ? fail("connect/not-closed", {
			host,
			port,
			answer
		}, [answer]) : done;
	}
	const { error } = opened;
	if (isOutside(error)) return opened;
	const facts = {
		...commandOf(error),
		host,
		port,
		answer: error.facts.answer ?? "",
		causes: connectCauses(context)
	};
	switch (error.code) {
		case "at/error": return fail("connect/refused", facts, error.evidence);
		case "at/second-phase-timeout":
			await closeBegun(context);
			return fail("connect/timed-out", {
				...facts,
				deadlineMs: context.waits.connectMs
			}, error.evidence);
		case "at/second-phase-failed": return fail(/CLOSED$/.test(String(facts.answer)) ? "connect/closed" : "connect/failed", facts, error.evidence);
		default: return opened;
	}
};
/** Sent the moment `CONNECT OK` is there: brokers hang up on a silent connection after about 5 s. */
var login = async (context) => {
	const { keepAlive, cleanSession } = context.plan.profile.mqtt;
	const secondPhaseMs = context.waits.loginMs;
	awaits(context, "connect.login", secondPhaseMs);
	const logged = await command(context, mqttConnect, {
		cleanSession,
		keepAliveSeconds: keepAlive,
		secondPhaseMs
	});
	if (!logged.ok) return brokerFailure(brokerOf(context), logged.error, "mqtt/refused", "mqtt/no-connack", {});
	context.findings.connected = true;
	context.findings.connectedBy = connectionBasisOf(context);
	return done;
};
var brokerOf = (context) => ({
	host: context.plan.profile.cloud.host,
	dropLine: context.dropLine,
	findings: context.findings,
	loginCauses: () => loginCauses(context)
});
/** A failure after the connection stood: dropped if `CLOSED` was seen, else what the command's own failure means. */
var brokerFailure = (broker, error, refused, silent, facts) => {
	if (isOutside(error)) return {
		ok: false,
		error
	};
	const answer = String(error.facts.answer ?? "");
	const dropLine = error.code === "at/second-phase-failed" && !/CLOSED$/.test(answer) ? null : broker.dropLine();
	const all = {
		...facts,
		...commandOf(error),
		answer,
		...broker.host === null ? {} : { host: broker.host }
	};
	if (dropLine !== null) {
		const beforeOnline = error.code === "at/error" ? "before-login" : "during-login";
		const causes = dropCauses(broker.findings.connected ? "online" : beforeOnline);
		broker.findings.connected = false;
		const evidence = error.evidence.includes(dropLine) ? error.evidence : [...error.evidence, dropLine];
		return fail("mqtt/dropped", {
			...all,
			causes
		}, evidence);
	}
	if (error.code === "at/second-phase-timeout") return fail(silent, {
		...all,
		deadlineMs: error.facts.deadlineMs ?? 0
	}, error.evidence);
	if (error.code === "at/error" || error.code === "at/second-phase-failed") return fail(refused, refused === "mqtt/refused" ? {
		...all,
		causes: broker.loginCauses()
	} : all, error.evidence);
	return {
		ok: false,
		error
	};
};
var subscribe = async (context, { topic, qos }) => {
	const secondPhaseMs = context.waits.subscribeMs;
	awaits(context, "connect.subscribe", secondPhaseMs);
	const subscribed = await command(context, mqttSubscribe, {
		topic,
		qos,
		secondPhaseMs
	});
	if (!subscribed.ok) return brokerFailure(brokerOf(context), subscribed.error, "mqtt/subscribe-refused", "mqtt/no-suback", { topic });
	context.findings.subscribed.push(topic);
	return ok(void 0);
};
var connectSteps = (tls, subscriptions) => [
	{
		id: "connect.ssl",
		still: stillOnline,
		check: () => Promise.resolve(ok(!tls.enabled)),
		act: configureSsl
	},
	{
		id: "connect.config",
		still: stillOnline,
		act: configureMqtt
	},
	{
		id: "connect.open",
		still: (context) => {
			tellAddress(context);
			return stillOnline(context);
		},
		act: (context) => {
			tellAddress(context);
			return open(context);
		}
	},
	{
		id: "connect.login",
		still: stillOnline,
		act: login
	},
	...subscriptions.map((subscription) => ({
		id: "connect.subscribe",
		item: subscription.topic,
		still: (context) => stillSubscribed(context, subscription.topic),
		act: (context) => subscribe(context, subscription)
	}))
];
// electron/procedures/connection-end.ts
/** `CLOSED`, a lost packet context, a detach: the MQTT session is over (at-dialect §9.9). */
var connectionEnd = (name, line) => {
	if (name === "link-closed" || name === "packet-data-lost") return true;
	return urcKindOf(name) === "network" && /^\+CGEV\s*:\s*(?:NW|ME) (?:PDN DEACT|DETACH)/.test(line);
};
// electron/procedures/credentials-steps.ts
/** Secrets are registered before they exist anywhere else, so that nothing can record them. */
var derive = (context) => {
	const { plan, clock, findings } = context;
	if (plan.secret !== null) context.registerSecret(plan.secret);
	const credentials = resolveCredentials({
		cloud: plan.profile.cloud,
		secret: plan.secret,
		wallMs: clock.wallMs()
	});
	if (!credentials.ok) return credentials;
	const { clientId, username, password } = credentials.value;
	if (password !== null) context.registerSecret(password);
	findings.credentials = credentials.value;
	const { host, port } = plan.profile.cloud;
	findings.cloud = {
		host,
		port,
		encrypted: plan.profile.tls.enabled,
		clientId,
		username
	};
	context.tell({
		clientId,
		...username === null ? {} : { username }
	});
	return done;
};
/** What the module could not send is refused here; what the cloud may not like is pointed out. */
var check = (context) => {
	const { clock, plan, findings } = context;
	const { secret, profile } = plan;
	const { cloud, tls } = profile;
	const { credentials } = findings;
	if (!credentials) return done;
	for (const field of [
		"clientId",
		"username",
		"password"
	]) {
		const value = credentials[field];
		const problem = value === null ? null : findTextProblem(value, 256);
		if (problem !== null) return fail("credentials/invalid", {
			field,
			problem
		});
	}
	const { hosts, login } = cloudOf(cloud.kind);
	for (const found of hosts.warnings(cloud.host, cloud.port, tls.enabled)) context.warn(found);
	for (const found of login.warnings(credentials, secret, clock.wallMs())) context.warn(found);
	return done;
};
var credentialsSteps = [{
	id: "credentials.derive",
	act: (context) => Promise.resolve(derive(context))
}, {
	id: "credentials.check",
	act: (context) => Promise.resolve(check(context))
}];
// shared/certificates/limits.ts
/** Larger files are refused, before they are read and again behind the door: the five certificates of Huawei's bundle have 8 kB (huawei.md §2.4). */
var certificateFileLimitBytes = 65536;
// electron/certificates/der.ts
/** The little of DER that node:crypto does not tell. */
/** Size of the whole element at the start of `bytes`, header included; `null`: it is none or goes beyond the end. */
var elementSize = (bytes, at = 0) => {
	const first = bytes[at + 1];
	if (first === void 0) return null;
	const lengthBytes = first < 128 ? 0 : first & 127;
	if (lengthBytes > 4 || first === 128) return null;
	let length = first < 128 ? first : 0;
	for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
	const size = 2 + lengthBytes + length;
	return at + size <= bytes.length ? size : null;
};
/** One SEQUENCE that fills the bytes exactly: what every certificate and key in DER is. */
var isWholeSequence = (bytes) => bytes[0] === 48 && elementSize(bytes) === bytes.length;
var sequence = 48;
var integer = 2;
/** Where the content of the element at `at` begins. */
var contentAt = (bytes, at) => {
	const first = bytes[at + 1] ?? 0;
	return at + 2 + (first < 128 ? 0 : first & 127);
};
/** SEQUENCE { SEQUENCE { … } … }: offset of the first element of the inner one. */
var firstInside = (der) => {
	const inner = contentAt(der, 0);
	return der[0] === sequence && der[inner] === sequence ? contentAt(der, inner) : null;
};
/** A certificate of X.509 version 1: its content begins with the serial number, not with `[0] { version }` (RFC 5280 §4.1). */
var isVersion1Certificate = (der) => {
	const at = firstInside(der);
	return at !== null && der[at] === integer;
};
/** A certificate request (RFC 2986): its content begins with the version 0. To be asked of what is no certificate. */
var isCertificateRequest = (der) => {
	const at = firstInside(der);
	return at !== null && isWholeSequence(der) && der[at] === integer && der[at + 1] === 1 && der[at + 2] === 0;
};
/** 2.5.29.14 and 2.5.29.35. */
var subjectKeyIdentifier = Buffer.from("0603551d0e", "hex");
var authorityKeyIdentifier = Buffer.from("0603551d23", "hex");
/**
* Subject and authority key identifier of a certificate (RFC 5280 §4.2.1.1, §4.2.1.2) in hex. node:crypto does not give them; a
* root whose name was damaged still shows by them that it signed itself.
*/
var keyIdentifiers = (der) => ({
	subject: identifierAfter(der, subjectKeyIdentifier, 4),
	authority: identifierAfter(der, authorityKeyIdentifier, 128)
});
/** The first element with `tag` inside the extension: OCTET STRING { OCTET STRING } or OCTET STRING { SEQUENCE { [0] … } }. */
var identifierAfter = (der, oid, tag) => {
	const bytes = Buffer.from(der.buffer, der.byteOffset, der.byteLength);
	const found = bytes.indexOf(oid);
	if (found === -1) return null;
	let at = found + oid.length;
	if (bytes[at] === 1) at += 3;
	if (bytes[at] !== 4 || elementSize(bytes, at) === null) return null;
	at += 2;
	if (tag === 128 && bytes[at] === 48) at += 2;
	const size = bytes[at] === tag ? elementSize(bytes, at) : null;
	return size === null ? null : bytes.toString("hex", at + 2, at + size);
};
/** `1.2.840.113549.1.5` and `1.2.840.113549.1.12.1`: the families of password-based encryption. */
var pkcs5 = Buffer.from("06092a864886f70d0105", "hex");
var pkcs12Encryption = Buffer.from("060a2a864886f70d010c01", "hex");
/** `1.2.840.113549.1.7.1` and `.2`: what a PKCS 12 and a PKCS 7 file begin with. */
var plainData = Buffer.from("06092a864886f70d010701", "hex");
var signedData = Buffer.from("06092a864886f70d010702", "hex");
var startOf = (der, size) => Buffer.from(der.buffer, der.byteOffset, Math.min(der.byteLength, size));
/** A file that wraps certificates and keys as a whole, which no module takes; the fact `problem` of `certificate/unreadable`. */
var containerOf = (der) => {
	const start = startOf(der, 32);
	if (start[0] !== 48) return null;
	if (start.includes(plainData)) return "pkcs12";
	return start.includes(signedData) ? "pkcs7" : null;
};
/** A PKCS 8 key under a password: SEQUENCE { SEQUENCE { one of the families … } … }. */
var isEncryptedPkcs8 = (der) => {
	const start = startOf(der, 24);
	return start[0] === 48 && (start.includes(pkcs5) || start.includes(pkcs12Encryption));
};
// electron/certificates/pem.ts
/** Longer lines are not what a PEM reader must take (RFC 7468: 64, RFC 2045: 76); they are wrapped anew. */
var longestKeptLine = 76;
var wrappedLine = 64;
/** Characters of a block, a hundred times those of the largest certificates in use: a file without an end must not fill the memory. */
var longestBlock = 4194304;
/** Text as Latin-1: one character per byte, so that leading text in any encoding passes. Without byte order mark. */
var decodePemText = (content) => latin1Of(hasByteOrderMark(content) ? content.subarray(3) : content);
var latin1Of = (content) => Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString("latin1");
var hasByteOrderMark = (content) => content[0] === 239 && content[1] === 187 && content[2] === 191;
/** Finds every PEM block; text around the blocks is tolerated. */
var scanPem = (text) => {
	const blocks = [];
	const scanner = createPemScanner((block) => blocks.push(block));
	scanner.push(text);
	return {
		blocks,
		error: scanner.end()
	};
};
/** A block as lines without line ends: its own wrapping where that is ordinary, else 64 characters. */
var pemLines = (label, body) => {
	const ordinary = body.every((line) => line.length <= longestKeptLine);
	return [
		`-----BEGIN ${label}-----`,
		...ordinary ? body : wrap(body.join("")),
		`-----END ${label}-----`
	];
};
/** DER bytes as the lines of a PEM. */
var pemLinesOfDer = (label, der) => pemLines(label, wrap(Buffer.from(der).toString("base64")));
var wrap = (base64) => base64.match(new RegExp(`.{1,${wrappedLine}}`, "g")) ?? [];
/** So many show it. */
var utf16Characters = 8;
/** Editors on Windows save "Unicode" as UTF-16: every other byte of ASCII text is then zero. */
var isUtf16 = (text) => text.startsWith("ÿþ") || text.startsWith("þÿ") || /^(?:\0[\x09-\x7e]|[\x09-\x7e]\0){4}/.test(text);
var readBoundary = (line) => {
	const match = /^-----(BEGIN|END) ([A-Z0-9][A-Z0-9 #.]{0,62})-----$/.exec(line);
	if (match !== null) return {
		kind: match[1] === "BEGIN" ? "begin" : "end",
		label: match[2] ?? ""
	};
	if (!/^[^A-Za-z0-9]*(?:BEGIN|END) [A-Z0-9 ]*(?:CERTIFICATE|KEY)[^A-Za-z0-9]*$/.test(line)) return null;
	return {
		kind: "broken",
		problem: /[\x80-\xff]/.test(line) ? "smart-dashes" : "bad-boundary"
	};
};
var readBlock = ({ label, line, lines }) => {
	const headerCount = countHeaderLines(lines);
	const badIndex = findBadBase64(lines, headerCount);
	if (badIndex !== null) return {
		problem: "bad-base64",
		line: line + 1 + badIndex
	};
	const body = lines.slice(headerCount).filter((text) => text !== "");
	return {
		label,
		body,
		headers: lines.slice(0, headerCount).filter((text) => text !== ""),
		line,
		der: Buffer.from(body.join(""), "base64")
	};
};
var countHeaderLines = (lines) => {
	if (!/^[A-Za-z0-9-]+: /.test(lines[0] ?? "")) return 0;
	const blank = lines.indexOf("");
	return blank === -1 ? lines.length : blank;
};
/** Index of the first line that is not Base64; of the last one when letters are missing or too many. */
var findBadBase64 = (lines, from) => {
	let letters = 0;
	let ended = false;
	for (let at = from; at < lines.length; at += 1) {
		const text = lines[at] ?? "";
		if (text === "") continue;
		if (ended || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return at;
		ended = text.endsWith("=");
		letters += text.length;
	}
	return letters === 0 || letters % 4 !== 0 ? lines.length - 1 : null;
};
/** A line costs more than its characters, also an empty one. */
var lineCost = 16;
/** Reads lines; holds those of one block. */
var createBlockReader = (onBlock) => {
	let line = 0;
	let open = null;
	let size = 0;
	const close = (block, label) => {
		open = null;
		if (label !== block.label) return {
			problem: "label-mismatch",
			line
		};
		const read = readBlock(block);
		if ("problem" in read) return read;
		onBlock(read);
		return null;
	};
	return {
		/** The next line, blanks at both ends cut. */
		take: (text) => {
			line += 1;
			const boundary = readBoundary(text);
			if (boundary?.kind === "broken") return {
				problem: boundary.problem,
				line
			};
			if (open === null) {
				if (boundary?.kind === "end") return {
					problem: "missing-begin",
					line
				};
				if (boundary?.kind === "begin") open = {
					label: boundary.label,
					line,
					lines: []
				};
				size = 0;
				return null;
			}
			if (boundary?.kind === "begin") return {
				problem: "missing-end",
				line: open.line
			};
			if (boundary?.kind === "end") return close(open, boundary.label);
			size += text.length + lineCost;
			if (size > longestBlock) return {
				problem: "block-too-long",
				line: open.line
			};
			open.lines.push(text);
			return null;
		},
		/** The next line is longer than any block: where none is open, it is text that nobody reads. */
		beginTooLong: () => open === null ? null : {
			problem: "block-too-long",
			line: open.line
		},
		skip: () => {
			line += 1;
		},
		end: () => open === null ? null : {
			problem: "missing-end",
			line: open.line
		}
	};
};
var createPemScanner = (onBlock) => {
	const reader = createBlockReader(onBlock);
	let error = null;
	/** Until it can be told whether it is UTF-16; `null`: it was told. */
	let start = "";
	let pending = "";
	let isTooLong = false;
	let hasCr = false;
	let hasLf = false;
	const takePending = () => {
		if (isTooLong) reader.skip();
		else error ??= reader.take(pending.trim());
		pending = "";
		isTooLong = false;
	};
	const scan = (text) => {
		hasCr ||= text.includes("\r");
		let from = 0;
		for (let to = text.indexOf("\n"); to !== -1 && error === null; to = text.indexOf("\n", from)) {
			hasLf = true;
			if (!isTooLong) pending += text.slice(from, to);
			takePending();
			from = to + 1;
		}
		if (error !== null || isTooLong) return;
		pending += text.slice(from);
		isTooLong = pending.length > longestBlock;
		if (!isTooLong) return;
		pending = "";
		error = reader.beginTooLong();
	};
	const begin = (text) => {
		start = null;
		if (isUtf16(text)) error = {
			problem: "utf-16",
			line: 1
		};
		else scan(text);
	};
	return {
		push: (text) => {
			if (error !== null) return;
			if (start === null) return scan(text);
			start += text;
			if (start.length >= utf16Characters) begin(start);
		},
		end: () => {
			if (start !== null) begin(start);
			if (error !== null) return error;
			if (hasCr && !hasLf) error = {
				problem: "cr-only",
				line: 1
			};
			takePending();
			error ??= reader.end();
			return error;
		},
		get error() {
			return error;
		}
	};
};
// electron/certificates/private-key-der.ts
/** The three containers of private keys, with the label that each has as PEM. */
var containers = [
	{
		type: "pkcs8",
		label: "PRIVATE KEY"
	},
	{
		type: "pkcs1",
		label: "RSA PRIVATE KEY"
	},
	{
		type: "sec1",
		label: "EC PRIVATE KEY"
	}
];
/** A private key in DER without a password; `label`: only this container is tried. */
var parsePrivateKeyDer = (der, label) => {
	for (const container of containers) {
		if (label !== void 0 && label !== container.label) continue;
		try {
			return {
				key: createPrivateKey({
					key: Buffer.from(der),
					format: "der",
					type: container.type
				}),
				label: container.label
			};
		} catch {}
	}
	return null;
};
/** A private key in DER, with or without a password. */
var isPrivateKeyDer = (der) => isEncryptedPkcs8(der) || parsePrivateKeyDer(der) !== null;
// electron/certificates/x509-facts.ts
var maximumTextLength = 512;
var maximumNames = 100;
/** A certificate of exactly these DER bytes, or `null`. node:crypto alone would also take PEM text inside them. */
var parseCertificate = (der) => {
	try {
		const certificate = new X509Certificate(der);
		return certificate.raw.equals(der) && Number.isFinite(Date.parse(certificate.validFrom) + Date.parse(certificate.validTo)) ? certificate : null;
	} catch {
		return null;
	}
};
/** Everything the rules in `shared/certificates` judge. */
var factsOf = (certificate) => {
	const key = keyOf(certificate);
	const identifiers = keyIdentifiers(certificate.raw);
	const isVersion1 = isVersion1Certificate(certificate.raw);
	const selfSigned = key !== null && isSignedBy(certificate, key);
	return {
		subject: nameText(certificate.subject),
		issuer: nameText(certificate.issuer),
		commonName: commonNameOf(certificate.subject),
		serialNumber: certificate.serialNumber.slice(0, maximumTextLength),
		notBeforeMs: Date.parse(certificate.validFrom),
		notAfterMs: Date.parse(certificate.validTo),
		sha256: hexOf(certificate.fingerprint256),
		sha1: hexOf(certificate.fingerprint),
		isCa: certificate.ca || isVersion1 && selfSigned,
		isVersion1,
		claimsSelfSigned: certificate.subject === certificate.issuer || identifiers.subject !== null && identifiers.subject === identifiers.authority,
		selfSigned,
		keyKind: key === null ? "unreadable" : kindOf(key),
		keyBits: bitsOf(key),
		subjectAltNames: splitNames(certificate.subjectAltName ?? "")
	};
};
/** `null`: not a key that OpenSSL can decode. */
var keyOf = (certificate) => {
	try {
		return certificate.publicKey;
	} catch {
		return null;
	}
};
var isSignedBy = (certificate, key) => {
	try {
		return certificate.verify(key);
	} catch {
		return false;
	}
};
/** node:crypto puts each relative name on a line of its own and escapes control characters inside. */
var nameText = (name) => (name ?? "").split("\n").join(", ").slice(0, maximumTextLength);
var commonNameOf = (subject) => {
	const name = (subject ?? "").split("\n").findLast((part) => part.startsWith("CN="));
	return name === void 0 ? null : name.slice(3, maximumTextLength);
};
var hexOf = (fingerprint) => fingerprint.replaceAll(":", "").toLowerCase();
var kinds = {
	rsa: "rsa",
	"rsa-pss": "rsa",
	ec: "ec",
	ed25519: "ed25519",
	ed448: "ed448",
	dsa: "dsa"
};
/** The kind of a public or private key. */
var kindOf = (key) => kinds[key.asymmetricKeyType ?? ""] ?? "other";
var curveBits = {
	prime256v1: 256,
	secp256k1: 256,
	secp224r1: 224,
	secp384r1: 384,
	secp521r1: 521
};
/** Size of the modulus or of the curve. */
var bitsOf = (key) => {
	const details = key?.asymmetricKeyDetails;
	return details?.modulusLength ?? curveBits[details?.namedCurve ?? ""] ?? null;
};
/** `DNS:a, DNS:b`: names with a comma or a quote stand in quotes, escaped as in JSON. */
var splitNames = (text) => {
	return (text.match(/(?:"(?:[^"\\]|\\.)*"|[^",])+/g) ?? []).slice(0, maximumNames).map((name) => name.trim().slice(0, maximumTextLength));
};
// electron/certificates/certificate-reader.ts
/** A sequence of one byte of length ends within these. */
var startBytes = 130;
var createCertificateReader = (onCertificate) => {
	let start = Buffer.alloc(0);
	let notation = null;
	const begin = () => {
		notation = looksLikeDer(start) ? createDerReader(onCertificate) : createPemReader(onCertificate);
		notation.push(!looksLikeDer(start) && hasByteOrderMark(start) ? start.subarray(3) : start);
		return notation;
	};
	return {
		push: (part) => {
			if (notation !== null) return notation.push(part);
			start = Buffer.concat([start, part]);
			if (start.length >= startBytes) begin();
			return true;
		},
		end: () => (notation ?? begin()).end()
	};
};
/**
* One SEQUENCE that fills the file (an EC key has less than 128 bytes), or one with a length of two bytes or more: the `0`
* of its tag followed by such a byte begins no text.
*/
var looksLikeDer = (content) => isWholeSequence(content) || content[0] === 48 && (content[1] ?? 0) >= 128;
/** As much as a PEM block may have; containers are known by their beginning. */
var longestDer = 4194304;
var createDerReader = (onCertificate) => {
	let parts = [];
	let length = 0;
	return {
		push: (part) => {
			length += part.length;
			if (length <= longestDer) parts.push(Uint8Array.from(part));
			return length <= longestDer;
		},
		end: () => {
			const content = Buffer.concat(parts);
			parts = [];
			const problem = containerOf(content);
			if (problem !== null) return fail("certificate/unreadable", { problem });
			const x509 = length <= longestDer && isWholeSequence(content) ? parseCertificate(content) : null;
			if (x509 !== null) {
				onCertificate({
					x509,
					pemLines: pemLinesOfDer("CERTIFICATE", x509.raw)
				});
				return ok({
					format: "der",
					holdsPrivateKey: false
				});
			}
			if (isPrivateKeyDer(content)) return fail("certificate/is-a-key");
			const isRequest = isCertificateRequest(content);
			return fail("certificate/unreadable", { problem: isRequest ? "certificate-request" : "not-a-certificate" });
		}
	};
};
var createPemReader = (onCertificate) => {
	let error = null;
	let isBlank = true;
	let count = 0;
	let holdsPrivateKey = false;
	let other = null;
	const onBlock = (block) => {
		if (error !== null) return;
		holdsPrivateKey ||= isPrivateKeyBlock(block);
		if (block.label !== "CERTIFICATE") {
			other ??= block;
			return;
		}
		count += 1;
		const x509 = block.headers.length === 0 ? parseCertificate(block.der) : null;
		const facts = {
			problem: "not-a-certificate",
			line: block.line,
			index: count
		};
		if (x509 === null) error = failure("certificate/unreadable", facts);
		else onCertificate({
			x509,
			pemLines: pemLines("CERTIFICATE", block.body)
		});
	};
	const scanner = createPemScanner(onBlock);
	return {
		push: (part) => {
			const text = latin1Of(part);
			isBlank &&= text.trim() === "";
			scanner.push(text);
			return error === null && scanner.error === null;
		},
		end: () => {
			if (isBlank) return fail("certificate/empty");
			const broken = scanner.end();
			if (error !== null) return {
				ok: false,
				error
			};
			if (broken !== null) return fail("certificate/unreadable", {
				problem: broken.problem,
				line: broken.line
			});
			if (count > 0) return ok({
				format: "pem",
				holdsPrivateKey
			});
			if (holdsPrivateKey) return fail("certificate/is-a-key");
			return fail("certificate/unreadable", other === null ? { problem: "no-pem" } : otherFacts(other));
		}
	};
};
var otherFacts = ({ label, line }) => ({
	problem: otherContents[label] ?? "other-content",
	label,
	line
});
/** What is often taken for a certificate, by its label (RFC 7468, and the labels that openssl and others write). */
var otherContents = {
	"CERTIFICATE REQUEST": "certificate-request",
	"NEW CERTIFICATE REQUEST": "certificate-request",
	PKCS7: "pkcs7",
	"PKCS #7 SIGNED DATA": "pkcs7",
	CMS: "pkcs7",
	"TRUSTED CERTIFICATE": "trusted-certificate",
	"X509 CRL": "revocation-list",
	"PUBLIC KEY": "public-key",
	"RSA PUBLIC KEY": "public-key"
};
var isPrivateKeyBlock = (block) => block.label.endsWith("PRIVATE KEY");
// electron/certificates/read-certificates.ts
/**
* Every certificate of a file that shall go to a module: PEM (byte order mark, CR LF, text and other blocks around it tolerated) or DER.
* Failures: `certificate/empty`, `/too-large`, `/is-a-key`, `/unreadable` with facts problem and, where known, line and index
* (of the certificate in the file, from 1).
*/
var readCertificateFile = (content) => {
	const refusal = refuseBySize(content);
	if (refusal !== null) return refusal;
	const certificates = [];
	const reader = createCertificateReader(({ x509, pemLines }) => {
		certificates.push({
			facts: factsOf(x509),
			pemLines,
			pem: pemLines.join("\n"),
			x509
		});
	});
	reader.push(content);
	const end = reader.end();
	if (!end.ok) return end;
	const [first, ...others] = certificates;
	if (first === void 0) throw new Error("a file of certificates without one");
	return ok({
		...end.value,
		certificates: [first, ...others]
	});
};
/** Empty files and those that no module could hold, the same for certificates and keys. */
var refuseBySize = (content) => {
	if (content.length > 65536) return fail("certificate/too-large", {
		sizeBytes: content.length,
		limitBytes: certificateFileLimitBytes
	});
	return decodePemText(content).trim() === "" ? fail("certificate/empty") : null;
};
// electron/certificates/read-key.ts
/**
* The private key of a file: PKCS 8, PKCS 1 or SEC 1, as PEM or DER. Certificates beside it are ignored.
* Failures: `certificate/empty`, `/too-large`, `/key-encrypted` (no module can use it), `/not-a-key`, `/unreadable`.
*/
var readKeyFile = (content) => {
	const refusal = refuseBySize(content);
	if (refusal !== null) return refusal;
	return looksLikeDer(content) ? readDer(content) : readPem(decodePemText(content));
};
/** Checks that a private key belongs to the first certificate of a file. Failure: `certificate/key-mismatch`. */
var checkKeyPair = (certificateContent, keyContent) => {
	const certificate = readCertificateFile(certificateContent);
	if (!certificate.ok) return certificate;
	const key = readKeyFile(keyContent);
	if (!key.ok) return key;
	const { facts, x509 } = certificate.value.certificates[0];
	if (belongTogether(x509, key.value.key)) return ok(void 0);
	return fail("certificate/key-mismatch", { subject: facts.commonName ?? facts.subject });
};
var belongTogether = (certificate, key) => {
	try {
		return certificate.checkPrivateKey(key);
	} catch {
		return false;
	}
};
var readDer = (content) => {
	const problem = containerOf(content);
	if (problem !== null) return fail("certificate/unreadable", { problem });
	if (isEncryptedPkcs8(content)) return fail("certificate/key-encrypted");
	const parsed = isWholeSequence(content) ? parsePrivateKeyDer(content) : null;
	if (parsed !== null) return ok(keyFileOf("der", parsed, pemLinesOfDer(parsed.label, content)));
	if (parseCertificate(content) !== null) return fail("certificate/not-a-key");
	return fail("certificate/unreadable", { problem: "not-a-key" });
};
var readPem = (text) => {
	const { blocks, error } = scanPem(text);
	if (error !== null) return fail("certificate/unreadable", {
		problem: error.problem,
		line: error.line
	});
	const [block, second] = blocks.filter(isPrivateKeyBlock);
	if (block === void 0) {
		if (blocks.length > 0) return fail("certificate/not-a-key");
		return fail("certificate/unreadable", { problem: "no-pem" });
	}
	if (second !== void 0) return fail("certificate/unreadable", {
		problem: "several-keys",
		line: second.line
	});
	if (isEncrypted(block)) return fail("certificate/key-encrypted", { line: block.line });
	const parsed = parsePrivateKeyDer(block.der, block.label);
	if (parsed === null) return fail("certificate/unreadable", {
		problem: "not-a-key",
		label: block.label,
		line: block.line
	});
	return ok(keyFileOf("pem", parsed, pemLines(block.label, block.body)));
};
/** `BEGIN ENCRYPTED PRIVATE KEY`, or the headers of RFC 1421. */
var isEncrypted = (block) => block.label === "ENCRYPTED PRIVATE KEY" || block.headers.some((header) => /^(?:Proc-Type:.*ENCRYPTED|DEK-Info:)/.test(header)) || isEncryptedPkcs8(block.der);
var keyFileOf = (format, { key }, lines) => ({
	format,
	kind: kindOf(key),
	bits: bitsOf(key),
	pemLines: lines,
	key
});
// electron/certificates/prepare.ts
/**
* A file as the module shall get it: PEM with LF and without a final newline, so that the article's file is its 1402 bytes
* (huawei.md §2.4). Certificates keep their own line wrapping; text around them and other blocks, keys above all, are left
* out. Failures are those of `readCertificateFile` and `readKeyFile`.
*/
var prepareForModule = (content, options) => {
	const { role, lineEnds = "lf" } = options;
	if (role === "clientKey") {
		const key = readKeyFile(content);
		if (!key.ok) return key;
		return ok(preparedOf$1(bytesOf(content, key.value.pemLines, lineEnds), [], key.value.format));
	}
	const file = readCertificateFile(content);
	if (!file.ok) return file;
	const { certificates, format, holdsPrivateKey } = file.value;
	if (lineEnds === "as-is" && holdsPrivateKey) return fail("certificate/is-a-key");
	const lines = certificates.flatMap((certificate) => certificate.pemLines);
	const facts = certificates.map((certificate) => certificate.facts);
	return ok(preparedOf$1(bytesOf(content, lines, lineEnds), facts, format));
};
var bytesOf = (content, lines, lineEnds) => lineEnds === "as-is" ? content.slice() : new TextEncoder().encode(lines.join(lineEnds === "lf" ? "\n" : "\r\n"));
var preparedOf$1 = (bytes, certificates, format) => ({
	bytes,
	sha256: createHash("sha256").update(bytes).digest("hex"),
	certificates,
	format
});
// electron/procedures/upload-file.ts
/** Size of a file on the module; `null` when there is none. */
var sizeOnModule = async (context, file) => {
	const size = await command(context, fileSize, { file });
	if (size.ok) return ok(size.value.sizeBytes);
	const { error } = size;
	if (error.code !== "at/error") return size;
	const answer = String(error.facts.answer ?? "");
	return meansMissingFile(answer) || answer === "ERROR" ? ok(null) : size;
};
var blockBytes = (context) => (context.findings.module?.family ?? generic).limits.fileWriteBytes;
/** Bytes on the line take 10 bits each; the module gets twice that and never less than the article's 15 s. */
var secondsFor = (context, sizeBytes) => Math.max(context.waits.writeSeconds, Math.ceil(sizeBytes * 20 / context.plan.baudRate) + 5);
/** FSDEL, FSCREATE, FSWRITE in parts. Whether mode 0 truncates a longer old file is not known, so it is deleted first. */
var writeFile = async (context, upload) => {
	const file = upload.fileOnModule;
	const deleted = await command(context, fileDelete, { file });
	if (!deleted.ok && (isOutside(deleted.error) || deleted.error.code === "at/timeout")) return deleted;
	const created = await command(context, fileCreate, { file });
	if (!created.ok) return refused(created.error, file);
	const totalBytes = upload.bytes.length;
	let doneBytes = 0;
	context.progress({
		id: "certificate.upload",
		kind: "bytes",
		doneBytes,
		totalBytes
	});
	for (const part of fileWriteParts(upload.bytes, blockBytes(context))) {
		const written = await command(context, fileWrite, {
			file,
			mode: doneBytes === 0 ? 0 : 1,
			bytes: part,
			seconds: secondsFor(context, part.length),
			secret: upload.secret
		});
		if (!written.ok) return writeFailure(written.error, file, doneBytes, totalBytes);
		doneBytes += part.length;
		context.progress({
			id: "certificate.upload",
			kind: "bytes",
			doneBytes,
			totalBytes
		});
	}
	return done;
};
var refused = (error, file) => error.code === "at/error" ? fail("certificate/write-refused", {
	...commandOf(error),
	file,
	answer: error.facts.answer ?? ""
}, error.evidence) : {
	ok: false,
	error
};
/** Which of the three ways a write can go wrong: no prompt, too few bytes in time, or a refusal. */
var writeFailure = (error, file, doneBytes, totalBytes) => {
	const facts = {
		...commandOf(error),
		file,
		found: doneBytes,
		expected: totalBytes
	};
	if (error.code === "at/timeout") {
		const noPrompt = error.facts.stage === "prompt";
		return fail(noPrompt ? "certificate/no-prompt" : "certificate/write-timed-out", facts, error.evidence);
	}
	if (error.code !== "at/error") return {
		ok: false,
		error
	};
	if (String(error.facts.answer).toLowerCase() === "timeout") return fail("certificate/write-timed-out", facts, error.evidence);
	return refused(error, file);
};
/**
* Reads the file back in blocks and compares every byte: a size alone proves nothing (reliability R-17). Reading changes
* nothing, so a difference is looked at twice: noise on the line must not condemn a file that is whole.
*/
var compareWithModule = async (context, id, upload) => {
	const { fileOnModule: file, sha256: expected } = upload;
	const first = await readBack(context, id, upload);
	const found = !first.ok || first.value === expected ? first : await readBack(context, id, upload);
	if (!found.ok) return found;
	if (found.value === expected) return done;
	return fail("certificate/read-back-differs", {
		command: fileRead.name,
		file,
		expected,
		found: found.value ?? ""
	});
};
/** SHA-256 of what stands on the module; `null` when an answer did not hold the bytes that were asked for. */
var readBack = async (context, id, { bytes, fileOnModule: file }) => {
	const totalBytes = bytes.length;
	const hash = createHash("sha256");
	let position = 0;
	while (position < totalBytes) {
		const sizeBytes = Math.min(blockBytes(context), totalBytes - position);
		const read = await command(context, fileRead, {
			file,
			mode: position === 0 ? 0 : 1,
			sizeBytes,
			position
		});
		if (!read.ok) return read.error.code === "at/unexpected-answer" || read.error.code === "at/error" ? ok(null) : read;
		hash.update(read.value.bytes);
		position += sizeBytes;
		context.progress({
			id,
			kind: "bytes",
			doneBytes: position,
			totalBytes
		});
	}
	return ok(hash.digest("hex"));
};
// electron/procedures/certificate-steps.ts
/** A file system needs room beside the bytes of a file; the smallest one seen has 64 kB. */
var spareBytes = 1024;
var stoppingFindings = {
	expired: "certificate/expired",
	"not-yet-valid": "certificate/not-yet-valid",
	"not-a-ca": "certificate/not-a-ca",
	"is-a-ca": "certificate/is-a-ca",
	"damaged-signature": "certificate/damaged"
};
var warningFindings = {
	"expires-soon": "certificate-expires-soon",
	"retired-huawei-root": "certificate-retired-root",
	"huawei-root-host-mismatch": "certificate-host-mismatch"
};
/** Reads and judges a file before anything on the module is touched. */
var inspect = (context, file) => {
	const { role, lineEnds = "lf" } = file;
	const prepared = prepareForModule(file.content, {
		role,
		lineEnds
	});
	if (!prepared.ok) return withFile(prepared.error, file);
	const { bytes, sha256, certificates } = prepared.value;
	const secret = file.role === "clientKey";
	if (secret) context.registerSecret(bytes);
	if (context.findings.uploads.get(file.role)?.sha256 !== sha256) context.findings.verified.delete(file.role);
	context.findings.uploads.set(file.role, {
		role: file.role,
		fileOnModule: file.fileOnModule,
		bytes,
		sha256,
		secret,
		certificates
	});
	tellFile(context, file);
	const pair = checkPair(context, file);
	if (!pair.ok) return withFile(pair.error, file);
	return secret ? done : judge(context, file);
};
var withFile = (error, file) => ({
	ok: false,
	error: {
		...error,
		facts: {
			file: file.fileOnModule,
			...error.facts
		}
	}
});
var checkPair = (context, file) => {
	const certificate = context.plan.files.find(({ role }) => role === "clientCert");
	return file.role === "clientKey" && certificate ? checkKeyPair(certificate.content, file.content) : done;
};
var judge = (context, file) => {
	const { plan, clock, findings } = context;
	const judged = judgeCertificates(findings.uploads.get(file.role)?.certificates ?? [], {
		role: file.role === "ca" ? "ca" : "clientCert",
		nowMs: clock.wallMs(),
		...file.role === "ca" ? { host: plan.profile.cloud.host } : {}
	}).flat();
	for (const finding of judged) {
		const facts = {
			file: file.fileOnModule,
			...finding.facts
		};
		const code = finding.severity === "error" ? stoppingFindings[finding.code] : void 0;
		if (code === "certificate/expired" && plan.acceptExpired) context.warn(warning("certificate-expired-accepted", facts));
		else if (code) {
			const retired = judged.some((other) => other.code === "retired-huawei-root");
			return fail(code, retired ? {
				...facts,
				retired
			} : facts);
		}
		const note = warningFindings[finding.code];
		if (note) context.warn(warning(note, facts));
	}
	return done;
};
var uploadOf = (context, file) => {
	const upload = context.findings.uploads.get(file.role);
	if (!upload) throw new Error(`${file.role} was not inspected`);
	return upload;
};
var tellFile = (context, file) => {
	const { fileOnModule, bytes, sha256 } = uploadOf(context, file);
	context.tell({
		file: fileOnModule,
		bytes: bytes.length,
		sha256
	});
};
/** The same bytes are there already: read back, not believed. */
var isOnModule = async (context, file) => {
	if (context.findings.verified.has(file.role)) return ok(true);
	const upload = uploadOf(context, file);
	const size = await sizeOnModule(context, file.fileOnModule);
	if (!size.ok) return size;
	if (size.value !== upload.bytes.length) return ok(false);
	const compared = await compareWithModule(context, "certificate.upload", upload);
	if (!compared.ok) return compared.error.code === "certificate/read-back-differs" ? ok(false) : compared;
	context.findings.verified.add(file.role);
	return ok(true);
};
/** What is left of an upload that broke off belongs to nobody. */
var isOwnHalf = ({ resume }) => resume?.stepId === "certificate.upload" || resume?.stepId === "certificate.verify";
/**
* Room for the file, its predecessor of the same name counted as free. Whatever that one was is lost with the upload: it was just
* compared and holds something else.
*/
var checkSpace = async (context, file) => {
	const upload = uploadOf(context, file);
	const old = await sizeOnModule(context, file.fileOnModule);
	if (!old.ok) return old;
	if (old.value !== null && !isOwnHalf(context)) context.warn(warning("certificate-replaced", {
		file: file.fileOnModule,
		found: old.value
	}));
	const memory = await optional(command(context, fileMemory, void 0));
	if (!memory.ok && memory.error.code !== "at/timeout") return memory;
	const known = memory.ok ? memory.value : null;
	if (known === null) {
		context.warn(warning("storage-unknown"));
		return done;
	}
	const neededBytes = upload.bytes.length + spareBytes;
	if (known.freeBytes + (old.value ?? 0) >= neededBytes) return done;
	const facts = {
		file: file.fileOnModule,
		expected: neededBytes,
		found: known.freeBytes
	};
	return fail("certificate/no-space", {
		command: fileMemory.name,
		...facts
	}, [known.line]);
};
var verify = async (context, file) => {
	const upload = uploadOf(context, file);
	const size = await sizeOnModule(context, file.fileOnModule);
	if (!size.ok) return size;
	if (size.value !== upload.bytes.length) {
		const found = size.value ?? 0;
		const facts = {
			file: file.fileOnModule,
			expected: upload.bytes.length,
			found
		};
		return fail("certificate/size-differs", {
			command: fileSize.name,
			...facts
		});
	}
	const compared = await compareWithModule(context, "certificate.verify", upload);
	if (compared.ok) context.findings.verified.add(file.role);
	return compared;
};
var verified = (context, file) => Promise.resolve(ok(context.findings.verified.has(file.role)));
/** All files are judged before the first one is sent: nothing on the module changes for a bad profile. */
var certificateSteps = (files) => [...files.map((file) => ({
	id: "certificate.inspect",
	item: file.role,
	act: (context) => Promise.resolve(inspect(context, file))
})), ...files.flatMap((file) => [
	{
		id: "certificate.space",
		item: file.role,
		check: (context) => isOnModule(context, file),
		act: (context) => checkSpace(context, file)
	},
	{
		id: "certificate.upload",
		item: file.role,
		check: (context) => verified(context, file),
		act: (context) => writeFile(context, uploadOf(context, file))
	},
	{
		id: "certificate.verify",
		item: file.role,
		check: (context) => {
			tellFile(context, file);
			return verified(context, file);
		},
		act: (context) => verify(context, file)
	}
])];
// electron/procedures/earlier-findings.ts
/** What a run of some stages begins with: of the stages that it does not take, what an earlier run has found. */
var findingsFrom = (earlier, stages) => {
	const findings = noFindings();
	if (!earlier) return findings;
	const isTaken = (stage) => stages.includes(stage);
	if (!isTaken("module")) {
		const { module, model, imei, iccid, signalDbm, registrationStat, clockRight } = earlier;
		Object.assign(findings, {
			module,
			model,
			imei,
			iccid,
			signalDbm,
			registrationStat,
			clockRight
		});
	}
	if (!isTaken("certificate")) {
		for (const [role, upload] of earlier.uploads) findings.uploads.set(role, upload);
		for (const role of earlier.verified) findings.verified.add(role);
	}
	if (!isTaken("connect")) {
		if (!isTaken("credentials")) findings.cloud = earlier.cloud;
		findings.connected = earlier.connected;
		findings.connectedBy = earlier.connectedBy;
		findings.subscribed.push(...earlier.subscribed);
		if (!isTaken("proof")) findings.proof = earlier.proof;
	}
	return findings;
};
// shared/topics.ts
/** True when a message on `topic` reaches a subscription to `filter` (MQTT 3.1.1 §4.7). */
var topicMatches = (filter, topic) => {
	const filters = filter.split("/");
	const levels = topic.split("/");
	if (topic.startsWith("$") && (filters[0] === "+" || filters[0] === "#")) return false;
	for (const [index, part] of filters.entries()) {
		if (part === "#") return true;
		const level = levels[index];
		if (level === void 0 || part !== "+" && part !== level) return false;
	}
	return filters.length === levels.length;
};
// shared/at/publish-way.ts
/**
* Whether a message goes by AT+MPUBEX: what MPUB is not documented to carry, where the module has the other way. An empty one cannot,
* its length begins at 1. One rule, so that the line that is shown is the line that is sent.
*/
var goesBinary = (message, { publishesBinary }) => publishesBinary && message.length > 0 && !isPlainText(message);
/** Only bytes whose way through MPUB is documented (at-dialect §9.5): UTF-8 without control characters but CR and LF. */
var isPlainText = (message) => {
	for (let at = 0; at < message.length;) {
		const size = utf8CharacterSize(message, at);
		if (size === 0 || isOddControl(message[at] ?? 0)) return false;
		at += size;
	}
	return true;
};
var isOddControl = (byte) => byte < 32 && byte !== 13 && byte !== 10 || byte === 127;
// electron/procedures/publish.ts
var publisherOf = (context) => ({
	module: context.findings.module,
	publishMs: context.waits.publishMs,
	broker: brokerOf(context),
	run: (spec, params) => command(context, spec, params)
});
/** The least of all for a module that is not known. */
var publishAbilities = (module) => {
	const known = module ?? recogniseModule("");
	const { binaryPublish } = quirksOf(known);
	return {
		publishLimitBytes: limitsOf(known).publishBytes,
		publishesBinary: binaryPublish === "with-length" || binaryPublish === "any"
	};
};
/**
* Publishes by MPUB, whose text carries everything that is documented: UTF-8, quotes, backslashes, CR and LF. For other control
* characters and bytes that are no UTF-8, MPUBEX is used where the module has it; without it their escapes are tried.
*/
var publish = async (publisher, { topic, qos, message }) => {
	const abilities = publishAbilities(publisher.module);
	const limit = abilities.publishLimitBytes;
	if (message.length > limit) return fail("mqtt/publish-refused", {
		topic,
		expected: limit,
		found: message.length,
		problem: "too-long"
	});
	const spec = goesBinary(message, abilities) ? mqttPublishBinary : mqttPublish;
	const secondPhaseMs = publisher.publishMs;
	const published = await publisher.run(spec, {
		topic,
		qos,
		retain: false,
		message,
		secondPhaseMs
	});
	if (published.ok) return published;
	return brokerFailure(publisher.broker, published.error, "mqtt/publish-refused", "mqtt/no-puback", { topic });
};
// electron/procedures/proof-steps.ts
var sameBytes = (a, b) => a.length === b.length && a.every((byte, index) => byte === b[index]);
var watch = (context, proof, expected) => {
	const topic = new TextEncoder().encode(proof.topic);
	const watching = {
		hasReturned: false,
		hasOthers: false,
		end: () => void 0,
		wake: () => void 0
	};
	watching.end = context.onMessage((message) => {
		if (!sameBytes(message.topic, topic)) return;
		if (!sameBytes(message.payload, expected)) {
			watching.hasOthers = true;
			return;
		}
		watching.hasReturned = true;
		watching.wake();
	});
	return watching;
};
/** A proof that is run alone may find nothing to publish on; what somebody else connected serves as well. */
var checkConnection = async (context) => {
	if (context.findings.connected) return done;
	const asked = await optional(command(context, mqttState, void 0));
	if (!asked.ok) return asked;
	if (asked.value === null || asked.value.state === "online") return done;
	return fail("mqtt/not-connected", {}, [`+MQTTSTATU: ${asked.value.number}`]);
};
var publishProof = async (context, { topic, qos }, message) => {
	context.tell({ topic });
	if (qos > 0) awaits(context, "proof.publish", context.waits.publishMs);
	const published = await publish(publisherOf(context), {
		topic,
		qos,
		message
	});
	if (published.ok) context.findings.proof = qos === 0 ? "accepted" : "acknowledged";
	return published;
};
/** The message comes back by a subscription: the only proof at QoS 0 that the broker had it. */
var waitForReturn = async (context, proof, watching) => {
	const startedAtMs = context.clock.nowMs();
	awaits(context, "proof.return", context.waits.proofMs);
	for (;;) {
		if (watching.hasReturned) {
			context.findings.proof = "returned";
			return done;
		}
		const leftMs = startedAtMs + context.waits.proofMs - context.clock.nowMs();
		if (leftMs <= 0) break;
		const waited = await Promise.race([pause(context, Math.min(leftMs, context.waits.pollMs)), new Promise((resolve) => {
			watching.wake = () => resolve(done);
		})]);
		if (!waited.ok) return waited;
		const dropLine = context.dropLine();
		if (dropLine !== null) {
			const causes = dropCauses("online");
			context.findings.connected = false;
			return fail("mqtt/dropped", {
				topic: proof.topic,
				causes
			}, [dropLine]);
		}
	}
	const code = watching.hasOthers ? "proof/differs" : "proof/not-returned";
	return fail(code, {
		topic: proof.topic,
		deadlineMs: context.waits.proofMs
	});
};
var proofSteps = (proof, subscriptions) => {
	if (proof === null) return [];
	const payload = new TextEncoder().encode(proof.payload);
	const comesBack = subscriptions.some((subscription) => topicMatches(subscription.topic, proof.topic));
	let watching = null;
	return [{
		id: "proof.publish",
		act: async (context) => {
			const connected = await checkConnection(context);
			if (!connected.ok) return connected;
			watching = comesBack ? watch(context, proof, payload) : null;
			const published = await publishProof(context, proof, payload);
			if (!published.ok) watching?.end();
			return published;
		}
	}, {
		id: "proof.return",
		check: (context) => {
			if (!comesBack && proof.qos === 0) context.warn(warning("proof-accepted-only", { topic: proof.topic }));
			return Promise.resolve(ok(!comesBack));
		},
		act: async (context) => {
			if (!watching) throw new Error("the proof was not published");
			const returned = await waitForReturn(context, proof, watching);
			watching.end();
			return returned;
		}
	}];
};
// electron/procedures/runner.ts
/** Walks the steps in order and stops at the first failure. Never throws for an expected reason. */
var runSteps = async (options) => {
	const records = [];
	let broken = null;
	for (const [index, step] of options.steps.entries()) {
		const named = {
			id: step.id,
			...step.item === void 0 ? {} : { item: step.item }
		};
		if (broken) {
			records.push({
				...named,
				status: "waiting",
				ms: 0,
				warnings: []
			});
			continue;
		}
		options.onStep({
			...named,
			status: "running",
			ms: 0,
			warnings: []
		});
		const startedAtMs = options.clock.nowMs();
		const outcome = await runStep(step, options, index < (options.resumeAt ?? 0));
		if (!outcome.ok && outcome.error.code === "stopped") await options.onStopped?.(step.id);
		const ms = Math.round((options.clock.nowMs() - startedAtMs) * 10) / 10;
		const about = options.takeAbout();
		const told = {
			warnings: options.takeWarnings(),
			...about ? { about } : {}
		};
		const record = outcome.ok ? {
			...named,
			status: outcome.value,
			ms,
			...told
		} : {
			...named,
			status: statusOf(outcome.error),
			ms,
			error: outcome.error,
			...told
		};
		if (!outcome.ok) broken = outcome.error;
		records.push(record);
		options.onStep(record);
	}
	return {
		steps: records,
		failure: broken
	};
};
/** Of a step that this ended. */
var statusOf = (error) => error.code === "stopped" ? "stopped" : "failed";
var runStep = async (step, { context, signal }, doneBefore) => {
	if (signal.aborted) return {
		ok: false,
		error: failure("stopped")
	};
	for (const check of [doneBefore ? step.still : void 0, step.check]) {
		if (!check) continue;
		const already = await check(context);
		if (!already.ok) return already;
		if (already.value) return {
			ok: true,
			value: "skipped"
		};
	}
	const acted = await step.act(context);
	if (!acted.ok) return acted;
	const proven = step.proof ? await step.proof(context) : acted;
	return proven.ok ? {
		ok: true,
		value: "done"
	} : proven;
};
// electron/procedures/provision.ts
/** Everything a run of this plan would do, in order. */
var stepsOfPlan = ({ profile, files }) => [
	...moduleSteps,
	...certificateSteps(files),
	...credentialsSteps,
	...connectSteps(profile.tls, profile.mqtt.subscriptions),
	...proofSteps(profile.mqtt.proof, profile.mqtt.subscriptions)
];
/** What the connect stage needs of others: names and content of the files, and the login. Nothing of it touches the module. */
var needed = /* @__PURE__ */ new Set(["certificate.inspect", "credentials.derive"]);
/** Whether a run of these stages takes a step of that id. */
var takesStep = (stages, id) => stages.includes(stageOf(id)) || stages.includes("connect") && needed.has(id);
var watchEngine = (engine) => {
	let dropLine = null;
	const undo = /* @__PURE__ */ new Set();
	const listen = (forget) => {
		undo.add(forget);
		return () => {
			undo.delete(forget);
			forget();
		};
	};
	listen(engine.on("urc", (name, line) => {
		if (connectionEnd(name, line)) dropLine ??= line;
	}));
	return {
		dropLine: () => dropLine,
		forgetDrop: () => {
			dropLine = null;
		},
		onMessage: (listener) => listen(engine.on("message", (topic, payload) => listener({
			topic,
			payload
		}))),
		end: () => {
			for (const forget of undo) forget();
			undo.clear();
		}
	};
};
/** What the steps of one run share; the runner takes what they pointed out and told of themselves after each step. */
var createRunContext = (options, watch) => {
	const { plan, waits, clock, lease, signal, resume, registerSecret } = options;
	let warnings = [];
	let about = null;
	registerProfileSecrets(options);
	return {
		context: {
			plan,
			waits,
			clock,
			lease,
			signal,
			resume,
			earlier: options.earlier ?? null,
			registerSecret,
			findings: findingsFrom(options.earlier ?? null, options.stages ?? stages),
			warn: (warning) => warnings.push(warning),
			tell: (told) => {
				about = told;
			},
			progress: options.onProgress,
			dropLine: watch.dropLine,
			forgetDrop: watch.forgetDrop,
			onMessage: watch.onMessage
		},
		takeWarnings: () => {
			const taken = warnings;
			warnings = [];
			return taken;
		},
		takeAbout: () => {
			const taken = about;
			about = null;
			return taken;
		}
	};
};
/** Walks the stages under a lease that the caller holds and releases. */
var provision = async (options) => {
	const { stages: stages$3 = stages, resume } = options;
	const watch = watchEngine(options.engine);
	const shared = createRunContext(options, watch);
	const { context } = shared;
	const isTaken = ({ id }) => takesStep(stages$3, id);
	const steps = stepsOfPlan(options.plan);
	try {
		const result = await runSteps({
			steps: steps.filter(isTaken),
			...shared,
			clock: options.clock,
			signal: options.signal,
			onStep: options.onStep,
			onStopped: closeWhenStopped(context),
			resumeAt: steps.slice(0, resume?.at ?? 0).filter(isTaken).length
		});
		if (!stages$3.includes("connect") && watch.dropLine() !== null) context.findings.connected = false;
		return {
			...result,
			findings: context.findings
		};
	} finally {
		watch.end();
	}
};
/** Passwords that the profile itself carries: known before the first byte is sent. */
var registerProfileSecrets = ({ plan, registerSecret }) => {
	const { cloud, module } = plan.profile;
	for (const value of [
		plan.secret,
		cloud.password,
		module.apn?.password,
		module.simPin
	]) if (value) registerSecret(value);
};
// electron/procedures/keep-online.ts
var defaultKeepOnlineWaits = {
	backOffMs: [
		1e3,
		2e3,
		5e3,
		1e4,
		3e4
	],
	statePollMs: 6e4,
	kickLimit: 3,
	kickWindowMs: 6e4
};
/**
* Stays with a connection that stands. Gives the failure that ended it, or `null` when it was stopped: `mqtt/dropped` without
* recovery, `mqtt/kicked` after several drops in a minute, or what made a recovery hopeless.
*/
var keepOnline = async (options) => {
	const waits = options.waitsOnline ?? defaultKeepOnlineWaits;
	const link = watchLink(options);
	try {
		const ended = await stayOnline(options, waits, link);
		return ended?.code === "stopped" ? null : ended;
	} finally {
		link.forget();
	}
};
var watchLink = ({ engine, signal }) => {
	const gone = new AbortController();
	let because = failure("stopped");
	const forget = engine.on("closed", (reason) => {
		because = reason;
		gone.abort();
	});
	return {
		signal: AbortSignal.any([signal, gone.signal]),
		lostBecause: () => because,
		forget
	};
};
var stayOnline = async (options, waits, link) => {
	const dropsAtMs = [];
	let connected = true;
	let attempt = 0;
	options.onState({ kind: "online" });
	for (;;) {
		const loss = connected ? await waitForLoss(options, waits) : null;
		if (options.signal.aborted) return null;
		if (loss?.failure.code === "stopped") return null;
		if (loss) {
			options.onState({
				kind: "offline",
				failure: loss.failure
			});
			if (!options.recover || loss.failure.code.startsWith("link/")) return loss.failure;
			const nowMs = options.clock.nowMs();
			if (loss.line !== null) dropsAtMs.push(nowMs);
			while (dropsAtMs[0] !== void 0 && nowMs - dropsAtMs[0] > waits.kickWindowMs) dropsAtMs.shift();
			if (dropsAtMs.length >= waits.kickLimit) return kicked(options, dropsAtMs.length);
			attempt = 0;
		}
		const waitMs = waits.backOffMs[Math.min(attempt, waits.backOffMs.length - 1)] ?? 0;
		attempt += 1;
		options.onState({
			kind: "recovering",
			attempt,
			waitMs
		});
		if (!(await pause({
			clock: options.clock,
			signal: link.signal
		}, waitMs)).ok) return link.lostBecause();
		const broken = await recoverOnce(options);
		connected = broken === null;
		if (connected) options.onState({ kind: "online" });
		if (options.signal.aborted) return null;
		if (broken && isHopeless(broken)) return broken;
	}
};
var kicked = ({ plan }, count) => failure("mqtt/kicked", {
	host: plan.profile.cloud.host,
	port: plan.profile.cloud.port,
	count
});
/**
* A lost network comes back, a broker too; a wrong login, a bad certificate or a lost port do not by waiting. A refused PIN least of
* all: trying it once more with every attempt would lock the card.
*/
var isHopeless = ({ code }) => code === "stopped" || code === "module/sim-pin" || code === "module/sim-puk" || code.startsWith("link/") || code.startsWith("certificate/") || code.startsWith("credentials/") || code === "mqtt/refused";
/** The first sign that the session is over: a line of the module, a restart, the end of the port, or the state asked for. */
var waitForLoss = (options, waits) => new Promise((resolve) => {
	const { engine, clock, signal, plan } = options;
	const { host, port } = plan.profile.cloud;
	const undo = [];
	let ended = false;
	const end = (loss) => {
		if (ended) return;
		ended = true;
		cancelAsk();
		for (const stop of undo) stop();
		resolve(loss);
	};
	const dropped = (line, evidence) => ({
		line,
		failure: failure("mqtt/dropped", {
			host,
			port,
			causes: dropCauses("standing")
		}, [evidence])
	});
	const stop = () => end(null);
	const ask = async () => {
		const state = await engine.run(mqttState, void 0, {
			signal,
			watch: true
		});
		if (ended) return;
		if (!state.ok && state.error.code !== "at/error") return end({
			failure: state.error,
			line: null
		});
		if (state.ok && state.value.state !== "online") return end(dropped(null, `+MQTTSTATU :${state.value.number}`));
		cancelAsk = clock.after(waits.statePollMs, () => void ask());
	};
	const takeMessages = messageTaker(options);
	let cancelAsk = clock.after(0, () => void ask());
	undo.push(engine.on("urc", (name, line) => {
		if (name === "message-waiting") takeMessages();
		if (connectionEnd(name, line)) end(dropped(line, line));
	}), engine.on("restarted", (line) => end({
		failure: failure("module/restarted", {}, [line]),
		line: null
	})), engine.on("closed", (reason) => end({
		failure: reason,
		line: null
	})));
	signal.addEventListener("abort", stop, { once: true });
	undo.push(() => signal.removeEventListener("abort", stop));
	if (signal.aborted) stop();
});
/**
* Somebody set the cached mode: the messages are fetched, and arrive as those of the direct mode do. However many are announced
* meanwhile, one further command waits at most.
*/
var messageTaker = ({ engine, signal }) => {
	let isTaking = false;
	let isAnnounced = false;
	return async () => {
		isAnnounced = true;
		if (isTaking) return;
		isTaking = true;
		while (isAnnounced) {
			isAnnounced = false;
			await engine.run(mqttTakeMessages, void 0, {
				signal,
				watch: true
			});
		}
		isTaking = false;
	};
};
/** Before the wait for the network, as the vendor does (at-dialect §9.9). */
var closeOld = {
	id: "module.answer",
	act: endOldConnection
};
/** Of the check-up only what a drop can have changed: does it answer, is it registered and attached. */
var checkUp = /* @__PURE__ */ new Set([
	"module.answer",
	"module.sim",
	"module.registration",
	"module.attach"
]);
/** at-dialect §9.9: MIPCLOSE, registration, then the whole connect stage; settings of SSL and MQTT are sent again, since a restart forgets them. */
var recoverOnce = async (options) => {
	const lease = await options.engine.acquire(options.signal, { watch: true });
	if (!lease.ok) return lease.error;
	const { profile } = options.plan;
	const watch = watchEngine(options.engine);
	const shared = createRunContext({
		...options,
		lease: lease.value,
		resume: null
	}, watch);
	for (const upload of options.uploads) shared.context.findings.uploads.set(upload.role, upload);
	const [contact, ...others] = moduleSteps.filter(({ id }) => checkUp.has(id));
	try {
		return (await runSteps({
			steps: [
				...contact ? [contact] : [],
				closeOld,
				...others,
				...credentialsSteps,
				...connectSteps(profile.tls, profile.mqtt.subscriptions)
			],
			...shared,
			clock: options.clock,
			signal: options.signal,
			onStep: options.onStep,
			onStopped: closeWhenStopped(shared.context)
		})).failure;
	} finally {
		watch.end();
		lease.value.release();
	}
};
// electron/procedures/read-identity.ts
/**
* Asks the module who it is: by its IMEI, else by its SIM card and model. Tries a silent one for `patienceMs`, because a module that was
* plugged in may still be starting. Fails as commands do, when the module did not answer at all or the line is gone.
*/
var readIdentity = async (lease, patienceMs, signal) => {
	const contact = await lease.contact(patienceMs, signal);
	if (!contact.ok) return contact;
	const number = await lease.run(serialNumber, void 0, { signal });
	const named = await lease.run(model, void 0, { signal });
	const name = named.ok ? named.value.model : null;
	if (number.ok) return ok({
		imei: number.value.imei,
		iccid: null,
		model: name
	});
	if (number.error.code.startsWith("link/") || number.error.code === "stopped") return number;
	const card = await lease.run(simCardId, void 0, { signal });
	if (!card.ok && !named.ok) return card;
	return ok({
		imei: null,
		iccid: card.ok ? card.value.iccid : null,
		model: name
	});
};
// electron/procedures/resume.ts
/**
* The first step of a report that is not done. The report must be of a run of the same steps (same files, same topics):
* else `usage/invalid`. A report in which everything is done resumes behind the last step.
*/
var resumePointOf = (report, steps) => {
	if (!(report.steps.length === steps.length && report.steps.every((done, index) => done.id === steps[index]?.id && done.item === steps[index]?.item))) return fail("usage/invalid", {
		option: "--resume",
		detail: "report-of-another-profile"
	});
	const open = report.steps.findIndex(({ status }) => status !== "done" && status !== "skipped");
	const at = open === -1 ? report.steps.length - 1 : open;
	const step = report.steps[at];
	const error = step?.error;
	return ok({
		at,
		stepId: step?.id ?? "module.answer",
		imei: report.module.imei,
		pinRefused: error?.code === "module/sim-pin" && error.facts.given === true
	});
};
// electron/procedures/waits.ts
var defaultWaits = {
	contactMs: 1e4,
	pollMs: 1e3,
	simMs: 12e3,
	registrationMs: 12e4,
	denialMs: 3e4,
	attachMs: 12e4,
	connectMs: 6e4,
	loginMs: 15e3,
	closeMs: 1e4,
	subscribeMs: 1e4,
	publishMs: 1e4,
	proofMs: 15e3,
	clockToleranceMs: 12e4,
	writeSeconds: 15
};
// electron/session/console.ts
/** Longest answer times of the manual that differ from its default (at-dialect §2.1). */
var longAnswersMs = {
	"+COPS": 3e5,
	"+CPIN": 18e4,
	"+CGACT": 108e3,
	"+CGATT": 108e3,
	"+CIICR": 9e4,
	"+CIPSHUT": 9e4,
	"+CMGS": 9e4,
	"+CMGW": 9e4,
	"+CPBW": 72e3,
	"+CSTT": 6e4,
	"+CFUN": 45e3
};
/** Whatever the engine does not know as something else: the person asked, so every line in between is the answer. */
var anyLine = /^.+$/s;
/** Names as `+CSQ` of all commands that are joined in one line. */
var namesIn = (text) => (text.replaceAll(/"[^"]*"?/g, "").match(/[+*^][A-Za-z]+/g) ?? []).map((name) => name.toUpperCase());
var isForm = (names, { name }) => names.includes(name.replace(/^AT/, "").replace(/\?$/, ""));
var finalsOf = (relatives) => ({
	success: relatives.flatMap(({ finals }) => finals.success),
	failure: relatives.flatMap(({ finals }) => finals.failure)
});
var lineOf = (text) => {
	const bytes = new TextEncoder().encode(text);
	return {
		bytes,
		secretSpans: typedSecretSpans(bytes)
	};
};
/** For facts and failures: the command without what may be secret in it. */
var shortName = (text) => /^AT[^="\s]{0,40}/i.exec(text)?.[0]?.toUpperCase() ?? "AT";
/** A typed line as a command of which nothing more is known than its names say. */
var rawCommand = (text) => {
	const names = namesIn(text);
	const relatives = allCommands.filter((command) => isForm(names, command));
	const isSet = /=/.test(text) || relatives.some(({ name }) => name === shortName(text));
	return declare({
		name: shortName(text),
		source: "typed",
		line: () => lineOf(text),
		response: {
			prefixes: names,
			bare: anyLine
		},
		finals: finalsOf(relatives),
		endsConnection: relatives.some(({ endsConnection }) => endsConnection),
		deadlineMs: () => Math.max(defaultDeadlineMs, ...names.map((name) => longAnswersMs[name] ?? 0)),
		repeatable: false,
		parse: (answer) => ok({
			lines: answer.lines,
			final: answer.final,
			value: null,
			acceptedOnly: isSet && relatives.some(({ secondPhase }) => secondPhase !== null)
		})
	});
};
var isObject = (value) => typeof value === "object" && value !== null;
var knownQuery = (query) => ({
	...query,
	secrets: [],
	parse: (answer) => {
		const parsed = query.parse(answer);
		return ok({
			lines: [...answer.lines, ...answer.secondPhase],
			final: answer.final,
			value: parsed.ok && isObject(parsed.value) ? parsed.value : null,
			acceptedOnly: false
		});
	}
});
/**
* Runs one line that a person typed, when the line is free. Fails with `usage/invalid` before anything is sent, else as every command:
* `at/error`, `at/timeout`, `link/lost` …
*/
var runTyped = async (engine, typed, options) => {
	const text = typed.trim();
	const checked = checkTypedCommand(text);
	if (!checked.ok) return checked;
	const query = findQuery(text);
	const command = {
		...query ? knownQuery(query) : rawCommand(text),
		lineEnd: () => lineEnd
	};
	const { deadlineMs, lineEnd = "cr", ...run } = options;
	return engine.run(deadlineMs === void 0 ? command : {
		...command,
		deadlineMs: () => deadlineMs
	}, void 0, run);
};
/** Lines of an answer that was no success, without the result code at their end. */
var answerLinesOf = (failure) => failure.facts.answer !== void 0 && failure.evidence.at(-1) === failure.facts.answer ? failure.evidence.slice(0, -1) : failure.evidence;
// electron/session/mask-failure.ts
/** Answers of the module stand in facts and evidence; a module that repeats a secret must not get it into a report. */
var maskFailure = (failure, maskText) => ({
	code: failure.code,
	facts: Object.fromEntries(Object.entries(failure.facts).map(([name, fact]) => {
		if (name === "causes" || name === "problems") return [name, fact];
		if (typeof fact === "string") return [name, maskText(fact)];
		return [name, isTexts(fact) ? fact.map(maskText) : fact];
	})),
	evidence: failure.evidence.map(maskText)
});
var isTexts = (fact) => Array.isArray(fact) && fact.every((item) => typeof item === "string");
/** A login may hold its own secret: a clientId or topic that was made of it. */
var maskAbout = (about, maskText) => Object.fromEntries(Object.entries(about).map(([name, value]) => [name, typeof value === "string" ? maskText(value) : value]));
// electron/session/recorded-link.ts
/** The link with what comes in written down before anybody parses it: a parser's bug cannot lose evidence. */
var recordedLink = (link, recorder) => ({
	epoch: link.epoch,
	address: link.address,
	write: (bytes) => link.write(bytes),
	onBytes: (listener) => link.onBytes((bytes) => {
		recorder.received(bytes);
		listener(bytes);
	}),
	onClosed: (listener) => link.onClosed(listener),
	close: () => link.close()
});
// electron/session/run-memory.ts
/** Commands that set, make or end a connection, its login or its subscriptions. */
var changesLogin = /AT\+(?:MCONFIG|MCONNECT|MDISCONNECT|MIPCLOSE|SSLMIPSTART|MIPSTART|CIPSHUT|SSLCFG|MUNSUB)\b/i;
/** Of a run that was made on another module than the runs before it: what its own stages have found. */
var ownFindings = (found, stages$2) => {
	const others = stages.filter((stage) => !stages$2.includes(stage));
	const { credentials, oldConnectionEnded, ownConnection, stillOnline } = found;
	return {
		...findingsFrom(found, others),
		credentials,
		oldConnectionEnded,
		ownConnection,
		stillOnline
	};
};
var createRunMemory = (engine) => {
	let findings = null;
	const noteConnected = (connected) => {
		if (!findings) return;
		findings = {
			...findings,
			connected,
			...connected ? {} : {
				subscribed: [],
				connectedBy: null
			}
		};
	};
	engine.on("urc", (name, line) => {
		if (connectionEnd(name, line)) noteConnected(false);
	});
	engine.on("restarted", () => {
		noteConnected(false);
		if (findings) findings = {
			...findings,
			clockRight: null
		};
	});
	return {
		findings: () => findings,
		remember: (found) => {
			findings = { ...found };
		},
		forget: () => {
			findings = null;
		},
		noteConnected,
		noteUnsubscribed: (topic) => {
			if (findings) findings = {
				...findings,
				subscribed: findings.subscribed.filter((other) => other !== topic)
			};
		},
		noteTyped: (line) => {
			if (findings && changesLogin.test(line)) findings = {
				...findings,
				connectedBy: null
			};
		},
		noteFileGone: (fileOnModule) => {
			if (!findings) return;
			const kept = [...findings.uploads.values()].filter((upload) => upload.fileOnModule !== fileOnModule);
			const verified = findings.verified;
			findings = {
				...findings,
				verified: new Set(kept.map(({ role }) => role).filter((role) => verified.has(role)))
			};
		}
	};
};
/** What keeps a text from being the topic of a message, or `null` (MQTT 3.1.1 §4.7). */
var findTopicProblem = (topic) => {
	if (/[+#]/.test(topic)) return "wildcard";
	return findFilterProblem(topic);
};
/** What keeps a text from being a topic filter, with wildcards, or `null` (MQTT 3.1.1 §4.7). */
var findFilterProblem = (filter) => {
	if (sizeInBytes(filter) === 0) return "empty";
	const problem = findTextProblem(filter, 256);
	if (problem !== null) return problem;
	const levels = filter.split("/");
	return levels.some((level, index) => level.includes("+") && level !== "+" || level.includes("#") && (level !== "#" || index < levels.length - 1)) ? "wildcard-misplaced" : null;
};
// electron/procedures/messaging.ts
var withBroker = async ({ engine, signal }, act) => {
	const watch = watchEngine(engine);
	const broker = {
		host: null,
		dropLine: watch.dropLine,
		findings: { connected: true },
		loginCauses: () => []
	};
	try {
		return await act((spec, params) => engine.run(spec, params, signal ? { signal } : {}), broker);
	} finally {
		watch.end();
	}
};
var badTopic = (problem) => fail("usage/invalid", {
	field: "topic",
	problem
});
/** Fails with `usage/invalid` for what is no topic filter, else as the step of a run does. */
var subscribeTo = async (options, { topic, qos }) => {
	const problem = findFilterProblem(topic);
	if (problem !== null) return badTopic(problem);
	return withBroker(options, async (run, broker) => {
		const outcome = await run(mqttSubscribe, {
			topic,
			qos,
			secondPhaseMs: options.waits.subscribeMs
		});
		return outcome.ok ? done : refusedBy(broker, outcome.error, topic);
	});
};
var unsubscribeFrom = async (options, topic) => {
	const problem = findFilterProblem(topic);
	if (problem !== null) return badTopic(problem);
	return withBroker(options, async (run, broker) => {
		const outcome = await run(mqttUnsubscribe, {
			topic,
			secondPhaseMs: options.waits.subscribeMs
		});
		return outcome.ok ? done : refusedBy(broker, outcome.error, topic);
	});
};
var refusedBy = (broker, error, topic) => brokerFailure(broker, error, "mqtt/subscribe-refused", "mqtt/no-suback", { topic });
var publishMessage = async (options, request) => {
	const problem = findTopicProblem(request.topic);
	if (problem !== null) return badTopic(problem);
	const { module, waits } = options;
	return withBroker(options, (run, broker) => publish({
		module,
		publishMs: waits.publishMs,
		broker,
		run
	}, request));
};
// electron/procedures/module-files.ts
var nameLimitBytes = 64;
/** More names are no list of certificates any more. */
var mostFiles = 200;
/** What stands in the root folder of the module. Sizes and room are optional: a module that does not tell them has its list all the same. */
var readModuleFiles = async (lease, module, signal) => {
	const listed = await lease.run(fileList, { directory: "/" }, { signal });
	const isEmpty = !listed.ok && listed.error.code === "at/error" && emptyIsError(module);
	if (!listed.ok && !isEmpty) return listed;
	const files = [];
	for (const name of listed.ok ? listed.value.files.slice(0, mostFiles) : []) {
		const size = await sizeOf(lease, name, signal);
		if (!size.ok) return size;
		files.push({
			name,
			sizeBytes: size.value
		});
	}
	const memory = await lease.run(fileMemory, void 0, { signal });
	if (!memory.ok && isOutside(memory.error)) return memory;
	return ok({
		files,
		freeBytes: memory.ok ? memory.value.freeBytes : null
	});
};
var emptyIsError = (module) => quirksOf(module ?? recogniseModule("")).emptyDirectoryIsError;
var sizeOf = async (lease, file, signal) => {
	if (findTextProblem(file, nameLimitBytes) !== null) return ok(null);
	const size = await lease.run(fileSize, { file }, { signal });
	if (size.ok) return ok(size.value.sizeBytes);
	return isOutside(size.error) ? size : ok(null);
};
/** A file that is not there is as good as deleted. */
var deleteModuleFile = async (lease, file, signal) => {
	const problem = findTextProblem(file, nameLimitBytes);
	if (problem !== null) return fail("usage/invalid", {
		field: "file",
		problem
	});
	const deleted = await lease.run(fileDelete, { file }, { signal });
	if (deleted.ok || isOutside(deleted.error)) return deleted;
	return meansMissingFile(String(deleted.error.facts.answer ?? "")) ? done : deleted;
};
// electron/session/wishes.ts
var createWishes = (options) => {
	const { engine, waits, memory, masked, maskText, keep } = options;
	const module = () => memory.findings()?.module ?? null;
	const messaging = (signal) => ({
		engine,
		waits,
		module: module(),
		signal
	});
	const told = async (running) => {
		const outcome = await running;
		keep();
		return outcome.ok ? outcome : {
			ok: false,
			error: masked(outcome.error)
		};
	};
	const withLease = async (signal, act) => {
		const lease = await engine.acquire(signal);
		return lease.ok ? act(lease.value).finally(lease.value.release) : lease;
	};
	return {
		subscribe: (request, signal) => told(subscribeTo(messaging(signal), request)),
		unsubscribe: async (topic, signal) => {
			const ended = await told(unsubscribeFrom(messaging(signal), topic));
			if (ended.ok) memory.noteUnsubscribed(topic);
			return ended;
		},
		publish: (request, signal) => told(publishMessage(messaging(signal), request)),
		publishAbilities: () => publishAbilities(module()),
		readFiles: async (signal) => {
			const read = await told(withLease(signal, (lease) => readModuleFiles(lease, module(), signal)));
			if (!read.ok) return read;
			const files = read.value.files.map((file) => ({
				...file,
				name: maskText(file.name)
			}));
			return {
				ok: true,
				value: {
					...read.value,
					files
				}
			};
		},
		deleteFile: async (name, signal) => {
			const deleted = await told(withLease(signal, (lease) => deleteModuleFile(lease, name, signal)));
			if (deleted.ok) memory.noteFileGone(name);
			return deleted;
		}
	};
};
// electron/session/session.ts
var noListeners = () => ({
	traffic: /* @__PURE__ */ new Set(),
	step: /* @__PURE__ */ new Set(),
	progress: /* @__PURE__ */ new Set(),
	urc: /* @__PURE__ */ new Set(),
	message: /* @__PURE__ */ new Set(),
	hold: /* @__PURE__ */ new Set(),
	restarted: /* @__PURE__ */ new Set(),
	closed: /* @__PURE__ */ new Set(),
	ended: /* @__PURE__ */ new Set()
});
/** Puts a module's parts together on one opened link. */
var createSession = (options) => {
	const { link, clock, recorder } = options;
	const { maskText, mask, registerSecret } = recorder;
	const listeners = noListeners();
	const engine = new AtEngine({
		link: recordedLink(link, recorder),
		clock,
		recogniseUrc,
		timings: options.timings ?? defaultTimings,
		before: options.before ?? null
	});
	/** Its evidence is shown: the lines are in the recording before. */
	const masked = (failure) => {
		recorder.flush();
		return maskFailure(failure, maskText);
	};
	const memory = createRunMemory(engine);
	const notes = createRecordingNotes(recorder, clock, options.notes);
	const waits = options.waits ?? defaultWaits;
	const maskRecord = (record) => ({
		...record,
		...record.error ? { error: masked(record.error) } : {},
		...record.about ? { about: maskAbout(record.about, maskText) } : {}
	});
	const common = (plan, signal) => ({
		plan,
		waits,
		clock,
		engine,
		signal,
		registerSecret,
		onStep: (record) => {
			const told = maskRecord(record);
			recorder.event("step", told);
			for (const listener of listeners.step) listener(told);
		},
		onProgress: (progress) => {
			for (const listener of listeners.progress) listener(progress);
		}
	});
	recorder.event("opened", {
		address: link.address,
		epoch: link.epoch
	});
	const pieces = createCutStream(recorder);
	/** The message that was told last, as it stands in the recording. */
	let message = /* @__PURE__ */ new Uint8Array(0);
	engine.on("traffic", (item) => {
		if (item.direction === "sent") recorder.sent(item.bytes, item.secretSpans);
		pieces.cut(item.direction, item.bytes.length, (bytes, isRecorded) => {
			if (item.owner.kind === "message") message = bytes;
			notes.heard({
				...item,
				bytes
			});
			for (const listener of listeners.traffic) listener({
				...item,
				bytes,
				isRecorded
			});
		});
	});
	engine.on("urc", (name, line) => pieces.behind(() => {
		for (const listener of listeners.urc) listener(name, maskText(line));
	}));
	engine.on("message", (topic, payload, complete) => pieces.behind(() => {
		const shown = payload.length === 0 ? payload : message.slice(-payload.length);
		for (const listener of listeners.message) listener(mask(topic), shown, complete);
	}));
	engine.on("hold", (hold) => {
		for (const listener of listeners.hold) listener(hold);
	});
	engine.on("restarted", (line) => {
		recorder.event("restarted", { line });
		pieces.behind(() => {
			for (const listener of listeners.restarted) listener(maskText(line));
		});
	});
	let procedures = 0;
	let isLinkClosed = false;
	let isOver = false;
	const endIfOver = () => {
		if (isOver || !isLinkClosed || procedures > 0) return;
		isOver = true;
		notes.end();
		recorder.flush();
		pieces.end();
		if (options.endsRecording ?? true) recorder.close();
		for (const listener of listeners.ended) listener();
	};
	const underWay = async (running) => {
		procedures += 1;
		try {
			return await running();
		} finally {
			procedures -= 1;
			recorder.flush();
			endIfOver();
		}
	};
	link.onClosed((reason) => {
		recorder.event("closed", reason ? { ...masked(reason) } : {});
		isLinkClosed = true;
		const shown = reason && masked(reason);
		endIfOver();
		for (const listener of listeners.closed) listener(shown);
	});
	return {
		...createWishes({
			engine,
			waits,
			memory,
			masked,
			maskText,
			keep: recorder.flush
		}),
		address: link.address,
		epoch: link.epoch,
		on: (name, listener) => {
			listeners[name].add(listener);
			return () => listeners[name].delete(listener);
		},
		provision: async (plan, signal, resume = null, stages$1 = stages) => {
			const point = resume && resumePointOf(resume, stepsOfPlan(plan));
			if (point && !point.ok) return point;
			const lease = await engine.acquire(signal);
			if (!lease.ok) {
				notes.ran({
					stages: stages$1,
					failure: lease.error,
					steps: [],
					online: false
				});
				return {
					ok: false,
					error: masked(lease.error)
				};
			}
			const run = {
				...common(plan, signal),
				lease: lease.value,
				resume: point?.value ?? null,
				stages: stages$1
			};
			const earlier = memory.findings();
			const result = await underWay(async () => {
				const ended = await provision({
					...run,
					earlier
				});
				notes.ran({
					...ended,
					stages: stages$1,
					online: ended.findings.connected
				});
				return ended;
			}).finally(lease.value.release);
			const findings = earlier !== null && memory.findings() === null ? ownFindings(result.findings, stages$1) : result.findings;
			memory.remember(findings);
			const failure = result.failure && masked(result.failure);
			return {
				ok: true,
				value: {
					...result,
					findings,
					failure,
					steps: result.steps.map(maskRecord)
				}
			};
		},
		keepOnline: async ({ plan, result, recover, signal, onState }) => {
			const run = {
				...common(plan, signal),
				uploads: [...result.findings.uploads.values()],
				recover,
				onState: (state) => {
					const told = state.kind === "offline" ? {
						...state,
						failure: masked(state.failure)
					} : state;
					recorder.event("connection", told);
					memory.noteConnected(state.kind === "online");
					onState(told);
				}
			};
			const failure = await underWay(() => keepOnline(run));
			return failure && masked(failure);
		},
		sendTyped: async (line, typedOptions = {}) => {
			const bytes = new TextEncoder().encode(line);
			for (const { start, end } of typedSecretSpans(bytes)) registerSecret(bytes.slice(start, end));
			memory.noteTyped(line);
			const answer = await runTyped(engine, line, typedOptions);
			if (!answer.ok) return {
				ok: false,
				error: masked(answer.error)
			};
			recorder.flush();
			const { lines, final, value } = answer.value;
			return {
				ok: true,
				value: {
					...answer.value,
					lines: lines.map(maskText),
					final: maskText(final),
					value: value && maskFacts(value, maskText)
				}
			};
		},
		identity: async (signal) => {
			const lease = await engine.acquire(signal);
			if (!lease.ok) return {
				ok: false,
				error: masked(lease.error)
			};
			const patienceMs = (options.timings ?? defaultTimings).restartPatienceMs;
			const identity = await underWay(() => readIdentity(lease.value, patienceMs, signal)).finally(lease.value.release);
			return identity.ok ? identity : {
				ok: false,
				error: masked(identity.error)
			};
		},
		forgetFindings: memory.forget,
		hold: () => engine.hold,
		openAnswers: () => engine.openAnswers,
		disconnect: async () => {
			if (engine.isRestarting) return "none";
			const lease = await engine.acquire();
			if (!lease.ok) return "unknown";
			memory.noteConnected(false);
			const { run, release } = lease.value;
			const { signal } = new AbortController();
			const closer = {
				run: (spec) => run(spec, void 0),
				clock,
				signal,
				waits
			};
			const closing = await underWay(() => closeConnection(closer)).finally(release);
			return closing.ok ? closing.value.end : "unknown";
		},
		close: () => link.close()
	};
};
// electron/app/place.ts
var createPlace = (options) => {
	const { address, clock, openLink, directory, openAnswers } = options;
	let settings = { baudRate: 115200 };
	let recording = null;
	const reconnector = createReconnector({
		address,
		settings: () => settings,
		openLink,
		directory,
		clock
	});
	const begin = async (link, onOpened) => {
		const before = await openAnswers.take(address);
		const recorded = recording ? ok(recording) : options.record(link.epoch);
		if (!recorded.ok) {
			await link.close();
			return recorded;
		}
		recording ??= {
			...recorded.value,
			notes: nothingKept()
		};
		const { notes } = recording;
		const session = createSession({
			link,
			clock,
			recorder: recorded.value.recorder,
			endsRecording: false,
			notes,
			before,
			...options.waits ? { waits: options.waits } : {},
			...options.timings ? { timings: options.timings } : {}
		});
		options.onSession(session);
		session.on("closed", () => {
			const left = session.openAnswers();
			if (left) openAnswers.leave(address, left);
		});
		const opened = {
			session,
			recordingPath: recorded.value.path
		};
		onOpened(opened);
		return ok(opened);
	};
	return {
		open: async (wanted, onOpened) => {
			settings = wanted;
			const link = await reconnector.open();
			return link.ok ? begin(link.value, onOpened) : link;
		},
		keepTrying: (reason, events) => {
			let isWanted = true;
			const stop = reconnector.keepTrying(reason, {
				onWaiting: events.onWaiting,
				onOpened: (link) => void begin(link, (opened) => {
					if (isWanted) events.onOpened(opened);
					else opened.session.close();
				}).then((begun) => {
					if (!begun.ok && isWanted) events.onRefused(begun.error);
				})
			});
			return () => {
				isWanted = false;
				stop();
			};
		},
		endRecording: () => {
			recording?.recorder.close();
			recording = null;
		}
	};
};
// electron/app/create-app.ts
var createApp = (options) => {
	const { platform, clock, openLink } = options;
	const sessions = /* @__PURE__ */ new Set();
	const monitors = /* @__PURE__ */ new Set();
	const recorders = /* @__PURE__ */ new Set();
	const openAnswers = createOpenAnswers({
		platform,
		clock
	});
	const recordingPath = (address) => platform.join(platform.dataFolder, "recordings", recordingName(clock.wallMs(), address));
	const record = (address, epoch, recordTo) => {
		const path = recordTo ?? recordingPath(address);
		const file = openForAppend(platform, path);
		if (!file.ok) return file;
		const recorder = createSessionRecorder({
			clock,
			file: file.value,
			header: {
				app: options.version,
				address,
				epoch
			},
			onFailure: () => options.onRecordingFailure?.(path)
		});
		recorders.add(recorder);
		recorder.ended.then(() => recorders.delete(recorder));
		return ok({
			recorder,
			path
		});
	};
	const recordingsKept = async () => {
		await Promise.all([...recorders].filter(({ isClosed }) => isClosed).map(({ ended }) => ended));
		await openAnswers.settled();
	};
	const directory = options.directory ?? { listPorts: async () => ok([]) };
	const placeAt = (address, recordTo) => createPlace({
		address,
		clock,
		openLink,
		directory,
		openAnswers,
		record: (epoch) => record(address, epoch, recordTo),
		onSession: (session) => {
			sessions.add(session);
			session.on("closed", () => sessions.delete(session));
		},
		...options.waits ? { waits: options.waits } : {},
		...options.timings ? { timings: options.timings } : {}
	});
	return {
		place: (address) => placeAt(address),
		openSession: async (address, { settings, recordTo, onOpened }) => {
			const place = placeAt(address, recordTo);
			return place.open(settings, (opened) => {
				opened.session.on("ended", place.endRecording);
				onOpened?.(opened);
			});
		},
		openMonitor: async (address, { settings, recordTo, reconnects, waits }) => {
			const reconnector = createReconnector({
				address,
				settings: () => settings,
				openLink,
				directory,
				clock
			});
			const first = await reconnector.open();
			if (!first.ok && !waits) return first;
			const recorder = record(address, first.ok ? first.value.epoch : 0, recordTo);
			if (!recorder.ok) {
				if (first.ok) await first.value.close();
				return recorder;
			}
			const monitor = createMonitor({
				clock,
				recorder: recorder.value.recorder,
				reconnector,
				address,
				reconnects
			});
			monitors.add(monitor);
			monitor.on("state", ({ kind }) => kind === "closed" && monitors.delete(monitor));
			return ok({
				monitor,
				start: () => monitor.start(first),
				recordingPath: recorder.value.path
			});
		},
		recordingsKept,
		close: async () => {
			await Promise.all([...sessions, ...monitors].map((opened) => opened.close()));
			for (const recorder of recorders) recorder.close();
			await recordingsKept();
		}
	};
};
// electron/simulator/serve/in-process.ts
/** What may wait for the first listener; more than a module says in an hour. */
var keptLimitBytes = 1048576;
/**
* The `sim:` link: a `ByteLink` whose far end is in this process. Nothing is delivered within the call that caused it,
* so neither side is entered twice.
*/
var linkToEndpoint = (endpoint, address, epoch) => new InProcessLink(endpoint, address, epoch);
var InProcessLink = class {
	epoch;
	address;
	endpoint;
	listeners = /* @__PURE__ */ new Set();
	closedListeners = /* @__PURE__ */ new Set();
	stopListening;
	stopWatching;
	waiting = [];
	waitingBytes = 0;
	closed = false;
	reason = null;
	constructor(endpoint, address, epoch) {
		this.endpoint = endpoint;
		this.address = address;
		this.epoch = epoch;
		this.stopListening = endpoint.onOutput((bytes) => this.keep(bytes));
		this.stopWatching = endpoint.onUnplugged?.(() => this.end(failure("link/lost", { address })));
	}
	async write(bytes) {
		const copy = Uint8Array.from(bytes);
		await Promise.resolve();
		if (this.closed) return fail("link/lost", { address: this.address });
		this.endpoint.receive(copy);
		return done;
	}
	onBytes(listener) {
		const own = (bytes) => listener(bytes);
		this.listeners.add(own);
		queueMicrotask(() => this.deliver());
		return () => {
			this.listeners.delete(own);
		};
	}
	onClosed(listener) {
		const own = (reason) => listener(reason);
		this.closedListeners.add(own);
		if (this.closed) queueMicrotask(() => this.tellClosed());
		return () => {
			this.closedListeners.delete(own);
		};
	}
	async close() {
		this.end(null);
		await Promise.resolve();
	}
	end(reason) {
		if (this.closed) return;
		this.closed = true;
		this.reason = reason;
		this.stopListening();
		this.stopWatching?.();
		this.waiting = [];
		queueMicrotask(() => this.tellClosed());
	}
	keep(bytes) {
		if (this.waitingBytes + bytes.length > keptLimitBytes) return;
		this.waiting.push(Uint8Array.from(bytes));
		this.waitingBytes += bytes.length;
		queueMicrotask(() => this.deliver());
	}
	deliver() {
		if (this.listeners.size === 0) return;
		const chunks = this.waiting;
		this.waiting = [];
		this.waitingBytes = 0;
		for (const chunk of chunks) for (const listener of [...this.listeners]) listener(chunk);
	}
	tellClosed() {
		const listeners = [...this.closedListeners];
		this.closedListeners.clear();
		for (const listener of listeners) listener(this.reason);
	}
};
// electron/app/links.ts
var isSimulated = (address) => /^sim:/i.test(address);
/** `sim:` is the first virtual module, `sim:2` the second; `null`: there is none of that name. */
var unitOf = (address) => {
	const named = /^sim:(\d{0,2})$/i.exec(address)?.[1];
	if (named === void 0) return null;
	const unit = named === "" ? 1 : Number(named);
	return unit >= 1 && unit <= 16 ? unit : null;
};
var createLinks = (options) => {
	let starting = null;
	let running = null;
	const listeners = /* @__PURE__ */ new Set();
	const start = async () => {
		const { startSimulation } = await import("./simulation-DYYfekwu.js");
		const started = await startSimulation(options);
		if (started.ok) {
			running = started.value;
			for (const listener of [...listeners]) listener(started.value);
		} else starting = null;
		return started;
	};
	const simulation = () => {
		starting ??= start();
		return starting;
	};
	return {
		simulation,
		onSimulation: (listener) => {
			listeners.add(listener);
			if (running) listener(running);
			return () => listeners.delete(listener);
		},
		openLink: createOpenLink({
			clock: options.clock,
			openSimulated: async (address, epoch) => {
				const unit = unitOf(address);
				if (unit === null) return fail("usage/invalid", {
					field: "address",
					problem: "address",
					found: address
				});
				const started = await simulation();
				return started.ok ? ok(linkToEndpoint(started.value.unit(unit), address, epoch)) : started;
			}
		}),
		close: async () => {
			const started = await starting;
			if (started?.ok) await started.value.close();
		}
	};
};
// electron/app/services/draft/certificate-slot.ts
/** Findings that say: this is a file of another kind. An expired one can still be accepted, so it stays a finding. */
var wrongKind = {
	"not-a-ca": "certificate/not-a-ca",
	"is-a-ca": "certificate/is-a-ca",
	"damaged-signature": "certificate/damaged"
};
/** What is read stays read: the same source object always gives the same bytes. */
var preparedFiles = /* @__PURE__ */ new WeakMap();
/** The bytes exactly as they will be sent, or why the file cannot be. */
var preparedOf = (role, source) => {
	const known = preparedFiles.get(source) ?? {};
	const prepared = known[role] ?? prepareForModule(source.content, {
		role,
		lineEnds: source.lineEnds
	});
	preparedFiles.set(source, {
		...known,
		[role]: prepared
	});
	return prepared;
};
/** All certificates of a file as panes see them, judged for their role. */
var judgedCertificates = (role, prepared, context) => {
	const { nowMs, host } = context;
	const judged = judgeCertificates(prepared.certificates, {
		role: role === "ca" ? "ca" : "clientCert",
		nowMs,
		...role === "ca" && host !== "" ? { host } : {}
	});
	return prepared.certificates.slice(0, 20).map((facts, index) => ({
		...facts,
		findings: judged[index] ?? []
	}));
};
/** A chosen file as panes see it; a key shows nothing of itself but its size. */
var slotOf = (role, content, nowMs) => {
	const source = content.certificates[role];
	if (source === null) return null;
	const prepared = preparedOf(role, source);
	const certificates = prepared.ok ? judgedCertificates(role, prepared.value, {
		nowMs,
		host: content.fields.host
	}) : [];
	const { name, shelfId, fileOnModule, lineEnds, accepted } = source;
	return {
		role,
		name,
		shelfId,
		fileOnModule,
		lineEnds,
		format: prepared.ok ? prepared.value.format : "pem",
		sizeBytes: prepared.ok ? prepared.value.bytes.length : 0,
		sha256: prepared.ok ? prepared.value.sha256 : "",
		certificates,
		failure: prepared.ok ? failureOf(role, content, certificates) : prepared.error,
		accepted
	};
};
var failureOf = (role, { certificates }, judged) => {
	if (role !== "clientKey") {
		const found = judged.flatMap(({ findings }) => findings).find(({ code, severity }) => severity === "error" && wrongKind[code]);
		const code = found && wrongKind[found.code];
		return found && code ? failure(code, found.facts) : null;
	}
	const { clientCert, clientKey } = certificates;
	if (!clientCert || !clientKey || !preparedOf("clientCert", clientCert).ok) return null;
	const pair = checkKeyPair(clientCert.content, clientKey.content);
	return pair.ok ? null : pair.error;
};
// electron/app/services/draft/platform-defaults.ts
/** Stands in topics for a device id that is not known yet, and may be typed. */
var deviceIdPlaceholder = "{deviceId}";
/** The port that is dialled. */
var portOf = ({ platform, port, tlsEnabled }) => port ?? usualPort(platform, tlsEnabled);
/** The id in the device's topics; '' while it is not known, or where there is none. */
var knownDeviceId = ({ platform, ...values }) => cloudOf(platform).form.deviceIdOf(values);
/** With the id in the place of its placeholder, where one is known. */
var withKnownDeviceId = (fields) => {
	const id = knownDeviceId(fields);
	const topicOf = (topic) => id === "" ? topic : topic.replaceAll(deviceIdPlaceholder, () => id);
	return renamedTopics(fields, topicOf);
};
/** The topics with which a cloud begins. */
var topicsOf = (platform, deviceId) => {
	const { topics } = cloudOf(platform);
	return topics.begin(`${topics.folder ?? ""}${deviceId || "{deviceId}"}/`);
};
var initialFields = {
	name: "",
	platform: usualCloud.kind,
	host: "",
	port: usualPort(usualCloud.kind, true),
	deviceId: "",
	timestamp: null,
	signType: 0,
	clientId: "",
	username: "",
	tlsEnabled: true,
	tlsCheck: "server",
	checkDates: true,
	keepAliveSeconds: 120,
	cleanSession: true,
	...topicsOf(usualCloud.kind, ""),
	family: "auto",
	apn: ""
};
/**
* A form with a patch laid over it, and what follows from it: another platform brings its topics, as they were left if it was chosen
* before; the port follows it and TLS; topics under the device's own folder follow its id. What the patch itself gives stands.
*/
var changedForm = ({ fields: before, elsewhere }, patch) => {
	const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== void 0));
	const after = {
		...before,
		...given
	};
	const port = patch.port === void 0 && isDefaultPort(before) ? { port: usualPort(after.platform, after.tlsEnabled) } : {};
	const moves = before.platform !== after.platform;
	const topics = moves ? topicsOfNext(before, after, elsewhere[after.platform] ?? null) : after;
	const { subscriptions, proof } = {
		subscriptions: patch.subscriptions ?? topics.subscriptions,
		proof: patch.proof === void 0 ? topics.proof : patch.proof
	};
	const renamed = renamedTopics({
		subscriptions,
		proof
	}, (topic) => followed(topic, before, after.deviceId));
	const left = renamedTopics(before, (topic) => followed(topic, before, ""));
	return {
		fields: {
			...after,
			...port,
			...renamed
		},
		elsewhere: moves ? {
			...elsewhere,
			[before.platform]: left
		} : elsewhere
	};
};
var isDefaultPort = ({ platform, port, tlsEnabled }) => port === null || port === usualPort(platform, tlsEnabled);
/** Topics that are nobody's in particular go along to the next platform; its own are those that were left there, or the usual ones. */
var topicsOfNext = (before, after, left) => {
	const next = left ?? topicsOf(after.platform, after.deviceId);
	const isGeneral = ({ topic }) => deviceOfTopic(topic) === null;
	const isThere = ({ topic }) => next.subscriptions.some((entry) => entry.topic === topic);
	const along = before.subscriptions.filter((entry) => isGeneral(entry) && !isThere(entry));
	const ownProof = left === null && before.proof !== null && isGeneral(before.proof) ? before.proof : next.proof;
	return {
		subscriptions: [...next.subscriptions, ...along],
		proof: ownProof
	};
};
var renamedTopics = ({ subscriptions, proof }, rename) => ({
	subscriptions: subscriptions.map((entry) => ({
		...entry,
		topic: rename(entry.topic)
	})),
	proof: proof && {
		...proof,
		topic: rename(proof.topic)
	}
});
/** A topic of the device's own under another id; '': under the placeholder. */
var followed = (topic, before, deviceId) => {
	const id = deviceId || "{deviceId}";
	for (const folder of topicFolders) for (const old of [before.deviceId, deviceIdPlaceholder]) {
		const prefix = `${folder}${old}/`;
		if (old !== "" && topic.startsWith(prefix)) return `${folder}${id}/${topic.slice(prefix.length)}`;
	}
	return topic;
};
// electron/app/services/draft/demo-draft.ts
/** What the window shows. */
var usualDemo = demoClouds.find(({ kind }) => kind === usualCloud.kind);
/** Starts the demo cloud if need be. */
var demoOf = (links) => async (unit) => {
	const started = await links.simulation();
	if (!started.ok) return started;
	const { caPem, port } = started.value.cloud;
	return ok({
		caPem,
		host: demoHost,
		port,
		deviceId: demoDeviceOf(unit).id,
		secret: demoDeviceOf(unit).secret
	});
};
/** The CA of the demo cloud. */
var demoCa = (caPem, fileOnModule) => ({
	name: "ATelier Demo Cloud CA",
	shelfId: "demo",
	content: new TextEncoder().encode(caPem),
	fileOnModule,
	lineEnds: "lf",
	accepted: false
});
/** The demo device of a cloud, ready to run. */
var demoContent = ({ deviceId, secret }, ca, { kind, demo, topics } = usualDemo) => ({
	fields: {
		...initialFields,
		name: "Demo",
		platform: kind,
		host: demo.host,
		deviceId,
		keepAliveSeconds: demo.keepAliveSeconds,
		...demo.topics(`${topics.folder ?? ""}${deviceId}/`)
	},
	secrets: {
		secret,
		password: null,
		simPin: null
	},
	certificates: {
		ca,
		clientCert: null,
		clientKey: null
	},
	locked: [],
	elsewhere: {},
	replaced: {}
});
// electron/app/services/draft/draft-content.ts
/** What the form says of the login. */
var loginValuesOf = ({ fields, secrets }) => ({
	...fields,
	secret: secrets.secret,
	password: secrets.password
});
/** The locked ones that are left when these were given anew or taken back. */
var stillLocked = ({ locked }, given) => locked.filter((name) => !given.includes(name));
// shared/profile/module-files.ts
var defaultNames = {
	ca: "ca.crt",
	clientCert: "client.crt",
	clientKey: "client.key"
};
/** A name that every firmware takes: at most 64 bytes (at-dialect §7), nothing that would need quoting or a folder. */
var plainName = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,63}$/;
/** True for PEM text, false for a path: fields such as `tls.ca` hold either. */
var isPemText = (value) => value.includes("-----BEGIN ");
/** The last part of a path, with either kind of slash; the default name when there is none that a module takes. */
var moduleFileName = (role, source) => {
	if (source === null || isPemText(source)) return defaultNames[role];
	const name = source.split(/[\\/]/).at(-1) ?? "";
	return plainName.test(name) ? name : defaultNames[role];
};
/** Three different names, also when two sources have the same name (a certificate and its key in one file). */
var moduleFiles = (tls) => {
	const ca = tls.fileOnModule;
	const clientCert = unused(moduleFileName("clientCert", tls.clientCert), "clientCert", [ca]);
	return {
		ca,
		clientCert,
		clientKey: unused(moduleFileName("clientKey", tls.clientKey), "clientKey", [ca, clientCert])
	};
};
/** File systems of modules may not tell upper from lower case, so names are compared without it. */
var unused = (name, role, taken) => {
	const isTaken = (candidate) => taken.some((other) => other.toLowerCase() === candidate.toLowerCase());
	return [
		name,
		defaultNames[role],
		`2-${defaultNames[role]}`,
		`3-${defaultNames[role]}`
	].find((candidate) => !isTaken(candidate)) ?? name;
};
// shared/profile/normalise.ts
/** Fills in what depends on other fields; `null` stands for everything that was left out. */
var normaliseProfile = (written) => ({
	version: 1,
	name: written.name,
	cloud: settingsOf(written),
	tls: tlsOf(written.tls),
	mqtt: mqttOf(written.mqtt),
	module: moduleOf(written.module)
});
var settingsOf = ({ cloud, tls }) => cloudOf(cloud.kind).profile.settings(cloud, cloud.port ?? usualPort(cloud.kind, tls.enabled));
var tlsOf = (tls) => ({
	enabled: tls.enabled,
	ca: tls.ca ?? null,
	fileOnModule: tls.fileOnModule ?? moduleFileName("ca", tls.ca ?? null),
	clientCert: tls.clientCert ?? null,
	clientKey: tls.clientKey ?? null,
	check: tls.check,
	checkDates: tls.checkDates,
	serverName: tls.serverName ?? null,
	version: tls.version ?? null
});
var mqttOf = (mqtt) => ({
	...mqtt,
	subscriptions: eachTopicOnce(mqtt.subscriptions),
	proof: mqtt.proof ?? null
});
/** A topic that is subscribed twice is one subscription to a broker; the highest QoS that was asked for stands. */
var eachTopicOnce = (subscriptions) => {
	const byTopic = /* @__PURE__ */ new Map();
	for (const entry of subscriptions) {
		const before = byTopic.get(entry.topic);
		if (before === void 0 || before.qos < entry.qos) byTopic.set(entry.topic, entry);
	}
	return [...byTopic.values()];
};
var moduleOf = (module) => ({
	family: module.family,
	apn: apnOf(module.apn ?? null),
	simPin: module.simPin ?? null
});
var apnOf = (apn) => {
	if (apn === null) return null;
	const user = apn.user ?? null;
	return {
		name: apn.name,
		user,
		password: apn.password ?? null,
		auth: apn.auth ?? (user === null ? "none" : "pap")
	};
};
// shared/profile/rules.ts
/** What one field of a profile demands of another; never with a value. */
var findContradictions = (profile) => [
	...cloudOf(profile.cloud.kind).profile.problems(profile.cloud, profile.tls.check),
	...tlsProblems(profile.tls),
	...apnProblems(profile.module.apn)
];
var given = (value) => value !== null && value !== void 0;
var tlsProblems = (tls) => {
	const { enabled, check } = tls;
	if (!enabled) return [];
	const problems = [];
	if (check !== "none" && !given(tls.ca)) problems.push(profileProblem("tls.ca", "needed-for-check", { check }));
	for (const [field, other] of [["clientCert", "clientKey"], ["clientKey", "clientCert"]]) {
		if (given(tls[field])) continue;
		if (check === "mutual") problems.push(profileProblem(`tls.${field}`, "needed-for-check", { check }));
		else if (given(tls[other])) problems.push(profileProblem(`tls.${field}`, "missing-beside", { other }));
	}
	return problems;
};
var apnProblems = (apn) => {
	if (apn === null || apn === void 0 || given(apn.user)) return [];
	const beside = (other) => [profileProblem("module.apn.user", "missing-beside", { other })];
	if (given(apn.password)) return beside("password");
	return given(apn.auth) && apn.auth !== "none" ? beside("auth") : [];
};
// shared/profile/schema.ts
/** The shape of a profile as written. What one field demands of another is in `rules.ts`, defaults in `normalise.ts`. */
var qos = oneOf(0, 1, 2).default(0);
/** Each cloud brings the schema of its own part. */
var cloudSchemas = clouds.map(({ profile }) => profile.schema);
var tls = z.strictObject({
	enabled: z.boolean().default(true),
	ca: pemOrPath.nullish(),
	fileOnModule: argument(64).nullish(),
	clientCert: pemOrPath.nullish(),
	clientKey: pemOrPath.nullish(),
	check: z.enum([
		"none",
		"server",
		"mutual"
	]).default("server"),
	checkDates: z.boolean().default(true),
	serverName: hostName.nullish(),
	version: z.enum([
		"1.0",
		"1.1",
		"1.2",
		"all"
	]).nullish()
});
/** The largest message that any of the modules takes (at-dialect §9.5); a family's own limit is checked later. */
var payloadLimitBytes = 4100;
var payload = z.string().refine((value) => sizeInBytes(value) <= payloadLimitBytes, { params: paramsOf(problemWith("longer-than", { bytes: payloadLimitBytes })) });
var mqtt = z.strictObject({
	keepAlive: z.int().min(1).max(65535).default(60),
	cleanSession: z.boolean().default(true),
	subscriptions: z.array(z.strictObject({
		topic: checkedText(findFilterProblem),
		qos
	})).max(100).default([]),
	proof: z.strictObject({
		topic: checkedText(findTopicProblem),
		qos,
		payload
	}).nullish()
});
var apnName = argument(100);
var apn = z.strictObject({
	name: apnName,
	user: argument(64).nullish(),
	password: argument(64).nullish(),
	auth: z.enum([
		"none",
		"pap",
		"chap"
	]).nullish()
});
var module = z.strictObject({
	family: z.enum(moduleFamilies$1).default("auto"),
	/** Not a union: a broken object would hide which of its fields is wrong. */
	apn: z.preprocess((value) => typeof value === "string" ? { name: value } : value, apn.nullish()),
	simPin: checkedText((value) => /^\d{4,8}$/.test(value) ? null : "pin-form").nullish()
});
var profileSchema = z.strictObject({
	version: z.literal(1),
	name: z.string().min(1).max(200).default("device"),
	cloud: z.discriminatedUnion("kind", cloudSchemas),
	tls: tls.prefault({}),
	mqtt: mqtt.prefault({}),
	module: module.prefault({})
});
// shared/profile.ts
/** A profile of one megabyte is not a profile. */
var profileLimitBytes = 1048576;
var maximumDepth = 32;
/**
* Checks a profile and fills in its defaults. `profile/invalid` carries every problem found in the fact `problems`, and never a value
* of the profile, because values may be secrets.
*/
var parseProfile = (value) => {
	const parsed = profileSchema.safeParse(value);
	if (!parsed.success) return fail("profile/invalid", { problems: problemsOfIssues(parsed.error.issues) });
	const contradictions = findContradictions(parsed.data);
	if (contradictions.length > 0) return fail("profile/invalid", { problems: contradictions });
	return ok(normaliseProfile(parsed.data));
};
/** What a profile was refused for; [] where it is broken JSON, or another failure. */
var problemsOfFailure = ({ facts }) => {
	const { problems = [] } = facts;
	return Array.isArray(problems) ? problems.filter((problem) => typeof problem === "object") : [];
};
/** The same for the text of a file; broken JSON is reported with line and column, both counted from 1. */
var parseProfileText = (text) => {
	if (text.length > 1048576 || sizeInBytes(text) > 1048576) return fail("profile/invalid", { problems: [profileProblem("profile", "longer-than", { bytes: profileLimitBytes })] });
	const json = text.replace(/^\uFEFF/, "");
	const error = findJsonError(json, maximumDepth);
	if (error !== null) {
		const { line, column, problem } = error;
		return fail("profile/invalid", {
			line,
			column,
			problem
		});
	}
	return parseProfile(JSON.parse(json));
};
// electron/app/services/draft/profile-of-draft.ts
/** The files that a run needs with these fields; others stay chosen, but are not sent. */
var usedRoles = ({ tlsEnabled, tlsCheck }) => {
	if (!tlsEnabled || tlsCheck === "none") return [];
	return tlsCheck === "mutual" ? certificateRoles : ["ca"];
};
var byCertificate = ({ tlsEnabled, tlsCheck }) => tlsEnabled && tlsCheck === "mutual";
/** What has to be there and is not, by names of the draft's fields. */
var emptyFields = (content) => {
	const { fields, certificates } = content;
	return [
		...fields.host === "" ? ["host"] : [],
		...cloudOf(fields.platform).form.empty(loginValuesOf(content), byCertificate(fields)),
		...usedRoles(fields).filter((role) => certificates[role] === null)
	];
};
/**
* The draft in the notation of profiles. Files are named as on the module, so that the profile gives them these names; their
* contents go beside it.
*/
var profileOf = (content) => {
	const { fields, secrets, certificates } = content;
	const used = usedRoles(fields);
	const fileOf = (role) => used.includes(role) ? certificates[role]?.fileOnModule ?? null : null;
	const { subscriptions, proof } = withKnownDeviceId(fields);
	return {
		version: 1,
		name: fields.name.trim() || fields.deviceId || "device",
		cloud: writtenCloud(fields.platform, loginValuesOf(content)),
		tls: {
			enabled: fields.tlsEnabled,
			ca: fileOf("ca"),
			fileOnModule: fileOf("ca"),
			clientCert: fileOf("clientCert"),
			clientKey: fileOf("clientKey"),
			check: fields.tlsCheck,
			checkDates: fields.checkDates
		},
		mqtt: {
			keepAlive: fields.keepAliveSeconds,
			cleanSession: fields.cleanSession,
			subscriptions: [...subscriptions],
			proof
		},
		module: {
			family: fields.family,
			apn: fields.apn || null,
			simPin: secrets.simPin
		}
	};
};
/** The same without secrets: it names a file in their place. */
var publicProfileOf = (content, secretFile) => {
	const whole = profileOf(content);
	const { fields } = content;
	const cloud = writtenCloud(fields.platform, loginValuesOf(content));
	return {
		...whole,
		cloud: withoutSecrets(cloud, fields.tlsCheck === "mutual", secretFile),
		module: {
			...whole.module,
			simPin: null
		}
	};
};
/** Stages that need a complete login. */
var needsLogin = (stage) => stage === "credentials" || stage === "connect" || stage === "proof";
/**
* Everything a run needs. Failures: `profile/invalid` with every problem, and those of a file that cannot be used. A form that is
* complete gives its whole plan to every stage, so that the steps of the other stages stay what they are.
*/
var planOf = (content, options, nowMs) => {
	const { stages } = options;
	const complete = planFrom(content, options, nowMs, {
		whole: true,
		needsFiles: true
	});
	if (complete.ok || stages === void 0 || stages.some(needsLogin)) return complete;
	return planFrom(content, options, nowMs, {
		whole: false,
		needsFiles: stages.includes("certificate")
	});
};
var planFrom = (content, { baudRate }, nowMs, { whole, needsFiles }) => {
	const profile = parseProfile(whole ? profileOf(content) : partialProfile(content, needsFiles));
	if (!profile.ok) return profile;
	const placeholders = whole ? placeholderPaths(content.fields) : [];
	if (placeholders.length > 0) return fail("profile/invalid", { problems: placeholders.map((path) => profileProblem(`mqtt.${path}`, "placeholder")) });
	const files = filesOf(content, nowMs);
	if (!files.ok && needsFiles) return files;
	return ok({
		profile: profile.value,
		secret: whole && isAskedFor(content.fields.platform, "secret") ? content.secrets.secret : null,
		files: files.ok ? files.value : [],
		acceptExpired: acceptsExpired(content, nowMs),
		baudRate
	});
};
/** Topics that still hold the placeholder of a device id when all that is known is put in: to a cloud it would be a name like any other. */
var placeholderPaths = (fields) => {
	const { subscriptions, proof } = withKnownDeviceId(fields);
	const isOpen = (topic) => topic.includes(deviceIdPlaceholder);
	return [...subscriptions.flatMap(({ topic }, index) => isOpen(topic) ? [`subscriptions[${index}].topic`] : []), ...proof !== null && isOpen(proof.topic) ? ["proof.topic"] : []];
};
/** For stages before the login: what stands for it is used by none of them. */
var partialProfile = (content, needsFiles) => {
	const { fields } = content;
	const { tls, ...written } = profileOf(content);
	const standIns = {
		ca: "ca.crt",
		...fields.tlsCheck === "mutual" ? {
			clientCert: "client.crt",
			clientKey: "client.key"
		} : {}
	};
	const given = Object.fromEntries(Object.entries(tls ?? {}).filter(([, value]) => value !== null));
	return {
		...written,
		cloud: standInCloud(isHost(fields.host) ? fields.host : "unset.invalid"),
		tls: needsFiles || fields.tlsCheck === "none" ? tls : {
			...standIns,
			...given
		},
		mqtt: {}
	};
};
var standInCloud = (host) => writtenCloud(anyBroker.kind, {
	host,
	port: null,
	deviceId: "",
	secret: null,
	timestamp: null,
	signType: 0,
	clientId: "unset",
	username: "",
	password: null
});
var filesOf = (content, nowMs) => {
	const files = [];
	for (const role of usedRoles(content.fields)) {
		const source = content.certificates[role];
		const slot = slotOf(role, content, nowMs);
		if (source === null || slot === null) continue;
		const { fileOnModule, lineEnds } = source;
		if (slot.failure) return fail(slot.failure.code, {
			file: fileOnModule,
			...slot.failure.facts
		});
		files.push({
			role,
			fileOnModule,
			content: source.content,
			lineEnds
		});
	}
	return ok(files);
};
/** The permission is one for the whole run, so it is given only if it was given for every file that needs it. */
var acceptsExpired = (content, nowMs) => {
	const expired = usedRoles(content.fields).filter((role) => {
		const source = content.certificates[role];
		const prepared = source && preparedOf(role, source);
		return prepared?.ok === true && prepared.value.certificates.some(({ notAfterMs }) => notAfterMs < nowMs);
	});
	return expired.length > 0 && expired.every((role) => content.certificates[role]?.accepted === true);
};
// electron/procedures/report.ts
/** What a run leaves behind: no secret, no evidence lines, only codes and facts. */
var reportOf = (run) => {
	const { findings, failure } = run;
	return {
		version: 1,
		ok: failure === null,
		exitCode: failure === null ? 0 : exitCodeOf(failure.code),
		steps: run.steps.map(reportStep),
		module: {
			family: findings.module?.family.id ?? null,
			model: findings.model,
			firmware: findings.module?.text || null,
			imei: findings.imei,
			iccid: findings.iccid,
			signalDbm: findings.signalDbm,
			registrationStat: findings.registrationStat,
			clockRight: findings.clockRight
		},
		cloud: findings.cloud,
		certificates: [...findings.uploads.values()].map((upload) => ({
			role: upload.role,
			file: upload.fileOnModule,
			bytes: upload.bytes.length,
			sha256: upload.sha256,
			verified: findings.verified.has(upload.role)
		})),
		mqtt: {
			connected: findings.connected,
			subscriptions: [...findings.subscribed],
			proof: findings.proof
		}
	};
};
/** The report of a run that never began, because the port or the line could not be had: its first step carries the failure. */
var reportOfNoRun = (plan, failure) => {
	return reportOf({
		steps: stepsOfPlan(plan).map(({ id, item }, index) => {
			const record = {
				id,
				...item === void 0 ? {} : { item },
				ms: 0,
				warnings: []
			};
			return index === 0 ? {
				...record,
				status: statusOf(failure),
				error: failure
			} : {
				...record,
				status: "waiting"
			};
		}),
		failure,
		findings: noFindings()
	});
};
var reportStep = (record) => ({
	id: record.id,
	...record.item === void 0 ? {} : { item: record.item },
	status: record.status,
	ms: record.ms,
	...record.error ? { error: {
		code: record.error.code,
		facts: record.error.facts
	} } : {},
	...record.warnings.length > 0 ? { warnings: [...record.warnings] } : {}
});
export { maskTypedLine as $, isSimulated as A, topicMatches as B, knownDeviceId as C, preparedOf as D, judgedCertificates as E, rawCommand as F, certificateFileLimitBytes as G, readCertificateFile as H, shortName as I, noFindings as J, judgeCertificateAt as K, resumePointOf as L, linkToEndpoint as M, createApp as N, slotOf as O, answerLinesOf as P, createCommandBook as Q, stepsOfPlan as R, initialFields as S, withKnownDeviceId as T, createCertificateReader as U, prepareForModule as V, factsOf as W, lostConnection as X, noteLine as Y, noteFailedStep as Z, stillLocked as _, planOf as a, longestLineBytes$1 as at, demoOf as b, usedRoles as c, problemsOfFailure as d, checkTypedCommand as et, profileLimitBytes as f, loginValuesOf as g, moduleFiles as h, placeholderPaths as i, utf8Of as it, unitOf as j, createLinks as k, parseProfile as l, moduleFileName as m, reportOfNoRun as n, unescapeMessage as nt, profileOf as o, recordingKind as ot, isPemText as p, findCloudRoot as q, emptyFields as r, utf8CharacterSize as rt, publicProfileOf as s, createSecretSet as st, reportOf as t, latin1Of$1 as tt, parseProfileText as u, demoCa as v, portOf as w, changedForm as x, demoContent as y, takesStep as z };

//# sourceMappingURL=report-B250rsAY.js.map