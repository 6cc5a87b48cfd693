import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser, shortWaits } from './window-bench.ts';

const words = names.en;
const credentialsStage = 2;
const secret = 'StoredSecret7741';
const canary = 'S3cretCanary9f2e';

describe.runIf(haveBrowser())('a secret in the form', () => {
  const bench = benchOfEachTest({ waits: shortWaits });
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    await openCredentials(technician);
  });

  const field = (name: string, of = page): Locator => of.getByRole('textbox', { name, exact: true });
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const storedNow = async (of = page): Promise<string> => {
    const shown = field(words.deviceSecret, of);
    await of.getByRole('button', { name: 'Show Device secret' }).first().click();
    await expect.poll(() => shown.inputValue()).not.toBe('');
    const value = await shown.inputValue();
    await of.getByRole('button', { name: 'Hide Device secret' }).first().click();
    return value;
  };
  const store = async (): Promise<void> => {
    await field(words.deviceId).fill('kiosk-7');
    await field(words.deviceSecret).fill(secret);
    await field(words.deviceSecret).press('Enter');
    await button('Replace Device secret').waitFor();
  };
  const paste = async (into: Locator, text: string): Promise<void> => {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await into.focus();
    await page.keyboard.press('Control+v');
  };

  it('is not lost by keys, pasting, a reload or a second window once stored', async () => {
    await store();
    const own = field(words.deviceSecret);
    await own.focus();
    for (const key of ['x', 'Backspace', 'Delete', 'Control+a', 'Control+x', 'Backspace', 'Escape', 'Enter'])
      await page.keyboard.press(key);
    await paste(own, 'other-value-1');
    await own.blur();
    expect(await storedNow()).toBe(secret);
    const second = await bench().newWindow();
    await openCredentials(new Technician(second, words));
    await field(words.deviceSecret, second).focus();
    for (const key of ['y', 'Control+a', 'Backspace']) await second.keyboard.press(key);
    await second.close();
    await page.reload();
    await openCredentials(technician);
    expect(await storedNow()).toBe(secret);
  });

  it('is replaced only by Replace, and restored by Undo', async () => {
    await store();
    await button('Replace Device secret').click();
    await page.keyboard.type('new-one-12345');
    // Leaving the field or pressing Escape does not commit the typed text.
    await field(words.deviceId).focus();
    await field(words.deviceSecret).press('Escape');
    expect(await storedNow()).toBe(secret);
    await button('Replace Device secret').click();
    await page.keyboard.type('new-one-12345');
    // Saving does not commit it either.
    await technician.button(words.saveProfile).click();
    await page.getByText('Press Replace to use this value').waitFor();
    await button('Replace Device secret').click();
    await button('Undo: Device secret').waitFor();
    expect(await storedNow()).toBe('new-one-12345');
    await page.reload();
    await openCredentials(technician);
    await button('Undo: Device secret').click();
    await expect.poll(() => storedNow()).toBe(secret);
  });

  it('goes to its own field from a table pasted into another field', async () => {
    await paste(field(words.deviceId), `设备ID\tprod_node1\t密钥\t${canary}`);
    await expect.poll(() => field(words.deviceId).inputValue()).toBe('prod_node1');
    expect(await storedNow()).toBe(canary);
    await paste(field(words.host), `设备ID\tother_node\t密钥\tOther12345`);
    const question = page.getByRole('dialog', { name: /Replace what is stored: Device secret/ });
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect([await field(words.host).inputValue(), await storedNow()]).toEqual(['', canary]);
  });

  it.each([words.deviceId, words.host, words.hostPort, words.timestamp])(
    'is not pasted into %s if the text is not understood, and the reason is shown',
    async (name) => {
      const into = page.getByRole('textbox', { name: new RegExp(`^${name}`) }).first();
      await paste(into, `prod_node1\t设备ID\t${canary}\t密钥`);
      await page.getByRole('alert').getByText('names a secret or a password').waitFor();
      await into.blur();
      expect(await into.inputValue()).not.toContain('prod_node1');
      expect(await everythingIn(page)).not.toContain(canary);
    },
  );

  it('is not used by Paste parameters if the text is not understood, and the reason is shown', async () => {
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(`${canary}\t密钥`)})`);
    await technician.button(words.paste).click();
    await page.getByRole('dialog').getByText('names a secret or a password').waitFor();
    expect(await everythingIn(page)).not.toContain(canary);
  });
});

const openCredentials = async (technician: Technician): Promise<void> => {
  const stage = technician.stage(credentialsStage);
  await stage.waitFor();
  const toggle = stage.getByRole('button', { name: `3 ${words.stageNames[credentialsStage]}` });
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  await technician.page.getByRole('textbox', { name: words.deviceId, exact: true }).waitFor();
};

/** Text, titles and the values of all fields. */
const everythingIn = (page: Page): Promise<string> =>
  page.evaluate(
    `document.documentElement.outerHTML + [...document.querySelectorAll('input, textarea')].map((field) => field.value).join('\\n')`,
  );
