import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { uiWords } from '../../shared/words/ui.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { troublesOf } from './fit-in-page.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

/** In CSS pixels: at 200 % a screen has half as many. */
const sizes = [
  { width: 720, height: 700 },
  { width: 1_024, height: 700 },
  { width: 1_440, height: 900 },
  { width: 1_920, height: 1_080 },
  { width: 2_560, height: 1_440 },
] as const;
const zoomed = { width: 720, height: 450, zoom: 2 } as const;

describe.runIf(haveBrowser()).each(['en', 'zh'] as const)('the layout (%s)', (language) => {
  const bench = benchOfEachTest({ ports: ['/dev/ttyATelier'] });
  const words = uiWords[language];
  const labels = names[language];
  const pages = [labels.setup, labels.module, labels.terminal, labels.mqtt, labels.recordings, labels.settings];

  /** Every page in every size. `page` and `small` show the same application. */
  const look = async (page: Page, small: Page, where: string): Promise<readonly string[]> => {
    const found: string[] = [];
    const note = async (shown: Page, pageName: string, size: string): Promise<void> => {
      found.push(...(await troublesOf(shown)).map((trouble) => `${where}, ${pageName}, ${size}: ${trouble}`));
    };
    for (const pageName of pages) {
      await new Technician(page, labels).goTo(pageName);
      for (const size of sizes) {
        await page.setViewportSize(size);
        await note(page, pageName, String(size.width));
      }
      await new Technician(small, labels).goTo(pageName);
      await note(small, pageName, '200 %');
    }
    return found;
  };
  const open = async (page: Page, address: string): Promise<void> => {
    const port = page.getByRole('combobox', { name: begins(labels.port) }).first();
    await port.click();
    await port.fill(address);
    await page.keyboard.press('Enter');
    await new Technician(page, labels).connect();
  };
  const setUp = async (page: Page): Promise<void> => {
    const technician = new Technician(page, labels);
    await technician.goTo(labels.setup);
    await technician.button(labels.setUp).click();
    await technician.expectAllDone();
  };

  it('fits on every page in every size, at first, with one session and with two', async () => {
    const page = await bench().newWindow({ language });
    const small = await bench().newWindow({ language, ...zoomed });
    const list = page.getByRole('list', { name: labels.stages });
    await list.waitFor();
    const found = [...(await look(page, small, 'at first'))];
    // A serial port, so that the baud rate has a meaning.
    for (const shown of [page, small]) {
      const technician = new Technician(shown, labels);
      await technician.goTo(labels.setup);
      await shown.setViewportSize({ width: 720, height: 450 });
      await shown
        .getByRole('combobox', { name: begins(labels.port) })
        .first()
        .click();
      await shown.getByRole('option', { name: /ttyATelier/ }).click();
      await shown.getByRole('combobox', { name: begins(labels.baud) }).waitFor();
      found.push(...(await troublesOf(shown)).map((trouble) => `serial port: ${trouble}`));
    }
    await open(page, 'sim:');
    await setUp(page);
    found.push(...(await look(page, small, 'one session')));
    await open(page, 'sim:2');
    const tabs = small.getByRole('list', { name: words.shell.tabs.label }).getByRole('button', { name: / 2 · / });
    await tabs.click();
    found.push(...(await look(page, small, 'another begins')));
    await setUp(page);
    found.push(...(await look(page, small, 'two sessions')));
    expect(found).toEqual([]);
  });

  it('fits with an explained failure, and with open popups', async () => {
    const page = await bench().newWindow({ language });
    const small = await bench().newWindow({ language, ...zoomed });
    await open(page, 'sim:');
    const technician = new Technician(page, labels);
    await technician.setFault('wrong-password', true);
    await technician.button(labels.setUp).click();
    await page.getByRole('alert', { name: labels.happened }).waitFor();
    const found = [...(await look(page, small, 'failed'))];
    await page.setViewportSize(sizes[0]);
    for (const shown of [page, small]) {
      const where = shown === page ? '720' : '200 %';
      const openers = [labels.find, labels.virtualModule, labels.profile];
      for (const name of openers) {
        const opener = shown
          .getByRole('banner')
          .getByRole('button', { name: begins(name) })
          .first();
        const button = (await opener.count()) > 0 ? opener : shown.getByLabel(begins(name)).first();
        await button.click();
        found.push(...(await leaving(shown)).map((what) => `${name}, ${where}: ${what}`));
        await shown.keyboard.press('Escape');
      }
      const chip = shown.getByRole('list', { name: labels.chips }).getByRole('button').last();
      await chip.click();
      found.push(...(await leaving(shown)).map((what) => `chip, ${where}: ${what}`));
      await shown.keyboard.press('Escape');
      await shown
        .getByRole('combobox', { name: begins(labels.port) })
        .first()
        .click();
      found.push(...(await leaving(shown)).map((what) => `ports, ${where}: ${what}`));
      await shown.keyboard.press('Escape');
    }
    expect(found).toEqual([]);
  });

  it('shows the button to connect without scrolling, also next to messages', async () => {
    const page = await bench().newWindow({ language, width: 1_024, height: 700 });
    const technician = new Technician(page, labels);
    await open(page, 'sim:');
    const isInSight = async (): Promise<void> => {
      await technician.goTo(labels.mqtt);
      for (const size of [...sizes, zoomed]) {
        await page.setViewportSize({ width: size.width, height: size.height });
        const button = technician.button(labels.openConnection).first();
        await expect.poll(() => button.isVisible()).toBe(true);
        const box = await button.boundingBox();
        expect(box && box.x >= 0 && box.y >= 0 && box.x + box.width <= size.width).toBe(true);
        expect(box && box.y + box.height <= size.height).toBe(true);
        await button.click({ trial: true });
        expect(await troublesOf(page)).toEqual([]);
      }
    };
    await isInSight();
    await page.setViewportSize(sizes[2]);
    await setUp(page);
    await technician.goTo(labels.mqtt);
    await technician.button(labels.closeConnection).click();
    await technician.button(labels.openConnection).waitFor();
    await isInSight();
    await page.setViewportSize(sizes[1]);
    await technician.button(labels.openConnection).first().click();
    await expect.poll(() => technician.button(labels.openConnection).count()).toBe(0);
  });

  it('shows the ends of topics, which can be edited as usual', async () => {
    const page = await bench().newWindow({ language, width: 1_024, height: 700 });
    const technician = new Technician(page, labels);
    await technician.begin();
    await technician.goTo(labels.mqtt);
    const topic = page.locator('main').getByRole('textbox', { name: labels.topic, exact: true });
    await expect.poll(() => topic.inputValue()).not.toBe('');
    const hidden = (): Promise<{ before: number; behind: number }> =>
      topic.evaluate(({ scrollLeft, scrollWidth, clientWidth }) => ({
        before: scrollLeft,
        behind: scrollWidth - clientWidth - scrollLeft,
      }));
    const showsTail = async (): Promise<void> => {
      // A page that is shown again has no sizes at first.
      await expect
        .poll(async () => {
          const { before, behind } = await hidden();
          return before > 0 && behind < 2;
        })
        .toBe(true);
    };
    await showsTail();
    await topic.focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('a');
    await expect.poll(async () => (await hidden()).before).toBe(0);
    await page.keyboard.press('Tab');
    await showsTail();
    await page.setViewportSize(sizes[2]);
    await showsTail();
    await technician.goTo(labels.terminal);
    await technician.goTo(labels.mqtt);
    await showsTail();
  });

  it('fits if composer and messages take turns, forms are open, and the dock was at the side', async () => {
    const page = await bench().newWindow({ language });
    const small = await bench().newWindow({ language, ...zoomed });
    const technician = new Technician(page, labels);
    await technician.begin();
    await technician.button(words.terminal.dockBottom).click();
    await technician.button(words.terminal.dockRight).click();
    const found: string[] = [];
    for (const shown of [small, page]) {
      await shown.setViewportSize({ width: 720, height: shown === page ? 700 : 450 });
      await new Technician(shown, labels).goTo(labels.setup);
      const folded = shown.getByRole('button', { name: /^[1-5] /, expanded: false });
      for (let left = await folded.count(); left > 0; left -= 1) {
        await folded.first().click();
        await expect.poll(() => folded.count()).toBe(left - 1);
      }
      found.push(...(await troublesOf(shown)).map((trouble) => `forms: ${trouble}`));
      await new Technician(shown, labels).goTo(labels.mqtt);
      const publish = new Technician(shown, labels).button(labels.publish);
      expect(await publish.count()).toBe(0);
      await shown.getByRole('radiogroup', { name: labels.mqtt }).getByText(labels.publish).click();
      await publish.waitFor();
      await new Technician(shown, labels).button(labels.openConnection).waitFor();
      found.push(...(await troublesOf(shown)).map((trouble) => `composer: ${trouble}`));
    }
    expect(found).toEqual([]);
  });

  it('shows the state of the module as glyphs with names if space is short', async () => {
    const page = await bench().newWindow({ language, ...zoomed });
    await open(page, 'sim:');
    await setUp(page);
    const chips = page.getByRole('list', { name: labels.chips }).getByRole('button');
    await expect.poll(() => chips.count()).toBe(6);
    const drawn = await chips.evaluateAll((buttons) =>
      buttons.map((button) => {
        const glyph = button.querySelector('svg')?.getBoundingClientRect();
        const { left, right, width } = button.getBoundingClientRect();
        return { width, whole: glyph !== undefined && glyph.left >= left && glyph.right <= right && glyph.width > 12 };
      }),
    );
    for (const { width, whole } of drawn) {
      expect(whole).toBe(true);
      expect(width).toBeGreaterThanOrEqual(24);
    }
  });
});

/** Popups stay inside the window. */
const leaving = async (page: Page): Promise<readonly string[]> => {
  const panels = page.locator('.mantine-Popover-dropdown:visible, .mantine-Combobox-dropdown:visible');
  await panels.first().waitFor();
  // It is positioned after it is shown.
  await expect.poll(async () => (await outside(page)).length).toBe(0);
  return outside(page);
};

const outside = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.mantine-Popover-dropdown, .mantine-Combobox-dropdown')]
      .filter((panel) => panel.checkVisibility())
      .flatMap((panel) => {
        const { left, top, right, bottom } = panel.getBoundingClientRect();
        const isIn = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
        return isIn ? [] : [`${Math.round(left)} ${Math.round(top)} ${Math.round(right)} ${Math.round(bottom)}`];
      }),
  );
