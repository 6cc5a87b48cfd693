#!/usr/bin/env node
import { s as createNodeClock, t as createNodePlatform } from "./chunks/node-platform-CbLh1QQ7.js";
import { i as createOutputStream, n as languages, r as workingFolderOf, t as chooseLanguage } from "./chunks/choose-language-CY2H6qGn.js";
import { b as words, v as fill, x as exitCodeOf } from "./chunks/describe-failure-DUuiI3VI.js";
import { n as reportFailure, r as cliWords, t as contextOf } from "./chunks/surroundings-CcGLhGLF.js";
import { t as cliTerminalWords } from "./chunks/cli-terminal-BA_VtHx0.js";
import { _ as modelNames, t as placeableFaults } from "./chunks/placed-faults-6xkcvFRI.js";
import { a as readFaults, c as readTimestamp, n as readBaud, o as readPort, r as readBroker, s as readTimeoutMs, t as collect } from "./chunks/arguments-D6ZAKZlI.js";
import { n as faultPoints, r as faults } from "./chunks/faults-CJkWFGCd.js";
import { o as visibleText, s as wrapText, t as columnsOf } from "./chunks/text-CTWLLlTY.js";
import { n as lineEndings } from "./chunks/typed-lines-Kpn4aJ8X.js";
import { c as writeJsonLine, s as writeDocument } from "./chunks/json-output-DacNRF1V.js";
import { isatty } from "node:tty";
import { Command, CommanderError, Option } from "commander";
// electron/host/cli/process-surroundings.ts
/** Asked for only when somebody reads: a process that never looks at its stdin must not be stopped by it. */
var textInput = (open) => ({
	isTerminal: isatty(0),
	read: (onBytes, onEnd) => {
		const stream = open();
		let isWanted = true;
		const onData = (bytes) => {
			stream.pause();
			onBytes(bytes).finally(() => {
				if (isWanted) stream.resume();
			});
		};
		stream.on("data", onData);
		stream.on("end", onEnd);
		stream.on("error", () => void 0);
		return () => {
			isWanted = false;
			stream.off("data", onData);
			stream.off("end", onEnd);
			stream.pause();
		};
	}
});
var stoppedExitCode = 130;
/** A closed terminal is a request to end too. */
var endingSignals = [
	"SIGINT",
	"SIGTERM",
	"SIGHUP"
];
/** One Ctrl+C reaches a process of npm twice, from the terminal and from npm; a closed terminal sends several signals as well. */
var sameRequestMs = 1e3;
/** What to do at a signal: the first one asks, a later Ctrl+C or SIGTERM forces. */
var stopOnSignals = (clock, listener, force) => {
	let askedAtMs = null;
	return (signal) => {
		if (askedAtMs === null) {
			askedAtMs = clock.nowMs();
			listener();
		} else if (signal !== "SIGHUP" && clock.nowMs() - askedAtMs >= sameRequestMs) force();
	};
};
/** The real process: its streams, its environment, its signals. */
var processSurroundings = (version) => ({
	out: createOutputStream(process.stdout, "stdout"),
	err: createOutputStream(process.stderr, "stderr"),
	input: textInput(() => process.stdin),
	environment: process.env,
	workingFolder: workingFolderOf(process.env, process.cwd()),
	version,
	clock: createNodeClock(),
	createPlatform: (dataFolder) => createNodePlatform(dataFolder === void 0 ? {} : { dataFolder }),
	onStop: (listener) => {
		const stop = stopOnSignals(createNodeClock(), listener, () => process.exit(stoppedExitCode));
		for (const signal of endingSignals) process.on(signal, stop);
		return () => {
			for (const signal of endingSignals) process.off(signal, stop);
		};
	}
});
var cliUsageWords = words({
	usage: "Usage:",
	options: "Options:",
	commands: "Commands:",
	arguments: "Arguments:",
	required: "required",
	choices: "one of {choices}",
	default: "default: {value}",
	unknownCommand: "There is no command {name}",
	unknownOption: "There is no option {name}",
	missingOption: "The option {name} is missing",
	missingArgument: "{name} is missing",
	missingValue: "The option {name} needs a value",
	badValue: "The option {name} does not take {value}, but {allowed}",
	tooMany: "There are too many words",
	conflict: "The options {name} and {other} exclude each other",
	missingSecret: "One of the options {name} and {other} is missing",
	suggestion: "; {name} may be meant",
	seeHelp: "; \"{command} --help\" shows what is possible (usage/invalid)",
	sendArgument: "AT command, in quotes if it holds blanks, quotation marks or ;",
	certificateArgument: "certificate file, PEM or DER"
}, {
	usage: "用法：",
	options: "选项：",
	commands: "命令：",
	arguments: "参数：",
	required: "必填",
	choices: "可选值：{choices}",
	default: "默认：{value}",
	unknownCommand: "没有命令 {name}",
	unknownOption: "没有选项 {name}",
	missingOption: "缺少选项 {name}",
	missingArgument: "缺少 {name}",
	missingValue: "选项 {name} 需要一个值",
	badValue: "选项 {name} 不接受 {value}，应为 {allowed}",
	tooMany: "参数过多",
	conflict: "选项 {name} 与 {other} 不能同时使用",
	missingSecret: "选项 {name} 与 {other} 必须给出一个",
	suggestion: "；是否想用 {name}",
	seeHelp: "；用“{command} --help”查看可用的内容（usage/invalid）",
	sendArgument: "AT 命令；含空格、引号或分号时请加引号",
	certificateArgument: "证书文件，PEM 或 DER"
});
// electron/host/cli/fault-list.ts
var rows = (table, language) => {
	const width = Math.max(...Object.keys(faults).map((name) => name.length));
	return Object.entries(table).map(([name, text]) => `  ${name.padEnd(width)}  ${text[language]}\n`).join("");
};
/** The part of a help text that says what can go wrong and where: one line per fault and per point. */
var faultList = (words, language) => {
	const placeable = placeableFaults.join(", ");
	return [
		`\n${words.simulateFaults}\n${rows(faults, language)}`,
		`\n${words.simulatePlaces}\n  ${placeable}\n`,
		"  NAME@COMMAND  NAME@COMMAND#2  NAME@COMMAND:POINT  NAME@COMMAND#2:POINT\n",
		`\n${words.simulatePoints}\n${rows(faultPoints, language)}`
	].join("");
};
// electron/host/cli/help-view.ts
var text = (value) => typeof value === "string" ? value : JSON.stringify(value);
/** How the parser's help texts look: headings in the language, Chinese wrapped by its columns, requirements said. */
var helpView = (language) => {
	const words = cliUsageWords[language];
	const headings = {
		"Usage:": words.usage,
		"Options:": words.options,
		"Commands:": words.commands,
		"Arguments:": words.arguments
	};
	const withNotes = (description, notes) => {
		if (notes.length === 0) return description;
		return language === "zh" ? `${description}（${notes.join("；")}）` : `${description} (${notes.join("; ")})`;
	};
	return {
		styleTitle: (title) => headings[title] ?? title,
		displayWidth: columnsOf,
		boxWrap: wrapText,
		argumentDescription: ({ description }) => description,
		optionDescription: (option) => {
			const { mandatory, argChoices, defaultValue, description } = option;
			const notes = [];
			if (mandatory) notes.push(words.required);
			if (argChoices) notes.push(fill(words.choices, { choices: argChoices.join(", ") }));
			if (defaultValue !== void 0 && !option.isBoolean()) notes.push(fill(words.default, { value: text(defaultValue) }));
			return withNotes(description, notes);
		}
	};
};
// electron/host/cli/usage-error.ts
/** What `command.error` is given for a rule that the parser has no word for; the names stand in quotes, as in its own messages. */
var missingSecretCode = "atelier.missingSecret";
/** The parser's codes. Its English message has in quotes the name, then the other name. */
var sentences = {
	"commander.unknownCommand": "unknownCommand",
	"commander.unknownOption": "unknownOption",
	"commander.missingMandatoryOptionValue": "missingOption",
	"commander.missingArgument": "missingArgument",
	"commander.optionMissingArgument": "missingValue",
	"commander.excessArguments": "tooMany",
	"commander.conflictingOption": "conflict",
	[missingSecretCode]: "missingSecret"
};
var isKnown = (code) => Object.hasOwn(sentences, code);
var invalidValue = /^error: option '([^']*)' argument '(.*?)' is invalid\. (?:Allowed choices are )?(.*?)\.?$/s;
/** One sentence about a command line that cannot be run: what is wrong, what may be meant, where help is. */
var usageSentence = (error, command, language) => {
	const words = cliUsageWords[language];
	return `${whatIsWrong(error, words)}${fill(words.seeHelp, { command })}`;
};
var whatIsWrong = ({ code, message }, words) => {
	const invalid = invalidValue.exec(message);
	if (invalid !== null) {
		const [, name = "", value = "", allowed = ""] = invalid;
		return fill(words.badValue, {
			name,
			value: JSON.stringify(visibleText(value)),
			allowed
		});
	}
	if (!isKnown(code)) return visibleText(message);
	const [first = "", suggested] = message.split("\n");
	const [name = "", other = ""] = [...first.matchAll(/'([^'=]*)/g)].filter((_match, index) => index % 2 === 0).map((match) => visibleText(match[1] ?? ""));
	const meant = /^\(Did you mean (?:one of )?(.*)\?\)$/.exec(suggested ?? "")?.[1];
	const suggestion = meant === void 0 ? "" : fill(words.suggestion, { name: meant });
	return fill(words[sentences[code]], {
		name,
		other
	}) + suggestion;
};
// electron/host/cli/usage-output.ts
/** Told by the words themselves: the parser stops at the first that is wrong, and knows nothing of what stands behind it. */
var optionsOf = (args) => {
	const end = args.indexOf("--");
	return new Set(end === -1 ? args : args.slice(0, end));
};
/** With `--json`, a command line that cannot be run ends as every command: with a document, or with a last line where lines were asked for. */
var writeUsageError = ({ out, clock }, args, { command, message }) => {
	const options = optionsOf(args);
	if (!options.has("--json")) return;
	const exitCode = exitCodeOf("usage/invalid");
	const error = {
		code: "usage/invalid",
		message,
		facts: {}
	};
	if (command === "monitor") return writeJsonLine({ out }, clock.wallMs(), {
		type: "ended",
		exitCode,
		error,
		recording: null
	});
	const goesOn = (options.has("--watch") || options.has("--recover")) && !options.has("--dry-run");
	if (command === "provision" && goesOn) return writeJsonLine({ out }, clock.wallMs(), {
		type: "ended",
		exitCode,
		error
	});
	writeDocument({ out }, {
		ok: false,
		exitCode,
		error
	});
};
// electron/host/cli/program.ts
var usageExitCode = 2;
/**
* Runs one command line. Gives the exit code; throws only for a bug. A command is loaded when it is run: the MQTT, TLS and serial
* packages took half a second of every `--help`. Output that could not be kept hides no other failure.
*/
var runCli = async (args, surroundings) => {
	const language = chooseLanguage(args, surroundings.environment, Intl.DateTimeFormat().resolvedOptions().locale);
	const lost = [];
	surroundings.out.onFailure?.((failure) => {
		lost.push(failure);
		reportFailure({
			err: surroundings.err,
			language
		}, failure);
	});
	const exitCode = await parseAndRun(args, surroundings, language);
	await surroundings.out.settled?.();
	const [reason] = lost;
	return exitCode === 0 && reason ? exitCodeOf(reason.code) : exitCode;
};
var parseAndRun = async (args, surroundings, language) => {
	let exitCode = 0;
	const program = buildProgram(surroundings, language, (code) => {
		exitCode = code;
	});
	try {
		await program.parseAsync([...args], { from: "user" });
		return exitCode;
	} catch (error) {
		if (!(error instanceof CommanderError)) throw error;
		if (error.exitCode === 0) return 0;
		if (error.code !== "commander.help") {
			const command = commandOf(program, args);
			const called = command === null ? program.name() : `${program.name()} ${command}`;
			const message = usageSentence(mistypedOption(program, args, error) ?? error, called, language);
			surroundings.err.write(`${message}\n`);
			writeUsageError(surroundings, args, {
				command,
				message
			});
		}
		return usageExitCode;
	}
};
/** The command that a person tried. */
var commandOf = (program, args) => program.commands.map((command) => command.name()).find((known) => args.includes(known)) ?? null;
/** The parser misses `--port` before it sees `--prot`; the person wants to know about `--prot`. */
var mistypedOption = (program, args, error) => {
	if (error.code !== "commander.missingMandatoryOptionValue") return null;
	const options = program.commands.find((command) => args.includes(command.name()))?.options ?? [];
	const unknown = args.filter((arg) => arg.startsWith("--")).map((arg) => arg.split("=")[0] ?? arg).find((name) => !options.some(({ long }) => long === name));
	return unknown === void 0 ? null : new CommanderError(2, "commander.unknownOption", `error: '${unknown}'`);
};
var buildProgram = (surroundings, language, end) => {
	const words = cliWords[language];
	const run = (action) => async (options) => {
		end(await action(contextOf(surroundings, language, options.data), options));
	};
	const languageOption = () => new Option("--lang <LANG>", words.optionLanguage).choices(languages);
	const program = new Command("atelier");
	program.description(words.program).version(surroundings.version, "-V, --version", words.version).helpOption("-h, --help", words.optionHelp).helpCommand("help [command]", words.helpCommand).addOption(languageOption()).exitOverride().configureOutput({
		writeOut: (text) => surroundings.out.write(text),
		writeErr: (text) => surroundings.err.write(text),
		outputError: () => void 0
	}).configureHelp(helpView(language));
	const add = (name, description) => program.command(name).description(description).helpOption("-h, --help", words.optionHelp).option("--data <DIR>", words.optionData).addOption(languageOption());
	addPorts(add, words, run);
	addProvision(add, words, run);
	addMonitor(add, words, language, run);
	addSend(add, words, surroundings, language, end);
	addDemo(add, words, language, run);
	addSimulate(add, words, language, run);
	addCredentials(add, words, run);
	addCertificate(add, words, surroundings, language, end);
	return program;
};
var addPorts = (add, words, run) => {
	add("ports", words.ports).option("--probe", words.portsProbe).option("--json", words.optionJson).action(run(async (...given) => (await import("./chunks/ports-command-Bd-eVr2d.js")).portsCommand(...given)));
};
var addProvision = (add, words, run) => {
	add("provision", words.provision).requiredOption("--port <PORT>", words.provisionPort).requiredOption("--profile <FILE>", words.provisionProfile).option("--baud <RATE>", words.provisionBaud, readBaud, 115200).option("--report <FILE>", words.provisionReport).option("--record <FILE>", words.provisionRecord).option("--accept-expired", words.provisionAcceptExpired).option("--keep", words.provisionKeep).option("--resume <REPORT>", words.provisionResume).option("--dry-run", words.provisionDryRun).option("--watch", words.provisionWatch).option("--recover", words.provisionRecover).option("--json", words.optionJson).option("-v, --verbose", words.optionVerbose).action(run(async (...given) => (await import("./chunks/provision-command-CNvLWoOZ.js")).provisionCommand(...given)));
};
var addMonitor = (add, words, language, run) => {
	const own = cliTerminalWords[language];
	const ending = new Option("--send-line-ending <ENDING>", own.monitorLineEnding);
	add("monitor", own.monitor).requiredOption("--port <PORT>", words.provisionPort).option("--baud <RATE>", words.provisionBaud, readBaud, 115200).option("--hex", own.monitorHex).addOption(ending.choices(Object.keys(lineEndings)).default("crlf")).option("--record <FILE>", words.provisionRecord).option("--no-reconnect", own.monitorNoReconnect).option("--wait", own.monitorWait).option("--json", own.monitorJson).action(run(async (...given) => (await import("./chunks/monitor-command-DVLoI86p.js")).monitorCommand(...given)));
};
var addSend = (add, words, surroundings, language, end) => {
	const own = cliTerminalWords[language];
	add("send", own.send).argument("<COMMAND>", cliUsageWords[language].sendArgument).requiredOption("--port <PORT>", words.provisionPort).option("--baud <RATE>", words.provisionBaud, readBaud, 115200).option("--timeout <MS>", own.sendTimeout, readTimeoutMs).option("--json", words.optionJson).action(async (command, options) => {
		const { sendCommand } = await import("./chunks/send-command-5h953Coe.js");
		end(await sendCommand(contextOf(surroundings, language, options.data), {
			...options,
			command
		}));
	});
};
var addDemo = (add, words, language, run) => {
	add("demo", words.demo).addOption(new Option("--module <NAME>", words.simulateModule).choices(modelNames)).option("--cloud <NAME>", words.demoCloud).option("--fault <NAME>", words.demoFault, readFaults).addHelpText("after", () => faultList(words, language)).action(run(async (...given) => (await import("./chunks/demo-command-BC3gmo5-.js")).demoCommand(...given)));
};
var addSimulate = (add, words, language, run) => {
	add("simulate", words.simulate).option("--tcp <PORT>", words.simulateTcp, readPort).option("--pty <LINK>", words.simulatePty).option("--cloud <PORT>", words.simulateCloud, readPort).option("--broker <URL>", words.simulateBroker, readBroker).option("--device <ID:SECRET>", words.simulateDevice, collect).addOption(new Option("--module <NAME>", words.simulateModule).choices(modelNames)).option("--pace <BAUD>", words.simulatePace, readBaud).option("--fault <NAME>", words.simulateFault, readFaults).addHelpText("after", () => faultList(words, language)).action(run(async (...given) => (await import("./chunks/simulate-command-Bo2LNYvU.js")).simulateCommand(...given)));
};
var addCredentials = (add, words, run) => {
	const signType = new Option("--sign-type <TYPE>", words.credentialsSignType).choices(["0", "1"]).default("0");
	const secret = new Option("--secret <SECRET>", words.credentialsSecret).conflicts("secretFile");
	const command = add("credentials", words.credentials).requiredOption("--device-id <ID>", words.credentialsDeviceId).addOption(secret).option("--secret-file <FILE>", words.credentialsSecretFile).option("--timestamp <YYYYMMDDHH>", words.credentialsTimestamp, readTimestamp).addOption(signType).option("--json", words.optionJson);
	command.action(async (given) => {
		if (given.secret === void 0 && given.secretFile === void 0) command.error("'--secret <SECRET>' '--secret-file <FILE>'", { code: missingSecretCode });
		const type = given.signType === "1" ? 1 : 0;
		const { credentialsCommand } = await import("./chunks/credentials-command-BE2AMg0L.js");
		await run(credentialsCommand)({
			...given,
			signType: type
		});
	});
};
var addCertificate = (add, words, surroundings, language, end) => {
	add("certificate", words.certificate).argument("<FILE>", cliUsageWords[language].certificateArgument).addOption(new Option("--role <ROLE>", words.certificateRole).choices(["ca", "clientCert"]).default("ca")).option("--json", words.optionJson).action(async (file, options) => {
		const { certificateCommand } = await import("./chunks/certificate-command-x7Q3XSk4.js");
		end(await certificateCommand(contextOf(surroundings, language, options.data), {
			...options,
			file
		}));
	});
};
// electron/cli.ts
process.exitCode = await runCli(process.argv.slice(2), processSurroundings("0.1.0"));
export {};

//# sourceMappingURL=cli.js.map