// electron/host/cli/text.ts
/** Milliseconds as seconds with one decimal, three below a tenth. */
var seconds = (ms) => ms < 100 ? (ms / 1e3).toFixed(3) : (ms / 1e3).toFixed(1);
/** Local time of day with milliseconds: `14:05:09.123`. */
var localTime = (wallMs) => {
	const time = new Date(wallMs);
	const two = (value) => String(value).padStart(2, "0");
	return `${[
		time.getHours(),
		time.getMinutes(),
		time.getSeconds()
	].map(two).join(":")}.${String(time.getMilliseconds()).padStart(3, "0")}`;
};
/** Device bytes are hostile: control characters become visible, so nothing can move the cursor or colour the terminal. */
var visibleText = (text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
	const code = character.charCodeAt(0);
	if (code < 32) return String.fromCharCode(9216 + code);
	return code === 127 ? "␡" : `\\u${code.toString(16).padStart(4, "0")}`;
});
var isWide = (character) => /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(character);
/** Columns that a text takes in a terminal: Chinese characters take two. */
var columnsOf = (text) => [...text].reduce((sum, character) => sum + (isWide(character) ? 2 : 1), 0);
/** As much of a text as fits into so many columns, with an ellipsis where something is left out. */
var cutToColumns = (text, columns) => {
	if (columnsOf(text) <= columns) return text;
	let cut = "";
	for (const character of text) {
		if (columnsOf(cut) + columnsOf(character) > columns - 1) break;
		cut += character;
	}
	return `${cut}…`;
};
/** Wide characters may part anywhere, save before a closing mark and behind an opening one; other words at blanks. */
var wrapPieces = /\s*(?:[（“「]?[\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60][，。、；：！？）”」…]*|[^\s\u2e80-\ua4cf\uf900-\ufaff\uff00-\uff60]+[，。、；：！？）”」…]*)/gu;
/** Breaks a text into lines of at most `columns`, if it can be broken there. */
var wrapText = (text, columns) => text.split("\n").map((line) => wrapLine(line, columns)).join("\n");
var wrapLine = (text, columns) => {
	const lines = [];
	let line = "";
	for (const [piece] of text.matchAll(wrapPieces)) if (line !== "" && columnsOf(line) + columnsOf(piece) > columns) {
		lines.push(line);
		line = piece.trimStart();
	} else line += piece;
	return [...lines, line].join("\n");
};
/** A table with its columns aligned, two blanks between them. */
var table = (rows) => {
	const widths = (rows[0] ?? []).map((_cell, column) => Math.max(...rows.map((row) => columnsOf(row[column] ?? ""))));
	return `${rows.map((row) => row.map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - columnsOf(cell))).join("  ").trimEnd()).join("\n")}\n`;
};
export { table as a, seconds as i, cutToColumns as n, visibleText as o, localTime as r, wrapText as s, columnsOf as t };

//# sourceMappingURL=text-CTWLLlTY.js.map