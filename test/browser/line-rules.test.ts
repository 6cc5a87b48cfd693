import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { openTcpDevice, type TcpDevice } from './tcp-device.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

describe.runIf(haveBrowser())('rules for lines', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  let grid: Locator;
  let device: TcpDevice;
  beforeEach(async () => {
    page = await bench().newWindow();
    technician = new Technician(page, words);
    grid = page.getByRole('grid', { name: 'Lines', exact: true });
    device = await openTcpDevice(null);
    await technician.connectTo(device.address);
    await technician.goTo(words.terminal);
  });
  const end = async (): Promise<void> => {
    await technician.disconnect();
    await device.close();
  };
  const row = (text: string): Locator => grid.getByRole('row').filter({ hasText: text });
  const colourOf = (text: string): Locator => row(text).locator('[data-rule]');
  const openPanel = async (): Promise<Locator> => {
    await page.getByRole('button', { name: 'Rules for lines' }).click();
    return page.getByRole('dialog', { name: 'Rules for lines' });
  };

  /** It is another one when the program has answered. */
  const turn = async (toggle: Locator, isOn: boolean): Promise<void> => {
    await expect.poll(() => toggle.isEnabled()).toBe(true);
    await toggle.click({ force: true });
    await expect.poll(() => toggle.isChecked()).toBe(isOn);
  };

  it('of the program colour restarts and lost connections, until they are switched off', async () => {
    device.say('RDY\r\nCLOSED\r\nhello\r\n');
    await expect.poll(() => colourOf('RDY').getAttribute('data-rule')).toBe('ochre');
    await row('RDY').getByText('Restart').waitFor();
    await row('CLOSED').getByText('Connection lost').waitFor();
    expect(await colourOf('hello').count()).toBe(0);
    const panel = await openPanel();
    await turn(panel.getByRole('checkbox', { name: 'Coloured: Restart' }), false);
    await expect.poll(() => colourOf('RDY').count()).toBe(0);
    expect(await colourOf('CLOSED').count()).toBe(1);
    await end();
  });

  it('of a user colour lines at once, mark only what comes while they act, and are off again when they change', async () => {
    device.say('temperature 21\r\n');
    await row('temperature 21').waitFor();
    const panel = await openPanel();
    await panel.getByRole('button', { name: 'Add a rule' }).click();
    await panel.getByRole('textbox', { name: 'Name' }).fill('Hot');
    const text = panel.getByRole('textbox', { name: 'Lines that contain' });
    await text.fill('temperature (2[0-9]');
    await panel.getByRole('button', { name: '.* Regular expression' }).click();
    // What is typed stays, with its error at the field, also while the panel is closed.
    await panel.getByText('Not a regular expression').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    expect(await colourOf('temperature 21').count()).toBe(0);
    await openPanel();
    expect(await text.inputValue()).toBe('temperature (2[0-9]');
    await text.fill('TEMPERATURE (2[0-9])');
    await expect.poll(() => colourOf('temperature 21').getAttribute('data-rule')).toBe('blue');
    await panel.getByRole('radio', { name: 'Plum, diamond' }).check({ force: true });
    await expect.poll(() => colourOf('temperature 21').getAttribute('data-rule')).toBe('plum');
    await row('temperature 21').getByText('Hot', { exact: true }).waitFor();

    await panel.getByRole('checkbox', { name: 'Mark the line' }).check();
    await panel.getByRole('textbox', { name: 'Note on the line' }).fill('look here');
    const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
    expect((await axe.analyze()).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    const acts = panel.getByRole('switch', { name: /Hot$/ });
    expect(await acts.isChecked()).toBe(false);
    device.say('temperature 22\r\n');
    await row('temperature 22').waitFor();
    await turn(acts, true);
    device.say('temperature 23\r\n');
    await row('temperature 23').getByText('look here').waitFor();
    expect(await row('temperature 22').getByText('look here').count()).toBe(0);

    await panel.getByRole('textbox', { name: 'Note on the line' }).fill('look there');
    await expect.poll(() => acts.isChecked()).toBe(false);
    await panel.getByRole('button', { name: 'Done' }).click();
    await panel.getByRole('textbox', { name: 'Name' }).waitFor({ state: 'hidden' });
    await end();
  });

  it('that act are shown in every window, and a tone is asked for in one of them', async () => {
    const other = await bench().newWindow();
    await new Technician(other, words).goTo(words.terminal);
    const tones = async (): Promise<number> => {
      let sum = 0;
      for (const each of [page, other]) sum += await each.evaluate<number>('window.tones ?? 0');
      return sum;
    };
    for (const each of [page, other]) {
      await each.evaluate(
        'window.tones = 0; OscillatorNode.prototype.start = function () { window.tones += 1; }; OscillatorNode.prototype.stop = () => undefined;',
      );
    }
    const panel = await openPanel();
    await panel.getByRole('button', { name: 'Add a rule' }).click();
    await panel.getByRole('textbox', { name: 'Lines that contain' }).fill('ring');
    await panel.getByRole('checkbox', { name: 'Sound' }).check();
    await turn(panel.getByRole('switch', { name: /Rule 1$/ }), true);
    device.say('before\r\n');
    await other.getByRole('grid', { name: 'Lines', exact: true }).getByText('before').waitFor();
    device.say('ring\r\n');
    await page.locator('[data-divider="rule"]').getByText('Rule: Rule 1').waitFor();
    await other.locator('[data-divider="rule"]').getByText('Rule: Rule 1').waitFor();
    await expect.poll(tones).toBe(1);
    await end();
  });

  it('of a port colour its recording, and do nothing else there', async () => {
    device.say('RDY\r\ntemperature 21\r\nplain\r\n');
    await row('temperature 21').waitFor();
    const panel = await openPanel();
    await panel.getByRole('button', { name: 'Add a rule' }).click();
    await panel.getByRole('textbox', { name: 'Lines that contain' }).fill('temperature');
    await panel.getByRole('checkbox', { name: 'Sound' }).check();
    await turn(panel.getByRole('switch', { name: /Rule 1$/ }), true);
    await page.keyboard.press('Escape');
    await technician.disconnect();
    await page.evaluate('window.tones = 0; OscillatorNode.prototype.start = function () { window.tones += 1; };');

    await technician.goTo(words.recordings);
    const list = page.getByRole('list', { name: words.recordingList }).getByRole('listitem');
    await list.first().getByRole('button', { name: 'Show' }).first().click();
    const viewer = page.getByRole('region', { name: 'View of the recording' });
    const recorded = (text: string): Locator => viewer.getByRole('row').filter({ hasText: text });
    await expect.poll(() => recorded('temperature 21').locator('[data-rule]').getAttribute('data-rule')).toBe('blue');
    await recorded('temperature 21').getByText('Rule 1', { exact: true }).waitFor();
    await recorded('RDY').getByText('Restart').waitFor();
    expect(await recorded('plain').locator('[data-rule]').count()).toBe(0);

    await viewer.getByRole('button', { name: 'Rules for lines' }).click();
    const rules = page.getByRole('dialog', { name: 'Rules for lines' });
    await rules.getByText('In a recording they only colour lines').waitFor();
    expect(await rules.getByRole('switch').count()).toBe(0);
    await turn(rules.getByRole('checkbox', { name: 'Coloured: Rule 1' }), false);
    await expect.poll(() => recorded('temperature 21').locator('[data-rule]').count()).toBe(0);
    expect(await recorded('RDY').locator('[data-rule]').count()).toBe(1);
    expect(await page.evaluate('window.tones')).toBe(0);
    await device.close();
  });
});
