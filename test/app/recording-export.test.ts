import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createViewStore } from '../../electron/app/view-store.ts';
import { createSecretSet } from '../../electron/recorder/masking.ts';
import type { RecordingExportAnswers, RecordingExportAsk } from '../../shared/contract/recording-export.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { exportPreviewSchema } from '../../shared/recordings/masking/preview.ts';
import { recordingOf, type TestEntry } from '../recordings/export/export-bench.ts';
import { readZip } from '../recordings/export/read-zip.ts';
import { recordingsServiceOf } from '../support/recordings-service.ts';
import { sampleView } from '../support/sample-view.ts';
import { createTempPlatform } from '../support/temp-platform.ts';
import { VirtualClock } from '../support/virtual-clock.ts';

const name = '20261123T060000.000Z-sim.jsonl';

const session: readonly TestEntry[] = [
  ['<', 'IMEI: 866714043075174\r\n'],
  ['<', '+MSUB: "t",9 byte,profile-secret-1\r\n'],
];

const benchOf = async (entries: readonly TestEntry[] = session) => {
  const platform = createTempPlatform();
  const folder = join(platform.dataFolder, 'recordings');
  mkdirSync(folder);
  writeFileSync(join(folder, name), recordingOf(entries));
  const viewStore = createViewStore(sampleView());
  const secrets = createSecretSet(['profile-secret-1']);
  const service = recordingsServiceOf({
    viewStore,
    platform,
    clock: new VirtualClock(),
    secrets,
    onBug: () => undefined,
  });
  await service.refresh();
  const ask = async <Kind extends RecordingExportAsk['kind']>(
    params: Extract<RecordingExportAsk, { readonly kind: Kind }>,
  ): Promise<Outcome<RecordingExportAnswers[Kind]>> =>
    (await service.handlers['recordings.export'](params)) as Outcome<RecordingExportAnswers[Kind]>;
  return { ask, platform };
};

const answerOf = <Value>(outcome: Outcome<Value>): Value => {
  if (!outcome.ok) throw new Error(outcome.error.code);
  return outcome.value;
};

describe('the request for exports', () => {
  it('says what an export hides, with a kind that is shown', async () => {
    const { ask } = await benchOf();
    const { preview } = answerOf(await ask({ kind: 'preview', name, shown: ['imei'] }));
    expect(exportPreviewSchema.parse(preview).kinds).toEqual([
      { kind: 'imei', values: 1, places: 1, hidden: 0, sample: '866714•••174', shown: true },
    ]);
  });

  it('shows the files of the zip and how its text begins', async () => {
    const { ask } = await benchOf([...session, ...Array.from({ length: 3_000 }, () => ['<', 'RDY\r\n'] as const)]);
    const { files, text } = answerOf(await ask({ kind: 'look', name, shown: [], withSequence: true }));
    expect(files).toEqual(['recording.jsonl', 'recording.txt', 'settings.json', 'manifest.json']);
    expect(text.split('\n').slice(0, 2)).toEqual([
      '2026-11-23 06:00:00.000 # sim: (UTC)',
      '2026-11-23 06:00:00.000 < IMEI: IMEI-1_________',
    ]);
    expect(text).toMatch(/RDY\n$/);
    expect(text.length).toBeLessThanOrEqual(16 * 1024);
  });

  it('gives the zip in parts, without the secrets of this program', async () => {
    const noise: readonly TestEntry[] = Array.from(
      { length: 40_000 },
      (_, index) => ['<', `${index * 7_919 * index}\r\n`] as const,
    );
    const { ask } = await benchOf([...session, ...noise]);
    const { id } = answerOf(await ask({ kind: 'begin', name, shown: [], withSequence: false }));
    const parts: Buffer[] = [];
    for (let isEnd = false; !isEnd; ) {
      const part = answerOf(await ask({ kind: 'next', id }));
      parts.push(Buffer.from(part.contentBase64, 'base64'));
      expect(parts.at(-1)?.length).toBeLessThanOrEqual(192 * 1024);
      isEnd = part.isEnd;
    }
    expect(parts.length).toBeGreaterThan(2);
    const files = readZip(Buffer.concat(parts));
    expect([...files.keys()]).toEqual(['recording.jsonl', 'recording.txt', 'settings.json', 'manifest.json']);
    const text = Buffer.from(files.get('recording.txt') ?? []).toString('utf8');
    expect(text).toContain('IMEI: IMEI-1_________');
    expect(text).toContain('+MSUB: "t",9 byte,****************');
    expect(await ask({ kind: 'next', id })).toMatchObject({ ok: false });
  });

  it('gives up what a page has ended, and the oldest of many', async () => {
    const { ask } = await benchOf();
    const begin = async (): Promise<string> =>
      answerOf(await ask({ kind: 'begin', name, shown: [], withSequence: false })).id;
    const first = await begin();
    await ask({ kind: 'end', id: first });
    expect((await ask({ kind: 'next', id: first })).ok).toBe(false);
    const ids = [await begin(), await begin(), await begin(), await begin(), await begin()];
    const answers = await Promise.all(ids.map((id) => ask({ kind: 'next', id })));
    expect(answers.map(({ ok }) => ok)).toEqual([false, true, true, true, true]);
  });

  it('refuses names that are not in the list, and kinds that are never shown', async () => {
    const { ask } = await benchOf();
    expect(await ask({ kind: 'preview', name: '../x.jsonl', shown: [] })).toMatchObject({
      ok: false,
      error: { code: 'file/missing' },
    });
    const shown = ['passwords'] as unknown as [];
    expect(await ask({ kind: 'preview', name, shown })).toMatchObject({ ok: false, error: { code: 'usage/invalid' } });
  });
});
