import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { runCliProcess } from '../support/run-cli.ts';

const hook = pathToFileURL(resolve(import.meta.dirname, '../support/no-slow-packages.mjs')).href;
const environment = { NODE_OPTIONS: `--import ${hook}` };

it.each([
  [['--help'], 0],
  [['simulate', '--help'], 0],
  [['run', '--help'], 0],
  [['nonsense'], 2],
  [['credentials', '--device-id', 'd', '--secret', 'secret-0123'], 0],
])('%j loads none of the slow packages', async (args, exitCode) => {
  const run = await runCliProcess(args, { environment });
  expect({ exitCode: run.exitCode, slow: /is loaded although/.exec(run.err)?.[0] }).toEqual({
    exitCode,
    slow: undefined,
  });
});

it('the hook fails a command that loads one of them', async () => {
  const { exitCode, err } = await runCliProcess(['ports'], { environment });
  expect(exitCode).toBe(1);
  expect(err).toContain('is loaded although no command needs it');
});
