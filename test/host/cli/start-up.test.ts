import { expect, it, vi } from 'vitest';
import { runCli } from '../../../electron/host/cli/program.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const tooEarly = vi.hoisted(() => (): never => {
  throw new Error('loaded although no command needs it');
});
vi.mock('mqtt', tooEarly);
vi.mock('aedes', tooEarly);
vi.mock('@peculiar/x509', tooEarly);
vi.mock('reflect-metadata', tooEarly);
vi.mock('serialport', tooEarly);
vi.mock('zod', tooEarly);

it.each([
  [['--help'], 0],
  [['simulate', '--help'], 0],
  [['nonsense'], 2],
  [['credentials', '--device-id', 'd', '--secret', 's'], 0],
])('%j loads none of the slow packages', async (args, expected) => {
  const platform = createTempPlatform();
  const silent = { write: () => undefined, isTerminal: false };
  const exitCode = await runCli(args, {
    out: silent,
    err: silent,
    environment: { LANG: 'C' },
    workingFolder: platform.dataFolder,
    version: '1.2.3',
    clock: new VirtualClock(),
    createPlatform: () => platform,
    onStop: () => () => undefined,
  }).finally(() => platform.remove());
  expect(exitCode).toBe(expected);
});
