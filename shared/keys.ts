/**
 * The actions of keys, palette and menu, with their keys. This is the only table: the key handler, the palette, the help sheet,
 * `aria-keyshortcuts` and the menu of the window use it. No key types a character or is reserved by the system. `Mod` is Ctrl, on macOS ⌘.
 */
export const actionIds = [
  'palette',
  'goSetup',
  'goModule',
  'goTerminal',
  'goMqtt',
  'goRecordings',
  'goSettings',
  'portPicker',
  'connect',
  'closeTab',
  'mergePorts',
  'findModule',
  /** The main action of the current page. Inside a text field that sends, the field handles the keys itself. */
  'main',
  'stop',
  'nextPanel',
  'previousPanel',
  'commandLine',
  'commandPage',
  'searchHistory',
  'find',
  'findNext',
  'findPrevious',
  'nextError',
  'previousError',
  'viewText',
  'viewHex',
  'viewSplit',
  'showSent',
  'showReceived',
  'showUrc',
  'showErrors',
  'follow',
  'clearView',
  'copyLines',
  'saveLines',
  'wrapLines',
  'filterLines',
  'goToTime',
  'moveDock',
  'language',
  'theme',
  'setUp',
  'resume',
  'runModule',
  'runCertificate',
  'runCredentials',
  'runConnect',
  'runProof',
  'saveReport',
  'lastResults',
  'restartModule',
  'readFiles',
  'pasteParameters',
  'useDemoDevice',
  'saveProfile',
  'newProfile',
  'importProfile',
  'exportProfile',
  'deleteProfile',
  'openConnection',
  'closeConnection',
  'subscribe',
  'publish',
  'readRecordings',
  'recordingsFolder',
  'deleteEmptyRecordings',
] as const;

export type ActionId = (typeof actionIds)[number];

export interface KeyBinding {
  readonly action: ActionId;
  /** `Mod+Shift+O`: modifiers, then the key as in `KeyboardEvent.key`. */
  readonly keys: string;
  /** Reserved by browsers: works only in the window of the desktop application. */
  readonly ownedByBrowser?: true;
}

export const keyBindings: readonly KeyBinding[] = [
  { action: 'palette', keys: 'Mod+K' },
  { action: 'main', keys: 'Mod+Enter' },
  { action: 'stop', keys: 'Mod+.' },
  { action: 'goSetup', keys: 'Mod+1', ownedByBrowser: true },
  { action: 'goTerminal', keys: 'Mod+2', ownedByBrowser: true },
  { action: 'goMqtt', keys: 'Mod+3', ownedByBrowser: true },
  { action: 'goRecordings', keys: 'Mod+4', ownedByBrowser: true },
  { action: 'goModule', keys: 'Mod+5', ownedByBrowser: true },
  { action: 'goSettings', keys: 'Mod+,', ownedByBrowser: true },
  { action: 'portPicker', keys: 'Mod+O', ownedByBrowser: true },
  { action: 'commandLine', keys: 'Mod+L', ownedByBrowser: true },
  { action: 'connect', keys: 'Mod+Shift+O', ownedByBrowser: true },
  { action: 'commandPage', keys: 'F1' },
  { action: 'searchHistory', keys: 'Mod+R', ownedByBrowser: true },
  { action: 'nextPanel', keys: 'F6' },
  { action: 'previousPanel', keys: 'Shift+F6' },
  { action: 'find', keys: 'Mod+F' },
  { action: 'findNext', keys: 'F3' },
  { action: 'findPrevious', keys: 'Shift+F3' },
  { action: 'nextError', keys: 'F8' },
  { action: 'previousError', keys: 'Shift+F8' },
];

export type HostKind = 'electron' | 'web';

export const bindingsOf = (host: HostKind): readonly KeyBinding[] =>
  host === 'web' ? keyBindings.filter(({ ownedByBrowser }) => ownedByBrowser !== true) : keyBindings;

/** For display: `Ctrl+Shift+O`, on macOS `⇧⌘O`. */
export const keyText = (keys: string, mac: boolean): string => {
  if (!mac) return keys.replace('Mod', 'Ctrl');
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  return `${parts.includes('Shift') ? '⇧' : ''}${parts.includes('Mod') ? '⌘' : ''}${key === 'Enter' ? '↩' : key}`;
};

/** For `aria-keyshortcuts`. */
export const ariaKeys = (keys: string, mac: boolean): string => keys.replace('Mod', mac ? 'Meta' : 'Control');

/** The used part of a keyboard event. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

export const actionOf = (pressed: PressedKey, host: HostKind, mac: boolean): ActionId | null => {
  const mod = mac ? pressed.metaKey : pressed.ctrlKey;
  const otherMod = mac ? pressed.ctrlKey : pressed.metaKey;
  if (pressed.altKey || otherMod) return null;
  const found = bindingsOf(host).find(({ keys }) => {
    const parts = keys.split('+');
    return (
      parts.at(-1)?.toLowerCase() === pressed.key.toLowerCase() &&
      parts.includes('Mod') === mod &&
      parts.includes('Shift') === pressed.shiftKey
    );
  });
  return found?.action ?? null;
};
