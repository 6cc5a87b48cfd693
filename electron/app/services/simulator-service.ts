import type { SimulatorView } from '../../../shared/contract.ts';
import { fail } from '../../../shared/outcome.ts';
import { demoDevice } from '../../simulator/demo-cloud/demo-device.ts';
import { type FaultName, faultNames, faults, isFaultName } from '../../simulator/faults.ts';
import { type HandlersOf, nothing } from '../handlers.ts';
import type { Links } from '../links.ts';
import type { Simulation } from '../simulation.ts';
import type { Truth } from '../truth.ts';

export interface SimulatorService {
  readonly handlers: HandlersOf<'simulator'>;
}

const viewOf = (on: ReadonlySet<FaultName>, simulation: Simulation | null): SimulatorView => ({
  running: simulation !== null,
  faults: faultNames.map((name) => ({ name, on: on.has(name), words: faults[name] })),
  device: { id: demoDevice.id, secret: demoDevice.secret },
  cloud: simulation && { host: simulation.cloud.host, port: simulation.cloud.port },
});

/** The virtual module of the first view: not running, nothing wrong with it. */
export const initialSimulator: SimulatorView = viewOf(new Set(), null);

/** Faults of the built-in virtual module; a wish for one starts it. */
export const createSimulatorService = (deps: {
  readonly truth: Truth;
  readonly links: Pick<Links, 'simulation' | 'onSimulation'>;
}): SimulatorService => {
  const { truth, links } = deps;
  const on = new Set<FaultName>();
  let running: Simulation | null = null;
  const publish = (): void => truth.publish({ type: 'simulator', simulator: viewOf(on, running) });

  links.onSimulation((simulation) => {
    running = simulation;
    for (const name of on) simulation.module.setFault(name, true);
    publish();
  });

  return {
    handlers: {
      'simulator.setFault': async ({ name, on: wanted }) => {
        if (!isFaultName(name)) return fail('usage/invalid', { field: 'fault', found: name });
        const started = await links.simulation();
        if (!started.ok) return started;
        started.value.module.setFault(name, wanted);
        if (wanted) on.add(name);
        else on.delete(name);
        publish();
        return nothing();
      },
      'simulator.clearFaults': async () => {
        for (const name of on) running?.module.setFault(name, false);
        on.clear();
        publish();
        return nothing();
      },
    },
  };
};
