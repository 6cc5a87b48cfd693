import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { registrationWords } from '../../shared/words/lines/registration-lines.ts';
import { moduleWords } from '../../shared/words/module-words.ts';
import { timeoutMs } from '../support/time-scale.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

type Language = keyof typeof names;
type Words = (typeof moduleWords)[Language];

/** The card with this title. */
const cardOf = ({ page }: Technician, title: string): Locator => page.getByRole('region', { name: title, exact: true });

/** A tool is in use until its line is gone. */
const whenDone = async ({ page, names: words }: Technician): Promise<void> => {
  await expect.poll(() => page.getByRole('status', { name: words.moduleWork }).count()).toBe(0);
};

const press = async (card: Locator, name: string): Promise<void> => {
  await card.getByRole('button', { name, exact: true }).click();
};

const confirm = async ({ page }: Technician, name: string): Promise<void> => {
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
};

const arrive = async (technician: Technician): Promise<void> => {
  await technician.begin();
  await technician.goTo(technician.names.module);
  // The values are read when the page is opened.
  await technician.page.getByText('AT+CNUM').first().waitFor({ state: 'attached' });
  await whenDone(technician);
};

describe.runIf(haveBrowser())('the page about the module', () => {
  // A run that waits for a SUBACK continues until it is stopped, also on a busy machine.
  const bench = benchOfEachTest({ waits: { subscribeMs: timeoutMs(60_000) } });

  const open = async (language: Language): Promise<{ technician: Technician; m: Words }> => {
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, names[language]);
    await arrive(technician);
    return { technician, m: moduleWords[language] };
  };

  it.each(['en', 'zh'] as const)(
    'shows what the module reports, each value with its command, in %s',
    async (language) => {
      const { technician, m } = await open(language);
      const { page } = technician;
      const firmware = cardOf(technician, m.firmware.title);
      for (const text of ['AirM2M_720H_V1104_LTE_AT', '866475030000019', 'ASR1802', m.firmware.update.none]) {
        await firmware.getByText(text, { exact: true }).waitFor();
      }
      await press(firmware, m.firmware.switchOff);
      await firmware.getByText(m.firmware.autoUpdatesOff, { exact: true }).waitFor();

      // What the module does not have is not a failure.
      expect(await cardOf(technician, m.bands.title).getByText(m.absent).count()).toBe(1);
      expect(await page.getByRole('alert').count()).toBe(0);

      const cells = cardOf(technician, m.cells.title);
      await cells.getByText('EARFCN 39148').waitFor();
      expect(await cells.getByRole('row').count()).toBe(8);
      await cells.getByText(m.cells.registration, { exact: true }).waitFor();
      await cells.getByText(registrationWords[language][1], { exact: true }).waitFor();

      // Only the last digits of numbers that identify a person.
      const sim = cardOf(technician, m.sim.title);
      await sim.getByText(/^•{11}0018$/).waitFor();
      expect(await page.locator('section').filter({ has: sim }).getByText('460040010000018').count()).toBe(0);

      const plot = page.getByRole('img', { name: m.signal.plot });
      await plot.waitFor();
      await plot.press('End');
      await expect.poll(() => page.getByText(/^\d\d:\d\d:\d\d\s+−\d+ dBm$/).count()).toBe(1);

      await page.getByRole('button', { name: /AT\+CCED=0,1/ }).click();
      await expect
        .poll(() => page.getByRole('textbox', { name: technician.names.command }).first().inputValue())
        .toBe('AT+CCED=0,1');
    },
  );

  it.each(['en', 'zh'] as const)('tests network and supply, in %s', async (language) => {
    const { technician, m } = await open(language);
    const { page } = technician;
    const reach = cardOf(technician, m.reach.title);
    const host = reach.getByRole('textbox', { name: m.reach.host });
    await host.fill('http://x');
    await reach.getByText(m.reach.badHost).waitFor();
    await host.fill('demo.atelier.test');
    await press(reach, m.reach.lookup);
    await whenDone(technician);
    await press(reach, m.reach.ping);
    await whenDone(technician);
    await expect.poll(() => reach.getByText('demo.atelier.test').count()).toBe(2);

    const data = cardOf(technician, m.data.title);
    await data.getByText(m.data.off).waitFor();
    await press(data, m.data.switchOn);
    await data.getByText(new RegExp(`^${m.data.sent}`)).waitFor();

    const place = cardOf(technician, m.location.title);
    await press(place, m.location.find);
    await whenDone(technician);
    await place.getByText(/^\d+\.\d{6}, \d+\.\d{6}/).waitFor();

    const supply = cardOf(technician, m.supply.title);
    await press(supply, m.supply.measure);
    await confirm(technician, m.supply.measure);
    await supply.getByText(m.supply.measuring).first().waitFor();
    await whenDone(technician);
    await supply
      .getByText(new RegExp(`^${m.supply.over}.*mV.*mV`))
      .first()
      .waitFor();
    await supply.getByRole('img', { name: m.supply.plot }).waitFor();

    // The search is long and can be left.
    const operators = cardOf(technician, m.operators.title);
    await press(operators, m.operators.search);
    const work = page.getByRole('status', { name: technician.names.moduleWork });
    await work.getByText(/AT\+COPS=\?.*5/).waitFor();
    await press(work, m.work.stop);
    // The module continues with it.
    await work.getByText(m.work.stopping).waitFor();
    await operators.getByRole('button', { name: m.operators.search, disabled: true }).waitFor();
  });

  it('finds operators', async () => {
    const { technician, m } = await open('en');
    const operators = cardOf(technician, m.operators.title);
    await press(operators, m.operators.search);
    await operators.getByRole('cell', { name: '46001' }).waitFor({ timeout: timeoutMs(60_000) });
    await operators.getByText(m.operators.state.current).waitFor();
  });

  it.each(['en', 'zh'] as const)('enters the PIN, restarts and powers off, in %s', async (language) => {
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, names[language]);
    const m = moduleWords[language];
    await technician.pickVirtualModule();
    await technician.setFault('sim-pin', true);
    await arrive(technician);
    const sim = cardOf(technician, m.sim.title);
    await sim.getByText(m.sim.states.pin).waitFor();
    const pin = sim.getByLabel(m.sim.pin, { exact: true });
    await pin.fill('9999');
    await press(sim, m.sim.enter);
    await page.getByRole('alert').first().waitFor();
    await sim.getByText(/1/).first().waitFor();
    await pin.fill('1234');
    await press(sim, m.sim.enter);
    // The module does not say how many tries are left, and the card has refused one PIN.
    await confirm(technician, m.sim.lastAction);
    await sim.getByText(m.sim.states.ready, { exact: true }).waitFor();

    const files = cardOf(technician, m.files.title);
    await press(files, m.files.read);
    await files.getByText('AT+FSLS="/"').waitFor();

    const power = cardOf(technician, m.power.title);
    await press(power, m.power.restart);
    await confirm(technician, m.power.restart);
    await whenDone(technician);
    await expect.poll(() => page.getByText('RDY', { exact: true }).count()).toBeGreaterThan(0);
    await press(power, m.power.powerOff);
    await confirm(technician, m.power.powerOff);
    await power.getByText(m.power.off).waitFor();
  });

  it('says that a run holds the port', async () => {
    const { technician, m } = await open('en');
    const { page, names: words } = technician;
    await technician.goTo(words.setup);
    // Without the fault the run could end before the page is seen.
    await technician.setFault('no-suback', true);
    await technician.button(words.setUp).click();
    await technician.goTo(words.module);
    await page.getByText(m.running).waitFor();
    await page.getByRole('button', { name: m.readAll, disabled: true }).waitFor();
    await technician.goTo(words.setup);
    await technician.button(words.stop).click();
    await technician.goTo(words.module);
    await expect.poll(() => page.getByText(m.running).count(), { timeout: timeoutMs(60_000) }).toBe(0);
    await page.getByRole('button', { name: m.readAll, disabled: false }).waitFor();
  });
});
