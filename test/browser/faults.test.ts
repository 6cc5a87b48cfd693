import { describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser, shortWaits } from './window-bench.ts';

describe.runIf(haveBrowser())('a technician whose module has a fault', () => {
  // A separate module for each test: a certificate that exists already would not be written again.
  const bench = benchOfEachTest({ waits: shortWaits });

  it.each([
    ['no-sim', 0, 'module/sim-missing', /SIM card/, /No SIM card is inserted/],
    ['not-registered', 0, 'module/not-registered', /not registered/, /no antenna or no coverage/],
    ['not-attached', 0, 'module/not-attached', /attach/, /specific APN/],
    ['mute', 0, 'module/no-answer', /No module answers/, /does not accept AT commands/],
    ['storage-full', 1, 'certificate/no-space', /space/, /Earlier files fill the memory/],
    ['no-prompt', 1, 'certificate/no-prompt', /prompt/, /a state in which it refuses/],
    [
      'corrupt-write',
      1,
      'certificate/read-back-differs',
      /not what was sent|differ/,
      /Bytes were lost or changed on the line/,
    ],
    [
      'connect-fail',
      3,
      'connect/failed',
      /could not open the connection/,
      /did not issue the certificate of this server/,
    ],
    ['wrong-password', 3, 'mqtt/refused', /refused the login/, /password does not match the secret/],
    ['drop-after-login', 3, 'mqtt/dropped', /connection/, /same device is connected elsewhere/],
    ['no-suback', 3, 'mqtt/no-suback', /SUBACK|subscription/, /may not use the topic/],
    ['no-puback', 4, 'mqtt/no-puback', /PUBACK|confirm/, /message itself arrived/],
  ] as const)(
    'sees what is wrong with %s, and finishes once it is gone',
    async (fault, stage, code, words, firstCause) => {
      const page = await bench().newWindow({ language: 'en' });
      const technician = new Technician(page, names.en);
      await technician.begin();
      await technician.setFault(fault, true);
      await technician.button(names.en.setUp).click();
      await technician.expectStage(stage, names.en.failed);
      const alert = page.getByRole('alert', { name: begins(names.en.happened) });
      await alert.waitFor();
      expect(await alert.innerText()).toMatch(words);
      await alert.getByText(code).waitFor();
      // The evidence, and the most likely cause first, with its button.
      expect(await alert.getByRole('list').first().getByRole('listitem').first().innerText()).toMatch(
        /AT|\+|OK|no answer came/,
      );
      const first = alert.getByRole('list').last().getByRole('listitem').first();
      expect(await first.innerText()).toMatch(firstCause);
      expect(await first.innerText()).toMatch(/(?<!un)\b(?:certain|likely)\b/);
      expect(await first.getByRole('button').count()).toBe(1);
      await technician.setFault(fault, false);
      await technician.button(names.en.resume).first().click();
      await technician.expectAllDone();
    },
  );

  it('sees why a lost connection cannot be restored, and finishes once the fault is gone', async () => {
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, names.en);
    await technician.begin();
    await technician.button(names.en.setUp).click();
    await technician.expectAllDone();
    await technician.setFault('wrong-password', true);
    await technician.setFault('drop', true);
    await page.getByRole('textbox', { name: names.en.command }).fill('AT');
    await page.getByRole('textbox', { name: names.en.command }).press('Enter');
    await technician.stage(3).getByText('Connection lost; connecting again').waitFor();
    await technician.setFault('drop', false);
    await technician.expectStage(3, names.en.failed);
    await technician.stage(3).getByText('The connection was lost afterwards').waitFor();
    const alert = page.getByRole('alert', { name: begins(names.en.happened) });
    await alert.getByText('mqtt/refused').waitFor();
    expect(await alert.getByRole('button').count()).toBeGreaterThan(1);
    // The window title agrees, and the lines have the numbers of the card, also in a narrow window.
    expect(await page.title()).toContain('failed');
    await expect
      .poll(() => page.getByRole('log', { name: names.en.traffic }).locator('[data-mark]').count())
      .toBeGreaterThan(0);
    await page.setViewportSize({ width: 1024, height: 768 });
    const lines = alert.getByRole('list', { name: 'Evidence' }).getByRole('listitem');
    await lines.first().waitFor();
    expect(await lines.allInnerTexts()).toContainEqual(expect.stringMatching(/\d\d:\d\d:\d\d/));
    await technician.setFault('wrong-password', false);
    await technician.button(names.en.resume).first().click();
    await technician.expectAllDone();
    expect(await alert.count()).toBe(0);
  });
});
