#!/usr/bin/env node
import { a as endProcess, c as createBrowserApplication, i as keepOutput, o as processSurroundings, r as readStartArguments, s as hasScreen, t as runServe } from "./chunks/run-serve-Ti1nZqPi.js";
import { v as fill, x as exitCodeOf } from "./chunks/describe-failure-DUuiI3VI.js";
import { constants, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { spawn } from "node:child_process";
// electron/host/web/electron-runtime.ts
var isFile = (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true;
/** The nearest `node_modules/electron` from a folder upwards: the package is looked at, never loaded, because loading it starts a download. */
var findElectronPackage = (from) => {
	const candidate = join(from, "node_modules", "electron");
	if (isFile(join(candidate, "package.json"))) return candidate;
	const above = dirname(from);
	return above === from ? null : findElectronPackage(above);
};
var usualName = {
	darwin: "Electron.app/Contents/MacOS/Electron",
	win32: "electron.exe"
};
/** The file of the Electron runtime, by the rules of the package itself: `path.txt`, and `ELECTRON_OVERRIDE_DIST_PATH` before its own folder. */
var findRuntime = (packageFolder, environment, os) => {
	const pathFile = packageFolder === null ? null : join(packageFolder, "path.txt");
	const name = pathFile !== null && isFile(pathFile) ? readFileSync(pathFile, "utf8").trim() : "";
	const override = environment.ELECTRON_OVERRIDE_DIST_PATH;
	if (override) {
		const path = join(override, name || (usualName[os] ?? "electron"));
		return isFile(path) ? path : null;
	}
	if (packageFolder === null || name === "") return null;
	const path = join(packageFolder, "dist", name);
	return isFile(path) ? path : null;
};
/** Runs the package's own installer once, its output shown. Resolves with whether it said that it succeeded. */
var fetchRuntime = (packageFolder) => new Promise((resolve) => {
	const child = spawn(process.execPath, [join(packageFolder, "install.js")], { stdio: "inherit" });
	child.on("error", () => resolve(false));
	child.on("close", (exitCode) => resolve(exitCode === 0));
});
/** Runs the window in a process of its own until it ends. A request to end is passed on. */
var runRuntime = (options) => {
	const { clock } = options;
	const startedMs = clock.nowMs();
	const { ELECTRON_RUN_AS_NODE: _asNode, ...environment } = options.environment;
	const markFolder = mkdtempSync(join(tmpdir(), "atelier-shown-"));
	const mark = join(markFolder, "shown");
	return new Promise((resolve) => {
		const env = {
			...environment,
			ATELIER_SHOWN_FILE: mark
		};
		const child = spawn(options.runtime, options.args, {
			stdio: "inherit",
			env
		});
		let wasStopped = false;
		const stopListening = options.onStop(() => {
			wasStopped = true;
			child.kill("SIGTERM");
		});
		const end = (how) => {
			stopListening();
			const wasShown = isFile(mark);
			rmSync(markFolder, {
				recursive: true,
				force: true
			});
			resolve({
				...how,
				afterMs: clock.nowMs() - startedMs,
				wasStopped,
				wasShown
			});
		};
		child.on("error", (error) => end({
			error: error.code ?? "unknown",
			exitCode: null,
			signal: null
		}));
		child.on("close", (exitCode, signal) => end({
			exitCode,
			signal
		}));
	});
};
/** As a shell says it. */
var exitCodeAfter = ({ exitCode, signal }) => {
	const known = constants.signals;
	return exitCode ?? 128 + (signal === null ? 0 : known[signal] ?? 0);
};
// electron/host/web/start-decision.ts
/** The window wherever there can be one; else the same application in the browser, and why. */
var decideStart = ({ runtime, hasWindowEntry, os, environment }) => {
	if (!hasScreen(os, environment)) return {
		kind: "browser",
		reason: runtime === null ? "noRuntimeNoScreen" : "noScreen"
	};
	if (runtime === null) return {
		kind: "browser",
		reason: "noRuntime"
	};
	return hasWindowEntry ? {
		kind: "window",
		runtime
	} : {
		kind: "browser",
		reason: "noWindowBuilt"
	};
};
/**
* A library is missing (127), the sandbox may not be used (SIGTRAP; as root without `--no-sandbox` 1), or our own start failed (1), when it
* ends like this so soon.
*/
var startingMs = 1e4;
/** Why the runtime never showed a window, as far as its end tells; `null`: it did, and its exit code counts. */
var failedStart = ({ error, exitCode, signal, afterMs, wasStopped, wasShown }) => {
	if (error !== void 0) return error;
	if (wasStopped || afterMs > startingMs) return null;
	if (exitCode !== null) return exitCode === 0 || wasShown ? null : String(exitCode);
	return signal !== null && ![
		"SIGINT",
		"SIGTERM",
		"SIGHUP",
		"SIGKILL"
	].includes(signal) ? signal : null;
};
// electron/host/web/run-start.ts
/** `npm start`: opens the window, or the same application in the browser with one sentence that says why; gives the exit code. */
var startByArguments = (args, surroundings) => keepOutput(surroundings, () => start(args, surroundings));
var start = async (args, surroundings) => {
	const { words, out, err } = surroundings;
	const options = readStartArguments(args, "start", words);
	if ("problem" in options) {
		err(`${options.problem}\n\n${words.startUsage}\n`);
		return exitCodeOf("usage/invalid");
	}
	if (options.help) {
		out(`${words.startUsage}\n`);
		return 0;
	}
	return runStart(options, args.filter((argument) => argument !== "--fetch-electron"), surroundings);
};
var runStart = async (options, windowArguments, surroundings) => {
	const { environment, os, clock, windowEntry } = surroundings;
	const decision = decideStart({
		runtime: await lookForRuntime(options, surroundings),
		hasWindowEntry: existsSync(windowEntry),
		os,
		environment
	});
	if (decision.kind === "browser") return inBrowser(decision.reason, "", options, surroundings);
	const end = await runRuntime({
		runtime: decision.runtime,
		args: [windowEntry, ...windowArguments],
		environment,
		clock,
		onStop: surroundings.onStop
	});
	const failed = failedStart(end);
	return failed === null ? exitCodeAfter(end) : inBrowser("runtimeFailed", failed, options, surroundings);
};
var lookForRuntime = async (options, surroundings) => {
	const { environment, os, words, out, err } = surroundings;
	const folder = findElectronPackage(surroundings.programFolder);
	const found = findRuntime(folder, environment, os);
	if (found !== null || !options.fetchElectron || folder === null) return found;
	out(`${words.fetching}\n`);
	if (!await fetchRuntime(folder)) err(`${words.notFetched}\n`);
	return findRuntime(folder, environment, os);
};
var inBrowser = (reason, detail, options, surroundings) => {
	surroundings.out(`${fill(surroundings.words[reason], { reason: detail })}\n`);
	return runServe({
		...options,
		open: true
	}, surroundings);
};
// electron/start.ts
var args = process.argv.slice(2);
var surroundings = processSurroundings(args, {
	pageFolder: resolve(import.meta.dirname, "../renderer"),
	createApplication: createBrowserApplication
});
endProcess(await startByArguments(args, {
	...surroundings,
	programFolder: import.meta.dirname,
	windowEntry: resolve(import.meta.dirname, "main.js")
}));
export {};

//# sourceMappingURL=start.js.map