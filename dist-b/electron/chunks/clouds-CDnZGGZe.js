import { t as __exportAll } from "./rolldown-runtime-D8jQpDG7.js";
import { c as findStaleHour, d as deriveHuaweiCredentials, f as hmacSha256Hex, h as findTextProblem, m as credentialProblemOf, p as huaweiTimestamp, u as shiftTimestamp } from "./describe-failure-DUuiI3VI.js";
import { a as huaweiHostWarnings, c as registeredPorts, l as warning, n as demoHost, o as huaweiRegionOf, r as classifyHuaweiHost, s as portFor } from "./demo-cloud-BmyasQvl.js";
import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { z } from "zod";
// shared/clouds/folder.ts
/** The device to which a topic belongs by one of these folders (`<folder><device id>/…`); `null`: to none in particular. */
var deviceInFolder = (topic, folders) => {
	const folder = folders.find((start) => topic.startsWith(start));
	return folder === void 0 ? null : topic.slice(folder.length).split("/")[0] ?? null;
};
// shared/profile/problem.ts
/**
* What can be wrong with one setting of a profile or with one field of the form. The sentences are in
* `shared/words/profile-problems.ts`; a code without words does not compile.
*/
var profileProblemCodes = [
	"missing",
	"unknown-key",
	"must-be",
	"one-of",
	"at-least",
	"at-most",
	"at-most-entries",
	"longer-than",
	"not-text",
	"not-whole-number",
	"not-boolean",
	"not-object",
	"not-list",
	"not-valid",
	"empty",
	"line-break",
	"quote",
	"control-character",
	"not-utf-8",
	"too-long",
	"wildcard",
	"wildcard-misplaced",
	"file-or-pem",
	"host-form",
	"not-ten-digits",
	"pin-form",
	"one-secret",
	"needed-beside-password",
	"needed-for-check",
	"missing-beside",
	"differs-from-client-id",
	"not-on-this-cloud",
	"utf-16",
	"not-utf-8-file",
	"cli-only",
	"file-not-read",
	"placeholder",
	"duplicate",
	"secret-locked",
	"blank-in-secret",
	"client-id-form",
	"differs-from-device-id",
	"sm3",
	"qos-2-refused",
	"topic-of-another-device",
	"payload-not-json"
];
/** What is wrong, wherever it is. */
var problemWith = (code, ...[facts]) => ({
	code,
	facts: { ...facts }
});
var profileProblem = (path, code, ...facts) => ({
	path,
	...problemWith(code, ...facts)
});
// shared/clouds/huawei/client-id.ts
var pattern = /^(.+)_([0-3])_([0-2])_(\d{10})$/;
/** Splits from the right, because a deviceId is `{productId}_{nodeId}`. `null`: not of Huawei's form. */
var parseClientId = (text) => {
	const match = pattern.exec(text);
	if (match === null) return null;
	const [, id = "", authType, signType, timestamp = ""] = match;
	return {
		id,
		authType: Number(authType),
		signType: Number(signType),
		timestamp
	};
};
// shared/profile/json-error.ts
/** Finds the first error of a JSON text (RFC 8259), or that it nests deeper than `maximumDepth`; `null`: none. */
var findJsonError = (text, maximumDepth) => {
	const found = new JsonReader(text, maximumDepth).document();
	if (found === null) return null;
	const before = text.slice(0, found.offset).split(/\r\n|\r|\n/);
	return {
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1,
		problem: found.problem
	};
};
/** Recursive descent; each method gives `null` when its part was read, else what is wrong. */
var JsonReader = class {
	at = 0;
	depth = 0;
	text;
	maximumDepth;
	constructor(text, maximumDepth) {
		this.text = text;
		this.maximumDepth = maximumDepth;
	}
	document() {
		const found = this.value();
		if (found !== null) return found;
		this.blanks();
		return this.at < this.text.length ? {
			offset: this.at,
			problem: "text-after-end"
		} : null;
	}
	value() {
		this.blanks();
		const first = this.text[this.at];
		if (first === "{" || first === "[") return this.container(first === "{" ? "}" : "]");
		if (first === "\"") return this.string();
		return this.match(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y) ? null : this.wrong();
	}
	container(end) {
		if (this.depth === this.maximumDepth) return {
			offset: this.at,
			problem: "too-deep"
		};
		this.depth += 1;
		this.at += 1;
		if (!this.take(end)) {
			do {
				const found = end === "}" ? this.member() : this.value();
				if (found !== null) return found;
			} while (this.take(","));
			if (!this.take(end)) return this.wrong();
		}
		this.depth -= 1;
		return null;
	}
	member() {
		this.blanks();
		const found = this.string();
		if (found !== null) return found;
		return this.take(":") ? this.value() : this.wrong();
	}
	string() {
		if (this.text[this.at] !== "\"") return this.wrong();
		this.at += 1;
		while (this.match(/[^"\\\u0000-\u001f]+/y) || this.match(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y));
		if (this.text[this.at] !== "\"") return this.wrong();
		this.at += 1;
		return null;
	}
	/** Skips blanks, then takes `character` if it is next. */
	take(character) {
		this.blanks();
		if (this.text[this.at] !== character) return false;
		this.at += 1;
		return true;
	}
	blanks() {
		this.match(/[ \t\r\n]*/y);
	}
	match(pattern) {
		pattern.lastIndex = this.at;
		if (!pattern.test(this.text)) return false;
		this.at = pattern.lastIndex;
		return true;
	}
	wrong() {
		return {
			offset: this.at,
			problem: slipAt(this.text, this.at)
		};
	}
};
/** What a person most likely did who wrote the character at which the text stopped being JSON. */
var slipAt = (text, at) => {
	const character = text[at];
	if (character === void 0) return "unexpected-end";
	if (/^(?:\/\/|\/\*|#)/.test(text.slice(at, at + 2))) return "comment";
	if (character === "'") return "single-quote";
	if (/[\u2018-\u201f\u300c\u300d\uff02\uff07]/.test(character)) return "typographic-quote";
	if (/[\uff0c\uff1a\uff5b\uff5d\u3001\u3010\u3011]/.test(character)) return "full-width";
	const before = lastVisible(text, at);
	if (before === "," && /[}\]]/.test(character)) return "trailing-comma";
	return /["\d}\]el]/.test(before) && /["{[]/.test(character) ? "missing-comma" : "unexpected-character";
};
var lastVisible = (text, at) => {
	let index = at - 1;
	while (/[ \t\r\n]/.test(text[index] ?? "")) index -= 1;
	return text[index] ?? "";
};
// shared/clouds/huawei/password-mistakes.ts
/** How far apart clientId and password may have been made to be recognised: a week. */
var searchedHours = 168;
/** `null`: the password is right, or wrong in a way that is not recognised. */
var findPasswordMistake = (question) => {
	const { secret, timestamp, password } = question;
	const right = hmacSha256Hex(timestamp, secret);
	if (password === right) return null;
	if (password === secret || password.trim() === secret) return { kind: "secret-itself" };
	const digest = readDigest(password.trim());
	if (digest === null) return null;
	if (digest.hex === right) return { kind: digest.form === "hex" ? "blank-around" : digest.form };
	return findOtherInput(digest.hex, secret, timestamp);
};
/** The 32 bytes that a password stands for, whatever notation it is in. */
var readDigest = (text) => {
	if (/^[0-9a-f]{64}$/.test(text)) return {
		hex: text,
		form: "hex"
	};
	if (/^[0-9a-fA-F]{64}$/.test(text)) return {
		hex: text.toLowerCase(),
		form: "upper-case"
	};
	if (/^[A-Za-z0-9+/_-]{43}=?$/.test(text)) return {
		hex: hexOfBase64(text),
		form: "base64"
	};
	return null;
};
var base64Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
var hexOfBase64 = (text) => {
	return ([...text.replace(/=$/, "").replaceAll("-", "+").replaceAll("_", "/")].map((letter) => base64Alphabet.indexOf(letter).toString(2).padStart(6, "0")).join("").slice(0, 256).match(/.{4}/g) ?? []).map((nibble) => Number.parseInt(nibble, 2).toString(16)).join("");
};
var findOtherInput = (hex, secret, timestamp) => {
	const made = (key, message) => hmacSha256Hex(key, message) === hex;
	if (made(secret, timestamp)) return { kind: "swapped" };
	if ([
		"\n",
		"\r\n",
		"\r"
	].some((end) => made(timestamp, secret + end))) return { kind: "trailing-newline" };
	if ([
		` ${secret}`,
		`${secret} `,
		`\t${secret}`,
		`${secret}\t`,
		secret.trim()
	].some((variant) => made(timestamp, variant))) return { kind: "blank-in-secret" };
	if (bytesToHex(sha256(utf8ToBytes(secret))) === hex) return { kind: "not-keyed" };
	return findOtherHour(timestamp, (key) => made(key, secret));
};
var findOtherHour = (timestamp, made) => {
	for (let distance = 1; distance <= searchedHours; distance += 1) for (const hours of [distance, -distance]) {
		const key = shiftTimestamp(timestamp, hours);
		if (key !== null && made(key)) return hours === 8 ? { kind: "beijing-hour" } : {
			kind: "other-hour",
			timestamp: key
		};
	}
	return null;
};
// shared/clouds/huawei/topics.ts
/** Where the topics of a device are, by platform (huawei.md §3). */
var huaweiFolders = {
	iotda: "$oc/devices/",
	v1: "/huawei/v1/devices/"
};
// shared/clouds/huawei/remarks.ts
/** Outside of this range the platform refuses the connection with "identifier rejected" (huawei.md §4, §5.2 row 6). */
var huaweiKeepAliveSeconds = {
	least: 30,
	most: 1200
};
var warned = (field, code, facts = {}) => ({
	field,
	level: "warning",
	code,
	facts
});
var wrong = (field, code, facts = {}) => ({
	field,
	level: "error",
	code,
	facts
});
/** What of a Huawei login does not fit together. Errors are what the platform certainly refuses (huawei.md §1.2, §4). */
var huaweiRemarks = (values, nowMs) => {
	const { secret, clientId } = values;
	const parts = parseClientId(clientId);
	const timestamp = parts?.timestamp ?? values.timestamp ?? huaweiTimestamp(nowMs);
	const remarks = [...idRemarks(values, parts), ...passwordRemarks(values, parts, timestamp)];
	if (clientId !== "" && parts === null) remarks.push(warned("clientId", "client-id-form"));
	if (secret !== null && secret !== secret.trim()) remarks.push(warned("secret", "blank-in-secret"));
	const stale = findStaleHour({
		timestamp,
		signType: parts?.signType ?? values.signType,
		nowMs
	});
	if (stale) remarks.push(warned(parts ? "clientId" : "timestamp", "hour-stale", {
		hours: stale.hoursAhead,
		found: timestamp
	}));
	return [
		...remarks,
		...keepAliveRemarks(values.keepAliveSeconds),
		...topicRemarks(values)
	];
};
var idRemarks = ({ deviceId, clientId, username }, parts) => {
	if (parts !== null) return Object.entries({
		deviceId,
		username
	}).flatMap(([field, id]) => id !== "" && id !== parts.id ? [warned(field, "differs-from-client-id")] : []);
	return clientId === "" && username !== "" && deviceId !== "" && username !== deviceId ? [warned("username", "differs-from-device-id")] : [];
};
/** With signType 2 the platform wants an HMAC-SM3, and no password of SHA-256 is right. */
var passwordRemarks = ({ secret, password }, parts, timestamp) => {
	if (secret === null) return [];
	if (parts?.signType === 2) return password === null ? [wrong("clientId", "sm3")] : [];
	if (password === null || password === hmacSha256Hex(timestamp, secret)) return [];
	const mistake = findPasswordMistake({
		secret,
		timestamp,
		password
	});
	return [warned("password", "password-mistake", mistake === null ? {} : { problem: mistake.kind })];
};
/** 0 is refused for every broker. */
var keepAliveRemarks = (seconds) => {
	const { least, most } = huaweiKeepAliveSeconds;
	if (seconds > most) return [wrong("keepAliveSeconds", "at-most", { limit: most })];
	return seconds > 0 && seconds < least ? [wrong("keepAliveSeconds", "at-least", { limit: least })] : [];
};
/** QoS 2 and topics of another device: how the platform answers is not published, so these do not stop a run (huawei.md §4, §5.2 row 22). */
var topicRemarks = ({ deviceId, clientId, topics: { subscriptions, proof } }) => {
	const ids = [deviceId, parseClientId(clientId)?.id ?? ""].filter((id) => id !== "");
	const remarks = [...subscriptions.map((entry, index) => ({
		...entry,
		field: `subscriptions.${index}.topic`
	})), ...proof === null ? [] : [{
		...proof,
		field: "proof.topic"
	}]].flatMap(({ field, topic, qos }) => {
		const device = deviceInFolder(topic, Object.values(huaweiFolders));
		const isOthers = device !== null && ids.length > 0 && !ids.includes(device);
		return [...qos === 2 ? [warned(field, "qos-2-refused")] : [], ...isOthers ? [warned(field, "topic-of-another-device")] : []];
	});
	return proof !== null && jsonTopic.test(proof.topic) && findJsonError(proof.payload, 32) !== null ? [...remarks, warned("proof.payload", "payload-not-json")] : remarks;
};
/** Where the platform reads what comes by the model of the product; messages and topics of one's own may carry anything. */
var jsonTopic = /^\$oc\/devices\/[^/]+\/sys\/(?:properties|events|gateway|commands)\/|^\/huawei\/v1\/devices\/[^/]+\/data\/json$/;
// shared/clouds/huawei/form.ts
var deviceIdOf$1 = ({ deviceId, clientId }) => deviceId || (parseClientId(clientId)?.id ?? "");
/** The form of both platforms; they differ in the example of a host. */
var huaweiForm = (kind, hostExample) => ({
	fields: [
		"deviceId",
		"secret",
		"timestamp"
	],
	given: [
		"clientId",
		"username",
		"password"
	],
	hasSignType: true,
	hostExample,
	deviceIdOf: deviceIdOf$1,
	empty: (values, byCertificate) => [...deviceIdOf$1(values) === "" ? ["deviceId"] : [], ...values.secret === null && values.password === null && !byCertificate ? ["secret"] : []],
	written: ({ host, port, deviceId, secret, timestamp, signType, clientId, username, password }) => ({
		kind,
		host,
		...port === null ? {} : { port },
		deviceId: deviceId || null,
		secret: password === null ? secret : null,
		timestamp,
		signType,
		clientId: clientId || null,
		username: username || null,
		password
	}),
	valuesOf: ({ host, port, deviceId, secret, timestamp, signType, clientId, username, password }) => ({
		host,
		port,
		deviceId,
		secret,
		timestamp,
		signType,
		clientId: clientId ?? "",
		username: username ?? "",
		password
	}),
	withoutSecrets: (written, byCertificate, secretFile) => {
		const needsNone = !written.secret && !written.password && byCertificate;
		return {
			...written,
			secret: null,
			password: null,
			secretFile: needsNone ? null : secretFile
		};
	},
	commandLineOnly: ({ authType }) => authType === 0 ? [] : ["cloud.authType"],
	remarks: huaweiRemarks
});
// shared/clouds/huawei/login.ts
/** The timestamp of the clientId, or of the profile, or the current UTC hour; in this order. */
var timestampOf = ({ clientId, timestamp }, nowMs) => parseClientId(clientId ?? "")?.timestamp ?? timestamp ?? huaweiTimestamp(nowMs);
var huaweiLogin = (cloud, secret, nowMs) => {
	const timestamp = timestampOf(cloud, nowMs);
	const clientId = cloud.clientId ?? `${cloud.deviceId}_${cloud.authType}_${cloud.signType}_${timestamp}`;
	const username = cloud.username ?? cloud.deviceId;
	if (cloud.password !== null || secret === null) {
		const problem = credentialProblemOf(clientId);
		if (problem !== null) return fail("credentials/invalid", {
			field: "clientId",
			problem
		});
		return ok({
			clientId,
			username,
			password: cloud.password
		});
	}
	if (parseClientId(clientId)?.signType === 2) return fail("credentials/invalid", {
		field: "clientId",
		problem: "sm3"
	});
	const { deviceId, signType, authType } = cloud;
	const derived = deriveHuaweiCredentials({
		deviceId,
		secret,
		timestamp,
		signType,
		authType
	});
	return derived.ok ? ok({
		clientId,
		username,
		password: derived.value.password
	}) : derived;
};
var huaweiLoginWarnings = ({ clientId, password }, secret, nowMs) => {
	const parts = parseClientId(clientId);
	if (!parts) return [];
	const { timestamp } = parts;
	const mistake = secret !== null && password !== null ? findPasswordMistake({
		secret,
		timestamp,
		password
	}) : null;
	const stale = findStaleHour({
		...parts,
		nowMs
	});
	return [...mistake ? [warning("password-mistake", { problem: mistake.kind })] : [], ...stale ? [warning("hour-stale", {
		hours: stale.hoursAhead,
		found: timestamp
	})] : []];
};
/** @param gone why the platform may not know the device */
var huaweiRefusalCauses = ({ clientId, username }, nowMs, gone) => {
	const causes = [];
	const parts = parseClientId(clientId);
	if (!parts) causes.push("client-id-form");
	else if (findStaleHour({
		...parts,
		nowMs
	})) causes.push("hour-stale");
	if (parts && parts.id !== username) causes.push("username-differs");
	return [
		...causes,
		"password-wrong",
		gone
	];
};
// shared/clouds/huawei/paste.ts
var readHuaweiClientId = (clientId) => {
	const parts = parseClientId(clientId);
	if (parts === null) return null;
	const { id, timestamp, signType } = parts;
	return {
		deviceId: id,
		timestamp,
		...signType === 0 || signType === 1 ? { signType } : {}
	};
};
/** A device, or a login. */
var readHuaweiUnnamed = (tokens) => pairOf(tokens) ?? tripleOf(tokens);
/** An id of Huawei's form and something that can be a secret (huawei.md §1.5), and nothing else. */
var pairOf = (tokens) => {
	const deviceId = tokens.find((token) => /^(?=.*\d)[\w-]+_[\w-]+$|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(token));
	const secret = tokens.find((token) => token !== deviceId);
	return tokens.length === 2 && deviceId !== void 0 && /^(?=.*\d)[\w-]{8,32}$/.test(secret ?? "") && secret !== void 0 && parseClientId(deviceId) === null ? {
		deviceId,
		secret
	} : null;
};
/** A login without names: clientId, username and password, in this order or told apart by their forms. */
var tripleOf = (tokens) => {
	const clientId = tokens.find((token) => parseClientId(token) !== null);
	if (clientId === void 0 || tokens.length > 4) return null;
	const others = tokens.filter((token) => token !== clientId);
	const id = parseClientId(clientId)?.id;
	const password = others.find((token) => /^[0-9a-f]{64}$/i.test(token)) ?? others.filter((token) => token !== id).at(-1);
	return {
		clientId,
		username: others.find((token) => token === id) ?? others.find((token) => token !== password) ?? "",
		password: password ?? ""
	};
};
// shared/profile/problems.ts
var maximumProblems = 50;
var maximumKeyLength = 64;
/** What a check of our own found, as a `custom` issue carries it to `problemsOfIssues`. */
var paramsOf = (problem) => ({ problem });
/** A problem for every issue; only field names and expectations, never a value of the profile. */
var problemsOfIssues = (issues) => issues.flatMap(problemsOfIssue).slice(0, maximumProblems);
var problemsOfIssue = (issue) => {
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => profileProblem(pathText([...issue.path, key]), "unknown-key"));
	return [{
		path: pathText(issue.path),
		...whatOf(issue)
	}];
};
var whatOf = (issue) => {
	switch (issue.code) {
		case "invalid_type": return issue.message.endsWith("received undefined") ? problemWith("missing") : ofKind(issue.expected);
		case "invalid_value": return choiceOf(issue.values.map(String));
		case "too_small": return issue.origin === "string" ? problemWith("empty") : problemWith("at-least", { limit: Number(issue.minimum) });
		case "too_big": return tooBig(issue);
		case "invalid_union": return "options" in issue && Array.isArray(issue.options) ? choiceOf(issue.options.map(String)) : problemWith("not-valid");
		case "custom": return issue.params?.problem ?? problemWith("not-valid");
		default: return problemWith("not-valid");
	}
};
var kinds = {
	string: "not-text",
	number: "not-whole-number",
	int: "not-whole-number",
	boolean: "not-boolean",
	object: "not-object",
	array: "not-list"
};
var isKind = (expected) => Object.hasOwn(kinds, expected);
var ofKind = (expected) => problemWith(isKind(expected) ? kinds[expected] : "not-valid");
var choiceOf = (options) => {
	const [only = ""] = options;
	return options.length === 1 ? problemWith("must-be", { value: only }) : problemWith("one-of", { options });
};
var tooBig = ({ origin, maximum }) => {
	if (origin === "string") return problemWith("too-long");
	const limit = Number(maximum);
	return origin === "array" ? problemWith("at-most-entries", { limit }) : problemWith("at-most", { limit });
};
/** `mqtt.subscriptions[2].topic`. Keys come from a file: control characters are cut out and the length is bounded. */
var pathText = (path) => {
	if (path.length === 0) return "profile";
	return path.map((part) => typeof part === "number" ? `[${part}]` : `.${String(part).replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "").slice(0, maximumKeyLength)}`).join("").replace(/^\./, "");
};
// shared/profile/setting.ts
/** Kinds of settings of which a profile is made. */
/** A text with a check of its own, which names what is wrong. */
var checkedText = (find) => z.string().check((context) => {
	const code = find(context.value);
	if (code !== null) context.issues.push({
		code: "custom",
		params: paramsOf(problemWith(code)),
		input: void 0
	});
});
/** Text that will be an AT argument. */
var argument = (limitBytes) => checkedText((value) => value === "" ? "empty" : findTextProblem(value, limitBytes));
var credential = argument(256);
var findPathProblem = (value) => {
	if (value === "") return "empty";
	if (/[\0\r\n]/.test(value)) return "control-character";
	return value.length > 4096 ? "too-long" : null;
};
/** Of a file, relative to the profile. */
var filePath = checkedText(findPathProblem);
var pemLimitCharacters = 65536;
var pemOrPath = checkedText((value) => {
	return value.includes("-----BEGIN ") && value.length <= pemLimitCharacters || findPathProblem(value) === null ? null : "file-or-pem";
});
var nameOrIpv4 = /^[A-Za-z0-9._-]{1,255}$/;
var ipv6 = /^(?=.*:.*:)[0-9A-Fa-f:.]{2,45}$/;
/** A name or an address, without scheme, port or blanks. */
var isHost = (value) => nameOrIpv4.test(value) || ipv6.test(value);
var hostName = checkedText((value) => isHost(value) ? null : "host-form");
var oneOf = (...values) => z.literal(values);
/** Where a cloud is; a port that is left out follows TLS. */
var address = {
	host: hostName,
	port: z.int().min(1).max(65535).optional()
};
// shared/clouds/huawei/settings.ts
var huaweiSchema = (kind) => z.strictObject({
	kind: z.literal(kind),
	...address,
	deviceId: credential.nullish(),
	secret: credential.nullish(),
	secretFile: filePath.nullish(),
	timestamp: checkedText((value) => /^\d{10}$/.test(value) ? null : "not-ten-digits").nullish(),
	signType: oneOf(0, 1).default(0),
	authType: oneOf(0, 2).default(0),
	clientId: credential.nullish(),
	username: credential.nullish(),
	password: credential.nullish()
});
var given = (value) => value !== null && value !== void 0;
/** The deviceId, or the id inside the clientId that was given instead. */
var deviceIdOf = ({ deviceId, clientId }) => deviceId ?? parseClientId(clientId ?? "")?.id ?? null;
var huaweiProblems = (cloud, tlsCheck) => {
	const problems = [];
	const sources = [
		cloud.secret,
		cloud.secretFile,
		cloud.password
	].filter(given).length;
	if (sources > 1 || sources === 0 && tlsCheck !== "mutual") problems.push(profileProblem("cloud", "one-secret"));
	if (deviceIdOf(cloud) === null) problems.push(profileProblem("cloud.deviceId", "missing"));
	if (given(cloud.password) && !given(cloud.clientId) && !given(cloud.timestamp)) problems.push(profileProblem("cloud.timestamp", "needed-beside-password"));
	const inClientId = parseClientId(cloud.clientId ?? "")?.timestamp;
	if (given(cloud.timestamp) && inClientId !== void 0 && inClientId !== cloud.timestamp) problems.push(profileProblem("cloud.timestamp", "differs-from-client-id"));
	return problems;
};
var huaweiSettings = (cloud, port) => ({
	kind: cloud.kind,
	host: cloud.host,
	port,
	deviceId: deviceIdOf(cloud) ?? "",
	secret: cloud.secret ?? null,
	secretFile: cloud.secretFile ?? null,
	timestamp: cloud.timestamp ?? null,
	signType: cloud.signType ?? 0,
	authType: cloud.authType ?? 0,
	clientId: cloud.clientId ?? null,
	username: cloud.username ?? null,
	password: cloud.password ?? null
});
// shared/clouds/huawei-iotda/topics.ts
/** What a topic is for; keys of the words (huawei.md §3.1, §3.2). */
var meanings = [
	["commands", /\/sys\/commands\//],
	["messagesDown", /\/sys\/messages\/down/],
	["propertiesSet", /\/sys\/properties\/set\//],
	["propertiesGet", /\/sys\/properties\/get\//],
	["shadow", /\/sys\/shadow\/get\//],
	["events", /\/sys\/events\/down/],
	["own", /^\$oc\/devices\/[^/]+\/user\//]
];
var iotdaTopics = {
	folder: huaweiFolders.iotda,
	begin: (prefix) => ({
		subscriptions: [
			{
				topic: `${prefix}sys/commands/#`,
				qos: 0
			},
			{
				topic: `${prefix}sys/messages/down`,
				qos: 0
			},
			{
				topic: `${prefix}sys/properties/set/#`,
				qos: 0
			}
		],
		proof: {
			topic: `${prefix}sys/properties/report`,
			qos: 1,
			payload: "{\"services\":[{\"service_id\":\"Greenhouse\",\"properties\":{\"temperature\":21.5}}]}"
		}
	}),
	shortName: (rest) => rest.replace(/^sys\//, ""),
	meaningOf: (topic) => meanings.find(([, pattern]) => pattern.test(topic))?.[0] ?? null,
	summaryOf: (payload) => ofReport(payload) ?? ofCommand(payload) ?? ofAnswer(payload)
};
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** Properties of services, as a device reports them and the cloud sets them. */
var ofReport = ({ services }) => {
	if (!Array.isArray(services)) return null;
	const objects = services.filter(isObject);
	return {
		head: objects.map(({ service_id: id }) => typeof id === "string" ? id : JSON.stringify(id ?? "")).join(", "),
		pairs: objects.flatMap(({ properties }) => isObject(properties) ? Object.entries(properties) : [])
	};
};
var ofCommand = ({ command_name: name, paras }) => typeof name === "string" ? {
	head: name,
	pairs: isObject(paras) ? Object.entries(paras) : []
} : null;
var ofAnswer = (payload) => {
	if (!("result_code" in payload)) return null;
	const { result_code: code, ...rest } = payload;
	return {
		head: null,
		pairs: [["result_code", code], ...Object.entries(rest)]
	};
};
// shared/clouds/huawei-iotda/demo.ts
var iotdaDemo = {
	host: demoHost,
	fileOnModule: "demo-ca.crt",
	keepAliveSeconds: 120,
	/** The test message comes back, because the demo device subscribes to the topic that it publishes on. */
	topics: (prefix) => {
		const { subscriptions, proof } = iotdaTopics.begin(prefix);
		return {
			subscriptions: [...subscriptions, ...proof ? [{
				topic: proof.topic,
				qos: 0
			}] : []],
			proof
		};
	}
};
// shared/clouds/huawei-iotda/roots.ts
/**
* What Huawei publishes for the access hosts of today (huawei.md §2.4). Whole fingerprints were computed from Debian's
* ca-certificates; the intermediate OV 2018 is known by the 16 digits that huawei.md prints.
*/
var iotdaRoots = [
	{
		name: "DigiCert Global Root CA",
		sha256: "4348a0e9444c78cb265e058d5e8944b4d84f9662bd26db257f8934a443c70161",
		serialNumber: "083BE056904246B1A1756AC95991C74A",
		retired: false,
		file: {
			id: "digicert-global-root-ca",
			fileOnModule: "digicert-root.crt",
			pem: `-----BEGIN CERTIFICATE-----
MIIDrzCCApegAwIBAgIQCDvgVpBCRrGhdWrJWZHHSjANBgkqhkiG9w0BAQUFADBh
MQswCQYDVQQGEwJVUzEVMBMGA1UEChMMRGlnaUNlcnQgSW5jMRkwFwYDVQQLExB3
d3cuZGlnaWNlcnQuY29tMSAwHgYDVQQDExdEaWdpQ2VydCBHbG9iYWwgUm9vdCBD
QTAeFw0wNjExMTAwMDAwMDBaFw0zMTExMTAwMDAwMDBaMGExCzAJBgNVBAYTAlVT
MRUwEwYDVQQKEwxEaWdpQ2VydCBJbmMxGTAXBgNVBAsTEHd3dy5kaWdpY2VydC5j
b20xIDAeBgNVBAMTF0RpZ2lDZXJ0IEdsb2JhbCBSb290IENBMIIBIjANBgkqhkiG
9w0BAQEFAAOCAQ8AMIIBCgKCAQEA4jvhEXLeqKTTo1eqUKKPC3eQyaKl7hLOllsB
CSDMAZOnTjC3U/dDxGkAV53ijSLdhwZAAIEJzs4bg7/fzTtxRuLWZscFs3YnFo97
nh6Vfe63SKMI2tavegw5BmV/Sl0fvBf4q77uKNd0f3p4mVmFaG5cIzJLv07A6Fpt
43C/dxC//AH2hdmoRBBYMql1GNXRor5H4idq9Joz+EkIYIvUX7Q6hL+hqkpMfT7P
T19sdl6gSzeRntwi5m3OFBqOasv+zbMUZBfHWymeMr/y7vrTC0LUq7dBMtoM1O/4
gdW7jVg/tRvoSSiicNoxBN33shbyTApOB6jtSj1etX+jkMOvJwIDAQABo2MwYTAO
BgNVHQ8BAf8EBAMCAYYwDwYDVR0TAQH/BAUwAwEB/zAdBgNVHQ4EFgQUA95QNVbR
TLtm8KPiGxvDl7I90VUwHwYDVR0jBBgwFoAUA95QNVbRTLtm8KPiGxvDl7I90VUw
DQYJKoZIhvcNAQEFBQADggEBAMucN6pIExIK+t1EnE9SsPTfrgT1eXkIoyQY/Esr
hMAtudXH/vTBH1jLuG2cenTnmCmrEbXjcKChzUyImZOMkXDiqw8cvpOp/2PV5Adg
06O/nVsJ8dWO41P0jmP6P6fbtGbfYmbW0W5BjfIttep3Sp+dWOIrWcBAI+0tKIJF
PnlUkiaY4IBIqDfv8NZ5YBberOgOzW6sRBc4L0na4UU+Krk2U886UAb3LujEV0ls
YSEY1QSteDwsOoBrp+uvFRTp2InBuThs4pFsiv9kuXclVzDAGySj4dzp30d8tbQk
CAUw7C29C79Fv1C5qfPrmAESrciIxpg0X40KPMbp1ZWVbd4=
-----END CERTIFICATE-----`
		}
	},
	{
		name: "GlobalSign Root CA - R3",
		sha256: "cbb522d7b7f127ad6a0113865bdf1cd4102e7d0759af635a7cf4720dc963c53b",
		serialNumber: "04000000000121585308A2",
		retired: false,
		file: {
			id: "globalsign-r3",
			fileOnModule: "globalsign-r3.crt",
			pem: `-----BEGIN CERTIFICATE-----
MIIDXzCCAkegAwIBAgILBAAAAAABIVhTCKIwDQYJKoZIhvcNAQELBQAwTDEgMB4G
A1UECxMXR2xvYmFsU2lnbiBSb290IENBIC0gUjMxEzARBgNVBAoTCkdsb2JhbFNp
Z24xEzARBgNVBAMTCkdsb2JhbFNpZ24wHhcNMDkwMzE4MTAwMDAwWhcNMjkwMzE4
MTAwMDAwWjBMMSAwHgYDVQQLExdHbG9iYWxTaWduIFJvb3QgQ0EgLSBSMzETMBEG
A1UEChMKR2xvYmFsU2lnbjETMBEGA1UEAxMKR2xvYmFsU2lnbjCCASIwDQYJKoZI
hvcNAQEBBQADggEPADCCAQoCggEBAMwldpB5BngiFvXAg7aEyiie/QV2EcWtiHL8
RgJDx7KKnQRfJMsuS+FggkbhUqsMgUdwbN1k0ev1LKMPgj0MK66X17YUhhB5uzsT
gHeMCOFJ0mpiLx9e+pZo34knlTifBtc+ycsmWQ1z3rDI6SYOgxXG71uL0gRgykmm
KPZpO/bLyCiR5Z2KYVc3rHQU3HTgOu5yLy6c+9C7v/U9AOEGM+iCK65TpjoWc4zd
QQ4gOsC0p6Hpsk+QLjJg6VfLuQSSaGjlOCZgdbKfd/+RFO+uIEn8rUAVSNECMWEZ
XriX7613t2Saer9fwRPvm2L7DWzgVGkWqQPabumDk3F2xmmFghcCAwEAAaNCMEAw
DgYDVR0PAQH/BAQDAgEGMA8GA1UdEwEB/wQFMAMBAf8wHQYDVR0OBBYEFI/wS3+o
LkUkrk1Q+mOai97i3Ru8MA0GCSqGSIb3DQEBCwUAA4IBAQBLQNvAUKr+yAzv95ZU
RUm7lgAJQayzE4aGKAczymvmdLm6AC2upArT9fHxD4q/c2dKg8dEe3jgr25sbwMp
jjM5RcOO5LlXbKr8EpbsU8Yt5CRsuZRj+9xTaGdWPoO4zzUhw8lo/s7awlOqzJCK
6fBdRoyV3XpYKBovHd7NADdBj+1EbddTKJd+82cEHhXXipa0095MJ6RMG3NzdvQX
mcIfeg7jLQitChws/zyrVQ4PkX4268NXSb7hLi18YIvDQVETI53O9zJrlAGomecs
Mx86OyXShkDOOyyGeMlhLxS67ttVb9+E7gUJTb0o2HLO02JQZR7rkpeDMdmztcpH
WD9f
-----END CERTIFICATE-----`
		}
	},
	{
		name: "GlobalSign RSA OV SSL CA 2018",
		sha256: "b676ffa3179e8812",
		serialNumber: "01EE5F221DFC623BD4333A8557",
		retired: false,
		file: null
	},
	{
		name: "GlobalSign Root CA - R6",
		sha256: "2cabeafe37d06ca22aba7391c0033d25982952c453647349763a3ab5ad6ccf69",
		serialNumber: "45E6BB038333C3856548E6FF4551",
		retired: false,
		file: {
			id: "globalsign-r6",
			fileOnModule: "globalsign-r6.crt",
			pem: `-----BEGIN CERTIFICATE-----
MIIFgzCCA2ugAwIBAgIORea7A4Mzw4VlSOb/RVEwDQYJKoZIhvcNAQEMBQAwTDEg
MB4GA1UECxMXR2xvYmFsU2lnbiBSb290IENBIC0gUjYxEzARBgNVBAoTCkdsb2Jh
bFNpZ24xEzARBgNVBAMTCkdsb2JhbFNpZ24wHhcNMTQxMjEwMDAwMDAwWhcNMzQx
MjEwMDAwMDAwWjBMMSAwHgYDVQQLExdHbG9iYWxTaWduIFJvb3QgQ0EgLSBSNjET
MBEGA1UEChMKR2xvYmFsU2lnbjETMBEGA1UEAxMKR2xvYmFsU2lnbjCCAiIwDQYJ
KoZIhvcNAQEBBQADggIPADCCAgoCggIBAJUH6HPKZvnsFMp7PPcNCPG0RQssgrRI
xutbPK6DuEGSMxSkb3/pKszGsIhrxbaJ0cay/xTOURQh7ErdG1rG1ofuTToVBu1k
ZguSgMpE3nOUTvOniX9PeGMIyBJQbUJmL025eShNUhqKGoC3GYEOfsSKvGRMIRxD
aNc9PIrFsmbVkJq3MQbFvuJtMgamHvm566qjuL++gmNQ0PAYid/kD3n16qIfKtJw
LnvnvJO7bVPiSHyMEAc4/2ayd2F+4OqMPKq0pPbzlUoSB239jLKJz9CgYXfIWHSw
1CM69106yqLbnQneXUQtkPGBzVeS+n68UARjNN9rkxi+azayOeSsJDa38O+2HBNX
k7besvjihbdzorg1qkXy4J02oW9UivFyVm4uiMVRQkQVlO6jxTiWm05OWgtH8wY2
SXcwvHE35absIQh1/OZhFj931dmRl4QKbNQCTXTAFO39OfuD8l4UoQSwC+n+7o/h
bguyCLNhZglqsQY6ZZZZwPA1/cnaKI0aEYdwgQqomnUdnjqGBQCe24DWJfncBZ4n
WUx2OVvq+aWh2IMP0f/fMBH5hc8zSPXKbWQULHpYT9NLCEnFlWQaYw55PfWzjMpY
rZxCRXluDocZXFSxZba/jJvcE+kNb7gu3GduyYsRtYQUigAZcIN5kZeR1Bonvzce
MgfYFGM8KEyvAgMBAAGjYzBhMA4GA1UdDwEB/wQEAwIBBjAPBgNVHRMBAf8EBTAD
AQH/MB0GA1UdDgQWBBSubAWjkxPioufi1xzWx/B/yGdToDAfBgNVHSMEGDAWgBSu
bAWjkxPioufi1xzWx/B/yGdToDANBgkqhkiG9w0BAQwFAAOCAgEAgyXt6NH9lVLN
nsAEoJFp5lzQhN7craJP6Ed41mWYqVuoPId8AorRbrcWc+ZfwFSY1XS+wc3iEZGt
Ixg93eFyRJa0lV7Ae46ZeBZDE1ZXs6KzO7V33EByrKPrmzU+sQghoefEQzd5Mr61
55wsTLxDKZmOMNOsIeDjHfrYBzN2VAAiKrlNIC5waNrlU/yDXNOd8v9EDERm8tLj
vUYAGm0CuiVdjaExUd1URhxN25mW7xocBFymFe944Hn+Xds+qkxV/ZoVqW/hpvvf
cDDpw+5CRu3CkwWJ+n1jez/QcYF8AOiYrg54NMMl+68KnyBr3TsTjxKM4kEaSHpz
oHdpx7Zcf4LIHv5YGygrqGytXm3ABdJ7t+uA/iU3/gKbaKxCXcPu9czc8FB10jZp
nOZ7BN9uBmm23goJSFmH63sUYHpkqmlD75HHTOwY3WzvUy2MmeFe8nI+z1TIvWfs
pA9MRf/TuTAjB0yPEL+GltmZWrSZVxykzLsViVO6LAUP5MSeGbEYNNVMnbrt9x+v
JJUEeKgDu+6B5dpffItKoZB0JaezPkvILFa9x8jvOOJckvB595yEunQtYQEgfn7R
8k8HWV+LLUNS60YMlOH1Zkd5d9VUWx+tJDfLRVpOoERIyNiwmcUVhAn21klJwGW4
5hpxbqCo8YLoRT5s1gLXCmeDBVrJpBA=
-----END CERTIFICATE-----`
		}
	},
	{
		name: "GlobalSign Root R46",
		sha256: "4fa3126d8d3a11d1c4855a4f807cbad6cf919d3a5a88b03bea2c6372d93c40c9",
		serialNumber: "11D2BBB9D723189E405F0A9D2DD0DF2567D1",
		retired: false,
		file: {
			id: "globalsign-r46",
			fileOnModule: "globalsign-r46.crt",
			pem: `-----BEGIN CERTIFICATE-----
MIIFWjCCA0KgAwIBAgISEdK7udcjGJ5AXwqdLdDfJWfRMA0GCSqGSIb3DQEBDAUA
MEYxCzAJBgNVBAYTAkJFMRkwFwYDVQQKExBHbG9iYWxTaWduIG52LXNhMRwwGgYD
VQQDExNHbG9iYWxTaWduIFJvb3QgUjQ2MB4XDTE5MDMyMDAwMDAwMFoXDTQ2MDMy
MDAwMDAwMFowRjELMAkGA1UEBhMCQkUxGTAXBgNVBAoTEEdsb2JhbFNpZ24gbnYt
c2ExHDAaBgNVBAMTE0dsb2JhbFNpZ24gUm9vdCBSNDYwggIiMA0GCSqGSIb3DQEB
AQUAA4ICDwAwggIKAoICAQCsrHQy6LNl5brtQyYdpokNRbopiLKkHWPd08EsCVeJ
OaFV6Wc0dwxu5FUdUiXSE2te4R2pt32JMl8Nnp8semNgQB+msLZ4j5lUlghYruQG
vGIFAha/r6gjA7aUD7xubMLL1aa7DOn2wQL7Id5m3RerdELv8HQvJfTqa1VbkNud
316HCkD7rRlr+/fKYIje2sGP1q7Vf9Q8g+7XFkyDRTNrJ9CG0Bwta/OrffGFqfUo
0q3v84RLHIf8E6M6cqJaESvWJ3En7YEtbWaBkoe0G1h6zD8K+kZPTXhc+CtI4wSE
y132tGqzZfxCnlEmIyDLPRT5ge1lFgBPGmSXZgjPjHvjK8Cd+RTyG/FWaha/LIWF
zXg4mutCagI0GIMXTpRW+LaCtfOW3T3zvn8gdz57GSNrLNRyc0NXfeD412lPFzYE
+cCQYDdF3uYM2HSNrpyibXRdQr4G9dlkbgIQrImwTDsHTUB+JMWKmIJ5jqSngiCN
I/onccnfxkF0oE32kRbcRoxfKWMxWXEM2G/CtjJ9++ZdU6Z+Ffy7dXxd7Pj2Fxzs
x2sZy/N78CsHpdlseVR2bJ0cpm4O6XkMqCNqo98bMDGfsVR7/mrLZqrcZdCinkqa
ByFrgY/bxFn63iLABJzjqls2k+g9vXqhnQt2sQvHnf3PmKgGwvgqo6GDoLclcqUC
4wIDAQABo0IwQDAOBgNVHQ8BAf8EBAMCAYYwDwYDVR0TAQH/BAUwAwEB/zAdBgNV
HQ4EFgQUA1yrc4GHqMywptWU4jaWSf8FmSwwDQYJKoZIhvcNAQEMBQADggIBAHx4
7PYCLLtbfpIrXTncvtgdokIzTfnvpCo7RGkerNlFo048p9gkUbJUHJNOxO97k4Vg
JuoJSOD1u8fpaNK7ajFxzHmuEajwmf3lH7wvqMxX63bEIaZHU1VNaL8FpO7XJqti
2kM3S+LGteWygxk6x9PbTZ4IevPuzz5i+6zoYMzRx6Fcg0XERczzF2sUyQQCPtIk
pnnpHs6i58FZFZ8d4kuaPp92CC1r2LpXFNqD6v6MVenQTqnMdzGxRBF6XLE+0xRF
FRhiJBPSy03OXIPBNvIQtQ6IbbjhVp+J3pZmOUdkLG5NrmJ7v2B0GbhWrJKsFjLt
rWhV/pi60zTe9Mlhww6G9kuEYO4Ne7UyWHmRVSyBQ7N0H3qqJZ4d16GLuc1CLgSk
ZoNNiTW2bKg2SnkheCLQQrzRQDGQob4Ez8pn7fXwgNNgyYMqIgXQBztSvwyeqiv5
u+YfjyW6hY0XHgL+XVAEV8/+LbzvXMAaq7afJMbfc2hIkCwU9D9SGuTSyxTDYWnP
4vkYxboznxSjBF25cfe1lNj2M8FawTSLfJvdkzrnE6JwYZ+vj+vYxXX4M2bUdGc6
N3ec592kD3ZDZopD8p/7DEJ4Y9HiD2971KE9dJeFt0g5QdYg/NA6s/rob8SKunE3
vouXsXgxT7PntgMTzlSdriVZzH81Xwj3QEUxeCp6
-----END CERTIFICATE-----`
		}
	}
];
// shared/clouds/huawei-iotda/words.ts
/** Where the console shows things: huawei.md §2.1, §6. */
var iotdaWords = {
	en: {
		name: "Huawei IoTDA",
		title: "Huawei Cloud IoTDA",
		toFillIn: "Fill in device ID and device secret: the login is made from them.",
		roots: "Huawei IoTDA today",
		places: {
			host: "Console: instance → Overview → Access Details, MQTTS of the device side",
			deviceId: "Console: device details",
			secret: "Shown once, when the device is registered; it can be reset in the console"
		},
		meanings: {
			commands: "cloud commands",
			messagesDown: "cloud messages",
			propertiesSet: "cloud sets a property",
			propertiesGet: "cloud asks for properties",
			shadow: "answers to shadow reads",
			events: "cloud events",
			own: "topic of your own"
		}
	},
	zh: {
		name: "华为云 IoTDA",
		title: "华为云 IoTDA",
		toFillIn: "填写设备 ID 和设备密钥后自动得出。",
		roots: "当前华为 IoTDA",
		places: {
			host: "控制台：实例 → 总览 → 接入信息，设备侧 MQTTS 地址",
			deviceId: "控制台：设备详情",
			secret: "仅在注册设备时显示一次；可在控制台重置"
		},
		meanings: {
			commands: "平台下发命令",
			messagesDown: "平台下发消息",
			propertiesSet: "平台设置属性",
			propertiesGet: "平台查询属性",
			shadow: "设备影子应答",
			events: "平台下发事件",
			own: "自定义主题"
		}
	}
};
// shared/clouds/huawei-iotda/cloud.ts
var kind$2 = "huawei-iotda";
/** Huawei Cloud IoTDA, the platform of today. */
var huaweiIotda = {
	kind: kind$2,
	words: iotdaWords,
	profile: {
		schema: huaweiSchema(kind$2),
		problems: (written, tlsCheck) => [...huaweiProblems(written, tlsCheck), ...written.authType === 2 ? [profileProblem("cloud.authType", "not-on-this-cloud", { value: 2 })] : []],
		settings: huaweiSettings,
		secretOf: ({ secret, secretFile }) => ({
			secret,
			file: secretFile
		})
	},
	login: {
		derive: huaweiLogin,
		warnings: huaweiLoginWarnings,
		refusalCauses: (login, nowMs) => huaweiRefusalCauses(login, nowMs, "device-not-in-instance"),
		impossibleCauses: [],
		keepAliveSeconds: huaweiKeepAliveSeconds
	},
	form: huaweiForm(kind$2, "xxxxxxxxxx.st1.iotda-device.cn-north-4.myhuaweicloud.com"),
	hosts: {
		ports: registeredPorts,
		isForDevices: (host) => classifyHuaweiHost(host) === "device",
		warnings: huaweiHostWarnings,
		regionOf: huaweiRegionOf
	},
	roots: iotdaRoots,
	topics: iotdaTopics,
	paste: {
		isOwn: ({ host = "" }) => ["device", "other-side"].includes(classifyHuaweiHost(host)),
		readClientId: readHuaweiClientId,
		readUnnamed: readHuaweiUnnamed
	},
	demo: iotdaDemo
};
// shared/clouds/huawei-v1/topics.ts
/** What a device reports here (huawei.md §3.3). */
var v1Report = "{\"msgType\":\"deviceReq\",\"data\":[{\"serviceId\":\"Greenhouse\",\"serviceData\":{\"temperature\":21.5}}]}";
var v1Topics = {
	folder: huaweiFolders.v1,
	begin: (prefix) => ({
		subscriptions: [{
			topic: `${prefix}command/json`,
			qos: 0
		}],
		proof: {
			topic: `${prefix}data/json`,
			qos: 1,
			payload: v1Report
		}
	}),
	shortName: (rest) => rest,
	meaningOf: () => null,
	summaryOf: () => null
};
// shared/clouds/huawei-v1/demo.ts
/** As the article has it. */
var v1Demo = {
	host: "49.4.93.24",
	fileOnModule: "server.crt",
	keepAliveSeconds: 60,
	topics: (prefix) => ({
		subscriptions: [{
			topic: `${prefix}command/json`,
			qos: 0
		}, {
			topic: `${prefix}data/json`,
			qos: 0
		}],
		proof: {
			topic: `${prefix}data/json`,
			qos: 0,
			payload: v1Report
		}
	})
};
/** The certificate of the article, which Huawei published for this platform only; its fingerprint was computed from it (huawei.md §2.4). */
var v1Roots = [{
	name: "Huawei IOT (2016)",
	sha256: "c6dff2932443de50c23b63c6de98312326c428691901f822ffbe57df80505907",
	serialNumber: "AF7B9CD4BAEC746F",
	retired: true,
	file: {
		id: "huawei-iot-2016",
		fileOnModule: "huawei-2016.crt",
		pem: `-----BEGIN CERTIFICATE-----
MIID4DCCAsigAwIBAgIJAK97nNS67HRvMA0GCSqGSIb3DQEBCwUAMFMxCzAJBgNV
BAYTAkNOMQswCQYDVQQIEwJHRDELMAkGA1UEBxMCU1oxDzANBgNVBAoTBkh1YXdl
aTELMAkGA1UECxMCQ04xDDAKBgNVBAMTA0lPVDAeFw0xNjA1MDQxMjE3MjdaFw0y
NjA1MDIxMjE3MjdaMFMxCzAJBgNVBAYTAkNOMQswCQYDVQQIEwJHRDELMAkGA1UE
BxMCU1oxDzANBgNVBAoTBkh1YXdlaTELMAkGA1UECxMCQ04xDDAKBgNVBAMTA0lP
VDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAJxM9fwkwvxeILpkvoAM
Gdqq3x0G9o445F6Shg3I0xmmzu9Of8wYuW3c4jtQ/6zscuIGyWf06ke1z//AVZ/o
dp8LkuFbBbDXR5swjUJ6z15b6yaYH614Ty/d6DrCM+RaU+FWmxmOon9W/VELu2BB
NXDQHJBSbWrLNGnZA2erk4JSMp7RhHrZ0QaNtT4HhIczFYtQ2lYF+sQJpQMrjoRn
dSV9WB872Ja4DgcISU1+wuWLmS/NKjIvOWW1upS79yu2I4Rxos2mFy9xxz311rGC
Z3X65ejFNzCUrNgf6NEP1N7wB9hUu7u50aA+/56D7EgjeI0gpFytC+a4f6JCPVWI
Lr0CAwEAAaOBtjCBszAdBgNVHQ4EFgQUcGqy59oawLEgMl21//7F5RyABpwwgYMG
A1UdIwR8MHqAFHBqsufaGsCxIDJdtf/+xeUcgAacoVekVTBTMQswCQYDVQQGEwJD
TjELMAkGA1UECBMCR0QxCzAJBgNVBAcTAlNaMQ8wDQYDVQQKEwZIdWF3ZWkxCzAJ
BgNVBAsTAkNOMQwwCgYDVQQDEwNJT1SCCQCve5zUuux0bzAMBgNVHRMEBTADAQH/
MA0GCSqGSIb3DQEBCwUAA4IBAQBgv2PQn66gRMbGJMSYS48GIFqpCo783TUTePNS
tV8G1MIiQCpYNdk2wNw/iFjoLRkdx4va6jgceht5iX6SdjpoQF7y5qVDVrScQmsP
U95IFcOkZJCNtOpUXdT+a3N+NlpxiScyIOtSrQnDFixWMCJQwEfg8j74qO96UvDA
FuTCocOouER3ZZjQ8MEsMMquNEvMHJkMRX11L5Rxo1pc6J/EMWW5scK2rC0Hg91a
Lod6aezh2K7KleC0V5ZlIuEvFoBc7bCwcBSAKA3BnQveJ8nEu9pbuBsVAjHOroVb
8/bL5retJigmAN2GIyFv39TFXIySw+lW0wlp+iSPxO9s9J+t
-----END CERTIFICATE-----`
	}
}];
// shared/clouds/huawei-v1/words.ts
var v1Words = {
	en: {
		name: "Huawei v1 (retired)",
		title: "Huawei IoT v1, retired",
		toFillIn: "Fill in device ID and device secret: the login is made from them.",
		roots: "For the retired platform only",
		places: {},
		meanings: {}
	},
	zh: {
		name: "华为旧平台 v1（已停用）",
		title: "华为 IoT v1（已停用）",
		toFillIn: "填写设备 ID 和设备密钥后自动得出。",
		roots: "仅用于已停用的旧平台",
		places: {},
		meanings: {}
	}
};
// shared/clouds/huawei-v1/cloud.ts
var kind$1 = "huawei-v1";
/** The retired platform of the articles of 2019. */
var huaweiV1 = {
	kind: kind$1,
	words: v1Words,
	profile: {
		schema: huaweiSchema(kind$1),
		problems: huaweiProblems,
		settings: huaweiSettings,
		secretOf: ({ secret, secretFile }) => ({
			secret,
			file: secretFile
		})
	},
	login: {
		derive: huaweiLogin,
		warnings: huaweiLoginWarnings,
		refusalCauses: (login, nowMs) => huaweiRefusalCauses(login, nowMs, "device-deleted"),
		impossibleCauses: [],
		keepAliveSeconds: huaweiKeepAliveSeconds
	},
	form: huaweiForm(kind$1, "49.4.93.24"),
	hosts: {
		ports: registeredPorts,
		isForDevices: (host) => classifyHuaweiHost(host) === "retired",
		warnings: (host, port, tlsEnabled) => [...classifyHuaweiHost(host) === "device" ? [warning("host-of-iotda", { host })] : [], ...huaweiHostWarnings(host, port, tlsEnabled)],
		regionOf: huaweiRegionOf
	},
	roots: v1Roots,
	topics: v1Topics,
	paste: {
		isOwn: ({ host = "" }) => classifyHuaweiHost(host) === "retired",
		readClientId: readHuaweiClientId,
		readUnnamed: readHuaweiUnnamed
	},
	demo: v1Demo
};
// shared/clouds/mqtt/words.ts
var mqttWords = {
	en: {
		name: "MQTT broker",
		title: "MQTT broker",
		toFillIn: "Fill in the client ID.",
		roots: "MQTT broker",
		places: {},
		meanings: {}
	},
	zh: {
		name: "MQTT 服务器",
		title: "MQTT 服务器",
		toFillIn: "请填写客户端 ID。",
		roots: "MQTT 服务器",
		places: {},
		meanings: {}
	}
};
// shared/clouds/mqtt/cloud.ts
var kind = "mqtt";
/** Any broker: its login is given, and nothing is known of its topics. */
var mqtt = {
	kind,
	words: mqttWords,
	profile: {
		schema: z.strictObject({
			kind: z.literal(kind),
			...address,
			clientId: credential,
			username: credential.nullable(),
			password: credential.nullable()
		}),
		problems: ({ username, password }) => username === null && password !== null ? [profileProblem("cloud.username", "missing-beside", { other: "password" })] : [],
		settings: (written, port) => ({
			...written,
			port
		}),
		secretOf: () => ({
			secret: null,
			file: null
		})
	},
	login: {
		derive: ({ clientId, username, password }) => ok({
			clientId,
			username,
			password
		}),
		warnings: () => [],
		refusalCauses: () => ["password-wrong", "username-differs"],
		impossibleCauses: ["username-differs", "topic-not-allowed"],
		keepAliveSeconds: null
	},
	form: {
		fields: [
			"clientId",
			"username",
			"password"
		],
		given: [],
		hasSignType: false,
		hostExample: "broker.example.com",
		deviceIdOf: () => "",
		empty: ({ clientId }) => clientId === "" ? ["clientId"] : [],
		written: ({ host, port, clientId, username, password }) => ({
			kind,
			host,
			...port === null ? {} : { port },
			clientId,
			username: username || null,
			password
		}),
		valuesOf: ({ host, port, clientId, username, password }) => ({
			host,
			port,
			deviceId: "",
			secret: null,
			timestamp: null,
			signType: 0,
			clientId,
			username: username ?? "",
			password
		}),
		withoutSecrets: (written) => ({
			...written,
			password: null
		}),
		commandLineOnly: () => [],
		remarks: () => []
	},
	hosts: {
		ports: registeredPorts,
		isForDevices: () => false,
		warnings: (host, port, tlsEnabled) => {
			const expected = portFor(registeredPorts, tlsEnabled);
			if (classifyHuaweiHost(host) === "other-side") return [warning("host-wrong-side", {
				host,
				expected
			})];
			return port === portFor(registeredPorts, !tlsEnabled) ? [warning("port-unusual", {
				port,
				expected
			})] : [];
		},
		regionOf: () => null
	},
	roots: [],
	topics: {
		folder: null,
		begin: () => ({
			subscriptions: [],
			proof: null
		}),
		shortName: (rest) => rest,
		meaningOf: () => null,
		summaryOf: () => null
	},
	paste: {
		isOwn: ({ host = "", clientId = "", deviceId = "" }) => host !== "" && classifyHuaweiHost(host) === "unknown" && clientId !== "" && parseClientId(clientId) === null && deviceId === "",
		readClientId: () => null,
		readUnnamed: () => null
	},
	demo: null
};
// shared/clouds/list.ts
var list_exports = /* @__PURE__ */ __exportAll({
	huaweiIotda: () => huaweiIotda,
	huaweiV1: () => huaweiV1,
	mqtt: () => mqtt
});
// shared/clouds/index.ts
/** With which an empty form begins, and which a device is of when nothing tells whose it is. */
var usualCloud = huaweiIotda;
/** Any broker. Stands in for the cloud where nothing is logged in to. */
var anyBroker = mqtt;
/** In the order in which a person chooses. Any broker comes last: what belongs to a cloud of its own is never taken for one. */
var clouds = [
	usualCloud,
	...Object.values(list_exports).filter((cloud) => cloud !== usualCloud && cloud !== anyBroker).sort((a, b) => a.kind < b.kind ? -1 : 1),
	anyBroker
];
var cloudKinds = clouds.map(({ kind }) => kind);
/** `kind`: as the schemas of profiles and of the contract let it through. */
var cloudOf = (kind) => {
	const found = clouds.find((cloud) => cloud.kind === kind);
	if (found === void 0) throw new Error(`no such cloud: ${kind}`);
	return found;
};
/** What the demo cloud can play. */
var demoClouds = clouds.flatMap((cloud) => cloud.demo === null ? [] : [{
	...cloud,
	demo: cloud.demo
}]);
/** The port that is dialled where none is given. */
var usualPort = (kind, tlsEnabled) => portFor(cloudOf(kind).hosts.ports, tlsEnabled);
/** Whether the form of a cloud asks for this. */
var isAskedFor = (kind, field) => cloudOf(kind).form.fields.includes(field);
/** The part of a profile that the values of a form make. Not checked. */
var writtenCloud = (kind, values) => cloudOf(kind).form.written(values);
/** The same without secrets; it names a file in their place. */
var withoutSecrets = (written, byCertificate, secretFile) => cloudOf(written.kind).form.withoutSecrets(written, byCertificate, secretFile);
/** Where topics of devices are, whatever the cloud. */
var topicFolders = clouds.flatMap(({ topics }) => topics.folder ?? []);
/** The device that a topic belongs to by its folder; `null`: to none in particular. */
var deviceOfTopic = (topic) => deviceInFolder(topic, topicFolders);
export { profileProblem as C, problemWith as S, oneOf as _, demoClouds as a, problemsOfIssues as b, topicFolders as c, withoutSecrets as d, writtenCloud as f, isHost as g, hostName as h, clouds as i, usualCloud as l, checkedText as m, cloudKinds as n, deviceOfTopic as o, argument as p, cloudOf as r, isAskedFor as s, anyBroker as t, usualPort as u, pemOrPath as v, profileProblemCodes as w, findJsonError as x, paramsOf as y };

//# sourceMappingURL=clouds-CDnZGGZe.js.map