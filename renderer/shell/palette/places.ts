import type { ActionId } from '../../../shared/keys.ts';
import type { PageId, PagePart } from '../../store/ui-store.ts';

/** Where an action is offered: from elsewhere the palette goes there first. */
export interface ActionPlace {
  readonly page: PageId;
  /** The stage with the form for it. The palette opens it. */
  readonly part?: PagePart;
}

/** Actions that are not listed are offered on every page, or only on the current one. */
export const actionPlaces: Readonly<Partial<Record<ActionId, ActionPlace>>> = {
  stop: { page: 'setup' },
  commandLine: { page: 'terminal' },
  commandPage: { page: 'terminal' },
  searchHistory: { page: 'terminal' },
  find: { page: 'terminal' },
  findNext: { page: 'terminal' },
  findPrevious: { page: 'terminal' },
  nextError: { page: 'terminal' },
  previousError: { page: 'terminal' },
  viewText: { page: 'terminal' },
  viewHex: { page: 'terminal' },
  viewSplit: { page: 'terminal' },
  showSent: { page: 'terminal' },
  showReceived: { page: 'terminal' },
  showUrc: { page: 'terminal' },
  showErrors: { page: 'terminal' },
  follow: { page: 'terminal' },
  clearView: { page: 'terminal' },
  copyLines: { page: 'terminal' },
  saveLines: { page: 'terminal' },
  wrapLines: { page: 'terminal' },
  filterLines: { page: 'terminal' },
  goToTime: { page: 'terminal' },
  moveDock: { page: 'setup' },
  lastResults: { page: 'setup' },
  setUp: { page: 'setup' },
  resume: { page: 'setup' },
  runModule: { page: 'setup' },
  runCertificate: { page: 'setup' },
  runCredentials: { page: 'setup' },
  runConnect: { page: 'setup' },
  runProof: { page: 'setup' },
  saveReport: { page: 'setup' },
  restartModule: { page: 'setup' },
  readFiles: { page: 'setup', part: 'certificate' },
  pasteParameters: { page: 'setup', part: 'credentials' },
  useDemoDevice: { page: 'setup', part: 'credentials' },
  saveProfile: { page: 'setup', part: 'credentials' },
  newProfile: { page: 'setup', part: 'credentials' },
  importProfile: { page: 'setup', part: 'credentials' },
  exportProfile: { page: 'setup', part: 'credentials' },
  deleteProfile: { page: 'setup', part: 'credentials' },
  openConnection: { page: 'mqtt' },
  closeConnection: { page: 'mqtt' },
  subscribe: { page: 'mqtt' },
  publish: { page: 'mqtt' },
  readRecordings: { page: 'recordings' },
  recordingsFolder: { page: 'recordings' },
  deleteEmptyRecordings: { page: 'recordings' },
};

/** Parts of pages that the palette can go to. */
export const partPlaces = {
  certificate: 'setup',
  credentials: 'setup',
  proof: 'setup',
  faults: null,
} as const satisfies Partial<Record<PagePart, PageId | null>>;

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
