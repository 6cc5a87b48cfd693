import { expect, it } from 'vitest';
import { createApplication } from '../../electron/app/create-application.ts';
import { type PortInfo, portInfo } from '../../electron/link/port-info.ts';
import { createClient } from '../../renderer/bridge/client.ts';
import { failure, ok } from '../../shared/outcome.ts';
import { createConnectionPair } from '../support/connection-pair.ts';
import { ScriptedLink } from '../support/scripted-link.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const usb = (path: string): PortInfo =>
  portInfo(path, [{ path, vendorId: '1782', productId: '4e00', usbLocation: '1-1', interfaceNumber: 2 }]);

/** One module at a USB location whose port has another name after it was plugged in again. */
const createBench = async () => {
  const clock = new VirtualClock();
  const opened: { readonly path: string; readonly link: ScriptedLink }[] = [];
  const bench = { name: '/dev/ttyUSB0' };
  const application = await createApplication({
    ...{ platform: createTempPlatform(), clock },
    links: {
      openLink: async (path) => {
        if (path !== bench.name) return { ok: false, error: failure('link/missing', { path }) };
        const link = new ScriptedLink();
        opened.push({ path, link });
        return ok(link);
      },
      simulation: () => Promise.reject(new Error('no simulation')),
      onSimulation: () => () => undefined,
      close: async () => undefined,
    },
    directory: { listPorts: async () => ok([usb(bench.name)]) },
    product: { version: '0', host: 'web', os: 'linux' },
    onBug: (bug) => {
      throw bug;
    },
  });
  const pair = createConnectionPair();
  const client = createClient(pair.client, clock);
  application.attach(pair.server as Parameters<typeof application.attach>[0]);
  const open = async (address: string): Promise<string> => {
    const answer = await clock.runUntil(client.request('session.open', { address, baudRate: 115_200 }));
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value.sessionId;
  };
  const session = (id: string) => client.view()?.sessions[id];
  return { bench, clock, opened, open, session };
};

it('a port that comes back under another name is shown under its new name', async () => {
  const { bench, clock, opened, open, session } = await createBench();
  const id = await open('/dev/ttyUSB0');
  await clock.advance(10_000);
  bench.name = '/dev/ttyUSB1';
  opened[0]?.link.lose();
  await clock.advance(100);
  expect(session(id)).toMatchObject({ address: '/dev/ttyUSB0', state: { kind: 'lost' } });
  await clock.advance(10_000);
  expect(opened.map(({ path }) => path)).toEqual(['/dev/ttyUSB0', '/dev/ttyUSB1']);
  expect(session(id)).toMatchObject({ address: '/dev/ttyUSB1', state: { kind: 'open' } });
});

it('the session is found by the new name, and not by the earlier one', async () => {
  const { bench, clock, opened, open, session } = await createBench();
  const id = await open('/dev/ttyUSB0');
  await clock.advance(10_000);
  bench.name = '/dev/ttyUSB1';
  opened[0]?.link.lose();
  await clock.advance(10_000);
  expect(await open('/dev/ttyUSB1')).toBe(id);
  bench.name = '/dev/ttyUSB0';
  expect(await open('/dev/ttyUSB0')).not.toBe(id);
  expect(session(id)).toMatchObject({ address: '/dev/ttyUSB1' });
});
