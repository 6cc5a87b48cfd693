import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Download, Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeText } from '../../electron/encodings/text-encoder.ts';
import { readSequenceFile } from '../../electron/sequences/sequence-file.ts';
import { previewImport } from '../../shared/imports/preview-import.ts';
import { exchangeWords } from '../../shared/words/exchange-words.ts';
import { lineListWords } from '../../shared/words/line-list-words.ts';
import { quickPanelWords } from '../../shared/words/quick-panel-words.ts';
import { transferWords } from '../../shared/words/transfer-words.ts';
import { createCliBench } from '../host/cli/cli-bench.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const panelWords = quickPanelWords.en;
const transfer = transferWords.en;
const m = exchangeWords.en;

const gb18030 = (lines: readonly string[]): Buffer => {
  const encoded = encodeText('gb18030', lines.map((line) => `${line}\r\n`).join(''));
  if (!encoded.ok) throw new Error(encoded.error.code);
  return Buffer.from(encoded.value);
};

/** As SSCOM 5.13 writes it: its own first item, one that the virtual module refuses, Chinese names, a comma as 0x02. */
const sscom51 = gb18030([
  'N101=1,十六进制数据串1,1000',
  'N1=H,13 00 FF 88',
  'N102=1,信号质量,10',
  'N2=A,AT+CSQ',
  'N103=2,没有这条命令,10',
  'N3=A,AT+NOSUCH="a"\u0002"b"',
  'N104=3,在线,10',
  'N4=A,AT',
  'N1057=,N',
  'N1061=,Y',
  'N1080=,COM3',
  'N1081=,9600',
  ';end',
]);

describe.runIf(haveBrowser())('a list of SSCOM', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
  });

  const panel = (): Locator => page.getByRole('region', { name: panelWords.title });
  const dialog = (title: string): Locator => page.getByRole('dialog', { name: title });
  const itemNames = (): Promise<readonly (string | null)[]> =>
    panel()
      .getByRole('button', { name: /^Item \d+: / })
      .evaluateAll((buttons) => buttons.map(({ textContent }) => textContent?.replace(/AT.*$/, '') ?? null));
  const row = (name: string): Locator =>
    panel()
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: new RegExp(`^Item \\d+: ${name}( |$)`) }) });
  const openPanel = async (): Promise<void> => {
    await technician.goTo(words.terminal);
    await page.getByRole('button', { name: lineListWords.en.quickCommands }).click();
    await panel().waitFor();
  };
  const choose = async (name: string, content: Buffer): Promise<void> => {
    const choosing = page.waitForEvent('filechooser');
    await panel().getByRole('button', { name: transfer.import }).click();
    await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer: content });
  };
  const download = async (item: string): Promise<Download> => {
    await panel().getByRole('button', { name: 'More about sscom51' }).click();
    const saved = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: item }).click();
    return saved;
  };

  it('is imported, reordered and run; one item fails, in the window and when the command line runs the exported file', async () => {
    await technician.begin();
    await openPanel();
    await choose('sscom51.ini', sscom51);

    const importing = dialog('Import sscom51.ini');
    await importing.getByText('SSCOM 5.10–5.13, GB18030, 4 items').waitFor();
    expect(await importing.getByRole('checkbox', { name: 'Take 信号质量' }).isChecked()).toBe(true);
    expect(await importing.getByRole('checkbox', { name: 'Take 十六进制数据串1' }).isChecked()).toBe(false);
    // SSCOM adds no CR LF here, so no module would answer.
    await importing.getByRole('checkbox', { name: m.import.addCrlf }).check();
    await importing.getByRole('button', { name: m.add }).click();
    await importing.waitFor({ state: 'hidden' });
    await expect.poll(itemNames).toEqual(['Item 1: 信号质量', 'Item 2: 没有这条命令', 'Item 3: 在线']);

    await panel()
      .getByRole('button', { name: /^Item 3: 在线/ })
      .focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect.poll(itemNames).toEqual(['Item 1: 信号质量', 'Item 2: 在线', 'Item 3: 没有这条命令']);

    await panel().getByRole('button', { name: 'Run 3 items' }).click();
    await row('没有这条命令').getByText('Expected: OK').waitFor();
    await row('没有这条命令').getByText('Came: ERROR').waitFor();
    await row('信号质量')
      .getByTitle(/^Passed in /)
      .waitFor();

    await panel().getByRole('button', { name: 'More about sscom51' }).click();
    await page.getByRole('menuitem', { name: transfer.saveForSscom }).click();
    const saved = page.waitForEvent('download');
    await dialog('Save sscom51 for SSCOM').getByRole('button', { name: m.export.save }).click();
    const forSscom = previewImport(readFileSync(await (await saved).path()), 'sscom51.ini');
    expect(forSscom.ok && forSscom.value.lineEnds).toBe('crlf');
    expect(forSscom.ok && forSscom.value.groups[0]?.items).toMatchObject([
      { text: 'AT+CSQ', label: '信号质量', order: 1, delayMs: 10 },
      { text: 'AT', label: '在线', order: 2, delayMs: 10 },
      { text: 'AT+NOSUCH="a","b"', label: '没有这条命令', order: 3, delayMs: 10 },
    ]);

    const own = await download(transfer.saveFile);
    expect(own.suggestedFilename()).toBe('sscom51.atseq.yaml');
    const text = readFileSync(await own.path());
    const cli = createCliBench();
    writeFileSync(join(cli.platform.dataFolder, 'list.atseq.yaml'), text);
    const run = await cli.run(['run', 'list.atseq.yaml', '--port', 'sim:']);
    cli.platform.remove();
    expect(run.exitCode).toBe(10);
    // In the order of the panel; the items before it pass.
    expect(run.out).toMatch(/✓ 1\. 信号质量.*✓ 2\. 在线.*3\. 没有这条命令.*came: ERROR/s);
    expect(readdirSync(join(bench().dataFolder, 'sequences'))).toEqual(['sscom51.atseq.yaml']);
    expect(readSequenceFile(text).ok).toBe(true);
  });
});
