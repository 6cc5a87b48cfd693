import { a as concatBytes, c as factoryFlash, d as identityOf, f as createFileStore, g as plainError, h as okay, i as VirtualMqttClient, l as freshRam, m as finalLine, o as latin1Bytes, p as cmeError, r as commandTable, s as latin1Text, t as placeableFaults, u as identity, v as traitsOf } from "./placed-faults-6xkcvFRI.js";
// electron/simulator/module/command-reader.ts
var carriageReturn = 13;
var lineFeed = 10;
/** What waits while a command runs; more is lost, as in a UART. */
var waitingLimitBytes = 65536;
/** Cuts what the host of the module sends into command lines and, after a prompt, raw data. */
var CommandReader = class {
	host;
	mode = "line";
	waiting = /* @__PURE__ */ new Uint8Array(0);
	line = /* @__PURE__ */ new Uint8Array(0);
	lineTooLong = false;
	lineFeedBelongsToLineEnd = false;
	sink = () => true;
	draining = false;
	constructor(host) {
		this.host = host;
	}
	receive(bytes) {
		this.waiting = concatBytes([this.waiting, bytes.subarray(0, waitingLimitBytes - this.waiting.length)]);
		this.drain();
	}
	/** The command is done: the next line may come. */
	resume() {
		this.mode = "line";
		this.drain();
	}
	/** After a prompt: every byte is data for `sink` until it has enough. */
	takeData(sink) {
		this.waiting = /* @__PURE__ */ new Uint8Array(0);
		this.mode = "data";
		this.sink = sink;
	}
	/** No more data: what comes waits for `resume`. */
	endData() {
		if (this.mode === "data") this.mode = "busy";
	}
	/** Bytes that are here and not looked at yet are lost. */
	loseWaiting() {
		this.waiting = /* @__PURE__ */ new Uint8Array(0);
	}
	reset() {
		this.mode = "line";
		this.waiting = /* @__PURE__ */ new Uint8Array(0);
		this.line = /* @__PURE__ */ new Uint8Array(0);
		this.lineTooLong = false;
		this.lineFeedBelongsToLineEnd = false;
	}
	drain() {
		if (this.draining) return;
		this.draining = true;
		while (this.step());
		this.draining = false;
	}
	/** `false`: nothing can be done with what waits. */
	step() {
		if (this.waiting.length === 0) return false;
		if (this.lineFeedBelongsToLineEnd) {
			this.lineFeedBelongsToLineEnd = false;
			if (this.waiting[0] === lineFeed) {
				const end = this.take(1);
				if (this.mode !== "data" && this.host.echoes()) this.host.echo(end);
				return true;
			}
		}
		if (this.mode === "busy") return false;
		if (this.mode === "line") this.readLine();
		else this.readData();
		return true;
	}
	take(count) {
		const taken = this.waiting.subarray(0, count);
		this.waiting = this.waiting.subarray(count);
		return taken;
	}
	readLine() {
		const end = this.waiting.indexOf(carriageReturn);
		const part = this.take(end === -1 ? this.waiting.length : end + 1);
		const text = end === -1 ? part : part.subarray(0, -1);
		if (this.line.length + text.length > 16384) this.lineTooLong = true;
		else this.line = concatBytes([this.line, text]);
		const finished = this.lineTooLong ? null : latin1Text(this.line);
		if (end !== -1 && !this.host.admits(finished)) return;
		if (this.host.echoes()) this.host.echo(part);
		if (end === -1) return;
		this.line = /* @__PURE__ */ new Uint8Array(0);
		this.lineTooLong = false;
		this.lineFeedBelongsToLineEnd = true;
		this.mode = "busy";
		this.host.onLine(finished);
	}
	readData() {
		let count = 0;
		let enough = false;
		while (!enough && this.mode === "data" && count < this.waiting.length) enough = this.sink(this.waiting[count++] ?? 0);
		const taken = this.take(count);
		if (enough && this.mode === "data") this.mode = "busy";
		if (this.host.echoesData()) this.host.echo(taken);
	}
};
// electron/simulator/module/command-syntax.ts
var extendedStart = /[+*^%$#]/;
/**
* Takes apart what follows `AT` (at-dialect §2): basic commands follow each other directly, extended ones end at `;`
* or the end of the line, and a `;` between quotes is text. What cannot be read becomes a command nobody knows.
*/
var parseCommandBody = (body) => {
	const commands = [];
	let at = 0;
	while (at < body.length) {
		const character = body.charAt(at);
		if (character === " " || character === ";") at += 1;
		else if (extendedStart.test(character)) {
			const end = endOfExtended(body, at);
			commands.push(parseExtended(body.slice(at, end).trimEnd()));
			at = end;
		} else {
			const basic = /^(&?[A-Za-z])(\d*)/.exec(body.slice(at));
			if (!basic) return [...commands, {
				name: body.slice(at),
				form: "execute",
				args: null
			}];
			const digits = basic[2] ?? "";
			const args = digits === "" ? [] : [{
				text: digits,
				quoted: false
			}];
			commands.push({
				name: (basic[1] ?? "").toUpperCase(),
				form: "execute",
				args
			});
			at += basic[0].length;
		}
	}
	return commands;
};
var endOfExtended = (body, start) => {
	let inQuotes = false;
	for (let at = start; at < body.length; at += 1) if (body[at] === "\"") inQuotes = !inQuotes;
	else if (body[at] === ";" && !inQuotes) return at;
	return body.length;
};
var parseExtended = (text) => {
	const name = /^.[A-Za-z0-9_]*/.exec(text)?.[0] ?? text;
	const tail = text.slice(name.length);
	const upper = name.toUpperCase();
	if (tail === "") return {
		name: upper,
		form: "execute",
		args: []
	};
	if (tail === "?") return {
		name: upper,
		form: "query",
		args: []
	};
	if (tail === "=?") return {
		name: upper,
		form: "test",
		args: []
	};
	if (tail.startsWith("=")) return {
		name: upper,
		form: "set",
		args: splitArguments(tail.slice(1))
	};
	return {
		name: text,
		form: "execute",
		args: null
	};
};
/** Blanks around a parameter are not part of it (`"…", 0` of the article); a quote ends at the next quote, there is no escape for it. */
var splitArguments = (text) => {
	const args = [];
	let rest = text;
	for (;;) {
		const match = /^ *(?:"([^"]*)"|([^",]*)) *(,|$)/s.exec(rest);
		if (!match) return null;
		const quoted = match[1];
		args.push(quoted !== void 0 ? {
			text: quoted,
			quoted: true
		} : {
			text: (match[2] ?? "").trim(),
			quoted: false
		});
		if (match[3] !== ",") return args;
		rest = rest.slice(match[0].length);
	}
};
// electron/simulator/module/damage.ts
var noDamage = {
	ended: false,
	error: false,
	lateMs: 0,
	lostFinal: false
};
var addDamage = (one, other) => ({
	ended: one.ended || other.ended,
	error: one.error || other.error,
	lateMs: one.lateMs + other.lateMs,
	lostFinal: one.lostFinal || other.lostFinal
});
/** Bytes of a line at the wrong rate; no line end and no prompt among them. */
var noiseBytes = Uint8Array.of(0, 255, 157, 120, 248, 27, 91, 128, 254);
// electron/simulator/module/data-phase.ts
/** Bytes that the fault `write-timeout` loses. */
var lostBytes = 16;
/** Takes the bytes after one prompt, up to their number, their end or their time. */
var DataPhase = class {
	core;
	request;
	host;
	bytes;
	halfBytes;
	takenBytes = 0;
	storedBytes = 0;
	stopTimer;
	constructor(core, request, host) {
		this.core = core;
		this.request = request;
		this.host = host;
		this.bytes = new Uint8Array(request.sizeBytes);
		this.halfBytes = Math.floor(request.sizeBytes / 2);
		this.stopTimer = this.startTimer();
	}
	cancel() {
		this.stopTimer();
	}
	/** True: no more data are taken. */
	take(byte) {
		const { core, request, halfBytes } = this;
		if (request.endByte !== null) {
			this.stopTimer();
			if (byte === request.endByte) return this.complete();
			this.stopTimer = this.startTimer();
		}
		this.takenBytes += 1;
		if (this.takenBytes === Math.max(1, halfBytes) && this.host.atHalf()) return true;
		if (core.has("reset-on-write") && this.takenBytes > halfBytes) {
			core.restart();
			return true;
		}
		const lost = this.takenBytes > halfBytes && this.takenBytes <= halfBytes + lostBytes;
		if (core.has("write-timeout") && lost) return false;
		this.bytes[this.storedBytes++] = byte;
		return this.storedBytes < request.sizeBytes ? false : this.complete();
	}
	complete() {
		const { core, request, bytes, storedBytes } = this;
		core.after(core.timings.fileMs, () => this.host.done(request.complete(bytes.subarray(0, storedBytes)), 0));
		this.stopTimer();
		return true;
	}
	startTimer() {
		const { core, request } = this;
		return core.after(request.limitMs, () => {
			if (request.endByte !== null) {
				this.complete();
				return;
			}
			core.note("file", `time out after ${this.storedBytes} of ${request.sizeBytes} bytes`);
			this.host.done(finalLine("TimeOut"), 0);
		});
	}
};
// electron/simulator/module/command-runner.ts
/** The fault `boot-in-the-middle` restarts instead of this answer. */
var bootInsteadOfAnswer = 10;
/** Parameters of these are not written to the log. */
var secretCommands = /(\+(?:MCONFIG|CPIN|CPNETAPN|CSTT)=).*$/is;
/** Runs one command line at a time: reads it, waits the module's latency, answers. */
var CommandRunner = class {
	core;
	output;
	reader;
	commandCount = 0;
	bootedInTheMiddle = false;
	/** Names of the commands of the line that runs, and what faults have done to it. */
	names = [];
	damage = noDamage;
	data = null;
	constructor(core, output) {
		this.core = core;
		this.output = output;
		this.reader = new CommandReader({
			echoes: () => core.ram.settings.echo || core.has("echo-on"),
			echoesData: () => core.has("payload-echo"),
			echo: output.echo,
			admits: (line) => this.admits(line),
			onLine: (line) => this.onLine(line)
		});
	}
	receive(bytes) {
		this.reader.receive(bytes);
	}
	/** The cable was pulled: what was not looked at never came. */
	loseInput() {
		this.reader.loseWaiting();
	}
	/** After a restart: nothing is open any more. */
	reset() {
		this.reader.reset();
		this.data = null;
		this.names = [];
		this.damage = noDamage;
	}
	/** `boot-in-the-middle` may happen again, ten commands from here. */
	rearm() {
		this.bootedInTheMiddle = false;
		this.commandCount = 0;
	}
	admits(line) {
		this.damage = noDamage;
		const body = line === null ? null : bodyOf(this.core, line.trim());
		this.names = body === null ? [] : namesIn(body);
		if (body === null) return true;
		this.core.countCommands(this.names);
		return !this.strike("before-echo");
	}
	/** True: the module has restarted. */
	strike(point) {
		const damage = this.core.strike(this.names, point);
		if (!damage.ended) this.damage = addDamage(this.damage, damage);
		return damage.ended;
	}
	onLine(line) {
		const { core } = this;
		const text = line?.trim();
		const body = text === void 0 ? null : bodyOf(core, text);
		if (text !== "") core.note("command", shownCommand(line));
		if (text !== void 0 && body === null) {
			this.reader.resume();
			return;
		}
		this.commandCount += 1;
		if (core.has("boot-in-the-middle") && !this.bootedInTheMiddle && this.commandCount >= bootInsteadOfAnswer) {
			this.bootedInTheMiddle = true;
			core.after(core.timings.answerMs, () => core.restart());
			return;
		}
		if (this.strike("after-echo")) return;
		const late = core.has("late-answers") && this.commandCount % 3 === 0;
		core.after(core.timings.answerMs + (late ? core.timings.lateMs : 0), () => {
			this.finish(this.damage.error ? [plainError] : answersTo(core, body));
		});
	}
	finish(answers) {
		const delayMs = answers.reduce((sum, answer) => sum + answer.delayMs, this.damage.lateMs);
		this.damage = {
			...this.damage,
			error: false,
			lateMs: 0
		};
		if (delayMs > 0) this.core.after(delayMs, () => this.send(answers));
		else this.send(answers);
	}
	send(answers) {
		const { core } = this;
		const end = answers.at(-1)?.end;
		if (end?.kind === "prompt") {
			this.sendPrompt(answers, end.request);
			return;
		}
		this.output.answer(this.damage.lostFinal ? answers.map(withoutEnd) : answers);
		const behind = end?.kind === "ok" ? core.strike(this.names, "after-ok") : noDamage;
		if (behind.ended) return;
		const goOn = () => {
			for (const answer of answers) answer.after?.();
		};
		if (behind.error) core.report("ERROR");
		else if (behind.lateMs > 0) core.after(behind.lateMs, goOn);
		else if (!behind.lostFinal) goOn();
		this.reader.resume();
	}
	sendPrompt(answers, request) {
		const { core } = this;
		const data = new DataPhase(core, request, {
			atHalf: () => this.strikeData(data, "mid-payload"),
			done: (answer, delayMs) => this.endData(data, answer, delayMs)
		});
		this.data = data;
		this.reader.takeData((byte) => data.take(byte));
		this.output.answer(answers);
		if (this.data === data) this.strikeData(data, "after-prompt");
	}
	/** True: no more data are taken. */
	strikeData(data, point) {
		if (this.strike(point)) return true;
		if (this.damage.error) this.endData(data, plainError, this.core.timings.answerMs);
		return this.data !== data;
	}
	endData(data, answer, delayMs) {
		data.cancel();
		this.data = null;
		this.reader.endData();
		this.core.after(delayMs, () => this.finish([answer]));
	}
};
var withoutEnd = (answer) => ({
	...answer,
	end: { kind: "silence" }
});
/** What follows the prefix; `null`: not a command for this module. Only `AT` trains the automatic baud rate, `aT` does not (at-dialect §2). */
var bodyOf = (core, line) => {
	const prefix = line.slice(0, 2);
	if (prefix.toUpperCase() !== "AT") return null;
	if (!core.ram.trained && prefix !== "AT") return null;
	core.ram.trained = true;
	return line.slice(2);
};
var namesIn = (body) => {
	const names = parseCommandBody(body).map(({ name }) => name);
	return names.length > 0 ? names : ["AT"];
};
var answersTo = (core, body) => {
	if (body === null) return [cmeError("lineTooLong")];
	const answers = [];
	for (const command of parseCommandBody(body)) {
		const answer = runOne(core, command);
		answers.push(answer);
		if (answer.end.kind !== "ok") break;
	}
	return answers.length > 0 ? answers : [okay()];
};
var runOne = (core, { name, form, args }) => {
	const entry = commandTable.get(name);
	if (!entry || args === null) return plainError;
	const handler = entry[form];
	if (handler) return handler(core, args);
	return form === "test" ? okay() : plainError;
};
var shownCommand = (line) => line === null ? "(line too long)" : line.replace(secretCommands, "$1…").slice(0, 512);
// electron/simulator/module/fault-book.ts
/** Which faults hold, and which strike where; counts the commands for that. */
var FaultBook = class {
	always = /* @__PURE__ */ new Set();
	placed = [];
	counts = /* @__PURE__ */ new Map();
	constructor(specs) {
		for (const spec of specs) if (typeof spec === "string") this.always.add(spec);
		else this.placed.push(spec);
	}
	has(fault) {
		return this.always.has(fault);
	}
	set(fault, on) {
		if (on) this.always.add(fault);
		else this.always.delete(fault);
	}
	/** A command line with these commands begins. */
	count(commands) {
		for (const command of new Set(commands)) this.counts.set(command, (this.counts.get(command) ?? 0) + 1);
	}
	/** What strikes at this point of these commands. */
	at(commands, point) {
		const struck = this.placed.filter((place) => place.point === point && commands.includes(place.command) && (place.occurrence === null || place.occurrence === this.counts.get(place.command)));
		const everywhere = point === "after-echo" ? placeableFaults.filter((fault) => this.always.has(fault)) : [];
		return /* @__PURE__ */ new Set([...struck.map(({ fault }) => fault), ...everywhere]);
	}
};
// electron/simulator/module/module-clock.ts
/** 1980-01-06: where the clock of a module stands that never heard the network's time. */
var unsetWallMs = Date.UTC(1980, 0, 6);
var quarterMs = 9e5;
var two = (value) => String(value).padStart(2, "0");
var stamp = (wallMs) => {
	const date = new Date(wallMs);
	return `${[
		date.getUTCFullYear() % 100,
		date.getUTCMonth() + 1,
		date.getUTCDate()
	].map(two).join("/")},${[
		date.getUTCHours(),
		date.getUTCMinutes(),
		date.getUTCSeconds()
	].map(two).join(":")}`;
};
var createModuleClock = (clock, networkWallMs, networkTime) => {
	let baseWallMs = networkWallMs();
	let baseMs = clock.nowMs();
	let zoneQuarters = 0;
	const put = (wallMs) => {
		baseWallMs = wallMs;
		baseMs = clock.nowMs();
	};
	const wallMs = () => baseWallMs + clock.nowMs() - baseMs;
	return {
		wallMs,
		text: () => {
			const sign = zoneQuarters < 0 ? "-" : "+";
			return `${stamp(wallMs() + zoneQuarters * quarterMs)}${sign}${two(Math.abs(zoneQuarters))}`;
		},
		set: (text) => {
			const match = /^(\d\d)\/(\d\d)\/(\d\d),(\d\d):(\d\d):(\d\d)([+-]\d\d)?$/.exec(text);
			if (!match) return false;
			const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
			const local = Date.UTC(year < 80 ? 2e3 + year : 1900 + year, month - 1, day, hour, minute, second);
			if (stamp(local) !== text.slice(0, 17)) return false;
			zoneQuarters = Number(match[7] ?? 0);
			put(local - zoneQuarters * quarterMs);
			return true;
		},
		setFromNetwork: () => put(networkWallMs()),
		unset: () => put(unsetWallMs),
		networkTimeText: (cut = false) => {
			const nowMs = networkWallMs();
			if (networkTime === "two-digit-year") return `${stamp(nowMs)}+32,0`;
			return `${Math.floor(new Date(nowMs).getUTCFullYear() / 100)}${stamp(nowMs)}+0,${cut ? " " : "0"}`;
		}
	};
};
// electron/simulator/module/cme-errors.ts
/** Numbers of `+CME ERROR:` that the virtual module gives, with the texts of mode 2 (at-dialect §11). */
var cmeErrors = {
	notAllowed: [3, "operation not allowed"],
	simNotInserted: [10, "SIM not inserted"],
	simPinRequired: [11, "SIM PIN required"],
	simPukRequired: [12, "SIM PUK required"],
	simBusy: [14, "SIM busy"],
	wrongPassword: [16, "incorrect password"],
	memoryFull: [20, "memory full"],
	invalidParameter: [50, "invalid parameter"],
	noMemoryCard: [61, "no TF card"],
	noSuchFile: [62, "file not exist"],
	cannotCreateDirectory: [97, "create directory fail"],
	noSuchDirectory: [98, "directory not exist"],
	unknown: [100, "unknown"],
	unspecifiedPacketError: [148, "unspecified GPRS error"],
	invalidInput: [765, "invalid input value"],
	operationFailed: [767, "operation failed"],
	lineTooLong: [818, "command line too long"]
};
// electron/simulator/module/output.ts
var createOutput = (host) => {
	const listeners = /* @__PURE__ */ new Set();
	const storm = createStorm(host);
	let readCount = 0;
	const deliver = (bytes) => {
		const chunks = host.has("byte-by-byte") ? [...bytes].map((byte) => Uint8Array.of(byte)) : [bytes];
		for (const chunk of chunks) for (const listener of listeners) listener(chunk);
	};
	const line = host.pace(deliver);
	const send = (bytes) => {
		if (host.isMute() || bytes.length === 0) return;
		if (line) line.push(bytes);
		else deliver(bytes);
	};
	const blanks = (line) => host.has("trailing-blanks") && line.startsWith("+") ? `${line}    ` : line;
	const informationSegments = (answer) => {
		const segments = answer.lines.map((line, index) => latin1Bytes(`${index === 0 ? "\r\n" : ""}${blanks(line)}\r\n`));
		if (answer.data) segments.push(concatBytes([latin1Bytes("\r\n"), answer.data]));
		return segments;
	};
	const endSegment = (answer) => {
		const text = endText(answer.end, host);
		if (!answer.data || answer.end.kind !== "ok") return latin1Bytes(text);
		const lineEnds = host.has("read-extra-line-ends") ? "\r\n".repeat(readCount++ % 3) : "\r\n";
		return latin1Bytes(`${lineEnds}OK\r\n`);
	};
	return {
		onOutput: (listener) => {
			listeners.add(listener);
			return () => {
				listeners.delete(listener);
			};
		},
		echo: send,
		answer: (answers) => {
			const segments = answers.flatMap(informationSegments);
			const last = answers.at(-1);
			if (last) segments.push(endSegment(last));
			send(concatBytes(segments.filter((segment) => segment.length > 0).flatMap((segment) => [storm(), segment])));
		},
		line: (text) => send(concatBytes([storm(), latin1Bytes(`\r\n${blanks(text)}\r\n`)])),
		block: (bytes) => send(concatBytes([storm(), bytes])),
		plain: send,
		clear: () => line?.clear()
	};
};
/** Only `>` on Air720; `> ` on 724 from V401857; a line end in transcript 12 (at-dialect §7). */
var promptTail = (host) => {
	const forced = `${host.has("prompt-blank") ? " " : ""}${host.has("prompt-line") ? "\r\n" : ""}`;
	return forced === "" ? host.promptTail() : forced;
};
var endText = (end, host) => {
	switch (end.kind) {
		case "ok": return "\r\nOK\r\n";
		case "error": return "\r\nERROR\r\n";
		case "line": return `\r\n${end.text}\r\n`;
		case "silence": return "";
		case "prompt": return `\r\n>${promptTail(host)}`;
		case "cme": {
			const [number, text] = cmeErrors[end.error];
			const mode = host.errorMode();
			if (mode === 0) return "\r\nERROR\r\n";
			return `\r\n+CME ERROR: ${mode === 2 ? text : number}\r\n`;
		}
	}
};
/** Lines that may come at any time and mean neither a restart nor a drop. */
var createStorm = (host) => {
	let count = 0;
	return () => {
		if (!host.has("urc-storm")) return /* @__PURE__ */ new Uint8Array(0);
		const lines = [
			"+CGEV: ME PDN ACT 1,0",
			`+NITZ: ${host.networkTimeText()}`,
			"^MODE: 17,17",
			"+E_UTRAN Service",
			"+CMTI: \"SM\",3",
			"+CGEV: NW MODIFY 1,0"
		];
		const line = lines[count++ % lines.length] ?? "";
		return latin1Bytes(`\r\n${line}\r\n`);
	};
};
// electron/simulator/module/paced-line.ts
/** Start, eight data bits, stop. */
var bitsPerByte = 10;
/** Bytes that arrive within this time are delivered together, so that fast lines need no timer per byte. */
var sliceMs = 4;
/** Delivers bytes at the pace of a baud rate, in the time of the clock. */
var createPacedLine = (clock, baudRate, deliver) => {
	const byteMs = bitsPerByte * 1e3 / baudRate;
	const sliceBytes = Math.max(1, Math.floor(sliceMs / byteMs));
	let waiting = /* @__PURE__ */ new Uint8Array(0);
	let cancel = null;
	/** When the line is free for the next byte; may lie a little behind now, so that late timers are made up for. */
	let freeAtMs = clock.nowMs();
	const schedule = () => {
		if (cancel || waiting.length === 0) return;
		const count = Math.min(sliceBytes, waiting.length);
		const dueMs = freeAtMs + count * byteMs;
		cancel = clock.after(dueMs - clock.nowMs(), () => {
			cancel = null;
			const onTime = Math.floor((clock.nowMs() - freeAtMs) / byteMs + 1e-6);
			const arrived = Math.max(1, Math.min(onTime, waiting.length));
			const slice = waiting.subarray(0, arrived);
			waiting = waiting.subarray(arrived);
			freeAtMs += arrived * byteMs;
			deliver(slice);
			schedule();
		});
	};
	return {
		push: (bytes) => {
			if (waiting.length === 0) freeAtMs = Math.max(freeAtMs, clock.nowMs());
			waiting = concatBytes([waiting, bytes]);
			schedule();
		},
		clear: () => {
			cancel?.();
			cancel = null;
			waiting = /* @__PURE__ */ new Uint8Array(0);
		}
	};
};
// electron/simulator/module/radio.ts
var always = Number.NEGATIVE_INFINITY;
/** Works the card and the network out from faults, settings and time. */
var VirtualRadio = class {
	core;
	simReadyAtMs = always;
	networkAtMs = always;
	constructor(core) {
		this.core = core;
	}
	simProblem() {
		const { core } = this;
		if (core.has("no-sim")) return "simNotInserted";
		if (core.clock.nowMs() < this.simReadyAtMs) return "simBusy";
		if (!core.has("sim-pin") || core.ram.pinEntered) return null;
		return core.flash.pinAttemptsLeft > 0 ? "simPinRequired" : "simPukRequired";
	}
	registrationStat() {
		const { core } = this;
		if (core.ram.functionality !== 1 || this.simProblem() !== null) return 0;
		if (core.has("registration-denied")) return 3;
		return core.has("not-registered") || core.clock.nowMs() < this.networkAtMs ? 2 : 1;
	}
	registered() {
		return this.registrationStat() === 1;
	}
	attached() {
		return this.registered() && this.core.ram.attachWanted && !this.core.has("not-attached");
	}
	signal() {
		if (this.core.ram.functionality !== 1 || this.core.has("not-registered")) return {
			rssi: 99,
			rsrq: 255,
			rsrp: 255
		};
		return this.core.has("weak-signal") ? {
			rssi: 5,
			rsrq: 6,
			rsrp: 18
		} : {
			rssi: 25,
			rsrq: 26,
			rsrp: 58
		};
	}
	started(warm) {
		const { timings } = this.core;
		const nowMs = this.core.clock.nowMs();
		this.simReadyAtMs = warm ? always : nowMs + timings.simReadyMs;
		this.networkAtMs = warm ? always : nowMs + timings.serviceMs;
		if (this.core.has("sim-busy")) this.simBusyUntil(nowMs + (warm ? 0 : timings.readyMs) + timings.simBusyMs);
	}
	searchAgain() {
		this.networkNotBefore(this.core.clock.nowMs() + this.core.timings.registrationMs);
	}
	simBusyFromNow() {
		this.simBusyUntil(this.core.clock.nowMs() + this.core.timings.simBusyMs);
	}
	announce(afterCardChange = false) {
		const { core } = this;
		if (!this.registered()) return;
		core.report("^MODE: 17,17");
		core.report("+E_UTRAN Service");
		this.announceRegistration();
		if (this.attached()) core.report(core.model.packetActive);
		if (core.has("wrong-clock")) return;
		core.after(core.timings.networkTimeMs, () => {
			core.moduleClock.setFromNetwork();
			core.report(`+NITZ: ${core.moduleClock.networkTimeText(afterCardChange)}`);
		});
	}
	cardChanged(inserted) {
		const { core } = this;
		if (inserted) this.searchAgain();
		else core.mqtt.lose();
		if (!core.ram.reportsCard) return;
		if (!inserted) {
			for (const line of [
				"^MODE: 0,0",
				"+NO Service",
				"+CGEV: NW PDN DEACT 1",
				"+CGEV: ME DETACH"
			]) core.report(line);
			this.reportCard("SIM REMOVED");
			return;
		}
		core.after(core.timings.registrationMs, () => {
			this.announce(true);
			this.reportCard("READY");
		});
	}
	reportCard(state) {
		const { core } = this;
		switch (core.model.cardReport) {
			case "wrapped": return core.report(`+CPIN: ${state}`);
			case "line-end-after": return core.reportRaw(latin1Bytes(`+CPIN: ${state} 0\r\n`));
			case "bare": return core.reportRaw(latin1Bytes(`+CPIN: ${state} 0`));
		}
	}
	/** Reports of AT+CREG=1 and its like have one field less than the answer to a query (at-dialect §6.1). */
	announceRegistration() {
		for (const [name, mode] of Object.entries(this.core.ram.registrationReports)) if (mode > 0) this.core.report(`${name}: ${this.registrationStat()}`);
	}
	simBusyUntil(ms) {
		this.simReadyAtMs = ms;
		this.networkNotBefore(ms + this.core.timings.registrationMs);
	}
	networkNotBefore(ms) {
		this.networkAtMs = Math.max(this.networkAtMs, ms);
	}
};
// electron/simulator/module/timings.ts
var defaultTimings = {
	answerMs: 3,
	fileMs: 30,
	radioSwitchMs: 140,
	connectMs: 350,
	loginMs: 230,
	acknowledgeMs: 90,
	dropMs: 5,
	restartDelayMs: 20,
	bootRomMs: 300,
	readyMs: 1500,
	readyAgainMs: 740,
	simReadyMs: 3e3,
	serviceMs: 6500,
	networkTimeMs: 60,
	registrationMs: 1500,
	simBusyMs: 5e3,
	lateMs: 12e3,
	tcpLimitMs: 75e3
};
// electron/simulator/module/virtual-module.ts
var createVirtualModule = (options) => {
	const board = new Board(options);
	return {
		receive: (bytes) => board.receive(bytes),
		onOutput: (listener) => board.output.onOutput(listener),
		files: board.files.files,
		setFault: (name, on) => board.setFault(name, on),
		onUnplugged: (listener) => board.onUnplugged(listener),
		restart: () => board.restart(),
		log: (listener) => board.log(listener),
		dispose: () => board.dispose()
	};
};
/** As the mask ROM prints it in transcript 27: without a line end, `\n` being two characters. */
var bootRomText = "^boot.rom'v'!\\n";
/** Holds the parts together, switches them on and off, and owns their timers. */
var Board = class {
	clock;
	upstream;
	timings;
	identity;
	flash = factoryFlash(identity.defaultApn);
	files;
	moduleClock;
	radio = new VirtualRadio(this);
	mqtt = new VirtualMqttClient(this);
	output;
	runner;
	faults;
	modelName;
	input;
	unplugListeners = /* @__PURE__ */ new Set();
	logListeners = /* @__PURE__ */ new Set();
	timers = /* @__PURE__ */ new Set();
	currentRam = freshRam(this.flash.settings);
	running = true;
	disposed = false;
	constructor(options) {
		this.identity = identityOf(options.unit ?? 1);
		this.clock = options.clock;
		this.upstream = options.upstream;
		this.timings = {
			...defaultTimings,
			...options.timings
		};
		this.faults = new FaultBook(options.faults ?? []);
		this.modelName = options.model ?? "air720h";
		this.files = createFileStore(this.model.storageBytes);
		this.moduleClock = createModuleClock(this.clock, options.wallClock ?? (() => this.clock.wallMs()), this.model.networkTime);
		const paceBaud = options.paceBaud ?? null;
		this.output = createOutput({
			has: (fault) => this.has(fault),
			isMute: () => !this.isAudible(),
			errorMode: () => this.ram.settings.errorMode,
			networkTimeText: this.moduleClock.networkTimeText,
			promptTail: () => this.model.promptTail,
			pace: (deliver) => paceBaud === null ? null : createPacedLine(this.clock, paceBaud, deliver)
		});
		this.runner = new CommandRunner(this, this.output);
		this.input = paceBaud === null ? null : createPacedLine(this.clock, paceBaud, (bytes) => this.take(bytes));
		this.radio.started(true);
		if (this.has("wrong-clock")) this.moduleClock.unset();
	}
	get ram() {
		return this.currentRam;
	}
	get model() {
		return traitsOf(this.modelName, this.has("old-firmware"));
	}
	receive(bytes) {
		if (this.input && !this.disposed) this.input.push(bytes);
		else this.take(bytes);
	}
	has(fault) {
		return this.faults.has(fault);
	}
	setFault(name, on) {
		const changes = this.faults.has(name) !== on;
		this.faults.set(name, on);
		if (name === "no-sim" && changes) this.radio.cardChanged(!on);
		if (name === "sim-busy" && on) this.radio.simBusyFromNow();
		if (name === "wrong-clock" && on) this.moduleClock.unset();
		if (name === "wrong-clock" && !on) this.moduleClock.setFromNetwork();
		if (name === "boot-in-the-middle") this.runner.rearm();
		if (name === "mute-after-upload") this.ram.silenced = false;
	}
	countCommands(commands) {
		this.faults.count(commands);
	}
	strike(commands, point) {
		const struck = this.faults.at(commands, point);
		if (struck.size === 0) return noDamage;
		this.note("module", `${[...struck].join(", ")} at ${commands.join(";")}, ${point}`);
		if (struck.has("garbage")) this.output.plain(noiseBytes);
		if (struck.has("drop")) this.mqtt.lose();
		if (struck.has("mute") && !this.has("mute")) this.ram.silenced = true;
		if (struck.has("unplug")) this.unplug();
		if (struck.has("reset")) this.restart();
		return {
			ended: struck.has("reset"),
			error: struck.has("error"),
			lateMs: struck.has("late") ? this.timings.lateMs : 0,
			lostFinal: struck.has("lost-final")
		};
	}
	onUnplugged(listener) {
		const own = () => listener();
		this.unplugListeners.add(own);
		return () => {
			this.unplugListeners.delete(own);
		};
	}
	report(line) {
		this.output.line(line);
	}
	reportRaw(bytes) {
		this.output.block(bytes);
	}
	note(kind, text) {
		for (const listener of this.logListeners) listener({
			kind,
			text
		});
	}
	log(listener) {
		this.logListeners.add(listener);
		return () => {
			this.logListeners.delete(listener);
		};
	}
	after(delayMs, action) {
		const undo = this.clock.after(delayMs, () => {
			this.timers.delete(undo);
			action();
		});
		this.timers.add(undo);
		return () => {
			undo();
			this.timers.delete(undo);
		};
	}
	restart() {
		if (this.disposed) return;
		const { timings } = this;
		this.note("module", "restart");
		this.switchOff();
		this.currentRam = freshRam(this.flash.settings);
		this.radio.started(false);
		if (this.has("wrong-clock")) this.moduleClock.unset();
		if (this.model.bootRom) this.after(timings.bootRomMs, () => this.output.plain(latin1Bytes(bootRomText)));
		const ready = () => this.output.plain(latin1Bytes("\r\nRDY\r\n"));
		this.after(timings.readyMs, () => {
			this.running = true;
			ready();
		});
		if (this.model.readyTwice) this.after(timings.readyMs + timings.readyAgainMs, ready);
		this.after(timings.simReadyMs, () => this.announceStart());
		const afterBusyMs = timings.readyMs + timings.simBusyMs + timings.registrationMs;
		const networkMs = this.has("sim-busy") ? Math.max(timings.serviceMs, afterBusyMs) : timings.serviceMs;
		this.after(networkMs, () => this.radio.announce());
	}
	dispose() {
		this.disposed = true;
		this.switchOff();
	}
	announceStart() {
		const needsCard = (line) => line.startsWith("+CPIN");
		for (const line of this.model.startLines) if (!needsCard(line) || this.radio.simProblem() === null) this.report(line);
	}
	take(bytes) {
		if (this.running && this.isAudible()) this.runner.receive(bytes);
	}
	/** What is under way on the line is lost; the module is where it was. */
	unplug() {
		this.input?.clear();
		this.output.clear();
		this.runner.loseInput();
		for (const listener of [...this.unplugListeners]) listener();
	}
	switchOff() {
		this.running = false;
		this.input?.clear();
		this.output.clear();
		for (const undo of this.timers) undo();
		this.timers.clear();
		this.mqtt.close();
		this.runner.reset();
	}
	isAudible() {
		return !this.disposed && !this.has("mute") && !this.ram.silenced;
	}
};
export { createVirtualModule as t };

//# sourceMappingURL=virtual-module-CEAGgxAz.js.map