// electron/host/cli/typed-lines.ts
/** What may be sent after a typed line. */
var lineEndings = {
	crlf: "\r\n",
	cr: "\r",
	lf: "\n",
	none: ""
};
/** Longer than any command; what has no line end must not fill the memory. */
var typedLineLimitBytes = 16384;
var LF = 10;
var CR = 13;
var createTypedLines = () => {
	let pending = Buffer.alloc(0);
	let isTooLong = false;
	const take = (part) => {
		isTooLong ||= pending.length + part.length > 16385;
		pending = isTooLong ? Buffer.alloc(0) : Buffer.concat([pending, part]);
	};
	const finish = () => {
		const end = pending.at(-1) === CR ? pending.length - 1 : pending.length;
		const isBad = isTooLong || end > 16384;
		const bytes = Uint8Array.from(pending.subarray(0, end));
		pending = Buffer.alloc(0);
		isTooLong = false;
		return isBad ? { kind: "too-long" } : {
			kind: "line",
			bytes
		};
	};
	return {
		push: (bytes) => {
			const lines = [];
			let start = 0;
			for (let end = bytes.indexOf(LF); end !== -1; end = bytes.indexOf(LF, start)) {
				take(bytes.subarray(start, end));
				lines.push(finish());
				start = end + 1;
			}
			take(bytes.subarray(start));
			return lines;
		},
		end: () => pending.length > 0 || isTooLong ? [finish()] : []
	};
};
export { lineEndings as n, typedLineLimitBytes as r, createTypedLines as t };

//# sourceMappingURL=typed-lines-Kpn4aJ8X.js.map