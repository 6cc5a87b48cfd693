import { createServer, type Server, type Socket } from 'node:net';

export interface TcpDevice {
  readonly address: string;
  readonly received: () => string;
  say(text: string): void;
  close(): Promise<void>;
}

/** A device behind a serial server. Answers each line with the same text and OK; `null`: stays silent. */
export const openTcpDevice = async (answer: string | null): Promise<TcpDevice> => {
  let received = '';
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      received += bytes.toString('latin1');
      if (answer !== null && received.endsWith('\r\n'))
        socket.write(Buffer.from(`\r\n${answer}\r\n\r\nOK\r\n`, 'latin1'));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    address: `tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    received: () => received,
    say: (text) => {
      for (const socket of sockets) socket.write(Buffer.from(text, 'latin1'));
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};
