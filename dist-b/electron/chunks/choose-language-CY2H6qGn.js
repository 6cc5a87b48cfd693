import { o as writeFailure } from "./node-platform-CbLh1QQ7.js";
import { dirname, resolve } from "node:path";
// electron/host/node/output-stream.ts
var readerIsGone = /* @__PURE__ */ new Set([
	"EPIPE",
	"ECONNRESET",
	"ERR_STREAM_DESTROYED"
]);
/** `name`: what the failure calls it. */
var createOutputStream = (stream, name) => {
	let failed = null;
	const listeners = /* @__PURE__ */ new Set();
	stream.on("error", (error) => {
		if (failed !== null || stream.isTTY || error.code === void 0 || readerIsGone.has(error.code)) return;
		failed = writeFailure(name, error);
		for (const listener of listeners) listener(failed);
	});
	return {
		onFailure: (listener) => {
			if (failed !== null) listener(failed);
			else listeners.add(listener);
		},
		settled: () => new Promise((resolve) => void stream.write("", () => setImmediate(resolve))),
		write: (text) => void stream.write(text),
		isTerminal: stream.isTTY === true,
		columns: () => stream.columns,
		waitingBytes: () => stream.writableLength
	};
};
// electron/host/node/working-folder.ts
/** The scripts of package.json that are the product. */
var ownScripts = /* @__PURE__ */ new Set([
	"atelier",
	"demo",
	"start",
	"serve"
]);
/**
* Where the person stands: paths that are given to the program are relative to it. npm runs a script in the folder of its package and tells in
* INIT_CWD where it was called; other programs inherit that variable, so it counts only for a script of our own in that very folder.
*/
var workingFolderOf = (environment, currentFolder) => {
	const { INIT_CWD, npm_lifecycle_event, npm_package_json, npm_package_name } = environment;
	return npm_package_name === "atelier-at" && ownScripts.has(npm_lifecycle_event ?? "") && npm_package_json !== void 0 && resolve(dirname(npm_package_json)) === resolve(currentFolder) && INIT_CWD ? INIT_CWD : currentFolder;
};
// shared/words/language.ts
/** The languages of the product: English and simplified Chinese. */
var languages = ["en", "zh"];
// shared/words/choose-language.ts
var isLanguage = (text) => languages.some((language) => language === text);
/**
* `--lang` wins; else Chinese for a Chinese locale, else English. Decided before the arguments are parsed, because help and
* usage errors are in that language too.
*/
var chooseLanguage = (args, environment, systemLocale) => {
	const index = args.indexOf("--lang");
	const given = index >= 0 ? args[index + 1] : args.find((arg) => arg.startsWith("--lang="))?.slice(7);
	if (isLanguage(given)) return given;
	const named = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG;
	const locale = named && !/^(?:C|POSIX)\b/.test(named) ? named : environment.LC_ALL ? "" : systemLocale;
	return /^zh\b|^zh[_-]/i.test(locale) ? "zh" : "en";
};
export { createOutputStream as i, languages as n, workingFolderOf as r, chooseLanguage as t };

//# sourceMappingURL=choose-language-CY2H6qGn.js.map