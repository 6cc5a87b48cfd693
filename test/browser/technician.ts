import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Names } from './names.ts';

/** An accessible name may be longer (an icon, a state), but begins with these words. */
export const begins = (name: string): RegExp => new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** What a technician does and sees, by roles and accessible names only. */
export class Technician {
  readonly page: Page;
  readonly names: Names;

  constructor(page: Page, names: Names) {
    this.page = page;
    this.names = names;
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name: begins(name) });
  }

  /** Resolves when the page is in front. Before that, a control of the previous page would be found. */
  async goTo(pageName: string): Promise<void> {
    const rail = this.page.getByRole('navigation', { name: this.names.pages });
    const link = rail.getByRole('link', { name: begins(pageName) });
    await link.click();
    await link.and(this.page.locator('[aria-current="page"]')).waitFor();
  }

  async pickVirtualModule(): Promise<void> {
    await this.page
      .getByRole('combobox', { name: begins(this.names.port) })
      .first()
      .click();
    await this.page.getByRole('option', { name: begins(this.names.virtual) }).click();
  }

  /** Connects to a device that is in no list. */
  async connectTo(address: string): Promise<void> {
    const port = this.page.getByRole('combobox', { name: begins(this.names.port) }).first();
    await port.click();
    await port.fill(address);
    await port.press('Enter');
    await this.connect();
  }

  async connect(): Promise<void> {
    await this.button(this.names.connect).first().click();
    await this.button(this.names.disconnect).first().waitFor();
  }

  async disconnect(): Promise<void> {
    await this.button(this.names.disconnect).first().click();
    await this.button(this.names.connect).first().waitFor();
  }

  /** From a fresh window to a connected virtual module with the demo device filled in. */
  async begin(): Promise<void> {
    await this.pickVirtualModule();
    await this.connect();
    // It opens shortly after the port and must not replace typed text.
    await this.page
      .getByText(/^Demo, /)
      .first()
      .waitFor({ state: 'attached' });
  }

  stage(index: number): Locator {
    return this.page
      .getByRole('list', { name: begins(this.names.stages) })
      .getByRole('listitem')
      .filter({ has: this.page.getByText(this.names.stageNames[index] ?? '', { exact: true }) })
      .first();
  }

  async expectStage(index: number, ...states: readonly string[]): Promise<void> {
    const state = new RegExp(`^(${states.join('|')})$`);
    await this.stage(index).getByText(state).first().waitFor({ state: 'attached' });
  }

  /** A resumed run skips steps that are already true. */
  async expectAllDone(): Promise<void> {
    for (let index = 0; index < 5; index += 1) await this.expectStage(index, this.names.done, this.names.skipped);
  }

  async setFault(fault: string, on: boolean): Promise<void> {
    const opener = this.page.getByRole('button', { name: begins(this.names.virtualModule) }).first();
    const group = this.page.getByRole('group', { name: begins(this.names.faults) });
    if (!(await group.isVisible())) await opener.click();
    await group.waitFor();
    const toggle = group.getByRole('switch', { name: new RegExp(`(^|\\s)${fault}$`) });
    if ((await toggle.isChecked()) !== on) await toggle.click({ force: true });
    await expect.poll(() => toggle.isChecked()).toBe(on);
    await this.page.keyboard.press('Escape');
  }
}
