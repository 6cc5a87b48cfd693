import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
// shared/errors.ts
/**
* Every expected failure of the product and the exit code that the command line gives for it:
* 0 done · 1 bug · 2 usage or bad profile · 3 port · 4 module · 5 certificate · 6 TCP/TLS · 7 MQTT · 8 proof · 9 local file · 130 stopped.
* A new failure is one line here and one in each table of `shared/words` (the compiler asks for them).
*/
var exitCodes = {
	"program/bug": 1,
	"usage/invalid": 2,
	"profile/unreadable": 2,
	"profile/invalid": 2,
	"credentials/invalid": 2,
	"link/missing": 3,
	"link/busy": 3,
	"link/denied": 3,
	"link/not-serial": 3,
	"link/bad-settings": 3,
	"link/refused": 3,
	"link/unknown-host": 3,
	"link/failed": 3,
	"link/lost": 3,
	"link/slept": 3,
	"link/pseudo-terminal-unavailable": 3,
	"at/error": 4,
	"at/timeout": 4,
	"at/second-phase-failed": 4,
	"at/second-phase-timeout": 4,
	"at/unexpected-answer": 4,
	"at/unresponsive": 4,
	"at/unclaimed": 4,
	"module/no-answer": 4,
	"module/sim-missing": 4,
	"module/sim-pin": 4,
	"module/sim-puk": 4,
	"module/sim-failure": 4,
	"module/firmware-too-old": 4,
	"module/not-registered": 4,
	"module/registration-denied": 4,
	"module/not-attached": 4,
	"module/restarted": 4,
	"certificate/empty": 5,
	"certificate/unreadable": 5,
	"certificate/is-a-key": 5,
	"certificate/not-a-key": 5,
	"certificate/key-encrypted": 5,
	"certificate/key-mismatch": 5,
	"certificate/too-large": 5,
	"certificate/expired": 5,
	"certificate/not-yet-valid": 5,
	"certificate/not-a-ca": 5,
	"certificate/is-a-ca": 5,
	"certificate/damaged": 5,
	"certificate/no-space": 5,
	"certificate/no-prompt": 5,
	"certificate/write-refused": 5,
	"certificate/write-timed-out": 5,
	"certificate/size-differs": 5,
	"certificate/read-back-differs": 5,
	"tls/config-refused": 6,
	"connect/refused": 6,
	"connect/failed": 6,
	"connect/closed": 6,
	"connect/timed-out": 6,
	"connect/not-closed": 6,
	"connect/close-unconfirmed": 6,
	"mqtt/config-refused": 7,
	"mqtt/refused": 7,
	"mqtt/dropped": 7,
	"mqtt/kicked": 7,
	"mqtt/no-connack": 7,
	"mqtt/subscribe-refused": 7,
	"mqtt/no-suback": 7,
	"mqtt/not-connected": 7,
	"mqtt/publish-refused": 7,
	"mqtt/no-puback": 7,
	"proof/not-returned": 8,
	"proof/differs": 8,
	"file/missing": 9,
	"file/denied": 9,
	"file/unreadable": 9,
	"file/unwritable": 9,
	"file/disk-full": 9,
	"file/secret-locked": 9,
	stopped: 130
};
var exitCodeOf = (code) => exitCodes[code];
// shared/words/template.ts
/**
* Templates of sentences.
*
* - `{name}` is the fact of that name; a missing one becomes the neutral word.
* - `{name|text}` says `text` instead when the fact is missing.
* - `{name#line|lines}` is the word that goes with the number `name`: `{n} {n#line|lines}`. English has two forms, one and other; Chinese
*   has one, so its sentences have no such mark.
* - `[ … ]` is left out as a whole when a fact named directly in it is missing; may be nested.
*
* Text of facts is put in as it is and never read as a template again.
*/
var fillTemplate = (template, textOf, neutralWord) => {
	return readPart(template, 0, false, textOf).pieces.map((piece) => piece ?? neutralWord).join("");
};
var readPart = (template, from, nested, textOf) => {
	const pieces = [];
	let at = from;
	while (at < template.length) {
		const character = template[at];
		if (character === "]" && nested) return {
			pieces,
			end: at + 1
		};
		if (character === "[") {
			const inner = readPart(template, at + 1, true, textOf);
			if (!inner.pieces.includes(null)) pieces.push(...inner.pieces);
			at = inner.end;
		} else if (character === "{") {
			const close = template.indexOf("}", at);
			if (close === -1) throw new Error(`unclosed placeholder in "${template}"`);
			pieces.push(markText(template.slice(at + 1, close), textOf));
			at = close + 1;
		} else {
			const next = nextMark(template, at);
			pieces.push(template.slice(at, next));
			at = next;
		}
	}
	if (nested) throw new Error(`unclosed optional part in "${template}"`);
	return {
		pieces,
		end: at
	};
};
var markText = (mark, textOf) => {
	const [name = "", ...fallback] = mark.split("|");
	const [counted = "", one] = name.split("#");
	const text = textOf(counted);
	if (one !== void 0) return text !== null && isOne(text) ? one : fallback.join("|");
	return text ?? (fallback.length > 0 ? fallback.join("|") : null);
};
var plural = new Intl.PluralRules("en");
/** By the number as it is shown, as the plural rules want it: `1,122` is many, and so is what is no number. */
var isOne = (shown) => plural.select(Number(shown.replaceAll(",", ""))) === "one";
var nextMark = (template, from) => {
	for (let at = from + 1; at < template.length; at += 1) if ("{[]".includes(template[at] ?? "")) return at;
	return template.length;
};
/** Names of the placeholders of a template, each once, sorted. */
var placeholdersOf = (template) => [...new Set([...template.matchAll(/\{([^{}|#]+)(?:[|#][^{}]*)?\}/g)].map((match) => match[1] ?? ""))].sort();
// shared/words/typed-words.ts
/** A table of words in both languages. */
var words = (en, zh) => ({
	en,
	zh
});
/** Puts values into a sentence. */
var fill = (sentence, values) => fillText(sentence, values);
/** The same where key and values travel together: who put them together was checked. */
var fillText = (sentence, values) => fillTemplate(sentence, (name) => Object.hasOwn(values, name) ? textOf(values[name]) : null, "");
var textOf = (value) => value === null || value === void 0 ? null : String(value);
// shared/at/quoting.ts
/** Size of `text` on the line, in bytes of UTF-8. */
var sizeInBytes = (text) => utf8ToBytes(text).length;
/**
* What keeps `text` from being one AT argument, or `null`. The dialect has no escape for arguments (only for the
* message of AT+MPUB), so a quote, CR or LF cannot be sent at all; letting one through would start a second command.
*/
var findTextProblem = (text, limitBytes) => {
	if (/[\r\n]/.test(text)) return "line-break";
	if (text.includes("\"")) return "quote";
	if (/\p{Cc}/u.test(text)) return "control-character";
	if (/\p{Surrogate}/u.test(text)) return "not-utf-8";
	if (text.length > limitBytes || text.length * 3 > limitBytes && sizeInBytes(text) > limitBytes) return "too-long";
	return null;
};
/**
* `text` in quotes, ready to stand in a command line. The result never holds a line end or an inner quote.
* @param limitBytes size of the text without its quotes, in bytes of UTF-8 (most arguments: 256, at-dialect §9)
* @param field name for the facts of the failure `usage/invalid`
*/
var quoteArgument = (text, limitBytes, field) => {
	const problem = findTextProblem(text, limitBytes);
	if (problem === null) return ok(`"${text}"`);
	return fail("usage/invalid", {
		...field === void 0 ? {} : { field },
		problem,
		limitBytes
	});
};
/** What keeps a value from being part of a login, or `null`. */
var credentialProblemOf = (text) => text.length === 0 ? "empty" : findTextProblem(text, 256);
// shared/clouds/huawei/derive.ts
/** The UTC hour of `wallMs` (milliseconds since 1970) as `YYYYMMDDHH`. */
var huaweiTimestamp = (wallMs) => {
	const time = new Date(wallMs);
	const two = (value) => String(value).padStart(2, "0");
	return `${String(time.getUTCFullYear()).padStart(4, "0")}${two(time.getUTCMonth() + 1)}${two(time.getUTCDate())}${two(time.getUTCHours())}`;
};
/** Lower-case hexadecimal HMAC-SHA256. At Huawei the timestamp is the key and the secret is the message. */
var hmacSha256Hex = (key, message) => bytesToHex(hmac(sha256, utf8ToBytes(key), utf8ToBytes(message)));
/**
* clientId, username and password by the formula of both Huawei platforms (huawei.md §1.1).
* Refuses (`credentials/invalid`, facts field and problem) only what cannot work; unusual lengths and letters pass.
*/
var deriveHuaweiCredentials = (input) => {
	const { deviceId, secret, timestamp, signType, authType } = input;
	if (!/^\d{10}$/.test(timestamp)) return fail("credentials/invalid", {
		field: "timestamp",
		problem: "not-ten-digits"
	});
	const clientId = `${deviceId}_${authType}_${signType}_${timestamp}`;
	const deviceIdProblem = credentialProblemOf(deviceId) ?? findTextProblem(clientId, 256);
	if (deviceIdProblem !== null) return fail("credentials/invalid", {
		field: "deviceId",
		problem: deviceIdProblem
	});
	const secretProblem = credentialProblemOf(secret);
	if (secretProblem !== null) return fail("credentials/invalid", {
		field: "secret",
		problem: secretProblem
	});
	return ok({
		clientId,
		username: deviceId,
		password: hmacSha256Hex(timestamp, secret)
	});
};
// shared/clouds/huawei/hours.ts
var hourMs = 36e5;
/** Start of the hour that a timestamp `YYYYMMDDHH` names, in ms since 1970. Hour 24 is the first of the next day. */
var hourStartMs = (timestamp) => {
	const match = /^(\d{4})(\d\d)(\d\d)(\d\d)$/.exec(timestamp);
	if (match === null) return null;
	const [, year, month, day, hour] = match;
	return (/* @__PURE__ */ new Date(0)).setUTCFullYear(Number(year), Number(month) - 1, Number(day)) + Number(hour) * hourMs;
};
/** The timestamp `hours` later (earlier if negative). */
var shiftTimestamp = (timestamp, hours) => {
	const startMs = hourStartMs(timestamp);
	return startMs === null ? null : huaweiTimestamp(startMs + hours * hourMs);
};
/**
* With signType 1 (and 2) the platform compares the timestamp with its clock; the permitted difference is not published,
* so anything but the current UTC hour counts as stale (huawei.md §1.2, §1.3). With signType 0 any timestamp is good.
*/
var findStaleHour = (parts) => {
	const startMs = parts.signType === 0 ? null : hourStartMs(parts.timestamp);
	if (startMs === null) return null;
	const hoursAhead = Math.round(startMs / hourMs) - Math.floor(parts.nowMs / hourMs);
	return hoursAhead === 0 ? null : {
		hoursAhead,
		looksLikeBeijing: hoursAhead === 8
	};
};
// shared/at/cme-texts.ts
/**
* What a module prints instead of the number when it answers in words, in lower case (MAN, list of error codes; 3GPP
* 27.007 §9.2). Some numbers have several texts, and 50 means different things in Cat.1 and Cat.4 modules.
*/
var cmeTexts = {
	"phone failure": 0,
	"no connection to phone": 1,
	"phone-adaptor link reserved": 2,
	"operation not allowed": 3,
	"operation not supported": 4,
	"ph-sim pin required": 5,
	"ph-fsim pin required": 6,
	"ph-fsim puk required": 7,
	"sim not inserted": 10,
	"sim pin required": 11,
	"sim puk required": 12,
	"sim failure": 13,
	"sim busy": 14,
	"sim wrong": 15,
	"incorrect password": 16,
	"sim pin2 required": 17,
	"sim puk2 required": 18,
	"memory full": 20,
	"invalid index": 21,
	"not found": 22,
	"memory failure": 23,
	"text string too long": 24,
	"invalid characters in text string": 25,
	"dial string too long": 26,
	"invalid characters in dial string": 27,
	"no network service": 30,
	"network timeout": 31,
	"network not allowed - emergency calls only": 32,
	"network not allowed, emergency calls only": 32,
	"network personalization pin required": 40,
	"network personalization puk required": 41,
	"network subset personalization pin required": 42,
	"network subset personalization puk required": 43,
	"service provider personalization pin required": 44,
	"service provider personalization puk required": 45,
	"corporate personalization pin required": 46,
	"corporate personalization puk required": 47,
	"hidden key required": 48,
	exe_not_surport: 49,
	exe_fail: 50,
	"invalid param": 50,
	"incorrect parameters": 50,
	"no memory": 51,
	"option not surport": 52,
	"parameters are invalid": 53,
	invalid_command_line: 58,
	burn_flash_fail: 60,
	"tflash not exist": 61,
	"file not exist": 62,
	"file too large": 63,
	"invalid date or time": 96,
	"dir create fail": 97,
	"dir not exist": 98,
	"not implemented": 99,
	unknown: 100,
	"unknown error": 100,
	"illegal ms": 103,
	"illegal me": 106,
	"gprs services not allowed": 107,
	"plmn not allowed": 111,
	"location area not allowed": 112,
	"roaming not allowed in this location area": 113,
	"service option not supported": 132,
	"requested service option not subscribed": 133,
	"service option temporarily out of order": 134,
	"unspecified gprs error": 148,
	"pdp authentication failure": 149,
	"invalid mobile class": 150,
	"at command timeout": 151,
	"sim verify fail": 264,
	"sim unblock fail": 265,
	"sim unblock fail no left": 267,
	"sim verify fail no left": 268,
	"(u)sim puk blocked": 508,
	"vendor not supported": 509,
	"protocol stack busy": 535,
	"invalid input value": 765,
	"unsupported mode": 766,
	"operation failed": 767,
	"mux already running": 768,
	"unable to get control": 769,
	"sim network reject": 770,
	"call setup in progress": 771,
	"sim powered down": 772,
	"sim file not present": 773,
	"param count not enough": 791,
	"param count beyond": 792,
	"param value range beyond": 793,
	"param type not match": 794,
	"param format invalid": 795,
	"get a null param": 796,
	"cfun state is 0 or 4": 797,
	"unrecognized command": 811,
	"syntax error": 813,
	"unspecified error": 814,
	"action already": 816,
	"multi cmd too long": 818,
	pdp_no_active: 901,
	pdp_active: 902,
	tcp_connection_reject: 910,
	tcp_connect_overtime: 911,
	socket_connection_exist: 912,
	socket_connection_not_exist: 913,
	buffer_over_size: 914,
	sending_overtime: 915,
	dns_exist: 916,
	dns_parse_overtime: 917,
	dns_parse_error: 918,
	input_value_error: 980,
	other_error: 981,
	not_allowed: 983,
	"other error": 65535
};
// shared/at/cme-error.ts
/** Reads `+CME ERROR: 10`, `+CME ERROR:10`, `+CME ERROR: SIM busy`; `null` for any other line. */
var readCmeAnswer = (line) => {
	const match = /^\s*\+(CM[ES]) ERROR\s*:(.*)$/.exec(line);
	const text = match?.[2]?.trim();
	if (!match || text === void 0) return null;
	const kind = match[1] === "CMS" ? "CMS" : "CME";
	if (/^\d{1,6}$/.test(text)) return {
		kind,
		text,
		number: Number(text),
		verbose: false
	};
	const name = text.toLowerCase();
	return {
		kind,
		text,
		number: Object.hasOwn(cmeTexts, name) ? cmeTexts[name] ?? null : null,
		verbose: true
	};
};
// shared/words/cme.ts
/** What the numbers of `+CME ERROR:` mean. */
var cmeWords = {
	en: {
		0: "fault of the module",
		1: "no connection to the radio part",
		2: "the link inside the module is reserved",
		3: "operation not allowed in the present state, or a parameter is missing",
		4: "operation not supported, or the module is not ready yet",
		5: "the module is locked to a SIM card and asks for its PIN",
		6: "the module is locked to its first SIM card and asks for its PIN",
		7: "the module is locked to its first SIM card and asks for its PUK",
		10: "SIM not inserted",
		11: "the SIM card asks for its PIN",
		12: "the SIM card asks for its PUK",
		13: "the SIM card cannot be read",
		14: "the SIM card is busy",
		15: "wrong kind of SIM card",
		16: "wrong PIN or password",
		17: "the SIM card asks for PIN2",
		18: "the SIM card asks for PUK2",
		20: "memory full",
		21: "invalid index",
		22: "not found",
		23: "memory failure",
		24: "text too long",
		25: "invalid character in the text",
		26: "dial string too long",
		27: "invalid character in the dial string",
		30: "no network service",
		31: "the network did not answer in time",
		32: "network not allowed, emergency calls only",
		40: "network lock: PIN required",
		41: "network lock: PUK required",
		42: "network subset lock: PIN required",
		43: "network subset lock: PUK required",
		44: "operator lock: PIN required",
		45: "operator lock: PUK required",
		46: "corporate lock: PIN required",
		47: "corporate lock: PUK required",
		48: "hidden key required",
		49: "this action is not supported",
		50: "execution failed (Cat.1) or invalid parameter (Cat.4, Air720)",
		51: "not enough memory (Cat.1)",
		52: "option not supported (Cat.1)",
		53: "invalid parameters (Cat.1)",
		54: "extended registration data missing (Cat.1)",
		55: "short message data missing (Cat.1)",
		56: "phone book data missing (Cat.1)",
		57: "file system missing (Cat.1)",
		58: "invalid command line (Cat.1)",
		59: "interface differs (Cat.1)",
		60: "writing to flash failed (Cat.1)",
		61: "no TF card (Cat.1)",
		62: "file does not exist (Cat.1)",
		63: "file too large (Cat.1)",
		96: "invalid date or time (Cat.1)",
		97: "directory could not be created (Cat.1)",
		98: "directory does not exist (Cat.1)",
		99: "not implemented (Cat.1)",
		100: "unknown error",
		103: "the network does not accept this SIM card",
		106: "the network does not accept this module",
		107: "packet data not allowed for this SIM card",
		111: "this operator's network is not allowed",
		112: "not allowed in this area",
		113: "roaming not allowed in this area",
		132: "data service not supported by the network",
		133: "data service not subscribed for this SIM card",
		134: "data service temporarily out of order",
		148: "unspecified packet data error",
		149: "login to the access point failed (APN user or password)",
		150: "invalid class of mobile",
		151: "the command took too long inside the module",
		181: "quality class not supported",
		214: "unknown subscriber",
		222: "subscriber not allowed",
		223: "bearer service not provided",
		224: "telephone service not provided",
		225: "device not allowed",
		226: "call barred",
		229: "illegal operation",
		230: "the service is in a wrong state",
		231: "service not available",
		232: "violation of the subscription",
		233: "services do not go together",
		234: "facility not supported",
		240: "subscriber absent",
		247: "fault in the network system",
		248: "data missing in the network",
		249: "unexpected value from the network",
		250: "the network did not accept the new password",
		251: "the network found the password wrong",
		256: "too many attempts with a password",
		264: "SIM card: PIN check failed (Cat.1)",
		265: "SIM card: unlocking failed (Cat.1)",
		266: "SIM card: condition not fulfilled (Cat.1)",
		267: "SIM card: unlocking failed, no attempt left (Cat.1), or positioning failed (Cat.4)",
		268: "SIM card: PIN check failed, no attempt left (Cat.1)",
		269: "SIM card: invalid parameter (Cat.1)",
		270: "SIM card: unknown command (Cat.1)",
		271: "SIM card: wrong class (Cat.1)",
		272: "SIM card: technical problem (Cat.1)",
		273: "SIM card: must be unlocked first (Cat.1)",
		274: "SIM card: no file selected (Cat.1)",
		275: "SIM card: file does not fit the command (Cat.1)",
		276: "SIM card: contradiction with the PIN state (Cat.1)",
		277: "SIM card: contradiction with an invalidated file (Cat.1)",
		278: "SIM card: largest value reached (Cat.1)",
		279: "SIM card: pattern not found (Cat.1)",
		280: "SIM card: file not found (Cat.1)",
		281: "SIM card: busy with a card application (Cat.1)",
		282: "SIM card: unknown error (Cat.1)",
		283: "SIM card: fault of its profile (Cat.1)",
		284: "unknown alphabet",
		285: "another network request (USSD) is running",
		323: "error without a description in the manual (Cat.1)",
		339: "too many calls in one conference",
		340: "resources not available",
		501: "Wi-Fi test tool error",
		502: "Bluetooth test tool error",
		503: "radio receiver test tool error",
		504: "calibration file exists already",
		505: "calibration file of the same version exists already",
		506: "calibration file of a newer version exists already",
		507: "calibration file not authorised",
		508: "the PUK of the SIM card is blocked",
		509: "not supported by the vendor",
		510: "settings path does not exist",
		511: "settings file is damaged",
		535: "the protocol stack is busy",
		600: "remote SIM card not accessible",
		601: "remote SIM card switched off",
		602: "remote SIM card removed",
		603: "remote SIM card switched on",
		604: "remote SIM card data not available",
		605: "remote SIM card not supported",
		606: "not in production mode",
		753: "SIM access: a parameter is missing",
		754: "SIM access: invalid command",
		755: "SIM access: invalid file",
		756: "SIM access: P1, P2 or P3 is missing",
		757: "SIM access: invalid P1, P2 or P3",
		758: "SIM access: command data missing",
		759: "SIM access: invalid character in the command data",
		765: "invalid input value",
		766: "unsupported mode",
		767: "operation failed",
		768: "the multiplexer is running already",
		769: "no control over the line",
		770: "the network refuses the SIM card",
		771: "a call is being set up",
		772: "the SIM card is switched off",
		773: "SIM file not present",
		774: "refreshing the network time failed",
		791: "too few parameters",
		792: "too many parameters",
		793: "parameter out of range",
		794: "parameter of a wrong type",
		795: "parameter in a wrong format",
		796: "empty parameter",
		797: "the radio is off (CFUN is 0 or 4)",
		810: "no error",
		811: "unknown command",
		812: "wrong return value",
		813: "syntax error",
		814: "unspecified error",
		815: "a data transfer is running already",
		816: "the action is running already",
		817: "not an AT command",
		818: "command line too long",
		819: "search for operators aborted",
		820: "no call to end",
		821: "remote SIM access undefined",
		822: "remote SIM access not possible",
		823: "remote SIM card was removed",
		824: "command blocked by the customer's settings",
		890: "positioning is not running",
		891: "positioning is running",
		892: "positioning is looking for a fix",
		893: "positioning sleeps",
		894: "positioning does not sleep",
		900: "dialling was refused",
		901: "the data connection (PDP) is not active",
		902: "the data connection (PDP) is active already",
		910: "TCP connection refused",
		911: "TCP connection timed out",
		912: "the connection exists already",
		913: "the connection does not exist",
		914: "more data than the buffer holds",
		915: "sending timed out",
		916: "a name lookup is running already",
		917: "name lookup timed out",
		918: "name lookup failed",
		980: "wrong input value",
		981: "other error",
		982: "unspecified failure",
		983: "not allowed",
		1e3: "firmware update: invalid address",
		1001: "firmware update: network error",
		1002: "firmware update: server cannot be reached",
		1003: "firmware update: invalid file",
		1004: "firmware update: wrong answer of the server",
		1005: "firmware update: writing to flash failed",
		1006: "firmware update failed",
		65535: "other error of the module"
	},
	zh: {
		0: "模块故障",
		1: "未连接到通信部分",
		2: "模块内部链路被占用",
		3: "当前状态不允许此操作，或缺少参数",
		4: "不支持此操作，或模块尚未就绪",
		5: "模块已锁定 SIM 卡，需要 PH-SIM PIN 码",
		6: "模块已锁定首张 SIM 卡，需要 PH-FSIM PIN 码",
		7: "模块已锁定首张 SIM 卡，需要 PH-FSIM PUK 码",
		10: "未插入 SIM 卡",
		11: "SIM 卡需要 PIN 码",
		12: "SIM 卡需要 PUK 码",
		13: "SIM 卡故障，无法读取",
		14: "SIM 卡忙",
		15: "SIM 卡类型不符",
		16: "PIN 码或密码错误",
		17: "SIM 卡需要 PIN2 码",
		18: "SIM 卡需要 PUK2 码",
		20: "存储已满",
		21: "索引无效",
		22: "未找到",
		23: "存储故障",
		24: "文本过长",
		25: "文本中有无效字符",
		26: "拨号字符串过长",
		27: "拨号字符串中有无效字符",
		30: "无网络服务",
		31: "网络超时",
		32: "网络不允许接入，仅限紧急呼叫",
		40: "网络锁：需要 PIN 码",
		41: "网络锁：需要 PUK 码",
		42: "网络子集锁：需要 PIN 码",
		43: "网络子集锁：需要 PUK 码",
		44: "运营商锁：需要 PIN 码",
		45: "运营商锁：需要 PUK 码",
		46: "企业锁：需要 PIN 码",
		47: "企业锁：需要 PUK 码",
		48: "需要隐藏密钥",
		49: "不支持此操作",
		50: "执行失败（Cat.1），或参数无效（Cat.4，即 Air720）",
		51: "内存不足（Cat.1）",
		52: "选项不支持（Cat.1）",
		53: "参数无效（Cat.1）",
		54: "扩展注册信息不存在（Cat.1）",
		55: "短信数据不存在（Cat.1）",
		56: "电话本数据不存在（Cat.1）",
		57: "文件系统不存在（Cat.1）",
		58: "命令行无效（Cat.1）",
		59: "接口不一致（Cat.1）",
		60: "写入 Flash 失败（Cat.1）",
		61: "没有 TF 卡（Cat.1）",
		62: "文件不存在（Cat.1）",
		63: "文件过大（Cat.1）",
		96: "日期或时间无效（Cat.1）",
		97: "无法创建文件夹（Cat.1）",
		98: "文件夹不存在（Cat.1）",
		99: "未实现（Cat.1）",
		100: "未知错误",
		103: "网络不接受此 SIM 卡（非法用户）",
		106: "网络不接受此模块（非法设备）",
		107: "此 SIM 卡不允许数据业务",
		111: "不允许接入该运营商网络",
		112: "不允许在该区域接入",
		113: "该区域不允许漫游",
		132: "网络不支持该数据业务",
		133: "此 SIM 卡未开通该数据业务",
		134: "该数据业务暂时不可用",
		148: "未指明的数据业务错误",
		149: "接入点鉴权失败（APN 用户名或密码）",
		150: "终端类别无效",
		151: "AT 命令在模块内部超时",
		181: "不支持该 QCI 值",
		214: "用户未知",
		222: "用户非法",
		223: "未提供承载业务",
		224: "未提供电信业务",
		225: "设备非法",
		226: "呼叫被限制",
		229: "操作非法",
		230: "业务状态错误",
		231: "业务不可用",
		232: "违反签约限制",
		233: "业务不兼容",
		234: "功能不支持",
		240: "用户不可达",
		247: "网络系统故障",
		248: "网络数据缺失",
		249: "网络返回意外的值",
		250: "网络密码注册失败",
		251: "网络密码校验失败",
		256: "密码尝试次数过多",
		264: "SIM 卡 PIN 码校验失败（Cat.1）",
		265: "SIM 卡解锁失败（Cat.1）",
		266: "SIM 卡条件不满足（Cat.1）",
		267: "SIM 卡解锁失败且已无剩余次数（Cat.1），或定位方式失败（Cat.4）",
		268: "SIM 卡 PIN 码校验失败且已无剩余次数（Cat.1）",
		269: "SIM 卡参数无效（Cat.1）",
		270: "SIM 卡命令未知（Cat.1）",
		271: "SIM 卡命令类别错误（Cat.1）",
		272: "SIM 卡技术故障（Cat.1）",
		273: "SIM 卡需要先解锁（Cat.1）",
		274: "SIM 卡未选中文件（Cat.1）",
		275: "SIM 卡文件与命令不符（Cat.1）",
		276: "与 SIM 卡 PIN 码状态矛盾（Cat.1）",
		277: "与 SIM 卡文件失效状态矛盾（Cat.1）",
		278: "SIM 卡计数已达最大值（Cat.1）",
		279: "SIM 卡中未找到匹配内容（Cat.1）",
		280: "SIM 卡文件不存在（Cat.1）",
		281: "SIM 卡应用（STK）忙（Cat.1）",
		282: "SIM 卡未知错误（Cat.1）",
		283: "SIM 卡配置错误（Cat.1）",
		284: "字符集未知",
		285: "USSD 业务忙",
		323: "手册中没有说明的错误（Cat.1）",
		339: "多方通话数超出上限",
		340: "资源不可用",
		501: "Wi-Fi 测试工具报错",
		502: "蓝牙测试工具报错",
		503: "收音机测试工具报错",
		504: "校准文件已存在",
		505: "相同版本的校准文件已存在",
		506: "更新版本的校准文件已存在",
		507: "校准文件授权失败",
		508: "SIM 卡的 PUK 码已锁死",
		509: "厂商不支持",
		510: "参数路径不存在",
		511: "参数文件错误",
		535: "协议栈忙",
		600: "远程 SIM 卡无法访问",
		601: "远程 SIM 卡已断电",
		602: "远程 SIM 卡已移除",
		603: "远程 SIM 卡已上电",
		604: "远程 SIM 卡数据不可用",
		605: "不支持远程 SIM 卡",
		606: "不在生产模式",
		753: "SIM 访问：缺少参数",
		754: "SIM 访问：命令无效",
		755: "SIM 访问：文件无效",
		756: "SIM 访问：缺少 P1、P2 或 P3 参数",
		757: "SIM 访问：P1、P2 或 P3 参数无效",
		758: "SIM 访问：缺少命令数据",
		759: "SIM 访问：命令数据中有无效字符",
		765: "输入值无效",
		766: "不支持的模式",
		767: "操作失败",
		768: "多路复用已在运行",
		769: "无法获得控制权",
		770: "网络拒绝此 SIM 卡",
		771: "正在建立呼叫",
		772: "SIM 卡已断电",
		773: "SIM 卡文件不存在",
		774: "刷新网络时间失败",
		791: "参数个数不足",
		792: "参数个数过多",
		793: "参数值超出范围",
		794: "参数类型不符",
		795: "参数格式无效",
		796: "参数为空",
		797: "射频已关闭（CFUN 为 0 或 4）",
		810: "无错误",
		811: "命令无法识别",
		812: "返回值错误",
		813: "语法错误",
		814: "未指明的错误",
		815: "数据传输已在进行",
		816: "该操作已在进行",
		817: "不是 AT 命令",
		818: "命令行过长",
		819: "运营商搜索被中止",
		820: "没有可挂断的呼叫",
		821: "远程 SIM 访问未定义",
		822: "无法进行远程 SIM 访问",
		823: "远程 SIM 卡被移除",
		824: "命令被客户设置禁止",
		890: "定位未运行",
		891: "定位正在运行",
		892: "正在定位",
		893: "定位处于休眠",
		894: "定位未处于休眠",
		900: "拨号被拒绝",
		901: "数据连接（PDP）未激活",
		902: "数据连接（PDP）已激活",
		910: "TCP 连接被拒绝",
		911: "TCP 连接超时",
		912: "连接已存在",
		913: "连接不存在",
		914: "数据超出缓冲区",
		915: "发送超时",
		916: "域名解析已在进行",
		917: "域名解析超时",
		918: "域名解析失败",
		980: "输入值错误",
		981: "其他错误",
		982: "未指明的失败",
		983: "不允许",
		1e3: "固件升级：URL 无效",
		1001: "固件升级：网络错误",
		1002: "固件升级：无法连接服务器",
		1003: "固件升级：文件无效",
		1004: "固件升级：服务器应答错误",
		1005: "固件升级：写入 Flash 失败",
		1006: "固件升级失败",
		65535: "其他错误（模块未说明）"
	}
};
/** The words of one number; `null` for one that the manual does not list. */
var cmeText = (number, language) => Object.hasOwn(cmeWords[language], number) ? cmeWords[language][number] ?? null : null;
/**
* `+CME ERROR: 10` → `SIM not inserted`. `null` for any other line, for numbers without words, and for the numbers of `+CMS ERROR:`,
* which are another list. Texts are read as the numbers they stand for.
*/
var meaningOfCme = (answerLine, language) => {
	const answer = readCmeAnswer(answerLine);
	if (answer === null || answer.number === null || answer.kind === "CMS" && !answer.verbose) return null;
	return cmeText(answer.number, language);
};
/** `+CME ERROR: 10` → `SIM not inserted (+CME ERROR: 10)`; `null` where `meaningOfCme` is. */
var describeCme = (answerLine, language) => {
	const words = meaningOfCme(answerLine, language);
	const answer = readCmeAnswer(answerLine);
	return words === null || answer === null ? null : withAnswer(words, `+${answer.kind} ERROR: ${answer.text}`, language);
};
/** Words, and what the module really said behind them. */
var withAnswer = (words, answer, language) => language === "zh" ? `${words}（${answer}）` : `${words} (${answer})`;
// shared/words/device-answers.ts
/** `TCP ERROR:n` (MAN, TCP error codes). */
var tcpErrorWords = {
	en: {
		0: "no error",
		1: "the connection is idle",
		2: "no connection point is free",
		3: "the connection point is wrong",
		4: "no buffer is free",
		5: "network error",
		6: "the host cannot be reached",
		7: "the address is in use",
		8: "the address is wrong",
		9: "the size of the buffer is wrong",
		10: "wrong parameter",
		11: "the host refused the connection",
		12: "the host did not answer in time",
		13: "the connection was aborted",
		14: "the host reset the connection",
		15: "a connection is being made already",
		16: "not connected",
		17: "the connection was shut down",
		18: "other error"
	},
	zh: {
		0: "无错误",
		1: "连接空闲",
		2: "没有可用的连接点",
		3: "连接点错误",
		4: "没有可用的缓冲区",
		5: "网络错误",
		6: "主机不可达",
		7: "地址已被占用",
		8: "地址错误",
		9: "缓冲区大小错误",
		10: "参数错误",
		11: "主机拒绝连接",
		12: "主机没有及时应答",
		13: "连接被中止",
		14: "主机重置了连接",
		15: "正在建立连接",
		16: "未连接",
		17: "连接已关闭",
		18: "其他错误"
	}
};
/** `+CDNSGIP: 0,n` (MAN CDNSGIP). */
var lookupErrorWords = {
	en: {
		10: "the name lookup failed",
		11: "the name server did not answer after several attempts",
		12: "no name server is known",
		13: "not enough memory for the name lookup",
		14: "the name is malformed or unknown",
		15: "the name server gave a wrong answer"
	},
	zh: {
		10: "域名解析失败",
		11: "多次尝试后域名服务器仍未应答",
		12: "没有可用的域名服务器",
		13: "域名解析内存不足",
		14: "域名格式错误或不存在",
		15: "域名服务器应答错误"
	}
};
var states = [
	"IP INITIAL",
	"IP START",
	"IP CONFIG",
	"IP GPRSACT",
	"IP STATUS",
	"IP PROCESSING",
	"TCP CONNECTING",
	"CONNECT OK",
	"TCP CLOSING",
	"TCP CLOSED",
	"PDP DEACT"
];
var linkStateWords = {
	en: {
		"IP INITIAL": "the data path is not set up",
		"IP START": "the access point is set, the data path is not up",
		"IP CONFIG": "the data path is being brought up",
		"IP GPRSACT": "the data path is up, the address has not been asked for",
		"IP STATUS": "the data path is up, there is no connection",
		"IP PROCESSING": "the data path is up, several connections are possible",
		"TCP CONNECTING": "the connection is being made",
		"CONNECT OK": "the connection is up",
		"TCP CLOSING": "the connection is being closed",
		"TCP CLOSED": "the connection is closed",
		"PDP DEACT": "the network ended the data path"
	},
	zh: {
		"IP INITIAL": "数据通道未建立",
		"IP START": "已设置接入点，数据通道未建立",
		"IP CONFIG": "正在建立数据通道",
		"IP GPRSACT": "数据通道已建立，尚未查询 IP 地址",
		"IP STATUS": "数据通道已建立，没有连接",
		"IP PROCESSING": "数据通道已建立，允许多路连接",
		"TCP CONNECTING": "正在建立连接",
		"CONNECT OK": "连接已建立",
		"TCP CLOSING": "正在关闭连接",
		"TCP CLOSED": "连接已关闭",
		"PDP DEACT": "网络断开了数据通道"
	}
};
var isLinkState = (text) => states.includes(text);
var numbered = [[/^(?:\d\s*,\s*)?TCP ERROR\s*:\s*(\d{1,3})$/, tcpErrorWords], [/^\+CDNSGIP\s*:\s*0\s*,\s*(\d{1,3})$/, lookupErrorWords]];
/**
* What an answer of the module means: errors by number or text, TCP errors, failed name lookups, link states. `null` for lines that
* say nothing more than they say.
*/
var meaningOfAnswer = (answerLine, language) => {
	const line = answerLine.trim();
	const error = meaningOfCme(line, language);
	if (error !== null) return error;
	for (const [shape, words] of numbered) {
		const text = words[language][Number(shape.exec(line)?.[1] ?? NaN)];
		if (text !== void 0) return text;
	}
	const state = /^STATE\s*:\s*(.*)$/.exec(line)?.[1] ?? "";
	return isLinkState(state) ? linkStateWords[language][state] : null;
};
/** The same, the answer itself behind it. */
var describeAnswer = (answerLine, language) => {
	const line = answerLine.trim();
	const words = meaningOfAnswer(line, language);
	return words === null ? null : describeCme(line, language) ?? withAnswer(words, line, language);
};
// shared/words/cause-keys.ts
/** What can be behind a failed connection or login. */
var connectionCauseKeys = [
	"ca-expired",
	"ca-not-yet-valid",
	"ca-retired-root",
	"ca-not-for-host",
	"ca-missing",
	"clock-wrong",
	"host-name-differs",
	"host-unknown",
	"host-unreachable",
	"host-wrong-side",
	"port-wrong",
	"cipher-old-firmware",
	"firmware-too-old",
	"file-on-module-differs",
	"client-certificate-refused",
	"client-certificate-missing",
	"network-lost",
	"signal-weak",
	"login-too-late",
	"same-device-elsewhere",
	"heartbeat-lost",
	"client-id-form",
	"username-differs",
	"password-wrong",
	"hour-stale",
	"keep-alive-out-of-range",
	"device-not-in-instance",
	"device-deleted",
	"topic-not-allowed",
	"too-many-subscriptions"
];
/** What can be behind everything else: the line, the module, its SIM card and network, files, settings. */
var workshopCauseKeys = [
	"cable-or-power",
	"port-renamed",
	"driver-missing",
	"port-in-use",
	"port-rights",
	"port-choice",
	"port-settings",
	"serial-server-off",
	"serial-server-name",
	"supply-weak",
	"wrong-port",
	"baud-rate",
	"line-noise",
	"module-busy",
	"module-hangs",
	"module-state",
	"upload-cut-off",
	"command-unknown",
	"firmware-crash",
	"sim-missing",
	"sim-contacts",
	"sim-pin-missing",
	"sim-pin-wrong",
	"sim-locked",
	"no-coverage",
	"radio-off",
	"sim-inactive",
	"sim-bound",
	"no-data-plan",
	"apn-wrong",
	"file-damaged",
	"file-of-another-kind",
	"file-expired",
	"expired-on-purpose",
	"computer-clock",
	"key-encrypted",
	"key-of-another-pair",
	"storage-full",
	"file-name",
	"storage-damaged",
	"login-too-long",
	"not-connected",
	"message-too-long",
	"message-changed",
	"topic-not-echoed",
	"settings-wrong",
	"profile-unreadable",
	"file-missing",
	"file-rights",
	"disk-full",
	"keyring-locked",
	"disk-error",
	"tool-missing",
	"stopped-by-hand",
	"program-fault",
	"virtual-fault"
];
/** What can be behind a failure; put in the fact `causes`, the likeliest first. */
var causeKeys = [...connectionCauseKeys, ...workshopCauseKeys];
// shared/words/en/causes.ts
var causes$1 = {
	"ca-expired": {
		cause: "the CA certificate on the module expired[ on {date}]",
		remedy: "Load the current CA certificate for your access host and start again."
	},
	"ca-not-yet-valid": {
		cause: "the CA certificate is not valid yet by the clock of the module",
		remedy: "Set the clock of the module and start again."
	},
	"ca-retired-root": {
		cause: "the CA is Huawei's IoT root of 2016, which expired on 2026-05-02 and belongs to the retired platform",
		remedy: "Register the device in Huawei IoTDA, copy the new access host from the console, and load the current CA certificate."
	},
	"ca-not-for-host": {
		cause: "the CA certificate did not issue the certificate of this server[ ({host})]",
		remedy: "Load the CA certificate that belongs to the access host."
	},
	"ca-missing": {
		cause: "the server is to be checked, but no CA certificate is on the module",
		remedy: "Name a CA certificate in the profile (tls.ca) and start again.",
		remedyInWindow: "Choose a CA certificate and start again."
	},
	"clock-wrong": {
		cause: "the clock of the module is wrong[ ({clock})], so that valid certificates look expired or not yet valid",
		remedy: "Set the clock of the module, or switch the check of dates off (tls.checkDates), and start again.",
		remedyInWindow: "Run the check-up again, which sets the clock, or switch “Check validity dates on the module” off; then start again."
	},
	"host-name-differs": {
		cause: "the certificate of the server is made out to another name than the host[ {host}]",
		remedy: "Use the host name from the console instead of an IP address."
	},
	"host-unknown": {
		cause: "the name of the host[ {host}] is unknown in the network",
		remedy: "Copy the device-side MQTTS address from the console again."
	},
	"host-unreachable": {
		cause: "the host[ {address}] cannot be reached from the network of the module",
		remedy: "Check host and port against the console, then whether the SIM card may reach the internet."
	},
	"host-wrong-side": {
		cause: "the host[ {host}] is for applications, not for devices",
		remedy: "Copy the device-side MQTTS address from the console."
	},
	"port-wrong": {
		cause: "the port[ {port}] does not fit: MQTTS uses 8883, MQTT without TLS 1883",
		remedy: "Correct the port in the profile.",
		remedyInWindow: "Correct the access port."
	},
	"cipher-old-firmware": {
		cause: "the firmware knows only old TLS ciphers, which the server no longer accepts",
		remedy: "Update the firmware of the module."
	},
	"firmware-too-old": {
		cause: "the firmware is older than {minimumVersion|V1104} and cannot use certificates for MQTT",
		remedy: "Update the firmware of the module to {minimumVersion|V1104} or newer."
	},
	"file-on-module-differs": {
		cause: "the certificate file on the module is incomplete or changed",
		remedy: "Upload the certificate again."
	},
	"client-certificate-refused": {
		cause: "the server refused the client certificate",
		remedy: "Check that the client certificate and its key are those registered for this device."
	},
	"client-certificate-missing": {
		cause: "the server asks for a client certificate",
		remedy: "Use the certificate and key registered for this device (tls.check \"mutual\"), if the cloud wants them.",
		remedyInWindow: "If the cloud wants them, choose “Both sides” and the certificate and key registered for this device."
	},
	"network-lost": {
		cause: "the module lost its network connection",
		remedy: "Wait until the module is registered and attached again, then start again."
	},
	"signal-weak": {
		cause: "the signal is too weak[ ({dbm} dBm)]",
		remedy: "Check the antenna, move the module, and try again."
	},
	"login-too-late": {
		cause: "the login came too late; brokers close a connection without login after about 5 s",
		remedy: "Try again."
	},
	"same-device-elsewhere": {
		cause: "the same device is connected elsewhere, and each login ends the other one",
		remedy: "Disconnect the other program or module that uses this device."
	},
	"heartbeat-lost": {
		cause: "the module sent no heartbeat for 1.5 times the keep-alive, because it slept or the network delayed it",
		remedy: "Set mqtt.keepAlive to a value from 60 to 120, and switch sleep modes of the module off.",
		remedyInWindow: "Set “Keep-alive (s)” to a value from 60 to 120, and switch sleep modes of the module off."
	},
	"client-id-form": {
		cause: "the clientId does not have the form id_authType_signType_YYYYMMDDHH",
		remedy: "Derive clientId, username and password anew together."
	},
	"username-differs": {
		cause: "the username is not the device ID in the clientId",
		remedy: "Use the device ID as the username."
	},
	"password-wrong": {
		cause: "the password does not fit the secret and the time stamp in the clientId",
		remedy: "Copy the secret from the console again and derive clientId, username and password anew together."
	},
	"hour-stale": {
		cause: "signType 1 is used and the hour in the clientId is not the present UTC hour",
		remedy: "Use signType 0, or derive the credentials anew with the present UTC hour."
	},
	"keep-alive-out-of-range": {
		cause: "the keep-alive is outside the 30 to 1200 s that Huawei accepts",
		remedy: "Set mqtt.keepAlive to a value from 60 to 120.",
		remedyInWindow: "Set “Keep-alive (s)” to a value from 60 to 120."
	},
	"device-not-in-instance": {
		cause: "the device is not registered in the instance behind this host, or it is frozen",
		remedy: "Look the device up in the console of the instance that this host belongs to."
	},
	"device-deleted": {
		cause: "the retired platform has deleted the device, because it did not log in within 180 s of its registration",
		remedy: "Register the device again with the timeout 0, and enter its new device ID and secret."
	},
	"topic-not-allowed": {
		cause: "the device may not use the topic[ {topic}]",
		remedy: "Compare the device ID in the topic with the username, and check the topic permissions in the console."
	},
	"too-many-subscriptions": {
		cause: "the device has reached the limit of its subscriptions",
		remedy: "Subscribe to fewer topics."
	}
};
// shared/words/en/workshop-causes.ts
var workshopCauses$1 = {
	"cable-or-power": {
		cause: "the cable is loose or the module has no power",
		remedy: "Check the cable and the power, wait until the port is back, and connect again."
	},
	"port-renamed": {
		cause: "the module came back under another port name",
		remedy: "Search all ports and choose the one that answers."
	},
	"driver-missing": {
		cause: "the USB driver of the module is missing or hangs",
		remedy: "Unplug the module and plug it in again; if that does not help, install the driver of the vendor."
	},
	"port-in-use": {
		cause: "another program[ ({holder})] holds the port",
		remedy: "Close SSCOM and every other serial program, on Linux ModemManager too, then connect again."
	},
	"port-rights": {
		cause: "this user may not open the port[ (its group: {group})]",
		remedy: "Add the user to the group {group|dialout}, log out and in again, then connect again."
	},
	"port-choice": {
		cause: "the chosen address is no port of a module",
		remedy: "Choose another port from the list."
	},
	"port-settings": {
		cause: "the address or the baud rate does not fit",
		remedy: "Choose the port from the list, with 115200 as the baud rate."
	},
	"serial-server-off": {
		cause: "no program listens at that address",
		remedy: "Start the serial server or the virtual module there, then connect again."
	},
	"serial-server-name": {
		cause: "the name of the serial server is not known on this computer",
		remedy: "Correct the name, or use its IP address."
	},
	"supply-weak": {
		cause: "the power supply is too weak for the moments of transmission",
		remedy: "Use a supply that can give 2 A, with short thick wires, and try again."
	},
	"wrong-port": {
		cause: "this COM port of the module takes no AT commands",
		remedy: "A module shows several COM ports: search for the one that answers."
	},
	"baud-rate": {
		cause: "the port and the module use different baud rates",
		remedy: "Search with every usual baud rate."
	},
	"line-noise": {
		cause: "bytes were lost or changed on the line",
		remedy: "Check the cable, the common ground and the baud rate, and try again."
	},
	"module-busy": {
		cause: "the module was busy or had just restarted",
		remedy: "Wait a few seconds and try again."
	},
	"module-hangs": {
		cause: "the module hangs",
		remedy: "Switch the module off and on, then connect again."
	},
	"module-state": {
		cause: "the module is in a state in which it refuses the command",
		remedy: "Restart the module and try again; files on it stay."
	},
	"upload-cut-off": {
		cause: "the module still waits for the rest of a file that was cut off",
		remedy: "Wait half a minute and try again."
	},
	"command-unknown": {
		cause: "this firmware does not know the command[ {command}] or answers it in a form of its own",
		remedy: "Update the firmware of the module."
	},
	"firmware-crash": {
		cause: "the firmware of the module crashed",
		remedy: "Try again; if it happens at the same place, update the firmware."
	},
	"sim-missing": {
		cause: "no SIM card is inserted, or it lies the wrong way round",
		remedy: "Switch the module off, put the card in until it clicks, and switch it on again."
	},
	"sim-contacts": {
		cause: "the contacts of the SIM card are dirty, or the card is damaged",
		remedy: "Clean the contacts or try another SIM card."
	},
	"sim-pin-missing": {
		cause: "the SIM card is protected by a PIN, and none is given",
		remedy: "Enter the PIN of the SIM card, or switch its PIN request off with a phone."
	},
	"sim-pin-wrong": {
		cause: "the SIM card refused the PIN",
		remedy: "Correct the PIN; it is sent once only, because the third wrong one locks the card."
	},
	"sim-locked": {
		cause: "the SIM card was locked after three wrong PINs",
		remedy: "Unlock the card with its PUK in a phone, or ask the operator for it."
	},
	"no-coverage": {
		cause: "there is no antenna or no coverage at this place",
		remedy: "Check the plug of the antenna, move to a window, and measure again."
	},
	"radio-off": {
		cause: "the radio of the module is switched off (AT+CFUN is 0 or 4)",
		remedy: "Send AT+CFUN=1, or restart the module, and try again."
	},
	"sim-inactive": {
		cause: "the SIM card is not activated, suspended or out of credit",
		remedy: "Try the card in a phone or ask the operator for its state."
	},
	"sim-bound": {
		cause: "the SIM card is bound to another device or region",
		remedy: "Ask the operator to release the card, or use another one."
	},
	"no-data-plan": {
		cause: "the SIM card has no data plan",
		remedy: "Ask the operator to book data for this card."
	},
	"apn-wrong": {
		cause: "the SIM card needs an APN of its own",
		remedy: "Enter the APN that the operator gives for this card."
	},
	"file-damaged": {
		cause: "the file was cut or changed when it was copied",
		remedy: "Download it again from its source, do not open it in a word processor, and choose it once more."
	},
	"file-of-another-kind": {
		cause: "another kind of file was chosen",
		remedy: "Choose the file that belongs here."
	},
	"file-expired": {
		cause: "the chosen certificate expired[ on {date}]",
		remedy: "Take the current root that belongs to the access host."
	},
	"expired-on-purpose": {
		cause: "the server still uses this expired certificate",
		remedy: "Allow it, and switch the check of dates off."
	},
	"computer-clock": {
		cause: "the clock of this computer is wrong",
		remedy: "Correct date and time of this computer, then try again."
	},
	"key-encrypted": {
		cause: "the key is protected by a password, which the module cannot ask for",
		remedy: "Remove the password with \"openssl pkey -in key.pem -out plain.pem\" and choose the new file."
	},
	"key-of-another-pair": {
		cause: "certificate and key come from different pairs",
		remedy: "Choose the key that was made together with this certificate."
	},
	"storage-full": {
		cause: "earlier files fill the memory of the module",
		remedy: "Delete files on the module that are no longer needed."
	},
	"file-name": {
		cause: "the name of the file on the module is not allowed",
		remedy: "Choose a short plain name such as ca.crt."
	},
	"storage-damaged": {
		cause: "the memory of the module is damaged",
		remedy: "Upload the file under another name; if it differs again, the module is faulty."
	},
	"login-too-long": {
		cause: "clientId, username or password is too long or holds a character that the firmware does not take",
		remedy: "Check the three values: at most 256 bytes each, without quotation marks and line breaks."
	},
	"not-connected": {
		cause: "the module has not logged in yet, or the connection has ended since",
		remedy: "Run the stage “Connect” first."
	},
	"message-too-long": {
		cause: "the message is too long for this firmware[: {found} {found#byte|bytes}][, at most {expected}]",
		remedy: "Shorten the test message."
	},
	"message-changed": {
		cause: "a rule in the cloud or the firmware changes the bytes of the message",
		remedy: "Use a test message of plain ASCII text, and check the rules in the console."
	},
	"topic-not-echoed": {
		cause: "the broker does not send messages of this topic back to the device[ ({topic})]",
		remedy: "Use a topic that the broker sends back, or check in the console that the message arrived."
	},
	"settings-wrong": {
		cause: "a setting is missing or wrong[ ({field}[: {problem}])]",
		remedy: "Correct the fields that are marked."
	},
	"profile-unreadable": {
		cause: "the profile cannot be read",
		remedy: "Enter the values again, or open another profile."
	},
	"file-missing": {
		cause: "the file was moved or deleted",
		remedy: "Put it back or choose another one, and try again."
	},
	"file-rights": {
		cause: "this user may not use the file or its folder",
		remedy: "Change the rights, and try again."
	},
	"disk-full": {
		cause: "the disk of this computer is full",
		remedy: "Free some space, and try again."
	},
	"keyring-locked": {
		cause: "the keyring of this system is locked or cannot be reached",
		remedy: "Unlock the keyring and open the profile again, or enter the secret anew."
	},
	"disk-error": {
		cause: "the disk of this computer reports an error",
		remedy: "Use another disk or folder, and try again."
	},
	"tool-missing": {
		cause: "this computer lacks the tool for a pseudo-terminal (socat or Python 3)",
		remedy: "Choose the virtual module or a TCP address as the port."
	},
	"stopped-by-hand": {
		cause: "Stop was pressed",
		remedy: "Go on when you like; what is proven is not done again."
	},
	"program-fault": {
		cause: "this program made a mistake",
		remedy: "Try again; if it happens again, report it with the recording of this session."
	},
	"virtual-fault": {
		cause: "a fault is set on the virtual module",
		remedy: "Clear the fault and go on."
	}
};
// shared/words/zh/causes.ts
var causes = {
	"ca-expired": {
		cause: "模块上的 CA 证书已[于 {date} ]过期",
		remedy: "请换用与接入地址对应的最新 CA 证书后重新开始。"
	},
	"ca-not-yet-valid": {
		cause: "按模块时钟，CA 证书尚未生效",
		remedy: "请校准模块时钟后重新开始。"
	},
	"ca-retired-root": {
		cause: "CA 是华为 2016 年的 IoT 根证书，已于 2026-05-02 过期，属于已停用的旧平台",
		remedy: "请在华为 IoTDA 注册设备，从控制台复制新的接入地址，并使用最新的 CA 证书。"
	},
	"ca-not-for-host": {
		cause: "该服务器[（{host}）]的证书不是由这个 CA 签发的",
		remedy: "请使用与接入地址对应的 CA 证书。"
	},
	"ca-missing": {
		cause: "要求校验服务器，但模块上没有 CA 证书",
		remedy: "请在方案文件中指定 CA 证书（tls.ca）后重新开始。",
		remedyInWindow: "请选择 CA 证书后重新开始。"
	},
	"clock-wrong": {
		cause: "模块时钟有误[（{clock}）]，使有效的证书看起来已过期或尚未生效",
		remedy: "请校准模块时钟，或关闭日期检查（tls.checkDates），然后重新开始。",
		remedyInWindow: "请重新执行模块体检（会校准时钟），或关闭“模块检查证书有效期”，然后重新开始。"
	},
	"host-name-differs": {
		cause: "服务器证书上的名称与接入地址[ {host} ]不一致",
		remedy: "请使用控制台给出的域名，不要使用 IP 地址。"
	},
	"host-unknown": {
		cause: "网络中查不到接入地址的域名[ {host}]",
		remedy: "请从控制台重新复制设备侧的 MQTTS 接入地址。"
	},
	"host-unreachable": {
		cause: "模块所在的网络无法到达接入地址[ {address}]",
		remedy: "请核对控制台上的接入地址和端口，再确认 SIM 卡能否访问互联网。"
	},
	"host-wrong-side": {
		cause: "接入地址[ {host} ]是应用侧的，不是设备侧的",
		remedy: "请从控制台复制设备侧的 MQTTS 接入地址。"
	},
	"port-wrong": {
		cause: "端口[ {port} ]不对：MQTTS 使用 8883，不加密的 MQTT 使用 1883",
		remedy: "请改正方案文件中的端口。",
		remedyInWindow: "请改正接入端口。"
	},
	"cipher-old-firmware": {
		cause: "固件只支持旧的 TLS 加密套件，服务器已不再接受",
		remedy: "请升级模块固件。"
	},
	"firmware-too-old": {
		cause: "固件低于 {minimumVersion|V1104}，不能在 MQTT 中使用证书",
		remedy: "请把模块固件升级到 {minimumVersion|V1104} 或更新的版本。"
	},
	"file-on-module-differs": {
		cause: "模块上的证书文件不完整或被改动",
		remedy: "请重新上传证书。"
	},
	"client-certificate-refused": {
		cause: "服务器拒绝了客户端证书",
		remedy: "请确认客户端证书和私钥就是为该设备登记的那一对。"
	},
	"client-certificate-missing": {
		cause: "服务器要求客户端证书",
		remedy: "如果云平台要求，请使用为该设备登记的证书和私钥（tls.check 设为 \"mutual\"）。",
		remedyInWindow: "如果云平台要求，请选择“双向认证”，并使用为该设备登记的证书和私钥。"
	},
	"network-lost": {
		cause: "模块失去了网络连接",
		remedy: "请等模块重新注册并附着网络后再次开始。"
	},
	"signal-weak": {
		cause: "信号太弱[（{dbm} dBm）]",
		remedy: "请检查天线、移动模块后重试。"
	},
	"login-too-late": {
		cause: "登录太迟：连接后约 5 秒内没有登录，服务器就会断开",
		remedy: "请重试。"
	},
	"same-device-elsewhere": {
		cause: "同一设备在别处登录，双方互相挤下线",
		remedy: "请断开使用该设备的其他程序或模块。"
	},
	"heartbeat-lost": {
		cause: "模块休眠或网络延迟，超过 1.5 倍心跳间隔没有发送心跳",
		remedy: "请把 mqtt.keepAlive 设为 60 至 120，并关闭模块的休眠模式。",
		remedyInWindow: "请把“心跳间隔（秒）”设为 60 至 120，并关闭模块的休眠模式。"
	},
	"client-id-form": {
		cause: "clientId 不符合 设备ID_认证类型_签名类型_YYYYMMDDHH 的格式",
		remedy: "请把 clientId、用户名和密码一起重新生成。"
	},
	"username-differs": {
		cause: "用户名与 clientId 中的设备 ID 不一致",
		remedy: "请用设备 ID 作为用户名。"
	},
	"password-wrong": {
		cause: "密码与设备密钥或 clientId 中的时间戳不符",
		remedy: "请从控制台重新复制密钥，并把 clientId、用户名和密码一起重新生成。"
	},
	"hour-stale": {
		cause: "签名类型为 1，而 clientId 中的小时不是当前的 UTC 小时",
		remedy: "请改用签名类型 0，或用当前的 UTC 小时重新生成接入凭据。"
	},
	"keep-alive-out-of-range": {
		cause: "心跳间隔超出华为云接受的 30 至 1200 秒",
		remedy: "请把 mqtt.keepAlive 设为 60 至 120。",
		remedyInWindow: "请把“心跳间隔（秒）”设为 60 至 120。"
	},
	"device-not-in-instance": {
		cause: "设备没有注册在该接入地址对应的实例中，或已被冻结",
		remedy: "请在该接入地址所属实例的控制台中查找设备。"
	},
	"device-deleted": {
		cause: "已停用的旧平台删除了该设备：注册后 180 秒内没有登录",
		remedy: "请以超时时间 0 重新注册设备，并填写新的设备 ID 和密钥。"
	},
	"topic-not-allowed": {
		cause: "该设备不允许使用主题[ {topic}]",
		remedy: "请核对主题中的设备 ID 与用户名是否一致，并检查控制台中的主题权限。"
	},
	"too-many-subscriptions": {
		cause: "设备的订阅数量已达上限",
		remedy: "请减少订阅的主题。"
	}
};
// shared/words/zh/workshop-causes.ts
var workshopCauses = {
	"cable-or-power": {
		cause: "数据线松动，或模块没有供电",
		remedy: "请检查数据线和供电，待端口恢复后重新连接。"
	},
	"port-renamed": {
		cause: "模块重新出现时换了端口号",
		remedy: "请搜索全部端口，选择有应答的那个。"
	},
	"driver-missing": {
		cause: "模块的 USB 驱动缺失或无响应",
		remedy: "请拔下模块重新插上；仍不行就安装厂家驱动。"
	},
	"port-in-use": {
		cause: "端口被其他程序[（{holder}）]占用",
		remedy: "请关闭 SSCOM 等串口程序（Linux 上还有 ModemManager），再重新连接。"
	},
	"port-rights": {
		cause: "当前用户无权打开该端口[（所属组：{group}）]",
		remedy: "请把用户加入 {group|dialout} 组，重新登录后再连接。"
	},
	"port-choice": {
		cause: "所选地址不是模块的端口",
		remedy: "请从列表中另选端口。"
	},
	"port-settings": {
		cause: "地址或波特率不合适",
		remedy: "请从列表中选择端口，波特率用 115200。"
	},
	"serial-server-off": {
		cause: "该地址上没有程序在监听",
		remedy: "请先启动那里的串口服务器或虚拟模块，再重新连接。"
	},
	"serial-server-name": {
		cause: "本机解析不了串口服务器的名称",
		remedy: "请改正名称，或直接使用 IP 地址。"
	},
	"supply-weak": {
		cause: "供电不足，发射瞬间电压跌落",
		remedy: "请换用能提供 2 A 的电源，导线要短而粗，然后重试。"
	},
	"wrong-port": {
		cause: "模块的这个 COM 口不接受 AT 命令",
		remedy: "一个模块有多个 COM 口，请搜索有应答的那个。"
	},
	"baud-rate": {
		cause: "端口与模块的波特率不一致",
		remedy: "请逐一尝试各种常用波特率。"
	},
	"line-noise": {
		cause: "线路上有字节丢失或出错",
		remedy: "请检查数据线、共地和波特率后重试。"
	},
	"module-busy": {
		cause: "模块正忙，或刚刚重启",
		remedy: "请稍等几秒再试。"
	},
	"module-hangs": {
		cause: "模块已死机",
		remedy: "请给模块断电重启，再重新连接。"
	},
	"module-state": {
		cause: "模块在当前状态下拒绝该命令",
		remedy: "请重启模块后重试；模块上的文件不会丢失。"
	},
	"upload-cut-off": {
		cause: "模块仍在等待中断的文件的剩余部分",
		remedy: "请等待半分钟再试。"
	},
	"command-unknown": {
		cause: "该固件不支持此命令[ {command}]，或应答格式不同",
		remedy: "请升级模块固件。"
	},
	"firmware-crash": {
		cause: "模块固件崩溃",
		remedy: "请重试；如果总在同一处发生，请升级固件。"
	},
	"sim-missing": {
		cause: "没有插 SIM 卡，或卡插反了",
		remedy: "请给模块断电，把卡插到位，再上电。"
	},
	"sim-contacts": {
		cause: "SIM 卡触点脏污，或卡已损坏",
		remedy: "请清洁触点，或换一张 SIM 卡。"
	},
	"sim-pin-missing": {
		cause: "SIM 卡设有 PIN 码，但没有填写",
		remedy: "请填写 SIM 卡 PIN 码，或用手机关闭 PIN 码验证。"
	},
	"sim-pin-wrong": {
		cause: "SIM 卡拒绝了这个 PIN 码",
		remedy: "请改正 PIN 码；它只会发送一次，因为输错三次就会锁卡。"
	},
	"sim-locked": {
		cause: "PIN 码输错三次，SIM 卡已锁",
		remedy: "请在手机上用 PUK 码解锁，或向运营商索取 PUK 码。"
	},
	"no-coverage": {
		cause: "没有接天线，或此处没有网络覆盖",
		remedy: "请检查天线接头，移到窗边后重新测量。"
	},
	"radio-off": {
		cause: "模块的射频已关闭（AT+CFUN 为 0 或 4）",
		remedy: "请发送 AT+CFUN=1，或重启模块，然后重试。"
	},
	"sim-inactive": {
		cause: "SIM 卡未激活、停机或欠费",
		remedy: "请把卡放到手机里试一下，或向运营商查询状态。"
	},
	"sim-bound": {
		cause: "SIM 卡绑定了其他设备或地区",
		remedy: "请让运营商解除绑定，或换一张卡。"
	},
	"no-data-plan": {
		cause: "SIM 卡没有开通数据流量",
		remedy: "请让运营商为此卡开通流量。"
	},
	"apn-wrong": {
		cause: "SIM 卡需要专用 APN",
		remedy: "请填写运营商给出的 APN。"
	},
	"file-damaged": {
		cause: "文件在复制时被截断或改动",
		remedy: "请从来源处重新下载，不要用文字处理软件打开，然后再次选择。"
	},
	"file-of-another-kind": {
		cause: "选错了文件类型",
		remedy: "请选择此处需要的文件。"
	},
	"file-expired": {
		cause: "所选证书已[于 {date} ]过期",
		remedy: "请改用与接入地址对应的当前根证书。"
	},
	"expired-on-purpose": {
		cause: "服务器仍在使用这张过期证书",
		remedy: "请允许使用它，并关闭日期检查。"
	},
	"computer-clock": {
		cause: "本机时钟有误",
		remedy: "请校准本机日期和时间后重试。"
	},
	"key-encrypted": {
		cause: "私钥设有密码，模块无法输入密码",
		remedy: "请用 \"openssl pkey -in key.pem -out plain.pem\" 去掉密码，再选择新文件。"
	},
	"key-of-another-pair": {
		cause: "证书与私钥不是一对",
		remedy: "请选择与该证书同时生成的私钥。"
	},
	"storage-full": {
		cause: "旧文件占满了模块存储空间",
		remedy: "请删除模块上不再需要的文件。"
	},
	"file-name": {
		cause: "模块不允许这个文件名",
		remedy: "请使用简短的普通名称，例如 ca.crt。"
	},
	"storage-damaged": {
		cause: "模块的存储器已损坏",
		remedy: "请换个文件名重新上传；若仍不一致，则模块有故障。"
	},
	"login-too-long": {
		cause: "clientId、username 或 password 过长，或含有固件不接受的字符",
		remedy: "请检查这三个值：各不超过 256 字节，不含引号和换行。"
	},
	"not-connected": {
		cause: "模块尚未登录，或连接已经断开",
		remedy: "请先执行“连接”这一步。"
	},
	"message-too-long": {
		cause: "消息对该固件来说过长[：{found} 字节][，最多 {expected}]",
		remedy: "请缩短测试消息。"
	},
	"message-changed": {
		cause: "云端规则或固件改动了消息内容",
		remedy: "请改用纯 ASCII 的测试消息，并检查控制台中的规则。"
	},
	"topic-not-echoed": {
		cause: "服务器不会把该主题[（{topic}）]的消息发回设备",
		remedy: "请改用服务器会发回的主题，或在控制台确认消息已到达。"
	},
	"settings-wrong": {
		cause: "有设置缺失或不正确[（{field}[：{problem}]）]",
		remedy: "请改正已标出的字段。"
	},
	"profile-unreadable": {
		cause: "无法读取方案文件",
		remedy: "请重新填写，或打开另一个方案。"
	},
	"file-missing": {
		cause: "文件被移动或删除",
		remedy: "请放回原处或另选文件，然后重试。"
	},
	"file-rights": {
		cause: "当前用户无权使用该文件或其文件夹",
		remedy: "请修改权限后重试。"
	},
	"disk-full": {
		cause: "本机磁盘已满",
		remedy: "请腾出空间后重试。"
	},
	"keyring-locked": {
		cause: "系统密钥环已锁定或无法访问",
		remedy: "请解锁系统密钥环后重新打开该方案，或重新输入密钥。"
	},
	"disk-error": {
		cause: "本机磁盘报错",
		remedy: "请换用其他磁盘或文件夹后重试。"
	},
	"tool-missing": {
		cause: "本机缺少创建伪终端的工具（socat 或 Python 3）",
		remedy: "请改选虚拟模块或 TCP 地址作为端口。"
	},
	"stopped-by-hand": {
		cause: "按下了停止",
		remedy: "可以随时继续；已确认的部分不会重做。"
	},
	"program-fault": {
		cause: "本程序出错",
		remedy: "请重试；若再次发生，请连同本次会话的录制一起反馈。"
	},
	"virtual-fault": {
		cause: "虚拟模块上设置了故障",
		remedy: "请清除故障后继续。"
	}
};
// shared/words/causes.ts
/** Likely causes and their remedies, from the AT manual, Huawei's published error catalogue and what cables and SIM cards do. */
var causeWords = {
	en: {
		...causes$1,
		...workshopCauses$1
	},
	zh: {
		...causes,
		...workshopCauses
	}
};
var problemWords = {
	en: {
		empty: "is empty",
		missing: "is missing",
		"too-long": "is too long",
		"too-short": "is too short",
		"line-break": "contains a line break",
		"control-character": "contains a control character",
		quote: "contains a quotation mark",
		"not-ten-digits": "must be ten digits, YYYYMMDDHH in UTC",
		"input-empty": "nothing came on standard input",
		"input-is-terminal": "standard input is a terminal; pipe the secret in, such as < secret.txt",
		"input-too-long": "more came on standard input than a secret can have",
		"secret-kept": "is stored already and stays; press Replace to give another",
		"secret-locked": "is kept, but the keyring of this system does not open it now: unlock it and open the profile again, or enter it anew",
		"client-id-form": "is not of the form deviceId_0_0_YYYYMMDDHH, so the cloud will refuse it",
		"differs-from-device-id": "differs from the device ID, so the cloud will refuse the login",
		sm3: "has signType 2: the cloud then wants a password of HMAC-SM3, which is not made here; give the password, or use _0_0_",
		placeholder: "holds {deviceId}, for which nothing is known here; write the id itself",
		duplicate: "is subscribed above already",
		"qos-2-refused": "Huawei knows QoS 0 and 1 only; QoS 2 may be refused or dropped",
		"topic-of-another-device": "is in the folder of another device; a device may use its own only",
		"payload-not-json": "is not valid JSON, so the cloud will discard it",
		"file-name": "must be letters, digits, \".\", \"_\" and \"-\", at most 64, without a folder",
		"file-name-taken": "is the name of another file already",
		"not-a-number": "is not a number",
		"out-of-range": "is out of range",
		"not-utf-8": "is not UTF-8 text",
		"not-a-command": "an AT command begins with AT",
		"download-mode": "would put the module into its download mode, in which only the flashing tool reaches it; never sent",
		"asks-for-data": "after it the module waits for bytes that no command line holds; the Certificate stage of Setup writes files, the MQTT room publishes messages",
		"tls-failure-crashes": "crashes when a TLS connection fails",
		"no-server-name": "does not tell the server the host name that is meant (SNI), which many cloud hosts require",
		"cipher-suites": "breaks off TLS handshakes with servers that offer cipher suites unknown to it",
		"keep-alive-cut": "does not honour a keep-alive above 300 s",
		"no-keep-alive": "does not keep an MQTT connection alive by itself",
		"mutual-tls-publish": "fails to publish when it shows a certificate of its own",
		"login-refused": "refuses the usual form of the login command",
		"long-sessions-crash": "crashes when an MQTT connection lasts long",
		"quick-messages-lost": "loses messages that come in quick succession",
		"same-file": "both name the same file, and one would overwrite the other",
		"report-of-another-profile": "the report belongs to another profile",
		"not-a-report": "the file is no report of provision",
		"unexpected-end": "the text ends too early",
		"unexpected-character": "an unexpected character",
		"too-deep": "nested too deeply",
		"text-after-end": "text after the end",
		comment: "a comment; JSON has none, so take it out",
		"trailing-comma": "a comma before a closing bracket; take it out",
		"missing-comma": "a comma or colon is missing before this",
		"single-quote": "single quotation marks; JSON needs double ones (\")",
		"typographic-quote": "typographic quotation marks; JSON needs plain ones (\")",
		"full-width": "a full-width (Chinese) punctuation mark; JSON needs plain ones",
		"not-utf-8-file": "the file is not UTF-8 text but perhaps GBK; save it as UTF-8",
		wildcard: "contains + or #, which only a subscription may have",
		"wildcard-misplaced": "has + or # at a place where MQTT does not permit it",
		"file-not-read": "names a file, which an import cannot read; put the PEM text itself there",
		"cli-only": "is known to the command line only; take it out to import the profile",
		"being-written": "it is being written now",
		ENOENT: "it does not exist, ENOENT",
		ENOTDIR: "a folder of its path is a file, ENOTDIR",
		EACCES: "the rights do not permit it, EACCES",
		EPERM: "the system does not permit it, EPERM",
		EROFS: "the disk is read-only, EROFS",
		EISDIR: "it is a folder, EISDIR",
		ENAMETOOLONG: "the name is too long, ENAMETOOLONG",
		EIO: "the disk reports an error, EIO",
		"utf-16": "the file is UTF-16 text; save it as UTF-8 or plain ASCII",
		"cr-only": "the lines end with CR only",
		"smart-dashes": "the dashes of the BEGIN or END line were replaced by typographic ones",
		"bad-boundary": "the BEGIN or END line is malformed",
		"missing-begin": "the BEGIN line is missing",
		"missing-end": "the END line is missing",
		"label-mismatch": "the BEGIN and END lines do not belong together",
		"bad-base64": "a character that is not Base64, or a lost one",
		"block-too-long": "a block between BEGIN and END is longer than any certificate",
		"no-pem": "the file is neither PEM nor DER",
		"not-a-certificate": "the content is no X.509 certificate",
		"not-a-key": "the content is no private key",
		pkcs12: "it is a PKCS#12 file (.p12, .pfx); take certificate and key out of it as PEM",
		pkcs7: "it is a PKCS#7 file (.p7b); take the certificates out of it as PEM",
		"certificate-request": "it is a certificate request (CSR), which asks an authority for a certificate; take the certificate that the authority issued for it",
		"trusted-certificate": "it is a TRUSTED CERTIFICATE, a form of openssl alone; convert it: openssl x509 -in FILE -out ca.crt",
		"revocation-list": "it is a list of revoked certificates (CRL)",
		"public-key": "it is a public key without a certificate",
		"other-content": "the file holds something else",
		"several-keys": "the file holds more than one key",
		swapped: "the secret was taken as the key and the time stamp as the message; it must be the other way round",
		"trailing-newline": "the secret was copied with a line break",
		"blank-in-secret": "the secret was copied with a blank",
		"beijing-hour": "the key was the hour in Beijing time instead of UTC",
		"other-hour": "the key was another hour than the one in the clientId",
		"not-keyed": "the secret was hashed without the time stamp as key",
		"secret-itself": "the secret itself was given as the password",
		base64: "the result was written as Base64 instead of hexadecimal",
		"upper-case": "the result was written in capital letters",
		"blank-around": "there is a blank or a line break around it",
		"not-a-file": "it is no ordinary file",
		"too-large": "it is too large",
		changed: "it changed while it was read",
		closed: "already closed",
		running: "a run is under way; stop it or wait for its end",
		address: "the address must be tcp://host:port",
		path: "the path is not a possible one",
		baudRate: "the baud rate is not a possible one",
		platform: "Windows has no pseudo-terminals",
		occupied: "another file stands at that path",
		tools: "neither socat nor Python 3 works here",
		malformed: "is not of the expected form",
		"too-many": "too many at once",
		unknown: "is not known here",
		"not-open": "no port is open",
		program: "the program ended or cannot be reached"
	},
	zh: {
		empty: "为空",
		missing: "缺失",
		"too-long": "过长",
		"too-short": "过短",
		"line-break": "含有换行符",
		"control-character": "含有控制字符",
		quote: "含有引号",
		"not-ten-digits": "必须是十位数字，即 UTC 时间的 YYYYMMDDHH",
		"input-empty": "标准输入中没有内容",
		"input-is-terminal": "标准输入是终端；请用管道或重定向传入密钥，例如 < secret.txt",
		"input-too-long": "标准输入的内容超过密钥的最大长度",
		"secret-kept": "已保存，不会被覆盖；如需更换请按“替换”",
		"secret-locked": "仍然保存着，但系统密钥环目前无法打开：请解锁后重新打开该方案，或重新输入",
		"client-id-form": "不是 deviceId_0_0_YYYYMMDDHH 的形式，平台会拒绝",
		"differs-from-device-id": "与设备 ID 不一致，平台会拒绝登录",
		sm3: "的签名类型为 2：平台要求 HMAC-SM3 密码，这里无法生成；请直接给出密码，或改用 _0_0_",
		placeholder: "含有 {deviceId}，而这里没有可以填入的设备 ID；请直接写出设备 ID",
		duplicate: "上面已经订阅过",
		"qos-2-refused": "华为平台只支持 QoS 0 和 1，QoS 2 可能被拒绝或丢弃",
		"topic-of-another-device": "属于另一个设备；设备只能使用自己的主题",
		"payload-not-json": "不是有效的 JSON，平台会丢弃",
		"file-name": "只能由字母、数字、“.”、“_”、“-”组成，最多 64 个字符，不带目录",
		"file-name-taken": "已是另一个文件的名称",
		"not-a-number": "不是数字",
		"out-of-range": "超出范围",
		"not-utf-8": "不是 UTF-8 文本",
		"not-a-command": "AT 命令须以 AT 开头",
		"download-mode": "会使模块进入下载模式，此后只有烧录工具能与之通信；绝不发送",
		"asks-for-data": "发送后模块等待的数据无法写在命令行中；写文件请用“上云”的证书步骤，发布消息请用 MQTT 页面",
		"tls-failure-crashes": "TLS 连接失败时会死机",
		"no-server-name": "不向服务器发送主机名（SNI），而许多云平台要求 SNI",
		"cipher-suites": "遇到不认识的加密套件时 TLS 握手会失败",
		"keep-alive-cut": "超过 300 秒的心跳间隔不生效",
		"no-keep-alive": "不会自动保持 MQTT 连接",
		"mutual-tls-publish": "双向认证时发布消息失败",
		"login-refused": "不接受常用形式的登录命令",
		"long-sessions-crash": "长时间 MQTT 连接会死机",
		"quick-messages-lost": "消息到达过快时会丢失",
		"same-file": "指向同一个文件，内容会互相覆盖",
		"report-of-another-profile": "该报告属于另一个方案文件",
		"not-a-report": "该文件不是 provision 的报告",
		"unexpected-end": "内容提前结束",
		"unexpected-character": "出现意外的字符",
		"too-deep": "嵌套过深",
		"text-after-end": "结尾之后还有内容",
		comment: "有注释；JSON 不允许注释，请删除",
		"trailing-comma": "右括号之前多了一个逗号，请删除",
		"missing-comma": "此处之前缺少逗号或冒号",
		"single-quote": "使用了单引号；JSON 只允许双引号（\"）",
		"typographic-quote": "使用了中文引号或弯引号等排版引号；JSON 只允许半角双引号（\"）",
		"full-width": "使用了全角（中文）标点；JSON 只允许半角标点",
		"not-utf-8-file": "文件不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8",
		wildcard: "含有 + 或 #，只有订阅可以使用通配符",
		"wildcard-misplaced": "+ 或 # 的位置不符合 MQTT 的规定",
		"file-not-read": "是文件名，导入时无法读取；请改为 PEM 文本本身",
		"cli-only": "只有命令行支持；请删除后再导入方案",
		"being-written": "正在写入",
		ENOENT: "不存在，ENOENT",
		ENOTDIR: "路径中的某个文件夹其实是文件，ENOTDIR",
		EACCES: "权限不允许，EACCES",
		EPERM: "系统不允许，EPERM",
		EROFS: "磁盘为只读，EROFS",
		EISDIR: "是文件夹，EISDIR",
		ENAMETOOLONG: "名称过长，ENAMETOOLONG",
		EIO: "磁盘报告了错误，EIO",
		"utf-16": "文件是 UTF-16 编码，请另存为 UTF-8 或纯 ASCII",
		"cr-only": "行尾只有 CR",
		"smart-dashes": "BEGIN 或 END 行的短横线被替换成了长破折号等排版符号",
		"bad-boundary": "BEGIN 或 END 行格式有误",
		"missing-begin": "缺少 BEGIN 行",
		"missing-end": "缺少 END 行",
		"label-mismatch": "BEGIN 行与 END 行不配对",
		"bad-base64": "含有非 Base64 字符，或丢失了字符",
		"block-too-long": "BEGIN 与 END 之间的内容过长，不可能是证书",
		"no-pem": "文件既不是 PEM 也不是 DER",
		"not-a-certificate": "内容不是 X.509 证书",
		"not-a-key": "内容不是私钥",
		pkcs12: "这是 PKCS#12 文件（.p12、.pfx），请先把证书和私钥导出为 PEM",
		pkcs7: "这是 PKCS#7 文件（.p7b），请先把证书导出为 PEM",
		"certificate-request": "这是证书签名请求（CSR），不是证书；请使用 CA 据此签发的证书",
		"trusted-certificate": "这是 openssl 专用的 TRUSTED CERTIFICATE 格式，请先转换：openssl x509 -in 文件 -out ca.crt",
		"revocation-list": "这是证书吊销列表（CRL）",
		"public-key": "这是公钥，不含证书",
		"other-content": "文件中是其他内容",
		"several-keys": "文件中有多个私钥",
		swapped: "把密钥当作了 HMAC 的键、时间戳当作了消息，应当相反",
		"trailing-newline": "复制的密钥带有换行",
		"blank-in-secret": "复制的密钥带有空格",
		"beijing-hour": "用作键的是北京时间的小时，应为 UTC",
		"other-hour": "用作键的小时与 clientId 中的不同",
		"not-keyed": "计算时没有用时间戳作键",
		"secret-itself": "直接把设备密钥当作了密码",
		base64: "结果写成了 Base64，应为十六进制",
		"upper-case": "结果写成了大写字母",
		"blank-around": "前后带有空格或换行",
		"not-a-file": "不是普通文件",
		"too-large": "过大",
		changed: "读取过程中文件内容发生了变化",
		closed: "已经关闭",
		running: "正在执行，请先停止或等待其结束",
		address: "地址应为 tcp://主机:端口",
		path: "路径不可能存在",
		baudRate: "波特率不可用",
		platform: "Windows 没有伪终端",
		occupied: "该路径上已有其他文件",
		tools: "本机的 socat 和 Python 3 都不可用",
		malformed: "格式不对",
		"too-many": "同时进行的请求过多",
		unknown: "这里没有这一项",
		"not-open": "没有打开的端口",
		program: "程序已退出或无法连接"
	}
};
/** What a fact that is `true` says; one that is `false` says nothing. */
var flagWords = {
	en: {
		retired: "it is Huawei's IoT root of 2016, which belongs to the retired platform",
		given: "a PIN was given, but the card still asks",
		restarted: "it had restarted before"
	},
	zh: {
		retired: "它是华为 2016 年的 IoT 根证书，属于已停用的旧平台",
		given: "已提供 PIN 码，但卡仍在要求",
		restarted: "此前它重启过"
	}
};
// shared/words/profile-problems.ts
var en$1 = {
	"unknown-key": "unknown key",
	"must-be": "must be {value}",
	"one-of": "must be one of {options}",
	"at-least": "must be at least {limit}",
	"at-most": "must be at most {limit}",
	"at-most-entries": "must have at most {limit} {limit#entry|entries}",
	"longer-than": "longer than {bytes} {bytes#byte|bytes}",
	"not-text": "must be text in quotes",
	"not-whole-number": "must be a whole number without quotes",
	"not-boolean": "must be true or false",
	"not-object": "must be an object in braces",
	"not-list": "must be a list in square brackets",
	"not-valid": "is not valid",
	"file-or-pem": "must be a file name or PEM text",
	"host-form": "must be a host name or an address, without scheme, port or blanks",
	"pin-form": "must be 4 to 8 digits",
	"one-secret": "exactly one of secret, secretFile and password is needed",
	"needed-beside-password": "is needed beside a password, because the password was made from it",
	"needed-for-check": "is needed for check {check}",
	"missing-beside": "is missing beside {other}",
	"differs-from-client-id": "differs from the one in clientId",
	"not-on-this-cloud": "{value} does not exist on this cloud"
};
var profileProblemWords = {
	en: en$1,
	zh: {
		"unknown-key": "未知的名称",
		"must-be": "必须是 {value}",
		"one-of": "必须是以下之一：{options}",
		"at-least": "不能小于 {limit}",
		"at-most": "不能大于 {limit}",
		"at-most-entries": "最多 {limit} 项",
		"longer-than": "超过 {bytes} 字节",
		"not-text": "必须是带引号的文本",
		"not-whole-number": "必须是不带引号的整数",
		"not-boolean": "必须是 true 或 false",
		"not-object": "必须是花括号括起的对象",
		"not-list": "必须是方括号括起的数组",
		"not-valid": "无效",
		"file-or-pem": "必须是文件名或 PEM 文本",
		"host-form": "必须是主机名或地址，不带协议、端口和空格",
		"pin-form": "必须是 4 至 8 位数字",
		"one-secret": "secret、secretFile、password 必须且只能给出一个",
		"needed-beside-password": "给出 password 时必须同时给出，因为密码由它得出",
		"needed-for-check": "check 为 {check} 时必须给出",
		"missing-beside": "给出 {other} 时必须同时给出",
		"differs-from-client-id": "与 clientId 中的不一致",
		"not-on-this-cloud": "该平台不支持 {value}"
	}
};
var isOwn = (code) => Object.hasOwn(en$1, code);
/** What is wrong, to stand behind the name of the setting. */
var problemText = ({ code, facts }, language) => {
	if (!isOwn(code)) return problemWords[language][code];
	return fillTemplate(profileProblemWords[language][code], (name) => factOf$1(facts, name), "?");
};
var factOf$1 = (facts, name) => {
	const fact = Object.hasOwn(facts, name) ? facts[name] : void 0;
	if (fact === void 0) return null;
	return typeof fact === "object" ? fact.join(", ") : String(fact);
};
/** The same with its place in the profile. */
var profileProblemText = (problem, language) => `${problem.path}${language === "zh" ? "：" : ": "}${problemText(problem, language)}`;
// shared/words/steps.ts
/** Titles of the stages, as a card or a headline shows them. */
var stageWords = {
	en: {
		module: "Module check-up",
		certificate: "Certificate",
		credentials: "Credentials",
		connect: "Connect",
		proof: "Proof"
	},
	zh: {
		module: "模块体检",
		certificate: "证书",
		credentials: "接入凭据",
		connect: "连接",
		proof: "验证"
	}
};
/** Titles of the steps, each readable without its stage. */
var stepWords = {
	en: {
		"module.answer": "Module answers",
		"module.identity": "Identity",
		"module.firmware": "Firmware",
		"module.sim": "SIM card",
		"module.signal": "Signal",
		"module.registration": "Network registration",
		"module.attach": "Packet data attached",
		"module.clock": "Module clock",
		"certificate.inspect": "Inspect the file",
		"certificate.space": "Space on the module",
		"certificate.upload": "Upload",
		"certificate.verify": "Read back and compare",
		"credentials.derive": "Derive credentials",
		"credentials.check": "Check credentials",
		"connect.ssl": "TLS settings",
		"connect.config": "MQTT settings",
		"connect.open": "Open the connection",
		"connect.login": "Log in to the broker",
		"connect.subscribe": "Subscribe",
		"proof.publish": "Publish a test message",
		"proof.return": "Test message arrived"
	},
	zh: {
		"module.answer": "模块应答",
		"module.identity": "模块身份",
		"module.firmware": "固件版本",
		"module.sim": "SIM 卡",
		"module.signal": "信号",
		"module.registration": "网络注册",
		"module.attach": "数据附着",
		"module.clock": "模块时钟",
		"certificate.inspect": "检查文件",
		"certificate.space": "模块存储空间",
		"certificate.upload": "上传",
		"certificate.verify": "回读并比对",
		"credentials.derive": "生成接入凭据",
		"credentials.check": "核对接入凭据",
		"connect.ssl": "TLS 设置",
		"connect.config": "MQTT 设置",
		"connect.open": "建立连接",
		"connect.login": "登录服务器",
		"connect.subscribe": "订阅主题",
		"proof.publish": "发布测试消息",
		"proof.return": "收到测试消息"
	}
};
var statusWords = {
	en: {
		waiting: "waiting",
		running: "running",
		done: "done",
		skipped: "skipped",
		failed: "failed",
		stopped: "stopped"
	},
	zh: {
		waiting: "等待",
		running: "进行中",
		done: "完成",
		skipped: "已跳过",
		failed: "失败",
		stopped: "已停止"
	}
};
// shared/words/step-title.ts
/** The title of a step by its id; `null` for anything else. */
var titleOfStep = (id, language) => {
	const titles = stepWords[language];
	return Object.hasOwn(titles, id) ? titles[id] ?? null : null;
};
// shared/words/fact-text.ts
var maximumFactLength = 240;
var maximumItems = 8;
var connectives = {
	en: {
		neutral: "unknown",
		comma: ", ",
		semicolon: "; ",
		seconds: " s",
		milliseconds: " ms",
		yes: "yes"
	},
	zh: {
		neutral: "未知",
		comma: "、",
		semicolon: "；",
		seconds: " 秒",
		milliseconds: " 毫秒",
		yes: "是"
	}
};
/**
* Text from devices and files becomes harmless: no control characters (nothing may move a terminal's cursor), no
* marks that turn the direction of writing, and a bounded length.
*/
var harmlessText = (text) => {
	const cut = text.length > 480 ? text.slice(0, 480) : text;
	const plain = cut.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/\p{Cf}|\p{Cs}/gu, "").trim();
	const characters = [...plain];
	return characters.length > maximumFactLength || cut !== text ? `${characters.slice(0, maximumFactLength).join("")}…` : plain;
};
/** The text of one placeholder in one language; `null` when the facts do not have it. */
var factText = (facts, name, language) => {
	if (name === "address") return addressText(facts, language);
	if (name === "minimumVersion") return versionText(factOf(facts, "minimum"));
	if (name === "foundVersion") return versionText(factOf(facts, "found"));
	const fact = factOf(facts, name);
	if (fact === null) return null;
	if (name === "causes") return causesText(fact, facts, language);
	if (typeof fact === "number") return numberText(name, fact, language);
	if (typeof fact === "string") return wordOf(name, fact, language) ?? notEmpty(harmlessText(fact));
	if (typeof fact === "boolean") return flagText(name, fact, language);
	return listText(fact.map((item) => typeof item === "string" ? item : profileProblemText(item, language)), language);
};
/** A sentence with its facts in it; which facts there are is known only when it is said. */
var sentence = (template, facts, language) => fillTemplate(template, (name) => factText(facts, name, language), connectives[language].neutral);
/** The known causes among the facts, likeliest first. */
var knownCauses = (facts) => {
	const fact = factOf(facts, "causes");
	if (fact === null) return [];
	return (Array.isArray(fact) ? fact : [String(fact)]).filter(isCauseKey);
};
var isCauseKey = (text) => causeKeys.includes(text);
var factOf = (facts, name) => Object.hasOwn(facts, name) ? facts[name] ?? null : null;
var notEmpty = (text) => text === "" ? null : text;
/** Facts whose values may be keys of `problemWords`. */
var keyFacts = /* @__PURE__ */ new Set([
	"problem",
	"cause",
	"reason",
	"detail"
]);
var lookUp = (words, key) => Object.hasOwn(words, key) ? words[key] ?? null : null;
var wordOf = (name, text, language) => {
	if (name === "answer") return describeAnswer(harmlessText(text), language);
	if (keyFacts.has(name)) return lookUp(problemWords[language], text);
	if (name === "step") return titleOfStep(text, language);
	if (name === "date" && /^\d{4}-\d\d-\d\dT/.test(text)) return text.slice(0, 10);
	return null;
};
var numberText = (name, value, language) => {
	const words = connectives[language];
	if (name.endsWith("Ms")) return value >= 1e3 ? `${Number((value / 1e3).toFixed(1))}${words.seconds}` : `${Math.round(value)}${words.milliseconds}`;
	if (name === "date" && Math.abs(value) <= 864e13) return new Date(value).toISOString().slice(0, 10);
	return String(value);
};
/** What is not so is not said: a part of a sentence about it is left out. */
var flagText = (name, fact, language) => fact ? lookUp(flagWords[language], name) ?? connectives[language].yes : null;
var listText = (fact, language) => {
	const words = connectives[language];
	const items = fact.map(harmlessText).filter((item) => item !== "");
	if (items.length === 0) return null;
	const shown = items.slice(0, maximumItems).join(words.semicolon);
	return items.length > maximumItems ? `${shown}${words.semicolon}… (+${items.length - maximumItems})` : shown;
};
var causesText = (fact, facts, language) => {
	const texts = (Array.isArray(fact) ? fact : [String(fact)]).map((key) => isCauseKey(key) ? causeText(key, facts, language) : harmlessText(key)).filter((text) => text !== "");
	if (texts.length < 2) return texts[0] ?? null;
	return texts.map((text, index) => `(${index + 1}) ${text}`).join(connectives[language].semicolon);
};
/** One cause as part of a sentence, without a full stop. */
var causeText = (key, facts, language) => sentence(causeWords[language][key].cause, facts, language);
/** What to do about one cause: a whole sentence. */
var remedyText = (key, facts, language, readIn = "window") => {
	const { remedy, remedyInWindow } = causeWords[language][key];
	return sentence(readIn === "window" ? remedyInWindow ?? remedy : remedy, facts, language);
};
/** `host:port` when a host is named, else the address or path of the port. */
var addressText = (facts, language) => {
	const host = factText(facts, "host", language);
	if (host === null) {
		const address = factOf(facts, "address") ?? factOf(facts, "path");
		return address === null ? null : notEmpty(harmlessText(String(address)));
	}
	const port = factText(facts, "port", language);
	if (port === null) return host;
	return host.includes(":") && !host.startsWith("[") ? `[${host}]:${port}` : `${host}:${port}`;
};
/** 1104 and `1104` as the vendor writes them: `V1104`. */
var versionText = (fact) => {
	if (typeof fact === "number" || typeof fact === "string" && /^\d+$/.test(fact)) return `V${fact}`;
	return typeof fact === "string" ? notEmpty(harmlessText(fact)) : null;
};
// shared/words/en/certificate-failures.ts
var certificateFailures$1 = {
	"certificate/empty": {
		happened: "The certificate file[ {file}] is empty.",
		meaning: "There is nothing in it that could be uploaded.",
		action: "Get the file again from the console of the cloud and choose it once more."
	},
	"certificate/unreadable": {
		happened: "No certificate can be read from the file[ {file}][ (line {line})][: {problem}][ ({detail})][ ({label})].",
		meaning: "A PEM file begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----; a lost line, typographic dashes or UTF-16 text break it.",
		action: "Choose the certificate itself; if it is one, download it again and do not edit it in a word processor."
	},
	"certificate/is-a-key": {
		happened: "The file[ {file}] holds a private key, not a certificate.",
		meaning: "A key in place of a certificate does not work, and a private key must not be handed around.",
		action: "Choose the certificate file that belongs here."
	},
	"certificate/not-a-key": {
		happened: "The file[ {file}] holds no private key that can be used[ ({detail})].",
		meaning: "Login with a client certificate needs its RSA or EC private key as PEM.",
		action: "Choose the key file that was made together with the client certificate."
	},
	"certificate/key-encrypted": {
		happened: "The private key[ {file}] is protected by a password.",
		meaning: "The module cannot ask for a password, so it can use only a key without one.",
		action: "Remove the password with \"openssl pkey -in key.pem -out plain.pem\" and choose the new file."
	},
	"certificate/key-mismatch": {
		happened: "The private key[ {file}] does not belong to the client certificate.",
		meaning: "Certificate and key are two halves of one pair; these two come from different pairs.",
		action: "Choose the key that was made together with this certificate."
	},
	"certificate/too-large": {
		happened: "The file[ {file}] is too large[: {sizeBytes} {sizeBytes#byte|bytes}][, at most {limitBytes} {limitBytes#byte|bytes}].",
		meaning: "A certificate has one or two thousand bytes; this is probably another kind of file.",
		action: "Choose a file that holds only the needed certificates."
	},
	"certificate/expired": {
		happened: "The certificate[ {file}] expired[ on {date}][; {retired}].",
		meaning: "A module that checks dates refuses it. The root certificate of the well-known Air720 article expired on 2026-05-02 and belongs to the retired Huawei platform; it never fitted the access hosts of today.",
		action: "Load the CA that belongs to your access host (for Huawei IoTDA the current CA file from its documentation), or allow this upload with --accept-expired; do not set the clock back.",
		actionInWindow: "Choose the CA that belongs to your access host from the shelf, or press “Use this certificate anyway”; do not set the clock back."
	},
	"certificate/not-yet-valid": {
		happened: "The certificate[ {file}] is not valid yet[; it begins on {date}].",
		meaning: "Either it is meant for later, or the clock of this computer is wrong.",
		action: "Check the date of this computer, else use a certificate that is valid today."
	},
	"certificate/not-a-ca": {
		happened: "The certificate[ {file}] is not a CA certificate.",
		meaning: "To check the server, the module needs the certificate of the authority that signed it, not one of a device or server.",
		action: "Choose the CA or root certificate that belongs to your access host."
	},
	"certificate/is-a-ca": {
		happened: "The certificate[ {file}] is a CA certificate where a client certificate belongs.",
		meaning: "The module would show it to the server as its own identity, and the server would refuse it.",
		action: "Choose the certificate that was issued for this device."
	},
	"certificate/damaged": {
		happened: "The certificate[ {file}] is damaged: its own signature does not fit its content.",
		meaning: "Some character was changed or lost on the way; it can still be parsed but never checks out.",
		action: "Download the certificate again from its source."
	},
	"certificate/no-space": {
		happened: "The module has too little free space[: {found} {found#byte|bytes}][, needed {expected} {expected#byte|bytes}].",
		meaning: "Earlier certificates or other files fill its memory.",
		action: "Delete files on the module that are no longer needed, and try again."
	},
	"certificate/no-prompt": {
		happened: "The module did not ask for the data of the file[ {file}][ within {deadlineMs}].",
		meaning: "After AT+FSWRITE it must send the sign \">\"; nothing was sent without it.",
		action: "Restart the module and start again; if it happens again, update the firmware."
	},
	"certificate/write-refused": {
		happened: "The module refused to write the file[ {file}][: {answer}].",
		meaning: "The memory is full or damaged, or the name is not allowed (at most 64 bytes).",
		action: "Delete files on the module that are no longer needed or choose a short plain name such as ca.crt, and try again."
	},
	"certificate/write-timed-out": {
		happened: "The module did not get all bytes of the file[ {file}] in time[ ({deadlineMs})] and answered TimeOut.",
		meaning: "Bytes were lost on the line, so the announced number never came together; the file on the module is not usable.",
		action: "Check the cable and the baud rate, switch off other programs on the port, and start again."
	},
	"certificate/size-differs": {
		happened: "The file[ {file}] on the module has another size than was sent[: {found} instead of {expected} {expected#byte|bytes}].",
		meaning: "The upload is incomplete; with such a file the TLS connection fails without a reason.",
		action: "Start again to upload the file anew, and check the cable if it happens again."
	},
	"certificate/read-back-differs": {
		happened: "The file[ {file}] read back from the module differs from what was sent.",
		meaning: "A byte was changed on the line or in the memory of the module; the file is not usable.",
		action: "Start again to upload the file anew, and check the cable and the supply if it happens again."
	}
};
// shared/words/en/connection-failures.ts
var connectionFailures$1 = {
	"tls/config-refused": {
		happened: "The module refused a TLS setting[ ({command})][: {answer}].",
		meaning: "The named file is not on the module, or its firmware does not know this setting.",
		action: "Upload the certificates again, and update the firmware if the setting is refused again."
	},
	"connect/refused": {
		happened: "The module refused to open the connection[ to {address}][: {answer}].",
		meaning: "The address is malformed, or the network connection of the module is not ready yet.",
		action: "Check host and port, wait until the module is attached, and try again."
	},
	"connect/failed": {
		happened: "The module could not open the connection[ to {address}][: {answer}].",
		meaning: "The module does not say why.[ Likely causes, the likeliest first: {causes}.] With TLS the usual reasons are a CA that has expired or does not belong to this host, a host that cannot be reached, a wrong clock on the module, and a firmware too old for the ciphers of the server.",
		action: "Check the CA against the host, the host and the port against the console, and the clock of the module, in this order."
	},
	"connect/closed": {
		happened: "The connection[ to {address}] was closed before the login.",
		meaning: "The server ended it.[ Likely causes, the likeliest first: {causes}.] This happens when TLS meets a port without TLS or the other way round, when the server refuses the TLS handshake, or when the login comes later than 5 s.",
		action: "Check that port 8883 is used with TLS and 1883 without, and try again."
	},
	"connect/timed-out": {
		happened: "The connection[ to {address}] was not there[ within {deadlineMs}].",
		meaning: "The server did not answer.[ Likely causes, the likeliest first: {causes}.] The host or the port may be wrong or blocked, or the signal too weak.",
		action: "Check host and port against the console, then the signal and the APN, and try again."
	},
	"connect/not-closed": {
		happened: "The module has a connection already, and it was not seen to close[: {answer}].",
		meaning: "Another program or an earlier run made it. A login sent over it could reach another server, so nothing was sent.",
		action: "Restart the module (AT+RESET), end other programs that use it, and connect again."
	},
	"connect/close-unconfirmed": {
		happened: "The module did not confirm that the connection is closed.",
		meaning: "It may still be logged in: messages may go on coming, and the platform may show the device as online.",
		action: "Connect again, which tries to close it first, or restart the module (AT+RESET)."
	},
	"mqtt/config-refused": {
		happened: "The module refused the MQTT settings[ ({command})][: {answer}].",
		meaning: "A value is too long (at most 256 bytes each) or holds a character that this firmware does not take.",
		action: "Check clientId, username and password for length and unusual characters."
	},
	"mqtt/refused": {
		happened: "The broker refused the login[: {answer}].",
		meaning: "The module does not say why.[ Likely causes, the likeliest first: {causes}.] For Huawei, the clientId must be id_authType_signType_YYYYMMDDHH, the username the device ID, and the password the HMAC-SHA256 of the secret with exactly the time stamp of the clientId as key; with signType 1 that hour must be the present UTC hour.",
		action: "Derive clientId, username and password anew together (\"atelier credentials\") and compare device ID, secret and host with the console.",
		actionInWindow: "Derive clientId, username and password anew together, and compare device ID, secret and host with the console."
	},
	"mqtt/dropped": {
		happened: "The MQTT connection was closed[ by {address}][ at the step \"{step}\"].",
		meaning: "[Likely causes, the likeliest first: {causes}. ]A broker drops a client when the same clientId logs in elsewhere, when the login comes later than 5 s after the connection, when no heartbeat comes in 1.5 keep-alive times, or when the network goes away.",
		action: "Check that no other program or module uses the same device, then the signal, and connect again."
	},
	"mqtt/kicked": {
		happened: "The broker[ {address}] closed the connection {count|several} {count#time|times} within a minute.",
		meaning: "The same device is most likely connected elsewhere: each login of one ends the connection of the other, and reconnecting would go on for ever.",
		action: "Switch off the other module or program that uses this device, then connect again."
	},
	"mqtt/no-connack": {
		happened: "The broker did not answer the login[ within {deadlineMs}].",
		meaning: "The connection stands, but no CONNACK came.[ Likely causes, the likeliest first: {causes}.] Some firmware is silent when the login is refused, and a port without MQTT behind it is silent too.",
		action: "Check host and port, derive the credentials anew, and try again."
	},
	"mqtt/subscribe-refused": {
		happened: "The subscription[ to {topic}] was refused[: {answer}].",
		meaning: "The topic is not allowed for this device, holds a wrong device ID, or the limit of subscriptions is reached.[ Likely causes: {causes}.]",
		action: "Compare the device ID in the topic with the username, and check the topic permissions in the console."
	},
	"mqtt/no-suback": {
		happened: "The subscription[ to {topic}] was not confirmed[ within {deadlineMs}].",
		meaning: "The module sent it, but no SUBACK came: the topic is not allowed, or the connection has just been lost.",
		action: "Check the topic and the signal, and try again."
	},
	"mqtt/not-connected": {
		happened: "The module is not connected to the broker, so nothing was published.",
		meaning: "A test message needs a login that stands.",
		action: "Connect first, then send the test message again."
	},
	"mqtt/publish-refused": {
		happened: "The module refused to publish[ to {topic}][: {answer}].",
		meaning: "The message is too long for this firmware, holds a character that was not escaped, or the connection is gone.",
		action: "Shorten the message, check that the module is still connected, and try again."
	},
	"mqtt/no-puback": {
		happened: "The broker did not confirm the message[ to {topic}][ within {deadlineMs}].",
		meaning: "At QoS 1 or 2 the broker must confirm; the topic is not allowed, or the connection has just been lost.",
		action: "Check the topic and the signal, and try again."
	},
	"proof/not-returned": {
		happened: "The test message did not come back[ from {topic}][ within {deadlineMs}].",
		meaning: "It was published and a subscription matches its topic, but the broker did not deliver it; Huawei topics for reports are not sent back to the device.",
		action: "Check in the console whether the message arrived there, or use a topic for the proof that the broker sends back."
	},
	"proof/differs": {
		happened: "The test message came back changed[ from {topic}][: {found} instead of {expected}].",
		meaning: "The broker, a rule on the way, or the firmware altered its bytes.",
		action: "Try a payload of plain ASCII text, and check the rules in the console."
	}
};
// shared/words/en/link-failures.ts
var linkFailures$1 = {
	"link/missing": {
		happened: "The serial port[ {path}] does not exist.",
		meaning: "The module is not plugged in, has no power, has come back under another name, or its USB driver is missing.",
		action: "Check the cable, the power and the driver, then choose one of the ports that \"atelier ports\" lists.",
		actionInWindow: "Check the cable, the power and the driver, then choose a port from the list."
	},
	"link/busy": {
		happened: "The serial port[ {path}] is in use by another program[ ({holder})].",
		meaning: "Only one program can use a serial port: usually SSCOM, llcom or another serial terminal; on Linux also ModemManager, which sends AT commands of its own.",
		action: "Close SSCOM and every other serial program, on Linux stop ModemManager too (sudo systemctl stop ModemManager), and try again."
	},
	"link/denied": {
		happened: "This user may not open the serial port[ {path}].",
		meaning: "On Linux, serial ports belong to a group, usually dialout[ (this one: {group})], and only its members may open them.",
		action: "Run \"sudo usermod -aG {group|dialout} $USER\" on Linux, log out and in again, and retry."
	},
	"link/not-serial": {
		happened: "The address[ {path}] is not a serial port.",
		meaning: "It names a file, a folder or a device of another kind.",
		action: "Choose one of the ports that \"atelier ports\" lists.",
		actionInWindow: "Choose a port from the list."
	},
	"link/bad-settings": {
		happened: "The port[ {path}] cannot be opened with these settings[ ({detail})].",
		meaning: "The address is malformed, or the driver does not know the baud rate; modules normally use 115200.",
		action: "Use a device path, COMn, tcp://host:port or sim: as the port, and 115200 as the baud rate."
	},
	"link/refused": {
		happened: "The TCP connection to the module[ at {address}] was refused.",
		meaning: "The machine answers, but no program listens at that port, or a firewall rejects it.",
		action: "Start the serial server or the virtual module there and check the port number."
	},
	"link/unknown-host": {
		happened: "The host of the module[, {address},] cannot be found.",
		meaning: "The name is misspelt or this computer has no name service at the moment.",
		action: "Check the name, or give the IP address as tcp://address:port."
	},
	"link/failed": {
		happened: "The port[ {address}] cannot be opened[ ({detail})][ ({error})].",
		meaning: "The operating system or the driver gave an error that has no better name.",
		action: "Unplug the module, plug it in again and retry."
	},
	"link/lost": {
		happened: "The port[ {address}] was lost[ during the step \"{step}\"][ ({detail})].",
		meaning: "The cable was pulled, the module lost power or restarted, or the driver closed the port; nothing was sent afterwards.",
		action: "Check the cable and the power, wait until the port is back, and start again; finished steps are checked and skipped."
	},
	"link/slept": {
		happened: "The computer went to sleep, so the port[ {address}] was closed.",
		meaning: "What ran was interrupted; the module may have lost its power meanwhile, and the port its name.",
		action: "Connect again, and start again; finished steps are checked and skipped."
	},
	"link/pseudo-terminal-unavailable": {
		happened: "A pseudo-terminal cannot be made on this machine[ ({reason})][ at {path}].",
		meaning: "It needs socat or Python 3, and does not exist on Windows.",
		action: "Install socat, or offer the virtual module over TCP with --tcp.",
		actionInWindow: "Choose the virtual module or a TCP address as the port."
	}
};
// shared/words/en/local-failures.ts
var localFailures$1 = {
	"program/bug": {
		happened: "The program made a mistake.",
		meaning: "This is not your fault and not the module's: something happened that the program is not made for.",
		action: "Try once more; if it happens again, report it with the recording."
	},
	"usage/invalid": {
		happened: "The input is not valid[ ({option})][ ({field}[: {problem}])][: {detail}][: {problems}].",
		meaning: "Nothing was sent to the module.",
		action: "Correct the value; --help behind a command shows what it accepts.",
		actionInWindow: "Correct the value and try again."
	},
	"profile/unreadable": {
		happened: "The profile[ {path}] cannot be read[ ({cause})][ ({detail})].",
		meaning: "It is missing, is a folder, is too large for a profile, or this user may not read it.",
		action: "Check the name given with --profile and the rights of the file.",
		actionInWindow: "Choose the file again, and check its rights."
	},
	"profile/invalid": {
		happened: "The profile[ {path}] is not valid[ at line {line}[, column {column}][: {problem}]][: {problems}][ ({field}[: {problem}])].",
		meaning: "Every setting is checked before the module is touched, and unknown names are refused because they are usually misspelt.",
		action: "Correct the named settings in the profile and start again."
	},
	"credentials/invalid": {
		happened: "The login credentials cannot be made from these values[ ({field}[: {problem}])].",
		meaning: "Device ID, secret and time stamp go into clientId, username and password; each may have at most 256 bytes and no line break or quotation mark.",
		action: "Copy the device ID and the secret from the console again, without blanks or line breaks around them."
	},
	"file/missing": {
		happened: "The file[ {path}] does not exist.",
		meaning: "File names in a profile count from the folder of the profile.",
		action: "Check the name and the folder."
	},
	"file/denied": {
		happened: "This user may not use the file[ {path}].",
		meaning: "The rights of the file or of its folder forbid it.",
		action: "Change the rights of the file or choose another folder."
	},
	"file/unreadable": {
		happened: "The file[ {path}] cannot be read[ ({cause})][ ({detail})].",
		meaning: "It is a folder or a device, is too large for its purpose, or the disk reports an error.",
		action: "Check that this is the right file and try a copy of it on another disk."
	},
	"file/unwritable": {
		happened: "The file[ {path}] cannot be written[ ({cause})][ ({detail})].",
		meaning: "The folder is missing or read-only, or the disk reports an error.",
		action: "Choose another folder, for the data folder with --data.",
		actionInWindow: "Check the rights of the data folder and the room on its disk, then try again."
	},
	"file/disk-full": {
		happened: "The disk is full[ at {path}].",
		meaning: "The module and its connection are not affected, but reports and recordings cannot be kept.",
		action: "Free some space or choose a folder on another disk with --data.",
		actionInWindow: "Free some space on the disk of the data folder."
	},
	"file/secret-locked": {
		happened: "The keyring of this system does not open a secret of this profile now.",
		meaning: "It is still kept; nothing was overwritten or removed.",
		action: "Unlock the keyring and open the profile again, or enter the secret anew."
	},
	stopped: {
		happened: "The work was stopped[ at the step \"{step}\"].",
		meaning: "The module was left in order; what is already done on it stays done.",
		action: "Start again when you like; steps that are already proven are skipped."
	}
};
// shared/words/en/module-failures.ts
var moduleFailures$1 = {
	"at/error": {
		happened: "The module refused the command[ {command}][: {answer}].",
		meaning: "It does not know the command, does not allow it in its present state, or finds a value in it wrong.",
		action: "Restart the module if its state is unclear, check the named values, and try again."
	},
	"at/timeout": {
		happened: "The module did not answer the command[ {command}][ within {deadlineMs}].",
		meaning: "It is busy, has just restarted, or bytes were lost on the line.",
		action: "Check the power supply (a transmitting module draws up to 2 A for moments) and the cable, and try again."
	},
	"at/second-phase-failed": {
		happened: "The module accepted the command[ {command}] and then reported a failure[: {answer}].",
		meaning: "OK means only that the work has begun; the result that followed was negative.",
		action: "Check the network and the settings of this step, and try again."
	},
	"at/second-phase-timeout": {
		happened: "The module accepted the command[ {command}], but its result did not come[ within {deadlineMs}].",
		meaning: "OK means only that the work has begun; the network or the server did not reply in time.",
		action: "Check the signal and the address of the server, and try again."
	},
	"at/unexpected-answer": {
		happened: "The answer to the command[ {command}] is not understood[: {answer}].",
		meaning: "The firmware writes it in a form this program does not know, or bytes were lost on the line.",
		action: "Try again, and if it happens again report it with the recording and the firmware version."
	},
	"at/unresponsive": {
		happened: "The module stopped answering[ after {command}][ ({restarted})].",
		meaning: "It hangs, has lost power, or still waits for the rest of a file that was cut off.",
		action: "Wait half a minute or restart the module, and start again; finished steps are checked and skipped."
	},
	"at/unclaimed": {
		happened: "The command[ {command}] was sent; its result is shown as unclaimed.",
		meaning: "Two commands were open at once, and a result does not say which of them it belongs to.",
		action: "Read the result among the lines; the next command waits until the module is in step again."
	},
	"module/no-answer": {
		happened: "No module answers AT[ at {address}].",
		meaning: "A module shows several COM ports and not all of them take AT commands; or it has no power, is still starting, or uses another baud rate than 115200. A serial server in between must pass CR LF unchanged.",
		action: "Try the other COM ports of the module with \"atelier ports --probe\", check the power, the baud rate and, on a UART, that TX and RX are crossed.",
		actionInWindow: "Search with “Find the module”; check the power, the baud rate and, on a UART, that TX and RX are crossed."
	},
	"module/sim-missing": {
		happened: "The module finds no SIM card[: {answer}].",
		meaning: "The card is missing, lies the wrong way round, or its contacts are dirty.",
		action: "Switch the module off, put the SIM card in properly, and switch it on again."
	},
	"module/sim-pin": {
		happened: "The SIM card asks for its PIN[ ({given})].",
		meaning: "Without the PIN the module cannot register; three wrong PINs lock the card, so none is ever tried twice.",
		action: "Put the PIN into the profile (module.simPin), or switch the PIN request off with a phone.",
		actionInWindow: "Enter the SIM PIN in the credentials, or switch the PIN request off with a phone."
	},
	"module/sim-puk": {
		happened: "The SIM card is locked and asks for its PUK.",
		meaning: "A wrong PIN was entered three times; ten wrong PUKs destroy the card.",
		action: "Unlock the card with its PUK in a phone, or ask the operator for it."
	},
	"module/sim-failure": {
		happened: "The SIM card does not work[: {answer}].",
		meaning: "The module sees a card but cannot read it: bad contact, a damaged card, or a card that is still busy.",
		action: "Restart the module, clean the contacts, and try another SIM card."
	},
	"module/firmware-too-old": {
		happened: "The firmware of the module[, {foundVersion},] is too old: login with a certificate needs at least {minimumVersion|V1104}.",
		meaning: "On the Air720, certificates for MQTT work from firmware V1104 on; older versions fail while connecting.",
		action: "Update the module to firmware {minimumVersion|V1104} or newer with the vendor's tool, and start again."
	},
	"module/not-registered": {
		happened: "The module is not registered in a network[ (registration state {stat})][ (signal {dbm} dBm)].",
		meaning: "There is no antenna or no coverage, the SIM card is not active, or the search is still going on.",
		action: "Check the antenna and the place, check in a phone that the SIM card is active, and try again."
	},
	"module/registration-denied": {
		happened: "The network refuses the SIM card[ (registration state {stat})].",
		meaning: "The card is not activated, is suspended or out of credit, or is bound to another device or region.",
		action: "Ask the operator for the state of the SIM card."
	},
	"module/not-attached": {
		happened: "The module is registered but has no packet data.",
		meaning: "The SIM card has no data plan, or it needs an APN of its own.",
		action: "Check the data plan, put the APN of the operator into the profile (module.apn), and restart the module.",
		actionInWindow: "Check the data plan, enter the APN of the operator in the credentials, and restart the module."
	},
	"module/restarted": {
		happened: "The module restarted in the middle of the work[, at the step \"{step}\"].",
		meaning: "Usually its power supply is too weak for moments of transmission. Files on the module stay, TLS and MQTT settings are gone.",
		action: "Use a supply that can give 2 A, wait until the module is registered again, and start again."
	}
};
// shared/words/en/failures.ts
var failures$1 = {
	...localFailures$1,
	...linkFailures$1,
	...moduleFailures$1,
	...certificateFailures$1,
	...connectionFailures$1
};
// shared/words/zh/certificate-failures.ts
var certificateFailures = {
	"certificate/empty": {
		happened: "证书文件[ {file} ]是空的。",
		meaning: "其中没有可以上传的内容。",
		action: "请从云平台控制台重新获取文件后再选择。"
	},
	"certificate/unreadable": {
		happened: "无法从文件[ {file} ]中读出证书[（第 {line} 行）][：{problem}][（{detail}）][（{label}）]。",
		meaning: "PEM 文件以 -----BEGIN CERTIFICATE----- 开始，以 -----END CERTIFICATE----- 结束；缺行、混入弯引号或长破折号等排版符号、保存为 UTF-16 编码，都会破坏它。",
		action: "请选择证书文件本身；如果确实是证书，请重新下载，不要用文字处理软件编辑它。"
	},
	"certificate/is-a-key": {
		happened: "文件[ {file} ]是私钥，不是证书。",
		meaning: "私钥不能当作证书使用，也不应随意传递。",
		action: "请选择此处应有的证书文件。"
	},
	"certificate/not-a-key": {
		happened: "文件[ {file} ]中没有可用的私钥[（{detail}）]。",
		meaning: "用客户端证书登录需要对应的 PEM 格式 RSA 或 EC 私钥。",
		action: "请选择与客户端证书一同生成的私钥文件。"
	},
	"certificate/key-encrypted": {
		happened: "私钥[ {file} ]有密码保护。",
		meaning: "模块无法询问密码，只能使用没有密码的私钥。",
		action: "请用“openssl pkey -in key.pem -out plain.pem”去掉密码，再选择新文件。"
	},
	"certificate/key-mismatch": {
		happened: "私钥[ {file} ]与客户端证书不匹配。",
		meaning: "证书和私钥必须成对，这两个文件来自不同的密钥对。",
		action: "请选择与该证书一同生成的私钥。"
	},
	"certificate/too-large": {
		happened: "文件[ {file} ]过大[：{sizeBytes} 字节][，上限 {limitBytes} 字节]。",
		meaning: "一个证书通常只有一两千字节，这很可能是其他类型的文件。",
		action: "请选择只包含所需证书的文件。"
	},
	"certificate/expired": {
		happened: "证书[ {file} ]已[于 {date} ]过期[；{retired}]。",
		meaning: "检查日期的模块会拒绝它。那篇广为流传的 Air720 文章中的根证书已于 2026-05-02 过期，属于华为已停用的旧平台，也从来不适用于现在的接入地址。",
		action: "请使用与接入地址对应的 CA 证书（华为 IoTDA 请用其文档提供的最新 CA 文件），或用 --accept-expired 允许本次上传；不要把时钟调回过去。",
		actionInWindow: "请从证书库选择与接入地址对应的 CA 证书，或按“仍然使用此证书”；不要把时钟调回过去。"
	},
	"certificate/not-yet-valid": {
		happened: "证书[ {file} ]尚未生效[，生效日期为 {date}]。",
		meaning: "该证书要以后才能使用，或者本机时钟有误。",
		action: "请检查本机日期，否则换用今天有效的证书。"
	},
	"certificate/not-a-ca": {
		happened: "证书[ {file} ]不是 CA 证书。",
		meaning: "校验服务器需要的是签发机构的证书，而不是设备或服务器自己的证书。",
		action: "请选择与接入地址对应的 CA（根）证书。"
	},
	"certificate/is-a-ca": {
		happened: "此处需要客户端证书，而所选文件[ {file} ]是 CA 证书。",
		meaning: "模块会把它当作自己的身份出示给服务器，服务器会拒绝。",
		action: "请选择为该设备签发的证书。"
	},
	"certificate/damaged": {
		happened: "证书[ {file} ]已损坏：自身的签名与内容不符。",
		meaning: "传递途中有字符被改动或丢失；它仍可解析，但永远无法通过校验。",
		action: "请从来源处重新下载证书。"
	},
	"certificate/no-space": {
		happened: "模块剩余空间不足[：剩余 {found} 字节][，需要 {expected} 字节]。",
		meaning: "以前的证书或其他文件占满了存储空间。",
		action: "请删除模块上不再需要的文件后重试。"
	},
	"certificate/no-prompt": {
		happened: "模块没有请求文件[ {file} ]的数据[（等待 {deadlineMs}）]。",
		meaning: "发送 AT+FSWRITE 后模块应给出提示符“>”；没有提示符就不会发送数据。",
		action: "请重启模块后重新开始；如果再次出现，请升级固件。"
	},
	"certificate/write-refused": {
		happened: "模块拒绝写入文件[ {file}][：{answer}]。",
		meaning: "存储空间已满或损坏，或文件名不被允许（最长 64 字节）。",
		action: "请删除模块上不再需要的文件，或改用 ca.crt 这样简短的文件名，然后重试。"
	},
	"certificate/write-timed-out": {
		happened: "模块没有按时收齐文件[ {file} ]的全部字节[（{deadlineMs}）]，应答 TimeOut。",
		meaning: "线路上丢失了字节，没有凑满声明的字节数；模块上的该文件不可用。",
		action: "请检查数据线和波特率，关闭占用该串口的其他程序，然后重新开始。"
	},
	"certificate/size-differs": {
		happened: "模块上的文件[ {file} ]大小与发送的不一致[：应为 {expected} 字节，实为 {found} 字节]。",
		meaning: "上传不完整；用这样的文件建立 TLS 连接会失败，而且没有原因提示。",
		action: "请重新开始以再次上传；如果再次出现，请检查数据线。"
	},
	"certificate/read-back-differs": {
		happened: "从模块回读的文件[ {file} ]与发送的内容不同。",
		meaning: "线路上或模块存储中有字节发生了变化，该文件不可用。",
		action: "请重新开始以再次上传；如果再次出现，请检查数据线和供电。"
	}
};
// shared/words/zh/connection-failures.ts
var connectionFailures = {
	"tls/config-refused": {
		happened: "模块拒绝了一项 TLS 设置[（{command}）][：{answer}]。",
		meaning: "指定的文件不在模块上，或固件不支持该设置。",
		action: "请重新上传证书；如果仍被拒绝，请升级固件。"
	},
	"connect/refused": {
		happened: "模块拒绝建立连接[（{address}）][：{answer}]。",
		meaning: "地址格式有误，或模块的网络连接尚未就绪。",
		action: "请检查接入地址和端口，等模块附着网络后重试。"
	},
	"connect/failed": {
		happened: "模块无法建立连接[（{address}）][：{answer}]。",
		meaning: "模块没有说明原因。[可能的原因（按可能性从高到低）：{causes}。]使用 TLS 时常见的原因是：CA 证书过期或与接入地址不匹配、接入地址无法到达、模块时钟错误、固件太旧而不支持服务器的加密套件。",
		action: "请依次检查 CA 证书与接入地址是否对应、接入地址和端口与控制台是否一致、模块时钟是否正确。"
	},
	"connect/closed": {
		happened: "连接[（{address}）]在登录之前被关闭。",
		meaning: "服务器结束了连接。[可能的原因（按可能性从高到低）：{causes}。]TLS 连到了非 TLS 端口或相反、服务器拒绝 TLS 握手，或连接后超过 5 秒才登录时会这样。",
		action: "请确认 8883 端口使用 TLS、1883 端口不使用 TLS，然后重试。"
	},
	"connect/timed-out": {
		happened: "连接[（{address}）]没有按时建立[（等待 {deadlineMs}）]。",
		meaning: "服务器没有回应。[可能的原因（按可能性从高到低）：{causes}。]接入地址或端口可能有误或被拦截，也可能信号太弱。",
		action: "请核对控制台上的接入地址和端口，再检查信号和 APN，然后重试。"
	},
	"connect/not-closed": {
		happened: "模块上已有连接，且未能确认其关闭[：{answer}]。",
		meaning: "该连接由其他程序或之前的运行建立。通过它登录可能会连到别的服务器，因此没有发送任何登录信息。",
		action: "请重启模块（AT+RESET），退出使用该模块的其他程序，然后重新连接。"
	},
	"connect/close-unconfirmed": {
		happened: "模块没有确认连接已关闭。",
		meaning: "它可能仍处于登录状态：消息可能继续到达，平台上也可能仍显示设备在线。",
		action: "请重新连接（会先尝试关闭旧连接），或重启模块（AT+RESET）。"
	},
	"mqtt/config-refused": {
		happened: "模块拒绝了 MQTT 设置[（{command}）][：{answer}]。",
		meaning: "某个值过长（每项最多 256 字节），或含有该固件不接受的字符。",
		action: "请检查 clientId、用户名和密码的长度以及是否有特殊字符。"
	},
	"mqtt/refused": {
		happened: "服务器拒绝登录[：{answer}]。",
		meaning: "模块没有说明原因。[可能的原因（按可能性从高到低）：{causes}。]对于华为云：clientId 必须是 设备ID_认证类型_签名类型_YYYYMMDDHH，用户名是设备 ID，密码是以 clientId 中的时间戳为键对设备密钥做的 HMAC-SHA256；签名类型为 1 时该小时必须是当前的 UTC 小时。",
		action: "请把 clientId、用户名和密码一起重新生成（“atelier credentials”），并与控制台核对设备 ID、密钥和接入地址。",
		actionInWindow: "请把 clientId、用户名和密码一起重新生成，并与控制台核对设备 ID、密钥和接入地址。"
	},
	"mqtt/dropped": {
		happened: "MQTT 连接被断开[（{address}）][，当时正在执行步骤“{step}”]。",
		meaning: "[可能的原因（按可能性从高到低）：{causes}。]相同的 clientId 在别处登录、连接后超过 5 秒才登录、超过 1.5 倍心跳间隔没有心跳，或网络中断时，服务器会断开连接。",
		action: "请确认没有其他程序或模块在使用同一设备，再检查信号，然后重新连接。"
	},
	"mqtt/kicked": {
		happened: "服务器[（{address}）]在一分钟内 {count|多} 次断开连接。",
		meaning: "很可能同一设备正在别处连接：双方每次登录都会挤掉对方，自动重连只会无休止地重复。",
		action: "请关闭使用同一设备的另一个模块或程序，然后重新连接。"
	},
	"mqtt/no-connack": {
		happened: "服务器没有回应登录请求[（等待 {deadlineMs}）]。",
		meaning: "连接已建立，但没有收到 CONNACK。[可能的原因（按可能性从高到低）：{causes}。]有些固件在登录被拒时不作提示，端口后面没有 MQTT 服务时也不会有回应。",
		action: "请检查接入地址和端口，重新生成接入凭据后重试。"
	},
	"mqtt/subscribe-refused": {
		happened: "订阅[ {topic} ]被拒绝[：{answer}]。",
		meaning: "该设备不允许订阅此主题、主题中的设备 ID 有误，或订阅数量已达上限。[可能的原因：{causes}。]",
		action: "请核对主题中的设备 ID 与用户名是否一致，并检查控制台中的主题权限。"
	},
	"mqtt/no-suback": {
		happened: "订阅[ {topic} ]没有得到确认[（等待 {deadlineMs}）]。",
		meaning: "模块已发出订阅，但没有收到 SUBACK：主题不被允许，或连接刚刚中断。",
		action: "请检查主题和信号后重试。"
	},
	"mqtt/not-connected": {
		happened: "模块没有连接到服务器，因此没有发布消息。",
		meaning: "发送测试消息需要先登录成功。",
		action: "请先连接，再发送测试消息。"
	},
	"mqtt/publish-refused": {
		happened: "模块拒绝发布消息[（{topic}）][：{answer}]。",
		meaning: "消息对该固件而言过长、含有未转义的字符，或连接已经断开。",
		action: "请缩短消息，确认模块仍然在线，然后重试。"
	},
	"mqtt/no-puback": {
		happened: "服务器没有确认消息[（{topic}）][（等待 {deadlineMs}）]。",
		meaning: "QoS 1 或 2 的消息必须由服务器确认；主题不被允许，或连接刚刚中断。",
		action: "请检查主题和信号后重试。"
	},
	"proof/not-returned": {
		happened: "测试消息没有返回[（{topic}）][（等待 {deadlineMs}）]。",
		meaning: "消息已发布，也有匹配的订阅，但服务器没有下发；华为云的上报主题不会回传给设备。",
		action: "请在控制台查看消息是否到达，或改用服务器会回传的主题来验证。"
	},
	"proof/differs": {
		happened: "返回的测试消息与发送的不同[（{topic}）][：应为 {expected}，实为 {found}]。",
		meaning: "服务器、途中的规则或固件改变了消息内容。",
		action: "请改用纯 ASCII 文本试验，并检查控制台中的规则。"
	}
};
// shared/words/zh/link-failures.ts
var linkFailures = {
	"link/missing": {
		happened: "串口[ {path} ]不存在。",
		meaning: "模块没有插好、没有供电、重新插入后换了名称，或缺少 USB 驱动。",
		action: "请检查数据线、供电和驱动，再从“atelier ports”列出的串口中选择。",
		actionInWindow: "请检查数据线、供电和驱动，再从列表中选择串口。"
	},
	"link/busy": {
		happened: "串口[ {path} ]被其他程序占用[（{holder}）]。",
		meaning: "一个串口同一时间只能由一个程序使用：通常是 SSCOM、llcom 或其他串口工具；在 Linux 上还可能是 ModemManager，它会自行发送 AT 命令。",
		action: "请关闭 SSCOM 等所有串口程序，在 Linux 上还要停止 ModemManager（sudo systemctl stop ModemManager），然后重试。"
	},
	"link/denied": {
		happened: "当前用户无权打开串口[ {path}]。",
		meaning: "在 Linux 上串口属于某个用户组，通常是 dialout[（此串口属于 {group}）]，只有组成员才能打开。",
		action: "请在 Linux 上执行“sudo usermod -aG {group|dialout} $USER”，注销并重新登录后再试。"
	},
	"link/not-serial": {
		happened: "地址[ {path} ]不是串口。",
		meaning: "它是文件、文件夹或其他类型的设备。",
		action: "请从“atelier ports”列出的串口中选择。",
		actionInWindow: "请从列表中选择串口。"
	},
	"link/bad-settings": {
		happened: "无法用这些设置打开端口[ {path}][（{detail}）]。",
		meaning: "地址格式有误，或驱动不支持该波特率；模块通常使用 115200。",
		action: "端口请写设备路径、COMn、tcp://主机:端口 或 sim:，波特率请用 115200。"
	},
	"link/refused": {
		happened: "到模块[ {address} ]的 TCP 连接被拒绝。",
		meaning: "对方主机有响应，但该端口没有程序在监听，或被防火墙拒绝。",
		action: "请在对方启动串口服务器或虚拟模块，并检查端口号。"
	},
	"link/unknown-host": {
		happened: "找不到模块所在的主机[ {address}]。",
		meaning: "主机名拼写有误，或本机目前无法解析域名。",
		action: "请检查主机名，或用 tcp://IP地址:端口 的形式。"
	},
	"link/failed": {
		happened: "无法打开端口[ {address}][（{detail}）][（{error}）]。",
		meaning: "操作系统或驱动返回了一个没有更明确含义的错误。",
		action: "请拔下模块重新插入后再试。"
	},
	"link/lost": {
		happened: "端口[ {address} ]已断开[，当时正在执行步骤“{step}”][（{detail}）]。",
		meaning: "数据线被拔出、模块断电或重启，或驱动关闭了端口；此后没有再发送任何内容。",
		action: "请检查数据线和供电，待端口恢复后重新开始；已完成的步骤会在核对后跳过。"
	},
	"link/slept": {
		happened: "电脑进入睡眠，端口[ {address} ]已关闭。",
		meaning: "正在执行的操作已中断；睡眠期间模块可能断电，端口名也可能改变。",
		action: "请重新连接后再次开始；已完成的步骤会在核对后跳过。"
	},
	"link/pseudo-terminal-unavailable": {
		happened: "本机无法创建伪终端[ {path}][（{reason}）]。",
		meaning: "伪终端需要 socat 或 Python 3，Windows 上没有伪终端。",
		action: "请安装 socat，或用 --tcp 通过 TCP 提供虚拟模块。",
		actionInWindow: "请改选虚拟模块或 TCP 地址作为端口。"
	}
};
// shared/words/zh/local-failures.ts
var localFailures = {
	"program/bug": {
		happened: "程序出错了。",
		meaning: "这不是操作或模块的问题：程序遇到了没有预料到的情况。",
		action: "请再试一次；如果再次出现，请附上本次录制文件反馈问题。"
	},
	"usage/invalid": {
		happened: "输入无效[（{option}）][（{field}[：{problem}]）][：{detail}][：{problems}]。",
		meaning: "没有向模块发送任何内容。",
		action: "请改正该值；在命令后加 --help 可以查看它接受的内容。",
		actionInWindow: "请改正后重试。"
	},
	"profile/unreadable": {
		happened: "无法读取方案文件[ {path}][（{cause}）][（{detail}）]。",
		meaning: "文件不存在、是文件夹、超过方案文件的大小上限，或当前用户无权读取。",
		action: "请检查 --profile 给出的文件名以及文件权限。",
		actionInWindow: "请重新选择文件，并检查文件权限。"
	},
	"profile/invalid": {
		happened: "方案文件[ {path} ]无效[，第 {line} 行[第 {column} 列][：{problem}]][：{problems}][（{field}[：{problem}]）]。",
		meaning: "所有设置都在操作模块之前检查；不认识的名称会被拒绝，因为它们通常是拼写错误。",
		action: "请改正方案文件中指出的设置后重新开始。"
	},
	"credentials/invalid": {
		happened: "用这些值无法生成接入凭据[（{field}[：{problem}]）]。",
		meaning: "clientId、用户名和密码由设备 ID、密钥和时间戳得出；每项不超过 256 字节，不能含换行符或引号。",
		action: "请从控制台重新复制设备 ID 和密钥，前后不要带空格或换行。"
	},
	"file/missing": {
		happened: "文件[ {path} ]不存在。",
		meaning: "方案文件中的相对路径以方案文件所在的文件夹为起点。",
		action: "请检查文件名和所在文件夹。"
	},
	"file/denied": {
		happened: "当前用户无权使用文件[ {path}]。",
		meaning: "文件或其所在文件夹的权限不允许。",
		action: "请修改文件权限，或换一个文件夹。"
	},
	"file/unreadable": {
		happened: "无法读取文件[ {path}][（{cause}）][（{detail}）]。",
		meaning: "它是文件夹或设备、对该用途而言过大，或磁盘报告了错误。",
		action: "请确认文件无误，并换到另一块磁盘上再试。"
	},
	"file/unwritable": {
		happened: "无法写入文件[ {path}][（{cause}）][（{detail}）]。",
		meaning: "文件夹不存在或只读，或磁盘报告了错误。",
		action: "请换一个文件夹，数据文件夹可用 --data 指定。",
		actionInWindow: "请检查数据文件夹的权限和磁盘剩余空间，然后重试。"
	},
	"file/disk-full": {
		happened: "磁盘已满[（{path}）]。",
		meaning: "模块及其连接不受影响，但报告和录制无法保存。",
		action: "请清理磁盘空间，或用 --data 指定另一块磁盘上的文件夹。",
		actionInWindow: "请清理数据文件夹所在磁盘的空间。"
	},
	"file/secret-locked": {
		happened: "系统密钥环目前无法打开该方案中的密钥。",
		meaning: "密钥仍然保存着，没有被覆盖或删除。",
		action: "请解锁系统密钥环后重新打开该方案，或重新输入密钥。"
	},
	stopped: {
		happened: "操作已停止[，停在步骤“{step}”]。",
		meaning: "模块已恢复到可用状态，已完成的部分仍然有效。",
		action: "可以随时重新开始，已确认完成的步骤会被跳过。"
	}
};
// shared/words/zh/module-failures.ts
var moduleFailures = {
	"at/error": {
		happened: "模块拒绝了命令[ {command}][：{answer}]。",
		meaning: "模块不认识该命令、当前状态不允许执行，或命令中某个值有误。",
		action: "如果模块状态不明请重启模块，检查相关的值后重试。"
	},
	"at/timeout": {
		happened: "模块没有应答命令[ {command}][（等待 {deadlineMs}）]。",
		meaning: "模块正忙、刚刚重启，或线路上有字节丢失。",
		action: "请检查供电（模块发射瞬间电流可达 2 A）和数据线，然后重试。"
	},
	"at/second-phase-failed": {
		happened: "模块接受了命令[ {command} ]，随后报告失败[：{answer}]。",
		meaning: "OK 只表示已开始执行，随后返回的结果是失败。",
		action: "请检查网络和该步骤的设置，然后重试。"
	},
	"at/second-phase-timeout": {
		happened: "模块接受了命令[ {command} ]，但没有等到结果[（等待 {deadlineMs}）]。",
		meaning: "OK 只表示已开始执行，网络或服务器没有及时回应。",
		action: "请检查信号和服务器地址，然后重试。"
	},
	"at/unexpected-answer": {
		happened: "无法理解对命令[ {command} ]的应答[：{answer}]。",
		meaning: "本程序不认识该固件的应答格式，或线路上有字节丢失。",
		action: "请重试；如果再次出现，请附上本次录制和固件版本反馈问题。"
	},
	"at/unresponsive": {
		happened: "模块停止应答[，最后的命令是 {command}][（{restarted}）]。",
		meaning: "模块死机、断电，或仍在等待一个中断了的文件的剩余部分。",
		action: "请等待半分钟或重启模块后重新开始；已完成的步骤会在核对后跳过。"
	},
	"at/unclaimed": {
		happened: "命令[ {command} ]已发出，其结果按“无归属”显示。",
		meaning: "同时有两条命令未应答，而结果本身不说明属于哪一条。",
		action: "请在收发内容中查看结果；下一条命令会等到模块重新同步后再发送。"
	},
	"module/no-answer": {
		happened: "[{address} 上]没有模块应答 AT。",
		meaning: "一个模块会出现多个 COM 口，并非每个都接受 AT 命令；也可能是没有供电、仍在启动，或波特率不是 115200。中间的串口服务器必须原样传送 CR LF。",
		action: "请用“atelier ports --probe”试模块的其他 COM 口，检查供电和波特率；使用 UART 时检查 TX 与 RX 是否交叉连接。",
		actionInWindow: "请用“查找模块”搜索；检查供电和波特率，使用 UART 时检查 TX 与 RX 是否交叉连接。"
	},
	"module/sim-missing": {
		happened: "模块没有检测到 SIM 卡[：{answer}]。",
		meaning: "SIM 卡没有插入、方向插反，或触点不洁。",
		action: "请关闭模块电源，正确插入 SIM 卡后重新上电。"
	},
	"module/sim-pin": {
		happened: "SIM 卡要求输入 PIN 码[（{given}）]。",
		meaning: "没有 PIN 码模块无法注册网络；连续三次输错会锁卡，因此同一个 PIN 码不会尝试第二次。",
		action: "请把 PIN 码写入方案文件（module.simPin），或用手机关闭 PIN 码验证。",
		actionInWindow: "请在接入凭据中填写 SIM 卡 PIN 码，或用手机关闭 PIN 码验证。"
	},
	"module/sim-puk": {
		happened: "SIM 卡已锁定，要求输入 PUK 码。",
		meaning: "PIN 码已连续输错三次；PUK 码输错十次卡将报废。",
		action: "请在手机中用 PUK 码解锁，或向运营商索取 PUK 码。"
	},
	"module/sim-failure": {
		happened: "SIM 卡工作异常[：{answer}]。",
		meaning: "模块检测到卡但无法读取：接触不良、卡已损坏，或卡仍在忙。",
		action: "请重启模块、清洁触点，并换一张 SIM 卡试验。"
	},
	"module/firmware-too-old": {
		happened: "模块固件[ {foundVersion} ]过旧：证书登录至少需要 {minimumVersion|V1104}。",
		meaning: "Air720 从固件 V1104 开始支持 MQTT 证书认证，更旧的版本会在连接时失败。",
		action: "请用厂商的工具把模块升级到 {minimumVersion|V1104} 或更新的固件，然后重新开始。"
	},
	"module/not-registered": {
		happened: "模块没有注册到网络[（注册状态 {stat}）][（信号 {dbm} dBm）]。",
		meaning: "没有接天线或没有信号覆盖、SIM 卡未激活，或仍在搜网。",
		action: "请检查天线和所在位置，用手机确认 SIM 卡已激活，然后重试。"
	},
	"module/registration-denied": {
		happened: "网络拒绝了这张 SIM 卡[（注册状态 {stat}）]。",
		meaning: "卡未激活、已停机或欠费，或被绑定到其他设备或区域。",
		action: "请向运营商查询 SIM 卡状态。"
	},
	"module/not-attached": {
		happened: "模块已注册网络，但没有数据业务。",
		meaning: "SIM 卡没有开通流量，或需要专用 APN。",
		action: "请检查流量套餐，把运营商的 APN 写入方案文件（module.apn），并重启模块。",
		actionInWindow: "请检查流量套餐，在接入凭据中填写运营商的 APN，并重启模块。"
	},
	"module/restarted": {
		happened: "模块在操作过程中重启了[，当时正在执行步骤“{step}”]。",
		meaning: "通常是供电在发射瞬间不足。模块上的文件仍在，TLS 和 MQTT 设置已丢失。",
		action: "请使用能提供 2 A 的电源，等模块重新注册网络后再次开始。"
	}
};
// shared/words/failure-words.ts
/** What a person is told about every expected failure. A code without words does not compile. */
var failureWords = {
	en: failures$1,
	zh: {
		...localFailures,
		...linkFailures,
		...moduleFailures,
		...certificateFailures,
		...connectionFailures
	}
};
/** One or two sentences for every warning. */
var warningWords = {
	en: {
		"firmware-unknown": "The firmware version[ \"{found}\"] is not known to this program; it goes on without a firmware check.",
		"firmware-not-gated": "For modules of this family[ ({family})] no minimum firmware for certificate login is known; update the firmware if the TLS connection fails.",
		"firmware-problem": "The firmware of this module[ ({found})] has a known fault: it {problem|may misbehave}[; {minimumVersion} and later do not]. If the work fails, update the firmware first.",
		"signal-weak": "The signal is weak[ ({dbm} dBm)]; connecting may be slow or fail. Move the antenna or the module.",
		roaming: "The SIM card is roaming; the operator may charge for it or block the data connection.",
		"registration-limited": "The registration is a limited one[ (state {stat})]: for short messages only, or without calls. If no data flows, ask the operator about the SIM card.",
		"resumed-on-another-module": "This is another module than in the report[ (IMEI {found})]; everything is checked and done anew.",
		"identity-unknown": "The module does not tell its {field|full identity}; the report leaves that empty.",
		"data-context-unknown": "The module does not show an IP address for its data connection; if connecting fails, check the APN of the SIM card.",
		"clock-was-wrong": "The clock of the module was wrong[ (it said {found})] and has been set from this computer; a wrong clock makes every certificate look expired or not yet valid.",
		"clock-not-set": "The clock of the module is wrong[ (it says {found})] and could not be set; a check of certificate dates on the module may fail.",
		"certificate-expired-accepted": "The certificate[ {file}] expired[ on {date}] and is uploaded because that was expressly allowed; a module that checks dates will refuse it.",
		"certificate-expires-soon": "The certificate[ {file}] expires soon[, on {date}][, in {days} {days#day|days}]; plan its replacement.",
		"certificate-retired-root": "The certificate[ {file}] is Huawei's IoT root of 2016: it expired on 2026-05-02 and belongs to the retired platform only, not to today's access hosts.",
		"certificate-host-mismatch": "The CA certificate[ {file}][ ({subject})] is one of Huawei's roots, but not one for the host[ {host}]; load the CA that belongs to the access host.",
		"certificate-replaced": "On the module there was a file[ {file}] with other content[ ({found} {found#byte|bytes})]; it is replaced.",
		"storage-unknown": "The module does not tell its free space; the upload is tried all the same.",
		"password-mistake": "The password does not fit the secret and the time stamp[: {problem}]; the broker will probably refuse it. Derive the credentials anew.",
		"hour-stale": "The hour in the clientId[ ({found})] is not the present UTC hour[ (difference: {hours} h)]; with signType 1 the cloud compares it and may refuse the login.",
		"host-not-recognised": "The host[ {host}] is none of Huawei's known forms; it is used as it is. Compare it with the access details in the console.",
		"host-retired": "The host[ {host}] belongs to Huawei's retired IoT platform; new devices are registered in IoTDA, with a new host and a new CA.",
		"host-wrong-side": "The host[ {host}] is for applications, not for devices; copy the device-side MQTTS address from the console.",
		"host-of-iotda": "The host[ {host}] belongs to IoTDA, but the retired platform is chosen: topics and test message will not fit. Choose Huawei IoTDA.",
		"port-unusual": "The port[ {port}] is unusual: MQTTS uses 8883, MQTT without TLS 1883.",
		"already-connected": "The module was already connected; the connection was closed and opened anew with these settings.",
		"connection-not-closed": "The module did not confirm that the connection which was begun is closed; the next run tries to close it before it connects.",
		"server-not-checked": "The identity of the server is not checked; the connection is encrypted, but anyone could be at its other end.",
		"proof-accepted-only": "The module accepted the test message, but at QoS 0 and without a matching subscription nothing proves that it arrived.",
		"recording-failed": "The session is not being recorded[: {path}][ ({detail})]; the work goes on without a recording."
	},
	zh: {
		"firmware-unknown": "本程序不认识该固件版本[“{found}”]，将不做固件检查而继续。",
		"firmware-not-gated": "该系列模块[（{family}）]没有已知的证书登录最低固件版本；如果 TLS 连接失败，请升级固件。",
		"firmware-problem": "该模块的固件[（{found}）]有已知缺陷：{problem|可能工作异常}[；{minimumVersion} 及以后版本已修复]。若后续失败，请先升级固件。",
		"signal-weak": "信号较弱[（{dbm} dBm）]，连接可能很慢或失败；请移动天线或模块。",
		roaming: "SIM 卡处于漫游状态，运营商可能收取漫游费或禁止数据连接。",
		"registration-limited": "网络注册受限[（注册状态 {stat}）]：仅支持短信，或不支持语音。如果数据不通，请向运营商查询该 SIM 卡。",
		"resumed-on-another-module": "这不是报告中的那个模块[（IMEI {found}）]；全部重新检查并执行。",
		"identity-unknown": "模块没有给出{field|全部身份信息}，报告中该项留空。",
		"data-context-unknown": "模块没有显示数据连接的 IP 地址；如果连接失败，请检查 SIM 卡的 APN。",
		"clock-was-wrong": "模块时钟有误[（显示为 {found}）]，已按本机时间校准；时钟错误会让所有证书看起来已过期或尚未生效。",
		"clock-not-set": "模块时钟有误[（显示为 {found}）]且无法校准；模块检查证书日期时可能失败。",
		"certificate-expired-accepted": "证书[ {file} ]已[于 {date} ]过期，因明确允许而仍然上传；检查日期的模块会拒绝它。",
		"certificate-expires-soon": "证书[ {file} ]即将到期[（{date}）][，剩余 {days} 天]，请安排更换。",
		"certificate-retired-root": "证书[ {file} ]是华为 2016 年的 IoT 根证书：已于 2026-05-02 过期，只属于已停用的旧平台，不适用于现在的接入地址。",
		"certificate-host-mismatch": "CA 证书[ {file}][（{subject}）]是华为的根证书之一，但与接入地址[ {host} ]不对应；请使用与它对应的 CA 证书。",
		"certificate-replaced": "模块上原有的同名文件[ {file} ]内容不同[（{found} 字节）]，将被替换。",
		"storage-unknown": "模块没有给出剩余空间，仍会尝试上传。",
		"password-mistake": "密码与设备密钥和时间戳不符[：{problem}]，服务器很可能拒绝登录；请重新生成接入凭据。",
		"hour-stale": "clientId 中的小时[（{found}）]不是当前的 UTC 小时[（相差 {hours} 小时）]；签名类型为 1 时平台会比对，可能拒绝登录。",
		"host-not-recognised": "接入地址[ {host} ]不是已知的华为云形式，将按原样使用；请与控制台的接入信息核对。",
		"host-retired": "接入地址[ {host} ]属于华为已停用的旧 IoT 平台；新设备应在 IoTDA 注册，并使用新的接入地址和新的 CA 证书。",
		"host-wrong-side": "接入地址[ {host} ]是应用侧的，不是设备侧的；请从控制台复制设备侧的 MQTTS 接入地址。",
		"host-of-iotda": "接入地址[ {host} ]属于 IoTDA，但选择的是已停用的旧平台，主题和测试消息不会匹配；请选择华为云 IoTDA。",
		"port-unusual": "端口[ {port} ]不常见：MQTTS 使用 8883，不加密的 MQTT 使用 1883。",
		"already-connected": "模块原本已连接；已断开并按当前设置重新连接。",
		"connection-not-closed": "模块未确认本次发起的连接已关闭；下次运行会先尝试关闭它，再连接。",
		"server-not-checked": "未校验服务器身份；连接虽然加密，但无法确认对方是谁。",
		"proof-accepted-only": "模块已接受测试消息，但在 QoS 0 且没有匹配的订阅时，无法证明消息已送达。",
		"recording-failed": "本次会话未能录制[：{path}][（{detail}）]；工作照常继续。"
	}
};
// shared/words/describe-failure.ts
/** A failure in whole sentences. Where the likeliest cause is known, the action is the remedy for that cause. */
var describeFailure = (failure, language, readIn = "window") => {
	const words = failureWords[language][failure.code];
	const [likeliest] = knownCauses(failure.facts);
	const general = (readIn === "window" ? words.actionInWindow : void 0) ?? words.action;
	return {
		code: failure.code,
		happened: withAnswerWords(failure.code, words.happened, failure.facts, language),
		meaning: sentence(words.meaning, failure.facts, language),
		action: likeliest === void 0 ? sentence(general, failure.facts, language) : remedyText(likeliest, failure.facts, language, readIn)
	};
};
/** Of a connection that is gone the module says only that it cannot go on: its answer would lead away from the cause. */
var answerIsAConsequence = /* @__PURE__ */ new Set([
	"mqtt/dropped",
	"mqtt/kicked",
	"link/lost",
	"module/restarted"
]);
/** Where the sentence has no place for the answer of the module, an answer that has words is said behind it. */
var withAnswerWords = (code, template, facts, language) => {
	const text = sentence(template, facts, language);
	const { answer } = facts;
	if (typeof answer !== "string" || placeholdersOf(template).includes("answer")) return text;
	if (answerIsAConsequence.has(code)) return text;
	const words = describeAnswer(harmlessText(answer), language);
	if (words === null) return text;
	return language === "zh" ? `${withoutStop(text)}：${words}。` : `${withoutStop(text)}: ${words}.`;
};
var likely = {
	en: "probably: ",
	zh: "可能的原因："
};
var causesInOneSentence = 3;
/** For one line of a terminal: what happened; the likely causes, if known; what to do (code). */
var oneSentence = (failure, language) => {
	const { happened, action, code } = describeFailure(failure, language, "command-line");
	const separator = connectives[language].semicolon;
	const causes = knownCauses(failure.facts).slice(0, causesInOneSentence).map((key) => causeText(key, failure.facts, language));
	const parts = [withoutStop(happened)];
	if (causes.length > 0) parts.push(`${likely[language]}${causes.join(language === "zh" ? "，或" : ", or ")}`);
	parts.push(withSmallStart(withoutStop(action)));
	return language === "zh" ? `${parts.join(separator)}（${code}）` : `${parts.join(separator)} (${code})`;
};
/** A warning in whole sentences. */
var describeWarning = (warning, language) => sentence(warningWords[language][warning.code], warning.facts, language);
var withoutStop = (text) => text.replace(/[.。]\s*$/u, "");
/** "Check the cable" inside a sentence; names in capitals stay. */
var withSmallStart = (text) => /^[A-Z][a-z]+\s/.test(text) ? `${text[0]?.toLowerCase() ?? ""}${text.slice(1)}` : text;
export { exitCodes as S, sizeInBytes as _, statusWords as a, words as b, findStaleHour as c, deriveHuaweiCredentials as d, hmacSha256Hex as f, quoteArgument as g, findTextProblem as h, stageWords as i, hourStartMs as l, credentialProblemOf as m, describeWarning as n, stepWords as o, huaweiTimestamp as p, oneSentence as r, readCmeAnswer as s, describeFailure as t, shiftTimestamp as u, fill as v, exitCodeOf as x, fillText as y };

//# sourceMappingURL=describe-failure-DUuiI3VI.js.map