import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { entryLine, headerLine } from '../../electron/recorder/recording-format.ts';
import { recordingName } from '../../electron/recorder/recording-name.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const minuteMs = 60_000;
/** Long ago: recordings of the page are newer. */
const longAgoMs = Date.UTC(2026, 0, 20, 6);

interface Kept {
  readonly ms: number;
  readonly kind: string;
  readonly facts: object;
}

const labels = {
  en: {
    online: 'Came online',
    failed: 'Failed: Connect',
    hidden: 'Empty openings hidden: 3',
    shown: 'Empty openings shown: 3',
    show: 'Show',
    hide: 'Hide',
    nothing: 'nothing sent or received',
    deleteAll: 'Delete all empty openings',
    deleteOne: 'Delete 2',
    delete: 'Delete',
    live: 'Recording',
    noneYet: 'Ports were opened, but nothing was sent or received',
  },
  zh: {
    online: '上线成功',
    failed: '失败：连接',
    hidden: '已隐藏空录制：3 个',
    shown: '已显示空录制：3 个',
    show: '显示',
    hide: '隐藏',
    nothing: '无收发数据',
    deleteAll: '删除全部空录制',
    deleteOne: '删除 2',
    delete: '删除',
    live: '录制中',
    noneYet: '打开过端口，但没有收发任何数据',
  },
} as const;

describe.runIf(haveBrowser())('the list of recordings', () => {
  const bench = benchOfEachTest();

  const folder = (): string => join(bench().dataFolder, 'recordings');
  const write = (atMs: number, address: string, traffic: boolean, kept: readonly Kept[]): void => {
    mkdirSync(folder(), { recursive: true });
    const entries = kept.map(({ ms, kind, facts }, index) => entryLine(index + 1, ms * 1_000, 'e', { kind, facts }));
    const received = entryLine(0, 5, 'r', new TextEncoder().encode('OK\r\n'));
    const path = join(folder(), recordingName(atMs, address));
    writeFileSync(
      path,
      Buffer.concat([headerLine({ app: '1', address, epoch: 1 }, atMs), ...(traffic ? [received] : []), ...entries]),
    );
    // A file that was changed just now counts as one that another program is writing, and cannot be deleted.
    utimesSync(path, atMs / 1_000, atMs / 1_000);
  };
  const closed: Kept = { ms: 900, kind: 'closed', facts: {} };
  const failedRun: Kept = {
    ms: 83_000,
    kind: 'run',
    facts: {
      result: 'failed',
      stages: ['module', 'connect'],
      step: 'connect.open',
      code: 'connect/failed',
      online: false,
    },
  };
  const module = (imei: string): Kept => ({
    ms: 20,
    kind: 'module',
    facts: { model: 'Air780E', imei, firmware: null },
  });

  const writeThree = (nowMs: number): void => {
    for (let number = 1; number <= 3; number += 1) write(nowMs - number * minuteMs, 'COM9', false, [closed]);
  };

  it.each(['en', 'zh'] as const)(
    'shows module, result and duration, and hides empty openings, in %s',
    async (language) => {
      const words = labels[language];
      writeThree(longAgoMs);
      write(longAgoMs - 10 * minuteMs, 'COM7', true, [module('866714043075174'), failedRun]);
      const page = await bench().newWindow({ language });
      const technician = new Technician(page, names[language]);
      await technician.begin();
      await technician.button(technician.names.setUp).click();
      await technician.expectAllDone();
      await technician.goTo(technician.names.recordings);
      const rows = page.getByRole('list', { name: technician.names.recordingList }).getByRole('listitem');
      const live = rows.filter({ hasText: '866475030000019' });
      await live.getByText(words.online).waitFor();
      await live.getByText(words.live, { exact: true }).waitFor();
      const failed = rows.filter({ hasText: '866714043075174' });
      for (const text of [words.failed, 'connect/failed', 'Air780E · COM7 · 00:01:23']) await expectText(failed, text);
      expect(await rows.count()).toBe(2);

      // Hidden recordings can be shown, and deleted one by one or together.
      await page.getByText(words.hidden).waitFor();
      await page.getByRole('button', { name: words.show, exact: true }).click();
      await page.getByText(words.shown).waitFor();
      expect(await rows.filter({ hasText: words.nothing }).count()).toBe(3);
      await page.getByRole('button', { name: words.hide, exact: true }).click();
      await expect.poll(() => rows.count()).toBe(2);
      await page.getByRole('button', { name: words.deleteAll }).click();
      await page.getByRole('dialog').getByRole('button', { name: words.delete, exact: true }).click();
      await expect.poll(() => page.getByText(words.hidden.slice(0, 6)).count()).toBe(0);
      expect(readdirSync(folder())).toHaveLength(2);

      // A complete recording contains the summary that was shown while it was written.
      await technician.disconnect();
      await expect.poll(() => live.getByText(words.live, { exact: true }).count()).toBe(0);
      for (const text of [words.online, 'Air720H']) await expectText(live, text);
    },
  );

  it('draws only what is in view of many, and reaches the last one', async () => {
    for (let number = 0; number < 900; number += 1)
      write(longAgoMs - number * minuteMs, `COM${number}`, true, [closed]);
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, names.en);
    await technician.begin();
    await technician.goTo(technician.names.recordings);
    const list = page.getByRole('list', { name: technician.names.recordingList });
    const rows = list.getByRole('listitem');
    await rows.filter({ hasText: 'COM0 ' }).waitFor();
    expect(await rows.count()).toBeLessThan(60);
    await list.evaluate((element) => element.parentElement?.scrollTo(0, element.scrollHeight));
    await rows.filter({ hasText: 'COM899 ' }).waitFor();
    expect(await rows.count()).toBeLessThan(60);
    const [place, size] = await Promise.all(
      ['aria-posinset', 'aria-setsize'].map((name) => rows.last().getAttribute(name)),
    );
    expect(Number(place)).toBeGreaterThanOrEqual(900);
    expect(size).toBe(place);
  });

  it.each(['en', 'zh'] as const)('explains empty openings if there is nothing else, in %s', async (language) => {
    const words = labels[language];
    writeThree(longAgoMs);
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, names[language]);
    await technician.goTo(technician.names.recordings);
    await page.getByRole('heading', { name: words.noneYet }).waitFor();
    await page.getByRole('button', { name: words.show, exact: true }).click();
    const rows = page.getByRole('list', { name: technician.names.recordingList }).getByRole('listitem');
    await expect.poll(() => rows.count()).toBe(3);
    const [first] = await rows.all();
    await first?.getByRole('button', { name: begins(words.deleteOne) }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.delete, exact: true }).click();
    await expect.poll(() => rows.count()).toBe(2);
    expect(readdirSync(folder())).toHaveLength(2);
  });
});

const expectText = (row: Locator, text: string): Promise<void> => row.getByText(text).first().waitFor();
