#!/usr/bin/env node
import { resolve } from 'node:path';
import { createBrowserApplication } from './browser-application.ts';
import { currentProcess, endProcess } from './host/web/current-process.ts';
import { serveByArguments } from './host/web/run-serve.ts';

const args = process.argv.slice(2);
const hostProcess = currentProcess(args, {
  pageFolder: resolve(import.meta.dirname, '../renderer'),
  createApplication: createBrowserApplication(new URL('reader-thread.js', import.meta.url)),
});

endProcess(await serveByArguments(args, hostProcess));
