import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { ByteEndpoint } from '../../simulator/serve/byte-endpoint.ts';
import { serveOverTcp } from '../../simulator/serve/serve-over-tcp.ts';
import type { CommandContext } from './host-process.ts';
import { servePluggableTerminal } from './pluggable-terminal.ts';

/** A way to reach a module. */
export interface SimulateService {
  /** The addresses for the line `ready …`. */
  readonly names: readonly string[];
  close(): Promise<void>;
}

/** Serves the module over TCP and on a pseudo-terminal. Returns a promise that resolves if the pseudo-terminal ends without being closed. */
export const serveModule = async (
  context: CommandContext,
  args: { readonly tcp?: number; readonly pty?: string },
  module: ByteEndpoint,
  services: SimulateService[],
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

export const closeServices = async (services: readonly SimulateService[]): Promise<void> => {
  await Promise.all(services.map((service) => service.close()));
};
