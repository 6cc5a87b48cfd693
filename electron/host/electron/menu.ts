import type { MenuItemConstructorOptions } from 'electron';
import { type ActionId, keyBindings } from '../../../shared/keys.ts';
import { type DesktopWords, desktopWords } from '../../../shared/words/desktop.ts';
import type { Language } from '../../../shared/words/language.ts';
import { uiWords } from '../../../shared/words/ui.ts';

type Role = NonNullable<MenuItemConstructorOptions['role']>;
/** Keys of texts without a placeholder. */
type Name = Exclude<keyof DesktopWords, 'openLink' | 'folderTakenDetail'>;
type Entry =
  | '-'
  | { readonly action: ActionId }
  | { readonly role: Role; readonly name: Name; readonly only?: 'developer' | 'other than macOS' };

interface MenuTable {
  readonly name: Name | 'product';
  readonly only?: 'macOS';
  readonly entries: readonly Entry[];
}

const table: readonly MenuTable[] = [
  {
    name: 'product',
    only: 'macOS',
    entries: [
      { role: 'about', name: 'about' },
      '-',
      { role: 'services', name: 'services' },
      '-',
      { role: 'hide', name: 'hide' },
      { role: 'hideOthers', name: 'hideOthers' },
      { role: 'unhide', name: 'unhide' },
      '-',
      { role: 'quit', name: 'quit' },
    ],
  },
  {
    name: 'file',
    entries: [
      { action: 'portPicker' },
      { action: 'connect' },
      { action: 'findModule' },
      '-',
      { action: 'main' },
      { action: 'stop' },
      '-',
      { role: 'close', name: 'closeWindow' },
      { role: 'quit', name: 'quit', only: 'other than macOS' },
    ],
  },
  {
    name: 'edit',
    entries: [
      { role: 'undo', name: 'undo' },
      { role: 'redo', name: 'redo' },
      '-',
      { role: 'cut', name: 'cut' },
      { role: 'copy', name: 'copy' },
      { role: 'paste', name: 'paste' },
      { role: 'selectAll', name: 'selectAll' },
      '-',
      { action: 'find' },
      { action: 'findNext' },
      { action: 'findPrevious' },
      { action: 'nextError' },
      { action: 'previousError' },
    ],
  },
  {
    name: 'go',
    entries: [
      { action: 'palette' },
      '-',
      { action: 'goSetup' },
      { action: 'goModule' },
      { action: 'goTerminal' },
      { action: 'goMqtt' },
      { action: 'goRecordings' },
      { action: 'goSettings' },
      '-',
      { action: 'commandLine' },
      { action: 'commandPage' },
      { action: 'searchHistory' },
      { action: 'nextPanel' },
      { action: 'previousPanel' },
    ],
  },
  {
    name: 'view',
    entries: [
      { role: 'zoomIn', name: 'zoomIn' },
      { role: 'zoomOut', name: 'zoomOut' },
      { role: 'resetZoom', name: 'actualSize' },
      { role: 'togglefullscreen', name: 'fullScreen' },
      '-',
      { role: 'reload', name: 'reload' },
      { role: 'toggleDevTools', name: 'developerTools', only: 'developer' },
    ],
  },
  { name: 'window', only: 'macOS', entries: [{ role: 'minimize', name: 'minimise' }] },
];

export interface MenuOptions {
  readonly language: Language;
  readonly isMac: boolean;
  /** The program is not packaged: show the developer tools. */
  readonly isDeveloper: boolean;
  /** Called with the keys of an action (`Mod+Shift+O`) when it is clicked. */
  readonly press: (keys: string) => void;
}

/**
 * The menus of the window. They only show the keys of actions: the page handles the keys, with the same table. An action without keys is only
 * in the command palette.
 */
export const menuTemplate = (options: MenuOptions): MenuItemConstructorOptions[] =>
  table
    .filter(({ only }) => only === undefined || options.isMac)
    .map(({ name, entries }) => ({
      label: name === 'product' ? uiWords[options.language].common.product : desktopWords[options.language][name],
      submenu: entries.flatMap((entry) => itemOf(entry, options)),
    }));

const itemOf = (entry: Entry, options: MenuOptions): readonly MenuItemConstructorOptions[] => {
  const { language, isMac, isDeveloper, press } = options;
  if (entry === '-') return [{ type: 'separator' }];
  if ('role' in entry) {
    const isHidden = (entry.only === 'developer' && !isDeveloper) || (entry.only === 'other than macOS' && isMac);
    return isHidden ? [] : [{ role: entry.role, label: desktopWords[language][entry.name] }];
  }
  const keys = keyBindings.find(({ action }) => action === entry.action)?.keys;
  if (keys === undefined) return [];
  return [
    {
      label: uiWords[language].shell.action[entry.action],
      accelerator: keys.replace('Mod', 'CmdOrCtrl'),
      registerAccelerator: false,
      click: (_item, _window, event) => {
        if (event.triggeredByAccelerator !== true) press(keys);
      },
    },
  ];
};
