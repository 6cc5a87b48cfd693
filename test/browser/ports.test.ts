import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type Simulation, startSimulation } from '../../electron/app/simulation.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import type { ByteEndpoint } from '../../electron/simulator/serve/byte-endpoint.ts';
import { serveOverPseudoTerminal } from '../../electron/simulator/serve/serve-over-pseudo-terminal.ts';
import { serveOverTcp } from '../../electron/simulator/serve/serve-over-tcp.ts';
import { uiWords } from '../../shared/words/ui.ts';
import { haveTools } from '../support/required-tools.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser, openWindowBench, type WindowBench } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('the search for the module', () => {
  let bench: WindowBench | null = null;
  let ends: (() => Promise<unknown> | undefined)[] = [];
  afterEach(async () => {
    await bench?.close();
    for (const end of ends.reverse()) await end();
    ends = [];
    expect(bench?.problems).toEqual([]);
  });

  const module = async (): Promise<Simulation['module']> => {
    const platform = createTempPlatform();
    const started = await startSimulation({ platform, clock: createNodeClock() });
    if (!started.ok) throw new Error(started.error.code);
    ends.push(async () => platform.remove(), started.value.close);
    return started.value.module;
  };
  /** Accepts connections and stays silent. */
  const silentPort = async (): Promise<string> => {
    const server = createServer((socket) => socket.on('error', () => undefined).resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ends.push(async () => void server.close());
    const address = server.address();
    return `tcp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  };
  const modulePort = async (): Promise<string> => {
    const served = await serveOverTcp(0, await module());
    if (!served.ok) throw new Error(served.error.code);
    ends.push(served.value.close);
    return `tcp://127.0.0.1:${served.value.port}`;
  };
  const open = async (ports: readonly string[]): Promise<{ readonly page: Page; readonly technician: Technician }> => {
    bench = await openWindowBench({ ports });
    const page = await bench.newWindow();
    return { page, technician: new Technician(page, words) };
  };
  const find = async (page: Page, technician: Technician, address: string): Promise<void> => {
    await technician.button(words.find).first().click();
    const found = page.getByRole('listitem').filter({ hasText: address });
    await found.getByText('speaks AT').waitFor();
    await found.getByText(/answers at 115200 · AirM2M_720H/).waitFor();
  };

  it('shows which port speaks AT, and connects to it with one more click', async () => {
    const [silent, speaking] = [await silentPort(), await modulePort()];
    const { page, technician } = await open([silent, speaking]);
    await find(page, technician, speaking);
    await page.getByRole('button', { name: `Use this: ${speaking}` }).click();
    const port = page.getByRole('combobox', { name: words.port }).first();
    await expect.poll(() => port.inputValue()).toBe(speaking);
    // While the search still waits for the other port.
    await technician.connect();
    const other = await bench?.newWindow();
    if (other)
      await expect.poll(() => other.getByRole('combobox', { name: words.port }).first().inputValue()).toBe(speaking);
    await technician.goTo(words.terminal);
    await page.getByRole('textbox', { name: words.command }).fill('ATI');
    await page.getByRole('textbox', { name: words.command }).press('Enter');
    await page.getByRole('log', { name: words.traffic }).getByText('AirM2M_720H').first().waitFor();
    await technician.disconnect();
  });

  it.skipIf(!haveTools('socat'))('finds it behind a serial port', async () => {
    const platform = createTempPlatform();
    ends.push(async () => platform.remove());
    const served = await serveOverPseudoTerminal(join(platform.dataFolder, 'tty'), await module(), createNodeClock());
    if (!served.ok) throw new Error(served.error.code);
    ends.push(served.value.close);
    const { page, technician } = await open([served.value.path]);
    await find(page, technician, served.value.path);
    await page.getByRole('button', { name: `Use this: ${served.value.path}` }).click();
    await technician.connect();
    await technician.disconnect();
  });

  it.skipIf(!haveTools('socat'))(
    'shows that the data is not text, and leads to the search for the baud rate',
    async () => {
      const platform = createTempPlatform();
      ends.push(async () => platform.remove());
      // Like a module at 9600 that is read at 115200: no answer is text.
      const outputs = new Set<(bytes: Uint8Array) => void>();
      const noise = Uint8Array.from(
        { length: 400 },
        (_, at) => [0xf8, 0x00, 0x80, 0x41, 0xe6, 0x1e, 0x66, 0x98][at % 8] ?? 0,
      );
      const wrongRate: ByteEndpoint = {
        receive: () => {
          for (const output of outputs) output(noise);
        },
        onOutput: (listener) => {
          outputs.add(listener);
          return () => outputs.delete(listener);
        },
      };
      const served = await serveOverPseudoTerminal(join(platform.dataFolder, 'tty'), wrongRate, createNodeClock());
      if (!served.ok) throw new Error(served.error.code);
      ends.push(served.value.close);
      const { page, technician } = await open([served.value.path]);
      const port = page.getByRole('combobox', { name: begins(words.port) }).first();
      await port.click();
      await page.getByRole('option', { name: served.value.path }).click();
      await technician.connect();
      await page.getByRole('textbox', { name: words.command }).fill('AT');
      await page.getByRole('textbox', { name: words.command }).press('Enter');
      await page.getByText('another baud rate than 115200').waitFor();
      await page.getByRole('button', { name: 'Close the port and find the module' }).click();
      await page.getByText('probing at').first().waitFor();
      await page.getByRole('button', { name: 'Stop', exact: true }).first().click();
      expect(await page.getByText('another baud rate than 115200').count()).toBe(0);
    },
  );

  it('filters the list by typing, and only confirms addresses', async () => {
    const { page, technician } = await open([await modulePort()]);
    await technician.pickVirtualModule();
    const port = page.getByRole('combobox', { name: begins(words.port) }).first();
    await port.click();
    await port.fill('usb');
    await port.press('Tab');
    await expect.poll(() => port.inputValue()).toBe(words.virtual);
    // Directly from the typed address to the button.
    const address = await modulePort();
    await port.click();
    await port.fill(address);
    await technician.connect();
    expect(await port.inputValue()).toContain(address);
    await technician.disconnect();
  });

  const pullCable = async ({ page, technician }: Awaited<ReturnType<typeof open>>): Promise<void> => {
    await technician.setFault('unplug', true);
    await page.getByRole('textbox', { name: words.command }).fill('AT');
    await page.getByRole('textbox', { name: words.command }).press('Enter');
  };

  it('reopens the port after the cable was unplugged, with a divider between the openings', async () => {
    const window = await open([]);
    await window.technician.begin();
    await pullCable(window);
    const log = window.page.getByRole('log', { name: words.traffic });
    await log.getByText(uiWords.en.terminal.divider.lost).waitFor();
    await log.getByText(uiWords.en.terminal.divider.opened).waitFor();
    await window.technician.button(words.disconnect).first().waitFor();
    await expect.poll(() => window.page.getByRole('alert').count()).toBe(0);
  });

  it('reports once that the cable was unplugged if nothing is reopened, and reconnects by the button next to it', async () => {
    const window = await open([]);
    const { page, technician } = window;
    await technician.goTo(words.settings);
    await page.getByRole('switch', { name: begins(uiWords.en.settings.reopen) }).click({ force: true });
    await technician.goTo(words.setup);
    await technician.begin();
    await pullCable(window);
    const note = page.getByRole('status').filter({ hasText: /was lost/ });
    await note.waitFor();
    await page.getByRole('region', { name: 'Status' }).getByText('Port lost').waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    await technician.setFault('unplug', false);
    await note.getByRole('button', { name: 'Connect again' }).click();
    await technician.button(words.disconnect).first().waitFor();
    await expect.poll(() => note.count()).toBe(0);
  });

  it('shows why a port does not open', async () => {
    const { page, technician } = await open([]);
    const port = page.getByRole('combobox', { name: begins(words.port) }).first();
    await port.click();
    await port.fill('tcp://127.0.0.1:1');
    await port.press('Enter');
    await technician.button(words.connect).first().click();
    const alert = page.getByRole('alert').filter({ hasText: 'link/refused' });
    await alert.waitFor();
    await alert.getByRole('button', { name: 'Close the message' }).click();
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });
});
