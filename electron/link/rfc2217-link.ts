import { fail, type Outcome, ok } from '../../shared/outcome.ts';
import type { LineSettings } from '../base/byte-link.ts';
import { factText } from './fact-text.ts';
import { type CountedLink, type LinkContext, LinkCore } from './link-core.ts';
import { createRfc2217Client } from './rfc2217-client.ts';
import { connected, type Dial, dialNetwork, parseTcpAddress, slowestBaudRate, socketTransport } from './tcp-socket.ts';

/**
 * Connects to a serial port of another computer by RFC 2217 and applies the settings there.
 * Failures: `link/bad-settings refused unknown-host failed`, facts `path`, `detail`; `link/not-rfc2217`, facts `path`, `detail`, `plain`: the same as a `tcp://` address.
 */
export const openRfc2217Link = async (
  address: string,
  settings: LineSettings,
  context: LinkContext,
  dial: Dial = dialNetwork,
): Promise<Outcome<CountedLink>> => {
  const target = parseTcpAddress(address);
  if (!target) return fail('link/bad-settings', { path: factText(address), detail: 'address' });
  const { clock } = context;
  const socket = dial(target);
  const transport = socketTransport(socket);
  const client = createRfc2217Client({
    clock,
    send: (bytes) => void socket.write(bytes),
    onData: (bytes) => core.receive(bytes),
    onNote: (note) => core.note(note),
    onBroken: (detail) => core.lose(detail),
  });
  const core: LinkCore = new LinkCore({
    address,
    epoch: context.nextEpoch(),
    clock,
    baudRate: Math.min(settings.baudRate, slowestBaudRate),
    control: client.control,
    transport: {
      send: async (bytes) => {
        await client.ready();
        await transport.send(client.encode(bytes));
      },
      release: transport.release,
    },
  });
  core.onClosed(client.end);
  socket.on('data', (bytes) => client.receive(bytes));
  socket.on('end', () => core.lose('ended'));
  socket.on('close', () => core.lose('ended'));
  const problem = await connected(socket, clock);
  if (problem) {
    socket.destroy();
    return fail(problem.code, { path: address, detail: factText(problem.detail) });
  }
  socket.on('error', (error) => core.lose(error.message));
  const refusal = await client.open(settings);
  if (refusal) {
    socket.destroy();
    return fail('link/not-rfc2217', { path: address, detail: refusal, plain: address.replace(/^rfc2217/i, 'tcp') });
  }
  return ok(core);
};
