import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import { factText } from './fact-text.ts';
import { type CountedLink, type LinkContext, LinkCore } from './link-core.ts';
import { connected, type Dial, dialNetwork, parseTcpAddress, slowestBaudRate, socketTransport } from './tcp-socket.ts';

/**
 * Connects to a serial server or a virtual module.
 * Failures: `link/bad-settings refused unknown-host failed`, facts `path`, `detail`.
 */
export const openTcpLink = async (
  address: string,
  context: LinkContext,
  dial: Dial = dialNetwork,
): Promise<Outcome<CountedLink>> => {
  const target = parseTcpAddress(address);
  if (!target) return fail('link/bad-settings', { path: factText(address), detail: 'address' });
  const socket = dial(target);
  const core = new LinkCore({
    address,
    epoch: context.nextEpoch(),
    clock: context.clock,
    baudRate: slowestBaudRate,
    transport: socketTransport(socket),
  });
  socket.on('data', (bytes) => core.receive(bytes));
  socket.on('end', () => core.lose('ended'));
  socket.on('close', () => core.lose('ended'));
  const problem = await connected(socket, context.clock);
  if (problem) {
    socket.destroy();
    return fail(problem.code, { path: address, detail: factText(problem.detail) });
  }
  socket.on('error', (error) => core.lose(error.message));
  return ok(core);
};
