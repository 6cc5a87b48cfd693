import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { mergedWords } from '../../shared/words/merged-words.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

describe.runIf(haveBrowser())('accessibility', () => {
  const bench = benchOfEachTest();

  it.each(['en', 'zh'] as const)('has no serious finding on any page in any theme (%s)', async (language) => {
    const words = names[language];
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, words);
    const findings: string[] = [];
    const look = async (where: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        // The page follows the system setting.
        await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        findings.push(...(await seriousFindings(page)).map((finding) => `${where}, ${colorScheme}: ${finding}`));
      }
    };
    await page.getByRole('list', { name: words.stages }).waitFor();
    await look('start');
    await technician.begin();
    await technician.setFault('wrong-password', true);
    await technician.button(words.setUp).click();
    await page.getByRole('alert', { name: words.happened }).waitFor();
    await look('diagnosis');
    await technician.setFault('wrong-password', false);
    await technician.button(words.resume).click();
    await technician.expectAllDone();
    await unfold(page, technician);
    await look('setup');
    for (const pageName of [words.module, words.terminal, words.mqtt, words.recordings, words.settings]) {
      await technician.goTo(pageName);
      await page.getByRole('navigation').locator('[aria-current="page"]').getByText(pageName).waitFor();
      await look(pageName);
    }
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await look('palette');
    await page.keyboard.press('Escape');
    expect(findings).toEqual([]);
  });

  it.each(['en', 'zh'] as const)('has no serious finding in a merged view (%s)', async (language) => {
    const words = names[language];
    const merged = mergedWords[language];
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, words);
    const findings: string[] = [];
    const look = async (where: string): Promise<void> => {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
        findings.push(...(await seriousFindings(page)).map((finding) => `${where}, ${colorScheme}: ${finding}`));
      }
    };
    for (const address of ['sim:', 'sim:2']) {
      const port = page.getByRole('combobox', { name: words.port }).first();
      await port.click();
      await port.fill(address);
      await port.press('Enter');
      await technician.connect();
    }
    await technician.button(merged.mergeLabel).click();
    await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    await look('choice');
    await page.getByRole('dialog').getByRole('button', { name: merged.merge }).click();
    await page.getByText(merged.readOnly).waitFor();
    await look('lines');
    expect(await walk(page)).toEqual([]);
    await technician.goTo(words.module);
    await page.getByRole('region', { name: merged.name }).getByText(merged.linesOnly).waitFor();
    await look('note');
    expect(findings).toEqual([]);
  });

  it('can be used from the start to the proof by keyboard alone', async () => {
    const words = names.en;
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, words);
    await page.getByRole('list', { name: words.stages }).waitFor();
    await tabTo(page, 'combobox', words.port);
    await page.keyboard.press('ArrowDown');
    await choose(page, words.virtual);
    await tabTo(page, 'button', words.connect);
    await page.keyboard.press('Enter');
    await technician.button(words.disconnect).waitFor();
    await tabTo(page, 'button', words.setUp);
    await page.keyboard.press('Enter');
    await technician.expectAllDone();
    // To the other pages and back, and out of the terminal's text field.
    await tabTo(page, 'link', words.terminal);
    await page.keyboard.press('Enter');
    await tabTo(page, 'textbox', words.command);
    await page.keyboard.type('AT+CSQ');
    await page.keyboard.press('Enter');
    await tabTo(page, 'link', words.mqtt);
    await page.keyboard.press('Enter');
    await tabTo(page, 'textbox', words.payload);
    await tabTo(page, 'button', words.disconnect);
    await page.keyboard.press('Enter');
    await technician.button(words.connect).waitFor();
  });

  it('shows the focus on every control of every page, and does not trap it', async () => {
    const words = names.en;
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, words);
    await technician.begin();
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    const unseen: string[] = [];
    for (const pageName of [words.setup, words.module, words.terminal, words.mqtt, words.recordings, words.settings]) {
      await technician.goTo(pageName);
      unseen.push(...(await walk(page)).map((control) => `${pageName}: ${control}`));
    }
    expect(unseen).toEqual([]);
  });
});

const seriousFindings = async (page: Page): Promise<readonly string[]> => {
  // Reports only violations, and runs in the page itself, because it has no frames of other origins.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')} ${failureSummary}`),
    );
};

/** Expands everything in a stage. */
const unfold = async (page: Page, { names: words }: Technician): Promise<void> => {
  const folded = page.getByRole('list', { name: words.stages }).locator('button[aria-expanded="false"]');
  for (let left = await folded.count(); left > 0; left -= 1) await folded.first().click();
};

/** More than the number of controls on any page. */
const maxStops = 250;

interface Stop {
  readonly path: string;
  /** A ring, around the control or around a frame that represents it. */
  readonly seen: boolean;
  readonly text: string;
  /** It was focused before: the walk is complete. */
  readonly again: boolean;
}

/** Presses Tab until the control is focused. Fails after a whole walk around the page. */
const tabTo = async (page: Page, role: 'button' | 'link' | 'combobox' | 'textbox', name: string): Promise<void> => {
  const wanted = page.getByRole(role, { name: begins(name) }).first();
  await wanted.waitFor();
  for (let stops = 0; stops < maxStops; stops += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((control) => control === document.activeElement)) return;
  }
  throw new Error(`Tab never reached the ${role} "${name}"`);
};

const choose = async (page: Page, option: string): Promise<void> => {
  const wanted = page.getByRole('option', { name: begins(option) });
  await wanted.waitFor();
  for (let presses = 0; presses < maxStops; presses += 1) {
    if ((await wanted.getAttribute('data-combobox-selected')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
};

/**
 * Walks through a whole page by Tab. Returns the controls whose focus is not visible. Fails if the focus does not move.
 */
const walk = async (page: Page): Promise<readonly string[]> => {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    (globalThis as Walk).walked = new WeakSet();
  });
  const unseen: string[] = [];
  for (let stops = 0; stops < maxStops; stops += 1) {
    await page.keyboard.press('Tab');
    const stop: Stop | null = await page.evaluate(focusedControl);
    if (stop === null) continue;
    if (stop.again) return unseen;
    if (!stop.seen) unseen.push(`${stop.text} ${stop.path}`);
  }
  throw new Error(`Tab never came round; it is at ${(await page.evaluate(focusedControl))?.text}`);
};

/** The controls that were focused, stored in the page, because their positions may change during the walk. */
interface Walk {
  walked?: WeakSet<Element>;
}

/** Runs in the page: the focused control, and whether it or a frame around it shows the focus. */
const focusedControl = (): Stop | null => {
  const control = document.activeElement;
  if (!(control instanceof HTMLElement) || control === document.body) return null;
  const path: string[] = [];
  const frames: Element[] = [];
  for (let at: Element | null = control; at && at !== document.body; at = at.parentElement) {
    path.unshift(`${at.tagName.toLowerCase()}:${at.parentElement ? [...at.parentElement.children].indexOf(at) : 0}`);
    if (frames.length < 3) frames.push(at);
  }
  // Switches and radio buttons hide their input and show the ring on the drawing next to it.
  const near = [...frames, control.nextElementSibling, control.previousElementSibling];
  const seen = near.some((element) => {
    if (element === null) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });
  const name = control.getAttribute('aria-label') ?? control.textContent ?? '';
  const { walked } = globalThis as Walk;
  const again = walked?.has(control) === true;
  walked?.add(control);
  return { path: path.join('>'), again, seen, text: `${control.tagName.toLowerCase()} "${name.trim().slice(0, 40)}"` };
};
