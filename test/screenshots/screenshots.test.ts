import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { names } from '../browser/names.ts';
import { begins, Technician } from '../browser/technician.ts';
import { haveBrowser, openWindowBench, shortWaits, type WindowBench } from '../browser/window-bench.ts';
import { smallPng } from './small-png.ts';

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly version: string;
};

/** With `ATELIER_PICTURES` every picture goes to that folder; without, those that a document shows go to docs/images. */
const everything = process.env.ATELIER_PICTURES;
const folder = resolve(everything ?? 'docs/images');

const documents = ['README.md', 'README.zh-CN.md', 'docs/guide.md', 'docs/guide.zh-CN.md']
  .map((path) => readFileSync(path, 'utf8'))
  .join();

const isWanted = (name: string): boolean => everything !== undefined || documents.includes(name);

interface Size {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly zoom?: number;
}

interface Look extends Size {
  readonly language: 'en' | 'zh';
  readonly theme: 'light' | 'dark';
}

const sizes: readonly Size[] = [
  { name: '1440', width: 1_440, height: 900 },
  { name: '1024', width: 1_024, height: 700 },
  { name: '720', width: 720, height: 900 },
  { name: '1920', width: 1_920, height: 1_080 },
  { name: '1440-at-200', width: 720, height: 450, zoom: 2 },
];

const looks: readonly Look[] = (['en', 'zh'] as const).flatMap((language) =>
  sizes.flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ language, theme, ...size }))),
);

const lookName = ({ language, theme, name }: Look): string => `${language}-${theme}-${name}.png`;

describe.runIf(haveBrowser())('pictures of the application', () => {
  let bench: WindowBench;
  // Each look begins with an empty data folder, so that no picture shows what another one left.
  beforeEach(async () => {
    bench = await openWindowBench({ waits: shortWaits, version });
  });
  afterEach(() => bench?.close());

  it.each(looks.filter((look) => isWanted(lookName(look))))('$language $theme $name', async (look) => {
    mkdirSync(folder, { recursive: true });
    const page = await bench.newWindow(look);
    const technician = new Technician(page, names[look.language]);
    const picture = pictureOf(page, look);
    await page.getByRole('list', { name: technician.names.stages }).waitFor();
    await picture('setup-start');
    await failedRun(technician, picture);
    await doneRun(technician, picture);
    await otherPages(technician, picture);
    await technician.disconnect();
  });
});

/** Before a picture: nothing under the pointer, no focus, no note that is fading out. */
const pictureOf =
  (page: Page, look: Look) =>
  async (what: string): Promise<void> => {
    const name = `${what}-${lookName(look)}`;
    if (!isWanted(name)) return;
    await page.mouse.move(look.width - 2, look.height - 2);
    await page.evaluate(`document.activeElement instanceof HTMLElement && document.activeElement.blur()`);
    await page.evaluate(
      'document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))',
    );
    writeFileSync(resolve(folder, name), smallPng(await page.screenshot({ animations: 'disabled', caret: 'hide' })));
  };

type Picture = ReturnType<typeof pictureOf>;

const failedRun = async (technician: Technician, picture: Picture): Promise<void> => {
  const { names: words, page } = technician;
  await technician.begin();
  await technician.setFault('wrong-password', true);
  await technician.button(words.setUp).click();
  await technician.expectStage(3, words.failed);
  await page.getByRole('alert', { name: words.happened }).first().waitFor();
  await picture('setup-failed');
  await openFaults(technician);
  await picture('faults');
  await page.keyboard.press('Escape');
  await technician.setFault('wrong-password', false);
};

const openFaults = async ({ page, names: words }: Technician): Promise<void> => {
  await page
    .getByRole('banner')
    .getByRole('button', { name: begins(words.virtualModule) })
    .click();
  await page.getByRole('group', { name: begins(words.faults) }).waitFor();
};

const doneRun = async (technician: Technician, picture: Picture): Promise<void> => {
  const { names: words } = technician;
  // The second run is complete and has its own recording.
  await technician.disconnect();
  await technician.connect();
  await technician.button(words.setUp).click();
  await technician.expectAllDone();
  await picture('setup-done');
};

const modulePage = async (technician: Technician, picture: Picture): Promise<void> => {
  const { names: words, page } = technician;
  await technician.goTo(words.module);
  const work = page.getByRole('status', { name: words.moduleWork });
  await work.waitFor();
  await work.waitFor({ state: 'detached' });
  // A curve with some points: the module reports the signal every 2 s at most.
  await expect
    .poll(async () => (await page.getByRole('img', { name: begins(words.signalPlot) }).count()) > 0)
    .toBe(true);
  await page.waitForTimeout(9_000);
  await picture('module');
  await page.getByRole('heading', { name: words.powerCard }).scrollIntoViewIfNeeded();
  await picture('module-end');
};

const otherPages = async (technician: Technician, picture: Picture): Promise<void> => {
  const { names: words, page } = technician;
  await technician.goTo(words.terminal);
  const line = page.getByRole('textbox', { name: words.command });
  for (const command of ['AT+CSQ', 'AT+MQTTSTATU']) {
    await line.fill(command);
    await line.press('Enter');
  }
  await page.getByText('+MQTTSTATU').last().waitFor({ state: 'attached' });
  await picture('terminal');
  await page.getByText(words.split, { exact: true }).click();
  await picture('terminal-split');
  await page.getByText(words.text, { exact: true }).click();

  await modulePage(technician, picture);

  await technician.goTo(words.mqtt);
  const message = page.getByRole('list', { name: words.messages }).getByRole('listitem').last();
  await message.waitFor();
  await message.click();
  await picture('mqtt');

  await technician.goTo(words.recordings);
  await page.getByRole('list', { name: words.recordingList }).getByRole('listitem').first().waitFor();
  await picture('recordings');

  await technician.goTo(words.settings);
  await page.getByRole('heading').first().waitFor();
  await picture('settings');
  await technician.goTo(words.setup);
};
