import { createListeners } from '../../shared/listeners.ts';
import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { isRecordedModule, unitOf } from '../../shared/virtual-modules.ts';
import type { OpenLink } from '../base/byte-link.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import type { Undo } from '../base/undo.ts';
import { createOpenLink } from '../link/open-link.ts';
import type { ModelName } from '../simulator/module/models.ts';
import type { FaultSpec } from '../simulator/placed-faults.ts';
import type { ByteEndpoint } from '../simulator/serve/byte-endpoint.ts';
import { linkToEndpoint } from '../simulator/serve/in-process.ts';
import type { Simulation } from './simulation.ts';

/** Every kind of port, including the built-in virtual modules at `sim:`, `sim:2` …, which start on first use. */
export interface Links {
  readonly openLink: OpenLink;
  /** Starts the built-in module and cloud, if they are not running. Then its CA is on the disk. */
  simulation(): Promise<Outcome<Simulation>>;
  /** Called when the simulation has started; at once if it is running. */
  onSimulation(listener: (simulation: Simulation) => void): Undo;
  /** What is at `recordedModuleAddress` from now on; `null`: nothing. */
  serveRecorded(endpoint: ByteEndpoint | null): void;
  close(): Promise<void>;
}

export const createLinks = (options: {
  readonly platform: Platform;
  readonly clock: Clock;
  readonly faults?: readonly FaultSpec[];
  readonly model?: ModelName;
  /** The virtual module sends at this baud rate; omitted: without delay. */
  readonly paceBaud?: number;
}): Links => {
  let starting: Promise<Outcome<Simulation>> | null = null;
  let running: Simulation | null = null;
  let recorded: ByteEndpoint | null = null;
  const listeners = createListeners<[Simulation]>();
  const start = async (): Promise<Outcome<Simulation>> => {
    // Loaded on demand: a real module needs no broker.
    const { startSimulation } = await import('./simulation.ts');
    const started = await startSimulation(options);
    if (started.ok) {
      running = started.value;
      listeners.emit(started.value);
    } else {
      // A full disk or a used port may be a temporary problem.
      starting = null;
    }
    return started;
  };
  const simulation = (): Promise<Outcome<Simulation>> => {
    starting ??= start();
    return starting;
  };
  return {
    simulation,
    onSimulation: (listener) => {
      const undo = listeners.add(listener);
      if (running) listener(running);
      return undo;
    },
    serveRecorded: (endpoint) => {
      recorded = endpoint;
    },
    openLink: createOpenLink({
      clock: options.clock,
      openSimulated: async (address, epoch) => {
        if (isRecordedModule(address)) {
          return recorded
            ? ok(linkToEndpoint(recorded, address, epoch))
            : fail('usage/invalid', { field: 'address', problem: 'no-recorded-module', found: address });
        }
        const unit = unitOf(address);
        if (unit === null)
          return fail('usage/invalid', { field: 'address', problem: 'virtual-module', found: address });
        const started = await simulation();
        return started.ok ? ok(linkToEndpoint(started.value.unit(unit), address, epoch)) : started;
      },
    }),
    close: async () => {
      const started = await starting;
      if (started?.ok) await started.value.close();
    },
  };
};
