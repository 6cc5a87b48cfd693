import { l as hourStartMs, p as huaweiTimestamp } from "./describe-failure-DUuiI3VI.js";
import { i as ok, n as fail } from "./outcome-DjrHHilm.js";
import { n as readFault, r as commandTable } from "./placed-faults-6xkcvFRI.js";
import { InvalidArgumentError } from "commander";
// electron/host/cli/arguments.ts
/** Readers of option values: each gives the value or refuses it, which ends the program with the usage exit code. */
var wholeNumber = (minimum, maximum) => (text) => {
	const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
	if (value >= minimum && value <= maximum) return value;
	throw new InvalidArgumentError(`${minimum}–${maximum}`);
};
var readPort = wholeNumber(0, 65535);
var readTimeoutMs = wholeNumber(1, 6e5);
var readBaud = wholeNumber(50, 12e6);
/**
* An hour of the calendar. Hour 24 is what Huawei's C SDK writes now and then. A clientId that was made elsewhere is not judged so: such
* ids with impossible hours exist and work (huawei.md §1.6).
*/
var readTimestamp = (text) => {
	const day = text.slice(0, 8);
	const midnightMs = hourStartMs(`${day}00`);
	if (midnightMs !== null && huaweiTimestamp(midnightMs) === `${day}00` && /^\d{8}(?:[01]\d|2[0-4])$/.test(text)) return text;
	throw new InvalidArgumentError("YYYYMMDDHH");
};
/** One fault or several with commas between them, each with or without a place. */
var readFaults = (text, before = []) => {
	const specs = text.split(",").map((name) => readFault(name.trim()));
	const known = specs.filter((spec) => spec !== null);
	if (known.length < specs.length) throw new InvalidArgumentError("NAME[@COMMAND[#N][:POINT]]");
	const isKnownPlace = (spec) => typeof spec === "string" || spec.command === "AT" || commandTable.has(spec.command);
	if (!known.every(isKnownPlace)) throw new InvalidArgumentError(`@AT, @${[...commandTable.keys()].join(", @")}`);
	return [...before, ...known];
};
var collect = (text, before = []) => [...before, text];
/** Not read while the options are parsed: the parser repeats a bad value, and this one holds a secret. */
var readDevices = (texts) => {
	const devices = [];
	for (const text of texts) {
		const colon = text.indexOf(":");
		if (colon < 1 || colon === text.length - 1) return fail("usage/invalid", { option: "--device ID:SECRET" });
		devices.push({
			id: text.slice(0, colon),
			secret: text.slice(colon + 1)
		});
	}
	return ok(devices);
};
var readBroker = (text) => {
	const url = URL.canParse(text) ? new URL(text) : null;
	const tls = url?.protocol === "mqtts:";
	if (!url || !tls && url.protocol !== "mqtt:" || url.hostname === "") throw new InvalidArgumentError("mqtts://host:port, mqtt://host:port");
	const port = url.port === "" ? tls ? 8883 : 1883 : Number(url.port);
	return {
		host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
		port,
		tls
	};
};
export { readFaults as a, readTimestamp as c, readDevices as i, readBaud as n, readPort as o, readBroker as r, readTimeoutMs as s, collect as t };

//# sourceMappingURL=arguments-D6ZAKZlI.js.map