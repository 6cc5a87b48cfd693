import { r as failure } from "./outcome-DjrHHilm.js";
import { a as statusWords, i as stageWords, n as describeWarning, o as stepWords, r as oneSentence, t as describeFailure, v as fill, x as exitCodeOf } from "./describe-failure-DUuiI3VI.js";
import "./app-OuWmS9l5.js";
import { r as errorOutput } from "./json-output-DacNRF1V.js";
import { n as reportFailure } from "./surroundings-CcGLhGLF.js";
import { A as stageOf } from "./open-link-BfyoEUp7.js";
import { t as cliTerminalWords } from "./cli-terminal-BA_VtHx0.js";
import { N as createApp, n as reportOfNoRun, t as reportOf } from "./report-B250rsAY.js";
import { i as seconds, n as cutToColumns, o as visibleText, r as localTime, t as columnsOf } from "./text-CTWLLlTY.js";
import pc from "picocolors";
// electron/host/cli/run-end.ts
var endWith = (error, kept = {}) => ({
	exitCode: error ? exitCodeOf(error.code) : 0,
	error,
	recordingPath: null,
	report: null,
	...kept
});
/** Said on stderr, and the end. */
var endWithFailure = (context, error, kept = {}) => {
	reportFailure(context, error);
	return endWith(error, kept);
};
/** As `--json` shows it. */
var outputOf = (context, { exitCode, error, recordingPath, report }) => ({
	ok: exitCode === 0,
	exitCode,
	error: error && errorOutput(context, error),
	recording: recordingPath,
	report
});
// electron/host/cli/run-view.ts
/** Durations stand under each other; a title with a long topic pushes its own to the right. */
var titleColumns = 34;
var glyphs = {
	waiting: "·",
	running: "…",
	done: "✓",
	skipped: "↷",
	failed: "✗",
	stopped: "■"
};
/** How a step can end: titles stand under each other whatever becomes of it. */
var endings = [
	"done",
	"skipped",
	"failed",
	"stopped"
];
/** One line per step with its duration; AT lines of both directions and progress where they are wanted. */
var showRun = (context, session, options) => {
	const { out, language, words } = context;
	const colours = pc.createColors(out.isTerminal && context.environment.NO_COLOR === void 0);
	let transient = false;
	const clearTransient = () => {
		if (transient) out.write("\r\x1B[K");
		transient = false;
	};
	const line = (text) => {
		clearTransient();
		out.write(`${text}\n`);
	};
	const showTransient = (text) => {
		if (!out.isTerminal) return;
		out.write(`\r\u001b[K${cutToColumns(text, (out.columns?.() ?? 80) - 1)}`);
		transient = true;
	};
	const paints = {
		waiting: colours.dim,
		running: colours.cyan,
		done: colours.green,
		skipped: colours.dim,
		failed: colours.red,
		stopped: colours.yellow
	};
	const statusColumns = Math.max(...endings.map((status) => columnsOf(statusWords[language][status])));
	let stage = null;
	const announceStage = (record) => {
		const next = stageOf(record.id);
		if (next === stage) return;
		stage = next;
		line(colours.bold(`\n${stageWords[language][next]}`));
	};
	const titleOf = (record) => {
		const item = record.item === void 0 ? "" : ` (${visibleText(record.item)})`;
		return `${stepWords[language][record.id]}${item}`;
	};
	const onStep = (record) => {
		announceStage(record);
		if (record.status === "running") return showTransient(`${glyphs.running} ${titleOf(record)}`);
		const status = statusWords[language][record.status];
		const mark = paints[record.status](`${glyphs[record.status]} ${status}`) + " ".repeat(statusColumns - columnsOf(status));
		const title = titleOf(record);
		const gap = " ".repeat(Math.max(2, titleColumns - columnsOf(title)));
		if (options.traffic !== "sent" || record.status === "failed") line(`${mark}  ${title}${gap}${colours.dim(`${seconds(record.ms)} s  ${record.id}`)}`);
		for (const warning of record.warnings) line(`  ${colours.yellow("!")} ${describeWarning(warning, language)}`);
	};
	const onProgress = (progress) => {
		const title = stepWords[language][progress.id];
		if (progress.kind === "bytes") return showTransient(`${glyphs.running} ${title}  ${progress.doneBytes} / ${progress.totalBytes}`);
		if (progress.elapsedMs === 0) return;
		const facts = {
			seconds: Math.round(progress.elapsedMs / 1e3),
			limit: Math.round(progress.limitMs / 1e3)
		};
		showTransient(`${glyphs.running} ${title}  ${fill(words.waiting, facts)}`);
	};
	const onTraffic = (item) => {
		if (options.traffic === "sent" && item.direction !== "sent") return;
		const text = trafficText(item, words.maskedBytes);
		if (text === null) return;
		const arrow = item.direction === "sent" ? colours.cyan("  →") : colours.magenta("  ←");
		const mark = item.isRecorded ? "" : colours.yellow(`  [${cliTerminalWords[language].notRecorded}]`);
		line(`${arrow} ${item.owner.kind === "echo" ? colours.dim(text) : text}${mark}`);
	};
	const undo = [session.on("step", onStep), session.on("progress", onProgress)];
	if (options.traffic) undo.push(session.on("traffic", onTraffic));
	return () => {
		clearTransient();
		for (const end of undo) end();
	};
};
/** Lines as they are; what has many lines (a file, a prompt's payload) as its size and its first line. `null`: nothing to show. */
var trafficText = (item, sizeWords) => {
	if (item.owner.kind === "blank") return null;
	const trimmed = Buffer.from(item.bytes).toString("utf8").replace(/[\r\n]+$/, "");
	if (trimmed === "") return null;
	if (item.owner.kind !== "payload" && item.owner.kind !== "data") return visibleText(trimmed);
	const [first = ""] = trimmed.split(/\r?\n/);
	return `${visibleText(first)} … (${fill(sizeWords, { bytes: item.bytes.length })})`;
};
/** What happened, what it means, what to do, and the module's own words: for a person who reads a terminal. */
var explainFailure = (context, failure) => {
	const { words, language } = context;
	const { meaning, action } = describeFailure(failure, language, "command-line");
	const lines = [`${words.meaning} ${meaning}`, `${words.whatToDo} ${action}`];
	if (failure.evidence.length > 0) lines.push(words.evidence, ...failure.evidence.map((text) => `  ${visibleText(text)}`));
	return `${lines.join("\n")}\n`;
};
// electron/host/cli/watch-connection.ts
/** Only what was seen: of a module that had no connection there is nothing to say. */
var endText = ({ words }, end) => {
	if (end === "none") return "";
	return `${end === "closed" ? words.disconnected : words.notDisconnected}\n`;
};
/**
* Shows messages and the state of the connection until it is lost for good (the reason, said on stderr) or Ctrl+C; then disconnects in
* order unless `keep`.
*/
var watchConnection = async (context, session, run, { keep, events }) => {
	const { out, words, clock, language } = context;
	const tell = (text) => out.write(`${localTime(clock.wallMs())}  ${text}\n`);
	const onState = (state) => {
		events?.state(state);
		if (state.kind === "online") return tell(words.watchOnline);
		if (state.kind === "offline") {
			if (run.recover) tell(oneSentence(state.failure, language));
			return;
		}
		tell(fill(words.watchRecovering, {
			attempt: state.attempt,
			seconds: state.waitMs / 1e3
		}));
	};
	const forget = session.on("message", (topic, payload, complete) => {
		events?.message(topic, payload, complete);
		const text = (bytes) => visibleText(new TextDecoder().decode(bytes));
		const size = fill(complete ? words.maskedBytes : words.watchIncomplete, { bytes: payload.length });
		tell(`${text(topic)}  (${size})  ${text(payload)}`);
	});
	try {
		const failure = await session.keepOnline({
			...run,
			onState
		});
		if (failure) {
			reportFailure(context, failure);
			return failure;
		}
		if (!keep) out.write(endText(context, await session.disconnect()));
		return null;
	} finally {
		forget();
	}
};
// electron/host/cli/run-provision.ts
/** Opens the port, runs all stages, disconnects in order, leaves a report: the body of `provision` and `demo`. */
var runProvision = async (context, options) => {
	const controller = new AbortController();
	const forgetStop = context.onStop(() => {
		context.err.write(`${context.words.stopping}\n`);
		controller.abort();
	});
	const unrecorded = [];
	const app = createApp({
		platform: context.platform,
		clock: context.clock,
		openLink: options.links.openLink,
		version: context.version,
		onRecordingFailure: (path) => {
			const error = failure("file/unwritable", { path });
			unrecorded.push(error);
			reportFailure(context, error);
		}
	});
	let end;
	try {
		end = await runWith(context, options, app, controller.signal);
	} finally {
		forgetStop();
		await app.close();
	}
	const [missing] = unrecorded;
	return end.exitCode === 0 && missing ? {
		...end,
		...pickEnd(endWith(missing))
	} : end;
};
var pickEnd = ({ exitCode, error }) => ({
	exitCode,
	error
});
var runWith = async (context, options, app, signal) => {
	const { clock, out, words } = context;
	const { events, plan, recover, keep } = options;
	const startedAtMs = clock.nowMs();
	const settings = { baudRate: plan.baudRate };
	const recordTo = options.recordPath === null ? {} : { recordTo: options.recordPath };
	const opened = await app.openSession(options.address, {
		settings,
		...recordTo
	});
	if (!opened.ok) return endWithoutRun(context, options, opened.error);
	const { session, recordingPath } = opened.value;
	const endViews = [showRun(context, session, { traffic: options.traffic }), events?.follow(session) ?? (() => void 0)];
	const endView = () => {
		for (const each of endViews) each();
	};
	try {
		const result = await session.provision(plan, signal, options.resume);
		if (!result.ok) return {
			...await endWithoutRun(context, options, result.error),
			recordingPath
		};
		const succeeded = result.value.failure === null;
		const stays = succeeded && (keep || options.watch);
		const connectionEnd = stays ? "none" : await endConnection(session, result.value);
		endView();
		out.write(summary(context, result.value, clock.nowMs() - startedAtMs));
		out.write(endText(context, connectionEnd));
		if (stays && !options.watch) out.write(`${words.kept}\n`);
		out.write(`${fill(words.recorded, { path: recordingPath })}\n`);
		const end = {
			...await conclude(context, result.value, options.reportPath),
			recordingPath
		};
		events?.result(end);
		if (!succeeded || !options.watch) return end;
		const lost = await watchConnection(context, session, {
			plan,
			result: result.value,
			recover,
			signal
		}, {
			keep,
			...events ? { events } : {}
		});
		return lost ? {
			...end,
			...pickEnd(endWith(lost))
		} : end;
	} finally {
		endView();
	}
};
/** Nothing was begun. A report that could not be resumed is left as it is: it may stand where the new one would be written. */
var endWithoutRun = async (context, options, error) => {
	const report = error.code === "usage/invalid" ? null : reportOfNoRun(options.plan, error);
	if (report !== null) await writeReport(context, report, options.reportPath);
	return endWithFailure(context, error, { report });
};
/** A link that is gone or a module that is silent has nothing to be ended in order. */
var endConnection = async (session, result) => {
	const code = result.failure?.code ?? null;
	if (code?.startsWith("link/") || code === "module/no-answer" || code === "at/unresponsive") return "none";
	if (result.findings.ownConnection === "closed") return "closed";
	return result.steps.some(({ id, status }) => id === "connect.open" && status !== "waiting") || code === "stopped" ? session.disconnect() : "none";
};
/** A report that cannot be written is said; the failure, or `null`. */
var writeReport = async (context, report, path) => {
	if (path === null) return null;
	const text = `${JSON.stringify(report, null, 2)}\n`;
	const written = await context.platform.writeFile(path, new TextEncoder().encode(text));
	if (!written.ok) {
		reportFailure(context, written.error);
		return written.error;
	}
	context.out.write(`${fill(context.words.reported, { path })}\n`);
	return null;
};
/** Report and exit code; an unwritten report hides no other failure. */
var conclude = async (context, result, reportPath) => {
	const report = reportOf(result);
	const unwritten = await writeReport(context, report, reportPath);
	if (result.failure) {
		reportFailure(context, result.failure);
		if (context.err.isTerminal) context.err.write(explainFailure(context, result.failure));
	}
	return endWith(result.failure ?? unwritten, { report });
};
var summary = (context, result, ms) => {
	const { words, language } = context;
	const { module, certificates, mqtt } = reportOf(result);
	const broken = result.steps.find(({ status }) => status === "failed" || status === "stopped");
	const lines = [
		broken ? fill(words.summaryFailed, {
			step: stepWords[language][broken.id],
			seconds: seconds(ms)
		}) : fill(words.summaryDone, { seconds: seconds(ms) }),
		fill(words.summaryModule, {
			model: module.model ?? "?",
			firmware: module.firmware ?? "?",
			imei: module.imei ?? "?"
		}),
		...certificates.filter(({ verified }) => verified).map(({ file, bytes, sha256 }) => fill(words.summaryFile, {
			file,
			bytes,
			sha256,
			verified: words.readBack
		}))
	];
	if (!broken) {
		const proofs = {
			returned: words.proofReturned,
			acknowledged: words.proofAcknowledged,
			accepted: words.proofAccepted,
			none: words.proofNone
		};
		lines.push(fill(words.summaryProof, { proof: proofs[mqtt.proof] }));
	}
	return `\n${lines.join("\n")}\n`;
};
export { endWith as a, trafficText as i, explainFailure as n, endWithFailure as o, showRun as r, outputOf as s, runProvision as t };

//# sourceMappingURL=run-provision-BLZHSF_a.js.map