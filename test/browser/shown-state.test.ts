import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { serveOverTcp, type TcpService } from '../../electron/simulator/serve/serve-over-tcp.ts';
import type { RequestName, RequestParams, RequestResult } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { type Report, reportSchema } from '../../shared/report.ts';
import { fill } from '../../shared/words/typed-words.ts';
import { uiWords } from '../../shared/words/ui.ts';
import { openPage } from '../support/open-page.ts';
import { timeoutMs } from '../support/time-scale.ts';
import { benchOfEachTest } from './bench-of-each-test.ts';
import { names } from './names.ts';
import { Technician } from './technician.ts';
import { haveBrowser, shortWaits, type WindowBench } from './window-bench.ts';

/** A page in Node, next to the browser: sends requests without a click. */
const caller = async (address: string) => {
  const { connection, socket } = await openPage(address);
  let next = 0;
  const open = new Map<number, (outcome: Outcome<unknown>) => void>();
  connection.onFrame((received) => {
    const frame = received as { readonly kind: string; readonly id: number; readonly outcome: Outcome<unknown> };
    if (frame.kind === 'response') open.get(frame.id)?.(frame.outcome);
  });
  const request = <Name extends RequestName>(
    name: Name,
    params: RequestParams<Name>,
  ): Promise<Outcome<RequestResult<Name>>> =>
    new Promise((resolve) => {
      next += 1;
      open.set(next, resolve as (outcome: Outcome<unknown>) => void);
      connection.send({ kind: 'request', id: next, name, params });
    });
  return { request, close: () => socket.close() };
};

const must = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(`${outcome.error.code} ${JSON.stringify(outcome.error.facts)}`);
  return outcome.value;
};

/** The demo device under two names: A leads to the demo cloud, B to a host that does not exist. */
const saveProfiles = async (address: string): Promise<void> => {
  const { request, close } = await caller(address);
  must(await request('draft.useDemoDevice', { sessionId: null }));
  must(await request('profiles.save', { sessionId: null, name: 'Profile A', asCopy: false }));
  must(await request('draft.change', { sessionId: null, patch: { host: 'b.example', port: 8884 } }));
  must(await request('profiles.save', { sessionId: null, name: 'Profile B', asCopy: true }));
  close();
};

/** A port at which several modules are plugged in, one after another. */
const openPlace = async (bench: WindowBench) => {
  const simulation = must(await bench.links.simulation());
  let service: TcpService | null = null;
  let port = 0;
  const plug = async (unit: number): Promise<void> => {
    service = must(await serveOverTcp(port, simulation.unit(unit)));
    port = service.port;
  };
  await plug(1);
  return {
    address: `tcp://127.0.0.1:${port}`,
    plug,
    unplug: async () => service?.close(),
    setFault: (name: 'no-suback', on: boolean) => simulation.module.setFault(name, on),
  };
};

const first = '866475030000019';
const second = '866475030000027';

/** Everything on screen that shows the state. */
interface ShownState {
  readonly title: string;
  readonly head: string;
  /** Above the stages, always visible. */
  readonly notes: readonly string[];
  readonly lastRun: string | null;
  /** The word of each stage, and whether its mark shows that inputs changed since. */
  readonly stages: readonly string[];
  /** Next to the title of the first stage. */
  readonly checkup: string;
  readonly resumes: boolean;
  /** Next to *Resume*: what it would do. */
  readonly resumeHint: string;
  readonly status: string;
  readonly tabs: readonly string[];
  /** Number of notes and alerts that report a problem. */
  readonly losses: number;
}

const shownStateOf = (page: Page, words: (typeof uiWords)['en' | 'zh'], resume: string): Promise<ShownState> =>
  page.evaluate(
    ({ status, resume: resumeName }) => {
      const text = (element: Element | null | undefined): string =>
        ((element as HTMLElement | null)?.innerText ?? '').replaceAll(/\s+/g, ' ').trim();
      const isSeen = (element: Element): boolean => (element as HTMLElement).offsetParent !== null;
      const isInSight = (element: Element): boolean => {
        const { left, top, width, height } = element.getBoundingClientRect();
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
      };
      const stages = [...document.querySelectorAll('[data-stage]')].filter(isSeen);
      return {
        title: document.title,
        head: text([...document.querySelectorAll('header h1')].find(isSeen)?.parentElement),
        notes: [...document.querySelectorAll('[role="status"][data-tone], [data-identity]')]
          .filter(isInSight)
          .map(text),
        lastRun: text([...document.querySelectorAll('[data-part="last-run"]')].find(isSeen)) || null,
        stages: stages.map((stage) =>
          stage.hasAttribute('data-changed') ? 'changed' : ((stage as HTMLElement).dataset.state ?? ''),
        ),
        checkup: text(stages[0]?.querySelector('span[data-tone]')),
        resumeHint: text(
          [...document.querySelectorAll('button')].find((button) => isSeen(button) && text(button) === resumeName)
            ?.nextElementSibling,
        ),
        resumes: [...document.querySelectorAll('button')].some(
          (button) => isSeen(button) && text(button) === resumeName,
        ),
        status: text(document.querySelector(`section[aria-label="${status}"]`)),
        tabs: [...document.querySelectorAll('[data-session]')].map((tab) => tab.getAttribute('aria-label') ?? ''),
        losses: [...document.querySelectorAll('[data-tone="failed"]:not([data-stage] span), [role="alert"]')].filter(
          (note) => isSeen(note) && text(note) !== '',
        ).length,
      };
    },
    { status: words.shell.status.label, resume },
  );

describe.runIf(haveBrowser()).each(['en', 'zh'] as const)('the state in the window (%s)', (language) => {
  // Long enough to stop while waiting for the acknowledgement, also on a busy machine.
  const bench = benchOfEachTest({ waits: { ...shortWaits, subscribeMs: timeoutMs(60_000) } });
  const words = uiWords[language];
  const labels = names[language];

  it('is correct through another profile, a changed secret, an unplugged cable, another module, and the first one again', {
    timeout: timeoutMs(240_000),
  }, async () => {
    await saveProfiles(bench().address);
    const place = await openPlace(bench());
    const page = await bench().newWindow({ language });
    const technician = new Technician(page, labels);
    const expectState = async (expected: Partial<Record<keyof ShownState, unknown>>): Promise<void> => {
      await expect
        .poll(() => shownStateOf(page, words, labels.resume), { timeout: timeoutMs(60_000), interval: 100 })
        .toMatchObject(expected);
    };
    const choose = async (profile: string): Promise<void> => {
      await page.getByRole('combobox', { name: new RegExp(`^${labels.profile}`) }).click();
      await page.getByRole('option', { name: new RegExp(`^${profile}`) }).click();
    };
    const contains = (...parts: readonly string[]) =>
      expect.stringMatching(new RegExp(parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('.*')));
    /** Host, state, and whether the connection can be closed, as shown on the MQTT page. */
    const messagesSay = async (host: RegExp, state: string | RegExp, isOpen: boolean): Promise<void> => {
      await technician.goTo(labels.mqtt);
      await page.locator('dd:visible').filter({ hasText: host }).first().waitFor();
      await page.getByText(state).filter({ visible: true }).first().waitFor();
      if (isOpen) await technician.button(labels.closeConnection).first().waitFor();
      else expect(await technician.button(labels.closeConnection).filter({ visible: true }).count()).toBe(0);
      await technician.goTo(labels.setup);
    };
    const savedReport = async (): Promise<Report> => {
      await technician.button(labels.saveReport).first().click();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('menuitem', { name: words.setup.reportJson }).click(),
      ]);
      return reportSchema.parse(JSON.parse(readFileSync(await download.path(), 'utf8')));
    };
    const upFor = new RegExp(`^${String(words.mqtt.upFor).replace(/\{.*?\}.*/, '')}`);
    const demoHost = /myhuaweicloud\.com:\d+$/;
    const allDone = ['done', 'done', 'done', 'done', 'done'];
    const allWaiting = ['waiting', 'waiting', 'waiting', 'waiting', 'waiting'];

    const port = page.getByRole('combobox', { name: new RegExp(`^${labels.port}`) }).first();
    await port.click();
    await port.fill(place.address);
    await page.keyboard.press('Enter');
    await technician.connect();
    await choose('Profile A');
    const requests = await caller(bench().address);
    must(await requests.request('session.open', { address: 'sim:2', baudRate: 115_200 }));
    const tabs = (state: string) => [
      contains(place.address, 'Profile A', state),
      contains(`${words.shell.port.simulator} 2`, 'Demo', words.shell.tabs.open),
    ];
    await expectState({
      ...{ stages: allWaiting, lastRun: null, resumes: false, losses: 0 },
      tabs: tabs(words.shell.tabs.open),
    });

    await technician.button(labels.setUp).click();
    await expectState({
      stages: allDone,
      head: contains(first, 'Profile A', words.setup.head.online),
      title: contains(place.address, words.shell.title.online),
      lastRun: null,
      losses: 0,
      tabs: tabs(words.shell.tabs.online),
    });
    await messagesSay(demoHost, upFor, true);
    expect(await savedReport()).toMatchObject({ ok: true, module: { imei: first }, mqtt: { connected: true } });

    // The check-up keeps the findings of the run until another run replaces them.
    const { checkup } = await shownStateOf(page, words, labels.resume);
    expect(checkup).toMatch(/9.*9.*dBm/);

    // Another profile: its stages wait; run and connection of the first one keep their names.
    await choose('Profile B');
    await expectState({
      stages: allWaiting,
      lastRun: contains('Profile A'),
      head: contains(first, 'Profile A'),
      resumes: false,
    });
    await messagesSay(demoHost, upFor, true);

    await choose('Profile A');
    await expectState({ stages: allDone, lastRun: null, head: contains('Profile A', words.setup.head.online) });

    // Another secret.
    const sessionId = 's1';
    must(await requests.request('draft.replaceSecret', { sessionId, field: 'secret', value: 'anotherSecret123' }));
    const bySecret = ['done', 'done', 'changed', 'changed', 'changed'];
    await expectState({ stages: bySecret, head: contains('Profile A', words.setup.head.onlineChanged) });
    must(await requests.request('draft.replaceSecret', { sessionId, field: 'secret', value: '' }));
    await expectState({ stages: bySecret });
    must(await requests.request('draft.undoSecret', { sessionId, field: 'secret' }));
    must(await requests.request('draft.replaceSecret', { sessionId, field: 'secret', value: 'de30de30de30de30de30' }));
    await expectState({ stages: allDone, head: contains('Profile A', words.setup.head.online) });

    // The cable is unplugged: reported once, and finished stages stay.
    await place.unplug();
    await expectState({
      losses: 1,
      stages: allDone,
      notes: [contains(place.address, words.setup.ended.reopens, words.setup.ended.stopWaiting)],
      title: contains(place.address, words.shell.title.lost),
      status: contains(words.shell.status.reopens),
      tabs: tabs(words.shell.tabs.reopens),
    });
    await messagesSay(/./, words.mqtt.notKnown, false);

    // Another module on the same port: no result of the first one is shown as its own.
    await place.plug(2);
    await expectState({
      losses: 0,
      stages: allWaiting,
      notes: [],
      head: contains(second),
      lastRun: contains(first, 'Profile A'),
      resumes: false,
      tabs: tabs(words.shell.tabs.open),
    });
    await messagesSay(/./, words.mqtt.notKnown, false);
    // The messages of the first module are above a divider and are no longer counted.
    await technician.goTo(labels.mqtt);
    const other = fill(words.terminal.divider['other-module'], { module: `Air720H ${second}` });
    await page.getByRole('listitem').filter({ hasText: other }).waitFor();
    await page
      .locator('dd:visible')
      .filter({ hasText: fill(words.mqtt.trafficCounts, { up: '0', down: '0' }) })
      .waitFor();
    await technician.goTo(labels.setup);
    expect(await page.getByRole('button', { name: labels.saveReport }).filter({ visible: true }).count()).toBe(0);
    await page.getByRole('button', { name: words.setup.lastRun.open }).click();
    const results = page.getByRole('dialog');
    await results.getByText(first).first().waitFor();
    expect(await savedReport()).toMatchObject({ ok: true, module: { imei: first } });
    await page.keyboard.press('Escape');
    await results.waitFor({ state: 'hidden' });

    // The first module again: its results, its check-up and the connection that it kept come back.
    await place.unplug();
    await expectState({ losses: 1 });
    await place.plug(1);
    await expectState({
      ...{ losses: 0, stages: allDone, notes: [], lastRun: null, resumes: false },
      head: contains(first, 'Profile A', words.setup.head.online),
      title: contains(place.address, words.shell.title.online),
      checkup,
      tabs: tabs(words.shell.tabs.online),
    });
    await messagesSay(demoHost, words.mqtt.up, true);
    expect(await savedReport()).toMatchObject({ ok: true, module: { imei: first } });

    // Stopped while connecting, then resumed.
    place.setFault('no-suback', true);
    await technician.button(labels.setUp).click();
    await technician.expectStage(3, labels.running);
    await page.getByText(words.setup.awaits.connect.subscribe).filter({ visible: true }).first().waitFor();
    await technician.button(labels.stop).first().click();
    await expectState({
      ...{ stages: ['done', 'done', 'done', 'stopped', 'waiting'], resumes: true, head: contains(first) },
      resumeHint: contains(words.diagnosis.resumes.connects),
    });
    place.setFault('no-suback', false);
    await technician.button(labels.resume).first().click();
    await expectState({
      head: contains(first, 'Profile A', words.setup.head.online),
      title: contains(words.shell.title.online),
      lastRun: null,
      losses: 0,
    });
    const { stages } = await shownStateOf(page, words, labels.resume);
    expect(stages.every((state) => state === 'done' || state === 'skipped')).toBe(true);
    await messagesSay(demoHost, upFor, true);
    expect(await savedReport()).toMatchObject({ ok: true, module: { imei: first }, mqtt: { connected: true } });

    // The cable is unplugged during a run: the stage reports it, the note says what happens next.
    place.setFault('no-suback', true);
    await technician.button(labels.setUp).click();
    await technician.expectStage(3, labels.running);
    await page.getByText(words.setup.awaits.connect.subscribe).filter({ visible: true }).first().waitFor();
    await place.unplug();
    await expectState({
      ...{ stages: ['done', 'done', 'done', 'failed', 'waiting'], losses: 1, lastRun: null },
      notes: [contains(words.setup.ended.waits, words.setup.ended.reopens)],
    });
    place.setFault('no-suback', false);
    await place.plug(1);
    await expectState({ notes: [], resumes: true, head: contains(first) });
    await technician.button(labels.resume).first().click();
    await expectState({ losses: 0, notes: [], head: contains(first, 'Profile A', words.setup.head.online) });
    requests.close();
    await place.unplug();
  });
});

describe.runIf(haveBrowser())('two modules in one window', () => {
  const bench = benchOfEachTest();

  it('are set up in parallel, and unplugging one does not affect the other', async () => {
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, names.en);
    await technician.begin();
    const { request, close } = await caller(bench().address);
    const other = must(await request('session.open', { address: 'sim:2', baudRate: 115_200 }));
    const tabs = page.getByRole('list', { name: uiWords.en.shell.tabs.label });
    const tab = (name: string) => tabs.getByRole('button', { name: new RegExp(`^${name}`) });
    await tab('Virtual Air720 2').waitFor();
    await technician.button(names.en.setUp).click();
    await tab('Virtual Air720 2').click();
    await technician.button(names.en.setUp).click();
    const state = (name: string, word: string) =>
      tabs.getByRole('button', { name: new RegExp(`^${name} · .*${word}$`) });
    await Promise.all([
      state('Virtual Air720', 'online').first().waitFor(),
      state('Virtual Air720 2', 'online').waitFor(),
    ]);
    await technician.expectAllDone();
    const lines = page.getByText(/^[\d,]+ B$/);
    must(await request('settings.change', { reopen: false }));
    must(await request('simulator.setFault', { address: 'sim:', name: 'unplug', on: true }));
    await request('terminal.send', { sessionId: 's1', line: 'AT' });
    await state('Virtual Air720', uiWords.en.shell.tabs.lost).first().waitFor();
    await state('Virtual Air720 2', 'online').waitFor();
    await technician.expectAllDone();
    expect(await lines.count()).toBeGreaterThan(0);
    expect(other.sessionId).toBe('s2');
    close();
  });

  it('are separate from a port that was only chosen, which shows and does nothing of the module in front', async () => {
    const page = await bench().newWindow({ language: 'en' });
    const technician = new Technician(page, names.en);
    const words = uiWords.en;
    await technician.begin();
    await technician.button(names.en.setUp).click();
    await technician.expectAllDone();
    const port = page.getByRole('combobox', { name: names.en.port }).first();
    const pick = async (address: string): Promise<void> => {
      await port.click();
      await port.fill(address);
      await port.press('Enter');
    };
    await pick('sim:2');
    const tabs = page.getByRole('list', { name: words.shell.tabs.label });
    await tabs.getByRole('button', { name: `Virtual Air720 2 · ${words.shell.tabs.notConnected}` }).waitFor();
    const shown = await shownStateOf(page, words, names.en.resume);
    expect(shown).toMatchObject({ stages: Array(5).fill('waiting'), lastRun: null, resumes: false, losses: 0 });
    expect(shown.head).not.toContain(first);
    expect(shown.status).toContain(words.shell.status.closed);
    expect(shown.title).not.toContain(words.shell.title.online);
    expect(await technician.button(names.en.setUp).filter({ visible: true }).count()).toBe(0);
    // Input here belongs to the module that is connected next, and to no other.
    await technician.button(names.en.connect).first().click();
    await technician.button(names.en.setUp).click();
    await technician.expectAllDone();
    expect((await shownStateOf(page, words, names.en.resume)).head).toContain(second);
    // Choosing a port that has a tab shows that tab.
    await pick('sim:');
    await expect.poll(async () => (await shownStateOf(page, words, names.en.resume)).head).toContain(first);
    await technician.button(names.en.disconnect).first().waitFor();
  });
});
