import { expect, it } from 'vitest';
import { type PortInfo, portInfo } from '../../electron/link/port-info.ts';
import { failure, ok } from '../../shared/outcome.ts';
import { createApplicationBench } from '../support/application-bench.ts';
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
  const { client, open } = await createApplicationBench({
    ...{ platform: createTempPlatform(), clock },
    openLink: async (path) => {
      if (path !== bench.name) return { ok: false, error: failure('link/missing', { path }) };
      const link = new ScriptedLink();
      opened.push({ path, link });
      return ok(link);
    },
    listPorts: () => [usb(bench.name)],
  });
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
