import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { logImportPanelWords } from '../../shared/words/log-import-panel.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const m = logImportPanelWords.en;

const secret = 'Hush-4711-secret';
const sscom = [
  '[14:58:16.163]发→◇AT+CSQ\t//信号\r\n□\r\n',
  '[14:58:16.200]收←◆AT+CSQ\r\r\n+CSQ: 20,0\r\n\r\nOK\r\n\r\n',
  `[14:58:20.000]发→◇AT+MCONFIG="id","user","${secret}"\r\n□\r\n`,
  '[14:58:20.100]收←◆\r\n+CME ERROR: 767\r\n',
].join('');

const transcript = (name: string): string =>
  readFileSync(resolve(import.meta.dirname, '../fixtures/transcripts', `${name}.txt`), 'utf8');

describe.runIf(haveBrowser())('a log of another program', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
  });

  const dialog = (file: string): Locator => page.getByRole('dialog', { name: `Import ${file}` });
  const drop = (name: string, content: string): Promise<void> =>
    page.evaluate(
      ([file, text]) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([text], file, { lastModified: Date.UTC(2026, 10, 30, 20) }));
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      },
      [name, content] as const,
    );
  const folder = (): string => join(bench().dataFolder, 'recordings');
  const recordings = (): readonly string[] =>
    existsSync(folder()) ? readdirSync(folder()).filter((name) => name.endsWith('.jsonl')) : [];

  it('that is dropped anywhere is shown, and becomes a recording with its secrets hidden', async () => {
    await technician.goTo(words.terminal);
    await drop('SaveWindows.TXT', sscom);
    const shown = dialog('SaveWindows.TXT');
    await shown.getByText('SSCOM, UTF-8').waitFor();
    await shown.getByText('2 lines sent, 4 lines received').waitFor();
    await shown.getByRole('region', { name: m.preview }).getByText('AT+CSQ').first().waitFor();
    await shown.getByRole('region', { name: m.guessed }).waitFor();
    expect(await shown.innerText()).not.toContain(secret);
    await shown.getByRole('button', { name: m.make }).click();
    await shown.waitFor({ state: 'hidden' });
    await page.getByText('+CME ERROR: 767').first().waitFor();
    const [name = ''] = recordings();
    const text = readFileSync(join(folder(), name), 'utf8');
    expect(text).toContain('"imported"');
    expect(Buffer.from(text, 'utf8').includes(secret)).toBe(false);
    expect(await page.getByText(secret).count()).toBe(0);
  });

  it('can be chosen on the page Recordings; what is none is refused by its name', async () => {
    await technician.goTo(words.recordings);
    await page.getByRole('button', { name: m.import }).waitFor();
    const choose = (name: string, content: string): Promise<void> =>
      page
        .locator('input[data-log]')
        .first()
        .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
    await choose('letter.txt', 'Dear reader,\nthis is a text.\n');
    await dialog('letter.txt').getByText('The file contains no AT commands with answers.').waitFor();
    await page.keyboard.press('Escape');
    await choose('console.txt', transcript('27-air780e-v1161-reset-mqtt'));
    const shown = dialog('console.txt');
    await shown.getByText(/· No times$/).waitFor();
    expect(await shown.getByText(m.inferred, { exact: true }).count()).toBeGreaterThan(0);
    await shown.getByRole('button', { name: m.cancel }).click();
    await shown.waitFor({ state: 'hidden' });
    expect(recordings()).toEqual([]);
  });

  it.each(['en', 'zh'] as const)(
    'is shown in a dialog that fits and is without a serious finding (%s)',
    async (language) => {
      await page.close();
      page = await bench().newWindow({ language });
      const local = logImportPanelWords[language];
      await new Technician(page, names[language]).goTo(names[language].recordings);
      const content = Buffer.from(transcript('27-air780e-v1161-reset-mqtt'));
      await page
        .locator('input[data-log]')
        .first()
        .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: content });
      await page.getByRole('button', { name: local.make }).waitFor();
      const found: string[] = [];
      for (const [width, height] of [
        [720, 700],
        [1_440, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        const isWide = await page.getByRole('dialog').evaluate((each) => each.scrollWidth > each.clientWidth);
        if (isWide) found.push(`${width}: wider than the window`);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
          const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          found.push(...serious.map(({ id, nodes }) => `${width} ${colorScheme}: ${id} ${nodes[0]?.html}`));
        }
      }
      expect(found).toEqual([]);
    },
  );
});
