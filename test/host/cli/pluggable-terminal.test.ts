import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ByteLink } from '../../../electron/base/byte-link.ts';
import { type PluggableTerminal, servePluggableTerminal } from '../../../electron/host/cli/pluggable-terminal.ts';
import { createNodeClock } from '../../../electron/host/node/node-clock.ts';
import { openSerialLink } from '../../../electron/link/serial-link.ts';
import { createTestEndpoint } from '../../simulator/serve/support.ts';
import { haveTools } from '../../support/required-tools.ts';
import { createTempPlatform } from '../../support/temp-platform.ts';

const platform = createTempPlatform();
const clock = createNodeClock();
const links: ByteLink[] = [];
let terminal: PluggableTerminal | null = null;

afterEach(async () => {
  for (const link of links.splice(0)) await link.close();
  await terminal?.close();
  platform.remove();
});

const open = async (path: string, epoch: number): Promise<ByteLink> => {
  const opened = await openSerialLink(path, { baudRate: 115_200 }, { clock, nextEpoch: () => epoch });
  if (!opened.ok) throw new Error(opened.error.code);
  links.push(opened.value);
  return opened.value;
};

describe.skipIf(!haveTools('socat'))('a terminal with a cable that can be disconnected', () => {
  it('disappears while the cable is disconnected, and works again at the same path', async () => {
    const path = join(platform.dataFolder, 'tty');
    const endpoint = createTestEndpoint();
    const served = await servePluggableTerminal(path, endpoint, clock);
    if (!served.ok) throw new Error(served.error.code);
    terminal = served.value;
    const link = await open(path, 1);
    let lost = false;
    link.onClosed((reason) => {
      lost = reason?.code === 'link/lost';
    });
    endpoint.unplug();
    await expect.poll(() => lost).toBe(true);
    expect(existsSync(path)).toBe(false);
    await expect.poll(() => existsSync(path)).toBe(true);
    const again = await open(path, 2);
    await again.write(Buffer.from('AT\r'));
    await endpoint.untilReceived(3);
    expect(endpoint.received().toString()).toBe('AT\r');
  });
});
