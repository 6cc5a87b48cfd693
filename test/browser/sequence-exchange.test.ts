import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { exchangeWords } from '../../shared/words/exchange-words.ts';
import { lineListWords } from '../../shared/words/line-list-words.ts';
import { quickPanelWords } from '../../shared/words/quick-panel-words.ts';
import { transferWords } from '../../shared/words/transfer-words.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const panelWords = quickPanelWords.en;
const m = exchangeWords.en;
const list = lineListWords.en;

describe.runIf(haveBrowser())('groups of quick commands that are not typed', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    await technician.begin();
    await technician.goTo(words.terminal);
  });

  const panel = (): Locator => page.getByRole('region', { name: panelWords.title });
  const dialog = (title: string): Locator => page.getByRole('dialog', { name: title });
  const groupText = (name: string): string =>
    readFileSync(join(bench().dataFolder, 'sequences', `${name}.atseq.yaml`), 'utf8');
  const passes = async (n: number): Promise<void> => {
    await panel()
      .getByRole('button', { name: `Run ${n} items` })
      .click();
    await panel()
      .getByText(new RegExp(`^Passed ${n} of ${n}, `))
      .waitFor();
  };
  const drop = async (target: Locator, name: string, content: string): Promise<void> => {
    const data = await page.evaluateHandle(
      ([fileName, text]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text ?? ''], fileName ?? ''));
        return transfer;
      },
      [name, content],
    );
    await target.dispatchEvent('drop', { dataTransfer: data });
  };

  it('are made of sent lines and the replies that came, and pass when they are run', async () => {
    const log = page.getByRole('log', { name: words.traffic });
    for (const command of ['AT+CGSN', 'AT+CSQ']) {
      await page.getByRole('textbox', { name: words.command }).fill(command);
      await page.keyboard.press('Enter');
      await log.getByText(command).first().waitFor();
      await expect.poll(() => log.getByText('OK', { exact: true }).count()).toBe(command === 'AT+CSQ' ? 2 : 1);
    }
    await page.getByRole('button', { name: list.copyMenu.label }).click();
    await page.getByRole('menuitem', { name: list.makeSequence }).click();
    const making = dialog(m.make.title);
    await making.getByText('AT+CSQ').waitFor();
    expect(await making.getByRole('checkbox', { name: /^IMEI: variable imei, now \d{15}$/ }).isChecked()).toBe(true);
    await making.getByRole('textbox', { name: m.make.name }).fill('Identity');
    await making.getByRole('button', { name: m.add }).click();
    await making.waitFor({ state: 'hidden' });
    await passes(2);
    expect(groupText('Identity')).toContain('(?<imei>\\d{15})');
  });

  it('are copies of those that come with the program', async () => {
    await page.getByRole('button', { name: list.quickCommands }).click();
    await panel().getByRole('button', { name: transferWords.en.library }).click();
    const library = dialog(m.library.title);
    await library.getByRole('radio', { name: 'Check-up' }).check();
    await library.getByRole('button', { name: m.add }).click();
    await library.waitFor({ state: 'hidden' });
    await panel()
      .getByRole('button', { name: /^Check-up/ })
      .waitFor();
    expect(readdirSync(join(bench().dataFolder, 'sequences'))).toEqual(['Check-up.atseq.yaml']);
  });

  it.each(['en', 'zh'] as const)('have dialogs that fit and without a serious finding (%s)', async (language) => {
    await page.close();
    page = await bench().newWindow({ language });
    const local = exchangeWords[language];
    await new Technician(page, names[language]).goTo(names[language].terminal);
    const list = 'N101=1,alive,10\r\nN1=A,AT\r\nN102=0,,10\r\nN2=H,1A 0\r\nN1057=,N\r\nN1061=,Y\r\n;end\r\n';
    const found: string[] = [];
    const look = async (what: string): Promise<void> => {
      for (const [width, height] of [
        [720, 700],
        [1_024, 700],
        [1_440, 900],
      ] as const) {
        await page.setViewportSize({ width, height });
        const isWide = await page.getByRole('dialog').evaluate((each) => each.scrollWidth > each.clientWidth);
        if (isWide) found.push(`${what} ${width}: wider than the window`);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
          const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          found.push(...serious.map(({ id, nodes }) => `${what} ${width} ${colorScheme}: ${id} ${nodes[0]?.html}`));
        }
      }
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    await drop(page.getByRole('navigation', { name: names[language].pages }), 'list.ini', list);
    await page.getByRole('button', { name: local.add }).waitFor();
    await look('import');
    await page.getByRole('button', { name: lineListWords[language].quickCommands }).click();
    await page.getByRole('button', { name: transferWords[language].library }).click();
    await page.getByRole('radiogroup', { name: local.library.title }).waitFor();
    await look('library');
    expect(found).toEqual([]);
  });

  it('are files that are dropped anywhere; a dropped file that is not a list is sent from the terminal as before', async () => {
    const own = 'sequence: dropped\ntitle: Dropped list\nsteps:\n  - send: AT\n';
    await technician.goTo(words.setup);
    await drop(page.getByRole('navigation', { name: words.pages }), 'dropped.atseq.yaml', own);
    const importing = dialog('Import dropped.atseq.yaml');
    await importing.getByRole('button', { name: m.add }).click();
    await importing.waitFor({ state: 'hidden' });
    await panel()
      .getByRole('button', { name: /^Dropped list/ })
      .waitFor();

    await drop(
      page.getByRole('log', { name: words.traffic }),
      'list.ini',
      'N101=1,alive,10\r\nN1=A,AT\r\nN1057=,Y\r\n;end\r\n',
    );
    await dialog('Import list.ini').getByRole('button', { name: m.import.sendInstead }).waitFor();
    await page.keyboard.press('Escape');
    await drop(page.getByRole('log', { name: words.traffic }), 'firmware.bin', '\u0001\u0002 no list');
    await page.getByText('firmware.bin').first().waitFor();
    expect(await page.getByRole('dialog', { name: /firmware/ }).count()).toBe(0);
  });
});
