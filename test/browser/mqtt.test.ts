import type { Locator, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DemoCloud } from '../../electron/simulator/demo-cloud/demo-cloud.ts';
import { demoDevice } from '../../electron/simulator/demo-cloud/demo-device.ts';
import { pause } from '../support/pause.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { begins, Technician } from './technician.ts';
import { haveBrowser } from './window-bench.ts';

const words = names.en;
const folder = `$oc/devices/${demoDevice.id}`;

describe.runIf(haveBrowser())('a user with live messages', () => {
  const bench = benchOfEachTest();
  let page: Page;
  let technician: Technician;
  let cloud: DemoCloud;
  beforeEach(async () => {
    const simulation = await bench().links.simulation();
    if (!simulation.ok) throw new Error(simulation.error.code);
    cloud = simulation.value.cloud;
    page = await bench().newWindow();
    technician = new Technician(page, words);
    await technician.begin();
  });

  const messages = (): Locator => page.getByRole('list', { name: words.messages }).getByRole('listitem');
  const subscriptions = (): Locator => page.getByRole('list', { name: words.subscriptions }).getByRole('listitem');
  /** So that the certificate is on the module, as after a set-up. */
  const openConnection = async (): Promise<void> => {
    await technician.button(words.setUp).click();
    await technician.expectAllDone();
    await technician.goTo(words.mqtt);
    await technician.button(words.closeConnection).click();
    await reopen();
  };
  const reopen = async (): Promise<void> => {
    await technician.button(words.openConnection).click();
    await technician.button(words.closeConnection).waitFor();
  };
  const publish = async (topic: string, qos: string, payload: string): Promise<void> => {
    const composer = page.locator('section', { has: page.getByRole('heading', { name: words.publish }) }).last();
    await composer.getByRole('textbox', { name: words.topic }).fill(topic);
    await composer.getByRole('combobox', { name: 'QoS' }).selectOption(qos);
    await composer.getByRole('textbox', { name: words.payload }).fill(payload);
    await composer.getByRole('button', { name: words.publish }).click();
  };

  it('opens the connection, receives from the cloud, subscribes, unsubscribes and closes', async () => {
    await openConnection();
    await expect.poll(() => subscriptions().count()).toBe(4);
    const command = { command_name: 'ledControl', service_id: 'ServiceWin', paras: { led: '开', note: '灯 1' } };
    await cloud.publish(`${folder}/sys/commands/request_id=9b0f`, bytesOf(JSON.stringify(command)));
    await messages().getByText('ledControl').waitFor();
    await page.getByRole('tabpanel').getByText('"灯 1"').waitFor();
    await expect.poll(() => subscriptions().first().innerText()).toMatch(/1\s*$/);

    await page.getByRole('textbox', { name: 'New subscription' }).fill(`${folder}/user/中文/#`);
    await technician.button(words.subscribe).click();
    await expect.poll(() => subscriptions().count()).toBe(5);
    await cloud.publish(`${folder}/user/中文/一`, bytesOf('你好，模块'));
    await messages().getByText('你好，模块').waitFor();
    await subscriptions()
      .last()
      .getByRole('button', { name: begins(words.unsubscribe) })
      .click();
    await expect.poll(() => subscriptions().count()).toBe(4);
    await cloud.publish(`${folder}/user/中文/一`, bytesOf('nobody hears this'));
    await cloud.publish(`${folder}/sys/messages/down`, bytesOf('the last one'));
    await messages().getByText('the last one').waitFor();
    expect(await messages().getByText('nobody hears this').count()).toBe(0);

    await technician.button(words.closeConnection).click();
    await technician.button(words.openConnection).waitFor();
    await expect.poll(() => subscriptions().count()).toBe(0);
    await reopen();
    await expect.poll(() => subscriptions().count()).toBe(4);
  });

  it('publishes at every QoS, in Chinese, and an empty message', async () => {
    const received: string[] = [];
    cloud.onEvent(({ kind, topic, payload }) => {
      const own = /\/user\/(.+)$/.exec(topic ?? '')?.[1];
      if (kind === 'publish' && own !== undefined) received.push(`${own} ${textOf(payload ?? new Uint8Array())}`);
    });
    await openConnection();
    // The topic of the current device, from the form.
    await page.getByRole('region', { name: 'Exact line' }).getByText(`"${folder}/sys/properties/report"`).waitFor();
    await publish(`${folder}/user/零`, '0', '{"温度":21.5}');
    await publish(`${folder}/user/一`, '1', '引号 " 和反斜杠 \\ 以及\n换行');
    await publish(`${folder}/user/二`, '2', '二');
    await publish(`${folder}/user/空`, '0', '');
    await expect.poll(() => received).toEqual(['零 {"温度":21.5}', '一 引号 " 和反斜杠 \\ 以及\n换行', '二 二', '空 ']);
    // Two more: the proof and its return.
    await expect.poll(() => messages().count()).toBe(6);
    expect(await messages().nth(2).innerText()).toMatch(/温度\s*21\.5/);
  });

  it('draws many messages in one go', async () => {
    await openConnection();
    const drawings = await countDrawings();
    const count = 400;
    for (let number = 0; number < count; number += 1) await cloud.publish(`${folder}/sys/messages/down`, load(number));
    await page.getByRole('button', { name: receivedTotal(count), exact: true }).waitFor();
    await messages()
      .last()
      .getByText(`Load ${count - 1}`)
      .waitFor({ state: 'attached' });
    // One drawing per message would be 400, at hundreds a second. If they arrive more slowly than the throttle, each
    // may be drawn.
    const { drawn, seconds } = await drawings();
    expect(drawn).toBeLessThan(Math.max(count / 2, seconds * 60));
  });

  it('can use the window while a hundred messages a second arrive', async () => {
    await openConnection();
    const sent = await page.getByRole('button', { name: /^Sent [\d,]+$/ }).elementHandle();
    const press = async (): Promise<void> => {
      await sent?.evaluate(async (button) => {
        const before = button.getAttribute('aria-pressed');
        (button as HTMLElement).click();
        while (button.getAttribute('aria-pressed') === before) await new Promise(requestAnimationFrame);
      });
    };
    const presses = 10;
    // Ten times what an idle machine needs. On a slow machine the messages also arrive more slowly.
    const limit = 1_000;
    let answered = 0;
    const pressing = (async () => {
      for (; answered < presses; answered += 1) await press();
    })();
    let come = 0;
    for (; come < limit && answered < presses; come += 1) {
      await cloud.publish(`${folder}/sys/messages/down`, load(come));
      if (come % 10 === 9) await pause(100);
    }
    expect({ answered, isLate: come === limit }).toEqual({ answered: presses, isLate: false });
    await pressing;
    await page.getByRole('button', { name: receivedTotal(come), exact: true }).waitFor();
  });

  it('keeps the scroll position while messages arrive, and a selected message after it dropped out', async () => {
    await openConnection();
    const come = async (first: number, count: number): Promise<void> => {
      for (let number = first; number < first + count; number += 1) {
        await cloud.publish(`${folder}/sys/messages/down`, bytesOf(`number ${number}`));
      }
      await page.getByRole('button', { name: receivedTotal(first + count), exact: true }).waitFor();
    };
    await come(0, 540);
    await messages().getByText('number 539', { exact: true }).waitFor();
    await page.getByText('42 older messages are not kept').waitFor();
    const follow = page.getByRole('button', { name: 'Follow', exact: true }).first();
    await messages().last().hover();
    // The wheel scrolls smoothly: positions are known once it stops.
    const rest = await messages()
      .last()
      .evaluateHandle((message) => ({
        ended: new Promise((resolve) => document.addEventListener('scrollend', resolve, { capture: true, once: true })),
        message,
      }));
    await page.mouse.wheel(0, -4_000);
    await rest.evaluate(({ ended }) => ended);
    await expect.poll(() => follow.getAttribute('aria-pressed')).toBe('false');
    await messages().getByText('number 400', { exact: true }).scrollIntoViewIfNeeded();
    const read = await topOf('number 400');
    await come(540, 10);
    expect(await topOf('number 400')).toBe(read);

    await messages().getByText('number 400', { exact: true }).click();
    expect(await topOf('number 400')).toBe(read);
    await come(550, 401);
    await page.getByText('no longer in the list').waitFor();
    await page.getByRole('tab', { name: 'Raw' }).click();
    expect(await page.getByRole('tabpanel').innerText()).toBe('number 400');
    await follow.click();
    await expect.poll(() => page.getByRole('tabpanel').innerText()).toBe('number 950');
    await messages().getByText('number 950', { exact: true }).waitFor();
  });
  /** Position of a message on the screen. */
  const topOf = async (text: string): Promise<number | undefined> =>
    (await messages().getByText(text, { exact: true }).boundingBox())?.y;

  /** How often the list changed since, and the page time it took. Changes in one task count once. */
  const countDrawings = async (): Promise<() => Promise<{ drawn: number; seconds: number }>> => {
    const list = await page.getByRole('list', { name: words.messages }).elementHandle();
    const counter = await list?.evaluateHandle((element) => {
      const startMs = Number(document.timeline.currentTime);
      let drawn = 0;
      new MutationObserver(() => {
        drawn += 1;
      }).observe(element, { childList: true, subtree: true });
      return () => ({ drawn, seconds: (Number(document.timeline.currentTime) - startMs) / 1_000 });
    });
    return async () => (await counter?.evaluate((read) => read())) ?? { drawn: Number.NaN, seconds: 0 };
  };
  /** About a thousand bytes. */
  const load = (number: number): Uint8Array => {
    const properties = { text: '温'.repeat(300) };
    return bytesOf(JSON.stringify({ services: [{ service_id: `Load ${number}`, properties }] }));
  };
  /** Not counting the proof and its return. */
  const receivedTotal = (count: number): string => `Received ${(count + 1).toLocaleString('en-US')}`;

  it('sees why a module without its certificate does not connect, and where to go', async () => {
    await technician.goTo(words.mqtt);
    await technician.button(words.openConnection).click();
    await page.getByRole('alert').filter({ hasText: 'tls/config-refused' }).waitFor();
    await page.getByRole('button', { name: 'Go to Setup' }).click();
    await technician.button(words.setUp).waitFor();
  });

  it('sees that the browser refused to copy the line', async () => {
    await technician.goTo(words.mqtt);
    await page.evaluate(`navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))`);
    await page.getByRole('button', { name: 'Copy the line' }).click();
    await page.getByRole('alert').filter({ hasText: 'Not copied' }).waitFor();
  });

  it('sees the limit of the module, and searches the messages by shortcut', async () => {
    await openConnection();
    await page.getByText('/ 1,360 bytes').waitFor();
    const payload = page.getByRole('textbox', { name: words.payload });
    await payload.fill('字'.repeat(454));
    await page.getByText('Cut 2 bytes').waitFor();
    expect(await page.getByRole('button', { name: words.publish, exact: true }).isDisabled()).toBe(true);
    await cloud.publish(`${folder}/sys/messages/down`, bytesOf('door open'));
    await cloud.publish(`${folder}/sys/messages/down`, bytesOf('window open'));
    await messages().getByText('window open').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('door');
    await expect.poll(() => messages().count()).toBe(1);
  });
});

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
