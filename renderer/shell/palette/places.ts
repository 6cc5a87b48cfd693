import type { ActionId } from '../../../shared/keys.ts';
import type { RoomId, WantedPart } from '../../store/ui-store.ts';

/** Where an action is offered: from elsewhere the palette goes there first. */
export interface ActionPlace {
  readonly room: RoomId;
  /** The stage with the form for it. The palette opens it. */
  readonly part?: WantedPart;
}

/** Actions that are not listed are offered on every page, or only on the current one. */
export const actionPlaces: Readonly<Partial<Record<ActionId, ActionPlace>>> = {
  stop: { room: 'setup' },
  commandLine: { room: 'terminal' },
  find: { room: 'terminal' },
  findNext: { room: 'terminal' },
  findPrevious: { room: 'terminal' },
  nextError: { room: 'terminal' },
  previousError: { room: 'terminal' },
  viewText: { room: 'terminal' },
  viewHex: { room: 'terminal' },
  viewSplit: { room: 'terminal' },
  showSent: { room: 'terminal' },
  showReceived: { room: 'terminal' },
  showUrc: { room: 'terminal' },
  showErrors: { room: 'terminal' },
  follow: { room: 'terminal' },
  clearView: { room: 'terminal' },
  copyLines: { room: 'terminal' },
  moveDock: { room: 'setup' },
  lastResults: { room: 'setup' },
  setUp: { room: 'setup' },
  resume: { room: 'setup' },
  runModule: { room: 'setup' },
  runCertificate: { room: 'setup' },
  runCredentials: { room: 'setup' },
  runConnect: { room: 'setup' },
  runProof: { room: 'setup' },
  saveReport: { room: 'setup' },
  restartModule: { room: 'setup' },
  readFiles: { room: 'setup', part: 'certificate' },
  pasteParameters: { room: 'setup', part: 'credentials' },
  useDemoDevice: { room: 'setup', part: 'credentials' },
  saveProfile: { room: 'setup', part: 'credentials' },
  newProfile: { room: 'setup', part: 'credentials' },
  importProfile: { room: 'setup', part: 'credentials' },
  exportProfile: { room: 'setup', part: 'credentials' },
  deleteProfile: { room: 'setup', part: 'credentials' },
  openConnection: { room: 'mqtt' },
  closeConnection: { room: 'mqtt' },
  subscribe: { room: 'mqtt' },
  publish: { room: 'mqtt' },
  readRecordings: { room: 'recordings' },
  recordingsFolder: { room: 'recordings' },
  deleteEmptyRecordings: { room: 'recordings' },
};

/** Parts of pages that the palette can go to. */
export const partPlaces = {
  certificate: 'setup',
  credentials: 'setup',
  proof: 'setup',
  faults: null,
} as const satisfies Partial<Record<WantedPart, RoomId | null>>;

export type PartId = keyof typeof partPlaces;

/** Rows of the Settings page, in order. Each has its name as `data-setting`. */
export const settingIds = [
  'language',
  'theme',
  'dataBits',
  'parity',
  'stopBits',
  'flowControl',
  'recover',
  'reopen',
  'secrets',
  'data',
  'keys',
  'about',
] as const;

export type SettingId = (typeof settingIds)[number];
