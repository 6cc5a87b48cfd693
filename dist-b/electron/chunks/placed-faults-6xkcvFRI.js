import { i as isFaultName, n as faultPoints } from "./faults-CJkWFGCd.js";
// electron/simulator/module/models.ts
var air720h = {
	model: "Air720H",
	version: "AirM2M_720H_V1104_LTE_AT",
	bootRom: false,
	readyTwice: false,
	startLines: ["SMS READY", "UART Boot Completed"],
	packetActive: "+CGEV: ME PDN ACT 1,0",
	networkTime: "two-digit-year",
	cardReport: "wrapped",
	bitErrorRate: 99,
	epsPrefix: "+CEREG",
	epsTail: "",
	promptTail: "",
	publishLimitBytes: 1360,
	receiveLimitBytes: 1360,
	binaryPublish: false,
	storageBytes: 819200,
	memoryAnswerEnds: true,
	missingFile: "noSuchFile",
	emptyDirectoryIsError: false,
	firstCardIdFails: false,
	certificateLogin: true,
	sendsServerName: true,
	longestKeepAliveSeconds: 65535,
	tellsServerClose: true
};
var air724ug = {
	...air720h,
	model: "Air724UG",
	version: "AirM2M_Air724UG_V401875_LTE_AT",
	startLines: ["+CPIN: READY"],
	promptTail: " ",
	publishLimitBytes: 2384,
	binaryPublish: true,
	storageBytes: 13e5
};
var air780e = {
	...air720h,
	model: "Air780E",
	version: "AirM2M_780E_V1169_LTE_AT",
	bootRom: true,
	startLines: [],
	packetActive: "+CGEV: ME PDN ACT 1",
	networkTime: "four-digit-year",
	cardReport: "line-end-after",
	bitErrorRate: 0,
	promptTail: "\r\n",
	publishLimitBytes: 4100,
	receiveLimitBytes: 4100,
	binaryPublish: true,
	storageBytes: 262144
};
var air780ep = {
	...air780e,
	model: "Air780EP",
	version: "AirM2M_780EP_V1010_LTE_AT",
	readyTwice: true,
	packetActive: "+CGEV: ME PDN ACT 1,0",
	networkTime: "two-digit-year",
	epsPrefix: "+CGREG",
	storageBytes: 64100,
	missingFile: "unknown"
};
var models = {
	air720h: {
		traits: air720h,
		old: {
			version: "AirM2M_720H_V1009_LTE_AT",
			certificateLogin: false
		}
	},
	air724ug: {
		traits: air724ug,
		old: {
			version: "AirM2M_Air724UG_V409_LTE_AT",
			promptTail: "",
			publishLimitBytes: 1360,
			binaryPublish: false,
			emptyDirectoryIsError: true,
			firstCardIdFails: true,
			tellsServerClose: false
		}
	},
	air780e: {
		traits: air780e,
		old: {
			version: "AirM2M_780E_V1121_LTE_AT",
			cardReport: "bare",
			sendsServerName: false,
			longestKeepAliveSeconds: 300
		}
	},
	air780ep: {
		traits: air780ep,
		old: {
			version: "AirM2M_780EP_V1007_LTE_AT",
			epsPrefix: "+CEREG",
			epsTail: " ",
			memoryAnswerEnds: false
		}
	}
};
var modelNames = Object.keys(models);
var traitsOf = (name, oldFirmware) => {
	const { traits, old } = models[name];
	return oldFirmware ? {
		...traits,
		...old
	} : traits;
};
// electron/simulator/module/answer.ts
var base = {
	lines: [],
	data: null,
	end: { kind: "ok" },
	delayMs: 0,
	after: null
};
var okay = (...lines) => ({
	...base,
	lines
});
var okayThen = (after, delayMs = 0) => ({
	...base,
	after,
	delayMs
});
var okayWithData = (data) => ({
	...base,
	data
});
var plainError = {
	...base,
	end: { kind: "error" }
};
var cmeError = (error) => ({
	...base,
	end: {
		kind: "cme",
		error
	}
});
var finalLine = (text) => ({
	...base,
	end: {
		kind: "line",
		text
	}
});
var prompt = (request) => ({
	...base,
	end: {
		kind: "prompt",
		request
	}
});
var silence = {
	...base,
	end: { kind: "silence" }
};
/** A text of 1 to `limitBytes` bytes, with or without quotes; `null` when it is not. */
var textOf = (argument, limitBytes = 256) => argument && argument.text.length > 0 && argument.text.length <= limitBytes ? argument.text : null;
/** A whole number within bounds, with or without quotes (`"1883"` works); `null` when it is not. */
var numberOf = (argument, minimum, maximum) => {
	if (!argument || !/^\d{1,10}$/.test(argument.text)) return null;
	const value = Number(argument.text);
	return value >= minimum && value <= maximum ? value : null;
};
/** The digits as one of the listed numbers; `null` when it is none of them. */
var choiceOf = (argument, choices) => choices.find((choice) => argument?.text === String(choice)) ?? null;
// electron/simulator/module/file-store.ts
/** Bounds the number of files; every real one is far below. */
var fileLimit = 512;
var normalise = (name) => name.replace(/^C:/i, "").replace(/^\/+|\/+$/g, "");
var parentOf = (name) => name.slice(0, Math.max(0, name.lastIndexOf("/")));
var isMemoryCard = (name) => /^(D:|\/sdcard0)/i.test(name);
var createFileStore = (storageBytes) => {
	const files = /* @__PURE__ */ new Map();
	const directories = /* @__PURE__ */ new Set([""]);
	const freeBytes = () => Math.max(0, [...files.values()].reduce((free, content) => free - content.length, storageBytes));
	const placeProblem = (name) => {
		if (isMemoryCard(name)) return "noMemoryCard";
		return directories.has(parentOf(normalise(name))) ? null : "noSuchDirectory";
	};
	const childrenOf = (names, directory) => [...names].filter((name) => name !== "" && parentOf(name) === directory).map((name) => name.slice(name.lastIndexOf("/") + 1));
	return {
		files,
		freeBytes,
		create: (name) => {
			const key = normalise(name);
			const problem = placeProblem(name);
			if (problem) return problem;
			if (key === "" || files.has(key) || directories.has(key)) return "error";
			if (files.size >= fileLimit) return "memoryFull";
			files.set(key, /* @__PURE__ */ new Uint8Array(0));
			return null;
		},
		put: (name, content) => {
			files.set(normalise(name), content);
		},
		read: (name) => files.get(normalise(name)) ?? null,
		remove: (name) => files.delete(normalise(name)) ? null : "noSuchFile",
		makeDirectory: (name) => {
			const key = normalise(name);
			const problem = placeProblem(name);
			if (problem) return problem;
			if (directories.has(key) || files.has(key) || directories.size >= fileLimit) return "cannotCreateDirectory";
			directories.add(key);
			return null;
		},
		removeDirectory: (name) => {
			const key = normalise(name);
			if (key === "" || !directories.has(key)) return "noSuchDirectory";
			if (childrenOf(files.keys(), key).length + childrenOf(directories, key).length > 0) return "error";
			directories.delete(key);
			return null;
		},
		list: (directory) => {
			const key = normalise(directory);
			if (!directories.has(key)) return null;
			return [...childrenOf(files.keys(), key), ...childrenOf(directories, key).map((name) => `${name}\\`)];
		}
	};
};
// electron/simulator/module/files.ts
/** One read or write (at-dialect §7). */
var blockLimitBytes = 10240;
var fileName = (args) => textOf(args[0], 64);
/** Models differ in the number that they give (at-dialect §7). */
var missing = (core) => cmeError(core.model.missingFile);
var outcomeOf = (core, problem, success) => {
	if (problem === null) return success;
	if (problem === "noSuchFile") return missing(core);
	return problem === "error" ? plainError : cmeError(problem);
};
var freeBytes = (core) => core.has("storage-full") ? 0 : core.files.freeBytes();
var create = (core, args) => {
	const name = fileName(args);
	if (name === null || args.length !== 1) return cmeError("invalidParameter");
	return outcomeOf(core, core.files.create(name), okay());
};
/** Mode 0 writes over the start and leaves what lies behind it, so an older, longer file shows; mode 1 appends. */
var write = (core, args) => {
	if (args.length < 4) return cmeError("notAllowed");
	const name = fileName(args);
	const mode = numberOf(args[1], 0, 1);
	const sizeBytes = numberOf(args[2], 1, blockLimitBytes);
	const seconds = numberOf(args[3], 1, 4294967295);
	if (name === null || mode === null || sizeBytes === null || seconds === null || args.length > 4) return cmeError("invalidParameter");
	if (core.has("no-prompt")) return silence;
	const before = core.files.read(name);
	if (before === null) return missing(core);
	const position = mode === 0 ? 0 : before.length;
	if (position + sizeBytes - before.length > freeBytes(core)) return cmeError("memoryFull");
	return prompt({
		sizeBytes,
		limitMs: seconds * 1e3,
		endByte: null,
		complete: (data) => store(core, name, position, data)
	});
};
var store = (core, name, position, data) => {
	if (core.has("write-error")) return plainError;
	const before = core.files.read(name) ?? /* @__PURE__ */ new Uint8Array(0);
	const stored = core.has("short-write") ? data.subarray(0, -1) : Uint8Array.from(data);
	if (core.has("corrupt-write")) {
		const middle = Math.floor(stored.length / 2);
		stored[middle] = (stored[middle] ?? 0) ^ 1;
	}
	const content = new Uint8Array(Math.max(before.length, position + stored.length));
	content.set(before);
	content.set(stored, position);
	core.files.put(name, content);
	core.note("file", `${name}: ${stored.length} bytes at ${position}`);
	return okayThen(() => {
		if (core.has("mute-after-upload")) core.ram.silenced = true;
	});
};
var read = (core, args) => {
	if (args.length < 3) return cmeError("notAllowed");
	const name = fileName(args);
	const mode = numberOf(args[1], 0, 1);
	const sizeBytes = numberOf(args[2], 1, blockLimitBytes);
	const position = args[3] ? numberOf(args[3], 0, 4294967295) : 0;
	if (name === null || mode === null || sizeBytes === null || position === null) return cmeError("invalidParameter");
	const content = core.files.read(name);
	if (content === null) return missing(core);
	const start = mode === 0 ? 0 : position;
	if (start > content.length) return cmeError("invalidParameter");
	return okayWithData(content.subarray(start, start + sizeBytes));
};
/** A handler for one name and nothing else. */
var onName = (action) => (core, args) => {
	const name = fileName(args);
	return name === null || args.length !== 1 ? cmeError("invalidParameter") : action(core, name);
};
var list = (core, directory) => {
	const names = core.files.list(directory);
	if (names === null) return cmeError("noSuchDirectory");
	return names.length === 0 && core.model.emptyDirectoryIsError ? plainError : okay(...names);
};
var slow = (core, problem) => outcomeOf(core, problem, {
	...okay(),
	delayMs: core.timings.fileMs
});
var memory = (core) => {
	const answer = okay(`+FSMEM: ${freeBytes(core)} bytes`);
	return core.model.memoryAnswerEnds ? answer : {
		...answer,
		end: { kind: "silence" }
	};
};
var fileCommands = {
	"+FSCREATE": { set: create },
	"+FSWRITE": { set: write },
	"+FSREAD": { set: read },
	"+FSFLSIZE": { set: onName((core, name) => {
		const content = core.files.read(name);
		return content === null ? missing(core) : okay(`+FSFLSIZE: ${content.length}`);
	}) },
	"+FSDEL": { set: onName((core, name) => outcomeOf(core, core.files.remove(name), okay())) },
	"+FSLS": {
		execute: (core) => list(core, "/"),
		set: onName(list)
	},
	"+FSMEM": { execute: memory },
	"+FSMKDIR": { set: onName((core, name) => slow(core, core.files.makeDirectory(name))) },
	"+FSRMDIR": { set: onName((core, name) => slow(core, core.files.removeDirectory(name))) }
};
// electron/simulator/module/identity.ts
/** Who the virtual module is: plausible, fixed, and nobody's. The IMEI ends in a valid Luhn digit (a test says so). */
var identity = {
	maker: "AirM2M",
	imei: "866475030000019",
	iccid: "898604001022C0000018",
	imsi: "460040010000018",
	simPin: "1234",
	address: "10.74.149.48",
	defaultApn: "cmiot",
	operator: {
		long: "CHINA MOBILE",
		short: "CMCC",
		numeric: "46000"
	},
	areaCode: "2797",
	cellId: "02B82E17",
	/** LTE, in the numbering of 27.007. */
	accessTechnology: 7
};
/** The check digit that makes a number of 14 digits an IMEI (Luhn, 3GPP 23.003 annex B). */
var checkDigit = (digits) => {
	return (10 - [...digits].reduce((total, digit, index) => {
		const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
		return total + Math.floor(value / 10) + value % 10;
	}, 0) % 10) % 10;
};
/** The first unit is the one above; the others are the next ones off the same line. */
var identityOf = (unit) => {
	if (unit === 1) return identity;
	const later = (text) => (BigInt(text) + BigInt(unit - 1)).toString();
	const serial = later(identity.imei.slice(0, 14));
	const tail = String(Number(identity.iccid.slice(-7)) + unit - 1).padStart(7, "0");
	return {
		imei: `${serial}${checkDigit(serial)}`,
		iccid: `${identity.iccid.slice(0, -7)}${tail}`,
		imsi: later(identity.imsi)
	};
};
var createMqttInbox = () => {
	const slots = new Array(4).fill(null);
	let next = 0;
	return {
		store: (message) => {
			const slot = next;
			slots[slot] = message;
			next = (next + 1) % 4;
			return slot;
		},
		takeAll: () => {
			const ordered = [...slots.slice(next), ...slots.slice(0, next)].filter((message) => message !== null);
			slots.fill(null);
			next = 0;
			return ordered;
		},
		occupied: () => slots.map((message) => message !== null)
	};
};
// electron/simulator/module/memory.ts
var factorySettings = {
	echo: true,
	errorMode: 1,
	baudRate: 115200
};
var factoryFlash = (apn) => ({
	settings: factorySettings,
	apn,
	networkApn: null,
	pinAttemptsLeft: 3
});
var freshRam = (settings) => ({
	settings,
	trained: settings.baudRate !== 0,
	pinEntered: false,
	reportsCard: false,
	cardIdAsked: false,
	functionality: 1,
	attachWanted: true,
	registrationReports: {
		"+CREG": 0,
		"+CGREG": 0,
		"+CEREG": 0
	},
	operatorFormat: 2,
	ipState: "IP INITIAL",
	multiplexed: false,
	ssl: /* @__PURE__ */ new Map(),
	mqtt: null,
	messageMode: 0,
	hexEncoding: false,
	inbox: createMqttInbox(),
	silenced: false
});
// electron/simulator/module/general.ts
var baudRates = [
	0,
	600,
	1200,
	2400,
	4800,
	9600,
	19200,
	38400,
	57600,
	115200,
	230400,
	460800,
	921600
];
var version = (core) => core.model.version;
var echo = (core, args) => {
	const mode = choiceOf(args[0], [0, 1]);
	if (mode === null) return plainError;
	core.ram.settings = {
		...core.ram.settings,
		echo: mode === 1
	};
	return okay();
};
var restartAfterOk = (core) => okayThen(() => core.after(core.timings.restartDelayMs, () => core.restart()));
/** `AT+CFUN=0`: the network goes away; `=1`: it comes back by itself; `=1,1`: restart (at-dialect §5). */
var setFunctionality = (core, args) => {
	const mode = choiceOf(args[0], [
		0,
		1,
		4
	]);
	if (mode === null || args.length > 2) return cmeError("invalidParameter");
	if (args[1] && numberOf(args[1], 0, 1) === null) return cmeError("invalidParameter");
	if (args[1]?.text === "1") return restartAfterOk(core, []);
	const before = core.ram.functionality;
	core.ram.functionality = mode;
	if (mode === 1 && before !== 1) {
		core.radio.searchAgain();
		return okayThen(() => core.after(core.timings.registrationMs, () => core.radio.announce()), core.timings.radioSwitchMs);
	}
	if (mode === 1 || before !== 1) return okay();
	return okayThen(() => {
		core.report("+CGEV: ME DETACH");
		core.mqtt.lose();
		core.ram.ipState = "IP INITIAL";
	});
};
var generalCommands = {
	E: { execute: echo },
	I: { execute: (core, args) => args.length === 0 ? okay(version(core)) : plainError },
	"&W": { execute: (core) => {
		core.flash.settings = core.ram.settings;
		return okay();
	} },
	"&F": { execute: (core) => {
		core.ram.settings = factorySettings;
		return okay();
	} },
	"+VER": { execute: (core) => okay(version(core)) },
	"+CGMR": { execute: (core) => okay(`+CGMR: "${version(core)}"`) },
	"+CGMM": { execute: (core) => okay(`+CGMM: "${core.model.model}"`) },
	"+CGMI": { execute: () => okay(`+CGMI: "${identity.maker}"`) },
	"+CGSN": { execute: (core) => okay(core.identity.imei) },
	"+GSN": { execute: (core) => okay(core.identity.imei) },
	"+CMEE": {
		query: (core) => okay(`+CMEE :${core.ram.settings.errorMode}`),
		set: (core, args) => {
			const errorMode = choiceOf(args[0], [
				0,
				1,
				2
			]);
			if (errorMode === null) return cmeError("invalidParameter");
			core.ram.settings = {
				...core.ram.settings,
				errorMode
			};
			return okay();
		}
	},
	"+IPR": {
		query: (core) => okay(`+IPR: ${core.ram.settings.baudRate}`),
		set: (core, args) => {
			const baudRate = choiceOf(args[0], baudRates);
			if (baudRate === null) return cmeError("invalidParameter");
			core.ram.settings = {
				...core.ram.settings,
				baudRate
			};
			return okay();
		}
	},
	"+CFUN": {
		query: (core) => okay(`+CFUN: ${core.ram.functionality}`),
		set: setFunctionality
	},
	"+RESET": { execute: restartAfterOk },
	"+CCLK": {
		query: (core) => okay(`+CCLK: "${core.moduleClock.text()}"`),
		set: (core, args) => {
			const text = args[0];
			return text && args.length === 1 && core.moduleClock.set(text.text) ? okay() : cmeError("invalidParameter");
		}
	}
};
// electron/simulator/module/legacy-ip.ts
/** The bring-up of 2G times: not needed on 4G, still answered, with its own order of states (at-dialect §6.2). */
var legacyIpCommands = {
	"+CIPMUX": {
		query: (core) => okay(`+CIPMUX: ${core.ram.multiplexed ? 1 : 0}`),
		set: (core, args) => {
			const mode = choiceOf(args[0], [0, 1]);
			if (mode === null) return cmeError("invalidParameter");
			if (core.ram.ipState !== "IP INITIAL") return cmeError("notAllowed");
			core.ram.multiplexed = mode === 1;
			return okay();
		}
	},
	"+CIPSTATUS": { execute: (core) => okayThen(() => core.report(`STATE: ${core.ram.ipState}`)) },
	"+CSTT": {
		execute: (core) => {
			if (core.ram.ipState !== "IP INITIAL") return cmeError("notAllowed");
			core.ram.ipState = "IP START";
			return okay();
		},
		set: (core, args) => {
			if (core.ram.ipState !== "IP INITIAL") return cmeError("notAllowed");
			if (args.length > 3 || args.some((part, index) => part.text.length > (index === 0 ? 128 : 32))) return cmeError("invalidParameter");
			core.ram.ipState = "IP START";
			return okay();
		}
	},
	"+CIICR": { execute: (core) => {
		if (core.ram.ipState !== "IP START" || !core.radio.attached()) return cmeError("notAllowed");
		core.ram.ipState = "IP GPRSACT";
		return okay();
	} },
	"+CIFSR": { execute: (core) => {
		if (core.ram.ipState === "IP INITIAL" || core.ram.ipState === "IP START") return cmeError("notAllowed");
		core.ram.ipState = "IP STATUS";
		return finalLine(identity.address);
	} },
	"+CIPSHUT": { execute: (core) => {
		core.mqtt.close();
		core.ram.ipState = "IP INITIAL";
		return finalLine("SHUT OK");
	} }
};
// electron/simulator/module/text.ts
/** Inside the virtual module text is Latin-1, one character per byte, so that no byte is lost or joined. */
var latin1Bytes = (text) => Uint8Array.from(Buffer.from(text, "latin1"));
var latin1Text = (bytes) => Buffer.from(bytes).toString("latin1");
/** The network wants real strings: MQTT names are UTF-8. */
var utf8FromLatin1 = (text) => Buffer.from(text, "latin1").toString("utf8");
var latin1FromUtf8 = (text) => Buffer.from(text, "utf8").toString("latin1");
var concatBytes = (parts) => Uint8Array.from(Buffer.concat([...parts]));
// electron/simulator/module/mqtt-client.ts
var VirtualMqttClient = class {
	core;
	currentPhase = "closed";
	connection = null;
	/** Grows with every connection, so that late results of an older one are ignored. */
	generation = 0;
	goneWhileLoggingIn = false;
	/** The command that dialled. */
	dialCommand = "+MIPSTART";
	constructor(core) {
		this.core = core;
	}
	get phase() {
		return this.currentPhase;
	}
	status() {
		if (this.currentPhase === "online") return 1;
		return this.currentPhase === "connected" || this.currentPhase === "logging-in" ? 2 : 0;
	}
	dial(command, request, limitMs) {
		const { core } = this;
		this.close();
		this.dialCommand = command;
		this.currentPhase = "connecting";
		if (core.has("reset-on-connect")) core.after(core.timings.connectMs, () => core.restart());
		if (core.has("reset-on-connect") || core.has("connect-silent")) return;
		this.afterIfSame(core.timings.connectMs, () => {
			if (core.has("connect-fail")) this.dialFailed("fault connect-fail");
			else if (!core.radio.attached()) this.dialFailed("not attached");
			else if (typeof request === "string") this.dialFailed(request);
			else {
				this.afterIfSame(limitMs, () => this.currentPhase === "connecting" && this.dialFailed("gave up"));
				this.open(request, this.generation);
			}
		});
	}
	login(request) {
		this.currentPhase = "logging-in";
		this.goneWhileLoggingIn = false;
		this.afterIfSame(this.core.timings.loginMs, () => void this.sendLogin(request, this.generation));
	}
	subscribe(topic, qos) {
		const lines = (this.connection?.subscribe(topic, qos) ?? Promise.resolve(null)).then((code) => {
			this.core.note("network", `MQTT subscribe ${topic} → ${code ?? "no answer"}`);
			if (code === null || this.core.has("no-suback")) return [];
			return [code >= 128 ? "ERROR" : "SUBACK"];
		});
		this.acknowledge("+MSUB", lines, this.generation);
	}
	unsubscribe(topic) {
		const gone = this.connection?.unsubscribe(topic) ?? Promise.resolve(false);
		this.acknowledge("+MUNSUB", gone.then((done) => done ? ["UNSUBACK"] : []), this.generation);
	}
	publish(command, topic, payload, qos, retain) {
		this.core.note("network", `MQTT publish ${topic}, ${payload.length} bytes, QoS ${qos}`);
		const lines = (this.connection?.publish(topic, payload, qos, retain) ?? Promise.resolve(false)).then((done) => {
			if (!done || qos === 0 || this.core.has("no-puback")) return [];
			return qos === 1 ? ["PUBACK"] : ["PUBREC", "PUBCOMP"];
		});
		this.acknowledge(command, lines, this.generation);
	}
	leave() {
		this.currentPhase = "left";
		this.connection?.disconnect();
	}
	lose() {
		this.end(true);
	}
	close() {
		this.generation += 1;
		const old = this.connection;
		this.connection = null;
		this.currentPhase = "closed";
		old?.close();
	}
	end(told) {
		const visible = this.status() !== 0;
		this.close();
		if (visible && told) this.core.report("CLOSED");
	}
	/** Reports a second phase, unless a fault strikes it. */
	tell(command, lines) {
		const { core } = this;
		if (lines.length === 0) return;
		const mine = this.generation;
		const damage = core.strike([command], "before-second-phase");
		if (damage.ended || damage.lostFinal || mine !== this.generation) return;
		const told = damage.error ? ["ERROR"] : lines;
		const report = () => {
			for (const line of told) core.report(line);
		};
		if (damage.lateMs > 0) this.afterIfSame(damage.lateMs, report);
		else report();
	}
	async open(request, mine) {
		const result = await this.core.upstream.dial(request);
		if (mine !== this.generation) {
			if ("connection" in result) result.connection.close();
			return;
		}
		const where = `${request.tls ? "TLS" : "TCP"} ${request.host}:${request.port}`;
		if ("failure" in result) {
			const { reason, detail } = result.failure;
			this.dialFailed(`${where} → ${reason}${detail ? ` (${detail})` : ""}`);
			return;
		}
		this.core.note("network", `${where} → connected`);
		this.opened(result.connection, mine);
	}
	opened(connection, mine) {
		this.connection = connection;
		this.currentPhase = "connected";
		connection.onMessage((message) => {
			if (mine === this.generation) this.received(message);
		});
		connection.onClosed(() => {
			if (mine === this.generation) this.farEndClosed();
		});
		if (mine !== this.generation) return;
		this.tell(this.dialCommand, [`${this.core.ram.multiplexed ? "7," : ""}CONNECT OK`]);
		if (mine === this.generation && this.core.has("drop-after-connect")) this.lose();
	}
	farEndClosed() {
		this.core.note("network", "the connection was closed by the far end");
		if (this.currentPhase === "left") this.connection = null;
		else if (this.currentPhase === "logging-in") this.goneWhileLoggingIn = true;
		else this.end(this.core.model.tellsServerClose);
	}
	dialFailed(why) {
		const { core } = this;
		core.note("network", why);
		this.close();
		const state = `STATE: ${core.radio.attached() ? "IP STATUS" : "IP INITIAL"}`;
		this.tell(this.dialCommand, [state, `${core.ram.multiplexed ? "7," : ""}CONNECT FAIL`]);
	}
	async sendLogin(request, mine) {
		const { core } = this;
		const code = core.has("wrong-password") ? 4 : await this.connection?.connect(request);
		if (mine !== this.generation) return;
		const outcome = code === 0 ? "accepted" : `refused (${code ?? "hung up"})`;
		core.note("network", `MQTT login of ${request.clientId} → ${outcome}`);
		if (code === 0) {
			this.currentPhase = "online";
			this.tell("+MCONNECT", ["CONNACK OK"]);
			if (mine !== this.generation) return;
			if (this.goneWhileLoggingIn) this.lose();
			else if (core.has("drop-after-login")) this.afterIfSame(core.timings.dropMs, () => this.lose());
			return;
		}
		if (typeof code === "number") this.tell("+MCONNECT", ["ERROR"]);
		if (mine === this.generation) this.lose();
	}
	/** Reports the broker's acknowledgement a little after it came, unless the connection is another one by then. */
	async acknowledge(command, result, mine) {
		const lines = await result;
		if (mine !== this.generation) return;
		this.afterIfSame(this.core.timings.acknowledgeMs, () => this.tell(command, lines));
	}
	/** `+MSUB: "topic",N byte,…` at once, or a slot and `+MSUB: n` in cached mode. */
	received(message) {
		const { core } = this;
		if (message.payload.length > core.model.receiveLimitBytes) {
			core.note("network", `a message of ${message.payload.length} bytes is too long for the module and is lost`);
			return;
		}
		const stored = {
			topic: latin1FromUtf8(message.topic),
			payload: latin1Text(message.payload)
		};
		if (core.ram.messageMode === 1) core.report(`+MSUB: ${core.ram.inbox.store(stored)}`);
		else core.reportRaw(latin1Bytes(`\r\n${messageText(stored)}\r\n`));
	}
	afterIfSame(delayMs, action) {
		const mine = this.generation;
		this.core.after(delayMs, () => {
			if (mine === this.generation) action();
		});
	}
};
var messageText = (message) => `+MSUB: "${message.topic}",${message.payload.length} byte,${message.payload}`;
/** Defaults are not documented [U]: nothing is checked until `seclevel` says so, and then the dates are. */
var sslDefaults = {
	sslversion: "4",
	ciphersuite: "0XFFFF",
	seclevel: "0",
	ignorelocaltime: "0",
	negotiatetimeout: "150",
	verifymode: "0"
};
var sslValue = (contexts, context, key) => contexts.get(context)?.get(key) ?? sslDefaults[key] ?? null;
/** What the MQTT context asks of a TLS handshake; `null` when a file that it names is gone. */
var tlsRequestOf = (contexts, files, moduleWallMs) => {
	const value = (key) => sslValue(contexts, 88, key);
	const showsClient = value("seclevel") === "2";
	const names = {
		ca: value("cacert"),
		clientCertificate: showsClient ? value("clientcert") : null,
		clientKey: showsClient ? value("clientkey") : null
	};
	const content = (name) => name === null ? null : files.read(name);
	for (const name of Object.values(names)) if (name !== null && content(name) === null) return null;
	const verifyServer = value("seclevel") !== "0";
	return {
		ca: content(names.ca),
		clientCertificate: content(names.clientCertificate),
		clientKey: content(names.clientKey),
		verifyServer,
		checkDatesAtMs: verifyServer && value("ignorelocaltime") !== "1" ? moduleWallMs : null,
		serverName: value("hostname")
	};
};
// electron/simulator/module/mqtt.ts
/** Of a will message (at-dialect §9.1). */
var willLimitBytes = 1360;
/** MPUBEX without its length ends at 0x1A or after a gap of so long (at-dialect §9.6). */
var publishEndByte = 26;
var publishGapMs = 5e3;
/** How long MPUBEX with its length waits for its data is not documented [U]. */
var publishLimitMs = 6e4;
var qualities = [
	0,
	1,
	2
];
/** `<clientid>[,<user>,<password>[,<will_qos>,<will_retain>,<will_topic>,<will_msg>]]` (at-dialect §9.1). */
var configure$1 = (core, args) => {
	if (args.length !== 1 && args.length !== 3 && args.length !== 7) return cmeError("notAllowed");
	const clientId = textOf(args[0]);
	if (clientId === null) return cmeError("invalidParameter");
	const [, user, password] = args;
	if (user?.text === "" || password?.text === "") return cmeError("invalidInput");
	if (user && textOf(user) === null || password && textOf(password) === null) return cmeError("invalidParameter");
	const will = args.length === 7 ? willOf(args) : null;
	if (args.length === 7 && will === null) return cmeError("invalidParameter");
	core.ram.mqtt = {
		clientId,
		username: user?.text ?? null,
		password: password?.text ?? null,
		will
	};
	return okay();
};
var willOf = (args) => {
	const qos = choiceOf(args[3], qualities);
	const retain = choiceOf(args[4], [0, 1]);
	const topic = textOf(args[5]);
	const message = textOf(args[6], willLimitBytes);
	if (qos === null || retain === null || topic === null || message === null) return null;
	return args[5]?.quoted && args[6]?.quoted ? {
		qos,
		retain: retain === 1,
		topic,
		message
	} : null;
};
var dial = (secure) => (core, args) => {
	const host = textOf(args[0]);
	if (host === null || args.length !== 2) return plainError;
	const port = numberOf(args[1], 1, 65535);
	const garbled = /[^ -~]/.test(`${host}${args[1]?.text ?? ""}`);
	if (port === null && !garbled) return plainError;
	if (core.mqtt.phase === "connecting") return cmeError("operationFailed");
	if (core.mqtt.phase !== "closed") return okayThen(() => core.report("ALREADY CONNECT"));
	return okayThen(() => startDial(core, utf8FromLatin1(host), port, secure));
};
var startDial = (core, host, port, secure) => {
	if (core.radio.attached()) core.ram.ipState = "IP STATUS";
	const asked = secure ? tlsRequestOf(core.ram.ssl, core.files, core.moduleClock.wallMs()) : null;
	const tls = asked && !core.model.sendsServerName ? {
		...asked,
		serverName: null
	} : asked;
	const seconds = Number(sslValue(core.ram.ssl, 88, "negotiatetimeout"));
	const limitMs = secure ? seconds * 1e3 : core.timings.tcpLimitMs;
	const missingFile = secure && tls === null;
	const command = secure ? "+SSLMIPSTART" : "+MIPSTART";
	if (port === null) core.mqtt.dial(command, "the port is no number", limitMs);
	else core.mqtt.dial(command, missingFile ? "a file of the TLS settings is missing" : {
		host,
		port,
		tls
	}, limitMs);
};
var login = (core, args) => {
	const clean = choiceOf(args[0], [0, 1]);
	const keepAliveSeconds = numberOf(args[1], 1, 65535);
	if (clean === null || keepAliveSeconds === null || args.length !== 2) return cmeError("invalidParameter");
	if (core.mqtt.phase === "online" || core.mqtt.phase === "logging-in") return cmeError("operationFailed");
	const settings = core.ram.mqtt;
	if (core.mqtt.phase !== "connected" || settings === null) return cmeError("notAllowed");
	const { will } = settings;
	return okayThen(() => {
		if (core.mqtt.phase !== "connected") return;
		core.mqtt.login({
			clientId: utf8FromLatin1(settings.clientId),
			username: settings.username === null ? null : utf8FromLatin1(settings.username),
			password: settings.password === null ? null : utf8FromLatin1(settings.password),
			cleanSession: clean === 1,
			keepAliveSeconds: Math.min(keepAliveSeconds, core.model.longestKeepAliveSeconds),
			will: will && {
				...will,
				topic: utf8FromLatin1(will.topic),
				payload: latin1Bytes(will.message)
			}
		});
	});
};
/** Needs a login; otherwise "operation not allowed" (wrong state, at-dialect §11). */
var online = (handler) => (core, args) => core.mqtt.phase === "online" ? handler(core, args) : cmeError("notAllowed");
var subscribe = (core, args) => {
	const topic = textOf(args[0]);
	const qos = choiceOf(args[1], qualities);
	if (topic === null || qos === null || args.length !== 2) return cmeError("invalidParameter");
	return okayThen(() => core.mqtt.subscribe(utf8FromLatin1(topic), qos));
};
var unsubscribe = (core, args) => {
	const topic = textOf(args[0]);
	if (topic === null || args.length !== 1) return cmeError("invalidParameter");
	return okayThen(() => core.mqtt.unsubscribe(utf8FromLatin1(topic)));
};
var publish = (core, args) => {
	const topic = textOf(args[0]);
	const qos = choiceOf(args[1], qualities);
	const retain = choiceOf(args[2], [0, 1]);
	if (topic === null || qos === null || retain === null || args.length !== 4) return cmeError("invalidParameter");
	const message = args[3];
	if (!message?.quoted) return plainError;
	const payload = core.ram.hexEncoding ? fromHex(message.text) : unescapeMessage(message.text);
	if (payload === null || payload.length > core.model.publishLimitBytes) return cmeError("invalidParameter");
	return okayThen(() => core.mqtt.publish("+MPUB", utf8FromLatin1(topic), payload, qos, retain === 1));
};
/** Raw bytes after a prompt (at-dialect §9.6). */
var publishBinary = (core, args) => {
	const topic = textOf(args[0]);
	const qos = choiceOf(args[1], qualities);
	const retain = choiceOf(args[2], [0, 1]);
	const limitBytes = core.model.publishLimitBytes;
	const sizeBytes = args[3] ? numberOf(args[3], 1, limitBytes) : limitBytes;
	if (topic === null || qos === null || retain === null || sizeBytes === null || args.length > 4) return cmeError("invalidParameter");
	return prompt({
		sizeBytes,
		limitMs: args[3] ? publishLimitMs : publishGapMs,
		endByte: args[3] ? null : publishEndByte,
		complete: (data) => okayThen(() => core.mqtt.publish("+MPUBEX", utf8FromLatin1(topic), data, qos, retain === 1))
	});
};
/** A command that only some models have. */
var where = (has, handler) => (core, args) => has(core) ? handler(core, args) : plainError;
/** `\hh` is the byte with that number; a backslash without two digits stands for itself (at-dialect §9.5). */
var unescapeMessage = (text) => latin1Bytes(text.replace(/\\([0-9A-Fa-f]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))));
var fromHex = (text) => /^([0-9A-Fa-f]{2})*$/.test(text) ? Uint8Array.from(Buffer.from(text, "hex")) : null;
/** Everything in the slots, and the slots are free again. */
var takeMessages = (core) => {
	const messages = core.ram.inbox.takeAll().map(messageText);
	if (messages.length === 0) return okay();
	return {
		...okay(),
		data: latin1Bytes(`${messages.join("\r\n")}\r\n`)
	};
};
var disconnect = (core) => {
	if (core.mqtt.phase !== "online") return plainError;
	return okayThen(() => core.mqtt.leave());
};
var closeSocket = (core) => {
	if (core.mqtt.phase === "closed") return cmeError("operationFailed");
	core.mqtt.close();
	return okay();
};
var mqttCommands = {
	"+MCONFIG": { set: configure$1 },
	"+MIPSTART": { set: dial(false) },
	"+SSLMIPSTART": { set: dial(true) },
	"+MCONNECT": { set: login },
	"+MSUB": { set: online(subscribe) },
	"+MUNSUB": { set: online(unsubscribe) },
	"+MPUB": { set: online(publish) },
	"+MPUBEX": { set: where((core) => core.model.binaryPublish, online(publishBinary)) },
	"+MQTTMSGSET": {
		query: (core) => okay(`+MQTTMSGSET: ${core.ram.messageMode}`),
		set: (core, args) => {
			const mode = choiceOf(args[0], [0, 1]);
			if (mode === null) return cmeError("invalidParameter");
			core.ram.messageMode = mode;
			return okay();
		}
	},
	"+MQTTMSGGET": {
		execute: takeMessages,
		query: (core) => okay(...core.ram.inbox.occupied().map((full, slot) => `+MQTTMSGGET: ${slot},${full ? "VALID" : "INVALID"}`))
	},
	"+MQTTMODE": {
		query: (core) => okay(`+MQTTMODE: ${core.ram.hexEncoding ? 1 : 0}`),
		set: (core, args) => {
			const mode = choiceOf(args[0], [0, 1]);
			if (mode === null) return cmeError("invalidParameter");
			core.ram.hexEncoding = mode === 1;
			return okay();
		}
	},
	"+MQTTSTATU": { execute: (core) => okay(`+MQTTSTATU :${core.mqtt.status()}`) },
	"+MDISCONNECT": { execute: disconnect },
	"+MIPCLOSE": { execute: closeSocket }
};
// electron/simulator/module/network.ts
/** Query: `+CREG: 0,1`, with place and technology in mode 2 (at-dialect §6.1). */
var registration = (name, highestMode) => {
	const shownName = (core) => {
		if (name !== "+CEREG") return name;
		return core.has("cereg-as-cgreg") ? "+CGREG" : core.model.epsPrefix;
	};
	return {
		query: (core) => {
			const mode = core.ram.registrationReports[name];
			const stat = core.radio.registrationStat();
			const place = `,"${identity.areaCode}","${identity.cellId}",${identity.accessTechnology}`;
			const tail = name === "+CEREG" ? core.model.epsTail : "";
			return okay(`${shownName(core)}: ${mode},${stat}${mode >= 2 && stat === 1 ? place : ""}${tail}`);
		},
		set: (core, args) => {
			const mode = numberOf(args[0], 0, highestMode);
			if (mode === null) return cmeError("invalidParameter");
			core.ram.registrationReports[name] = mode;
			return okay();
		},
		test: (core) => okay(`${shownName(core)}: (${Array.from({ length: highestMode + 1 }, (_, mode) => mode).join(",")})`)
	};
};
var operator = {
	query: (core) => {
		if (!core.radio.registered()) return okay("+COPS: 0");
		const { long, short, numeric } = identity.operator;
		const format = core.ram.operatorFormat;
		return okay(`+COPS: 0,${format},"${[
			long,
			short,
			numeric
		][format] ?? numeric}",${identity.accessTechnology}`);
	},
	set: (core, args) => {
		const mode = choiceOf(args[0], [0, 3]);
		const format = args[1] ? choiceOf(args[1], [
			0,
			1,
			2
		]) : core.ram.operatorFormat;
		if (mode === null || format === null) return cmeError("invalidParameter");
		core.ram.operatorFormat = format;
		return okay();
	}
};
var attach = (core, args) => {
	const wanted = choiceOf(args[0], [0, 1]);
	if (wanted === null) return cmeError("invalidParameter");
	core.ram.attachWanted = wanted === 1;
	if (wanted === 1) return core.radio.attached() ? okay() : cmeError("unspecifiedPacketError");
	return okayThen(() => core.mqtt.lose());
};
var setContext = (core, args) => {
	const id = numberOf(args[0], 1, 15);
	const apn = args[2] ? args[2].text : "";
	if (id === null || apn.length > 128) return cmeError("invalidParameter");
	if (id === 1) core.flash.apn = apn === "" ? identity.defaultApn : apn;
	return okay();
};
/** `2,<apn>,<user>,<pwd>,<0 none|1 PAP|2 CHAP>` sets, `3` deletes (at-dialect §6.1). */
var setNetworkApn = (core, args) => {
	if (args[0]?.text === "3") {
		core.flash.networkApn = null;
		return okay();
	}
	const name = textOf(args[1], 128);
	const auth = args[4] ? numberOf(args[4], 0, 2) : 0;
	if (args[0]?.text !== "2" || name === null || auth === null) return cmeError("invalidParameter");
	core.flash.networkApn = {
		name,
		user: args[2]?.text ?? "",
		password: args[3]?.text ?? "",
		auth
	};
	core.flash.apn = name;
	return okay();
};
var address = (core, args) => args[0] && args[0].text !== "1" ? cmeError("invalidParameter") : okay(`+CGPADDR: 1,"${core.radio.attached() ? identity.address : "0.0.0.0"}"`);
var networkCommands = {
	"+CSQ": { execute: (core) => {
		const { rssi } = core.radio.signal();
		return okay(`+CSQ: ${rssi},${core.model.bitErrorRate}`);
	} },
	"+CESQ": { execute: (core) => {
		const { rsrq, rsrp } = core.radio.signal();
		return okay(`+CESQ: 99,99,255,255,${rsrq},${rsrp}`);
	} },
	"+CREG": registration("+CREG", 3),
	"+CGREG": registration("+CGREG", 3),
	"+CEREG": registration("+CEREG", 5),
	"+COPS": operator,
	"+CGATT": {
		query: (core) => okay(`+CGATT: ${core.radio.attached() ? 1 : 0}`),
		set: attach
	},
	"+CGDCONT": {
		query: (core) => {
			const shown = core.radio.attached() ? identity.address : "";
			return okay(`+CGDCONT: 1,"IP","${core.flash.apn}","${shown}",0,0`);
		},
		set: setContext
	},
	"+CGACT": {
		query: (core) => okay(`+CGACT: 1,${core.radio.attached() ? 1 : 0}`),
		set: (core, args) => {
			const active = choiceOf(args[0], [0, 1]);
			if (active === null || args[1] && numberOf(args[1], 1, 15) === null) return cmeError("invalidParameter");
			if (active === 1 && !core.radio.attached()) return cmeError("unspecifiedPacketError");
			return active === 1 ? okay() : okayThen(() => core.mqtt.lose());
		}
	},
	"+CGPADDR": {
		execute: address,
		set: address
	},
	"+CPNETAPN": {
		query: (core) => {
			const apn = core.flash.networkApn;
			const values = {
				MODE: apn ? 2 : 0,
				APN: apn?.name ?? "",
				USR: apn?.user ?? "",
				PWD: apn?.password ?? ""
			};
			return okay(...Object.entries(values).map(([name, value]) => `${name}:${value}`), `AUTHMODE:${apn?.auth ?? 0}`);
		},
		set: setNetworkApn
	}
};
// electron/simulator/module/sim-card.ts
/** Gives `lines` when the card can be read; the number of the SIM only needs a card, not its PIN. */
var withCard = (core, line, needsPin) => {
	const problem = core.radio.simProblem();
	if (problem === null) return okay(line);
	return (problem === "simPinRequired" || problem === "simPukRequired") && !needsPin ? okay(line) : cmeError(problem);
};
var pinState = (core) => {
	const problem = core.radio.simProblem();
	if (problem === null) return okay("+CPIN: READY");
	if (problem === "simPinRequired") return okay("+CPIN: SIM PIN");
	return problem === "simPukRequired" ? okay("+CPIN: SIM PUK") : cmeError(problem);
};
/** Three wrong PINs lock the card, over restarts too. */
var enterPin = (core, pin) => {
	const problem = core.radio.simProblem();
	if (problem === null) return cmeError("notAllowed");
	if (problem !== "simPinRequired") return cmeError(problem);
	if (pin === void 0 || !/^\d{4,8}$/.test(pin)) return cmeError("invalidParameter");
	if (pin !== identity.simPin) {
		core.flash.pinAttemptsLeft -= 1;
		return cmeError("wrongPassword");
	}
	core.flash.pinAttemptsLeft = 3;
	core.ram.pinEntered = true;
	core.radio.searchAgain();
	core.after(core.timings.registrationMs, () => core.radio.announce());
	return okay("+CPIN: READY");
};
/** Old 8910 firmware fails the first one after a start (at-dialect §13). */
var cardId = (core) => {
	const first = !core.ram.cardIdAsked;
	core.ram.cardIdAsked = true;
	return first && core.model.firstCardIdFails ? plainError : withCard(core, `+ICCID: ${core.identity.iccid}`, false);
};
var reportCard = (core, args) => {
	const mode = choiceOf(args[0], [0, 1]);
	if (mode === null) return cmeError("invalidParameter");
	core.ram.reportsCard = mode === 1;
	return okay();
};
var simCardCommands = {
	"+CPIN": {
		query: pinState,
		set: (core, args) => enterPin(core, args[0]?.text)
	},
	"+CIMI": { execute: (core) => withCard(core, core.identity.imsi, true) },
	"+ICCID": { execute: cardId },
	"+CSDT": {
		query: (core) => okay(`+CSDT: ${core.ram.reportsCard ? 1 : 0}`),
		set: reportCard
	},
	"+CCID": { execute: (core) => withCard(core, core.identity.iccid, false) }
};
// electron/simulator/module/ssl.ts
/** CIPSTART 0–5, FTP 34, MQTT 88, HTTP 153 (at-dialect §8). */
var contexts = [
	0,
	1,
	2,
	3,
	4,
	5,
	34,
	88,
	153
];
var digits = (minimum, maximum) => (value) => numberOf({
	text: value,
	quoted: false
}, minimum, maximum) !== null;
var text = (limitBytes) => (value) => value.length <= limitBytes;
var fileKeys = [
	"cacert",
	"clientcert",
	"clientkey"
];
var keys = {
	sslversion: digits(0, 4),
	ciphersuite: (value) => /^0X(0035|002F|0005|0004|000A|003D|FFFF)$/i.test(value),
	cacert: text(64),
	clientcert: text(64),
	clientkey: text(64),
	seclevel: digits(0, 2),
	hostname: text(256),
	ignorelocaltime: digits(0, 1),
	negotiatetimeout: digits(10, 300),
	clientrandom: (value) => /^([0-9A-F]{56}|[0-9A-F]{64})$/i.test(value),
	premaster: text(256),
	verifymode: digits(0, 1)
};
var isNumber = (key) => key in sslDefaults && key !== "ciphersuite";
var shown = (core, context, key) => {
	const value = sslValue(core.ram.ssl, context, key) ?? "";
	return okay(`+SSLCFG: "${key}",${context},${isNumber(key) || key === "ciphersuite" ? value : `"${value}"`}`);
};
/** Two parameters query, three set, an empty third one erases. */
var configure = (core, args) => {
	if (!core.model.certificateLogin) return plainError;
	const key = args[0]?.text.toLowerCase() ?? "";
	const check = Object.hasOwn(keys, key) ? keys[key] : void 0;
	const context = numberOf(args[1], 0, 65535);
	if (!check || context === null || !contexts.includes(context) || args.length > 3) return cmeError("invalidParameter");
	const value = args[2];
	if (!value) return shown(core, context, key);
	const values = core.ram.ssl.get(context) ?? /* @__PURE__ */ new Map();
	core.ram.ssl.set(context, values);
	if (value.text === "") {
		values.delete(key);
		return okay();
	}
	if (!check(value.text)) return cmeError("invalidParameter");
	if (fileKeys.includes(key) && core.files.read(value.text) === null) return plainError;
	values.set(key, value.text);
	return okay();
};
/** Every command of every virtual module; what a model does not have answers ERROR. */
var commandTable = new Map([
	generalCommands,
	simCardCommands,
	networkCommands,
	legacyIpCommands,
	fileCommands,
	{ "+SSLCFG": { set: configure } },
	mqttCommands
].flatMap((group) => Object.entries(group)));
// electron/simulator/placed-faults.ts
/** Faults that may strike at one place of one command. */
var placeableFaults = [
	"reset",
	"mute",
	"drop",
	"error",
	"late",
	"garbage",
	"lost-final",
	"unplug"
];
var placeShape = /^([a-z-]{1,40})@(?:AT)?([+&*^%$#]?[A-Z][A-Z0-9]{0,20})?(?:#([1-9]\d{0,5}))?(?::([a-z-]{1,40}))?$/i;
/** Reads `NAME`, `NAME@COMMAND`, `NAME@COMMAND#2`, `NAME@COMMAND:POINT`, `NAME@COMMAND#2:POINT`; `null`: it is none of them. */
var readFault = (text) => {
	if (isFaultName(text)) return text;
	const match = placeShape.exec(text);
	if (!match) return null;
	const [, name = "", command = "", occurrence, point = "after-echo"] = match;
	if (!isPlaceable(name) || !isFaultPoint(point)) return null;
	if (command === "" && !/@AT/i.test(text)) return null;
	return {
		fault: name,
		command: commandName(command),
		occurrence: occurrence === void 0 ? null : Number(occurrence),
		point
	};
};
/** Names of more than two letters are extended commands, whose `+` may be left out. */
var commandName = (text) => {
	if (text === "") return "AT";
	const upper = text.toUpperCase();
	if (/^[^A-Z]/.test(upper)) return upper;
	return upper.length > 2 ? `+${upper}` : upper.charAt(0);
};
var isPlaceable = (text) => placeableFaults.includes(text);
var isFaultPoint = (text) => Object.hasOwn(faultPoints, text);
export { modelNames as _, concatBytes as a, factoryFlash as c, identityOf as d, createFileStore as f, plainError as g, okay as h, VirtualMqttClient as i, freshRam as l, finalLine as m, readFault as n, latin1Bytes as o, cmeError as p, commandTable as r, latin1Text as s, placeableFaults as t, identity as u, traitsOf as v };

//# sourceMappingURL=placed-faults-6xkcvFRI.js.map