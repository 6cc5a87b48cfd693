import { type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { ByteEndpoint } from '../../simulator/serve/byte-endpoint.ts';
import {
  type PseudoTerminalService,
  serveOverPseudoTerminal,
} from '../../simulator/serve/serve-over-pseudo-terminal.ts';

/** How long a pulled cable stays disconnected. */
const unpluggedMs = 2_000;

export interface PluggableTerminal {
  readonly path: string;
  /** Resolves if the terminal ends without being closed and does not return. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** A pseudo-terminal that disappears while the cable of the module is disconnected, like a USB port. */
export const servePluggableTerminal = async (
  path: string,
  module: ByteEndpoint,
  clock: Clock,
): Promise<Outcome<PluggableTerminal>> => {
  const first = await serveOverPseudoTerminal(path, module, clock);
  if (!first.ok) return first;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  let current: PseudoTerminalService | null = null;
  let cancelWait: Undo = () => undefined;
  let closed = false;
  const plugIn = (service: PseudoTerminalService): void => {
    current = service;
    service.onExit(() => {
      if (current === service) end();
    });
  };
  const comeBack = async (): Promise<void> => {
    const again = await serveOverPseudoTerminal(path, module, clock);
    if (!again.ok) end();
    else if (closed) await again.value.close();
    else plugIn(again.value);
  };
  const stopWatching = module.onUnplugged?.(() => {
    const service = current;
    if (!service || closed) return;
    current = null;
    void service.close().then(() => {
      if (!closed) cancelWait = clock.after(unpluggedMs, () => void comeBack());
    });
  });
  plugIn(first.value);
  return ok({
    path,
    ended,
    close: async () => {
      closed = true;
      stopWatching?.();
      cancelWait();
      await current?.close();
    },
  });
};
