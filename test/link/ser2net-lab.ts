import { writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { pause } from '../support/pause.ts';
import type { TerminalLab } from './pseudo-terminals.ts';

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** How ser2net offers a port: bytes as they are, or Telnet with or without RFC 2217. */
export type Ser2netMode = 'raw' | 'telnet' | 'rfc2217';

const accepters: Readonly<Record<Ser2netMode, string>> = {
  raw: 'tcp',
  telnet: 'telnet,tcp',
  rfc2217: 'telnet(rfc2217=true),tcp',
};

/** Starts Debian's ser2net for a terminal, at 115200 baud. Returns its TCP port. */
export const startSer2net = async (lab: TerminalLab, terminal: string, mode: Ser2netMode): Promise<number> => {
  const port = await freePort();
  const folder = await lab.folder();
  const file = join(folder, 'ser2net.yaml');
  writeFileSync(
    file,
    // A connection of the check below may not have been closed when the test connects.
    `connection: &port
  accepter: ${accepters[mode]},127.0.0.1,${port}
  connector: serialdev,${terminal},115200n81,local
  options:
    max-connections: 2
    kickolduser: true
`,
  );
  const child = lab.spawn('/usr/sbin/ser2net', '-n', '-u', '-c', file);
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`ser2net ended: ${text}`);
    await pause(20);
  }
  return port;
};
