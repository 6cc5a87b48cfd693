import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { entryLine, headerLine } from '../../electron/recorder/recording-format.ts';
import { recordingName } from '../../electron/recorder/recording-name.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { uiWords } from '../../shared/words/ui.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const labels = {
  en: {
    search: 'What do you want to do?',
    none: 'Nothing has this name.',
    stop: 'Stop',
    notRunning: 'No run is in progress',
    publish: 'Publish a message',
    noPort: 'No port is open',
    setUp: 'Set up this module',
    theme: 'Change theme',
    parity: 'Parity',
    paste: 'Paste parameters',
    pasteTitle: 'Paste parameters',
    again: 'The form has unsaved changes',
    report: 'Save report',
    /** The label in the other language. */
    strange: '全部运行',
    strangePaste: '剪贴板',
  },
  zh: {
    search: '想做什么？',
    none: '没有匹配的内容。',
    stop: '停止',
    notRunning: '没有正在运行的步骤',
    publish: '发布消息',
    noPort: '未打开端口',
    setUp: '全部运行',
    theme: '切换主题',
    parity: '校验位',
    paste: '粘贴参数',
    pasteTitle: '粘贴参数',
    again: '当前填写的内容尚未保存',
    report: '保存报告',
    strange: 'set up this module',
    strangePaste: 'clipboard',
  },
} as const;

describe.runIf(haveBrowser()).each(['en', 'zh'] as const)('the palette in %s', (language) => {
  const bench = benchOfEachTest({ ports: ['/dev/ttyUSB2'] });
  const words = labels[language];

  const open = async (): Promise<Technician> => {
    const technician = new Technician(await bench().newWindow({ language }), names[language]);
    await technician.button(technician.names.theme).waitFor();
    return technician;
  };
  const field = (page: Page) => page.getByRole('combobox', { name: words.search });
  const option = (page: Page, name: string) =>
    page.getByRole('dialog').getByRole('option', { name: new RegExp(`^${name}`) });
  const type = async (page: Page, text: string): Promise<void> => {
    if (!(await field(page).isVisible())) await page.keyboard.press('Control+K');
    await field(page).fill(text);
  };
  const isPressed = async (page: Page, name: string): Promise<boolean> =>
    (await page
      .locator('main')
      .getByRole('button', { name })
      .locator('visible=true')
      .first()
      .getAttribute('aria-pressed')) === 'true';
  const isInFront = (page: Page, pageName: string) =>
    page
      .getByRole('navigation')
      .getByRole('link', { name: pageName })
      .and(page.locator('[aria-current="page"]'))
      .waitFor();

  it('shows why something cannot be done now, and that nothing was found', async () => {
    const { page } = await open();
    await type(page, 'AT+MPUB');
    await option(page, words.publish).getByText(words.noPort).waitFor();
    expect(await option(page, words.publish).getAttribute('aria-disabled')).toBe('true');
    await type(page, words.stop);
    await option(page, words.stop).first().getByText(words.notRunning).waitFor();
    await field(page).press('Enter');
    expect(await field(page).isVisible()).toBe(true);
    await type(page, 'qqqq');
    await page.getByRole('status').getByText(words.none).waitFor();
    expect(await page.getByRole('dialog').getByRole('option').count()).toBe(0);
  });

  it('goes to the page of an action and runs it there, also by a name in the other language', async () => {
    const technician = await open();
    const { page } = technician;
    await technician.begin();
    await technician.goTo(technician.names.settings);
    await type(page, words.strange);
    await option(page, words.setUp).first().waitFor();
    await field(page).press('Enter');
    await isInFront(page, technician.names.setup);
    await technician.expectAllDone();

    await technician.goTo(technician.names.recordings);
    await type(page, 'at+mpub');
    await option(page, words.publish).click();
    await isInFront(page, technician.names.mqtt);
    await expect
      .poll(() =>
        page.getByRole('textbox', { name: technician.names.payload }).evaluate((box) => box === document.activeElement),
      )
      .toBe(true);

    await type(page, words.report);
    await option(page, words.report).click();
    await isInFront(page, technician.names.setup);
    await page.getByRole('menuitem').first().waitFor();
    await page.keyboard.press('Escape');
  });

  it('changes the view of the lines, filters them, and switches a fault by its name', async () => {
    const technician = await open();
    const { page } = technician;
    const { shell, terminal } = uiWords[language];
    await type(page, 'no-sim');
    await option(page, '.*no-sim').getByText(shell.palette.reason.notVirtual).waitFor();
    await page.keyboard.press('Escape');
    await technician.begin();
    await technician.goTo(technician.names.settings);
    for (const [typed, title, isOn] of [
      ['hex', shell.action.viewHex, () => page.getByRole('radio', { name: terminal.hex }).isChecked()],
      ['错误', shell.action.showErrors, () => isPressed(page, terminal.errors)],
    ] as const) {
      await type(page, typed);
      await option(page, title).click();
      await isInFront(page, technician.names.terminal);
      await expect.poll(isOn).toBe(typed === 'hex');
    }
    await type(page, 'no-sim');
    await option(page, '.*no-sim').click();
    await page.getByRole('button', { name: fill(shell.simulator.buttonFaults, { count: 1 }) }).waitFor();
    await type(page, 'no-sim');
    await option(page, `.*${shell.palette.faultOn}`).click();
    await page.getByRole('button', { name: shell.simulator.button, exact: true }).waitFor();
  });

  it('opens the part of a page that has the action', async () => {
    const technician = await open();
    const { page } = technician;
    await page.context().clearPermissions();
    await technician.goTo(technician.names.recordings);
    await type(page, words.strangePaste);
    await option(page, words.paste).click();
    await isInFront(page, technician.names.setup);
    await page.getByRole('dialog', { name: words.pasteTitle }).waitFor();
  });

  it('goes to settings and recordings, chooses ports and profiles', async () => {
    mkdirSync(join(bench().dataFolder, 'recordings'), { recursive: true });
    const atMs = Date.UTC(2026, 0, 20, 6);
    const name = recordingName(atMs, 'COM7');
    writeFileSync(
      join(bench().dataFolder, 'recordings', name),
      Buffer.concat([
        headerLine({ app: '1', address: 'COM7', epoch: 1 }, atMs),
        entryLine(0, 5, 'r', new TextEncoder().encode('OK\r\n')),
        entryLine(1, 9, 'e', { kind: 'module', facts: { model: 'Air780E', imei: '866714043075174' } }),
      ]),
    );
    const technician = await open();
    const { page } = technician;
    await type(page, '奇偶校验');
    await option(page, words.parity).click();
    await isInFront(page, technician.names.settings);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-setting'))).toBe('parity');

    await technician.goTo(technician.names.recordings);
    await page.getByText(name).waitFor();
    await technician.goTo(technician.names.setup);
    await type(page, '866714043075174');
    await field(page).press('Enter');
    await isInFront(page, technician.names.recordings);
    const row = page.getByRole('listitem').filter({ hasText: '866714043075174' });
    await expect.poll(() => row.evaluate((item) => item.contains(document.activeElement))).toBe(true);

    await technician.goTo(technician.names.setup);
    const picker = page.getByRole('combobox', { name: technician.names.port }).first();
    await picker.click();
    await page.getByRole('option', { name: '/dev/ttyUSB2' }).waitFor();
    await page.keyboard.press('Escape');
    await type(page, '串口 usb2');
    await field(page).press('Enter');
    await expect.poll(() => picker.inputValue()).toBe('/dev/ttyUSB2');
  });

  it('opens a profile by name, and discards unsaved changes only if it is chosen twice', async () => {
    const technician = await open();
    const { page } = technician;
    await technician.begin();
    await technician.goTo(technician.names.mqtt);
    await type(page, 'save profile');
    await field(page).press('Enter');
    const name = page.getByRole('dialog').getByRole('textbox');
    await name.fill('Greenhouse 12');
    await name.press('Enter');
    const profile = page.getByRole('combobox', { name: begins(technician.names.profile) });
    await expect.poll(() => profile.getAttribute('aria-label')).toContain('Greenhouse 12');

    const deviceId = page.getByRole('textbox', { name: technician.names.deviceId }).first();
    await deviceId.fill('another');
    await deviceId.blur();
    await expect.poll(() => profile.getAttribute('aria-label')).not.toMatch(/Greenhouse 12$/);
    await type(page, '方案 greenhouse');
    const question = page.getByRole('alert').getByText(words.again);
    await field(page).focus();
    await page.keyboard.down('Enter');
    await question.waitFor();
    // A held key repeats, and does not answer the dialog.
    await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    expect(await question.isVisible()).toBe(true);
    expect(await deviceId.inputValue()).toBe('another');
    await field(page).press('Enter');
    await expect.poll(() => profile.getAttribute('aria-label')).toMatch(/Greenhouse 12$/);
    await expect.poll(() => deviceId.inputValue()).not.toBe('another');
  });
});
