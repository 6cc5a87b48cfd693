import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('a command copied from a document', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    await technician.begin();
    await technician.goTo(words.terminal);
  });

  const command = (): Locator => page.getByRole('textbox', { name: words.command });
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const sent = (): Promise<string> =>
    page
      .getByRole('log', { name: words.traffic })
      .innerText()
      .then((shown) => shown.replaceAll('\u00a0', ' '));
  const paste = (text: string): Promise<void> =>
    command().evaluate((input, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', pasted);
      input.focus();
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);

  it('is pointed out before it is sent, repaired by one press, and the log stays where it is', async () => {
    const log = page.getByRole('log', { name: words.traffic });
    const before = await log.boundingBox();
    await command().fill('AT+FSDEL=“a，b”；+CSQ');
    await page.getByText('AT+FSDEL="a，b";+CSQ').waitFor();
    expect(await log.boundingBox()).toEqual(before);

    await command().press('Enter');
    await page.getByText('Not sent: modules do not know').waitFor();
    expect(await command().inputValue()).toBe('AT+FSDEL=“a，b”；+CSQ');

    await button('Repair').click();
    expect(await command().inputValue()).toBe('AT+FSDEL="a，b";+CSQ');
    await button('Undo').click();
    expect(await command().inputValue()).toBe('AT+FSDEL=“a，b”；+CSQ');
    await button('Repair').click();
    await command().press('Enter');
    await expect.poll(sent).toContain('AT+FSDEL="a，b";+CSQ');
    expect(await sent()).not.toContain('“');
    expect(await command().inputValue()).toBe('');
  });

  it('is sent as it is on the second press, or by the button', async () => {
    await command().fill('AT+FSDEL=“one”');
    await command().press('Enter');
    await page.getByText('Not sent: modules do not know').waitFor();
    await command().press('Enter');
    await expect.poll(sent).toContain('AT+FSDEL=“one”');
    await command().fill('AT+FSDEL=“two”');
    await button('Send as it is').click();
    await expect.poll(sent).toContain('AT+FSDEL=“two”');
    // From the history it is pointed out again.
    await command().press('ArrowUp');
    await page.getByText('AT+FSDEL="two"').waitFor();
  });

  it('comes in several lines, which are a list that is repaired and then sent one after another', async () => {
    await paste('AT+CSQ\r\nAT+CREG？\r\nATI\r\n');
    await page.getByRole('region', { name: '3 texts to send one after the other' }).waitFor();
    expect(await command().inputValue()).toBe('');
    expect(await page.getByRole('textbox', { name: /^Text \d$/ }).count()).toBe(3);
    await button('Repair').click();
    expect(await page.getByRole('textbox', { name: 'Text 2' }).inputValue()).toBe('AT+CREG?');
    expect(await sent()).not.toContain('AT+CSQ');
    await button('Send all').click();
    await expect.poll(sent).toMatch(/AT\+CSQ(.|\n)*AT\+CREG\?(.|\n)*ATI/);
  });

  it('comes in several lines into the dock, which are sent one after each press', async () => {
    await technician.goTo(words.setup);
    await paste('AT+CSQ\r\nAT+CREG？\r\nATI\r\n');
    expect(await command().inputValue()).toBe('AT+CSQ');
    await page.getByText('2 more pasted lines').waitFor();
    await command().press('Enter');
    await expect.poll(() => command().inputValue()).toBe('AT+CREG？');
    await page.getByText('1 more pasted line,').waitFor();
    await button('Repair').click();
    await command().press('Enter');
    await expect.poll(() => command().inputValue()).toBe('ATI');
    await command().press('Enter');
    await expect.poll(sent).toMatch(/AT\+CSQ(.|\n)*AT\+CREG\?(.|\n)*ATI/);
  });
});
