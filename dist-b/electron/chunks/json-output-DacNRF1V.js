import { r as oneSentence, x as exitCodeOf } from "./describe-failure-DUuiI3VI.js";
import { n as reportFailure } from "./surroundings-CcGLhGLF.js";
// electron/host/cli/json-output.ts
/** Prints one document, for people and programs alike. */
var writeDocument = ({ out }, document) => out.write(`${JSON.stringify(document, null, 2)}\n`);
/** One document with a list of any length, of which no more than one entry is held: `head`, the list, `end`. */
var createListDocument = ({ out }, head, list) => {
	let isFirst = true;
	out.write(`${JSON.stringify(head, null, 2).slice(0, -2)},\n  ${JSON.stringify(list)}: [`);
	return {
		add: (entry) => {
			const text = JSON.stringify(entry, null, 2).replaceAll("\n", "\n    ");
			out.write(`${isFirst ? "" : ","}\n    ${text}`);
			isFirst = false;
		},
		end: (end) => out.write(`${isFirst ? "" : "\n  "}],\n${JSON.stringify(end, null, 2).slice(2)}\n`)
	};
};
/** Prints one line of JSON Lines, its type and its time first; `atMs`: milliseconds since 1970. */
var writeJsonLine = ({ out }, atMs, { type, ...more }) => out.write(`${JSON.stringify({
	type,
	atMs,
	...more
})}\n`);
/** A failure as `--json` shows it. */
var errorOutput = ({ language }, error) => ({
	code: error.code,
	message: oneSentence(error, language),
	facts: error.facts
});
/** How the document of a success says so. */
var successOutput = {
	ok: true,
	exitCode: 0,
	error: null
};
/** The document of a failure; what could be shown nevertheless may stand behind it. */
var failureOutput = (context, error) => ({
	ok: false,
	exitCode: exitCodeOf(error.code),
	error: errorOutput(context, error)
});
/** A failure of a command that has nothing to show: said on stderr, with `--json` also as a document. Gives the exit code. */
var endInFailure = (context, args, error) => {
	if (args.json) writeDocument(context, failureOutput(context, error));
	return reportFailure(context, error);
};
/** The same command without its text for people: only `write…` of the original context reaches stdout. */
var withoutText = (context) => ({
	...context,
	out: {
		write: () => void 0,
		isTerminal: false
	}
});
export { successOutput as a, writeJsonLine as c, failureOutput as i, endInFailure as n, withoutText as o, errorOutput as r, writeDocument as s, createListDocument as t };

//# sourceMappingURL=json-output-DacNRF1V.js.map