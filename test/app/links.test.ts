import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLinks } from '../../electron/app/links.ts';
import { type Simulation, startSimulation } from '../../electron/app/simulation.ts';
import { linkToEndpoint } from '../../electron/simulator/serve/in-process.ts';
import { isSimulated } from '../../shared/virtual-modules.ts';
import { realClock } from '../link/real-clock.ts';
import { askLine } from '../support/ask-line.ts';
import { createTempPlatform } from '../support/temp-platform.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const action of undo.splice(0).reverse()) await action();
});

const createBench = () => {
  const platform = createTempPlatform();
  const links = createLinks({ platform, clock: realClock });
  undo.push(platform.remove, links.close);
  return { platform, links };
};

const modelOf = ({ module }: Simulation): Promise<string> => askLine(linkToEndpoint(module, 'sim:', 1), 'ATI');

it.each([
  ['sim:', true],
  ['SIM:', true],
  ['/dev/sim:', false],
])('%s is simulated: %s', (address, expected) => {
  expect(isSimulated(address)).toBe(expected);
});

describe('the built-in module and cloud', () => {
  it('end with the links, and nothing is closed if they never started', async () => {
    const { links } = createBench();
    await links.close();
    const started = await links.simulation();
    if (!started.ok) throw new Error(started.error.code);
    const close = vi.spyOn(started.value, 'close');
    await links.close();
    expect(close).toHaveBeenCalledOnce();
  });

  it('use any free port, so that two programs can run them, and simulate an Air720H by default', async () => {
    const { platform } = createBench();
    const names: string[] = [];
    const ports = new Set<number>();
    for (const request of [{}, { model: 'air780ep' } as const]) {
      const started = await startSimulation({ platform, clock: realClock, ...request });
      if (!started.ok) throw new Error(started.error.code);
      undo.push(started.value.close);
      names.push(await modelOf(started.value));
      ports.add(started.value.cloud.port);
    }
    expect(names).toEqual([expect.stringContaining('720H'), expect.stringContaining('780EP')]);
    expect(ports.size).toBe(2);
  });
});
