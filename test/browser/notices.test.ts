import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

describe.runIf(haveBrowser())('a failure that is shown nowhere else', () => {
  const bench = benchOfEachTest();

  it('is shown in the current language, and can be closed', async () => {
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, names.en);
    await technician.button(names.en.theme).waitFor();
    // A file cannot replace a folder that is not empty.
    const obstacle = join(bench().dataFolder, 'settings.json');
    rmSync(obstacle, { force: true });
    mkdirSync(join(obstacle, 'in-the-way'), { recursive: true });
    await technician.button(names.en.theme).click();
    const alert = page.getByRole('alert').filter({ hasText: 'file/' });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(/cannot be written/);
    rmSync(obstacle, { recursive: true });
    await technician.button(names.en.language).click();
    await alert.getByText('无法写入').waitFor();
    await alert.getByRole('button', { name: '关闭提示' }).click();
    await expect.poll(() => alert.count()).toBe(0);
  });
});
