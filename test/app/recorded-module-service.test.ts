import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLinks, type Links } from '../../electron/app/links.ts';
import {
  createRecordedModuleService,
  type RecordedModuleService,
} from '../../electron/app/services/recorded-module-service.ts';
import { createViewStore, type ViewStore } from '../../electron/app/view-store.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import { noRemarks } from '../../shared/contract/recordings.ts';
import type { RecordedModuleAnswers, RecordedModuleAsk, RecordingSummary } from '../../shared/contract.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { recordedModuleAddress } from '../../shared/virtual-modules.ts';
import { realClock } from '../link/real-clock.ts';
import { askLine } from '../support/ask-line.ts';
import { recordedSetup } from '../support/recorded-setup.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform, type TempPlatform } from '../support/temp-platform.ts';

const name = '20261123T060000.000Z-sim.jsonl';
const ofList = (file: string): RecordingSummary => ({
  ...{ name: file, startedAtMs: 0, address: 'sim:', sizeBytes: 1, live: false, durationMs: 1, model: null, imei: null },
  ...{ result: null, others: [], part: null, empty: false, remarks: noRemarks },
});
const plain = { timing: 'fast', repeatsLines: false, edits: [] } as const;

describe('a recording of the list as a virtual module', () => {
  let platform: TempPlatform;
  let links: Links;
  let viewStore: ViewStore;
  let service: RecordedModuleService;

  beforeEach(async () => {
    platform = createTempPlatform();
    const folder = platform.join(platform.dataFolder, 'recordings');
    await platform.writeFile(platform.join(folder, name), (await recordedSetup()).content);
    await platform.writeFile(platform.join(folder, 'empty.jsonl'), new TextEncoder().encode('{}\n'));
    writeFileSync(platform.join(platform.dataFolder, 'hidden.jsonl'), '{}\n');
    links = createLinks({ platform, clock: realClock });
    viewStore = createViewStore(sampleView({ recordings: [ofList(name), ofList('empty.jsonl')] }));
    const { maskText } = createSecretSet(['own-secret-123']);
    service = createRecordedModuleService({ viewStore, platform, clock: realClock, links, maskText });
  });
  afterEach(async () => {
    await links.close();
    platform.remove();
  });

  const ask = <Kind extends RecordedModuleAsk['kind']>(
    asked: Extract<RecordedModuleAsk, { kind: Kind }>,
  ): Promise<Outcome<RecordedModuleAnswers[Kind]>> =>
    service.handlers['recordedModule.ask'](asked) as unknown as Promise<Outcome<RecordedModuleAnswers[Kind]>>;

  const send = async (line: string): Promise<string> => {
    const link = await links.openLink(recordedModuleAddress, { baudRate: 115_200 });
    if (!link.ok) return link.error.code;
    const answer = await askLine(link.value, line);
    await link.value.close();
    return answer;
  };

  it('answers at an address of its own, and says what it cannot answer', async () => {
    expect(await send('AT+CGSN')).toBe('usage/invalid');
    expect(await ask({ kind: 'use', name, ...plain })).toEqual({ ok: true, value: { address: recordedModuleAddress } });
    expect(viewStore.view().recordedModule).toMatchObject({
      recording: name,
      unknown: [],
      timing: 'fast',
      isCut: false,
    });
    expect(await send('AT+CGSN')).toContain('866475030000019');
    expect(await send('AT+FOO="own-secret-123"')).toContain('ERROR');
    expect(viewStore.view().recordedModule?.unknown).toEqual([{ line: 'AT+FOO="**************"', count: 1 }]);
    await ask({ kind: 'leave' });
    expect(viewStore.view().recordedModule).toBeNull();
    expect(await send('AT+CGSN')).toBe('usage/invalid');
  });

  it('answers with the edits that were made last', async () => {
    await ask({ kind: 'use', name, ...plain });
    const edit = { kind: 'replace', command: 'AT+CGSN', occurrence: null, lines: ['+CME ERROR: 767'] } as const;
    expect(await ask({ kind: 'change', ...plain, edits: [edit] })).toMatchObject({ ok: true });
    expect(await send('AT+CGSN')).toContain('+CME ERROR: 767');
    expect(viewStore.view().recordedModule?.edits).toEqual([edit]);
  });

  it('disconnects from the recording before when another one is used', async () => {
    await ask({ kind: 'use', name, ...plain });
    const link = await links.openLink(recordedModuleAddress, { baudRate: 115_200 });
    if (!link.ok) throw new Error(link.error.code);
    const lost = new Promise((resolve) => {
      link.value.onClosed(resolve);
    });
    await ask({ kind: 'use', name, ...plain });
    expect(await lost).toMatchObject({ code: 'link/lost' });
  });

  it('lists the commands of a recording with the answer of each time, without secrets', async () => {
    const read = await ask({ kind: 'commands', name });
    const commands = read.ok ? read.value.commands : [];
    expect(commands.find(({ line }) => line === 'AT+CGSN')).toEqual({
      ...{ line: 'AT+CGSN', command: '+CGSN', times: 1 },
      answers: [['866475030000019', 'OK']],
    });
    const certificate = 'AT+SSLCFG="cacert",88,"server.crt"';
    expect(commands.find(({ line }) => line === certificate)?.command).toBe(certificate);
    expect(commands.find(({ line }) => line.startsWith('AT+MCONFIG'))?.line).toMatch(/,"\*{64}"$/);
    expect(commands.find(({ line }) => line === 'AT+MQTTSTATU')?.times).toBeGreaterThan(2);
  });

  it.each([
    ['a file outside of the list', { kind: 'use', name: '../hidden.jsonl', ...plain }, 'file/missing'],
    ['a recording without a command', { kind: 'use', name: 'empty.jsonl', ...plain }, 'usage/invalid'],
    ['edits without a recording in use', { kind: 'change', ...plain }, 'usage/invalid'],
    [
      'an edit with a line end',
      {
        kind: 'use',
        name,
        ...plain,
        edits: [{ kind: 'inject', command: '+A', occurrence: null, line: 'a\rb', delayMs: 0 }],
      },
      'usage/invalid',
    ],
  ] as const)('refuses %s', async (_, asked, code) => {
    expect(await ask(asked)).toMatchObject({ ok: false, error: { code } });
    expect(viewStore.view().recordedModule).toBeNull();
  });
});
