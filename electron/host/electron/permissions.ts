import type { Session } from 'electron';
import { isPageAddress } from './page-address.ts';

type RequestHandler = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
export type PermissionName = Parameters<RequestHandler>[1];

/** Every permission that Electron has. A name that a newer Electron adds does not compile until it is decided here. */
export const permissions: Readonly<Record<PermissionName, boolean>> = {
  // Needed for the copy buttons.
  'clipboard-sanitized-write': true,
  // Rules for lines, where a person has switched one on that notifies.
  notifications: true,

  ar: false,
  'automatic-fullscreen': false,
  'background-fetch': false,
  'background-sync': false,
  'captured-surface-control': false,
  'clipboard-read': false,
  'deprecated-sync-clipboard-read': false,
  'display-capture': false,
  fileSystem: false,
  fullscreen: false,
  geolocation: false,
  'geolocation-approximate': false,
  'hand-tracking': false,
  hid: false,
  'idle-detection': false,
  keyboardLock: false,
  'local-fonts': false,
  'local-network': false,
  'local-network-access': false,
  'loopback-network': false,
  media: false,
  mediaKeySystem: false,
  midi: false,
  midiSysex: false,
  nfc: false,
  openExternal: false,
  'payment-handler': false,
  'periodic-background-sync': false,
  'persistent-storage': false,
  pointerLock: false,
  'screen-wake-lock': false,
  sensors: false,
  serial: false,
  'smart-card': false,
  'speaker-selection': false,
  'storage-access': false,
  'system-wake-lock': false,
  'top-level-storage-access': false,
  unknown: false,
  usb: false,
  vr: false,
  'web-app-installation': false,
  'web-printing': false,
  'window-management': false,
};

/** Sets all three permission handlers. Without them Electron grants everything. */
export const denyPermissions = (
  session: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'>,
): void => {
  const may = (name: PermissionName, address: string): boolean => permissions[name] === true && isPageAddress(address);
  session.setPermissionRequestHandler((contents, name, answer) => answer(may(name, contents.getURL())));
  session.setPermissionCheckHandler((contents, name, origin) => may(name, origin || (contents?.getURL() ?? '')));
  session.setDevicePermissionHandler(() => false);
};
