import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { hiddenPx, topOfView } from './dock-place.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('the dock', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
  });

  const log = () => page.getByRole('log', { name: words.traffic });
  const follow = () =>
    page.getByRole('region', { name: words.terminal, exact: true }).getByRole('button', { name: 'Follow' });
  const isAtEnd = async (): Promise<void> => {
    await expect.poll(() => hiddenPx(log())).toBeLessThan(2);
    // After everything is drawn and measured.
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await hiddenPx(log())).toBeLessThan(2);
  };

  it('stays at the newest line, in a lower dock, a smaller window and a new session', async () => {
    await technician.begin();
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    await isAtEnd();
    await technician.goTo(words.mqtt);
    await isAtEnd();
    await page.setViewportSize({ width: 1_024, height: 700 });
    await isAtEnd();
    await technician.goTo(words.setup);
    for (let round = 0; round < 3; round += 1) {
      await technician.disconnect();
      await technician.connect();
      await technician.button(words.setUp).click();
      await technician.expectStage(4, words.done, words.skipped);
      await isAtEnd();
    }
  });

  it('follows the next run after a diagnosis stopped at its lines', async () => {
    await technician.begin();
    await technician.setFault('wrong-password', true);
    await technician.button(words.setUp).click();
    await technician.expectStage(3, words.failed);
    await page.getByRole('button', { name: 'Follow' }).waitFor();
    await technician.setFault('wrong-password', false);
    await technician.button(words.resume).first().click();
    await technician.expectAllDone();
    await isAtEnd();
    expect(await page.getByRole('button', { name: 'Follow' }).count()).toBe(0);
    // The highlight is removed in every list, including one that is drawn for the first time now.
    await technician.goTo(words.mqtt);
    await isAtEnd();
    const dock = page.getByRole('region', { name: words.terminal, exact: true });
    expect(await dock.getByRole('button', { name: 'Follow' }).count()).toBe(0);
  });

  it('stays at the lines being read', async () => {
    await technician.begin();
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    await log().hover();
    await page.mouse.wheel(0, -600);
    await follow().waitFor();
    const seen = await topOfView(log());
    // Another window types a command.
    const other = await bench().newWindow();
    await other.getByRole('textbox', { name: words.command }).fill('AT+CSQ');
    await other.getByRole('textbox', { name: words.command }).press('Enter');
    await other.getByText('+CSQ:').last().waitFor();
    await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
    expect(await topOfView(log())).toBe(seen);
    await follow().waitFor();
    // A user who types a command wants to see its answer.
    await page.getByRole('textbox', { name: words.command }).fill('AT+CGATT?');
    await page.getByRole('textbox', { name: words.command }).press('Enter');
    await expect.poll(() => hiddenPx(log())).toBeLessThan(30);
    await log().getByText('+CGATT: 1').last().waitFor();
  });
});
