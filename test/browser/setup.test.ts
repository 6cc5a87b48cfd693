import { describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

describe.runIf(haveBrowser())('the Setup page', () => {
  const bench = benchOfEachTest();
  // A separate module for each language: a used one would have the certificate already.

  it.each(['en', 'zh'] as const)('leads from the port to the proof (%s)', async (language) => {
    const words = names[language];
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, words);
    await technician.begin();
    await technician.button(words.setUp).click();
    for (let stage = 0; stage < 5; stage += 1) await technician.expectStage(stage, words.done);
    const chips = page.getByRole('list', { name: words.chips }).getByRole('listitem');
    expect(await chips.count()).toBe(6);
    // The raw lines are next to it, and the message came back.
    const traffic = page.getByRole('log', { name: words.traffic });
    await traffic.getByText('PUBACK').first().waitFor();
    await technician.button(words.saveReport).first().waitFor();
    await technician.goTo(words.mqtt);
    const messages = page.getByRole('list', { name: words.messages });
    await messages.getByText('temperature').first().waitFor();
    await technician.disconnect();
  });

  it('shows what happened without scrolling, also in a small window', async () => {
    const words = names.en;
    const page = await bench().newWindow({ width: 1_024, height: 700 });
    const technician = new Technician(page, words);
    await technician.begin();
    await technician.setFault('wrong-password', true);
    await technician.button(words.setUp).click();
    await technician.expectStage(3, words.failed);
    const happened = page.getByRole('alert', { name: words.happened }).getByRole('heading').first();
    await happened.waitFor();
    const isInSight = (): Promise<boolean> =>
      happened.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      });
    await expect.poll(isInSight).toBe(true);
  });
});
