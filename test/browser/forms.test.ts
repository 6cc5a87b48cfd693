import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayMs, makeCertificate } from '../support/certificates.ts';
import { pause } from '../support/pause.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const [certificateStage, credentialsStage, connectStage] = [1, 2, 3];

describe.runIf(haveBrowser())('the forms of the set-up', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  // A separate program for each test: all windows share the draft.
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    await technician.stage(0).waitFor();
  });

  /** The whole stage; a finished one opens in its compact view first. */
  const openWhole = async (index: number): Promise<Locator> => {
    const stage = technician.stage(index);
    const toggle = stage.getByRole('button', { name: `${index + 1} ${words.stageNames[index]}` });
    if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
    const change = stage.getByRole('button', { name: /^Change/ });
    if (await change.isVisible()) await change.click();
    return stage;
  };

  const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true });
  const fill = async (name: string, text: string): Promise<void> => {
    await field(name).fill(text);
    await field(name).blur();
  };

  it('take the parameters of the console from the clipboard', async () => {
    const text = JSON.stringify({
      username: 'prod_node1',
      password: 'a'.repeat(64),
      clientId: 'prod_node1_0_0_2025041401',
      hostname: 'abc.st1.iotda-device.cn-north-4.myhuaweicloud.com',
      port: 8883,
      protocol: 'MQTTS',
    });
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await technician.button(words.paste).click();
    await expect.poll(() => field(words.deviceId).inputValue()).toBe('prod_node1');
    expect(await field(words.host).inputValue()).toBe('abc.st1.iotda-device.cn-north-4.myhuaweicloud.com');
    expect(await page.locator('body').innerText()).not.toContain('a'.repeat(64));
  });

  it('are replaced by a pasted profile only after a confirmation', async () => {
    const cloud = { kind: 'mqtt', host: 'pasted.example.com', clientId: 'a', username: null, password: null };
    const text = JSON.stringify({ version: 1, name: 'Pasted', cloud, tls: { check: 'none' } });
    await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
    await fill(words.host, 'typed.example.com');
    await technician.button(words.paste).click();
    const question = page.getByRole('dialog', { name: 'Replace what was typed?' });
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await field(words.host).inputValue()).toBe('typed.example.com');
    await technician.button(words.paste).click();
    await question.getByRole('button', { name: 'Replace' }).click();
    await expect.poll(() => field(words.host).inputValue()).toBe('pasted.example.com');
  });

  it('accept a file in its drop area, and never open it elsewhere', async () => {
    const { pem } = await makeCertificate({ subject: 'CN=Mine', ca: true });
    const stage = await openWhole(certificateStage);
    const drop = (selector: string, files: readonly string[]): Promise<unknown> =>
      page.evaluate(`(() => {
        const dataTransfer = new DataTransfer();
        for (const name of ${JSON.stringify(files)}) dataTransfer.items.add(new File([${JSON.stringify(pem)}], name));
        const target = document.querySelector(${JSON.stringify(selector)});
        return ['dragover', 'drop'].map((type) =>
          target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true })));
      })()`);
    // If nothing handles the drop, the browser opens the file.
    expect(await drop('body', ['elsewhere.pem'])).toEqual([false, false]);
    expect(await drop('[data-stage="certificate"] [data-body] > div', ['mine.pem', 'other.pem'])).toEqual([
      false,
      false,
    ]);
    await expect.poll(() => stage.innerText()).toContain('Only mine.pem was used');
    await expect.poll(() => stage.innerText()).toContain('Your file mine.pem');
    expect(await stage.innerText()).not.toContain('elsewhere.pem');
  });

  it('keep a profile through a reload, and export it without its secret', async () => {
    const secret = 'secret-of-the-kiosk-7741';
    await fill(words.deviceId, 'kiosk-7');
    await fill(words.deviceSecret, secret);
    await fill(words.host, 'kiosk.example.com');
    await page.getByRole('radio', { name: begins('DigiCert Global Root CA') }).check();
    await technician.button(words.saveProfile).click();
    await field('Name').fill('Kiosk seven');
    await page.keyboard.press('Enter');
    await page.getByText('Saved as Kiosk seven.').waitFor();

    const download = page.waitForEvent('download');
    await profileMenu(page, 'Export without secrets');
    const exported = readFileSync(await (await download).path(), 'utf8');
    expect(exported).toContain('kiosk.example.com');
    expect(exported).not.toContain(secret);

    // Invalid text stays in its field until the profile that it was typed into is closed.
    await fill(words.hostPort, 'abc');
    await profileMenu(page, 'New profile');
    await expect.poll(() => field(words.host).inputValue()).toBe('');
    await expect.poll(() => field(words.hostPort).inputValue()).toBe('8883');
    await page.reload();
    // Unsaved changes are discarded only after choosing twice.
    await fill(words.deviceId, 'not-saved-yet');
    await page.getByRole('combobox', { name: begins(words.profile) }).click();
    const option = page.getByRole('option', { name: begins('Kiosk seven') });
    await option.click();
    await page.getByRole('alert').getByText('Choose the profile again').waitFor();
    expect(await field(words.deviceId).inputValue()).toBe('not-saved-yet');
    await option.click();
    await technician
      .stage(connectStage)
      .getByText(/kiosk\.example\.com/)
      .waitFor();
    await openWhole(credentialsStage);
    await expect.poll(() => field(words.host).inputValue()).toBe('kiosk.example.com');
    await page.getByRole('button', { name: 'Show Device secret' }).first().click();
    await expect.poll(() => field(words.deviceSecret).inputValue()).toBe(secret);
  });

  it('lead to what is missing before anything is sent', async () => {
    await technician.begin();
    const stage = await openWhole(credentialsStage);
    await fill(words.host, '');
    await technician.button(words.setUp).click();
    await stage.getByText('Fill this in').waitFor();
    await expect
      .poll(() => field(words.host).evaluate((input) => input === input.ownerDocument.activeElement))
      .toBe(true);
  });

  it('run with text typed just before', async () => {
    await technician.begin();
    await openWhole(credentialsStage);
    await field(words.host).fill('');
    await page.keyboard.press('Control+Enter');
    await technician.stage(credentialsStage).getByText('Fill this in').waitFor();
  });

  it('refuse an expired certificate with an explanation, until the user allows it', async () => {
    const { pem } = await makeCertificate({
      subject: 'CN=Old Root',
      ca: true,
      key: 'rsa',
      fromMs: 0,
      toMs: 400 * dayMs,
    });
    await technician.begin();
    const stage = await openWhole(certificateStage);
    await choose(stage, 'ca', 'old-root.crt', pem);
    await stage.getByText('Old Root').first().waitFor();
    await technician.button(words.setUp).click();
    await technician.expectStage(certificateStage, words.failed);
    const alert = page.getByRole('alert', { name: begins(words.happened) });
    await alert.getByText('certificate/expired').waitFor();
    await alert.getByRole('button', { name: words.useAnyway }).click();
    await stage.getByText(/because you allowed it/).waitFor();
    await alert.getByRole('button', { name: words.resume }).click();
    await technician.expectStage(certificateStage, words.done);
    // Not the root of the demo cloud: the module rejects the server.
    await technician.expectStage(connectStage, words.failed);
    await page.getByRole('button', { name: 'Use the current root' }).first().click();
    await page.getByRole('button', { name: words.resume }).first().click();
    await technician.expectAllDone();
  });

  it('refuse the key of another certificate', async () => {
    const [mine, other] = await Promise.all(
      ['CN=mine', 'CN=other'].map((subject) => makeCertificate({ subject, key: 'rsa' })),
    );
    const stage = await openWhole(certificateStage);
    await stage.getByText('Both sides').click();
    await choose(stage, 'clientCert', 'client.crt', mine?.pem ?? '');
    await choose(stage, 'clientKey', 'client.key', other?.keyPem ?? '');
    const key = stage.getByRole('region', { name: 'Client key' });
    await key.getByText('certificate/key-mismatch').waitFor();
    await choose(stage, 'clientKey', 'client.key', mine?.keyPem ?? '');
    await key.getByText(/never shown/).waitFor();
    expect(await key.getByRole('alert').count()).toBe(0);
  });

  it('keep their state when the window becomes narrow', async () => {
    await openWhole(certificateStage);
    await openWhole(credentialsStage);
    await technician.button('Save profile').waitFor();
    await page.getByText('More settings').click();
    await field('Topic of a new subscription').fill('half a topic');
    await page.setViewportSize({ width: 1_024, height: 700 });
    await pause(300);
    expect(await field('Topic of a new subscription').inputValue()).toBe('half a topic');
  });
});

const profileMenu = async (page: Page, item: string): Promise<void> => {
  await page.getByRole('button', { name: 'More for this profile' }).click();
  await page.getByRole('menuitem', { name: begins(item) }).click();
};

/** As the file dialog does. */
const choose = (stage: Locator, role: string, name: string, content: string): Promise<void> =>
  stage
    .locator(`input[type="file"][data-role="${role}"]`)
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
