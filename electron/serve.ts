#!/usr/bin/env node
import { resolve } from 'node:path';
import { createBrowserApplication } from './browser-application.ts';
import { endProcess, processSurroundings } from './host/web/process-surroundings.ts';
import { serveByArguments } from './host/web/run-serve.ts';

const args = process.argv.slice(2);
const surroundings = processSurroundings(args, {
  pageFolder: resolve(import.meta.dirname, '../renderer'),
  createApplication: createBrowserApplication,
});

endProcess(await serveByArguments(args, surroundings));
