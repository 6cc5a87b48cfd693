import { createApplication } from './app/create-application.ts';
import { createLinks } from './app/links.ts';
import type { ServeProcess } from './host/web/host-process.ts';
import { createPortDirectory, nativePortReaders } from './link/port-directory.ts';

declare const ATELIER_VERSION: string;

/** The application that `serve.ts` and `start.ts` pass to the web host: real ports, and the virtual module at `sim:`. */
export const createBrowserApplication: ServeProcess['createApplication'] = async (platform, clock) => {
  const links = createLinks({ platform, clock });
  const application = await createApplication({
    platform,
    clock,
    links,
    directory: createPortDirectory(nativePortReaders(process.platform), clock),
    product: { version: ATELIER_VERSION, host: 'web', os: process.platform },
    onBug: (error) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    },
  });
  return {
    attach: application.attach,
    close: async () => {
      await application.close();
      await links.close();
    },
  };
};
