import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { uiWords } from '../../shared/words/ui.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const { credentials } = uiWords.en;

describe.runIf(haveBrowser())('a popup over a page', () => {
  const bench = benchOfEachTest();
  const ready = async (): Promise<{ page: Page; technician: Technician }> => {
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, words);
    await technician.begin();
    return { page, technician };
  };
  const menu = (page: Page): Locator => page.getByRole('menu');
  const opener = (page: Page): Locator => page.getByRole('button', { name: credentials.profileMenu });

  it('is closed after visiting another page, by mouse and by key, and closes by Escape and by a click outside', async () => {
    const { page, technician } = await ready();
    for (const leave of [
      () => technician.goTo(words.mqtt),
      async () => {
        // Without a click: the address, as back and forward change it.
        await page.evaluate(() => {
          location.hash = 'mqtt';
        });
      },
    ]) {
      await opener(page).click();
      await menu(page).waitFor();
      await leave();
      await technician.goTo(words.setup);
      await opener(page).waitFor();
      expect(await menu(page).count()).toBe(0);
    }
    for (const close of [
      () => page.keyboard.press('Escape'),
      () => page.getByRole('heading', { level: 1 }).first().click(),
    ]) {
      await opener(page).click();
      await menu(page).waitFor();
      await close();
      await expect.poll(() => menu(page).count()).toBe(0);
    }
  });

  it('is closed too if it is a dialog', async () => {
    const { page, technician } = await ready();
    await opener(page).click();
    await page.getByRole('menuitem', { name: begins(credentials.profileCopy) }).click();
    await page.getByRole('dialog').getByRole('textbox').waitFor();
    await page.evaluate(() => {
      location.hash = 'mqtt';
    });
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await technician.goTo(words.setup);
    await opener(page).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe.runIf(haveBrowser())('a double click', () => {
  const bench = benchOfEachTest();

  it('on a button that starts a run counts once', async () => {
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, words);
    await technician.begin();
    // Also if it disappears a moment later.
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      new MutationObserver(() => {
        for (const alert of document.querySelectorAll('main [role="alert"]')) seen.push(alert.textContent ?? '');
      }).observe(document.body, { childList: true, subtree: true });
    });
    const refusals = (): Promise<readonly string[]> =>
      page.evaluate(() => (window as unknown as { readonly seen: readonly string[] }).seen);
    await technician.button(words.setUp).dblclick();
    await technician.expectStage(4, words.done);
    expect(await refusals()).toEqual([]);
    // Two separate presses, not a double click, and a key together with a click.
    const again = technician.stage(0).getByRole('button', { name: words.runStage });
    await again.evaluate((button) => {
      (button as HTMLButtonElement).click();
      (button as HTMLButtonElement).click();
    });
    await technician.expectStage(0, words.done);
    await technician.button(words.setUp).first().waitFor();
    expect(await refusals()).toEqual([]);
  });
});
