import { type AddressInfo, createServer } from 'node:net';
import { expect, it } from 'vitest';
import { probeAll } from '../../../electron/host/cli/ports-command.ts';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { createCliBench } from './cli-bench.ts';

it('a probed port leaves its unanswered AT to the next command, which begins with the proof', async () => {
  const bench = createCliBench();
  const got: string[] = [];
  let isAnswering = false;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setEncoding('latin1').on('data', (text: string) => {
      got.push(text);
      if (!isAnswering) return;
      socket.write(text === 'AT+CGSN\r' ? '\r\n866714040000007\r\n\r\nOK\r\n' : '\r\nOK\r\n');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const path = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = { platform: bench.platform, clock: createNodeClock(), version: '0' };
  const probes = await probeAll(context, [{ path }]);
  expect(probes.get(path)).toMatchObject({ answers: false, failure: null });
  isAnswering = true;
  got.length = 0;
  await bench.run(['send', '--port', path, 'AT+FSCREATE="a.crt"']);
  expect(got).toEqual(['AT\r', 'AT+CGSN\r', 'AT+FSCREATE="a.crt"\r']);
  server.close();
  bench.platform.remove();
});
