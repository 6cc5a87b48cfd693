import type { Locator, Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import type { PortControl } from '../../electron/base/byte-link.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { type ShareServer, startShareServer } from '../../electron/link/share-server.ts';
import { sharedPortOf } from '../../electron/link/shared-port.ts';
import { ok } from '../../shared/outcome.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('the settings and lines of a port', () => {
  const bench = benchOfEachTest();
  const servers: ShareServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  /** A serial port of another computer, and what its driver was told. */
  const lend = async (): Promise<{ readonly address: string; readonly calls: string[] }> => {
    const calls: string[] = [];
    const told = async <Value>(what: string, value: Value) => {
      calls.push(what);
      return ok(value);
    };
    const control: PortControl = {
      setBaudRate: (rate) => told(`baud ${rate}`, rate),
      setFrame: (frame) => told(`frame ${frame.dataBits} ${frame.parity}`, frame),
      setLines: (lines) => told(JSON.stringify(lines), undefined),
      setBreak: (isOn) => told(`break ${isOn}`, undefined),
      readLines: async () => ok({ cts: true, dsr: false, dcd: false, ri: null }),
    };
    const started = await startShareServer({
      ...{ clock: createNodeClock(), tcpPort: 0, bind: '127.0.0.1', allow: [], mayWrite: true },
      ...{ port: sharedPortOf({ baudRate: 115_200 }), isOpen: () => true, control: () => control },
      ...{ write: async () => undefined, onEvent: () => undefined },
    });
    if (!started.ok) throw new Error(started.error.code);
    servers.push(started.value);
    return { address: `rfc2217://127.0.0.1:${started.value.tcpPort}`, calls };
  };
  const typeInto = async (field: Locator, text: string): Promise<void> => {
    await field.click();
    await field.fill(text);
    await field.press('Enter');
  };
  const port = (page: Page): Locator => page.getByRole('combobox', { name: begins(words.port) }).first();
  const panelOf = async (page: Page): Promise<Locator> => {
    await page.getByRole('button', { name: 'Port settings and lines' }).click();
    return page.getByRole('dialog', { name: 'Port settings and lines' });
  };
  it('a virtual module has none', async () => {
    const page = await bench().newWindow();
    const technician = new Technician(page, words);
    await technician.begin();
    const panel = await panelOf(page);
    await panel.getByText('This address has no serial settings.').waitFor();
    await panel.getByText('This port has no control lines.').waitFor();
  });

  it('are kept for the port, and can be those of all ports again', async () => {
    const page = await bench().newWindow();
    await typeInto(port(page), '/dev/ttyNOWHERE7');
    const panel = await panelOf(page);
    await panel.getByText('The lines are shown while the port is open.').waitFor();
    await panel.getByRole('combobox', { name: 'Parity' }).selectOption('Even');
    await panel.getByText('Kept for this port.').waitFor();
    await page.getByText('8E1').first().waitFor();
    await panel.getByRole('button', { name: 'As in Settings' }).click();
    await page.getByText('8N1').first().waitFor();
    await panel.getByText('Kept for this port.').waitFor({ state: 'detached' });
  });

  it('of an open port are shown and changed without closing it', async () => {
    const { address, calls } = await lend();
    const page = await bench().newWindow();
    const technician = new Technician(page, words);
    await typeInto(port(page), address);
    await technician.connect();
    await typeInto(page.getByRole('combobox', { name: words.baud }).first(), '57600');
    await expect.poll(() => calls).toContain('baud 57600');
    const panel = await panelOf(page);
    await panel.getByText('CTS: on').waitFor();
    await panel.getByText('DSR: off').waitFor();
    await panel.getByRole('switch', { name: 'DTR', exact: true }).press('Space');
    await expect.poll(() => calls).toContain('{"dtr":false}');
    await expect.poll(() => panel.getByRole('switch', { name: 'DTR', exact: true }).isChecked()).toBe(false);
    await panel.getByRole('switch', { name: 'Break' }).press('Space');
    await expect.poll(() => calls).toContain('break true');
    await panel.getByRole('combobox', { name: 'Data bits' }).selectOption('7');
    await expect.poll(() => calls).toContain('frame 7 none');
    await page.keyboard.press('Escape');
    await technician.disconnect();
    await expect.poll(() => calls.at(-1)).toBe('break false');
  });
});
