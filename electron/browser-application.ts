import { createApplication } from './app/create-application.ts';
import { createLinks } from './app/links.ts';
import { createThreadCall } from './host/node/thread-call.ts';
import type { ServeProcess } from './host/web/host-process.ts';
import { createPortDirectory, nativePortReaders } from './link/port-directory.ts';

declare const ATELIER_VERSION: string;

const onBug = (error: unknown): void => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
};

/**
 * The application that `serve.ts` and `start.ts` pass to the web host: real ports, and the virtual module at `sim:`. `readerThread`: the built
 * `reader-thread.ts`.
 */
export const createBrowserApplication =
  (readerThread: URL): ServeProcess['createApplication'] =>
  async (platform, clock) => {
    const links = createLinks({ platform, clock });
    const application = await createApplication({
      platform,
      clock,
      links,
      directory: createPortDirectory(nativePortReaders(process.platform), clock),
      product: { version: ATELIER_VERSION, host: 'web', os: process.platform },
      callReader: createThreadCall(readerThread, onBug),
      onBug,
    });
    return {
      attach: application.attach,
      close: async () => {
        await application.close();
        await links.close();
      },
    };
  };
