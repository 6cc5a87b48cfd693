#!/usr/bin/env node
import { resolve } from 'node:path';
import { createBrowserApplication } from './browser-application.ts';
import { currentProcess, endProcess } from './host/web/current-process.ts';
import { startByArguments } from './host/web/run-start.ts';

const args = process.argv.slice(2);
const hostProcess = currentProcess(args, {
  pageFolder: resolve(import.meta.dirname, '../renderer'),
  createApplication: createBrowserApplication(new URL('reader-thread.js', import.meta.url)),
});

endProcess(
  await startByArguments(args, {
    ...hostProcess,
    programFolder: import.meta.dirname,
    windowEntry: resolve(import.meta.dirname, 'main.js'),
  }),
);
