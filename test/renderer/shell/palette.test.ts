import { describe, expect, it } from 'vitest';
import { buttonNames, namedButtons } from '../../../renderer/shell/palette/button-names.ts';
import { type PaletteItem, type PaletteSource, paletteItems } from '../../../renderer/shell/palette/items.ts';
import { actionPlaces, settingIds } from '../../../renderer/shell/palette/places.ts';
import { reasonAgainst, reasonAgainstPart } from '../../../renderer/shell/palette/reasons.ts';
import { indexOf, search } from '../../../renderer/shell/palette/search.ts';
import { noRemarks } from '../../../shared/contract/recordings.ts';
import { type ActionId, actionIds } from '../../../shared/keys.ts';
import { languages } from '../../../shared/words/language.ts';
import { actionNames, partNames, settingNames } from '../../../shared/words/palette-names.ts';
import { uiWords } from '../../../shared/words/ui.ts';
import { samplePlan } from '../../support/run-plan.ts';
import { sampleSession, sampleView } from '../../support/sample-view.ts';

const nothing: PaletteSource = { sessions: [], profiles: [], ports: [], recordings: [], faults: [] };
const fault = (name: string, en: string, zh: string, on = false) => ({ name, on, words: { en, zh } });
const profile = (number: number) => ({
  id: `p${number}`,
  name: `Greenhouse ${number}`,
  platform: 'mqtt' as const,
  host: `h${number}.example`,
  deviceId: `64f0_device${number}`,
});
const recording = (number: number): PaletteSource['recordings'][number] => ({
  name: `20261123T060000.${String(number).padStart(4, '0')}Z-COM7.jsonl`,
  startedAtMs: Date.UTC(2026, 10, 23, 6) + number,
  address: { 0: 'sim:', 2: 'sim:2' }[number] ?? 'COM7',
  sizeBytes: 9,
  live: false,
  durationMs: 1,
  model: 'Air780E',
  imei: `86671404307${String(number).padStart(4, '0')}`,
  result: null,
  others: [],
  part: null,
  remarks: noRemarks,
  empty: false,
});
const port = (path: string, product: string | null = null): PaletteSource['ports'][number] => ({
  ...{ path, key: path, product, manufacturer: null, serialNumber: null, vendorId: null, productId: null },
  ...{ interfaceNumber: null, usbLocation: null, stablePath: null, knownModule: null },
});

const idsFound = (items: readonly PaletteItem[], typed: string, limit = 1_000): readonly string[] =>
  search(indexOf(items), typed, limit).found.map(({ item }) => `${item.target.kind} ${item.target.id}`);

describe.each(languages)('the palette of a window in %s', (language) => {
  const items = paletteItems(nothing, language);

  it.each(actionIds.filter((id) => id !== 'palette'))('finds %s by every name in both languages', (id) => {
    const { en, zh, commands } = actionNames[id];
    const titles = languages.map((one) => uiWords[one].shell.action[id]);
    for (const name of [...titles, ...en, ...zh, ...commands])
      expect(idsFound(items, name), name).toContain(`action ${id}`);
    for (const title of titles) expect(idsFound(items, title)[0]).toBe(`action ${id}`);
  });

  it.each(namedButtons)('finds %s by the labels of its buttons, in both languages', (id) => {
    const kind = id in partNames ? 'part' : 'action';
    for (const name of buttonNames(id)) expect(idsFound(items, name), name).toContain(`${kind} ${id}`);
  });

  it.each(Object.entries(partNames))('finds the part %s by every name', (id, { en, zh, commands }) => {
    for (const name of [...en, ...zh, ...commands]) expect(idsFound(items, name), name).toContain(`part ${id}`);
  });

  it.each(settingIds)('finds the setting %s by every name', (id) => {
    const { en, zh } = settingNames[id];
    const titles = languages.map((one) => uiWords[one].settings[id]);
    for (const name of [...titles, ...en, ...zh]) expect(idsFound(items, name), name).toContain(`setting ${id}`);
  });

  it('finds every row of the settings', () => {
    const rows = Object.keys(uiWords.en.settings).filter((key) => `${key}Hint` in uiWords.en.settings);
    for (const row of rows.filter((key) => key !== 'line')) expect(settingIds as readonly string[]).toContain(row);
  });

  it('finds every page by its name', () => {
    for (const one of languages) {
      const { pages } = uiWords[one].shell;
      expect(idsFound(items, pages.setup)[0]).toBe('action goSetup');
      expect(idsFound(items, pages.terminal)[0]).toBe('action goTerminal');
      expect(idsFound(items, pages.mqtt)[0]).toBe('action goMqtt');
      expect(idsFound(items, pages.recordings)[0]).toBe('action goRecordings');
      expect(idsFound(items, pages.settings)[0]).toBe('action goSettings');
    }
  });

  it('finds profiles, ports and recordings by name and by kind', () => {
    const all = paletteItems(
      {
        sessions: [
          { id: 's1', address: 'tcp://10.0.0.5:900', profile: 'Barn', imei: '866475030000019', model: 'Air780E' },
          { id: 's2', address: 'sim:2', profile: '', imei: null, model: null },
        ],
        profiles: [profile(12)],
        ports: [port('/dev/ttyUSB2', 'LUAT USB Device')],
        recordings: [recording(0), recording(2)],
        faults: [],
      },
      language,
    );
    for (const typed of ['greenhouse 12', 'h12.example', '64f0_device12', '方案 greenhouse', 'profile 12'])
      expect(idsFound(all, typed), typed).toContain('profile p12');
    for (const typed of ['ttyusb2', 'luat', '串口 ttyUSB', 'port luat'])
      expect(idsFound(all, typed), typed).toContain('port /dev/ttyUSB2');
    for (const typed of ['虚拟 air720', 'Virtual Air720', 'sim:'])
      expect(idsFound(all, typed), typed).toContain('port sim:');
    for (const typed of ['10.0.0.5', 'barn', '866475030000019', '会话 10.0', 'tab tcp://'])
      expect(idsFound(all, typed), typed).toContain('session s1');
    for (const typed of ['sim:2', 'virtual air720 2', '虚拟 air720 2']) {
      expect(idsFound(all, typed), typed).toContain('session s2');
      expect(idsFound(all, typed), typed).toContain(`recording ${recording(2).name}`);
    }
    const second = all.find(({ target }) => target.id === recording(2).name);
    expect(second?.sub).toContain(`${uiWords[language].shell.port.simulator} 2`);
    expect(second?.sub).not.toContain('sim:');
    const name = recording(0).name;
    for (const typed of ['866714043070000', '录制 0000', 'air780e', '虚拟 air780', 'virtual 8667', name])
      expect(idsFound(all, typed), typed).toContain(`recording ${name}`);
  });
});

describe.each(languages)('the faults of the virtual module in %s', (language) => {
  const faults = [
    fault('no-sim', 'The SIM card is missing', '没有 SIM 卡'),
    fault('drop-after-login', 'The connection drops after the login', '登录后断开连接', true),
  ];
  const items = paletteItems({ ...nothing, faults }, language);

  it('are found by their text in both languages and by name, and show which are on', () => {
    for (const typed of ['no-sim', 'sim card is missing', '没有 SIM 卡', 'fault no-sim'])
      expect(idsFound(items, typed), typed).toContain('fault no-sim');
    const [off, on] = items.filter(({ target }) => target.kind === 'fault');
    expect(off).toMatchObject({ title: faults[0]?.words[language], sub: 'no-sim' });
    expect(on?.sub).toBe(`drop-after-login · ${uiWords[language].shell.palette.faultOn}`);
  });
});

describe('the lists of lines', () => {
  it.each([
    ['Hex', 'viewHex'],
    ['十六进制', 'viewHex'],
    ['Split', 'viewSplit'],
    ['对照', 'viewSplit'],
    ['Text', 'viewText'],
    ['文本', 'viewText'],
    ['Errors', 'showErrors'],
    ['错误', 'showErrors'],
    ['Sent', 'showSent'],
    ['发送', 'showSent'],
    ['Received', 'showReceived'],
    ['接收', 'showReceived'],
    ['Follow', 'follow'],
    ['跟随', 'follow'],
  ] as const)('%s is found, in both languages of the window', (typed, id) => {
    for (const language of languages)
      expect(idsFound(paletteItems(nothing, language), typed), language).toContain(`action ${id}`);
  });
});

describe('a search', () => {
  const items = paletteItems(nothing, 'en');

  it('ignores case, width and the order of words', () => {
    for (const typed of ['SUBSCRIBE', ' subscribe ', 'ｓｕｂｓｃｒｉｂｅ', 'topic subscribe'])
      expect(idsFound(items, typed), typed).toContain('action subscribe');
  });

  it('finds a command without AT+, the best match first', () => {
    expect(idsFound(items, 'csq')).toEqual(['action runModule']);
    expect(idsFound(items, 'at+mpub').slice(0, 1)).not.toEqual([]);
  });

  it('ranks titles before synonyms', () => {
    expect(idsFound(items, 'stop')[0]).toBe('action stop');
    expect(idsFound(paletteItems(nothing, 'zh'), 'mqtt').slice(0, 3)).toEqual([
      'action goMqtt',
      'action openConnection',
      'action closeConnection',
    ]);
  });

  it('shows the synonym that matched', () => {
    const { found } = search(indexOf(items), '深色模式', 9);
    expect(found.map(({ by }) => by)).toEqual(['深色模式', '深色模式']);
    expect(search(indexOf(items), 'change theme', 9).found[0]?.by).toBeNull();
  });

  it('may find nothing', () => {
    expect(search(indexOf(items), 'qqqq', 9)).toEqual({ found: [], total: 0 });
  });

  it('shows a limited number of results, counts the rest, and finds each of them with more text', () => {
    const thousand = Array.from({ length: 1_000 }, (_, number) => number);
    const all = paletteItems(
      { ...nothing, profiles: thousand.map(profile), recordings: thousand.map(recording) },
      'en',
    );
    const index = indexOf(all);
    const { found, total } = search(index, 'greenhouse', 50);
    expect([found.length, total]).toEqual([50, 1_000]);
    for (const number of [0, 500, 999]) {
      expect(search(index, `Greenhouse ${number}`, 50).found[0]?.item.title).toBe(`Greenhouse ${number}`);
      expect(search(index, recording(number).imei ?? '', 50).total).toBe(1);
    }
  });
});

describe('an action', () => {
  const pages = ['setup', 'terminal', 'mqtt', 'recordings', 'settings'] as const;
  /** Offered by the shell at any time. */
  const everywhere: readonly ActionId[] = [
    ...(['palette', 'goSetup', 'goModule', 'goTerminal', 'goMqtt', 'goRecordings', 'goSettings'] as const),
    ...(['portPicker', 'connect', 'findModule', 'nextPanel', 'previousPanel', 'language', 'theme'] as const),
  ];

  it.each(actionIds)('%s can run, has a page where it can run, or has a reason', (id) => {
    for (const pageName of pages) {
      const isExplained = reasonAgainst(id, { ...sampleView(), session: null }, pageName) !== null;
      expect(everywhere.includes(id) || id in actionPlaces || isExplained).toBe(true);
    }
  });

  const noSession = { ...sampleView(), session: null };
  const viewOf = (change: Parameters<typeof sampleSession>[0]) => {
    const session = sampleSession(change);
    return { ...sampleView({ sessions: { [session.id]: session } }), session };
  };
  const run = {
    number: 1,
    plan: samplePlan,
    stages: [],
    startedAtMs: 0,
    endedAtMs: null,
    steps: [],
    failure: null,
    report: null,
    found: null,
  };
  const online = { kind: 'online', sinceMs: 0, plan: samplePlan } as const;

  it.each([
    ['setUp', noSession, 'noPort'],
    ['setUp', viewOf({}), null],
    ['setUp', viewOf({ run: { ...run, state: 'running' } }), 'running'],
    ['stop', viewOf({}), 'notRunning'],
    ['stop', viewOf({ run: { ...run, state: 'running' } }), null],
    ['stop', viewOf({ run: { ...run, state: 'stopping' } }), 'stopping'],
    ['resume', viewOf({ run: { ...run, state: 'done' } }), 'nothingToResume'],
    ['resume', viewOf({ run: { ...run, state: 'failed' } }), null],
    ['saveReport', viewOf({}), 'noReport'],
    ['publish', noSession, 'noPort'],
    ['publish', viewOf({}), 'offline'],
    ['publish', viewOf({ online }), null],
    ['openConnection', viewOf({ online }), 'online'],
    ['closeConnection', viewOf({}), 'offline'],
    ['closeConnection', viewOf({ online }), null],
    ['connect', noSession, 'noAddress'],
    ['exportProfile', noSession, 'notSaved'],
    ['closeTab', noSession, 'noPort'],
    ['closeTab', viewOf({}), 'noTabs'],
    ['deleteEmptyRecordings', noSession, 'noEmpty'],
    ['deleteEmptyRecordings', { ...noSession, recordings: [{ ...recording(1), empty: true }] }, null],
  ] as const)('%s %#: has the current reason', (id, view, reason) => {
    expect(reasonAgainst(id, view, 'recordings')).toBe(reason);
  });

  it('main has the reason of the current page', () => {
    expect(reasonAgainst('main', viewOf({}), 'setup')).toBeNull();
    expect(reasonAgainst('main', viewOf({}), 'mqtt')).toBe('offline');
    expect(reasonAgainst('main', viewOf({}), 'recordings')).toBe('notHere');
  });

  it('faults can be set while the port is the virtual module', () => {
    const view = noSession;
    expect(reasonAgainstPart('faults', view)).toBe('notVirtual');
    const virtual = { ...view, settings: { ...view.settings, lastAddress: 'sim:' } };
    expect(reasonAgainstPart('faults', virtual)).toBeNull();
  });
});
