import type { SimulatorView } from '../../../shared/contract.ts';
import { fail, type Outcome } from '../../../shared/outcome.ts';
import { unitOf } from '../../../shared/virtual-modules.ts';
import { demoDeviceOf } from '../../simulator/demo-cloud/demo-device.ts';
import { type FaultName, faultNames, faults, isFaultName } from '../../simulator/faults.ts';
import { emptyAnswer, type HandlersOf } from '../handlers.ts';
import type { Links } from '../links.ts';
import type { Simulation } from '../simulation.ts';
import type { ViewStore } from '../view-store.ts';

export interface SimulatorService {
  readonly handlers: HandlersOf<'simulator'>;
}

type Faults = ReadonlySet<FaultName>;

const viewOf = (unit: number, on: Faults, simulation: Simulation | null): SimulatorView => ({
  running: simulation !== null,
  faults: faultNames.map((name) => ({ name, on: on.has(name), words: faults[name] })),
  device: demoDeviceOf(unit),
  cloud: simulation && { host: simulation.cloud.host, port: simulation.cloud.port },
});

/** The virtual module of the initial view: not running, without faults. */
export const initialSimulators: Readonly<Record<string, SimulatorView>> = { 'sim:': viewOf(1, new Set(), null) };

/** The faults of each built-in virtual module. Switching one on starts the module. */
export const createSimulatorService = (deps: {
  readonly viewStore: ViewStore;
  readonly links: Pick<Links, 'simulation' | 'onSimulation'>;
}): SimulatorService => {
  const { viewStore, links } = deps;
  /** By the number of the unit. */
  const on = new Map<number, Set<FaultName>>([[1, new Set()]]);
  let running: Simulation | null = null;
  const faultsOf = (unit: number): Set<FaultName> => {
    const own = on.get(unit) ?? new Set();
    on.set(unit, own);
    return own;
  };
  const addressOf = (unit: number): string => (unit === 1 ? 'sim:' : `sim:${unit}`);
  const publish = (unit: number): void =>
    viewStore.publish({
      type: 'simulator',
      address: addressOf(unit),
      simulator: viewOf(unit, faultsOf(unit), running),
    });

  const watched = new Set<number>();
  /** A module that was switched off by a command shows that like a fault, which can be cleared to start it. */
  const watchPower = (unit: number): void => {
    if (running === null || watched.has(unit)) return;
    watched.add(unit);
    running.unit(unit).onPower((isOn) => {
      if (isOn) faultsOf(unit).delete('powered-off');
      else faultsOf(unit).add('powered-off');
      publish(unit);
    });
  };

  viewStore.onEvent((event) => {
    if (event.type !== 'session-opened') return;
    const unit = unitOf(event.session.address);
    if (unit === null) return;
    watchPower(unit);
    if (!on.has(unit)) publish(unit);
  });
  links.onSimulation((simulation) => {
    running = simulation;
    for (const [unit, names] of on) {
      watchPower(unit);
      for (const name of [...names]) simulation.unit(unit).setFault(name, true);
      publish(unit);
    }
  });
  const noSuchModule = (address: string): Outcome<never> =>
    fail('usage/invalid', { field: 'address', problem: 'virtual-module', found: address });

  return {
    handlers: {
      'simulator.setFault': async ({ address, name, on: wanted }) => {
        const unit = unitOf(address);
        if (unit === null) return noSuchModule(address);
        if (!isFaultName(name)) return fail('usage/invalid', { field: 'fault', found: name });
        const started = await links.simulation();
        if (!started.ok) return started;
        watchPower(unit);
        started.value.unit(unit).setFault(name, wanted);
        if (wanted) faultsOf(unit).add(name);
        else faultsOf(unit).delete(name);
        publish(unit);
        return emptyAnswer();
      },
      'simulator.clearFaults': async ({ address }) => {
        const unit = unitOf(address);
        if (unit === null) return noSuchModule(address);
        for (const name of [...faultsOf(unit)]) running?.unit(unit).setFault(name, false);
        faultsOf(unit).clear();
        publish(unit);
        return emptyAnswer();
      },
    },
  };
};
