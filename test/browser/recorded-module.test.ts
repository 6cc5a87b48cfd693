import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { recordedModuleWords } from '../../shared/words/recorded-module.ts';
import { recordingViewerWords } from '../../shared/words/recording-viewer.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { makeCertificate } from '../support/certificates.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const ownPassword = 'Can4ry_Own-password-77';

/** Another cloud, another device, another certificate than in the recording. */
const ownProfile = async (): Promise<string> => {
  const { pem } = await makeCertificate({ subject: 'CN=Own', ca: true });
  const login = { clientId: 'own-client-1', username: 'own-user-1', password: ownPassword };
  return JSON.stringify({
    version: 1,
    name: 'Own',
    cloud: { kind: 'mqtt', host: 'own.example.com', port: 8883, ...login },
    tls: { ca: pem, check: 'server' },
    mqtt: { subscriptions: [{ topic: 'own/#', qos: 0 }], proof: { topic: 'own/up', qos: 0, payload: '{"own":true}' } },
  });
};

describe.runIf(haveBrowser())('a recording as a virtual module', () => {
  const bench = benchOfEachTest();

  const panelOf = async (page: Page, language: 'en' | 'zh'): Promise<Locator> => {
    const words = recordedModuleWords[language];
    const show = fill(recordingViewerWords[language].open, { name: '2' });
    const row = page.getByRole('button', { name: begins(show) }).last();
    if ((await row.getAttribute('aria-pressed')) !== 'true') await row.click();
    const panel = page.getByRole('region', { name: words.title });
    await panel.waitFor();
    return panel;
  };

  it.each(['en', 'zh'] as const)(
    'Setup is green on it with other credentials, fails where an answer was replaced, and what it cannot answer is listed (%s)',
    async (language) => {
      const words = names[language];
      const own = recordedModuleWords[language];
      const page = await bench().newWindow({ language });
      const technician = new Technician(page, words);
      await technician.begin();
      await technician.button(words.setUp).click();
      await technician.expectAllDone();
      await technician.disconnect();

      await technician.goTo(words.recordings);
      const first = await panelOf(page, language);
      await first.getByRole('button', { name: own.use }).click();
      await technician.button(words.disconnect).first().waitFor();
      expect(
        await page
          .getByRole('combobox', { name: begins(words.port) })
          .first()
          .inputValue(),
      ).toBe('sim:recording');
      await page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(await ownProfile())})`);
      await technician.button(words.paste).click();
      await technician.button(words.setUp).click();
      await technician.expectAllDone();
      const traffic = page.getByRole('log', { name: words.traffic });
      await traffic.getByText('"own/up",12 byte').first().waitFor();

      await technician.goTo(words.recordings);
      const second = await panelOf(page, language);
      await second.getByRole('button', { name: own.add }).click();
      await second
        .getByRole('combobox', { name: own.command })
        .or(second.getByLabel(own.command))
        .first()
        .fill('AT+SSLMIPSTART');
      await page.getByRole('option', { name: begins('AT+SSLMIPSTART=') }).click();
      await second.getByLabel(own.lines).fill('+CME ERROR: 767');
      await second.getByRole('button', { name: own.save, exact: true }).click();
      await second.getByText('+CME ERROR: 767').waitFor();
      await second.getByRole('button', { name: own.setup }).click();
      await technician.button(words.setUp).click();
      await technician.expectStage(3, words.failed);
      const happened = page.getByRole('alert', { name: words.happened });
      await happened.getByText('+CME ERROR: 767').first().waitFor();
      expect(await happened.innerText()).toContain('connect/refused');

      await technician.goTo(words.terminal);
      const line = page.getByRole('textbox', { name: words.command });
      await line.fill('AT+NOTRECORDED=1');
      await line.press('Enter');
      await technician.goTo(words.recordings);
      const third = await panelOf(page, language);
      await third.getByRole('list', { name: own.unknown }).getByText('AT+NOTRECORDED=1').waitFor();
      expect(await page.locator('body').innerText()).not.toContain(ownPassword);
      await third.getByRole('button', { name: own.leave }).click();
      await third.getByRole('button', { name: own.use }).waitFor();
    },
  );
});
