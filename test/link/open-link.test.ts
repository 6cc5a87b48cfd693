import { expect, it } from 'vitest';
import { createOpenLink } from '../../electron/link/open-link.ts';
import { fail } from '../../shared/outcome.ts';
import { realClock } from './real-clock.ts';

const settings = { baudRate: 115200 };

it('chooses by the address, and gives every simulated opening a new epoch', async () => {
  const simulated: (readonly [string, number])[] = [];
  const openLink = createOpenLink({
    clock: realClock,
    openSimulated: async (address, epoch) => {
      simulated.push([address, epoch]);
      return fail('link/failed');
    },
  });
  await openLink('sim:', settings);
  await openLink('SIM:air780', settings);
  expect(simulated).toEqual([
    ['sim:', 1],
    ['SIM:air780', 2],
  ]);
  expect(await openLink('tcp://nowhere', settings)).toMatchObject({ error: { facts: { detail: 'address' } } });
  expect(await openLink('RFC2217://nowhere', settings)).toMatchObject({ error: { facts: { detail: 'address' } } });
  expect(await openLink('/dev/no-such-port', settings)).toMatchObject({
    error: { code: 'link/missing', facts: { path: '/dev/no-such-port' } },
  });
});
