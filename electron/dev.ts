import { resolve } from 'node:path';
import { createBrowserApplication } from './browser-application.ts';
import { currentProcess, endProcess } from './host/web/current-process.ts';
import { serveByArguments } from './host/web/run-serve.ts';

/**
 * The program for `npm run dev` (`.ci/dev.mjs`), not part of the product. Like `serve.ts`, but with a token that stays the same after a restart,
 * so that an open page can connect again.
 */
const args = process.argv.slice(2);
const token = process.env.ATELIER_DEV_TOKEN;
const hostProcess = currentProcess(args, {
  pageFolder: resolve(import.meta.dirname, '../renderer'),
  createApplication: createBrowserApplication(new URL('reader-thread.js', import.meta.url)),
  ...(token === undefined ? {} : { token }),
});

// The parent process has ended, normally or not.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

endProcess(await serveByArguments(args, hostProcess));
