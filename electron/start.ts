#!/usr/bin/env node
import { resolve } from 'node:path';
import { createBrowserApplication } from './browser-application.ts';
import { endProcess, processSurroundings } from './host/web/process-surroundings.ts';
import { startByArguments } from './host/web/run-start.ts';

const args = process.argv.slice(2);
const surroundings = processSurroundings(args, {
  pageFolder: resolve(import.meta.dirname, '../renderer'),
  createApplication: createBrowserApplication,
});

endProcess(
  await startByArguments(args, {
    ...surroundings,
    programFolder: import.meta.dirname,
    windowEntry: resolve(import.meta.dirname, 'main.js'),
  }),
);
