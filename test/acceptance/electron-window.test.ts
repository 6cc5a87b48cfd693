import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findElectronPackage, findRuntime } from '../../electron/host/web/electron-runtime.ts';
import { hasScreen } from '../../electron/host/web/screen.ts';
import { pause } from '../support/pause.ts';

const runtime = findRuntime(findElectronPackage(import.meta.dirname), process.env, process.platform);

/** Skipped also under CI=true: the runtime comes from GitHub and is not a Debian package, so `.ci/setup-debian` cannot install it. */
const reasonToSkip = (): string | null => {
  if (runtime === null)
    return 'needs the Electron runtime (npx --no install-electron), which is downloaded from GitHub';
  return hasScreen(process.platform, process.env) ? null : 'needs a screen (xvfb-run)';
};
const reason = reasonToSkip();
if (reason !== null) process.stderr.write(`skipped: the desktop window: ${reason}\n`);

describe.skipIf(reason !== null)('the desktop window', () => {
  let folder: string;
  let application: ElectronApplication;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'atelier-window-'));
    application = await _electron.launch({
      executablePath: runtime ?? '',
      args: [join(process.env.ATELIER_TEST_DIST ?? '', 'electron/main.js'), '--data', folder],
    });
    page = await application.firstWindow();
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.getByRole('combobox', { name: /^(?:Port|端口)/ }).waitFor();
  });
  afterAll(async () => {
    await application.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows the page at its own address, isolated from Node, with exactly two functions', async () => {
    expect(page.url()).toMatch(/^app:\/\/atelier\//);
    const seen = await page.evaluate(`({
      bridge: Object.entries(window.atelier).map(([name, value]) => name + ' ' + typeof value),
      node: [typeof require, typeof process, typeof module],
    })`);
    expect(seen).toEqual({ bridge: ['send function', 'onFrame function'], node: Array(3).fill('undefined') });
    expect(complaints).toEqual([]);
  });

  it('has the settings that isolate the page, as the runtime reports them', async () => {
    const preferences = await application.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  it('opens the virtual module over the real channel', async () => {
    const port = page.getByRole('combobox', { name: /^(?:Port|端口)/ });
    await port.click();
    await page.getByRole('option', { name: /^(?:Virtual|虚拟) Air720/ }).click();
    await page.getByRole('button', { name: /^(?:Connect|连接)$/ }).click();
    await page.getByRole('button', { name: /^(?:Disconnect|断开)/ }).waitFor();
  });

  it('does not navigate, and opens nothing', async () => {
    const address = page.url();
    await page.evaluate(`window.open('https://example.org/'); location.href = 'https://example.org/';`);
    await pause(500);
    expect([page.url(), application.windows().length]).toEqual([address, 1]);
    expect(await page.evaluate(`fetch('https://example.org/').then(() => 'reached', () => 'blocked')`)).toBe('blocked');
  });
});
