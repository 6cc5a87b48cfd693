import { t as describeFailure, v as fill, x as exitCodeOf } from "./describe-failure-DUuiI3VI.js";
import { r as failure } from "./outcome-DjrHHilm.js";
import { t as cliTerminalWords } from "./cli-terminal-BA_VtHx0.js";
import { n as awaitedAnswerOf } from "./app-OuWmS9l5.js";
import { N as createApp, k as createLinks } from "./report-B250rsAY.js";
import { n as nativePortReaders, t as createPortDirectory } from "./port-directory-BUl9_oaJ.js";
import { c as writeJsonLine, r as errorOutput } from "./json-output-DacNRF1V.js";
import { o as visibleText, r as localTime } from "./text-CTWLLlTY.js";
import { t as sharedFileOf } from "./output-files-JPCH5AJW.js";
import { n as reportFailure } from "./surroundings-CcGLhGLF.js";
import { n as lineEndings, r as typedLineLimitBytes, t as createTypedLines } from "./typed-lines-Kpn4aJ8X.js";
import pc from "picocolors";
/** Of the answer to a line that is no AT command only this is known: it is over when nothing more comes. */
var plainQuietMs = 2e3;
/**
* Decides when a `monitor` whose input has ended is done: when each typed command has its result. Input that ends before a line was typed
* (`< /dev/null`, a service) says nothing, so it leaves the monitor watching.
*/
var createAnswerWait = (clock, onDone) => {
	const awaited = [];
	let wasTyped = false;
	let isPlainLast = false;
	let hasEnded = false;
	let lastTypedMs = 0;
	let cancel = () => void 0;
	const schedule = () => {
		cancel();
		if (!hasEnded || !wasTyped) return;
		if (awaited.length === 0) {
			cancel = clock.after(isPlainLast ? plainQuietMs : 300, () => onDone(true));
			return;
		}
		const deadlineMs = Math.max(...awaited.map((answer) => answer.deadlineMs));
		cancel = clock.after(Math.max(0, lastTypedMs + deadlineMs - clock.nowMs()), () => onDone(false));
	};
	return {
		typed: (line) => {
			const answer = awaitedAnswerOf(line);
			wasTyped = true;
			isPlainLast = answer === null;
			lastTypedMs = clock.nowMs();
			if (answer) awaited.push(answer);
			schedule();
			return () => {
				const index = answer === null ? -1 : awaited.indexOf(answer);
				if (index !== -1) awaited.splice(index, 1);
				isPlainLast = false;
				schedule();
			};
		},
		heard: (line) => {
			const isResult = awaited[0]?.isFinal(line) ?? false;
			if (isResult) awaited.shift();
			if (isResult || isPlainLast) schedule();
		},
		inputEnded: () => {
			hasEnded = true;
			schedule();
		},
		stop: () => {
			hasEnded = false;
			cancel();
		}
	};
};
// electron/host/cli/baud-rate.ts
/** `null`: behind the address is no serial line of this computer, so no rate is set. */
var baudRateOf = (address, baudRate) => /^(?:tcp:\/\/|sim:)/i.test(address) ? null : baudRate;
var hexColumns = 16;
/** The first attempts, then one a minute at the last wait of 5 s: a night must not fill the screen. */
var shownAttempts = 5;
var shownEvery = 12;
/**
* One line per line of traffic and per change of state, all on stdout, in the order in which they happened. How it ended is said on
* stderr.
*/
var createMonitorView = (context, options) => {
	const { out, clock, language } = context;
	const words = cliTerminalWords[language];
	const colours = pc.createColors(out.isTerminal && context.environment.NO_COLOR === void 0);
	let skipped = 0;
	const write = (wallMs, text) => out.write(`${colours.dim(localTime(wallMs))} ${text}\n`);
	const tell = (text) => write(clock.wallMs(), colours.yellow(`● ${text}`));
	const tellSkipped = () => {
		if (skipped > 0) tell(fill(words.monitorSkipped, { count: skipped }));
		skipped = 0;
	};
	return {
		traffic: (item) => {
			const lines = options.hex ? hexLines(item.bytes) : textLines(item);
			if ((out.waitingBytes?.() ?? 0) > 1048576) {
				skipped += lines.length;
				return;
			}
			tellSkipped();
			const arrow = item.direction === "sent" ? colours.cyan("→") : colours.magenta("←");
			const name = item.urc === null ? "" : colours.dim(`  [${item.urc}]`);
			const mark = item.isRecorded ? "" : colours.yellow(`  [${words.notRecorded}]`);
			for (const text of lines) write(item.wallMs, `${arrow} ${text}${name}${mark}`);
		},
		state: (state) => {
			tellSkipped();
			const { address } = options;
			const happened = "reason" in state && state.reason ? describeFailure(state.reason, language).happened : "";
			switch (state.kind) {
				case "open": return tell(openText(words, state.address, baudRateOf(address, options.baudRate)));
				case "lost": return tell(fill(words.monitorLost, { reason: happened }));
				case "waiting": {
					const { attempt, waitMs } = state;
					if (attempt > shownAttempts && attempt % shownEvery !== 0) return;
					return tell(fill(words.monitorWaiting, {
						attempt,
						address,
						seconds: waitMs / 1e3,
						reason: happened
					}));
				}
				case "reopened": return tell(fill(words.monitorReopened, {
					address: state.address,
					epoch: state.epoch
				}));
				case "closed": return;
			}
		},
		ended: (_exitCode, _error, recording) => {
			tellSkipped();
			if (recording !== null) context.err.write(`${fill(words.monitorRecording, { path: recording })}\n`);
		}
	};
};
var openText = (words, address, baud) => baud === null ? fill(words.monitorOpenPlain, { address }) : fill(words.monitorOpen, {
	address,
	baud
});
/** Line ends of an answer are not shown; what is inside a line is, whatever it is. */
var textLines = ({ bytes, kind }) => {
	if (kind === "blank") return [];
	const text = Buffer.from(bytes).toString("utf8");
	return [visibleText(text.replace(/^[\r\n]+|[\r\n]+$/g, ""))];
};
var hexLines = (bytes) => {
	const lines = [];
	for (let at = 0; at < bytes.length; at += hexColumns) {
		const row = [...bytes.subarray(at, at + hexColumns)];
		const digits = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
		const characters = row.map((byte) => byte >= 32 && byte < 127 ? String.fromCharCode(byte) : ".").join("");
		lines.push(`${digits.padEnd(47)}  |${characters}|`);
	}
	return lines;
};
// electron/host/cli/monitor-events.ts
/** What `monitor --json` prints: one line of JSON for each line of traffic and each change of state. */
var createMonitorEvents = (context, options) => {
	const { out, clock } = context;
	let skipped = 0;
	const write = (atMs, line) => writeJsonLine(context, atMs, line);
	const tell = (line) => {
		if (skipped > 0) write(clock.wallMs(), {
			type: "skipped",
			lines: skipped
		});
		skipped = 0;
		write(clock.wallMs(), line);
	};
	const error = (reason) => errorOutput(context, reason);
	return {
		traffic: ({ wallMs, direction, epoch, kind, bytes, urc, isRecorded }) => {
			if (kind === "blank") return;
			if ((out.waitingBytes?.() ?? 0) > 1048576) {
				skipped += 1;
				return;
			}
			if (skipped > 0) write(clock.wallMs(), {
				type: "skipped",
				lines: skipped
			});
			skipped = 0;
			const text = Buffer.from(bytes).toString("utf8").replace(/^[\r\n]+|[\r\n]+$/g, "");
			const hex = options.hex ? { hex: Buffer.from(bytes).toString("hex") } : {};
			write(wallMs, {
				type: "line",
				direction,
				text,
				recorded: isRecorded,
				epoch,
				kind,
				urc,
				...hex
			});
		},
		state: (state) => {
			switch (state.kind) {
				case "open": {
					const { address, epoch } = state;
					return tell({
						type: "open",
						address,
						epoch,
						baudRate: baudRateOf(options.address, options.baudRate)
					});
				}
				case "lost": return tell({
					type: "lost",
					error: error(state.reason)
				});
				case "waiting": {
					const { attempt, waitMs } = state;
					return tell({
						type: "waiting",
						attempt,
						waitMs,
						error: error(state.reason)
					});
				}
				case "reopened": return tell({
					type: "reopened",
					address: state.address,
					epoch: state.epoch
				});
				case "closed": return;
			}
		},
		ended: (exitCode, reason, recording) => tell({
			type: "ended",
			exitCode,
			error: reason && error(reason),
			recording
		})
	};
};
// electron/host/cli/monitor-command.ts
/**
* Runs until Ctrl+C, without reconnecting until the port is lost, and with lines from a pipe until they are answered. What could not be
* recorded hides no other reason.
*/
var monitorCommand = async (context, args) => {
	const options = {
		address: args.port,
		baudRate: args.baud,
		hex: args.hex ?? false
	};
	const view = args.json ? createMonitorEvents(context, options) : createMonitorView(context, options);
	const unrecorded = [];
	const shared = await sharedFileOf(context, {
		record: args.record,
		port: args.port
	});
	if (shared) reportFailure(context, shared);
	const { reason, recordingPath } = shared ? {
		reason: shared,
		recordingPath: null
	} : await watch(context, args, view, unrecorded);
	const error = reason ?? unrecorded[0] ?? null;
	const exitCode = error ? exitCodeOf(error.code) : 0;
	view.ended(exitCode, error, recordingPath);
	return exitCode;
};
var watch = async (context, args, view, unrecorded) => {
	const { platform, clock } = context;
	const words = cliTerminalWords[context.language];
	const links = createLinks({
		platform,
		clock
	});
	const app = createApp({
		platform,
		clock,
		openLink: links.openLink,
		directory: createPortDirectory(nativePortReaders(process.platform), clock),
		version: context.version,
		onRecordingFailure: (path) => {
			const error = failure("file/unwritable", { path });
			unrecorded.push(error);
			reportFailure(context, error);
		}
	});
	const stop = stopOf(context);
	try {
		const opened = await app.openMonitor(args.port, {
			settings: { baudRate: args.baud },
			...args.record === void 0 ? {} : { recordTo: platform.resolve(context.workingFolder, args.record) },
			reconnects: args.reconnect,
			waits: args.wait ?? false
		});
		if (!opened.ok) {
			reportFailure(context, opened.error);
			return {
				reason: opened.error,
				recordingPath: null
			};
		}
		const { monitor, start, recordingPath } = opened.value;
		const ended = endOf(monitor);
		stop.onStop(() => void monitor.close());
		monitor.on("traffic", view.traffic);
		monitor.on("state", view.state);
		const stopReading = readWhenOpen(context, monitor, lineEndings[args.sendLineEnding]);
		context.err.write(`${fill(words.monitorStarted, { address: args.port })}\n`);
		start();
		const reason = await ended;
		stopReading();
		return {
			reason,
			recordingPath
		};
	} finally {
		stop.forget();
		await app.close();
		await links.close();
	}
};
/** Ctrl+C may come before there is anything to stop. */
var stopOf = (context) => {
	let isAsked = false;
	let act = () => void 0;
	return {
		onStop: (action) => {
			act = action;
			if (isAsked) action();
		},
		forget: context.onStop(() => {
			isAsked = true;
			act();
		})
	};
};
var endOf = (monitor) => new Promise((resolve) => {
	monitor.on("state", (state) => {
		if (state.kind === "closed") resolve(state.reason);
	});
});
/**
* Nothing typed is read before the port is open for the first time: a program that pipes commands in need not know when. Where it ends, the
* monitor ends when all of it is answered.
*/
var readWhenOpen = (context, monitor, ending) => {
	const words = cliTerminalWords[context.language];
	let stopReading = () => void 0;
	const lines = createTypedLines();
	const wait = createAnswerWait(context.clock, (isAnswered) => {
		if (!isAnswered) context.err.write(`${words.monitorNoAnswer}\n`);
		monitor.close();
	});
	const sendAll = async (typed) => {
		for (const line of typed) {
			const giveUp = wait.typed(line.kind === "line" ? Buffer.from(line.bytes).toString("latin1") : "");
			if (!await sendLine(context, monitor, line, ending)) giveUp();
		}
	};
	const forget = [monitor.on("traffic", ({ direction, kind, bytes }) => {
		if (direction === "received" && kind !== "blank") wait.heard(Buffer.from(bytes).toString("latin1").trim());
	}), monitor.on("state", ({ kind }) => {
		if (kind !== "open") return;
		stopReading = context.input?.read((bytes) => sendAll(lines.push(bytes)), () => void sendAll(lines.end()).then(wait.inputEnded)) ?? stopReading;
	})];
	return () => {
		for (const end of forget) end();
		wait.stop();
		stopReading();
	};
};
/** Whether it went out. */
var sendLine = async ({ err, language }, monitor, line, ending) => {
	const words = cliTerminalWords[language];
	if (line.kind === "too-long") {
		err.write(`${fill(words.monitorLineTooLong, { bytes: typedLineLimitBytes })}\n`);
		return false;
	}
	const sent = await monitor.write(Buffer.concat([line.bytes, Buffer.from(ending)]));
	if (sent.ok) return true;
	const reason = describeFailure(sent.error, language).happened;
	err.write(`${fill(words.monitorNotSent, { reason })}\n`);
	return false;
};
export { monitorCommand };

//# sourceMappingURL=monitor-command-DVLoI86p.js.map