import { describe, expect, it } from 'vitest';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;

/** Slow enough that the page has reloaded while 1.1 kB are still being sent, also on a busy machine. */
const paceBaud = 2_400;

describe.runIf(haveBrowser())('two windows of one application', () => {
  const bench = benchOfEachTest({ paceBaud });
  // Created for each attempt: on a used module the certificate would exist, and nothing would be uploaded.

  it('show the same through a reload during an upload, a stop in the other window, and the resumed run', async () => {
    const [one, two] = [await bench().newWindow(), await bench().newWindow()];
    const [first, second] = [new Technician(one, words), new Technician(two, words)];
    const both = [first, second];
    await first.begin();
    await second.button(words.disconnect).waitFor();
    await first.button(words.setUp).click();
    await one.getByRole('log', { name: words.traffic }).getByText('AT+FSWRITE').first().waitFor();
    await one.reload();
    for (const each of both) await each.expectStage(1, words.running);
    // The upload continued during the reload, and the page shows the rest of it.
    for (const each of both) await each.expectStage(1, words.done);
    await second.button(words.stop).click();
    for (const each of both) await each.expectStage(3, words.stopped);
    await second.button(words.resume).click();
    for (const each of both) await each.expectAllDone();
    expect(await headings(first)).toEqual(await headings(second));
    const lines = await Promise.all(both.map(({ page }) => trafficOf(page)));
    expect(lines[0]).toBe(lines[1]);
    await first.disconnect();
    await second.button(words.connect).first().waitFor();
  });
});

const headings = (technician: Technician): Promise<readonly string[]> =>
  technician.page.getByRole('list', { name: technician.names.stages }).getByRole('heading').allInnerTexts();

/** Traffic according to the status bar. */
const trafficOf = async (page: Technician['page']): Promise<string> =>
  (await page.getByText(/^[\d,]+ B$/).allInnerTexts()).join(' ');
