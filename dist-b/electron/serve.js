#!/usr/bin/env node
import { a as endProcess, c as createBrowserApplication, n as serveByArguments, o as processSurroundings } from "./chunks/run-serve-Ti1nZqPi.js";
import { resolve } from "node:path";
// electron/serve.ts
var args = process.argv.slice(2);
var surroundings = processSurroundings(args, {
	pageFolder: resolve(import.meta.dirname, "../renderer"),
	createApplication: createBrowserApplication
});
endProcess(await serveByArguments(args, surroundings));
export {};

//# sourceMappingURL=serve.js.map