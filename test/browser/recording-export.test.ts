import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, it } from 'vitest';
import { recordingOf, type TestEntry } from '../recordings/export/export-bench.ts';
import { readZip } from '../recordings/export/read-zip.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const refused = {
  ...{ id: 'connect.open', status: 'failed', ms: 5 },
  error: { code: 'connect/failed', facts: {}, evidence: [] },
};

const session: readonly TestEntry[] = [
  ['>', 'AT+CGSN\r'],
  ['<', '\r\n866714043075174\r\n'],
  ['<', '+ICCID: 898604981022C0254186\r\n'],
  ['<', '+CGPADDR: 1,"10.76.1.35"\r\n'],
  ['>', 'AT+MCONFIG="5f0a9c_866714043075174_0_0_2026112306","5f0a9c_866714043075174","********"\r'],
  ['<', 'CONNECT FAIL\r\n'],
  ['e', 'step', refused],
];

const labels = {
  en: {
    show: 'Show',
    panel: 'Export for support',
    imei: 'Hide 1 IMEI',
    passwords: 'Hide 1 password',
    preview: 'Preview',
    export: 'Export',
    saved: /^Saved: /,
  },
  zh: {
    show: '查看',
    panel: '导出给技术支持',
    imei: '隐去：IMEI（1）',
    passwords: '隐去：密码（1）',
    preview: '预览',
    export: '导出',
    saved: /^已保存：/,
  },
} as const;

describe.runIf(haveBrowser())('the export of a recording for support', () => {
  const bench = benchOfEachTest();

  it.each(['en', 'zh'] as const)('lists what it hides, shows it before, and saves a zip (%s)', async (language) => {
    const words = labels[language];
    const folder = join(bench().dataFolder, 'recordings');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, '20261123T060000.000Z-sim.jsonl'), recordingOf(session));
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, names[language]);
    await technician.goTo(technician.names.recordings);
    const list = page.getByRole('list', { name: technician.names.recordingList });
    await list.getByRole('button', { name: words.show }).first().click();
    const panel = page.getByRole('region', { name: words.panel });
    await panel.getByRole('checkbox', { name: words.imei }).waitFor();
    expect(await panel.getByRole('checkbox', { name: words.passwords }).isDisabled()).toBe(true);
    await panel.getByText('866714•••174').waitFor();
    const found = await new AxeBuilder({ page }).include('section[aria-labelledby=support-export]').analyze();
    expect(found.violations).toEqual([]);

    await panel.getByRole('button', { name: words.preview }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('recording.jsonl').waitFor();
    await dialog.getByText('+CGPADDR: 1,"ADDRESS-1_"').waitFor();
    expect(await dialog.getByText('866714043075174').count()).toBe(0);
    await page.keyboard.press('Escape');

    await panel.getByRole('checkbox', { name: words.imei }).click();
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name: words.export, exact: true }).click();
    const file = await download;
    expect(file.suggestedFilename()).toBe('atelier-support-20261123T060000Z.zip');
    const files = readZip(readFileSync(await file.path()));
    const text = Buffer.from(files.get('recording.txt') ?? []).toString('utf8');
    expect(text).toContain('< 866714043075174\n');
    expect(text).toContain('AT+MCONFIG="DEVICE-1');
    expect(text).not.toMatch(/10\.76\.1\.35|898604981022C0254186/);
    expect([...files.keys()]).toContain('diagnosis.json');
    await panel.getByText(words.saved).waitFor();
  });
});
