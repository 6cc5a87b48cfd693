import { type Outcome, ok } from '../../shared/outcome.ts';
import type { Clock } from '../base/clock.ts';
import type { Platform } from '../base/platform.ts';
import { type DemoCloud, startDemoCloud } from '../simulator/demo-cloud/demo-cloud.ts';
import type { CloudDevice } from '../simulator/demo-cloud/demo-device.ts';
import type { ModelName } from '../simulator/module/models.ts';
import { createVirtualModule, type VirtualModule } from '../simulator/module/virtual-module.ts';
import { createNodeUpstream } from '../simulator/network/node-upstream.ts';
import { createVirtualNetwork, type VirtualNetworkOptions } from '../simulator/network/virtual-network.ts';
import type { FaultSpec } from '../simulator/placed-faults.ts';
import { seededRandom } from '../simulator/seeded-random.ts';

export interface SimulationOptions {
  readonly platform: Platform;
  readonly clock: Clock;
  /** Port of the demo cloud; 0: any free port. */
  readonly cloudPort?: number;
  readonly broker?: VirtualNetworkOptions['broker'];
  readonly devices?: readonly CloudDevice[];
  readonly faults?: readonly FaultSpec[];
  /** Default: `air720h`. */
  readonly model?: ModelName;
  /** The virtual module sends at this baud rate; omitted: without delay. */
  readonly paceBaud?: number;
}

/** A virtual module on a virtual network with a demo cloud. */
export interface Simulation {
  readonly module: VirtualModule;
  readonly cloud: DemoCloud;
  /** A module on the same network, created on first use; 1 is `module`, the only one with the faults of the options. */
  unit(number: number): VirtualModule;
  close(): Promise<void>;
}

export const startSimulation = async (options: SimulationOptions): Promise<Outcome<Simulation>> => {
  const { platform, clock } = options;
  const cloud = await startDemoCloud({ platform, clock, port: options.cloudPort ?? 0, devices: options.devices ?? [] });
  if (!cloud.ok) return cloud;
  const { host, port } = cloud.value;
  const network = createVirtualNetwork({ cloud: { host, port }, broker: options.broker ?? null });
  const create = (unit: number, faults: readonly FaultSpec[]): VirtualModule =>
    createVirtualModule({
      clock,
      upstream: createNodeUpstream({ route: network.route, clock }),
      unit,
      faults,
      model: options.model ?? 'air720h',
      paceBaud: options.paceBaud ?? null,
      // Each unit has a signal of its own that changes, the same after each start.
      random: seededRandom(unit),
    });
  const module = create(1, options.faults ?? []);
  const units = new Map<number, VirtualModule>([[1, module]]);
  return ok({
    module,
    cloud: cloud.value,
    unit: (number) => {
      const known = units.get(number) ?? create(number, []);
      units.set(number, known);
      return known;
    },
    close: async () => {
      for (const unit of units.values()) unit.dispose();
      await cloud.value.close();
    },
  });
};
