import { EventEmitter } from 'node:events';
import type { BrowserWindow, MenuItemConstructorOptions } from 'electron';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ViewStore } from '../../../electron/app/view-store.ts';
import { languageOf } from '../../../electron/host/electron/appearance.ts';
import { dataFolderOf } from '../../../electron/host/electron/arguments.ts';
import { contextMenuTemplate } from '../../../electron/host/electron/context-menu.ts';
import { menuTemplate } from '../../../electron/host/electron/menu.ts';
import { reloadLostPage } from '../../../electron/host/electron/page-failure.ts';
import { stayAwakeWhileRunning } from '../../../electron/host/electron/power.ts';
import { pressKeys } from '../../../electron/host/electron/press-keys.ts';
import { closeBeforeQuit } from '../../../electron/host/electron/quit.ts';
import { createWindowMemory, fittingBounds, parseWindowState } from '../../../electron/host/electron/window-state.ts';
import { actionOf, keyBindings } from '../../../shared/keys.ts';
import { desktopWords } from '../../../shared/words/desktop.ts';
import { createTempPlatform, type TempPlatform } from '../../support/temp-platform.ts';
import { VirtualClock } from '../../support/virtual-clock.ts';

const screenArea = { x: 0, y: 0, width: 1920, height: 1040 };
const right = { x: 1920, y: 0, width: 1280, height: 984 };

describe('where the window opens', () => {
  const at = (
    x: number,
    y: number,
    width = 1200,
    height = 800,
  ): { x: number; y: number; width: number; height: number } => ({ x, y, width, height });
  const middle = { x: 280, y: 90, width: 1360, height: 860 };
  it.each([
    ['where it was', at(100, 50), at(100, 50)],
    ['where it was, on the second screen', at(2000, 10), at(2000, 10)],
    ['where it was, as long as its title bar can be reached', at(-1080, 10), at(-1080, 10)],
    ['in the middle, the first time', null, middle],
    ['in the middle, when its screen is disconnected', at(4000, 10), middle],
    ['in the middle, when its title bar would be above the screen', at(100, -20), middle],
    ['in the middle, when its title bar would be below the screen', at(100, 1020), middle],
    ['in the middle, when too little of it would be visible', at(-1100, 10), middle],
  ])('%s', (_name, wanted, expected) => {
    expect(fittingBounds(wanted, [screenArea, right])).toEqual(expected);
  });

  it('on a small screen it fills the screen', () => {
    expect(fittingBounds(null, [{ x: 0, y: 25, width: 1280, height: 700 }])).toEqual({
      x: 0,
      y: 25,
      width: 1280,
      height: 700,
    });
  });

  it.each([
    '',
    '{',
    'null',
    '[]',
    '{"bounds":{"x":0,"y":0,"width":1e9,"height":900},"maximised":false}',
    '{"bounds":{"x":0,"y":0,"width":10,"height":10},"maximised":true}',
    '{"bounds":{"x":0.5,"y":0,"width":900,"height":900},"maximised":true}',
    '{"bounds":{"x":0,"y":0,"width":900,"height":900},"maximised":"yes"}',
  ])('a file with %s is ignored', (text) => {
    expect(parseWindowState(text)).toBeNull();
  });
});

describe('the saved state of the window', () => {
  let platform: TempPlatform;
  beforeEach(() => {
    platform = createTempPlatform();
  });
  afterEach(() => platform.remove());

  const fakeWindow = (bounds: typeof screenArea): EventEmitter & { full: boolean; gone: boolean } =>
    Object.assign(new EventEmitter(), {
      full: false,
      gone: false,
      isDestroyed(this: { gone: boolean }) {
        return this.gone;
      },
      isMinimized: () => false,
      isFullScreen: () => false,
      isMaximized(this: { full: boolean }) {
        return this.full;
      },
      getNormalBounds: () => bounds,
    });

  it('contains the bounds and whether it was maximised, after the changes have settled', async () => {
    const clock = new VirtualClock();
    const memory = createWindowMemory(platform, clock);
    expect(await memory.read()).toBeNull();
    const bounds = { x: 10, y: 20, width: 1200, height: 800 };
    const window = fakeWindow(bounds);
    memory.follow(window as unknown as BrowserWindow);
    for (let count = 0; count < 50; count += 1) window.emit('resize');
    await clock.advance(400);
    expect(await memory.read()).toBeNull();
    window.full = true;
    window.emit('maximize');
    await clock.advance(500);
    expect(await memory.read()).toEqual({ bounds, maximised: true });
    expect(clock.pendingTimers).toBe(0);
  });

  it('is written at the end, also after the window was closed', async () => {
    const clock = new VirtualClock();
    const memory = createWindowMemory(platform, clock);
    const window = fakeWindow(screenArea);
    memory.follow(window as unknown as BrowserWindow);
    await memory.flush();
    expect(await memory.read()).toEqual({ bounds: screenArea, maximised: false });
    window.gone = true;
    await memory.flush();
    expect(clock.pendingTimers).toBe(0);
  });
});

describe('the menu', () => {
  const itemsOf = (template: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] =>
    template.flatMap(({ submenu }) => submenu as MenuItemConstructorOptions[]);
  const pressed: string[] = [];
  const options = { isMac: false, isDeveloper: false, press: (keys: string) => void pressed.push(keys) };

  it.each(['en', 'zh'] as const)('names every item in %s', (language) => {
    for (const isMac of [false, true]) {
      const template = menuTemplate({ ...options, language, isMac, isDeveloper: true });
      const labels = [...template, ...itemsOf(template)]
        .filter(({ type }) => type !== 'separator')
        .map(({ label }) => label);
      expect(labels.filter((label) => !label)).toEqual([]);
      if (language === 'zh') expect(labels.filter((label) => !/\p{Script=Han}/u.test(label ?? ''))).toEqual([]);
    }
  });

  it('shows the keys of the table and does not handle them', () => {
    const items = itemsOf(menuTemplate({ ...options, language: 'en' })).filter(({ accelerator }) => accelerator);
    const known = keyBindings.map(({ keys }) => keys.replace('Mod', 'CmdOrCtrl'));
    expect(items.map(({ accelerator }) => accelerator).filter((keys) => !known.includes(String(keys)))).toEqual([]);
    expect(items.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
    expect([...known].sort()).toEqual(items.map(({ accelerator }) => String(accelerator)).sort());
  });

  it('a clicked item sends its keys, an item chosen by its keys does not send them again', () => {
    pressed.length = 0;
    const stop = itemsOf(menuTemplate({ ...options, language: 'en' })).find(({ label }) => label === 'Stop');
    const click = stop?.click as unknown as (item: unknown, window: unknown, event: object) => void;
    click(null, null, { triggeredByAccelerator: true });
    expect(pressed).toEqual([]);
    click(null, null, {});
    expect(pressed).toEqual(['Mod+.']);
  });

  it('has the program menu on macOS only, and developer tools for developers only', () => {
    const labels = (given: Partial<typeof options>): readonly unknown[] => {
      const template = menuTemplate({ ...options, ...given, language: 'en' });
      return [...template, ...itemsOf(template)].map(({ label, role }) => role ?? label);
    };
    expect(labels({})).not.toContain('about');
    expect(labels({ isMac: true })).toContain('about');
    expect(labels({ isMac: true }).filter((role) => role === 'quit')).toHaveLength(1);
    expect(labels({})).not.toContain('toggleDevTools');
    expect(labels({ isDeveloper: true })).toContain('toggleDevTools');
  });

  it.each(keyBindings)('sending $keys performs $action in the page', ({ keys, action }) => {
    for (const isMac of [false, true]) {
      const events: { type: string; keyCode: string; modifiers: string[] }[] = [];
      pressKeys({ sendInputEvent: (event) => void events.push(event as never) }, keys, isMac);
      expect(events.map(({ type }) => type)).toEqual(['keyDown', 'keyUp']);
      const { keyCode = '', modifiers = [] } = events[0] ?? {};
      const has = (name: string): boolean => modifiers.includes(name);
      const pressedKey = {
        key: keyCode,
        ctrlKey: has('control'),
        metaKey: has('meta'),
        shiftKey: has('shift'),
        altKey: has('alt'),
      };
      expect(actionOf(pressedKey, 'electron', isMac)).toBe(action);
    }
  });

  it('of the right mouse button contains the actions for that place', () => {
    const flags = { canCut: true, canCopy: true, canPaste: true, canSelectAll: true };
    const roles = (isEditable: boolean, selectionText: string): readonly unknown[] =>
      contextMenuTemplate({ isEditable, selectionText, editFlags: flags as never }, desktopWords.en).map(
        ({ role }) => role,
      );
    expect(roles(false, '')).toEqual([]);
    expect(roles(false, 'AT+CSQ')).toEqual(['copy']);
    expect(roles(true, '')).toEqual(['cut', 'copy', 'paste', undefined, 'selectAll']);
  });
});

describe('the end of the program', () => {
  const quitting = (
    close: () => Promise<void>,
  ): { clock: VirtualClock; events: string[]; app: EventEmitter; ask: () => boolean } => {
    const [clock, events] = [new VirtualClock(), [] as string[]];
    const app = Object.assign(new EventEmitter(), { quit: () => void events.push('quit') });
    closeBeforeQuit(app as never, clock, close, (error) => events.push(`bug ${(error as Error).message}`));
    const ask = (): boolean => {
      let held = false;
      app.emit('before-quit', { preventDefault: () => (held = true) });
      return held;
    };
    return { clock, events, app, ask };
  };

  it('waits until the application is closed, and closes it once', async () => {
    let finish = (): void => undefined;
    let asked = 0;
    const { clock, events, ask } = quitting(() => {
      asked += 1;
      return new Promise((resolve) => {
        finish = resolve;
      });
    });
    expect([ask(), ask(), asked, events]).toEqual([true, true, 1, []]);
    finish();
    await clock.advance(0);
    expect([events, ask(), asked]).toEqual([['quit'], false, 1]);
    expect(clock.pendingTimers).toBe(0);
  });

  it('waits no longer than 4.5 s', async () => {
    const { clock, events, ask } = quitting(() => new Promise(() => undefined));
    ask();
    await clock.advance(4_499);
    expect(events).toEqual([]);
    await clock.advance(1);
    expect(events).toEqual(['quit']);
  });

  it('is not prevented by a failure of closing', async () => {
    const { clock, events, ask } = quitting(() => Promise.reject(new Error('x')));
    ask();
    await clock.advance(0);
    expect(events).toEqual(['bug x', 'quit']);
  });
});

describe('a page whose process has crashed', () => {
  const losing = (
    answer: 'reload' | 'quit',
  ): { clock: VirtualClock; events: string[]; lose: (reason?: string) => void } => {
    const [clock, events, webContents] = [new VirtualClock(), [] as string[], new EventEmitter()];
    const contents = Object.assign(webContents, { reload: () => void events.push('reload') });
    const window = { webContents: contents, isDestroyed: () => false } as unknown as BrowserWindow;
    const ask = async (): Promise<'reload' | 'quit'> => {
      events.push('ask');
      return answer;
    };
    reloadLostPage(window, clock, ask, () => events.push('quit'));
    return { clock, events, lose: (reason = 'crashed') => void contents.emit('render-process-gone', {}, { reason }) };
  };

  it('is loaded again once; after a second crash within a minute the user is asked', async () => {
    const { clock, events, lose } = losing('quit');
    lose();
    expect(events).toEqual(['reload']);
    await clock.advance(60_000);
    lose();
    expect(events).toEqual(['reload', 'reload']);
    await clock.advance(59_999);
    lose();
    await clock.advance(0);
    expect(events).toEqual(['reload', 'reload', 'ask', 'quit']);
  });

  it('is not loaded again after a normal end', () => {
    const { events, lose } = losing('reload');
    lose('clean-exit');
    expect(events).toEqual([]);
  });
});

describe('the computer', () => {
  it('does not go to sleep during a run', () => {
    const reported: string[] = [];
    let listener: ((event: { type: string }) => void) | null = null;
    let state = 'running';
    const viewStore = {
      view: () => ({ sessions: { s1: { run: { state } } } }),
      onEvent: (given: typeof listener) => {
        listener = given;
      },
    } as unknown as ViewStore;
    stayAwakeWhileRunning(viewStore, {
      start: (kind) => {
        reported.push(kind);
        return 3;
      },
      stop: (id) => {
        reported.push(`stop ${id}`);
        return true;
      },
    });
    const event = (next: string): void => {
      state = next;
      listener?.({ type: 'run' });
    };
    for (const next of ['running', 'stopping']) event(next);
    expect(reported).toEqual(['prevent-app-suspension']);
    for (const next of ['stopped', 'done', 'running', 'failed']) event(next);
    expect(reported).toEqual(['prevent-app-suspension', 'stop 3', 'prevent-app-suspension', 'stop 3']);
  });

  it.each([
    ['system', ['zh-CN', 'en'], 'zh'],
    ['system', ['zh'], 'zh'],
    ['system', ['en-GB', 'zh-CN'], 'en'],
    ['system', [], 'en'],
    ['en', ['zh-CN'], 'en'],
    ['zh', ['en'], 'zh'],
  ])('set to %s with %j uses %s', (language, system, expected) => {
    const viewStore = { view: () => ({ settings: { language } }) } as unknown as ViewStore;
    expect(languageOf(viewStore, system)).toBe(expected);
  });

  it.each([
    [['main.js', '--data', '/x y'], '/x y'],
    [['--data=/x'], '/x'],
    [['--data', ''], undefined],
    [['--data'], undefined],
    [['--database', '/x'], undefined],
    [[], undefined],
  ])('reads the data folder of %j', (args, expected) => {
    expect(dataFolderOf(args)).toBe(expected);
  });
});
