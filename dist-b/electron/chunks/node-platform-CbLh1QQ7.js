import { i as ok, n as fail, r as failure, t as done } from "./outcome-DjrHHilm.js";
import { homedir } from "node:os";
import { basename, dirname, join, posix, resolve, win32 } from "node:path";
import { closeSync, constants as constants$1, fdatasync, fstatSync, ftruncateSync, mkdirSync, openSync, writeSync } from "node:fs";
import { lstat, mkdir, open, opendir, readlink, realpath, rename, rm, stat, unlink } from "node:fs/promises";
import { randomBytes } from "node:crypto";
// electron/host/node/node-clock.ts
/** Node fires timers beyond this at once. */
var longestTimerMs = 2147483647;
/**
* The real clock. Its timers keep the process alive: a pending deadline is a pending duty, and whoever ends cancels what it no longer
* needs. They never fire before `nowMs` has reached the deadline, so a deadline that is checked again on firing holds.
*/
var createNodeClock = () => ({
	nowMs: () => performance.now(),
	wallMs: () => Date.now(),
	after: (delayMs, action) => {
		const dueMs = performance.now() + Math.max(0, delayMs);
		let timer;
		const arm = () => {
			timer = setTimeout(fire, Math.min(longestTimerMs, Math.ceil(dueMs - performance.now())));
		};
		const fire = () => performance.now() < dueMs ? arm() : action();
		arm();
		return () => clearTimeout(timer);
	}
});
// electron/host/node/file-failures.ts
var denied = /* @__PURE__ */ new Set([
	"EACCES",
	"EPERM",
	"EROFS"
]);
var full = /* @__PURE__ */ new Set([
	"ENOSPC",
	"EDQUOT",
	"EFBIG"
]);
/** The system's name of an error (`ENOENT`). An error without one is a bug and is thrown on. */
var systemCode = (error) => {
	if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
	throw error;
};
/** An error of the file system as a value. Facts: `path`, and `cause` (the system's name). */
var readFailure = (path, error) => {
	const cause = systemCode(error);
	const code = cause === "ENOENT" || cause === "ENOTDIR" ? "file/missing" : denied.has(cause) ? "file/denied" : "file/unreadable";
	return failure(code, {
		path,
		cause
	});
};
/** The same for writing. */
var writeFailure = (path, error) => {
	const cause = systemCode(error);
	const code = denied.has(cause) ? "file/denied" : full.has(cause) ? "file/disk-full" : "file/unwritable";
	return failure(code, {
		path,
		cause
	});
};
// electron/host/node/append-file.ts
/** A pipe without a reader then fails at once instead of waiting for one. */
var withoutWaiting$1 = constants$1.O_NONBLOCK ?? 0;
/** Devices and file systems that know no fdatasync: there is nothing to make durable. */
var cannotSync = /* @__PURE__ */ new Set([
	"EINVAL",
	"ENOTSUP",
	"ENOSYS"
]);
/** Opens for appending, mode 0600; folders that are missing are created, mode 0700. */
var openAppendFile = (path) => {
	try {
		mkdirSync(dirname(path), {
			recursive: true,
			mode: 448
		});
		const flags = constants$1.O_WRONLY | constants$1.O_APPEND | constants$1.O_CREAT | withoutWaiting$1;
		return ok(appendFile(path, openSync(path, flags, 384)));
	} catch (error) {
		return {
			ok: false,
			error: writeFailure(path, error)
		};
	}
};
var appendFile = (path, descriptor) => {
	let isClosed = false;
	const closed = fail("file/unwritable", {
		path,
		cause: "closed"
	});
	const attempt = (action) => {
		if (isClosed) return closed;
		try {
			action();
			return done;
		} catch (error) {
			return {
				ok: false,
				error: writeFailure(path, error)
			};
		}
	};
	return {
		path,
		append: (bytes) => attempt(() => writeAll(descriptor, bytes)),
		flush: () => isClosed ? Promise.resolve(closed) : sync(path, descriptor),
		close() {
			if (isClosed) return;
			isClosed = true;
			try {
				closeSync(descriptor);
			} catch (error) {
				systemCode(error);
			}
		}
	};
};
/** All or nothing, as far as the file can be shortened again. */
var writeAll = (descriptor, bytes) => {
	let written = 0;
	try {
		while (written < bytes.length) written += writeSync(descriptor, bytes, written);
	} catch (error) {
		if (written > 0) takeBack(descriptor, written);
		throw error;
	}
};
var takeBack = (descriptor, written) => {
	try {
		const { size } = fstatSync(descriptor);
		ftruncateSync(descriptor, size - written);
	} catch (error) {
		systemCode(error);
	}
};
/** On a thread of its own: a slow disk must not keep the ports waiting. */
var sync = (path, descriptor) => new Promise((resolve) => {
	fdatasync(descriptor, (error) => {
		resolve(error === null || cannotSync.has(systemCode(error)) ? done : {
			ok: false,
			error: writeFailure(path, error)
		});
	});
});
// electron/host/node/data-folder.ts
/**
* The folder for everything the product keeps, by the custom of the platform: `%APPDATA%\ATelier`, `~/Library/Application Support/ATelier`,
* else `$XDG_DATA_HOME/atelier` or `~/.local/share/atelier` (a relative XDG path is invalid and ignored, as its specification says).
*/
var userDataFolder = ({ os, home, environment }) => {
	if (os === "win32") return win32.join(environment.APPDATA || win32.join(home, "AppData", "Roaming"), "ATelier");
	if (os === "darwin") return posix.join(home, "Library", "Application Support", "ATelier");
	const xdg = environment.XDG_DATA_HOME ?? "";
	return posix.join(posix.isAbsolute(xdg) ? xdg : posix.join(home, ".local", "share"), "atelier");
};
// electron/host/node/list-folder.ts
var mostEntries = 1e4;
/** Plain files of a folder, in no certain order. A folder that is not there has none; a file that goes meanwhile is left out. */
var listFolder = async (path) => {
	const entries = [];
	try {
		for await (const { name } of await opendir(path)) {
			const entry = await entryOf(join(path, name), name);
			if (entry !== null) entries.push(entry);
			if (entries.length === mostEntries) break;
		}
	} catch (error) {
		if (systemCode(error) === "ENOENT") return ok([]);
		return {
			ok: false,
			error: readFailure(path, error)
		};
	}
	return ok(entries);
};
/** Asked without following a link, so that a link is never taken for the file it leads to. */
var entryOf = async (path, name) => {
	try {
		const found = await lstat(path);
		return found.isFile() ? {
			name,
			sizeBytes: found.size,
			changedAtMs: found.mtimeMs
		} : null;
	} catch (error) {
		systemCode(error);
		return null;
	}
};
// electron/host/node/read-limited.ts
/** Not on Windows, where no pipe has a path of this kind. */
var withoutWaiting = constants$1.O_NONBLOCK ?? 0;
/**
* Reads a plain file of at most `limitBytes`. Folders, pipes and devices are refused before they are opened: opening a serial port can
* reset what is behind it, and reading a pipe can wait for ever. Failures carry `cause`: `not-a-file`, `too-large` or the system's name.
*/
var readLimited = (path, limitBytes) => withPlainFile(path, (file) => readOpened(file, path, limitBytes));
/** At most `limitBytes` from `offset` on; empty at the end of the file or behind it. Refuses what `readLimited` refuses. */
var readPart = (path, offset, limitBytes) => withPlainFile(path, async (file) => {
	const part = new Uint8Array(limitBytes);
	let length = 0;
	while (length < limitBytes) {
		const { bytesRead } = await file.read(part, length, limitBytes - length, offset + length);
		if (bytesRead === 0) break;
		length += bytesRead;
	}
	return ok(part.slice(0, length));
});
var withPlainFile = async (path, read) => {
	try {
		if (!(await stat(path)).isFile()) return fail("file/unreadable", {
			path,
			cause: "not-a-file"
		});
		const file = await open(path, constants$1.O_RDONLY | withoutWaiting);
		try {
			if (!(await file.stat()).isFile()) return fail("file/unreadable", {
				path,
				cause: "not-a-file"
			});
			return await read(file);
		} finally {
			await file.close();
		}
	} catch (error) {
		return {
			ok: false,
			error: readFailure(path, error)
		};
	}
};
/** Measures while it reads: the file may grow. */
var readOpened = async (file, path, limitBytes) => {
	const { size } = await file.stat();
	const tooLarge = fail("file/unreadable", {
		path,
		cause: "too-large",
		sizeBytes: size,
		limitBytes
	});
	if (size > limitBytes) return tooLarge;
	const chunks = [];
	let length = 0;
	for (;;) {
		const chunk = new Uint8Array(Math.min(65536, limitBytes - length + 1));
		const { bytesRead } = await file.read(chunk, 0, chunk.length, length);
		if (bytesRead === 0) return ok(Uint8Array.from(Buffer.concat(chunks)));
		length += bytesRead;
		if (length > limitBytes) return tooLarge;
		chunks.push(chunk.subarray(0, bytesRead));
	}
};
// electron/host/node/remove-file.ts
/** Removes one file; of a symbolic link the link. A folder is refused by the system. */
var removeFile = async (path) => {
	try {
		await unlink(path);
		return done;
	} catch (error) {
		const cause = systemCode(error);
		if (cause === "ENOENT" || cause === "ENOTDIR") return fail("file/missing", {
			path,
			cause
		});
		return {
			ok: false,
			error: writeFailure(path, error)
		};
	}
};
// electron/host/node/same-file.ts
/** As many as Linux follows. */
var longestChain = 40;
/**
* Whether two paths lead to one file: by another spelling, through links, by a second name of the file; also when it is not there yet.
* Nothing is opened.
*/
var isSameFile = async (one, other) => await identityOf(one) === await identityOf(other);
var identityOf = async (path) => {
	const place = await placeOf(resolve(path), longestChain);
	const found = await stat(place, { bigint: true }).catch(() => null);
	if (found !== null && found.ino !== 0n) return `${found.dev}:${found.ino}`;
	return process.platform === "win32" || process.platform === "darwin" ? place.normalize("NFC").toLowerCase() : place;
};
/** Where a file of this path would be written: links are followed, also one to a file that is not there. */
var placeOf = async (path, linksLeft) => {
	const folder = await realFolder(dirname(path));
	const place = join(folder, basename(path));
	const target = linksLeft > 0 ? await readlink(place).catch(() => null) : null;
	return target === null ? place : placeOf(resolve(folder, target), linksLeft - 1);
};
var realFolder = async (path) => {
	const real = await realpath(path).catch(() => null);
	if (real !== null) return real;
	const above = dirname(path);
	return above === path ? path : join(await realFolder(above), basename(path));
};
// electron/host/node/session-secrets.ts
/**
* Secrets in memory until the program ends: plain Node has no keyring, and a file in clear is none.
* @param lockedKeys what a keyring keeps that cannot be opened in this session
*/
var createSessionSecrets = (reason, lockedKeys = []) => {
	const values = /* @__PURE__ */ new Map();
	const locked = new Set(lockedKeys);
	return {
		keeping: {
			kind: "session",
			reason
		},
		read: async (key) => locked.has(key) ? fail("file/secret-locked") : ok(values.get(key) ?? null),
		write: async (key, value) => {
			locked.delete(key);
			values.set(key, value);
			return done;
		},
		remove: async (key) => {
			locked.delete(key);
			values.delete(key);
			return done;
		}
	};
};
// electron/host/node/write-atomically.ts
/**
* Replaces the content of a file: written beside it (mode 0600), made durable, renamed over it. Folders that are missing are created
* (mode 0700). A symbolic link stays one: the file it leads to is replaced. On failure the old content stays.
*/
var writeAtomically = async (path, content) => {
	let temporary = null;
	try {
		await mkdir(dirname(path), {
			recursive: true,
			mode: 448
		});
		const target = await realpath(path).catch(() => path);
		const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}.tmp`);
		temporary = beside;
		await writeDurably(beside, content);
		await rename(beside, target);
		await syncFolder(dirname(target));
		return done;
	} catch (error) {
		if (temporary !== null) await rm(temporary, { force: true }).catch(() => void 0);
		return {
			ok: false,
			error: writeFailure(path, error)
		};
	}
};
var writeDurably = async (path, content) => {
	const file = await open(path, "wx", 384);
	try {
		await file.writeFile(content);
		await file.sync();
	} finally {
		await file.close();
	}
};
/** Makes the rename durable where folders can be opened for that; elsewhere the system does it in its own time. */
var syncFolder = async (folder) => {
	const opened = await open(folder, "r").catch(() => null);
	if (opened === null) return;
	await opened.sync().catch(() => void 0);
	await opened.close();
};
/** Runs the writes to one path in the order of the calls, so that the last call's content is what stays. */
var createWriteOrder = () => {
	const last = /* @__PURE__ */ new Map();
	return (path, write) => {
		const mine = (last.get(path) ?? Promise.resolve()).then(write, write);
		last.set(path, mine);
		const forget = () => {
			if (last.get(path) === mine) last.delete(path);
		};
		mine.then(forget, forget);
		return mine;
	};
};
// electron/host/node/node-platform.ts
/** Files by `node:fs`, secrets in memory. Failures have a code `file/…` and the facts `path` and `cause`. */
var createNodePlatform = ({ dataFolder, showFolder } = {}) => {
	const inOrder = createWriteOrder();
	return {
		dataFolder: resolve(dataFolder ?? userDataFolder({
			os: process.platform,
			home: homedir(),
			environment: process.env
		})),
		readFile: readLimited,
		writeFile: (path, content) => inOrder(resolve(path), () => writeAtomically(path, content)),
		openAppend: openAppendFile,
		join,
		resolve,
		folderOf: dirname,
		isSameFile,
		listFolder,
		readPart,
		removeFile: (path) => inOrder(resolve(path), () => removeFile(path)),
		showFolder: showFolder ?? null,
		secrets: createSessionSecrets("browser")
	};
};
export { systemCode as a, readFailure as i, createSessionSecrets as n, writeFailure as o, userDataFolder as r, createNodeClock as s, createNodePlatform as t };

//# sourceMappingURL=node-platform-CbLh1QQ7.js.map