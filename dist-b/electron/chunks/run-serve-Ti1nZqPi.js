import { s as createNodeClock, t as createNodePlatform } from "./node-platform-CbLh1QQ7.js";
import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { i as createOutputStream, r as workingFolderOf, t as chooseLanguage } from "./choose-language-CY2H6qGn.js";
import { b as words, r as oneSentence, v as fill, x as exitCodeOf } from "./describe-failure-DUuiI3VI.js";
import { r as sleep } from "./open-link-BfyoEUp7.js";
import { a as ownFolder, c as encodeFrame, i as askOwnerOf, n as pageHeaders, o as createApplication, r as within, s as decodeClientFrame, t as readPageFiles } from "./page-files-IcMciaT6.js";
import { k as createLinks } from "./report-B250rsAY.js";
import { n as nativePortReaders, t as createPortDirectory } from "./port-directory-BUl9_oaJ.js";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { parseArgs } from "node:util";
import { Socket } from "node:net";
import { spawn } from "node:child_process";
import { createServer as createServer$1 } from "node:http";
import { WebSocketServer } from "ws";
// electron/browser-application.ts
/** The application as `serve.ts` and `start.ts` hand it to the web host: the real ports, and the virtual module behind `sim:`. */
var createBrowserApplication = async (platform, clock) => {
	const links = createLinks({
		platform,
		clock
	});
	const application = await createApplication({
		platform,
		clock,
		links,
		directory: createPortDirectory(nativePortReaders(process.platform), clock),
		product: {
			version: "0.1.0",
			host: "web",
			os: process.platform
		},
		onBug: (error) => {
			process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
		}
	});
	return {
		attach: application.attach,
		close: async () => {
			await application.close();
			await links.close();
		}
	};
};
var startWords = words({
	running: "ATelier runs at {address} – Ctrl+C stops it.",
	alreadyRunning: "ATelier runs already with the data folder {folder}: {address}",
	alreadyInWindow: "The window of ATelier (process {pid}) uses the data folder {folder}. Close it first, or give another folder: --data DIR.",
	silent: "ATelier (process {pid}) uses the data folder {folder} and does not answer. End it, or give another folder: --data DIR.",
	stopped: "ATelier was stopped.",
	nothingToStop: "No ATelier runs with the data folder {folder}.",
	notStopped: "ATelier (process {pid}) was asked to stop and is still there.",
	portTaken: "Another program uses {address}. Give another port with --port N, or leave it out: a free one is taken then.",
	portDenied: "This user may not listen at {address}. Give a port above 1023 with --port N, or leave it out.",
	portFailed: "The system does not let ATelier listen at {address} ({error}).",
	pageMissing: "The page of ATelier was not built ({path}). Build it with: npm run build",
	unexpected: "There is no option {name}.",
	badPort: "--port takes a number from 0 to 65535; 0 takes a free port.",
	badLanguage: "--lang takes en or zh.",
	badData: "--data takes a folder.",
	serveUsage: "npm run serve -- [--port N] [--data DIR] [--open] [--lang en|zh]\nnpm run serve -- --stop [--data DIR]\n\n  --port N      port at 127.0.0.1; left out: a free one\n  --data DIR    folder for settings, profiles and recordings\n  --open        open the page in the browser\n  --stop        stop the ATelier that runs with this data folder\n  --lang en|zh  language of this text",
	startUsage: "npm start -- [--data DIR] [--lang en|zh] [--fetch-electron]\n\nOpens the window of ATelier; where there can be none, the same application in the browser.\n\n  --data DIR        folder for settings, profiles and recordings\n  --fetch-electron  download the Electron runtime first, if it is missing (about 120 MB, from GitHub)\n  --lang en|zh      language of this text",
	refused: "This page belongs to whoever started ATelier on this machine. Open the whole address that it showed in the terminal; after each start it is another one.",
	noRuntime: "The Electron runtime is not installed, so ATelier opens in the browser instead of a window. To get the window: npm start -- --fetch-electron",
	noScreen: "There is no screen (neither DISPLAY nor WAYLAND_DISPLAY is set), so ATelier is served to a browser instead of opening a window.",
	noRuntimeNoScreen: "There is neither a screen nor the Electron runtime, so ATelier is served to a browser instead of opening a window.",
	noWindowBuilt: "The window of ATelier was not built, so it opens in the browser. To build it: npm run build",
	runtimeFailed: "The Electron runtime could not show a window ({reason}), so ATelier opens in the browser instead. What it said stands above.",
	fetching: "Fetching the Electron runtime from GitHub, once …",
	notFetched: "The Electron runtime could not be fetched."
}, {
	running: "AT 工坊已启动：{address} （按 Ctrl+C 停止）",
	alreadyRunning: "已有一个 AT 工坊在使用数据文件夹 {folder}：{address}",
	alreadyInWindow: "AT 工坊的独立窗口（进程 {pid}）正在使用数据文件夹 {folder}。请先关闭该窗口，或用 --data DIR 指定其他文件夹。",
	silent: "另一个 AT 工坊（进程 {pid}）占用了数据文件夹 {folder}，且没有响应。请结束该进程，或用 --data DIR 指定其他文件夹。",
	stopped: "AT 工坊已停止。",
	nothingToStop: "没有 AT 工坊在使用数据文件夹 {folder}。",
	notStopped: "已要求 AT 工坊（进程 {pid}）停止，但它仍在运行。",
	portTaken: "{address} 已被其他程序占用。请用 --port N 指定其他端口，或不指定（自动选择空闲端口）。",
	portDenied: "当前用户无权监听 {address}。请用 --port N 指定大于 1023 的端口，或不指定。",
	portFailed: "系统不允许 AT 工坊监听 {address}（{error}）。",
	pageMissing: "AT 工坊的页面尚未构建（{path}）。请先运行：npm run build",
	unexpected: "没有选项 {name}。",
	badPort: "--port 的取值为 0 到 65535；0 表示自动选择空闲端口。",
	badLanguage: "--lang 的取值为 en 或 zh。",
	badData: "--data 后须给出文件夹。",
	serveUsage: "npm run serve -- [--port N] [--data DIR] [--open] [--lang en|zh]\nnpm run serve -- --stop [--data DIR]\n\n  --port N      127.0.0.1 上的端口；不指定则自动选择空闲端口\n  --data DIR    保存设置、方案和录制的文件夹\n  --open        在浏览器中打开页面\n  --stop        停止正在使用该数据文件夹的 AT 工坊\n  --lang en|zh  此处文字的语言",
	startUsage: "npm start -- [--data DIR] [--lang en|zh] [--fetch-electron]\n\n打开 AT 工坊的窗口；无法打开窗口时，在浏览器中运行同一应用。\n\n  --data DIR        保存设置、方案和录制的文件夹\n  --fetch-electron  若缺少 Electron 运行时，先从 GitHub 下载（约 120 MB）\n  --lang en|zh      此处文字的语言",
	refused: "此页面只供在本机启动 AT 工坊的人使用。请打开终端中显示的完整地址；每次启动后地址都会改变。",
	noRuntime: "未安装 Electron 运行时，AT 工坊将在浏览器中打开，而不是独立窗口。如需独立窗口：npm start -- --fetch-electron",
	noScreen: "没有可用的屏幕（未设置 DISPLAY 和 WAYLAND_DISPLAY），AT 工坊将通过浏览器提供，不打开窗口。",
	noRuntimeNoScreen: "既没有可用的屏幕，也未安装 Electron 运行时，AT 工坊将通过浏览器提供，不打开窗口。",
	noWindowBuilt: "AT 工坊的窗口程序尚未构建，将在浏览器中打开。构建命令：npm run build",
	runtimeFailed: "Electron 运行时无法显示窗口（{reason}），AT 工坊将改在浏览器中打开。具体信息见上方输出。",
	fetching: "正在从 GitHub 下载 Electron 运行时（只尝试一次）…",
	notFetched: "未能下载 Electron 运行时。"
});
// electron/host/web/open-with-system.ts
var browserCommands = {
	win32: ["rundll32.exe", "url.dll,FileProtocolHandler"],
	darwin: ["open"]
};
var folderCommands = {
	win32: ["explorer.exe"],
	darwin: ["open"]
};
var elsewhere = ["xdg-open"];
/** Hands an address to the browser that the person uses; tells whether there was a program to hand it to. */
var openBrowser = (address, os) => run(browserCommands[os] ?? elsewhere, address);
/** Shows a folder in the file manager. */
var openFolder = (path, os) => run(folderCommands[os] ?? elsewhere, path);
/** No shell reads the target, and the program outlives this one. */
var run = ([program, ...args], target) => new Promise((resolve) => {
	const child = spawn(program, [...args, target], {
		detached: true,
		stdio: "ignore"
	});
	child.on("spawn", () => resolve(true));
	child.on("error", () => resolve(false));
	child.unref();
});
// electron/host/web/screen.ts
/** Whether a person sees what is opened here. Windows and macOS always have a screen, as far as a program can tell. */
var hasScreen = (os, environment) => os === "win32" || os === "darwin" || Boolean(environment.DISPLAY) || Boolean(environment.WAYLAND_DISPLAY);
// electron/host/web/process-surroundings.ts
/** A closed terminal is a request to end too. */
var endingSignals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/**
* The real process: its streams, environment and signals. The same Ctrl+C reaches a process of npm twice (from the terminal and from npm),
* so a second one forces nothing; every ending has its own limit.
*/
var processSurroundings = (args, given) => {
	goTo(workingFolderOf(process.env, process.cwd()));
	const language = chooseLanguage(args, process.env, Intl.DateTimeFormat().resolvedOptions().locale);
	const out = createOutputStream(process.stdout, "stdout");
	const err = createOutputStream(process.stderr, "stderr");
	return {
		...given,
		out: out.write,
		err: err.write,
		onOutputFailure: out.onFailure,
		outputSettled: out.settled,
		environment: process.env,
		os: process.platform,
		pid: process.pid,
		clock: createNodeClock(),
		language,
		words: startWords[language],
		onStop: (listener) => {
			for (const signal of endingSignals) process.on(signal, listener);
			return () => {
				for (const signal of endingSignals) process.off(signal, listener);
			};
		},
		openBrowser: (address) => void openBrowser(address, process.platform),
		createPlatform: (dataFolder) => createNodePlatform({
			dataFolder,
			...hasScreen(process.platform, process.env) ? { showFolder: (path) => openFolder(path, process.platform) } : {}
		})
	};
};
/** Here, and in the window that is started from here, paths are relative to where the person stands. */
var goTo = (folder) => {
	try {
		process.chdir(folder);
	} catch {}
};
/** Ends the process when all output is out, whatever a driver still holds. */
var endProcess = (exitCode) => {
	process.stdout.write("", () => process.exit(exitCode));
};
// electron/host/web/door.ts
var createDoor = () => {
	let inside = null;
	const waiting = /* @__PURE__ */ new Set();
	return {
		attach: (connection) => {
			if (inside !== null) return inside.attach(connection);
			waiting.add(connection);
			connection.onClosed(() => waiting.delete(connection));
		},
		open: (application) => {
			inside = application;
			for (const connection of waiting) application.attach(connection);
			waiting.clear();
		}
	};
};
// electron/host/web/keep-output.ts
/** Says it when output could not be kept, and gives its exit code: it hides no other failure. */
var keepOutput = async ({ err, language, onOutputFailure, outputSettled }, run) => {
	const lost = [];
	onOutputFailure?.((failure) => {
		lost.push(failure);
		err(`${oneSentence(failure, language)}\n`);
	});
	const exitCode = await run();
	await outputSettled?.();
	const [reason] = lost;
	return exitCode === 0 && reason ? exitCodeOf(reason.code) : exitCode;
};
// electron/host/web/start-arguments.ts
var common = {
	data: { type: "string" },
	lang: { type: "string" },
	help: {
		type: "boolean",
		short: "h"
	}
};
var own = {
	serve: {
		...common,
		port: { type: "string" },
		open: { type: "boolean" },
		stop: { type: "boolean" }
	},
	start: {
		...common,
		"fetch-electron": { type: "boolean" }
	}
};
/** What is asked for, or the sentence that says what is wrong with it. */
var readStartArguments = (args, entry, words) => {
	const { values, tokens } = parseArgs({
		args: [...args],
		options: own[entry],
		strict: false,
		tokens: true
	});
	for (const token of tokens) {
		if (token.kind === "positional") return { problem: unexpected(words, token.value) };
		if (token.kind !== "option") continue;
		if (!Object.hasOwn(own[entry], token.name)) return { problem: unexpected(words, token.rawName) };
	}
	const { data, port = "0", lang } = values;
	if (typeof port !== "string" || !/^\d{1,5}$/.test(port) || Number(port) > 65535) return { problem: words.badPort };
	if (lang !== void 0 && lang !== "en" && lang !== "zh") return { problem: words.badLanguage };
	if (data !== void 0 && (typeof data !== "string" || data === "")) return { problem: words.badData };
	return {
		port: Number(port),
		dataFolder: data,
		open: values.open === true,
		stop: values.stop === true,
		fetchElectron: values["fetch-electron"] === true,
		help: values.help === true
	};
};
var unexpected = (words, name) => fill(words.unexpected, { name: JSON.stringify(name.slice(0, 40)) });
// electron/host/web/access.ts
/** How long an address for one visit waits for it. */
var oneVisitMs = 12e4;
var createAccess = (options) => {
	const { port, token, makeToken, clock } = options;
	const oneTime = /* @__PURE__ */ new Map();
	const authorities = new Set(["127.0.0.1", "localhost"].flatMap((name) => port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]));
	const authorityOf = (headers) => {
		const host = headers.host?.toLowerCase() ?? "";
		return authorities.has(host) ? host : null;
	};
	const takeOneTime = (given) => {
		for (const [candidate, { untilMs }] of oneTime) if (untilMs < clock.nowMs()) oneTime.delete(candidate);
		const match = [...oneTime.keys()].find((candidate) => isSame(candidate, given));
		return match !== void 0 && oneTime.delete(match);
	};
	return {
		comesFromHere: (headers) => {
			const authority = authorityOf(headers);
			if (authority === null) return false;
			const site = headers["sec-fetch-site"];
			if (site !== void 0 && site !== "same-origin" && site !== "none") return false;
			return headers.origin === void 0 || headers.origin === `http://${authority}`;
		},
		comesFromPage: (headers) => {
			const authority = authorityOf(headers);
			return authority !== null && headers.origin === `http://${authority}`;
		},
		opensWith: (shown) => isSame(shown, token) || takeOneTime(shown),
		oneTimeToken: () => {
			const made = makeToken();
			oneTime.set(made, { untilMs: clock.nowMs() + oneVisitMs });
			return made;
		}
	};
};
/** Of equal length for every input, so that the time it takes says nothing. */
var digest = (text) => createHash("sha256").update(text).digest();
var isSame = (given, expected) => timingSafeEqual(digest(given), digest(expected));
// shared/page-proof.ts
var encodeWelcome = (token) => JSON.stringify({
	kind: "welcome",
	token
});
/** The token that a first message shows; `null` for any other message. */
var readProof = (message) => tokenOf(message, "proof");
/** The connection closes with this number: the token is not, or no longer, the one. */
var notLetIn = 4401;
var longestMessage = 400;
var tokenOf = (message, kind) => {
	if (message.length > longestMessage) return null;
	try {
		const { kind: found, token } = JSON.parse(message);
		return found === kind && typeof token === "string" ? token : null;
	} catch {
		return null;
	}
};
// electron/host/web/socket-connection.ts
/** A page that leaves more than this untaken is cut off: it comes back and gets the view as it is then. */
var untakenLimitBytes = 33554432;
var closeCodes = { unsupportedData: 1003 };
/** Frames over one WebSocket. Pages send text only; whatever else comes is not passed on. */
var socketConnection = (socket) => {
	const frameListeners = /* @__PURE__ */ new Set();
	const closedListeners = /* @__PURE__ */ new Set();
	const early = [];
	socket.on("message", (data, isBinary) => {
		if (isBinary || !Buffer.isBuffer(data)) {
			socket.close(closeCodes.unsupportedData);
			return;
		}
		if (socket.readyState !== socket.OPEN) return;
		const frame = decodeClientFrame(data.toString("utf8"));
		if (frameListeners.size === 0) early.push(frame);
		for (const listener of [...frameListeners]) listener(frame);
	});
	socket.on("close", () => {
		for (const listener of [...closedListeners]) listener();
	});
	return {
		send: (frame) => {
			if (socket.readyState !== socket.OPEN) return;
			if (socket.bufferedAmount > untakenLimitBytes) socket.terminate();
			else socket.send(encodeFrame(frame));
		},
		onFrame: (listener) => {
			frameListeners.add(listener);
			for (const frame of early.splice(0)) listener(frame);
			return () => frameListeners.delete(listener);
		},
		onClosed: (listener) => {
			closedListeners.add(listener);
			return () => closedListeners.delete(listener);
		}
	};
};
// electron/host/web/page-sockets.ts
/** Above the longest request of the contract: a profile to be imported, 1.1 million characters of up to three bytes. */
var largestMessageBytes = 4194304;
/** A page that does not answer from one beat to the next is gone. */
var heartbeatMs = 2e4;
var farewellMs = 500;
var goingAway = 1001;
var tryAgainLater = 1013;
/** How long a page may take to show the token, and how much may come from it before. */
var proofLimitMs = 1e4;
var proofLimitBytes = 8192;
/** Pages of one person; each may leave some megabytes untaken. */
var mostPages = 64;
var createPageSockets = (options) => {
	const { clock, attach, opensWith, token, onProven } = options;
	const server = new WebSocketServer({
		noServer: true,
		maxPayload: largestMessageBytes,
		perMessageDeflate: false
	});
	const silent = /* @__PURE__ */ new WeakSet();
	const pages = /* @__PURE__ */ new Set();
	const beat = () => {
		for (const socket of server.clients) {
			if (silent.has(socket)) {
				socket.terminate();
				continue;
			}
			silent.add(socket);
			socket.ping();
		}
		stopBeating = clock.after(heartbeatMs, beat);
	};
	let stopBeating = clock.after(heartbeatMs, beat);
	const letIn = (opened, socket) => {
		if (pages.size >= mostPages) return opened.close(tryAgainLater);
		pages.add(opened);
		opened.once("close", () => pages.delete(opened));
		onProven(socket);
		opened.send(encodeWelcome(token));
		attach(socketConnection(opened));
	};
	const awaitProof = (opened, socket) => {
		const cancel = clock.after(proofLimitMs, () => opened.terminate());
		opened.once("close", cancel);
		const before = socket.bytesRead;
		const countBytes = () => {
			if (socket.bytesRead - before > proofLimitBytes) opened.terminate();
		};
		socket.on("data", countBytes);
		opened.once("message", (data, isBinary) => {
			const shown = isBinary || !Buffer.isBuffer(data) ? null : readProof(data.toString("utf8"));
			if (shown === null || !opensWith(shown)) return opened.close(notLetIn);
			cancel();
			socket.off("data", countBytes);
			letIn(opened, socket);
		});
	};
	return {
		take: (request, socket, head) => server.handleUpgrade(request, socket, head, (opened) => {
			opened.on("pong", () => silent.delete(opened));
			opened.on("error", () => void 0);
			awaitProof(opened, socket);
		}),
		close: async () => {
			stopBeating();
			const open = [...server.clients];
			const gone = open.map((socket) => new Promise((resolve) => socket.once("close", () => resolve())));
			for (const socket of open) socket.close(goingAway);
			await within(clock, farewellMs, Promise.all(gone));
			for (const socket of open) socket.terminate();
		}
	};
};
// electron/host/web/places.ts
var createPlaces = (limit) => {
	/** In the order of their last use. */
	const unproven = /* @__PURE__ */ new Set();
	return {
		enter: (socket) => {
			const [oldest] = unproven;
			if (oldest !== void 0 && unproven.size >= limit) {
				unproven.delete(oldest);
				oldest.destroy();
			}
			unproven.add(socket);
			socket.once("close", () => unproven.delete(socket));
		},
		used: (socket) => {
			if (unproven.delete(socket)) unproven.add(socket);
		},
		proven: (socket) => void unproven.delete(socket)
	};
};
// electron/host/web/web-host.ts
/** The interface is fixed: nothing but this machine reaches the application. */
var loopback = "127.0.0.1";
/** More than a browser opens for a page and its parts, by far. */
var unprovenLimit = 128;
var makeToken = () => randomBytes(32).toString("base64url");
/**
* Serves the page and its connections at 127.0.0.1. A port that cannot be had is `link/busy`, `link/denied` or `link/failed` with the
* fact `address`; a page that was not built is `file/missing`.
*/
var createWebHost = async (options) => {
	const files = await readPageFiles(options.pageFolder);
	if (!files.ok) return files;
	const server = createServer$1({
		keepAliveTimeout: 5e3,
		headersTimeout: 1e4,
		requestTimeout: 1e4
	});
	const places = createPlaces(unprovenLimit);
	server.on("connection", places.enter);
	const listening = await new Promise((resolve) => {
		server.once("error", (error) => resolve(whyNotListening(error.code, options.port)));
		server.listen({
			port: options.port,
			host: loopback,
			exclusive: true
		}, () => {
			const address = server.address();
			resolve(ok(typeof address === "object" && address ? address.port : options.port));
		});
	});
	if (!listening.ok) return listening;
	server.on("error", () => void 0);
	const port = listening.value;
	const token = options.token ?? makeToken();
	const clock = options.clock ?? createNodeClock();
	const access = createAccess({
		port,
		token,
		makeToken,
		clock
	});
	const { opensWith } = access;
	const sockets = createPageSockets({
		clock,
		attach: options.attach,
		opensWith,
		token,
		onProven: places.proven
	});
	const addressWith = (given) => `http://${loopback}:${port}/?token=${given}`;
	server.on("request", (request, response) => {
		places.used(request.socket);
		answerRequest({
			access,
			files: files.value
		}, request, response);
	});
	server.on("upgrade", (request, socket, head) => {
		socket.on("error", () => void 0);
		places.used(socket);
		if (pathOf(request) === "/socket" && access.comesFromPage(request.headers) && socket instanceof Socket) sockets.take(request, socket, head);
		else refuseUpgrade(socket);
	});
	let closing = null;
	const close = () => {
		closing ??= (async () => {
			const closed = new Promise((resolve) => server.close(() => resolve()));
			await sockets.close();
			server.closeAllConnections();
			await closed;
		})();
		return closing;
	};
	return ok({
		url: addressWith(token),
		port,
		urlForOneVisit: () => addressWith(access.oneTimeToken()),
		close
	});
};
/** Cut off behind the answer: an end that never closes itself would keep one of the places. */
var refuseUpgrade = (socket) => {
	socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", () => socket.destroy());
};
var whyNotListening = (errorName, port) => {
	const address = `${loopback}:${port}`;
	if (errorName === "EADDRINUSE") return fail("link/busy", { address });
	if (errorName === "EACCES") return fail("link/denied", { address });
	return fail("link/failed", {
		address,
		error: errorName ?? "unknown"
	});
};
/**
* Only targets that begin with `/` name something here. The path is compared as it stands: nothing is decoded or put together. A token
* behind it is for the page, never for the server.
*/
var pathOf = (request) => (request.url ?? "").split("?", 1)[0] ?? "";
/** The files of the page, for every program of this computer: nothing in them is of value. Everything else goes over a socket that proved itself. */
var answerRequest = ({ access, files }, request, response) => {
	request.on("error", () => void 0);
	const { headers, method = "" } = request;
	if (!access.comesFromHere(headers)) return refuse(request, response);
	if (method !== "GET" && method !== "HEAD") {
		response.setHeader("allow", "GET, HEAD");
		return say(response, 405, "");
	}
	const file = files.get(pathOf(request));
	if (file === void 0) return say(response, 404, "");
	response.writeHead(200, {
		...pageHeaders,
		"content-type": file.type,
		"content-length": file.bytes.length,
		"cache-control": file.isLasting ? "private, max-age=31536000, immutable" : "no-store"
	});
	response.end(method === "HEAD" ? void 0 : file.bytes);
};
var say = (response, status, text) => {
	response.writeHead(status, {
		...pageHeaders,
		"content-type": "text/plain; charset=utf-8",
		"cache-control": "no-store"
	});
	response.end(text);
};
/** Says nothing about the application but how its owner gets in. */
var refuse = (request, response) => {
	say(response, 403, `${startWords[/^\s*zh/i.test(request.headers["accept-language"] ?? "") ? "zh" : "en"].refused}\n`);
};
// electron/host/web/run-serve.ts
var success = 0;
var portFailed = 3;
/** How long the application may take to stop its runs and close its ports. */
var closingLimitMs = 4e3;
var stopLimitMs = 6e3;
var stopPollMs = 100;
/** `npm run serve`: serves, or stops the one that does; gives the exit code. */
var serveByArguments = (args, surroundings) => keepOutput(surroundings, () => serve(args, surroundings));
var serve = async (args, surroundings) => {
	const { words, out, err } = surroundings;
	const options = readStartArguments(args, "serve", words);
	if ("problem" in options) {
		err(`${options.problem}\n\n${words.serveUsage}\n`);
		return exitCodeOf("usage/invalid");
	}
	if (options.help) {
		out(`${words.serveUsage}\n`);
		return success;
	}
	return options.stop ? runStop(options, surroundings) : runServe(options, surroundings);
};
/** Serves until it is told to end or its output cannot be kept; gives the exit code. */
var runServe = async (options, surroundings) => {
	const { clock, words, out, err } = surroundings;
	const platform = surroundings.createPlatform(options.dataFolder);
	let stop = () => void 0;
	const stopped = new Promise((resolve) => {
		stop = resolve;
	});
	const stopListening = surroundings.onStop(stop);
	surroundings.onOutputFailure?.(stop);
	const door = createDoor();
	const host = await createWebHost({
		attach: door.attach,
		pageFolder: surroundings.pageFolder,
		port: options.port,
		clock
	});
	if (!host.ok) {
		stopListening();
		return reportHostFailure(host.error, surroundings);
	}
	const end = async (exitCode) => {
		await host.value.close();
		stopListening();
		return exitCode;
	};
	const claim = await ownFolder({
		folder: platform.dataFolder,
		pid: surroundings.pid,
		host: "web",
		clock,
		answers: {
			alive: () => host.value.url,
			visit: () => host.value.urlForOneVisit(),
			stop: () => {
				stop();
				return "";
			}
		}
	});
	if (!claim.ok) {
		err(`${oneSentence(claim.error, surroundings.language)}\n`);
		return end(exitCodeOf(claim.error.code));
	}
	if (claim.value.kind === "taken") return end(await sayTaken(claim.value, platform, options, surroundings));
	const application = await surroundings.createApplication(platform, clock);
	door.open(application);
	out(`${fill(words.running, { address: host.value.url })}\n`);
	if (options.open) openPage(host.value.urlForOneVisit(), surroundings);
	await stopped;
	await within(clock, closingLimitMs, application.close());
	await host.value.close();
	await claim.value.release();
	out(`${words.stopped}\n`);
	return end(success);
};
var openPage = (address, { os, environment, openBrowser }) => {
	if (hasScreen(os, environment)) openBrowser(address);
};
/** The person wants the application and has it already: where it can be shown, that is what was wanted. */
var sayTaken = async ({ by, isSilent, text: address }, { dataFolder }, options, surroundings) => {
	const { words, err, clock } = surroundings;
	const template = isSilent ? words.silent : by.host === "window" ? words.alreadyInWindow : words.alreadyRunning;
	err(`${fill(template, {
		folder: dataFolder,
		address,
		pid: by.pid
	})}\n`);
	if (isSilent || !options.open) return portFailed;
	const visit = await askOwnerOf(dataFolder, "visit", clock);
	if (visit?.answer.kind === "done" && visit.answer.text !== "") openPage(visit.answer.text, surroundings);
	return success;
};
var hostFailureWords = {
	"link/busy": "portTaken",
	"link/denied": "portDenied",
	"link/failed": "portFailed",
	"file/missing": "pageMissing"
};
var reportHostFailure = (failure, { words, err, language }) => {
	const key = hostFailureWords[failure.code];
	const { address = "", path = "", error = "" } = failure.facts;
	const facts = {
		address: String(address),
		path: String(path),
		error: String(error)
	};
	err(`${key ? fill(words[key], facts) : oneSentence(failure, language)}\n`);
	return exitCodeOf(failure.code);
};
/** Ends the one that serves the same data folder; gives the exit code. It is asked, never signalled: a process number may be another's by now. */
var runStop = async (options, surroundings) => {
	const { clock, words, out, err } = surroundings;
	const folder = surroundings.createPlatform(options.dataFolder).dataFolder;
	const asked = await askOwnerOf(folder, "stop", clock);
	if (asked === null || asked.answer.kind === "gone") {
		out(`${fill(words.nothingToStop, { folder })}\n`);
		return success;
	}
	const { owner, answer } = asked;
	const deadlineMs = clock.nowMs() + stopLimitMs;
	while (answer.kind === "done" && clock.nowMs() < deadlineMs) {
		if (!await isStill(owner, folder, clock)) {
			out(`${words.stopped}\n`);
			return success;
		}
		await sleep(clock, stopPollMs);
	}
	err(`${fill(words.notStopped, { pid: owner.pid })}\n`);
	return portFailed;
};
/** Whether a folder has the same living owner as before. */
var isStill = async (owner, folder, clock) => {
	const now = await askOwnerOf(folder, "alive", clock);
	return now !== null && now.owner.key === owner.key && now.answer.kind !== "gone";
};
export { endProcess as a, createBrowserApplication as c, keepOutput as i, serveByArguments as n, processSurroundings as o, readStartArguments as r, hasScreen as s, runServe as t };

//# sourceMappingURL=run-serve-Ti1nZqPi.js.map