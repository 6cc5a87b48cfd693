import { n as cloudKinds, w as profileProblemCodes } from "./clouds-CDnZGGZe.js";
import { u as warningCodes } from "./demo-cloud-BmyasQvl.js";
import { S as exitCodes } from "./describe-failure-DUuiI3VI.js";
import { i as ok, n as fail, r as failure, t as done } from "./outcome-DjrHHilm.js";
import { join } from "node:path";
import { read, write } from "node:fs";
import { readFile, readdir, readlink, realpath, stat } from "node:fs/promises";
import { z } from "zod";
import { SerialPort } from "serialport";
import { promisify } from "node:util";
import { connect } from "node:net";
// shared/profile/types.ts
var moduleFamilies = [
	"auto",
	"air720",
	"air724",
	"air780",
	"generic"
];
// shared/steps.ts
/** The stages of a provisioning run, in the order in which they are walked (docs/architecture.md §6). */
var stages = [
	"module",
	"certificate",
	"credentials",
	"connect",
	"proof"
];
/** Every step, in the order in which it is walked. Ids are stable: reports, recordings and words are keyed by them. */
var stepIds = [
	"module.answer",
	"module.identity",
	"module.firmware",
	"module.sim",
	"module.signal",
	"module.registration",
	"module.attach",
	"module.clock",
	"certificate.inspect",
	"certificate.space",
	"certificate.upload",
	"certificate.verify",
	"credentials.derive",
	"credentials.check",
	"connect.ssl",
	"connect.config",
	"connect.open",
	"connect.login",
	"connect.subscribe",
	"proof.publish",
	"proof.return"
];
var stepStatuses = [
	"waiting",
	"running",
	"done",
	"skipped",
	"failed",
	"stopped"
];
/** The part of a step id before the dot. */
var stageOf = (id) => id.slice(0, id.indexOf("."));
/** The three files of the `certificate` stage; each of its steps runs once per file that the profile names. */
var certificateRoles = [
	"ca",
	"clientCert",
	"clientKey"
];
// shared/contract/shapes.ts
/** Small shapes that several slices of the view share. Texts are bounded: they come from devices, files and other pages. */
var errorCodes$1 = Object.keys(exitCodes);
/** What is wrong with one setting; what its sentence needs, never a value. */
var problemSchema = z.strictObject({
	path: z.string().max(2e3),
	code: z.enum(profileProblemCodes),
	facts: z.record(z.string().max(100), z.union([
		z.string(),
		z.number(),
		z.array(z.string()).readonly()
	]))
});
var factsSchema = z.record(z.string().max(100), z.union([
	z.string(),
	z.number(),
	z.boolean(),
	z.array(z.string()).readonly(),
	z.array(problemSchema).readonly()
]));
var failureCodeSchema = z.enum(errorCodes$1);
var failureSchema = z.strictObject({
	code: failureCodeSchema,
	facts: factsSchema,
	evidence: z.array(z.string()).readonly()
});
var warningSchema = z.strictObject({
	code: z.enum(warningCodes),
	facts: factsSchema
});
var roleSchema = z.enum(certificateRoles);
var stageSchema = z.enum(stages);
var stepIdSchema = z.enum(stepIds);
var stepStatusSchema = z.enum(stepStatuses);
var qosSchema = z.literal([
	0,
	1,
	2
]);
/** Milliseconds since 1970 UTC. */
var timeMs = z.number();
var count = z.int().nonnegative();
/** Names one opening of one port for as long as the program runs. */
var sessionIdSchema = z.string().regex(/^s[1-9]\d{0,8}$/);
var addressSchema = z.string().min(1).max(300);
/** As a person types it. Only for requests: a schema of the view must not change what it checks. */
var typedAddressSchema = z.string().trim().min(1).max(300);
var baudRateSchema = z.int().min(300).max(4e6);
var topicText = z.string().max(1e3);
// shared/contract/draft.ts
/**
* The draft: what the Setup room edits and a run is made of. It lives in the main process, so that a reload and a second window show
* the same. Secrets never stand in it; `hasSecret` and its like say that one is there, and `draft.reveal` gives it on demand.
*/
var text$2 = z.string().max(8192);
var findingSchema = z.strictObject({
	code: z.enum([
		"expired",
		"not-yet-valid",
		"expires-soon",
		"not-a-ca",
		"is-a-ca",
		"damaged-signature",
		"not-self-signed",
		"weak-key",
		"unusual-key",
		"retired-huawei-root",
		"huawei-root-host-mismatch",
		"root-not-known-for-host"
	]),
	severity: z.enum([
		"error",
		"warning",
		"note"
	]),
	facts: factsSchema
});
var certificateSchema = z.strictObject({
	subject: text$2,
	issuer: text$2,
	commonName: text$2.nullable(),
	serialNumber: text$2,
	notBeforeMs: timeMs,
	notAfterMs: timeMs,
	sha256: text$2,
	sha1: text$2,
	isCa: z.boolean(),
	isVersion1: z.boolean(),
	claimsSelfSigned: z.boolean(),
	selfSigned: z.boolean(),
	keyKind: z.enum([
		"rsa",
		"ec",
		"ed25519",
		"ed448",
		"dsa",
		"other",
		"unreadable"
	]),
	keyBits: z.number().nullable(),
	subjectAltNames: z.array(text$2).readonly(),
	findings: z.array(findingSchema).readonly()
});
/** A file chosen for the module, read and judged. */
var certificateSlotSchema = z.strictObject({
	role: roleSchema,
	/** Of the file, or of the entry of the shelf. */
	name: z.string().max(300),
	shelfId: z.string().max(60).nullable(),
	fileOnModule: z.string().max(64),
	lineEnds: z.enum([
		"lf",
		"crlf",
		"as-is"
	]),
	format: z.enum(["pem", "der"]),
	/** Of the bytes exactly as they will be sent; 0 and '' when the file could not be read. */
	sizeBytes: count,
	sha256: z.string().max(64),
	certificates: z.array(certificateSchema).max(20).readonly(),
	/** Why the file cannot be used: unreadable, encrypted, of another kind, not belonging to the certificate. */
	failure: failureSchema.nullable(),
	/** Use this certificate anyway: permits an expired certificate and nothing else. */
	accepted: z.boolean()
});
var shelfEntrySchema = z.strictObject({
	id: z.string().max(60),
	name: z.string().max(200),
	/** Whose access hosts it vouches for. */
	cloud: z.enum([...cloudKinds, "demo"]),
	sizeBytes: count,
	certificate: certificateSchema
});
var subscriptionSchema = z.strictObject({
	topic: topicText,
	qos: qosSchema
});
var proofSchema = z.strictObject({
	topic: topicText,
	qos: qosSchema,
	payload: text$2
});
/** Secrets that a person types; each stays until it is replaced or removed in so many words. */
var typedSecretNames = [
	"secret",
	"password",
	"simPin"
];
/** Those, and the files that are or may hold a private key: what was replaced of these can be brought back. */
var undoableNames = [
	...typedSecretNames,
	"clientCert",
	"clientKey"
];
var editable = {
	name: z.string().max(200),
	platform: z.enum(cloudKinds),
	host: z.string().max(300),
	port: z.int().min(0).max(65535).nullable(),
	/** Shorter than the derived login that holds it. */
	deviceId: z.string().max(1e3),
	/** `null`: the current UTC hour, taken when the run derives the credentials; else as typed, wanted as YYYYMMDDHH. */
	timestamp: z.string().max(20).nullable(),
	signType: z.literal([0, 1]),
	/** Given values win over derived ones; '' means not given. */
	clientId: text$2,
	username: text$2,
	tlsEnabled: z.boolean(),
	tlsCheck: z.enum([
		"none",
		"server",
		"mutual"
	]),
	checkDates: z.boolean(),
	keepAliveSeconds: z.int().min(0).max(65535),
	cleanSession: z.boolean(),
	subscriptions: z.array(subscriptionSchema).max(100).readonly(),
	proof: proofSchema.nullable(),
	family: z.enum(moduleFamilies),
	apn: z.string().max(100)
};
/** What a person edits, without secrets; a saved profile holds exactly these. */
var draftFieldsSchema = z.strictObject(editable);
/**
* What `draft.change` may carry: any of the fields, and the secrets that never come back. A secret is taken only where none is stored:
* `draft.replaceSecret` replaces.
*/
var draftPatchSchema = z.strictObject({
	...editable,
	secret: text$2,
	password: text$2,
	simPin: z.string().max(20)
}).partial();
/** A remark about one field, shown beside it. `empty` is what is still to be filled in. */
var draftRemarkSchema = z.strictObject({
	field: z.string().max(100),
	level: z.enum(["error", "warning"]),
	code: z.enum([...profileProblemCodes, ...warningCodes]),
	facts: factsSchema
});
var draftSchema = z.strictObject({
	...editable,
	/** The saved profile that was opened, if any; `changed` since. */
	profileId: z.string().max(60).nullable(),
	changed: z.boolean(),
	/** The demo device of the virtual module. */
	demo: z.boolean(),
	hasSecret: z.boolean(),
	hasPassword: z.boolean(),
	hasSimPin: z.boolean(),
	/** What was replaced or removed and can be brought back. */
	undoable: z.array(z.enum(undoableNames)).max(undoableNames.length).readonly(),
	certificates: z.strictObject({
		ca: certificateSlotSchema.nullable(),
		clientCert: certificateSlotSchema.nullable(),
		clientKey: certificateSlotSchema.nullable()
	}),
	/** The login as a run would derive it now; the password only by its ends. `null`: not derivable yet. */
	derived: z.strictObject({
		clientId: text$2,
		username: text$2.nullable(),
		/** E.g. `15d80217` and `7a60d24`; empty for short passwords. */
		password: z.strictObject({
			length: count,
			start: z.string().max(8),
			end: z.string().max(8)
		}).nullable()
	}).nullable(),
	remarks: z.array(draftRemarkSchema).max(200).readonly()
});
var profileSummarySchema = z.strictObject({
	id: z.string().max(60),
	name: z.string().max(200),
	platform: z.enum(cloudKinds),
	host: z.string().max(300),
	deviceId: text$2
});
// shared/contract/ports.ts
var text$1 = z.string().max(300).nullable();
/** One serial port of this machine, as its operating system describes it. */
var portSchema = z.strictObject({
	path: z.string().max(300),
	product: text$1,
	manufacturer: text$1,
	/** Four hexadecimal digits each. */
	vendorId: text$1,
	productId: text$1,
	interfaceNumber: z.number().nullable(),
	/** Which ports belong to one USB device. */
	usbLocation: text$1,
	knownModule: z.enum(["air724", "air780"]).nullable()
});
/** What Find the module learnt of one port. */
var probeSchema = z.strictObject({
	address: z.string().max(300),
	state: z.enum([
		"waiting",
		"asking",
		"answers",
		"silent",
		"failed"
	]),
	/** At which it answered, or which is being tried. */
	baudRate: z.number().nullable(),
	/** The version line of ATI. */
	version: text$1,
	failure: failureSchema.nullable()
});
var portsSchema = z.strictObject({
	list: z.array(portSchema).max(512).readonly(),
	/** The list could not be read; the last one known stands. */
	failure: failureSchema.nullable(),
	search: z.strictObject({
		running: z.boolean(),
		probes: z.array(probeSchema).max(520).readonly(),
		done: count
	})
});
// shared/contract/rest.ts
var moduleText = z.string().max(200).nullable();
/** How a run ended. */
var recordingResultSchema = z.strictObject({
	state: z.enum([
		"done",
		"failed",
		"stopped"
	]),
	/** Where it ended, or the last stage that it had; `null`: it came to none. */
	stage: stageSchema.nullable(),
	code: failureCodeSchema.nullable(),
	/** The module was logged in at its end. */
	online: z.boolean()
});
var recordingSchema = z.strictObject({
	/** File name in the recordings folder; what requests name. */
	name: z.string().max(300),
	startedAtMs: timeMs.nullable(),
	/** The port as the user named it. */
	address: z.string().max(300).nullable(),
	sizeBytes: count,
	/** Being written now. */
	live: z.boolean(),
	/** From its start to its last entry; `null`: not known, or it goes on. */
	durationMs: count.nullable(),
	/** As the module said; `null`: it did not, or not where the list looks. */
	model: moduleText,
	imei: moduleText,
	/** Of the last run; `null`: there was none, or nothing says how it ended. */
	result: recordingResultSchema.nullable(),
	/** It is certain that nothing was sent or received, and that nothing will be added. */
	empty: z.boolean()
});
/** The virtual module and its demo cloud, once `sim:` was opened or a fault was set. */
var simulatorSchema = z.strictObject({
	running: z.boolean(),
	faults: z.array(z.strictObject({
		name: z.string().max(60),
		on: z.boolean(),
		words: z.strictObject({
			en: z.string().max(200),
			zh: z.string().max(200)
		})
	})).max(100).readonly(),
	/** Published credentials of the demo device: they open only the demo cloud on this machine. */
	device: z.strictObject({
		id: z.string().max(200),
		secret: z.string().max(200)
	}),
	cloud: z.strictObject({
		host: z.string().max(100),
		port: count
	}).nullable()
});
/** Where secrets are: in the keyring of the system, or in memory until the program ends, and why. */
var secretKeepingSchema = z.discriminatedUnion("kind", [z.strictObject({
	kind: z.literal("kept"),
	backend: z.string().max(60)
}), z.strictObject({
	kind: z.literal("session"),
	reason: z.enum([
		"browser",
		"no-keyring",
		"backend-changed",
		"unavailable"
	])
})]);
var noticeSchema = z.discriminatedUnion("kind", [z.strictObject({
	kind: z.literal("settings-put-aside"),
	path: z.string().max(4096)
}), z.strictObject({
	kind: z.literal("failure"),
	failure: failureSchema
})]);
var productSchema = z.strictObject({
	version: z.string().max(60),
	host: z.enum(["electron", "web"]),
	/** `process.platform`: decides how ports are named in hints. */
	os: z.string().max(30),
	secrets: secretKeepingSchema,
	/** Whether this host can show a folder to the person in front of it. */
	canOpenFolder: z.boolean(),
	/** What went wrong at the start and nobody asked for; until somebody has seen it. */
	notices: z.array(noticeSchema).max(10).readonly()
});
// shared/report.ts
var errorCodes = Object.keys(exitCodes);
var textOrUnknown = z.string().nullable();
var reportStep = z.strictObject({
	id: z.enum(stepIds),
	/** Which file (`ca`, `clientCert`, `clientKey`) or topic, for steps that run more than once. */
	item: z.string().optional(),
	status: z.enum(stepStatuses),
	ms: z.number().nonnegative(),
	error: z.strictObject({
		code: z.enum(errorCodes),
		facts: factsSchema
	}).optional(),
	warnings: z.array(z.strictObject({
		code: z.enum(warningCodes),
		facts: factsSchema
	})).readonly().optional()
});
/** What `provision --report` writes. Holds no secret. `null` in `module` means: the module did not say. */
var reportSchema = z.strictObject({
	version: z.literal(1),
	ok: z.boolean(),
	exitCode: z.number().int().nonnegative(),
	steps: z.array(reportStep).readonly(),
	module: z.strictObject({
		family: textOrUnknown,
		model: textOrUnknown,
		firmware: textOrUnknown,
		imei: textOrUnknown,
		iccid: textOrUnknown,
		signalDbm: z.number().nullable(),
		/** The number behind +CEREG: and its like. */
		registrationStat: z.number().nullable().default(null),
		/** The clock agreed with the computer's in the end. */
		clockRight: z.boolean().nullable().default(null)
	}),
	certificates: z.array(z.strictObject({
		/** `null`: a report that an older version wrote. */
		role: z.enum(certificateRoles).nullable().default(null),
		/** Name of the file on the module. */
		file: z.string(),
		bytes: z.number().int().nonnegative(),
		/** Of the bytes as sent, lower-case hex. */
		sha256: z.string().regex(/^[0-9a-f]{64}$/),
		/** The module gave back exactly these bytes. */
		verified: z.boolean()
	})),
	/** Where the module was to log in, and as whom; `null`: no run came so far, or an older version wrote it. */
	cloud: z.strictObject({
		host: z.string(),
		port: z.number(),
		encrypted: z.boolean(),
		clientId: z.string(),
		username: textOrUnknown
	}).nullable().default(null),
	mqtt: z.strictObject({
		connected: z.boolean(),
		/** Topics whose SUBACK came. */
		subscriptions: z.array(z.string()),
		proof: z.enum([
			"returned",
			"acknowledged",
			"accepted",
			"none"
		])
	})
});
var text = z.string().max(200);
var sessionStateSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("open") }),
	z.strictObject({
		kind: z.literal("lost"),
		failure: failureSchema,
		atMs: timeMs,
		reopens: z.boolean()
	}),
	z.strictObject({
		kind: z.literal("closed"),
		atMs: timeMs
	})
]);
/** Which module it was, as far as it said so; `null` where it did not. */
var moduleNameSchema = z.strictObject({
	imei: text.nullable(),
	iccid: text.nullable(),
	model: text.nullable()
});
/** One opening of the port of a session; the newest is the last one. */
var openingSchema = z.strictObject({
	/** Counts from 1 within the session. */
	number: z.int().positive(),
	openedAtMs: timeMs,
	endedAtMs: timeMs.nullable(),
	/** Why it ended; `null`: it stands, or the person closed it. */
	failure: failureSchema.nullable(),
	/** Sequence number of its first piece of traffic. */
	trafficFrom: count,
	module: moduleNameSchema,
	/** Another module than at the opening before. */
	isOther: z.boolean()
});
/** Every fact says when it was learnt and by which command or unsolicited line. */
var learnt = {
	atMs: timeMs,
	command: z.string().max(100)
};
var fact = (shape) => z.strictObject({
	...shape,
	...learnt
}).nullable();
/** What the module has told about itself, from any command, procedure or unsolicited line; `null`: not known yet. */
var moduleFactsSchema = z.strictObject({
	model: fact({ text }),
	firmware: fact({
		text,
		verdict: z.enum([
			"ok",
			"too-old",
			"unknown"
		]),
		/** Least version for certificate login, e.g. 1104. */
		minimum: z.number().nullable()
	}),
	imei: fact({ text }),
	iccid: fact({ text }),
	operator: fact({ text }),
	sim: fact({ state: z.enum([
		"ready",
		"pin",
		"puk",
		"missing",
		"failure",
		"busy"
	]) }),
	registration: fact({
		/** The number behind +CEREG: and its like. */
		stat: z.number(),
		registered: z.boolean(),
		roaming: z.boolean(),
		denied: z.boolean()
	}),
	signal: fact({
		rssi: z.number(),
		dbm: z.number().nullable(),
		judgement: z.enum([
			"good",
			"weak",
			"none"
		])
	}),
	attach: fact({
		attached: z.boolean(),
		address: text.nullable()
	}),
	clock: fact({
		text,
		/** Module minus computer, in ms; `null`: the module has no time. */
		offMs: z.number().nullable()
	}),
	tls: fact({
		state: z.enum([
			"connecting",
			"up",
			"failed",
			"closed"
		]),
		/** Whether TLS was asked for, or TCP alone; `null`: the connection was there before. */
		encrypted: z.boolean().nullable()
	}),
	mqtt: fact({ state: z.enum([
		"connecting",
		"online",
		"refused",
		"closed"
	]) })
});
/** A step as the runner tells it, with its place in time and in the traffic. */
var stepViewSchema = z.strictObject({
	id: stepIdSchema,
	/** Which file or topic, for steps that run more than once. */
	item: z.string().max(1e3).nullable(),
	status: stepStatusSchema,
	startedAtMs: timeMs.nullable(),
	/** Duration so far known; 0 while it runs. */
	ms: z.number().nonnegative(),
	failure: failureSchema.nullable(),
	warnings: z.array(warningSchema).readonly(),
	progress: z.discriminatedUnion("kind", [z.strictObject({
		kind: z.literal("bytes"),
		doneBytes: count,
		totalBytes: count
	}), z.strictObject({
		kind: z.literal("wait"),
		elapsedMs: z.number(),
		limitMs: z.number()
	})]).nullable(),
	/** Traffic sequence numbers: first of the step, and first after it; `null` while it runs. */
	trafficFrom: count.nullable(),
	trafficTo: count.nullable(),
	/** What the step was about: the file, the login, the address, whatever the form says by now. */
	about: z.record(z.string().max(60), z.union([text, z.number()]))
});
/** What a run was asked to do, frozen when it began, without anything secret or derived from a secret. */
var runPlanSchema = z.strictObject({
	profileId: z.string().max(60).nullable(),
	/** Of the profile, as it was called then; '' for one that was not saved. */
	name: z.string().max(200),
	platform: z.enum(cloudKinds),
	host: z.string().max(300),
	port: count,
	deviceId: z.string().max(1e3)
});
var runSchema = z.strictObject({
	number: count,
	plan: runPlanSchema,
	state: z.enum([
		"running",
		"stopping",
		"done",
		"failed",
		"stopped"
	]),
	/** What was asked for: all stages, or one. */
	stages: z.array(stageSchema).readonly(),
	startedAtMs: timeMs,
	endedAtMs: timeMs.nullable(),
	/** Steps of all stages in their order; those of earlier runs keep their results until they run again. */
	steps: z.array(stepViewSchema).max(500).readonly(),
	failure: failureSchema.nullable(),
	/** Of the last run that ended; what the saved report is made of. */
	report: reportSchema.nullable()
});
/** A run that is not of what is in hand now. */
var pastRunSchema = z.strictObject({
	run: runSchema,
	module: moduleNameSchema
});
var onlineSchema = z.discriminatedUnion("kind", [
	z.strictObject({
		kind: z.literal("offline"),
		failure: failureSchema.nullable()
	}),
	z.strictObject({
		kind: z.literal("online"),
		sinceMs: timeMs,
		plan: runPlanSchema
	}),
	z.strictObject({
		kind: z.literal("recovering"),
		plan: runPlanSchema,
		attempt: count,
		waitMs: z.number(),
		failure: failureSchema.nullable()
	})
]);
var subscriptionViewSchema = z.strictObject({
	topic: topicText,
	qos: qosSchema,
	received: count
});
var messageSchema = z.strictObject({
	/** Grows by one with every message of the session. */
	number: count,
	direction: z.enum(["up", "down"]),
	atMs: timeMs,
	topic: topicText,
	qos: qosSchema.nullable(),
	/** UTF-8 text if it is one, else as hexadecimal. Cut after 8192 characters; `sizeBytes` is the whole. */
	payload: z.string().max(8192),
	encoding: z.enum(["text", "hex"]),
	sizeBytes: count,
	/** False: its bytes stopped coming. */
	complete: z.boolean()
});
var filesSchema = z.strictObject({
	state: z.enum([
		"unknown",
		"reading",
		"known",
		"failed"
	]),
	freeBytes: count.nullable(),
	files: z.array(z.strictObject({
		name: z.string().max(300),
		sizeBytes: count.nullable()
	})).max(200).readonly(),
	failure: failureSchema.nullable(),
	atMs: timeMs.nullable()
});
var countersSchema = z.strictObject({
	sentBytes: count,
	receivedBytes: count,
	/** Over the last second. */
	sentPerSecond: z.number().nonnegative(),
	receivedPerSecond: z.number().nonnegative()
});
var recordingStateSchema = z.strictObject({
	name: z.string().max(300),
	startedAtMs: timeMs,
	/** The disk took no more; the session goes on unrecorded. */
	failed: z.boolean()
});
/** A command that a person typed, until its result is there. */
var typedCommandSchema = z.strictObject({
	id: count,
	/** As `AT+CSQ`: arguments may be secret. */
	name: z.string().max(60),
	typedAtMs: timeMs,
	/** `null`: it waits for its turn. */
	sentAtMs: timeMs.nullable()
});
/** What the first of them waits for that was not sent; see `Hold` of the engine. */
var holdSchema = z.strictObject({
	reason: z.enum([
		"procedure",
		"command",
		"proof",
		"restart"
	]),
	canSendNow: z.boolean()
});
/** Everything of a session but its messages, runs, draft and facts, which have events of their own. */
var sessionHeadSchema = z.strictObject({
	id: sessionIdSchema,
	address: addressSchema,
	baudRate: baudRateSchema,
	openedAtMs: timeMs,
	state: sessionStateSchema,
	openings: z.array(openingSchema).max(50).readonly(),
	/**
	* Whether the module in this place is the one whose results are shown: it is asked after an opening and after a restart, when there are
	* results. `unknown`: it did not say, or has not been asked since it was lost.
	*/
	identity: z.enum([
		"same",
		"asking",
		"unknown"
	]),
	/** Stages whose inputs are others than when they last ran. */
	changedStages: z.array(stageSchema).readonly(),
	recording: recordingStateSchema.nullable(),
	online: onlineSchema,
	subscriptions: z.array(subscriptionViewSchema).max(200).readonly(),
	files: filesSchema,
	/** Longest message that is published at once: of the module in hand once a run has recognised it, until then the smallest of all. */
	publishLimitBytes: count,
	/** It has AT+MPUBEX for what AT+MPUB does not carry; known like the limit. */
	publishesBinary: z.boolean(),
	/** In the order in which they were typed. */
	typed: z.array(typedCommandSchema).max(100).readonly(),
	/** `null`: nothing typed waits for its turn. */
	hold: holdSchema.nullable(),
	/** A typed command or another wish waits for the line or its answer. */
	busy: z.boolean(),
	/** What comes over the line is no text: another baud rate, as a rule. */
	noisy: z.boolean()
});
var sessionSchema = sessionHeadSchema.extend({
	draft: draftSchema,
	facts: moduleFactsSchema,
	/** Of the draft that is in hand. */
	run: runSchema.nullable(),
	/** The newest run of another draft, or of another module in this place, with its own plan. */
	lastRun: pastRunSchema.nullable(),
	counters: countersSchema,
	/** Of all there were, by direction. */
	messageCounts: z.strictObject({
		up: count,
		down: count
	}),
	/** The newest 500. */
	messages: z.array(messageSchema).max(500).readonly()
});
var noFacts = {
	model: null,
	firmware: null,
	imei: null,
	iccid: null,
	operator: null,
	sim: null,
	registration: null,
	signal: null,
	attach: null,
	clock: null,
	tls: null,
	mqtt: null
};
var noMessageCounts = {
	up: 0,
	down: 0
};
var noCounters = {
	sentBytes: 0,
	receivedBytes: 0,
	sentPerSecond: 0,
	receivedPerSecond: 0
};
// shared/contract/settings.ts
/** How a serial port is read besides its rate: data bits, parity, stop bits, who says when to send. Without meaning for other ports. */
var lineFrameSchema = z.strictObject({
	dataBits: z.union([z.literal(7), z.literal(8)]),
	parity: z.enum([
		"none",
		"even",
		"odd"
	]),
	stopBits: z.union([z.literal(1), z.literal(2)]),
	flowControl: z.enum(["none", "rtscts"])
});
/** What every module of the family speaks (at-dialect §3). */
var usualFrame = {
	dataBits: 8,
	parity: "none",
	stopBits: 1,
	flowControl: "none"
};
/** What a person prefers. Kept in `settings.json`; the same in every window. */
var settingsSchema = z.strictObject({
	language: z.enum([
		"system",
		"en",
		"zh"
	]),
	theme: z.enum([
		"system",
		"light",
		"dark"
	]),
	/** The port picked last; `sim:` is the virtual Air720. */
	lastAddress: addressSchema.nullable(),
	lastBaudRate: baudRateSchema,
	line: lineFrameSchema,
	/** Connect again by itself when the broker or the network ends the session. */
	recover: z.boolean(),
	/** Open a port again by itself when it was lost and comes back, also after the machine has slept. */
	reopen: z.boolean(),
	/** What ends a typed command line. */
	lineEnd: z.enum(["crlf", "cr"]),
	/** Sizes of panels in percent, by the name of their group. */
	layout: z.record(z.string().max(40), z.array(z.number().min(0).max(100)).max(6).readonly())
});
var defaultSettings = {
	language: "system",
	theme: "system",
	lastAddress: null,
	lastBaudRate: 115200,
	line: usualFrame,
	recover: true,
	reopen: true,
	lineEnd: "crlf",
	layout: {}
};
// shared/contract/events.ts
var ofSession$1 = { sessionId: sessionIdSchema };
var event = (type, shape) => z.strictObject({
	type: z.literal(type),
	...shape
});
/** Facts that are already true in the main process. `reduce` in `view.ts` folds them, on both sides. */
var eventSchema = z.discriminatedUnion("type", [
	event("product", { product: productSchema }),
	event("settings", { settings: settingsSchema }),
	event("ports", { ports: portsSchema }),
	event("simulator", {
		address: addressSchema,
		simulator: simulatorSchema
	}),
	event("draft", {
		sessionId: sessionIdSchema.nullable(),
		draft: draftSchema
	}),
	event("shelf", { shelf: z.array(shelfEntrySchema).max(20).readonly() }),
	event("profiles", { profiles: z.array(profileSummarySchema).max(1e3).readonly() }),
	event("recordings", { recordings: z.array(recordingSchema).max(1e3).readonly() }),
	event("session-opened", { session: sessionSchema }),
	event("session-forgotten", ofSession$1),
	event("session", {
		...ofSession$1,
		head: sessionHeadSchema
	}),
	event("facts", {
		...ofSession$1,
		facts: moduleFactsSchema
	}),
	event("counters", {
		...ofSession$1,
		counters: countersSchema
	}),
	event("run", {
		...ofSession$1,
		run: runSchema.nullable()
	}),
	event("last-run", {
		...ofSession$1,
		lastRun: pastRunSchema.nullable()
	}),
	event("step", {
		...ofSession$1,
		index: count,
		step: stepViewSchema
	}),
	event("message", {
		...ofSession$1,
		message: messageSchema
	})
]);
// shared/contract/requests.ts
/** Content of a file that the page read. 256 kB of a file in Base64; no certificate or profile is larger. */
var contentBase64 = z.base64().max(35e4);
var nothing = z.strictObject({});
var ofSession = { sessionId: sessionIdSchema };
/** Whose draft; `null`: that of the window while there is no session. */
var ofDraft = { sessionId: sessionIdSchema.nullable() };
var id = z.string().min(1).max(60);
var name = z.string().min(1).max(300);
var request = (params, result) => ({
	params,
	result
});
/**
* Every wish a page can have. The answer is an `Outcome` of `result`; what changes by it comes as events. A new request is one line
* here and one handler in `electron/app/handlers` (the compiler asks for it).
*/
var requests = {
	"settings.change": request(settingsSchema.partial(), nothing),
	/** The notices of the start were seen. */
	"settings.dismissNotices": request(nothing, nothing),
	"ports.refresh": request(nothing, nothing),
	/** Find the module: asks every port at every usual baud rate; `address` only that one. Progress comes as events. */
	"ports.find": request(z.strictObject({ address: typedAddressSchema.nullable() }), nothing),
	"ports.stopFinding": request(nothing, nothing),
	"session.open": request(
		z.strictObject({
			address: typedAddressSchema,
			baudRate: baudRateSchema
		}),
		/** The session of that place: a new one, or the one that is there already. */
		z.strictObject({ sessionId: sessionIdSchema })
	),
	/** Stops what runs, leaves the module in order, closes the port. The session stays, with everything seen there. */
	"session.close": request(z.strictObject(ofSession), nothing),
	/** The same, and the session is gone from the window; its recording stays. The draft of the last one stays as that of the window. */
	"session.forget": request(z.strictObject(ofSession), nothing),
	/** Nobody waits for the port to come back. */
	"session.stopReopening": request(z.strictObject(ofSession), nothing),
	/** `resume`: go on where the last run ended. Progress comes as events; the answer comes when it has begun. */
	"run.start": request(z.strictObject({
		...ofSession,
		stages: z.array(stageSchema).min(1).max(5).readonly(),
		resume: z.boolean()
	}), nothing),
	"run.stop": request(z.strictObject(ofSession), nothing),
	"draft.change": request(z.strictObject({
		...ofDraft,
		patch: draftPatchSchema
	}), nothing),
	/**
	* Anything that a person copied: JSON of the console, of a device, a ready triple. Gives the fields that were filled in, and the names of
	* values that stood there and cannot be used. `withheld`: it names a secret and is not understood. `stored`: secrets that are stored and
	* would be replaced or lost; while there are any, nothing is filled in unless that is wanted (`replaces`).
	*/
	"draft.paste": request(z.strictObject({
		...ofDraft,
		text: z.string().max(1e5),
		replaces: z.boolean().optional()
	}), z.strictObject({
		kind: z.enum([
			"console",
			"device",
			"triple",
			"profile",
			"nothing",
			"withheld"
		]),
		stored: z.array(z.enum(undoableNames)).max(undoableNames.length).readonly(),
		fields: z.array(z.string().max(60)).max(60).readonly(),
		untaken: z.array(z.string().max(60)).max(60).readonly()
	})),
	/** Puts another secret in the place of the stored one; '' removes it. The one before can be brought back. */
	"draft.replaceSecret": request(z.strictObject({
		...ofDraft,
		field: z.enum(typedSecretNames),
		value: z.string().max(8192)
	}), nothing),
	/** Brings back what was replaced or removed last; once more, and the later one is there again. */
	"draft.undoSecret": request(z.strictObject({
		...ofDraft,
		field: z.enum(undoableNames)
	}), nothing),
	"draft.useDemoDevice": request(z.strictObject(ofDraft), nothing),
	/** A secret in clear, for the one who presses the eye or the copy button. */
	"draft.reveal": request(z.strictObject({
		...ofDraft,
		field: z.enum([
			"secret",
			"password",
			"derivedPassword",
			"simPin"
		])
	}), z.strictObject({ value: z.string().max(8192) })),
	"certificate.choose": request(z.strictObject({
		...ofDraft,
		role: roleSchema,
		name,
		contentBase64
	}), nothing),
	"certificate.useShelf": request(z.strictObject({
		...ofDraft,
		id
	}), nothing),
	"certificate.change": request(z.strictObject({
		...ofDraft,
		role: roleSchema,
		lineEnds: z.enum([
			"lf",
			"crlf",
			"as-is"
		]).optional(),
		fileOnModule: z.string().min(1).max(64).optional(),
		accepted: z.boolean().optional()
	}), nothing),
	"certificate.remove": request(z.strictObject({
		...ofDraft,
		role: roleSchema
	}), nothing),
	/** The bytes exactly as they will be sent; never of a key. */
	"certificate.bytes": request(z.strictObject({
		...ofDraft,
		role: z.enum(["ca", "clientCert"])
	}), z.strictObject({ contentBase64 })),
	"profiles.save": request(z.strictObject({
		...ofDraft,
		name: z.string().min(1).max(200),
		asCopy: z.boolean()
	}), z.strictObject({ id })),
	"profiles.open": request(z.strictObject({
		...ofDraft,
		id
	}), nothing),
	"profiles.duplicate": request(z.strictObject({
		id,
		name: z.string().min(1).max(200)
	}), z.strictObject({ id })),
	"profiles.delete": request(z.strictObject({ id }), nothing),
	"profiles.new": request(z.strictObject(ofDraft), nothing),
	"profiles.import": request(z.strictObject({
		...ofDraft,
		text: z.string().max(11e5)
	}), z.strictObject({ id })),
	/**
	* A profile file for the command line; with secrets only when asked for. `leftOut`: what such a file has no place for; `problems`: what
	* keeps it from being used as it is.
	*/
	"profiles.export": request(z.strictObject({
		id,
		withSecrets: z.boolean()
	}), z.strictObject({
		text: z.string().max(11e5),
		leftOut: z.array(z.enum([
			"secret",
			"lineEnds",
			"fileNames",
			"accepted"
		])).readonly(),
		problems: z.array(problemSchema).max(60).readonly()
	})),
	"files.read": request(z.strictObject(ofSession), nothing),
	"files.delete": request(z.strictObject({
		...ofSession,
		name
	}), nothing),
	"terminal.send": request(z.strictObject({
		...ofSession,
		line: z.string().min(1).max(16e3)
	}), z.strictObject({
		lines: z.array(z.string()).readonly(),
		final: z.string(),
		acceptedOnly: z.boolean()
	})),
	/** Of a typed command that waits for its turn: it goes out at once, and fails with `at/unclaimed`. Nothing happens where that cannot be. */
	"terminal.sendNow": request(z.strictObject({
		...ofSession,
		id: z.number().int().positive()
	}), nothing),
	/** Of a typed command: it is not sent any more, or nobody waits for its answer any more; it fails with `stopped`. */
	"terminal.cancel": request(z.strictObject({
		...ofSession,
		id: z.number().int().positive()
	}), nothing),
	/** The connect stage of the draft: TLS, login, subscriptions. */
	"mqtt.open": request(z.strictObject(ofSession), nothing),
	"mqtt.close": request(z.strictObject(ofSession), nothing),
	"mqtt.subscribe": request(z.strictObject({
		...ofSession,
		topic: topicText,
		qos: qosSchema
	}), nothing),
	"mqtt.unsubscribe": request(z.strictObject({
		...ofSession,
		topic: topicText
	}), nothing),
	"mqtt.publish": request(z.strictObject({
		...ofSession,
		topic: topicText,
		qos: qosSchema,
		payload: z.string().max(16e3)
	}), nothing),
	"recordings.refresh": request(nothing, nothing),
	"recordings.openFolder": request(nothing, z.strictObject({
		path: z.string().max(4096),
		opened: z.boolean()
	})),
	/** A part of the file as JSON lines, masked as it was written; `nextOffset` null at its end. */
	"recordings.read": request(z.strictObject({
		name,
		offset: z.int().nonnegative()
	}), z.strictObject({
		contentBase64: z.base64(),
		nextOffset: z.int().nonnegative().nullable()
	})),
	"recordings.delete": request(z.strictObject({ name }), nothing),
	/** Of everything in the list that is still empty (`RecordingSummary.empty`). */
	"recordings.deleteEmpty": request(nothing, nothing),
	"simulator.setFault": request(z.strictObject({
		address: typedAddressSchema,
		name: z.string().min(1).max(60),
		on: z.boolean()
	}), nothing),
	"simulator.clearFaults": request(z.strictObject({ address: typedAddressSchema }), nothing)
};
var isRequestName = (text) => Object.hasOwn(requests, text);
// electron/link/fact-text.ts
var factLengthLimit = 200;
/** A text from a driver, a device or a file, made fit for a fact: one line, printable, bounded. */
var factText = (text) => text.slice(0, 800).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").trim().slice(0, factLengthLimit);
var messageOf = (error) => error instanceof Error ? error.message : String(error);
// electron/link/port-holders.ts
var systemFolders = {
	procFolder: "/proc",
	groupFile: "/etc/group"
};
var processLimit = 4096;
var descriptorLimit = 1024;
var holderLimit = 8;
/**
* Which processes have the device open, as `name (pid)`. Linux only, best effort: processes of other users are seen by root alone.
* Empty where nothing could be found out.
*/
var findHolders = async (devicePath, folders = systemFolders) => {
	const device = await realpath(devicePath).catch(() => devicePath);
	const entries = await readdir(folders.procFolder).catch(() => []);
	const holders = [];
	for (const pid of entries.filter((name) => /^\d+$/.test(name)).slice(0, processLimit)) {
		if (holders.length === holderLimit) break;
		const processFolder = join(folders.procFolder, pid);
		if (await holds(processFolder, device)) holders.push(`${await nameOf(processFolder)} (${pid})`);
	}
	return holders;
};
var holds = async (processFolder, device) => {
	const descriptorFolder = join(processFolder, "fd");
	const descriptors = await readdir(descriptorFolder).catch(() => []);
	for (const descriptor of descriptors.slice(0, descriptorLimit)) if (await readlink(join(descriptorFolder, descriptor)).catch(() => null) === device) return true;
	return false;
};
var nameOf = async (processFolder) => factText(await readFile(join(processFolder, "comm"), "utf8").catch(() => "")) || "?";
/** The group that owns the device file, by name if `/etc/group` knows it; `null` where nothing could be found out. */
var owningGroup = async (devicePath, folders = systemFolders) => {
	const facts = await stat(devicePath).catch(() => null);
	if (!facts) return null;
	return (await readFile(folders.groupFile, "utf8").catch(() => "")).split("\n").find((entry) => entry.split(":")[2] === String(facts.gid))?.split(":")[0] || String(facts.gid);
};
// electron/link/safe-binding.ts
var systemCalls = {
	read: promisify(read),
	write: promisify(write)
};
/** libuv's flags, as the poller of the binding takes them. */
var pollFlags = {
	readable: 1,
	writable: 2
};
var PortError = class extends Error {
	canceled;
	code;
	constructor(message, code, canceled) {
		super(message);
		this.code = code;
		this.canceled = canceled;
	}
};
var canceled = () => new PortError("Port is not open", "ECANCELED", true);
var isNotReady = (error) => error instanceof Error && [
	"EAGAIN",
	"EWOULDBLOCK",
	"EINTR"
].includes(error.code ?? "");
/**
* Gives an opened native port reads, writes and a close that hold on bad days (measured with bindings-cpp 13.0.0 on PTYs):
* - 0 bytes read mean that the line hung up; the original reads again for ever, at 80 % of a core.
* - Readable and writable are awaited together; the original forgets to read while a write waits.
* - A read that waits can be made to look again, which also has the poller begin again.
* - `close()` lets running system calls end before the descriptor is freed, so that none of them can hit the next
*   opening that is given the same number, and throws away what an unfinished write left in the driver.
*/
var makeSafe = (port, system = systemCalls) => {
	const closeNative = port.close.bind(port);
	const running = /* @__PURE__ */ new Set();
	const wanted = /* @__PURE__ */ new Map();
	let closing = false;
	let unfinishedWrites = 0;
	const descriptor = () => {
		if (closing || port.fd === null) throw canceled();
		return port.fd;
	};
	const track = async (call) => {
		running.add(call);
		try {
			return await call;
		} finally {
			running.delete(call);
		}
	};
	const untilReady = (event) => new Promise((resolve, reject) => {
		descriptor();
		const listener = (error) => {
			port.poller.off(event, listener);
			const left = (wanted.get(event) ?? 1) - 1;
			if (left > 0) wanted.set(event, left);
			else wanted.delete(event);
			if (error) reject(error);
			else resolve();
		};
		wanted.set(event, (wanted.get(event) ?? 0) + 1);
		port.poller.on(event, listener);
		port.poller.poll([...wanted.keys()].reduce((flags, name) => flags | pollFlags[name], 0));
	});
	const retrying = async (event, call) => {
		for (;;) {
			try {
				return await track(call());
			} catch (error) {
				if (!isNotReady(error)) throw error;
			}
			await untilReady(event);
		}
	};
	const read = async (buffer, offset, length) => {
		const { bytesRead } = await retrying("readable", () => system.read(descriptor(), buffer, offset, length, null));
		if (bytesRead === 0) throw new PortError("hung up", "EBADF", false);
		return {
			buffer,
			bytesRead
		};
	};
	const write = async (buffer) => {
		unfinishedWrites += 1;
		try {
			for (let offset = 0; offset < buffer.length;) {
				const { bytesWritten } = await retrying("writable", () => system.write(descriptor(), buffer, offset, buffer.length - offset, null));
				offset += bytesWritten;
				if (bytesWritten === 0) await untilReady("writable");
			}
		} finally {
			unfinishedWrites -= 1;
		}
	};
	const close = async () => {
		if (closing || !port.isOpen) throw new PortError("Port is not open", "EBADF", false);
		const discard = unfinishedWrites > 0;
		closing = true;
		await Promise.allSettled(running);
		if (discard) await port.flush().catch(() => void 0);
		await closeNative();
	};
	const lookAgain = () => {
		if (!closing && wanted.has("readable")) port.poller.emit("readable", null);
	};
	return Object.assign(port, {
		read,
		write,
		close,
		lookAgain
	});
};
/** The binding to open ports with: the plain one on Windows, elsewhere the one whose ports notice a hang-up. */
var safeBinding = (binding, platform) => {
	if (platform === "win32") return binding;
	const open = async (options) => makeSafe(await binding.open(options));
	return {
		...binding,
		open
	};
};
// electron/base/clock.ts
/** Resolves after `delayMs` of the given clock. */
var sleep = (clock, delayMs) => new Promise((resolve) => {
	clock.after(delayMs, resolve);
});
// electron/link/link-core.ts
/** How much is kept while nobody listens; beyond it the oldest bytes go, and are counted. */
var keptBytesLimit = 65536;
var closeDeadlineMs = 2e3;
var writeAllowanceMs = 4e3;
/** Start bit, eight data bits, stop bit. */
var bitsPerByte = 10;
/** How long the driver may take to accept `sizeBytes` at `baudRate`. */
var writeDeadlineMs = (sizeBytes, baudRate) => writeAllowanceMs + Math.ceil(sizeBytes * bitsPerByte * 1e3 / baudRate);
/** The behaviour that every link shares: bytes kept for the first listener, writes in order, one end, one farewell. */
var LinkCore = class {
	address;
	epoch;
	clock;
	baudRate;
	transport;
	phase = "open";
	reason = null;
	kept = [];
	keptBytes = 0;
	dropped = 0;
	byteListeners = /* @__PURE__ */ new Set();
	closedListeners = /* @__PURE__ */ new Set();
	writeTail = Promise.resolve();
	abortWrite = null;
	released = null;
	constructor(options) {
		this.address = options.address;
		this.epoch = options.epoch;
		this.clock = options.clock;
		this.baudRate = options.baudRate;
		this.transport = options.transport;
	}
	get droppedBytes() {
		return this.dropped;
	}
	write(bytes) {
		if (this.phase !== "open") return Promise.resolve(this.lost());
		const copy = bytes.slice();
		const turn = this.writeTail.then(() => this.transmit(copy));
		this.writeTail = turn;
		return turn;
	}
	onBytes(listener) {
		const entry = (bytes) => listener(bytes);
		this.byteListeners.add(entry);
		queueMicrotask(() => this.deliverKept());
		return () => {
			this.byteListeners.delete(entry);
		};
	}
	onClosed(listener) {
		const entry = (reason) => listener(reason);
		this.closedListeners.add(entry);
		if (this.phase === "closed" || this.phase === "lost") queueMicrotask(() => this.announceTo(entry));
		return () => {
			this.closedListeners.delete(entry);
		};
	}
	async close() {
		if (this.phase !== "open") {
			await this.released;
			return;
		}
		this.phase = "closing";
		this.kept = [];
		this.keptBytes = 0;
		await this.release();
		this.phase = "closed";
		this.announce();
	}
	/** Bytes from the device. */
	receive(bytes) {
		if (this.phase !== "open" || bytes.length === 0) return;
		this.deliverKept();
		if (this.byteListeners.size === 0) {
			this.keep(bytes);
			return;
		}
		this.dispatch(bytes);
	}
	/** The far end went away. Later calls, and calls after `close()`, change nothing. */
	lose(detail) {
		if (this.phase !== "open") return;
		this.phase = "lost";
		this.reason = failure("link/lost", {
			path: this.address,
			detail: factText(detail)
		});
		this.release();
		this.announce();
	}
	transmit(bytes) {
		if (this.phase !== "open") return Promise.resolve(this.lost());
		return new Promise((resolve) => {
			const settle = () => {
				cancelDeadline();
				this.abortWrite = null;
				resolve(this.phase === "open" ? done : this.lost());
			};
			const cancelDeadline = this.clock.after(writeDeadlineMs(bytes.length, this.baudRate), () => this.lose("write deadline"));
			this.abortWrite = settle;
			this.transport.send(bytes).then(settle, (error) => {
				this.lose(messageOf(error));
				settle();
			});
		});
	}
	release() {
		const abortWrite = this.abortWrite;
		const giveBack = this.transport.release(abortWrite !== null).catch(() => void 0);
		abortWrite?.();
		this.released = new Promise((resolve) => {
			const abandon = this.clock.after(closeDeadlineMs, resolve);
			giveBack.then(() => {
				abandon();
				resolve();
			});
		});
		return this.released;
	}
	keep(bytes) {
		this.kept.push(bytes.slice());
		this.keptBytes += bytes.length;
		while (this.keptBytes > keptBytesLimit) {
			const oldest = this.kept.shift() ?? /* @__PURE__ */ new Uint8Array();
			const excess = Math.min(oldest.length, this.keptBytes - keptBytesLimit);
			if (excess < oldest.length) this.kept.unshift(oldest.subarray(excess));
			this.keptBytes -= excess;
			this.dropped += excess;
		}
	}
	deliverKept() {
		if (this.byteListeners.size === 0) return;
		const kept = this.kept;
		this.kept = [];
		this.keptBytes = 0;
		for (const bytes of kept) this.dispatch(bytes);
	}
	dispatch(bytes) {
		for (const listener of [...this.byteListeners]) if (this.byteListeners.has(listener)) listener(bytes);
	}
	announce() {
		this.deliverKept();
		for (const listener of [...this.closedListeners]) this.announceTo(listener);
	}
	announceTo(listener) {
		if (this.closedListeners.delete(listener)) listener(this.reason);
	}
	lost() {
		return {
			ok: false,
			error: this.reason ?? failure("link/lost", {
				path: this.address,
				detail: "closed"
			})
		};
	}
};
// electron/link/open-errors.ts
/** Texts of bindings-cpp 13 that do not depend on the system: its own checks of the settings. */
var settingsRules = [
	[/^"?(path|baudRate|dataBits|stopBits|parity)"? /i, "link/bad-settings"],
	[/^Invalid (parity|stop bits|data bits) setting/i, "link/bad-settings"],
	[/baud rate of \d+ is not supported/i, "link/bad-settings"]
];
/** strerror texts of glibc, musl and macOS in the frames of bindings-cpp 13 (serialport_unix.cpp). First match wins. */
var unixRules = [
	[/cannot lock port/i, "link/busy"],
	[/resource temporarily unavailable|resource busy|device or resource busy/i, "link/busy"],
	[/permission denied|operation not permitted/i, "link/denied"],
	[/no such file or directory|no such device|not a directory|device not configured/i, "link/missing"],
	[/inappropriate ioctl|not a tty|not a typewriter|is a directory|not supported by device/i, "link/not-serial"],
	[/invalid argument.*(custom baud rate|IOSSIOSPEED)/i, "link/bad-settings"],
	[/file ?name too long/i, "link/missing"]
];
/** GetLastError numbers, by what they mean for opening a COM port. */
var windowsCodes = {
	1: "link/not-serial",
	2: "link/missing",
	3: "link/missing",
	5: "link/busy",
	6: "link/not-serial",
	20: "link/missing",
	31: "link/failed",
	32: "link/busy",
	50: "link/not-serial",
	55: "link/missing",
	87: "link/bad-settings",
	121: "link/failed",
	123: "link/missing",
	170: "link/busy",
	433: "link/missing",
	1117: "link/failed",
	1167: "link/missing"
};
/** The named texts of serialport_win.cpp. Access denied is how Windows says that another program has the port open. */
var windowsRules = [
	[/file not found/i, "link/missing"],
	[/access (is )?denied/i, "link/busy"],
	[/\(GetCommState\): invalid handle/i, "link/not-serial"],
	[/parameter is incorrect/i, "link/bad-settings"]
];
var windowsErrorNumber = (text) => {
	const match = /error code:? (\d{1,10})/i.exec(text);
	return match?.[1] === void 0 ? null : Number(match[1]);
};
var byRules = (rules, text) => rules.find(([pattern]) => pattern.test(text))?.[1] ?? null;
/** The code for the text that the binding gave when it could not open a port. */
var openErrorCode = (platform, text) => {
	const settings = byRules(settingsRules, text);
	if (settings) return settings;
	if (platform !== "win32") return byRules(unixRules, text) ?? "link/failed";
	const number = windowsErrorNumber(text);
	return (number === null ? byRules(windowsRules, text) : windowsCodes[number]) ?? "link/failed";
};
/**
* The failure for the text that the binding gave when it could not open `path`.
* Facts: `path`, `detail` (the text itself), `holder` with `link/busy`, `group` with `link/denied`.
*/
var openFailure = (platform, path, text, hints = {}) => {
	const code = openErrorCode(platform, text);
	const facts = {
		path,
		detail: factText(text)
	};
	if (code === "link/busy" && hints.holder?.length) facts.holder = hints.holder;
	if (code === "link/denied" && hints.group) facts.group = hints.group;
	return failure(code, facts);
};
// electron/link/serial-opener.ts
var openDeadlineMs = 1e4;
var linesDeadlineMs = 1e3;
var readSizeBytes = 65536;
var baudRateLimit = 2e7;
/** Windows drivers keep the handle a moment after it was closed (reliability: `Access denied` on reopening). */
var busyRetry = {
	attempts: 3,
	pauseMs: 300
};
/** serialport_win.cpp copies ten characters of the name and would open the port that the rest names. */
var windowsNameLimit = 9;
var plainPath = (platform, path) => {
	if (platform !== "win32") return path;
	const name = path.trim().replace(/^\\\\\.\\/, "").replace(/:$/, "");
	return /^com\d+$/i.test(name) ? name.toUpperCase() : name;
};
var settingsProblem = (platform, path, baudRate) => {
	if (path === "" || path.includes("\0")) return "path";
	if (platform === "win32" && path.length > windowsNameLimit) return "path";
	if (!Number.isInteger(baudRate) || baudRate < 1 || baudRate > baudRateLimit) return "baudRate";
	return null;
};
/** Opens serial ports of `system`: every opening is a new object with a new epoch, and is never opened again. */
var createSerialOpener = (system) => async (address, settings, context) => {
	const { platform } = system;
	const { baudRate, frame = usualFrame } = settings;
	const path = plainPath(platform, address);
	const problem = settingsProblem(platform, path, baudRate);
	if (problem) return fail("link/bad-settings", {
		path: factText(address),
		detail: problem,
		baudRate
	});
	const retries = platform === "win32" ? busyRetry.attempts : 0;
	for (let attempt = 0;; attempt += 1) {
		const result = await openOnce(system, path, {
			baudRate,
			frame
		}, context.clock);
		if ("port" in result) return ok(linkOf(result.port, address, baudRate, context));
		const code = openErrorCode(platform, result.text);
		if (code !== "link/busy" || attempt >= retries) {
			const hints = await system.hints(path, code).catch(() => ({}));
			return {
				ok: false,
				error: openFailure(platform, address, result.text, hints)
			};
		}
		await sleep(context.clock, busyRetry.pauseMs);
	}
};
/** A port that opens after the deadline is closed again. */
var openOnce = async (system, path, { baudRate, frame }, clock) => {
	const opening = system.open(path, baudRate, frame);
	const result = await within(clock, openDeadlineMs, opening.then((port) => ({ port }), (error) => ({ text: messageOf(error) })));
	if (result === null) {
		opening.then((port) => port.close()).catch(() => void 0);
		return { text: "open deadline" };
	}
	if (system.platform === "win32" && frame.flowControl === "none" && "port" in result) await within(clock, linesDeadlineMs, result.port.set({
		dtr: true,
		rts: true
	}).catch(() => void 0));
	return result;
};
var within = (clock, deadlineMs, promise) => new Promise((resolve, reject) => {
	const cancelDeadline = clock.after(deadlineMs, () => resolve(null));
	promise.then((value) => {
		cancelDeadline();
		resolve(value);
	}, (error) => {
		cancelDeadline();
		reject(error);
	});
});
var linkOf = (port, address, baudRate, context) => {
	const core = new LinkCore({
		address,
		epoch: context.nextEpoch(),
		clock: context.clock,
		baudRate,
		transport: {
			send: (bytes) => port.write(Buffer.from(bytes)),
			release: () => port.close()
		}
	});
	core.onClosed(lookAgainRegularly(port, context.clock));
	pump(port, core);
	return core;
};
/** Returns what ends it. */
var lookAgainRegularly = (port, clock) => {
	if (!port.lookAgain) return () => void 0;
	let cancel = () => void 0;
	const wait = () => {
		cancel = clock.after(750, () => {
			port.lookAgain?.();
			wait();
		});
	};
	wait();
	return () => cancel();
};
/** Reads for as long as the link lives: a port that nobody reads does not notice that its line hung up. */
var pump = async (port, core) => {
	const buffer = Buffer.allocUnsafeSlow(readSizeBytes);
	for (;;) {
		const result = await port.read(buffer, 0, buffer.length).catch((error) => messageOf(error));
		if (typeof result === "string") return core.lose(result);
		if (result.bytesRead === 0) return core.lose("hung up");
		core.receive(new Uint8Array(buffer.subarray(0, result.bytesRead)));
	}
};
// electron/link/serial-link.ts
var binding = safeBinding(SerialPort.binding, process.platform);
/**
* Opens a serial port (`/dev/ttyUSB2`, `COM10`) at 8N1 without flow control unless told otherwise, exclusively, with DTR on.
* Failures: `link/missing busy denied not-serial bad-settings failed`, facts `path`, `detail`, `holder`, `group`.
*/
var openSerialLink = createSerialOpener({
	platform: process.platform,
	open: (path, baudRate, { dataBits, stopBits, parity, flowControl }) => binding.open({
		path,
		baudRate,
		dataBits,
		stopBits,
		parity,
		rtscts: flowControl === "rtscts",
		lock: true,
		hupcl: process.platform === "win32"
	}),
	hints: async (path, code) => {
		if (process.platform !== "linux") return {};
		if (code === "link/busy") return { holder: await findHolders(path) };
		if (code === "link/denied") return { group: await owningGroup(path) ?? void 0 };
		return {};
	}
});
/** The ports that the binding lists, with what it knows of each; may reject (no udevadm) or take for ever. */
var listNativePorts = () => SerialPort.list();
// electron/link/tcp-link.ts
var connectDeadlineMs = 5e3;
/** A serial server passes the bytes on at the speed of its line; the slowest in use sets the write deadline. */
var slowestBaudRate = 9600;
var keepAliveMs = 1e4;
/** `tcp://host:port`, an IPv6 host in brackets; `null` when it is nothing of the kind. */
var parseTcpAddress = (address) => {
	const match = /^tcp:\/\/(?:\[([0-9a-f:.]{2,45}(?:%[\w.-]{1,32})?)\]|([^\s/?#@:[\]\\]{1,253})):(\d{1,5})\/?$/i.exec(address);
	const host = match?.[1] ?? match?.[2];
	const port = Number(match?.[3]);
	return host !== void 0 && port >= 1 && port <= 65535 ? {
		host,
		port
	} : null;
};
var connectErrorCodes = {
	ECONNREFUSED: "link/refused",
	ENOTFOUND: "link/unknown-host",
	EAI_AGAIN: "link/unknown-host"
};
var dialNetwork = (target) => connect({
	...target,
	noDelay: true,
	keepAlive: true,
	keepAliveInitialDelay: keepAliveMs
});
/**
* Connects to a serial server or a virtual module.
* Failures: `link/bad-settings refused unknown-host failed`, facts `path`, `detail`.
*/
var openTcpLink = async (address, context, dial = dialNetwork) => {
	const target = parseTcpAddress(address);
	if (!target) return fail("link/bad-settings", {
		path: factText(address),
		detail: "address"
	});
	const socket = dial(target);
	const core = new LinkCore({
		address,
		epoch: context.nextEpoch(),
		clock: context.clock,
		baudRate: slowestBaudRate,
		transport: transportOf(socket)
	});
	socket.on("data", (bytes) => core.receive(bytes));
	socket.on("end", () => core.lose("ended"));
	socket.on("close", () => core.lose("closed"));
	const problem = await connected(socket, context.clock);
	if (problem) {
		socket.destroy();
		return fail(problem.code, {
			path: address,
			detail: factText(problem.detail)
		});
	}
	socket.on("error", (error) => core.lose(error.message));
	return ok(core);
};
var connected = (socket, clock) => new Promise((resolve) => {
	const cancelDeadline = clock.after(connectDeadlineMs, () => resolve({
		code: "link/failed",
		detail: "connect deadline"
	}));
	const settle = (problem) => {
		cancelDeadline();
		resolve(problem);
	};
	socket.once("connect", () => settle(null));
	socket.on("error", (error) => settle({
		code: connectErrorCodes[error.code ?? ""] ?? "link/failed",
		detail: messageOf(error) || (error.code ?? "")
	}));
});
var transportOf = (socket) => ({
	send: (bytes) => new Promise((resolve, reject) => {
		socket.write(bytes, (error) => error ? reject(error) : resolve());
	}),
	release: (discardUnsent) => new Promise((resolve) => {
		if (socket.closed) resolve();
		else socket.once("close", () => resolve());
		if (discardUnsent) socket.destroy();
		else socket.destroySoon();
	})
});
// electron/link/open-link.ts
/** Opens whatever an address names: `sim:`, `tcp://host:port`, else a serial port. Holds the one counter of epochs. */
var createOpenLink = ({ clock, openSimulated }) => {
	let epoch = 0;
	const nextEpoch = () => {
		epoch += 1;
		return epoch;
	};
	return (address, settings) => {
		if (/^sim:/i.test(address)) return openSimulated(address, nextEpoch());
		if (/^tcp:\/\//i.test(address)) return openTcpLink(address, {
			clock,
			nextEpoch
		});
		return openSerialLink(address, settings, {
			clock,
			nextEpoch
		});
	};
};
export { stageOf as A, shelfEntrySchema as C, failureSchema as D, addressSchema as E, stepIds as M, moduleFamilies as N, sessionIdSchema as O, profileSummarySchema as S, undoableNames as T, recordingSchema as _, messageOf as a, draftFieldsSchema as b, eventSchema as c, noCounters as d, noFacts as f, productSchema as g, reportSchema as h, factText as i, stages as j, certificateRoles as k, defaultSettings as l, sessionSchema as m, listNativePorts as n, isRequestName as o, noMessageCounts as p, sleep as r, requests as s, createOpenLink as t, settingsSchema as u, simulatorSchema as v, typedSecretNames as w, draftSchema as x, portsSchema as y };

//# sourceMappingURL=open-link-BfyoEUp7.js.map