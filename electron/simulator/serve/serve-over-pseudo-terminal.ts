import { createListeners } from '../../../shared/listeners.ts';
import { fail, type Outcome, ok } from '../../../shared/outcome.ts';
import type { Clock } from '../../base/clock.ts';
import type { Undo } from '../../base/undo.ts';
import type { ByteEndpoint } from './byte-endpoint.ts';
import { type RelayProcess, startRelay } from './relay-process.ts';
import { type RelayProgram, relayPrograms } from './relay-program.ts';
import { placeLink, removeLink } from './terminal-link.ts';

export interface PseudoTerminalService {
  /** The requested link; open it as a serial port. */
  readonly path: string;
  /** The terminal that the link points to. */
  readonly terminal: string;
  readonly program: RelayProgram['name'];
  /** Called once if the relay ends without being closed; the link has been removed by then. */
  onExit(listener: () => void): Undo;
  /** Ends the relay and removes the link. Idempotent, never longer than about 2 s. */
  close(): Promise<void>;
}

/** Size of the buffer for a program that has the terminal open and does not read. Further bytes are lost, as on a wire. */
const unreadLimitBytes = 4 * 1_048_576;

/**
 * Serves an endpoint on a pseudo-terminal at `linkPath`: raw, byte-exact, can be reopened any number of times. Needs socat or python3.
 * `link/pseudo-terminal-unavailable` with `reason`: `platform` (Windows), `occupied` (`linkPath` exists and is not a symbolic link),
 * `path` (the link cannot be created), `tools` (no relay works; `tried` names them).
 */
export const serveOverPseudoTerminal = async (
  linkPath: string,
  module: ByteEndpoint,
  clock: Clock,
  programs: readonly RelayProgram[] = relayPrograms,
): Promise<Outcome<PseudoTerminalService>> => {
  const unavailable = (reason: string): Outcome<never> =>
    fail('link/pseudo-terminal-unavailable', { path: linkPath, reason, tried: programs.map(({ name }) => name) });
  if (process.platform === 'win32') return unavailable('platform');
  for (const program of programs) {
    const relay = await startRelay(program, clock);
    if (!relay) continue;
    const placed = await placeLink(linkPath, relay.terminal);
    if (placed === 'placed') return ok(serviceOf(linkPath, program.name, relay, module));
    await relay.end();
    return unavailable(placed === 'occupied' ? 'occupied' : 'path');
  }
  return unavailable('tools');
};

const serviceOf = (
  path: string,
  program: RelayProgram['name'],
  relay: RelayProcess,
  module: ByteEndpoint,
): PseudoTerminalService => {
  const exited = createListeners();
  let closing: Promise<void> | null = null;
  relay.input.on('data', (bytes: Uint8Array) => module.receive(bytes));
  const stopListening = module.onOutput((bytes) => {
    if (relay.output.writable && relay.output.writableLength + bytes.length <= unreadLimitBytes) {
      relay.output.write(Uint8Array.from(bytes));
    }
  });
  const cleanUp = async (): Promise<void> => {
    stopListening();
    await removeLink(path, relay.terminal);
  };
  void relay.ended.then(async () => {
    await cleanUp();
    if (!closing) exited.emit();
  });
  return {
    path,
    terminal: relay.terminal,
    program,
    onExit: exited.add,
    close() {
      closing ??= relay.end().then(cleanUp);
      return closing;
    },
  };
};
