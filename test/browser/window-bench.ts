import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { createApplication } from '../../electron/app/create-application.ts';
import { createLinks, defaultWaits, type Links, type Waits } from '../../electron/app/index.ts';
import { createNodeClock } from '../../electron/host/node/node-clock.ts';
import { createNodePlatform } from '../../electron/host/node/node-platform.ts';
import { createWebHost } from '../../electron/host/web/web-host.ts';
import type { PortInfo } from '../../electron/link/port-info.ts';
import { fillDemoCloud, keepDemoCloud } from '../support/kept-demo-cloud.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { timeoutMs } from '../support/time-scale.ts';
import { chromiumPath, type PooledWindow, takeWindow, type WindowOptions } from './window-pool.ts';

/** Whether browser tests run; see `haveTools`. */
export const haveBrowser = (): boolean => {
  if (chromiumPath() !== null) return true;
  const reason = 'needs Chromium (/usr/bin/chromium, or its path in CHROMIUM)';
  if (process.env.CI === 'true') throw new Error(`${reason}; .ci/setup-debian installs it`);
  process.stderr.write(`skipped: ${reason}\n`);
  return false;
};

/** Short waits for faults. All other waits are as in the product. */
export const shortWaits: Partial<Waits> = {
  contactMs: timeoutMs(1_500),
  pollMs: 100,
  simMs: timeoutMs(600),
  signalMs: timeoutMs(600),
  // Longer than the virtual module searches after its SIM card is back.
  registrationMs: timeoutMs(2_000),
  denialMs: timeoutMs(300),
  attachMs: timeoutMs(800),
  connectMs: timeoutMs(1_500),
  loginMs: timeoutMs(1_500),
  subscribeMs: timeoutMs(800),
  publishMs: timeoutMs(800),
  proofMs: timeoutMs(1_000),
  writeSeconds: 2,
};

export interface WindowBench {
  readonly links: Links;
  readonly address: string;
  /** Where the application stores its files. */
  readonly dataFolder: string;
  /** A new window with empty storage. Problems in any window are collected in `problems`. */
  newWindow(options?: WindowOptions): Promise<Page>;
  /** CSP violations, console errors, exceptions, requests to anything but the application. */
  readonly problems: readonly string[];
  /** What each window shows now, as its accessibility tree. For the report of a test that failed. */
  shownNow(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface BenchOptions {
  readonly waits?: Partial<Waits>;
  /** Speed of the virtual module's line; without it, transfers take no time. */
  readonly paceBaud?: number;
  /** Addresses in the list of ports. */
  readonly ports?: readonly string[];
  /** The version that the window shows. */
  readonly version?: string;
}

const portAt = (path: string): PortInfo => ({
  path,
  manufacturer: null,
  product: null,
  serialNumber: null,
  vendorId: null,
  productId: null,
  interfaceNumber: null,
  usbLocation: null,
  stablePath: null,
  knownModule: null,
});

/** The application in this process; its page runs in a real browser, served by the real web host. */
export const openWindowBench = async (options: BenchOptions = {}): Promise<WindowBench> => {
  const temporary = createTempPlatform();
  fillDemoCloud(temporary.dataFolder);
  const platform = createNodePlatform({ dataFolder: temporary.dataFolder });
  const clock = createNodeClock();
  const links = createLinks({ platform, clock, ...(options.paceBaud ? { paceBaud: options.paceBaud } : {}) });
  const application = await createApplication({
    platform,
    clock,
    links,
    directory: { listPorts: async () => ({ ok: true, value: (options.ports ?? []).map(portAt) }) },
    product: { version: options.version ?? '0.0.0-test', host: 'web', os: 'linux' },
    waits: { ...defaultWaits, ...options.waits },
    onBug: (error) => problems.push(`bug: ${String(error)}`),
  });
  const pageFolder = resolve(process.env.ATELIER_TEST_DIST ?? 'dist', 'renderer');
  const host = await createWebHost({ attach: application.attach, pageFolder, port: 0 });
  if (!host.ok) throw new Error(host.error.code);
  const problems: string[] = [];
  const address = host.value.url;
  const lent: PooledWindow[] = [];

  return {
    links,
    address,
    dataFolder: temporary.dataFolder,
    newWindow: async (windowOptions = {}) => {
      const window = await takeWindow(windowOptions, new URL(address).origin, problems);
      lent.push(window);
      await window.page.goto(address);
      return window.page;
    },
    problems,
    shownNow: () =>
      Promise.all(
        lent.map(({ page }) =>
          page
            .locator('body')
            .ariaSnapshot({ timeout: timeoutMs(5_000) })
            .catch(String),
        ),
      ),
    close: async () => {
      for (const { giveBack } of lent) await giveBack();
      await host.value.close();
      await application.close();
      await links.close();
      keepDemoCloud(temporary.dataFolder);
      temporary.remove();
    },
  };
};
