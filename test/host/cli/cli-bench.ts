import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostProcess } from '../../../electron/host/cli/host-process.ts';
import { runCli } from '../../../electron/host/cli/program.ts';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';

export interface CliBenchRun {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, with its output as text and its files in a temporary folder. */
export interface CliBench {
  readonly platform: TempPlatform;
  run(args: readonly string[], change?: Partial<HostProcess>): Promise<CliBenchRun>;
  /** Writes a file and returns its path. */
  write(name: string, content: string | Uint8Array): string;
}

export const createCliBench = (): CliBench => {
  const platform = createTempPlatform();
  return {
    platform,
    async run(args, change = {}) {
      const written = { out: '', err: '' };
      const stream = (name: 'out' | 'err') => ({
        write: (text: string) => {
          written[name] += text;
        },
        isTerminal: false,
      });
      const exitCode = await runCli(args, {
        out: stream('out'),
        err: stream('err'),
        environment: { LANG: 'en_US.UTF-8' },
        workingFolder: platform.dataFolder,
        version: '1.2.3',
        clock: createNodeClock(),
        createPlatform: () => platform,
        onStop: () => () => undefined,
        ...change,
      });
      return { exitCode, ...written };
    },
    write(name, content) {
      const path = join(platform.dataFolder, name);
      writeFileSync(path, content);
      return path;
    },
  };
};
