import { failure } from '../../../shared/outcome.ts';
import { createSecretSet } from '../../app/index.ts';
import { type Simulation, startSimulation } from '../../app/simulation.ts';
import type { ModelName } from '../../simulator/module/models.ts';
import type { VirtualNetworkOptions } from '../../simulator/network/virtual-network.ts';
import type { FaultSpec } from '../../simulator/placed-faults.ts';
import { readDevices } from './arguments.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { closeServices, type SimulateService, serveModule } from './serve-module.ts';
import type { SimulateRecordingArguments } from './simulate-recording.ts';
import { visibleText } from './text.ts';

export interface SimulateArguments extends Partial<SimulateRecordingArguments> {
  readonly tcp?: number;
  readonly pty?: string;
  readonly cloud?: number;
  readonly broker?: VirtualNetworkOptions['broker'];
  readonly device?: readonly string[];
  readonly module?: ModelName;
  readonly pace?: number;
  readonly fault?: readonly FaultSpec[];
}

/** Runs until a stop is requested or its output cannot be written. Prints one line `ready …` when everything in it can be used. */
export const simulateCommand = async (context: CommandContext, args: SimulateArguments): Promise<number> => {
  const { platform, clock } = context;
  const { recording } = args;
  if (recording !== undefined) {
    const { simulateRecording } = await import('./simulate-recording.ts');
    return simulateRecording(context, { ...args, recording });
  }
  if (args.edit ?? args.edits ?? args.timing ?? args.repeatLines) {
    return reportFailure(context, failure('usage/invalid', { option: '--recording FILE' }));
  }
  const stopped = new Promise<void>((resolve) => {
    context.onStop(resolve);
    // The lost line is the only one with the addresses, so the simulation could not be used.
    context.out.onFailure?.(() => resolve());
  });
  const devices = readDevices(args.device ?? []);
  if (!devices.ok) return reportFailure(context, devices.error);
  const started = await startSimulation({
    platform,
    clock,
    cloudPort: args.cloud ?? 0,
    broker: args.broker ?? null,
    devices: devices.value,
    faults: args.fault ?? [],
    ...(args.module === undefined ? {} : { model: args.module }),
    ...(args.pace === undefined ? {} : { paceBaud: args.pace }),
  });
  if (!started.ok) return reportFailure(context, started.error);
  const simulation = started.value;
  const services: SimulateService[] = [];
  try {
    const relayEnded = await serveModule(context, args, simulation.module, services);
    if (!relayEnded.ok) return reportFailure(context, relayEnded.error);
    printEvents(context, simulation, devices.value);
    const { host, port, caPath } = simulation.cloud;
    const names = services.flatMap((service) => service.names);
    context.out.write(`ready ${[...names, `cloud=${host}:${port}`, `ca=${caPath}`].join(' ')}\n`);
    context.err.write(`${context.words.simulating}\n`);
    await Promise.race([stopped, relayEnded.value]);
    return 0;
  } finally {
    await closeServices(services);
    await simulation.close();
  }
};

/** Events of the simulation go to stderr, so that stdout holds only the line that programs wait for. */
const printEvents = (
  context: CommandContext,
  { module, cloud }: Simulation,
  devices: readonly { readonly secret: string }[],
): void => {
  // A device may publish its own secret, and logs of the simulation are shared like any other.
  const secrets = createSecretSet(devices.map(({ secret }) => secret));
  const writeLine = (who: string, text: string): void =>
    context.err.write(`${who.padEnd(6)}  ${visibleText(secrets.maskText(text))}\n`);
  module.log((note) => writeLine('module', note.text));
  cloud.onEvent((event) => {
    const parts = [
      event.kind,
      event.clientId ?? '',
      'topic' in event ? (event.topic ?? '') : '',
      'reason' in event ? (event.reason ?? '') : '',
    ];
    writeLine('cloud', parts.filter(Boolean).join(' '));
  });
};
