import type { PortView, ProfileSummary, RecordingSummary, SimulatorView } from '../../../shared/contract.ts';
import { type ActionId, actionIds } from '../../../shared/keys.ts';
import type { Language } from '../../../shared/words/language.ts';
import {
  actionNames,
  kindNames,
  type OtherNames,
  partNames,
  settingNames,
} from '../../../shared/words/palette-names.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { portNameWith } from '../../parts/port-name.ts';
import { clockText } from '../../parts/time.ts';
import { simulatorAddress } from '../port-options.ts';
import { buttonNames } from './button-names.ts';
import { type PartId, partPlaces, type SettingId, settingIds } from './places.ts';
import type { Findable } from './search.ts';

export type PaletteTarget =
  | { readonly kind: 'action'; readonly id: ActionId }
  | { readonly kind: 'part'; readonly id: PartId }
  | { readonly kind: 'setting'; readonly id: SettingId }
  | { readonly kind: 'session' | 'profile' | 'port' | 'recording' | 'fault'; readonly id: string };

export interface PaletteItem extends Findable {
  readonly target: PaletteTarget;
  readonly title: string;
  /** Distinguishes it from others of its kind. */
  readonly sub: string | null;
}

/** A session, by the name on its tab and its other names. */
export interface PaletteSession {
  readonly id: string;
  readonly address: string;
  /** Empty if it has no name. */
  readonly profile: string;
  readonly imei: string | null;
  readonly model: string | null;
}

/** The input for the items, in addition to the tables. */
export interface PaletteSource {
  readonly sessions: readonly PaletteSession[];
  readonly profiles: readonly ProfileSummary[];
  readonly ports: readonly PortView[];
  readonly recordings: readonly RecordingSummary[];
  /** Of the current virtual module, or of any: they are the same. */
  readonly faults: SimulatorView['faults'];
}

/** Everything that the palette finds, in display order. Pure. */
export const paletteItems = (source: PaletteSource, language: Language): readonly PaletteItem[] => [
  ...actionIds.filter((id) => id !== 'palette').map((id) => actionItem(id, language)),
  ...(Object.keys(partPlaces) as PartId[]).map((id) =>
    item(
      { kind: 'part', id },
      titlesOf(({ shell }) => shell.part[id]),
      partNames[id],
      language,
    ),
  ),
  ...settingIds.map((id) => settingItem(id, language)),
  ...source.sessions.map((session) => sessionItem(session, language)),
  ...source.profiles.map((profile) => profileItem(profile)),
  ...portItems(source.ports, language),
  ...source.recordings.map((recording) => recordingItem(recording, language)),
  ...source.faults.map((fault) => faultItem(fault, language)),
];

type Titles = Readonly<Record<Language, string>>;
type Words = (typeof uiWords)[Language];

const titlesOf = (of: (words: Words) => string): Titles => ({ en: of(uiWords.en), zh: of(uiWords.zh) });

const allOf = ({ en, zh, commands }: OtherNames): readonly string[] => [...en, ...zh, ...commands];

const namesOfButtons = (target: PaletteTarget): readonly string[] =>
  target.kind === 'action' || target.kind === 'part' ? buttonNames(target.id) : [];

const item = (target: PaletteTarget, titles: Titles, others: OtherNames, language: Language): PaletteItem => {
  const other = language === 'en' ? 'zh' : 'en';
  return {
    target,
    title: titles[language],
    sub: null,
    names: [titles[language], titles[other], ...namesOfButtons(target), ...allOf(others)],
  };
};

/** The action that opens a page is also found by the name of the page. */
const pages: Readonly<Partial<Record<ActionId, keyof Words['shell']['pages']>>> = {
  goSetup: 'setup',
  goModule: 'module',
  goTerminal: 'terminal',
  goMqtt: 'mqtt',
  goRecordings: 'recordings',
  goSettings: 'settings',
};

const actionItem = (id: ActionId, language: Language): PaletteItem => {
  const titles = titlesOf(({ shell }) => shell.action[id]);
  const made = item({ kind: 'action', id }, titles, actionNames[id], language);
  const page = pages[id];
  return page === undefined
    ? made
    : { ...made, names: [...made.names, uiWords.en.shell.pages[page], uiWords.zh.shell.pages[page]] };
};

/** A row of a group is also found by the name of the group. */
const groupOf = {
  language: 'look',
  theme: 'look',
  dataBits: 'line',
  parity: 'line',
  stopBits: 'line',
  flowControl: 'line',
  recover: 'session',
  reopen: 'session',
  secrets: 'secrets',
  data: 'data',
  keys: 'keys',
  about: 'about',
} as const satisfies Readonly<Record<SettingId, keyof Words['settings']>>;

const settingItem = (id: SettingId, language: Language): PaletteItem => {
  const made = item(
    { kind: 'setting', id },
    titlesOf(({ settings }) => settings[id]),
    settingNames[id],
    language,
  );
  const group = titlesOf(({ settings }) => settings[groupOf[id]]);
  return { ...made, names: [...made.names, group.en, group.zh] };
};

/** A port by its name in both languages, the current language first, and by its address. */
const portNames = (address: string, language: Language): readonly [title: string, ...others: string[]] => {
  const [own, other] = language === 'en' ? (['en', 'zh'] as const) : (['zh', 'en'] as const);
  const nameIn = (one: Language): string => portNameWith(address, uiWords[one].shell.port.simulator);
  return [nameIn(own), nameIn(other), address];
};

const sessionItem = ({ id, address, profile, imei, model }: PaletteSession, language: Language): PaletteItem => {
  const names = portNames(address, language);
  const details = [profile, model ?? '', imei ?? ''].filter((text) => text !== '');
  return {
    target: { kind: 'session', id },
    title: names[0],
    sub: details.length === 0 ? null : details.join(' · '),
    names: [...names, ...details, ...allOf(kindNames.session)],
  };
};

const profileItem = ({ id, name, host, deviceId }: ProfileSummary): PaletteItem => ({
  target: { kind: 'profile', id },
  title: name,
  sub: host,
  names: [name, host, deviceId, ...allOf(kindNames.profile)],
});

const portItems = (ports: readonly PortView[], language: Language): readonly PaletteItem[] => [
  ...ports.map(({ path, product, manufacturer }) => ({
    target: { kind: 'port', id: path } as const,
    title: path,
    sub: product ?? manufacturer,
    names: [path, ...[product, manufacturer].filter((name) => name !== null), ...allOf(kindNames.port)],
  })),
  {
    target: { kind: 'port', id: simulatorAddress },
    title: uiWords[language].shell.port.simulator,
    sub: uiWords[language].shell.port.simulatorSub,
    names: [...portNames(simulatorAddress, language), ...allOf(kindNames.port)],
  },
];

const recordingItem = (recording: RecordingSummary, language: Language): PaletteItem => {
  const { name, startedAtMs, address, imei, model, others } = recording;
  const places = address === null ? [] : portNames(address, language);
  const title = startedAtMs === null ? name : dateText(startedAtMs);
  const details = [imei, model, places[0] ?? null].filter((text) => text !== null);
  return {
    target: { kind: 'recording', id: name },
    title,
    sub: details.length === 0 ? null : details.join(' · '),
    names: [title, ...details, ...othersText(others), ...places, name, ...allOf(kindNames.recording)],
  };
};

const othersText = (others: RecordingSummary['others']): readonly string[] =>
  others.flatMap(({ model, imei }) => [imei, model]).filter((text) => text !== null);

/** By its words and by its name on the command line. */
const faultItem = ({ name, on, words }: PaletteSource['faults'][number], language: Language): PaletteItem => ({
  target: { kind: 'fault', id: name },
  title: words[language],
  sub: on ? `${name} · ${uiWords[language].shell.palette.faultOn}` : name,
  names: [words[language], words[language === 'en' ? 'zh' : 'en'], name, ...allOf(kindNames.fault)],
});

/** Same format as the list of recordings. */
const dateText = (atMs: number): string => {
  const date = new Date(atMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${clockText(atMs, false)}`;
};
