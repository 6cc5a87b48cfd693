import { r as failure } from "./outcome-DjrHHilm.js";
// electron/host/cli/output-files.ts
/** Options that write a file, each with those whose file it must not be. A new report may take the place of the one that is resumed. */
var otherFiles = {
	report: [
		"record",
		"profile",
		"port"
	],
	record: [
		"profile",
		"resume",
		"port"
	]
};
/** Two options that name one file would overwrite each other. To be asked before anything is opened; `null`: they do not. */
var sharedFileOf = async ({ platform, workingFolder }, options) => {
	for (const [output, others] of Object.entries(otherFiles)) for (const other of others) {
		const [path, otherPath] = [options[output], options[other]];
		if (path === void 0 || otherPath === void 0) continue;
		if (await platform.isSameFile(platform.resolve(workingFolder, path), platform.resolve(workingFolder, otherPath))) return failure("usage/invalid", {
			option: `--${output}, --${other}`,
			detail: "same-file"
		});
	}
	return null;
};
export { sharedFileOf as t };

//# sourceMappingURL=output-files-JPCH5AJW.js.map