import { EventEmitter } from 'node:events';
import type { Session, WebContents } from 'electron';
import { describe, expect, it } from 'vitest';
import { askWhereToSave, plainName } from '../../../electron/host/electron/downloads.ts';
import { createLinkOpener, judgeLink } from '../../../electron/host/electron/external-links.ts';
import { keepAtPage } from '../../../electron/host/electron/navigation.ts';
import { blockNetwork } from '../../../electron/host/electron/network.ts';
import { denyPermissions, type PermissionName, permissions } from '../../../electron/host/electron/permissions.ts';
import { webPreferencesWith } from '../../../electron/host/electron/window.ts';
import { desktopWords } from '../../../shared/words/desktop.ts';
import { readFiles } from '../../rules/source-tree.ts';
import { FakeContents } from '../../support/electron-stub/fake-contents.ts';
import { FakeSession } from '../../support/electron-stub/fake-session.ts';
import { hostileAddresses } from '../../support/electron-stub/hostile-addresses.ts';

const fakeSession = (): FakeSession & Session => new FakeSession() as unknown as FakeSession & Session;

describe('the settings of every window', () => {
  it('are these', () => {
    expect(webPreferencesWith('/preload.cjs')).toEqual({
      preload: '/preload.cjs',
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    });
  });

  it('are in one place: no other code creates a window', () => {
    const makers = readFiles(['electron'], /\.ts$/).filter(({ text }) => /new (?:\w+\.)*BrowserWindow\b/.test(text));
    expect(makers.map(({ path }) => path)).toEqual(['electron/host/electron/window.ts']);
  });
});

describe('a permission', () => {
  const ours = 'app://atelier/index.html';
  const answers = (name: PermissionName | 'some-new-one', origin: string): readonly unknown[] => {
    const session = fakeSession();
    denyPermissions(session);
    const contents = { getURL: () => origin };
    const { permissionRequest, permissionCheck, devicePermission } = session.handlers as Record<
      string,
      (...args: unknown[]) => unknown
    >;
    let requested: unknown = 'not answered';
    permissionRequest?.(contents, name, (granted: boolean) => {
      requested = granted;
    });
    return [requested, permissionCheck?.(contents, name, origin), devicePermission?.({ deviceType: 'serial', origin })];
  };

  it.each(Object.keys(permissions) as PermissionName[])('%s is decided in all three handlers', (name) => {
    const granted = ['clipboard-sanitized-write', 'notifications'].includes(name);
    expect(answers(name, ours)).toEqual([granted, granted, false]);
    expect(answers(name, 'https://atelier/')).toEqual([false, false, false]);
    expect(answers(name, 'app://atelier.evil/')).toEqual([false, false, false]);
  });

  it('without an entry in the table is denied', () => {
    expect(answers('some-new-one', ours)).toEqual([false, false, false]);
    expect(answers('toString' as PermissionName, ours)).toEqual([false, false, false]);
  });
});

describe('navigation', () => {
  const guarded = (): { readonly contents: FakeContents; readonly opened: string[] } => {
    const contents = new FakeContents({
      ipcMain: new EventEmitter(),
      session: new FakeSession(),
      runPreload: () => undefined,
    });
    const opened: string[] = [];
    keepAtPage(contents as unknown as WebContents, (address) => opened.push(address));
    return { contents, opened };
  };
  const isPrevented = (contents: FakeContents, name: string, url: string): boolean => {
    let prevented = false;
    contents.emit(name, { url, preventDefault: () => (prevented = true) });
    return prevented;
  };

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('%s cannot leave the page', (name) => {
    const { contents } = guarded();
    expect(isPrevented(contents, name, 'app://atelier/index.html')).toBe(false);
    for (const address of hostileAddresses)
      expect([address, isPrevented(contents, name, address)]).toEqual([address, true]);
  });

  it('opens no window and embeds nothing; the address is passed to the link opener', () => {
    const { contents, opened } = guarded();
    expect(contents.openHandler?.({ url: 'https://support.huaweicloud.com/' })).toEqual({ action: 'deny' });
    expect(opened).toEqual(['https://support.huaweicloud.com/']);
    expect(isPrevented(contents, 'will-attach-webview', '')).toBe(true);
  });
});

describe('a link to the outside', () => {
  const good = 'https://support.huaweicloud.com/iothub/?a=b#c';

  const opener = (answer: number | Promise<number>): { log: string[]; open: (address: string) => Promise<boolean> } => {
    const log: string[] = [];
    const open = createLinkOpener({
      words: () => desktopWords.en,
      shell: { openExternal: async (address) => void log.push(`open ${address}`) },
      dialog: {
        showMessageBox: (async ({ message }: { readonly message: string }) => {
          log.push(`ask ${message}`);
          return { response: await answer, checkboxChecked: false };
        }) as never,
      },
    });
    return { log, open };
  };

  it('is opened after the user saw the host and confirmed', async () => {
    const { log, open } = opener(0);
    expect(await open(good)).toBe(true);
    expect(log).toEqual(['ask Open support.huaweicloud.com in the browser?', `open ${good}`]);
  });

  it('is not opened when the user cancels', async () => {
    const { log, open } = opener(1);
    expect(await open(good)).toBe(false);
    expect(log).toEqual(['ask Open support.huaweicloud.com in the browser?']);
  });

  it('shows one dialog at a time', async () => {
    let answer = (_button: number): void => undefined;
    const pressed = new Promise<number>((resolve) => {
      answer = resolve;
    });
    const { log, open } = opener(pressed);
    const first = open(good);
    expect(await Promise.all([open(good), open(good)])).toEqual([false, false]);
    answer(0);
    expect(await first).toBe(true);
    expect(log.length).toBe(2);
  });

  it('with a hostile address shows no dialog and is not opened', async () => {
    expect(hostileAddresses.length).toBeGreaterThanOrEqual(60);
    const { log, open } = opener(0);
    for (const address of hostileAddresses)
      expect([address.slice(0, 80), await open(address)]).toEqual([address.slice(0, 80), false]);
    expect(log).toEqual([]);
  });

  it('is checked by its parsed host, not by its first characters', () => {
    expect(judgeLink(good)?.hostname).toBe('support.huaweicloud.com');
    expect(judgeLink('https://support.huaweicloud.com.evil.example/')).toBeNull();
  });
});

describe('the network', () => {
  it('is blocked for the page: every request that leaves the application is cancelled', () => {
    const session = fakeSession();
    blockNetwork(session);
    const answers: unknown[] = [];
    const handler = session.handlers.onBeforeRequest as unknown as (
      details: object,
      answer: (a: unknown) => void,
    ) => void;
    handler({ url: 'https://example.org/' }, (answer) => answers.push(answer));
    expect(answers).toEqual([{ cancel: true }]);
    expect(session.blockedUrls).toEqual([
      'http://*/*',
      'https://*/*',
      'ws://*/*',
      'wss://*/*',
      'ftp://*/*',
      'file:///*',
    ]);
  });
});

describe('a download', () => {
  const download = (address: string, name = 'report.html'): readonly [boolean, unknown] => {
    const session = fakeSession();
    askWhereToSave(session);
    let prevented = false;
    let options: unknown = null;
    const item = {
      getURL: () => address,
      getFilename: () => name,
      setSaveDialogOptions: (given: unknown) => {
        options = given;
      },
    };
    session.emit('will-download' as never, { preventDefault: () => (prevented = true) } as never, item as never);
    return [prevented, options];
  };

  it('of the page is saved where the user chooses', () => {
    expect(download('blob:app://atelier/0f0e')).toEqual([false, { defaultPath: 'report.html' }]);
  });

  it.each([
    'https://example.org/x.exe',
    'data:text/html,x',
    'blob:https://example.org/1',
    'blob:app://atelier.evil/1',
    'file:///etc/passwd',
  ])('of %s is cancelled', (address) => {
    expect(download(address)).toEqual([true, null]);
  });

  it.each([
    ['../../.bashrc', '__.._.bashrc'],
    ['C:\\Windows\\x.exe', 'C__Windows_x.exe'],
    ['a\u0000b\nc', 'a_b_c'],
    ['.profile', '_profile'],
    ['', 'atelier'],
    ['报告.html', '报告.html'],
  ])('has a plain name: %j becomes %j', (name, plain) => {
    expect(plainName(name)).toBe(plain);
  });
});
