import { r as failure } from "./outcome-DjrHHilm.js";
import { t as cliTerminalWords } from "./cli-terminal-BA_VtHx0.js";
import "./app-OuWmS9l5.js";
import { $ as maskTypedLine, N as createApp, P as answerLinesOf, et as checkTypedCommand, k as createLinks } from "./report-B250rsAY.js";
import { a as successOutput, i as failureOutput, s as writeDocument } from "./json-output-DacNRF1V.js";
import { n as reportFailure } from "./surroundings-CcGLhGLF.js";
import { o as visibleText } from "./text-CTWLLlTY.js";
import pc from "picocolors";
// electron/host/cli/unrecorded-lines.ts
/** More lines than an answer keeps; beyond it all lines count as not recorded. */
var textsLimit = 2500;
/** Nothing was heard, so nothing is missing. */
var noUnrecordedLines = { has: () => false };
/** Listens to what a session shows. A line is known by its text: an answer has the lines themselves, not their places in the traffic. */
var listenForUnrecorded = (session) => {
	const texts = /* @__PURE__ */ new Set();
	session.on("traffic", ({ owner, bytes, isRecorded }) => {
		if (!(owner.kind === "answer" || owner.kind === "final" || owner.kind === "second-phase") || isRecorded || texts.size >= textsLimit) return;
		texts.add(Buffer.from(bytes).toString("latin1").trim());
	});
	return { has: (line) => texts.size >= textsLimit || texts.has(line.trim()) };
};
// electron/host/cli/send-command.ts
/** One command, one answer. What is no AT command is refused before the port is opened. */
var sendCommand = async (context, args) => {
	const checked = checkTypedCommand(args.command);
	const unrecorded = [];
	const { answer, unrecordedLines } = checked.ok ? await exchange(context, args, unrecorded) : {
		answer: checked,
		unrecordedLines: noUnrecordedLines
	};
	const error = answer.ok ? unrecorded[0] ?? null : answer.error;
	const end = error ? failureOutput(context, error) : successOutput;
	if (args.json) writeDocument(context, {
		...end,
		...answerOutput(args.command, answer, unrecordedLines)
	});
	else tellAnswer(context, answer, unrecordedLines);
	if (!answer.ok) reportFailure(context, answer.error);
	return end.exitCode;
};
var exchange = async (context, args, unrecorded) => {
	const { platform, clock } = context;
	const links = createLinks({
		platform,
		clock
	});
	const app = createApp({
		platform,
		clock,
		openLink: links.openLink,
		version: context.version,
		onRecordingFailure: (path) => {
			const error = failure("file/unwritable", { path });
			unrecorded.push(error);
			reportFailure(context, error);
		}
	});
	const controller = new AbortController();
	const forgetStop = context.onStop(() => controller.abort());
	try {
		const opened = await app.openSession(args.port, { settings: { baudRate: args.baud } });
		if (!opened.ok) return {
			answer: opened,
			unrecordedLines: noUnrecordedLines
		};
		const { session } = opened.value;
		const unrecordedLines = listenForUnrecorded(session);
		return {
			answer: await session.sendTyped(args.command, {
				signal: controller.signal,
				...args.timeout === void 0 ? {} : { deadlineMs: args.timeout }
			}),
			unrecordedLines
		};
	} finally {
		forgetStop();
		await app.close();
		await links.close();
	}
};
var finalOf = ({ facts }) => typeof facts.answer === "string" ? facts.answer : null;
/** As the module sent them, the result code last. */
var shownLinesOf = (answer) => {
	const final = answer.ok ? answer.value.final : finalOf(answer.error);
	return [...answer.ok ? answer.value.lines : answerLinesOf(answer.error), ...final === null ? [] : [final]];
};
var answerOutput = (command, answer, unrecordedLines) => {
	const value = answer.ok ? answer.value.value : null;
	return {
		command: maskTypedLine(command.trim()),
		final: answer.ok ? answer.value.final : finalOf(answer.error),
		lines: answer.ok ? answer.value.lines : answerLinesOf(answer.error),
		recorded: !shownLinesOf(answer).some(unrecordedLines.has),
		...value === null ? {} : { value: { ...value } }
	};
};
var tellAnswer = (context, answer, unrecordedLines) => {
	const { out, err, language } = context;
	const words = cliTerminalWords[language];
	const colours = pc.createColors(out.isTerminal && context.environment.NO_COLOR === void 0);
	for (const line of shownLinesOf(answer)) {
		const mark = unrecordedLines.has(line) ? colours.yellow(`  [${words.notRecorded}]`) : "";
		out.write(`${visibleText(decoded(line))}${mark}\n`);
	}
	if (!answer.ok) return;
	for (const [name, fact] of Object.entries(answer.value.value ?? {})) out.write(`  ${name}: ${visibleText(typeof fact === "string" ? fact : JSON.stringify(fact))}\n`);
	if (answer.value.acceptedOnly) err.write(`${words.sendAcceptedOnly}\n`);
};
/** The engine's lines have one character per byte; what is in them is mostly UTF-8. */
var decoded = (line) => Buffer.from(line, "latin1").toString("utf8");
export { sendCommand };

//# sourceMappingURL=send-command-5h953Coe.js.map