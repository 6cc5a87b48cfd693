import { a as systemCode, i as readFailure, o as writeFailure, r as userDataFolder } from "./node-platform-CbLh1QQ7.js";
import { i as ok, n as fail, r as failure, t as done } from "./outcome-DjrHHilm.js";
import { S as exitCodes, l as hourStartMs, p as huaweiTimestamp } from "./describe-failure-DUuiI3VI.js";
import { i as isFaultName, r as faults, t as faultNames } from "./faults-CJkWFGCd.js";
import { C as profileProblem, i as clouds, l as usualCloud, r as cloudOf, s as isAskedFor } from "./clouds-CDnZGGZe.js";
import "./demo-cloud-BmyasQvl.js";
import { A as stageOf, C as shelfEntrySchema, D as failureSchema, E as addressSchema, M as stepIds, O as sessionIdSchema, S as profileSummarySchema, T as undoableNames, _ as recordingSchema, b as draftFieldsSchema, c as eventSchema, d as noCounters, f as noFacts, g as productSchema, j as stages, k as certificateRoles, l as defaultSettings, m as sessionSchema, o as isRequestName, p as noMessageCounts, r as sleep, s as requests, u as settingsSchema, v as simulatorSchema, w as typedSecretNames, x as draftSchema, y as portsSchema } from "./open-link-BfyoEUp7.js";
import { A as isSimulated, B as topicMatches, C as knownDeviceId, D as preparedOf, E as judgedCertificates, H as readCertificateFile, I as shortName, J as noFindings, L as resumePointOf, N as createApp, O as slotOf, Q as createCommandBook, R as stepsOfPlan, S as initialFields, T as withKnownDeviceId, V as prepareForModule, X as lostConnection, Y as noteLine, Z as noteFailedStep, _ as stillLocked, a as planOf, b as demoOf, c as usedRoles, d as problemsOfFailure, g as loginValuesOf, i as placeholderPaths, it as utf8Of, j as unitOf, l as parseProfile, m as moduleFileName, nt as unescapeMessage, o as profileOf$1, ot as recordingKind, p as isPemText, r as emptyFields, rt as utf8CharacterSize, s as publicProfileOf, t as reportOf, tt as latin1Of, u as parseProfileText, v as demoCa, w as portOf, x as changedForm, y as demoContent, z as takesStep } from "./report-B250rsAY.js";
import { n as demoDeviceOf, r as isDemoDevice } from "./demo-device-C9q-IhCF.js";
import { t as probePort } from "./probe-BR9DYw6g.js";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { chmodSync, closeSync, openSync, writeSync } from "node:fs";
import { link, mkdir, mkdtemp, readFile, readdir, rename, rm, rmdir, symlink, unlink, writeFile } from "node:fs/promises";
import { createHash, randomBytes, randomInt } from "node:crypto";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
import { connect, createServer } from "node:net";
// electron/settings/json-file.ts
var readJsonFile = async (platform, path, limitBytes) => {
	const read = await platform.readFile(path, limitBytes);
	if (!read.ok) return read.error.code === "file/missing" ? ok({ kind: "absent" }) : read;
	const bytes = read.value;
	try {
		return ok({
			kind: "read",
			value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)),
			bytes
		});
	} catch {
		return ok({
			kind: "broken",
			bytes
		});
	}
};
/** For people to read: indented, with a line end. */
var jsonBytes = (value) => new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
// electron/settings/profile-record.ts
/** Names a profile and its file. Made by the application. */
var profileIdSchema = z.string().regex(/^p[a-z0-9]{6,20}$/);
/** 64 kB of a file in Base64: the largest that a module takes. */
var contentBase64 = z.base64().max(9e4);
var fileSchema$1 = z.strictObject({
	name: z.string().max(300),
	shelfId: z.string().max(60).nullable(),
	/** `null`: it is, or may hold, a private key, and stands in the secret store. */
	contentBase64: contentBase64.nullable(),
	fileOnModule: z.string().max(64),
	lineEnds: z.enum([
		"lf",
		"crlf",
		"as-is"
	]),
	/** Use this certificate although it has expired. */
	accepted: z.boolean()
});
/** A saved profile as it stands in its file: what a person edits, without any secret. */
var profileRecordSchema = z.strictObject({
	version: z.literal(1),
	id: profileIdSchema,
	fields: draftFieldsSchema,
	certificates: z.strictObject({
		ca: fileSchema$1.nullable(),
		clientCert: fileSchema$1.nullable(),
		/** Never with content. */
		clientKey: fileSchema$1.extend({ contentBase64: z.literal(null) }).nullable()
	})
});
/** What the secret store keeps of a profile: typed secrets, and files (Base64) that are or may hold a private key. */
var profileSecretNames = [
	"secret",
	"password",
	"simPin",
	"ca",
	"clientCert",
	"clientKey"
];
var noSecrets = {
	secret: null,
	password: null,
	simPin: null,
	ca: null,
	clientCert: null,
	clientKey: null
};
// electron/settings/profile-store.ts
var limitBytes$1 = 1048576;
var mostProfiles = 1e3;
var fileName$1 = /^(p[a-z0-9]{6,20})\.json$/;
/** Of files only those that the profile has and that do not stand in the open in its own file. */
var isKeptSecret = ({ certificates }, name) => {
	const files = certificates;
	return !Object.hasOwn(files, name) || files[name]?.contentBase64 === null;
};
var createProfileStore = (platform) => {
	const folder = platform.join(platform.dataFolder, "profiles");
	const pathOf = (id) => profileIdSchema.safeParse(id).success ? ok(platform.join(folder, `${id}.json`)) : fail("file/missing", { cause: "id" });
	const keyOf = (id, name) => `profile/${id}/${name}`;
	const readRecord = async (id) => {
		const path = pathOf(id);
		if (!path.ok) return path;
		const file = await readJsonFile(platform, path.value, limitBytes$1);
		if (!file.ok) return file;
		if (file.value.kind === "absent") return fail("file/missing", { path: path.value });
		const record = file.value.kind === "read" ? profileRecordSchema.safeParse(file.value.value) : null;
		if (!record?.success || record.data.id !== id) return fail("file/unreadable", {
			path: path.value,
			cause: "other-content"
		});
		return ok(record.data);
	};
	const keep = async (id, secrets, locked) => {
		for (const name of profileSecretNames) {
			if (locked.includes(name)) continue;
			const value = secrets[name];
			const key = keyOf(id, name);
			const kept = value === null ? await platform.secrets.remove(key) : await platform.secrets.write(key, value);
			if (!kept.ok) return kept;
		}
		return done;
	};
	const recall = async (record) => {
		const secrets = { ...noSecrets };
		const locked = [];
		for (const name of profileSecretNames) {
			if (!isKeptSecret(record, name)) continue;
			const value = await platform.secrets.read(keyOf(record.id, name));
			if (value.ok) secrets[name] = value.value;
			else if (value.error.code === "file/secret-locked") locked.push(name);
			else return value;
		}
		return ok({
			record,
			secrets,
			locked
		});
	};
	/** With the entries of locked files as they stood: without its content a file is not in a draft. */
	const withLockedFiles = async ({ record, locked }) => {
		const before = locked.length > 0 ? await readRecord(record.id) : null;
		if (!before?.ok) return record;
		const entries = Object.entries(before.value.certificates).filter(([role]) => locked.includes(role));
		return {
			...record,
			certificates: {
				...record.certificates,
				...Object.fromEntries(entries)
			}
		};
	};
	return {
		list: async () => {
			const files = await platform.listFolder(folder);
			if (!files.ok) return files;
			const profiles = [];
			const broken = [];
			for (const { name } of files.value) {
				const id = fileName$1.exec(name)?.[1];
				if (id === void 0 || profiles.length >= mostProfiles) continue;
				const record = await readRecord(id);
				if (record.ok) profiles.push(record.value);
				else if (record.error.code !== "file/missing") broken.push(name);
			}
			profiles.sort((a, b) => a.fields.name.localeCompare(b.fields.name) || (a.id < b.id ? -1 : 1));
			return ok({
				profiles,
				broken: broken.sort()
			});
		},
		read: async (id) => {
			const record = await readRecord(id);
			return record.ok ? recall(record.value) : record;
		},
		write: async (profile) => {
			const { record, secrets, locked } = profile;
			const path = pathOf(record.id);
			if (!path.ok) return path;
			const checked = profileRecordSchema.safeParse(await withLockedFiles(profile));
			if (!checked.success) return fail("profile/invalid", { field: checked.error.issues[0]?.path.join(".") ?? "" });
			const kept = await keep(record.id, secrets, locked);
			return kept.ok ? platform.writeFile(path.value, jsonBytes(checked.data)) : kept;
		},
		remove: async (id) => {
			const path = pathOf(id);
			if (!path.ok) return path;
			const removed = await platform.removeFile(path.value);
			if (!removed.ok) return removed;
			return keep(id, noSecrets, []);
		}
	};
};
// electron/settings/settings-store.ts
var limitBytes = 262144;
var gatheringMs = 300;
/** The first leads from version 1 to version 2. */
var migrations = [];
var fileSchema = z.object({
	version: z.int().min(1),
	settings: z.record(z.string(), z.unknown())
});
/** Names that this version does not know are dropped, and those that the file lacks get their default. */
var knownSettings = z.object(settingsSchema.shape);
var settingsOf = (value, steps) => {
	const file = fileSchema.safeParse(value);
	if (!file.success || file.data.version > steps.length + 1) return null;
	const migrated = steps.slice(file.data.version - 1).reduce((old, step) => step(old), file.data.settings);
	const settings = knownSettings.safeParse({
		...defaultSettings,
		...migrated
	});
	return settings.success ? settings.data : null;
};
var openSettingsStore = (platform, clock, steps = migrations) => {
	const path = platform.join(platform.dataFolder, "settings.json");
	const write = createGatheredWrite(clock, (settings) => platform.writeFile(path, jsonBytes({
		version: steps.length + 1,
		settings
	})));
	const putAside = async (bytes) => {
		const aside = platform.join(platform.dataFolder, "settings.broken.json");
		const kept = await platform.writeFile(aside, bytes);
		return {
			settings: defaultSettings,
			brokenKeptAs: kept.ok ? aside : null,
			failure: kept.ok ? null : kept.error
		};
	};
	return {
		load: async () => {
			const file = await readJsonFile(platform, path, limitBytes);
			if (!file.ok) return {
				settings: defaultSettings,
				brokenKeptAs: null,
				failure: file.error
			};
			if (file.value.kind === "absent") return {
				settings: defaultSettings,
				brokenKeptAs: null,
				failure: null
			};
			const settings = file.value.kind === "read" ? settingsOf(file.value.value, steps) : null;
			return settings === null ? putAside(file.value.bytes) : {
				settings,
				brokenKeptAs: null,
				failure: null
			};
		},
		save: write.ask,
		flush: write.flush
	};
};
/** One write for all that is asked for within 300 ms, of the last value. */
var createGatheredWrite = (clock, write) => {
	let waiting = null;
	let writing = Promise.resolve();
	const begin = () => {
		const batch = waiting;
		if (batch === null) return;
		batch.cancel();
		waiting = null;
		writing = write(batch.value).then((outcome) => {
			for (const tell of batch.tell) tell(outcome);
		});
	};
	return {
		ask: (value) => new Promise((resolve) => {
			waiting ??= {
				value,
				tell: [],
				cancel: clock.after(gatheringMs, begin)
			};
			waiting.value = value;
			waiting.tell.push(resolve);
		}),
		flush: async () => {
			begin();
			await writing;
		}
	};
};
// shared/bounded-json.ts
/** Beyond what any message or file of ours holds, by far. */
var deepest = 32;
var mostMarks = 2e4;
var quote = 34;
var comma = 44;
var colon = 58;
var openBracket = 91;
var backslash = 92;
var closeBracket = 93;
var openBrace = 123;
var closeBrace = 125;
/**
* Whether JSON text from a stranger is cheap to parse: how deep it nests and how many values it has decide that, hardly its length. A
* parser takes a second for 4 MB of brackets, in which nobody else is answered; it takes 20 ms for a text of 4 MB.
*/
var isBoundedJson = (text) => {
	let depth = 0;
	let marks = 0;
	for (let at = 0; at < text.length; at += 1) {
		const code = text.charCodeAt(at);
		if (code === quote) at = endOfString(text, at);
		else if (code === closeBracket || code === closeBrace) depth -= 1;
		else if (code === openBracket || code === openBrace) {
			depth += 1;
			marks += 1;
		} else if (code === comma || code === colon) marks += 1;
		if (depth > deepest || marks > mostMarks) return false;
	}
	return true;
};
/** The place of the quote that ends it. */
var endOfString = (text, start) => {
	let at = start + 1;
	while (at < text.length && text.charCodeAt(at) !== quote) at += text.charCodeAt(at) === backslash ? 2 : 1;
	return at;
};
// shared/never.ts
/** The end of an exhaustive `switch`: does not compile while a case is missing. */
var assertNever = (value) => {
	throw new Error(`unreachable: ${JSON.stringify(value)}`);
};
// shared/view.ts
/** Everything that panes may know. Bounded; the same in the main process and in every page that mirrors it. */
var viewSchema = z.strictObject({
	product: productSchema,
	settings: settingsSchema,
	ports: portsSchema,
	/** Virtual modules by address; the first one is always there. */
	simulators: z.record(addressSchema, simulatorSchema),
	/** While there is no session; the first session takes it over. */
	draft: draftSchema,
	shelf: z.array(shelfEntrySchema).readonly(),
	profiles: z.array(profileSummarySchema).readonly(),
	recordings: z.array(recordingSchema).readonly(),
	/** Places that are or were open, in the order in which they were opened first, until the person closes them. */
	sessions: z.record(sessionIdSchema, sessionSchema)
});
/** Folds one event. Pure: the same events give the same view on both sides. An event about a session that is forgotten changes nothing. */
var reduce = (view, event) => {
	switch (event.type) {
		case "product": return {
			...view,
			product: event.product
		};
		case "settings": return {
			...view,
			settings: event.settings
		};
		case "ports": return {
			...view,
			ports: event.ports
		};
		case "simulator": return {
			...view,
			simulators: {
				...view.simulators,
				[event.address]: event.simulator
			}
		};
		case "draft": return event.sessionId === null ? {
			...view,
			draft: event.draft
		} : inSession(view, event.sessionId, (session) => ({
			...session,
			draft: event.draft
		}));
		case "shelf": return {
			...view,
			shelf: event.shelf
		};
		case "profiles": return {
			...view,
			profiles: event.profiles
		};
		case "recordings": return {
			...view,
			recordings: event.recordings
		};
		case "session-opened": return withOpened(view, event.session);
		case "session-forgotten": return withoutSession(view, event.sessionId);
		case "session": return inSession(view, event.sessionId, (session) => ({
			...session,
			...event.head
		}));
		case "facts": return inSession(view, event.sessionId, (session) => ({
			...session,
			facts: event.facts
		}));
		case "counters": return inSession(view, event.sessionId, (session) => ({
			...session,
			counters: event.counters
		}));
		case "run": return inSession(view, event.sessionId, (session) => ({
			...session,
			run: event.run
		}));
		case "last-run": return inSession(view, event.sessionId, (session) => ({
			...session,
			lastRun: event.lastRun
		}));
		case "step": return inSession(view, event.sessionId, ({ run, ...session }) => ({
			...session,
			run: run && {
				...run,
				steps: run.steps.map((step, index) => index === event.index ? event.step : step)
			}
		}));
		case "message": return inSession(view, event.sessionId, (session) => ({
			...session,
			messages: [...session.messages, event.message].slice(-500),
			messageCounts: counted(session.messageCounts, event.message.direction)
		}));
		default: return assertNever(event);
	}
};
var counted = (counts, direction) => ({
	...counts,
	[direction]: Math.min(counts[direction] + 1, Number.MAX_SAFE_INTEGER)
});
var inSession = (view, id, change) => {
	const session = view.sessions[id];
	return session ? {
		...view,
		sessions: {
			...view.sessions,
			[id]: change(session)
		}
	} : view;
};
var withOpened = (view, session) => {
	const all = Object.entries({
		...view.sessions,
		[session.id]: session
	});
	all.sort(([a], [b]) => Number(a.slice(1)) - Number(b.slice(1)));
	return {
		...view,
		sessions: Object.fromEntries(all.slice(-16))
	};
};
var withoutSession = (view, id) => {
	const { [id]: _, ...sessions } = view.sessions;
	return {
		...view,
		sessions
	};
};
// shared/frames.ts
var sequence = z.int().nonnegative();
/** From a page. `id` is the page's own; the answer comes on the same connection. */
var clientFrameSchema = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("request"),
		id: sequence,
		name: z.string().max(60),
		params: z.unknown()
	}),
	z.strictObject({ kind: z.literal("resync") }),
	z.strictObject({
		kind: z.literal("traffic-from"),
		sessionId: sessionIdSchema,
		sequence
	}),
	z.strictObject({
		kind: z.literal("traffic-stop"),
		sessionId: sessionIdSchema
	}),
	z.strictObject({
		kind: z.literal("traffic-ack"),
		sessionId: sessionIdSchema,
		sequence
	})
]);
z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("snapshot"),
		sequence,
		view: viewSchema
	}),
	z.strictObject({
		kind: z.literal("event"),
		sequence,
		event: eventSchema
	}),
	z.strictObject({
		kind: z.literal("response"),
		id: sequence,
		outcome: z.discriminatedUnion("ok", [z.strictObject({
			ok: z.literal(true),
			value: z.unknown()
		}), z.strictObject({
			ok: z.literal(false),
			error: failureSchema
		})])
	}),
	z.strictObject({
		kind: z.literal("traffic"),
		sessionId: sessionIdSchema,
		bytes: z.custom((value) => value instanceof Uint8Array)
	})
]);
/** For a WebSocket: traffic as a binary message (length of the session id, the id, the pieces), all else as JSON text. */
var encodeFrame = (frame) => {
	if (frame.kind !== "traffic") return JSON.stringify(frame);
	const id = frame.sessionId;
	const message = new Uint8Array(1 + id.length + frame.bytes.length);
	message[0] = id.length;
	for (let at = 0; at < id.length; at += 1) message[1 + at] = id.charCodeAt(at);
	message.set(frame.bytes, 1 + id.length);
	return message;
};
/** The inverse; `null` for a message that is none. What it gives is still to be checked by a schema. */
var decodeFrame = (message) => {
	if (typeof message === "string") try {
		return JSON.parse(message);
	} catch {
		return null;
	}
	const size = message[0] ?? 0;
	if (message.length < 1 + size) return null;
	return {
		kind: "traffic",
		sessionId: String.fromCharCode(...message.subarray(1, 1 + size)),
		bytes: message.slice(1 + size)
	};
};
/** All that a page sends but a request is short; `kind` stands first, as `encodeFrame` writes it. */
var requestStart = "{\"kind\":\"request\",";
var longestOther = 1e3;
/** What a page sent as text, judged before it is parsed, for a page may be anybody's; `null` for what none of ours would send. */
var decodeClientFrame = (message) => {
	if (message.length > longestOther && !message.startsWith(requestStart)) return null;
	return isBoundedJson(message) ? decodeFrame(message) : null;
};
// shared/traffic.ts
/** Whose a piece is (docs/architecture.md §5.3). The order is that of the numbers in the binary layout: only add at the end. */
var trafficOwners = [
	"command",
	"payload",
	"probe",
	"echo",
	"answer",
	"final",
	"second-phase",
	"prompt",
	"data",
	"urc",
	"message",
	"blank",
	"late",
	"unclaimed",
	"divider"
];
/** Names commands that watch over a connection. */
var watchName = "watch";
var fixedBytes = 23;
var sentFlag = 1;
var notRecordedFlag = 2;
/** Little-endian: u32 sequence, f64 time, u8 flags (1: sent, 2: not recorded), u8 owner, u32 command, u8 length of the name, u32 length of the bytes; name; bytes. */
var encodeTraffic = (pieces) => {
	const names = pieces.map(({ name }) => utf8ToBytes(name).slice(0, 255));
	const size = pieces.reduce((sum, { bytes }, index) => sum + fixedBytes + (names[index]?.length ?? 0) + bytes.length, 0);
	const out = new Uint8Array(size);
	const view = new DataView(out.buffer);
	let at = 0;
	for (const [index, piece] of pieces.entries()) {
		const name = names[index] ?? /* @__PURE__ */ new Uint8Array();
		view.setUint32(at, piece.sequence, true);
		view.setFloat64(at + 4, piece.atMs, true);
		view.setUint8(at + 12, (piece.direction === "sent" ? sentFlag : 0) | (piece.isRecorded ? 0 : notRecordedFlag));
		view.setUint8(at + 13, trafficOwners.indexOf(piece.owner));
		view.setUint32(at + 14, piece.commandId, true);
		view.setUint8(at + 18, name.length);
		view.setUint32(at + 19, piece.bytes.length, true);
		out.set(name, at + fixedBytes);
		out.set(piece.bytes, at + fixedBytes + name.length);
		at += fixedBytes + name.length + piece.bytes.length;
	}
	return out;
};
// electron/app/traffic-pump.ts
/** Lines of one exchange come in a burst; a page draws 60 times a second, so more batches than that are work for nothing. */
var gatherMs = 16;
var batchBytes = 65536;
/** What may be under way without an acknowledgement: a page that is busy or hidden is not buried. */
var inFlightLimitBytes = 262144;
var startTrafficPump = ({ sessionId, from, source, clock, send }) => {
	/** Batches that are under way: the sequence number behind each, and its size. */
	const inFlight = [];
	let inFlightBytes = 0;
	let next = from;
	let cancelTimer = null;
	const pump = () => {
		while (inFlightBytes < inFlightLimitBytes && next < source.next) {
			const pieces = source.slice(next, batchBytes);
			const last = pieces.at(-1);
			if (last === void 0) return;
			const bytes = encodeTraffic(pieces);
			next = last.sequence + 1;
			inFlight.push({
				end: next,
				bytes: bytes.length
			});
			inFlightBytes += bytes.length;
			send({
				kind: "traffic",
				sessionId,
				bytes
			});
		}
	};
	const schedule = () => {
		cancelTimer ??= clock.after(gatherMs, () => {
			cancelTimer = null;
			pump();
		});
	};
	const forget = source.onMore(schedule);
	pump();
	return {
		acknowledge: (sequence) => {
			for (let batch = inFlight[0]; batch && batch.end <= sequence; batch = inFlight[0]) {
				inFlightBytes -= batch.bytes;
				inFlight.shift();
			}
			pump();
		},
		end: () => {
			forget();
			cancelTimer?.();
		}
	};
};
// electron/app/hub.ts
/** Wishes of one page that may wait for their answers at once; a page of ours never comes near. */
var openRequestLimit = 64;
/** Connects any number of pages with the one truth. Never throws for what a page sends. */
var createHub = (options) => {
	const pages = /* @__PURE__ */ new Set();
	let sequence = 0;
	options.truth.onEvent((event) => {
		sequence += 1;
		for (const page of [...pages]) page.tell(event, sequence);
	});
	return { attach: (connection) => {
		const page = new Page(connection, options, () => sequence);
		pages.add(page);
		connection.onClosed(() => {
			pages.delete(page);
			page.end();
		});
		page.begin();
	} };
};
var Page = class {
	connection;
	options;
	sequence;
	pumps = /* @__PURE__ */ new Map();
	openRequests = 0;
	isClosed = false;
	constructor(connection, options, sequence) {
		this.connection = connection;
		this.options = options;
		this.sequence = sequence;
	}
	begin() {
		this.sendSnapshot();
		this.connection.onFrame((received) => {
			const frame = clientFrameSchema.safeParse(received);
			if (frame.success) this.take(frame.data);
			else this.refuse(received);
		});
	}
	tell(event, sequence) {
		this.send({
			kind: "event",
			sequence,
			event
		});
		if (event.type === "session-forgotten") this.endPump(event.sessionId);
	}
	send(frame) {
		if (!this.isClosed) this.connection.send(frame);
	}
	end() {
		this.isClosed = true;
		for (const id of [...this.pumps.keys()]) this.endPump(id);
	}
	sendSnapshot() {
		this.send({
			kind: "snapshot",
			sequence: this.sequence(),
			view: this.options.truth.view()
		});
	}
	take(frame) {
		switch (frame.kind) {
			case "request":
				this.answer(frame);
				return;
			case "resync": return this.sendSnapshot();
			case "traffic-from": return this.pumpTraffic(frame.sessionId, frame.sequence);
			case "traffic-stop": return this.endPump(frame.sessionId);
			case "traffic-ack": return this.pumps.get(frame.sessionId)?.acknowledge(frame.sequence);
		}
	}
	/** A request of a wrong form is still answered, if it says to whom. */
	refuse(received) {
		const id = received?.id;
		if (!Number.isSafeInteger(id) || Number(id) < 0) return;
		const outcome = fail("usage/invalid", {
			field: "request",
			problem: "malformed"
		});
		this.send({
			kind: "response",
			id: Number(id),
			outcome
		});
	}
	async answer({ id, name, params }) {
		if (this.openRequests >= openRequestLimit) {
			const outcome = fail("usage/invalid", {
				field: "request",
				problem: "too-many"
			});
			return this.send({
				kind: "response",
				id,
				outcome
			});
		}
		this.openRequests += 1;
		const outcome = await this.handle(name, params);
		this.openRequests -= 1;
		this.send({
			kind: "response",
			id,
			outcome
		});
	}
	async handle(name, params) {
		if (!isRequestName(name)) return fail("usage/invalid", {
			field: "request",
			problem: "unknown"
		});
		const checked = requests[name].params.safeParse(params);
		if (!checked.success) return fail("usage/invalid", {
			field: "params",
			problem: "malformed"
		});
		try {
			return await this.options.handlers[name](checked.data);
		} catch (error) {
			this.options.onBug(error);
			return {
				ok: false,
				error: failure("program/bug")
			};
		}
	}
	pumpTraffic(sessionId, from) {
		this.endPump(sessionId);
		const source = this.options.traffic(sessionId);
		if (source === null) return;
		const { clock } = this.options;
		const pump = startTrafficPump({
			sessionId,
			from,
			source,
			clock,
			send: (frame) => this.send(frame)
		});
		this.pumps.set(sessionId, pump);
	}
	endPump(sessionId) {
		this.pumps.get(sessionId)?.end();
		this.pumps.delete(sessionId);
	}
};
// electron/certificates/shelf.ts
/** Those of every cloud, in the order of the clouds. */
var shelfCertificates = clouds.flatMap(({ kind, roots }) => roots.flatMap(({ name, file }) => file === null ? [] : [{
	...file,
	name,
	cloud: kind
}]));
// electron/app/services/draft/certificate-shelf.ts
var demoItem = (pem) => ({
	id: "demo",
	name: "ATelier Demo Cloud CA",
	cloud: "demo",
	fileOnModule: "demo-ca.crt",
	pem
});
var sourceOf$2 = ({ id, name, fileOnModule, pem }) => ({
	name,
	shelfId: id,
	content: new TextEncoder().encode(pem),
	fileOnModule,
	lineEnds: "lf",
	accepted: false
});
var entriesOf = (items, nowMs) => items.flatMap((item) => {
	const prepared = preparedOf("ca", sourceOf$2(item));
	if (!prepared.ok) return [];
	const [certificate] = judgedCertificates("ca", prepared.value, {
		nowMs,
		host: ""
	});
	const { id, name, cloud } = item;
	return certificate ? [{
		id,
		name,
		cloud,
		sizeBytes: prepared.value.bytes.length,
		certificate
	}] : [];
});
/** The shelf of the first view. */
var initialShelf = (nowMs) => entriesOf(shelfCertificates, nowMs);
/** The demo cloud's own CA comes onto the shelf when the cloud runs. */
var createCertificateShelf = (deps) => {
	let items = shelfCertificates;
	deps.links.onSimulation(({ cloud }) => {
		items = [...shelfCertificates, demoItem(cloud.caPem)];
		deps.truth.publish({
			type: "shelf",
			shelf: entriesOf(items, deps.clock.wallMs())
		});
	});
	return { take: (id) => {
		const item = items.find((candidate) => candidate.id === id);
		return item ? sourceOf$2(item) : null;
	} };
};
// electron/app/services/draft/draft-login.ts
/** The login that a run would take now; `null`: something is missing. Secret. */
var loginOf = (content, nowMs) => {
	const { form, profile, login } = cloudOf(content.fields.platform);
	const values = loginValuesOf(content);
	if (form.empty(values, true).length > 0) return null;
	const settings = profile.settings(form.written(values), portOf(content.fields));
	const resolved = login.derive(settings, values.secret, nowMs);
	return resolved.ok ? resolved.value : null;
};
/** Shorter passwords would be half told by their ends. */
var shortestWithEnds = 32;
/** The same as panes may know it. */
var derivedOf = (login) => {
	if (login === null) return null;
	const { clientId, username, password } = login;
	if (password === null) return {
		clientId,
		username,
		password: null
	};
	const told = password.length >= shortestWithEnds;
	return {
		clientId,
		username,
		password: {
			length: password.length,
			start: told ? password.slice(0, 8) : "",
			end: told ? password.slice(-7) : ""
		}
	};
};
// electron/app/services/draft/remark.ts
/** One thing to be said beside a field. */
var remark = (field, level, code, facts = {}) => ({
	field,
	level,
	code,
	facts
});
// electron/app/services/draft/topic-remarks.ts
/** What is to be said of subscriptions and of the test message, beside what a profile forbids anyway. */
var topicRemarks = (fields, empty) => {
	return [...(empty.includes("deviceId") ? [] : placeholderPaths(fields)).map((path) => remark(path.replace(/\[(\d+)\]/, ".$1"), "error", "placeholder")), ...duplicates(fields)];
};
var duplicates = (fields) => {
	const topics = withKnownDeviceId(fields).subscriptions.map(({ topic }) => topic);
	return topics.flatMap((topic, index) => topic !== "" && topics.indexOf(topic) < index ? [remark(`subscriptions.${index}.topic`, "error", "duplicate")] : []);
};
// electron/app/services/draft/draft-remarks.ts
/**
* What is to be said beside the fields. `field` is the name of a field of the draft, `secret`, `password`, `simPin`, a role of a file
* (`ca`), or a part: `subscriptions.0.topic`, `proof.payload`. `code` is `empty` for what is still to be filled in.
*/
var remarksOf = (content, nowMs) => {
	const empty = emptyFields(content);
	return [
		...empty.map((field) => remark(field, "error", "empty")),
		...content.locked.map((name) => remark(name, "warning", "secret-locked")),
		...problemsOf$1(content, empty),
		...hostRemarks(content),
		...topicRemarks(content.fields, empty),
		...cloudRemarks(content, nowMs)
	].slice(0, 200);
};
var warned = (field, { code, facts }) => remark(field, "warning", code, facts);
/** The problems of the profile that the draft would be, but for what is only empty: that hides nothing else. */
var problemsOf$1 = (content, empty) => {
	const parsed = parseProfile(profileOf$1(filledIn(content, empty)));
	if (parsed.ok) return [];
	return problemsOfFailure(parsed.error).flatMap(({ path, code, facts }) => {
		const field = fieldOf(path);
		return empty.includes(field) ? [] : [remark(field, "error", code, facts)];
	});
};
var filledIn = (content, empty) => {
	const { fields, secrets, certificates } = content;
	const missing = (name) => empty.includes(name);
	const file = {
		name: "",
		shelfId: null,
		content: /* @__PURE__ */ new Uint8Array(),
		lineEnds: "lf",
		accepted: false
	};
	const stand = (role) => missing(role) ? {
		...file,
		fileOnModule: `unset-${role}`
	} : certificates[role];
	return {
		...content,
		fields: {
			...fields,
			...missing("host") ? { host: "unset.invalid" } : {},
			...missing("deviceId") ? { deviceId: "unset" } : {},
			...missing("clientId") ? { clientId: "unset" } : {}
		},
		secrets: missing("secret") ? {
			...secrets,
			secret: "unset"
		} : secrets,
		certificates: {
			ca: stand("ca"),
			clientCert: stand("clientCert"),
			clientKey: stand("clientKey")
		}
	};
};
var fieldNames = {
	name: "name",
	cloud: "secret",
	"cloud.kind": "platform",
	"tls.enabled": "tlsEnabled",
	"tls.check": "tlsCheck",
	"tls.checkDates": "checkDates",
	"tls.fileOnModule": "ca",
	"mqtt.keepAlive": "keepAliveSeconds",
	"module.apn.name": "apn"
};
/** `mqtt.subscriptions[2].topic` → `subscriptions.2.topic`; the rest of a path is the field. */
var fieldOf = (path) => fieldNames[path] ?? path.replace(/^(?:cloud|tls|mqtt|module)\./, "").replace(/\[(\d+)\]/g, ".$1");
var hostRemarks = ({ fields }) => {
	const { platform, host, tlsEnabled } = fields;
	if (host === "") return [];
	return cloudOf(platform).hosts.warnings(host, portOf(fields), tlsEnabled).map((found) => warned(found.code === "port-unusual" ? "port" : "host", found));
};
/** What the cloud will make of it. */
var cloudRemarks = (content, nowMs) => {
	const { fields } = content;
	const values = {
		...loginValuesOf(content),
		keepAliveSeconds: fields.keepAliveSeconds,
		topics: withKnownDeviceId(fields)
	};
	return cloudOf(fields.platform).form.remarks(values, nowMs);
};
// electron/app/services/draft/initial-draft.ts
var emptyContent = {
	fields: initialFields,
	secrets: {
		secret: null,
		password: null,
		simPin: null
	},
	certificates: {
		ca: null,
		clientCert: null,
		clientKey: null
	},
	locked: [],
	elsewhere: {},
	replaced: {}
};
/** The draft as panes see it at a time of the clock. */
var draftViewOf = (content, origin, nowMs) => {
	const { fields, secrets } = content;
	const [ca, clientCert, clientKey] = certificateRoles.map((role) => slotOf(role, content, nowMs));
	return {
		...fields,
		...origin,
		demo: isDemoDevice(fields.deviceId) && fields.host === "de30de30de.st1.iotda-device.cn-north-4.myhuaweicloud.com",
		hasSecret: secrets.secret !== null,
		hasPassword: secrets.password !== null,
		hasSimPin: secrets.simPin !== null,
		undoable: undoableNames.filter((name) => content.replaced[name] !== void 0),
		certificates: {
			ca,
			clientCert,
			clientKey
		},
		derived: derivedOf(loginOf(content, nowMs)),
		remarks: remarksOf(content, nowMs)
	};
};
/** The draft of the first view. */
var initialDraft = (nowMs) => draftViewOf(emptyContent, {
	profileId: null,
	changed: false
}, nowMs);
// electron/app/services/draft/kept-secrets.ts
/** A stored secret is lost only by what a person asks for in so many words, and then it can be brought back. */
var isTyped = (name) => typedSecretNames.includes(name);
/** `null`: nothing is stored. */
var heldSecret = ({ secrets, certificates, locked }, name) => {
	if (locked.includes(name)) return { kind: "locked" };
	if (isTyped(name)) {
		const value = secrets[name];
		return value === null ? null : {
			kind: "text",
			value
		};
	}
	const source = certificates[name];
	return source === null ? null : {
		kind: "file",
		source
	};
};
var isSame = (a, b) => {
	if (a.kind === "text") return b?.kind === "text" && b.value === a.value;
	if (a.kind === "file") return b?.kind === "file" && b.source.content === a.source.content;
	return b?.kind === "locked";
};
/** What is stored before and is not, or is another, afterwards. */
var lostSecrets = (before, after) => undoableNames.filter((name) => {
	const held = heldSecret(before, name);
	return held !== null && !isSame(held, heldSecret(after, name));
});
/** The content afterwards, with what it lost beside it. */
var withUndo = (before, after) => {
	const lost = lostSecrets(before, after).map((name) => [name, heldSecret(before, name)]);
	return {
		...after,
		replaced: {
			...after.replaced,
			...Object.fromEntries(lost)
		}
	};
};
/** With the earlier secret in its place, and the present one where that was. `null`: there is no earlier one. */
var undone = (content, name) => {
	const earlier = content.replaced[name];
	if (earlier === void 0) return null;
	const { [name]: _, ...others } = content.replaced;
	const present = heldSecret(content, name);
	return {
		...withSecret$1(content, name, earlier),
		replaced: present === null ? others : {
			...others,
			[name]: present
		}
	};
};
var withSecret$1 = (content, name, held) => ({
	...content,
	locked: held.kind === "locked" ? [...content.locked, name] : stillLocked(content, [name]),
	secrets: isTyped(name) ? {
		...content.secrets,
		[name]: held.kind === "text" ? held.value : null
	} : content.secrets,
	certificates: isTyped(name) ? content.certificates : {
		...content.certificates,
		[name]: held.kind === "file" ? held.source : null
	}
});
/** What is locked in the keyring and was replaced is overwritten when the profile is saved. */
var withoutLockedUndo = (content) => ({
	...content,
	replaced: Object.fromEntries(Object.entries(content.replaced).filter(([, held]) => held.kind !== "locked"))
});
// electron/app/services/draft/draft.ts
var createDraft = (newSubject, onChange) => {
	let content = emptyContent;
	let profileId = null;
	let changed = false;
	let subject = newSubject();
	const subjects = /* @__PURE__ */ new Map();
	const changeTo = (next) => {
		content = next;
		changed = true;
		onChange();
	};
	return {
		content: () => content,
		profileId: () => profileId,
		changed: () => changed,
		subject: () => subject,
		view: (nowMs) => draftViewOf(content, {
			profileId,
			changed
		}, nowMs),
		change: (next) => changeTo(withUndo(content, next)),
		put: changeTo,
		open: (next, id) => {
			content = next;
			profileId = id;
			changed = false;
			subject = (id === null ? void 0 : subjects.get(id)) ?? newSubject();
			if (id !== null) subjects.set(id, subject);
			onChange();
		},
		markSaved: (id, name) => {
			if (profileId !== null && profileId !== id) subject = newSubject();
			subjects.set(id, subject);
			content = withoutLockedUndo({
				...content,
				fields: {
					...content.fields,
					name
				}
			});
			profileId = id;
			changed = false;
			onChange();
		},
		orphan: () => {
			profileId = null;
			changeTo({
				...content,
				locked: []
			});
		}
	};
};
// shared/credentials/address.ts
var form = /^(?:([A-Za-z][A-Za-z0-9+.-]{0,20}):\/\/)?(?:\[([0-9A-Fa-f:.]{2,45})\]|([A-Za-z0-9._-]{1,255}))(?::(\d{1,5}))?(\/\S*)?$/;
var bareIpv6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/;
/** `host`, `host:port`, `[IPv6]:port` or a URL such as `mqtts://host:8883/`. `null`: none that a module can open, such as a WebSocket. */
var readAddress = (text) => {
	if (bareIpv6.test(text)) return { host: text };
	const match = form.exec(text);
	if (match === null) return null;
	const [, scheme = "", ipv6, name = "", digits, path = ""] = match;
	const port = digits === void 0 ? void 0 : readPort(digits);
	const tlsEnabled = tlsOfProtocol(scheme);
	if (!(scheme === "" ? path.length <= 1 : tlsEnabled !== void 0) || digits !== void 0 && port === void 0) return null;
	return {
		host: ipv6 ?? name,
		...port === void 0 ? {} : { port },
		...tlsEnabled === void 0 ? {} : { tlsEnabled }
	};
};
var readPort = (text) => {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 0;
	return port >= 1 && port <= 65535 ? port : void 0;
};
/** By the name of a protocol or the scheme of an address; `undefined`: neither MQTT nor MQTTS. */
var tlsOfProtocol = (protocol) => {
	const name = protocol.toLowerCase();
	if (/^(?:mqtts|ssl|tls|mqtt\+ssl)$/.test(name)) return true;
	return /^(?:mqtt|tcp)$/.test(name) ? false : void 0;
};
// shared/at/pasted-arguments.ts
/**
* Quotes that documents and chats put in the place of `"` and `'`, by family: a quote closes with any one of its own family, because
* the way through a program may change only some of them.
*/
var quoteFamilies = [
	"\"“”„‟＂〝〞〟",
	"'‘’‚‛＇`",
	"「」『』｢｣",
	"«»‹›《》"
];
var allQuotes = quoteFamilies.join("");
/** The family of the quote, or `null`. */
var quoteFamilyOf = (character) => character === "" ? null : quoteFamilies.find((family) => family.includes(character)) ?? null;
/** The arguments of a command that went through a document, from behind its `=` to the end of the line: typographic quotes, full-width commas. */
var readPastedArguments = (text, from) => {
	const values = [];
	for (let at = from;;) {
		at = behindBlanks(text, at);
		const family = quoteFamilyOf(text[at] ?? "");
		const end = family === null ? endOfBare(text, at) : endOfQuoted(text, at + 1, family);
		if (end === null) return {
			values,
			isWhole: false
		};
		values.push(text.slice(family === null ? at : at + 1, end).trim());
		at = behindBlanks(text, family === null ? end : end + 1);
		if (isLineEnd(text[at])) return {
			values,
			isWhole: true
		};
		if (!isComma(text[at])) return {
			values,
			isWhole: false
		};
		at += 1;
	}
};
var isLineEnd = (character) => character === void 0 || character === "\r" || character === "\n";
var isComma = (character) => character === "," || character === "，";
var behindBlanks = (text, from) => {
	let at = from;
	while (!isLineEnd(text[at]) && /\s/.test(text[at] ?? "")) at += 1;
	return at;
};
var endOfBare = (text, from) => {
	let at = from;
	while (!isLineEnd(text[at]) && !isComma(text[at])) at += 1;
	return at;
};
/** `null`: never closed. */
var endOfQuoted = (text, from, family) => {
	for (let at = from; !isLineEnd(text[at]); at += 1) if (family.includes(text[at] ?? "")) return at;
	return null;
};
// shared/at/secret-commands.ts
/**
* Commands of which an argument is secret. The main process knows which argument, and masks it (`electron/recorder/secret-arguments.ts`,
* a test compares the names); a page only has to know that there is one.
*/
var withSecret = /[+*^](?:CPIN|CPNETAPN|MCONFIG|CSTT|CGAUTH|CLCK|CPWD|FTPPW|SAPBR)[ \t]*=|PRIVATE KEY/i;
/** Whether a typed line may hold a secret: then it is neither kept beyond this page nor offered unasked. */
var mayHoldSecret = (line) => withSecret.test(line);
// shared/credentials/secret-mentions.ts
/**
* Words for what nobody may see, in both languages and in all spellings, also inside a longer name such as `deviceSecret`. Rather one
* too many: what names a secret and is not understood is not filled in.
*/
var mentions = /secret(?!ar|ion|ive)|passw(?:or)?d|passphrase|pwd|(?<![a-z])(?:pass|passcode|psk|psw|pw|pin|sk|token|keys?|credentials?|mima|miyao)(?![a-z])|密[钥鑰码碼匙]|[私秘金][钥鑰]|秘密|口令|令牌|凭[证据]|鉴权码|验证码|钥匙/gi;
/** Full-width letters are letters, and characters that cannot be seen are none. */
var plainText = (text) => text.normalize("NFKC").replace(invisible, "");
/** Marks of no width that the text of a web page holds. */
var invisible = /[\u00AD\u200B-\u200F\u2060\uFEFF]/g;
var withoutInvisible = (text) => text.replace(invisible, "");
/** `auth_type: SECRET` says how a device logs in; it names none. */
var kindOfLogin = /auth[ _-]?type\W{0,8}secret(?![a-z])/gi;
var countSecretMentions = (text) => plainText(text).replace(kindOfLogin, "").replace(/([a-z])([A-Z])/g, "$1 $2").match(mentions)?.length ?? 0;
/** Whether a text names a secret, a password or a key, or is a command that carries one. */
var mayNameSecret = (text) => countSecretMentions(text) > 0 || mayHoldSecret(plainText(text));
// shared/credentials/value-names.ts
/** What a value can be called, each by the first spelling that is left when letter case, blanks and punctuation are gone. */
var spellings = {
	clientId: [
		"clientid",
		"mqttclientid",
		"客户端id",
		"客户端标识"
	],
	username: [
		"username",
		"mqttusername",
		"user",
		"用户名",
		"用户名称"
	],
	password: [
		"password",
		"mqttpassword",
		"passwd",
		"pwd",
		"密码",
		"连接密码"
	],
	host: [
		"hostname",
		"host",
		"server",
		"serveraddress",
		"serveruri",
		"broker",
		"brokeraddress",
		"address",
		"url",
		"接入地址",
		"服务器",
		"服务器地址",
		"主机",
		"域名",
		"地址"
	],
	port: [
		"port",
		"serverport",
		"brokerport",
		"端口",
		"接入端口",
		"端口号"
	],
	protocol: [
		"protocol",
		"scheme",
		"协议",
		"接入协议"
	],
	deviceId: [
		"deviceid",
		"设备id",
		"设备标识"
	],
	secret: [
		"secret",
		"devicesecret",
		"设备密钥",
		"密钥"
	],
	timestamp: ["timestamp", "时间戳"]
};
var isSecretName = (name) => name === "secret" || name === "password";
var names = new Map(Object.entries(spellings).flatMap(([name, all]) => all.map((spelling) => [spelling, name])));
/** Further names that the tables of consoles have. Their values are of no use here, but they tell names from values. */
var otherNames = /* @__PURE__ */ new Set([
	"name",
	"devicename",
	"nodeid",
	"nodetype",
	"productid",
	"productname",
	"status",
	"state",
	"description",
	"remark",
	"authtype",
	"region",
	"名称",
	"设备名称",
	"设备标识码",
	"节点id",
	"节点类型",
	"产品id",
	"产品名称",
	"所属产品",
	"状态",
	"设备状态",
	"描述",
	"备注",
	"认证类型",
	"设备认证类型",
	"区域",
	"创建时间"
]);
var keyOf = (text) => text.normalize("NFKC").toLowerCase().replace(/[^a-z0-9\p{Script=Han}]/gu, "");
/** `null`: not the name of a value that is looked for. */
var valueNameOf = (key) => key.length > 200 ? null : names.get(keyOf(key)) ?? null;
/** A name of any of the two kinds. */
var isAnyName = (text) => text.length <= 200 && (names.has(keyOf(text)) || otherNames.has(keyOf(text)));
/** Longest first, with what may stand between its letters: `Device ID`, `device_id`. */
var anySpelling = [...names.keys()].sort((a, b) => b.length - a.length).map((spelling) => [...spelling].join("[ _-]?")).join("|");
var namedPlace = new RegExp(`(?<=^|[\\s,;,；，|{(（"“”'‘「『«])["“”'‘「『«]?(${anySpelling})["“”'’」』»]? ?[:=：＝]`, "giu");
/** A name with its colon inside a line; the name itself is the first group. */
var namedPlaces = (line) => [...line.matchAll(namedPlace)];
var wholeName = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${anySpelling})(?![\\p{L}\\p{N}_])`, "giu");
/** With `_` in the place of the blank inside a name: `Device ID` is one word then. */
var withoutBlanksInNames = (text) => text.replace(wholeName, (name) => name.replaceAll(" ", "_"));
// shared/credentials/collected-values.ts
/** Longer values belong to none of these. */
var limitCharacters$1 = 8192;
/** Gathers the values of one way of reading. The first usable one of a name counts. */
var CollectedValues = class {
	values = /* @__PURE__ */ new Map();
	seen = /* @__PURE__ */ new Set();
	secretNames = 0;
	hiddenSecrets = 0;
	isDoubtful = false;
	/** `key`: the name as it was written. True if it is the name of a value that is looked for. */
	take(key, value) {
		const name = valueNameOf(key);
		if (name === null) return false;
		this.put(name, value, countSecretMentions(key));
		return true;
	}
	/** `mentions`: of a secret, in the name as it was written. */
	put(name, value, mentions = 0) {
		if (isSecretName(name) && /^[*•●＊·…]{3,}$/u.test(value)) {
			this.secretNames += mentions;
			this.hiddenSecrets += mentions;
			return;
		}
		if (value === "") return;
		this.secretNames += mentions;
		if (this.values.has(name)) return;
		if (isUsable(name, value)) this.values.set(name, value);
		else this.seen.add(name);
		if (isSecretName(name) && !this.values.has(name)) this.doubt();
	}
	get secretNameCount() {
		return this.secretNames;
	}
	doubt() {
		this.isDoubtful = true;
	}
	get isEmpty() {
		return this.values.size + this.seen.size + this.hiddenSecrets === 0;
	}
	/** `secretNames`: of the whole text, where more was read than what was gathered here. */
	reading(manner, secretNames = this.secretNames) {
		return {
			values: this.values,
			untaken: [...this.seen].filter((name) => !this.values.has(name)),
			secretNames,
			hiddenSecrets: this.hiddenSecrets,
			isDoubtful: this.isDoubtful,
			manner
		};
	}
};
/** More than one value, or half of one: a text that was taken apart at the wrong place. A part of it could be a secret. */
var isMisread = (value) => /["“”'‘’]\s*[:：=＝]\s*["“”'‘’]|[,，;；]\s*["“”]|^["“”]|["“”]$/u.test(value);
var isUsable = (name, value) => {
	if (value.length > limitCharacters$1 || isMisread(value)) return false;
	if (name === "host") return readAddress(value) !== null;
	if (name === "port") return readPort(value) !== void 0;
	if (name === "protocol") return tlsOfProtocol(value) !== void 0;
	return name !== "timestamp" || /^\d{10}$/.test(value);
};
/**
* Whether a text that names a secret was understood by this reading: every mention of a secret is the name of a value that was taken, no
* value is a name or holds one, and none looks cut out at the wrong place.
*/
var isUnderstood = (reading, text) => {
	const { values, untaken, hiddenSecrets, isDoubtful, manner } = reading;
	if (isDoubtful || untaken.some(isSecretName)) return false;
	const secrets = [...values].filter(([name]) => isSecretName(name)).map(([, value]) => value);
	if (secrets.length + hiddenSecrets === 0) return manner === "json" && holdsNoSecret(text);
	if (manner === "json") return true;
	if (!isEachMentionAName(reading, secrets, text)) return false;
	return [...values].every(([name, value]) => isSecretName(name) ? isOneSecret(value, manner) : isOneWord(value));
};
var isEachMentionAName = ({ secretNames }, secrets, text) => {
	const inside = secrets.reduce((sum, value) => sum + countSecretMentions(value), 0);
	return countSecretMentions(text) - inside === secretNames;
};
/** JSON in which every name of a secret has no value. */
var holdsNoSecret = (json) => countSecretMentions(json.replace(/"[^"\\]{1,80}"\s{0,9}:\s{0,9}(?:null|"")/g, "")) === 0;
var isOneWord = (value) => !/[\s：＝]|[:=]$/.test(value) && !isAnyName(value) && countSecretMentions(value) === 0 && !hasStrayEnd(value);
/** A secret without quotes has no blank, no quote, no further pair or name, and nothing of another script in it. */
var isOneSecret = (value, manner) => manner === "command" || !severalValues.test(value) && !holdsName(value) && !hasStrayEnd(value) && !/[:/]$/.test(value);
var severalValues = /[\s|、，；：＝"'“”‘’「」『』«»＂()（）<>\p{Script=Han}]|[\p{L}\p{N}_-]{2,}[:=]+[^:=]|[,;]\p{L}|->|^[^\p{L}\p{N}]*[:=]|^[>/,;]/u;
var holdsName = (value) => value.split(/[^\p{L}\p{N}_]+/u, 200).some(isAnyName);
var strayEnd = new RegExp(`^[${allQuotes}{}()（）\\[\\]]|[${allQuotes}{}()（）\\[\\],;，；。]$`, "u");
var hasStrayEnd = (value) => strayEnd.test(value);
// shared/credentials/loose-json.ts
/** Deeper ones are not read. */
var maximumDepth$1 = 16;
/** Of longer ones only the beginning is read. */
var maximumEntries = 1e3;
/** A brace may also stand in a sentence or in a topic such as `{deviceId}`. */
var triedBraces = 20;
/**
* Objects in a text, the likeliest first: JSON as it is, or what became of it on its way through a chat, a document or a program:
* typographic quotes, names without quotes, commas too many, lost braces, words around it.
*/
var readLooseObjects = (text) => {
	const whole = text.trim();
	if (/^[{[]/.test(whole) && isJson(whole)) return [new LooseReader(whole, "strict").outermost()];
	const inner = whole.slice(Math.max(0, whole.indexOf("{")), whole.lastIndexOf("}") + 1);
	if (isJson(inner)) return [new LooseReader(inner, "strict").outermost()];
	const reader = new LooseReader(whole, "loose");
	const found = [];
	for (let tried = 0; tried < triedBraces && reader.goTo("{"); tried += 1) found.push(reader.outermost());
	const isBare = quoteFamilyOf(whole[0] ?? "") !== null && /^.[^"“”＂'‘’「」『』«»\r\n]{1,60}["“”＂'‘’」』»]\s*[:：=＝]/.test(whole);
	return found.length === 0 && isBare ? [new LooseReader(whole, "loose").members("")] : found;
};
var isJson = (text) => {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
};
/** Reads on whatever stands there: each step takes at least one character, and nothing is read twice. */
var LooseReader = class {
	at = 0;
	depth = 0;
	isClean = true;
	text;
	isStrict;
	constructor(text, manner) {
		this.text = text;
		this.isStrict = manner === "strict";
	}
	goTo(character) {
		const index = this.text.indexOf(character, this.at);
		this.at = index === -1 ? this.text.length : index;
		return index !== -1;
	}
	/** From its opening bracket on. */
	outermost() {
		this.isClean = true;
		return this.container();
	}
	container() {
		const isList = this.text[this.at] === "[";
		this.at += 1;
		if (this.depth === maximumDepth$1) {
			this.at = this.text.length;
			this.isClean = false;
			return this.objectOf([]);
		}
		this.depth += 1;
		const read = isList ? this.elements() : this.members("}");
		this.depth -= 1;
		return read;
	}
	/** Up to the closing bracket or, where there is none, to the end of the text. */
	members(end) {
		const entries = [];
		let isApart = true;
		while (!this.isAtEnd(end)) {
			if (entries.length === maximumEntries) {
				this.isClean = false;
				this.at = this.text.length;
			}
			isApart = this.skipSeparators(end) || isApart;
			if (this.isAtEnd(end)) break;
			const name = this.string() ?? this.match(/[\p{L}_$][\p{L}\p{N}_$.-]*(?: [\p{L}\p{N}]+)?/uy);
			const hasValue = name !== null && this.match(/\s*[:：=＝]\s*/uy) !== null;
			if (!isApart || !hasValue) this.isClean = false;
			if (hasValue) entries.push([name, this.value()]);
			else if (name === null) this.at += 1;
			isApart = false;
		}
		this.at += 1;
		return this.objectOf(entries);
	}
	/** Commas, line ends, comments and brackets that close nothing here. True if one was there. */
	skipSeparators(end) {
		const before = this.at;
		const isNewLine = /[\r\n]\s*$/.test(this.text.slice(Math.max(0, before - 20), before));
		while (!this.isAtEnd(end) && this.match(/[,，;；}\]]|(?:\/\/|#)[^\r\n]*/uy) !== null);
		return isNewLine || this.at > before;
	}
	objectOf(entries) {
		return {
			entries,
			isClean: this.isClean,
			isStrict: this.isStrict
		};
	}
	elements() {
		const entries = [];
		while (!this.isAtEnd("]")) if (this.match(/[,，;；}]+/uy) === null) entries.push(["", this.value()]);
		this.at += 1;
		return this.objectOf(entries.slice(0, 1));
	}
	isAtEnd(end) {
		this.match(/\s+/uy);
		return this.at >= this.text.length || this.text[this.at] === end;
	}
	value() {
		if (/[{[]/.test(this.text[this.at] ?? "")) return this.container();
		const quoted = this.string();
		if (quoted !== null) return quoted;
		const bare = this.match(/[^\s,，;；{}[\]"“”＂「」『』«»]+/uy);
		if (bare === null && !/[}\]]/.test(this.text[this.at] ?? "")) this.at += 1;
		return bare === null || /^(?:null|none|undefined|true|false)$/i.test(bare) ? "" : bare;
	}
	/** `null`: here is none. One that does not end on its line is broken, and empty. */
	string() {
		const open = this.text[this.at] ?? "";
		const kind = this.isStrict && open !== "\"" ? null : quoteFamilyOf(open);
		if (kind === null) return null;
		this.at += 1;
		const closers = this.isStrict ? open : kind;
		let index = this.at;
		while (index < this.text.length && !closers.includes(this.text[index] ?? "") && !/[\r\n]/.test(this.text[index] ?? "")) index += this.text[index] === "\\" ? 2 : 1;
		const isClosed = index < this.text.length && closers.includes(this.text[index] ?? "");
		const inner = this.text.slice(this.at, index);
		this.at = Math.min(index + 1, this.text.length);
		return isClosed ? unescaped(inner) : "";
	}
	match(pattern) {
		pattern.lastIndex = this.at;
		const found = pattern.exec(this.text)?.[0] ?? null;
		if (found !== null) this.at = pattern.lastIndex;
		return found;
	}
};
var unescaped = (inner) => {
	if (!inner.includes("\\")) return inner;
	try {
		return String(JSON.parse(`"${inner.replaceAll("\"", "\\\"").replaceAll("\\\\\"", "\\\"")}"`));
	} catch {
		return inner;
	}
};
// shared/credentials/read-lines.ts
/** A text of more lines is none of a device; only its beginning is read. */
var maximumLines = 2e3;
var linesOf$2 = (text) => text.split(/\r\n|\r|\n/, maximumLines).map((line) => line.trim()).filter((line) => line !== "");
/** Without blanks, one pair of quotes and the comma that a line of JSON leaves. */
var unquoted = (text) => {
	const value = text.trim().replace(/[,;，；]$/, "").trim();
	return (value.length < 2 ? null : quoteFamilyOf(value[0] ?? ""))?.includes(value.at(-1) ?? "") ? value.slice(1, -1) : value;
};
/** `name: value`, `name=value`, `name value`, several of them in a line, or a name on one line and its value on the next. */
var readLines = (text) => {
	const reader = new LineReader();
	for (const line of linesOf$2(text)) reader.line(line);
	return reader.end();
};
var LineReader = class {
	collected = new CollectedValues();
	/** The name that stands alone on the line before. */
	waiting = null;
	usesNextLines = false;
	hasBareNames = false;
	hasPairs = false;
	hasStrayLines = false;
	line(line) {
		if (this.takeQuery(line) || this.takePairs(line)) {
			this.leaveWaiting("pair");
			return;
		}
		const found = /^(?:mqtts?|tcp|ssl|tls|wss?):\/\//i.test(line) ? {
			key: "host",
			value: line,
			hasColon: true
		} : pairOf(line);
		if (found === null) this.takeStray(line);
		else if (unquoted(found.value) === "") {
			this.leaveWaiting("name");
			this.waiting = found;
		} else {
			this.leaveWaiting("pair");
			this.collected.take(found.key, unquoted(found.value));
		}
	}
	end() {
		if (this.waiting !== null) this.collected.doubt();
		if (this.usesNextLines && this.hasStrayLines) this.collected.doubt();
		if (this.hasBareNames && this.hasPairs) this.collected.doubt();
		return this.collected.reading("bare");
	}
	takeStray(line) {
		if (this.waiting !== null) {
			this.collected.take(this.waiting.key, unquoted(line));
			this.usesNextLines = true;
			this.hasBareNames ||= !this.waiting.hasColon;
			this.waiting = null;
			return;
		}
		this.hasStrayLines = true;
		if (isAnyName(line) || !/\s/.test(line.replace(/^\p{Script=Han}+[:：]?$/u, " "))) this.collected.doubt();
	}
	/** A name got no value: in a form it is an empty field, among lines in turn they are out of step. */
	leaveWaiting(by) {
		this.hasPairs ||= by === "pair";
		if (this.waiting !== null && (by === "name" || !this.waiting.hasColon || isSecretKey(this.waiting.key))) this.collected.doubt();
		this.waiting = null;
	}
	/** `a=1&b=2`, alone or behind an address. */
	takeQuery(line) {
		const pieces = line.slice(line.indexOf("?") + 1).split("&", 100);
		if (pieces.length < 2 || !pieces.every((piece) => /^[^=\s]+=\S*$/.test(piece))) return false;
		for (const piece of pieces) {
			const at = piece.indexOf("=");
			this.collected.take(piece.slice(0, at), percentDecoded(piece.slice(at + 1)));
		}
		return true;
	}
	takePairs(line) {
		const places = namedPlaces(line);
		if (places.length < 2) return false;
		if (/[\p{L}\p{N}]/u.test(line.slice(0, places[0]?.index))) this.collected.doubt();
		for (const [index, place] of places.entries()) {
			const rest = line.slice(place.index + place[0].length, places[index + 1]?.index);
			const end = nextPair.exec(rest)?.index ?? rest.length;
			const value = unquoted(rest.slice(0, end).replace(/[\s,，;；|}\])）]+$/u, ""));
			if (value === "" && isSecretKey(place[1] ?? "")) this.collected.doubt();
			this.collected.take(place[1] ?? "", value);
		}
		return true;
	}
};
var isSecretKey = (key) => ["secret", "password"].includes(valueNameOf(key) ?? "");
var percentDecoded = (text) => {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
};
/** Where in a list of pairs another one begins, whatever its name is. */
var nextPair = /[,，;；|]\s*["“”'‘]?[\p{L}_][\p{L}\p{N}_ -]{0,30}["“”'’]?\s{0,3}[:=：＝]/u;
var pairOf = (line) => {
	const separated = /^([^:=：＝\t]{1,60})([:=：＝\t])(.*)$/.exec(line);
	const key = separated?.[1] ?? line;
	if (valueNameOf(key) !== null) return {
		key,
		value: separated?.[3] ?? "",
		hasColon: separated !== null
	};
	const words = /^(\S{1,60})\s+(\S+)$/.exec(line);
	const first = words?.[1] ?? "";
	return valueNameOf(first) === null ? null : {
		key: first,
		value: words?.[2] ?? "",
		hasColon: false
	};
};
// shared/credentials/read-cells.ts
/** What can stand between two cells, the surest first. */
var separators = [
	/\t/,
	/\|/,
	/;|；/,
	/,|，/,
	/\s{2,}/
];
/** Blanks between words are no cells in a long text. */
var limitOfBlanks = 2e3;
var maximumCells = 200;
/** Every way in which the text is a table: with a header, or of names and values in turn. */
var readTables = (text) => {
	const lines = linesOf$2(text).filter((line) => !isRule(line));
	const cut = separators.filter((separator) => separator.test(lines[0] ?? "")).map((at) => rowsOf(lines, at));
	const words = text.length <= limitOfBlanks ? [rowsOf(lines.map(withoutBlanksInNames), /\s+/)] : [];
	return [...cut, ...words].flatMap((rows) => [headed(rows), inTurn(rows)].flatMap((reading) => reading ?? []));
};
/** The line below the header of a table in Markdown. */
var isRule = (line) => /^[\s|:+-]+$/.test(line) && line.includes("--");
var rowsOf = (lines, separator) => lines.map((line) => line.replace(/^\||\|$/g, "").split(separator, maximumCells).map(unquoted));
/** Names in the first row, the device in the second. */
var headed = ([header = [], row = []]) => {
	if (header.filter((cell) => valueNameOf(cell) !== null).length < 2) return null;
	const collected = new CollectedValues();
	if (row.length !== header.length || row.some(isAnyName)) collected.doubt();
	for (const [index, key] of header.entries()) {
		const value = row[index] ?? "";
		if (value === "" && countSecretMentions(key) > 0) collected.doubt();
		collected.take(key, value);
	}
	return collected.isEmpty ? null : collected.reading("bare");
};
/** Names and values in turn, in each row; a heading may stand between them. */
var inTurn = (rows) => {
	const collected = new CollectedValues();
	for (const row of rows) {
		const cells = row.filter((cell) => cell !== "");
		if (cells.length < 2 && isHeading(cells[0] ?? "")) continue;
		if (cells.length % 2 === 1 || !cells.every((cell, index) => isAnyName(cell) === (index % 2 === 0))) return null;
		for (let index = 0; index < cells.length; index += 2) collected.take(cells[index] ?? "", cells[index + 1] ?? "");
	}
	return collected.isEmpty ? null : collected.reading("bare");
};
var isHeading = (cell) => /^\p{Script=Han}*[:：]?$/u.test(cell) && !isAnyName(cell);
// shared/credentials/named-values.ts
var maximumDepth = 4;
/**
* Values by their names: out of AT commands, else of JSON or what became of it, else of a table, else of lines and of pairs in a line.
* `null`: the text names a secret, and no way of reading it fits: then any value in it may be the secret.
*/
var readNamedValues = (pasted) => {
	const text = withoutInvisible(pasted).trim();
	const all = readingsOf(text);
	if (mayNameSecret(text)) return firstOf$1(all, (reading) => isUnderstood(reading, text));
	return firstOf$1(all, ({ isDoubtful }) => !isDoubtful) ?? firstOf$1(all, () => true) ?? nothing$2;
};
var nothing$2 = {
	values: /* @__PURE__ */ new Map(),
	untaken: []
};
var firstOf$1 = (ways, isGood) => {
	for (const read of ways) {
		const found = read().find((reading) => !isEmpty$1(reading) && isGood(reading));
		if (found !== void 0) return found;
	}
	return null;
};
var isEmpty$1 = ({ values, untaken, hiddenSecrets }) => values.size + untaken.length + hiddenSecrets === 0;
/** All ways of reading, the surest first. What is JSON is nothing else, even if it holds none of the names. */
var readingsOf = (text) => {
	if (/^[{[]/.test(text) && isJson(text)) return [() => readObjects(text)];
	return [
		.../^[{[]/.test(text) ? [] : [() => [readCommands(text)]],
		() => readObjects(text),
		() => readTables(text),
		() => [readLines(text)]
	];
};
var readObjects = (text) => {
	const all = readLooseObjects(text).map((object) => {
		const collected = new CollectedValues();
		takeObject(object, collected, 0);
		if (!object.isClean) collected.doubt();
		return {
			object,
			collected
		};
	});
	const secretNames = all.reduce((sum, { collected }) => sum + collected.secretNameCount, 0);
	return all.map(({ object, collected }) => collected.reading(object.isStrict ? "json" : "bare", secretNames));
};
/** Objects inside objects too, such as `auth_info`; the outer ones first. */
var takeObject = ({ entries }, collected, depth) => {
	for (const [key, value] of entries) if (typeof value === "string") collected.take(key, value.trim());
	if (depth === maximumDepth) return;
	for (const [, value] of entries) if (typeof value !== "string") takeObject(value, collected, depth + 1);
};
var equals = "[=＝]";
var plus = "[+＋]";
/** The name of a command in plain and in full-width letters. */
var wide = (name) => [...name].map((letter) => `[${letter}${String.fromCharCode(letter.charCodeAt(0) + 65248)}]`).join("");
var loginCommand = new RegExp(`${plus}${wide("MCONFIG")}[ \\t]*${equals}`, "iu");
var addressCommand = new RegExp(`${plus}(${wide("SSL")})?${wide("MIPSTART")}[ \\t]*${equals}`, "iu");
/** The login and the address as the commands of the article carry them, also after a document or a chat changed their quotes. */
var readCommands = (text) => {
	const collected = new CollectedValues();
	const login = loginCommand.exec(text);
	if (login !== null) {
		const given = readPastedArguments(text, login.index + login[0].length);
		if (!given.isWhole) collected.doubt();
		const [clientId = "", username = "", password = ""] = given.values;
		collected.put("clientId", clientId);
		collected.put("username", username);
		collected.put("password", password);
	}
	const address = addressCommand.exec(text);
	if (address !== null) {
		const given = readPastedArguments(text, address.index + address[0].length);
		if (!given.isWhole) collected.doubt();
		const [host = "", port = ""] = given.values;
		collected.put("host", host);
		collected.put("port", port);
		collected.put("protocol", address[1] === void 0 ? "mqtt" : "mqtts");
	}
	return collected.reading("command");
};
// shared/credentials/recognise-parameters.ts
var nothing$1 = { kind: "nothing" };
var withheld = { kind: "withheld" };
/** Longer texts are none of these. */
var limitCharacters = 1e5;
/**
* Reads what a person copied from a console, a tool or a colleague: JSON of the console or of a device (huawei.md §6), also broken, lines
* `name: value`, a table, a query, AT commands of the article, three lines of a login, a whole profile. Pure, and never throws.
*/
var recogniseParameters = (text) => {
	if (text.length > limitCharacters) return mayNameSecret(text) ? withheld : nothing$1;
	if (isProfileLike(readJson(text))) return {
		kind: "profile",
		profile: profileOf(text)
	};
	const named = readNamedValues(text);
	if (named === null) return withheld;
	const parameters = withoutEmpty(completed(named.values.size + named.untaken.length > 0 ? parametersOf(named.values) : unnamedOf(text)));
	const kind = kindOf(parameters);
	const untaken = named.untaken.length === 0 ? {} : { untaken: named.untaken };
	return kind === "nothing" ? {
		kind,
		...untaken
	} : {
		kind,
		parameters,
		...untaken
	};
};
var readJson = (text) => {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, "").trim());
	} catch {
		return;
	}
};
var isProfileLike = (json) => typeof json === "object" && json !== null && Object.hasOwn(json, "version") && Object.hasOwn(json, "cloud");
var profileOf = (text) => {
	const parsed = parseProfileText(text.trim());
	return parsed.ok ? parsed : fail("profile/invalid", parsed.error.facts);
};
var parametersOf = (named) => {
	const text = (name) => named.get(name) ?? "";
	const address = readAddress(text("host"));
	const port = readPort(text("port")) ?? address?.port;
	const tlsEnabled = tlsOfProtocol(text("protocol")) ?? address?.tlsEnabled ?? tlsOfPort(port);
	return {
		host: address?.host ?? "",
		...port === void 0 ? {} : { port },
		...tlsEnabled === void 0 ? {} : { tlsEnabled },
		deviceId: text("deviceId"),
		secret: text("secret"),
		clientId: text("clientId"),
		username: text("username"),
		password: text("password"),
		timestamp: text("timestamp")
	};
};
var tlsOfPort = (port) => {
	if (port === 8883) return true;
	return port === 1883 ? false : void 0;
};
/** Values without names: a login, or a device, by the forms of the clouds. */
var unnamedOf = (text) => {
	const tokens = text.split(/[\s,;"']+/, 8).filter((token) => token !== "");
	return firstOf(({ paste }) => paste.readUnnamed(tokens)) ?? {};
};
/** What follows from the form of the clientId and of the host. */
var completed = (found) => {
	const { clientId = "" } = found;
	const { deviceId = "", ...further } = clientId && firstOf(({ paste }) => paste.readClientId(clientId)) || {};
	const platform = firstOf(({ kind, paste }) => paste.isOwn(found) ? kind : null);
	return {
		...found,
		...platform === null ? {} : { platform },
		...deviceId === "" ? {} : { deviceId: found.deviceId || deviceId },
		...further
	};
};
/** What the first cloud says that says something. */
var firstOf = (ask) => {
	for (const cloud of clouds) {
		const said = ask(cloud);
		if (said !== null) return said;
	}
	return null;
};
var withoutEmpty = (parameters) => Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== "" && value !== void 0));
var kindOf = (found) => {
	if (found.host !== void 0) return "console";
	if (found.clientId !== void 0 || found.password !== void 0) return "triple";
	return found.deviceId !== void 0 || found.secret !== void 0 ? "device" : "nothing";
};
// electron/app/handlers.ts
/** The answer of requests whose effect comes as an event. */
var nothing = (outcome = done) => outcome.ok ? {
	ok: true,
	value: {}
} : outcome;
// electron/app/services/draft/module-names.ts
/** File systems of modules may not tell upper from lower case. */
var isTaken = (files, role, name) => certificateRoles.some((other) => other !== role && files[other]?.fileOnModule.toLowerCase() === name.toLowerCase());
/** The name itself, or a usual one of its role that no other file has. */
var freeName = (files, role, name) => {
	const usual = moduleFileName(role, null);
	return [
		name,
		usual,
		`2-${usual}`,
		`3-${usual}`
	].find((candidate) => !isTaken(files, role, candidate)) ?? name;
};
/** Why a person cannot give a file this name. */
var checkName = (files, role, name) => {
	if (moduleFileName(role, name) !== name) return fail("usage/invalid", {
		field: "fileOnModule",
		problem: "file-name"
	});
	if (isTaken(files, role, name)) return fail("usage/invalid", {
		field: "fileOnModule",
		problem: "file-name-taken"
	});
	return ok(name);
};
/**
* Files of a profile that was written elsewhere, each under a name that every module takes and that no other of them has: of two with one
* name the later would be written over the earlier. The CA keeps its name first.
*/
var withModuleNames = (files) => {
	const named = {
		ca: null,
		clientCert: null,
		clientKey: null
	};
	for (const role of certificateRoles) {
		const source = files[role];
		if (source === null) continue;
		named[role] = {
			...source,
			fileOnModule: freeName(named, role, moduleFileName(role, source.fileOnModule))
		};
	}
	return named;
};
// electron/app/services/draft/no-draft.ts
/** The session was closed while a page still showed it. */
var noDraft = () => fail("usage/invalid", {
	field: "session",
	problem: "closed"
});
// electron/app/services/draft/certificate-handlers.ts
/** The requests about files: each puts another source into a draft. */
var certificateHandlers = ({ draftOf, shelf }) => {
	const put = (draft, role, source) => {
		const content = draft.content();
		draft.change({
			...content,
			certificates: {
				...content.certificates,
				[role]: source
			},
			locked: stillLocked(content, [role])
		});
	};
	return {
		"certificate.choose": async ({ sessionId, role, name, contentBase64 }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			const content = new Uint8Array(Buffer.from(contentBase64, "base64"));
			const { certificates } = draft.content();
			const before = certificates[role];
			const source = {
				name,
				shelfId: null,
				content,
				fileOnModule: freeName(certificates, role, moduleFileName(role, name)),
				lineEnds: before?.lineEnds ?? "lf",
				accepted: false
			};
			const prepared = preparedOf(role, source);
			if (!prepared.ok && before && preparedOf(role, before).ok) return {
				ok: false,
				error: {
					...prepared.error,
					facts: {
						file: name,
						...prepared.error.facts
					}
				}
			};
			put(draft, role, source);
			return nothing();
		},
		"certificate.useShelf": async ({ sessionId, id }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			const source = shelf.take(id);
			if (source === null) return fail("usage/invalid", {
				field: "id",
				problem: "missing"
			});
			const { certificates } = draft.content();
			put(draft, "ca", {
				...source,
				fileOnModule: freeName(certificates, "ca", source.fileOnModule)
			});
			return nothing();
		},
		"certificate.change": async ({ sessionId, role, lineEnds, fileOnModule, accepted }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			const { certificates } = draft.content();
			const source = certificates[role];
			if (source === null) return notChosen(role);
			const named = fileOnModule !== void 0 && fileOnModule !== source.fileOnModule ? checkName(certificates, role, fileOnModule) : ok(source.fileOnModule);
			if (!named.ok) return named;
			put(draft, role, {
				...source,
				fileOnModule: named.value,
				lineEnds: lineEnds ?? source.lineEnds,
				accepted: accepted ?? source.accepted
			});
			return nothing();
		},
		"certificate.remove": async ({ sessionId, role }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			put(draft, role, null);
			return nothing();
		},
		"certificate.bytes": async ({ sessionId, role }) => {
			const source = draftOf(sessionId)?.content().certificates[role];
			if (!source) return notChosen(role);
			const prepared = preparedOf(role, source);
			return prepared.ok ? ok({ contentBase64: Buffer.from(prepared.value.bytes).toString("base64") }) : prepared;
		}
	};
};
var notChosen = (role) => fail("usage/invalid", {
	field: role,
	problem: "missing"
});
// electron/app/services/profile-json.ts
/** A draft as a profile of the command line, and back. What the one cannot say in the words of the other is told, never dropped. */
/** Files that a profile without secrets names: who uses it puts them beside it. */
var secretFile = "device-secret.txt";
/**
* The profile as the command line takes it, certificates as PEM text. Not checked: an unfinished draft gives an unfinished profile.
* Without secrets it names files in their place. Failures are those of certificate files.
*/
var profileJsonOf = (content, { withSecrets }) => {
	const texts = pemTextsOf(content, withSecrets);
	if (!texts.ok) return texts;
	const { fields, certificates } = content;
	const { version, name, cloud, mqtt, module } = withSecrets ? profileOf$1(content) : publicProfileOf(content, secretFile);
	return ok({
		version,
		name,
		cloud,
		tls: {
			enabled: fields.tlsEnabled,
			...texts.value,
			...certificates.ca === null ? {} : { fileOnModule: certificates.ca.fileOnModule },
			check: fields.tlsCheck,
			checkDates: fields.checkDates
		},
		mqtt,
		module
	});
};
/** What of a draft a profile of the command line has no place for: it names files, and gives one secret for one login. */
var leftOutOf = ({ fields, secrets, certificates }, { withSecrets }) => {
	const files = certificateRoles.flatMap((role) => certificates[role] ?? []);
	const hasNoUse = secrets.secret !== null && (!isAskedFor(fields.platform, "secret") || secrets.password !== null);
	const isRenamed = (withSecrets ? ["clientCert", "clientKey"] : ["clientCert"]).some((role) => {
		const name = certificates[role]?.fileOnModule;
		return name !== void 0 && name !== moduleFileName(role, null);
	});
	return [
		...withSecrets && hasNoUse ? ["secret"] : [],
		...files.some(({ lineEnds }) => lineEnds !== "lf") ? ["lineEnds"] : [],
		...isRenamed ? ["fileNames"] : [],
		...files.some(({ accepted }) => accepted) ? ["accepted"] : []
	];
};
var pemTextsOf = ({ certificates }, withSecrets) => {
	const texts = {
		ca: null,
		clientCert: null,
		clientKey: null
	};
	for (const role of certificateRoles) {
		const source = certificates[role];
		if (source === null) continue;
		const prepared = prepareForModule(source.content, { role });
		if (!prepared.ok) return prepared;
		texts[role] = role === "clientKey" && !withSecrets ? source.fileOnModule : new TextDecoder().decode(prepared.value.bytes);
	}
	return ok(texts);
};
/**
* The draft that a profile describes. `profile/invalid` names what a draft has no place for and the files that it cannot read. A secret or a key that stands in another file is not given: the person types or chooses it.
*/
var draftContentOf = (profile) => {
	const problems = problemsOf(profile);
	if (problems.length > 0) return fail("profile/invalid", { problems });
	const { cloud, tls, mqtt, module } = profile;
	const { kind, form } = cloudOf(cloud.kind);
	const { secret, password, ...login } = form.valuesOf(cloud);
	return ok({
		fields: {
			name: profile.name,
			platform: kind,
			...login,
			tlsEnabled: tls.enabled,
			tlsCheck: tls.check,
			checkDates: tls.checkDates,
			keepAliveSeconds: mqtt.keepAlive,
			cleanSession: mqtt.cleanSession,
			subscriptions: mqtt.subscriptions,
			proof: mqtt.proof,
			family: module.family,
			apn: module.apn?.name ?? ""
		},
		secrets: {
			secret,
			password,
			simPin: module.simPin
		},
		certificates: withModuleNames({
			ca: sourceOf$1(tls.ca, tls.fileOnModule),
			clientCert: sourceOf$1(tls.clientCert, "client.crt"),
			clientKey: tls.clientKey !== null && isPemText(tls.clientKey) ? sourceOf$1(tls.clientKey, "client.key") : null
		}),
		locked: [],
		elsewhere: {},
		replaced: {}
	});
};
var sourceOf$1 = (pem, fileOnModule) => pem === null ? null : {
	name: fileOnModule,
	shelfId: null,
	content: new TextEncoder().encode(pem),
	fileOnModule,
	lineEnds: "lf",
	accepted: false
};
var problemsOf = ({ cloud, tls, module }) => [...[
	...cloudOf(cloud.kind).form.commandLineOnly(cloud),
	...tls.serverName === null ? [] : ["tls.serverName"],
	...tls.version === null ? [] : ["tls.version"],
	...module.apn?.user ? ["module.apn.user"] : []
].map((path) => profileProblem(path, "cli-only")), ...["ca", "clientCert"].flatMap((role) => {
	const source = tls[role];
	return source === null || isPemText(source) ? [] : [profileProblem(`tls.${role}`, "file-not-read")];
})];
// electron/app/services/draft/pasted-content.ts
/** Lays what was recognised over the draft. Failure: that of a profile with faults. */
var pastedContent = (content, found) => {
	if (found.kind === "withheld") return ok({
		kind: found.kind,
		fields: [],
		untaken: [],
		content
	});
	const untaken = found.kind === "profile" ? [] : found.untaken ?? [];
	if (found.kind === "nothing") return ok({
		kind: found.kind,
		fields: [],
		untaken,
		content
	});
	if (found.kind !== "profile") return ok({
		kind: found.kind,
		untaken,
		...withLogin(content, onItsPlatform(content, found.parameters))
	});
	const given = found.profile.ok ? draftContentOf(found.profile.value) : found.profile;
	return given.ok ? ok({
		kind: found.kind,
		untaken,
		...withProfile(content, given.value)
	}) : given;
};
var isRole = (name) => certificateRoles.includes(name);
/** The form of any broker shows neither a device id nor its secret, so they would be filled in unseen. */
var onItsPlatform = ({ fields }, found) => {
	const isDevice = found.secret !== void 0 || found.deviceId !== void 0 && found.clientId === void 0;
	const isUntold = found.platform === void 0 && found.host === void 0;
	return isDevice && isUntold && !isAskedFor(fields.platform, "secret") ? {
		...found,
		platform: usualCloud.kind
	} : found;
};
/** A login belongs together: what the old one had and the new one has not is taken back. A secret stays for the same device only. */
var withLogin = (content, found) => {
	const { secret, password, ...given } = found;
	const sameDevice = given.deviceId === void 0 || given.deviceId === content.fields.deviceId;
	const hasLogin = given.clientId !== void 0 || password !== void 0 || secret !== void 0 || !sameDevice;
	const noLogin = hasLogin ? {
		clientId: "",
		username: "",
		timestamp: null
	} : {};
	const replaced = [...secret !== void 0 || !sameDevice ? ["secret"] : [], ...hasLogin ? ["password"] : []];
	return {
		fields: Object.keys(found),
		content: {
			...content,
			locked: stillLocked(content, replaced),
			...changedForm(content, {
				...noLogin,
				...given
			}),
			secrets: {
				...content.secrets,
				secret: secret ?? (sameDevice ? content.secrets.secret : null),
				password: password ?? (hasLogin ? null : content.secrets.password)
			}
		}
	};
};
/** What a profile gives; files that it does not bring stay as they were chosen. */
var withProfile = (content, given) => {
	const files = Object.fromEntries(Object.entries(given.certificates).filter(([, source]) => source !== null));
	const secrets = Object.entries(given.secrets).filter(([, value]) => value !== null);
	return {
		fields: [
			...Object.keys(given.fields),
			...secrets.map(([name]) => name),
			...Object.keys(files)
		],
		content: {
			...given,
			replaced: content.replaced,
			certificates: {
				...content.certificates,
				...files
			},
			locked: content.locked.filter((name) => isRole(name) && !Object.hasOwn(files, name))
		}
	};
};
// electron/app/services/draft/draft-handlers.ts
/** The requests about drafts. */
var draftHandlers = (deps) => {
	const { draftOf, clock, shelf, demo } = deps;
	const changeIfShowable = (draft, next, given) => {
		const showable = checkShowable(next, given, clock.wallMs());
		if (showable.ok) draft.change(next);
		return showable;
	};
	return {
		"draft.change": async ({ sessionId, patch }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			const content = draft.content();
			const next = changedContent(content, patch);
			const [lost] = lostSecrets(content, next);
			if (lost !== void 0) return fail("usage/invalid", {
				field: lost,
				problem: "secret-kept"
			});
			return nothing(changeIfShowable(draft, next, Object.keys(patch)));
		},
		"draft.replaceSecret": async ({ sessionId, field, value }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			return nothing(changeIfShowable(draft, changedContent(draft.content(), { [field]: value }), [field]));
		},
		"draft.undoSecret": async ({ sessionId, field }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			const next = undone(draft.content(), field);
			if (next !== null) draft.put(next);
			return nothing();
		},
		"draft.paste": async ({ sessionId, text, replaces = false }) => {
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			const content = draft.content();
			const pasted = pastedContent(content, recogniseParameters(text));
			if (!pasted.ok) return pasted;
			const { kind, fields, untaken } = pasted.value;
			const next = pasted.value.content;
			if (next === content) return ok({
				kind,
				fields,
				untaken,
				stored: []
			});
			const showable = checkShowable(next, fields, clock.wallMs());
			if (!showable.ok) return showable;
			const stored = replaces ? [] : lostSecrets(content, next);
			if (stored.length > 0) return ok({
				kind,
				fields: [],
				untaken,
				stored
			});
			draft.change(next);
			return ok({
				kind,
				fields,
				untaken,
				stored
			});
		},
		"draft.useDemoDevice": async ({ sessionId }) => {
			const facts = await demo(deps.unit(sessionId));
			if (!facts.ok) return facts;
			await deps.beforeOpen?.(sessionId);
			const draft = draftOf(sessionId);
			if (!draft) return noDraft();
			const ca = shelf.take("demo") ?? demoCa(facts.value.caPem, "demo-ca.crt");
			draft.open(demoContent(facts.value, ca), null);
			return nothing();
		},
		"draft.reveal": async ({ sessionId, field }) => {
			const content = draftOf(sessionId)?.content();
			if (!content) return noDraft();
			const value = field === "derivedPassword" ? loginOf(content, clock.wallMs())?.password : content.secrets[field];
			return ok({ value: value ?? "" });
		},
		...certificateHandlers({
			draftOf,
			shelf
		})
	};
};
/**
* Each field is within its bounds when it comes, but what follows from it may not be: topics and the login hold the device id.
* `given` are the fields that a person gave; what they did not give grew by the id.
*/
var checkShowable = (content, given, nowMs) => {
	const checked = draftSchema.safeParse(draftViewOf(content, {
		profileId: null,
		changed: true
	}, nowMs));
	if (checked.success) return done;
	const field = String(checked.error.issues[0]?.path[0]);
	return fail("usage/invalid", {
		field: given.includes(field) ? field : "deviceId",
		problem: "too-long"
	});
};
/** '' takes a secret back. */
var changedContent = (content, patch) => {
	const { secret, password, simPin, ...fields } = patch;
	const secretOf = (given, before) => given === void 0 ? before : given || null;
	const typed = [
		"secret",
		"password",
		"simPin"
	].filter((name) => patch[name] !== void 0);
	return {
		...content,
		locked: stillLocked(content, typed),
		...changedForm(content, fields),
		secrets: {
			secret: secretOf(secret, content.secrets.secret),
			password: secretOf(password, content.secrets.password),
			simPin: secretOf(simPin, content.secrets.simPin)
		}
	};
};
// electron/app/services/draft/stage-inputs.ts
var stageInputsOf = (content) => {
	const { fields, secrets } = content;
	const { subscriptions, proof } = withKnownDeviceId(fields);
	const tls = {
		enabled: fields.tlsEnabled,
		check: fields.tlsEnabled ? fields.tlsCheck : "none"
	};
	const files = usedRoles(fields).map((role) => {
		const source = content.certificates[role];
		const prepared = source && preparedOf(role, source);
		return {
			role,
			sha256: prepared?.ok ? prepared.value.sha256 : null,
			file: source?.fileOnModule ?? null,
			accepted: source?.accepted ?? false
		};
	});
	const inputs = {
		module: {
			family: fields.family,
			apn: fields.apn,
			simPin: secrets.simPin
		},
		certificate: {
			tls,
			files
		},
		credentials: {
			platform: fields.platform,
			deviceId: knownDeviceId(fields),
			timestamp: fields.timestamp,
			signType: fields.signType,
			clientId: fields.clientId,
			username: fields.username,
			secret: secrets.secret,
			password: secrets.password
		},
		connect: {
			host: fields.host,
			port: portOf(fields),
			tls,
			checkDates: fields.checkDates,
			keepAlive: fields.keepAliveSeconds,
			clean: fields.cleanSession,
			subscriptions
		},
		proof: { proof }
	};
	const text = (stage) => JSON.stringify(inputs[stage]);
	return {
		module: text("module"),
		certificate: text("certificate"),
		credentials: text("credentials"),
		connect: text("connect"),
		proof: text("proof")
	};
};
/** What a run of this draft is asked to do, without anything secret. */
var runPlanOf = ({ fields }, profileId) => ({
	profileId,
	name: fields.name.trim(),
	platform: fields.platform,
	host: fields.host,
	port: portOf(fields),
	deviceId: knownDeviceId(fields)
});
// electron/app/services/draft/draft-service.ts
var hourMs = 36e5;
/** Keeps the drafts, secrets and file contents included, and publishes what panes may know of them. */
var createDraftService = (deps) => {
	const { truth, clock, shelf, demo, beforeOpen } = deps;
	const drafts = /* @__PURE__ */ new Map();
	const listeners = /* @__PURE__ */ new Set();
	let subjects = 0;
	const publish = (draft) => {
		const owner = [...drafts].find(([, other]) => other === draft)?.[0];
		if (owner === void 0) return;
		truth.publish({
			type: "draft",
			sessionId: owner,
			draft: draft.view(clock.wallMs())
		});
		for (const listener of [...listeners]) listener(owner);
	};
	const create = () => {
		const draft = createDraft(() => {
			subjects += 1;
			return `unsaved-${subjects}`;
		}, () => publish(draft));
		return draft;
	};
	drafts.set(null, create());
	const stopHours = everyHour(clock, () => {
		for (const draft of drafts.values()) publish(draft);
	});
	return {
		handlers: draftHandlers({
			draftOf: (owner) => drafts.get(owner) ?? null,
			unit: (owner) => unitOf(truth.view().sessions[owner ?? ""]?.address ?? "sim:") ?? 1,
			clock,
			shelf,
			demo,
			...beforeOpen ? { beforeOpen } : {}
		}),
		planFor: async (owner, options) => {
			const draft = drafts.get(owner);
			if (!draft) return noDraft();
			const content = draft.content();
			const plan = planOf(content, options, clock.wallMs());
			if (!plan.ok) return plan;
			const shown = runPlanOf(content, draft.profileId());
			return ok({
				plan: plan.value,
				shown,
				inputs: stageInputsOf(content)
			});
		},
		of: (owner) => drafts.get(owner) ?? null,
		all: () => [...drafts.values()],
		begin: (sessionId) => {
			const taken = drafts.get(null) ?? create();
			drafts.delete(null);
			drafts.set(sessionId, taken);
			return taken.view(clock.wallMs());
		},
		end: (sessionId) => {
			const draft = drafts.get(sessionId);
			drafts.delete(sessionId);
			if (drafts.size > 0 || !draft) return;
			drafts.set(null, draft);
			publish(draft);
		},
		onChange: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		close: stopHours
	};
};
/** The derived login, the staleness of an hour and the dates of certificates change with the hour. */
var everyHour = (clock, action) => {
	const untilNext = () => {
		const nowMs = clock.wallMs();
		return (hourStartMs(huaweiTimestamp(nowMs)) ?? nowMs) + hourMs - nowMs;
	};
	let stop = () => void 0;
	const arm = () => {
		stop = clock.after(untilNext(), () => {
			action();
			arm();
		});
	};
	arm();
	return () => stop();
};
// electron/app/services/ports-service.ts
/** The rate of every log and driver first, then the likeliest others (at-dialect §3, reliability R-13). */
var searchedBaudRates = [
	115200,
	9600,
	57600,
	38400,
	19200,
	460800,
	921600
];
var attempts = 3;
/** Ports of one USB device may share one module, which answers on one line at a time; more at once only load the machine. */
var atOnce = 4;
var initialPorts = {
	list: [],
	failure: null,
	search: {
		running: false,
		probes: [],
		done: 0
	}
};
var createPortsService = (deps) => {
	const { truth, directory } = deps;
	/** Counts wishes to begin or to stop: listing takes a while, and what was wished meanwhile counts. */
	let wishes = 0;
	let search = null;
	const publish = (part) => truth.publish({
		type: "ports",
		ports: {
			...truth.view().ports,
			...part
		}
	});
	const refresh = async () => {
		const listed = await directory.listPorts();
		if (listed.ok) publish({
			list: listed.value.map(viewOf$1),
			failure: null
		});
		else publish({ failure: listed.error });
		return truth.view().ports.list;
	};
	const stopSearch = async () => {
		wishes += 1;
		search?.stop.abort();
		await search?.ended;
	};
	const begin = (addresses) => {
		const stop = new AbortController();
		search = {
			stop,
			ended: runSearch(deps, addresses, stop.signal, (found) => publish({ search: found })).finally(() => {
				search = null;
			})
		};
	};
	return {
		handlers: {
			"ports.refresh": async () => {
				await refresh();
				return nothing();
			},
			"ports.find": async ({ address }) => {
				if (address !== null && isSimulated(address)) return fail("usage/invalid", {
					field: "address",
					problem: "address"
				});
				const stopped = stopSearch();
				const mine = wishes;
				await stopped;
				const list = await refresh();
				const addresses = address === null ? list.map(({ path }) => path) : [address];
				if (mine === wishes) begin(addresses.filter((path) => !isOpen(truth, path)));
				return nothing();
			},
			"ports.stopFinding": async () => {
				await stopSearch();
				return nothing();
			}
		},
		close: stopSearch
	};
};
/** A port that a session holds is not touched. */
var isOpen = (truth, address) => Object.values(truth.view().sessions).some(({ state, address: held }) => state.kind === "open" && held === address);
var viewOf$1 = (port) => ({
	path: port.path,
	product: port.product,
	manufacturer: port.manufacturer,
	vendorId: port.vendorId,
	productId: port.productId,
	interfaceNumber: port.interfaceNumber,
	usbLocation: port.usbLocation,
	knownModule: port.knownModule
});
/** Several ports side by side, each asked at one rate after the other. A stopped search ends with what it learnt. */
var runSearch = async (deps, addresses, signal, tell) => {
	const probes = addresses.slice(0, 520).map((address) => ({
		address,
		state: "waiting",
		baudRate: null,
		version: null,
		failure: null
	}));
	const told = (running) => {
		const done = probes.filter(({ state }) => state !== "waiting" && state !== "asking").length;
		tell({
			running,
			probes: [...probes],
			done
		});
	};
	let next = 0;
	const worker = async () => {
		while (next < probes.length && !signal.aborted) {
			const index = next;
			next += 1;
			const update = (probe) => {
				probes[index] = probe;
				told(true);
			};
			await searchPort(deps, addresses[index] ?? "", signal, update);
		}
	};
	told(true);
	await Promise.all(Array.from({ length: atOnce }, worker));
	told(false);
};
var searchPort = async ({ truth, clock, openLink }, address, signal, update) => {
	const silent = {
		address,
		state: "silent",
		baudRate: null,
		version: null,
		failure: null
	};
	const rates = /^tcp:/i.test(address) ? searchedBaudRates.slice(0, 1) : searchedBaudRates;
	for (const baudRate of rates) {
		if (signal.aborted || isOpen(truth, address)) {
			update({
				...silent,
				state: "waiting"
			});
			return;
		}
		update({
			...silent,
			state: "asking",
			baudRate
		});
		const result = await probePort(openLink, address, {
			clock,
			baudRates: [baudRate],
			attempts,
			signal
		});
		if (result.failure) {
			update({
				...silent,
				state: "failed",
				failure: result.failure
			});
			return;
		}
		if (result.answers) {
			update({
				...silent,
				state: "answers",
				baudRate,
				version: result.version?.slice(0, 300) ?? null
			});
			return;
		}
	}
	update(silent);
};
// electron/app/services/profile-content.ts
/** A draft as it is kept: the record for the file, and what only the secret store may have. */
var storedProfileOf = (id, { fields, secrets, certificates, locked }) => {
	const ca = keptFileOf(certificates.ca, "if-public");
	const clientCert = keptFileOf(certificates.clientCert, "if-public");
	const clientKey = keptFileOf(certificates.clientKey, "never");
	return {
		record: {
			version: 1,
			id,
			fields,
			certificates: {
				ca: ca.file,
				clientCert: clientCert.file,
				clientKey: clientKey.file === null ? null : {
					...clientKey.file,
					contentBase64: null
				}
			}
		},
		secrets: {
			...secrets,
			ca: ca.secret,
			clientCert: clientCert.secret,
			clientKey: clientKey.secret
		},
		locked
	};
};
var keptFileOf = (source, inTheOpen) => {
	if (source === null || source.content.length > 65536) return {
		file: null,
		secret: null
	};
	const { content, name, shelfId, fileOnModule, lineEnds, accepted } = source;
	const about = {
		name,
		shelfId,
		fileOnModule,
		lineEnds,
		accepted
	};
	const base64 = Buffer.from(content).toString("base64");
	return inTheOpen === "if-public" && isSurelyPublic(content) ? {
		file: {
			...about,
			contentBase64: base64
		},
		secret: null
	} : {
		file: {
			...about,
			contentBase64: null
		},
		secret: base64
	};
};
/** Certificates and nothing that could be a key. A file that cannot be read may be anything, so it counts as a secret. */
var isSurelyPublic = (content) => {
	const file = readCertificateFile(content);
	return file.ok && !file.value.holdsPrivateKey && !Buffer.from(content).includes("PRIVATE KEY");
};
/** The draft of a kept profile. A file whose content the secret store no longer has must be chosen again. */
var contentOfStored = ({ record, secrets, locked }) => ({
	fields: record.fields,
	secrets: {
		secret: secrets.secret,
		password: secrets.password,
		simPin: secrets.simPin
	},
	certificates: withModuleNames({
		ca: sourceOf(record.certificates.ca, secrets.ca),
		clientCert: sourceOf(record.certificates.clientCert, secrets.clientCert),
		clientKey: sourceOf(record.certificates.clientKey, secrets.clientKey)
	}),
	locked,
	elsewhere: {},
	replaced: {}
});
var sourceOf = (file, kept) => {
	const content = file?.contentBase64 ?? kept;
	if (file === null || content === null) return null;
	const { contentBase64: _, ...about } = file;
	return {
		...about,
		content: Uint8Array.from(Buffer.from(content, "base64"))
	};
};
/** The same profile under another id and name. A copy has secrets of its own, so what is locked keeps it from being made. */
var copyOf = (stored, id, name) => {
	const { record, locked } = stored;
	if (locked.length > 0) return fail("file/secret-locked");
	return ok({
		...stored,
		record: {
			...record,
			id,
			fields: {
				...record.fields,
				name
			}
		}
	});
};
// electron/app/services/profiles-service.ts
var letters = "abcdefghijklmnopqrstuvwxyz0123456789";
var randomId = () => `p${Array.from({ length: 12 }, () => letters[randomInt(36)]).join("")}`;
var createProfilesService = (deps) => {
	const { truth, store, drafts, newId = randomId } = deps;
	const load = async () => {
		const list = await store.list();
		if (!list.ok) return list;
		const profiles = list.value.profiles.map(({ id, fields: { name, platform, host, deviceId } }) => ({
			id,
			name,
			platform,
			host,
			deviceId
		}));
		truth.publish({
			type: "profiles",
			profiles
		});
		return ok(list.value.broken);
	};
	const keep = async (stored) => {
		const written = await store.write(stored);
		if (!written.ok) return written;
		await load();
		return ok({ id: stored.record.id });
	};
	/** The id that a save goes to: that of the opened profile while it is still there. */
	const idToSave = (draft, asCopy) => {
		const profileId = draft.profileId();
		const isKept = truth.view().profiles.some(({ id }) => id === profileId);
		return asCopy || profileId === null || !isKept ? newId() : profileId;
	};
	/** Again when it was edited while it was written: then "saved" is true. */
	const saveDraft = async (draft, id, name) => {
		const content = draft.content();
		const locked = id === draft.profileId() ? content.locked : [];
		const kept = await keep(storedProfileOf(id, {
			...content,
			locked,
			fields: {
				...content.fields,
				name
			}
		}));
		if (!kept.ok) return kept;
		if (draft.content() !== content) return saveDraft(draft, id, name);
		draft.markSaved(id, name);
		return kept;
	};
	const open = async (owner, content, id) => {
		await deps.beforeOpen?.(owner);
		const draft = drafts.of(owner);
		if (!draft) return noDraft();
		draft.open(content, id);
		return done;
	};
	return {
		load,
		handlers: {
			"profiles.save": async ({ sessionId, name, asCopy }) => {
				const draft = drafts.of(sessionId);
				if (!draft) return noDraft();
				const named = nameOf$2(name);
				if (!named.ok) return named;
				if (asCopy && draft.content().locked.length > 0) return fail("file/secret-locked");
				return saveDraft(draft, idToSave(draft, asCopy), named.value);
			},
			"profiles.open": async ({ sessionId, id }) => {
				const stored = await store.read(id);
				if (!stored.ok) return stored;
				return nothing(await open(sessionId, contentOfStored(stored.value), id));
			},
			"profiles.duplicate": async ({ id, name }) => {
				const named = nameOf$2(name);
				if (!named.ok) return named;
				const stored = await store.read(id);
				if (!stored.ok) return stored;
				const copy = copyOf(stored.value, newId(), named.value);
				return copy.ok ? keep(copy.value) : copy;
			},
			"profiles.delete": async ({ id }) => {
				const removed = await store.remove(id);
				if (removed.ok) {
					for (const draft of drafts.all()) if (draft.profileId() === id) draft.orphan();
				}
				await load();
				return nothing(removed);
			},
			"profiles.new": async ({ sessionId }) => nothing(await open(sessionId, emptyContent, null)),
			"profiles.import": async ({ sessionId, text }) => {
				const profile = parseProfileText(text);
				if (!profile.ok) return profile;
				const content = draftContentOf(profile.value);
				if (!content.ok) return content;
				const id = newId();
				const kept = await keep(storedProfileOf(id, content.value));
				if (!kept.ok) return kept;
				const opened = await open(sessionId, content.value, id);
				return opened.ok ? kept : opened;
			},
			"profiles.export": async ({ id, withSecrets }) => {
				const stored = await store.read(id);
				if (!stored.ok) return stored;
				if (withSecrets && stored.value.locked.length > 0) return fail("file/secret-locked");
				const content = contentOfStored(stored.value);
				const json = profileJsonOf(content, { withSecrets });
				if (!json.ok) return json;
				const text = `${JSON.stringify(json.value, null, 2)}\n`;
				return ok({
					text,
					leftOut: leftOutOf(content, { withSecrets }),
					problems: problemsIn(json.value)
				});
			}
		}
	};
};
var problemsIn = (profile) => {
	const parsed = parseProfile(profile);
	return parsed.ok ? [] : problemsOfFailure(parsed.error);
};
var nameOf$2 = (text) => {
	const name = text.trim();
	return name === "" ? fail("usage/invalid", {
		field: "name",
		problem: "empty"
	}) : ok(name);
};
// electron/recorder/read-recording.ts
var headerSchema = z.object({
	v: z.literal(1),
	kind: z.literal(recordingKind),
	startedAt: z.iso.datetime(),
	app: z.string(),
	address: z.string(),
	epoch: z.number()
});
/** Reads a recording, whole or in pieces. Never throws for what is in the file: bad content is left out and counted. */
var readRecording = (source) => {
	let header = null;
	let report = {
		furtherParts: 0,
		badLines: 0,
		isTorn: false,
		repeatedEntries: 0,
		missingEntries: 0
	};
	let nextSeq = 0;
	const count = (name, by = 1) => {
		report = {
			...report,
			[name]: report[name] + by
		};
	};
	const takeHeader = (value) => {
		const parsed = headerSchema.safeParse(value);
		if (!parsed.success) return false;
		if (header === null) header = parsed.data;
		else count("furtherParts");
		nextSeq = 0;
		return true;
	};
	const takeLine = (line) => {
		if (line?.length === 0) return null;
		const value = line === null ? void 0 : parseJson(line);
		const entry = Array.isArray(value) ? entryOf(value) : null;
		if (entry === null) {
			if (!takeHeader(value)) count("badLines");
			return null;
		}
		if (entry.seq < nextSeq) {
			count("repeatedEntries");
			return null;
		}
		const isGap = entry.kind === "mark" && "gap" in entry.facts;
		const missing = entry.seq - nextSeq + (isGap ? 1 : 0);
		if (missing > 0) count("missingEntries", missing);
		nextSeq = entry.seq + 1;
		return entry;
	};
	return {
		get header() {
			return header;
		},
		get report() {
			return report;
		},
		*[Symbol.iterator]() {
			for (const line of linesOf$1(source instanceof Uint8Array ? [source] : source)) if (line === "torn") report = {
				...report,
				isTorn: true
			};
			else {
				const entry = takeLine(line);
				if (entry !== null) yield entry;
			}
		}
	};
};
/** Whole lines without their end; `null` for one that is too long; last `torn` when bytes without a line end remain. */
function* linesOf$1(chunks) {
	let parts = [];
	let length = 0;
	const add = (part) => {
		length += part.length;
		if (length > 2097152) parts = [];
		else if (part.length > 0) parts.push(part);
	};
	for (const chunk of chunks) {
		let start = 0;
		for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
			add(chunk.subarray(start, end));
			yield length > 2097152 ? null : Buffer.concat(parts);
			parts = [];
			length = 0;
			start = end + 1;
		}
		add(Uint8Array.from(chunk.subarray(start)));
	}
	if (length > 0) yield "torn";
}
var parseJson = (line) => {
	try {
		return JSON.parse(Buffer.from(line).toString("utf8"));
	} catch {
		return;
	}
};
var isCount = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var entryOf = (fields) => {
	const [seq, timeUs, letter, content] = fields;
	if (fields.length !== 4 || !isCount(seq) || !isCount(timeUs)) return null;
	if (letter === "r" || letter === "t") {
		const bytes = bytesOf(content);
		return bytes && {
			seq,
			timeUs,
			kind: letter === "r" ? "received" : "sent",
			bytes
		};
	}
	if (!isRecord(content)) return null;
	if (letter === "m") return {
		seq,
		timeUs,
		kind: "mark",
		facts: content
	};
	const { kind: event, facts } = content;
	return letter === "e" && typeof event === "string" && isRecord(facts) ? {
		seq,
		timeUs,
		kind: "event",
		event,
		facts
	} : null;
};
/** Strict: `Buffer.from` would take anything for Base64. */
var bytesOf = (content) => {
	if (typeof content !== "string") return null;
	const bytes = Buffer.from(content, "base64");
	return bytes.toString("base64") === content ? Uint8Array.from(bytes) : null;
};
// electron/app/services/recordings/recording-digest.ts
var text = z.string().min(1).max(200).nullable().catch(null);
var moduleSchema = z.object({
	model: text,
	imei: text
});
var runSchema = z.object({
	result: z.enum([
		"done",
		"failed",
		"stopped"
	]),
	stages: z.array(z.enum(stages)).catch([]),
	step: z.enum(stepIds).nullable().catch(null),
	code: z.enum(Object.keys(exitCodes)).nullable().catch(null),
	online: z.boolean().catch(false)
});
var summarySchema = z.object({
	startedAt: z.iso.datetime(),
	sentBytes: z.int().nonnegative(),
	receivedBytes: z.int().nonnegative(),
	module: moduleSchema.nullable().catch(null),
	run: runSchema.nullable().catch(null)
});
/** As recordings had it before they told the end of a run themselves. */
var stepSchema = z.object({
	id: z.enum(stepIds),
	status: z.string(),
	error: z.object({ code: runSchema.shape.code }).optional().catch(void 0)
});
/** `tail`: the end of a file that is longer than `head`; `null`: `head` is all of it. Pure; bad content is left out, never an exception. */
var digestRecording = (head, tail) => {
	const first = partsOf(head);
	const last = tail === null ? [] : partsOf(tail);
	const header = first[0]?.header ?? null;
	const entries = [...first, ...last].flatMap((part) => part.entries);
	const told = whatIsTold(entries);
	const { model, imei } = told.module ?? identityInTraffic(entries);
	return {
		header,
		durationMs: header && durationMs(header, first, last, told.summary),
		model,
		imei,
		result: told.run ? resultOfRun(told.run) : resultOfSteps(entries),
		empty: isEmpty(header, entries, tail === null, told.summary),
		isSummed: told.summary !== null
	};
};
/** Cut at the headers. What stands before the first of them belongs to a part whose header is not here. */
var partsOf = (bytes) => {
	const starts = [0];
	for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, end + 1)) if (bytes[end + 1] === 123) starts.push(end + 1);
	return starts.map((start, index) => {
		const reader = readRecording(bytes.subarray(start, starts[index + 1] ?? bytes.length));
		const entries = [...reader];
		return {
			header: reader.header,
			entries
		};
	});
};
var whatIsTold = (entries) => {
	const lastOf = (kind, schema) => {
		const found = entries.findLast((entry) => entry.kind === "event" && entry.event === kind);
		return found?.kind === "event" ? schema.safeParse(found.facts).data ?? null : null;
	};
	const end = entries.at(-1);
	const summary = end?.kind === "event" && end.event === "summary" ? summarySchema.safeParse(end.facts).data ?? null : null;
	return {
		module: summary?.module ?? lastOf("module", moduleSchema),
		run: summary?.run ?? lastOf("run", runSchema),
		summary
	};
};
var durationMs = (header, first, last, summary) => {
	const end = [...first, ...last].findLast(({ entries }) => entries.length > 0)?.entries.at(-1);
	if (!end) return null;
	const startedAt = summary?.startedAt ?? startOfLastPart(first, last);
	if (startedAt === null) return null;
	return Math.max(0, Math.round(Date.parse(startedAt) - Date.parse(header.startedAt) + end.timeUs / 1e3));
};
/** `null`: a part began in between, and its header was not read. */
var startOfLastPart = (first, last) => {
	const inTail = last.findLast((part) => part.header !== null)?.header;
	if (inTail) return inTail.startedAt;
	const before = first.findLast((part) => part.header !== null);
	const endOfHead = before?.entries.at(-1)?.timeUs ?? 0;
	return (last[0]?.entries[0]?.timeUs ?? endOfHead) < endOfHead ? null : before?.header?.startedAt ?? null;
};
var isEmpty = (header, entries, isWhole, summary) => {
	if (header === null || entries.length === 0) return false;
	if (entries.some(({ kind }) => kind === "received" || kind === "sent" || kind === "mark")) return false;
	if (!isWhole) return summary?.startedAt === header.startedAt && summary.sentBytes + summary.receivedBytes === 0;
	return summary !== null || wasClosedByPerson(entries.at(-1));
};
/** A port that was lost may be opened again by whoever records, and the recording go on. */
var wasClosedByPerson = (entry) => entry?.kind === "event" && entry.event === "closed" && !("code" in entry.facts);
var resultOfRun = ({ result, stages: asked, step, code, online }) => ({
	state: result,
	stage: step ? stageOf(step) : asked.at(-1) ?? null,
	code,
	online: online && result === "done"
});
/** What recovered a connection later is no part of a run. */
var resultOfSteps = (entries) => {
	const recovery = entries.findIndex((entry) => entry.kind === "event" && entry.event === "connection");
	const last = (recovery < 0 ? entries : entries.slice(0, recovery)).findLast((entry) => entry.kind === "event" && entry.event === "step");
	const step = last?.kind === "event" ? stepSchema.safeParse(last.facts).data : void 0;
	return step ? resultOfStep(step) : null;
};
var resultOfStep = ({ id, status, error }) => {
	if (status === "failed" || status === "stopped") return {
		state: status,
		stage: stageOf(id),
		code: error?.code ?? null,
		online: false
	};
	return id === "proof.return" && (status === "done" || status === "skipped") ? {
		state: "done",
		stage: stageOf(id),
		code: null,
		online: true
	} : null;
};
var finalResult = /^(?:OK|ERROR|\+CM[ES] ERROR\b.*)$/;
/** In recordings that do not tell it themselves: the answer of the module to the question before it. */
var identityInTraffic = (entries) => {
	let facts = noFacts;
	let command = null;
	for (const { direction, line } of linesOf(entries)) if (direction === "sent") command = line;
	else if (finalResult.test(line)) command = null;
	else facts = noteLine(facts, {
		direction,
		line,
		command,
		isFinal: false,
		atMs: 0
	});
	return {
		model: facts.model?.text ?? null,
		imei: facts.imei?.text ?? null
	};
};
function* linesOf(entries) {
	const open = {
		sent: "",
		received: ""
	};
	for (const entry of entries) {
		if (entry.kind !== "sent" && entry.kind !== "received") continue;
		const lines = `${open[entry.kind]}${latin1Of(entry.bytes)}`.split(/\r\n|\r|\n/);
		open[entry.kind] = lines.pop() ?? "";
		for (const line of lines) {
			const trimmed = line.trim();
			if (trimmed !== "") yield {
				direction: entry.kind,
				line: trimmed
			};
		}
	}
}
// electron/app/services/recordings/recording-reader.ts
/** Of both ends: enough for the header, and for the summary. */
var endsBytes = 4096;
/** Of both ends of a file whose summary is missing or does not know the module: a check-up tells that in its first lines. */
var partBytes$1 = 16384;
var unreadable = {
	header: null,
	durationMs: null,
	model: null,
	imei: null,
	result: null,
	empty: false,
	isSummed: false
};
var createRecordingReader = (platform, folder) => {
	let known = /* @__PURE__ */ new Map();
	const part = async (path, offset, limitBytes) => {
		const read = await platform.readPart(path, offset, limitBytes);
		return read.ok ? read.value : null;
	};
	const digest = async ({ name, sizeBytes }) => {
		const path = platform.join(folder, name);
		const ends = async (limitBytes) => {
			const isWhole = sizeBytes <= 2 * limitBytes;
			const head = await part(path, 0, isWhole ? 2 * limitBytes : limitBytes);
			if (head === null) return unreadable;
			return digestRecording(head, isWhole ? null : await part(path, sizeBytes - limitBytes, limitBytes));
		};
		const short = await ends(endsBytes);
		return short === unreadable || sizeBytes <= 2 * endsBytes || short.isSummed && short.imei !== null ? short : ends(partBytes$1);
	};
	return { read: async (files) => {
		const next = /* @__PURE__ */ new Map();
		for (const file of files) {
			const before = known.get(file.name);
			const isSame = before?.sizeBytes === file.sizeBytes && before.changedAtMs === file.changedAtMs;
			next.set(file.name, isSame ? before : {
				...file,
				digest: await digest(file)
			});
		}
		known = next;
		return new Map([...next].map(([name, { digest: found }]) => [name, found]));
	} };
};
// electron/app/services/recordings/recordings-now.ts
/** By the name of the file: the recordings of the sessions whose port is open. */
var recordingsNow = ({ sessions }) => new Map(Object.values(sessions).flatMap((session) => session.state.kind === "open" && session.recording !== null ? [[session.recording.name, nowOf(session)]] : []));
/** Another one whenever the list would say something else, also of a recording that was just completed. */
var recordingsKey = ({ sessions }) => JSON.stringify(Object.values(sessions).map((session) => [
	session.id,
	session.state.kind,
	session.recording?.name,
	session.online.kind,
	session.run?.number,
	session.run?.state,
	session.facts.model?.text,
	session.facts.imei?.text
]));
var nowOf = ({ facts, run }) => ({
	model: facts.model?.text ?? null,
	imei: facts.imei?.text ?? null,
	result: run && resultOf(run)
});
var resultOf = ({ state, stages, steps, failure, report }) => {
	if (state === "running" || state === "stopping") return null;
	const broken = state === "done" ? void 0 : steps.find(({ id, status }) => status === state && stages.includes(stageOf(id)));
	return {
		state,
		stage: broken ? stageOf(broken.id) : stages.at(-1) ?? null,
		code: failure?.code ?? null,
		online: state === "done" && report?.mqtt.connected === true
	};
};
// electron/app/services/recordings-service.ts
/** Of one answer; with Base64 it stays well below what a frame carries. */
var partBytes = 196608;
var mostRecordings = 1e3;
/** Names that `recordingName` makes, and copies of them; never one with a folder in it. */
var safeName = /^[A-Za-z0-9][A-Za-z0-9._-]{0,250}\.jsonl$/;
var createRecordingsService = (deps) => {
	const { truth, platform } = deps;
	const folder = platform.join(platform.dataFolder, "recordings");
	const reader = createRecordingReader(platform, folder);
	const readList = async () => {
		const files = await platform.listFolder(folder);
		if (!files.ok) return files;
		const newest = newestFirst(files.value);
		const digests = await reader.read(newest);
		const now = recordingsNow(truth.view());
		const recordings = newest.map((file) => summaryOf(file, digests.get(file.name), now.get(file.name)));
		truth.publish({
			type: "recordings",
			recordings
		});
		return ok(void 0);
	};
	let last = Promise.resolve();
	const refresh = () => {
		const mine = last.then(readList);
		last = mine.catch(() => void 0);
		return mine;
	};
	let before = "";
	truth.onEvent(({ type }) => {
		if (![
			"session",
			"session-opened",
			"facts",
			"run"
		].includes(type)) return;
		const now = recordingsKey(truth.view());
		if (now === before) return;
		before = now;
		refresh().catch(deps.onBug);
	});
	/** Only what is in the list has a path. */
	const pathOf = (name) => safeName.test(name) && truth.view().recordings.some((recording) => recording.name === name) ? ok(platform.join(folder, name)) : fail("file/missing", { cause: "ENOENT" });
	return {
		refresh,
		handlers: {
			"recordings.refresh": async () => nothing(await refresh()),
			"recordings.openFolder": async () => ok({
				path: folder,
				opened: await platform.showFolder?.(folder) ?? false
			}),
			"recordings.read": async ({ name, offset }) => {
				const path = pathOf(name);
				if (!path.ok) return path;
				const part = await platform.readPart(path.value, offset, partBytes);
				if (!part.ok) return part;
				const { length } = part.value;
				return ok({
					contentBase64: Buffer.from(part.value).toString("base64"),
					nextOffset: length < partBytes ? null : offset + length
				});
			},
			"recordings.delete": async ({ name }) => {
				const path = pathOf(name);
				if (!path.ok) return path;
				if (recordingsNow(truth.view()).has(name)) return fail("usage/invalid", {
					field: "recording",
					problem: "being-written"
				});
				deps.beforeDelete?.(path.value);
				const removed = await platform.removeFile(path.value);
				await refresh();
				return nothing(removed);
			},
			"recordings.deleteEmpty": async () => {
				const read = await refresh();
				if (!read.ok) return read;
				let outcome = ok(void 0);
				for (const { name } of truth.view().recordings.filter(({ empty }) => empty)) {
					const removed = await platform.removeFile(platform.join(folder, name));
					if (!removed.ok) outcome = removed;
				}
				await refresh();
				return nothing(outcome);
			}
		}
	};
};
/** Names begin with the time, so their order is that of time. */
var newestFirst = (files) => files.filter(({ name }) => safeName.test(name)).sort((a, b) => a.name < b.name ? 1 : -1).slice(0, mostRecordings);
/** What is being written is known better than its file tells. */
var summaryOf = ({ name, sizeBytes }, digest, now) => {
	const header = digest?.header ?? null;
	return {
		name,
		startedAtMs: header === null ? null : Date.parse(header.startedAt),
		address: header?.address.slice(0, 300) ?? null,
		sizeBytes,
		live: now !== void 0,
		durationMs: now ? null : digest?.durationMs ?? null,
		model: now?.model ?? digest?.model ?? null,
		imei: now?.imei ?? digest?.imei ?? null,
		result: now?.result ?? digest?.result ?? null,
		empty: now === void 0 && digest?.empty === true
	};
};
// electron/app/services/session/byte-counters.ts
var tickMs = 500;
/** Counts, and tells twice a second as long as something changes; an idle line costs no timer. */
var createByteCounters = (clock, publish) => {
	let cancel = null;
	let told = noCounters;
	let sent = 0;
	let received = 0;
	/** Totals at the last ticks, oldest first. */
	let before = [{
		sent: 0,
		received: 0
	}];
	const isSame = (counters) => Object.keys(counters).every((name) => counters[name] === told[name]);
	const tick = () => {
		cancel = null;
		const [oldest = {
			sent: 0,
			received: 0
		}] = before;
		const counters = {
			sentBytes: sent,
			receivedBytes: received,
			sentPerSecond: sent - oldest.sent,
			receivedPerSecond: received - oldest.received
		};
		before = [...before, {
			sent,
			received
		}].slice(-2);
		if (!isSame(counters)) publish(counters);
		told = counters;
		if (counters.sentPerSecond + counters.receivedPerSecond > 0) cancel = clock.after(tickMs, tick);
	};
	return {
		add: (direction, bytes) => {
			if (direction === "sent") sent += bytes;
			else received += bytes;
			cancel ??= clock.after(tickMs, tick);
		},
		pause: () => {
			cancel?.();
			cancel = null;
			before = [{
				sent,
				received
			}];
			const counters = {
				sentBytes: sent,
				receivedBytes: received,
				sentPerSecond: 0,
				receivedPerSecond: 0
			};
			if (!isSame(counters)) publish(counters);
			told = counters;
		}
	};
};
// electron/app/services/session/head-record.ts
var soonMs = 500;
var createHeadRecord = (truth, clock, first) => {
	let head = first;
	let cancel = null;
	const publish = () => {
		cancel?.();
		cancel = null;
		truth.publish({
			type: "session",
			sessionId: head.id,
			head
		});
	};
	return {
		head: () => head,
		set: (change) => {
			head = {
				...head,
				...change
			};
			publish();
		},
		setSoon: (change) => {
			head = {
				...head,
				...change
			};
			cancel ??= clock.after(soonMs, publish);
		}
	};
};
// electron/app/services/session/message-view.ts
var payloadLimit = 8192;
var topicLimit$1 = 1e3;
/** Tabs and line ends belong into texts; other control characters would only be seen as nothing. */
var oddControls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** A message as it is shown: text if it is one, else hexadecimal; cut, with its whole size. */
var messageView = (message) => {
	const { number, direction, atMs, topic, qos, payload, complete } = message;
	const text = textOf(payload);
	return {
		number,
		direction,
		atMs,
		qos,
		complete,
		topic: topic.slice(0, topicLimit$1),
		payload: text === null ? hexOf(payload.subarray(0, payloadLimit / 2)) : withoutHalf(text.slice(0, payloadLimit)),
		encoding: text === null ? "hex" : "text",
		sizeBytes: payload.length
	};
};
var textOf = (payload) => {
	try {
		const text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(payload);
		return oddControls.test(text) ? null : text;
	} catch {
		return null;
	}
};
var hexOf = (bytes) => Buffer.from(bytes).toString("hex");
/** A cut may fall between the two halves of one character. */
var withoutHalf = (text) => text.replace(/[\ud800-\udbff]$/, "");
// electron/app/services/session/noise-meter.ts
/** Judged by so many bytes at a time: text of any module, broken by a byte now and then, stays far below this share of strange ones. */
var windowBytes = 256;
var noisyShare = .3;
/** Contents that may be any bytes, and are counted by the module. */
var contents = /* @__PURE__ */ new Set([
	"data",
	"payload",
	"message"
]);
var createNoiseMeter = () => {
	let seen = 0;
	let strange = 0;
	let isNoisy = false;
	const judge = () => {
		isNoisy = strange > windowBytes * noisyShare;
		seen = 0;
		strange = 0;
	};
	return { note: ({ direction, owner, bytes }) => {
		if (direction === "sent" || contents.has(owner.kind)) return isNoisy;
		if (owner.kind === "final") {
			judge();
			isNoisy = false;
			return isNoisy;
		}
		for (let at = 0; at < bytes.length;) {
			const size = utf8CharacterSize(bytes, at);
			if (size === 0 || size === 1 && !isText(bytes[at] ?? 0)) strange += 1;
			at += Math.max(1, size);
			seen += Math.max(1, size);
			if (seen >= windowBytes) judge();
		}
		return isNoisy;
	} };
};
var isText = (code) => code >= 32 && code < 127 || code >= 8 && code <= 13 || code === 27;
// electron/app/services/session/sent-requests.ts
/** Requests whose answer was lost must not pile up. */
var remembered = 16;
var publishLine = /^AT\+MPUB\s*=\s*"?([^",]*)"?\s*,\s*([012])\s*,\s*[01]\s*,\s*"(.*)"$/is;
var binaryLine = /^AT\+MPUBEX\s*=\s*"?([^",]*)"?\s*,\s*([012])\s*,/i;
var subscribeLine = /^AT\+MSUB\s*=\s*"?([^",]*)"?\s*,\s*([012])$/i;
var unsubscribeLine = /^AT\+MUNSUB\s*=\s*"?([^",]*)"?$/i;
var requestOf = (latin1, atMs) => {
	const line = utf8Of(latin1);
	const publish = publishLine.exec(line) ?? binaryLine.exec(line);
	if (publish) {
		const [, topic = "", qos, text = ""] = publish;
		return {
			kind: "publish",
			topic,
			qos: Number(qos),
			payload: unescapeMessage(text),
			atMs
		};
	}
	const subscribe = subscribeLine.exec(line);
	if (subscribe) return {
		kind: "subscribe",
		topic: subscribe[1] ?? "",
		qos: Number(subscribe[2]),
		accepted: false
	};
	const unsubscribe = unsubscribeLine.exec(line);
	return unsubscribe ? {
		kind: "unsubscribe",
		topic: unsubscribe[1] ?? "",
		accepted: false
	} : null;
};
/** Reads the traffic itself, so that a typed `AT+MPUB` counts like one of a run. */
var createSentRequests = (events) => {
	const open = /* @__PURE__ */ new Map();
	const begin = (id, line, atMs) => {
		const request = requestOf(line, atMs);
		if (!request) return;
		open.set(id, request);
		const [oldest] = open.keys();
		if (open.size > remembered && oldest !== void 0) open.delete(oldest);
	};
	const accept = (id, isAccepted) => {
		const request = open.get(id);
		if (!request) return;
		if (isAccepted && request.kind !== "publish") {
			request.accepted = true;
			return;
		}
		open.delete(id);
		if (!isAccepted || request.kind !== "publish") return;
		const { topic, qos, payload, atMs } = request;
		events.onPublished({
			topic,
			qos,
			payload,
			atMs
		});
	};
	/** A typed command does not wait for its second phase, so that one comes as a line of its own. */
	const acknowledge = (id, line) => {
		const [, word, rest] = /^(SUBACK|UNSUBACK)\b\s*(.*)$/.exec(line) ?? [];
		if (word === void 0) return;
		const kind = word === "SUBACK" ? "subscribe" : "unsubscribe";
		const isIt = (other, request) => request.kind === kind && (id === null ? request.accepted : other === id);
		const [found, request] = [...open].find(([other, candidate]) => isIt(other, candidate)) ?? [];
		if (found === void 0 || !request) return;
		open.delete(found);
		if (rest !== "" && rest !== "OK") return;
		if (request.kind === "subscribe") events.onSubscribed(request.topic, request.qos);
		if (request.kind === "unsubscribe") events.onUnsubscribed(request.topic);
	};
	return { note: ({ owner, bytes }, heard, atMs) => {
		if (owner.kind === "payload") {
			const request = open.get(owner.id);
			if (request?.kind === "publish") request.payload = bytes;
			return;
		}
		if (!heard) return;
		if (owner.kind === "command") begin(owner.id, heard.line, atMs);
		else if (owner.kind === "final") accept(owner.id, heard.line === "OK");
		else if (owner.kind === "second-phase") acknowledge(owner.id, heard.line);
		else if (owner.kind === "urc" || owner.kind === "late") acknowledge(null, heard.line);
	} };
};
// electron/app/services/session/wall-times.ts
/** Two readings of two clocks differ by a little each time; what is more is a clock that was set. */
var jitterMs = 100;
/**
* The time of day of something that happened a moment ago, from its time on the monotonic clock. Times of later things are not earlier,
* unless the clock of the computer is set back.
*/
var createWallTimes = (clock) => {
	let lastMs = 0;
	return (monotonicMs) => {
		const wallMs = clock.wallMs() - (clock.nowMs() - monotonicMs);
		lastMs = wallMs < lastMs && lastMs - wallMs < jitterMs ? lastMs : wallMs;
		return lastMs;
	};
};
// electron/app/services/session/listening.ts
/** Hears what goes over the line in one opening after the other: traffic, messages, and what they teach of the module. */
var createListening = (options) => {
	const { truth, clock, sessionId, ring, counters, record, subscriptions } = options;
	const wallTimeOf = createWallTimes(clock);
	let messages = 0;
	/** Each engine counts its commands from 1; in the session they are counted on. */
	let highestCommand = 0;
	const showSubscriptions = () => record.set({ subscriptions: subscriptions.shown() });
	const tellMessage = (message) => {
		messages += 1;
		truth.publish({
			type: "message",
			sessionId,
			message: messageView({
				...message,
				number: messages
			})
		});
	};
	return (session, facts, setFacts) => {
		const commandsBefore = highestCommand;
		const book = createCommandBook();
		const noise = createNoiseMeter();
		const requests = createSentRequests({
			onPublished: (message) => tellMessage({
				...message,
				direction: "up",
				complete: true
			}),
			onSubscribed: (topic, qos) => {
				subscriptions.add(topic, qos);
				showSubscriptions();
			},
			onUnsubscribed: (topic) => {
				subscriptions.remove(topic);
				showSubscriptions();
			}
		});
		session.on("traffic", (item) => {
			const atMs = wallTimeOf(item.atMs);
			const commandId = "id" in item.owner ? commandsBefore + item.owner.id : 0;
			highestCommand = Math.max(highestCommand, commandId);
			ring.push({
				...pieceOf(item, atMs),
				commandId
			});
			counters.add(item.direction, item.bytes.length);
			const noisy = noise.note(item);
			if (noisy !== record.head().noisy) record.set({ noisy });
			const heard = book.lineOf(item, atMs);
			requests.note(item, heard, atMs);
			if (heard) setFacts(noteLine(facts(), heard));
		});
		session.on("message", (topicBytes, payload, complete) => {
			const topic = utf8Of(latin1Of(topicBytes));
			tellMessage({
				direction: "down",
				atMs: clock.wallMs(),
				topic,
				qos: null,
				payload,
				complete
			});
			if (subscriptions.count(topic)) record.setSoon({ subscriptions: subscriptions.shown() });
		});
	};
};
var pieceOf = ({ direction, owner, bytes, isRecorded }, atMs) => ({
	atMs,
	direction,
	owner: owner.kind,
	name: nameOf$1(owner),
	bytes,
	isRecorded
});
var nameOf$1 = (owner) => {
	if (owner.kind === "urc") return owner.name;
	return owner.kind === "command" && owner.watch ? watchName : "";
};
// electron/app/services/session/opening-list.ts
var unnamed = {
	imei: null,
	iccid: null,
	model: null
};
/** The list with an opening that begins now. */
var withOpening = (openings, { openedAtMs, trafficFrom }) => {
	const opening = {
		number: (openings.at(-1)?.number ?? 0) + 1,
		openedAtMs,
		endedAtMs: null,
		failure: null,
		trafficFrom,
		module: unnamed,
		isOther: false
	};
	return [...openings, opening].slice(-50);
};
var withLast = (openings, change) => openings.map((opening, index) => index === openings.length - 1 ? {
	...opening,
	...change
} : opening);
var withEnd = (openings, endedAtMs, failure) => withLast(openings, {
	endedAtMs,
	failure
});
var withModule = (openings, module, isOther) => withLast(openings, {
	module,
	isOther
});
/** Whether two names are of one module; `null`: that cannot be told from them. */
var isSameModule = (one, other) => {
	if (one.imei !== null && other.imei !== null) return one.imei === other.imei;
	if (one.model !== null && other.model !== null && one.model !== other.model) return false;
	return one.iccid !== null && one.iccid === other.iccid && one.model === other.model ? true : null;
};
// electron/app/services/session/module-identity.ts
/** The name that a module has given itself so far. */
var nameOf = ({ imei, iccid, model }) => ({
	imei: imei?.text ?? null,
	iccid: iccid?.text ?? null,
	model: model?.text ?? null
});
var createModuleIdentity = (options) => {
	const { record, track } = options;
	let known = unnamed;
	/** Of the opening before, while nothing was run in either. */
	let before = unnamed;
	let asking = null;
	const isInDoubt = () => record.head().identity !== "same";
	const settle = (found, isOther) => {
		if (isOther) track.retire(known);
		known = isOther ? found : {
			...known,
			...given(found)
		};
		record.set({
			identity: "same",
			openings: withModule(record.head().openings, known, isOther)
		});
		if (isOther) options.onOther();
		else options.onSame();
	};
	const judge = (found) => {
		const isSame = isSameModule(known, found);
		if (isSame !== null) settle(found, !isSame);
		else record.set({ identity: "unknown" });
	};
	return {
		known: () => known,
		doubt: () => {
			if (track.hasResults()) return record.set({ identity: "unknown" });
			before = known;
			known = unnamed;
		},
		ask: (session, signal) => {
			if (!isInDoubt() || !track.hasResults()) return Promise.resolve();
			if (asking !== null) return asking;
			record.set({ identity: "asking" });
			const ask = async () => {
				const found = await session.identity(signal).finally(() => {
					asking = null;
				});
				if (!isInDoubt()) return;
				if (found.ok) judge(found.value);
				else record.set({ identity: "unknown" });
			};
			asking = ask();
			return asking;
		},
		setAside: () => {
			if (!isInDoubt()) return;
			track.retire(known);
			known = unnamed;
			record.set({ identity: "same" });
			options.onOther();
		},
		note: (facts) => {
			const found = nameOf(facts);
			if (isInDoubt()) {
				if (asking === null && isSameModule(known, found) !== null) judge(found);
				return;
			}
			if (isSameModule(known, found) === false) return settle(found, true);
			const next = {
				...known,
				...given(found)
			};
			if (next.imei === known.imei && next.iccid === known.iccid && next.model === known.model) return;
			known = next;
			const { openings } = record.head();
			const isOther = isSameModule(before, known) === false || (openings.at(-1)?.isOther ?? false);
			record.set({ openings: withModule(openings, known, isOther) });
		}
	};
};
var given = (name) => Object.fromEntries(Object.entries(name).filter(([, value]) => value !== null));
// electron/app/services/session/run-control.ts
var createRunControl = (options) => {
	const { session, clock, track, record } = options;
	let running = null;
	let watch = null;
	/** The connection that stands, and what it was made by: a recovery makes it so again, whatever the form says by then. */
	let standing = null;
	const offline = (failure) => record.set({ online: {
		kind: "offline",
		failure
	} });
	const stopWatch = async () => {
		watch?.controller.abort();
		await watch?.ended;
		watch = null;
	};
	const beginWatch = (connection) => {
		const { planned, result } = connection;
		const { plan, shown } = planned;
		standing = connection;
		const controller = new AbortController();
		let lost = null;
		const onState = (state) => {
			if (controller.signal.aborted) return;
			if (state.kind === "online") {
				const wasLost = lost !== null;
				lost = null;
				record.set({ online: {
					kind: "online",
					sinceMs: clock.wallMs(),
					plan: shown
				} });
				if (wasLost) options.onRecovered();
				return;
			}
			if (state.kind === "offline") lost = state.failure;
			record.set({ online: state.kind === "offline" ? state : {
				...state,
				plan: shown,
				failure: lost
			} });
		};
		const { signal } = controller;
		watch = {
			controller,
			ended: session.keepOnline({
				plan,
				result,
				recover: options.recovers(),
				signal,
				onState
			}).catch((bug) => {
				options.onBug(bug);
				return programBug;
			}).then((failure) => {
				if (signal.aborted) return;
				standing = null;
				offline(failure);
			})
		};
	};
	/** A connection of the run before stands until the connect stage ends it. */
	const endStandingAtConnect = () => {
		let hasBegun = false;
		return session.on("step", ({ id }) => {
			if (hasBegun || stageOf(id) !== "connect") return;
			hasBegun = true;
			standing = null;
			options.onNewConnection();
			offline(null);
		});
	};
	const run = async (planned, stages, resume, signal) => {
		const { plan } = planned;
		await stopWatch();
		if (record.head().online.kind !== "online") standing = null;
		const forget = endStandingAtConnect();
		const report = resume ? usable(track.run()?.report ?? null, plan) : null;
		const outcome = await session.provision(plan, signal, report, stages).finally(forget);
		const failure = outcome.ok ? outcome.value.failure : outcome.error;
		record.set(session.publishAbilities());
		track.end(failure, outcome.ok ? outcome.value : null);
		const next = connectionAfter(standing, planned, outcome, stages);
		if (next) return beginWatch(next);
		standing = null;
		if (outcome.ok && outcome.value.findings.ownConnection === "not-closed") return offline(notClosed);
		if (record.head().online.kind !== "offline") offline(failure);
	};
	const start = (stages, resume) => {
		if (running) return Promise.resolve(alreadyRunning());
		const controller = new AbortController();
		const { signal } = controller;
		return new Promise((begun, broken) => {
			let hasBegun = false;
			const act = async () => {
				const planned = await options.plan(stages);
				if (!planned.ok) return begun(planned);
				if (signal.aborted) return begun(fail("stopped"));
				track.begin(planned.value, stages);
				hasBegun = true;
				begun(done);
				await run(planned.value, stages, resume, signal);
			};
			const mine = {
				controller,
				ended: Promise.resolve()
			};
			running = mine;
			mine.ended = act().catch((bug) => {
				if (!hasBegun) return broken(bug);
				options.onBug(bug);
				standing = null;
				track.end(programBug, null);
				if (record.head().online.kind !== "offline") offline(programBug);
			}).finally(() => {
				running = null;
			});
		});
	};
	const stop = () => {
		if (!running) return;
		track.stopping();
		running.controller.abort();
	};
	return {
		isRunning: () => running !== null,
		start,
		stop,
		closeConnection: async () => {
			if (running) return alreadyRunning();
			await stopWatch();
			standing = null;
			const end = await session.disconnect();
			options.onNewConnection();
			const isOver = end === "closed" || end === "none";
			offline(isOver ? null : notClosed);
			return isOver ? done : {
				ok: false,
				error: notClosed
			};
		},
		ended: async () => running?.ended,
		end: async () => {
			stop();
			await running?.ended;
			await stopWatch();
		}
	};
};
/** Nobody watches over it any more, and nobody saw it end. */
var notClosed = failure("connect/close-unconfirmed");
var programBug = failure("program/bug");
var alreadyRunning = () => fail("usage/invalid", {
	field: "run",
	problem: "running"
});
/** A report of other steps (the form was changed since) is no place to go on from: the run begins anew, and finds out by itself what holds. */
var usable = (report, plan) => report && resumePointOf(report, stepsOfPlan(plan)).ok ? report : null;
/** Failures after which nothing is known of the connection any more. */
var endsConnection = ({ code }) => code.startsWith("link/") || code === "module/restarted" || code === "module/no-answer" || code === "at/unresponsive" || code === "mqtt/dropped";
/** What is to be watched after a run: its own connection, or the one before, which it did not come to. */
var connectionAfter = (standing, planned, outcome, stages) => {
	if (!outcome.ok) return outcome.error.code === "stopped" ? standing : null;
	const result = outcome.value;
	if (standsAfter(result, stages)) return {
		planned: standing?.planned ?? planned,
		result
	};
	const isLost = result.failure !== null && endsConnection(result.failure);
	return stages.includes("connect") && !isLost ? standing : null;
};
/** A connect stage that failed leaves nothing to be watched; a proof that failed, or a stage that does not connect, does. */
var standsAfter = ({ findings, failure, steps }, stages) => {
	if (!findings.connected) return false;
	if (failure === null) return true;
	if (endsConnection(failure)) return false;
	const broken = steps.find(({ status }) => status === "failed" || status === "stopped");
	return !stages.includes("connect") || broken !== void 0 && stageOf(broken.id) === "proof";
};
// electron/app/services/session/typed-commands.ts
var createTypedCommands = (options) => {
	const { session, clock, record } = options;
	const waiting = /* @__PURE__ */ new Map();
	let typed = 0;
	const show = () => {
		const views = [...waiting.values()].map(({ view }) => view);
		const change = {
			typed: views,
			hold: views.some(({ sentAtMs }) => sentAtMs === null) ? session.hold() : null
		};
		record.set(change);
	};
	session.on("hold", () => {
		if (record.head().hold !== null || waiting.size > 0) show();
	});
	return {
		send: async (line, lineEnd, signal) => {
			if (waiting.size >= 100) return fail("usage/invalid", {
				field: "command",
				problem: "too-many"
			});
			typed += 1;
			const id = typed;
			const stop = new AbortController();
			const change = (next) => {
				const now = waiting.get(id);
				if (now) waiting.set(id, {
					...now,
					...next
				});
			};
			const view = {
				id,
				name: shortName(line.trim()),
				typedAtMs: clock.wallMs(),
				sentAtMs: null
			};
			waiting.set(id, {
				view,
				stop,
				sendNow: () => void 0
			});
			try {
				const running = session.sendTyped(line, {
					signal: AbortSignal.any([signal, stop.signal]),
					lineEnd,
					onQueued: (sendNow) => change({ sendNow }),
					onSent: () => {
						change({ view: {
							...view,
							sentAtMs: clock.wallMs()
						} });
						show();
					}
				});
				show();
				return await running;
			} finally {
				waiting.delete(id);
				show();
			}
		},
		sendNow: (id) => waiting.get(id)?.sendNow(),
		cancel: (id) => waiting.get(id)?.stop.abort()
	};
};
// electron/app/services/session/opening.ts
var createOpening = (options) => {
	const { session, clock, truth, record, track, subscriptions } = options;
	const ending = new AbortController();
	let wishes = 0;
	const runs = createRunControl({
		session,
		clock,
		track,
		record,
		plan: options.plan,
		recovers: () => truth.view().settings.recover,
		onRecovered: () => {
			for (const lost of subscriptions.lost()) session.subscribe(lost, ending.signal);
			subscriptions.forgetLost();
		},
		onNewConnection: subscriptions.forgetLost,
		onBug: options.onBug
	});
	return {
		session,
		record,
		track,
		runs,
		typed: createTypedCommands({
			session,
			clock,
			record
		}),
		underWay: async (wish) => {
			wishes += 1;
			if (wishes === 1) record.set({ busy: true });
			try {
				return await wish(ending.signal);
			} finally {
				wishes -= 1;
				if (wishes === 0) record.set({ busy: false });
			}
		},
		signal: ending.signal,
		end: () => {
			ending.abort();
			return runs.end();
		}
	};
};
// electron/app/services/session/run-track.ts
/** Progress is told at most five times a second. */
var progressEveryMs = 200;
var createRunTrack = (options) => {
	const { truth, clock, sessionId, nextTraffic } = options;
	/** By the draft they were made of, the one that ran last at the end. */
	const kept = /* @__PURE__ */ new Map();
	let past = null;
	/** The run that the newest one took the place of. */
	let replaced = null;
	/** The draft that is shown: the one in hand, or that of the run that goes on. */
	let subject = options.draft().subject;
	let toldLast = null;
	let toldRun = null;
	/** The step that runs, or the one behind the last that ran: the steps of a run are told in their order. */
	let cursor = 0;
	let progressAtMs = -200;
	const current = () => kept.get(subject)?.run ?? null;
	const isGoingOn = () => ["running", "stopping"].includes(current()?.state ?? "");
	const tellRun = () => {
		const run = current();
		if (run === toldRun) return;
		toldRun = run;
		truth.publish({
			type: "run",
			sessionId,
			run
		});
	};
	const tellLast = () => {
		const [, other] = [...kept].findLast(([name]) => name !== subject) ?? [];
		const newest = other ? {
			run: other.run,
			module: options.module()
		} : past;
		const isOver = newest !== null && newest.run.number < (current()?.number ?? 0);
		const isOwn = other !== void 0 || newest !== null && isSameModule(newest.module, options.module()) === true;
		const last = isOver && isOwn ? null : newest;
		if (last?.run === toldLast?.run) return;
		toldLast = last;
		truth.publish({
			type: "last-run",
			sessionId,
			lastRun: last
		});
	};
	const tellChanged = () => {
		const { inputs } = options.draft();
		const now = kept.get(subject);
		const has = (stage) => now?.run.steps.some(({ id, status }) => stageOf(id) === stage && status !== "waiting") ?? false;
		options.onChangedStages(stages.filter((stage) => has(stage) && now?.inputs[stage] !== inputs[stage]));
	};
	const keep = (run, inputs = kept.get(subject)?.inputs ?? {}) => {
		kept.set(subject, {
			run,
			inputs
		});
	};
	const publish = (run) => {
		keep(run);
		tellRun();
	};
	const publishStep = (index, step) => {
		const run = current();
		if (!run) return;
		const next = {
			...run,
			steps: run.steps.map((other, at) => at === index ? step : other)
		};
		keep(next);
		toldRun = next;
		truth.publish({
			type: "step",
			sessionId,
			index,
			step
		});
	};
	const draftChanged = () => {
		if (!isGoingOn()) subject = options.draft().subject;
		tellRun();
		tellLast();
		tellChanged();
	};
	return {
		run: current,
		hasResults: () => kept.size > 0,
		begin: ({ plan, shown, inputs }, stages) => {
			cursor = 0;
			subject = options.draft().subject;
			const before = kept.get(subject);
			const numbers = [...kept.values()].map(({ run }) => run.number);
			const run = {
				number: Math.max(0, past?.run.number ?? 0, ...numbers) + 1,
				plan: shown,
				state: "running",
				stages,
				startedAtMs: clock.wallMs(),
				endedAtMs: null,
				steps: stepsBefore(plan, stages, before?.run.steps ?? []),
				failure: null,
				report: before?.run.report ?? null
			};
			replaced = before?.run ?? null;
			kept.delete(subject);
			keep(run, {
				...before?.inputs,
				...Object.fromEntries(stages.map((stage) => [stage, inputs[stage]]))
			});
			for (const old of [...kept.keys()].slice(0, -16)) kept.delete(old);
			tellRun();
			tellLast();
			tellChanged();
		},
		note: (record) => {
			const run = current();
			const index = run?.steps.findIndex((step, at) => at >= cursor && isOf(step, record)) ?? -1;
			const step = run?.steps[index];
			if (!step) return;
			cursor = record.status === "running" ? index : index + 1;
			progressAtMs = clock.nowMs() - progressEveryMs;
			publishStep(index, noted(step, record, clock.wallMs(), nextTraffic()));
		},
		progress: ({ id, ...progress }) => {
			const step = current()?.steps[cursor];
			if (step?.id !== id || step.status !== "running") return;
			if (!(progress.kind === "bytes" && progress.doneBytes === progress.totalBytes) && clock.nowMs() - progressAtMs < progressEveryMs) return;
			progressAtMs = clock.nowMs();
			publishStep(cursor, {
				...step,
				progress
			});
		},
		stopping: () => {
			const run = current();
			if (run?.state === "running") publish({
				...run,
				state: "stopping"
			});
		},
		noteFileGone: (fileOnModule) => {
			for (const [name, { run, inputs }] of kept) {
				if (!run.report) continue;
				const certificates = run.report.certificates.map((file) => file.file === fileOnModule ? {
					...file,
					verified: false
				} : file);
				kept.set(name, {
					run: {
						...run,
						report: {
							...run.report,
							certificates
						}
					},
					inputs
				});
			}
			tellRun();
			tellLast();
		},
		end: (failure, result) => {
			const run = current();
			if (!run) return;
			publish({
				...run,
				steps: run.steps.map((step) => failure === null ? step : notRunning(step, failure, clock.wallMs())),
				state: failure === null ? "done" : failure.code === "stopped" ? "stopped" : "failed",
				endedAtMs: clock.wallMs(),
				failure,
				report: reportAfter(run, failure, result)
			});
			draftChanged();
		},
		draftChanged,
		retire: (module) => {
			const goingOn = isGoingOn() ? kept.get(subject) : void 0;
			const newest = [...kept.values(), ...goingOn && replaced ? [{ run: replaced }] : []].map(({ run }) => run).filter((run) => run !== goingOn?.run).sort((one, other) => one.number - other.number).at(-1);
			if (!newest) return;
			past = {
				run: newest,
				module
			};
			replaced = null;
			kept.clear();
			if (goingOn) kept.set(subject, ofThisRun(goingOn));
			draftChanged();
		}
	};
};
var isOf = (step, record) => step.id === record.id && step.item === (record.item ?? null);
/** All steps of the plan: those of this run wait, the others keep what an earlier run made of them. */
var stepsBefore = (plan, stages, earlier) => stepsOfPlan(plan).map(({ id, item = null }) => {
	return (takesStep(stages, id) ? void 0 : earlier.find((step) => step.id === id && step.item === item)) ?? waitingStep(id, item);
});
/** Without what an earlier run, of another module, has left in it. */
var ofThisRun = ({ run, inputs }) => ({
	run: {
		...run,
		steps: run.steps.map((step) => takesStep(run.stages, step.id) ? step : waitingStep(step.id, step.item)),
		report: null
	},
	inputs: Object.fromEntries(Object.entries(inputs).filter(([stage]) => run.stages.some((asked) => asked === stage)))
});
var waitingStep = (id, item) => ({
	id,
	item,
	status: "waiting",
	startedAtMs: null,
	ms: 0,
	failure: null,
	warnings: [],
	progress: null,
	trafficFrom: null,
	trafficTo: null,
	about: {}
});
/** A run that an exception ended leaves a step that nobody tells about any more. */
var notRunning = (step, failure, wallMs) => step.status === "running" ? {
	...step,
	status: "failed",
	ms: Math.max(0, wallMs - (step.startedAtMs ?? wallMs)),
	failure,
	progress: null
} : step;
var noted = (step, record, wallMs, nextTraffic) => {
	if (record.status === "running") {
		const { id, item } = step;
		return {
			...waitingStep(id, item),
			status: "running",
			startedAtMs: wallMs,
			trafficFrom: nextTraffic
		};
	}
	return {
		...step,
		status: record.status,
		ms: record.ms,
		failure: record.error ?? null,
		warnings: record.warnings,
		about: record.about ?? {},
		progress: null,
		trafficTo: step.trafficFrom === null ? null : nextTraffic
	};
};
/** Without the line nothing was learnt: what an earlier run knew of the module stays, its verdict and its connection do not. */
var reportAfter = (run, failure, result) => {
	if (result) return reportWith(run.steps, failure, result);
	const none = reportWith(run.steps, failure, { findings: noFindings() });
	return run.report ? {
		...none,
		module: run.report.module,
		cloud: run.report.cloud,
		certificates: run.report.certificates
	} : none;
};
/** Of all stages, so that a single stage that was run again completes the report and a later run can go on from it. */
var reportWith = (steps, failure, { findings }) => reportOf({
	steps: steps.map(recordOf),
	failure,
	findings
});
var recordOf = ({ id, item, status, ms, failure, warnings }) => ({
	id,
	...item === null ? {} : { item },
	status,
	ms,
	...failure ? { error: failure } : {},
	warnings
});
// electron/app/services/session/session-files.ts
var noFiles = {
	state: "unknown",
	freeBytes: null,
	files: [],
	failure: null,
	atMs: null
};
/** What stands on the module, into the head. What was known stays to be seen while it is read again. */
var readFiles = (clock) => async ({ session, record }, signal) => {
	record.set({ files: {
		...record.head().files,
		state: "reading",
		failure: null
	} });
	const read = await session.readFiles(signal);
	const known = record.head().files;
	record.set({ files: read.ok ? {
		state: "known",
		...read.value,
		failure: null,
		atMs: clock.wallMs()
	} : {
		...known,
		state: "failed",
		failure: read.error
	} });
	return read;
};
var deleteFile = (clock, name) => async (opening, signal) => {
	const deleted = await opening.session.deleteFile(name, signal);
	if (!deleted.ok) return deleted;
	opening.track.noteFileGone(name);
	return readFiles(clock)(opening, signal);
};
// electron/app/services/session/subscription-list.ts
/** A typed line may hold anything; no broker takes so long a topic from a module. */
var topicLimit = 1e3;
/** More are not shown. */
var mostShown = 200;
var createSubscriptionList = () => {
	const active = /* @__PURE__ */ new Map();
	const lost = /* @__PURE__ */ new Map();
	const received = /* @__PURE__ */ new Map();
	return {
		shown: () => [...active].slice(0, mostShown).map(([topic, qos]) => ({
			topic,
			qos,
			received: received.get(topic) ?? 0
		})),
		add: (topic, qos) => {
			if (topic.length <= topicLimit) active.set(topic, qos);
		},
		remove: (topic) => {
			active.delete(topic);
			received.delete(topic);
		},
		clear: () => {
			for (const [topic, qos] of active) lost.set(topic, qos);
			active.clear();
		},
		lost: () => [...lost].filter(([topic]) => !active.has(topic)).map(([topic, qos]) => ({
			topic,
			qos
		})),
		forgetLost: () => lost.clear(),
		count: (topic) => {
			const matching = [...active.keys()].filter((filter) => topicMatches(filter, topic));
			for (const filter of matching) received.set(filter, (received.get(filter) ?? 0) + 1);
			return matching.length > 0;
		}
	};
};
// electron/app/services/session/traffic-ring.ts
var ringLimits = {
	pieces: 1e5,
	bytes: 33554432
};
var createTrafficRing = (limits = ringLimits) => {
	const listeners = /* @__PURE__ */ new Set();
	let pieces = [];
	/** Index of the oldest piece that counts; those before it are taken out now and then, all at once. */
	let start = 0;
	let first = 0;
	let bytes = 0;
	const dropOldest = () => {
		bytes -= pieces[start]?.bytes.length ?? 0;
		start += 1;
		first += 1;
		if (start * 2 < pieces.length) return;
		pieces = pieces.slice(start);
		start = 0;
	};
	return {
		get first() {
			return first;
		},
		get next() {
			return first + pieces.length - start;
		},
		push: (piece) => {
			pieces.push({
				...piece,
				sequence: first + pieces.length - start
			});
			bytes += piece.bytes.length;
			while (pieces.length - start > limits.pieces || bytes > limits.bytes && pieces.length - start > 1) dropOldest();
			for (const listener of [...listeners]) listener();
		},
		slice: (from, limitBytes) => {
			const begin = start + Math.max(0, from - first);
			let end = begin;
			for (let size = 0; end < pieces.length && (size < limitBytes || end === begin); end += 1) size += pieces[end]?.bytes.length ?? 0;
			return pieces.slice(begin, end);
		},
		onMore: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
};
// electron/app/services/session/live-session.ts
/** A module that no longer answers must not keep its port open. */
var leaveMs = 2e4;
var createLiveSession = (options) => {
	const { truth, clock, place, id: sessionId, address } = options;
	const ring = createTrafficRing();
	let facts = noFacts;
	let opening = null;
	/** Wishes to open and to close are done one after the other. */
	let wishes = Promise.resolve();
	let isClosing = false;
	/** The session is gone: nothing opens its port any more. */
	let isOver = false;
	let fallsAsleep = false;
	let recording = null;
	let cancelReopening = null;
	/** What still goes on of the opening before. */
	let leftover = Promise.resolve();
	const first = firstHead(options, clock.wallMs());
	truth.publish({
		type: "session-opened",
		session: {
			...first,
			draft: options.draftView,
			facts,
			run: null,
			lastRun: null,
			counters: noCounters,
			messageCounts: noMessageCounts,
			messages: []
		}
	});
	const record = createHeadRecord(truth, clock, first);
	const counters = createByteCounters(clock, (now) => truth.publish({
		type: "counters",
		sessionId,
		counters: now
	}));
	const track = createRunTrack({
		truth,
		clock,
		sessionId,
		nextTraffic: () => ring.next,
		draft: () => ({
			subject: options.draft().subject(),
			inputs: stageInputsOf(options.draft().content())
		}),
		module: () => identity.known(),
		onChangedStages: (changedStages) => {
			if (changedStages.join() !== record.head().changedStages.join()) record.set({ changedStages });
		}
	});
	const subscriptions = createSubscriptionList();
	const showSubscriptions = () => record.set({ subscriptions: subscriptions.shown() });
	const setFacts = (next) => {
		if (next === facts) return;
		const wasOnline = facts.mqtt?.state === "online";
		facts = next;
		truth.publish({
			type: "facts",
			sessionId,
			facts
		});
		identity.note(facts);
		if (!wasOnline || facts.mqtt?.state === "online") return;
		subscriptions.clear();
		showSubscriptions();
	};
	/** Of the opening before: what a module keeps over a restart. */
	let lasting = {};
	const identity = createModuleIdentity({
		record,
		track,
		onOther: () => {
			const { model, imei, iccid } = identity.known();
			divide("other-module", [model, imei ?? iccid].filter((text) => text !== null).join(" "));
			lasting = {};
			opening?.session.forgetFindings();
			record.set({ files: noFiles });
		},
		onSame: () => {
			const kept = lasting;
			lasting = {};
			if (Object.keys(kept).length > 0) setFacts({
				...facts,
				...kept,
				...learntOf(facts)
			});
		}
	});
	const listen = createListening({
		truth,
		clock,
		sessionId,
		ring,
		counters,
		record,
		subscriptions
	});
	/** A line between two openings; it is in the view only, the recording has the fact. */
	const divide = (name, text = "") => {
		const bytes = new TextEncoder().encode(text);
		ring.push({
			direction: "received",
			owner: "divider",
			commandId: 0,
			isRecorded: true,
			atMs: clock.wallMs(),
			name,
			bytes
		});
	};
	const stopReopening = () => {
		cancelReopening?.();
		cancelReopening = null;
		const { state } = record.head();
		if (state.kind === "lost" && state.reopens) record.set({ state: {
			...state,
			reopens: false
		} });
	};
	const closed = (ended, lost) => {
		counters.pause();
		const atMs = clock.wallMs();
		const reason = lost ?? (fallsAsleep ? failure("link/slept", { address }) : null);
		const reopens = lost !== null && !isClosing && truth.view().settings.reopen;
		recording = record.head().recording;
		const { openings } = record.head();
		opening = null;
		divide(reason === null ? "closed" : fallsAsleep ? "slept" : "lost");
		record.set({
			state: reason ? {
				kind: "lost",
				failure: reason,
				atMs,
				reopens
			} : {
				kind: "closed",
				atMs
			},
			openings: withEnd(openings, atMs, reason),
			recording: recording?.failed ? recording : null
		});
		setFacts({
			...facts,
			...lostConnection(facts, {
				atMs,
				command: ""
			})
		});
		options.onEnded();
		leftover = ended.end().then(() => {
			if (recording?.failed) place.endRecording();
			if (reason !== null && reopens) reopen(reason);
		});
	};
	const reopen = (reason) => {
		const { state } = record.head();
		if (cancelReopening !== null || state.kind !== "lost" || !state.reopens) return;
		cancelReopening = place.keepTrying(reason, {
			onWaiting: () => void 0,
			onOpened: (opened) => {
				cancelReopening = null;
				attach(opened, record.head().baudRate);
			},
			onRefused: (refusal) => {
				cancelReopening = null;
				record.set({ state: {
					kind: "lost",
					failure: refusal,
					atMs: clock.wallMs(),
					reopens: false
				} });
			}
		});
	};
	/** What the module said of itself is not known of the one that is there now. */
	const doubt = (left) => {
		const { model, firmware, imei, iccid } = facts;
		lasting = {
			...lasting,
			...learntOf({
				model,
				firmware,
				imei,
				iccid
			})
		};
		facts = left;
		truth.publish({
			type: "facts",
			sessionId,
			facts
		});
		identity.doubt();
	};
	const attach = ({ session, recordingPath }, baudRate) => {
		const openedAtMs = clock.wallMs();
		const { openings } = record.head();
		const isFirst = openings.length === 0;
		const name = fileNameOf(recordingPath);
		const startedAtMs = recording?.name === name ? recording.startedAtMs : openedAtMs;
		fallsAsleep = false;
		if (!isFirst) {
			doubt(noFacts);
			subscriptions.clear();
		}
		record.set({
			baudRate,
			state: { kind: "open" },
			typed: [],
			hold: null,
			busy: false,
			noisy: false,
			openings: withOpening(openings, {
				openedAtMs,
				trafficFrom: ring.next
			}),
			recording: {
				name,
				startedAtMs,
				failed: false
			},
			subscriptions: subscriptions.shown(),
			files: noFiles,
			...session.publishAbilities()
		});
		if (!isFirst) divide("opened");
		options.onRecording(recordingPath);
		const mine = createOpening({
			session,
			clock,
			truth,
			record,
			track,
			subscriptions,
			plan: (stages) => options.plan(baudRate, stages),
			onBug: options.onBug
		});
		opening = mine;
		listen(session, () => facts, setFacts);
		session.on("step", (step) => {
			if (!mine.runs.isRunning()) return;
			track.note(step);
			if (step.error) setFacts(noteFailedStep(facts, step.id, step.error, clock.wallMs()));
		});
		session.on("progress", track.progress);
		const ask = () => void identity.ask(session, mine.signal).catch(options.onBug);
		session.on("restarted", async () => {
			await mine.runs.ended();
			if (opening !== mine || !track.hasResults()) return;
			doubt({
				...facts,
				...unidentified
			});
			ask();
		});
		session.on("closed", (lost) => closed(mine, lost));
		ask();
	};
	const close = async () => {
		stopReopening();
		const standing = opening;
		if (standing) {
			const isInOrder = nothingToEnd(facts) && !standing.runs.isRunning();
			const left = standing.end().then(async () => {
				if (!isInOrder && isWorthAsking(track.run()?.failure ?? null)) await standing.session.disconnect();
			});
			await within$1(clock, leaveMs, left);
			await standing.session.close();
			await left;
		}
		await leftover;
		const { state, online } = record.head();
		if (online.kind !== "offline") record.set({ online: {
			kind: "offline",
			failure: null
		} });
		if (state.kind !== "closed") record.set({ state: {
			kind: "closed",
			atMs: clock.wallMs()
		} });
	};
	const inTurn = (wish) => {
		const mine = wishes.then(wish);
		wishes = mine.catch(() => void 0);
		return mine;
	};
	const closeInTurn = () => {
		isClosing = true;
		return inTurn(close);
	};
	const open = async (baudRate) => {
		if (!isOver) await options.beforeOpen(baudRate);
		if (isOver) return fail("stopped");
		stopReopening();
		await leftover;
		if (opening && record.head().baudRate === baudRate) return done;
		if (opening) {
			isClosing = true;
			await close();
		}
		isClosing = false;
		const frame = truth.view().settings.line;
		const opened = await place.open({
			baudRate,
			frame
		}, (session) => attach(session, baudRate));
		return opened.ok ? done : opened;
	};
	return {
		id: sessionId,
		address,
		record,
		traffic: ring,
		opening: () => opening,
		attach,
		open: (baudRate) => inTurn(() => open(baudRate)),
		identify: async () => {
			if (opening) await identity.ask(opening.session, opening.signal);
		},
		setAside: identity.setAside,
		draftChanged: track.draftChanged,
		leaveRecording: () => {
			if (opening === null) place.endRecording();
		},
		stopReopening,
		close: closeInTurn,
		suspend: async () => {
			cancelReopening?.();
			cancelReopening = null;
			const standing = opening;
			if (standing) {
				fallsAsleep = true;
				const left = standing.end();
				await standing.session.close();
				await left;
				await leftover;
				if (record.head().online.kind !== "offline") record.set({ online: {
					kind: "offline",
					failure: null
				} });
			}
			place.endRecording();
		},
		resume: () => {
			const { state } = record.head();
			const isWanted = state.kind === "lost" && (state.reopens || fallsAsleep) && truth.view().settings.reopen;
			fallsAsleep = false;
			if (!isWanted) return;
			record.set({ state: {
				...state,
				reopens: true
			} });
			reopen(state.failure);
		},
		end: async () => {
			isOver = true;
			await closeInTurn();
			place.endRecording();
		}
	};
};
var firstHead = ({ id, address }, openedAtMs) => ({
	id,
	address,
	baudRate: 115200,
	openedAtMs,
	state: { kind: "open" },
	openings: [],
	identity: "same",
	changedStages: [],
	recording: null,
	online: {
		kind: "offline",
		failure: null
	},
	subscriptions: [],
	files: noFiles,
	publishLimitBytes: 0,
	publishesBinary: false,
	typed: [],
	hold: null,
	busy: false,
	noisy: false
});
var unidentified = {
	model: null,
	firmware: null,
	imei: null,
	iccid: null
};
var learntOf = (facts) => Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== null));
var fileNameOf = (path) => path.split(/[\\/]/).at(-1) ?? path;
var nothingToEnd = ({ tls, mqtt }) => [tls, mqtt].every((fact) => fact === null || ![
	"up",
	"online",
	"connecting"
].includes(fact.state));
/** A module that did not answer a moment ago is not asked to say goodbye. */
var isWorthAsking = (failure) => failure?.code !== "module/no-answer" && failure?.code !== "at/unresponsive";
var within$1 = (clock, limitMs, running) => new Promise((resolve, reject) => {
	const cancel = clock.after(limitMs, resolve);
	running.then(resolve, reject).finally(cancel);
});
/** Why nothing can be asked of it any more, or its opening. */
var openOnly = (live) => {
	const opening = live?.opening() ?? null;
	if (opening) return ok(opening);
	const state = live?.record.head().state;
	if (state?.kind === "lost") return {
		ok: false,
		error: state.failure
	};
	return fail("usage/invalid", {
		field: "session",
		problem: "closed"
	});
};
// electron/app/services/session/session-service.ts
var createSessionService = (options) => {
	const { truth, app, clock, drafts } = options;
	const sessions = /* @__PURE__ */ new Map();
	const recordings = /* @__PURE__ */ new Map();
	let begun = 0;
	/** First openings wait for each other: the next one sees what the one before has made. Later ones wait in their session. */
	let opening = Promise.resolve();
	/** Runs whose module is being asked who it is. */
	const beginning = /* @__PURE__ */ new Map();
	/** The program ends: a port that was opened now would stay so. */
	let isClosing = false;
	truth.onEvent((event) => {
		if (event.type !== "settings" || event.settings.reopen) return;
		for (const live of sessions.values()) live.stopReopening();
	});
	drafts.onChange((owner) => {
		if (owner !== null) sessions.get(owner)?.draftChanged();
	});
	const begin = (address, place) => {
		begun += 1;
		const id = `s${begun}`;
		const draftView = drafts.begin(id);
		const draft = () => {
			const own = drafts.of(id);
			if (!own) throw new Error(`no draft of ${id}`);
			return own;
		};
		const live = createLiveSession({
			truth,
			clock,
			place,
			id,
			address,
			draft,
			draftView,
			plan: async (baudRate, stages) => drafts.planFor(id, {
				baudRate,
				stages
			}),
			beforeOpen: async (baudRate) => options.beforeOpen?.(address, baudRate),
			onRecording: (path) => recordings.set(path, id),
			onEnded: () => options.onSessionEnded?.(),
			onBug: options.onBug
		});
		sessions.set(id, live);
		return live;
	};
	const known = (address) => [...sessions.values()].find((live) => live.address === address);
	const openAgain = async (live, baudRate) => {
		const opened = await live.open(baudRate);
		return opened.ok ? ok({ sessionId: live.id }) : opened;
	};
	const open = async (address, baudRate) => {
		const live = known(address);
		if (live) return openAgain(live, baudRate);
		await options.beforeOpen?.(address, baudRate);
		if (isClosing) return fail("stopped");
		if (sessions.size >= 16) return fail("usage/invalid", {
			field: "session",
			problem: "too-many"
		});
		const place = app.place(address);
		let sessionId = "";
		const frame = truth.view().settings.line;
		const opened = await place.open({
			baudRate,
			frame
		}, (session) => {
			const live = begin(address, place);
			sessionId = live.id;
			live.attach(session, baudRate);
		});
		return opened.ok ? ok({ sessionId }) : opened;
	};
	/** Does something with an open session; `busy` stands in its head until it is done. */
	const wish = async (sessionId, act) => {
		const open = openOnly(sessions.get(sessionId) ?? null);
		return open.ok ? open.value.underWay((signal) => act(open.value, signal)) : open;
	};
	const run = async (sessionId, asked, resume) => {
		const live = sessions.get(sessionId) ?? null;
		if (beginning.has(sessionId)) return fail("usage/invalid", {
			field: "run",
			problem: "running"
		});
		const stop = new AbortController();
		beginning.set(sessionId, stop);
		await Promise.race([live?.identify(), abortOf(stop.signal)]).finally(() => beginning.delete(sessionId));
		if (stop.signal.aborted) return fail("stopped");
		const open = openOnly(live);
		if (open.ok) live?.setAside();
		const inOrder = stages.filter((stage) => asked.includes(stage));
		return open.ok ? open.value.runs.start(inOrder, resume) : open;
	};
	const forget = async (sessionId) => {
		const live = sessions.get(sessionId);
		if (!live) return;
		await live.end();
		if (!sessions.delete(sessionId)) return;
		for (const [path, id] of recordings) if (id === sessionId) recordings.delete(path);
		drafts.end(sessionId);
		truth.publish({
			type: "session-forgotten",
			sessionId
		});
	};
	return {
		traffic: (sessionId) => sessions.get(sessionId)?.traffic ?? null,
		noteRecordingFailure: (path) => {
			const record = sessions.get(recordings.get(path) ?? "")?.record;
			const recording = record?.head().recording;
			if (record && recording) record.set({ recording: {
				...recording,
				failed: true
			} });
		},
		leaveRecording: (path) => sessions.get(recordings.get(path) ?? "")?.leaveRecording(),
		runEnded: async (sessionId) => {
			await sessions.get(sessionId ?? "")?.opening()?.runs.ended();
		},
		suspend: async () => {
			await Promise.all([...sessions.values()].map((live) => live.suspend()));
		},
		resume: () => {
			for (const live of sessions.values()) live.resume();
		},
		close: async () => {
			isClosing = true;
			await opening;
			await Promise.all([...sessions.values()].map((live) => live.end()));
		},
		handlers: {
			"session.open": ({ address, baudRate }) => {
				const live = known(address);
				if (live) return openAgain(live, baudRate);
				const result = opening.then(() => open(address, baudRate));
				opening = result.catch(() => void 0);
				return result;
			},
			"session.close": async ({ sessionId }) => {
				await sessions.get(sessionId)?.close();
				return nothing();
			},
			"session.forget": async ({ sessionId }) => {
				await forget(sessionId);
				return nothing();
			},
			"session.stopReopening": async ({ sessionId }) => {
				sessions.get(sessionId)?.stopReopening();
				return nothing();
			},
			"run.start": async ({ sessionId, stages: asked, resume }) => nothing(await run(sessionId, asked, resume)),
			"run.stop": async ({ sessionId }) => {
				beginning.get(sessionId)?.abort();
				sessions.get(sessionId)?.opening()?.runs.stop();
				return nothing();
			},
			"files.read": async ({ sessionId }) => nothing(await wish(sessionId, readFiles(clock))),
			"files.delete": async ({ sessionId, name }) => nothing(await wish(sessionId, deleteFile(clock, name))),
			"terminal.send": async ({ sessionId, line }) => {
				const { lineEnd } = truth.view().settings;
				const answer = await wish(sessionId, ({ typed }, signal) => typed.send(line, lineEnd, signal));
				if (!answer.ok) return answer;
				const { lines, final, acceptedOnly } = answer.value;
				return ok({
					lines,
					final,
					acceptedOnly
				});
			},
			"terminal.sendNow": async ({ sessionId, id }) => {
				sessions.get(sessionId)?.opening()?.typed.sendNow(id);
				return nothing();
			},
			"terminal.cancel": async ({ sessionId, id }) => {
				sessions.get(sessionId)?.opening()?.typed.cancel(id);
				return nothing();
			},
			"mqtt.open": async ({ sessionId }) => nothing(await run(sessionId, ["connect"], false)),
			"mqtt.close": async ({ sessionId }) => nothing(await wish(sessionId, ({ runs }) => runs.closeConnection())),
			"mqtt.subscribe": async ({ sessionId, topic, qos }) => nothing(await wish(sessionId, ({ session }, signal) => session.subscribe({
				topic,
				qos
			}, signal))),
			"mqtt.unsubscribe": async ({ sessionId, topic }) => nothing(await wish(sessionId, ({ session }, signal) => session.unsubscribe(topic, signal))),
			"mqtt.publish": async ({ sessionId, topic, qos, payload }) => {
				const message = new TextEncoder().encode(payload);
				return nothing(await wish(sessionId, ({ session }, signal) => session.publish({
					topic,
					qos,
					message
				}, signal)));
			}
		}
	};
};
var abortOf = (signal) => new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
// electron/app/services/settings-service.ts
var createSettingsService = (deps) => {
	const { truth, store } = deps;
	const change = (patch) => {
		const settings = changed(truth.view().settings, patch);
		truth.publish({
			type: "settings",
			settings
		});
		return store.save(settings);
	};
	const showNotices = (notices) => truth.publish({
		type: "product",
		product: {
			...truth.view().product,
			notices
		}
	});
	return {
		handlers: {
			/** True at once, in every window; the answer comes when it is on the disk, or says why it is not. */
			"settings.change": async (patch) => nothing(await change(patch)),
			"settings.dismissNotices": async () => {
				showNotices([]);
				return nothing();
			}
		},
		rememberPort: (lastAddress, lastBaudRate) => {
			const { settings } = truth.view();
			if (settings.lastAddress === lastAddress && settings.lastBaudRate === lastBaudRate) return;
			change({
				lastAddress,
				lastBaudRate
			});
		},
		load: async () => {
			const loaded = await store.load();
			truth.publish({
				type: "settings",
				settings: loaded.settings
			});
			const notices = noticesOf(loaded);
			if (notices.length > 0) showNotices(notices);
			return loaded;
		},
		flush: store.flush
	};
};
var noticesOf = ({ brokenKeptAs, failure }) => [...brokenKeptAs === null ? [] : [{
	kind: "settings-put-aside",
	path: brokenKeptAs
}], ...failure === null ? [] : [{
	kind: "failure",
	failure
}]];
/** A pane sends the sizes of its own group only, so `layout` is merged by group. */
var changed = (settings, patch) => {
	const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== void 0));
	const groups = {
		...settings.layout,
		...patch.layout
	};
	return {
		...settings,
		...given,
		layout: Object.fromEntries(Object.entries(groups).slice(-40))
	};
};
// electron/app/services/simulator-service.ts
var viewOf = (unit, on, simulation) => ({
	running: simulation !== null,
	faults: faultNames.map((name) => ({
		name,
		on: on.has(name),
		words: faults[name]
	})),
	device: demoDeviceOf(unit),
	cloud: simulation && {
		host: simulation.cloud.host,
		port: simulation.cloud.port
	}
});
/** The first virtual module of the first view: not running, nothing wrong with it. */
var initialSimulators = { "sim:": viewOf(1, /* @__PURE__ */ new Set(), null) };
/** Faults of the built-in virtual modules, each with its own; a wish for one starts it. */
var createSimulatorService = (deps) => {
	const { truth, links } = deps;
	/** By the number of the unit. */
	const on = /* @__PURE__ */ new Map([[1, /* @__PURE__ */ new Set()]]);
	let running = null;
	const faultsOf = (unit) => {
		const own = on.get(unit) ?? /* @__PURE__ */ new Set();
		on.set(unit, own);
		return own;
	};
	const addressOf = (unit) => unit === 1 ? "sim:" : `sim:${unit}`;
	const publish = (unit) => truth.publish({
		type: "simulator",
		address: addressOf(unit),
		simulator: viewOf(unit, faultsOf(unit), running)
	});
	truth.onEvent((event) => {
		if (event.type !== "session-opened") return;
		const unit = unitOf(event.session.address);
		if (unit !== null && !on.has(unit)) publish(unit);
	});
	links.onSimulation((simulation) => {
		running = simulation;
		for (const [unit, names] of on) {
			for (const name of names) simulation.unit(unit).setFault(name, true);
			publish(unit);
		}
	});
	const noSuchModule = (address) => fail("usage/invalid", {
		field: "address",
		found: address
	});
	return { handlers: {
		"simulator.setFault": async ({ address, name, on: wanted }) => {
			const unit = unitOf(address);
			if (unit === null) return noSuchModule(address);
			if (!isFaultName(name)) return fail("usage/invalid", {
				field: "fault",
				found: name
			});
			const started = await links.simulation();
			if (!started.ok) return started;
			started.value.unit(unit).setFault(name, wanted);
			if (wanted) faultsOf(unit).add(name);
			else faultsOf(unit).delete(name);
			publish(unit);
			return nothing();
		},
		"simulator.clearFaults": async ({ address }) => {
			const unit = unitOf(address);
			if (unit === null) return noSuchModule(address);
			for (const name of faultsOf(unit)) running?.unit(unit).setFault(name, false);
			faultsOf(unit).clear();
			publish(unit);
			return nothing();
		}
	} };
};
// electron/app/truth.ts
/** `onBug` left out: the bug is thrown at whoever publishes. */
var createTruth = (initial, onBug = raise) => {
	const listeners = /* @__PURE__ */ new Set();
	let view = initial;
	return {
		view: () => view,
		publish: (event) => {
			const checked = eventSchema.safeParse(event);
			if (!checked.success) return onBug(outsideContract(event, checked.error.issues));
			view = reduce(view, event);
			for (const listener of [...listeners]) listener(event);
		},
		onEvent: (listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		}
	};
};
var raise = (bug) => {
	throw bug;
};
/** Names the places only: what stands there may be a secret's neighbour. */
var outsideContract = ({ type }, issues) => /* @__PURE__ */ new Error(`event outside the contract: ${type} at ${issues.map(({ path }) => path.map(String).join(".")).join(", ")}`);
// electron/app/create-application.ts
/** Builds everything that pages see, from what an entry hands in. */
var createApplication = async (options) => {
	const { platform, clock, links, directory } = options;
	const truth = createTruth(initialView(options), options.onBug);
	const app = createApp({
		platform,
		clock,
		directory,
		openLink: links.openLink,
		version: options.product.version,
		onRecordingFailure: (path) => sessions.noteRecordingFailure(path),
		...options.waits ? { waits: options.waits } : {},
		...options.timings ? { timings: options.timings } : {}
	});
	const settings = createSettingsService({
		truth,
		store: openSettingsStore(platform, clock)
	});
	const shelf = createCertificateShelf({
		truth,
		clock,
		links
	});
	const runEnded = (owner) => sessions.runEnded(owner);
	const drafts = createDraftService({
		truth,
		clock,
		shelf,
		demo: demoOf(links),
		beforeOpen: runEnded
	});
	const profiles = createProfilesService({
		truth,
		store: createProfileStore(platform),
		drafts,
		beforeOpen: runEnded
	});
	const recordings = createRecordingsService({
		truth,
		platform,
		beforeDelete: (path) => sessions.leaveRecording(path),
		onBug: options.onBug
	});
	const simulator = createSimulatorService({
		truth,
		links
	});
	const ports = createPortsService({
		truth,
		clock,
		directory,
		openLink: links.openLink
	});
	const sessions = createSessionService({
		truth,
		app,
		clock,
		drafts,
		onBug: options.onBug,
		beforeOpen: async (address, baudRate) => {
			settings.rememberPort(address, baudRate);
			await ports.close();
		}
	});
	const hub = createHub({
		truth,
		handlers: {
			...settings.handlers,
			...ports.handlers,
			...sessions.handlers,
			...drafts.handlers,
			...profiles.handlers,
			...recordings.handlers,
			...simulator.handlers
		},
		traffic: sessions.traffic,
		clock,
		onBug: options.onBug
	});
	const forgetDemo = offerDemoDevice(truth, drafts);
	await settings.load();
	await Promise.all([profiles.load(), recordings.refresh()]);
	let closing = null;
	const close = async () => {
		forgetDemo();
		drafts.close();
		await ports.close();
		await sessions.close();
		await app.close();
		await settings.flush();
	};
	return {
		attach: hub.attach,
		truth,
		suspended: async () => {
			await Promise.all([ports.close(), sessions.suspend()]);
			await app.recordingsKept();
		},
		resumed: () => {
			ports.handlers["ports.refresh"]({});
			sessions.resume();
		},
		close: () => {
			closing ??= close();
			return closing;
		}
	};
};
var initialView = ({ platform, clock, product }) => ({
	product: {
		...product,
		secrets: platform.secrets.keeping,
		canOpenFolder: platform.showFolder !== null,
		notices: []
	},
	settings: defaultSettings,
	ports: initialPorts,
	simulators: initialSimulators,
	draft: initialDraft(clock.wallMs()),
	shelf: initialShelf(clock.wallMs()),
	profiles: [],
	recordings: [],
	sessions: {}
});
/** Who opens the virtual module before anything was filled in wants to see the whole job: its device is filled in. */
var offerDemoDevice = (truth, drafts) => truth.onEvent((event) => {
	if (event.type !== "session-opened" || !isSimulated(event.session.address)) return;
	const { id, draft } = event.session;
	const { profileId, changed, demo } = draft;
	if (profileId === null && !changed && !demo) drafts.handlers["draft.useDemoDevice"]({ sessionId: id });
});
// electron/host/node/owner-file.ts
var fileName = "owner.json";
/** Makes the data folder this process' own, unless a living one has it. What a killed process left behind is put away. */
var claimFolder = async (folder, mine, options) => {
	const path = join(folder, fileName);
	const content = JSON.stringify(mine);
	const draft = `${path}.${randomBytes(6).toString("hex")}.new`;
	try {
		await mkdir(folder, {
			recursive: true,
			mode: 448
		});
		await writeFile(draft, content, {
			flag: "wx",
			mode: 384
		});
		const taken = await claimFile(path, {
			content,
			draft
		}, options);
		return ok(taken ?? {
			kind: "mine",
			release: () => removeOwn(path, content)
		});
	} catch (error) {
		return {
			ok: false,
			error: writeFailure(path, error)
		};
	} finally {
		await rm(draft, { force: true }).catch(() => void 0);
	}
};
/** The name, after that of a dead process' file, under which one living process claims the right to replace it. */
var successionOf = (left) => createHash("sha256").update(left).digest("hex").slice(0, 16);
/** Who the folder belongs to by its file, dead or alive. */
var readOwner = async (folder) => {
	const text = await readText(join(folder, fileName));
	return text === null ? null : parseOwner(text);
};
/**
* Gives null when the file is the claimant's. A dead one's file is replaced only by who holds the succession to just that content, and
* a content never comes back (its key is random): so nobody else can change it between looking and replacing. The succession is
* claimed by this same way, hence a process killed while it takes over leaves nothing that blocks.
*/
var claimFile = async (path, claimant, options) => {
	for (;;) {
		if (await createExclusively(path, claimant, options)) return null;
		const left = await readWhole(path, options);
		if (left === null) continue;
		const by = parseOwner(left);
		const answer = by === null ? null : await options.askAlive(by);
		if (by !== null && answer !== null && answer.kind !== "gone") {
			const text = answer.kind === "done" ? answer.text : "";
			return {
				kind: "taken",
				by,
				isSilent: answer.kind === "silent",
				text
			};
		}
		const succession = `${path}.${successionOf(left)}`;
		const overtaken = await claimFile(succession, claimant, options);
		if (await readText(path) !== left) {
			if (overtaken === null) await rm(succession, { force: true });
			continue;
		}
		if (overtaken !== null) return overtaken;
		await rename(succession, path);
		if (by !== null) await options.onReplaced?.(by);
		return null;
	}
};
/** What file systems say that have no hard links, such as FAT on a stick. */
var withoutLinks = /* @__PURE__ */ new Set([
	"EPERM",
	"ENOTSUP",
	"EOPNOTSUPP",
	"ENOSYS",
	"EISDIR"
]);
var createExclusively = async (path, claimant, options) => {
	const { linkFile = link } = options;
	try {
		await linkFile(claimant.draft, path);
		return true;
	} catch (error) {
		const code = systemCode(error);
		if (code === "EEXIST") return false;
		if (withoutLinks.has(code)) return createInPlace(path, claimant.content);
		throw error;
	}
};
/** In one turn, so that the file is half written for as short as can be; who reads it then waits (`readWhole`). */
var createInPlace = async (path, content) => {
	try {
		const descriptor = openSync(path, "wx", 384);
		try {
			writeSync(descriptor, content);
		} finally {
			closeSync(descriptor);
		}
	} catch (error) {
		if (systemCode(error) === "EEXIST") return false;
		throw error;
	}
	return await readText(path) === content;
};
var mostWaits = 10;
/** A file without sense may be half written by a living process: it is given time. */
var readWhole = async (path, { settle }) => {
	let text = await readText(path);
	for (let waits = 0; text !== null && parseOwner(text) === null && waits < mostWaits; waits += 1) {
		await settle();
		text = await readText(path);
	}
	return text;
};
var removeOwn = async (path, content) => {
	if (await readText(path) === content) await rm(path, { force: true });
};
var readText = async (path) => {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (systemCode(error) === "ENOENT") return null;
		throw error;
	}
};
var socketName = /^(?:owner-[0-9a-f]{24}\.sock|\/.*\/owner-[0-9a-f]{24}\.sock|\\\\\.\\pipe\\atelier-[0-9a-f]{24})$/;
/** The file may be half written by a killed process, or edited. */
var parseOwner = (text) => {
	try {
		const { pid, host, socket, key } = JSON.parse(text);
		if (!Number.isSafeInteger(pid) || typeof socket !== "string" || typeof key !== "string") return null;
		if (host !== "web" && host !== "window") return null;
		return socketName.test(socket) && /^[\w-]+$/.test(key) ? {
			pid: Number(pid),
			host,
			socket,
			key
		} : null;
	} catch {
		return null;
	}
};
// electron/host/node/short-path.ts
/** The address of a local socket holds 104 bytes on macOS and 108 on Linux, with the zero at its end. */
var longestSocketPath = 100;
/**
* Gives `use` a path to a file of a folder that fits into the address of a local socket. Where the own path is too long, it leads through
* a link in a folder of our own, which is gone again when `use` has ended: nobody else can have put it there.
*/
var withShortPath = async (folder, name, use) => {
	const path = join(folder, name);
	if (Buffer.byteLength(path) <= longestSocketPath) return use(path);
	const detour = await mkdtemp(join(shortFolder(name), "at-"));
	const link = join(detour, "d");
	try {
		await symlink(folder, link, "dir");
		return await use(join(link, name));
	} finally {
		await unlink(link).catch(() => void 0);
		await rmdir(detour).catch(() => void 0);
	}
};
var shortFolder = (name) => {
	return Buffer.byteLength(join(tmpdir(), "at-123456", "d", name)) <= longestSocketPath ? tmpdir() : "/tmp";
};
// electron/host/node/owner-socket.ts
/** What another process of the same person may ask of the owner of a data folder. */
var ownerWishes = [
	"alive",
	"visit",
	"stop"
];
var answerLimitMs = 2e3;
var longestLine = 1e3;
/** Connections that were closed before they were answered, while somebody listens. */
var mostAttempts = 5;
var proofOf = (role, key) => createHash("sha256").update(`atelier ${role} ${key}`).digest("hex");
/** Opens the socket under a name that nobody has had before and nobody can guess. Throws what the system says. */
var openOwnerSocket = async (options) => {
	const { folder, spareFolder, os } = options;
	const id = randomBytes(12).toString("hex");
	const asking = /* @__PURE__ */ new Set();
	const server = createServer(answerWith(options, asking));
	if (os === "win32") {
		const pipe = `\\\\.\\pipe\\atelier-${id}`;
		await listen(server, pipe);
		return {
			name: pipe,
			close: () => closeServer(server, asking)
		};
	}
	const fileName = `owner-${id}.sock`;
	const place = await listenInFolder(server, folder, fileName).catch(async (error) => {
		systemCode(error);
		await mkdir(spareFolder, {
			recursive: true,
			mode: 448
		});
		return listenInFolder(server, spareFolder, fileName);
	});
	return {
		name: place === folder ? fileName : join(place, fileName),
		close: async () => {
			await closeServer(server, asking);
			await rm(join(place, fileName), { force: true });
		}
	};
};
var listenInFolder = (server, folder, fileName) => withShortPath(folder, fileName, async (path) => {
	const listening = listen(server, path);
	if (server.listening) chmodSync(path, 384);
	await listening;
	return folder;
});
var listen = (server, path) => new Promise((resolve, reject) => {
	server.once("error", reject);
	server.listen(path, () => {
		server.off("error", reject);
		server.on("error", () => void 0);
		resolve();
	});
});
var closeServer = (server, asking) => new Promise((resolve) => {
	server.close(() => resolve());
	for (const socket of asking) socket.destroy();
});
var answerWith = ({ key, answers, clock }, asking) => (socket) => {
	asking.add(socket);
	const cancel = clock.after(answerLimitMs, () => socket.destroy());
	socket.on("error", () => void 0);
	socket.on("close", () => {
		asking.delete(socket);
		cancel();
	});
	readLine(socket, (line) => {
		const wish = ownerWishes.find((candidate) => line === `${candidate} ${proofOf("ask", key)}`);
		if (wish === void 0) socket.destroy();
		else socket.end(`${proofOf("answer", key)} ${answers[wish]()}\n`);
	});
};
/** The first line; who sends too much of it is cut off. */
var readLine = (socket, take) => {
	let text = "";
	let isTaken = false;
	socket.setEncoding("utf8").on("data", (more) => {
		if (isTaken) return;
		text += more;
		const end = text.indexOf("\n");
		if (end < 0 && text.length > longestLine) socket.destroy();
		if (end < 0) return;
		isTaken = true;
		take(text.slice(0, end));
	});
};
/** Asks the one that the owner file of a folder names. Who listens lives, whether it answers or not. */
var askOwner = async (owner, wish, options) => {
	for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
		const answer = await askOnce(owner, wish, options);
		if (answer.kind === "silent" && isLeftPipe(owner, options)) return { kind: "gone" };
		if (answer.kind !== "closed") return answer;
	}
	return { kind: "silent" };
};
/** The name of a pipe is free again when its process has ended: who has it then and says nothing may be anybody. */
var isLeftPipe = ({ pid }, { os, isProcessThere = isThere }) => os === "win32" && !isProcessThere(pid);
var isThere = (pid) => {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return systemCode(error) !== "ESRCH";
	}
};
var askOnce = ({ socket: name, key }, wish, options) => {
	const { folder, clock } = options;
	const ask = (path) => new Promise((resolve) => {
		const socket = connect(path);
		const settle = (answer) => {
			cancel();
			socket.destroy();
			resolve(answer);
		};
		const cancel = clock.after(answerLimitMs, () => settle({ kind: "silent" }));
		socket.on("error", (error) => settle({ kind: meaningOf(error.code) }));
		socket.on("close", () => settle({ kind: "closed" }));
		readLine(socket, (line) => settle(readAnswer(line, proofOf("answer", key))));
		socket.write(`${wish} ${proofOf("ask", key)}\n`);
	});
	return isAbsolute(name) || name.startsWith("\\\\") ? askAt(name, ask) : withShortPath(folder, name, ask);
};
/** A socket of the spare folder may have a long path too; a pipe has no folder. */
var askAt = (path, ask) => {
	const cut = path.lastIndexOf("/");
	return cut < 0 ? ask(path) : withShortPath(path.slice(0, cut), path.slice(cut + 1), ask);
};
var readAnswer = (line, proof) => line.startsWith(`${proof} `) ? {
	kind: "done",
	text: line.slice(proof.length + 1)
} : { kind: "gone" };
/** Nobody listens, or nothing is there: its process has ended. */
var endedCodes = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"ENOENT",
	"ENOTSOCK",
	"ENOTDIR"
]);
/** The process ended, or gave this one connection up, in the middle. */
var closedCodes = /* @__PURE__ */ new Set(["ECONNRESET", "EPIPE"]);
/** Anything else (a full queue is `EAGAIN`) is said of one that listens. */
var meaningOf = (code) => {
	if (endedCodes.has(code)) return "gone";
	return closedCodes.has(code) ? "closed" : "silent";
};
// electron/host/node/own-folder.ts
var os = process.platform;
var settleMs = 100;
var usualSpareFolder = () => join(userDataFolder({
	os,
	home: homedir(),
	environment: process.env
}), "owners");
/**
* Makes a data folder this process' own until it is released or the process ends, however it ends; window and web host alike. What
* proves that the owner lives is a local socket: it dies with its process, and other users of the machine cannot reach it.
*/
var ownFolder = async (options) => {
	const { folder, pid, host, clock, answers, spareFolder = usualSpareFolder() } = options;
	const key = randomBytes(32).toString("base64url");
	let socket;
	try {
		await mkdir(folder, {
			recursive: true,
			mode: 448
		});
		socket = await openOwnerSocket({
			folder,
			spareFolder,
			key,
			answers,
			clock,
			os
		});
	} catch (error) {
		return {
			ok: false,
			error: writeFailure(folder, error)
		};
	}
	const claimed = await claimFolder(folder, {
		pid,
		host,
		socket: socket.name,
		key
	}, {
		askAlive: (owner) => askOwner(owner, "alive", {
			folder,
			clock,
			os
		}),
		settle: () => sleep(clock, settleMs),
		onReplaced: (dead) => removeSocket(folder, dead)
	});
	if (!claimed.ok || claimed.value.kind === "taken") {
		await socket.close();
		return claimed;
	}
	const { release } = claimed.value;
	return ok({
		kind: "mine",
		release: async () => {
			await release();
			await socket.close();
		}
	});
};
/** What the owner of a folder answers; `null`: the folder has none by its file. */
var askOwnerOf = async (folder, wish, clock) => {
	const owner = await readOwner(folder);
	if (owner === null) return null;
	return {
		owner,
		answer: await askOwner(owner, wish, {
			folder,
			clock,
			os
		})
	};
};
/** The file of a dead one's socket. A pipe has none. */
var removeSocket = async (folder, { socket }) => {
	if (socket.startsWith("\\")) return;
	await rm(isAbsolute(socket) ? socket : join(folder, socket), { force: true }).catch(() => void 0);
};
// electron/host/node/within.ts
/** Resolves when the work is done, or when the time for it is over: then it is left to itself. */
var within = (clock, limitMs, work) => new Promise((resolve, reject) => {
	const cancel = clock.after(limitMs, resolve);
	work.finally(cancel).then(() => resolve(), reject);
});
// shared/page-policy.ts
/**
* The content security policy of the page, from whichever host it comes: everything from the application itself, scripts from files only.
* Mantine and xterm write style elements, so styles may stand inline.
*/
var directives = [
	"default-src 'none'",
	"script-src 'self'",
	"style-src 'self' 'unsafe-inline'",
	"img-src 'self' data:",
	"font-src 'self'",
	"connect-src 'self'",
	"base-uri 'none'",
	"form-action 'none'"
];
var contentSecurityPolicy = [...directives, "frame-ancestors 'none'"].join("; ");
directives.join("; ");
/** Every answer with a part of the page carries these, whichever host gives it. */
var pageHeaders = {
	"content-security-policy": contentSecurityPolicy,
	"x-content-type-options": "nosniff",
	"referrer-policy": "no-referrer",
	"cross-origin-opener-policy": "same-origin",
	"cross-origin-resource-policy": "same-origin"
};
// electron/host/node/page-files.ts
var types = {
	html: "text/html; charset=utf-8",
	js: "text/javascript; charset=utf-8",
	css: "text/css; charset=utf-8",
	json: "application/json; charset=utf-8",
	svg: "image/svg+xml",
	png: "image/png",
	ico: "image/x-icon",
	woff2: "font/woff2",
	txt: "text/plain; charset=utf-8"
};
var typeOf = (name) => types[/\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ""] ?? "application/octet-stream";
/** Reads the built page once. Plain files only: a link that leads elsewhere is no part of it. */
var readPageFiles = async (folder) => {
	const files = /* @__PURE__ */ new Map();
	const walk = async (path, address) => {
		for (const entry of await readdir(path, { withFileTypes: true })) {
			const [below, name] = [join(path, entry.name), `${address}${entry.name}`];
			if (entry.isDirectory()) await walk(below, `${name}/`);
			if (!entry.isFile()) continue;
			const isLasting = name.startsWith("/assets/");
			files.set(name, {
				bytes: await readFile(below),
				type: typeOf(entry.name),
				isLasting
			});
		}
	};
	try {
		await walk(folder, "/");
	} catch (error) {
		return {
			ok: false,
			error: readFailure(folder, error)
		};
	}
	const start = files.get("/index.html");
	if (start === void 0) return fail("file/missing", { path: join(folder, "index.html") });
	files.set("/", start);
	return ok(files);
};
export { ownFolder as a, encodeFrame as c, askOwnerOf as i, pageHeaders as n, createApplication as o, within as r, decodeClientFrame as s, readPageFiles as t };

//# sourceMappingURL=page-files-IcMciaT6.js.map