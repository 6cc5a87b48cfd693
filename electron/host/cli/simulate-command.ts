import { type Outcome, ok } from '../../../shared/outcome.ts';
import { createSecretSet } from '../../app/index.ts';
import { type Simulation, startSimulation } from '../../app/simulation.ts';
import type { ModelName } from '../../simulator/module/models.ts';
import type { VirtualNetworkOptions } from '../../simulator/network/virtual-network.ts';
import type { FaultSpec } from '../../simulator/placed-faults.ts';
import { serveOverTcp } from '../../simulator/serve/serve-over-tcp.ts';
import { readDevices } from './arguments.ts';
import { type CommandContext, reportFailure } from './host-process.ts';
import { servePluggableTerminal } from './pluggable-terminal.ts';
import { visibleText } from './text.ts';

export interface SimulateArguments {
  readonly tcp?: number;
  readonly pty?: string;
  readonly cloud?: number;
  readonly broker?: VirtualNetworkOptions['broker'];
  readonly device?: readonly string[];
  readonly module?: ModelName;
  readonly pace?: number;
  readonly fault?: readonly FaultSpec[];
}

interface Service {
  /** The addresses for the line `ready …`. */
  readonly names: readonly string[];
  close(): Promise<void>;
}

/** Runs until a stop is requested or its output cannot be written. Prints one line `ready …` when everything in it can be used. */
export const simulateCommand = async (context: CommandContext, args: SimulateArguments): Promise<number> => {
  const { platform, clock } = context;
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
  const services: Service[] = [];
  try {
    const relayEnded = await serve(context, args, simulation, services);
    if (!relayEnded.ok) return reportFailure(context, relayEnded.error);
    printEvents(context, simulation, devices.value);
    const { host, port, caPath } = simulation.cloud;
    const names = services.flatMap((service) => service.names);
    context.out.write(`ready ${[...names, `cloud=${host}:${port}`, `ca=${caPath}`].join(' ')}\n`);
    context.err.write(`${context.words.simulating}\n`);
    await Promise.race([stopped, relayEnded.value]);
    return 0;
  } finally {
    await Promise.all(services.map((service) => service.close()));
    await simulation.close();
  }
};

/** Returns a promise that resolves if the pseudo-terminal ends without being closed. */
const serve = async (
  context: CommandContext,
  args: SimulateArguments,
  { module }: Simulation,
  services: Service[],
): Promise<Outcome<Promise<void>>> => {
  if (args.tcp !== undefined || args.pty === undefined) {
    const tcp = await serveOverTcp(args.tcp ?? 0, module);
    if (!tcp.ok) return tcp;
    services.push({ names: [`tcp=${tcp.value.host}:${tcp.value.port}`], close: () => tcp.value.close() });
  }
  if (args.pty === undefined) return ok(new Promise(() => undefined));
  const path = context.platform.resolve(context.workingFolder, args.pty);
  const terminal = await servePluggableTerminal(path, module, context.clock);
  if (!terminal.ok) return terminal;
  services.push({ names: [`pty=${terminal.value.path}`], close: () => terminal.value.close() });
  return ok(terminal.value.ended);
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
