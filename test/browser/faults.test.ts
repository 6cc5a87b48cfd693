import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser, openWindowBench, shortWaits, type WindowBench } from './window-bench.ts';

describe.runIf(haveBrowser())('a technician whose module has a fault', () => {
  // A module of its own for each: a certificate that is there already would not be written again.
  let bench: WindowBench;
  beforeEach(async () => {
    bench = await openWindowBench({ waits: shortWaits });
  });
  afterEach(async () => {
    await bench.close();
    expect(bench.problems).toEqual([]);
  });

  it.each([
    ['no-sim', 0, 'module/sim-missing', /SIM card/],
    ['not-registered', 0, 'module/not-registered', /not registered/],
    ['not-attached', 0, 'module/not-attached', /attach/],
    ['mute', 0, 'module/no-answer', /No module answers/],
    ['storage-full', 1, 'certificate/no-space', /space/],
    ['no-prompt', 1, 'certificate/no-prompt', /prompt/],
    ['corrupt-write', 1, 'certificate/read-back-differs', /not what was sent|differ/],
    ['connect-fail', 3, 'connect/failed', /could not open the connection/],
    ['wrong-password', 3, 'mqtt/refused', /refused the login/],
    ['drop-after-login', 3, 'mqtt/dropped', /connection/],
    ['no-suback', 3, 'mqtt/no-suback', /SUBACK|subscription/],
    ['no-puback', 4, 'mqtt/no-puback', /PUBACK|confirm/],
  ] as const)('is told what is wrong with %s, and finishes once it is gone', async (fault, stage, code, words) => {
    const page = await bench.newWindow({ language: 'en' });
    const technician = new Technician(page, names.en);
    await technician.begin();
    await technician.setFault(fault, true);
    await technician.button(names.en.setUp).click();
    await technician.expectStage(stage, names.en.failed);
    const alert = page.getByRole('alert', { name: begins(names.en.happened) });
    await alert.waitFor();
    expect(await alert.innerText()).toMatch(words);
    await alert.getByText(code).waitFor();
    expect(await alert.getByRole('button').count()).toBeGreaterThan(1);
    await technician.setFault(fault, false);
    await technician.button(names.en.resume).first().click();
    await technician.expectAllDone();
  });

  it('is told why a connection that stood cannot be made again, and finishes once that is gone', async () => {
    const page = await bench.newWindow({ language: 'en' });
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
    await technician.setFault('wrong-password', false);
    await technician.button(names.en.resume).first().click();
    await technician.expectAllDone();
    expect(await alert.count()).toBe(0);
  });
});
