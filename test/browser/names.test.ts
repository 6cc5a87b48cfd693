import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { type Names, names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

type Role = Parameters<Page['getByRole']>[0];
type Row = readonly [role: Role, name: string];

/** Names from the table that are always in the window. */
const always = (words: Names): readonly Row[] => [
  ['navigation', words.pages],
  ['link', words.setup],
  ['link', words.terminal],
  ['link', words.mqtt],
  ['link', words.recordings],
  ['link', words.settings],
  ['combobox', words.port],
  ['combobox', words.baud],
  ['combobox', words.profile],
  ['button', words.find],
  ['button', words.language],
  ['button', words.theme],
  ['list', words.chips],
  ['log', words.traffic],
  ['textbox', words.command],
  ['button', words.send],
];

const setup = (words: Names): readonly Row[] => [
  ['button', words.disconnect],
  ['button', words.setUp],
  ['button', words.runStage],
  ['list', words.stages],
  ...words.stageNames.map((stage): Row => ['listitem', stage]),
  ['button', words.chooseFile],
  ['button', words.upload],
  ['list', words.builtInCertificates],
  ['combobox', words.platform],
  ['textbox', words.deviceId],
  ['textbox', words.deviceSecret],
  ['textbox', words.host],
  ['textbox', words.hostPort],
  ['textbox', words.timestamp],
  ['button', words.paste],
  ['button', words.demo],
  ['button', words.saveProfile],
];

const terminal = (words: Names): readonly Row[] => [
  ['radio', words.text],
  ['radio', words.hex],
  ['radio', words.split],
];

const mqtt = (words: Names): readonly Row[] => [
  ['list', words.subscriptions],
  ['list', words.messages],
  ['textbox', words.topic],
  ['textbox', words.payload],
  ['button', words.subscribe],
  ['button', words.publish],
];

describe.runIf(haveBrowser())('the names that people and tests rely on', () => {
  // After a set-up, the window shows results and closes its forms.
  const bench = benchOfEachTest();

  it.each(['en', 'zh'] as const)('exist, with their roles (%s)', async (language) => {
    const words = names[language];
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, words);
    await page
      .getByRole('button', { name: begins(words.connect) })
      .first()
      .waitFor();
    await technician.begin();
    await expectRows(page, [...always(words), ...setup(words)]);
    for (const name of [words.clientId, words.username, words.password]) {
      await page
        .getByRole('group', { name: begins(name) })
        .first()
        .waitFor({ state: 'attached' });
    }
    await page.getByRole('button', { name: begins(words.virtualModule) }).click();
    await page.getByRole('group', { name: begins(words.faults) }).waitFor();
    await page.keyboard.press('Escape');
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    await expectRows(page, [['button', words.saveReport]]);
    await technician.goTo(words.terminal);
    await expectRows(page, terminal(words));
    await technician.goTo(words.mqtt);
    await expectRows(page, [...mqtt(words), ['button', words.unsubscribe], ['button', words.closeConnection]]);
    await page.getByRole('button', { name: begins(words.closeConnection) }).click();
    await expectRows(page, [['button', words.openConnection]]);
    await technician.goTo(words.recordings);
    await expectRows(page, [['list', words.recordingList]]);
    await technician.disconnect();
    await page.context().close();
    expect(bench().problems).toEqual([]);
  });
});

const expectRows = async (page: Page, rows: readonly Row[]): Promise<void> => {
  const missing: string[] = [];
  for (const [role, name] of rows) {
    const found = page.getByRole(role, { name: begins(name) }).first();
    await found.waitFor({ state: 'attached' }).catch(() => missing.push(`${role} "${name}"`));
  }
  expect(missing).toEqual([]);
};
