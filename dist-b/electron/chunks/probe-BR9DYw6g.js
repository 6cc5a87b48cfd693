import { r as failure } from "./outcome-DjrHHilm.js";
import { i as factText } from "./open-link-BfyoEUp7.js";
// electron/link/line-collector.ts
var lineLimit = 256;
var lineEnds = /* @__PURE__ */ new Set([13, 10]);
/** Cuts bytes into whole, non-empty lines (Latin-1). Bounded: long lines are cut off, of many lines the newest are kept. */
var LineCollector = class {
	lines = [];
	current = "";
	get all() {
		return this.lines;
	}
	/** Forgets the whole lines; a line under way goes on. */
	clear() {
		this.lines = [];
	}
	push(bytes) {
		for (const byte of bytes) if (lineEnds.has(byte)) this.endLine();
		else if (this.current.length < lineLimit) this.current += String.fromCharCode(byte);
	}
	endLine() {
		if (this.current !== "") this.lines = [...this.lines, this.current].slice(-64);
		this.current = "";
	}
};
// electron/link/probe.ts
/** at-dialect §3: `AT` 300 to 500 ms apart; healthy lines answer within 5 ms (§2). */
var attemptMs = 400;
var versionMs = 1e3;
/**
* Asks whoever is behind `address` whether it is an AT port: `AT`, and once that was answered by a line `OK`, `ATI`.
* Sends nothing else, and always closes the link.
*/
var probePort = async (openLink, address, options) => {
	const silent = {
		address,
		answers: false,
		baudRate: null,
		version: null,
		echo: false,
		failure: null
	};
	const baudRates = /^(tcp|sim):/i.test(address) ? options.baudRates.slice(0, 1) : options.baudRates;
	for (const baudRate of baudRates) {
		const opened = await openLink(address, { baudRate });
		if (!opened.ok) return {
			...silent,
			failure: opened.error
		};
		const answer = await ask(opened.value, options).finally(() => opened.value.close());
		if (answer.failure) return {
			...silent,
			failure: answer.failure
		};
		if (answer.answers) return {
			...silent,
			...answer,
			baudRate
		};
	}
	return silent;
};
var isResult = (line) => line === "OK" || line === "ERROR";
var isInformation = (line) => !isResult(line) && !/^(AT|[+^*])/i.test(line);
var ask = async (link, { clock, attempts, signal }) => {
	const conversation = new Conversation(link, clock);
	let echo = false;
	for (let attempt = 0; attempt < attempts && conversation.lost === null && !signal?.aborted; attempt += 1) {
		const lines = await conversation.exchange("AT", attemptMs, (seen) => seen.includes("OK"));
		echo ||= lines.includes("AT");
		if (!lines.includes("OK")) continue;
		return {
			answers: true,
			version: versionOf(await conversation.exchange("ATI", versionMs, (seen) => isResult(seen.at(-1) ?? "") && seen.some(isInformation))),
			echo,
			failure: null
		};
	}
	return {
		answers: false,
		version: null,
		echo: false,
		failure: conversation.lost
	};
};
/** `AirM2M_…` if a line is one, else the first line that is neither echo nor result nor URC (these start with `+`, `^`, `*`). */
var versionOf = (lines) => {
	const line = lines.find((text) => text.startsWith("AirM2M_")) ?? lines.find(isInformation);
	return line === void 0 ? null : factText(line);
};
var Conversation = class {
	lost = null;
	link;
	clock;
	lines = new LineCollector();
	notice = () => void 0;
	constructor(link, clock) {
		this.link = link;
		this.clock = clock;
		link.onBytes((bytes) => {
			this.lines.push(bytes);
			this.notice();
		});
		link.onClosed((reason) => {
			this.lost = reason ?? failure("link/lost", {
				path: link.address,
				detail: "closed"
			});
			this.notice();
		});
	}
	/** Sends one command line and gives the lines that came until they are `enough`, the link ends, or `limitMs` pass. */
	async exchange(command, limitMs, enough) {
		this.lines.clear();
		const written = await this.link.write(new TextEncoder().encode(`${command}\r`));
		if (!written.ok) this.lost ??= written.error;
		await new Promise((resolve) => {
			const cancelLimit = this.clock.after(limitMs, resolve);
			this.notice = () => {
				if (this.lost === null && !enough(this.lines.all)) return;
				cancelLimit();
				resolve();
			};
			this.notice();
		});
		return this.lines.all;
	}
};
export { probePort as t };

//# sourceMappingURL=probe-BR9DYw6g.js.map